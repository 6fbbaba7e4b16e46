"""The only way from an address to a profile; what you may not know of is a 404."""

from __future__ import annotations

from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404

from colead.pairing.models import Avoidance, Decision, Request, Round, Suggestion
from colead.pairing.rules import may_fill_in
from colead.people.models import Person
from colead.programmes.models import Cohort, Enrolment
from colead.programmes.rules import may_coordinate
from colead.programmes.states import Task


def profile_to_fill_in(person: Person, key: str) -> Enrolment:
    """Find the person's own enrolment, with all that its profile's pages show; one query."""
    enrolments = Enrolment.objects.select_related("cohort__programme__matching_policy", "person", "profile")
    enrolment = get_object_or_404(enrolments, key=key)
    if not may_fill_in(person, enrolment):
        raise Http404
    return enrolment


def own_avoidance(enrolment: Enrolment, key: str) -> Avoidance:
    """Find an avoidance among those of this enrolment."""
    return get_object_or_404(Avoidance.objects.select_related("enrolment"), enrolment=enrolment, key=key)


def choosing_enrolment(person: Person, key: str) -> Enrolment:
    """Find the person's own enrolment, with what choosing needs of its programme."""
    rows = Enrolment.objects.select_related("cohort__programme__matching_policy", "person", "profile")
    return get_object_or_404(rows, key=key, person=person)


def own_suggestion(person: Person, key: str) -> Suggestion:
    """Find somebody on one's own shortlist."""
    rows = Suggestion.objects.select_related(
        "round", "enrolment__cohort__programme__matching_policy", "other__person__directory_entry"
    ).defer("round__inputs", "round__solution")
    return get_object_or_404(rows, key=key, enrolment__person=person)


def own_request(person: Person, key: str) -> Request:
    """Find a request that the person made or received."""
    rows = Request.objects.select_related(
        "asker__person__directory_entry", "asked__person", "asked__cohort__programme"
    )
    return get_object_or_404(rows.filter(Q(asker__person=person) | Q(asked__person=person)), key=key)


def coordinated_round(person: Person, key: str) -> Round:
    """Find a round of a cohort that the person coordinates; its megabytes are loaded when they are read."""
    rounds = Round.objects.select_related("cohort__programme", "wishes_of", "keeps").defer(
        "inputs", "solution", "wishes_of__inputs", "wishes_of__solution", "keeps__inputs", "keeps__solution"
    )
    found = get_object_or_404(rounds, key=key)
    if not may_coordinate(person, found.cohort.programme, Task.MATCH):
        raise Http404
    return found


def solved_round(person: Person, key: str, *, of: Cohort | None = None) -> Round:
    """Find a round that has a result, of this cohort where one is given; a 404 until it has one."""
    found = coordinated_round(person, key)
    if found.work_state != Round.WorkState.DONE or (of and found.cohort_id != of.pk):
        raise Http404
    return found


def coordinated_decision(person: Person, key: str) -> Decision:
    """Find a decision about two people of a cohort that the person coordinates."""
    found = get_object_or_404(Decision.objects.select_related("cohort__programme"), key=key)
    if not may_coordinate(person, found.cohort.programme, Task.MATCH):
        raise Http404
    return found
