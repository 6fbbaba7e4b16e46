"""Queries that pages ask all day: their SQL is worked out once a process, and afterwards only asked.

Django builds and compiles a query anew each time. For the queries of a page that everybody opens, that cost several
times what the answer did (docs/decisions/0019-prepared-queries.md).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db import connections
from django.db.models import Model, QuerySet
from django.db.models.sql.compiler import SQLCompiler

Row = TypeVar("Row")
Value = int | str


@dataclass(frozen=True)
class _Compiled:
    """A query as it was worked out: with the name of the value, or nothing, for each of its parameters."""

    rows: QuerySet[Any, Any]
    compiler: SQLCompiler
    sql: str
    params: tuple[tuple[Any, str], ...]

    def asked(self, values: Mapping[str, Value]) -> QuerySet[Any, Any]:
        """Give the query with these values; it is sent when it is read, over the thread's own connection."""
        params = tuple(type(param)(values[name]) if name else param for param, name in self.params)
        compiler, rows = copy(self.compiler), self.rows.all()
        vars(compiler).update(connection=connections[rows.db], as_sql=lambda *_, **__: (self.sql, params))
        vars(rows.query).update(get_compiler=lambda *_, **__: compiler)
        return rows


class Prepared(Generic[Row]):
    """A query that differs by nothing but values, each a number or a text, from one time to the next.

    `build` gives the queryset for its values, and is called once for each set of their names: it may look at nothing
    else, such as a clock or a setting. What depends on whether a value is there at all is two queries.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, Row]]) -> None:
        self._build = build
        self._compiled: dict[tuple[str, ...], _Compiled] = {}

    def __call__(self, **values: Value) -> list[Row]:
        """Ask, and give the rows."""
        for name, value in values.items():
            if isinstance(value, bool) or not isinstance(value, Value):
                raise TypeError(f"{name} is neither a number nor a text, so it may change the query itself")
        names = tuple(values)
        if names not in self._compiled:
            self._compiled[names] = _compile(self._build, values)
        return list(self._compiled[names].asked(values))

    def first(self, **values: Value) -> Row | None:
        """Ask for one row; None where there is none."""
        return next(iter(self(**values)), None)


def relate(thing: Model, relation: str, rows: list[Any]) -> None:
    """Keep rows with the thing that they belong to, as prefetching would, so that nobody asks for them again."""
    known = getattr(thing, relation).all()
    vars(known)["_result_cache"] = rows
    vars(thing).setdefault("_prefetched_objects_cache", {})[relation] = known


def _compile(build: Callable[..., QuerySet[Any, Any]], values: Mapping[str, Value]) -> _Compiled:
    """Work a query out twice with marks in place of its values; where the marks stand, the values will."""
    first, second = _marks(values, 1), _marks(values, 2)
    rows = build(**first)
    compiler = rows.query.get_compiler(using=rows.db)
    sql, params = compiler.as_sql()
    again, others = build(**second).query.get_compiler(using=rows.db).as_sql()
    names = [
        next((name for name in values if (one, other) == (first[name], second[name])), "")
        for one, other in zip(params, others, strict=True)
    ]
    if sql != again or set(names) - {""} != set(values):
        raise ValueError(
            "a value does more than stand in the query as it is, so the query cannot be prepared"
        )
    return _Compiled(rows, compiler, sql, tuple(zip(params, names, strict=True)))


def _marks(values: Mapping[str, Value], turn: int) -> dict[str, Value]:
    """Give marks of the values' own kinds; numbers small enough for the smallest columns."""
    return {
        name: 100 * turn + number if isinstance(value, int) else f"value {number}, turn {turn}"
        for number, (name, value) in enumerate(values.items())
    }
