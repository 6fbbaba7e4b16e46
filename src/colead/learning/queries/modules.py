"""A module as a coordinator reads it through: everything on one page."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString

from colead.kernel.markdown import to_html
from colead.learning.models import LessonFile
from colead.learning.modules.parts import Lesson, Module
from colead.programmes.models import Programme


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


@dataclass(frozen=True)
class FileLine:
    """A picture, a video or a document of a lesson."""

    key: str
    words: str
    media_type: str

    @property
    def is_picture(self) -> bool:
        """Tell whether it is shown as a picture."""
        return self.media_type.startswith("image/")

    @property
    def is_video(self) -> bool:
        """Tell whether it is played."""
        return self.media_type.startswith("video/")


def files_of(programme: Programme, module: str, lesson: str) -> tuple[FileLine, ...]:
    """List the files of a lesson; one query."""
    rows = LessonFile.objects.filter(programme=programme, module=module, lesson=lesson)
    return tuple(FileLine(*row) for row in rows.values_list("key", "words", "media_type"))
