"""A round for the terminal, and as files."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

from colead_matching import SCALE, Problem, ProblemError, Solution, explain
from colead_matching.canonical import canonical_json, read_problem
from colead_matching.formats import Circles, NearPeer, Peers, Rotation
from colead_matching.solution import Partnership

SHOWN = 40
KEY_WIDTH = 28


def as_json(problem: Problem, solution: Solution) -> str:
    """Write problem and solution, so that the file alone can be verified."""
    return f'{{"problem":{canonical_json(problem)},"solution":{solution.to_json()}}}\n'


def from_json(path: Path) -> tuple[Problem, Solution]:
    """Read back what `as_json` wrote."""
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        return read_problem(document["problem"]), Solution.from_json(json.dumps(document["solution"]))
    except OSError as error:
        raise ProblemError(f"{path.name} cannot be read: {error.strerror}.") from None
    except (ValueError, KeyError, TypeError):
        raise ProblemError(f"{path.name} is not a round that this version wrote.") from None


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
        yield f"  {_short(left.person)} has no partner: {_left_out(left.reason, left.allowed)}"
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
        return f"{_short(learner)} with {_short(group.mentor)}"
    names = " + ".join(_short(key) for key in group.members)
    return f"{group.round}: {names}" if isinstance(problem.format, Rotation) else names


def _short(key: str) -> str:
    clean = "".join(letter if letter.isprintable() else "?" for letter in key)
    return clean if len(clean) <= KEY_WIDTH else clean[: KEY_WIDTH - 1] + "…"


def _why(problem: Problem, group: Partnership) -> str:
    if not isinstance(problem.format, Peers) or len(group.members) > 3:
        return ""
    offers = [reason for reason in explain(problem, group) if reason.code == "offers"][:2]
    return "; ".join(f"{_short(r.a)} offers {_short(r.b)} {r.competency}" for r in offers)


def _left_out(reason: str, allowed: int) -> str:
    if reason == "no_partner":
        return "the rules allow nobody."
    return f"the {allowed} whom the rules allow are taken."
