"""The two kinds of e-mail that the kernel itself writes."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from colead.kernel.mail_kinds import Group, Kind, register_groups, register_kinds


def register_digests() -> None:
    """Register the digests, each a group of its own: its one-click end is the end of that digest."""
    why = _("You get this because you wanted to hear about some things in one go.")
    register_groups(
        Group("daily", _("The daily digest"), why), Group("weekly", _("The weekly digest"), why),
    )  # fmt: skip
    register_kinds(
        Kind("kernel.daily", "daily", _("What happened, once a day"), digest=True),
        Kind("kernel.weekly", "weekly", _("What happened, once a week"), digest=True),
    )
