"""A module as a coordinator reads it through: everything on one page."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString

from colead.kernel.markdown import to_html
from colead.learning.modules.parts import Lesson, Module


@dataclass(frozen=True)
class ReadLesson:
    """A lesson with its texts as they show."""

    lesson: Lesson
    text: SafeString
    practice: SafeString


@dataclass(frozen=True)
class ReadModule:
    """A module with its texts as they show."""

    module: Module
    lessons: tuple[ReadLesson, ...]
    scene: SafeString
    refresher: SafeString


def module_as_read(module: Module) -> ReadModule:
    """Render everything of a module; no query."""
    lessons = tuple(ReadLesson(one, to_html(one.text), to_html(one.practice)) for one in module.lessons)
    scene = module.role_play.scene if module.role_play else ""
    return ReadModule(module, lessons, to_html(scene), to_html(module.refresher))
