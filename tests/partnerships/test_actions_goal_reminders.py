from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest

from colead.kernel.models import OutboxEmail
from colead.partnerships.actions import goal_reminders, goals
from colead.partnerships.models import Goal
from colead.partnerships.states import GoalState
from colead.programmes.states import EnrolmentState
from tests.factories.goals import make_goal
from tests.factories.people import NOW

pytestmark = pytest.mark.django_db
HALF = date(2026, 7, 1)  # the cohort runs from April to September


def on(day: date) -> datetime:
    return datetime.combine(day, time(9), tzinfo=UTC)


def kinds() -> list[tuple[str, str]]:
    return [
        (mail.kind.removeprefix("partnerships.goals_"), mail.to_address) for mail in OutboxEmail.objects.all()
    ]


def remind(*days: date) -> None:
    for day in days:
        goal_reminders.remind_due(at=on(day))


def test_a_week_before_the_date_once(cast):
    due = date(2026, 5, 20)
    make_goal(cast.bo, due_on=due, at=NOW)
    remind(due - timedelta(days=8))
    assert kinds() == []
    remind(due - timedelta(days=7), due - timedelta(days=6))
    assert kinds() == [("due", cast.bo.person.email)]


def test_half_way_and_before_the_end_one_mail_for_all_goals(cast):
    for _ in range(2):
        make_goal(cast.bo, due_on=date(2026, 12, 1), at=NOW)
    assert cast.cohort.half_way == HALF
    remind(HALF - timedelta(days=1), HALF, HALF + timedelta(days=1), date(2026, 9, 17), date(2026, 9, 18))
    assert [kind for kind, _ in kinds()] == ["mid", "end"]


def test_nobody_is_asked_about_what_is_closed_too_new_or_long_over(cast):
    closed, new, old = (
        make_goal(one, due_on=date(2026, 12, 1), at=NOW) for one in (cast.bo, cast.chidi, cast.dana)
    )
    goals.close(goal=closed, state=GoalState.LET_GO, by=cast.bo.person, at=NOW)
    Goal.objects.filter(pk=new.pk).update(created_at=on(HALF))
    remind(HALF)
    assert kinds() == [("mid", old.enrolment.person.email)]
    Goal.objects.update(mid_asked_at=None)
    remind(HALF + timedelta(days=22))
    assert len(kinds()) == 1


def test_who_pauses_is_left_in_peace(cast):
    make_goal(cast.bo, due_on=date(2026, 12, 1), at=NOW)
    cast.bo.state = EnrolmentState.PAUSED
    cast.bo.save()
    remind(HALF)
    assert kinds() == []


def test_no_mail_says_what_the_goal_is(cast):
    make_goal(cast.bo, "canary", due_on=HALF, at=NOW)
    remind(HALF - timedelta(days=3), HALF)
    mails = "".join(mail.subject + mail.text + mail.html for mail in OutboxEmail.objects.all())
    assert (len(kinds()), "canary" in mails, "/goals/" in mails) == (2, False, True)
