"""The invitation's link: good for two weeks after the answers are due, and for two months at least."""

from __future__ import annotations

from datetime import datetime

from colead.kernel.links import make_link_token, read_link_token
from colead.programmes.models import Enrolment

SCOPE = "invitation"


def invitation_token(enrolment: Enrolment, *, at: datetime) -> str:
    """Sign a link for the answer to this invitation; a later invitation makes a different one."""
    days = max(60, (enrolment.cohort.answer_by - at.date()).days + 14)
    facts = {"enrolment": enrolment.key, "invited": int(enrolment.invited_at.timestamp())}
    return make_link_token(SCOPE, facts, at=at, days=days)


def enrolment_key_of(token: str, *, at: datetime) -> str:
    """Read which enrolment a link is about; raises the kernel's refusals."""
    return str(read_link_token(SCOPE, token, at=at)["enrolment"])
