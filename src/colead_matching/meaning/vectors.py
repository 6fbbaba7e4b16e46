"""Texts as the whole numbers that the criterion compares."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from colead_matching.meaning.lexicon import topics
from colead_matching.meaning.model import NAME, encoder
from colead_matching.meaning.traits import without_traits
from colead_matching.problem import MEANING_HIGHEST

LEXICON = "lexicon"


@dataclass(frozen=True)
class Meanings:
    """Holds everybody's text as a vector of length 127, and what made it: the model's name, or "lexicon"."""

    vectors: Mapping[str, tuple[int, ...]]
    by: str


def meanings(texts: Mapping[str, str], *, model: bool = True) -> Meanings:
    """Returns what texts mean, by the sentence model if it is installed and wanted, else by the lexicon.

    Only vectors come out: nobody can read the text from them, and words that may name a protected trait
    are gone before.
    """
    found = encoder() if model else None
    written = {key: text for key, text in texts.items() if text.strip()}
    if found is None:
        return Meanings({key: whole(topics(text)) for key, text in written.items()}, LEXICON)
    vectors = {key: whole(found.encode(without_traits(text)).tolist()) for key, text in written.items()}
    return Meanings(vectors, NAME)


def whole(vector: Iterable[float]) -> tuple[int, ...]:
    """Rounds a vector of length 1 to whole numbers of length 127.

    >>> whole((0.6, 0.8))
    (76, 102)
    """
    return tuple(round(MEANING_HIGHEST * number) for number in vector)
