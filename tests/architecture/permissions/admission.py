from django.utils import timezone

from colead.programmes.models import Cohort, Draw, Enrolment
from tests.architecture.permissions.row import Row
from tests.factories.scene import Scene


def cohort(scene: Scene) -> dict[str, str]:
    return {"key": scene.cohort.key}


def in_lottery(scene: Scene) -> dict[str, str]:
    Draw.objects.all().delete()
    Cohort.objects.filter(pk=scene.cohort.pk).update(admission="lottery", places=20)
    Enrolment.objects.filter(pk=scene.dana.pk).update(state="waitlisted", state_since=timezone.now())
    return cohort(scene)


def in_order(scene: Scene) -> dict[str, str]:
    in_lottery(scene)
    Cohort.objects.filter(pk=scene.cohort.pk).update(admission="order")
    return cohort(scene)


ROWS = [
    #                            nobody stranger peer partner coordinator other sponsor administrator
    Row("admission", "GET", "sxxxoxxx", cohort),
    Row("admission", "POST", "sxxxoxxx", cohort, lambda s: {"admission": "order", "places": 30}),
    Row("draw_lots", "GET", "bbbbbbbb", cohort),
    Row("draw_lots", "POST", "sxxxoxxx", in_lottery),
    Row("admit_next", "GET", "bbbbbbbb", cohort),
    Row("admit_next", "POST", "sxxxoxxx", in_order),
]
