"""A coordinator's way through a round: ask, look, approve, publish."""

from __future__ import annotations

import pytest
from django.urls import reverse

from colead.pairing.actions import decisions, rounds
from colead.pairing.models import Round
from colead.partnerships.models import Partnership
from colead.programmes.models import Appointment
from colead.programmes.states import EnrolmentState, Post
from tests.cast import BO, CHIDI, DANA, FEMI, OLU
from tests.factories.partnerships import make_round as write_round
from tests.factories.people import NOW, make_person
from tests.factories.profiles import make_ready
from tests.factories.programmes import appoint, enrol
from tests.factories.rounds import make_crowd, make_round
from tests.support.pages import PageClient
from tests.web.coordinator.reading import act, page, text

pytestmark = pytest.mark.django_db
LOOK = 9  # queries of the result page, whatever its size


def test_before_the_first_round_the_page_says_who_is_ready_and_who_is_missing(browser, cohort, four):
    enrol(make_person(FEMI), cohort, EnrolmentState.APPLIED)
    shown = text(page(browser, "rounds", cohort))
    assert "<h1>4 people are ready for a partner</h1>" in shown
    assert "<li>Femi Nominal</li>" in shown


def test_with_nobody_ready_there_is_nothing_to_press_and_a_way_on(browser, cohort):
    shown = text(page(browser, "rounds", cohort))
    assert "Matching needs at least two people" in shown
    assert reverse("request_round", args=[cohort.key]) not in shown


def test_a_round_of_nobody_claims_nothing(browser, cohort, amara):
    shown = text(page(browser, "round", make_round(cohort, amara)))
    assert "<h1>Round 1: nobody was waiting</h1>" in shown
    assert "Everybody who is ready has a partner already" in shown
    assert ("best possible value" in shown, "0 of 0" in shown) == (False, False)


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.usefixtures("four")
def test_the_list_of_rounds_costs_the_same_for_one_and_three(
    browser, cohort, amara, number, django_assert_num_queries
):
    for _ in range(number):
        make_round(cohort, amara)
    with django_assert_num_queries(LOOK + 2):  # the questions before matching, and who is trained
        page(browser, "rounds", cohort)


