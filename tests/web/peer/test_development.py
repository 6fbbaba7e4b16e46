"""The profile and the summary in the browser: one's own, made on the spot, kept nowhere."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from colead.kernel.models import AuditEvent
from colead.surveys.models import Rater
from colead.surveys.rater_links import rater_token
from tests.factories.goals import make_goal
from tests.factories.scene import make_scene
from tests.factories.surveys import answer_all, ask_peers, put_to
from tests.support.pages import PageClient

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene():
    return make_scene()


@pytest.fixture
def browser(scene):
    client = PageClient()
    client.force_login(scene.bo.person)
    return client


@pytest.fixture
def answered(scene):
    at = timezone.now() - timedelta(days=1)
    return answer_all(put_to(scene.bo, "end", "behaviours-self", at=at), "4", at=at)


def test_the_page_shows_every_scale_and_says_how_sure_it_is(scene, browser, answered):
    page = browser.get(reverse("development", args=[scene.bo.key])).content.decode()
    assert "Where do you start from?" in page
    assert "Conflict resolution" in page
    assert page.count("one wave so far") == 8


def test_the_page_is_read_with_few_queries(scene, browser, answered, django_assert_max_num_queries):
    with django_assert_max_num_queries(10):
        browser.get(reverse("development", args=[scene.bo.key]))


def test_a_summary_holds_what_was_chosen_and_nothing_else(scene, browser, answered):
    chosen, hidden = make_goal(scene.bo, title="canary-shown"), make_goal(scene.bo, title="canary-hidden")
    url = reverse("development_summary", args=[scene.bo.key])
    assert not re.search(r'name="(goals|lines)"[^>]*checked', browser.get(url).content.decode())
    events = AuditEvent.objects.count()
    wanted = {"goals": [chosen.key], "words": "canary-words"}
    page = browser.post(url, {**wanted, "look": "1"}).content.decode().partition("What I have worked on")[2]
    assert "canary-shown" in page
    assert "canary-words" in page
    assert "canary-hidden" not in page
    assert "How I described myself" not in page
    paper = browser.post(url, {**wanted, "pdf": "1"})
    assert paper["Content-Type"] == "application/pdf"
    assert paper.content.startswith(b"%PDF")
    assert AuditEvent.objects.count() == events
    assert hidden.key not in page


def test_others_goals_cannot_be_chosen(scene, browser, answered):
    theirs = make_goal(scene.chidi, title="canary-theirs")
    answer = browser.post(
        reverse("development_summary", args=[scene.bo.key]), {"goals": [theirs.key], "pdf": "1"}
    )
    assert answer["Content-Type"].startswith("text/html")
    assert "canary-theirs" not in answer.content.decode()


def test_peers_are_asked_from_the_page_and_answer_or_decline_by_their_link(scene, browser):
    one = put_to(scene.bo, "end", "behaviours-self", at=timezone.now())
    rows = {
        f"peer-{n}-{name}": value
        for n in range(3)
        for name, value in (("name", f"P{n}"), ("email", f"p{n}@example.org"))
    }
    url = reverse("raters", args=[one.key])
    assert browser.post(url, {"peer-TOTAL_FORMS": 5, "peer-INITIAL_FORMS": 0}).status_code == 422
    browser.post(url, {"peer-TOTAL_FORMS": 5, "peer-INITIAL_FORMS": 0, **rows})
    assert "You have asked 3 people" in browser.get(url).content.decode()
    first, second, _third = Rater.objects.all()
    client, token = PageClient(), rater_token(first, at=timezone.now())
    assert "How do you see Bo lead?" in client.get(reverse("rating", args=[token])).content.decode()
    for number in range(1, 9):
        questions = client.get(reverse("rating_page", args=[token, number])).context["sheet"].page.questions
        answer = client.post(reverse("rating_page", args=[token, number]), {q.name: "3" for q in questions})
    assert "checked" not in client.get(reverse("rating_page", args=[token, 1])).content.decode()
    client.post(answer["Location"])
    assert "Thank you" in client.get(reverse("rating", args=[token])).content.decode()
    other = rater_token(second, at=timezone.now())
    assert (
        "That is all right"
        in client.post(reverse("decline_rating", args=[other]), follow=True).content.decode()
    )
    assert "You have asked 3 people" in browser.get(url).content.decode()


def test_the_page_of_peers_names_nobody(scene, browser):
    one = put_to(scene.bo, "end", "behaviours-self", at=timezone.now())
    ask_peers(one, 4, at=timezone.now())
    assert "p0@example.org" not in browser.get(reverse("raters", args=[one.key])).content.decode()
