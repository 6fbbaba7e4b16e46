"""Keeping what the solver found, so that pages can be read from rows."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction

from colead.kernel.work import finish_work
from colead.pairing.models import LeftOut, ProposedPartnership, ProposedSeat, Round
from colead.pairing.queries.problems import CohortProblem
from colead_matching import Problem, Solution, explain
from colead_matching.solution import Partnership

BATCH = 500


@transaction.atomic
def keep_result(found: Round, frozen: CohortProblem, solution: Solution, *, at: datetime) -> None:
    """Write partnerships, seats, people left out and figures at once; a cancelled round keeps nothing."""
    locked = Round.objects.select_for_update().get(pk=found.pk)
    if locked.work_state != Round.WorkState.WORKING:
        return
    found.proposals.all().delete()
    found.left_out.all().delete()
    _write_proposals(found, frozen, solution)
    LeftOut.objects.bulk_create(
        [
            LeftOut(round=found, enrolment_id=frozen.enrolments[left.person], reason=_left_out(left))
            for left in solution.left_out
        ],
        batch_size=BATCH,
    )
    found.solution = json.loads(solution.to_json())
    found.engine = f"{solution.solver} {solution.version}"
    found.people, found.matched = len(frozen.problem.people), solution.objective.matched
    found.worst_off, found.total = solution.objective.worst_off, solution.objective.total
    found.bound, found.blocking, found.solved_at = solution.bound.total, len(solution.blocking), at
    finish_work(found)
    found.save()


def _write_proposals(found: Round, frozen: CohortProblem, solution: Solution) -> None:
    ordered = sorted(solution.partnerships, key=lambda partnership: (-partnership.value, partnership.members))
    proposals = ProposedPartnership.objects.bulk_create(
        [
            ProposedPartnership(
                round=found, position=position, value=partnership.value, locked=partnership.locked,
                reasons=_reasons(frozen.problem, partnership),
            )
            for position, partnership in enumerate(ordered, start=1)
        ],
        batch_size=BATCH,
    )  # fmt: skip
    ProposedSeat.objects.bulk_create(
        [
            ProposedSeat(
                proposal=proposal, enrolment_id=frozen.enrolments[member],
                own_side=partnership.own_side(member), position=position,
            )
            for proposal, partnership in zip(proposals, ordered, strict=True)
            for position, member in enumerate(partnership.members)
        ],
        batch_size=BATCH,
    )  # fmt: skip


def _reasons(problem: Problem, partnership: Partnership) -> list[dict[str, Any]]:
    """Name the people of each reason by their seat."""
    seat = {member: position for position, member in enumerate(partnership.members)}
    return [
        {**asdict(reason), "a": seat[reason.a], "b": seat[reason.b]}
        for reason in explain(problem, partnership)
    ]


def _left_out(left: Any) -> dict[str, Any]:
    """Keep codes and counts; who would have to give way is nobody's business."""
    return {
        "reason": left.reason,
        "allowed": left.allowed,
        "removals": {removal.rule: removal.others for removal in left.removals},
        "cost": left.swap.total_change if left.swap else None,
    }
