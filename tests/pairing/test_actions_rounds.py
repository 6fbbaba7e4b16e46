from __future__ import annotations

import json
from datetime import timedelta

import pytest

from colead.kernel.states import MoveRefused
from colead.kernel.work import claim_next
from colead.pairing.actions import decisions, rounds
from colead.pairing.actions.decisions import AlreadyTogether, NotTwo
from colead.pairing.actions.results import keep_failure, keep_result
from colead.pairing.actions.rounds import NothingMatters, NotSolved, OldRound, StillWorking
from colead.pairing.actions.solving import LEASE, Claim, solve_claimed
from colead.pairing.frozen import freeze, thaw
from colead.pairing.models import Avoidance, LeftOut, ProposedPartnership, ProposedSeat, Round
from colead.pairing.queries.policies import policy_of
from colead.pairing.queries.problems import CRITERIA, policy_values, problem_of
from colead.people.models import Person
from colead.programmes.actions.programmes import NotTheirs
from colead_matching import Solution, solve, verify
from tests.cast import AMARA, BO, CHIDI, DANA, ELI, FEMI, OLU
from tests.factories.people import NOW, make_person
from tests.factories.profiles import make_ready
from tests.factories.programmes import make_cohort, make_programme
from tests.factories.rounds import make_crowd, make_round

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


def test_two_who_may_not_meet_cannot_be_kept_together_and_the_sentence_names_them(cohort, amara, four):
    bo, chidi = four[:2]
    Avoidance.objects.create(enrolment=bo, other=chidi.person)
    chidi.profile.languages = ["fi"]  # a second rule beside the private one tells nothing more
    chidi.profile.save()
    decisions.decide(one=bo, other=chidi, wish="lock", by=amara, at=NOW)
    failed = make_round(cohort, amara)
    assert (failed.work_state, failed.failure) == (
        "failed",
        "Bo Sample and Chidi Example are kept together, but may not meet: not available. "
        "Take that decision back, then solve again.",
    )


def test_nobody_is_kept_together_with_two_people(cohort, amara, four):
    bo, chidi, dana, _eli = four
    decisions.decide(one=bo, other=chidi, wish="lock", by=amara, at=NOW)
    decisions.decide(one=chidi, other=bo, wish="lock", by=amara, at=NOW)  # the same again
    with pytest.raises(AlreadyTogether):
        decisions.decide(one=dana, other=chidi, wish="lock", by=amara, at=NOW)
    decisions.decide(one=dana, other=chidi, wish="forbid", by=amara, at=NOW)


def test_decisions_are_about_two_people_of_the_own_cohort(cohort, amara, four):
    elsewhere = make_ready(FEMI, make_cohort(cohort.programme, name="Autumn"))
    for other in (four[0], elsewhere):
        with pytest.raises(NotTwo):
            decisions.decide(one=four[0], other=other, wish="lock", by=amara, at=NOW)
    with pytest.raises(NotTheirs):
        decisions.decide(one=four[0], other=four[1], wish="lock", by=make_person(OLU), at=NOW)


def test_reasons_add_up_to_the_value_of_each_partnership(cohort, amara):
    make_crowd(cohort, 11)
    make_round(cohort, amara)
    proposals = ProposedPartnership.objects.all()
    assert [sum(reason["value"] for reason in p.reasons) for p in proposals] == [p.value for p in proposals]
    assert len(proposals) == 5


def test_another_seed_changes_ties_and_never_the_worth(cohort, amara):
    make_crowd(cohort, 12)
    first, second = make_round(cohort, amara, seed=1), make_round(cohort, amara, seed=2)
    assert (first.matched, first.worst_off, first.total) == (second.matched, second.worst_off, second.total)


def test_who_avoids_whom_is_respected_and_written_nowhere(cohort, amara, four):
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


def test_a_round_that_never_finishes_is_given_up_after_three_attempts(cohort, amara, four):
    created = rounds.request(cohort=cohort, by=amara, at=NOW)
    Round.objects.filter(pk=created.pk).update(work_state="working", claimed_until=NOW, attempts=3)
    rounds.solve_waiting(lambda: NOW + timedelta(minutes=1))
    created.refresh_from_db()
    assert (created.work_state, created.failure) == (
        "failed",
        "This was begun three times and never finished. Solve again, perhaps with fewer people.",
    )


def test_whatever_goes_wrong_is_said_in_a_sentence_and_not_tried_for_ever(cohort, amara, four):
    created = rounds.request(cohort=cohort, by=amara, at=NOW)
    Person.objects.filter(pk=four[0].person_id).update(time_zone="Never/Never")
    rounds.solve_waiting(lambda: NOW)
    created.refresh_from_db()
    assert (created.work_state, created.failure) == (
        "failed",
        "Something went wrong while this was worked out. Solve again, or tell your administrator.",
    )


def test_a_worker_that_lost_its_claim_keeps_nothing_of_its_own(cohort, amara, four):
    created = rounds.request(cohort=cohort, by=amara, at=NOW)
    slow = claim_next(Round.objects.select_related("cohort__programme"), at=NOW, lease=LEASE)
    assert rounds.solve_waiting(lambda: NOW + timedelta(minutes=11)) == 1
    before = list(ProposedSeat.objects.values_list("pk", flat=True))
    solve_claimed(slow, lambda: NOW + timedelta(minutes=12))
    assert list(ProposedSeat.objects.values_list("pk", flat=True)) == before
    created.refresh_from_db()
    assert (created.work_state, created.attempts) == ("done", 2)


def test_a_round_that_is_stopped_while_it_is_worked_out_keeps_nothing(cohort, amara, four):
    created = rounds.request(cohort=cohort, by=amara, at=NOW)
    looks = []

    def clock():
        looks.append(NOW + timedelta(seconds=10 * len(looks)))
        if len(looks) == 6:
            rounds.cancel(round=created, by=amara, at=NOW)
        return looks[-1]

    rounds.solve_waiting(clock)
    created.refresh_from_db()
    assert (created.work_state, created.failure) == ("failed", "Stopped by Amara Model.")
    assert ProposedSeat.objects.count() == 0


@pytest.mark.parametrize("since", [{"work_state": "failed", "failure": "Stopped."}, {"attempts": 2}])
def test_what_comes_too_late_is_not_written(cohort, amara, four, since):
    created = rounds.request(cohort=cohort, by=amara, at=NOW)
    slow = claim_next(Round.objects.select_related("cohort__programme"), at=NOW, lease=LEASE)
    Round.objects.filter(pk=created.pk).update(**since)
    frozen = problem_of(cohort, created.policy, seed=1)
    keep_result(slow, frozen, solve(frozen.problem), at=NOW)
    keep_failure(slow, "Too late.")
    created.refresh_from_db()
    assert created.failure == since.get("failure", "")
    assert ProposedSeat.objects.count() == 0


def test_the_claim_is_kept_alive_while_the_solver_works(cohort, amara, four):
    rounds.request(cohort=cohort, by=amara, at=NOW)
    found = claim_next(Round.objects.all(), at=NOW, lease=LEASE)
    claim = Claim(found, lambda: NOW + timedelta(minutes=5))
    assert not claim.is_gone()
    found.refresh_from_db()
    assert found.claimed_until == NOW + timedelta(minutes=5) + LEASE


def test_progress_is_shown_as_it_comes(cohort, amara, four):
    rounds.request(cohort=cohort, by=amara, at=NOW)
    found = claim_next(Round.objects.all(), at=NOW, lease=LEASE)
    Claim(found, lambda: NOW).show(0.3, "bound")
    found.refresh_from_db()
    assert (found.progress, found.progress_note) == (30, "bound")


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
