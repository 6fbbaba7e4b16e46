"""Swept with canaries: what somebody wrote is in their own export, in nobody else's, and nowhere after their erasure."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.apps import apps

from colead.kernel.fields import PrivateTextField
from colead.kernel.models import AuditEvent, OutboxEmail
from colead.people.actions import erasure, personal
from tests.factories.everything import ANONYMOUS, BO, CHIDI, live_and_write, own_words, stored_files
from tests.factories.life import CANARIES
from tests.factories.people import NOW
from tests.support.dumps import raw_dump, readable_dump

pytestmark = pytest.mark.django_db
OWN = [*own_words(BO), *own_words(CHIDI)]
# Private text that this life does not bring, with what sweeps it instead.
ELSEWHERE = {
    "community.Badge": "tests/community/test_badges.py",
    "community.Story": "tests/community/test_stories.py",
    "community.SigningKey": "nobody's: tests/community/test_badges.py",
    "partnerships.Ending": "tests/partnerships/test_privacy_of_endings.py",
    "partnerships.Helpful": "one bit: tests/partnerships/test_privacy_of_endings.py",
    "surveys.Questionnaire": "tests/surveys",
    "surveys.PeerView": "tests/surveys",
    "surveys.Rater": "tests/surveys",
    "insights.Result": "who answered, and nothing else: tests/insights",
    "pairing.Request": "tests/pairing/test_choosing.py",
}


def found(words: list[str], text: str) -> list[str]:
    return [word for word in words if word in text]


def export_of(person) -> str:
    archive = zipfile.ZipFile(io.BytesIO(personal.export(by=person, at=NOW)))
    return "\n".join(archive.read(name).decode(errors="replace") for name in archive.namelist())


def tables_without_a_row() -> set[str]:
    """Name the tables with private text in which this life wrote nothing."""
    private = [
        model for model in apps.get_models()
        if any(isinstance(field, PrivateTextField) for field in model._meta.fields)
    ]  # fmt: skip
    return {model._meta.label for model in private if not model._default_manager.exists()}


def told() -> str:
    """Give what the trail and the mails say."""
    events = [f"{event.action} {event.facts}" for event in AuditEvent.objects.all()]
    mails = [mail.subject + mail.text + mail.html + mail.calendar for mail in OutboxEmail.objects.all()]
    return "\n".join([*events, *mails])


def test_what_only_one_reads_is_in_their_export_and_nowhere_else():
    made = live_and_write()
    assert found([*OWN, ANONYMOUS], readable_dump()) == [*OWN, ANONYMOUS]
    assert found([*OWN, ANONYMOUS], raw_dump()) == []  # as a thief reads it
    assert tables_without_a_row() - ELSEWHERE.keys() == set()
    assert found([*OWN, ANONYMOUS], told()) == []
    mine = export_of(made.bo.person)
    assert found(own_words(BO), mine) == own_words(BO)
    assert found(own_words(CHIDI), mine) == []
    others = made.people.keys() - {"nobody", "partner"}
    leaked = {kind: found([*OWN, ANONYMOUS], export_of(made.people[kind])) for kind in others}
    assert {kind: words for kind, words in leaked.items() if words} == {}


def test_erasure_leaves_nothing_of_one_and_everything_of_the_other():
    made = live_and_write()
    bo, chidi = made.bo.person, made.chidi.person
    erasure.erase(person=bo, by=bo, at=NOW)
    after = readable_dump()
    assert found([*own_words(BO), *CANARIES, "bo@example.org"], after) == []
    assert found([*own_words(CHIDI), ANONYMOUS], after) == [*own_words(CHIDI), ANONYMOUS]
    assert stored_files() == [chidi.key]
