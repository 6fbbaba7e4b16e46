"""Workshops in the browser: planned, signed up for, attended."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from colead.learning.models import Seat, Workshop
from colead.learning.modules.catalogue import CORE
from tests.factories.learning import make_workshop, sit
from tests.factories.scene import make_scene
from tests.support.pages import PageClient

pytestmark = pytest.mark.django_db


def signed_in(person):
    client = PageClient()
    client.force_login(person)
    return client


@pytest.fixture
def scene():
    return make_scene()


def test_a_workshop_is_planned_and_somebody_comes(scene):
    coordinator, bo = signed_in(scene.people["coordinator"]), signed_in(scene.bo.person)
    url = reverse("workshops", args=[scene.cohort.key])
    day = (timezone.now() + timedelta(days=9)).date().isoformat()
    plan = {"title": "In threes", "day": day, "clock": "10:00", "minutes": 75, "places": 1, "module": CORE[1]}
    assert coordinator.post(url, {**plan, "day": "2020-01-01"}).status_code == 422
    assert coordinator.post(url, {**plan, "day": "2027-03-28", "clock": "02:30"}).status_code == 422
    page = coordinator.get(coordinator.post(url, plan)["Location"]).content.decode()
    assert "Nobody has signed up yet" in page
    key = Workshop.objects.get().key
    own = reverse("own_workshops")
    assert "1 of 1 places is free" in bo.get(own).content.decode()
    bo.post(reverse("sign_up", args=[key]))
    assert "you have a place" in bo.get(own).content.decode()
    assert b"BEGIN:VEVENT" in bo.get(reverse("workshop_calendar", args=[key])).content
    dana = signed_in(scene.dana.person)
    dana.post(reverse("sign_up", args=[key]))
    assert "All places are taken; 1 waits." in dana.get(own).content.decode()
    bo.post(reverse("give_back_seat", args=[key]))
    assert "you have a place" in dana.get(own).content.decode()
    assert coordinator.post(reverse("workshop", args=[key]), {**plan, "minutes": 90}).status_code == 302
    Workshop.objects.update(starts_at=timezone.now() - timedelta(hours=3))
    there = Seat.objects.get(state="coming")
    coordinator.post(reverse("workshop_attendance", args=[key]), {"there": [there.key]})
    assert "checked" in coordinator.get(reverse("workshop", args=[key])).content.decode()
    assert "over" in coordinator.get(url).content.decode()
    Workshop.objects.update(starts_at=timezone.now() + timedelta(days=3))
    coordinator.post(reverse("cancel_workshop", args=[key]))
    assert "does not take place" in dana.get(own).content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_pages_are_read_with_one_number_of_queries(scene, number, django_assert_num_queries):
    for place in range(number):
        made = make_workshop(scene.cohort, scene.people["coordinator"], at=timezone.now(), in_days=7 + place)
        sit(made, scene.bo, *[scene.dana][: number - 1], at=timezone.now())
    coordinator, bo = signed_in(scene.people["coordinator"]), signed_in(scene.bo.person)
    with django_assert_num_queries(8):
        coordinator.get(reverse("workshops", args=[scene.cohort.key]))
    with django_assert_num_queries(7):
        coordinator.get(reverse("workshop", args=[made.key]))
    with django_assert_num_queries(5):
        bo.get(reverse("own_workshops"))
