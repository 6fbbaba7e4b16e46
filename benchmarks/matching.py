"""How fast rounds are, and how close to the bound: `python -m benchmarks.matching [--people N …] [--write]`.

Everything is timed in one process, in seconds of processor time, which others on the machine disturb
least. A "pass" is one exact scoring of all pairs, each once, by the frozen scan of `reference_scan`; for
near-peers, of all learners with all mentors. networkx and rustworkx get a graph that is ready: everybody's twenty best
partners and the values; the round starts from the people and looks at all pairs.
"""

import argparse
import random
import resource
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import networkx
import numpy as np
import rustworkx

from benchmarks.pools import FAMILIES
from benchmarks.reference_scan import BLOCK, score_block, working_room
from colead_matching import NearPeer, solve
from colead_matching.compiling import compiled
from colead_matching.peers.assembling import assemble
from colead_matching.peers.fast import scored_pairs, solve_fast
from colead_matching.scan.features import features
from colead_matching.scan.passes import over_rows
from colead_matching.scan.survey import survey
from colead_matching.solvers.priced import Edges
from colead_matching.warm import warm

CANDIDATES = 20
NETWORKX_UP_TO, RUSTWORKX_UP_TO = 2_000, 10_000
PROOF = Path(__file__).resolve().parents[1] / "docs" / "proof"


def never():
    return False


def silent(_done, _stage):
    pass


@compiled
def score_rows(pool, first, last):
    """Scores some people with everybody after them; returns something, so that nothing is left out."""
    room, met = working_room()
    count, seen = len(pool.level), 0
    for one in range(first, last):
        for begin in range(one + 1, count, BLOCK):
            end = min(begin + BLOCK, count)
            score_block(pool, one, begin, end, room, met)
            seen += room[0, 0]
    return seen


def timed(work):
    begin = time.process_time()
    result = work()
    return time.process_time() - begin, result


def one_pass(pool):
    return timed(lambda: over_rows(len(pool.level), lambda a, b: score_rows(pool, a, b), never))[0]


def candidate_graph(problem):
    """Returns the pairs and values of everybody's best twenty partners."""
    pool = features(problem, problem.people)
    found = survey(pool, np.zeros(len(problem.people), dtype=np.int32), CANDIDATES, 0, never)
    rows = np.repeat(np.arange(len(problem.people)), CANDIDATES)
    others = found.partners.ravel()
    edges = Edges.of(pool, np.stack([rows, others], axis=1)[others >= 0])
    return edges.pairs.tolist(), edges.value.tolist()


def with_networkx(pairs, values):
    graph = networkx.Graph()
    graph.add_weighted_edges_from((a, b, value) for (a, b), value in zip(pairs, values, strict=True))
    return timed(lambda: networkx.max_weight_matching(graph, maxcardinality=True))


def with_rustworkx(pairs, values, people):
    graph = rustworkx.PyGraph(multigraph=False)
    graph.add_nodes_from([None] * people)
    graph.add_edges_from([(a, b, value) for (a, b), value in zip(pairs, values, strict=True)])
    return timed(lambda: rustworkx.max_weight_matching(graph, max_cardinality=True, weight_fn=int))


def total_of(matched, pairs, values):
    worth = {tuple(two): value for two, value in zip(pairs, values, strict=True)}
    return len(matched), sum(worth[min(a, b), max(a, b)] for a, b in matched)


def measured(family, people, seed):
    """Returns one row of the table."""
    problem = FAMILIES[family](people, seed)
    pool = features(problem, problem.people)
    over_rows(min(people, 256), lambda a, b: score_rows(pool, a, b), never)
    in_pass = one_pass(pool)
    seconds, fast = timed(lambda: solve_fast(problem, silent, never))
    solution = assemble(problem, fast, prove=False, cancelled=never)
    objective, bound = solution.objective, solution.bound
    able = int((fast.looked.survey.allowed > 0).sum())
    row = {
        "family": family, "people": f"{people:,}", "matched": f"{objective.matched:,} of {able:,}",
        "of the bound": f"{100 * objective.total / max(1, bound.total):.5f} %", "status": solution.status,
        "passes": str(fast.priced.passes), "seconds": f"{seconds:.2f}", "in passes": f"{seconds / in_pass:.1f}",
        "kept above the floor": "", "networkx": "", "rustworkx": "",
    }  # fmt: skip
    if people <= RUSTWORKX_UP_TO and not people % 2:
        row |= compared(problem, fast, objective, seconds)
    return row


