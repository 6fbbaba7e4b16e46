from __future__ import annotations

from datetime import timedelta

import pytest

from colead.kernel.audit import record
from colead.kernel.models import OutboxEmail
from colead.partnerships import emails
from colead.partnerships.actions import (
    endings,
    helpfulness,
    pauses,
    requests,
    signal_policies,
    signals,
    watch,
)
from colead.partnerships.actions.helpfulness import NotAsked
from colead.partnerships.actions.signal_policies import OutOfOrder, ThresholdRefused
from colead.partnerships.actions.signals import (
    NobodyToWriteTo,
    NotDone,
    NothingWritten,
    SignalDone,
    SnoozeRefused,
)
from colead.partnerships.models import Attendance, Helpful, Partnership, Signal
from colead.partnerships.queries.care import care_list, exit_reasons, helpful_share
from colead.partnerships.thresholds import DEFAULTS, Threshold
from colead.people.models import DirectoryEntry
from colead.programmes.actions.programmes import NotTheirs
from colead.programmes.models import Cohort
from tests.cast import FEMI, OLU, Character
from tests.factories.partnerships import make_meeting, make_partnership
from tests.factories.people import NOW, make_person
from tests.factories.programmes import enrol

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def cohort(cast) -> Cohort:
    """Let the cohort run since today for half a year."""
    found: Cohort = cast.cohort
    found.starts_on, found.ends_on = NOW.date(), NOW.date() + timedelta(days=182)
    found.save()
    return found


@pytest.fixture
def pair(cast, cohort) -> Partnership:
    """Give Bo and Chidi's partnership, who have chosen no time yet."""
    made = make_partnership(cast.bo, cast.chidi)
    make_meeting(made)
    return made


def look(*days: float) -> list[int]:
    return [watch.watch_due(at=NOW + day * DAY) for day in days]


def nudged() -> int:
    return OutboxEmail.objects.filter(kind="partnerships.nudge").count()


def test_first_a_nudge_to_both_then_an_offer_from_a_person(cohort, pair):
    assert look(6, 7) == [0, 1]
    assert (nudged(), care_list(cohort, at=NOW + 7 * DAY).open) == (2, ())
    assert look(13, 14) == [0, 2]
    (entry,) = care_list(cohort, at=NOW + 14 * DAY).open
    assert (entry.kind, entry.names, entry.due_on) == ("unscheduled", ("Bo Sample", "Chidi Example"), None)


def test_looking_twice_is_looking_once_and_after_two_nudges_there_is_no_third(cohort, pair):
    look(7, 7, 7.5, 8, 14, 14, 21, 28, 40)
    assert nudged() == 4
    assert Signal.objects.filter(closed_at=None).count() == 1


def test_a_worker_that_slept_says_what_is_true_now_and_once(cohort, pair):
    assert look(60, 60, 60.1) == [2, 0, 0]
    assert nudged() == 2


def test_a_clock_that_jumps_ahead_and_back_neither_floods_nor_falls_silent_for_good(cohort, pair):
    look(100)
    assert look(8, 8.1, 9, 15) == [0, 0, 0, 1]
    assert nudged() == 4


def test_a_sign_that_goes_away_closes_and_can_come_again(cohort, pair):
    look(7)
    planned = make_meeting(pair, starts_at=NOW + 9 * DAY, number=2, state="planned")
    look(8)
    assert Signal.objects.get().closed_at == NOW + 8 * DAY
    planned.state = "held"
    planned.save()
    look(31)
    assert Signal.objects.filter(closed_at=None).values_list("kind", flat=True).get() == "silence"


def test_whoever_pauses_or_has_ended_is_not_watched(cast, cohort, pair):
    look(7)
    pauses.pause(partnership=pair, until=None, by=cast.bo.person, at=NOW + 8 * DAY)
    assert (look(30), Signal.objects.filter(closed_at=None).count()) == ([0], 0)
    endings.end_as_coordinator(partnership=pair, by=cast.amara, at=NOW + 31 * DAY)
    assert look(60) == [0]


def test_before_and_after_the_cohort_nobody_is_watched(cohort, pair):
    assert look(-1, 183) == [0, 0]


