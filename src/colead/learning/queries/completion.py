"""Who is trained: what a coordinator may know of training, and nothing else of it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import FilteredRelation, Q

from colead.learning.library import modules_of
from colead.learning.models import TrainingPlan
from colead.learning.modules.parts import Module
from colead.learning.plans import needed
from colead.learning.states import Gate
from colead.programmes.models import Cohort, Enrolment
from colead.programmes.states import EnrolmentState

# Whom a round could be about.
COMING = (EnrolmentState.APPLIED, EnrolmentState.ADMITTED)


@dataclass(frozen=True)
class Missing:
    """Who is not trained, by name, and what a round does about it."""

    gate: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class PersonLine:
    """Somebody of a cohort, and what they have finished of what their roles go through."""

    key: str  # of the enrolment
    name: str
    finished: tuple[str, ...]  # titles
    missing: tuple[tuple[str, str], ...]  # code, title

    @property
    def is_trained(self) -> bool:
        """Tell whether nothing is missing."""
        return not self.missing


@dataclass(frozen=True)
class CohortTraining:
    """How far a cohort is."""

    gate: str
    lines: tuple[PersonLine, ...]

    @property
    def trained(self) -> int:
        """Count who is trained."""
        return sum(line.is_trained for line in self.lines)

    @property
    def everybody(self) -> bool:
        """Tell whether nobody is missing anything."""
        return self.trained == len(self.lines)


@dataclass(frozen=True)
class _Person:
    """Somebody with what they go through and what of it they have finished."""

    key: str
    name: str
    needed: tuple[str, ...]
    finished: frozenset[str]


def missing_in(cohort: Cohort) -> Missing:
    """Name who is not trained; one query."""
    gate, people = _people(cohort)
    return Missing(gate, tuple(one.name for one in people if not one.finished.issuperset(one.needed)))


def training_of(cohort: Cohort) -> CohortTraining:
    """Tell of everybody who could be matched what they have finished; two queries."""
    gate, people = _people(cohort)
    modules = modules_of(cohort.programme)
    return CohortTraining(gate, tuple(_line(one, modules) for one in people))


def _people(cohort: Cohort) -> tuple[str, list[_Person]]:
    """Read everybody with their finished modules and the plan, in one query."""
    done = FilteredRelation("trainings", condition=Q(trainings__finished_at__isnull=False))
    plan = "cohort__programme__training_plan"
    rows = Enrolment.objects.filter(cohort=cohort, state__in=COMING).annotate(done=done)
    named = rows.order_by("person__name", "pk").values_list(
        "key", "person__name", "roles", f"{plan}__gate", f"{plan}__modules", "done__module"
    )
    gate, found = str(Gate.WARN), dict[str, tuple[str, tuple[str, ...], set[str]]]()
    for key, name, roles, chosen, modules, finished in named:
        gate = chosen or gate
        if key not in found:
            plan_here = TrainingPlan(modules=modules or {})
            found[key] = name, needed(plan_here, roles), set()
        found[key][2].add(finished or "")
    return gate, [_Person(key, name, codes, frozenset(done)) for key, (name, codes, done) in found.items()]


def _line(one: _Person, modules: dict[str, Module]) -> PersonLine:
    codes = [code for code in one.needed if code in modules]
    return PersonLine(
        one.key, one.name, tuple(modules[code].title for code in codes if code in one.finished),
        tuple((code, modules[code].title) for code in codes if code not in one.finished),
    )  # fmt: skip
