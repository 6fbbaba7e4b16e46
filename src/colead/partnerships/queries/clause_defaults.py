"""What a programme's agreements are drafted from, clause by clause."""

from __future__ import annotations

from dataclasses import dataclass

from colead.partnerships.clauses import CLAUSES, Words, as_braces, is_only_for_circles
from colead.partnerships.models import ClauseDefault
from colead.programmes.models import Programme


@dataclass(frozen=True)
class DefaultLine:
    """A clause as drafts word it; `ours` is our proposal, which holds where the programme has none of its own."""

    code: str
    title: Words
    hint: Words
    text: str
    ours: str
    is_own: bool
    only_for_circles: bool


def default_clauses(programme: Programme) -> tuple[DefaultLine, ...]:
    """List the clauses in their order; one query."""
    own = own_wording(programme)
    return tuple(
        DefaultLine(
            clause.code, clause.title, clause.hint, own.get(clause.code, as_braces(clause.draft)),
            as_braces(clause.draft), clause.code in own, is_only_for_circles(clause),
        )
        for clause in CLAUSES
    )  # fmt: skip


def default_clause(programme: Programme, code: str) -> DefaultLine | None:
    """Give one clause, or nothing where there is none of that name."""
    return next((line for line in default_clauses(programme) if line.code == code), None)


def own_wording(programme: Programme) -> dict[str, str]:
    """Give the programme's own wording, by clause; one query."""
    return dict(ClauseDefault.objects.filter(programme=programme).values_list("code", "text"))