def test_a_programme_switches_a_sign_off_and_sets_its_own_threshold(cast, cohort, pair):
    own = {**DEFAULTS, "unscheduled": Threshold(3, 30)}
    signal_policies.change(programme=cohort.programme, thresholds=own, by=cast.amara, at=NOW)
    assert look(2, 3) == [0, 1]
    off = {**DEFAULTS, "unscheduled": Threshold(3, 30, on=False)}
    signal_policies.change(programme=cohort.programme, thresholds=off, by=cast.amara, at=NOW)
    assert (look(29), Signal.objects.filter(closed_at=None).count()) == ([0], 0)
    with pytest.raises(OutOfOrder):
        signal_policies.change(
            programme=cohort.programme, thresholds={"silence": Threshold(3, 2)}, by=cast.amara, at=NOW
        )
    with pytest.raises(ThresholdRefused):
        signal_policies.change(
            programme=cohort.programme, thresholds={"silence": Threshold(0, 2)}, by=cast.amara, at=NOW
        )
    with pytest.raises(NotTheirs):
        signal_policies.change(programme=cohort.programme, thresholds=off, by=make_person(OLU), at=NOW)


def nudge_twice(pair: Partnership, enrolment) -> None:
    """Let somebody have got two e-mails that ask for something; the first meeting was held, the second is planned."""
    meeting = make_meeting(pair, starts_at=NOW + DAY, number=2, state="held")
    make_meeting(pair, starts_at=NOW + 10 * DAY, number=3)
    members = list(pair.members.select_related("enrolment__person"))
    member = next(one for one in members if one.enrolment_id == enrolment.pk)
    for day in (1, 2):
        emails.aftercare(meeting, member, members, at=NOW + day * DAY)


def test_who_does_not_answer_two_nudges_comes_to_the_coordinator_as_both(cast, cohort, pair):
    nudge_twice(pair, cast.bo)
    assert look(3, 3) == [1, 0]
    (entry,) = care_list(cohort, at=NOW + 3 * DAY).open
    assert (entry.kind, set(entry.names)) == ("unanswered", {"Bo Sample", cast.chidi.person.name})
    record("meetings.plan", pair, by=cast.bo.person, at=NOW + 4 * DAY)
    assert look(4) == [0]
    assert care_list(cohort, at=NOW + 4 * DAY).open == ()


def test_silence_after_two_nudges_can_be_switched_off(cast, cohort, pair):
    nudge_twice(pair, cast.bo)
    off = {"unanswered": Threshold(None, None, on=False)}
    signal_policies.change(programme=cohort.programme, thresholds={**DEFAULTS, **off}, by=cast.amara, at=NOW)
    assert look(3) == [0]


def meet_as_circle(circle: Partnership, *missing: int) -> None:
    """Let a circle have met so often, each time without the first so many of its people."""
    members = list(circle.members.all())
    for number, away in enumerate(missing):
        held = make_meeting(circle, starts_at=NOW + number * DAY, number=number + 1, state="held")
        for member in members[:away]:
            Attendance.objects.create(
                meeting=held, member=member, presence="missing", by_self=False, noted_at=NOW
            )


@pytest.mark.parametrize(
    ("missing", "is_a_sign"),
    [((3, 3), True), ((3, 2), False), ((2, 3), False), ((3, 3, 0), False), ((0, 3, 3), True), ((3,), False)],
)
def test_a_circle_to_which_too_few_came_twice_in_a_row_comes_to_the_coordinator(
    cast, cohort, missing, is_a_sign
):
    circle = make_partnership(
        cast.bo, cast.chidi, cast.dana, cast.eli, enrol(make_person(FEMI), cohort)
    )  # two of five are 40 per cent, three are 60
    meet_as_circle(circle, *missing)
    make_meeting(circle, starts_at=NOW + 20 * DAY, number=9)
    look(4)
    assert ("attendance" in {entry.kind for entry in care_list(cohort, at=NOW + 4 * DAY).open}) is is_a_sign


def test_somebody_who_will_leave_comes_to_the_coordinator_and_no_mail_is_written(cast, cohort, pair):
    make_meeting(pair, starts_at=NOW + 5 * DAY, number=2)
    DirectoryEntry.objects.create(
        reference="1", name="Bo", person=cast.bo.person, leaves_on=(NOW + 40 * DAY).date(), changed_at=NOW
    )
    assert look(1, 1) == [1, 0]
    assert (Signal.objects.get().kind, OutboxEmail.objects.count()) == ("leaving", 0)


