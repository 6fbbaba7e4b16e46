"""What decided, in sentences, from the same numbers."""

from __future__ import annotations

from collections.abc import Iterator

from colead.cli.match.results import short
from colead_matching import SCALE, Problem, Reason, Solution, explain
from colead_matching.explain import contributions
from colead_matching.report import Report
from colead_matching.solution import Partnership

PLACES = ("first", "second", "third")


def sentences(problem: Problem, solution: Solution, key: str) -> Iterator[str]:
    """Say why somebody has the partnerships they have."""
    groups = [group for group in solution.partnerships if key in group.members]
    yield ""
    if not groups:
        yield f"{short(key)} has no partnership."
    for group in groups:
        others = ", ".join(short(other) for other in group.members if other != key)
        value = group.value / (SCALE * problem.weights.sum)
        yield f"{short(key)} with {others}: {group.own_side(key) / SCALE:.2f} of what they asked for, {value:.2f} in all."
        for reason in contributions(problem, group, key):
            yield f"  {_offer(reason, group.own_side(key))}"
        for reason in explain(problem, group):
            if reason.code != "offers" and key in (reason.a, reason.b):
                yield f"  {_other(problem, group, reason)}"


def _offer(reason: Reason, side: int) -> str:
    place = PLACES[min(reason.rank or 1, 3) - 1]
    share = f"{reason.value / SCALE:.2f} of your {side / SCALE:.2f}"
    return f"{short(reason.a)} offers {reason.competency}, which you asked for {place}: {share}."


def _other(problem: Problem, group: Partnership, reason: Reason) -> str:
    full = SCALE * problem.weights.sum
    facts = ", ".join(item for item in reason.items if item)
    said = {
        "level": f"{reason.count} levels apart",
        "function": f"different functions ({facts})",
        "site": f"different sites ({facts})",
        "hours": f"{reason.count} hours of the week in common",
        "interests": f"interests in common ({facts})",
        "languages": f"languages in common ({facts})",
        "style": f"{reason.count} answers about style the same",
        "wishes": "you wished for each other" if reason.count == 2 else "one wished for the other",
        "text": "what you wrote is alike",
    }
    return f"{short(reason.a)} and {short(reason.b)}: {said[reason.code]}: {reason.value / full:.2f} of {group.value / full:.2f}."


def summary(found: Report) -> Iterator[str]:
    """Say how fair a round was; small groups are hidden."""
    fair = found.fairness
    yield ""
    if found.envy is not None:
        yield (
            f"Envy: {found.envy.envious} would get more from somebody else's partner;"
            f" in {found.envy.justified} cases that partner would agree."
        )
    if fair.reciprocity_gap is not None:
        yield f"Mean difference between what partners get from each other: {fair.reciprocity_gap:.2f}."
    if fair.load_median is not None and fair.load_top_decile is not None:
        yield f"Partners a person gives time to: median {fair.load_median:g}, top tenth {fair.load_top_decile:g}."
    for group in fair.groups:
        yield f"  {short(group.attribute)} {short(group.group)}: {_figures(group.n, group.coverage, group.smd)}"
    if found.sensitivity is not None and found.sensitivity.without:
        names = " and ".join(found.sensitivity.without)
        yield f"Without {names}, {found.sensitivity.moved:.0%} of people would meet somebody else."


def _figures(n: int | None, coverage: float | None, smd: float | None) -> str:
    if n is None or coverage is None:
        return "too few people to show"
    parity = "" if smd is None else f", own sides {smd:+.2f} standard deviations from the others'"
    return f"{n} people, {coverage:.0%} matched{parity}"
