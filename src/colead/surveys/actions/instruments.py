"""Adding instruments of one's own, and taking them out of use."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.people.models import Person
from colead.programmes.models import Programme
from colead.programmes.rules import may_coordinate
from colead.surveys.instruments.catalogue import shipped
from colead.surveys.instruments.parts import Instrument
from colead.surveys.instruments.writing import as_data
from colead.surveys.models import AddedInstrument


class NotTheirProgramme(Refused):
    code = "instruments.not_theirs"
    sentence = _("Only coordinators of the programme can do this.")


class NameTaken(Refused):
    code = "instruments.name_taken"
    sentence = _("Colead comes with an instrument of this id. Give yours another one.")


class VersionTaken(Refused):
    code = "instruments.version_taken"
    sentence = _("This version is there already. Raise its version, so that nobody mixes the two up.")


@transaction.atomic
def add(*, programme: Programme, instrument: Instrument, by: Person, at: datetime) -> AddedInstrument:
    """Add an instrument, or a new version of one, to those that a programme may use."""
    locked = Programme.objects.select_for_update().get(pk=programme.pk)
    if not may_coordinate(by, locked):
        raise NotTheirProgramme
    if instrument.id in shipped():
        raise NameTaken
    if AddedInstrument.objects.filter(
        programme=locked, code=instrument.id, version=instrument.version
    ).exists():
        raise VersionTaken
    added = AddedInstrument.objects.create(
        programme=locked, code=instrument.id, version=instrument.version, content=as_data(instrument),
        added_at=at, added_by=by,
    )  # fmt: skip
    record("instruments.add", added, by=by, at=at, code=added.code, licence=instrument.licence[:100])
    return added


@transaction.atomic
def withdraw(*, instrument: AddedInstrument, by: Person, at: datetime) -> AddedInstrument:
    """Take every version of an instrument out of use; cohorts that have begun with it keep their copy."""
    locked = (
        AddedInstrument.objects.select_for_update(of=("self",))
        .select_related("programme")
        .get(pk=instrument.pk)
    )
    if not may_coordinate(by, locked.programme):
        raise NotTheirProgramme
    versions = AddedInstrument.objects.filter(programme=locked.programme, code=locked.code, withdrawn_at=None)
    versions.update(withdrawn_at=at)
    locked.refresh_from_db()
    record("instruments.withdraw", locked, by=by, at=at, code=locked.code)
    return locked
