"""What can be done with a programme."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.people.models import Person
from colead.programmes.competencies import STANDARD_COMPETENCIES
from colead.programmes.models import Appointment, Competency, Programme
from colead.programmes.rules import may_coordinate, may_create_programmes
from colead.programmes.states import Format, Post


class NotTheirs(Refused):
    code = "programmes.not_yours"
    sentence = _("Only a coordinator of this programme can do that.")


class NotAdministrator(Refused):
    code = "programmes.not_administrator"
    sentence = _("Only an administrator can set up a programme.")


class UnknownFormat(Refused):
    code = "programmes.unknown_format"
    sentence = _("Choose one of the formats.")


@dataclass(frozen=True)
class Charter:
    """What a programme says of itself."""

    name: str
    purpose: str = ""
    goals: str = ""
    not_this: str = ""
    expectations: str = ""
    sponsor_name: str = ""
    sponsor_words: str = ""
    cadence_days: int = 14
    meeting_minutes: int = 60
    meeting_link: str = ""
    drivers: str = ""
    contact_floor: int | None = None
    attendance_floor: int | None = None
    primary_outcome: str = ""
    code_of_conduct: str = ""
    contact_name: str = ""
    contact_reach: str = ""


@transaction.atomic
def create(*, charter: Charter, by: Person, at: datetime) -> Programme:
    """Set up a programme with the standard competencies; its creator becomes its coordinator."""
    if not may_create_programmes(by):
        raise NotAdministrator
    programme = Programme.objects.create(**asdict(charter), created_at=at)
    Appointment.objects.create(programme=programme, person=by, post=Post.COORDINATOR, since=at)
    Competency.objects.bulk_create(_standard_set(programme))
    record("programmes.create", programme, by=by, at=at, name=programme.name)
    return programme


@transaction.atomic
def change(*, programme: Programme, charter: Charter, by: Person, at: datetime) -> Programme:
    """Rewrite a programme's charter."""
    locked = Programme.objects.select_for_update().get(pk=programme.pk)
    if not may_coordinate(by, locked):
        raise NotTheirs
    changed = [name for name, value in asdict(charter).items() if getattr(locked, name) != value]
    for name in changed:
        setattr(locked, name, getattr(charter, name))
    locked.save()
    record("programmes.change", locked, by=by, at=at, fields=changed)
    return locked


@transaction.atomic
def choose_format(*, programme: Programme, format: str, by: Person, at: datetime) -> Programme:
    """Say what kind of partnerships the programme makes from now on; those that exist go on as they are."""
    locked = Programme.objects.select_for_update().get(pk=programme.pk)
    if not may_coordinate(by, locked):
        raise NotTheirs
    if format not in Format.values:
        raise UnknownFormat
    if locked.format != format:
        record("programmes.choose_format", locked, by=by, at=at, before=locked.format, format=format)
        locked.format = format
        locked.save(update_fields=["format"])
    return locked


def _standard_set(programme: Programme) -> list[Competency]:
    return [
        Competency(
            programme=programme, code=standard.code, name=str(standard.name),
            description=str(standard.description), onet_elements=list(standard.onet_elements), position=position,
        )
        for position, standard in enumerate(STANDARD_COMPETENCIES)
    ]  # fmt: skip
