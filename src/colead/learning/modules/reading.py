"""From what is in a file, or in a row, to a module, and back. Pure."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from colead.learning.modules.parts import Choice, Lesson, Module, Question, RolePlay, Skill

PLAIN = ("title", "summary", "minutes", "refresher")


def build(code: str, data: dict[str, Any]) -> Module:
    """Make a module of its parts."""
    role_play = data.get("role_play")
    return Module(
        code=code, **{name: data[name] for name in PLAIN if name in data},
        lessons=tuple(Lesson(**one) for one in data.get("lessons", ())),
        quiz=tuple(_question(one) for one in data.get("quiz", ())),
        skills=tuple(Skill(**one) for one in data.get("skills", ())),
        role_play=RolePlay(role_play["scene"], tuple(role_play["watch"])) if role_play else None,
        sources=tuple(data.get("sources", ())),
    )  # fmt: skip


def as_data(module: Module) -> dict[str, Any]:
    """Give a module as it is kept; its code stands beside it."""
    data = asdict(module)
    del data["code"]
    return data


def _question(data: dict[str, Any]) -> Question:
    return Question(data["id"], data["text"], tuple(Choice(**one) for one in data["choices"]))
