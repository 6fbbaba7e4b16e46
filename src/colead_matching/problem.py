"""The input of a matching round: people, rules, weights, locks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from colead_matching.criterion import Criterion
from colead_matching.errors import ProblemError
from colead_matching.formats import Format, NearPeer, Peers

Pair = frozenset[str]
STYLE_LOWEST, STYLE_HIGHEST = 1, 5
HOURS_OF_THE_WEEK = 168
ROLES = frozenset({"peer", "mentor", "learner", "facilitator"})
MEANING_HIGHEST = 127

PEERS = Peers()


def pair(a: str, b: str) -> Pair:
    """Makes the unordered pair of two different people."""
    if a == b:
        raise ProblemError(f"{a} cannot be paired with themselves.")
    return frozenset({a, b})


@dataclass(frozen=True, slots=True)
class Person:
    """Holds what matching may know about one person."""

    key: str
    needs: Mapping[str, int] = field(default_factory=dict)
    """Competency code to urgency, 1 to 3."""
    strengths: Mapping[str, int] = field(default_factory=dict)
    """Competency code to level, 1 to 3."""
    level: int | None = None
    function: str | None = None
    site: str | None = None
    hours: frozenset[int] = frozenset()
    """Free hours of the week in UTC: 0 is Monday 00:00, 167 is Sunday 23:00."""
    languages: frozenset[str] = frozenset()
    interests: frozenset[str] = frozenset()
    style: tuple[int, ...] | None = None
    """Answers of 1 to 5, as many for everyone."""
    line: frozenset[str] = frozenset()
    """Keys of the people within two levels of the reporting line."""
    slate: str | None = None
    """The promotion slate that the person is on."""
    roles: frozenset[str] = frozenset({"peer"})
    """What the person does in the programme: some of `ROLES`."""
    capacity: tuple[int, int] = (0, 1)
    """How many learners a mentor has at least and at most."""
    wishes: tuple[str, ...] = ()
    """Keys of the people they would like to meet, the dearest first."""
    meaning: tuple[int, ...] | None = None
    """A text as a vector of whole numbers from -127 to 127 and of length 127; see `text`."""
    groups: Mapping[str, str] = field(default_factory=dict)
    """For the fairness audit only; neither the solver nor the digest reads it."""


@dataclass(frozen=True)
class Rules:
    """States which pairs are out of the question."""

    same_line: bool = True
    same_slate: bool = True
    min_shared_hours: int = 2
    """Zero switches the rule off."""
    common_language: bool = True
    not_available: frozenset[Pair] = frozenset()
    """Blocks, conflicts, past partners: one kind, so that no cause can be told apart."""

    def __post_init__(self) -> None:
        if not 0 <= self.min_shared_hours <= HOURS_OF_THE_WEEK:
            raise ProblemError(
                f"The least number of shared hours is {self.min_shared_hours};"
                f" it must be between 0 and {HOURS_OF_THE_WEEK}."
            )


@dataclass(frozen=True)
class Weights:
    """States how much each criterion counts, from 0 to 100."""

    needs: int = 60
    level: int = 10
    function: int = 10
    hours: int = 10
    interests: int = 5
    style: int = 5
    site: int = 0
    languages: int = 0
    wishes: int = 0
    text: int = 0

    def __post_init__(self) -> None:
        for criterion in Criterion:
            weight = self.of(criterion)
            if weight < 0:
                raise ProblemError(f"The weight of {criterion} is negative ({weight}).")
            if weight > 100:
                raise ProblemError(f"The weight of {criterion} is above 100 ({weight}).")
        if self.sum == 0:
            raise ProblemError("Every weight is 0, so no pair is better than another.")

    @classmethod
    def from_mapping(cls, weights: Mapping[str, int]) -> "Weights":
        """Makes weights from names; a protected trait or an unknown name is refused."""
        named = {Criterion(name).value: weight for name, weight in weights.items()}
        return cls(**{criterion.value: named.get(criterion.value, 0) for criterion in Criterion})

    def of(self, criterion: Criterion) -> int:
        """Returns the weight of one criterion."""
        weight: int = getattr(self, criterion.value)
        return weight

    @property
    def sum(self) -> int:
        """Returns all weights together."""
        return sum(self.of(criterion) for criterion in Criterion)


@dataclass(frozen=True)
class Problem:
    """Holds everything a round is solved from, and refuses what makes no sense.

    People are kept in the order of their keys, so that the order of the input cannot matter.
    """

    competencies: frozenset[str]
    people: tuple[Person, ...]
    rules: Rules = Rules()
    weights: Weights = Weights()
    locks: frozenset[Pair] = frozenset()
    """Pairs that stay together; in an odd pool one of them may be joined by a third."""
    forbidden: frozenset[Pair] = frozenset()
    """Pairs that the coordinator does not want."""
    seed: int = 0
    format: Format = PEERS
    history: frozenset[Pair] = frozenset()
    """Pairs that have met; a rotation never repeats them."""
    previous: frozenset[Pair] = frozenset()
    """Pairs of an earlier round, which are kept unless breaking them is worth the price; circles stay."""
    price: int = 0
    """What breaking one of them costs, in units of value; only pairs of peers have one."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "people", tuple(sorted(self.people, key=lambda p: p.key)))
        _refuse_repeats(self.people)
        for person in self.people:
            _check_person(person, self.competencies)
        _check_widths(self.people)
        _check_wishes(self.people)
        _check_pairs("A lock", self.locks, self.keys)
        _check_pairs("A forbidden pair", self.forbidden, self.keys)
        _check_pairs("A pair that is not available", self.rules.not_available)
        _check_pairs("A pair that has met", self.history)
        _check_pairs("A pair of the earlier round", self.previous)
        if self.price < 0:
            raise ProblemError(f"The price of a broken pair is below zero ({self.price}).")
        self._check_locks()

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Returns everyone's key, in order."""
        return tuple(person.key for person in self.people)

    @cached_property
    def person(self) -> Mapping[str, Person]:
        """Returns everyone by key."""
        return {person.key: person for person in self.people}

    @cached_property
    def digest(self) -> str:
        """Returns the SHA-256 of the input's canonical JSON."""
        from colead_matching.canonical import digest

        return digest(self)

    def broken_rules(self, a: str, b: str) -> tuple[str, ...]:
        """Returns the codes of the rules that keep two people apart, in the order of `RULES`."""
        from colead_matching.rules import broken_rules

        return broken_rules(self, a, b)

    def _check_locks(self) -> None:
        mentors = isinstance(self.format, NearPeer)
        seen: set[str] = set()
        for lock in sorted(self.locks, key=sorted):
            a, b = sorted(lock)
            for key in (a, b):
                if key in seen and not (mentors and "mentor" in self.person[key].roles):
                    raise ProblemError(f"{key} is locked twice.")
                seen.add(key)
            broken = self.broken_rules(a, b)
            if broken:
                raise ProblemError(f"{a} and {b} are locked, but {REFUSALS[broken[0]]}.")


