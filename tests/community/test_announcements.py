"""Announcements: to whom they are for, when they are due, once; readers in steps of five."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from colead.community.actions import announcements
from colead.community.actions.announcements import (
    Draft,
    HasGone,
    NoAudience,
    NotCoordinator,
    NothingToSay,
    TooFarAhead,
    TooLong,
)
from colead.community.models import Announcement, Receipt
from colead.community.queries.announcements import Readers, readers_of
from colead.kernel.models import OutboxEmail
from colead.programmes.models import Enrolment
from tests.cast import AMARA, BO, DANA
from tests.factories.community import announce
from tests.factories.people import NOW
from tests.factories.scene import Scene, make_scene

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def scene(db) -> Scene:
    return make_scene()


def names(announcement: Announcement) -> list[str]:
    rows = Receipt.objects.filter(announcement=announcement).order_by("enrolment__person__name")
    return list(rows.values_list("enrolment__person__name", flat=True))


@pytest.mark.parametrize(
    ("audience", "receivers"),
    [
        ("everybody", ["Bo Sample", "Chidi Example", "Dana Instance"]), ("peers", ["Bo Sample", "Dana Instance"]),
        ("mentors", ["Chidi Example"]), ("facilitators", ["Bo Sample"]), ("unpaired", ["Dana Instance"]),
    ],
)  # fmt: skip
def test_it_goes_to_whom_it_is_for(scene, audience, receivers):
    Enrolment.objects.filter(pk=scene.bo.pk).update(roles=["peer", "facilitator"])
    Enrolment.objects.filter(pk=scene.chidi.pk).update(roles=["mentor"])
    Enrolment.objects.filter(person=scene.people["former_partner"]).update(state="left")
    said = announce(scene, audience)
    assert announcements.send_due(at=NOW) == 1
    assert names(said) == receivers
    mails = OutboxEmail.objects.filter(kind="community.announcement")
    assert (mails.count(), set(mails.values_list("subject", flat=True))) == (len(receivers), {"Next steps"})


def test_it_goes_once_when_its_time_has_come_and_not_when_called_off(scene):
    later = announce(scene, goes_at=NOW + DAY)
    off = announce(scene, goes_at=NOW + DAY)
    announcements.call_off(announcement=off, by=scene.people["coordinator"], at=NOW)
    assert [announcements.send_due(at=NOW + day * DAY) for day in (0, 1, 1)] == [0, 1, 0]
    assert (len(names(later)), names(off)) == (4, [])
    with pytest.raises(HasGone):
        announcements.call_off(announcement=later, by=scene.people["coordinator"], at=NOW + DAY)


def test_who_has_read_it_is_told_in_steps_of_five():
    assert [readers_of(9, 9), readers_of(10, 4), readers_of(10, 6)] == [
        Readers(9), Readers(10, tells=True), Readers(10, nearly_all=True, tells=True),
    ]  # fmt: skip
    assert {readers_of(40, n).at_least for n in range(15, 20)} == {15}
    assert [readers_of(40, n).nearly_all for n in (35, 36)] == [False, True]


def test_it_is_written_read_and_shown_safely(sign_in, scene):
    amara, bo = sign_in(AMARA), sign_in(BO)
    address = reverse("announcements", args=[scene.cohort.key])
    typed = {
        "audience": "everybody",
        "title": "Next  steps",
        "words": "**Bring** a question [x](javascript:alert(1)) <i>y</i>",
    }
    assert amara.post(address, typed).status_code == 302
    said = Announcement.objects.get()
    assert (said.title, sign_in(DANA).get(reverse("announcement", args=[said.key])).status_code) == (
        "Next steps",
        404,
    )
    announcements.send_due(at=timezone.now())
    assert '<span class="tag get">new' in bo.get(reverse("news")).content.decode()
    page = bo.get(reverse("announcement", args=[said.key])).content.decode()
    assert ("<strong>Bring</strong>" in page, 'href="javascript' in page, "<i>y" in page) == (
        True,
        False,
        False,
    )
    assert '<span class="tag get">new' not in bo.get(reverse("news")).content.decode()
    assert list(Receipt.objects.filter(read_at__isnull=False).values_list("enrolment", flat=True)) == [
        scene.bo.pk
    ]
    shown = amara.get(address).content.decode()
    assert ("It went to 4 people." in shown, "Too few people to tell" in shown) == (True, True)
    wrong = amara.post(address, typed | {"words": "x" * 8001})
    assert (wrong.status_code, "8,000 letters" in wrong.content.decode()) == (422, True)


def test_it_is_refused_with_a_reason(scene):
    amara = scene.people["coordinator"]
    good = {"audience": "everybody", "title": "T", "words": "W"}
    for wrong, refusal in (
        ({"title": " "}, NothingToSay), ({"words": ""}, NothingToSay), ({"words": "x" * 8001}, TooLong),
        ({"audience": "all"}, NoAudience), ({"goes_at": NOW + 400 * DAY}, TooFarAhead),
    ):  # fmt: skip
        with pytest.raises(refusal):
            announcements.schedule(cohort=scene.cohort, draft=Draft(**good | wrong), by=amara, at=NOW)
    with pytest.raises(NotCoordinator):
        announcements.schedule(cohort=scene.cohort, draft=Draft(**good), by=scene.bo.person, at=NOW)


def test_many_are_told_with_as_many_queries_as_few(scene):
    counts = []
    for audience in ("mentors", "unpaired", "everybody"):
        announce(scene, audience)
        with CaptureQueriesContext(connection) as asked:
            announcements.send_due(at=NOW)
        counts.append(len(asked))
    assert counts[1] == counts[2]
