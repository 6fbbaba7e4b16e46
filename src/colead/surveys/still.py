"""Whether an e-mail about a questionnaire still calls for anything, asked right before it goes."""

from __future__ import annotations

from datetime import datetime

from colead.programmes.states import EnrolmentState
from colead.surveys.models import Questionnaire, Rater
from colead.surveys.rules import may_answer


def is_still_open(questionnaire: str, person: str, at: datetime) -> bool:
    """Tell whether the person can answer and has not; whoever pauses is left in peace."""
    rows = Questionnaire.objects.select_related("wave", "enrolment").exclude(
        enrolment__state=EnrolmentState.PAUSED
    )
    found = rows.filter(key=questionnaire, enrolment__person__key=person, finished_at=None).first()
    return found is not None and may_answer(found, at=at)


def is_rating_open(rater: str, person: str, at: datetime) -> bool:
    """Tell whether a peer can answer, and has neither answered nor declined."""
    return Rater.objects.filter(
        key=rater, finished_at=None, declined_at=None, settled_at=None, closes_at__gt=at
    ).exists()
