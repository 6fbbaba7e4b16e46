from tests.architecture.permissions.row import Row
from tests.factories.learning import FIRST, make_file, make_resource
from tests.factories.scene import Scene
from tests.factories.uploads import pdf


def programme(scene: Scene) -> dict[str, str]:
    return {"key": scene.programme.key}


def module(scene: Scene) -> dict[str, str]:
    return {**programme(scene), "code": FIRST}


def lesson(scene: Scene) -> dict[str, str]:
    return {**module(scene), "lesson": "agreement"}


def question(scene: Scene) -> dict[str, str]:
    return {**module(scene), "question": "word"}


def resource(scene: Scene) -> dict[str, str]:
    return {"key": make_resource(scene.programme, scene.people["coordinator"]).key}


def lesson_file(scene: Scene) -> dict[str, str]:
    return {"key": make_file(scene.programme, scene.people["coordinator"]).key}


HEAD = {"title": "Ours", "summary": "Our own.", "minutes": 30}
LESSON = {"title": "Ours", "minutes": 9, "text": "Our words."}
QUESTION = {"text": "?", "right": 0, "answer_0": "a", "why_0": "b", "answer_1": "c", "why_1": "d"}
READS = {"former_partner": "o"}  # is in the same cohort
ROWS = [
    #                          nobody stranger peer partner coordinator other sponsor administrator
    Row("library", "GET", "sooooooo"),
    Row("library", "POST", "bbbbbbbb"),
    Row("leaflet", "GET", "sooooooo", lambda s: {"code": "DEV"}),
    Row("leaflet", "POST", "bbbbbbbb", lambda s: {"code": "DEV"}),
    Row("resource", "GET", "sxoooxxx", resource, but=READS),
    Row("resource", "POST", "bbbbbbbb", resource),
    Row("resource_file", "GET", "sxoooxxx", resource, but=READS),
    Row("resource_file", "POST", "bbbbbbbb", resource),
    Row("lesson_file", "GET", "sxoooxxx", lesson_file, but=READS),
    Row("lesson_file", "POST", "bbbbbbbb", lesson_file),
    Row("resources", "GET", "sxxxoxxx", programme),
    Row("resources", "POST", "sxxxoxxx", programme, lambda s: {"title": "Ours", "text": "Words."}),
    Row("change_resource", "GET", "sxxxoxxx", resource),
    Row("change_resource", "POST", "sxxxoxxx", resource, lambda s: {"title": "Ours", "text": "Words."}),
    Row("remove_resource", "GET", "bbbbbbbb", resource),
    Row("remove_resource", "POST", "sxxxoxxx", resource),
    Row("new_module", "GET", "sxxxoxxx", programme),
    Row("new_module", "POST", "sxxxoxxx", programme, lambda s: HEAD),
    Row("edit_module", "GET", "sxxxoxxx", module),
    Row("edit_module", "POST", "sxxxoxxx", module, lambda s: HEAD),
    Row("reset_module", "GET", "bbbbbbbb", module),
    Row("reset_module", "POST", "sxxxoxxx", module),
    Row("edit_lesson", "GET", "sxxxoxxx", lesson),
    Row("edit_lesson", "POST", "sxxxoxxx", lesson, lambda s: LESSON),
    Row("remove_lesson", "GET", "bbbbbbbb", lesson),
    Row("remove_lesson", "POST", "sxxxoxxx", lesson),
    Row("add_lesson_file", "GET", "bbbbbbbb", lesson),
    Row("add_lesson_file", "POST", "sxxxoxxx", lesson, lambda s: {"file": pdf(), "words": "A sheet"}),
    Row("remove_lesson_file", "GET", "bbbbbbbb", lesson_file),
    Row("remove_lesson_file", "POST", "sxxxoxxx", lesson_file),
    Row("edit_question", "GET", "sxxxoxxx", question),
    Row("edit_question", "POST", "sxxxoxxx", question, lambda s: QUESTION),
    Row("remove_question", "GET", "bbbbbbbb", question),
    Row("remove_question", "POST", "sxxxoxxx", question),
]
