"""Instruments and waves, as they are used."""

from __future__ import annotations

import json
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from colead.people.models import Person
from colead.programmes.models import Programme
from colead.surveys.actions import instruments
from colead.surveys.instruments.reading import read
from colead.surveys.models import AddedInstrument
from tests.factories.people import NOW

FILE: dict[str, Any] = {
    "schema": 1, "id": "own-confidence", "version": "1", "language": "en", "title": "Confidence", "licence": "with permission of its author, 2026-02-01",
    "source": "Openly fictional", "validated": False, "use": ["development"], "audience": "everybody", "minutes": 1,
    "stem": "How sure are you that you can …", "scales": [{"id": "sure", "title": "Confidence"}],
    "responses": [{"id": "sure", "kind": "rating", "low": 1, "high": 4, "labels": ["not at all", "very"]}],
    "items": [
        {"id": "ask", "text": "ask for help?", "response": "sure", "scale": "sure"},
        {"id": "hide", "text": "hide a mistake?", "response": "sure", "scale": "sure", "reversed": True},
    ],
}  # fmt: skip


def file(**changes: object) -> bytes:
    """Give an own instrument's file with some fields changed; None leaves one out."""
    return json.dumps(
        {name: value for name, value in {**FILE, **changes}.items() if value is not None}
    ).encode()


def add_instrument(programme: Programme, by: Person, **changes: object) -> AddedInstrument:
    """Add an own instrument to a programme."""
    return instruments.add(programme=programme, instrument=read(file(**changes)), by=by, at=NOW)


class Upload(SimpleUploadedFile):
    """A file that can be sent again and again."""

    def read(self, *_: Any) -> bytes:
        self.seek(0)
        return bytes(super().read())


def upload(**changes: object) -> Upload:
    """Give an own instrument's file as a browser sends it."""
    return Upload("own.json", file(**changes))
