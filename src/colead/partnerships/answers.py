"""What counts as an answer to a nudge: anything that the person did in the partnership."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.apps import apps
from django.db.models import ForeignKey, Model

from colead.kernel.models import AuditEvent, Record
from colead.partnerships.models import Goal, Partnership, Taps, Worksheet

# What is nobody's to read in the trail, and an answer all the same: the model, and the field that says when.
OWN = ((Taps, "answered_at"), (Worksheet, "saved_at"))


def last_act(person: str, partnership: str) -> datetime | None:
    """Tell when the person did anything in the partnership, both by key; reading is not doing."""
    things = {partnership}
    for model, path in things_of_partnerships():
        things.update(
            model._default_manager.filter(**{f"{path}__key": partnership}).values_list("key", flat=True)
        )
    acts = AuditEvent.objects.filter(by=person, thing__in=things).order_by("-at")
    moments = [acts.values_list("at", flat=True).first(), *_own(person, partnership)]
    return max((moment for moment in moments if moment is not None), default=None)


def last_act_on_goals(person: str, enrolment: str) -> datetime | None:
    """Tell when the person did anything with the goals of an enrolment, both by key."""
    goals = Goal.objects.filter(enrolment__key=enrolment, enrolment__person__key=person)
    acts = AuditEvent.objects.filter(by=person, thing__in=goals.values("key")).order_by("-at")
    return acts.values_list("at", flat=True).first()


def _own(person: str, partnership: str) -> Iterator[datetime | None]:
    mine = {"member__enrolment__person__key": person, "member__partnership__key": partnership}
    for model, moment in OWN:
        rows = model._default_manager.filter(**mine).order_by(f"-{moment}")
        yield rows.values_list(moment, flat=True).first()


def things_of_partnerships() -> Iterator[tuple[type[Model], str]]:
    """Find every model of this area whose rows belong to a partnership, with the way to it."""
    for model in apps.get_app_config("partnerships").get_models():
        path = _way(model)
        if path and issubclass(model, Record):
            yield model, path


def _way(model: type[Model], steps: int = 2) -> str:
    """Give the look-up that leads from the model to its partnership in so many steps, or nothing."""
    for field in model._meta.get_fields():
        if not isinstance(field, ForeignKey):
            continue
        target = field.related_model
        if target is Partnership:
            return field.name
        if steps > 1 and target._meta.app_label == "partnerships" and (rest := _way(target, steps - 1)):
            return f"{field.name}__{rest}"
    return ""
