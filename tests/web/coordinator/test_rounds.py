"""A coordinator's way through a round: ask, look, decide, compare, approve, publish, take it home."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest
from django.urls import reverse

from colead.kernel.models import AuditEvent, OutboxEmail
from colead.pairing.actions import decisions, rounds
from colead.pairing.models import Avoidance, Decision, Need, Round, Strength
from colead.partnerships.models import Partnership
from colead.people.models import Person
from colead.programmes.models import Appointment
from colead.programmes.states import EnrolmentState, Post
from tests.cast import AMARA, BO, CHIDI, DANA, ELI, FEMI, OLU
from tests.factories.partnerships import make_round as write_round
from tests.factories.people import NOW, make_person
from tests.factories.profiles import make_ready
from tests.factories.programmes import appoint, enrol, make_cohort, make_programme
from tests.factories.rounds import make_crowd, make_round
from tests.support.pages import PageClient

pytestmark = pytest.mark.django_db
LOOK = 10  # queries of the result page, whatever its size


@pytest.fixture
def amara():
    return make_person(AMARA)


@pytest.fixture
def cohort(amara):
    return make_cohort(make_programme(amara))


@pytest.fixture
def four(cohort):
    """Four people in one time zone, of whom Bo and Chidi, and Dana and Eli, have most for each other."""
    return [
        make_ready(replace(character, time_zone=BO.time_zone), cohort) for character in (BO, CHIDI, DANA, ELI)
    ]


@pytest.fixture
def browser(amara):
    client = PageClient()
    client.force_login(amara)
    return client


def page(browser, name, found, **more):
    return browser.get(reverse(name, args=[found.key, *more.pop("args", [])]), more)


def act(browser, name, thing, data=None):
    return browser.post(reverse(name, args=[thing.key]), data or {}, follow=True)


def text(response):
    return response.content.decode()


def test_before_the_first_round_the_page_says_who_is_ready_and_who_is_missing(browser, cohort, four):
    enrol(make_person(FEMI), cohort, EnrolmentState.APPLIED)
    shown = text(page(browser, "rounds", cohort))
    assert "<h1>4 people are ready for a partner</h1>" in shown
    assert "<li>Femi Nominal</li>" in shown


def test_with_nobody_ready_there_is_nothing_to_press_and_a_way_on(browser, cohort):
    shown = text(page(browser, "rounds", cohort))
    assert "Matching needs at least two people" in shown
    assert reverse("request_round", args=[cohort.key]) not in shown


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.usefixtures("four")
def test_the_list_of_rounds_costs_the_same_for_one_and_three(
    browser, cohort, amara, number, django_assert_num_queries
):
    for _ in range(number):
        make_round(cohort, amara)
    with django_assert_num_queries(LOOK):
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
            people=len(crowd), matched=len(crowd), total=1, bound=1,
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


def test_deciding_is_shown_taken_back_and_respected(browser, cohort, amara, four):
    bo, chidi = four[:2]
    found = make_round(cohort, amara)
    told = act(browser, "decide", found, {"one": bo.key, "other": chidi.key, "wish": "forbid"})
    assert "Bo Sample and Chidi Example are kept apart when you solve again." in text(told)
    assert "apart next time" in text(told)
    assert "<h1>Round 2: everyone has a partner</h1>" in text(
        page(browser, "round", make_round(cohort, amara))
    )
    act(browser, "withdraw_decision", Decision.objects.get())
    assert Decision.objects.count() == 0


def test_a_wish_that_does_not_exist_changes_nothing(browser, cohort, amara, four):
    found = make_round(cohort, amara)
    sent = {"one": four[0].key, "other": four[1].key, "wish": "whatever"}
    assert browser.post(reverse("decide", args=[found.key]), sent).status_code == 400
    assert Decision.objects.count() == 0


def test_two_rounds_are_compared_by_names(browser, cohort, amara, four):
    before = make_round(cohort, amara)
    decisions.decide(one=four[0], other=four[1], wish="forbid", by=amara, at=NOW)
    after = make_round(cohort, amara)
    shown = text(page(browser, "compare_rounds", after, args=[before.key]))
    assert "<li>Bo Sample · Chidi Example</li>" in shown
    same = text(page(browser, "compare_rounds", before, args=[before.key]))
    assert "Both have the same partnerships." in same


def test_a_round_of_another_cohort_is_not_compared(browser, cohort, amara, four):
    autumn = make_cohort(cohort.programme, name="Autumn")
    found, other = make_round(cohort, amara), make_round(autumn, amara)
    assert page(browser, "compare_rounds", found, args=[other.key]).status_code == 404


@pytest.mark.parametrize("name", ["why_not", "round_csv", "round_json"])
def test_what_has_no_result_yet_cannot_be_looked_into(browser, cohort, amara, four, name):
    waiting = rounds.request(cohort=cohort, by=amara, at=NOW)
    assert page(browser, name, waiting).status_code == 404


def test_why_not_answers_in_sentences(browser, cohort, amara, four):
    bo, chidi, dana, eli = four
    found = make_round(cohort, amara)
    asked = text(page(browser, "why_not", found, one=bo.key, other=dana.key))
    assert "They may meet: of 100, Bo would get 0 and Dana would get 0." in asked
    assert "Chidi Example and Eli Mock would have no partners then." in asked
    assert "Keep them together next time" in asked
    assert "They do meet in this round." in text(page(browser, "why_not", found, one=bo.key, other=chidi.key))
    assert "Choose two different people." in text(page(browser, "why_not", found, one=eli.key, other=eli.key))
    Avoidance.objects.create(enrolment=dana, other=bo.person)
    again = make_round(cohort, amara)
    answer = text(page(browser, "why_not", again, one=bo.key, other=dana.key))
    assert "They may not meet: not available." in answer
    assert "Keep them together next time" not in answer


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


def test_the_table_for_spreadsheets_has_everybody_and_runs_nothing(browser, cohort, amara, four):
    lonely = make_ready(FEMI, cohort)
    lonely.profile.languages = ["fi"]
    lonely.profile.save()
    Person.objects.filter(pk=four[0].person_id).update(name="=HYPERLINK(1)")
    content = page(browser, "round_csv", make_round(cohort, amara)).content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(content)))
    assert rows[0] == [
        "First", "First gets, of 100", "Second", "Second gets, of 100", "Third", "Third gets, of 100", "Because",
    ]  # fmt: skip
    assert sorted(name for row in rows[1:] for name in (row[0], row[2]) if name) == [
        "'=HYPERLINK(1)", "Chidi Example", "Dana Instance", "Eli Mock", "Femi Nominal",
    ]  # fmt: skip


def test_the_file_to_check_holds_its_own_proof(browser, cohort, amara):
    make_crowd(cohort, 8)
    found = make_round(cohort, amara)
    file = json.loads(page(browser, "round_json", found).content)
    place = {person: number for number, person in enumerate(file["people"])}
    values = {frozenset(row[:2]): row[2] for row in file["allowed"]}
    solution = file["solution"]
    chosen = [frozenset(place[m] for m in p["members"]) for p in solution["partnerships"]]
    assert sum(values[two] for two in chosen) == solution["objective"]["total"]
    assert all(row[2] == sum(row[5:]) for row in file["allowed"])
    # The bound: no pair is worth more than its people's prices and those of the odd sets around both.
    duals = solution["bound"]["duals"]
    price = {place[person]: value for person, value in duals["people"]}
    odd = [(frozenset(place[m] for m in s["members"]), s["value"]) for s in duals["odd_sets"]]
    floor = solution["bound"]["worst_off"]
    for one, other, value, one_gets, other_gets, *_ in file["allowed"]:
        around = sum(value for members, value in odd if {one, other} <= members)
        covered = price[one] + price[other] + around + duals["pair"] >= value * duals["scale"]
        assert covered or min(one_gets, other_gets) < floor


CANARIES = ("Canary sentence about my team", "Canary evidence from last year")


def test_a_coordinator_never_reads_private_words_nor_who_avoids_whom(browser, cohort, amara, four):
    dana, eli = four[2:]
    Need.objects.update(sentence=CANARIES[0])
    Strength.objects.update(evidence=CANARIES[1])
    Avoidance.objects.create(enrolment=dana, other=eli.person)
    before, found = make_round(cohort, amara), make_round(cohort, amara)
    seen = [text(page(browser, name, found)) for name in ("round", "why_not", "round_csv", "round_json")]
    seen += [
        text(page(browser, "rounds", cohort)),
        text(page(browser, "compare_rounds", found, args=[before.key])),
    ]
    seen += [text(page(browser, "why_not", found, one=dana.key, other=eli.key))]
    act(browser, "approve_round", found)
    act(browser, "publish_round", found)
    seen += [str(list(AuditEvent.objects.values())), str(list(OutboxEmail.objects.values_list("subject")))]
    for shown in seen:
        assert [word for word in (*CANARIES, "avoid", "Avoid", "not_available") if word in shown] == []


def test_the_file_to_check_names_nobody(browser, cohort, amara, four):
    content = text(page(browser, "round_json", make_round(cohort, amara)))
    for enrolment in four:
        for word in (
            enrolment.person.first_name,
            enrolment.person.email,
            enrolment.key,
            enrolment.person.key,
        ):
            assert word not in content


def test_somebody_who_no_longer_coordinates_finds_nothing(browser, cohort, amara, four):
    found = make_round(cohort, amara)
    Appointment.objects.filter(person=amara).delete()
    assert page(browser, "round", found).status_code == 404
