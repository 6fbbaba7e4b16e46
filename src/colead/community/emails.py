"""E-mails about recognition. They say that there is something, never what, nor from whom: the page does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, override

from colead.community.models import Announcement, Badge, Reached, Thanks
from colead.community.states import ROSTER, Milestone
from colead.kernel.mail import compose, draft, enqueue
from colead.kernel.markdown import to_html
from colead.kernel.models import OutboxEmail
from colead.programmes.models import Enrolment

STALE = timedelta(days=7)


def thanked(given: Thanks, *, at: datetime) -> None:
    """Tell somebody that they are thanked."""
    person = given.receiver.person
    with override(person.language):
        subject = gettext("Somebody thanks you for something")
    link = f"{settings.PUBLIC_ADDRESS}{reverse('thanks')}"
    compose(
        "community.thanks", person, subject=subject, at=at, stale_after=at + STALE,
        template="community/email/thanks", context={"link": link}, about=given,
    )  # fmt: skip


def reached(stones: Sequence[Reached], *, at: datetime) -> None:
    """Tell people what they have reached: one e-mail each, and few queries for thousands of them."""
    by_person: dict[int, list[Reached]] = defaultdict(list)
    for stone in stones:
        by_person[stone.enrolment_id].append(stone)
    enqueue([_reached(ones, at) for ones in by_person.values()])


def _reached(stones: Sequence[Reached], at: datetime) -> OutboxEmail:
    """Write one; its subject names only what the roster knows as well."""
    person = stones[0].enrolment.person
    with override(person.language):
        names = [str(Milestone(one.milestone).label) for one in stones]
        is_roster = len(stones) == 1 and stones[0].milestone in ROSTER
        subject = names[0] if is_roster else gettext("You have reached something")
    link = f"{settings.PUBLIC_ADDRESS}{reverse('milestones', args=[stones[0].enrolment.key])}"
    return draft(
        "community.milestone", person, subject=subject, at=at, stale_after=at + timedelta(days=14),
        template="community/email/milestone", context={"names": names, "link": link},
    )  # fmt: skip


def badge_revoked(badge: Badge, *, at: datetime) -> None:
    """Tell somebody that the programme has revoked a badge of theirs."""
    person = badge.enrolment.person
    with override(person.language):
        subject = gettext("A badge of yours is not valid any more")
    link = f"{settings.PUBLIC_ADDRESS}{reverse('badges')}"
    compose(
        "community.badge_revoked", person, subject=subject, at=at, template="community/email/badge_revoked",
        context={"link": link, "programme": badge.enrolment.cohort.programme.name}, about=badge,
    )  # fmt: skip


def announced(said: Announcement, people: Sequence[Enrolment], *, at: datetime) -> None:
    """Tell many people what a coordinator announces; few queries for thousands of them."""
    link = f"{settings.PUBLIC_ADDRESS}{reverse('announcement', args=[said.key])}"
    context = {
        "title": said.title, "words": said.words, "html": to_html(said.words), "link": link,
        "programme": said.cohort.programme.name,
    }  # fmt: skip
    enqueue([
        draft(
            "community.announcement", one.person, subject=said.title, at=at, template="community/email/announcement",
            context=context, about=said,
        )
        for one in people
    ])  # fmt: skip
