"""Answers as they are kept: JSON in a private text."""

from __future__ import annotations

import json

from colead.surveys.layout import Answers


def unpack(kept: str) -> Answers:
    """Give what is kept as instrument → item → answer."""
    return json.loads(kept) if kept else {}


def pack(answers: Answers) -> str:
    """Give answers as they are kept; what is empty is left out."""
    full = {code: {item: answer for item, answer in one.items() if answer} for code, one in answers.items()}
    return json.dumps({code: one for code, one in full.items() if one}, ensure_ascii=False)
