"""What people give each other: thanks."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from colead.community.actions import thanks
from colead.community.actions.thanks import Words
from colead.community.models import Thanks
from colead.programmes.models import Enrolment


def make_thanks(
    giver: Enrolment, receiver: Enrolment, did: str = "You waited.", changed: str = "I found the sentence myself.", *,
    shows: bool = False, at: datetime | None = None,
) -> Thanks:  # fmt: skip
    """Let somebody thank a partner."""
    words, moment = Words(did, changed), at or timezone.now()
    return thanks.give(to=receiver, words=words, shows=shows, by=giver.person, at=moment)


def make_shown_thanks(giver: Enrolment, receiver: Enrolment, did: str = "You waited.") -> Thanks:
    """Let somebody thank a partner, and both want it on the wall."""
    given = make_thanks(giver, receiver, did, shows=True)
    return thanks.show(thanks=given, by=receiver.person, at=timezone.now())
