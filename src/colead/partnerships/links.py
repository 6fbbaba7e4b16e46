"""Addresses that work without signing in: the three taps of one person, and a person's calendar."""

from __future__ import annotations

import hashlib
from datetime import datetime

from django.http import Http404
from django.shortcuts import get_object_or_404

from colead.kernel.links import make_link_token, read_link_token
from colead.partnerships.models import Meeting, Member

SCOPE = "taps"
DAYS = 14


def taps_token(meeting: Meeting, member: Member, *, at: datetime) -> str:
    """Sign a link for the taps of one member after one meeting."""
    return make_link_token(SCOPE, {"meeting": meeting.key, "seat": member.enrolment.key}, at=at, days=DAYS)


def seat_of_token(token: str, *, at: datetime) -> tuple[Meeting, Member]:
    """Find whose taps the link is for, and after which meeting."""
    facts = read_link_token(SCOPE, token, at=at)
    meeting = get_object_or_404(
        Meeting.objects.select_related("partnership__cohort__programme"), key=facts["meeting"]
    )
    seats = Member.objects.filter(partnership=meeting.partnership_id).select_related("enrolment__person")
    member = seats.filter(enrolment__key=facts["seat"]).first()
    if member is None:
        raise Http404
    return meeting, member


def digest_of_feed(token: str) -> str:
    """Give what a calendar address is looked up by; the address itself is kept encrypted, for its owner to read."""
    return hashlib.sha256(token.encode()).hexdigest()
