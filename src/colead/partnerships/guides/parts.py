"""What a guide is made of. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise

HOST, TIMEKEEPER, WATCHER, SPOTLIGHT = "host", "timekeeper", "watcher", "spotlight"
ROLES: dict[str, tuple[Words, Words]] = {
    HOST: (_("Host"), _("Opens, closes, and asks each in turn.")),
    TIMEKEEPER: (_("Timekeeper"), _("Starts the clock and says when a step has two minutes left.")),
    WATCHER: (_("Process watcher"), _("Watches how you work together, and says it at the end.")),
    SPOTLIGHT: (_("Spotlight"), _("Brings something of their own; everybody else helps them think.")),
}


@dataclass(frozen=True)
class Part:
    """One thing to do. `turn` repeats it for everybody who has a turn; `lead` is the role that leads it."""

    minutes: int  # when the guide takes its usual time; scaled to the meeting otherwise
    title: Words
    advice: Words
    turn: bool = False
    lead: str = ""


@dataclass(frozen=True)
class Guide:
    """A way to use the time, for so many people. With parts in turns, everybody or as many as there is time for."""

    code: str
    name: Words
    purpose: Words
    source: Words  # whose idea it is
    people: tuple[int, int]
    minutes: tuple[int, int]  # what it usually takes, for orientation
    parts: tuple[Part, ...]
    everybody: bool = True  # has a turn at every meeting; otherwise as many as the time allows
    roles: tuple[str, ...] = ()
    halves: bool = False  # of two people each has half of the time

    def suits(self, people: int) -> bool:
        """Tell whether it is for so many people."""
        return self.people[0] <= people <= self.people[1]


@dataclass(frozen=True)
class Step:
    """One step of a laid-out guide. `asker` is the index of whose turn it is, None where it is everybody's."""

    minutes: int
    title: Words
    advice: Words
    asker: int | None = None
    lead: str = ""


def in_turns(parts: Sequence[Part]) -> tuple[list[Part], list[Part], list[Part]]:
    """Divide parts into those before the turns, those of a turn, and those after."""
    turn = [part for part in parts if part.turn]
    first = next((i for i, part in enumerate(parts) if part.turn), len(parts))
    rest = [part for part in parts[first:] if not part.turn]
    return list(parts[:first]), turn, rest
