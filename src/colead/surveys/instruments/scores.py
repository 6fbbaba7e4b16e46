"""The scores of one person's answers, scale by scale."""

from __future__ import annotations

from collections.abc import Mapping

from colead.surveys.instruments.parts import Instrument
from colead_measurement.scoring import Key, score

Answers = Mapping[str, str]  # item → what was answered; "na" where it does not apply
NOT_APPLICABLE = "na"


def scores(instrument: Instrument, answers: Answers) -> dict[str, float | None]:
    """Score every scale; None where too little of it was answered."""
    return {scale.id: _score(instrument, scale.id, answers) for scale in instrument.scales}


def _score(instrument: Instrument, scale: str, answers: Answers) -> float | None:
    items = instrument.items_of(scale)
    ends = [instrument.response_of(item) for item in items]
    keys = [Key(end.low, end.high, item.reversed) for item, end in zip(items, ends, strict=True)]
    return score([number(answers.get(item.id, "")) for item in items], keys)


def number(answer: str) -> float | None:
    """Give an answer as a number; nothing, and "does not apply", are none."""
    return None if answer in ("", NOT_APPLICABLE) else float(answer)
