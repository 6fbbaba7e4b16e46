"""A round of two or three people who are put together out of turn: solved at once, approved by whoever asked for it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.pairing.actions.results import keep_result
from colead.pairing.frozen import freeze
from colead.pairing.models import Round
from colead.pairing.queries.policies import policy_of
from colead.pairing.queries.problems import policy_values, problem_of
from colead.pairing.states import RoundState
from colead.people.models import Person
from colead.programmes.models import Cohort
from colead_matching import solve


class MayNotMeet(Refused):
    code = "rounds.may_not_meet"
    sentence = _("They may not be put together: a rule keeps them apart, or one of them is not available.")


def settle(
    cohort: Cohort, among: Collection[int], *, going_on: Collection[int] = (), by: Person, at: datetime
) -> Round:
    """Solve and approve a round of these people alone; part of a transaction that locks the cohort.

    It is kept like every round: with its frozen problem, reasons and proof.
    """
    policy = policy_values(policy_of(cohort.programme))
    frozen = problem_of(cohort, policy, seed=1, among=among, going_on=going_on)
    solution = solve(frozen.problem)
    if solution.objective.matched != len(among):
        raise MayNotMeet
    number = (Round.objects.filter(cohort=cohort).aggregate(last=Max("number"))["last"] or 0) + 1
    made = Round.objects.create(
        cohort=cohort, number=number, policy=policy, requested_by=by, requested_at=at,
        work_state=Round.WorkState.WORKING, attempts=1, digest=frozen.problem.digest,
        inputs={"problem": freeze(frozen.problem), "enrolments": frozen.enrolments},
    )  # fmt: skip
    keep_result(made, frozen, solution, at=at)
    made.state, made.approved_by, made.approved_at = RoundState.APPROVED, by, at
    made.save(update_fields=["state", "approved_by", "approved_at"])
    record("rounds.settle", made, by=by, at=at, people=len(among))
    return made
