from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from colead.partnerships.links import taps_token
from colead.partnerships.models import Meeting, Taps
from colead.partnerships.states import MeetingState
from tests.factories.partnerships import end_now
from tests.factories.scene import make_scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def token() -> str:
    """Give Bo's link after the meeting."""
    scene = make_scene()
    member = scene.partnership.members.get(enrolment=scene.bo)
    return taps_token(end_now(scene.meeting), member, at=timezone.now())


def test_opening_the_link_changes_nothing(client, token):
    page = client.get(reverse("taps_link", args=[token])).content.decode()
    assert ("Bo, this is about your meeting" in page, Taps.objects.count()) == (True, 0)


def test_three_taps_without_signing_in_then_taken_back(client, token):
    url = reverse("taps_link", args=[token])
    client.post(url, {"held": "yes", "useful": 5, "balance": 3})
    assert (Taps.objects.get().useful, Meeting.objects.get().state) == ("5", MeetingState.HELD)
    page = client.get(url).content.decode()
    # The page says that it is noted, never what.
    assert ("Thank you, it is noted" in page, "checked" in page, "useful" in page) == (True, False, False)
    client.post(reverse("undo_taps_link", args=[token]))
    assert (Taps.objects.count(), "That is it" in client.get(url).content.decode()) == (0, True)


def test_an_incomplete_answer_is_asked_for_again_and_does_not_spend_the_link(client, token):
    url = reverse("taps_link", args=[token])
    answer = client.post(url, {"useful": 5})
    assert (answer.status_code, "Say first whether you met." in answer.content.decode()) == (422, True)
    assert client.post(url, {"held": "no"}).status_code == 302


def test_a_bent_link_says_what_to_do(client, token):
    page = client.get(reverse("taps_link", args=[token[:-3] + "abc"]))
    assert (page.status_code, "open it again from the e-mail" in page.content.decode()) == (409, True)


def test_the_link_is_safe_against_other_sites(token):
    client = Client(enforce_csrf_checks=True)
    assert client.post(reverse("taps_link", args=[token]), {"held": "yes"}).status_code == 403
    assert Taps.objects.count() == 0
