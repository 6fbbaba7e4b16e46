"""The kinds of e-mail about choosing a partner or a mentor."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from colead.kernel.mail_kinds import Group, Kind, register_groups, register_kinds


def register_pairing_mail() -> None:
    """Register this area's kinds."""
    register_groups(
        Group(
            "choosing",
            _("Choosing whom you meet"),
            _("You get this because you take part in a programme in which people choose."),
        ),
        Group(
            "profile",
            _("Your profile"),
            _("You get this because you take part in a programme, and your role in it has changed."),
        ),
    )
    register_kinds(
        Kind("pairing.missing", "profile", _("One thing more for your profile"), essential=True),
        Kind("pairing.choose", "choosing", _("Your shortlist is there"), essential=True),
        Kind("pairing.asked", "choosing", _("A learner asks you"), essential=True),
        Kind("pairing.closed", "choosing", _("A request has ended"), essential=True),
    )
