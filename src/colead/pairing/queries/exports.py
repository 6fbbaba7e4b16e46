"""A round as a file that outsiders can check with `colead match --verify`: no name, no text, no cause of a rule."""

from __future__ import annotations

import json
from collections.abc import Iterator

from colead.pairing.frozen import solution_of, thaw
from colead.pairing.masking import masked
from colead.pairing.models import Round
from colead_matching import SCALE
from colead_matching.canonical import canonical_json


def verifiable(found: Round) -> Iterator[str]:
    """Write what the round was about, the masked problem, then the solution with its proof."""
    problem, solution = masked(thaw(found.inputs["problem"]), solution_of(found.solution))
    about = {"round": found.number, "makes": found.makes, "scale": SCALE, "engine": found.engine}
    yield f'{json.dumps(about, separators=(",", ":"))[:-1]},\n"problem":{canonical_json(problem)},\n'
    yield f'"solution":{solution.to_json()}}}\n'
