"""Rounds: asked for, solved by a worker, approved by a person."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.kernel.queue import look_after_commit
from colead.kernel.states import require_move
from colead.kernel.work import claim_next, fail_work
from colead.pairing.actions.solving import LEASE, solve_claimed
from colead.pairing.gates import in_the_way
from colead.pairing.models import Round
from colead.pairing.queries.policies import policy_of
from colead.pairing.queries.problems import policy_values
from colead.pairing.states import MADE_BY, MOVES, RoundState
from colead.people.models import Person
from colead.programmes.actions.programmes import NotTheirs
from colead.programmes.models import Cohort, Programme
from colead.programmes.rules import may_coordinate
from colead.programmes.states import Task

TOPIC = "rounds"
State = Round.WorkState
MOST_PRICE = 100  # a pair of full value: nothing can gain more than that


class NotSolved(Refused):
    code = "rounds.not_solved"
    sentence = gettext_lazy("This round has no result yet.")


class StillWorking(Refused):
    code = "rounds.still_working"
    sentence = gettext_lazy("A round of this cohort is being worked out. Wait for it, or stop it first.")


class OldRound(Refused):
    code = "rounds.old"
    sentence = gettext_lazy("There is a newer round. Approve that one, or solve again.")


class NotOfThisFormat(Refused):
    code = "rounds.not_of_this_format"
    sentence = gettext_lazy(
        "The programme’s format has no such rounds. Its rules and weights say which it has."
    )


class SomethingFirst(Refused):
    code = "rounds.something_first"


class NothingMatters(Refused):
    code = "rounds.nothing_matters"
    sentence = gettext_lazy("Every weight is 0, so no pair is better than another. Raise at least one.")


class AlreadyMeeting(Refused):
    code = "rounds.already_meeting"
    sentence = gettext_lazy(
        "The partnerships of this round meet already, and solving again ends none of them. "
        "Whoever waits finds a partner under new partners, or in a round of their own."
    )


@transaction.atomic
def request(
    *,
    cohort: Cohort,
    makes: str = "",
    weights: Mapping[str, int] | None = None,
    wishes_of: Round | None = None,
    keeps: Round | None = None,
    price: int = 0,
    seed: int = 1,
    by: Person,
    at: datetime,
) -> Round:
    """Ask for a matching run; a worker solves it.

    `makes` is the kind of partnership, the programme's first where none is named; `weights` replace the
    programme's for this round; `wishes_of` is the round in which people chose, which ends with this one;
    `keeps` is the round whose partnerships stay, unless ending a pair gains more than `price`, of 100 of a pair;
    `seed` breaks ties, and the same one breaks them alike.
    """
    locked = Cohort.objects.select_for_update().select_related("programme").get(pk=cohort.pk)
    if not may_coordinate(by, locked.programme, Task.MATCH):
        raise NotTheirs
    if why := in_the_way(locked, at):
        raise SomethingFirst(why)
    rounds = Round.objects.filter(cohort=locked)
    if rounds.filter(work_state__in=[State.WAITING, State.WORKING]).exists():
        raise StillWorking
    makes = makes or MADE_BY[locked.programme.format][0]
    if makes not in MADE_BY[locked.programme.format]:
        raise NotOfThisFormat
    if wishes_of is not None:
        _end_choosing(locked, wishes_of)
    if keeps is not None:
        _refuse_to_keep(locked, keeps, makes)
    policy = _policy(locked.programme, weights, heeds_wishes=wishes_of is not None, keeps=keeps)
    if keeps is not None:
        wishes_of = wishes_of or keeps.wishes_of
    number = (rounds.aggregate(last=Max("number"))["last"] or 0) + 1
    created = Round.objects.create(
        cohort=locked, number=number, makes=makes, policy=policy, seed=seed, wishes_of=wishes_of,
        keeps=keeps, price=min(price, MOST_PRICE), requested_by=by, requested_at=at,
        work_state=State.WAITING, progress_note="waiting",
    )  # fmt: skip
    record("rounds.request", created, by=by, at=at, cohort=locked.key, number=number)
    look_after_commit(TOPIC)
    return created


def _policy(
    programme: Programme, weights: Mapping[str, int] | None, *, heeds_wishes: bool, keeps: Round | None
) -> dict[str, dict[str, int | bool]]:
    """Give the programme's policy with the weights that this round goes by."""
    policy = policy_of(programme)
    values = policy_values(policy)
    if heeds_wishes:
        values["weights"]["wishes"] = policy.weight_wishes
    if keeps is not None:
        values["weights"] = keeps.policy["weights"]
    if weights:
        values["weights"] = {name: int(value) for name, value in weights.items()}
    if not any(values["weights"].values()):
        raise NothingMatters
    return values


