"""What an instrument is made of. Plain data: the same read from a shipped file, an uploaded one or a frozen copy."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Response:
    """How a question is answered: a rating from `low` to `high`, or in one's own words."""

    id: str
    kind: str  # rating | text
    low: int = 0
    high: int = 0
    labels: tuple[str, ...] = ()  # for each step, or for the two ends
    not_applicable: bool = False

    @property
    def steps(self) -> range:
        """Give every step of a rating."""
        return range(self.low, self.high + 1)

    def label_of(self, step: int) -> str:
        """Give the words of one step, where it has some."""
        if len(self.labels) == len(self.steps):
            return self.labels[step - self.low]
        return {self.low: self.labels[0], self.high: self.labels[-1]}.get(step, "") if self.labels else ""


@dataclass(frozen=True)
class Scale:
    """Items that are scored together; `competency` is the code of what they are about, where that is one."""

    id: str
    title: str
    competency: str = ""


@dataclass(frozen=True)
class Item:
    """One question."""

    id: str
    text: str
    response: str
    scale: str = ""  # none: shown and counted, but part of no score
    reversed: bool = False


@dataclass(frozen=True)
class Reliability:
    """What is known of how well a scale measures, in whom, and from where one knows."""

    coefficient: str
    value: float
    population: str
    source: str


@dataclass(frozen=True)
class Wording:
    """An instrument's words in another language."""

    title: str
    stem: str
    items: dict[str, str]
    scales: dict[str, str]
    labels: dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Instrument:
    """Questions with their scales, where they come from, and who may use them for what."""

    id: str
    version: str
    language: str
    title: str
    licence: str
    source: str
    attribution: str
    validated: bool
    use: tuple[str, ...]  # development | evaluation
    audience: str  # everybody | partnered | circle | raters
    minutes: int
    stem: str
    scales: tuple[Scale, ...]
    responses: tuple[Response, ...]
    items: tuple[Item, ...]
    reliability: tuple[Reliability, ...] = ()
    licence_note: str = ""
    twin: str = (
        ""  # the instrument whose items these are in another form: peers beside self, then-test beside before
    )
    words: dict[str, Wording] = field(default_factory=dict)

    @property
    def languages(self) -> tuple[str, ...]:
        """Give every language that it can be answered in."""
        return (self.language, *self.words)

    def response_of(self, item: Item) -> Response:
        """Find how an item is answered."""
        return next(one for one in self.responses if one.id == item.response)

    def items_of(self, scale: str) -> tuple[Item, ...]:
        """Give the items of one scale, or with "" those of none."""
        return tuple(item for item in self.items if item.scale == scale)
