"""The kinds of e-mail about recognition."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from colead.community.still import is_still_there
from colead.kernel.mail_kinds import Group, Kind, register_groups, register_kinds


def register_community_mail() -> None:
    """Register this area's kinds."""
    register_groups(
        Group("thanks", _("Thanks to you"), _("You get this because somebody whom you meet has thanked you.")),
        Group("announcements", _("News from the programme"), _("You get this because you take part in a programme.")),
        Group("badges", _("Your badges"), _("You get this because you hold a badge of a programme.")),
        Group("milestones", _("What you have reached"), _("You get this because you take part in a programme."), "weekly"),
    )  # fmt: skip
    register_kinds(
        Kind("community.thanks", "thanks", _("Somebody thanks you; never for what"), holds=is_still_there),
        Kind("community.announcement", "announcements", _("What the coordinators tell many people at once")),
        Kind("community.badge_revoked", "badges", _("A badge of yours was revoked"), essential=True),
        Kind("community.milestone", "milestones", _("You have reached a milestone; nobody else is told")),
    )
