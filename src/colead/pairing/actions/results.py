"""Keeping what the solver found, so that pages can be read from rows."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction

from colead.kernel.work import fail_work, finish_work
from colead.pairing.evenness import evenness
from colead.pairing.models import LeftOut, ProposedPartnership, ProposedSeat, Round
from colead.pairing.queries.problems import CohortProblem
from colead.pairing.reasons import facts_of, reasons_of
from colead.programmes.states import Role
from colead_matching import Fairness, NearPeer, Partnership, Problem, Solution, fairness
from colead_matching import LeftOut as LeftOutPerson

BATCH = 500


def keep_result(found: Round, frozen: CohortProblem, solution: Solution, *, at: datetime) -> None:
    """Write partnerships, seats, people left out and figures at once; a cancelled round keeps nothing."""
    ordered = sorted(solution.partnerships, key=_place)
    # Reasons are worked out before the transaction: other writers would have to wait for them.
    reasons = [reasons_of(frozen.problem, partnership) for partnership in ordered]
    _keep_figures(found, frozen.problem, solution)
    found.solved_at = at
    with transaction.atomic():
        if not _is_still_ours(found):
            return
        found.proposals.all().delete()
        found.left_out.all().delete()
        _write_proposals(found, frozen, ordered, reasons)
        _write_left_out(found, frozen, solution)
        finish_work(found)
        found.save()


@transaction.atomic
def keep_failure(found: Round, sentence: str) -> None:
    """Write down why there is no result; a cancelled round keeps the word that it was stopped."""
    if _is_still_ours(found):
        fail_work(found, sentence)
        found.save(update_fields=["work_state", "claimed_until", "failure"])


def _is_still_ours(found: Round) -> bool:
    """Lock the round and tell whether this worker's claim still holds."""
    locked = Round.objects.select_for_update().only("work_state", "attempts").get(pk=found.pk)
    return locked.work_state == Round.WorkState.WORKING and locked.attempts == found.attempts


def _keep_figures(found: Round, problem: Problem, solution: Solution) -> None:
    found.solution = json.loads(solution.to_json())
    found.engine = f"{solution.solver} {solution.version}"
    found.people, found.matched = to_be_placed(problem), solution.objective.matched
    found.groups = len(solution.partnerships)
    found.worst_off, found.total = solution.objective.worst_off, solution.objective.total
    found.bound, found.blocking = solution.bound.total, solution.blocking_total
    found.triads = sum(len(partnership.members) == 3 for partnership in solution.partnerships)
    report = fairness(only_placed(problem), solution)
    found.fairness = _groups(report)
    found.evenness = evenness(problem, solution, report, shown=_shown(found))


def _shown(found: Round) -> dict[str, Any] | None:
    """Give how evenly people were shown to each other in the round in which they chose."""
    return None if found.wishes_of is None else found.wishes_of.evenness.get("exposure")


def _write_proposals(
    found: Round, frozen: CohortProblem, ordered: Sequence[Partnership], reasons: Sequence[list[Any]]
) -> None:
    proposals = ProposedPartnership.objects.bulk_create(
        [
            ProposedPartnership(
                round=found, position=position, value=partnership.value, locked=partnership.locked, reasons=why,
                facts=facts_of(frozen.problem, partnership),
            )
            for position, (partnership, why) in enumerate(zip(ordered, reasons, strict=True), start=1)
        ],
        batch_size=BATCH,
    )  # fmt: skip
    ProposedSeat.objects.bulk_create(
        [
            ProposedSeat(
                proposal=proposal, enrolment_id=frozen.enrolments[member],
                own_side=partnership.own_side(member), position=position,
                role=_role(frozen.problem, partnership, member),
            )
            for proposal, partnership in zip(proposals, ordered, strict=True)
            for position, member in enumerate(partnership.members)
        ],
        batch_size=BATCH,
    )  # fmt: skip


def _write_left_out(found: Round, frozen: CohortProblem, solution: Solution) -> None:
    LeftOut.objects.bulk_create(
        [
            LeftOut(round=found, enrolment_id=frozen.enrolments[left.person], reason=_left_out(left))
            for left in solution.left_out
        ],
        batch_size=BATCH,
    )


def _place(partnership: Partnership) -> tuple[str, int, tuple[str, ...]]:
    """Order by value, the learners of one mentor together."""
    return partnership.mentor or "", -partnership.value, partnership.members


def _role(problem: Problem, partnership: Partnership, member: str) -> str:
    if partnership.mentor is not None:
        return Role.MENTOR if member == partnership.mentor else Role.LEARNER
    return Role.FACILITATOR if "facilitator" in problem.person[member].roles else Role.PEER


def to_be_placed(problem: Problem) -> int:
    """Count the people whom a round is to place: with mentors, the learners."""
    if isinstance(problem.format, NearPeer):
        return sum("learner" in person.roles for person in problem.people)
    return len(problem.people)


def only_placed(problem: Problem) -> Problem:
    """Leave mentors out of the groups of the fairness report: they are not the ones to be placed."""
    if not isinstance(problem.format, NearPeer):
        return problem
    people = (p if "learner" in p.roles else replace(p, groups={}) for p in problem.people)
    return replace(problem, people=tuple(people))


def _groups(report: Fairness) -> list[dict[str, Any]]:
    """Keep the report by function, site and level; groups that are too small have no figures in it."""
    return [
        {
            "attribute": group.attribute, "name": group.group, "people": group.n, "coverage": group.coverage,
            "mean_own_side": group.mean_own_side, "alarm": group.coverage_alarm or group.parity_alarm,
        }
        for group in report.groups
    ]  # fmt: skip


def _left_out(left: LeftOutPerson) -> dict[str, Any]:
    """Keep codes and counts; who would have to give way is nobody's business."""
    return {
        "reason": left.reason,
        "allowed": left.allowed,
        "removals": {removal.rule: removal.others for removal in left.removals},
        "cost": left.swap.total_change if left.swap else None,
    }
