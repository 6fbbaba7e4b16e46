"""Whether an e-mail about a questionnaire still calls for anything, asked right before it goes."""

from __future__ import annotations

from datetime import datetime

from colead.programmes.states import EnrolmentState
from colead.surveys.models import Questionnaire
from colead.surveys.rules import may_answer


def is_still_open(questionnaire: str, person: str, at: datetime) -> bool:
    """Tell whether the person can answer and has not; whoever pauses is left in peace."""
    rows = Questionnaire.objects.select_related("wave", "enrolment").exclude(
        enrolment__state=EnrolmentState.PAUSED
    )
    found = rows.filter(key=questionnaire, enrolment__person__key=person, finished_at=None).first()
    return found is not None and may_answer(found, at=at)
