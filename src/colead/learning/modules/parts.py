"""What a module is made of. Pure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Choice:
    """One answer that a question offers, and why it is right or not."""

    text: str
    why: str
    right: bool = False


@dataclass(frozen=True)
class Question:
    """A question of the quiz; exactly one choice is right."""

    id: str
    text: str
    choices: tuple[Choice, ...]

    @property
    def right(self) -> int:
        """Give the place of the right choice."""
        return next(place for place, choice in enumerate(self.choices) if choice.right)


@dataclass(frozen=True)
class Lesson:
    """A few minutes of reading, often with something to try and something to think about."""

    id: str
    title: str
    minutes: int
    text: str  # Markdown
    practice: str = ""  # Markdown
    reflection: str = ""  # a question; the answer is the reader's alone


@dataclass(frozen=True)
class Skill:
    """Something that people rate themselves on, before and after: "… agree on what each expects"."""

    id: str
    text: str


@dataclass(frozen=True)
class RolePlay:
    """A scene to play in threes, and what the third watches for."""

    scene: str  # Markdown
    watch: tuple[str, ...]


@dataclass(frozen=True)
class Module:
    """Some lessons about one thing, a quiz, and what came of it."""

    code: str
    title: str
    summary: str
    minutes: int
    lessons: tuple[Lesson, ...]
    quiz: tuple[Question, ...] = ()
    skills: tuple[Skill, ...] = ()
    role_play: RolePlay | None = None
    refresher: str = ""  # Markdown: what is worth a second look half way
    sources: tuple[str, ...] = ()

    def lesson(self, id: str) -> Lesson | None:
        """Find a lesson."""
        return next((one for one in self.lessons if one.id == id), None)
