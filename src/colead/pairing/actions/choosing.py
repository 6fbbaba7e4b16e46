"""Choosing: shortlists are written, people say whom they would like, the coordinator solves with their wishes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.kernel.queue import look_after_commit
from colead.kernel.states import require_move
from colead.pairing import emails
from colead.pairing.actions.rounds import NotSolved, OldRound, lock_round
from colead.pairing.evenness import exposure
from colead.pairing.frozen import thaw
from colead.pairing.models import Round, Suggestion
from colead.pairing.shortlists import shortlists_of
from colead.pairing.states import MOVES, Makes, RoundState
from colead.people.models import Person
from colead.programmes.models import Enrolment
from colead.programmes.states import Format

TOPIC = "choosing"
A_WEEK = timedelta(days=7)
BATCH = 500


class NotForCircles(Refused):
    code = "choosing.not_for_circles"
    sentence = _("Circles are put together for everybody at once; people choose partners and mentors.")


class ChoosingIsOver(Refused):
    code = "choosing.over"
    sentence = _("Choosing has ended. Your wishes as they were count.")


class NotYourShortlist(Refused):
    code = "choosing.not_yours"
    sentence = _("Only who is shown a shortlist can choose from it.")


@transaction.atomic
def open(*, round: Round, by: Person, at: datetime) -> Round:
    """Let people choose for a week: shortlists are written by a worker, and everybody gets an e-mail."""
    locked = lock_round(round, by)
    if locked.work_state != Round.WorkState.DONE:
        raise NotSolved
    if locked.makes == Makes.CIRCLES:
        raise NotForCircles
    newer = Round.objects.filter(cohort=locked.cohort, makes=locked.makes, number__gt=locked.number)
    if newer.filter(work_state=Round.WorkState.DONE).exists():
        raise OldRound
    require_move(MOVES, locked.state, RoundState.CHOOSING)
    locked.state, locked.choose_by, locked.suggested_at = RoundState.CHOOSING, at + A_WEEK, None
    locked.save(update_fields=["state", "choose_by", "suggested_at"])
    _end_earlier(locked)
    record("choosing.open", locked, by=by, at=at, until=locked.choose_by.date().isoformat())
    look_after_commit(TOPIC)
    return locked


def _end_earlier(found: Round) -> None:
    earlier = Round.objects.filter(cohort=found.cohort_id, makes=found.makes, state=RoundState.CHOOSING)
    earlier.exclude(pk=found.pk).update(state=RoundState.SUPERSEDED)


@transaction.atomic
def stop(*, round: Round, by: Person, at: datetime) -> Round:
    """End choosing without solving again; wishes that were said are kept."""
    locked = lock_round(round, by)
    require_move(MOVES, locked.state, RoundState.DRAFT)
    locked.state = RoundState.DRAFT
    locked.save(update_fields=["state"])
    record("choosing.stop", locked, by=by, at=at)
    return locked


def suggest_due(*, at: datetime) -> int:
    """Write the shortlists of every round in which choosing has begun, and give how many rounds there were."""
    waiting = Round.objects.filter(state=RoundState.CHOOSING, suggested_at=None).select_related(
        "cohort__programme"
    )
    count = 0
    for found in waiting.order_by("pk"):
        count += _suggest(found, at)
    return count


def _suggest(found: Round, at: datetime) -> bool:
    """Write one round's shortlists and e-mails in one transaction, worked out before it."""
    settings, enrolments = found.policy["format"], found.inputs["enrolments"]
    problem = thaw(found.inputs["problem"])
    shown = list(
        shortlists_of(
            problem, size=settings["shortlist_length"], most_shown=settings["most_shown"],
            mentors_too=found.cohort.programme.format != Format.CHOICE,
        )
    )  # fmt: skip
    even = {
        **found.evenness,
        "exposure": exposure(problem, [one.other for one in shown if not one.of_mentor]),
    }
    rows = [
        Suggestion(
            round=found, enrolment_id=enrolments[one.person], other_id=enrolments[one.other],
            position=one.position, own_side=one.own_side, reasons=one.reasons,
        )
        for one in {(one.person, one.other): one for one in shown}.values()
    ]  # fmt: skip
    with transaction.atomic():
        locked = Round.objects.select_for_update().only("state", "suggested_at").get(pk=found.pk)
        if locked.state != RoundState.CHOOSING or locked.suggested_at is not None:
            return False
        known = set(Suggestion.objects.filter(round=found).values_list("enrolment_id", "other_id"))
        new = [row for row in rows if (row.enrolment_id, row.other_id) not in known]
        Suggestion.objects.bulk_create(new, batch_size=BATCH)
        Round.objects.filter(pk=found.pk).update(suggested_at=at, evenness=even)
        choosers = Enrolment.objects.filter(pk__in={row.enrolment_id for row in rows}).select_related(
            "person"
        )
        emails.choose(found, list(choosers.order_by("pk")), at=at)
        record("choosing.suggest", found, by=None, at=at, shortlists=len(choosers))
    return True


@transaction.atomic
def wish(
    *, enrolment: Enrolment, round: Round, ranks: Mapping[str, int], by: Person, at: datetime
) -> list[Suggestion]:
    """Say whom one would like, by the key of the suggestion: 1 for the dearest; one rank each, the others none."""
    if enrolment.person_id != by.pk:
        raise NotYourShortlist
    locked = Round.objects.select_for_update().only("state", "choose_by").get(pk=round.pk)
    if locked.state != RoundState.CHOOSING:
        raise ChoosingIsOver
    mine = list(Suggestion.objects.select_for_update().filter(round=round, enrolment=enrolment))
    ordered = sorted(
        (one for one in mine if one.key in ranks), key=lambda one: (ranks[one.key], one.position)
    )
    for one in mine:
        one.rank = None
    Suggestion.objects.filter(pk__in=[one.pk for one in mine]).update(rank=None)
    for place, one in enumerate(ordered, start=1):
        one.rank = place
    Suggestion.objects.bulk_update(ordered, ["rank"])
    # The event tells that somebody chose, never whom.
    record("choosing.wish", enrolment, by=by, at=at)
    return mine
