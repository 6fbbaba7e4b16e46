from django.utils import timezone

from colead.partnerships.actions import timers
from tests.architecture.permissions.row import Row
from tests.factories.scene import Scene

PART = {
    "part-TOTAL_FORMS": 1, "part-INITIAL_FORMS": 1, "part-0-place": 1, "part-0-minutes": 5, "part-0-title": "Talk",
    "part-0-advice": "", "number": 0,
}  # fmt: skip


def key(scene: Scene) -> dict[str, str]:
    return {"key": scene.meeting.key}


def running(scene: Scene) -> dict[str, str]:
    timers.restart(meeting=scene.meeting, by=scene.bo.person, at=timezone.now())
    return key(scene)


def paused(scene: Scene) -> dict[str, str]:
    running(scene)
    timers.pause(meeting=scene.meeting, by=scene.bo.person, at=timezone.now())
    return key(scene)


def programme(scene: Scene) -> dict[str, str]:
    return {"key": scene.programme.key}


def grow(scene: Scene) -> dict[str, str]:
    return {**programme(scene), "code": "grow"}


ROWS = [
    #                          nobody stranger peer partner coordinator other sponsor administrator
    Row("meeting_timer", "GET", "sxxoxxxx", key),
    Row("meeting_timer", "POST", "sxxoxxxx", key),
    Row("meeting_timer", "POST", "sxxoxxxx", running, lambda s: {"do": "pause"}),
    Row("meeting_timer", "POST", "sxxoxxxx", running, lambda s: {"do": "step", "step": 1, "showing": 0}),
    Row("meeting_timer", "POST", "sxxoxxxx", paused, lambda s: {"do": "resume"}),
    Row("meeting_guide", "GET", "sxxoxxxx", key),
    Row("meeting_guide", "POST", "sxxoxxxx", key, lambda s: {"guide": "grow"}),
    Row("guides", "GET", "sxxxoxxx", programme),
    Row("guides", "POST", "bbbbbbbb", programme),
    Row("guide", "GET", "sxxxoxxx", grow),
    Row("guide", "POST", "sxxxoxxx", grow, lambda s: PART),
    Row("reset_guide", "GET", "bbbbbbbb", grow),
    Row("reset_guide", "POST", "sxxxoxxx", grow, lambda s: {"number": 0}),
]