REFUSALS = {
    "same_line": "they are in the same reporting line",
    "same_slate": "they are on the same promotion slate",
    "shared_hours": "they share too few hours",
    "common_language": "they have no language in common",
    "not_available": "the pair is not available",
    "forbidden": "the pair is forbidden",
}


def _refuse_repeats(people: Iterable[Person]) -> None:
    last: str | None = None
    for person in people:
        if not person.key:
            raise ProblemError("A person has no key.")
        if person.key == last:
            raise ProblemError(f"{person.key} is in the pool twice.")
        last = person.key


def _check_person(person: Person, competencies: frozenset[str]) -> None:
    for what, rated in (("need", person.needs), ("strength", person.strengths)):
        for code, rating in rated.items():
            if code not in competencies:
                raise ProblemError(f"{person.key} has the unknown competency {code} as a {what}.")
            if not 1 <= rating <= 3:
                raise ProblemError(f"{person.key} rates the {what} {code} {rating}; it must be 1, 2 or 3.")
    for hour in person.hours:
        if not 0 <= hour < HOURS_OF_THE_WEEK:
            raise ProblemError(f"{person.key} has the hour {hour}; a week's hours are 0 to 167.")
    for answer in person.style or ():
        if not STYLE_LOWEST <= answer <= STYLE_HIGHEST:
            raise ProblemError(f"{person.key} has the style answer {answer}; it must be 1 to 5.")
    _check_part(person)


def _check_part(person: Person) -> None:
    """Refuses impossible roles, capacities and meanings."""
    unknown = sorted(person.roles - ROLES)
    if unknown:
        raise ProblemError(f"{person.key} has the unknown role {unknown[0]}.")
    least, most = person.capacity
    if least < 0 or most < 0:
        raise ProblemError(f"{person.key} has a capacity below zero ({min(least, most)}).")
    if least > most:
        raise ProblemError(f"{person.key} has a least capacity of {least}, above the most, {most}.")
    for number in person.meaning or ():
        if not -MEANING_HIGHEST <= number <= MEANING_HIGHEST:
            raise ProblemError(f"{person.key} has the number {number} in a text's meaning.")


def _check_widths(people: tuple[Person, ...]) -> None:
    """Refuses answers that cannot be compared because there are more of them for one than for another."""
    widths: dict[str, list[tuple[str, int]]] = {
        "numbers of style answers": [(p.key, len(p.style)) for p in people if p.style is not None],
        "widths of meaning": [(p.key, len(p.meaning)) for p in people if p.meaning is not None],
    }
    for what, given in widths.items():
        for key, width in given:
            if width != given[0][1]:
                raise ProblemError(f"{given[0][0]} and {key} have different {what}.")


def _check_wishes(people: tuple[Person, ...]) -> None:
    for person in people:
        if len(set(person.wishes)) != len(person.wishes):
            raise ProblemError(f"{person.key} wishes for the same person twice.")
        if person.key in person.wishes:
            raise ProblemError(f"{person.key} cannot wish for themselves.")


def _check_pairs(what: str, pairs: Iterable[Pair], known: tuple[str, ...] | None = None) -> None:
    keys = None if known is None else frozenset(known)
    for two in sorted(pairs, key=sorted):
        if len(two) != 2:
            raise ProblemError(f"{what} names {len(two)} people, not two.")
        for key in sorted(two):
            if keys is not None and key not in keys:
                raise ProblemError(f"{what} names {key}, who is not in the pool.")
