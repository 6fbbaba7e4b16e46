"""What a worker does with a round that it has claimed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import structlog
from django.utils.translation import gettext as _

from colead.kernel.work import report_progress
from colead.pairing.actions.results import keep_failure, keep_result
from colead.pairing.frozen import freeze
from colead.pairing.models import Round
from colead.pairing.queries.keeping import beside
from colead.pairing.queries.locks import ImpossibleDecision
from colead.pairing.queries.parts import ImpossibleRound
from colead.pairing.queries.problems import problem_of
from colead_matching import Cancelled, solve

LEASE = timedelta(minutes=10)
BEAT = timedelta(seconds=2)
MOST_ATTEMPTS = 3

log = structlog.get_logger()


class Claim:
    """A worker's hold on a round: it shows progress, keeps the claim alive and notices when it is gone."""

    def __init__(self, found: Round, clock: Callable[[], datetime]) -> None:
        self.found, self.clock = found, clock
        self.looked_at: datetime | None = None

    def show(self, part: float, stage: str) -> None:
        """Tell how far the solver is."""
        report_progress(self.found, percent=round(100 * part), note=stage, until=self.clock() + LEASE)

    def is_gone(self) -> bool:
        """Tell whether somebody stopped the round or another worker took it up; looks every two seconds."""
        now = self.clock()
        if self.looked_at and now - self.looked_at < BEAT:
            return False
        self.looked_at = now
        mine = Round.objects.filter(
            pk=self.found.pk, work_state=Round.WorkState.WORKING, attempts=self.found.attempts
        )
        return not mine.update(claimed_until=now + LEASE)


def solve_claimed(found: Round, clock: Callable[[], datetime]) -> None:
    """Solve a round and keep its result, or a sentence that says why there is none."""
    if found.attempts > MOST_ATTEMPTS:
        keep_failure(
            found, _("This was begun three times and never finished. Solve again, perhaps with fewer people.")
        )
        return
    claim = Claim(found, clock)
    try:
        frozen = problem_of(
            found.cohort, found.policy, seed=found.seed, makes=found.makes, wishes_of=found.wishes_of_id
        )
        if found.keeps is not None:
            frozen = beside(frozen, found.keeps, found.price)
        found.inputs = {"problem": freeze(frozen.problem), "enrolments": frozen.enrolments}
        found.digest = frozen.problem.digest
        keep_result(found, frozen, solve(frozen.problem, claim.show, claim.is_gone), at=clock())
    except Cancelled:
        return
    except (ImpossibleDecision, ImpossibleRound) as error:
        keep_failure(found, str(error))
    except Exception:
        # Whatever went wrong here would go wrong again: say so now instead of three leases later.
        log.exception("round failed", round=found.key)
        keep_failure(
            found,
            _("Something went wrong while this was worked out. Solve again, or tell your administrator."),
        )
