"""What somebody answered, rated and wrote in a module, as it is kept: JSON in a private text."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field

from colead.kernel.crypto import Unreadable
from colead.learning.models import Training, Workbook


@dataclass(frozen=True)
class Pages:
    """What is in a workbook."""

    quiz: dict[str, int] = field(default_factory=dict)  # question → place of the choice
    words: dict[str, str] = field(default_factory=dict)  # lesson → what came to mind
    before: dict[str, int] = field(default_factory=dict)  # skill → 1 to 5
    after: dict[str, int] = field(default_factory=dict)
    quality: dict[str, int] = field(default_factory=dict)  # of the module, as it was perceived
    watched: list[int] = field(default_factory=list)  # of the role-play's check list


def pages_in(content: str) -> Pages:
    """Read a workbook; one whose key is missing reads as empty."""
    return Pages(**json.loads(content)) if content and not isinstance(content, Unreadable) else Pages()


def pages_of(training: Training | None) -> Pages:
    """Give what somebody answered, rated and wrote; one query where the workbook was not asked for with it."""
    found = getattr(training, "workbook", None)
    return pages_in(found.content) if found else Pages()


def write(training: Training, pages: Pages) -> Workbook:
    """Keep a workbook as it is now; in the caller's transaction, which holds the training."""
    kept, _new = Workbook.objects.get_or_create(training=training)
    kept.content = json.dumps(asdict(pages), ensure_ascii=False)
    kept.save(update_fields=["content"])
    training.workbook = kept
    return kept
