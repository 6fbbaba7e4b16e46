"""The kinds of e-mail about a place, or a post, in a programme."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from colead.kernel.mail_kinds import Group, Kind, register_groups, register_kinds


def register_programmes_mail() -> None:
    """Register this area's kinds."""
    register_groups(
        Group("places", _("Places in a programme"), _("You get this because you were invited to a programme, "
                                                      "or have a post in one.")),
    )  # fmt: skip
    register_kinds(
        Kind("programmes.invitation", "places", _("You are invited to a programme"), essential=True),
        Kind("programmes.reminder", "places", _("A reminder of an invitation that is still open")),
        Kind("programmes.withdrawn", "places", _("An invitation was taken back"), essential=True),
        Kind(
            "programmes.waitlisted", "places", _("You are on a waiting list, or in a lottery"), essential=True
        ),
        Kind("programmes.place_given", "places", _("You have got a place"), essential=True),
        Kind("programmes.appointed", "places", _("You have a post in a programme"), essential=True),
    )
