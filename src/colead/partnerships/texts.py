"""Several people, or several windows, writing one text: nothing that anybody typed is lost. Pure."""

from __future__ import annotations

from hashlib import sha256


def mark_of(text: str) -> str:
    """Give a short mark of a text as a page shows it; the next save tells by it what it started from."""
    return sha256(text.encode()).hexdigest()[:16]


def merged(kept: str, typed: str, *, mark: str) -> str:
    """Give what to keep of two texts, when `typed` started from the text that `mark` was taken of.

    What nobody has changed meanwhile is replaced; what the typist left alone stays as it is by now;
    where both wrote, both texts stand one below the other.
    """
    if mark == mark_of(kept):
        return typed
    if mark == mark_of(typed):
        return kept
    return both_texts(kept, typed)


def both_texts(kept: str, typed: str) -> str:
    """Keep both of two texts, one below the other; once where one is part of the other."""
    if typed in kept:
        return kept
    return typed if kept in typed else f"{kept}\n\n{typed}"
