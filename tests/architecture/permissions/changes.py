from django.utils import timezone

from colead.partnerships.actions import endings, pauses, requests
from tests.architecture.permissions.row import Row
from tests.factories.scene import Scene


def key(scene: Scene) -> dict[str, str]:
    return {"key": scene.partnership.key}


def bo(scene: Scene) -> dict[str, str]:
    return {"key": scene.bo.key}


def wished(scene: Scene) -> dict[str, str]:
    endings.ask(partnership=scene.partnership, by=scene.bo.person, at=timezone.now())
    return key(scene)


def pausing(scene: Scene) -> dict[str, str]:
    pauses.pause(partnership=scene.partnership, until=None, by=scene.bo.person, at=timezone.now())
    return key(scene)


def away(scene: Scene) -> dict[str, str]:
    pauses.take_leave(enrolment=scene.bo, until=None, by=scene.bo.person, at=timezone.now())
    return bo(scene)


def asked(scene: Scene) -> dict[str, str]:
    requests.ask_for_a_word(enrolment=scene.bo, by=scene.bo.person, at=timezone.now())
    return bo(scene)


ROWS = [
    #                              nobody stranger peer partner coordinator other sponsor administrator
    Row("change_pairing", "GET", "sxxoxxxx", wished),
    Row("change_pairing", "POST", "bbbbbbbb", key),
    Row("pause_pairing", "GET", "sxxoxxxx", key),
    Row("pause_pairing", "POST", "sxxoxxxx", key),
    Row("go_on", "GET", "bbbbbbbb", key),
    Row("go_on", "POST", "sxxoxxxx", pausing),
    Row("end_pairing", "GET", "sxxoxxxx", key),
    Row("end_pairing", "POST", "sxxoxxxx", key),
    Row("keep_pairing", "GET", "bbbbbbbb", key),
    Row("keep_pairing", "POST", "sxxoxxxx", wished),
    Row("closing_guide", "GET", "sxxoxxxx", key),
    Row("closing_guide", "POST", "bbbbbbbb", key),
    Row("word", "GET", "sxxoxxxx", asked),
    Row("word", "POST", "sxxoxxxx", bo, lambda s: {"words": "About our hours"}),
    Row("take_word_back", "GET", "bbbbbbbb", bo),
    Row("take_word_back", "POST", "sxxoxxxx", asked),
    Row("take_leave", "GET", "sxxoxxxx", bo),
    Row("take_leave", "POST", "sxxoxxxx", bo),
    Row("come_back", "GET", "bbbbbbbb", bo),
    Row("come_back", "POST", "sxxoxxxx", away),
]
