from django.utils import timezone

from colead.partnerships.links import taps_token
from colead.partnerships.models import Slot
from tests.architecture.permissions.row import Row
from tests.factories.partnerships import end_now, make_meeting, make_partnership
from tests.factories.scene import Scene

TIME = {"day": "2999-01-01", "clock": "10:00", "minutes": 60}
SHEET = {"help_wanted": "Something", "tried": "", "worth_it": "", "next_step": "", "version": 0}


def key(scene: Scene) -> dict[str, str]:
    return {"key": scene.meeting.key}


def proposed(scene: Scene) -> dict[str, str]:
    """Give the partner a second partnership whose first meeting still has proposed times."""
    return {"key": make_meeting(make_partnership(scene.bo, scene.chidi)).key}


def first_slot(scene: Scene) -> dict[str, str]:
    return {"slot": Slot.objects.latest("pk").key}


def over(scene: Scene) -> dict[str, str]:
    return {"key": end_now(scene.meeting).key}


def token(scene: Scene) -> dict[str, str]:
    member = scene.partnership.members.get(enrolment=scene.bo)
    return {"token": taps_token(end_now(scene.meeting), member, at=timezone.now())}


ROWS = [
    #                        nobody stranger peer partner coordinator other sponsor administrator
    Row("peer_home", "GET", "sxxoxxxx", lambda s: {"key": s.bo.key}),
    Row("peer_home", "GET", "sxoxxxxx", lambda s: {"key": s.dana.key}, note="Dana has no partner yet"),
    Row("peer_home", "POST", "bbbbbbbb", lambda s: {"key": s.bo.key}),
    Row("meeting", "GET", "sxxoxxxx", key),
    Row("meeting", "POST", "bbbbbbbb", key),
    Row("meeting_time", "GET", "sxxoxxxx", key),
    Row("meeting_time", "POST", "sxxoxxxx", key, lambda s: TIME, note="shows what is wrong with the time"),
    Row("meeting_time", "POST", "sxxoxxxx", proposed, first_slot),
    Row("next_meeting", "GET", "sxxoxxxx", key),
    Row("next_meeting", "POST", "sxxoxxxx", key, lambda s: TIME),
    Row("cancel_meeting", "GET", "sxxoxxxx", key),
    Row("cancel_meeting", "POST", "sxxoxxxx", key, lambda s: {"reason": ""}),
    Row("worksheet", "GET", "bbbbbbbb", key),
    Row("worksheet", "POST", "sxxoxxxx", key, lambda s: SHEET),
    Row("taps", "GET", "bbbbbbbb", over),
    Row("taps", "POST", "sxxoxxxx", over, lambda s: {"held": "yes"}),
    Row("undo_taps", "GET", "bbbbbbbb", over),
    Row("undo_taps", "POST", "sxxcxxxx", over, note="there is nothing to take back"),
    Row("taps_link", "GET", "oooooooo", token, note="whoever holds the link, which shows nothing"),
    Row("taps_link", "POST", "oooooooo", token, lambda s: {"held": "yes", "useful": 4}),
    Row("undo_taps_link", "GET", "bbbbbbbb", token),
    Row("undo_taps_link", "POST", "cccccccc", token, note="there is nothing to take back"),
]
