from __future__ import annotations

from datetime import timedelta

import pytest

from colead.kernel.audit import record
from colead.kernel.models import OutboxEmail
from colead.kernel.nudges import unanswered
from colead.partnerships import emails
from colead.partnerships.answers import last_act, things_of_partnerships
from colead.partnerships.goal_emails import look_at_goals
from colead.partnerships.models import Agreement, Goal, Meeting, Taps
from colead.partnerships.queries.nudges import silent_after_nudges
from tests.factories.partnerships import make_meeting, make_partnership, tomorrow
from tests.factories.people import NOW

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def meeting(cast) -> Meeting:
    return make_meeting(make_partnership(cast.bo, cast.chidi), starts_at=tomorrow())


def nudge(meeting, enrolment, at):
    members = list(meeting.partnership.members.select_related("enrolment__person"))
    member = next(one for one in members if one.enrolment_id == enrolment.pk)
    emails.aftercare(meeting, member, members, at=at)


def test_whoever_does_something_in_the_partnership_is_nudged_again(cast, meeting):
    for day in range(3):
        nudge(meeting, cast.bo, NOW + day * DAY)
    assert OutboxEmail.objects.count() == 2
    record("meetings.plan", meeting, by=cast.bo.person, at=NOW + 3 * DAY)
    assert unanswered(cast.bo.person.key, meeting.partnership.key) == 0
    nudge(meeting, cast.bo, NOW + 4 * DAY)
    assert OutboxEmail.objects.count() == 3


def test_whoever_is_silent_after_two_nudges_is_handed_to_the_coordinator(cast, meeting):
    nudge(meeting, cast.bo, NOW)
    assert silent_after_nudges(cast.cohort) == []
    nudge(meeting, cast.bo, NOW + DAY)
    nudge(meeting, cast.chidi, NOW)
    (silent,) = silent_after_nudges(cast.cohort)
    assert (silent.member.enrolment, silent.since) == (cast.bo, NOW + DAY)
    record("meetings.plan", meeting, by=cast.bo.person, at=NOW + 2 * DAY)
    assert silent_after_nudges(cast.cohort) == []


def test_nudges_about_goals_are_answered_by_doing_something_with_a_goal(cast):
    goal = Goal.objects.create(enrolment=cast.bo, created_at=NOW, due_on=NOW.date(), level="1")
    for day in range(3):
        look_at_goals(cast.bo, "due", [goal], at=NOW + day * DAY)
    assert OutboxEmail.objects.count() == 2
    record("goals.change", goal, by=cast.bo.person, at=NOW + 3 * DAY)
    look_at_goals(cast.bo, "due", [goal], at=NOW + 4 * DAY)
    assert OutboxEmail.objects.count() == 3


def test_three_taps_are_an_answer_though_nobody_reads_of_them(cast, meeting):
    member = meeting.partnership.members.get(enrolment=cast.bo)
    Taps.objects.create(meeting=meeting, member=member, held=True, answered_at=NOW)
    assert last_act(cast.bo.person.key, meeting.partnership.key) == NOW


def test_what_the_partner_does_is_no_answer_and_neither_is_another_partnership(cast, meeting):
    elsewhere = make_partnership(cast.bo, cast.dana)
    record("meetings.plan", meeting, by=cast.chidi.person, at=NOW)
    record("partnerships.x", elsewhere, by=cast.bo.person, at=NOW)
    assert last_act(cast.bo.person.key, meeting.partnership.key) is None


def test_every_thing_of_a_partnership_counts():
    assert {Meeting: "partnership", Agreement: "partnership"}.items() <= dict(
        things_of_partnerships()
    ).items()
