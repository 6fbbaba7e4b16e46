"""Checks a round of peers against its problem, trusting neither solver nor its scores.

Everything is computed again, one pair at a time, from the definitions. An empty list of findings
means: the solution is sound, its numbers are right, and its bound and refutations are proven.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, permutations

from colead_matching.definitions import FULL, UNIT, broken, own_side, parts, ring_needs
from colead_matching.finding import Finding
from colead_matching.peers.verify_large import verify_large
from colead_matching.problem import Problem
from colead_matching.solution import (
    BLOCKING_LISTED,
    VERSION,
    Duals,
    LeftOut,
    Partnership,
    Refutation,
    Solution,
)

LARGE = 1_500
"""Above so many people, pairs are looked at in blocks, and proofs by barriers are not asked for."""


def verify_peers(problem: Problem, solution: Solution) -> list[Finding]:
    """Returns everything that is wrong with a solution."""
    if solution.before is not None:
        from colead_matching.peers.verify_after import verify_after

        return verify_after(problem, solution, solution.before)
    if solution.bound.basis == "kept" or _asks_to_keep(problem):
        from colead_matching.peers.verify_kept import verify_kept

        return verify_kept(problem, solution)
    if len(problem.people) > LARGE:
        return verify_large(problem, solution)
    check = Check(problem, solution)
    identity = list(check.identity())
    unsound = list(check.soundness())
    if identity or unsound:
        # Values of people who are not in the pool, or of two partnerships at once, mean nothing.
        return identity + unsound
    return [
        *check.partnership_values(),
        *check.objective(),
        *check.left_out(),
        *check.blocking(),
        *check.bound(),
        *check.refutations(),
    ]


def _asks_to_keep(problem: Problem) -> bool:
    return bool(problem.previous) and problem.price > 0 and len(problem.people) <= LARGE


@dataclass(frozen=True)
class Check:
    """Holds a round and everything worked out about it again."""

    problem: Problem
    solution: Solution
    joined: int = 0
    """How many triads and rings there may be beside that of an odd pool."""

    # What is given.

    @cached_property
    def allowed(self) -> dict[str, set[str]]:
        """Whom nothing keeps away from each person."""
        allowed: dict[str, set[str]] = {person.key: set() for person in self.problem.people}
        for a, b in combinations(self.problem.people, 2):
            if not broken(self.problem, a, b):
                allowed[a.key].add(b.key)
                allowed[b.key].add(a.key)
        return allowed

    @cached_property
    def side(self) -> dict[tuple[str, str], int]:
        """What the first gets from the second, for allowed pairs."""
        person = self.problem.person
        return {(a, b): own_side(person[a], person[b]) for a, others in self.allowed.items() for b in others}

    @cached_property
    def value(self) -> dict[tuple[str, str], int]:
        """Values of allowed pairs, both ways."""
        person = self.problem.person
        one_way = {
            (a, b): sum(parts(self.problem, person[a], person[b]).values())
            for a, others in self.allowed.items()
            for b in others
            if a < b
        }
        return one_way | {(b, a): value for (a, b), value in one_way.items()}

    @cached_property
    def locked(self) -> set[str]:
        return {key for lock in self.problem.locks for key in lock}

    @cached_property
    def free(self) -> list[str]:
        return [key for key in self.problem.keys if key not in self.locked]

    @cached_property
    def members_of(self) -> dict[str, tuple[str, ...]]:
        return {key: p.members for p in self.solution.partnerships for key in p.members}

    @cached_property
    def now(self) -> dict[str, int]:
        """Everyone's own side in the solution."""
        return {key: side for p in self.solution.partnerships for key, side in self.gets(p).items()}

    def gets(self, partnership: Partnership) -> dict[str, int]:
        """What everybody in a partnership gets."""
        if partnership.ring:
            return {d.receiver: self.side[d.receiver, d.giver] for d in partnership.directions}
        return {key: self.mean(key, partnership.members) for key in partnership.members}

    def mean(self, key: str, members: tuple[str, ...]) -> int:
        others = [self.side[key, other] for other in members if other != key]
        return sum(others) // len(others)

    def felt(self, key: str, *others: str) -> int:
        """What counts for the worst-off; those who ask for nothing cannot be badly off."""
        if not self.asks(key):
            return FULL
        return sum(self.side[key, other] for other in others) // len(others)

    def asks(self, key: str) -> bool:
        """Tells whether somebody has needs."""
        return bool(self.problem.person[key].needs)

    def worth(self, members: tuple[str, ...]) -> int:
        two = list(combinations(members, 2))
        return sum(self.value[pair] for pair in two) // len(two)

    # What is checked.

    def identity(self) -> Iterator[Finding]:
        solution, problem = self.solution, self.problem
        if solution.version != VERSION:
            yield Finding("version", f"The solution has version {solution.version}, not {VERSION}.")
        if solution.digest != problem.digest:
            yield Finding("digest", "The solution was made from another input.")
        if solution.seed != problem.seed:
            yield Finding("seed", f"The solution has seed {solution.seed}, not {problem.seed}.")

    def soundness(self) -> Iterator[Finding]:
        seen: set[str] = set()
        triads = 0
        for partnership in self.solution.partnerships:
            members = partnership.members
            triads += len(members) == 3
            if len(set(members)) != len(members) or len(members) not in (2, 3):
                yield Finding("size", f"{_names(members)} are not a pair or a triad.")
            if partnership.ring and not _around(partnership):
                yield Finding("ring", f"{_names(members)} do not help each other around.")
            for key in members:
                if key not in self.allowed:
                    yield Finding("stranger", f"{key} is not in the pool.")
                if key in seen:
                    yield Finding("twice", f"{key} is in two partnerships.")
                seen.add(key)
            for a, b in combinations(members, 2):
                if b not in self.allowed.get(a, set()):
                    yield Finding("rule", f"{a} and {b} meet although a rule keeps them apart.")
        if triads > len(self.problem.people) % 2 + self.joined:
            yield Finding("triads", f"There are {triads} triads, more than the pool calls for.")
        for lock in sorted(map(sorted, self.problem.locks)):
            if not any(set(lock) <= set(p.members) for p in self.solution.partnerships):
                yield Finding("lock", f"{_names(lock)} are locked and do not meet.")

    def partnership_values(self) -> Iterator[Finding]:
        for partnership in self.solution.partnerships:
            if self.expected(partnership) != _stated(partnership):
                yield Finding("value", f"The numbers of {_names(partnership.members)} are wrong.")

    def expected(self, partnership: Partnership) -> tuple[object, ...]:
        members, side = partnership.members, self.side
        worth = self.shares(partnership)
        ways = [(d.receiver, d.giver) for d in partnership.directions]
        return (
            sum(worth.values()),
            self.gets(partnership),
            {(a, b): side[a, b] for a, b in (ways if partnership.ring else permutations(members, 2))},
            worth,
            any(frozenset(pair) in self.problem.locks for pair in combinations(members, 2)),
        )

    def shares(self, partnership: Partnership) -> dict[str, int]:
        """What every criterion adds to a partnership's value."""
        two = list(combinations(partnership.members, 2))
        scored = [self.scored(a, b) for a, b in two]
        worth = {name: sum(s[name] for s in scored) // len(two) for name in scored[0]}
        if partnership.ring:
            sides = [self.side[d.receiver, d.giver] for d in partnership.directions]
            worth["needs"] = ring_needs(self.problem, sides)
        return worth

    def scored(self, a: str, b: str) -> dict[str, int]:
        """What every criterion adds to a pair's value."""
        return parts(self.problem, self.problem.person[a], self.problem.person[b])

    def objective(self) -> Iterator[Finding]:
        groups = self.solution.partnerships
        felt = [
            side if self.asks(key) else FULL for group in groups for key, side in self.gets(group).items()
        ]
        true = (len(felt), min(felt, default=FULL), sum(sum(self.shares(g).values()) for g in groups))
        stated = self.solution.objective
        if true != (stated.matched, stated.worst_off, stated.total):
            yield Finding("objective", f"The objective is {true}, not as stated.")

    def left_out(self) -> Iterator[Finding]:
        true = [self.reason(key) for key in self.problem.keys if key not in self.members_of]
        stated = [stated_reason(left) for left in self.solution.left_out]
        if true != stated:
            yield Finding("left_out", "The reasons of those left out are wrong.")

    def reason(self, key: str) -> tuple[object, ...]:
        counts: dict[str, int] = {}
        for other in self.problem.people:
            if other.key != key:
                for rule in broken(self.problem, self.problem.person[key], other):
                    counts[rule] = counts.get(rule, 0) + 1
        swaps = [
            (-(self.value[key, partner] - self.worth(members)), partner, displaced)
            for members in (p.members for p in self.solution.partnerships)
            if len(members) == 2 and frozenset(members) not in self.problem.locks
            for partner, displaced in permutations(members)
            if partner in self.allowed[key]
        ]
        allowed = len(self.allowed[key])
        return key, "taken" if allowed else "no_partner", allowed, counts, min(swaps, default=None)

    def blocking(self) -> Iterator[Finding]:
        true = {
            (a, b): gains
            for (a, b) in self.value
            if a < b and b not in self.members_of.get(a, ())
            for gains in [(self.side[a, b] - self.now.get(a, 0), self.side[b, a] - self.now.get(b, 0))]
            if min(gains) > 0
        }
        order = sorted(true, key=lambda pair: (-min(true[pair]), pair))
        stated = [((b.a, b.b), (b.gain_a, b.gain_b)) for b in self.solution.blocking]
        listed = [(pair, true[pair]) for pair in order[:BLOCKING_LISTED]]
        if stated != listed or self.solution.blocking_total != len(true):
            yield Finding("blocking", "The list of blocking pairs is wrong.")

    # What is proven.

    def bound(self) -> Iterator[Finding]:
        bound, objective = self.solution.bound, self.solution.objective
        if bound.matched < objective.matched or bound.worst_off < objective.worst_off:
            yield Finding("bound", "The bounds on the people matched and the worst-off are too low.")
        if bound.basis != "all_pairs":
            yield Finding("basis", f"The prices cover all pairs, and not {bound.basis}.")
        duals = self.duals
        if {key for key, _ in duals.people} != set(self.free) or len(duals.people) != len(self.free):
            yield Finding("duals", "The prices do not name every free person once.")
            return
        if duals.scale < 1 or any(price < 0 for _, price in duals.people):
            yield Finding("duals", "A person's price is below zero.")
            return
        for odd_set in duals.odd_sets:
            size = len(odd_set.members)
            real = set(odd_set.members) <= set(self.free) and len(set(odd_set.members)) == size
            if odd_set.value < 0 or size % 2 == 0 or size < 3 or not real:
                yield Finding("duals", "An odd set is not one, or its price is below zero.")
                return
        yield from self.prices_cover()
        if bound.total != self.proven_total():
            yield Finding("bound", f"The prices prove {self.proven_total()}, not {bound.total}.")
        if bound.total < objective.total:
            yield Finding("bound", "The bound is below the total.")
        best = (bound.matched, bound.worst_off, bound.total)
        reached = (objective.matched, objective.worst_off, objective.total)
        if (self.solution.status == "optimal") != (best == reached):
            yield Finding("status", f"The status {self.solution.status} does not fit the bound.")

    @cached_property
    def duals(self) -> Duals:
        # No prices prove nothing, which the check of the people's prices then says.
        return self.solution.bound.duals or Duals(1, (), (), 0, 0)

    @cached_property
    def price(self) -> dict[str, int]:
        return dict(self.duals.people)

    @cached_property
    def sets(self) -> list[tuple[frozenset[str], int]]:
        return [(frozenset(s.members), s.value) for s in self.duals.odd_sets]

    @property
    def with_triad(self) -> bool:
        return (self.solution.objective.matched - len(self.locked)) % 2 == 1

    def priced(self, *keys: str) -> int:
        around = sum(price for members, price in self.sets if len(members.intersection(keys)) >= 2)
        return sum(self.price[key] for key in keys) + around

    def proven_total(self) -> int:
        duals, matched = self.duals, self.solution.objective.matched
        groups = (matched - len(self.locked)) // 2
        odd = sum(price * ((len(members) - 1) // 2) for members, price in self.sets)
        prices = sum(self.price.values()) + odd + duals.pair * groups
        prices += duals.triad if self.with_triad else 0
        total = prices // duals.scale + sum(self.value[a, b] for a, b in map(sorted, self.problem.locks))
        return total - total % 2

    def prices_cover(self) -> Iterator[Finding]:
        duals, floor = self.duals, self.solution.objective.worst_off
        for a, b in combinations(self.free, 2):
            if self.fits(a, b, floor) and self.priced(a, b) + duals.pair < duals.scale * self.value[a, b]:
                yield Finding("duals", f"The pair {a}, {b} is worth more than its price.")
        if not self.with_triad:
            return
        for members in self.triads(floor):
            price, gain = self.completion(members)
            if price + duals.triad < duals.scale * gain:
                yield Finding("duals", f"The triad {_names(members)} is worth more than its price.")

    def completion(self, members: tuple[str, ...]) -> tuple[int, int]:
        """What the prices say a triad is worth, without the triad's own, and what it adds."""
        joined = [key for key in members if key in self.locked]
        if joined:
            (newcomer,) = set(members) - set(joined)
            return self.price[newcomer], self.worth(members) - self.value[joined[0], joined[1]]
        return self.priced(*members) + self.duals.pair, self.worth(members)

    def fits(self, a: str, b: str, floor: int) -> bool:
        return b in self.allowed[a] and min(self.felt(a, b), self.felt(b, a)) >= floor

    def low_locks(self, floor: int) -> list[list[str]]:
        return [[a, b] for a, b in map(sorted, self.problem.locks) if not self.fits(a, b, floor)]

    def triads(self, floor: int) -> Iterator[tuple[str, ...]]:
        """Every way to place the odd person: three free people, or one beside a locked pair."""
        low = self.low_locks(floor)
        for a, b in map(sorted, self.problem.locks):
            if all(lock == [a, b] for lock in low):
                for c in self.free:
                    if {a, b} <= self.allowed[c] and self.triad_fits(floor, a, b, c):
                        yield a, b, c
        if low:
            return
        for a in self.free:
            later = [b for b in self.free if b > a and b in self.allowed[a]]
            for b, c in combinations(later, 2):
                if c in self.allowed[b] and self.triad_fits(floor, a, b, c):
                    yield a, b, c

    def triad_fits(self, floor: int, a: str, b: str, c: str) -> bool:
        return self.felt(a, b, c) >= floor and self.felt(b, a, c) >= floor and self.felt(c, a, b) >= floor

    def refutations(self) -> Iterator[Finding]:
        stated = {(r.floor, r.covered): r for r in self.solution.bound.refutations}
        for floor, covered in self.claims():
            # A higher floor is refuted by the proof against the next possible one.
            proof = stated.get((floor, covered))
            if proof is None or not self.refuted(proof):
                yield Finding(
                    "refutation", f"That {covered} people cannot be matched above {floor} is not proven."
                )

    def claims(self) -> Iterator[tuple[int, int]]:
        """What must be impossible for the bounds on the people matched and the worst-off to hold."""
        bound, size = self.solution.bound, len(self.problem.people)
        more = bound.matched + 1
        if size % 2 == 1 and more <= size:
            yield 0, more
        if more + 1 <= size and not self.with_triad:
            yield 0, more + 1
        if bound.worst_off < FULL:
            yield bound.worst_off + UNIT // 2, self.solution.objective.matched

    def refuted(self, proof: Refutation) -> bool:
        alone = len(self.problem.people) - proof.covered
        cuts = [_Cut.of(self.parts_without(barrier, proof.floor), barrier) for barrier in proof.barriers]
        if any(not set(barrier) <= set(self.free) for barrier in proof.barriers):
            return False
        if (proof.covered - len(self.locked)) % 2 == 0:
            return bool(self.low_locks(proof.floor)) or any(cut.alone(()) > alone for cut in cuts)
        if any(cut.alone(()) - 3 > alone for cut in cuts):
            return True
        return all(
            any(cut.alone(tuple(set(triad) - self.locked)) > alone for cut in cuts)
            for triad in self.triads(proof.floor)
        )

    def parts_without(self, barrier: tuple[str, ...], floor: int) -> list[set[str]]:
        """The connected parts of the free people without a barrier."""
        unseen = set(self.free) - set(barrier)
        found = []
        while unseen:
            queue = [unseen.pop()]
            part = set(queue)
            while queue:
                key = queue.pop()
                near = {other for other in unseen & self.allowed[key] if self.fits(key, other, floor)}
                unseen -= near
                part |= near
                queue += near
            found.append(part)
        return found


@dataclass(frozen=True)
class _Cut:
    """Counts who must stay alone, whoever else is taken out."""

    part_of: dict[str, int]
    odd: frozenset[int]
    barrier: frozenset[str]

    @classmethod
    def of(cls, connected: list[set[str]], barrier: tuple[str, ...]) -> "_Cut":
        return cls(
            {key: number for number, part in enumerate(connected) for key in part},
            frozenset(number for number, part in enumerate(connected) if len(part) % 2),
            frozenset(barrier),
        )

    def alone(self, taken: tuple[str, ...]) -> int:
        odd = set(self.odd)
        for key in taken:
            if key in self.part_of:
                odd ^= {self.part_of[key]}
        return len(odd) - len(self.barrier.difference(taken))


def _around(partnership: Partnership) -> bool:
    """Tells whether a ring's three directions lead through all three members."""
    leads = {d.giver: d.receiver for d in partnership.directions}
    first = partnership.members[0]
    way = [first, leads.get(first, ""), leads.get(leads.get(first, ""), "")]
    return (
        len(partnership.directions) == 3
        and set(way) == set(partnership.members)
        and leads.get(way[2]) == first
    )


def _stated(partnership: Partnership) -> tuple[object, ...]:
    return (
        partnership.value,
        {side.person: side.value for side in partnership.own_sides},
        {(d.receiver, d.giver): d.value for d in partnership.directions},
        {part.criterion: part.value for part in partnership.parts},
        partnership.locked,
    )


def stated_reason(left: LeftOut) -> tuple[object, ...]:
    swap = left.swap and (-left.swap.total_change, left.swap.partner, left.swap.displaced)
    return left.person, left.reason, left.allowed, {r.rule: r.others for r in left.removals}, swap


def _names(keys: tuple[str, ...] | list[str]) -> str:
    return ", ".join(keys)
