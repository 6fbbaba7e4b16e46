from datetime import timedelta

from django.utils import timezone

from colead.learning.links import briefing_token
from colead.learning.models import Workshop
from colead.programmes.models import Cohort
from tests.architecture.permissions.row import Row
from tests.factories.learning import FIRST, begin, learn, learn_all, make_workshop, module_of, sit
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


def finished(scene: Scene) -> dict[str, str]:
    learn(scene.bo)
    return bos(scene)


def mine(scene: Scene) -> dict[str, str]:
    return {"key": scene.bo.key}


def trained(scene: Scene) -> dict[str, str]:
    learn_all(scene.bo)
    return mine(scene)


def running(scene: Scene) -> dict[str, str]:
    today = timezone.now().date()
    Cohort.objects.filter(pk=scene.cohort.pk).update(ends_on=today + timedelta(days=30))
    return cohort(scene)


def briefing(scene: Scene) -> dict[str, str]:
    running(scene)
    found = Cohort.objects.get(pk=scene.cohort.pk)
    return {"token": briefing_token(found, "manager", at=timezone.now())}


def workshop(scene: Scene) -> dict[str, str]:
    amara = scene.people["coordinator"]
    assert amara is not None
    return {"key": make_workshop(scene.cohort, amara, at=timezone.now()).key}


def full(scene: Scene) -> dict[str, str]:
    found = workshop(scene)
    sit(Workshop.objects.get(), scene.bo, at=timezone.now())
    return found


def over(scene: Scene) -> dict[str, str]:
    found = full(scene)
    Workshop.objects.update(starts_at=timezone.now() - timedelta(hours=2))
    return found


def planned(scene: Scene) -> dict[str, object]:
    day = (timezone.now() + timedelta(days=9)).date().isoformat()
    return {"title": "Listening", "day": day, "clock": "10:00", "minutes": 75, "places": 9}


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
    Row("training_looking_back", "GET", "sxxoxxxx", finished),
    Row("training_looking_back", "POST", "sxxoxxxx", finished, lambda s: {"quality-worth": 4}),
    Row("refresher", "GET", "sxxoxxxx", mine),
    Row("refresher", "POST", "sxxoxxxx", mine),
    Row("training_certificate", "GET", "sxxoxxxx", trained),
    Row("training_certificate", "POST", "bbbbbbbb", trained),
    Row("own_briefing", "GET", "sxxoxxxx", mine),
    Row("own_briefing", "POST", "sxxoxxxx", mine),
    Row("briefing_link", "GET", "oooooooo", briefing, note="the link is the permission"),
    Row("briefing_link", "POST", "oooooooo", briefing),
    Row("briefings", "GET", "sxxxoxxx", running, but=INVITES),
    Row("briefings", "POST", "bbbbbbbb", running),
    Row("training_role_play", "GET", "bbbbbbbb", bos),
    Row("training_role_play", "POST", "sxxoxxxx", bos, lambda s: {"watch-1": 1}),
    Row("workshops", "GET", "sxxxoxxx", cohort, but=INVITES),
    Row("workshops", "POST", "sxxxoxxx", cohort, planned, but=INVITES),
    Row("workshop", "GET", "sxxxoxxx", full, but=INVITES),
    Row("workshop", "POST", "sxxxoxxx", full, planned, but=INVITES),
    Row("cancel_workshop", "GET", "bbbbbbbb", full),
    Row("cancel_workshop", "POST", "sxxxoxxx", full, but=INVITES),
    Row("workshop_attendance", "GET", "bbbbbbbb", over),
    Row("workshop_attendance", "POST", "sxxxoxxx", over, but=INVITES),
    Row("own_workshops", "GET", "sooooooo"),
    Row("own_workshops", "POST", "bbbbbbbb"),
    Row("sign_up", "GET", "bbbbbbbb", workshop),
    Row("sign_up", "POST", "sxooxxxx", workshop, but={"former_partner": "o"}),
    Row("give_back_seat", "GET", "bbbbbbbb", full),
    Row("give_back_seat", "POST", "sxooxxxx", full, but={"former_partner": "o"}),
    Row("workshop_calendar", "GET", "sxooxxxx", workshop, but={"former_partner": "o"}),
    Row("workshop_calendar", "POST", "bbbbbbbb", workshop),
]
