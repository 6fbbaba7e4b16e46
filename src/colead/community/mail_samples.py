"""The e-mails about recognition, to made-up people."""

from __future__ import annotations

from datetime import datetime

from colead.community import emails
from colead.community.models import Announcement, Badge, Reached, Thanks
from colead.community.states import Milestone
from colead.kernel.mail_samples import make
from colead.partnerships.mail_samples import chidi
from colead.programmes.mail_samples import enrolment


def recognition(at: datetime) -> None:
    """Write each of them."""
    mine = enrolment(at)
    emails.thanked(make(Thanks, giver=enrolment(at, chidi(), pk=2), receiver=mine, given_at=at), at=at)
    stones = [make(Reached, enrolment=mine, milestone=one, at=at) for one in Milestone.values]
    emails.reached(stones[1:2], at=at)
    emails.reached(stones, at=at)
    emails.badge_revoked(make(Badge, enrolment=mine, issued_at=at, expires_at=at), at=at)
    words = "Please bring **one question**:\n\n- what you tried\n- what came of it"
    said = make(Announcement, cohort=mine.cohort, title="Half way: an hour together", words=words, goes_at=at)
    emails.announced(said, [mine], at=at)
