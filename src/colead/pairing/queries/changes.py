"""What became of everybody from one round to another, why, and at what price: by names and in words."""

from __future__ import annotations

from dataclasses import dataclass

from colead.pairing.change_words import why
from colead.pairing.frozen import solution_of, thaw
from colead.pairing.models import Round
from colead.pairing.queries.comparisons import names_in
from colead.pairing.queries.explanations import percent_of
from colead.pairing.queries.keeping import GONE, beside, solution_beside
from colead.pairing.queries.policies import policy_of
from colead.pairing.queries.problems import CohortProblem, policy_values, problem_of
from colead.pairing.states import Makes
from colead_matching import Solution, difference, solve

# More people would take longer than anybody waits for a page.
MOST_PEOPLE = {Makes.PAIRS: 400, Makes.MENTORING: 300, Makes.CIRCLES: 60}
ORDER = ("left", "joined", "partner_left", "decided", "rule", "freed", "third", "moved")


@dataclass(frozen=True)
class Line:
    """What became of one person; `gain` is what they get more, of 100."""

    name: str
    was: str
    now: str
    why: str
    gain: int
    had_nobody: bool

    @property
    def signed_gain(self) -> str:
        """Give the gain with its sign."""
        return _with_sign(f"{self.gain:+d}") if self.gain else "0"


@dataclass(frozen=True)
class Changes:
    """What changes from a round to the next, and what it gains."""

    lines: tuple[Line, ...]
    kept: int
    ended: int  # two people who met and no longer do
    unavoidable: int  # of those, whom a rule or a decision parts
    matched: int
    worst_off: int
    value: str  # per cent of the earlier round's value, with its sign

    @property
    def chosen(self) -> int:
        """Give how many ended because it was worth the price."""
        return self.ended - self.unavoidable


def what_would_change(found: Round, price: int) -> Changes | None:
    """Solve the round again with the people of today; nothing for so many that it would take long.

    Raises `ImpossibleDecision` or `ImpossibleRound` as the round itself would.
    """
    policy = {**policy_values(policy_of(found.cohort.programme)), "weights": found.policy["weights"]}
    frozen = problem_of(
        found.cohort, policy, seed=found.seed, makes=found.makes, wishes_of=found.wishes_of_id
    )
    if len(frozen.problem.people) > MOST_PEOPLE[Makes(found.makes)]:
        return None
    kept = beside(frozen, found, price)
    quiet = found.wishes_of_id is not None
    return _changes(kept, found, solve(kept.problem), names_in(found), quiet=quiet)


def changes_between(before: Round, after: Round, names: dict[int, str]) -> Changes:
    """Tell what became of everybody from one solved round to another; `names` are those of the cohort."""
    frozen = CohortProblem(thaw(after.inputs["problem"]), after.inputs["enrolments"])
    quiet = after.wishes_of_id is not None
    return _changes(frozen, before, solution_of(after.solution), names, quiet=quiet)


def _changes(
    frozen: CohortProblem, before: Round, solution: Solution, of_all: dict[int, str], *, quiet: bool
) -> Changes:
    earlier = solution_beside(frozen.enrolments, before)
    found = difference(frozen.problem, earlier, solution)
    names = _names(before, frozen, of_all)
    ordered = sorted(found.changed, key=lambda one: (ORDER.index(one.why), names[one.person]))
    return Changes(
        lines=tuple(
            Line(
                names[one.person], _list(names, one.was), _list(names, one.now), why(_said(one.why, quiet=quiet)),
                _signed(one.side_change), not one.was,
            )
            for one in ordered
        ),
        kept=len(found.kept), ended=len(found.broken), unavoidable=len(found.unavoidable),
        matched=found.matched_change, worst_off=_signed(found.worst_off_change),
        value=_share(found.total_change, earlier.objective.total),
    )  # fmt: skip


def _said(code: str, *, quiet: bool) -> str:
    """Keep to oneself, where wishes were heeded, that two were put together by them and not by a decision."""
    return "moved" if quiet and code == "decided" else code


def _names(before: Round, frozen: CohortProblem, of_all: dict[int, str]) -> dict[str, str]:
    gone = {f"{GONE}{pk}": of_all[pk] for pk in before.inputs["enrolments"].values()}
    return gone | {key: of_all[pk] for key, pk in frozen.enrolments.items()}


def _list(names: dict[str, str], keys: tuple[str, ...]) -> str:
    return ", ".join(sorted(names[key] for key in keys))


def _signed(units: int) -> int:
    return percent_of(units) if units >= 0 else -percent_of(-units)


def _share(change: int, whole: int) -> str:
    if not whole or not change:
        return "0"
    return _with_sign(f"{100 * change / whole:+.1f}")


def _with_sign(number: str) -> str:
    return number.replace("-", "\N{MINUS SIGN}")
