from django.utils import timezone

from colead.partnerships.actions import confirmations
from colead.partnerships.models import Goal
from colead.partnerships.states import GoalSight
from tests.architecture.permissions.row import Row
from tests.factories.goals import in_weeks, make_goal, make_shared_goal, meet_goal
from tests.factories.scene import Scene


def key(goal: Goal) -> dict[str, str]:
    return {"key": goal.key}


def own(scene: Scene) -> dict[str, str]:
    """Give a goal of Bo's, the partner of the table, that he keeps to himself."""
    return key(make_goal(scene.bo))


def hidden(scene: Scene) -> dict[str, str]:
    return key(make_shared_goal(scene.chidi, scene.partnership, GoalSight.NOTHING))


def shown(scene: Scene) -> dict[str, str]:
    return key(make_shared_goal(scene.chidi, scene.partnership, GoalSight.TITLE))


def met(scene: Scene) -> dict[str, str]:
    return key(meet_goal(make_shared_goal(scene.chidi, scene.partnership)))


def confirmed(scene: Scene) -> dict[str, str]:
    goal = meet_goal(make_shared_goal(scene.chidi, scene.partnership))
    return key(confirmations.confirm(goal=goal, by=scene.bo.person, at=timezone.now()))


def closed(scene: Scene) -> dict[str, str]:
    return key(meet_goal(make_goal(scene.bo)))


def worded(scene: Scene) -> dict[str, str]:
    return {"title": "Another", "due_on": in_weeks(4).isoformat(), "sight": "nothing"}


def worded_again(scene: Scene) -> dict[str, str]:
    return {**worded(scene), "version": "1"}


ROWS = [
    #                        nobody stranger peer partner coordinator other sponsor administrator
    Row("goals", "GET", "sooooooo", note="each finds their own there, or none"),
    Row("goals", "POST", "bbbbbbbb"),
    Row("new_goal", "GET", "sxooxxxx", but={"former_partner": "o", "mentor": "o", "learner": "o"}),
    Row(
        "new_goal",
        "POST",
        "sxooxxxx",
        data=worded,
        but={"former_partner": "o", "mentor": "o", "learner": "o"},
    ),
    Row("goal", "GET", "sxxoxxxx", own),
    Row("goal", "GET", "sxxxxxxx", hidden, note="the partner keeps it to himself"),
    Row("goal", "GET", "sxxoxxxx", shown),
    Row("goal", "POST", "bbbbbbbb", own),
    Row("change_goal", "GET", "sxxoxxxx", own),
    Row("change_goal", "GET", "sxxxxxxx", shown, note="to see is not to change"),
    Row("change_goal", "POST", "sxxoxxxx", own, worded_again),
    Row("note_goal", "GET", "bbbbbbbb", own),
    Row("note_goal", "POST", "sxxoxxxx", own, lambda s: {"text": "Tried it.", "level": 2}),
    Row("note_goal", "POST", "sxxxxxxx", shown, lambda s: {"text": "Not mine."}),
    Row("close_goal", "GET", "bbbbbbbb", own),
    Row("close_goal", "POST", "sxxoxxxx", own, lambda s: {"state": "let_go"}),
    Row("close_goal", "POST", "sxxcxxxx", own, lambda s: {"state": "met"}, note="not there yet"),
    Row("reopen_goal", "GET", "bbbbbbbb", closed),
    Row("reopen_goal", "POST", "sxxoxxxx", closed),
    Row("delete_goal", "GET", "bbbbbbbb", own),
    Row("delete_goal", "POST", "sxxoxxxx", own),
    Row("confirm_goal", "GET", "bbbbbbbb", met),
    Row("confirm_goal", "POST", "sxxoxxxx", met),
    Row("confirm_goal", "POST", "sxxxxxxx", closed, note="nobody confirms their own"),
    Row("unconfirm_goal", "GET", "bbbbbbbb", confirmed),
    Row("unconfirm_goal", "POST", "sxxoxxxx", confirmed),
]
