"""The e-mails of choosing and of profiles, to made-up people."""

from __future__ import annotations

from datetime import datetime, timedelta

from colead.kernel.mail_samples import make
from colead.pairing import emails
from colead.pairing.models import Request, Round
from colead.pairing.states import RequestState
from colead.people.mail_samples import bo
from colead.people.models import Person
from colead.programmes.mail_samples import enrolment
from colead.programmes.states import Format


def choosing(at: datetime) -> None:
    """Write everything about choosing: to who chooses, to who is asked, and to both when it ends."""
    mine = enrolment(at)
    gita = make(Person, pk=90, name="Gita Test", email="gita.test@example.org")
    theirs = enrolment(at, gita, pk=2)
    found = make(Round, cohort=mine.cohort, number=1, requested_at=at, choose_by=at + timedelta(days=7))
    emails.choose(found, [mine], at=at)
    mine.cohort.programme.format = Format.CHOICE
    emails.choose(found, [mine], at=at)
    until = at + timedelta(days=7)
    emails.asked(make(Request, asker=theirs, asked=mine, asked_at=at, answer_by=until), at=at)
    for state in (RequestState.DECLINED, RequestState.EXPIRED):
        closed = make(Request, asker=mine, asked=theirs, asked_at=at, answer_by=until, state=state)
        emails.closed(closed, at=at)
    withdrawn = make(Request, asker=theirs, asked=mine, asked_at=at, answer_by=until)
    withdrawn.state = RequestState.WITHDRAWN
    emails.closed(withdrawn, at=at)


def profiles(at: datetime) -> None:
    """Write what is said when a new role needs more of a profile."""
    emails.missing(enrolment(at, bo()), ["one thing you want help with"], at=at)
