"""The kinds of e-mail about training."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from colead.kernel.mail_kinds import Group, Kind, register_groups, register_kinds
from colead.learning.models import Refresher
from colead.programmes.states import EnrolmentState


def register_learning_mail() -> None:
    """Register them."""
    register_groups(
        Group(
            "learning", _("Training and workshops"), _("You get this because you take part in a programme.")
        )
    )
    register_kinds(
        Kind(
            "learning.second_look", "learning", _("Half way: a second look at the training"), holds=_is_open
        ),
        Kind("learning.workshop", "learning", _("A workshop that you signed up for"), essential=True),
    )


def _is_open(refresher: str, person: str, at: datetime) -> bool:
    """Tell whether somebody takes part and has not taken the second look."""
    open_ones = Refresher.objects.filter(enrolment__state=EnrolmentState.ADMITTED, taken_at=None)
    return open_ones.filter(key=refresher, enrolment__person__key=person).exists()
