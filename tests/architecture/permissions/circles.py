from django.utils import timezone

from colead.partnerships.actions import taps
from colead.partnerships.actions.taps import Said
from colead.partnerships.models import Meeting
from tests.architecture.permissions.row import Row
from tests.factories.partnerships import end_now, make_circle, make_meeting, tomorrow
from tests.factories.programmes import enrol
from tests.factories.scene import Scene


def circle_meeting(scene: Scene) -> Meeting:
    """Let Bo, Chidi and Dana be a circle that Fola facilitates, with a meeting tomorrow."""
    fola = scene.people["facilitator"]
    assert fola is not None
    circle = make_circle(enrol(fola, scene.cohort), scene.bo, scene.chidi, scene.dana)
    return make_meeting(circle, starts_at=tomorrow())


def circle(scene: Scene) -> dict[str, str]:
    return {"key": circle_meeting(scene).partnership.key}


def ahead(scene: Scene) -> dict[str, str]:
    return {"key": circle_meeting(scene).key}


def over(scene: Scene) -> dict[str, str]:
    return {"key": end_now(circle_meeting(scene)).key}


def one_voice(scene: Scene) -> dict[str, str]:
    meeting = end_now(circle_meeting(scene))
    said = Said(held=True, airtime="one")
    taps.answer(meeting=meeting, said=said, by=scene.bo.person, at=timezone.now())
    return {"key": meeting.key}


def bo_was_there(scene: Scene) -> dict[str, str]:
    return {"presence": "there", "enrolment": scene.bo.key}


ROWS = [
    #                      nobody stranger peer partner coordinator other sponsor administrator
    Row("circles", "GET", "sooooooo", but={"facilitator": "o"}, note="one's own, which are none for most"),
    Row("circles", "POST", "bbbbbbbb"),
    Row("circle", "GET", "sxxxxxxx", circle, but={"facilitator": "o"}),
    Row("circle", "POST", "bbbbbbbb", circle),
    Row("meeting", "GET", "sxooxxxx", ahead, but={"facilitator": "o"}, note="of a circle"),
    Row("presence", "GET", "bbbbbbbb", ahead),
    Row("presence", "POST", "sxooxxxx", ahead, lambda s: {"presence": "coming"}, but={"facilitator": "c"}),
    Row("presence", "POST", "sxccxxxx", over, bo_was_there, but={"facilitator": "o"}, note="notes it for Bo"),
    Row("raise_airtime", "GET", "bbbbbbbb", over),
    Row("raise_airtime", "POST", "sxcoxxxx", one_voice, but={"facilitator": "c"}),
]
