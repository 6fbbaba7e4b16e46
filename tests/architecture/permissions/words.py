from __future__ import annotations

from typing import Any

from django.utils import timezone

from colead.partnerships.actions import reflections
from colead.partnerships.models import Reflection
from tests.architecture.permissions.row import Row
from tests.factories.partnerships import end_now
from tests.factories.scene import Scene
from tests.factories.words import make_feedback, make_message, make_reflection, make_shared_reflection


def own(scene: Scene) -> dict[str, Any]:
    """Give a reflection of Bo's, the partner of the table, that he keeps to himself."""
    return {"key": make_reflection(scene.bo).key}


def begun(scene: Scene) -> dict[str, Any]:
    by = scene.bo.person
    return {"key": reflections.begin(enrolment=scene.bo, meeting=None, by=by, at=timezone.now()).key}


def hidden(scene: Scene) -> dict[str, Any]:
    return {"key": make_reflection(scene.chidi).key}


def theirs(scene: Scene) -> dict[str, Any]:
    return {"key": make_shared_reflection(scene.chidi, scene.partnership).key}


def shared(scene: Scene) -> dict[str, Any]:
    return {"key": make_shared_reflection(scene.bo, scene.partnership).key}


def deleted(scene: Scene) -> dict[str, Any]:
    page: Reflection = make_reflection(scene.bo)
    return {"key": reflections.remove(reflection=page, by=scene.bo.person, at=timezone.now()).key}


def key(scene: Scene) -> dict[str, Any]:
    return {"key": scene.partnership.key}


def message(scene: Scene) -> dict[str, Any]:
    return {"key": make_message(scene.bo, scene.partnership, at=timezone.now()).key}


def their_message(scene: Scene) -> dict[str, Any]:
    return {"key": make_message(scene.chidi, scene.partnership, at=timezone.now()).key}


def meeting(scene: Scene) -> dict[str, Any]:
    return {"key": end_now(scene.meeting).key}


def with_feedback(scene: Scene) -> dict[str, Any]:
    make_feedback(scene.meeting, scene.bo, scene.chidi)
    return {"key": scene.meeting.key}


def to_chidi(scene: Scene) -> dict[str, Any]:
    return {"to": scene.chidi.key, f"{scene.chidi.key}-did": "You waited."}


ROWS = [
    #                                nobody stranger peer partner coordinator other sponsor administrator
    Row("reflections", "GET", "sooooooo", note="each finds their own there, or none"),
    Row("reflections", "POST", "sooooooo", data=lambda s: {"search": "wait"}, note="looks in one's own"),
    Row("begin_reflection", "GET", "bbbbbbbb"),
    Row("begin_reflection", "POST", "sxooxxxx", but={"former_partner": "o", "mentor": "o", "learner": "o"}),
    Row("export_reflections", "GET", "sooooooo", note="one's own, or none"),
    Row("export_reflections", "POST", "bbbbbbbb"),
    Row("reflection", "GET", "sxxoxxxx", own),
    Row("reflection", "GET", "sxxxxxxx", hidden),
    Row("reflection", "GET", "sxxoxxxx", theirs),
    Row("reflection", "POST", "sxxoxxxx", begun, lambda s: {"tried": "More.", "version": 0}),
    Row("reflection", "POST", "sxxxxxxx", theirs, lambda s: {"tried": "More.", "version": 1}, note="to read is not to write"),
    Row("share_reflection", "GET", "bbbbbbbb", own),
    Row("share_reflection", "POST", "sxxoxxxx", own, lambda s: {"partnership": s.partnership.key}),
    Row("unshare_reflection", "GET", "bbbbbbbb", shared),
    Row("unshare_reflection", "POST", "sxxoxxxx", shared),
    Row("delete_reflection", "GET", "bbbbbbbb", own),
    Row("delete_reflection", "POST", "sxxoxxxx", own),
    Row("restore_reflection", "GET", "bbbbbbbb", deleted),
    Row("restore_reflection", "POST", "sxxoxxxx", deleted),
    Row("threads", "GET", "sooooooo", note="each finds their own there, or none"),
    Row("threads", "POST", "bbbbbbbb"),
    Row("unread_messages", "GET", "sooooooo", note="whether there is anything for oneself"),
    Row("unread_messages", "POST", "bbbbbbbb"),
    Row("messages", "GET", "sxxoxxxx", key),
    Row("messages", "POST", "sxxoxxxx", key, lambda s: {"text": "Hello"}),
    Row("newest_messages", "GET", "sxxoxxxx", key),
    Row("newest_messages", "POST", "bbbbbbbb", key),
    Row("edit_message", "GET", "sxxoxxxx", message),
    Row("edit_message", "GET", "sxxxxxxx", their_message),
    Row("edit_message", "POST", "sxxoxxxx", message, lambda s: {"text": "Hello again"}),
    Row("take_message_back", "GET", "bbbbbbbb", message),
    Row("take_message_back", "POST", "sxxoxxxx", message),
    Row("take_message_back", "POST", "sxxxxxxx", their_message),
    Row("feedback", "GET", "sxxoxxxx", with_feedback),
    Row("feedback", "POST", "sxxoxxxx", meeting, to_chidi),
    Row("take_feedback_back", "GET", "bbbbbbbb", with_feedback),
    Row("take_feedback_back", "POST", "sxxoxxxx", with_feedback, lambda s: {"to": s.chidi.key}),
]  # fmt: skip
