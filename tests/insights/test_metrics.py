"""Every metric's rows, counted by hand: who is in, who is of them, and who is left out."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from colead.insights.metrics.contact import attendance, completion, regular_contact
from colead.insights.metrics.dictionary import BY_CODE, COUNTED, METRICS
from colead.insights.metrics.metric import Metric
from colead.insights.metrics.participation import coverage, reach
from colead.insights.metrics.rows import RawFigure, Watch
from colead.insights.metrics.staying import employee_retention, programme_retention
from colead.insights.metrics.words_said import goal_attainment, topics
from colead.kernel.models import AuditEvent
from colead.partnerships.models import Attendance, Goal, Member, Pause, Taps
from colead.people.models import DirectoryEntry
from tests.cast import AMARA, BO, CHIDI, DANA, ELI, FEMI, FOLA, GITA, HANA
from tests.factories.partnerships import end, make_circle, make_meeting, make_partnership
from tests.factories.people import NOW, make_person
from tests.factories.programmes import enrol, make_cohort, make_programme

DAY = timedelta(days=1)
START = NOW + 30 * DAY  # the cohort's first day, 1 April 2026
pytestmark = pytest.mark.django_db


@pytest.fixture
def cohort():
    return make_cohort(make_programme(make_person(AMARA)))


def peers(cohort, *cast, **fields):
    return [enrol(make_person(one), cohort, **fields) for one in cast]


def yes(rows) -> set[str]:
    return {row.name for row in rows.rows if row.value is True}


def names(rows) -> set[str]:
    return {row.name for row in rows.rows}


def of(*things) -> set[str]:
    return {f"enrolment:{thing.pk}" for thing in things}


def hold(partnership, day: float, number: int, state: str = "held"):
    return make_meeting(partnership, starts_at=partnership.started_at + day * DAY, number=number, state=state)


def test_reach_is_who_said_yes_of_those_asked(cohort):
    """Seven are asked and one is not asked any more: Bo, Chidi, Dana and Eli said yes, Femi has not, Gita said no."""
    states = ("admitted", "applied", "left", "rejected", "invited", "declined", "withdrawn")
    people = [
        enrol(make_person(one), cohort, state)
        for one, state in zip((BO, CHIDI, DANA, ELI, FEMI, GITA, HANA), states, strict=True)
    ]
    found = reach(cohort, NOW)
    assert yes(found) == of(*people[:4])
    assert names(found) == of(*people[:6])
    assert found.left_out == {"withdrawn": 1}


def test_coverage_is_a_partner_within_fourteen_days(cohort):
    """Bo and Chidi on day 14: in time. Dana and Eli a minute later: not. Femi never, Gita came yesterday, Fola leads."""
    bo, chidi, dana, eli, femi = peers(cohort, BO, CHIDI, DANA, ELI, FEMI)
    peers(cohort, GITA, at=NOW + 19 * DAY)
    (fola,) = peers(cohort, FOLA)
    fola.roles = ["facilitator"]
    fola.save()
    make_partnership(bo, chidi, at=NOW + 14 * DAY)
    make_partnership(dana, eli, at=NOW + 14 * DAY + timedelta(minutes=1))
    found = coverage(cohort, NOW + 20 * DAY)
    assert yes(found) == of(bo, chidi)
    assert names(found) == of(bo, chidi, dana, eli, femi)
    assert found.left_out == {"facilitators": 1, "too_new": 1}


def test_attendance_is_seats_taken_of_seats_there_were(cohort):
    """Four meetings with two seats: held, missed, cancelled late, held while Chidi pauses (his seat is left out).

    Cancelled two days before, planned without a word, still to come: not looked at. So 3 of 7.
    """
    bo, chidi = peers(cohort, BO, CHIDI)
    pair = make_partnership(bo, chidi, at=START)
    held, missed = hold(pair, 1, 1), hold(pair, 2, 2, "missed")
    late, early = hold(pair, 3, 3, "cancelled"), hold(pair, 4, 4, "cancelled")
    hold(pair, 5, 5, "planned")
    paused = hold(pair, 6, 6)
    hold(pair, 60, 7, "planned")
    for meeting, hours in ((late, 23), (early, 48)):
        AuditEvent.objects.create(
            at=meeting.starts_at - timedelta(hours=hours), action="meetings.cancel", thing_type="meeting", thing=meeting.key,
        )  # fmt: skip
    Pause.objects.create(enrolment=chidi, since=START + 5.5 * DAY, ended_at=START + 7 * DAY)
    found = attendance(cohort, START + 10 * DAY)
    seat = {member.enrolment_id: member.pk for member in Member.objects.filter(partnership=pair)}
    there = {f"meeting:{held.pk}:{seat[bo.pk]}", f"meeting:{held.pk}:{seat[chidi.pk]}", f"meeting:{paused.pk}:{seat[bo.pk]}"}  # fmt: skip
    not_there = {f"meeting:{one.pk}:{seat[who.pk]}" for one in (missed, late) for who in (bo, chidi)}
    assert yes(found) == there
    assert names(found) == there | not_there
    assert (found.part, len(found)) == (3, 7)
    assert found.left_out == {"in_time": 1, "no_word": 1, "away": 1}


def test_in_a_circle_who_was_missed_was_not_there_and_who_had_left_has_no_seat(cohort):
    """Bo, Chidi, Dana in a circle that Fola leads: Chidi was missed, Dana had left. One of two seats."""
    bo, chidi, dana, fola = peers(cohort, BO, CHIDI, DANA, FOLA)
    circle = make_circle(fola, bo, chidi, dana)
    meeting = hold(circle, 3, 1)
    seats = {member.enrolment_id: member for member in Member.ever.filter(partnership=circle)}
    Member.ever.filter(enrolment=dana).update(left_at=meeting.starts_at - DAY)
    Attendance.objects.create(
        meeting=meeting, member=seats[chidi.pk], presence="missing", by_self=False, noted_at=NOW
    )
    found = attendance(cohort, NOW + 10 * DAY)
    assert yes(found) == {f"meeting:{meeting.pk}:{seats[bo.pk].pk}"}
    assert len(found) == 2


def test_completion_is_meetings_held_of_meetings_planned_by_the_cadence(cohort):
    """Every 14 days, on day 45: three planned. Bo and Chidi met four times and said of one both yes and no: 3 of 3.

    Dana and Eli met once, and paused through the second interval: 1 of 2. Femi and Gita ended on day 20: 0 of 1.
    """
    bo, chidi, dana, eli, femi, gita = peers(cohort, BO, CHIDI, DANA, ELI, FEMI, GITA)
    keen, slow, gone = (make_partnership(*two, at=START) for two in ((bo, chidi), (dana, eli), (femi, gita)))
    meetings = [hold(keen, day, n) for n, day in enumerate((2, 9, 16, 30), 1)]
    for member, held in zip(Member.objects.filter(partnership=keen), (True, False), strict=True):
        Taps.objects.create(meeting=meetings[0], member=member, held=held, answered_at=NOW)
    hold(slow, 3, 1)
    Pause.objects.create(partnership=slow, since=START + 15 * DAY, ended_at=START + 18 * DAY)
    end(gone, at=START + 20 * DAY)
    found = completion(cohort, START + 45 * DAY)
    assert yes(found) == {*(f"session:{keen.pk}:{n}" for n in range(3)), f"session:{slow.pk}:0"}
    assert names(found) == yes(found) | {f"session:{slow.pk}:1", f"session:{gone.pk}:0"}
    assert found.left_out == {"disputed": 1}


def test_regular_contact_is_four_of_five_intervals_of_ones_own(cohort):
    """Intervals of 21 days, five of them on day 105. Bo and Chidi met in four: regular. Dana and Eli in three: not.

    Femi and Gita have begun 41 days ago, one interval and not two: left out.
    """
    bo, chidi, dana, eli, femi, gita = peers(cohort, BO, CHIDI, DANA, ELI, FEMI, GITA)
    regular, seldom = (make_partnership(*two, at=START) for two in ((bo, chidi), (dana, eli)))
    make_partnership(femi, gita, at=START + 64 * DAY)
    for n, day in enumerate((1, 22, 43, 85), 1):
        hold(regular, day, n)
    for n, day in enumerate((1, 2, 22, 43), 1):
        hold(seldom, day, n)
    found = regular_contact(cohort, START + 105 * DAY)
    assert yes(found) == {f"partnership:{regular.pk}"}
    assert names(found) == {f"partnership:{regular.pk}", f"partnership:{seldom.pk}"}
    assert found.left_out == {"too_new": 1}
    assert found.people == {bo.pk, chidi.pk, dana.pk, eli.pk}


def test_staying_in_the_programme_ends_with_leaving_or_an_early_end_without_a_new_partner(cohort):
    """On day 100. Bo: pair ended by them on day 40, and no new one. Chidi: the same, but met again from day 50 with
    Dana: stays. Eli left on day 30. Femi completed on day 90. Gita is still there. Hana begins tomorrow."""
    bo, chidi, dana, eli, femi, gita = peers(cohort, BO, CHIDI, DANA, ELI, FEMI, GITA)
    peers(cohort, HANA, at=NOW + 101 * DAY)
    early = end(make_partnership(bo, chidi, at=NOW), at=NOW + 40 * DAY)
    early.ended_by = "members"
    early.save()
    make_partnership(chidi, dana, at=NOW + 50 * DAY)
    for one, state, day in ((eli, "left", 30), (femi, "completed", 90)):
        one.state, one.state_since = state, NOW + day * DAY
        one.save()
    found = programme_retention(cohort, NOW + 100 * DAY)
    assert {row.name: row.value for row in found.rows} == {
        f"enrolment:{one.pk}": Watch(days, happened)
        for one, days, happened in (
            (bo, 40.0, True), (chidi, 100.0, False), (dana, 100.0, False), (eli, 30.0, True), (femi, 90.0, False),
            (gita, 100.0, False),
        )
    }  # fmt: skip
    assert (found.left_out, found.beside) == ({"not_begun": 1}, {"matched_again": 1})


def test_who_leaves_a_group_that_goes_on_has_seen_an_early_end(cohort):
    bo, chidi, dana = peers(cohort, BO, CHIDI, DANA)
    make_partnership(bo, chidi, dana, at=NOW)
    Member.ever.filter(enrolment=dana).update(left_at=NOW + 25 * DAY)
    found = programme_retention(cohort, NOW + 50 * DAY)
    assert {row.name: row.value for row in found.rows if row.value.happened} == {
        f"enrolment:{dana.pk}": Watch(25.0, True)
    }


def test_staying_with_the_organisation_ends_on_the_last_day_of_the_directory(cohort):
    """Bo's last day is 11 April, day 40 less nine hours; Chidi's is after today; Dana is in no directory."""
    bo, chidi, _dana = peers(cohort, BO, CHIDI, DANA)
    for one, leaves_on in ((bo, date(2026, 4, 11)), (chidi, date(2026, 12, 1))):
        DirectoryEntry.objects.create(
            reference=one.key, name=one.person.name, person=one.person, leaves_on=leaves_on, changed_at=NOW
        )
    found = employee_retention(cohort, NOW + 50 * DAY)
    assert {row.name: row.value for row in found.rows} == {
        f"enrolment:{bo.pk}": Watch(40 - 9 / 24, True), f"enrolment:{chidi.pk}": Watch(50.0, False),
    }  # fmt: skip
    assert found.left_out == {"not_in_directory": 1}


def test_a_goal_is_met_from_step_three_on_or_by_its_owners_word(cohort):
    """Bo: step 3, confirmed by Chidi; step 2; marked as met without a step. Chidi: let go; not said. 2 of 5."""
    bo, chidi = peers(cohort, BO, CHIDI)
    pair = make_partnership(bo, chidi)
    partner = Member.objects.get(partnership=pair, enrolment=chidi)
    made = [
        Goal.objects.create(
            enrolment=who, title="Own words", due_on=date(2026, 9, 1), level=level, state=state, created_at=NOW
        )
        for who, level, state in (
            (bo, "3", "open"), (bo, "2", "open"), (bo, "", "met"), (chidi, "", "let_go"), (chidi, "", "open"),
        )
    ]  # fmt: skip
    made[0].confirmed_by, made[0].confirmed_at = partner, NOW
    made[0].save()
    found = goal_attainment(cohort, NOW + DAY)
    assert yes(found) == {f"goal:{made[0].pk}", f"goal:{made[2].pk}"}
    assert len(found) == 5
    assert found.beside == {"confirmed": 1}


def test_topics_are_what_people_tapped_after_meetings_that_took_place(cohort):
    """Bo: difficult conversations, twice. Chidi: strategy; nothing; one that is no longer in the list; and of a
    meeting that was not held, a topic that does not count."""
    bo, chidi = peers(cohort, BO, CHIDI)
    pair = make_partnership(bo, chidi)
    seats = {member.enrolment_id: member for member in Member.objects.filter(partnership=pair)}
    said = {bo: ("CON", "CON"), chidi: ("STR", "", "OLD")}
    made = {
        (who, n): Taps.objects.create(
            meeting=pair.meetings.filter(number=n).first() or hold(pair, n, n), member=seats[who.pk], held=True,
            topic=topic, answered_at=NOW,
        )
        for who, topics_ in said.items()
        for n, topic in enumerate(topics_, 1)
    }  # fmt: skip
    Taps.objects.create(meeting=hold(pair, 9, 9, "missed"), member=seats[chidi.pk], held=False, topic="STR", answered_at=NOW)  # fmt: skip
    found = topics(cohort, NOW + DAY)
    assert {row.name: row.value for row in found.rows} == {
        f"taps:{made[bo, 1].pk}": "CON", f"taps:{made[bo, 2].pk}": "CON", f"taps:{made[chidi, 1].pk}": "STR",
    }  # fmt: skip
    assert found.left_out == {"not_said": 1, "no_longer_in_list": 1}


def test_a_metric_is_counted_or_says_what_it_needs():
    with pytest.raises(ValueError, match="either"):
        Metric("x", "x", "x", "x", "x", "x")
    assert {metric.code for metric in METRICS if not metric.gap} == {metric.code for metric in COUNTED}
    assert len(BY_CODE) == len(METRICS) == 17


@pytest.mark.parametrize("metric", COUNTED, ids=lambda metric: metric.code)
def test_what_is_raw_becomes_no_text(metric, cohort):
    """No template, table or message can show a figure that did not go through the ledger."""
    bo, chidi = peers(cohort, BO, CHIDI)
    make_partnership(bo, chidi)
    found = metric.rows(cohort, NOW + 50 * DAY)
    for raw in (found, *found.rows):
        for show in (str, format, "{}".format):
            with pytest.raises(RawFigure):
                show(raw)
