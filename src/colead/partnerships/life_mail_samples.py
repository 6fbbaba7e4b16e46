"""The e-mails about pauses, endings, nudges and questions, to made-up people."""

from __future__ import annotations

from datetime import datetime, timedelta

from colead.kernel.mail_samples import make
from colead.partnerships import check_in_emails, ending_emails, signal_emails
from colead.partnerships.mail_samples import chidi, meeting, pair
from colead.partnerships.models import CheckIn, Signal
from colead.partnerships.signal_words import NUDGES
from colead.partnerships.states import CheckInKind, EndingCause


def endings(at: datetime) -> None:
    """Write everything about pauses and endings."""
    members = pair(at)
    me, planned = members[0], [meeting(at, members), meeting(at, members)]
    planned[1].calendar_uid = "another@colead.example"
    for cause in (EndingCause.MEMBERS, EndingCause.LINE):
        ending_emails.ended(me, planned, cause=cause, at=at)
    ending_emails.left(me, planned[:1], at=at)
    ending_emails.one_less(me, members, at=at)
    ending_emails.one_more(me, members, chidi(), planned[:1], at=at)
    until = (at + timedelta(days=21)).date()
    ending_emails.paused(me, members, planned[:1], until=until, waits=False, at=at)
    ending_emails.paused(me, members, [], until=None, waits=False, at=at)
    ending_emails.paused(me, members, [], until=None, waits=True, at=at)
    ending_emails.goes_on(me, members, at=at)


def care(at: datetime) -> None:
    """Write every nudge, what a coordinator writes, and every question."""
    members = pair(at)
    me = members[0]
    for kind in NUDGES:
        signal = make(
            Signal, cohort=me.partnership.cohort, partnership=me.partnership, kind=kind, opened_at=at
        )
        signal_emails.nudge(signal, me, members, at=at)
    words = "Would a shorter hour help?\n\nI am free on Monday."
    signal_emails.from_coordinator(signal, me.enrolment.person, words=words, by=chidi(), at=at)
    for kind in CheckInKind.values:
        asked = make(CheckIn, member=me, kind=kind, opened_at=at, closes_at=at + timedelta(days=14))
        check_in_emails.asked(asked, me, members, at=at)
    for stays in (True, False):
        check_in_emails.closed(me, members, stays=stays, at=at)
