"""The kinds of e-mail about partnerships: whom one meets, when, and what helps."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from colead.kernel.mail_kinds import Group, Kind, register_groups, register_kinds
from colead.partnerships.life_mail_kinds import register_life_mail
from colead.partnerships.still import is_ahead, lacks_signature, lacks_taps

WHY = _("You get this because you meet somebody in a programme.")


def register_partnerships_mail() -> None:
    """Register this area's kinds."""
    register_life_mail()
    register_groups(
        Group("partners", _("Your partner"), WHY),
        Group("meetings", _("Meetings in your calendar"), WHY),
        Group("around", _("Before and after a meeting"), WHY),
        Group("agreement", _("Your agreement"), WHY),
        Group("words", _("What your partner writes to you"), WHY),
        Group("goals", _("Your goals"), _("You get this because you set yourself goals in a programme.")),
    )
    register_kinds(
        Kind("partnerships.introduction", "partners", _("Whom you meet, and first times"), essential=True),
        Kind("partnerships.parted", "partners", _("A pairing has ended"), essential=True),
        Kind("partnerships.planned", "meetings", _("A meeting is planned or moved"), essential=True),
        Kind("partnerships.series", "meetings", _("Several meetings are planned or moved"), essential=True),
        Kind("partnerships.cancelled", "meetings", _("A meeting is cancelled"), essential=True),
        Kind("partnerships.preparation", "around", _("The day before: what do you want help with?"),
             nudge=True, holds=is_ahead),
        Kind("partnerships.aftercare", "around", _("After a meeting: three taps"), nudge=True, holds=lacks_taps),
        Kind("partnerships.agreement_to_sign", "agreement", _("An agreement waits for your signature"), holds=lacks_signature),
        Kind("partnerships.agreement_agreed", "agreement", _("Your agreement holds")),
        Kind("partnerships.message", "words", _("There is a new message; never what it says")),
        Kind("partnerships.feedback", "words", _("There is feedback on a meeting; never what it says")),
        Kind("partnerships.goals_due", "goals", _("A goal is due within a week"), nudge=True),
        Kind("partnerships.goals_mid", "goals", _("Half way: a look at your goals"), nudge=True),
        Kind("partnerships.goals_end", "goals", _("Before the end: a look at your goals"), nudge=True),
    )  # fmt: skip
