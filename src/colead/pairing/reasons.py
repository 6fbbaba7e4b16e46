"""Why a partnership, as codes and facts by seat; what each format says of its partnerships. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from colead_matching import SCALE, Circles, Partnership, Problem, explain

STRONGEST = 3  # the highest level of a strength


def reasons_of(problem: Problem, partnership: Partnership) -> list[dict[str, Any]]:
    """Give the reasons of a partnership, the people of each named by their seat."""
    seat = {member: position for position, member in enumerate(partnership.members)}
    # A wish is its owner's alone: as a reason it would be told to the other, and to the coordinator.
    told = [asdict(reason) for reason in explain(problem, partnership) if reason.code != "wishes"]
    if isinstance(problem.format, Circles):
        told = [*_covering(problem, partnership.members), *_common(problem, partnership.members)]
    elif partnership.mentor is not None:
        # What a mentor offers counts although nothing comes back: the engine's mean of both would hide it.
        told = [
            *_covering(problem, partnership.members), *(one for one in told if one["code"] != "offers"),
        ]  # fmt: skip
    return [{**reason, "a": seat[reason["a"]], "b": seat[reason["b"]]} for reason in told]


def facts_of(problem: Problem, partnership: Partnership) -> dict[str, Any]:
    """Give what the table shows of a circle: its common hours (in UTC), and how many functions sit in it."""
    if not isinstance(problem.format, Circles):
        return {}
    people = [problem.person[key] for key in partnership.members]
    hours = sorted(frozenset.intersection(*(person.hours for person in people)))
    asking = [side.value for side in partnership.own_sides if problem.person[side.person].needs]
    return {
        "hours": len(hours), "hour": hours[0] if hours else None,
        "functions": len({person.function for person in people if person.function}),
        "covered": round(100 * sum(asking) / (len(asking) * SCALE)) if asking else None,
    }  # fmt: skip


def _covering(problem: Problem, members: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """Say of every need who meets it best, the most urgent needs first."""
    for receiver in members:
        needs = problem.person[receiver].needs
        asked = sum(needs.values())
        for code, urgency in sorted(needs.items(), key=lambda need: (-need[1], need[0])):
            level, giver = max(
                ((problem.person[one].strengths.get(code, 0), one) for one in members if one != receiver),
                key=lambda offer: (offer[0], offer[1]),
            )
            if level:
                share = SCALE * urgency * level // (STRONGEST * asked)
                yield _reason(
                    "offers", share, giver, receiver, competency=code, share=share,
                    rank=1 + sum(other > urgency for other in needs.values()),
                )  # fmt: skip


def _common(problem: Problem, members: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    hours = frozenset.intersection(*(problem.person[key].hours for key in members))
    if hours:
        yield _reason("common", 1, members[0], members[-1], count=len(hours))


def _reason(code: str, value: int, a: str, b: str, **facts: Any) -> dict[str, Any]:
    empty = {"competency": None, "rank": None, "share": None, "count": None, "items": ()}
    return {"code": code, "value": value, "a": a, "b": b, **empty, **facts}
