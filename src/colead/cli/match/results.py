"""A round for the terminal, and as files."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from colead_matching import SCALE, Problem, ProblemError, Solution, explain
from colead_matching.canonical import canonical_json, read_problem
from colead_matching.formats import Circles, NearPeer, Peers, Rotation
from colead_matching.report import Report, as_document
from colead_matching.solution import LeftOut, Partnership

SHOWN = 40
KEY_WIDTH = 28


@dataclass(frozen=True)
class Written:
    """Holds what a file of a round says."""

    problem: Problem
    solution: Solution
    report: dict[str, Any] | None


def as_json(problem: Problem, solution: Solution, found: Report) -> str:
    """Write problem, solution and report, so that the file alone can be verified."""
    report = json.dumps(as_document(found), sort_keys=True, separators=(",", ":"))
    groups = {person.key: dict(person.groups) for person in problem.people if person.groups}
    beside = f',"groups":{json.dumps(groups, sort_keys=True, separators=(",", ":"))}' if groups else ""
    return (
        f'{{"problem":{canonical_json(problem)},"solution":{solution.to_json()},"report":{report}{beside}}}\n'
    )


def from_json(path: Path) -> Written:
    """Read back what `as_json`, or the round's page, wrote."""
    try:
        document = json.loads(path.read_text(encoding="utf-8"), parse_constant=_no_number)
        problem = read_problem(document["problem"])
        groups = document.get("groups", {})
        if groups:
            people = tuple(replace(p, groups=dict(groups.get(p.key, {}))) for p in problem.people)
            problem = replace(problem, people=people)
        solution = Solution.from_json(json.dumps(document["solution"]))
        return Written(problem, solution, document.get("report"))
    except OSError as error:
        raise ProblemError(f"{path.name} cannot be read: {error.strerror}.") from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise ProblemError(f"{path.name} is not a round that this version wrote.") from None


def _no_number(constant: str) -> None:
    raise ValueError(f"{constant} is no number.")


def as_csv(problem: Problem, solution: Solution) -> str:
    """Write a row for everybody: their partnership, whom they meet, and what they get."""
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(["person", "round", "partnership", "with", "own_side", "value", "reason"])
    for number, group in enumerate(solution.partnerships, start=1):
        for side in group.own_sides:
            others = ";".join(key for key in group.members if key != side.person)
            value = group.value / (SCALE * problem.weights.sum)
            row = [side.person, group.round, number, others, f"{side.value / SCALE:.3f}", f"{value:.3f}", ""]
            rows.writerow([_harmless(cell) for cell in row])
    for left in solution.left_out:
        rows.writerow([_harmless(left.person), "", "", "", "", "", left.reason])
    return text.getvalue()


def _harmless(cell: object) -> object:
    """Keep a spreadsheet from taking a cell for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in "=+-@\t\r" and cell else cell


def table(problem: Problem, solution: Solution) -> Iterator[str]:
    """Write a round for people, a line at a time."""
    yield _headline(problem, solution)
    if solution.objective.matched:
        yield f"Worst-off: {solution.objective.worst_off / SCALE:.0%} of what they asked for."
    yield _proof(solution)
    if isinstance(problem.format, Peers):
        yield f"Could both be better off with each other: {solution.blocking_total} pairs."
    yield ""
    shown = sorted(solution.partnerships, key=lambda group: group.round)[:SHOWN]
    for group in shown:
        value = group.value / (SCALE * problem.weights.sum)
        yield f"  {_people(problem, group):<60} {value:>5.0%}  {_why(problem, group)}".rstrip()
    if len(solution.partnerships) > SHOWN:
        yield f"  … and {len(solution.partnerships) - SHOWN} more; --out writes them all."
    for left in solution.left_out[:SHOWN]:
        yield f"  {short(left.person)} has no partner: {_left_out(problem, left)}"
    if len(solution.left_out) > SHOWN:
        yield f"  … and {len(solution.left_out) - SHOWN} more without a partner."
    yield f"Seed {solution.seed}, input {solution.digest[:12]}."


def _headline(problem: Problem, solution: Solution) -> str:
    matched, groups, people = solution.objective.matched, len(solution.partnerships), len(problem.people)
    if isinstance(problem.format, NearPeer):
        learners = sum("learner" in person.roles for person in problem.people)
        mentors = len({group.mentor for group in solution.partnerships})
        return f"{matched} of {learners} learners have a mentor ({mentors} mentors)."
    if isinstance(problem.format, Circles):
        return f"{matched} of {people} people have a circle ({groups} in all)."
    if isinstance(problem.format, Rotation):
        rounds = problem.format.rounds
        return (
            f"{people} people meet somebody {matched} times in {rounds} rounds, of {people * rounds} at most."
        )
    return f"{matched} of {people} people have a partnership ({groups} in all)."


def _proof(solution: Solution) -> str:
    if solution.status == "optimal":
        return "Proven: no round is better."
    total, bound = solution.objective.total, solution.bound.total
    share = total / bound if bound else 1
    return f"The total is at least {share:.4%} of the bound on what any round of as many could have."


def _people(problem: Problem, group: Partnership) -> str:
    if group.mentor is not None:
        (learner,) = (key for key in group.members if key != group.mentor)
        return f"{short(learner)} with {short(group.mentor)}"
    if group.ring:
        return _around(group)
    names = " + ".join(short(key) for key in group.members)
    return f"{group.round}: {names}" if isinstance(problem.format, Rotation) else names


def _around(group: Partnership) -> str:
    """Name a ring's members in order: each helps the next, the last the first."""
    helps = {way.giver: way.receiver for way in group.directions}
    first = group.members[0]
    return " → ".join(map(short, (first, helps[first], helps[helps[first]], first)))


def short(key: str) -> str:
    """Give a key as a terminal can show it: not too long, and nothing that moves the cursor."""
    clean = "".join(letter if letter.isprintable() else "?" for letter in key)
    return clean if len(clean) <= KEY_WIDTH else clean[: KEY_WIDTH - 1] + "…"


def _why(problem: Problem, group: Partnership) -> str:
    if not isinstance(problem.format, Peers) or len(group.members) > 3:
        return ""
    offers = [reason for reason in explain(problem, group) if reason.code == "offers"][:2]
    return "; ".join(f"{short(r.a)} offers {short(r.b)} {r.competency}" for r in offers)


RULES = {
    "same_line": "same reporting line",
    "same_slate": "same slate",
    "shared_hours": "too few shared hours",
    "common_language": "no common language",
    "not_available": "not available",
    "forbidden": "forbidden",
}


def _left_out(problem: Problem, left: LeftOut) -> str:
    if left.reason == "no_partner":
        rules = ", ".join(f"{RULES[r.rule]} {r.others}" for r in left.removals)
        return f"the rules allow nobody ({rules})." if rules else "there is nobody else."
    taken = f"the {left.allowed} whom the rules allow are taken"
    if left.swap is None:
        return f"{taken}."
    change = left.swap.total_change / (SCALE * problem.weights.sum)
    return f"{taken}; in place of {short(left.swap.displaced)}, the total would change by {change:+.2f}."
