"""A round as a file that outsiders can check with `colead match --verify`: no name, no text, no cause of a rule."""

from __future__ import annotations

import json
from collections.abc import Iterator

from django.utils.crypto import salted_hmac

from colead.pairing.frozen import solution_of, thaw
from colead.pairing.masking import masked
from colead.pairing.models import Round
from colead_matching import SCALE
from colead_matching.canonical import canonical_json


def may_leave(found: Round) -> bool:
    """Tell whether a round's file can be handed on: one that heeded wishes would tell who wished for whom."""
    return found.wishes_of_id is None


def verifiable(found: Round) -> Iterator[str]:
    """Write what the round was about, the masked problem, then the solution with its proof."""
    given = thaw(found.inputs["problem"])
    # The digest is no secret, the key of the installation is.
    seed = salted_hmac("colead.pairing.masking", given.digest).hexdigest()
    problem, solution = masked(given, solution_of(found.solution), seed=seed)
    about = {"round": found.number, "makes": found.makes, "scale": SCALE, "engine": found.engine}
    yield f'{json.dumps(about, separators=(",", ":"))[:-1]},\n"problem":{canonical_json(problem)},\n'
    yield f'"solution":{solution.to_json()}}}\n'
