"""What people say of themselves besides needs and strengths, and handing it all in.

Sets are changed by what was added and removed, so that two open windows do not undo each other.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import TypeVar

from django.db import transaction
from django.utils.text import get_text_list
from django.utils.translation import gettext, gettext_lazy

from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.pairing.actions.sitting import UnknownChoice, begin, keep
from colead.pairing.interests import AT_MOST, known_cards
from colead.pairing.languages import known_languages
from colead.pairing.models import Profile
from colead.pairing.queries.completeness import Completeness, completeness
from colead.pairing.queries.policies import policy_of
from colead.pairing.queries.profiles import SCALES
from colead.pairing.week import is_place, known_hours
from colead.people.models import Person
from colead.programmes.actions import admission
from colead.programmes.models import Enrolment
from colead.programmes.states import EnrolmentState, Role

T = TypeVar("T")
Changes = tuple[Collection[T], Collection[T]]  # what was added, what was removed


class TooManyCards(Refused):
    code = "profiles.too_many_cards"
    sentence = gettext_lazy("Five at most. Put one back first; the latest change is not saved yet.")


class NotAMentor(Refused):
    code = "profiles.not_a_mentor"
    sentence = gettext_lazy("Only mentors are asked how many learners they take.")


class Unfinished(Refused):
    """Says what is missing; `missing` holds the parts, so that a page can lead to each."""

    code = "profiles.unfinished"

    def __init__(self, found: Completeness) -> None:
        self.missing = found.missing
        parts = get_text_list([str(part.name) for part in found.missing], gettext("and"))
        super().__init__(gettext("Almost there. Still missing: %(parts)s.") % {"parts": parts})


@transaction.atomic
def save_values(*, enrolment: Enrolment, cards: Changes[str], by: Person, at: datetime) -> Profile:
    """Pick and put back cards of the values sort."""
    profile = begin(enrolment, by=by, at=at)
    profile.interests = known_cards(_changed(profile.interests, cards))
    if len(profile.interests) > AT_MOST:
        raise TooManyCards
    return keep(profile, by=by, at=at)


@transaction.atomic
def save_talk(
    *, enrolment: Enrolment, scales: Mapping[str, int], languages: Changes[str], by: Person, at: datetime
) -> Profile:
    """Set scales of the style by name, each 1 to 5, and add and take away languages by code."""
    profile = begin(enrolment, by=by, at=at)
    for name, value in scales.items():
        if name not in SCALES or not 1 <= value <= 5:
            raise UnknownChoice
        setattr(profile, f"style_{name}", value)
    profile.languages = known_languages(_changed(profile.languages, languages))
    return keep(profile, by=by, at=at)


@transaction.atomic
def save_week(
    *, enrolment: Enrolment, hours: Changes[int], time_zone: str = "", by: Person, at: datetime
) -> Profile:
    """Add and take away hours of a usual week, and say in which time zone; an empty zone leaves it as it is."""
    profile = begin(enrolment, by=by, at=at)
    profile.free_hours = known_hours(_changed(profile.free_hours, hours))
    if time_zone:
        _move(by, time_zone, at)
    return keep(profile, by=by, at=at)


@transaction.atomic
def save_places(*, enrolment: Enrolment, places: int, pauses: bool, by: Person, at: datetime) -> Profile:
    """Say how many learners one takes, and whether one takes anybody new for now."""
    profile = begin(enrolment, by=by, at=at)
    if Role.MENTOR not in enrolment.roles:
        raise NotAMentor
    most = policy_of(enrolment.cohort.programme).mentor_most
    if not 1 <= places <= most:
        raise UnknownChoice
    profile.places, profile.takes_nobody_new = places, pauses
    return keep(profile, by=by, at=at)


@transaction.atomic
def finish(*, enrolment: Enrolment, by: Person, at: datetime) -> Enrolment:
    """Hand the profile in; who had accepted thereby gets a place, or waits for one. A second time changes nothing."""
    profile = begin(enrolment, by=by, at=at)
    locked = Enrolment.objects.select_related("cohort__programme__matching_policy", "person", "profile").get(
        pk=enrolment.pk
    )
    found = completeness(locked)
    if found.missing:
        raise Unfinished(found)
    if profile.finished_at is None:
        Profile.objects.filter(pk=profile.pk).update(finished_at=at)
        record("profiles.finish", profile, by=by, at=at)
    if locked.state == EnrolmentState.APPLIED:
        return admission.ready(enrolment=locked, by=by, at=at)
    return locked


def _changed(now: Collection[T], changes: Changes[T]) -> set[T]:
    added, removed = changes
    return (set(now) - set(removed)) | set(added)


def _move(person: Person, time_zone: str, at: datetime) -> None:
    """Set the person's own zone: all their pages and e-mails follow."""
    if not is_place(time_zone):
        raise UnknownChoice
    locked = Person.objects.select_for_update().get(pk=person.pk)
    if locked.time_zone != time_zone:
        locked.time_zone = time_zone
        locked.save(update_fields=["time_zone"])
        record("profiles.time_zone", locked, by=person, at=at, time_zone=time_zone)
