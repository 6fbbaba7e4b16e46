from tests.architecture.permissions.row import Row
from tests.factories.scene import Scene


def cohort(scene: Scene) -> dict[str, str]:
    return {"key": scene.cohort.key}


ROWS = [
    #                                nobody stranger peer partner coordinator other sponsor administrator
    Row("week", "GET", "sxxxoxxx", cohort),
    Row("week", "POST", "bbbbbbbb", cohort),
    Row("compare_cohorts", "GET", "sxxxoxxx", cohort),
    Row("compare_cohorts", "POST", "bbbbbbbb", cohort),
    Row("set_up", "GET", "sxxxoxxx", lambda scene: {"key": scene.programme.key}),
    Row("set_up", "POST", "bbbbbbbb", lambda scene: {"key": scene.programme.key}),
]
