"""Circles: roles that go round, attendance, airtime, and what a facilitator sees and does."""

from __future__ import annotations

from datetime import timedelta

import pytest

from colead.kernel.models import AuditEvent, OutboxEmail
from colead.partnerships.actions import attendance, reminders, taps, timers
from colead.partnerships.actions.attendance import NoSuchWord, NotFacilitator, SaidThemselves
from colead.partnerships.actions.seats import NotMember
from colead.partnerships.actions.taps import NotForFacilitators, NothingToRaise, Said
from colead.partnerships.models import Attendance, Meeting
from colead.partnerships.queries.attendance import circle_page, circles_of
from colead.partnerships.queries.guides import guide_page
from colead.partnerships.queries.meetings import meeting_page, members_of
from tests.cast import FEMI, FOLA, GITA
from tests.factories.partnerships import make_circle, make_meeting
from tests.factories.people import NOW, make_person
from tests.factories.programmes import enrol

pytestmark = pytest.mark.django_db
BEFORE, DURING = NOW - timedelta(hours=2), NOW + timedelta(minutes=5)


@pytest.fixture
def fola(cast):
    return enrol(make_person(FOLA), cast.cohort)


@pytest.fixture
def meeting(cast, fola) -> Meeting:
    more = [enrol(make_person(one), cast.cohort) for one in (FEMI, GITA)]
    circle = make_circle(fola, cast.bo, cast.chidi, cast.dana, cast.eli, *more)
    return make_meeting(circle, starts_at=NOW, minutes=90)


def note(meeting, other, by, presence="there", at=DURING):
    return attendance.note(meeting=meeting, enrolment=other.key, presence=presence, by=by.person, at=at)


def say(meeting, who, presence, at=DURING):
    return attendance.say(meeting=meeting, presence=presence, by=who.person, at=at)


def presences() -> dict[str, str]:
    rows = Attendance.objects.select_related("member__enrolment__person")
    return {row.member.enrolment.person.first_name: row.presence for row in rows}


def test_each_says_it_for_themselves_and_the_facilitator_notes_the_rest(cast, fola, meeting):
    say(meeting, cast.bo, "coming", at=BEFORE)
    say(meeting, cast.chidi, "away", at=BEFORE)
    say(meeting, cast.bo, "there")
    note(meeting, cast.dana, fola, "missing")
    note(meeting, cast.chidi, fola)  # came after all
    assert presences() == {"Bo": "there", "Chidi": "there", "Dana": "missing"}


def test_ones_own_word_stands(cast, fola, meeting):
    say(meeting, cast.bo, "there")
    with pytest.raises(SaidThemselves):
        note(meeting, cast.bo, fola, "missing")
    note(meeting, cast.dana, fola, "missing")
    say(meeting, cast.dana, "there")
    assert presences() == {"Bo": "there", "Dana": "there"}


@pytest.mark.parametrize(
    ("presence", "at"), [("there", BEFORE), ("coming", DURING), ("nonsense", DURING), ("", BEFORE)]
)
def test_a_word_for_another_time_is_refused(cast, fola, meeting, presence, at):
    with pytest.raises(NoSuchWord):
        say(meeting, cast.bo, presence, at=at)
    with pytest.raises(NoSuchWord):
        note(meeting, cast.bo, fola, presence, at=at)


def test_nobody_but_the_facilitator_notes_it_for_others(cast, fola, meeting):
    with pytest.raises(NotFacilitator):
        note(meeting, cast.bo, cast.chidi)
    with pytest.raises(NotFacilitator):
        note(meeting, fola, fola)
    with pytest.raises(NotFacilitator):
        say(meeting, fola, "there")
    with pytest.raises(NotMember):
        attendance.say(meeting=meeting, presence="there", by=cast.amara, at=DURING)


def test_the_facilitator_has_no_role_and_no_turn_and_may_keep_the_clock(cast, fola, meeting):
    seats = list(meeting.partnership.members.select_related("enrolment__person"))
    page = guide_page(meeting, seats, seats[-1])
    people = {step.asker for step in page.steps if step.asker} | {role.who for role in page.roles}
    assert not any("Fola" in names for names in people)
    assert [role.who for role in page.roles] == ["Dana", "Eli", "Femi", "Bo, Chidi"]
    assert timers.start(meeting=meeting, by=fola.person, at=DURING).timer_started_at == DURING


def test_the_facilitator_reads_no_worksheet_and_does_not_tap(cast, fola, meeting):
    mine = meeting.partnership.members.get(enrolment=fola)
    assert meeting_page(meeting, mine, at=DURING).theirs == ()
    with pytest.raises(NotForFacilitators):
        taps.answer(meeting=meeting, said=Said(held=True), by=fola.person, at=DURING)


def test_nobody_asks_the_facilitator_what_they_want_help_with(cast, fola, meeting):
    reminders.prepare_due(at=BEFORE)
    reminders.ask_for_taps_due(at=NOW + timedelta(hours=3))
    told = set(OutboxEmail.objects.values_list("to_person", flat=True))
    assert (fola.person.key in told, len(told)) == (False, 6)


def test_airtime_is_the_answerers_own_until_they_raise_it_and_then_nobodys(cast, fola, meeting):
    taps.answer(meeting=meeting, said=Said(held=True, airtime="one"), by=cast.bo.person, at=DURING)
    seat = meeting.partnership.members.get(enrolment=fola)
    assert circle_page(seat, at=DURING).coming.airtime_raised is False
    taps.raise_airtime(meeting=meeting, by=cast.bo.person, at=DURING)
    assert circle_page(seat, at=DURING).coming.airtime_raised is True
    event = AuditEvent.objects.get(action="meetings.raise_airtime")
    assert (event.by, event.facts) == ("", {})


@pytest.mark.parametrize("airtime", ["", "all", "some"])
def test_only_whoever_felt_it_can_raise_it(cast, meeting, airtime):
    taps.answer(meeting=meeting, said=Said(held=True, airtime=airtime), by=cast.bo.person, at=DURING)
    with pytest.raises(NothingToRaise):
        taps.raise_airtime(meeting=meeting, by=cast.bo.person, at=DURING)


@pytest.mark.parametrize("count", [1, 3])
def test_a_facilitators_circles_are_read_with_four_queries(
    cast, fola, meeting, count, django_assert_num_queries
):
    for _n in range(count - 1):
        make_meeting(make_circle(fola, cast.bo, cast.chidi, cast.dana, cast.eli), starts_at=NOW)
    note(meeting, cast.bo, fola)
    with django_assert_num_queries(4):
        found = circles_of(fola.person, at=DURING)
    large = next(one for one in found if one.people == 6)
    assert (len(found), large.last_there) == (count, 1)


def test_members_of_a_circle_see_who_comes(cast, meeting):
    say(meeting, cast.chidi, "coming", at=BEFORE)
    page = meeting_page(meeting, meeting.partnership.members.get(enrolment=cast.bo), at=BEFORE)
    assert [line.words for line in page.attendance.lines] == ["", "coming", "", "", "", ""]
    assert len(members_of(meeting)) == 7
