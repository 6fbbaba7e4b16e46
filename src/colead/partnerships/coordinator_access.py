"""The only way for coordinators: to a partnership's dates and to their list, never to what is inside."""

from __future__ import annotations

from django.http import Http404
from django.shortcuts import get_object_or_404

from colead.partnerships.models import Partnership, Signal
from colead.people.models import Person
from colead.programmes.rules import may_coordinate
from colead.programmes.states import Task


def coordinated_partnership(person: Person, key: str) -> Partnership:
    """Find a partnership in a programme that the person coordinates."""
    rows = Partnership.objects.select_related("cohort__programme")
    found = get_object_or_404(rows, key=key)
    if not may_coordinate(person, found.cohort.programme, Task.CARE):
        raise Http404
    return found


def coordinated_signal(person: Person, key: str) -> Signal:
    """Find an entry of the list of a programme that the person coordinates."""
    rows = Signal.objects.select_related("cohort__programme", "partnership", "enrolment__person")
    found = get_object_or_404(rows.exclude(offered_at=None), key=key)
    if not may_coordinate(person, found.cohort.programme, Task.CARE):
        raise Http404
    return found
