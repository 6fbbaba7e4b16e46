from tests.architecture.permissions.row import Row
from tests.factories.learning import FIRST, begin, module_of
from tests.factories.scene import Scene


def programme(scene: Scene) -> dict[str, str]:
    return {"key": scene.programme.key}


def module(scene: Scene) -> dict[str, str]:
    return {"key": scene.programme.key, "code": FIRST}


def cohort(scene: Scene) -> dict[str, str]:
    return {"key": scene.cohort.key}


def bos(scene: Scene) -> dict[str, str]:
    return {"key": scene.bo.key, "code": FIRST}


def lesson(scene: Scene) -> dict[str, str]:
    begin(scene.bo)
    return {**bos(scene), "lesson": module_of(scene.bo).lessons[0].id}


def rightly(scene: Scene) -> dict[str, int]:
    return {f"q-{question.id}": question.right for question in module_of(scene.bo).quiz}


INVITES = {"co_coordinator": "o"}
ROWS = [
    #                            nobody stranger peer partner coordinator other sponsor administrator
    Row("training_plan", "GET", "sxxxoxxx", programme),
    Row("training_plan", "POST", "sxxxoxxx", programme, lambda s: {"peer": [FIRST], "gate": "wait"}),
    Row("training_module", "GET", "sxxxoxxx", module),
    Row("training_module", "POST", "bbbbbbbb", module),
    Row("cohort_training", "GET", "sxxxoxxx", cohort, but=INVITES),
    Row("cohort_training", "POST", "bbbbbbbb", cohort),
    Row("count_training", "GET", "bbbbbbbb", bos),
    Row("count_training", "POST", "sxxxoxxx", bos, but=INVITES),
    Row("trainings", "GET", "sooooooo"),
    Row("trainings", "POST", "bbbbbbbb"),
    Row("training", "GET", "sxxoxxxx", bos),
    Row("training", "POST", "sxxoxxxx", bos, lambda s: {"before-role": 2}),
    Row("training_lesson", "GET", "sxxoxxxx", lesson),
    Row("training_lesson", "POST", "sxxoxxxx", lesson, lambda s: {"words": "A thought."}),
    Row("training_quiz", "GET", "sxxoxxxx", bos),
    Row("training_quiz", "POST", "sxxoxxxx", bos, rightly),
]
