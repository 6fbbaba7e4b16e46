from tests.architecture.permissions.row import Row
from tests.factories.scene import Scene


def programme(scene: Scene) -> dict[str, str]:
    return {"key": scene.programme.key}


ROWS = [
    #                            nobody stranger peer partner coordinator other sponsor administrator
    Row("kit", "GET", "sxxxoxxx", programme),
    Row("kit", "POST", "bbbbbbbb", programme),
    Row("kit_poster", "GET", "sxxxoxxx", programme),
    Row("kit_poster", "POST", "bbbbbbbb", programme),
    Row("kit_slides", "GET", "sxxxoxxx", programme),
    Row("kit_slides", "POST", "bbbbbbbb", programme),
]
