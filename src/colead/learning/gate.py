"""A round of matching waits, where the programme says so, until everybody whom it could be about is trained."""

from __future__ import annotations

from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import ngettext

from colead.learning.queries.completion import missing_in
from colead.learning.states import Gate
from colead.programmes.models import Cohort


def wait_for_training(cohort: Cohort, at: datetime) -> str | Promise | None:
    """Say why a round has to wait, or nothing."""
    missing = missing_in(cohort)
    if missing.gate != Gate.WAIT or not missing.names:
        return None
    return ngettext(
        "%(count)s person is not trained yet. This page says who.",
        "%(count)s people are not trained yet. This page says who.",
        len(missing.names),
    ) % {"count": len(missing.names)}
