"""Why people were put together, in words and as what each gives and gets."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from colead.pairing.words import sentence
from colead.programmes.models import Competency
from colead_matching.scale import SCALE

MOST = 4  # sentences; the rest is in the numbers
MOST_PAIRED = 3  # a pair or a triad; whoever are more are a circle
ALIKE = 2  # of three answers on style


@dataclass(frozen=True)
class Exchange:
    """One line of give and get: competencies by name, "" where there is none, and 0 to 100 each."""

    gives: str
    give: int
    gets: str
    get: int


def competency_names(programme_id: int) -> dict[str, str]:
    """Give the names of a programme's competencies by code; one query."""
    return dict(Competency.objects.filter(programme_id=programme_id).values_list("code", "name"))


def sentences(
    reasons: list[dict[str, Any]], names: list[str], competencies: dict[str, str], *, you: int | None
) -> list[str]:
    """Put a partnership's reasons into at most four sentences for the member in seat `you`; no query."""
    mine = [reason for reason in reasons if _concerns(reason, you, len(names))]
    return [sentence(reason, names, competencies, you=you) for reason in spread(mine)]


def exchange_of(reasons: list[dict[str, Any]], names: dict[str, str], *, you: int | None) -> list[Exchange]:
    """Lay what the member in seat `you` gives and gets next to each other; no query."""
    gives = _sides([r for r in reasons if r["code"] == "offers" and r["a"] == you], names)
    gets = _sides([r for r in reasons if r["code"] == "offers" and r["b"] == you], names)
    lines = max(len(gives), len(gets))
    padded = zip(
        gives + [("", 0)] * (lines - len(gives)), gets + [("", 0)] * (lines - len(gets)), strict=True
    )
    return [Exchange(*give, *get) for give, get in padded]


def spread(reasons: list[dict[str, Any]], *, seats: int = 2) -> list[dict[str, Any]]:
    """Choose the reasons worth saying: one offer to each member first, then what counts most.

    A circle gets one sentence more than it has members: what each gets, and its common hours.
    """
    offers: dict[int, dict[str, Any]] = {}
    for reason in reasons:
        if reason["code"] == "offers":
            offers.setdefault(reason["b"], reason)
    chosen = list(offers.values())
    others = [r for r in reasons if r not in chosen and r["value"] > 0 and _is_worth_saying(r)]
    return [*chosen, *others][: max(MOST, seats + 1 if seats > MOST_PAIRED else 0)]


def _is_worth_saying(reason: dict[str, Any]) -> bool:
    """Leave out what would be said of almost any two people: levels apart, one answer on style alike."""
    if reason["code"] == "level":
        return not reason["count"]
    return reason["code"] != "style" or (reason["count"] or 0) >= ALIKE


def because(reasons: list[dict[str, Any]], competencies: dict[str, str]) -> tuple[str, str]:
    """Give the best offer each way, by competency name, for the narrow column of a table."""
    best: dict[int, str] = {}
    for reason in reasons:
        if reason["code"] == "offers":
            best.setdefault(reason["a"], competencies.get(reason["competency"], reason["competency"]))
    return best.get(0, ""), best.get(1, "")


def percent_of(own_side: int) -> int:
    """Give an own side as 0 to 100."""
    return round(100 * own_side / SCALE)


def _concerns(reason: dict[str, Any], you: int | None, seats: int) -> bool:
    return seats == 2 or reason["code"] == "common" or you in (reason["a"], reason["b"])


def _sides(reasons: list[dict[str, Any]], names: dict[str, str]) -> list[tuple[str, int]]:
    shares: dict[str, list[int]] = defaultdict(list)
    for reason in reasons:
        shares[names.get(reason["competency"], reason["competency"])].append(reason["share"] or 0)
    sides = [(name, percent_of(max(values))) for name, values in shares.items()]
    return sorted(sides, key=lambda side: (-side[1], side[0]))
