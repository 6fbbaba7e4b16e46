from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from colead.partnerships.models import Meeting
from tests.cast import BO, CHIDI
from tests.factories.scene import Scene, make_scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(db) -> Scene:
    made = make_scene()
    made.meeting.starts_at = timezone.now() - timedelta(minutes=1)
    made.meeting.ends_at = made.meeting.starts_at + timedelta(minutes=60)
    made.meeting.save()
    return made


def at(scene: Scene, name: str) -> str:
    return reverse(name, args=[scene.meeting.key])


def clock(page) -> tuple[int, bool]:
    html = page.content.decode()
    found = re.search(r'data-timer="(\d+)"( data-timer-runs)?', html)
    assert found is not None
    return int(found[1]), bool(found[2])


def now_at(page) -> str:
    """Give the step that the page marks as the present one."""
    html = page.content.decode()
    return " ".join(
        re.sub("<[^>]+>", " ", re.search(r'aria-current="step".*?</h3>', html, re.S)[0]).split()[3:]
    )


def test_a_phone_that_comes_later_shows_the_same_clock_and_step(sign_in, scene):
    sign_in(BO).post(at(scene, "meeting_timer"), {"do": "start"})
    Meeting.objects.update(timer_started_at=timezone.now() - timedelta(minutes=6))
    pages = [sign_in(who).get(at(scene, "meeting_timer")) for who in (BO, CHIDI)]
    assert [clock(page)[1] for page in pages] == [True, True]
    assert abs(clock(pages[0])[0] - 360) <= 2
    assert [now_at(page) for page in pages] == [
        "Your half: Read the worksheet", "Bo’s turn: Read the worksheet"
    ]  # fmt: skip


def test_a_phone_that_has_it_already_is_sent_nothing_until_somebody_presses(sign_in, scene):
    bo, chidi = sign_in(BO), sign_in(CHIDI)
    bo.post(at(scene, "meeting_timer"), {"do": "start"})
    mark = re.search(r"mark=(\w+)", chidi.get(at(scene, "meeting_timer")).content.decode())[1]
    assert chidi.get(at(scene, "meeting_timer"), {"mark": mark}).status_code == 204
    bo.post(at(scene, "meeting_timer"), {"do": "pause"})
    page = chidi.get(at(scene, "meeting_timer"), {"mark": mark})
    assert (page.status_code, clock(page)[1], "Paused, for everybody" in page.content.decode()) == (
        200,
        False,
        True,
    )


def test_what_is_pressed_is_answered_with_the_clock_as_it_is(sign_in, scene):
    client = sign_in(BO)
    client.post(at(scene, "meeting_timer"), {"do": "start"})
    data = {"do": "step", "step": 1, "showing": 0}
    page = client.post(at(scene, "meeting_timer"), data, headers={"HX-Request": "true"})
    assert now_at(page).endswith("Read the worksheet")


@pytest.mark.parametrize("data", [{"do": "nonsense"}, {"do": "step", "step": "x", "showing": ""}])
def test_a_press_that_means_nothing_does_nothing(sign_in, scene, data):
    sign_in(BO).post(at(scene, "meeting_timer"), data)
    assert Meeting.objects.get(pk=scene.meeting.pk).timer_started_at is None


def test_the_guide_is_chosen_for_one_meeting_and_everybody_sees_it(sign_in, scene):
    sign_in(BO).post(at(scene, "meeting_guide"), {"guide": "oscar"})
    page = sign_in(CHIDI).get(at(scene, "meeting")).content.decode()
    assert ("Choices, and their consequences" in page, "Read the worksheet" in page) == (True, False)


def test_what_cannot_be_chosen_is_said(sign_in, scene):
    page = sign_in(BO).post(at(scene, "meeting_guide"), {"guide": "troika"}, follow=True)
    assert "That guide is for another number of people." in page.content.decode()


def test_the_page_to_print_says_whose_idea_the_guide_is(sign_in, scene):
    Meeting.objects.update(guide="grow")
    page = sign_in(BO).get(at(scene, "meeting_guide")).content.decode()
    assert ("John Whitmore" in page, "data-print" in page) == (True, True)
