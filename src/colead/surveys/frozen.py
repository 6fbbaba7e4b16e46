"""The instruments of a cohort as it began to use them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from colead.programmes.models import Cohort
from colead.surveys.instruments.parts import Instrument
from colead.surveys.instruments.reading import build
from colead.surveys.instruments.writing import as_data
from colead.surveys.library import instruments_of
from colead.surveys.models import FrozenInstrument


def frozen_of(cohort: Cohort) -> dict[str, Instrument]:
    """Give what the cohort uses by its code; one query."""
    return {row.code: build(row.content) for row in FrozenInstrument.objects.filter(cohort=cohort)}


def freeze(cohort: Cohort, codes: Sequence[str], *, at: datetime) -> list[str]:
    """Keep each instrument as it is now, unless the cohort has it already; gives the codes that there are."""
    known = set(FrozenInstrument.objects.filter(cohort=cohort).values_list("code", flat=True))
    usable = instruments_of(cohort.programme)
    new = [code for code in codes if code in usable and code not in known]
    FrozenInstrument.objects.bulk_create(
        FrozenInstrument(cohort=cohort, code=code, content=as_data(usable[code]), frozen_at=at)
        for code in new
    )
    return [code for code in codes if code in known or code in new]
