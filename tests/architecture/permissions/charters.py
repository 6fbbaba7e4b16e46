from datetime import timedelta

from django.utils import timezone

from colead.programmes.actions import charters
from colead.programmes.models import CharterVersion, Cohort, Programme
from tests.architecture.permissions.row import Row
from tests.factories.programmes import write_charter
from tests.factories.scene import Scene


def programme(scene: Scene) -> dict[str, str]:
    return {"key": scene.programme.key}


def written(scene: Scene) -> dict[str, str]:
    write_charter(scene.programme)
    return programme(scene)


def planned(scene: Scene) -> dict[str, str]:
    today = timezone.now().date()
    Programme.objects.filter(pk=scene.programme.pk).update(primary_outcome="Decisions in time")
    Cohort.objects.filter(pk=scene.cohort.pk).update(
        answer_by=today, starts_on=today + timedelta(days=7), ends_on=today + timedelta(days=70)
    )
    return {**programme(scene), "cohort": scene.cohort.key}


def bos(scene: Scene) -> dict[str, str]:
    """Give Bo's enrolment, with a charter in force."""
    write_charter(scene.programme)
    coordinator = scene.people["coordinator"]
    assert coordinator is not None
    if not CharterVersion.objects.exists():
        charters.publish(programme=scene.programme, by=coordinator, at=timezone.now())
    return {"key": scene.bo.key}


def read(scene: Scene) -> dict[str, str]:
    bos(scene)
    return {"version": CharterVersion.objects.get().key}


ROWS = [
    #                                  nobody stranger peer partner coordinator other sponsor administrator
    Row("published_charter", "GET", "sxxxoxxx", programme),
    Row("published_charter", "POST", "sxxxoxxx", written),
    Row("charter_pdf", "GET", "sxxxoxxx", programme),
    Row("charter_pdf", "POST", "bbbbbbbb", programme),
    Row("lock_outcome", "GET", "bbbbbbbb", planned),
    Row("lock_outcome", "POST", "sxxxoxxx", planned),
    Row("own_charter", "GET", "sxxoxxxx", bos),
    Row("own_charter", "POST", "sxxoxxxx", bos, read),
    Row("own_charter_pdf", "GET", "sxxoxxxx", bos),
    Row("own_charter_pdf", "POST", "bbbbbbbb", bos),
]
