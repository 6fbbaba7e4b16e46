"""The private calendar: whom, when and where, for whoever holds the address, until its owner lets it stop."""

from __future__ import annotations

import re

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from colead.partnerships.actions import feeds, worksheets
from colead.partnerships.actions.worksheets import Answers
from colead.partnerships.models import CalendarFeed, Meeting
from colead.people.actions import erasure
from colead.web.public import calendar
from tests.cast import BO
from tests.factories.partnerships import end, make_series, tomorrow
from tests.factories.people import NOW
from tests.factories.scene import Scene, make_scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(db) -> Scene:
    cache.clear()
    return make_scene()


@pytest.fixture
def address(scene) -> str:
    return reverse("calendar_feed", args=[feeds.renew(by=scene.bo.person, at=NOW).token])


def test_it_says_whom_when_and_where_and_nothing_that_anybody_wrote(client, scene, address):
    Meeting.objects.update(place="Room 4")
    sheet = Answers("canary-help", "canary-tried", "canary-worth", "canary-next")
    worksheets.save(meeting=scene.meeting, answers=sheet, version=0, by=scene.bo.person, at=timezone.now())
    answer = client.get(address)
    text = answer.content.decode()
    assert (answer["Content-Type"], answer["Cache-Control"]) == (
        "text/calendar; charset=utf-8",
        "private, no-store",
    )
    assert ("SUMMARY:Meeting with Chidi" in text, "LOCATION:Room 4" in text) == (True, True)
    for word in ("canary", "example.org", "DESCRIPTION", "Sample"):
        assert word not in text.replace("UID:", "UID-")


def test_a_reader_that_has_it_already_is_told_so(client, scene, address):
    etag = client.get(address)["ETag"]
    again = client.get(address, headers={"If-None-Match": etag})
    assert (again.status_code, again.content, again["Cache-Control"]) == (304, b"", "private, no-store")
    make_series(scene.partnership, tomorrow(), count=1)
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_it_is_read_with_as_many_queries_whatever_there_is(
    client, scene, address, count, django_assert_max_num_queries
):
    make_series(scene.partnership, tomorrow(), count=count)
    with django_assert_max_num_queries(8):  # three of them count requests
        client.get(address)


def test_what_has_ended_leaves_it(client, scene, address):
    end(scene.partnership)
    assert "BEGIN:VEVENT" not in client.get(address).content.decode()


def test_a_new_address_stops_the_old_one_and_none_stops_both(client, scene, address):
    second = reverse("calendar_feed", args=[feeds.renew(by=scene.bo.person, at=NOW).token])
    assert (client.get(address).status_code, client.get(second).status_code) == (404, 200)
    feeds.revoke(by=scene.bo.person, at=NOW)
    assert client.get(second).status_code == 404


def test_it_stops_with_the_account(client, scene, address):
    erasure.erase(person=scene.bo.person, by=scene.bo.person, at=timezone.now())
    assert (client.get(address).status_code, CalendarFeed.objects.count()) == (404, 0)


def test_whoever_asks_too_often_has_to_wait(client, address, monkeypatch):
    monkeypatch.setattr(calendar, "AT_MOST", 2)
    answers = [client.get(address) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[2]["Retry-After"] == "3600"


def test_the_address_is_in_the_database_only_encrypted(scene, address):
    from django.db import connection

    token = address.split("/")[-1].removesuffix(".ics")
    with connection.cursor() as cursor:
        cursor.execute("SELECT token, digest FROM partnerships_calendarfeed")
        assert token not in str(cursor.fetchall())


def test_its_owner_makes_it_changes_it_and_lets_it_stop(sign_in, scene):
    client, page = sign_in(BO), reverse("own_calendar")
    client.post(page)
    shown = re.search(r"/calendar/(\w+)\.ics", client.get(page).content.decode())[1]
    assert client.get(reverse("calendar_feed", args=[shown])).status_code == 200
    client.post(page)
    assert shown not in client.get(page).content.decode()
    client.post(reverse("revoke_calendar"))
    assert "You have no address." in client.get(page).content.decode()