def _end_choosing(cohort: Cohort, chosen_in: Round) -> None:
    if chosen_in.cohort_id != cohort.pk:
        raise NotTheirs
    Round.objects.filter(pk=chosen_in.pk, state=RoundState.CHOOSING).update(state=RoundState.SUPERSEDED)


def _refuse_to_keep(cohort: Cohort, earlier: Round, makes: str) -> None:
    if earlier.cohort_id != cohort.pk:
        raise NotTheirs
    if earlier.makes != makes:
        raise NotOfThisFormat
    if earlier.work_state != State.DONE:
        raise NotSolved
    if earlier.published_at is not None:
        raise AlreadyMeeting


def solve_waiting(clock: Callable[[], datetime]) -> int:
    """Solve every round that waits, or whose worker died, and give how many."""
    solved = 0
    waiting = Round.objects.select_related("cohort__programme").order_by("requested_at", "pk")
    while (found := claim_next(waiting, at=clock(), lease=LEASE)) is not None:
        solve_claimed(found, clock)
        solved += 1
    return solved


@transaction.atomic
def cancel(*, round: Round, by: Person, at: datetime) -> Round:
    """Stop a run that is waiting or being worked out; nothing of it is kept."""
    locked = lock_round(round, by)
    if locked.work_state in (State.WAITING, State.WORKING):
        fail_work(locked, _("Stopped by %(name)s.") % {"name": by.name})
        locked.save(update_fields=["work_state", "claimed_until", "failure"])
        record("rounds.cancel", locked, by=by, at=at)
    return locked


@transaction.atomic
def approve(*, round: Round, by: Person, at: datetime) -> Round:
    """Say that a round may be published; only the newest can be."""
    locked = lock_round(round, by)
    if locked.work_state != State.DONE:
        raise NotSolved
    if Round.objects.filter(
        cohort=locked.cohort, makes=locked.makes, number__gt=locked.number, work_state=State.DONE
    ).exists():
        raise OldRound
    require_move(MOVES, locked.state, RoundState.APPROVED)
    locked.state, locked.approved_by, locked.approved_at = RoundState.APPROVED, by, at
    locked.save(update_fields=["state", "approved_by", "approved_at"])
    record("rounds.approve", locked, by=by, at=at, digest=locked.digest)
    return locked


@transaction.atomic
def withdraw_approval(*, round: Round, by: Person, at: datetime) -> Round:
    """Take an approval back, as long as nothing is published."""
    locked = lock_round(round, by)
    require_move(MOVES, locked.state, RoundState.DRAFT)
    locked.state, locked.approved_by, locked.approved_at = RoundState.DRAFT, None, None
    locked.save(update_fields=["state", "approved_by", "approved_at"])
    record("rounds.withdraw_approval", locked, by=by, at=at)
    return locked


def lock_round(found: Round, by: Person) -> Round:
    """Lock a round without its megabytes, and refuse everybody but its coordinators."""
    rows = Round.objects.select_for_update(of=("self",)).select_related("cohort__programme")
    locked = rows.defer("inputs", "solution").get(pk=found.pk)
    if not may_coordinate(by, locked.cohort.programme, Task.MATCH):
        raise NotTheirs
    return locked
