"""The only way from an address to what people wrote; what you may not know of is a 404. No post opens any of it."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from colead.partnerships.models import Member, Message, Reflection
from colead.partnerships.rules import may_read_reflection, partners_read
from colead.people.models import Person


def own_reflection(person: Person, key: str) -> Reflection:
    """Find a reflection of the person's own, deleted ones too; one query."""
    found = get_object_or_404(_reflections(), key=key)
    if not may_read_reflection(person, found):
        raise Http404
    return found


def reflection_to_read(person: Person, key: str) -> tuple[Reflection, bool]:
    """Find a reflection of the person's own, or one that a partner shares with them; tells whether it is their own."""
    found = get_object_or_404(_reflections(), key=key)
    if may_read_reflection(person, found):
        return found, True
    if not partners_read(found):
        raise Http404
    get_object_or_404(Member, partnership=found.shared_with, enrolment__person=person)
    return found, False


def own_message(person: Person, key: str) -> Message:
    """Find a message that the person wrote; one query."""
    rows = Message.objects.select_related("partnership__cohort__programme", "writer__enrolment__person")
    return get_object_or_404(rows, key=key, writer__enrolment__person=person)


def beside(mine: Member, enrolment: str) -> Member:
    """Find the partner of a member by their enrolment's key; one query."""
    rows = Member.objects.select_related("enrolment__person").exclude(pk=mine.pk)
    return get_object_or_404(rows, partnership=mine.partnership_id, enrolment__key=enrolment)


def _reflections() -> QuerySet[Reflection]:
    return Reflection.objects.select_related("enrolment__person", "meeting", "shared_with")