def near_peers(family, people, seed):
    """Makes every fourth person a mentor with room for one to five, and the others learners."""
    draw = random.Random(seed)
    given = FAMILIES[family](people, seed)
    mentor, learner = frozenset({"mentor"}), frozenset({"learner"})
    made = (
        replace(p, roles=learner)
        if number % 4
        else replace(p, roles=mentor, capacity=(0, draw.randint(1, 5)))
        for number, p in enumerate(given.people)
    )
    return replace(given, people=tuple(made), format=NearPeer())


def measured_near_peers(family, people, seed):
    """Returns one row of the table of learners and mentors."""
    problem = near_peers(family, people, seed)
    mentors = sum("mentor" in p.roles for p in problem.people)
    pool = features(problem, problem.people)
    over_rows(min(people, 256), lambda a, b: score_rows(pool, a, b), never)
    in_pass = one_pass(pool) * 2 * mentors * (people - mentors) / (people * (people - 1))
    seconds, solution = timed(lambda: solve(problem))
    objective, bound = solution.objective, solution.bound
    return {
        "family": family, "people": f"{people:,}", "placed": f"{objective.matched:,} of {bound.matched:,}",
        "of the bound": f"{100 * objective.total / max(1, bound.total):.5f} %", "status": solution.status,
        "seconds": f"{seconds:.2f}", "in passes": f"{seconds / in_pass:.1f}",
    }  # fmt: skip


def compared(problem, fast, objective, seconds):
    """Returns how many times as long the others take on the ready graph, and our total beside theirs.

    The others know no worst-off, so our total is compared without a floor; what the floor costs is
    a figure of its own.
    """
    pairs, values = candidate_graph(problem)
    without = fast.looked.matching(0, spare=False)
    mate = [(a, int(b)) for a, b in enumerate(without.mate) if a < b]
    ours = len(mate), int(scored_pairs(fast.looked.pool, np.array(mate)).value.sum())
    found = {"kept above the floor": f"{100 * objective.total / (6 * ours[1]):.3f} %"}
    rivals = [("rustworkx", lambda: with_rustworkx(pairs, values, len(problem.people)))]
    if len(problem.people) <= NETWORKX_UP_TO:
        rivals.append(("networkx", lambda: with_networkx(pairs, values)))
    for name, rival in rivals:
        took, matched = rival()
        count, total = total_of(matched, pairs, values)
        sign = "more pairs" if ours[0] > count else f"{100 * ours[1] / total:.4f} %"
        found[name] = f"{took / seconds:.0f} times, {sign}"
    return found


def table(rows):
    names = list(rows[0])
    lines = ["| " + " | ".join(names) + " |", "|" + "---|" * len(names)]
    return "\n".join([*lines, *("| " + " | ".join(row[name] for name in names) + " |" for row in rows)])


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--people", type=int, nargs="+", default=[500, 2_000, 10_000])
    arguments.add_argument("--family", nargs="+", choices=list(FAMILIES), default=list(FAMILIES))
    arguments.add_argument("--format", choices=["peers", "near-peer"], default="peers")
    arguments.add_argument("--write", action="store_true", help="keep the table in docs/proof")
    options = arguments.parse_args()
    warm()
    rows = []
    for people in options.people:
        for family in options.family:
            rows.append((measured if options.format == "peers" else measured_near_peers)(family, people, 1))
            print(" · ".join(f"{name} {value}" for name, value in rows[-1].items() if value), flush=True)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    text = f"{table(rows)}\n\nPeak memory of the whole run: {memory} MB.\n"
    print(text)
    if options.write:
        today = datetime.now(UTC).date()
        PROOF.mkdir(exist_ok=True)
        largest = max(options.people)
        name = "matching" if options.format == "peers" else "near-peer"
        (PROOF / f"{today}-{name}-{largest}.md").write_text(
            f"# Rounds of {options.format}, {today}\n\n{__doc__}\n{text}"
        )


if __name__ == "__main__":
    main()
