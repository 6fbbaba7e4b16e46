"""Milestones: derived from dates and own words, told once and weekly, to the person alone."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from colead.community.actions import milestones
from colead.community.actions.milestones import NoMilestone, NotCoordinator, NotYours
from colead.community.models import Reached
from colead.community.queries.milestones import chosen_of, path_of
from colead.community.queries.reaching import reached
from colead.community.states import Milestone
from colead.community.template_parts import register_community_parts
from colead.kernel.models import OutboxEmail
from colead.partnerships.models import Meeting, Partnership
from colead.people.models import Person
from colead.programmes.models import Cohort
from colead.programmes.states import Role
from colead.programmes.template_parts import template_parts
from tests.cast import AMARA, BO, CHIDI
from tests.factories.agreements import make_agreement
from tests.factories.community import make_thanks
from tests.factories.goals import make_goal, meet_goal
from tests.factories.partnerships import make_meeting
from tests.factories.people import NOW
from tests.factories.scene import Scene, make_scene
from tests.factories.surveys import put_to
from tests.factories.words import make_reflection

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
M = Milestone


@pytest.fixture
def scene(db) -> Scene:
    made = make_scene()
    Meeting.objects.all().delete()
    Cohort.objects.update(starts_on=NOW.date(), ends_on=NOW.date() + 100 * DAY)
    return made


def held(scene: Scene, *numbers: int) -> None:
    for number in numbers:
        make_meeting(scene.partnership, number=number, starts_at=NOW + number * DAY, state="held")


def stones(scene: Scene) -> dict[str, datetime]:
    return reached([scene.bo.pk]).get(scene.bo.pk, {})


def text(response) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_each_is_read_off_what_is_known(scene):
    bo = scene.bo
    assert stones(scene) == {}
    make_agreement(scene.partnership)
    make_reflection(bo, at=NOW + DAY, happened="Only that.")
    assert set(stones(scene)) == {M.AGREEMENT}
    held(scene, 1, 2, 3, 4)
    assert stones(scene)[M.FIRST_MEETING] == NOW + DAY
    assert M.FIVE_MEETINGS not in stones(scene)
    held(scene, 5)
    make_reflection(bo, at=NOW + 2 * DAY, tried="I waited.")
    make_thanks(scene.chidi, bo, at=NOW + 3 * DAY)
    asked = put_to(bo, "mid", "recommend", at=NOW)
    asked.finished_at = NOW + 4 * DAY
    asked.save()
    meet_goal(make_goal(bo))
    found = stones(scene)
    assert found[M.FIVE_MEETINGS] == NOW + 5 * DAY
    assert (found[M.EXPERIMENT], found[M.HELPED], found[M.MID_REVIEW]) == (
        NOW + 2 * DAY, NOW + 3 * DAY, NOW + 4 * DAY,
    )  # fmt: skip
    assert set(found) == {*M} - {M.FACILITATED, M.ENDING}
    assert set(reached([scene.chidi.pk])[scene.chidi.pk]) == {M.AGREEMENT, M.FIRST_MEETING, M.FIVE_MEETINGS}


def test_who_facilitates_has_facilitated_and_not_met(scene):
    seat = scene.partnership.members.get(enrolment=scene.bo)
    seat.role = Role.FACILITATOR
    seat.save()
    held(scene, 1)
    assert stones(scene) == {M.FACILITATED: NOW + DAY}


@pytest.mark.parametrize(
    ("state", "cause", "counts"),
    [("alumni", "", True), ("ended", "planned", True), ("ended", "members", False), ("ended", "line", False)],
)
def test_a_good_ending_is_planned_or_the_persons_own_word(scene, state, cause, counts):
    held(scene, 1)
    Partnership.objects.filter(pk=scene.partnership.pk).update(
        state=state, ended_by=cause, ended_at=NOW + 9 * DAY
    )
    assert (M.ENDING in stones(scene)) is counts
    if not counts:
        assert ("ending", str(M.ENDING.label)) in path_of(scene.bo).may_say
        milestones.say(enrolment=scene.bo, milestone="ending", by=scene.bo.person, at=NOW)
    assert M.ENDING in [one.code for one in path_of(scene.bo).stones]


def test_it_is_told_once_and_in_the_weekly_mail(scene):
    held(scene, 1)
    assert [milestones.notice_due(at=NOW + 2 * DAY) for _n in range(2)] == [2, 0]
    make_reflection(scene.bo, at=NOW + 2 * DAY, tried="canary")
    assert milestones.notice_due(at=NOW + 3 * DAY) == 1
    mails = OutboxEmail.objects.filter(kind="community.milestone").order_by("pk")
    assert {(one.digest, one.text) for one in mails} == {("weekly", "")}
    assert [one.subject for one in mails.filter(to_person=scene.bo.person.key)] == [
        "You have met for the first time", "You have reached something",  # what is private is named on the page alone
    ]  # fmt: skip
    assert milestones.notice_due(at=NOW + 300 * DAY) == 0


def test_the_programme_chooses(sign_in, scene):
    held(scene, 1)
    amara, address = sign_in(AMARA), reverse("programme_milestones", args=[scene.programme.key])
    assert len(re.findall(r'name="milestones"[^>]* checked', amara.get(address).content.decode())) == len(M)
    amara.post(address, {"milestones": ["goal", "helped"]})
    assert chosen_of(scene.programme) == {"goal", "helped"}
    assert milestones.notice_due(at=NOW + 2 * DAY) == 0
    assert path_of(scene.bo).stones == ()
    for wrong, by, refusal in ((["x"], "coordinator", NoMilestone), ([], "sponsor", NotCoordinator)):
        with pytest.raises(refusal):
            milestones.choose(programme=scene.programme, milestones=wrong, by=scene.people[by], at=NOW)
    register_community_parts()
    part = next(one for one in template_parts() if one.name == "milestones")
    assert (part.read(scene.programme), part.read(scene.other_programme)) == (["helped", "goal"], M.values)
    assert [bool(part.problems(value)) for value in (["goal"], ["x"], "goal", [1])] == [
        False,
        True,
        True,
        True,
    ]
    part.apply(scene.other_programme, ["goal"], Person.objects.get(email="olu@example.org"), NOW)
    assert chosen_of(scene.other_programme) == {"goal"}


def test_the_page_is_the_persons_own(sign_in, scene):
    held(scene, 1)
    bo, address = sign_in(BO), reverse("milestones", args=[scene.bo.key])
    assert "met for the first time" in text(bo.get(address))
    bo.post(reverse("say_milestone", args=[scene.bo.key]), {"milestone": "helped"})
    assert "Take it back" in text(bo.get(address))
    with CaptureQueriesContext(connection) as asked:
        bo.get(address)
    assert len(asked) == 15
    bo.post(reverse("unsay_milestone", args=[scene.bo.key]), {"milestone": "helped"})
    assert "Take it back" not in text(bo.get(address))
    assert not Reached.objects.exists()
    assert sign_in(CHIDI).get(address).status_code == 404
    with pytest.raises(NotYours):
        milestones.say(enrolment=scene.bo, milestone="helped", by=scene.chidi.person, at=timezone.now())
    with pytest.raises(NoMilestone):
        milestones.say(enrolment=scene.bo, milestone="five_meetings", by=scene.bo.person, at=NOW)
