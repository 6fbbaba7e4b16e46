"""One way, and only one, to write a problem down."""

import hashlib
import json
from dataclasses import asdict

from colead_matching.criterion import Criterion
from colead_matching.formats import Circles, Format, NearPeer, Peers, Rotation
from colead_matching.problem import Pair, Person, Problem

FORMAT_NAMES: dict[type[Format], str] = {
    Peers: "peers",
    NearPeer: "near-peer",
    Circles: "circles",
    Rotation: "rotation",
}


def digest(problem: Problem) -> str:
    """Returns the SHA-256 of the problem's canonical JSON."""
    return hashlib.sha256(canonical_json(problem).encode()).hexdigest()


def canonical_json(problem: Problem) -> str:
    """Writes everything that can influence a result, the same way whatever the input's order.

    Groups are left out: what the audit compares must not be able to change a result.
    """
    rules = problem.rules
    pool = frozenset(problem.keys)
    document = {
        "competencies": sorted(problem.competencies),
        "people": [_person(person, pool) for person in problem.people],
        "rules": {
            "same_line": rules.same_line,
            "same_slate": rules.same_slate,
            "min_shared_hours": rules.min_shared_hours,
            "common_language": rules.common_language,
            "not_available": _pairs(frozenset(p for p in rules.not_available if p <= pool)),
        },
        "weights": {criterion.value: problem.weights.of(criterion) for criterion in Criterion},
        "locks": _pairs(problem.locks),
        "forbidden": _pairs(problem.forbidden),
        "seed": problem.seed,
        "format": {"kind": FORMAT_NAMES[type(problem.format)], **asdict(problem.format)},
        "history": _pairs(frozenset(p for p in problem.history if p <= pool)),
    }
    return json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def _pairs(pairs: frozenset[Pair]) -> list[list[str]]:
    return sorted(sorted(two) for two in pairs)


def _person(person: Person, pool: frozenset[str]) -> dict[str, object]:
    return {
        "key": person.key,
        "needs": dict(person.needs),
        "strengths": dict(person.strengths),
        "level": person.level,
        "function": person.function,
        "site": person.site,
        "hours": sorted(person.hours),
        "languages": sorted(person.languages),
        "interests": sorted(person.interests),
        "style": person.style and list(person.style),
        "line": sorted(person.line & pool),
        "slate": person.slate,
        "roles": sorted(person.roles),
        "capacity": list(person.capacity),
        "wishes": [key for key in person.wishes if key in pool],
        "meaning": person.meaning and list(person.meaning),
    }
