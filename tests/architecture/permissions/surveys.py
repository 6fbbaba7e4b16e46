from tests.architecture.permissions.row import Row
from tests.factories.scene import Scene
from tests.factories.surveys import add_instrument, upload


def programme(scene: Scene) -> dict[str, str]:
    return {"key": scene.programme.key}


def instrument(scene: Scene) -> dict[str, str]:
    return {"key": scene.programme.key, "code": "behaviours-self"}


def added(scene: Scene) -> dict[str, str]:
    amara = scene.people["coordinator"]
    assert amara is not None
    return {"key": add_instrument(scene.programme, amara).key}


ROWS = [
    #                          nobody stranger peer partner coordinator other sponsor administrator
    Row("instruments", "GET", "sxxxoxxx", programme),
    Row("instruments", "POST", "sxxxoxxx", programme, lambda s: {"file": upload()}),
    Row("instrument", "GET", "sxxxoxxx", instrument),
    Row("instrument", "POST", "bbbbbbbb", instrument),
    Row("instrument_file", "GET", "sxxxoxxx", instrument),
    Row("instrument_file", "POST", "bbbbbbbb", instrument),
    Row("withdraw_instrument", "GET", "bbbbbbbb", added),
    Row("withdraw_instrument", "POST", "sxxxoxxx", added),
]