@pytest.mark.parametrize("people", [2, 6, 500])
def test_a_round_costs_the_same_whatever_its_size(
    browser, cohort, people, django_assert_num_queries, quick_result
):
    found = quick_result(cohort, people)
    with django_assert_num_queries(LOOK):
        shown = text(page(browser, "round", found))
    assert shown.count('class="wings"') == min(people // 2, 100)
    assert f"<b>{people} of {people}</b>" in shown


@pytest.fixture
def quick_result(amara):
    """Give a function that makes a round of many: solved, or for hundreds written down as if it had been."""

    def make(cohort, people):
        crowd = make_crowd(cohort, people)
        found = make_round(cohort, amara) if people < 100 else written(cohort, crowd)
        decisions.decide(one=crowd[0], other=crowd[1], wish="forbid", by=amara, at=NOW)
        return found

    def written(cohort, crowd):
        found = write_round(cohort, amara, *zip(crowd[::2], crowd[1::2], strict=True), state="draft")
        Round.objects.filter(pk=found.pk).update(
            people=len(crowd), matched=len(crowd), groups=len(crowd) // 2, total=1, bound=1,
            policy={"rules": {}, "weights": {"needs": 80}},
        )  # fmt: skip
        found.proposals.filter(position=0).update(position=len(crowd))
        return found

    return make


def test_pressing_match_makes_a_round_that_shows_its_progress_until_it_is_there(browser, cohort, amara, four):
    waiting = act(browser, "request_round", cohort)
    assert "<h1>Round 1 is being worked out</h1>" in text(waiting)
    assert "Waiting for its turn" in text(waiting)
    found = cohort.rounds.get()
    part = browser.get(reverse("round", args=[found.key]), headers={"HX-Request": "true"})
    assert 'hx-trigger="every 1s"' in text(part)
    rounds.solve_waiting(lambda: NOW)
    assert browser.get(reverse("round", args=[found.key]), headers={"HX-Request": "true"}).headers[
        "HX-Refresh"
    ]
    assert "<h1>Round 1: everyone has a partner</h1>" in text(page(browser, "round", found))


def test_a_failed_round_says_why_and_stops_asking(browser, cohort, amara, four):
    act(browser, "request_round", cohort)
    found = cohort.rounds.get()
    stopped = act(browser, "cancel_round", found)
    assert "The round was stopped. Nothing of it was kept." in text(stopped)
    shown = text(page(browser, "round", found))
    assert "<h1>Round 1 has no result</h1>" in shown
    assert "Stopped by Amara Model." in shown
    assert "hx-trigger" not in shown
    assert browser.get(reverse("round", args=[found.key]), headers={"HX-Request": "true"}).headers[
        "HX-Refresh"
    ]


def test_stopping_a_round_that_is_there_keeps_it(browser, cohort, amara, four):
    found = make_round(cohort, amara)
    assert "finished before it could be stopped" in text(act(browser, "cancel_round", found))
    found.refresh_from_db()
    assert found.work_state == "done"


def test_the_result_says_why_in_plain_words(browser, cohort, amara, four):
    shown = text(page(browser, "round", make_round(cohort, amara)))
    assert "Chidi offers conflict resolution, which Bo asked for first." in shown
    assert "of the best possible value, proven" in shown


def test_three_people_are_shown_as_a_triad(browser, cohort, amara):
    for character in (BO, CHIDI, DANA):
        make_ready(character, cohort)
    shown = text(page(browser, "round", make_round(cohort, amara)))
    assert "people with a partner, 1 triad" in shown
    assert "Chidi Example gets" in shown


def test_who_is_left_out_is_named_with_a_reason(browser, cohort, amara, four):
    lonely = make_ready(FEMI, cohort)
    lonely.profile.languages = ["fi"]
    lonely.profile.save()
    shown = text(page(browser, "round", make_round(cohort, amara)))
    assert "<h1>Round 1: 4 of 5 have a partner</h1>" in shown
    assert "<b>Femi Nominal</b>: Nobody in this pool may meet them: no common language." in shown


def test_other_weights_make_a_new_round_and_keep_the_old_one(browser, cohort, amara, four):
    make_round(cohort, amara)
    weights = {"needs": 10, "function": 0, "level": 0, "hours": 0, "interests": 0, "style": 100}
    act(browser, "request_round", cohort, weights)
    assert [found.policy["weights"] for found in cohort.rounds.filter(number=2)] == [weights]


@pytest.mark.parametrize("needs", ["", "101", "much"])
def test_a_weight_out_of_range_makes_no_round(browser, cohort, four, needs):
    told = act(browser, "request_round", cohort, {"needs": needs, "style": "5"})
    assert "A weight goes from 0 to 100." in text(told)
    assert cohort.rounds.count() == 0


def test_nothing_is_published_without_approval_and_nothing_twice(browser, cohort, amara, four):
    found = make_round(cohort, amara)
    assert browser.post(reverse("publish_round", args=[found.key])).status_code == 409
    assert Partnership.objects.count() == 0
    act(browser, "approve_round", found)
    assert "Publish and tell everybody" in text(page(browser, "round", found))
    colleague = appoint(make_person(OLU), cohort.programme, Post.COORDINATOR)
    second = PageClient()
    second.force_login(colleague.person)
    act(browser, "publish_round", found)
    assert second.post(reverse("publish_round", args=[found.key])).status_code == 409
    assert (Partnership.objects.count(), cohort.rounds.get().state) == (2, "published")
    shown = text(page(browser, "round", found))
    assert reverse("decide", args=[found.key]) not in shown
    assert reverse("request_round", args=[cohort.key]) not in shown


def test_an_approval_can_be_taken_back(browser, cohort, amara, four):
    found = make_round(cohort, amara)
    act(browser, "approve_round", found)
    assert "The approval was taken back. Nobody was told." in text(act(browser, "withdraw_approval", found))
    assert cohort.rounds.get().state == "draft"


def test_somebody_who_no_longer_coordinates_finds_nothing(browser, cohort, amara, four):
    found = make_round(cohort, amara)
    Appointment.objects.filter(person=amara).delete()
    assert page(browser, "round", found).status_code == 404


def what_if(browser, found, **weights):
    return browser.get(reverse("what_if_round", args=[found.key]), weights, headers={"HX-Request": "true"})


WEIGHTS = {"needs": 80, "function": 45, "level": 30, "hours": 40, "interests": 30, "style": 30}


@pytest.mark.usefixtures("four")
def test_a_slider_tells_at_once_what_would_change_and_keeps_nothing(browser, cohort, amara):
    found = make_round(cohort, amara)
    before = Round.objects.get(pk=found.pk).solution
    shown = text(what_if(browser, found, **WEIGHTS))
    assert "The same partnerships." in shown
    assert '<th scope="row">people with a partner</th><td>4</td><td>4</td>' in shown
    assert (Round.objects.count(), Round.objects.get(pk=found.pk).solution) == (1, before)


@pytest.mark.usefixtures("four")
@pytest.mark.parametrize("change", [{"needs": 101}, dict.fromkeys(WEIGHTS, 0), {"needs": ""}])
def test_weights_that_make_no_sense_are_refused_in_place(browser, cohort, amara, change):
    shown = text(what_if(browser, make_round(cohort, amara), **{**WEIGHTS, **change}))
    assert "Every weight goes from 0 to 100" in shown


@pytest.mark.usefixtures("four")
def test_without_a_script_the_question_has_a_page_of_its_own(browser, cohort, amara):
    found = make_round(cohort, amara)
    shown = text(browser.get(reverse("what_if_round", args=[found.key]), WEIGHTS))
    assert "<h1>What would change with other weights?</h1>" in shown
    assert "The same partnerships." in shown


@pytest.mark.parametrize("people", [2, 6])
def test_comparing_rounds_costs_the_same_whatever_their_size(
    browser, cohort, amara, people, django_assert_num_queries
):
    make_crowd(cohort, people)
    first, second = make_round(cohort, amara), make_round(cohort, amara)
    with django_assert_num_queries(LOOK + 4):
        shown = text(page(browser, "compare_rounds", second, args=[first.key]))
    assert "<h1>" in shown
