"""Checks a round of peers in a pool too large for matrices, in blocks of rows, trusting no solver.

Scores are worked out once more from the definitions, with arrays of their own and not the solver's loops.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations, permutations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from colead_matching.definitions import FULL, STEPS, UNIT, broken, own_side, parts
from colead_matching.finding import Finding
from colead_matching.problem import Problem
from colead_matching.solution import BLOCKING_LISTED, VERSION, Duals, OddSet, Partnership, Solution, Swap

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
ROWS = 128
REASONS = 25
"""Of those left out of a large pool, so many reasons are worked out again in full."""


def verify_large(problem: Problem, solution: Solution) -> list[Finding]:
    """Returns everything that is wrong with a round of a large pool."""
    check = _Large(problem, solution)
    found = [*check.identity(), *check.soundness()]
    if found:
        return found
    check.look()
    return [*check.values(), *check.objective(), *check.bounds(), *check.left_out(), *check.blocking()]


@dataclass(frozen=True)
class _Seen:
    """Holds what one look at all pairs finds."""

    allowed: Ints
    reach: Ints
    underpriced: list[tuple[int, int]] = field(default_factory=list)
    blocking: list[int] = field(default_factory=lambda: [0])
    excess: list[int] = field(default_factory=lambda: [0])


@dataclass(frozen=True)
class _Large:
    problem: Problem
    solution: Solution
    joined: int = 0
    """How many triads there may be beside that of an odd pool."""

    @cached_property
    def place(self) -> dict[str, int]:
        return {key: i for i, key in enumerate(self.problem.keys)}

    @cached_property
    def pool(self) -> "Arrays":
        return Arrays(self.problem)

    @cached_property
    def seen(self) -> _Seen:
        count = len(self.problem.keys)
        return _Seen(np.zeros(count, dtype=np.int64), np.full(count, -1, dtype=np.int64))

    @property
    def duals(self) -> Duals:
        return self.solution.bound.duals or Duals(1, (), (), 0, 0)

    @cached_property
    def locked(self) -> set[str]:
        return {key for lock in self.problem.locks for key in lock}

    @cached_property
    def prices(self) -> Ints:
        """Everybody's price, -1 for those who are locked."""
        prices = np.full(len(self.problem.keys), -1, dtype=np.int64)
        for key, price in self.duals.people:
            prices[self.place[key]] = price
        return prices

    @cached_property
    def sets_of(self) -> dict[int, set[int]]:
        found: dict[int, set[int]] = {}
        for number, odd in enumerate(self.duals.odd_sets):
            for key in odd.members:
                found.setdefault(self.place[key], set()).add(number)
        return found

    @property
    def with_triad(self) -> bool:
        return any(len(group.members) == 3 for group in self.solution.partnerships)

    def identity(self) -> Iterator[Finding]:
        if self.solution.version != VERSION:
            yield Finding("version", f"The solution has version {self.solution.version}, not {VERSION}.")
        if self.solution.digest != self.problem.digest:
            yield Finding("digest", "The solution was made from another input.")
        if self.solution.seed != self.problem.seed:
            yield Finding("seed", f"The solution has seed {self.solution.seed}, not {self.problem.seed}.")
        named = [key for key, _ in self.duals.people]
        named += [key for odd in self.duals.odd_sets for key in odd.members]
        named += [key for two in self.solution.blocking for key in (two.a, two.b)]
        if any(key not in self.place for key in named):
            yield Finding("stranger", "A price or a blocking pair names somebody who is not in the pool.")

    def soundness(self) -> Iterator[Finding]:
        seen: Counter[str] = Counter(key for group in self.solution.partnerships for key in group.members)
        for key, count in seen.items():
            if key not in self.place:
                yield Finding("stranger", f"{key} is not in the pool.")
            if count > 1:
                yield Finding("twice", f"{key} is in two partnerships.")
        if any(key not in self.place for key in seen):
            return
        triads = 0
        person = self.problem.person
        for group in self.solution.partnerships:
            triads += len(group.members) == 3
            if group.ring:
                yield Finding("ring", "Rings are made in small pools alone.")
            if len(group.members) not in (2, 3):
                yield Finding("size", f"{', '.join(group.members)} are not a pair or a triad.")
            for a, b in combinations(group.members, 2):
                if broken(self.problem, person[a], person[b]):
                    yield Finding("rule", f"{a} and {b} meet although a rule keeps them apart.")
        if triads > len(self.problem.people) % 2 + self.joined:
            yield Finding("triads", f"There are {triads} triads, more than the pool calls for.")
        meet = {frozenset(two) for g in self.solution.partnerships for two in combinations(g.members, 2)}
        for lock in self.problem.locks - meet:
            yield Finding("lock", f"{', '.join(sorted(lock))} are locked and do not meet.")

    def _sides(self, group: Partnership) -> dict[str, int]:
        person, others = self.problem.person, len(group.members) - 1
        return {
            key: sum(own_side(person[key], person[o]) for o in group.members if o != key) // others
            for key in group.members
        }

    def _worth(self, group: Partnership) -> dict[str, int]:
        two = list(combinations(group.members, 2))
        scored = [parts(self.problem, self.problem.person[a], self.problem.person[b]) for a, b in two]
        return {name: sum(part[name] for part in scored) // len(two) for name in scored[0]}

    def values(self) -> Iterator[Finding]:
        for group in self.solution.partnerships:
            worth = self._worth(group)
            stated = {side.person: side.value for side in group.own_sides}
            shares = {part.criterion: part.value for part in group.parts}
            ways = {(d.receiver, d.giver): d.value for d in group.directions}
            person, two = self.problem.person, list(permutations(group.members, 2))
            true = {(a, b): own_side(person[a], person[b]) for a, b in two}
            locked = any(frozenset(pair) in self.problem.locks for pair in two)
            if (shares, stated, group.value, ways, group.locked) != (
                worth,
                self._sides(group),
                sum(worth.values()),
                true,
                locked,
            ):
                yield Finding("value", f"The numbers of {', '.join(group.members)} are wrong.")

    def objective(self) -> Iterator[Finding]:
        felt = [
            side if self.problem.person[key].needs else FULL
            for group in self.solution.partnerships
            for key, side in self._sides(group).items()
        ]
        total = sum(sum(self._worth(group).values()) for group in self.solution.partnerships)
        true, stated = (len(felt), min(felt, default=FULL), total), self.solution.objective
        if true != (stated.matched, stated.worst_off, stated.total):
            yield Finding("objective", f"The objective is {true}, not as stated.")

    def look(self) -> None:
        """Looks at all pairs once, some rows at a time, for everything that needs all pairs."""
        count = len(self.problem.keys)
        now = np.zeros(count, dtype=np.int64)
        for group in self.solution.partnerships:
            for key, side in self._sides(group).items():
                now[self.place[key]] = side
        for begin in range(0, count, ROWS):
            self._look_at(np.arange(begin, min(begin + ROWS, count)), now)

    def _look_at(self, rows: Ints, now: Ints) -> None:
        allowed, value, mine, theirs = self.pool.rows(rows)
        worse = np.minimum(self.pool.felt(mine, rows[:, None]), self.pool.felt(theirs, slice(None)))
        self.seen.allowed[rows] = allowed.sum(axis=1)
        self.seen.reach[rows] = np.where(allowed, worse, -1).max(axis=1)
        later = allowed & (np.arange(len(self.problem.keys)) > rows[:, None])
        gain = later & (mine > now[rows][:, None]) & (theirs > now)
        self.seen.blocking[0] += int(gain.sum()) - self._meeting(rows, gain)
        free = later & (self.prices[rows][:, None] >= 0) & (self.prices >= 0)
        over = self.duals.scale * value - (self.prices[rows][:, None] + self.prices + self.duals.pair)
        for row, other in np.argwhere(free & (over > 0)).tolist():
            one = int(rows[row])
            more = int(over[row, other]) - self._around(one, other)
            if more > 0 and worse[row, other] >= self.solution.objective.worst_off:
                self.seen.underpriced.append((one, other))
            self.seen.excess[0] = max(self.seen.excess[0], more)

    def _meeting(self, rows: Ints, gain: Flags) -> int:
        """Counts, among the gains, pairs who meet already; only a triad's can gain."""
        first = int(rows[0])
        triads = (g.members for g in self.solution.partnerships if len(g.members) == 3)
        two = (sorted(self.place[k] for k in pair) for m in triads for pair in combinations(m, 2))
        return sum(bool(gain[a - first, b]) for a, b in two if first <= a <= rows[-1])

    def _around(self, one: int, other: int) -> int:
        both = self.sets_of.get(one, set()) & self.sets_of.get(other, set())
        return sum(self.duals.odd_sets[number].value for number in both)

    def bounds(self) -> Iterator[Finding]:
        bound, objective, duals = self.solution.bound, self.solution.objective, self.duals
        free = [key for key in self.problem.keys if key not in self.locked]
        if sorted(key for key, _ in duals.people) != free or any(price < 0 for _, price in duals.people):
            yield Finding("duals", "The prices do not name every free person once, or are below zero.")
            return
        if duals.scale < 1 or any(self._is_no_odd_set(odd) for odd in duals.odd_sets):
            yield Finding("duals", "An odd set is not one, or its price is below zero.")
            return
        for one, other in self.seen.underpriced[:10]:
            names = f"{self.problem.keys[one]}, {self.problem.keys[other]}"
            yield Finding("duals", f"The pair {names} is worth more than its price.")
        if self.with_triad and duals.triad < self._triad_price():
            yield Finding("duals", "A triad may be worth more than its price.")
        if bound.total != self._proven_total():
            yield Finding("bound", f"The prices prove {self._proven_total()}, not {bound.total}.")
        yield from self._claims()
        limits = (bound.matched, bound.worst_off, bound.total)
        reached = (objective.matched, objective.worst_off, objective.total)
        if any(limit < value for limit, value in zip(limits, reached, strict=True)):
            yield Finding("bound", "A bound is below what was reached.")
        if (self.solution.status == "optimal") != (limits == reached):
            yield Finding("status", f"The status {self.solution.status} does not fit the bound.")

    def _is_no_odd_set(self, odd: OddSet) -> bool:
        members = set(odd.members)
        size = len(odd.members)
        return (
            odd.value < 0 or size % 2 == 0 or size < 3 or len(members) != size or bool(members & self.locked)
        )

    def _triad_price(self) -> int:
        """Returns a price that surely covers every triad: see the solver's own words on it."""
        cheapest = sorted(price for _, price in self.duals.people)[:3]
        free = self.seen.excess[0] - sum(cheapest) // 3
        if not self.problem.locks:
            return free
        highest = FULL * self.problem.weights.sum * self.duals.scale
        return max(free, 2 * highest // 3 + 1 - cheapest[0])

    def _proven_total(self) -> int:
        duals = self.duals
        groups = (self.solution.objective.matched - len(self.locked)) // 2
        prices = sum(price for _, price in duals.people) + duals.pair * groups
        prices += sum(odd.value * ((len(odd.members) - 1) // 2) for odd in duals.odd_sets)
        prices += duals.triad if self.with_triad else 0
        person = self.problem.person
        locks = (sorted(lock) for lock in self.problem.locks)
        fixed = sum(sum(parts(self.problem, person[a], person[b]).values()) for a, b in locks)
        total = prices // duals.scale + fixed
        return total - total % 2

    def _claims(self) -> Iterator[Finding]:
        """Checks that nobody with an allowed partner is forgotten in the bound, nor a reach too low."""
        bound, objective = self.solution.bound, self.solution.objective
        able = int((self.seen.allowed > 0).sum())
        if bound.matched < able:
            yield Finding("refutation", f"That more than {bound.matched} cannot be matched is not proven.")
        if bound.worst_off >= FULL:
            return
        reach = [int(r) for r, n in zip(self.seen.reach, self.seen.allowed, strict=True) if n]
        person = self.problem.person
        for lock in self.problem.locks:
            a, b = (person[key] for key in sorted(lock))
            reach.append(min(own_side(x, y) if x.needs else FULL for x, y in ((a, b), (b, a))))
        if self.with_triad or objective.matched < able or min(reach, default=FULL) > bound.worst_off:
            yield Finding("refutation", f"That nobody can be raised above {bound.worst_off} is not proven.")

    def left_out(self) -> Iterator[Finding]:
        placed = {key for group in self.solution.partnerships for key in group.members}
        alone = [key for key in self.problem.keys if key not in placed]
        stated = [(left.person, left.allowed, left.reason) for left in self.solution.left_out]
        true = []
        for key in alone:
            allowed = int(self.seen.allowed[self.place[key]])
            true.append((key, allowed, "taken" if allowed else "no_partner"))
        if stated != true:
            yield Finding("left_out", "The reasons of those left out are wrong.")
            return
        for left in self.solution.left_out[:REASONS]:
            removals = {removal.rule: removal.others for removal in left.removals}
            if removals != self._removals(left.person) or left.swap != self._swap(left.person):
                yield Finding("left_out", f"The reasons of {left.person}, who is left out, are wrong.")

    def _removals(self, key: str) -> dict[str, int]:
        """Counts again whom each rule keeps away."""
        counts: Counter[str] = Counter()
        one = self.problem.person[key]
        for other in self.problem.people:
            if other.key != key:
                counts.update(broken(self.problem, one, other))
        return dict(counts)

    def _swap(self, key: str) -> Swap | None:
        """Finds again whose place would cost least."""
        one, person = self.problem.person[key], self.problem.person
        swaps = []
        for group in self.solution.partnerships:
            if len(group.members) != 2 or frozenset(group.members) in self.problem.locks:
                continue
            for partner, displaced in permutations(group.members):
                if not broken(self.problem, one, person[partner]):
                    worth = sum(parts(self.problem, one, person[partner]).values())
                    swaps.append(Swap(partner, displaced, worth - group.value))
        return min(swaps, key=lambda s: (-s.total_change, s.partner, s.displaced), default=None)

    def blocking(self) -> Iterator[Finding]:
        person = self.problem.person
        now = {key: side for group in self.solution.partnerships for key, side in self._sides(group).items()}
        wrong = self.solution.blocking_total != self.seen.blocking[0]
        wrong |= len(self.solution.blocking) > BLOCKING_LISTED
        for two in self.solution.blocking:
            a, b = person[two.a], person[two.b]
            gains = own_side(a, b) - now.get(two.a, 0), own_side(b, a) - now.get(two.b, 0)
            wrong |= gains != (two.gain_a, two.gain_b) or min(gains) <= 0 or bool(broken(self.problem, a, b))
        if wrong:
            yield Finding("blocking", "The list of blocking pairs is wrong.")


class Arrays:
    """Holds a pool as plain arrays, people by facts."""

    def __init__(self, problem: Problem) -> None:
        people = problem.people
        codes = sorted(problem.competencies)
        self.problem = problem
        self.index = {person.key: i for i, person in enumerate(people)}
        self.needs = np.array([[p.needs.get(c, 0) for c in codes] for p in people], dtype=np.float64)
        self.strengths = np.array([[p.strengths.get(c, 0) for c in codes] for p in people], dtype=np.float64)
        self.asked = self.needs.sum(axis=1).astype(np.int64)
        self.hours = _flags([p.hours for p in people])
        self.languages = _flags([p.languages for p in people])
        self.interests = _flags([p.interests for p in people])

    def felt(self, sides: Ints, who: Any) -> Ints:
        """Returns the own sides, in full for those who ask for nothing."""
        return np.where(self.asked[who] > 0, sides, FULL)

    def rows(self, rows: Ints) -> tuple[Flags, Ints, Ints, Ints]:
        """Returns who is allowed, values, and both own sides, of some rows with everybody."""
        mine, theirs = self.own_sides(rows)
        product = mine * theirs
        needs = np.sqrt(product.astype(np.float64)).astype(np.int64)
        needs -= needs * needs > product
        needs += (needs + 1) * (needs + 1) <= product
        value = self.problem.weights.needs * needs
        allowed = self.others(rows, value)
        return allowed, UNIT * value, UNIT * mine, UNIT * theirs

    def own_sides(self, rows: Ints) -> tuple[Ints, Ints]:
        """Returns what some rows get from everybody, and everybody from them, in steps."""
        gets = (self.needs[rows] @ self.strengths.T).astype(np.int64)
        gives = (self.strengths[rows] @ self.needs.T).astype(np.int64)
        mine = STEPS * gets // np.maximum(3 * self.asked[rows], 1)[:, None]
        return mine, STEPS * gives // np.maximum(3 * self.asked, 1)

    def others(self, rows: Ints, value: Ints) -> Flags:
        """Adds the other criteria to values in steps, in place; returns who is allowed."""
        weights, rules, people = self.problem.weights, self.problem.rules, self.problem.people
        hours = _shared(self.hours, rows)
        languages = _shared(self.languages, rows)
        value += weights.hours * (STEPS * np.minimum(hours, 8) // 8)
        value += weights.languages * (STEPS * np.minimum(languages, 2) // 2)
        value += weights.interests * (STEPS * np.minimum(_shared(self.interests, rows), 3) // 3)
        level = np.array([p.level or 0 for p in people], dtype=np.int64)
        has = np.array([p.level is not None for p in people])
        apart = np.minimum(abs(level[rows][:, None] - level), 4)
        both = has[rows][:, None] & has
        value += weights.level * np.where(both, STEPS * (4 - apart) // 4, 0)
        for weight, codes in (
            (weights.function, _codes([p.function for p in people])),
            (weights.site, _codes([p.site for p in people])),
        ):
            known = (codes[rows] >= 0)[:, None] & (codes >= 0)
            value += weight * STEPS * (known & (codes[rows][:, None] != codes))
        value += weights.style * self._style(rows)
        allowed = hours >= rules.min_shared_hours
        if rules.common_language:
            allowed &= languages > 0
        slates = _codes([p.slate for p in people])
        if rules.same_slate:
            allowed &= ~((slates[rows] >= 0)[:, None] & (slates[rows][:, None] == slates))
        self._few(rows, value, allowed)
        return allowed

    def _style(self, rows: Ints) -> Ints:
        people = self.problem.people
        width = max((len(p.style) for p in people if p.style), default=0)
        if width == 0:
            return np.zeros((len(rows), len(people)), dtype=np.int64)
        answers = np.array([p.style or (0,) * width for p in people], dtype=np.int64)
        has = np.array([bool(p.style) for p in people])
        apart = sum(abs(answers[rows, k][:, None] - answers[:, k]) for k in range(width))
        return np.where(has[rows][:, None] & has, STEPS * (4 * width - apart) // (4 * width), 0)

    def _few(self, rows: Ints, value: Ints, allowed: Flags) -> None:
        """Sees to what concerns few pairs, one at a time: oneself, lines, listed pairs, wishes, texts."""
        people, weights = self.problem.people, self.problem.weights
        for number, row in enumerate(rows.tolist()):
            allowed[number, row] = False
            for other in self.apart.get(row, ()):
                allowed[number, other] = False
            for other in self.wished.get(row, ()):
                worth = parts(self.problem, people[row], people[other])["wishes"]
                value[number, other] += worth // UNIT
        if weights.text:
            meaning = np.array([p.meaning or (0,) * self.width for p in people], dtype=np.float64)
            likeness = np.clip(meaning[rows] @ meaning.T, 0, 127 * 127).astype(np.int64)
            value += weights.text * (STEPS * likeness // (127 * 127))

    @cached_property
    def width(self) -> int:
        return max((len(p.meaning) for p in self.problem.people if p.meaning), default=0)

    @cached_property
    def apart(self) -> dict[int, set[int]]:
        found: dict[int, set[int]] = {}
        two = [tuple(pair) for pair in self.problem.rules.not_available | self.problem.forbidden]
        if self.problem.rules.same_line:
            two += [(p.key, other) for p in self.problem.people for other in p.line]
        for a, b in two:
            if a in self.index and b in self.index:
                found.setdefault(self.index[a], set()).add(self.index[b])
                found.setdefault(self.index[b], set()).add(self.index[a])
        return found

    @cached_property
    def wished(self) -> dict[int, set[int]]:
        found: dict[int, set[int]] = {}
        for i, person in enumerate(self.problem.people):
            for key in person.wishes:
                if key in self.index:
                    found.setdefault(i, set()).add(self.index[key])
                    found.setdefault(self.index[key], set()).add(i)
        return found


def _flags(sets: Sequence[AbstractSet[object]]) -> NDArray[np.float32]:
    members = sorted({member for each in sets for member in each}, key=str)
    column = {member: k for k, member in enumerate(members)}
    flags = np.zeros((len(sets), len(members)), dtype=np.float32)
    for row, each in enumerate(sets):
        flags[row, [column[member] for member in each]] = 1
    return flags


def _shared(flags: NDArray[np.float32], rows: Ints) -> Ints:
    shared: Ints = (flags[rows] @ flags.T).astype(np.int64)
    return shared


def _codes(values: list[str | None]) -> Ints:
    known = {value: k for k, value in enumerate(sorted({v for v in values if v is not None}))}
    return np.array([-1 if value is None else known[value] for value in values], dtype=np.int64)
