"""What the demo's people give each other. All of it is made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from colead.cli.demo import cast
from colead.community.actions import announcements, badges, stories, thanks
from colead.community.actions.announcements import Draft
from colead.community.actions.stories import Consent, Texts
from colead.community.actions.thanks import Words
from colead.community.queries.earning import earned
from colead.community.rules import BELONG
from colead.community.states import BadgeKind
from colead.partnerships.models import Member, Partnership
from colead.partnerships.states import PartnershipState
from colead.people.models import Person
from colead.programmes.models import Cohort, Enrolment

DAY = timedelta(days=1)
THANKS = (
    Words(
        "You asked what I was afraid of, and then you waited until I knew.",
        "I told my team on Monday that the site will close. They had guessed it, and were glad that somebody said it.",
    ),
    Words(
        "You read my three pages and asked which sentence I would keep.",
        "The board has read one page, and decided.",
    ),
    Words(
        "You let me practise saying no, five times, until it sounded like me.",
        "I have said it twice since. Nobody was cross.",
    ),
)

STORIES = (
    Texts(
        "I answered every question in the room, and wondered why nobody else did.",
        "I count to ten now. By seven somebody speaks, and mostly better than I would have.",
        "That my silence is not a hole that I have to fill.",
    ),
    Texts(
        "Two people in my team did not speak to each other, and I planned around it.",
        "We sat down, the three of us, for twenty minutes. They still do not like each other. They hand over their work.",
        "To ask first what each of them needs, and only then to talk about who is right.",
    ),
)


def take_badges(cohort: Cohort, *, now: datetime) -> None:
    """Let a few of those who have come to the end take their badge, Bo with his name on it."""
    people = Enrolment.objects.filter(cohort=cohort, memberships__isnull=False).select_related("person")
    ready = [one for one in people.distinct().order_by("pk") if BadgeKind.TOOK_PART in earned(one)]
    for one in sorted(ready, key=lambda one: one.person.email != cast.PEER)[:4]:
        is_bo = one.person.email == cast.PEER
        badges.take(
            enrolment=one, kind=BadgeKind.TOOK_PART, shows_name=is_bo, by=one.person, at=now,
            evidence="I ask first, and I have stopped answering for others." if is_bo else "",
        )  # fmt: skip


NEWS = (
    Draft(
        "everybody",
        "What you told us, and what we change",
        "Many of you said that the first ten minutes are the hardest. So there is a **shorter worksheet** now:\n\n"
        "- one question that you bring\n- one thing that you have tried\n\nThank you for saying it.",
    ),
    Draft(
        "everybody",
        "Half way: an hour together",
        "We meet once, all of us. Bring *one* question; nothing to prepare.",
    ),
)


def tell_stories(cohort: Cohort, *, now: datetime) -> None:
    """Let Bo and somebody else tell a story, one of them without a name."""
    people = Enrolment.objects.filter(
        cohort=cohort, state__in=BELONG, memberships__isnull=False
    ).select_related("person")
    tellers = sorted(people.distinct().order_by("pk")[:9], key=lambda one: one.person.email != cast.PEER)[:2]
    for one, texts, (name_as, reach) in zip(
        tellers, STORIES, (("first", "public"), ("none", "programme")), strict=False
    ):
        story = stories.write(enrolment=one, story=None, texts=texts, by=one.person, at=now - 3 * DAY)
        consent = Consent(name_as, reach, now.date() + 200 * DAY)
        stories.tell(story=story, consent=consent, by=one.person, at=now - 3 * DAY)


def announce(cohort: Cohort, amara: Person, *, now: datetime) -> None:
    """Let Amara tell everybody something, which some have read, and write something for next week."""
    said = announcements.schedule(cohort=cohort, draft=NEWS[0], by=amara, at=now - 2 * DAY)
    announcements.send_due(at=now - 2 * DAY)
    for receipt in said.receipts.select_related("enrolment__person").order_by("pk")[1:14]:
        announcements.read(announcement=said, by=receipt.enrolment.person, at=now - DAY)
    announcements.schedule(cohort=cohort, draft=replace(NEWS[1], goes_at=now + 6 * DAY), by=amara, at=now)


def give(cohort: Cohort, *, now: datetime) -> None:
    """Let some partners thank each other, and Bo and a few others show it on the wall."""
    pairs = Partnership.objects.filter(cohort=cohort).exclude(state=PartnershipState.ENDED).order_by("pk")
    bos = pairs.filter(members__enrolment__person__email=cast.PEER)
    others = pairs.filter(meetings__state="held").exclude(pk__in=bos.values("pk")).distinct()
    for place, pair in enumerate([*bos, *others[:5]]):
        first, second = Member.objects.filter(partnership=pair).select_related("enrolment__person")[:2]
        _thank(second, first, THANKS[0], at=now - (9 - place) * DAY, both=place % 2 == 0)
        if place < 3:
            _thank(first, second, THANKS[1 + place % 2], at=now - (4 - place) * DAY, both=False)


def _thank(giver: Member, receiver: Member, words: Words, *, at: datetime, both: bool) -> None:
    to = receiver.enrolment
    given = thanks.give(to=to, words=words, shows=True, by=giver.enrolment.person, at=at)
    if both:
        thanks.show(thanks=given, by=to.person, at=at + timedelta(hours=5))
