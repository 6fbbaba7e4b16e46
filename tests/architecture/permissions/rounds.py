from colead.pairing.actions import decisions, rounds
from colead.programmes.models import Enrolment
from tests.architecture.permissions.row import Row
from tests.cast import ELI, FEMI
from tests.factories.people import NOW
from tests.factories.profiles import make_ready
from tests.factories.rounds import make_round
from tests.factories.scene import Scene


def cohort(scene: Scene):
    return {"key": scene.cohort.key}


def solved(scene: Scene):
    """Give a round of two people who are ready and have no partner yet."""
    if not Enrolment.objects.filter(person__email=ELI.email).exists():
        make_ready(ELI, scene.cohort)
        make_ready(FEMI, scene.cohort)
    return {"key": make_round(scene.cohort, scene.people["coordinator"]).key}


def waiting(scene: Scene):
    return {"key": rounds.request(cohort=scene.cohort, by=scene.people["coordinator"], at=NOW).key}


def approved(scene: Scene):
    found = scene.cohort.rounds.get(key=solved(scene)["key"])
    return {"key": rounds.approve(round=found, by=scene.people["coordinator"], at=NOW).key}


def decided(scene: Scene):
    solved(scene)
    by = scene.people["coordinator"]
    return {"key": decisions.decide(one=scene.bo, other=scene.dana, wish="lock", by=by, at=NOW).key}


def two(scene: Scene):
    return {**solved(scene), "other": solved(scene)["key"]}


ROWS = [
    #                              nobody stranger peer partner coordinator other sponsor administrator
    Row("rounds", "GET", "sxxxoxxx", cohort),
    Row("request_round", "POST", "sxxxoxxx", cohort),
    Row("round", "GET", "sxxxoxxx", solved),
    Row("cancel_round", "POST", "sxxxoxxx", waiting),
    Row("approve_round", "POST", "sxxxoxxx", solved),
    Row("withdraw_approval", "POST", "sxxxoxxx", approved),
    Row("publish_round", "POST", "sxxxoxxx", approved),
    Row("compare_rounds", "GET", "sxxxoxxx", two),
    Row(
        "decide", "POST", "sxxxoxxx", solved, lambda s: {"one": s.bo.key, "other": s.dana.key, "wish": "lock"}
    ),
    Row("withdraw_decision", "POST", "sxxxoxxx", decided),
    Row("what_if_round", "GET", "sxxxoxxx", solved),
    Row("change_round", "GET", "sxxxoxxx", solved),
    Row("solve_beside", "POST", "sxxxoxxx", solved),
    Row("why_not", "GET", "sxxxoxxx", solved),
    Row("round_csv", "GET", "sxxxoxxx", solved),
    Row("round_json", "GET", "sxxxoxxx", solved),
]
