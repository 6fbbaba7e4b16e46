"""The kinds of e-mail that ask questions."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from colead.kernel.mail_kinds import Group, Kind, register_groups, register_kinds
from colead.surveys.still import is_rating_open, is_still_open


def register_surveys_mail() -> None:
    """Register them."""
    register_groups(
        Group(
            "surveys", _("Questions now and then"), _("You get this because you take part in a programme.")
        ),
        Group(
            "raters",
            _("Being asked about somebody"),
            _("You get this because somebody has chosen you to be asked."),
        ),
    )
    register_kinds(
        Kind("surveys.asked", "surveys", _("A few questions, four or five times in a programme"), holds=is_still_open),
        Kind(
            "surveys.rater", "raters", _("Somebody asks how you see them lead"), essential=True, holds=is_rating_open,
            receiver_is_private=True,
        ),
        Kind(
            "surveys.reminder", "surveys", _("A reminder of questions that are still open"), nudge=True,
            holds=is_still_open, receiver_is_private=True,
        ),
    )  # fmt: skip
