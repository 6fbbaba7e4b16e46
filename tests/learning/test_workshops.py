"""Workshops: a place or the waiting list, in the order of asking; being there finishes a module."""

from __future__ import annotations

from datetime import timedelta

import pytest
from icalendar import Calendar

from colead.kernel.errors import Refused
from colead.kernel.models import OutboxEmail
from colead.learning.actions import seats, workshops
from colead.learning.actions.workshops import WorkshopPlan
from colead.learning.models import Seat, Training
from colead.learning.modules.catalogue import CORE
from colead.learning.queries.workshops import own_workshops, seats_of, workshops_of
from tests.factories.learning import make_workshop, sit
from tests.factories.people import NOW
from tests.factories.scene import make_scene


@pytest.fixture
def scene(db):
    return make_scene()


@pytest.fixture
def amara(scene):
    return scene.people["coordinator"]


def mails(person) -> list[tuple[str, str]]:
    rows = OutboxEmail.objects.filter(to_person=person.key, kind="learning.workshop").order_by("pk")
    return [(mail.subject.partition(":")[0], mail.calendar_method) for mail in rows]


def test_who_waits_moves_up_and_calendars_follow(scene, amara):
    workshop = make_workshop(scene.cohort, amara, module=CORE[1])
    sit(workshop, scene.bo, scene.chidi, scene.dana, scene.bo)
    assert [(one.name, one.state) for one in seats_of(workshop)] == [
        ("Bo Sample", "coming"), ("Chidi Example", "waiting"), ("Dana Instance", "waiting"),
    ]  # fmt: skip
    seats.give_back(workshop=workshop, enrolment=scene.bo, by=scene.bo.person, at=NOW)
    (line,) = workshops_of(scene.cohort, at=NOW)
    assert (line.coming, line.waiting, line.free, line.stage) == (1, 1, 0, "planned")
    larger = WorkshopPlan(workshop.title, workshop.starts_at, workshop.minutes, 3, module=CORE[1])
    workshops.change(workshop=workshop, plan=larger, by=amara, at=NOW)  # nothing that calendars show
    later = WorkshopPlan("Listening again", workshop.starts_at + timedelta(days=1), 90, 3, module=CORE[1])
    moved = workshops.change(workshop=workshop, plan=later, by=amara, at=NOW)
    assert mails(scene.chidi.person) == [
        ("You are on the waiting list", ""), ("You have a place", "REQUEST"), ("There is something new", "REQUEST"),
    ]  # fmt: skip
    assert mails(scene.bo.person) == [("You have a place", "REQUEST")]
    last = OutboxEmail.objects.filter(to_person=scene.chidi.person.key, kind="learning.workshop").latest("pk")
    (event,) = Calendar.from_ical(last.calendar).walk("VEVENT")
    assert (str(event["SUMMARY"]), int(event["SEQUENCE"]), event["DTSTART"].dt) == (
        "Listening again", 1, moved.starts_at,
    )  # fmt: skip
    assert "dana@" not in last.calendar
    (mine,) = own_workshops(scene.dana.person, at=NOW)
    assert mine.mine == "coming"
    workshops.cancel(workshop=moved, by=amara, at=NOW)
    assert mails(scene.dana.person)[-1] == ("It does not take place", "CANCEL")


def test_being_there_finishes_the_module(scene, amara):
    workshop = make_workshop(scene.cohort, amara, places=2, module=CORE[1])
    bos, _chidis, waiting = sit(workshop, scene.bo, scene.chidi, scene.dana)
    with pytest.raises(Refused):
        workshops.note_attendance(workshop=workshop, there=[bos.key], by=amara, at=NOW)
    after = workshop.starts_at + timedelta(hours=2)
    workshops.note_attendance(workshop=workshop, there=[bos.key, waiting.key], by=amara, at=after)
    assert list(Training.objects.values_list("enrolment", "module", "elsewhere")) == [
        (scene.bo.pk, CORE[1], True)
    ]
    assert list(Seat.objects.values_list("was_there", flat=True)) == [True, False, None]


@pytest.mark.parametrize(
    "attempt",
    [
        lambda s, w: make_workshop(s.cohort, s.bo.person),
        lambda s, w: make_workshop(s.cohort, s.people["coordinator"], in_days=-1),
        lambda s, w: make_workshop(s.cohort, s.people["coordinator"], places=0),
        lambda s, w: make_workshop(s.cohort, s.people["coordinator"], module="no-such"),
        lambda s, w: seats.sign_up(workshop=w, enrolment=s.bo, by=s.dana.person, at=NOW),
        lambda s, w: seats.sign_up(workshop=w, enrolment=s.bo, by=s.bo.person, at=w.starts_at),
        lambda s, w: workshops.cancel(workshop=w, by=s.bo.person, at=NOW),
        lambda s, w: workshops.cancel(workshop=w, by=s.people["coordinator"], at=w.starts_at),
        lambda s, w: workshops.note_attendance(workshop=w, there=[], by=s.bo.person, at=w.starts_at),
    ],
)
def test_what_is_not_theirs_or_not_possible_is_refused(scene, amara, attempt):
    workshop = make_workshop(scene.cohort, amara)
    with pytest.raises(Refused):
        attempt(scene, workshop)
    assert not Seat.objects.exists()
