"""What free text means, as vectors that one criterion compares."""

from colead_matching.meaning.vectors import LEXICON, Meanings, meanings

__all__ = ["LEXICON", "Meanings", "meanings"]
