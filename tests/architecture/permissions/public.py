from django.utils import timezone

from colead.programmes.links import invitation_token
from colead.programmes.models import Enrolment
from colead.programmes.states import EnrolmentState
from tests.architecture.permissions.row import Row
from tests.cast import GITA
from tests.factories.people import make_person
from tests.factories.programmes import enrol
from tests.factories.scene import Scene


def token(state: str):
    """Give the link of an invitation that stands in some state; holding it is the permission."""

    def of(scene: Scene):
        person = make_person(GITA)
        person.set_unusable_password()
        person.save()
        enrolment = Enrolment.objects.get(pk=enrol(person, scene.cohort, state).pk)
        return {"token": invitation_token(enrolment, at=timezone.now())}

    return of


INVITED, DECLINED, APPLIED = map(
    token, (EnrolmentState.INVITED, EnrolmentState.DECLINED, EnrolmentState.APPLIED)
)

ROWS = [
    #                          nobody stranger peer partner coordinator other sponsor administrator
    Row("who_sees_what", "GET", "oooooooo"),
    Row("source", "GET", "oooooooo"),
    Row("own_invitation", "GET", "sxxoxxxx", lambda s: {"key": s.bo.key}),
    Row("invitation", "GET", "oooooooo", INVITED),
    Row("accept_invitation", "POST", "oooooooo", INVITED),
    Row("decline_invitation", "POST", "oooooooo", INVITED),
    Row("undo_decline", "POST", "oooooooo", DECLINED),
    Row("first_password", "GET", "oooooooo", APPLIED),
    Row("first_password", "POST", "oooooooo", APPLIED, lambda s: {"password": "a long enough password"}),
]
