"""What becomes of the demo's partnerships: questions, a pause, endings, new partners, signs, a word with Amara."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta

from colead.cli.demo import cast
from colead.cli.demo.meetings import hold_meetings
from colead.pairing.actions.small_rounds import MayNotMeet
from colead.partnerships.actions import (
    check_ins,
    closings,
    endings,
    introductions,
    pauses,
    rematches,
    requests,
    signals,
    watch,
)
from colead.partnerships.models import CheckIn, Member, Partnership, Signal
from colead.people.models import Person
from colead.programmes.models import Cohort

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
NEW_PARTNERS_AFTER = 30 * DAY


def live_on(cohort: Cohort, amara: Person, published_at: datetime, *, now: datetime, over: bool) -> None:
    """Tell how partnerships went on; `over` where the cohort has come to its end."""
    met, silent = _met_and_silent(cohort)
    check_ins.open_due(at=published_at + 15 * DAY)
    if over:
        _new_partners(cohort, amara, silent, published_at + NEW_PARTNERS_AFTER, now)
        _end_well(cohort, published_at, now)
    elif silent:
        _wish(silent[0], now - 3 * DAY, "time")
    if met:
        _pause(met[0], now, over=over)
        _ask(met[-1], now)
    watch.watch_due(at=now - 8 * DAY)
    watch.watch_due(at=now)
    _take_care(amara, now)


def _met_and_silent(cohort: Cohort) -> tuple[list[Partnership], list[Partnership]]:
    """Give the pairs that have met, Bo's left out, and those that never chose a time."""
    rows = Partnership.objects.filter(cohort=cohort, kind="pair").exclude(
        members__enrolment__person__email=cast.PEER
    )
    met = rows.filter(meetings__state="held").distinct()
    return list(met.order_by("pk")), list(rows.exclude(pk__in=met.values("pk")).order_by("pk"))


def _wish(pair: Partnership, at: datetime, category: str) -> None:
    """Let one of a pair end it, with the reason that they choose to give."""
    first = Member.objects.filter(partnership=pair).select_related("enrolment__person")[0]
    endings.ask(partnership=pair, category=category, by=first.enrolment.person, at=at)
    endings.take_effect_due(at=at + endings.WINDOW)


def _new_partners(
    cohort: Cohort, amara: Person, silent: list[Partnership], at: datetime, now: datetime
) -> None:
    """End the pairs that never met, and give their people each other crosswise, where the rules allow."""
    groups = []
    for pair in silent[:2]:
        groups.append([seat.enrolment for seat in Member.objects.filter(partnership=pair)])
        _wish(pair, at, "fit")
    for people in zip(*groups, strict=False):
        if len(people) == 2:
            with suppress(MayNotMeet):
                made = rematches.put_together(cohort=cohort, people=people, by=amara, at=at + 2 * DAY)
                hold_meetings(cohort, at + 2 * DAY, until=now, among=[made])
    introductions.introduce_due(at=at + 2 * DAY)


def _end_well(cohort: Cohort, published_at: datetime, now: datetime) -> None:
    """Ask half way and at the end; Bo’s pair and every other one stay in touch."""
    check_ins.open_due(at=published_at + 46 * DAY)
    check_ins.settle_due(at=published_at + 63 * DAY)
    check_ins.open_due(at=now - 20 * DAY)
    asked = CheckIn.objects.filter(kind="closing", member__partnership__cohort=cohort).order_by("pk")
    together = sorted({one.member.partnership_id for one in asked.select_related("member")})
    bos = Member.objects.filter(enrolment__person__email=cast.PEER).latest("pk").partnership_id
    others = together[::2]
    for one in asked.select_related("member__enrolment__person"):
        stay = "yes" if one.member.partnership_id in (bos, *others) else "no"
        check_ins.answer(
            check_in=one, answers={"stay": stay}, by=one.member.enrolment.person, at=now - 18 * DAY
        )
    closings.close_due(at=now)


def _pause(pair: Partnership, now: datetime, *, over: bool) -> None:
    """Let a pair pause for three weeks, five days ago."""
    if over:
        return
    first = Member.objects.filter(partnership=pair).select_related("enrolment__person")[0]
    until = (now + 16 * DAY).date()
    pauses.pause(partnership=pair, until=until, by=first.enrolment.person, at=now - 5 * DAY)


def _ask(pair: Partnership, now: datetime) -> None:
    """Let somebody ask Amara for a word."""
    last = Member.objects.filter(partnership=pair).select_related("enrolment__person").last()
    if last is not None:
        words = "I am not sure how to bring up something difficult. Could we talk for ten minutes?"
        requests.ask_for_a_word(enrolment=last.enrolment, words=words, by=last.enrolment.person, at=now - DAY)


def _take_care(amara: Person, now: datetime) -> None:
    """Let Amara tick off one entry that has waited longest, unless it is a request."""
    waiting = (
        Signal.objects.filter(kind="ended", done_at=None, offered_at__isnull=False)
        .order_by("opened_at")
        .first()
    )
    if waiting is not None and now - waiting.opened_at > 10 * DAY:
        signals.tick_off(signal=waiting, by=amara, at=waiting.opened_at + DAY)
