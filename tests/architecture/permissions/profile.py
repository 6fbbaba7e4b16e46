from colead.pairing.models import Avoidance
from tests.architecture.permissions.row import Row


def whose(scene):
    return {"key": scene.bo.key}


def avoidance(scene):
    row, _ = Avoidance.objects.get_or_create(enrolment=scene.bo, other=scene.dana.person)
    return {"key": scene.bo.key, "avoidance": row.key}


# The profile of the one who is the partner in the scene: nobody else's page, not even their coordinator's.
ROWS = [
    #                             nobody stranger peer partner coordinator other sponsor administrator
    Row("profile", "GET", "sxxoxxxx", whose),
    Row("profile_needs", "GET", "sxxoxxxx", whose),
    Row("profile_needs", "POST", "sxxoxxxx", whose),
    Row("profile_strengths", "GET", "sxxoxxxx", whose),
    Row("profile_strengths", "POST", "sxxoxxxx", whose),
    Row("profile_values", "GET", "sxxoxxxx", whose),
    Row("profile_values", "POST", "sxxoxxxx", whose),
    Row("profile_talk", "GET", "sxxoxxxx", whose),
    Row("profile_talk", "POST", "sxxoxxxx", whose),
    Row("profile_week", "GET", "sxxoxxxx", whose),
    Row("profile_week", "POST", "sxxoxxxx", whose),
    Row("profile_apart", "GET", "sxxoxxxx", whose),
    Row("profile_apart", "POST", "sxxoxxxx", whose),
    Row("profile_allow", "POST", "sxxoxxxx", avoidance),
    Row("finish_profile", "POST", "sxxoxxxx", whose),
    Row("profile_done", "GET", "sxxoxxxx", whose),
]
