from __future__ import annotations

import json
from datetime import timedelta

import pytest

from colead.kernel.states import MoveRefused
from colead.pairing.actions import decisions, rounds
from colead.pairing.actions.rounds import NothingMatters, NotSolved, OldRound, StillWorking
from colead.pairing.frozen import freeze, thaw
from colead.pairing.models import LeftOut, ProposedSeat, Round
from colead.pairing.queries.policies import policy_of
from colead.pairing.queries.problems import CRITERIA, policy_values, problem_of
from colead.programmes.actions.programmes import NotTheirs
from colead_matching import Solution, verify
from tests.cast import AMARA, BO, CHIDI, DANA, ELI, OLU
from tests.factories.people import NOW, make_person
from tests.factories.profiles import make_ready
from tests.factories.programmes import make_cohort, make_programme
from tests.factories.rounds import make_round

pytestmark = pytest.mark.django_db
FOUR = [BO, CHIDI, DANA, ELI]


@pytest.fixture
def amara():
    return make_person(AMARA)


@pytest.fixture
def cohort(amara):
    return make_cohort(make_programme(amara))


@pytest.fixture
def four(cohort):
    return [make_ready(character, cohort) for character in FOUR]


def pairs(found):
    seats = ProposedSeat.objects.filter(proposal__round=found).select_related("enrolment__person")
    together: dict[int, set[str]] = {}
    for seat in seats:
        together.setdefault(seat.proposal_id, set()).add(seat.enrolment.person.first_name)
    return sorted(sorted(names) for names in together.values())


def test_a_round_pairs_everybody_and_can_be_verified_from_what_it_keeps(cohort, amara, four):
    found = make_round(cohort, amara)
    assert (found.work_state, found.people, found.matched) == ("done", 4, 4)
    problem = thaw(found.inputs["problem"])
    assert problem.digest == found.digest
    assert verify(problem, Solution.from_json(json.dumps(found.solution))) == []


def test_what_is_frozen_thaws_to_the_same_problem(cohort, four):
    problem = problem_of(cohort, policy_values(policy_of(cohort.programme)), seed=1).problem
    assert thaw(json.loads(json.dumps(freeze(problem)))) == problem


def test_a_decision_holds_in_the_next_round(cohort, amara, four):
    first = pairs(make_round(cohort, amara))
    bo = four[0]
    partner = next(names for names in first if "Bo" in names)
    other = next(e for e in four if e.person.first_name in partner and e != bo)
    decisions.decide(one=bo, other=other, wish="forbid", by=amara, at=NOW)
    second = pairs(make_round(cohort, amara))
    assert [names for names in second if names == partner] == []
    decision = decisions.decide(one=bo, other=other, wish="lock", by=amara, at=NOW)
    assert [names for names in pairs(make_round(cohort, amara)) if names == partner] == [partner]
    decisions.withdraw(decision=decision, by=amara, at=NOW)
    assert pairs(make_round(cohort, amara)) == first


def test_who_avoids_whom_is_respected_and_written_nowhere(cohort, amara, four):
    from colead.pairing.models import Avoidance

    partner = next(names for names in pairs(make_round(cohort, amara)) if "Bo" in names)
    other = next(e for e in four if e.person.first_name in partner and e != four[0])
    Avoidance.objects.create(enrolment=other, other=four[0].person)
    found = make_round(cohort, amara)
    assert [names for names in pairs(found) if names == partner] == []
    assert "avoid" not in json.dumps([found.solution, list(LeftOut.objects.values("reason"))])


def test_an_odd_pool_makes_one_triad(cohort, amara):
    for character in FOUR[:3]:
        make_ready(character, cohort)
    assert pairs(make_round(cohort, amara)) == [["Bo", "Chidi", "Dana"]]


def test_one_person_alone_is_left_out_with_a_reason(cohort, amara):
    make_ready(BO, cohort)
    make_round(cohort, amara)
    assert [left.reason["reason"] for left in LeftOut.objects.all()] == ["no_partner"]


def test_a_killed_worker_is_followed_by_another(cohort, amara, four):
    created = rounds.request(cohort=cohort, by=amara, at=NOW)
    Round.objects.filter(pk=created.pk).update(
        work_state="working", claimed_until=NOW + timedelta(minutes=10)
    )
    assert rounds.solve_waiting(lambda: NOW) == 0
    assert rounds.solve_waiting(lambda: NOW + timedelta(minutes=11)) == 1
    created.refresh_from_db()
    assert (created.work_state, created.matched) == ("done", 4)


def test_a_cancelled_round_keeps_nothing(cohort, amara, four):
    created = rounds.request(cohort=cohort, by=amara, at=NOW)
    rounds.cancel(round=created, by=amara, at=NOW)
    assert rounds.solve_waiting(lambda: NOW) == 0
    assert ProposedSeat.objects.count() == 0


def test_one_round_at_a_time(cohort, amara, four):
    rounds.request(cohort=cohort, by=amara, at=NOW)
    with pytest.raises(StillWorking):
        rounds.request(cohort=cohort, by=amara, at=NOW)


def test_a_round_in_which_nothing_matters_is_refused(cohort, amara, four):
    with pytest.raises(NothingMatters):
        rounds.request(cohort=cohort, weights=dict.fromkeys(CRITERIA, 0), by=amara, at=NOW)


def test_only_a_solved_newest_round_is_approved_and_only_by_its_coordinator(cohort, amara, four):
    waiting = rounds.request(cohort=cohort, by=amara, at=NOW)
    with pytest.raises(NotSolved):
        rounds.approve(round=waiting, by=amara, at=NOW)
    rounds.solve_waiting(lambda: NOW)
    with pytest.raises(NotTheirs):
        rounds.approve(round=waiting, by=make_person(OLU), at=NOW)
    newer = make_round(cohort, amara)
    with pytest.raises(OldRound):
        rounds.approve(round=waiting, by=amara, at=NOW)
    assert rounds.approve(round=newer, by=amara, at=NOW).state == "approved"
    assert rounds.withdraw_approval(round=newer, by=amara, at=NOW).state == "draft"
    with pytest.raises(MoveRefused):
        rounds.withdraw_approval(round=newer, by=amara, at=NOW)
