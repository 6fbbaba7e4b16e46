"""A small sentence model, MiniLM with six layers, worked out with numpy alone.

A text becomes the mean of its pieces' last states, of length 1 (Wang et al. 2020; Reimers & Gurevych 2019).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray
from scipy.special import erf

from colead_matching.meaning.wordpiece import Pieces

Floats = NDArray[np.float32]
HEADS = 12
TINY = 1e-12


@dataclass(frozen=True)
class Encoder:
    """Holds a model's weights by their names, and its vocabulary."""

    weights: Mapping[str, Floats]
    pieces: Pieces

    def encode(self, text: str) -> Floats:
        """Returns a text as a vector of length 1."""
        state = self._embedded(self.pieces.of(text))
        layer = 0
        while f"encoder.layer.{layer}.output.dense.weight" in self.weights:
            state = self._layer(f"encoder.layer.{layer}", state)
            layer += 1
        mean = state.mean(axis=0)
        length = float(np.linalg.norm(mean))
        return np.asarray(mean / max(length, TINY), dtype=np.float32)

    def _embedded(self, numbers: Sequence[int]) -> Floats:
        name = "embeddings"
        state = (
            self.weights[f"{name}.word_embeddings.weight"][list(numbers)]
            + self.weights[f"{name}.position_embeddings.weight"][: len(numbers)]
            + self.weights[f"{name}.token_type_embeddings.weight"][0]
        )
        return self._normed(f"{name}.LayerNorm", state)

    def _layer(self, name: str, state: Floats) -> Floats:
        attended = self._dense(f"{name}.attention.output.dense", self._attention(name, state))
        state = self._normed(f"{name}.attention.output.LayerNorm", attended + state)
        wide = self._dense(f"{name}.intermediate.dense", state)
        wide = wide * 0.5 * (1.0 + erf(wide / sqrt(2.0)))
        return self._normed(f"{name}.output.LayerNorm", self._dense(f"{name}.output.dense", wide) + state)

    def _attention(self, name: str, state: Floats) -> Floats:
        count, width = state.shape
        asked, offered, said = (
            self._dense(f"{name}.attention.self.{part}", state)
            .reshape(count, HEADS, width // HEADS)
            .transpose(1, 0, 2)
            for part in ("query", "key", "value")
        )
        looks = asked @ offered.transpose(0, 2, 1) / sqrt(width // HEADS)
        looks = np.exp(looks - looks.max(axis=2, keepdims=True))
        looks /= looks.sum(axis=2, keepdims=True)
        return np.asarray((looks @ said).transpose(1, 0, 2).reshape(count, width))

    def _dense(self, name: str, state: Floats) -> Floats:
        return np.asarray(state @ self.weights[f"{name}.weight"].T + self.weights[f"{name}.bias"])

    def _normed(self, name: str, state: Floats) -> Floats:
        away = state - state.mean(axis=1, keepdims=True)
        spread = np.sqrt((away**2).mean(axis=1, keepdims=True) + TINY)
        return np.asarray(away / spread * self.weights[f"{name}.weight"] + self.weights[f"{name}.bias"])
