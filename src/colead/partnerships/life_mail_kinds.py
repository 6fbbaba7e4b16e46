"""The kinds of e-mail about pauses, endings, nudges and what a coordinator writes."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from colead.kernel.mail_kinds import Group, Kind, register_groups, register_kinds
from colead.partnerships.still import is_still_a_sign, is_still_asked


def register_life_mail() -> None:
    """Register them."""
    register_groups(
        Group("life", _("How it goes on"), _("You get this because you take part in a programme.")),
    )
    register_kinds(
        Kind("partnerships.ended", "life", _("A pairing has ended, as the agreement allows"), essential=True),
        Kind("partnerships.left", "life", _("You have left a group"), essential=True),
        Kind("partnerships.one_less", "life", _("Somebody has left your group"), essential=True),
        Kind("partnerships.one_more", "life", _("Somebody joins you and your partner"), essential=True),
        Kind("partnerships.cleared", "life", _("A meeting leaves your calendar"), essential=True),
        Kind("partnerships.paused", "life", _("Your partnership pauses"), essential=True),
        Kind("partnerships.goes_on", "life", _("Your partnership goes on"), essential=True),
        Kind(
            "partnerships.nudge",
            "life",
            _("It has been quiet for longer than your rhythm"),
            nudge=True,
            holds=is_still_a_sign,
        ),
        Kind(
            "partnerships.check_in",
            "life",
            _("How is it going? Three questions in half a year"),
            holds=is_still_asked,
        ),
        Kind("partnerships.closed", "life", _("The programme has come to its end"), essential=True),
        Kind("partnerships.from_coordinator", "life", _("A message from your coordinator"), essential=True),
    )
