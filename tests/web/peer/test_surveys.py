"""Answering in the browser: signed in one sees what is kept, by the link never."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from colead.surveys.answers import unpack
from colead.surveys.links import survey_token
from colead.surveys.models import Questionnaire
from tests.factories.scene import make_scene
from tests.factories.surveys import answer_all, put_to
from tests.support.pages import PageClient

pytestmark = pytest.mark.django_db
CANARY = "canary-one-thing"


@pytest.fixture
def scene():
    return make_scene()


@pytest.fixture
def one(scene):
    return put_to(
        scene.bo, "end", "behaviours-self", "transition", "recommend", at=timezone.now() - timedelta(hours=1)
    )


@pytest.fixture
def browser(scene):
    client = PageClient()
    client.force_login(scene.bo.person)
    return client


def test_a_questionnaire_is_answered_page_by_page_and_handed_in(one, browser):
    url = reverse("questionnaire", args=[one.key])
    for _page in range(10):
        shown = browser.get(url)
        page = shown.context["sheet"].page
        values = {q.name: "3" if q.kind == "rating" else CANARY for q in page.questions}
        answer = browser.post(reverse("questionnaire_page", args=[one.key, page.number]), values)
        assert answer.status_code == 302
        url = answer["Location"]
    assert "That was everything" in browser.get(url).content.decode()
    browser.post(reverse("hand_in_questionnaire", args=[one.key]))
    one.refresh_from_db()
    assert one.finished_at is not None
    assert CANARY in browser.get(reverse("questionnaire_page", args=[one.key, 10])).content.decode()


def test_a_choice_is_kept_as_it_is_made(one, browser):
    answer = browser.post(
        reverse("questionnaire_page", args=[one.key, 1]),
        {"behaviours-self.com1": "4"},
        headers={"HX-Request": "true"},
    )
    assert b"saved-words" in answer.content
    assert (
        'value="4" checked' in browser.get(reverse("questionnaire_page", args=[one.key, 1])).content.decode()
    )


def test_the_link_shows_nothing_of_what_is_kept(one):
    answer_all(one, "2", at=timezone.now(), words=CANARY)
    Questionnaire.objects.update(finished_at=None)
    token, client = survey_token(one, at=timezone.now()), PageClient()
    for number in range(1, 11):
        page = client.get(reverse("survey_link_page", args=[token, number])).content.decode()
        assert CANARY not in page
        assert "checked" not in page
    client.post(reverse("survey_link_page", args=[token, 1]), {"behaviours-self.com1": "5"})
    assert "checked" not in client.get(reverse("survey_link_page", args=[token, 1])).content.decode()
    one.refresh_from_db()
    assert unpack(one.answers)["behaviours-self"] | {"com1": "5"} == unpack(one.answers)["behaviours-self"]


def test_by_link_from_the_first_page_to_thanks_and_back(one):
    token, client = survey_token(one, at=timezone.now()), PageClient()
    url = reverse("survey_link", args=[token])
    for number in range(1, 11):
        page = client.get(url).context["sheet"].page
        assert page.number == number
        url = client.post(
            reverse("survey_link_page", args=[token, number]), {q.name: "3" for q in page.questions}
        )["Location"]
    assert "Thank you" in client.post(url, follow=True).content.decode()
    assert "Thank you" in client.get(reverse("survey_link", args=[token])).content.decode()
    client.post(reverse("take_back_survey_link", args=[token]))
    one.refresh_from_db()
    assert one.finished_at is None


@pytest.mark.parametrize("kind", ["partner", "coordinator", "sponsor", "administrator", "stranger"])
def test_nobody_else_reads_an_answer_or_that_there_is_one(scene, one, kind):
    answer_all(one, "2", at=timezone.now(), words=CANARY)
    client = PageClient()
    client.force_login(scene.chidi.person if kind == "partner" else scene.people[kind])
    for name in ("questionnaire", "questionnaire_end"):
        assert client.get(reverse(name, args=[one.key])).status_code == 404


@pytest.mark.parametrize("earlier", [0, 2])
def test_a_page_is_read_with_six_queries(scene, one, browser, earlier, django_assert_num_queries):
    for kind in ("mid", "baseline")[:earlier]:
        put_to(scene.bo, kind, "behaviours-self", at=timezone.now() - timedelta(days=1))
    with django_assert_num_queries(6):
        browser.get(reverse("questionnaire_page", args=[one.key, 1]))
    with django_assert_num_queries(5):
        browser.get(reverse("questionnaires"))
