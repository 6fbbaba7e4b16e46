"""What a person does with their own reflections: begin, write as they type, share, delete and think better of it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.partnerships.actions.tables import sit_down
from colead.partnerships.models import Meeting, Partnership, Reflection
from colead.partnerships.rules import may_read_reflection, may_write_to_each_other
from colead.partnerships.texts import both_texts
from colead.people.models import Person
from colead.programmes.models import Enrolment

TOPIC = "reflections"
SITTING = timedelta(minutes=10)  # one audit event a sitting, not one a word
SECOND_THOUGHTS = timedelta(days=1)  # how long a deleted one can be brought back


class NotYours(Refused):
    code = "reflections.not_yours"
    sentence = _("Only the person who wrote it can do that.")


class Deleted(Refused):
    code = "reflections.deleted"
    sentence = _("This reflection was deleted. Bring it back first to write in it.")


class NotDeleted(Refused):
    code = "reflections.not_deleted"
    sentence = _("This reflection is not deleted. There is nothing to bring back.")


class NothingWritten(Refused):
    code = "reflections.nothing_written"
    sentence = _("There is nothing in it yet. Write a line first, then share it.")


class NotShared(Refused):
    code = "reflections.not_shared"
    sentence = _("You do not share this with anybody. There is nothing to take back.")


@dataclass(frozen=True)
class Thoughts:
    """The five answers; any of them may stay empty."""

    tried: str = ""
    happened: str = ""
    surprised: str = ""
    differently: str = ""
    thanks: str = ""


PROMPTS = tuple(field.name for field in fields(Thoughts))


@transaction.atomic
def begin(*, enrolment: Enrolment, meeting: Meeting | None, by: Person, at: datetime) -> Reflection:
    """Open a new page; one that was opened and left empty is taken again."""
    locked = Enrolment.objects.select_for_update(of=("self",)).get(pk=enrolment.pk)
    if locked.person_id != by.pk:
        raise NotYours
    empty = Reflection.objects.filter(enrolment=locked, version=0, deleted_at=None).first()
    page = empty or Reflection(enrolment=locked)
    page.meeting, page.begun_at, page.saved_at = meeting, at, at
    page.save()
    record("reflections.begin", page, by=by, at=at)
    return page


@transaction.atomic
def save(*, reflection: Reflection, thoughts: Thoughts, version: int, by: Person, at: datetime) -> Reflection:
    """Write, as one types; where another window has written since, both texts are kept, one below the other."""
    page = _written(reflection, by)
    before = thoughts_of(page)
    wanted = thoughts if version == page.version else _both(before, thoughts)
    if wanted == before:
        return page
    if page.version == 0 or at - page.saved_at >= SITTING:
        record("reflections.save", page, by=by, at=at)
    for name, text in asdict(wanted).items():
        setattr(page, name, text)
    page.version, page.saved_at = page.version + 1, at
    page.save()
    return page


@transaction.atomic
def share(*, reflection: Reflection, partnership: Partnership, by: Person, at: datetime) -> Reflection:
    """Let the partners of one partnership read it, from now on and as it is then worded."""
    page = _written(reflection, by)
    if not any(asdict(thoughts_of(page)).values()):
        raise NothingWritten
    table = sit_down(partnership, by=by, may=may_write_to_each_other)
    page.shared_with, page.shared_at = table.partnership, at
    page.save(update_fields=["shared_with", "shared_at"])
    record("reflections.share", page, by=by, at=at)
    return page


@transaction.atomic
def unshare(*, reflection: Reflection, by: Person, at: datetime) -> Reflection:
    """Keep it to oneself again."""
    page = _written(reflection, by)
    if page.shared_with is None:
        raise NotShared
    page.shared_with, page.shared_at = None, None
    page.save(update_fields=["shared_with", "shared_at"])
    record("reflections.unshare", page, by=by, at=at)
    return page


@transaction.atomic
def remove(*, reflection: Reflection, by: Person, at: datetime) -> Reflection:
    """Delete it: nobody else reads it from now on, and it is gone for good a day later."""
    page = _written(reflection, by)
    page.deleted_at, page.shared_with, page.shared_at = at, None, None
    page.save(update_fields=["deleted_at", "shared_with", "shared_at"])
    record("reflections.remove", page, by=by, at=at)
    return page


@transaction.atomic
def bring_back(*, reflection: Reflection, by: Person, at: datetime) -> Reflection:
    """Think better of a deletion; it comes back unshared."""
    page = _lock(reflection, by)
    if page.deleted_at is None:
        raise NotDeleted
    page.deleted_at = None
    page.save(update_fields=["deleted_at"])
    record("reflections.bring_back", page, by=by, at=at)
    return page


def purge_due(*, at: datetime) -> int:
    """Delete for good what was deleted a day ago, and give how many those were."""
    gone, _by_model = Reflection.objects.filter(deleted_at__lte=at - SECOND_THOUGHTS).delete()
    return gone


def thoughts_of(page: Reflection) -> Thoughts:
    """Give the five answers as they stand."""
    return Thoughts(*(getattr(page, name) for name in PROMPTS))


def _both(kept: Thoughts, typed: Thoughts) -> Thoughts:
    return Thoughts(*(both_texts(getattr(kept, name), getattr(typed, name)) for name in PROMPTS))


def _lock(reflection: Reflection, by: Person) -> Reflection:
    rows = Reflection.objects.select_for_update(of=("self",)).select_related("enrolment", "shared_with")
    page = rows.filter(pk=reflection.pk).first()
    if page is None:
        raise Deleted
    if not may_read_reflection(by, page):
        raise NotYours
    return page


def _written(reflection: Reflection, by: Person) -> Reflection:
    page = _lock(reflection, by)
    if page.deleted_at is not None:
        raise Deleted
    return page
