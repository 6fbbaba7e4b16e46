"""The guide of a reciprocal hour: who asks when, for how long, and what helps. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ARRIVE, LEARN, NEXT = 5, 6, 5
HALF = 22  # of an hour for two; each step of it shrinks and grows with the half
Words = str | Promise


@dataclass(frozen=True)
class Step:
    """One step: minutes, what it is, what helps. `asker` is the index of whose half it is, None for all."""

    minutes: int
    title: Words
    advice: Words
    asker: int | None = None


def reciprocal_hour(people: int, *, minutes: int = 60, number: int = 1) -> tuple[Step, ...]:
    """Divide the time fairly: everybody asks equally long, and who begins changes from meeting to meeting."""
    half = (minutes - ARRIVE - LEARN - NEXT) // people
    rest = minutes - ARRIVE - LEARN - NEXT - half * people
    order = [(turn + number - 1) % people for turn in range(people)]
    return (
        Step(ARRIVE, _("Arrive"), _("How are you here today? What became of your step from last time?")),
        *(step for asker in order for step in _half(half, asker)),
        Step(
            LEARN + rest, _("What did each of you learn?"),
            _("One sentence each: what was new, and what you will do with it."),
        ),
        Step(NEXT, _("The next date"), _("Agree on it now. Then three taps, each on your own.")),
    )  # fmt: skip


def _half(minutes: int, asker: int) -> Iterator[Step]:
    read, facts, options = _share(minutes, (2, 5, 5))
    questions = minutes - read - facts - options
    yield Step(
        read, _("Read the worksheet"), _("In silence. What stands out? Say it in one sentence."), asker
    )
    yield Step(
        facts, _("The facts"), _("Who, what, since when? Only what one could have filmed; no solutions yet."), asker
    )  # fmt: skip
    yield Step(
        questions, _("Open questions"),
        _("Ask what you cannot know the answer to. Leave silences. Advice comes later, if it is asked for."), asker,
    )  # fmt: skip
    yield Step(
        options, _("Options, and the next step"),
        _("What could one try? The asker chooses one thing: what, by when, and who should know."), asker,
    )  # fmt: skip


def _share(minutes: int, parts: Sequence[int]) -> list[int]:
    return [max(1, round(minutes * part / HALF)) for part in parts]
