"""Questions about how it is going, as they are asked."""

from __future__ import annotations

from datetime import datetime, timedelta

from colead.partnerships.models import CheckIn, Member
from colead.programmes.models import Enrolment
from tests.factories.people import NOW

WEEK = timedelta(days=7)


def ask(enrolment: Enrolment, kind: str = "choice", *, at: datetime = NOW) -> CheckIn:
    """Ask somebody, in their latest partnership; the window closes in a week."""
    member = Member.objects.filter(enrolment=enrolment).latest("pk")
    return CheckIn.objects.create(member=member, kind=kind, opened_at=at, closes_at=at + WEEK)
