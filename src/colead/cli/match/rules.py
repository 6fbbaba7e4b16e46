"""Rules, weights and decisions from a TOML file."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, TypeVar

from colead_matching import (
    Circles,
    Criterion,
    Format,
    NearPeer,
    Pair,
    Peers,
    Person,
    Problem,
    ProblemError,
    Rotation,
    Rules,
    Weights,
    pair,
)

KINDS: dict[str, type[Format]] = {
    "peers": Peers,
    "near-peer": NearPeer,
    "circles": Circles,
    "rotation": Rotation,
}
Filled = TypeVar("Filled", Rules, Format)
PARTS = {"competencies", "rules", "weights", "format", "locks", "forbidden", "history", "seed"}


@dataclass(frozen=True)
class Given:
    """Holds what a rules file says; whatever it does not say has its default."""

    parts: dict[str, Any] = field(default_factory=dict)

    def problem(self, people: Iterable[Person], kind: str) -> Problem:
        """Return the people as a problem of a format."""
        everybody = tuple(people)
        return Problem(
            competencies=self._competencies(everybody),
            people=everybody,
            rules=self._rules(),
            weights=self._weights(),
            locks=self._pairs("locks"),
            forbidden=self._pairs("forbidden"),
            seed=_number("seed", self.parts.get("seed", 0)),
            format=_filled(KINDS[kind], self._table("format"), "format"),
            history=self._pairs("history"),
        )

    def counts(self, criterion: str) -> bool:
        """Tell whether a criterion has a weight."""
        return self._weights().of(Criterion(criterion)) > 0

    def _table(self, name: str) -> dict[str, Any]:
        table = self.parts.get(name, {})
        if not isinstance(table, dict):
            raise ProblemError(f"{name} must be a table, [{name}].")
        return dict(table)

    def _competencies(self, people: tuple[Person, ...]) -> frozenset[str]:
        """Return the competencies listed or, if none are, those that people name."""
        if "competencies" in self.parts:
            return frozenset(_strings("competencies", self.parts["competencies"]))
        return frozenset(code for p in people for rated in (p.needs, p.strengths) for code in rated)

    def _rules(self) -> Rules:
        table = self._table("rules")
        apart = _pairs("rules.not_available", table.pop("not_available", []))
        rules = _filled(Rules, table, "rules")
        return Rules(rules.same_line, rules.same_slate, rules.min_shared_hours, rules.common_language, apart)

    def _weights(self) -> Weights:
        table = self._table("weights")
        for name, value in table.items():
            _number(f"weights.{name}", value)
        return Weights.from_mapping(table) if table else Weights()

    def _pairs(self, name: str) -> frozenset[Pair]:
        return _pairs(name, self.parts.get(name, []))


def read_rules(path: Path | None) -> Given:
    """Read a rules file; without one, everything has its default."""
    if path is None:
        return Given()
    try:
        parts = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ProblemError(f"{path.name} cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise ProblemError(f"{path.name} is not UTF-8 text.") from None
    except tomllib.TOMLDecodeError as error:
        raise ProblemError(f"{path.name} is not TOML: {error}.") from None
    for name in parts:
        if name not in PARTS:
            raise ProblemError(f'{path.name} has "{name}", which means nothing here.')
    return Given(parts)


def _filled(kind: type[Filled], table: dict[str, Any], where: str) -> Filled:
    known = {f.name: f.type for f in fields(kind)}
    for name, value in table.items():
        if name not in known:
            raise ProblemError(f'[{where}] has "{name}", which means nothing here.')
        wanted = bool if known[name] in (bool, "bool") else int
        if type(value) is not wanted:
            raise ProblemError(
                f"{where}.{name} must be {'true or false' if wanted is bool else 'a whole number'}."
            )
    return kind(**table)


def _number(name: str, value: Any) -> int:
    if type(value) is not int:
        raise ProblemError(f"{name} must be a whole number.")
    return value


def _strings(name: str, value: Any) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ProblemError(f"{name} must be a list of texts.")
    return value


def _pairs(name: str, value: Any) -> frozenset[Pair]:
    if not isinstance(value, list):
        raise ProblemError(f"{name} must be a list of pairs.")
    found = set()
    for two in value:
        keys = _strings(name, two)
        if len(keys) != 2:
            raise ProblemError(f"{name} names {len(keys)} people in one pair, not two.")
        found.add(pair(*keys))
    return frozenset(found)
