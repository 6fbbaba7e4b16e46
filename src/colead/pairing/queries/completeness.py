"""Whether a profile says enough to find a partner, and who has not come so far."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from django.core.exceptions import ObjectDoesNotExist
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from colead.pairing.models import MatchingPolicy, Need, Profile, Strength
from colead.pairing.week import is_place
from colead.programmes.models import Cohort, Enrolment
from colead.programmes.states import EnrolmentState, Role


class Part(NamedTuple):
    """A part of the profile that matching cannot do without."""

    code: str
    name: str | Promise


@dataclass(frozen=True)
class Completeness:
    """What is missing, in the order in which it is asked."""

    missing: tuple[Part, ...]

    @property
    def complete(self) -> bool:
        """Tell whether nothing is missing."""
        return not self.missing


def completeness(enrolment: Enrolment) -> Completeness:
    """List what the profile still needs; two queries where the enrolment came with policy, person and profile."""
    return Completeness(
        missing_parts(
            enrolment,
            has_need=Need.objects.filter(enrolment=enrolment).exists(),
            has_strength=Strength.objects.filter(enrolment=enrolment).exists(),
        )
    )


def missing_parts(enrolment: Enrolment, *, has_need: bool, has_strength: bool) -> tuple[Part, ...]:
    """List the missing parts where it is known already whether there are needs and strengths."""
    profile = profile_of(enrolment)
    hours = min_free_hours(enrolment)
    asked = (
        (has_need or not asks(enrolment), Part("needs", _("one thing you want help with"))),
        (has_strength or not offers(enrolment), Part("strengths", _("one thing you offer"))),
        (bool(profile.languages), Part("languages", _("a language"))),
        (is_place(enrolment.person.time_zone), Part("time_zone", _("your time zone"))),
        (len(profile.free_hours) >= hours, Part("hours", hours_sentence(hours))),
    )
    return tuple(part for there, part in asked if not there)


def asks(enrolment: Enrolment) -> bool:
    """Tell whether somebody has to say what they want help with: mentors and facilitators only may."""
    return not enrolment.is_only(Role.MENTOR, Role.FACILITATOR)


def offers(enrolment: Enrolment) -> bool:
    """Tell whether somebody has to say what they offer: learners and facilitators only may."""
    return not enrolment.is_only(Role.LEARNER, Role.FACILITATOR)


def has_to_add(enrolment: Enrolment) -> bool:
    """Tell whether somebody who takes part has to add to a profile that is open again; one query."""
    return not Profile.objects.filter(enrolment=enrolment, finished_at__isnull=False).exists()


def profile_of(enrolment: Enrolment) -> Profile:
    """Give the enrolment's profile; an empty one, not stored, where nothing was said yet."""
    try:
        return enrolment.profile
    except ObjectDoesNotExist:
        return Profile(enrolment=enrolment)


def min_free_hours(enrolment: Enrolment) -> int:
    """Tell how many free hours a week the programme asks for."""
    try:
        return enrolment.cohort.programme.matching_policy.min_shared_hours
    except ObjectDoesNotExist:
        return MatchingPolicy().min_shared_hours


def mentor_most(enrolment: Enrolment) -> int:
    """Tell how many learners a mentor of the programme has at most."""
    try:
        return enrolment.cohort.programme.matching_policy.mentor_most
    except ObjectDoesNotExist:
        return MatchingPolicy().mentor_most


def hours_sentence(hours: int) -> str:
    """Say how many free hours are asked for."""
    return ngettext("%(hours)d free hour a week", "%(hours)d free hours a week", hours) % {"hours": hours}


def unfinished_in(cohort: Cohort) -> list[str]:
    """List the names of those who accepted and have not handed their profile in; one query."""
    return list(
        Enrolment.objects.filter(cohort=cohort, state=EnrolmentState.APPLIED)
        .order_by("person__name", "pk")
        .values_list("person__name", flat=True)
    )
