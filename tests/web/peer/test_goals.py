from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from colead.partnerships.models import Goal
from colead.partnerships.states import GoalSight, NoteKind
from tests.cast import BO, CHIDI
from tests.factories.goals import in_weeks, make_goal, make_shared_goal, meet_goal
from tests.factories.partnerships import end
from tests.factories.scene import Scene, make_scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(db) -> Scene:
    return make_scene()


def text(response) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_a_goal_is_set_noted_met_and_confirmed_without_script(sign_in, scene):
    bo, chidi = sign_in(BO), sign_in(CHIDI)
    form = {
        "title": "Hold the difficult conversation", "due_on": in_weeks(6).isoformat(), "sight": "title",
        "partnership": scene.partnership.key, "step_3": "Within two days.",
    }  # fmt: skip
    assert bo.post(reverse("new_goal"), form).status_code == 302
    goal = Goal.objects.get()
    page = reverse("goal", args=[goal.key])
    bo.post(reverse("note_goal", args=[goal.key]), {"text": "Held one.", "level": "3"})
    bo.post(reverse("close_goal", args=[goal.key]), {"state": "met"})
    assert "Chidi can see this" in text(bo.get(page))
    assert "Did you see it too?" in text(chidi.get(page))
    chidi.post(reverse("confirm_goal", args=[goal.key]))
    assert "Chidi has seen it too" in text(bo.get(page))
    chidi.post(reverse("unconfirm_goal", args=[goal.key]))
    assert "Did you see it too?" in text(chidi.get(page))


def test_the_partner_sees_what_the_owner_chose(sign_in, scene):
    for sight, title in (
        (GoalSight.NOTHING, "canary-none"),
        (GoalSight.TITLE, "Shown goal"),
        (GoalSight.ALL, "Open goal"),
    ):
        make_shared_goal(scene.bo, scene.partnership, sight, title=title, measure="measure-of-bo")
    client = sign_in(CHIDI)
    listed = text(client.get(reverse("goals")))
    seen = [
        word in listed
        for word in ("canary-none", "Bo: Shown goal", "Bo: Open goal", "1 of 5 on their own scale")
    ]
    assert seen == [False, True, True, True]
    pages = {goal.sight: client.get(reverse("goal", args=[goal.key])) for goal in Goal.objects.all()}
    assert pages[GoalSight.NOTHING].status_code == 404
    assert ["measure-of-bo" in text(pages[sight]) for sight in (GoalSight.TITLE, GoalSight.ALL)] == [
        False,
        True,
    ]


def test_after_the_end_partners_see_nothing_and_owners_everything(sign_in, scene):
    goal = make_shared_goal(scene.bo, scene.partnership)
    end(scene.partnership)
    assert sign_in(CHIDI).get(reverse("goal", args=[goal.key])).status_code == 404
    assert "only you" in text(sign_in(BO).get(reverse("goal", args=[goal.key])))


def test_home_shows_goals_as_their_owner_shares_them(sign_in, scene):
    make_shared_goal(scene.bo, scene.partnership, title="Difficult conversation")
    make_goal(scene.bo, "Monday meeting")
    page = text(sign_in(BO).get(reverse("peer_home", args=[scene.bo.key])))
    assert "Difficult conversation 1 of 5 on your own scale · Chidi can see this" in page
    assert "Monday meeting 1 of 5 on your own scale · only you" in page
    assert (
        re.search(r'<a href="/goals/">Goals</a>', sign_in(BO).get(reverse("goals")).content.decode()) is None
    )


def test_an_older_window_keeps_what_it_typed(sign_in, scene):
    goal = make_goal(scene.bo)
    client, address = sign_in(BO), reverse("change_goal", args=[goal.key])
    form = {"due_on": in_weeks(2).isoformat(), "sight": "nothing", "version": "1"}
    client.post(address, {**form, "title": "From the phone"})
    answer = client.post(address, {**form, "title": "From the desk"})
    page = answer.content.decode()
    assert (answer.status_code, 'value="From the desk"' in page, "Another window" in page) == (
        422,
        True,
        True,
    )


def test_a_note_that_says_nothing_stays_on_the_page(sign_in, scene):
    goal = make_goal(scene.bo)
    answer = sign_in(BO).post(reverse("note_goal", args=[goal.key]), {"text": " ", "level": "1"})
    assert (answer.status_code, "Write a word about it" in text(answer)) == (422, True)


def test_half_way_the_page_asks_for_a_review_once(sign_in, scene):
    goal = make_goal(scene.bo)
    today = timezone.localdate()
    scene.cohort.starts_on, scene.cohort.ends_on = today - timedelta(days=90), today + timedelta(days=88)
    scene.cohort.save()
    Goal.objects.update(created_at=timezone.now() - timedelta(days=60))
    client, page = sign_in(BO), reverse("goal", args=[goal.key])
    assert "Half way: where are you?" in text(client.get(page))
    client.post(
        reverse("note_goal", args=[goal.key]), {"text": "On the way.", "kind": NoteKind.MID, "level": 2}
    )
    assert "Half way: where are you?" not in text(client.get(page))


@pytest.mark.parametrize("count", [1, 3])
def test_pages_of_goals_are_read_with_one_number_of_queries(sign_in, scene, count, django_assert_num_queries):
    for _ in range(count):
        make_goal(scene.bo)
        meet_goal(make_shared_goal(scene.chidi, scene.partnership))
    client = sign_in(BO)
    with django_assert_num_queries(7):
        client.get(reverse("goals"))
    with django_assert_num_queries(7):
        client.get(reverse("goal", args=[Goal.objects.filter(enrolment=scene.bo).first().key]))
