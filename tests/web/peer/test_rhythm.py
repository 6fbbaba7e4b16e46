from __future__ import annotations

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from colead.partnerships.actions import days_off
from colead.partnerships.models import CalendarAnswer, Meeting, Reason
from colead.partnerships.states import CalendarWord, MeetingState
from tests.cast import BO, CHIDI
from tests.factories.partnerships import make_series, tomorrow
from tests.factories.scene import Scene, make_scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(db) -> Scene:
    made = make_scene()
    made.cohort.ends_on = timezone.now().date() + timedelta(days=900)
    made.cohort.save()
    return made


def at(scene: Scene, name: str) -> str:
    return reverse(name, args=[scene.partnership.key])


def text(page) -> str:
    return " ".join(re.sub("<[^>]+>", " ", page.content.decode()).split())


def times(page) -> list[str]:
    return re.findall(r'name="time" value="([^"]+)" checked', page.content.decode())


def test_the_headline_says_when_the_next_one_is(sign_in, scene):
    local = scene.meeting.starts_at.astimezone(ZoneInfo("Europe/Berlin"))
    assert f"Chidi again on {local:%A} {local.day} {local:%B}" in text(sign_in(BO).get(at(scene, "meetings")))


def test_members_read_reasons_and_what_calendars_answered(sign_in, scene):
    member = scene.partnership.members.get(enrolment=scene.bo)
    Reason.objects.create(meeting=scene.meeting, member=member, text="A clash", given_at=timezone.now())
    CalendarAnswer.objects.create(
        meeting=scene.meeting,
        member=member,
        word=CalendarWord.DECLINED,
        proposes_at=tomorrow(),
        stamp=timezone.now(),
    )
    page = text(sign_in(CHIDI).get(at(scene, "meetings")))
    assert ("Bo wrote: A clash" in page, "Bo’s calendar: not coming, suggests" in page) == (True, True)


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_is_read_with_nine_queries(sign_in, scene, count, django_assert_num_queries):
    make_series(scene.partnership, tomorrow(), count=count)
    client = sign_in(BO)
    with django_assert_num_queries(9):
        client.get(at(scene, "meetings"))


def test_the_list_can_be_taken_along_and_no_cell_is_a_formula(sign_in, scene):
    Meeting.objects.update(place="=1+1")
    table = sign_in(BO).get(at(scene, "meetings_csv")).content.decode().splitlines()
    assert (table[0].split(",")[0], "'=1+1" in table[1]) == ("number", True)


def test_a_series_is_planned_from_the_days_that_are_chosen(sign_in, scene):
    client = sign_in(BO)
    day = timezone.now().date() + timedelta(days=30)
    page = client.get(at(scene, "plan_series"), {"day": day, "clock": "09:30", "every": 14, "minutes": 45})
    chosen = times(page)
    client.post(at(scene, "plan_series"), {"every": 14, "minutes": 45, "place": "Room 4", "time": chosen[:3]})
    planned = Meeting.objects.exclude(series=None).order_by("starts_at")
    assert [one.starts_at for one in planned] == [datetime.fromisoformat(one) for one in chosen[:3]]
    assert {f"{one.starts_at.astimezone(ZoneInfo('Europe/Berlin')):%H:%M}" for one in planned} == {"09:30"}


def test_days_off_are_listed_and_not_chosen(sign_in, scene):
    client, day = sign_in(BO), timezone.now().date() + timedelta(days=30)
    days_off.be_away(
        enrolment=scene.chidi, first_day=day, last_day=day, by=scene.chidi.person, at=timezone.now()
    )
    page = client.get(at(scene, "plan_series"), {"day": day, "clock": "09:30", "every": 7, "minutes": 60})
    assert "Chidi is away" in text(page)
    assert min(datetime.fromisoformat(one).date() for one in times(page)) == day + timedelta(days=7)


def test_on_the_day_the_clocks_change_the_hour_is_left_open(sign_in, scene):
    rule = {"day": "2027-03-21", "clock": "02:30", "every": 7, "minutes": 60}
    page = sign_in(BO).get(at(scene, "plan_series"), rule)
    assert "Sunday 28 March The clocks change at that hour." in text(page)
    assert not [one for one in times(page) if one.startswith("2027-03-28")]


def test_partners_clocks_stand_beside_each_day(sign_in, scene):
    rule = {"day": "2027-03-25", "clock": "10:00", "every": 7, "minutes": 60}
    page = text(sign_in(BO).get(at(scene, "plan_series"), rule))
    assert "25 March, 10:00 Chidi 10:00" in page
    assert "1 April, 10:00 Chidi 09:00" in page  # Lagos has no summer time


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"every": 7, "minutes": 60}, "Choose at least one time."),
        ({"every": 7, "minutes": 60, "time": ["soon"]}, "Choose from the times on the page."),
        ({"every": 7, "minutes": 60, "time": ["2031-01-01T10:00"]}, "Choose from the times on the page."),
    ],
)
def test_what_cannot_be_planned_is_said(sign_in, scene, data, words):
    page = sign_in(BO).post(at(scene, "plan_series"), data)
    assert (page.status_code, words in text(page)) == (422, True)


def test_a_time_that_a_calendar_proposes_is_taken_with_one_button(sign_in, scene):
    member, other = scene.partnership.members.get(enrolment=scene.bo), tomorrow() + timedelta(days=2)
    CalendarAnswer.objects.create(
        meeting=scene.meeting,
        member=member,
        word=CalendarWord.TENTATIVE,
        proposes_at=other,
        stamp=timezone.now(),
    )
    client = sign_in(CHIDI)
    page = client.get(reverse("meeting_time", args=[scene.meeting.key]))
    assert "Bo’s calendar suggests" in text(page)
    value = re.search(r'type="hidden" name="time" value="([^"]+)"', page.content.decode())[1]
    client.post(reverse("meeting_time", args=[scene.meeting.key]), {"moves": 1, "time": value})
    assert Meeting.objects.get(pk=scene.meeting.pk).starts_at == other


def test_home_shows_the_first_of_several_that_are_planned(sign_in, scene):
    Meeting.objects.update(state=MeetingState.HELD)
    first, *_later = make_series(scene.partnership, tomorrow(), count=4)
    page = sign_in(BO).get(reverse("peer_home", args=[scene.bo.key])).content.decode()
    assert reverse("meeting", args=[first.key]) in page
