"""Thanks: specific, to somebody one meets, between the two until both want it otherwise."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from colead.community.actions import thanks
from colead.community.actions.thanks import NothingSpecific, NotYours, TooLong, TooMany, Words
from colead.community.models import Thanks
from colead.insights.metrics.recognition import thanks as counted
from colead.kernel.models import AuditEvent, OutboxEmail
from colead.kernel.retention import plan
from colead.kernel.timing import is_still_true
from colead.partnerships.models import Partnership
from colead.programmes.models import Cohort, Enrolment
from tests.cast import AMARA, BO, CHIDI, DANA
from tests.factories.community import make_shown_thanks, make_thanks
from tests.factories.people import NOW
from tests.factories.scene import Scene, make_scene

pytestmark = pytest.mark.django_db
WORDS = Words("You waited.", "I found it myself.")


@pytest.fixture
def scene(db) -> Scene:
    return make_scene()


def text(response) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_it_arrives_by_itself_and_says_nothing_before_it_is_read(scene):
    given = make_thanks(scene.bo, scene.chidi, "canary-did", "canary-changed")
    mail = OutboxEmail.objects.get(kind="community.thanks")
    assert (mail.to_address, mail.about) == (scene.chidi.person.email, given.key)
    assert re.findall(r"canary|\bBo\b", mail.subject + mail.text + mail.html) == []
    facts = AuditEvent.objects.filter(action="thanks.give").values_list("by", "thing", "facts")
    assert list(facts) == [(scene.bo.person.key, given.key, {})]
    assert is_still_true(mail, at=timezone.now())
    thanks.remove(thanks=given, by=scene.chidi.person, at=timezone.now())
    assert not is_still_true(mail, at=timezone.now())


def test_it_is_for_something_and_not_a_flood(scene):
    for words, refusal in ((Words(" ", "x"), NothingSpecific), (Words("x", ""), NothingSpecific), (Words("x" * 2001, "x"), TooLong)):  # fmt: skip
        with pytest.raises(refusal):
            thanks.give(to=scene.chidi, words=words, shows=False, by=scene.bo.person, at=NOW)
    for _n in range(10):
        make_thanks(scene.bo, scene.chidi, at=NOW)
    with pytest.raises(TooMany):
        make_thanks(scene.bo, scene.chidi, at=NOW)
    assert make_thanks(scene.bo, scene.chidi, at=NOW + timedelta(days=1)).pk


@pytest.mark.parametrize(
    ("cause", "status"), [("members", 404), ("coordinator", 404), ("line", 404), ("planned", 200)]
)
def test_only_a_planned_end_leaves_the_door_open(sign_in, scene, cause, status):
    Partnership.objects.filter(pk=scene.partnership.pk).update(state="ended", ended_by=cause, ended_at=NOW)
    client = sign_in(BO)
    assert client.get(reverse("give_thanks", args=[scene.chidi.key])).status_code == status
    assert ("Chidi" in text(client.get(reverse("thanks")))) == (status == 200)


def test_the_wall_shows_it_while_both_want_it_and_not_a_moment_longer(sign_in, scene):
    bo, chidi, dana, amara = (sign_in(one) for one in (BO, CHIDI, DANA, AMARA))
    bo.post(
        reverse("give_thanks", args=[scene.chidi.key]),
        {"did": "canary <b>one</b>", "changed": "two", "shows": "on"},
    )
    one, wall = Thanks.objects.get(), reverse("wall", args=[scene.programme.key])

    def seen() -> list[bool]:
        return ["canary" in text(client.get(wall)) for client in (bo, chidi, dana, amara)]

    assert seen() == [False] * 4
    assert "would like to show it" in text(chidi.get(reverse("thanks")))
    assert "canary" not in text(dana.get(reverse("thanks")))
    for hides in (bo, chidi):
        for shows in (bo, chidi):
            shows.post(reverse("show_thanks", args=[one.key]))
        assert seen() == [True] * 4
        assert "canary &lt;b&gt;one" in dana.get(wall).content.decode()
        hides.post(reverse("hide_thanks", args=[one.key]))
        assert seen() == [False] * 4
    make_shown_thanks(scene.bo, scene.chidi, "canary")
    Enrolment.objects.filter(pk=scene.chidi.pk).update(state="left")
    assert ["canary" in text(client.get(wall)) for client in (bo, dana, amara)] == [False] * 3


def test_nobody_else_decides(scene):
    given = make_thanks(scene.bo, scene.chidi)
    for act in (thanks.show, thanks.hide, thanks.remove):
        with pytest.raises(NotYours):
            act(thanks=given, by=scene.people["coordinator"], at=NOW)
    thanks.remove(thanks=given, by=scene.bo.person, at=NOW)
    with pytest.raises(NotYours):
        thanks.show(thanks=given, by=scene.bo.person, at=NOW)


def test_what_is_missing_stays_on_the_page(sign_in, scene):
    answer = sign_in(BO).post(
        reverse("give_thanks", args=[scene.chidi.key]), {"did": "You waited.", "changed": ""}
    )
    assert (answer.status_code, "You waited." in text(answer)) == (422, True)


def test_a_coordinator_is_told_a_share_of_people_and_no_more(scene):
    for _n in range(3):
        make_thanks(scene.bo, scene.chidi, "canary", at=NOW)
    rows = counted(scene.cohort, NOW)
    taking_part = Enrolment.objects.filter(cohort=scene.cohort, state="admitted")
    assert {row.name: row.value for row in rows.rows} == {
        f"enrolment:{one.pk}": one in (scene.bo, scene.chidi) for one in taking_part
    }


def test_pages_ask_the_same_for_one_and_for_many(sign_in, scene):
    client, told = sign_in(BO), list[int]()
    client.get(reverse("thanks"))  # asks once whether this is the demo
    for count in (1, 3):
        while Thanks.objects.count() < count:
            make_shown_thanks(scene.bo, scene.chidi)
        for address in (reverse("thanks"), reverse("wall", args=[scene.programme.key])):
            with CaptureQueriesContext(connection) as asked:
                client.get(address)
            told.append(len(asked))
    assert told == [7, 7] * 2


def test_it_goes_a_year_after_the_cohort(scene):
    make_thanks(scene.bo, scene.chidi)
    ends = Cohort.objects.get(pk=scene.cohort.pk).ends_on

    def due(days: int) -> int:
        looked_at = plan(at=NOW + timedelta(days=(ends - NOW.date()).days + days))
        return next(one.over for one in looked_at if one.keep.name == "thanks")

    assert [due(365), due(366)] == [0, 1]
