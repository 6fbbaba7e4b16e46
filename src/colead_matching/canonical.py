"""One way, and only one, to write a problem down."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from colead_matching.criterion import Criterion
from colead_matching.formats import Circles, Format, NearPeer, Peers, Rotation
from colead_matching.problem import Pair, Person, Problem, Rules, Weights, pair

FORMAT_NAMES: dict[type[Format], str] = {
    Peers: "peers",
    NearPeer: "near-peer",
    Circles: "circles",
    Rotation: "rotation",
}


def digest(problem: Problem) -> str:
    """Returns the SHA-256 of the problem's canonical JSON."""
    found = hashlib.sha256()
    for piece in _pieces(problem):
        found.update(piece.encode())
    return found.hexdigest()


def canonical_json(problem: Problem) -> str:
    """Writes everything that can influence a result, the same way whatever the input's order.

    Groups are left out: what the audit compares must not be able to change a result.
    """
    return "".join(_pieces(problem))


def _pieces(problem: Problem) -> Iterator[str]:
    """Writes the JSON a person at a time, so that a large pool is never held twice."""
    # No text can look like this name and its value: inside a text, quotation marks are escaped.
    before, after = _dumped(_around(problem)).split('"people":null')
    pool = frozenset(problem.keys)
    yield before + '"people":['
    for number, person in enumerate(problem.people):
        yield ("," if number else "") + _dumped(_person(person, pool))
    yield "]" + after


def _dumped(document: object) -> str:
    return json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def _around(problem: Problem) -> dict[str, object]:
    """Returns everything but the people."""
    rules = problem.rules
    pool = frozenset(problem.keys)
    document: dict[str, object] = {
        "competencies": sorted(problem.competencies),
        "people": None,
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
    if problem.previous:
        document["previous"] = _pairs(frozenset(p for p in problem.previous if p <= pool))
        document["price"] = problem.price
    return document


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


def read_problem(document: dict[str, Any]) -> Problem:
    """Reads a problem back that `canonical_json` wrote; its digest is the same.

    Another shape is refused with a ValueError.
    """
    try:
        rules = {**document["rules"], "not_available": _read_pairs(document["rules"]["not_available"])}
        kinds = {name: kind for kind, name in FORMAT_NAMES.items()}
        settings = dict(document["format"])
        return Problem(
            competencies=frozenset(document["competencies"]),
            people=tuple(_read_person(row) for row in document["people"]),
            rules=Rules(**rules),
            weights=Weights(**document["weights"]),
            locks=_read_pairs(document["locks"]),
            forbidden=_read_pairs(document["forbidden"]),
            seed=document["seed"],
            format=kinds[settings.pop("kind")](**settings),
            history=_read_pairs(document["history"]),
            previous=_read_pairs(document.get("previous", [])),
            price=document.get("price", 0),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("This is not a problem that this version wrote.") from error


def _read_pairs(rows: list[list[str]]) -> frozenset[Pair]:
    return frozenset(pair(*two) for two in rows)


def _read_person(row: dict[str, Any]) -> Person:
    sets = {name: frozenset(row[name]) for name in ("hours", "languages", "interests", "line", "roles")}
    style = tuple(row["style"]) if row["style"] else None
    meaning = tuple(row["meaning"]) if row["meaning"] else None
    least, most = row["capacity"]
    lists = {"style": style, "meaning": meaning, "capacity": (least, most), "wishes": tuple(row["wishes"])}
    return Person(**{**row, **sets, **lists})
