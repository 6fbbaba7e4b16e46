"""A round of matching waits, where the programme says so, until people have had their days for the baseline.

By the clock alone: a round that waited for the last answer would tell that it had come.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from colead.programmes.models import Cohort
from colead.surveys.plans import plan_and_baseline
from colead.surveys.states import Gate, WaveKind


def wait_for_baseline(cohort: Cohort, at: datetime) -> str | Promise | None:
    """Say why a round has to wait, or nothing."""
    plan, opened = plan_and_baseline(cohort)
    if plan.gate != Gate.WAIT or not plan.asked_in(WaveKind.BASELINE):
        return None
    if opened is None:
        return _("Nobody has been asked the first questions yet. They come before matching.")
    until = opened + timedelta(days=plan.gate_days)
    if at >= until:
        return None
    day = date_format(until, "j F")
    return gettext("People have until %(day)s for the first questions, before they know whom they meet.") % {
        "day": day
    }
