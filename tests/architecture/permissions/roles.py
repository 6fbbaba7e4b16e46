from __future__ import annotations

from tests.architecture.permissions.row import Row
from tests.factories.scene import Scene


def cohort(scene: Scene) -> dict[str, str]:
    return {"key": scene.cohort.key}


def dana(scene: Scene) -> dict[str, str]:
    return {"key": scene.dana.person.key}


def amaras_programme(scene: Scene) -> dict[str, str]:
    amara = scene.people["coordinator"]
    assert amara is not None
    return {"key": amara.key, "programme": scene.programme.key}


EVA = {"evaluator": "o"}
ROWS = [
    #                       nobody stranger peer partner coordinator other sponsor administrator
    Row("evaluation", "GET", "sxxxxxxx", cohort, but=EVA),
    Row("evaluation_csv", "GET", "sxxxxxxx", cohort, but=EVA),
    Row("leavers", "GET", "sxxxxxxo"),
    Row("leaver", "GET", "sxxxxxxo", dana),
    Row("leaver", "POST", "sxxxxxxo", dana, lambda s: {"typed": s.dana.person.email}),
    Row("hand_over", "POST", "sxxxxxxo", amaras_programme, lambda s: {"email": s.dana.person.email}),
]
