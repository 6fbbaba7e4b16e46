"""Going through a module in the browser, and what a coordinator sees of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from colead.learning.models import Training
from colead.learning.modules.catalogue import CORE, shipped
from colead.programmes.models import Cohort
from tests.factories.learning import FIRST, learn, learn_all, module_of
from tests.factories.pdf import inside
from tests.factories.scene import make_scene
from tests.support.pages import PageClient

pytestmark = pytest.mark.django_db
CANARY = "canary-thought"


def signed_in(person):
    client = PageClient()
    client.force_login(person)
    return client


@pytest.fixture
def scene():
    return make_scene()


@pytest.fixture
def browser(scene):
    return signed_in(scene.bo.person)


def test_a_module_is_gone_through_from_the_list_to_the_last_question(scene, browser):
    assert "Learn a little before you meet" in browser.get(reverse("trainings")).content.decode()
    url = reverse("training", args=[scene.bo.key, FIRST])
    assert "How sure are you today" in browser.get(url).content.decode()
    answer = browser.post(url, {"before-role": "2", "before-ask": "9?"})
    for lesson in module_of(scene.bo).lessons:
        page = browser.get(answer["Location"]).content.decode()
        assert lesson.title in page
        answer = browser.post(answer["Location"], {"words": CANARY})
    quiz = browser.get(answer["Location"])
    questions = module_of(scene.bo).quiz
    wrong = {f"q-{one.id}": (one.right + 1) % 3 for one in questions}
    browser.post(answer["Location"], wrong)
    tried = browser.get(answer["Location"]).content.decode()
    assert (quiz.content.count(b"Think again"), tried.count("Think again")) == (0, 4)
    browser.post(answer["Location"], {f"q-{one.id}": one.right for one in questions})
    assert "That is how it is done" in browser.get(answer["Location"]).content.decode()
    assert "You have finished this module" in browser.get(url).content.decode()
    coordinator = signed_in(scene.people["coordinator"])
    for name, key in (("cohort_training", scene.cohort.key), ("training_plan", scene.programme.key)):
        assert CANARY not in coordinator.get(reverse(name, args=[key])).content.decode()
    assert (
        CANARY
        in browser.get(reverse("training_lesson", args=[scene.bo.key, FIRST, "agreement"])).content.decode()
    )


def test_what_is_too_long_is_kept_on_the_page(scene, browser):
    url = reverse("training_lesson", args=[scene.bo.key, FIRST, "agreement"])
    answer = browser.post(url, {"words": "y" * 4001})
    assert (answer.status_code, b"yyyy" in answer.content) == (422, True)
    assert browser.get(reverse("training_lesson", args=[scene.bo.key, FIRST, "no-such"])).status_code == 404
    assert browser.get(reverse("training", args=[scene.bo.key, "no-such"])).status_code == 404


def test_the_coordinator_plans_sees_who_is_missing_and_counts(scene):
    browser = signed_in(scene.people["coordinator"])
    plan = reverse("training_plan", args=[scene.programme.key])
    assert browser.post(plan, {"peer": [FIRST], "gate": "wait"}).status_code == 302
    assert browser.post(plan, {"peer": ["no-such"], "gate": "wait"}).status_code == 422
    learn(scene.bo)
    rounds = reverse("rounds", args=[scene.cohort.key])
    page = browser.get(rounds).content.decode()
    assert "3 people are not trained yet" in page
    assert "Dana Instance" in page
    answer = browser.post(reverse("request_round", args=[scene.cohort.key]), HTTP_REFERER=rounds, follow=True)
    assert "are not trained yet. This page says who." in answer.content.decode()
    browser.post(reverse("count_training", args=[scene.dana.key, FIRST]))
    assert Training.objects.get(enrolment=scene.dana).elsewhere is True
    assert (
        "2 of 4 are trained"
        in browser.get(reverse("cohort_training", args=[scene.cohort.key])).content.decode()
    )
    shown = browser.get(reverse("training_module", args=[scene.programme.key, FIRST])).content.decode()
    assert all(lesson.title in shown for lesson in shipped()[FIRST].lessons)


def test_one_looks_back_takes_a_second_look_and_keeps_a_certificate(scene, browser):
    learn_all(scene.bo)
    back = reverse("training_looking_back", args=[scene.bo.key, FIRST])
    assert "How sure are you now?" in browser.get(back).content.decode()
    browser.post(back, {"after-role": "4", "quality-worth": "5"})
    assert "What has changed for you" in browser.get(back).content.decode()
    assert browser.post(back, {"after-role": "6"}).status_code in (302, 409)
    look = reverse("refresher", args=[scene.bo.key])
    assert "I have looked" in browser.get(look).content.decode()
    browser.post(look)
    assert "You took the second look" in browser.get(look).content.decode()
    pdf = browser.get(reverse("training_certificate", args=[scene.bo.key]))
    said = inside(pdf.content)
    assert [
        word for word in (b"StructTreeRoot", b"pdfuaid", b"/Lang", b"/H1", b"/LI") if word not in said
    ] == []
    dana = signed_in(scene.dana.person)
    assert dana.get(reverse("training_certificate", args=[scene.dana.key])).status_code == 404


def test_a_briefing_is_read_by_its_link_and_counted_once_for_each_browser(scene, browser):
    Cohort.objects.filter(pk=scene.cohort.pk).update(ends_on=timezone.now().date() + timedelta(days=9))
    coordinator = signed_in(scene.people["coordinator"])
    page = coordinator.get(reverse("briefings", args=[scene.cohort.key]))
    links = [link.partition("/briefing/")[2] for _line, link in page.context["lines"]]
    reader = PageClient()
    for token in links:
        url = f"/briefing/{token}"
        assert "I have read it" in reader.get(url).content.decode()
        for _twice in range(2):
            reader.post(url)
        assert "You have said that you read it" in reader.get(url).content.decode()
    own = reverse("own_briefing", args=[scene.bo.key])
    assert "I have read it" in browser.get(own).content.decode()
    browser.post(own)
    page = coordinator.get(reverse("briefings", args=[scene.cohort.key]))
    assert [line.read for line, _link in page.context["lines"]] == [2, 1, 1]


@pytest.mark.parametrize("people", [1, 3])
def test_pages_are_read_with_one_number_of_queries(scene, people, django_assert_num_queries):
    for enrolment in (scene.bo, scene.chidi, scene.dana)[:people]:
        learn(enrolment, CORE[0])
    learn_all(scene.bo) if people == 3 else None
    coordinator, learner = signed_in(scene.people["coordinator"]), signed_in(scene.bo.person)
    with django_assert_num_queries(8):
        coordinator.get(reverse("cohort_training", args=[scene.cohort.key]))
    with django_assert_num_queries(6):
        learner.get(reverse("trainings"))
