"""What coordinators see of answers: counts in fives as of the morning, and nobody's name."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from colead.kernel.models import OutboxEmail
from colead.pairing.actions import rounds
from colead.pairing.actions.rounds import SomethingFirst
from colead.people.models import DirectoryEntry
from colead.surveys.actions import plans, waves
from colead.surveys.models import Questionnaire
from tests.cast import Character
from tests.factories.people import NOW, make_person
from tests.factories.programmes import enrol
from tests.factories.scene import make_scene
from tests.factories.surveys import answer_all, put_to
from tests.support.pages import PageClient

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene():
    return make_scene()


@pytest.fixture
def browser(scene):
    client = PageClient()
    client.force_login(scene.people["coordinator"])
    return client


def ask_many(scene, people: int, answered: int, *, site: str = "North", first: int = 0) -> None:
    yesterday = timezone.now() - timedelta(days=1, hours=1)
    for n in range(first, first + people):
        person = make_person(Character(f"p{n} Sample"))
        DirectoryEntry.objects.create(
            reference=f"R{n}", name=person.name, person=person, site=site, changed_at=NOW
        )
        one = put_to(enrol(person, scene.cohort), "mid", "safety", at=yesterday)
        if n < first + answered:
            answer_all(one, at=yesterday)


def test_counts_are_told_in_fives_by_group_and_without_a_name(scene, browser):
    ask_many(scene, 14, 9)
    ask_many(scene, 12, 12, site="South", first=14)
    page = browser.get(reverse("waves", args=[scene.cohort.key])).content.decode()
    text = " ".join(page.split())
    assert "at least 20 <small>(77 %)</small>" in text  # 21 of 26
    assert "South" in text
    assert "at least 5 <small>(42 %)</small>" in text  # all 12 of the south
    assert "Sample" not in page.replace("Amara Model", "")


def test_an_answer_of_today_does_not_move_a_count(scene, browser):
    ask_many(scene, 12, 4)
    before = browser.get(reverse("waves", args=[scene.cohort.key])).context["waves"]
    answer_all(Questionnaire.objects.filter(finished_at=None).first(), at=timezone.now())
    assert browser.get(reverse("waves", args=[scene.cohort.key])).context["waves"] == before


@pytest.mark.parametrize("people", [1, 3])
def test_the_page_is_read_with_one_number_of_queries(scene, browser, people, django_assert_num_queries):
    ask_many(scene, people, 1)
    with django_assert_num_queries(9):
        browser.get(reverse("waves", args=[scene.cohort.key]))


def test_the_plan_is_changed(scene, browser):
    url = reverse("survey_plan", args=[scene.programme.key])
    assert b"checked" in browser.get(url).content
    chosen = {"baseline": ["job-satisfaction"], "end": ["recommend"], "gate": "wait", "gate_days": "3"}
    assert browser.post(url, chosen).status_code == 302
    assert scene.programme.survey_plan.waves == {
        "baseline": ["job-satisfaction"], "settling": [], "mid": [], "end": ["recommend"], "follow_up": [],
    }  # fmt: skip
    assert browser.post(url, {**chosen, "gate_days": "99"}).status_code == 422


def test_a_round_waits_by_the_calendar_where_the_programme_says_so(scene, browser):
    amara, now = scene.people["coordinator"], timezone.now()
    plans.change(
        programme=scene.programme,
        waves={"baseline": ["safety", "recommend"]},
        gate="wait",
        gate_days=5,
        by=amara,
        at=now,
    )
    with pytest.raises(SomethingFirst, match="Nobody has been asked"):
        rounds.request(cohort=scene.cohort, by=amara, at=now)
    put_to(scene.dana, "baseline", "recommend", at=now)
    answer_all(Questionnaire.objects.get(), at=now)
    with pytest.raises(
        SomethingFirst, match="People have until"
    ):  # that all have answered opens nothing: it would tell
        rounds.request(cohort=scene.cohort, by=amara, at=now + timedelta(days=4))
    assert rounds.request(cohort=scene.cohort, by=amara, at=now + timedelta(days=5)).number == 1


def test_the_page_of_rounds_says_how_the_baseline_stands(scene, browser):
    url = reverse("rounds", args=[scene.cohort.key])
    assert "Nobody has been asked the first questions yet" in browser.get(url).content.decode()
    put_to(scene.dana, "baseline", "recommend", at=timezone.now())
    page = browser.get(url).content.decode()
    assert "for the first questions" in page
    assert "too few people to tell" in page


def test_the_list_of_mails_does_not_name_whoever_is_reminded(scene):
    at = timezone.now() - timedelta(days=7)
    put_to(scene.dana, "mid", "recommend", at=at)
    waves.remind_due(at=timezone.now())
    assert OutboxEmail.objects.filter(kind="surveys.reminder", to_address="dana@example.org").exists()
    client = PageClient()
    client.force_login(scene.people["administrator"])
    page = client.get(reverse("outbox")).content.decode()
    assert "surveys.reminder" in page
    assert "dana@example.org" not in page
