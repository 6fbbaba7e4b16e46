"""Stories: one's own, and those that are told to whoever looks. Nothing is kept of a page: each asks anew."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext

from colead.community.models import Story, StoryPage
from colead.community.rules import BELONG
from colead.community.states import Reach, StoryName
from colead.people.models import Person
from colead.programmes.models import Enrolment, Programme

WIDER = (Reach.ORGANISATION, Reach.PUBLIC)
MOST = 50  # on one page; the newest


@dataclass(frozen=True)
class Told:
    """A story as others read it."""

    key: str
    teller: str
    hard: str
    changed: str
    learned: str
    reach: str
    until: date
    in_kit: bool


@dataclass(frozen=True)
class OwnStory:
    """A story in its teller's list."""

    key: str
    glance: str
    is_told: bool
    is_hidden: bool
    is_over: bool
    reach: str
    until: date | None


@dataclass(frozen=True)
class Seat:
    """Where somebody can tell a story: their enrolment and its programme."""

    key: str
    programme_key: str
    programme_name: str


@dataclass(frozen=True)
class StoriesPage:
    """What the page of one's stories shows."""

    own: tuple[OwnStory, ...]
    seats: tuple[Seat, ...]


def stories_page(person: Person, *, today: date) -> StoriesPage:
    """List one's stories, and where one can tell another; two queries."""
    rows = Story.objects.filter(enrolment__person=person)
    seats = Enrolment.objects.filter(person=person, state__in=BELONG).order_by(
        "cohort__programme__name", "pk"
    )
    return StoriesPage(
        tuple(own_story(one, today=today) for one in rows),
        tuple(
            Seat(*row)
            for row in seats.values_list("key", "cohort__programme__key", "cohort__programme__name")
        ),
    )


def own_story(story: Story, *, today: date) -> OwnStory:
    """Say how a story of one's own stands."""
    words = " ".join(story.hard.split())
    return OwnStory(
        key=story.key, glance=words[:120] + ("…" if len(words) > 120 else ""), is_told=story.told_at is not None,
        is_hidden=story.hidden_at is not None, is_over=story.until is not None and story.until < today,
        reach=str(story.get_reach_display()), until=story.until,
    )  # fmt: skip


def told_in(programme: Programme, *, today: date) -> tuple[Told, ...]:
    """Give what those in the programme may read; one query."""
    return _read(_told(programme, today))


def told_to_all(programme: Programme, *, today: date) -> tuple[Told, ...] | None:
    """Give what everybody may read; nothing at all where the programme has no public page. Two queries."""
    if not has_page(programme):
        return None
    return _read(_told(programme, today).filter(reach=Reach.PUBLIC))


def told_in_kit(programme: Programme, *, today: date) -> tuple[Told, ...]:
    """Give what the invitation kit shows; one query."""
    return _read(_told(programme, today).filter(reach__in=WIDER, in_kit_at__isnull=False))


def has_page(programme: Programme) -> bool:
    """Tell whether the programme has a public page."""
    return StoryPage.objects.filter(programme=programme).exists()


def _told(programme: Programme, today: date) -> QuerySet[Story]:
    rows = Story.objects.filter(
        enrolment__cohort__programme=programme, told_at__isnull=False, hidden_at=None, until__gte=today
    )
    return rows.select_related("enrolment__person").order_by("-told_at", "-pk")


def _read(rows: QuerySet[Story]) -> tuple[Told, ...]:
    return tuple(
        Told(
            one.key, _teller(one), one.hard, one.changed, one.learned, one.reach, one.until or date.min,
            one.in_kit_at is not None,
        )
        for one in rows[:MOST]
    )  # fmt: skip


def _teller(story: Story) -> str:
    person = story.enrolment.person
    if story.name_as == StoryName.NAME:
        return person.name
    return person.first_name if story.name_as == StoryName.FIRST else gettext("Somebody in the programme")
