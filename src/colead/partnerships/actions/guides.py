"""Choosing a guide for a meeting, and a programme's own wording of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.partnerships.actions.seats import begin
from colead.partnerships.guides.catalogue import GUIDES
from colead.partnerships.guides.parts import Part
from colead.partnerships.models import GuideCopy, Meeting
from colead.partnerships.naming import participants
from colead.partnerships.states import MeetingState
from colead.people.models import Person
from colead.programmes.actions.programmes import NotTheirs
from colead.programmes.models import Programme
from colead.programmes.rules import may_coordinate

MOST = 14  # parts
OPEN = (MeetingState.PROPOSED, MeetingState.PLANNED, MeetingState.CANCELLED)


class NotForYou(Refused):
    code = "guides.people"
    sentence = _("That guide is for another number of people. Choose one from the list.")


class GuideInUse(Refused):
    code = "guides.in_use"
    sentence = _("This meeting is over. Choose a guide for the next one.")


class NoParts(Refused):
    code = "guides.no_parts"
    sentence = _("A guide needs at least one step with a title and a minute.")


class TooManyParts(Refused):
    code = "guides.too_many_parts"
    sentence = _("Fourteen steps are enough: nobody follows more. Put some of them together.")


class ChangedMeanwhile(Refused):
    code = "guides.changed"
    sentence = _(
        "Somebody else has changed this guide meanwhile. Your text is below; look at theirs, then save."
    )


@transaction.atomic
def choose(*, meeting: Meeting, code: str, by: Person, at: datetime) -> Meeting:
    """Choose the guide of a meeting; a clock that runs for another one is set back."""
    locked, members, _mine = begin(meeting, by=by)
    if code not in GUIDES or not GUIDES[code].suits(len(participants(members))):
        raise NotForYou
    if locked.state not in OPEN:
        raise GuideInUse
    if locked.guide == code:
        return locked
    locked.guide = code
    locked.timer_started_at = locked.timer_paused_at = locked.guide_version = None
    locked.save(update_fields=["guide", "timer_started_at", "timer_paused_at", "guide_version"])
    record("meetings.choose_guide", locked, by=by, at=at, guide=code)
    return locked


@transaction.atomic
def rewrite(
    *, programme: Programme, code: str, parts: Sequence[Part], number: int, by: Person, at: datetime
) -> GuideCopy:
    """Word a guide anew for a programme; `number` is the version that was on the page."""
    if not any(part.minutes and part.title for part in parts):
        raise NoParts
    if len(parts) > MOST:
        raise TooManyParts
    rows = [[part.minutes, str(part.title), str(part.advice), part.turn, part.lead] for part in parts]
    return _write(programme, code, rows, number, by=by, at=at)


@transaction.atomic
def reset(*, programme: Programme, code: str, number: int, by: Person, at: datetime) -> GuideCopy:
    """Go back to the guide as it came; the programme's own versions stay readable."""
    return _write(programme, code, [], number, by=by, at=at)


def _write(
    programme: Programme, code: str, rows: list[list[object]], number: int, *, by: Person, at: datetime
) -> GuideCopy:
    locked = Programme.objects.select_for_update().get(pk=programme.pk)
    if not may_coordinate(by, locked):
        raise NotTheirs
    if code not in GUIDES:
        raise NotForYou
    latest = GuideCopy.objects.filter(programme=locked, code=code).last()
    if (latest.number if latest else 0) != number:
        raise ChangedMeanwhile
    if (latest.parts if latest else []) == rows:
        return latest or GuideCopy(programme=locked, code=code, number=0)
    copy = GuideCopy.objects.create(programme=locked, code=code, number=number + 1, parts=rows, created_at=at)
    record("guides.rewrite", copy, by=by, at=at, guide=code, number=copy.number, ours=not rows)
    return copy
