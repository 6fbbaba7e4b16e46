from django.utils import timezone

from tests.architecture.permissions.row import Row
from tests.factories.check_ins import ask
from tests.factories.scene import Scene


def key(scene: Scene) -> dict[str, str]:
    return {"key": scene.partnership.key}


def asked(scene: Scene) -> dict[str, str]:
    return {"key": ask(scene.bo, at=timezone.now()).key}


ROWS = [
    #                              nobody stranger peer partner coordinator other sponsor administrator
    Row("own_signs", "GET", "sxxoxxxx", key),
    Row("own_signs", "POST", "bbbbbbbb", key),
    Row("check_in", "GET", "sxxoxxxx", asked),
    Row("check_in", "POST", "sxxoxxxx", asked, lambda s: {"choice": "stop"}),
]
