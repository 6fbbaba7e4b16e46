"""The only way from an address to an import; what you may not know of is a 404."""

from __future__ import annotations

from django.http import Http404
from django.shortcuts import get_object_or_404

from colead.people.models import DirectoryImport, Person
from colead.people.rules import may_continue


def own_import(person: Person, key: str) -> DirectoryImport:
    """Find an import that the person may go on with; the file itself is not loaded."""
    found = get_object_or_404(DirectoryImport.objects.defer("content"), key=key)
    if not may_continue(person, found):
        raise Http404
    return found
