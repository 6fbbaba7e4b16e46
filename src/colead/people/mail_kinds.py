"""The kinds of e-mail about accounts."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from colead.kernel.mail_kinds import Group, Kind, register_groups, register_kinds


def register_people_mail() -> None:
    """Register this area's kinds."""
    register_groups(
        Group("account", _("Your account"), _("You get this because of your account, or because somebody "
                                              "gave this address where one signs in.")),
    )  # fmt: skip
    register_kinds(
        Kind("people.account", "account", _("Signing in: a new password, a changed address"), essential=True),
        Kind("people.unused", "account", _("Your account goes unless you sign in"), essential=True),
        Kind("people.test", "account", _("A test that an administrator asked for"), essential=True),
    )
