"""Who may do what with the directory."""

from __future__ import annotations

from colead.people.models import DirectoryImport, Person


def may_continue(person: Person, started: DirectoryImport) -> bool:
    """Let the one who uploaded a file go on with it, and administrators."""
    return person.is_administrator or started.uploaded_by_id == person.pk


def may_erase(person: Person, other: Person) -> bool:
    """Let people erase themselves, and administrators anybody who asked them to."""
    return person.is_administrator or person.pk == other.pk


def may_end_sessions(person: Person, other: Person) -> bool:
    """Let people sign themselves out everywhere, and administrators anybody."""
    return person.is_administrator or person.pk == other.pk
