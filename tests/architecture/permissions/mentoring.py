"""What a mentor and a learner get at their own addresses: the same as partners do, and different where roles differ."""

from datetime import timedelta

from django.utils import timezone

from colead.pairing.models import Request
from colead.programmes.states import EnrolmentState
from tests.architecture.permissions.row import Row
from tests.factories.people import NOW
from tests.factories.profiles import make_profile
from tests.factories.scene import Scene

MENTOR, LEARNER = {"mentor": "o"}, {"learner": "o"}
BOTH = MENTOR | LEARNER


def mentor(scene: Scene):
    return {"key": scene.mentor.key}


def learner(scene: Scene):
    return {"key": scene.learner.key}


def mentoring(scene: Scene):
    return {"key": scene.mentoring.key}


def asked(scene: Scene):
    """Let the learner have asked the mentor, before they met."""
    assert scene.mentor is not None
    assert scene.learner is not None
    scene.mentoring.members.all().delete()
    make_profile(scene.mentor, finished_at=NOW, places=1)
    until = timezone.now() + timedelta(days=7)
    made = Request.objects.create(
        cohort=scene.mentor.cohort,
        asker=scene.learner,
        asked=scene.mentor,
        message="",
        asked_at=NOW,
        answer_by=until,
    )
    return {"key": made.key}


def taking_part(scene: Scene):
    assert scene.mentor.state == EnrolmentState.ADMITTED
    return mentor(scene)


ROWS = [
    #                              nobody stranger peer partner coordinator other sponsor administrator
    Row("peer_home", "GET", "sxxxxxxx", taking_part, but=MENTOR, note="of a mentor"),
    Row("peer_home", "GET", "sxxxxxxx", learner, but=LEARNER, note="of a learner"),
    Row("profile", "GET", "sxxxxxxx", learner, but=LEARNER, note="of a learner"),
    Row("profile_places", "GET", "sxxxxxxx", mentor, but=MENTOR, note="only mentors are asked for places"),
    Row("profile_places", "GET", "sxxxxxxx", learner, note="learners are not"),
    Row("agreement", "GET", "sxxxxxxx", mentoring, but=BOTH, note="of mentor and learner"),
    Row("messages", "GET", "sxxxxxxx", mentoring, but=BOTH, note="of mentor and learner"),
    Row("request", "GET", "sxxxxxxx", asked, but=BOTH, note="of the two, not of their coordinator"),
    Row("accept_request", "POST", "sxxxxxxx", asked, but=MENTOR | {"learner": "c"}, note="only the mentor"),
    Row("decline_request", "POST", "sxxxxxxx", asked, but=MENTOR | {"learner": "c"}, note="only the mentor"),
    Row(
        "withdraw_request", "POST", "sxxxxxxx", asked, but=LEARNER | {"mentor": "c"}, note="only the learner"
    ),
    Row("roles", "GET", "sxxxxoxx", learner, note="only a coordinator says who is what"),
    Row(
        "rounds", "GET", "sxxxxoxx", lambda s: {"key": s.learner.cohort.key}, note="of a mentoring programme"
    ),
]
