"""What each role of a programme goes through, and whether matching waits for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.learning.library import modules_of
from colead.learning.models import TrainingPlan
from colead.learning.plans import plan_of, roles_in
from colead.learning.states import Gate
from colead.people.models import Person
from colead.programmes.actions.programmes import NotTheirs
from colead.programmes.models import Programme
from colead.programmes.rules import may_coordinate


class UnknownModule(Refused):
    code = "training_plans.unknown_module"
    sentence = _("One of these modules is not there any more. Look at the list and choose again.")


@transaction.atomic
def change(
    *, programme: Programme, modules: Mapping[str, Sequence[str]], gate: str, by: Person, at: datetime
) -> TrainingPlan:
    """Choose the modules of each role; who has finished one keeps that."""
    locked = Programme.objects.select_for_update().get(pk=programme.pk)
    if not may_coordinate(by, locked):
        raise NotTheirs
    known, roles = modules_of(locked), roles_in(locked)
    chosen = {role.value: list(dict.fromkeys(modules[role])) for role in roles if role in modules}
    if gate not in Gate.values or not set(known).issuperset(
        code for codes in chosen.values() for code in codes
    ):
        raise UnknownModule
    kept = {**plan_of(locked).modules, **chosen}
    plan, _new = TrainingPlan.objects.update_or_create(
        programme=locked, defaults={"modules": kept, "gate": gate, "changed_at": at}
    )
    record("training_plans.change", plan, by=by, at=at, modules=kept, gate=gate)
    return plan