def test_many_silent_partnerships_are_a_question_about_the_programme(cohort):
    for number in range(8):
        two = [enrol(make_person(Character(f"P{number}{side} Sample")), cohort) for side in "ab"]
        made = make_partnership(*two)
        make_meeting(made, starts_at=NOW + (5 if number < 2 else 25) * DAY, state="held")
        make_meeting(made, starts_at=NOW + 90 * DAY, number=2) if number > 3 else None
    look(30)
    assert Signal.objects.get(kind="quiet_cohort").partnership is None
    with pytest.raises(NobodyToWriteTo):
        signals.write(
            signal=Signal.objects.get(kind="quiet_cohort"), words="x", by=cohort.programme.appointments.get().person, at=NOW
        )  # fmt: skip


@pytest.fixture
def word(cast, cohort) -> Signal:
    """Give Bo's request."""
    return requests.ask_for_a_word(enrolment=cast.bo, words="canary-words", by=cast.bo.person, at=NOW)


def test_the_message_goes_to_whom_it_is_about_and_ticks_it_off(cast, cohort, word):
    with pytest.raises(NothingWritten):
        signals.write(signal=word, words="  \n", by=cast.amara, at=NOW)
    signals.write(signal=word, words="Monday at ten?", by=cast.amara, at=NOW)
    mail = OutboxEmail.objects.get()
    assert (mail.to_address, mail.subject) == ("bo@example.org", "A message from Amara Model")
    assert "Monday at ten?" in mail.text
    assert "Monday at ten?" in mail.html
    (done,) = care_list(cohort, at=NOW).done
    assert (done.done_by, done.was_written) == ("Amara Model", True)
    with pytest.raises(SignalDone):
        signals.tick_off(signal=word, by=cast.amara, at=NOW)


def test_a_tick_is_taken_back_and_an_entry_put_off_no_longer_than_was_promised(cast, cohort, word):
    with pytest.raises(NotDone):
        signals.reopen(signal=word, by=cast.amara, at=NOW)
    signals.tick_off(signal=word, by=cast.amara, at=NOW)
    signals.reopen(signal=word, by=cast.amara, at=NOW)
    assert len(care_list(cohort, at=NOW).open) == 1
    for until in (NOW.date(), (NOW + 90 * DAY).date(), (NOW + 9 * DAY).date()):
        with pytest.raises(SnoozeRefused):
            signals.snooze(signal=word, until=until, by=cast.amara, at=NOW)
    signals.snooze(signal=word, until=(NOW + DAY).date(), by=cast.amara, at=NOW)
    seen = [care_list(cohort, at=NOW + day * DAY) for day in (0, 1)]
    assert [(len(one.open), len(one.snoozed)) for one in seen] == [(0, 1), (1, 0)]
    with pytest.raises(NotTheirs):
        signals.tick_off(signal=word, by=make_person(OLU), at=NOW)


def test_a_done_entry_does_not_come_back_while_the_sign_lasts(cast, cohort, pair):
    look(7, 14)
    signals.tick_off(signal=Signal.objects.get(), by=cast.amara, at=NOW + 14 * DAY)
    assert look(15, 20, 30) == [0, 0, 0]


def test_only_those_who_were_written_to_say_whether_it_helped_and_it_is_counted_in_fives(cast, cohort, word):
    with pytest.raises(NotAsked):
        helpfulness.say(signal=word, helped=True, by=cast.bo.person, at=NOW)
    signals.write(signal=word, words="Monday?", by=cast.amara, at=NOW)
    helpfulness.say(signal=word, helped=False, by=cast.bo.person, at=NOW)
    helpfulness.say(signal=word, helped=True, by=cast.bo.person, at=NOW)
    with pytest.raises(NotAsked):
        helpfulness.say(signal=word, helped=True, by=cast.chidi.person, at=NOW)
    assert ([row.helped for row in Helpful.objects.all()], helpful_share(cohort)) == (["yes"], (0, 0))


def test_reasons_are_shown_five_at_a_time(cohort):
    for number in range(9):
        endings.keep_reason(cohort, "time" if number else "fit")
        assert exit_reasons(cohort) == (
            () if number < 4 else (("We could not find the time", 4), ("We did not fit together", 1))
        )
