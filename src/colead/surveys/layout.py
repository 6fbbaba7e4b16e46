"""How questions are laid out on pages: a scale a page, so that each is a minute on a phone. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from colead.surveys.instruments.parts import Instrument, Item, Response, Wording
from colead.surveys.instruments.scores import NOT_APPLICABLE

MOST_WORDS = 2000
Answers = dict[str, dict[str, str]]  # instrument → item → answer


@dataclass(frozen=True)
class Step:
    """One step of a rating."""

    value: str
    label: str


@dataclass(frozen=True)
class Question:
    """One question as it is put."""

    name: str  # of its field
    instrument: str
    item: str
    text: str
    kind: str
    steps: tuple[Step, ...]
    low_label: str
    high_label: str
    not_applicable: bool

    def takes(self, answer: str) -> bool:
        """Tell whether this can be an answer; nothing always can."""
        if self.kind == "text":
            return len(answer) <= MOST_WORDS
        allowed = {step.value for step in self.steps} | ({NOT_APPLICABLE} if self.not_applicable else set())
        return answer in allowed or not answer


@dataclass(frozen=True)
class Page:
    """Some questions with what stands above them."""

    number: int
    title: str
    stem: str
    part: str  # the title of the instrument
    questions: tuple[Question, ...]


def pages_of(instruments: Iterable[Instrument], language: str = "") -> tuple[Page, ...]:
    """Lay instruments out, in the language of the reader where they have it."""
    found: list[Page] = []
    for one in instruments:
        words = one.words.get(language)
        for title, items in _groups(one, words):
            questions = tuple(_question(one, item, words) for item in items)
            stem = words.stem if words else one.stem
            found.append(Page(len(found) + 1, title, stem, words.title if words else one.title, questions))
    return tuple(found)


def _groups(one: Instrument, words: Wording | None) -> Iterable[tuple[str, tuple[Item, ...]]]:
    """Give each scale of several items a page; short scales share one."""
    if all(len(one.items_of(scale.id)) < 3 for scale in one.scales):
        yield "", one.items
        return
    for scale in one.scales:
        yield (words.scales.get(scale.id, scale.title) if words else scale.title), one.items_of(scale.id)
    if loose := one.items_of(""):
        yield "", loose


def _question(one: Instrument, item: Item, words: Wording | None) -> Question:
    response = one.response_of(item)
    if words and response.id in words.labels:
        response = Response(
            response.id, response.kind, response.low, response.high, words.labels[response.id], response.not_applicable
        )  # fmt: skip
    every = len(response.labels) == len(response.steps)
    steps = tuple(Step(str(n), response.label_of(n) if every else "") for n in response.steps)
    is_rating = response.kind == "rating"
    return Question(
        name=f"{one.id}.{item.id}", instrument=one.id, item=item.id, text=words.items[item.id] if words else item.text,
        kind=response.kind, steps=steps if is_rating else (), low_label=response.label_of(response.low) if is_rating else "",
        high_label=response.label_of(response.high) if is_rating else "", not_applicable=response.not_applicable,
    )  # fmt: skip


def is_answered(page: Page, answers: Mapping[str, Mapping[str, str]]) -> bool:
    """Tell whether nothing to be rated is left open on a page."""
    return all(
        answers.get(one.instrument, {}).get(one.item) for one in page.questions if one.kind == "rating"
    )


def first_open(pages: Iterable[Page], answers: Mapping[str, Mapping[str, str]]) -> int | None:
    """Give the first page that has something open, to go on from there."""
    return next((page.number for page in pages if not is_answered(page, answers)), None)
