"""Refusals: what an action answers when it may not do what was asked."""

from __future__ import annotations

from django.utils.functional import Promise


class Refused(Exception):
    """Say no, with a code for programs and a sentence for people.

    Subclasses live beside the action that raises them. The web shows the sentence;
    whatever the action had begun is undone with its transaction.
    """

    code: str = "refused"
    sentence: str | Promise = ""

    def __init__(self, sentence: str | Promise | None = None) -> None:
        if sentence is not None:
            self.sentence = sentence
        super().__init__(self.code)

    def __str__(self) -> str:
        return str(self.sentence)
