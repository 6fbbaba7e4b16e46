"""A wrong or lost content key: what cannot be read says so, nothing is lost, and the rest goes on working."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from colead.kernel.crypto import new_key
from colead.kernel.models import OutboxEmail
from colead.partnerships.actions import check_ins, closings, messages, reminders
from colead.partnerships.models import Goal, Message, Reflection, Worksheet
from colead.people.actions import erasure
from colead.people.models import Person
from tests.factories.check_ins import ask
from tests.factories.life import live_through
from tests.factories.people import NOW
from tests.factories.scene import Scene
from tests.factories.words import make_message
from tests.partnerships.test_privacy import AMONG_PARTNERS, every_address
from tests.support.dumps import raw_dump
from tests.support.pages import PageClient

pytestmark = pytest.mark.django_db
SAYS_SO = "its key is missing"
KEYS = ["b25seS1mb3ItdGVzdHMtMzItYnl0ZXMtb2Yta2V5ISE="]
OVER = NOW + timedelta(days=8)


@pytest.fixture
def scene(settings) -> Scene:
    """Let Bo and Chidi live through everything, and lose the key."""
    made = live_through()
    settings.CONTENT_KEYS = [new_key()]
    return made


def open_all(scene: Scene, person: Person, under: tuple[str, ...]) -> dict[str, int]:
    """Open every page that there is; give the answers that are neither a page nor "not yours"."""
    client, answers = PageClient(raise_request_exception=False), dict[str, int]()
    client.force_login(person)
    for url in every_address(scene, under):
        status = client.get(url).status_code
        if status not in (200, 302, 404, 405, 410):
            answers[url] = status
    return answers


def test_no_page_fails_for_anybody(scene):
    assert open_all(scene, scene.bo.person, AMONG_PARTNERS) == {}
    assert open_all(scene, scene.people["coordinator"], ("cohorts/", "programmes/")) == {}


def test_each_page_says_what_cannot_be_read(scene):
    client = PageClient()
    client.force_login(scene.bo.person)
    pages = [
        reverse("messages", args=[scene.partnership.key]), reverse("reflections"), reverse("goals"),
        reverse("meeting", args=[scene.meeting.key]), reverse("feedback", args=[scene.meeting.key]),
        reverse("agreement", args=[scene.partnership.key]),
    ]  # fmt: skip
    assert [page for page in pages if SAYS_SO not in client.get(page).content.decode()] == []


def test_what_is_new_is_written_and_read_and_nothing_old_is_written_over(scene, settings):
    client, lost = PageClient(), list(settings.CONTENT_KEYS)
    client.force_login(scene.bo.person)
    sheet = Worksheet.objects.get(member__enrolment=scene.bo)
    typed = {
        "help_wanted": "Written over?",
        "tried": "",
        "worth_it": "",
        "next_step": "",
        "version": sheet.version,
    }
    answer = client.post(reverse("worksheet", args=[scene.meeting.key]), typed)
    assert (answer.status_code, "nothing is written over it" in answer.content.decode()) == (422, True)
    assert "Written over?" in answer.content.decode()
    client.post(reverse("messages", args=[scene.partnership.key]), {"text": "A new word"})
    assert "A new word" in client.get(reverse("messages", args=[scene.partnership.key])).content.decode()
    settings.CONTENT_KEYS = [*lost, *KEYS]
    assert Worksheet.objects.get(pk=sheet.pk).help_wanted == "canary-help"
    assert {"canary-message", "A new word"} <= {message.text for message in Message.objects.all()}


@pytest.mark.parametrize(("kind", "word"), [("choice", "stop"), ("closing", "yes")])
def test_a_question_waits_for_its_key_and_then_counts_as_it_was_meant(scene, settings, kind, word):
    lost, settings.CONTENT_KEYS = list(settings.CONTENT_KEYS), KEYS
    name = "choice" if kind == "choice" else "stay"
    for enrolment in (scene.bo, scene.chidi):
        asked = ask(enrolment, kind)
        check_ins.answer(check_in=asked, answers={name: word}, by=enrolment.person, at=NOW)
    settings.CONTENT_KEYS = lost
    assert (check_ins.settle_due(at=OVER), closings.close_due(at=OVER)) == (0, 0)
    settings.CONTENT_KEYS = KEYS
    check_ins.settle_due(at=OVER)
    closings.close_due(at=OVER)
    scene.partnership.refresh_from_db()
    assert scene.partnership.state == ("ended" if kind == "choice" else "alumni")


def test_a_planned_end_comes_two_weeks_later_where_the_key_stays_lost(scene, settings):
    lost, settings.CONTENT_KEYS = list(settings.CONTENT_KEYS), KEYS
    asked = ask(scene.bo, "closing")
    check_ins.answer(check_in=asked, answers={"stay": "yes"}, by=scene.bo.person, at=NOW)
    settings.CONTENT_KEYS = lost
    assert closings.close_due(at=OVER + timedelta(days=14)) == 1
    scene.partnership.refresh_from_db()
    assert scene.partnership.state == "ended"


def test_what_happens_by_itself_goes_on(scene):
    make_message(scene.chidi, scene.partnership, "Another")
    before = OutboxEmail.objects.count()
    messages.tell_due(at=timezone.now())
    reminders.ask_for_taps_due(at=timezone.now())
    assert OutboxEmail.objects.count() >= before


def test_an_erasure_leaves_nothing_that_a_key_could_bring_back(scene, settings):
    erasure.erase(person=scene.bo.person, by=scene.bo.person, at=timezone.now())
    settings.CONTENT_KEYS = KEYS
    for model in (Worksheet, Message, Goal, Reflection):
        assert "canary" not in str([vars(row) for row in model._default_manager.all()])
    assert "Bo Sample" not in raw_dump()
