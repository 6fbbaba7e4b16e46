from tests.architecture.permissions.row import Row
from tests.factories.agreements import make_agreement
from tests.factories.scene import Scene


def programme(scene: Scene) -> dict[str, str]:
    return {"key": scene.programme.key}


def clause(scene: Scene) -> dict[str, str]:
    return {"key": scene.programme.key, "code": "hour"}


def agreed(scene: Scene) -> dict[str, str | int]:
    make_agreement(scene.partnership)
    return {"key": scene.partnership.key, "number": 1}


ROWS = [
    #                                   nobody stranger peer partner coordinator other sponsor administrator
    Row("agreement_defaults", "GET", "sxxxoxxx", programme),
    Row("agreement_defaults", "POST", "bbbbbbbb", programme),
    Row("agreement_default", "GET", "sxxxoxxx", clause),
    Row("agreement_default", "POST", "sxxxoxxx", clause, lambda s: {"text": "We divide the time."}),
    Row("agreement_pdf", "GET", "sxxoxxxx", agreed),
    Row("agreement_pdf", "POST", "bbbbbbbb", agreed),
]
