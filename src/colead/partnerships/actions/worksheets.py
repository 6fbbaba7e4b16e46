"""Saving a worksheet as one types. Nothing typed is lost, whatever windows are open."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from django.db import transaction

from colead.kernel.audit import record
from colead.partnerships.actions.seats import begin
from colead.partnerships.models import Meeting, Worksheet
from colead.partnerships.texts import both_texts
from colead.people.models import Person

SITTING = timedelta(minutes=10)  # saving as one types leaves one audit event a sitting, not one a word


@dataclass(frozen=True)
class Answers:
    """What a member wrote on their worksheet."""

    help_wanted: str = ""
    tried: str = ""
    worth_it: str = ""
    next_step: str = ""


@transaction.atomic
def save(*, meeting: Meeting, answers: Answers, version: int, by: Person, at: datetime) -> Worksheet:
    """Save one's own worksheet; `version` is the one that was on the page.

    Where another window has saved since, both texts are kept, one below the other.
    """
    locked, _members, mine = begin(meeting, by=by)
    sheet = Worksheet.objects.filter(meeting=locked, member=mine).first()
    if sheet is None:
        sheet = Worksheet(meeting=locked, member=mine, saved_at=at)
    before = Answers(sheet.help_wanted, sheet.tried, sheet.worth_it, sheet.next_step)
    wanted = answers if version == sheet.version else _both(before, answers)
    if wanted == before:
        return sheet
    if sheet.pk is None or at - sheet.saved_at >= SITTING:
        # The event names the meeting, not the sheet's parts.
        record("worksheets.save", locked, by=by, at=at)
    for name, text in asdict(wanted).items():
        setattr(sheet, name, text)
    sheet.version, sheet.saved_at = sheet.version + 1, at
    sheet.save()
    return sheet


def _both(kept: Answers, typed: Answers) -> Answers:
    return Answers(
        both_texts(kept.help_wanted, typed.help_wanted),
        both_texts(kept.tried, typed.tried),
        both_texts(kept.worth_it, typed.worth_it),
        both_texts(kept.next_step, typed.next_step),
    )
