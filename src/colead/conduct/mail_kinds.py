"""The kinds of e-mail to safeguarding contacts; none can be switched off."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from colead.kernel.mail_kinds import Group, Kind, register_groups, register_kinds


def register_conduct_mail() -> None:
    """Register this area's kinds."""
    register_groups(
        Group("conduct", _("Reports to you"), _("You get this because you are a safeguarding contact.")),
    )
    register_kinds(
        Kind("conduct.named", "conduct", _("You are a safeguarding contact"), essential=True),
        Kind("conduct.new", "conduct", _("Somebody reported something to you"), essential=True),
        Kind("conduct.written", "conduct", _("Somebody who reported to you wrote again"), essential=True),
        Kind("conduct.reminder", "conduct", _("A report waits for your word"), essential=True),
    )
