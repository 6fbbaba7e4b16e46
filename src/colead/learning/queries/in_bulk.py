"""What many people said of the training, decrypted in order to be counted together. For the layer of disclosure alone.

No page, job, command or earlier area may import this; `lint-imports` holds it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from colead.learning.models import Workbook
from colead.learning.workbooks import Pages, pages_in
from colead.programmes.models import Cohort

BATCH = 2000


@dataclass(frozen=True)
class Said:
    """What one person said of one module; who it is, is a number that joins with groups, and no more."""

    enrolment: int
    pages: Pages


def said_of_training(cohort: Cohort, at: datetime) -> Iterator[Said]:
    """Give what everybody said who has finished a module; one query, streamed."""
    rows = Workbook.objects.filter(training__enrolment__cohort=cohort, training__finished_at__lte=at)
    for one in rows.select_related("training").order_by("pk").iterator(chunk_size=BATCH):
        yield Said(one.training.enrolment_id, pages_in(one.content))
