from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from colead.programmes.models import PlannedStep, ProgrammeTemplate
from colead.programmes.starters import STARTERS
from colead.programmes.template_file import write_design
from tests.architecture.permissions.row import Row
from tests.factories.scene import Scene


def programme(scene: Scene) -> dict[str, str]:
    return {"key": scene.programme.key}


def school(scene: Scene) -> dict[str, str]:
    return {"key": "business-school"}


def saved(scene: Scene) -> dict[str, str]:
    return {"key": ProgrammeTemplate.objects.create(name="Ours", parts={}, created_at=timezone.now()).key}


def step(scene: Scene) -> dict[str, str]:
    made = PlannedStep.objects.create(programme=scene.programme, week=3, kind="task", title="Try it")
    return {"key": made.key}


def file(scene: Scene) -> dict[str, object]:
    return {"file": SimpleUploadedFile("t.json", write_design(STARTERS["technology"]).encode())}


ROWS = [
    #                               nobody stranger peer partner coordinator other sponsor administrator
    Row("templates", "GET", "sxxxooxo"),
    Row("templates", "POST", "bbbbbbbb"),
    Row("read_template", "GET", "sxxxxxxo"),
    Row("read_template", "POST", "sxxxxxxo", data=file),
    Row("template", "GET", "sxxxooxo", school),
    Row("template", "POST", "sxxxccxo", school, lambda s: {"name": "From a template"}),
    Row("template_file", "GET", "sxxxooxo", school),
    Row("template_file", "POST", "bbbbbbbb", school),
    Row("remove_template", "GET", "bbbbbbbb", saved),
    Row("remove_template", "POST", "sxxxxxxo", saved),
    Row("save_template", "GET", "sxxxoxxx", programme),
    Row("save_template", "POST", "sxxxoxxx", programme, lambda s: {"name": "Ours", "about": "For us"}),
    Row("programme_file", "GET", "sxxxoxxx", programme),
    Row("programme_file", "POST", "bbbbbbbb", programme),
    Row("plan", "GET", "sxxxoxxx", programme),
    Row("plan", "POST", "sxxxoxxx", programme, lambda s: {"week": 2, "kind": "task", "title": "Try it"}),
    Row("drop_step", "GET", "bbbbbbbb", step),
    Row("drop_step", "POST", "sxxxoxxx", step),
]
