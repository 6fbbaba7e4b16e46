from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from icalendar import Calendar

from colead.kernel.models import AuditEvent, OutboxEmail
from colead.kernel.personal import holdings
from colead.pairing.queries.policies import policy_of
from colead.pairing.queries.problems import policy_values, problem_of
from colead.pairing.queries.readiness import ready_in
from colead.partnerships.actions import endings, meetings
from colead.partnerships.actions.endings import AlreadyEnded, NoSuchReason, NothingToTakeBack
from colead.partnerships.actions.seats import NotMember, PartnershipOver
from colead.partnerships.models import Ending, ExitReason, Meeting, Member, Partnership, Signal
from colead.partnerships.queries.changes import change_page
from colead.partnerships.queries.home import home
from colead.programmes.actions.programmes import NotTheirs
from tests.cast import FEMI, OLU
from tests.factories.partnerships import fill_in, make_meeting, make_partnership
from tests.factories.people import NOW, make_person
from tests.factories.programmes import enrol

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
SOON = NOW + timedelta(days=2)


@pytest.fixture
def pair(cast) -> Partnership:
    """Give Bo and Chidi's partnership, with a meeting planned."""
    made = make_partnership(cast.bo, cast.chidi)
    make_meeting(made, starts_at=SOON)
    return made


@pytest.fixture
def circle(cast) -> Partnership:
    """Give a circle of five."""
    made = make_partnership(cast.bo, cast.chidi, cast.dana, cast.eli, enrol(make_person(FEMI), cast.cohort))
    make_meeting(made, starts_at=SOON)
    return made


def ask(partnership, enrolment, category: str = "") -> Ending:
    return endings.ask(partnership=partnership, category=category, by=enrolment.person, at=NOW)


def state(partnership) -> tuple[str, str]:
    found = Partnership.objects.get(pk=partnership.pk)
    return found.state, found.ended_by


def mails() -> list[tuple[str, str]]:
    return sorted(OutboxEmail.objects.values_list("kind", "to_address"))


def test_a_wish_takes_effect_an_hour_later_and_nobody_is_told_before(cast, pair):
    ask(pair, cast.bo)
    assert (endings.take_effect_due(at=NOW + HOUR - timedelta(seconds=1)), mails()) == (0, [])
    assert state(pair) == ("active", "")
    assert endings.take_effect_due(at=NOW + HOUR) == 1
    assert state(pair) == ("ended", "members")
    assert mails() == [
        ("partnerships.ended", "bo@example.org"),
        ("partnerships.ended", "chidi@example.org"),
    ]
    assert endings.take_effect_due(at=NOW + HOUR) == 0


def test_both_read_the_same_and_nothing_in_it_tells_who_wanted_it(cast, pair):
    ask(pair, cast.chidi, "fit")
    endings.take_effect_due(at=NOW + HOUR)
    texts = [
        re.sub(r"/partner/\w+/", "", text) for text in OutboxEmail.objects.values_list("text", flat=True)
    ]
    assert texts[0] == texts[1]
    assert "Nobody is at fault." in texts[0]
    assert [word for word in ("Bo", "Chidi", "fit together") if word in texts[0]] == []


def test_the_meeting_leaves_both_calendars(cast, pair):
    ask(pair, cast.bo)
    endings.take_effect_due(at=NOW + HOUR)
    meeting = Meeting.objects.get()
    for mail in OutboxEmail.objects.all():
        (event,) = Calendar.from_ical(mail.calendar).walk("VEVENT")
        assert (mail.calendar_method, event["UID"], event["SEQUENCE"]) == ("CANCEL", meeting.calendar_uid, 1)
    assert meeting.state == "cancelled"


def test_a_wish_can_be_taken_back_for_an_hour_and_leaves_no_trace(cast, pair):
    ask(pair, cast.bo)
    endings.take_back(partnership=pair, by=cast.bo.person, at=NOW)
    assert (endings.take_effect_due(at=NOW + 2 * HOUR), mails(), Ending.objects.count()) == (0, [], 0)
    with pytest.raises(NothingToTakeBack):
        endings.take_back(partnership=pair, by=cast.bo.person, at=NOW)


def test_asking_twice_is_asking_once_and_each_takes_back_their_own(cast, pair):
    assert ask(pair, cast.bo) == ask(pair, cast.bo)
    ask(pair, cast.chidi)
    endings.take_back(partnership=pair, by=cast.bo.person, at=NOW)
    assert endings.take_effect_due(at=NOW + HOUR) == 1


def test_the_partner_sees_nothing_of_a_wish(cast, pair):
    ask(pair, cast.bo)
    seen = [home(one, at=NOW).ends_at for one in (cast.bo, cast.chidi)]
    assert seen == [NOW + HOUR, None]
    pages = [change_page(Member.objects.get(enrolment=one)).ends_at for one in (cast.bo, cast.chidi)]
    assert pages == [NOW + HOUR, None]
    held = next(holding for holding in holdings() if holding.name == "wishes_to_end")
    assert [held.rows(one.person).count() for one in (cast.bo, cast.chidi)] == [1, 0]


