from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from colead.kernel.models import AuditEvent
from colead.partnerships.actions import confirmations, goals
from colead.partnerships.actions.confirmations import NotConfirmed, NotMet, NotShown
from colead.partnerships.actions.goals import (
    Enough,
    GoalClosed,
    GoalOpen,
    NotThere,
    NotTogether,
    NotYourGoal,
    Unsaid,
    WrittenMeanwhile,
)
from colead.partnerships.models import Goal, GoalNote
from colead.partnerships.states import GoalSight, GoalState, NoteKind
from tests.factories.goals import STEPS, draft_goal, make_goal, make_shared_goal, meet_goal
from tests.factories.partnerships import end, make_partnership

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair(cast):
    return make_partnership(cast.bo, cast.chidi)


def note(goal: Goal, text: str = "", level: int | None = None, **more) -> GoalNote:
    said = {"kind": NoteKind.PROGRESS, "by": goal.enrolment.person, "at": timezone.now()} | more
    return goals.note(goal=goal, text=text, level=level, **said)


def test_a_goal_begins_on_the_first_of_its_five_steps_and_is_only_its_owners(cast):
    goal = make_goal(cast.bo)
    assert (goal.level, goal.scale.split("\n"), goal.sight) == ("1", list(STEPS), GoalSight.NOTHING)


def test_nobody_sets_or_writes_goals_for_others(cast):
    goal = make_goal(cast.bo)
    with pytest.raises(NotYourGoal):
        goals.begin(enrolment=cast.bo, draft=draft_goal(), by=cast.amara, at=timezone.now())
    with pytest.raises(NotYourGoal):
        note(goal, "Not mine.", by=cast.chidi.person)


def test_three_at_a_time_are_enough_with_each_partnership_and_alone(cast, pair):
    for _ in range(3):
        make_goal(cast.bo)
        make_shared_goal(cast.bo, pair)
    with pytest.raises(Enough):
        make_goal(cast.bo)
    with pytest.raises(Enough):
        make_shared_goal(cast.bo, pair)
    goals.close(goal=Goal.objects.first(), state=GoalState.LET_GO, by=cast.bo.person, at=timezone.now())
    assert make_goal(cast.bo).state == GoalState.OPEN


def test_a_closed_goal_is_not_taken_up_again_beside_three_others(cast):
    closed = meet_goal(make_goal(cast.bo))
    for _ in range(3):
        make_goal(cast.bo)
    with pytest.raises(Enough):
        goals.reopen(goal=closed, by=cast.bo.person, at=timezone.now())


def test_a_goal_is_shown_only_to_people_one_meets(cast, pair):
    with pytest.raises(NotTogether):
        make_shared_goal(cast.dana, pair)
    end(pair)
    with pytest.raises(NotTogether):
        make_shared_goal(cast.bo, pair)


def test_what_is_on_ones_own_is_shown_to_nobody_whatever_was_ticked(cast):
    assert make_goal(cast.bo, sight=GoalSight.ALL).sight == GoalSight.NOTHING


def test_wording_it_anew_keeps_what_it_was_called(cast):
    goal = make_goal(cast.bo, "Old words")
    goals.change(goal=goal, draft=draft_goal("New words"), version=1, by=cast.bo.person, at=timezone.now())
    assert [(n.kind, n.text) for n in GoalNote.objects.all()] == [(NoteKind.REWORDED, "Old words")]


def test_an_older_window_does_not_write_over_a_newer_one(cast):
    goal = make_goal(cast.bo)
    goals.change(goal=goal, draft=draft_goal("First"), version=1, by=cast.bo.person, at=timezone.now())
    with pytest.raises(WrittenMeanwhile):
        goals.change(goal=goal, draft=draft_goal("Second"), version=1, by=cast.bo.person, at=timezone.now())
    assert Goal.objects.get().title == "First"


def test_each_note_remembers_where_it_stood(cast):
    goal = make_goal(cast.bo)
    note(goal, "Tried once.", 2)
    note(goal, "Still.")
    with pytest.raises(Unsaid):
        note(goal, "  ", 2)
    assert [(n.text, n.level) for n in GoalNote.objects.order_by("pk")] == [
        ("Tried once.", "2"),
        ("Still.", "2"),
    ]


def test_met_is_what_its_own_scale_calls_met(cast):
    goal = make_goal(cast.bo)
    with pytest.raises(NotThere):
        goals.close(goal=goal, state=GoalState.MET, by=cast.bo.person, at=timezone.now())
    assert meet_goal(goal).state == GoalState.MET
    with pytest.raises(GoalClosed):
        note(goal, "More.")


def test_taken_up_again_it_is_confirmed_no_more(cast, pair):
    goal = meet_goal(make_shared_goal(cast.bo, pair))
    confirmations.confirm(goal=goal, by=cast.chidi.person, at=timezone.now())
    again = goals.reopen(goal=goal, by=cast.bo.person, at=timezone.now())
    assert (again.state, again.closed_at, again.confirmed_at) == (GoalState.OPEN, None, None)
    with pytest.raises(GoalOpen):
        goals.reopen(goal=again, by=cast.bo.person, at=timezone.now())


def test_a_partner_confirms_what_they_see_and_what_is_met(cast, pair):
    shown, hidden = make_shared_goal(cast.bo, pair), make_shared_goal(cast.bo, pair, GoalSight.NOTHING)
    with pytest.raises(NotMet):
        confirmations.confirm(goal=shown, by=cast.chidi.person, at=timezone.now())
    for goal, by in ((hidden, cast.chidi), (shown, cast.bo)):
        with pytest.raises(NotShown):
            confirmations.confirm(goal=goal, by=by.person, at=timezone.now())
    done = confirmations.confirm(goal=meet_goal(shown), by=cast.chidi.person, at=timezone.now())
    assert done.confirmed_by.enrolment == cast.chidi
    with pytest.raises(NotConfirmed):
        confirmations.take_back(goal=done, by=cast.dana.person, at=timezone.now())
    assert confirmations.take_back(goal=done, by=cast.chidi.person, at=timezone.now()).confirmed_at is None


def test_deleting_takes_the_notes_along(cast):
    goal = make_goal(cast.bo)
    note(goal, "Tried.")
    goals.remove(goal=goal, by=cast.bo.person, at=timezone.now() + timedelta(days=1))
    assert (Goal.objects.count(), GoalNote.objects.count()) == (0, 0)


def test_no_event_holds_a_word_of_it(cast, pair):
    goal = make_shared_goal(cast.bo, pair, title="canary")
    note(goal, "canary", 3)
    facts = [event.facts for event in AuditEvent.objects.filter(action__startswith="goals.")]
    assert facts == [{}, {"kind": "progress"}]
