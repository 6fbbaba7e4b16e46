"""`colead match people.csv`: people in, a round out."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from colead.cli.match.changing import beside, changes, read_price
from colead.cli.match.people import read_people
from colead.cli.match.results import Written, as_csv, as_json, from_json, table
from colead.cli.match.rules import read_rules
from colead.cli.match.sentences import sentences, summary
from colead_matching import Problem, ProblemError, Solution, solve, verify
from colead_matching.meaning import meanings
from colead_matching.report import Report, report, verify_report

STAGES = {
    "scoring": "scoring all pairs",
    "coverage": "as many as possible",
    "worst_off": "the worst-off",
    "bound": "the bound",
    "total": "the total",
    "report": "the report",
    "done": "done",
}
NOT_VERIFIED = 1
RIGHT = {
    "all_pairs": "Everything in it is right, and its bounds are proven.",
    "places": "Everything in it is right, and its bounds are proven: placed, loads, worst-off and total.",
    "then_joined": "Everything in it is right: the pairs' bounds are proven, and nobody could join them better.",
    "rings_apart": "Everything in it is right. The bound is what everybody could have, each for themselves.",
    "kept": "Everything in it is right, and its bounds are proven for the price of every broken pair.",
    "rounds_priced": "Everything in it is right, and its bounds are proven: one round's prices cover every round.",
    "each_apart": "Everything in it is right. The bound is what everybody could have, each for themselves.",
    "rounds_apart": "Everything in it is right. The bound is what each round could have, were it the only one.",
}


def match_people(options: argparse.Namespace) -> int:
    """Solve a round, print it, and write it where it is wanted."""
    out = _out(options.out)
    problem = _problem(options)
    previous = _previous(options)
    if previous is not None:
        problem = beside(problem, previous, read_price(options.price_per_broken_pair))
    elif options.price_per_broken_pair is not None:
        raise ProblemError("--price-per-broken-pair needs --previous, the round whose pairs are meant.")
    if options.explain is not None and options.explain not in problem.person:
        raise ProblemError(f"--explain names {options.explain[:60]}, who is not in the pool.")
    solution = solve(problem, on_progress=_progress())
    found = report(problem, solution)
    if out is not None:
        _write(out, problem, solution, found)
    for line in table(problem, solution):
        print(line)
    for line in summary(found):
        print(line)
    if previous is not None:
        for line in changes(problem, previous.solution, solution):
            print(line)
    if options.explain is not None:
        for line in sentences(problem, solution, options.explain):
            print(line)
    return 0


def _problem(options: argparse.Namespace) -> Problem:
    given = read_rules(_path(options.rules))
    read = read_people(Path(options.people))
    people = read.people
    if read.texts and given.counts("text"):
        meant = meanings(read.texts)
        people = tuple(replace(person, meaning=meant.vectors.get(person.key)) for person in people)
        print(f"colead: texts were read by the {meant.by}.", file=sys.stderr)
    return given.problem(people, options.format)


def _previous(options: argparse.Namespace) -> Written | None:
    return None if options.previous is None else from_json(Path(options.previous))


def _write(out: Path, problem: Problem, solution: Solution, found: Report) -> None:
    text = as_csv(problem, solution) if out.suffix == ".csv" else as_json(problem, solution, found)
    try:
        out.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise ProblemError(f"{out.name} cannot be written: {error.strerror}.") from None


def verify_round(options: argparse.Namespace) -> int:
    """Check a round that was written to a file, from the problem in it alone."""
    written = from_json(Path(options.verify))
    findings = verify(written.problem, written.solution)
    if written.report is not None and not findings:
        findings = verify_report(written.problem, written.solution, written.report)
    for finding in findings:
        print(f"{finding.code}: {finding.message}")
    if not findings:
        print(RIGHT.get(written.solution.bound.basis, RIGHT["all_pairs"]))
    return NOT_VERIFIED if findings else 0


def _path(given: str | None) -> Path | None:
    return None if given is None else Path(given)


def _out(given: str | None) -> Path | None:
    if given is not None and Path(given).suffix not in (".json", ".csv"):
        raise ProblemError("--out must end in .json or .csv.")
    return _path(given)


def _progress() -> Callable[[float, str], None]:
    """Tell on a terminal how far it is; a file or a pipe gets nothing of it."""
    if not sys.stderr.isatty():
        return lambda _done, _stage: None

    def tell(done: float, stage: str) -> None:
        end = "\n" if stage == "done" else ""
        print(f"\r\033[K{done:4.0%} {STAGES.get(stage, stage)}", end=end, file=sys.stderr, flush=True)

    return tell
