from tests.architecture.permissions.row import Row
from tests.factories.agreements import make_agreement, make_draft
from tests.factories.scene import Scene


def key(scene: Scene) -> dict[str, str]:
    return {"key": scene.partnership.key}


def drafted(scene: Scene) -> dict[str, str]:
    make_draft(scene.partnership)
    return key(scene)


def clause(scene: Scene) -> dict[str, str]:
    return {**drafted(scene), "code": "hour"}


def agreed(scene: Scene) -> dict[str, str | int]:
    make_agreement(scene.partnership)
    return {**key(scene), "number": 1}


def changing(scene: Scene) -> dict[str, str]:
    make_agreement(scene.partnership)
    return drafted(scene)


ROWS = [
    #                              nobody stranger peer partner coordinator other sponsor administrator
    Row("agreement", "GET", "sxxoxxxx", key, note="before there is one"),
    Row("agreement", "GET", "sxxoxxxx", drafted),
    Row("agreement", "POST", "bbbbbbbb", key),
    Row("begin_agreement", "GET", "bbbbbbbb", key),
    Row("begin_agreement", "POST", "sxxoxxxx", key),
    Row("clause", "GET", "sxxoxxxx", clause),
    Row("clause", "POST", "sxxoxxxx", clause, lambda s: {"text": "Otherwise", "mark": "0"}),
    Row("sign_agreement", "GET", "bbbbbbbb", key),
    Row("sign_agreement", "POST", "sxxoxxxx", drafted, lambda s: {"revision": 0}),
    Row("unsign_agreement", "GET", "bbbbbbbb", key),
    Row("unsign_agreement", "POST", "sxxcxxxx", drafted, note="they have not signed"),
    Row("discard_agreement", "GET", "bbbbbbbb", key),
    Row("discard_agreement", "POST", "sxxoxxxx", changing),
    Row("agreement_version", "GET", "sxxoxxxx", agreed),
    Row("agreement_version", "POST", "bbbbbbbb", agreed),
]
