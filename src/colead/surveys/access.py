"""The only way from an address to what surveys hold; what you may not know of is a 404."""

from __future__ import annotations

from django.http import Http404
from django.shortcuts import get_object_or_404

from colead.people.models import Person
from colead.programmes.models import Programme
from colead.programmes.rules import may_coordinate
from colead.surveys.instruments.parts import Instrument
from colead.surveys.library import instruments_of
from colead.surveys.models import AddedInstrument, Questionnaire


def known_instrument(programme: Programme, code: str) -> Instrument:
    """Find an instrument that a programme may use: a shipped one, or one that was added."""
    found = instruments_of(programme).get(code)
    if found is None:
        raise Http404
    return found


def coordinated_instrument(person: Person, key: str) -> AddedInstrument:
    """Find an added instrument of a programme that the person coordinates."""
    found = get_object_or_404(AddedInstrument.objects.select_related("programme"), key=key)
    if not may_coordinate(person, found.programme):
        raise Http404
    return found


def own_questionnaire(person: Person, key: str) -> Questionnaire:
    """Find one's own questionnaire; no post opens somebody else's."""
    rows = Questionnaire.objects.select_related("wave__cohort__programme", "enrolment__person")
    return get_object_or_404(rows, key=key, enrolment__person=person)
