from tests.architecture.permissions.row import Row
from tests.cast import IVO
from tests.factories.people import make_person
from tests.factories.programmes import enrol
from tests.factories.scene import Scene


def programme(scene: Scene):
    return {"key": scene.programme.key}


def cohort(scene: Scene):
    return {"key": scene.cohort.key}


def competency(scene: Scene):
    return {"key": scene.programme.competencies.all()[0].key}


def sponsorship(scene: Scene):
    return {"key": scene.programme.appointments.get(post="sponsor").key}


def invited(scene: Scene):
    return {"key": enrol(make_person(IVO), scene.cohort, "invited").key}


CHARTER = {"name": "New", "cadence_days": 14, "meeting_minutes": 60}
DATES = {"name": "New", "answer_by": "2026-03-01", "starts_on": "2026-04-01", "ends_on": "2026-09-01"}
POLICY = {
    "format": "circles",
    "min_shared_hours": 2, "weight_needs": 80, "weight_function": 0, "weight_level": 0, "weight_hours": 0,
    "weight_interests": 0, "weight_style": 0,
}  # fmt: skip
COMPETENCY = {"code": "NEW", "name": "New", "description": ""}

HELPS = {"co_coordinator": "o"}  # with the task of invitations
ROWS = [
    Row("roles", "GET", "sxxxoxxx", lambda s: {"key": s.dana.key}, but=HELPS),
    Row("roles", "POST", "sxxxoxxx", lambda s: {"key": s.dana.key}, lambda s: {"role": ["peer"]}, but=HELPS),
    #                                nobody stranger peer partner coordinator other sponsor administrator
    Row("programmes", "GET", "sooooooo"),
    Row("create_programme", "GET", "sxxxxxxo"),
    Row("create_programme", "POST", "sxxxxxxo", data=lambda s: CHARTER),
    Row("programme", "GET", "sxxxoxxx", programme),
    Row("charter", "GET", "sxxxoxxx", programme),
    Row("charter", "POST", "sxxxoxxx", programme, lambda s: CHARTER),
    Row("competencies", "GET", "sxxxoxxx", programme),
    Row("competencies", "POST", "sxxxoxxx", programme, lambda s: COMPETENCY),
    Row("competency", "GET", "sxxxoxxx", competency),
    Row("competency", "POST", "sxxxoxxx", competency, lambda s: COMPETENCY),
    Row("move_competency", "POST", "sxxxoxxx", competency, lambda s: {"to": "down"}),
    Row("remove_competency", "POST", "sxxxoxxx", competency),
    Row("policy", "GET", "sxxxoxxx", programme),
    Row("policy", "POST", "sxxxoxxx", programme, lambda s: POLICY),
    Row("team", "GET", "sxxxoxxx", programme),
    Row(
        "team",
        "POST",
        "sxxxoxxx",
        programme,
        lambda s: {"name": "Ivo", "email": "ivo@example.org", "post": "sponsor"},
    ),
    Row("withdraw_appointment", "POST", "sxxxoxxx", sponsorship),
    Row("create_cohort", "GET", "sxxxoxxx", programme),
    Row("create_cohort", "POST", "sxxxoxxx", programme, lambda s: DATES),
    Row("change_cohort", "GET", "sxxxoxxx", cohort),
    Row("change_cohort", "POST", "sxxxoxxx", cohort, lambda s: DATES),
    Row("roster", "GET", "sxxxoxxx", cohort, but=HELPS),
    Row("roster_csv", "GET", "sxxxoxxx", cohort, but=HELPS),
    Row("remind", "POST", "sxxxoxxx", cohort, but=HELPS),
    Row("withdraw_invitation", "GET", "sxxxoxxx", invited, but=HELPS),
    Row("withdraw_invitation", "POST", "sxxxoxxx", invited, but=HELPS),
    Row("invite", "GET", "sxxxoxxx", cohort, but=HELPS),
    Row("invitations_progress", "GET", "sxxxoxxx", cohort, but=HELPS),
    Row("confirm_invitations", "GET", "sxxxoxxx", cohort, note="leads back to choosing", but=HELPS),
    Row(
        "confirm_invitations",
        "POST",
        "sxxxoxxx",
        cohort,
        lambda s: {"addresses": "ivo@example.org"},
        but=HELPS,
    ),
    Row(
        "send_invitations", "POST", "sxxxoxxx", cohort, lambda s: {"addresses": "ivo@example.org"}, but=HELPS
    ),
]
