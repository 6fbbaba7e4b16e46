from django.utils import timezone

from colead.kernel.links import spend_link
from colead.surveys.links import survey_token
from colead.surveys.rater_links import rater_token
from tests.architecture.permissions.row import Row
from tests.factories.scene import Scene
from tests.factories.surveys import add_instrument, answer_all, ask_peers, put_to, rate, upload


def programme(scene: Scene) -> dict[str, str]:
    return {"key": scene.programme.key}


def instrument(scene: Scene) -> dict[str, str]:
    return {"key": scene.programme.key, "code": "behaviours-self"}


def added(scene: Scene) -> dict[str, str]:
    amara = scene.people["coordinator"]
    assert amara is not None
    return {"key": add_instrument(scene.programme, amara).key}


def cohort(scene: Scene) -> dict[str, str]:
    return {"key": scene.cohort.key}


def asked(scene: Scene) -> dict[str, str]:
    return {"key": put_to(scene.bo, "end", "recommend", at=timezone.now()).key}


def first_page(scene: Scene) -> dict[str, object]:
    return {**asked(scene), "number": 1}


def handed_in(scene: Scene) -> dict[str, str]:
    return {"key": answer_all(put_to(scene.bo, "end", "recommend", at=timezone.now()), at=timezone.now()).key}


def link(scene: Scene) -> dict[str, str]:
    now = timezone.now()
    return {"token": survey_token(put_to(scene.bo, "end", "recommend", at=now), at=now)}


def first_page_by_link(scene: Scene) -> dict[str, object]:
    return {**link(scene), "number": 1}


def spent(scene: Scene) -> dict[str, str]:
    found = link(scene)
    spend_link(found["token"], at=timezone.now())
    return found


def mine(scene: Scene) -> dict[str, str]:
    return {"key": scene.bo.key}


def peer_link(scene: Scene) -> dict[str, object]:
    now = timezone.now()
    return {
        "token": rater_token(ask_peers(put_to(scene.bo, "end", "behaviours-self", at=now), at=now)[0], at=now)
    }


def page_of_peer(scene: Scene) -> dict[str, object]:
    return {**peer_link(scene), "number": 1}


def given_back(scene: Scene) -> dict[str, object]:
    now = timezone.now()
    rater = ask_peers(put_to(scene.bo, "end", "behaviours-self", at=now), at=now)[0]
    rate(rater, "4", at=now)
    return {"token": rater_token(rater, at=now)}


PEERS = {"peer-TOTAL_FORMS": 5, "peer-INITIAL_FORMS": 0} | {
    f"peer-{n}-email": f"p{n}@example.org" for n in range(3)
}
NINE = {"recommend.recommend": "9"}

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
    Row("survey_plan", "GET", "sxxxoxxx", programme),
    Row(
        "survey_plan",
        "POST",
        "sxxxoxxx",
        programme,
        lambda s: {"mid": ["safety"], "gate": "warn", "gate_days": 7},
    ),
    Row("waves", "GET", "sxxxoxxx", cohort),
    Row("waves", "POST", "bbbbbbbb", cohort),
    Row("questionnaires", "GET", "sooooooo"),
    Row("questionnaires", "POST", "bbbbbbbb"),
    Row("questionnaire", "GET", "sxxoxxxx", asked),
    Row("questionnaire", "POST", "sxxoxxxx", asked, lambda s: NINE),
    Row("questionnaire_page", "GET", "sxxoxxxx", first_page),
    Row("questionnaire_page", "POST", "sxxoxxxx", first_page, lambda s: NINE),
    Row("questionnaire_end", "GET", "sxxoxxxx", asked),
    Row("questionnaire_end", "POST", "bbbbbbbb", asked),
    Row("hand_in_questionnaire", "GET", "bbbbbbbb", asked),
    Row("hand_in_questionnaire", "POST", "sxxoxxxx", asked),
    Row("take_back_questionnaire", "GET", "bbbbbbbb", handed_in),
    Row("take_back_questionnaire", "POST", "sxxoxxxx", handed_in),
    Row("survey_link", "GET", "oooooooo", link, note="the link is the permission"),
    Row("survey_link", "POST", "oooooooo", link, lambda s: NINE),
    Row("survey_link_page", "GET", "oooooooo", first_page_by_link),
    Row("survey_link_page", "POST", "oooooooo", first_page_by_link, lambda s: NINE),
    Row("survey_link_end", "GET", "oooooooo", link),
    Row("survey_link_end", "POST", "oooooooo", link),
    Row("take_back_survey_link", "GET", "bbbbbbbb", spent),
    Row("take_back_survey_link", "POST", "oooooooo", spent),
    Row("raters", "GET", "sxxoxxxx", asked),
    Row("raters", "POST", "sxxoxxxx", asked, lambda s: PEERS),
    Row("development", "GET", "sxxoxxxx", mine),
    Row("development", "POST", "bbbbbbbb", mine),
    Row("development_summary", "GET", "sxxoxxxx", mine),
    Row("development_summary", "POST", "sxxoxxxx", mine, lambda s: {"look": "1"}),
    Row("rating", "GET", "oooooooo", peer_link, note="the link is the permission"),
    Row("rating", "POST", "bbbbbbbb", peer_link),
    Row("rating_page", "GET", "oooooooo", page_of_peer),
    Row("rating_page", "POST", "oooooooo", page_of_peer, lambda s: {"behaviours-peer.com1": "4"}),
    Row("rating_end", "GET", "oooooooo", peer_link),
    Row("rating_end", "POST", "oooooooo", peer_link),
    Row("decline_rating", "GET", "bbbbbbbb", peer_link),
    Row("decline_rating", "POST", "oooooooo", peer_link),
    Row("take_back_rating", "GET", "bbbbbbbb", given_back),
    Row("take_back_rating", "POST", "oooooooo", given_back),
]
