"""Solving a round again with the least disturbance: the page that says what would change, and the new round."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.urls import reverse

from colead.pairing.actions import decisions, rounds
from colead.pairing.models import Avoidance, Round
from colead.programmes.states import EnrolmentState
from tests.cast import BO, FEMI, GITA
from tests.factories.formats import give_roles, make_mentoring, set_format
from tests.factories.people import NOW
from tests.factories.profiles import make_ready
from tests.factories.programmes import make_cohort
from tests.factories.rounds import make_crowd, make_round
from tests.web.coordinator.reading import act, page, text

pytestmark = pytest.mark.django_db


def groups(found):
    """Give who sits with whom, by enrolment."""
    return {
        frozenset(seat.enrolment_id for seat in proposal.seats.all())
        for proposal in found.proposals.prefetch_related("seats")
    }


def leave(enrolment):
    enrolment.state = EnrolmentState.LEFT
    enrolment.save(update_fields=["state"])


def solve_beside(browser, found, price=100):
    act(browser, "solve_beside", found, {"price": price})
    rounds.solve_waiting(lambda: NOW)
    return Round.objects.select_related("cohort__programme", "keeps").get(keeps=found)


def test_when_nothing_happened_nothing_would_change(browser, cohort, amara, four):
    shown = text(page(browser, "change_round", make_round(cohort, amara)))
    assert "<h1>What would change in round 1?</h1>" in shown
    assert "Nothing: everybody keeps whom they have." in shown


def test_who_leaves_disturbs_only_their_partner_and_the_new_round_is_as_foretold(browser, cohort, amara):
    crowd = make_crowd(cohort, 12)
    found = make_round(cohort, amara)
    before = groups(found)
    leave(crowd[0])
    lonely = next(group - {crowd[0].pk} for group in before if crowd[0].pk in group)
    shown = text(page(browser, "change_round", found))
    assert "no longer in the round" in shown
    assert "their partner is no longer in the round" in shown
    after = solve_beside(browser, found)
    assert all(any(group <= new for new in groups(after)) for group in before if crowd[0].pk not in group)
    assert any(lonely < new for new in groups(after))
    assert "This round keeps what it can of round 1." in text(page(browser, "round", after))
    compared = text(page(browser, "compare_rounds", after, args=[found.key]))
    assert "their partner is no longer in the round" in compared


def test_a_late_joiner_is_placed_and_no_pair_ends(browser, cohort, amara, four):
    found = make_round(cohort, amara)
    femi = make_ready(replace(FEMI, time_zone=BO.time_zone), cohort)
    assert "new in the round" in text(page(browser, "change_round", found))
    after = solve_beside(browser, found)
    assert after.matched == 5
    assert all(any(group <= new for new in groups(after)) for group in groups(found))
    assert any(femi.pk in new for new in groups(after))


def test_a_decision_ends_its_pair_and_no_other_that_can_stay(browser, cohort, amara):
    crowd = make_crowd(cohort, 12)
    found = make_round(cohort, amara)
    first = sorted(next(iter(groups(found))))
    one, other = (next(e for e in crowd if e.pk == pk) for pk in first)
    decisions.decide(one=one, other=other, wish="forbid", by=amara, at=NOW)
    assert "as you decided" in text(page(browser, "change_round", found))
    after = solve_beside(browser, found)
    assert frozenset(first) not in groups(after)
    assert len(groups(found) - groups(after)) <= 2


def test_a_lower_price_changes_at_least_as_much_and_is_worth_at_least_as_much(browser, cohort, amara):
    crowd = make_crowd(cohort, 14)
    found = make_round(cohort, amara)
    for enrolment in crowd[:2]:
        leave(enrolment)
    kept, values = [], []
    for price in (100, 25, 5, 0):
        after = rounds.request(cohort=cohort, keeps=found, price=price, by=amara, at=NOW)
        rounds.solve_waiting(lambda: NOW)
        after = Round.objects.get(pk=after.pk)
        kept.append(len(groups(after) & groups(found)))
        values.append(after.total)
    assert kept == sorted(kept, reverse=True)
    assert values[:3] == sorted(values[:3])


def test_why_a_pair_ends_names_no_private_cause(browser, cohort, amara, four):
    bo, chidi = four[:2]
    found = make_round(cohort, amara)
    Avoidance.objects.create(enrolment=bo, other=chidi.person)
    shown = text(page(browser, "change_round", found))
    assert "they may not meet any more" in shown
    rule_parts = shown
    Avoidance.objects.all().delete()
    bo.profile.languages = ["fi"]
    bo.profile.save()
    assert "they may not meet any more" in text(page(browser, "change_round", found))
    assert "avoid" not in rule_parts.lower()
    assert "block" not in rule_parts.lower()


def test_what_cannot_be_solved_says_so_and_offers_nothing(browser, cohort, amara, four):
    bo, chidi = four[:2]
    found = make_round(cohort, amara)
    decisions.decide(one=bo, other=chidi, wish="lock", by=amara, at=NOW)
    bo.profile.languages = ["fi"]
    bo.profile.save()
    shown = text(page(browser, "change_round", found))
    assert "are kept together, but may not meet" in shown
    assert reverse("solve_beside", args=[found.key]) not in shown


def test_pairs_that_meet_are_never_ended_by_solving_again(browser, cohort, amara, four):
    found = make_round(cohort, amara)
    act(browser, "approve_round", found)
    assert reverse("change_round", args=[found.key]) in text(page(browser, "round", found))
    act(browser, "publish_round", found)
    shown = text(page(browser, "change_round", found))
    assert "<h1>The partnerships of round 1 meet</h1>" in shown
    assert reverse("rematch", args=[cohort.key]) in shown
    refused = act(browser, "solve_beside", found, {"price": 100})
    assert "solving again ends none of them" in text(refused)
    assert Round.objects.count() == 1


def test_a_round_of_another_cohort_or_without_result_is_not_kept(cohort, amara, four):
    autumn = make_cohort(cohort.programme, name="Autumn")
    other = make_round(autumn, amara)
    with pytest.raises(rounds.NotTheirs):
        rounds.request(cohort=cohort, keeps=other, by=amara, at=NOW)
    waiting = rounds.request(cohort=cohort, by=amara, at=NOW)
    rounds.cancel(round=waiting, by=amara, at=NOW)
    waiting.refresh_from_db()
    with pytest.raises(rounds.NotSolved):
        rounds.request(cohort=cohort, keeps=waiting, by=amara, at=NOW)


def test_learners_keep_their_mentors(browser, cohort, amara):
    make_mentoring(cohort, amara, learners=6, mentors=3, mentor_most=3)
    found = make_round(cohort, amara)
    late = make_ready(GITA, cohort)
    give_roles([late], "learner")
    assert "new in the round" in text(page(browser, "change_round", found))
    after = solve_beside(browser, found)
    assert groups(found) < groups(after)
    assert after.matched == 7


def test_circles_keep_their_people_and_a_late_joiner_finds_a_seat(browser, cohort, amara):
    set_format(cohort, amara, "circles", circle_size=5, facilitators=0)
    crowd = make_crowd(cohort, 11)
    late = crowd.pop()
    leave(late)
    found = make_round(cohort, amara)
    late.state = EnrolmentState.ADMITTED
    late.save()
    shown = text(page(browser, "change_round", found))
    assert "somebody joined or left them" in shown
    after = solve_beside(browser, found)
    assert all(any(group <= new for new in groups(after)) for group in groups(found))
    assert after.matched == 11


@pytest.mark.parametrize("people", [2, 6])
def test_the_page_costs_the_same_whatever_the_size(browser, cohort, amara, people, django_assert_num_queries):
    crowd = make_crowd(cohort, people + 2)
    found = make_round(cohort, amara)
    leave(crowd[0])
    with django_assert_num_queries(18):
        page(browser, "change_round", found)
