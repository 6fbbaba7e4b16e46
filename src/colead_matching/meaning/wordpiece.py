"""Splits text into the pieces that a BERT model knows: lower case, no accents, the longest known piece first."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

UNKNOWN, FIRST, LAST = "[UNK]", "[CLS]", "[SEP]"
LONGEST_WORD = 100
MOST_PIECES = 256
"""What the model was made for; what a text says beyond is not read."""


@dataclass(frozen=True)
class Pieces:
    """Holds the vocabulary: every piece and its number. A piece inside a word begins with ##."""

    numbers: Mapping[str, int]

    def of(self, text: str) -> list[int]:
        """Returns a text as numbers, between the marks of its beginning and end."""
        found = [number for word in words(text) for number in self._word(word)][: MOST_PIECES - 2]
        return [self.numbers[FIRST], *found, self.numbers[LAST]]

    def _word(self, word: str) -> list[int]:
        found: list[int] = []
        begin = 0
        while begin < len(word):
            end = len(word)
            mark = "##" if begin else ""
            while end > begin and mark + word[begin:end] not in self.numbers:
                end -= 1
            if end == begin or len(word) > LONGEST_WORD:
                return [self.numbers[UNKNOWN]]
            found.append(self.numbers[mark + word[begin:end]])
            begin = end
        return found


def words(text: str) -> Iterator[str]:
    """Yields words and signs, in lower case and without accents.

    >>> list(words("Résumé, please!"))
    ['resume', ',', 'please', '!']
    """
    plain = unicodedata.normalize("NFD", text.lower())
    word = ""
    for letter in plain:
        kind = unicodedata.category(letter)
        if kind == "Mn" or (kind in ("Cc", "Cf", "Co") and letter not in "\t\n\r"):
            continue
        if letter.isspace() or _stands_alone(letter, kind):
            if word:
                yield word
            word = ""
            if not letter.isspace():
                yield letter
        else:
            word += letter
    if word:
        yield word


def _stands_alone(letter: str, kind: str) -> bool:
    """Tells whether a sign is a word of its own: punctuation, ASCII signs, Chinese characters."""
    sign = letter.isascii() and not letter.isalnum() and not letter.isspace()
    chinese = "\u4e00" <= letter <= "\u9fff" or "\u3400" <= letter <= "\u4dbf"
    return sign or kind.startswith("P") or chinese
