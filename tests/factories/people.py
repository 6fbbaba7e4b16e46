from __future__ import annotations

from datetime import UTC, datetime

from colead.people.models import Person
from tests.cast import PASSWORD, Character

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)  # a Monday


def make_person(character: Character, *, is_administrator: bool = False) -> Person:
    """Create one of the cast, able to sign in."""
    person = Person(
        email=character.email, name=character.name, time_zone=character.time_zone,
        is_administrator=is_administrator, created_at=NOW,
    )  # fmt: skip
    person.set_password(PASSWORD)
    person.save()
    return person