def test_who_ended_it_is_in_no_event_and_no_table_once_it_is_over(cast, pair):
    ask(pair, cast.bo, "topics")
    endings.take_effect_due(at=NOW + HOUR)
    assert set(AuditEvent.objects.values_list("by", flat=True)) <= {"", cast.amara.key} | set(
        AuditEvent.objects.exclude(action__startswith="endings.").exclude(action__startswith="partnerships.").values_list("by", flat=True)
    )  # fmt: skip
    ours = AuditEvent.objects.filter(action__in=["endings.ask", "partnerships.end"])
    assert [(event.by, event.facts) for event in ours] == [("", {}), ("", {"cause": "members"})]
    assert Ending.objects.count() == 0
    assert list(ExitReason.objects.values_list("category", "batch")) == [("topics", 0)]


def test_only_members_end_it_and_only_once(cast, pair):
    with pytest.raises(NotMember):
        ask(pair, cast.dana)
    with pytest.raises(NoSuchReason):
        ask(pair, cast.bo, "because")
    ask(pair, cast.bo)
    endings.take_effect_due(at=NOW + HOUR)
    with pytest.raises(AlreadyEnded):
        ask(pair, cast.chidi)
    with pytest.raises(PartnershipOver):
        meetings.cancel(meeting=Meeting.objects.get(), by=cast.bo.person, at=NOW)


def test_the_coordinator_finds_it_in_the_list_to_call_within_two_working_days(cast, pair):
    ask(pair, cast.bo)
    endings.take_effect_due(at=NOW + HOUR)
    found = Signal.objects.get()
    assert (found.kind, found.partnership, found.enrolment, found.words) == ("ended", pair, None, "")
    assert found.due_on is not None
    assert (found.due_on - NOW.date()).days in (2, 3, 4)


def test_a_coordinator_ends_it_at_once_and_another_is_told_that_it_has_ended(cast, pair):
    endings.end_as_coordinator(partnership=pair, by=cast.amara, at=NOW)
    assert state(pair) == ("ended", "coordinator")
    with pytest.raises(AlreadyEnded):
        endings.end_as_coordinator(partnership=pair, by=cast.amara, at=NOW)
    with pytest.raises(NotTheirs):
        endings.end_as_coordinator(partnership=pair, by=make_person(OLU), at=NOW)


def test_both_wait_for_a_partner_again_and_may_never_meet_again(cast, pair):
    for enrolment in (cast.bo, cast.chidi):
        fill_in(enrolment)
    assert ready_in(cast.cohort).count() == 0
    endings.end_as_coordinator(partnership=pair, by=cast.amara, at=NOW)
    assert {one.pk for one in ready_in(cast.cohort)} == {cast.bo.pk, cast.chidi.pk}
    problem = problem_of(cast.cohort, policy_values(policy_of(cast.cohort.programme)), seed=1).problem
    one, other = (person.key for person in problem.people)
    assert "not_available" in problem.broken_rules(one, other)


def test_a_circle_goes_on_without_whoever_leaves(cast, circle):
    fill_in(cast.bo)
    ask(circle, cast.bo)
    endings.take_effect_due(at=NOW + HOUR)
    assert state(circle) == ("active", "")
    assert Member.objects.filter(partnership=circle).count() == 4
    assert Member.ever.filter(partnership=circle).count() == 5
    assert Meeting.objects.get().state == "planned"
    told = dict(OutboxEmail.objects.values_list("to_address", "kind"))
    assert told.pop("bo@example.org") == "partnerships.left"
    assert set(told.values()) == {"partnerships.one_less"}
    assert [one.pk for one in ready_in(cast.cohort)] == [cast.bo.pk]
    assert home(cast.bo, at=NOW).stage == "waiting"
    with pytest.raises(NotMember):
        ask(circle, cast.bo)


def test_a_circle_that_has_become_small_comes_to_the_coordinator(cast, circle):
    for enrolment in (cast.bo, cast.chidi):
        ask(circle, enrolment)
        endings.take_effect_due(at=NOW + HOUR)
        assert [signal.kind for signal in Signal.objects.all()] == (
            ["small"] if enrolment == cast.chidi else []
        )


def test_of_a_triad_two_go_on_as_a_pair_and_of_a_pair_nobody(cast):
    triad = make_partnership(cast.bo, cast.chidi, cast.dana)
    ask(triad, cast.chidi)
    ask(triad, cast.bo)
    assert endings.take_effect_due(at=NOW + HOUR) == 2
    triad.refresh_from_db()
    assert (triad.kind, triad.state) == ("pair", "ended")


def test_reasons_come_in_batches_of_five(cast):
    for _number in range(6):
        endings.keep_reason(cast.cohort, "time")
    assert list(ExitReason.objects.order_by("pk").values_list("batch", flat=True)) == [0, 0, 0, 0, 0, 1]


def test_working_days_leave_out_the_weekend():
    from colead.partnerships.workdays import working_days_after

    days = [working_days_after(date(2026, 11, day), 2) for day in (26, 27, 28, 29, 30)]
    assert [(day.month, day.day) for day in days] == [(11, 30), (12, 1), (12, 1), (12, 1), (12, 2)]
