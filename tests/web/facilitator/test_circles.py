from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from colead.partnerships.models import Attendance, Meeting
from tests.cast import BO, FOLA
from tests.factories.partnerships import make_circle, make_meeting
from tests.factories.programmes import enrol
from tests.factories.scene import Scene, make_scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(db) -> Scene:
    return make_scene()


@pytest.fixture
def meeting(scene) -> Meeting:
    fola = enrol(scene.people["facilitator"], scene.cohort)
    fola.roles = ["facilitator"]
    fola.save()
    circle = make_circle(fola, scene.bo, scene.chidi, scene.dana)
    return make_meeting(circle, starts_at=timezone.now() - timedelta(minutes=5))


def text(page) -> str:
    return " ".join(re.sub("<[^>]+>", " ", page.content.decode()).split())


def test_a_facilitators_home_is_their_circles(sign_in, meeting):
    page = sign_in(FOLA).get("/", follow=True)
    assert ("How are your circles?" in text(page), "Bo, Chidi and Dana" in text(page)) == (True, True)


def test_attendance_is_noted_and_members_say_it_themselves(sign_in, scene, meeting):
    fola, bo = sign_in(FOLA), sign_in(BO)
    where = reverse("presence", args=[meeting.key])
    fola.post(where, {"presence": "there", "enrolment": scene.dana.key})
    bo.post(where, {"presence": "there"})
    assert {(one.presence, one.by_self) for one in Attendance.objects.all()} == {
        ("there", False),
        ("there", True),
    }
    page = fola.get(reverse("circle", args=[meeting.partnership.key]))
    assert "Who is there?" in text(page)
    assert page.content.decode().count('value="missing"') == 2  # of Chidi and Dana; Bo has said it himself


def test_the_page_of_a_circles_meeting_shows_who_comes_and_asks_about_airtime(sign_in, meeting):
    page = text(sign_in(BO).get(reverse("meeting", args=[meeting.key])))
    assert ("Who is here" in page, "Who did the talking?" in page) == (True, True)


def test_a_pair_is_not_asked_about_airtime(sign_in, scene):
    Meeting.objects.update(starts_at=timezone.now() - timedelta(minutes=5))
    page = text(sign_in(BO).get(reverse("meeting", args=[scene.meeting.key])))
    assert ("Have you agreed on a next step?" in page, "Who did the talking?" in page) == (True, False)


def test_the_facilitators_page_of_the_meeting_has_guide_and_clock_and_no_worksheets(sign_in, meeting):
    page = sign_in(FOLA).get(reverse("meeting", args=[meeting.key])).content.decode()
    assert ('id="timer"' in page, 'id="worksheet"' in page) == (True, False)


def test_whoever_facilitates_nothing_reads_that(sign_in, scene):
    assert "You facilitate no circle at the moment" in text(sign_in(BO).get(reverse("circles")))
