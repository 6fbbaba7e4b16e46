"""By when a contact answers, and when they are reminded.

An answer within seven days and word on the outcome within three months are what Directive (EU) 2019/1937,
article 9 (1) b and f, asks of those who receive reports.
"""

from __future__ import annotations

from datetime import date, timedelta

from colead.conduct.models import Report
from colead.conduct.states import ReportState

ANSWER = timedelta(days=7)
OUTCOME = timedelta(days=90)
BEFORE_ANSWER, BEFORE_OUTCOME = timedelta(days=2), timedelta(days=14)
# In the order in which they come; each is told once.
STAGES = ("answer_soon", "answer_late", "outcome_soon", "outcome_late")


def stage_of(report: Report, today: date) -> str:
    """Name the deadline that is near or over; nothing where there is time."""
    if report.state == ReportState.CLOSED:
        return ""
    name, due, before = (
        ("answer", report.answer_by, BEFORE_ANSWER)
        if report.state == ReportState.NEW
        else ("outcome", report.outcome_by, BEFORE_OUTCOME)
    )
    if today > due:
        return f"{name}_late"
    return f"{name}_soon" if today >= due - before else ""


def is_told(report: Report, stage: str) -> bool:
    """Tell whether the contact was reminded of this deadline, or of a later one, already."""
    return bool(report.reminded_of) and STAGES.index(report.reminded_of) >= STAGES.index(stage)
