"""Changing the content key: everything private is written anew with the first key, while the older ones still read.

It goes table by table in short transactions and notes in each how far it is, so that it can be killed at any moment
and goes on from there. What no key opens stays as it is, and is counted.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models, transaction
from django.db.models.functions import Cast

from colead.kernel.audit import record
from colead.kernel.crypto import KeyLost, Sealed, decrypt, encrypt, has_first_key, mark_of_key
from colead.kernel.fields import PrivateTextField
from colead.kernel.models import Mark

NOTE = "key rotation"
BATCH = 200
Model = type[models.Model]


@dataclass
class ContentKey:
    """The key that a rotation is about, by its mark, as the audit trail names it."""

    key: str


@dataclass(frozen=True)
class Progress:
    """How far a rotation is: in which table, after which row, and what it did so far."""

    key: str  # the mark of the key that everything gets
    table: str = ""
    after: int = 0
    rewritten: int = 0
    unreadable: int = 0


@dataclass(frozen=True)
class Count:
    """How the private texts of one table stand: by the key that writes now, by an older one, by none we have."""

    table: str
    current: int = 0
    older: int = 0
    unreadable: int = 0


def rotate(
    *, clock: Callable[[], datetime], tell: Callable[[Progress], object] = lambda progress: None
) -> Progress:
    """Write every private text anew that was not written with the first key; goes on where it was interrupted."""
    progress = _begin(clock())
    for model in private_models():
        label = model._meta.label
        if label < progress.table:
            continue
        progress = progress if label == progress.table else replace(progress, table=label, after=0)
        while (further := _batch(model, progress)) is not None:
            progress = further
            tell(progress)
    return _finish(progress, clock())


def counts(*, sample: int | None = None) -> Iterator[Count]:
    """Count, table by table, by which keys private texts can be read; of the newest `sample` rows, or of all."""
    for model in private_models():
        rows = _sealed(model).order_by("-pk")
        found = Count(model._meta.label)
        for row in rows[:sample] if sample else rows.iterator(chunk_size=500):
            for name in _names(model):
                found = _counted(found, getattr(row, f"sealed_{name}"))
        yield found


def private_models() -> list[Model]:
    """List every table that holds private text, in the order in which a rotation takes them."""
    found = (model for model in apps.get_models(include_auto_created=True) if _names(model))
    return sorted(found, key=lambda model: model._meta.label)


def _names(model: Model) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields if isinstance(field, PrivateTextField)]


def _sealed(model: Model) -> models.QuerySet[Any]:
    """Give rows with their private texts as the database holds them."""
    raw = {f"sealed_{name}": Cast(name, output_field=models.TextField()) for name in _names(model)}
    rows: models.QuerySet[Any] = model._default_manager.only("pk").annotate(**raw)
    return rows


@transaction.atomic
def _begin(at: datetime) -> Progress:
    key = mark_of_key(settings.CONTENT_KEYS[0])
    note = Mark.objects.filter(name=NOTE).first()
    if note and (kept := Progress(**json.loads(note.value))).key == key:
        return kept
    fresh = Progress(key)
    _note(fresh)
    record("keys.begin_rotation", ContentKey(key), by=None, at=at)
    return fresh


@transaction.atomic
def _batch(model: Model, progress: Progress) -> Progress | None:
    rows = _sealed(model).filter(pk__gt=progress.after).order_by("pk").select_for_update(of=("self",))[:BATCH]
    last, rewritten, unreadable = None, 0, 0
    for row in rows:
        last, anew = row.pk, dict[str, Sealed]()
        for name in _names(model):
            token = getattr(row, f"sealed_{name}")
            try:
                if token and not has_first_key(token):
                    anew[name] = Sealed(encrypt(decrypt(token)))
            except KeyLost:
                unreadable += 1
        if anew:
            model._default_manager.filter(pk=row.pk).update(**anew)
            rewritten += len(anew)
    if last is None:
        return None
    further = replace(
        progress,
        after=last,
        rewritten=progress.rewritten + rewritten,
        unreadable=progress.unreadable + unreadable,
    )
    _note(further)
    return further


@transaction.atomic
def _finish(progress: Progress, at: datetime) -> Progress:
    Mark.objects.filter(name=NOTE).delete()
    facts = {"rewritten": progress.rewritten, "unreadable": progress.unreadable}
    record("keys.rotate", ContentKey(progress.key), by=None, at=at, **facts)
    return progress


def _note(progress: Progress) -> None:
    Mark.objects.update_or_create(name=NOTE, defaults={"value": json.dumps(asdict(progress))})


def _counted(found: Count, token: str | None) -> Count:
    if not token:
        return found
    if has_first_key(token):
        return replace(found, current=found.current + 1)
    try:
        decrypt(token)
    except KeyLost:
        return replace(found, unreadable=found.unreadable + 1)
    return replace(found, older=found.older + 1)
