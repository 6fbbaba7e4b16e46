"""Keeping two people together or apart, asking why two do not meet, comparing rounds."""

from __future__ import annotations

import pytest
from django.urls import reverse

from colead.pairing.actions import decisions
from colead.pairing.models import Avoidance, Decision
from tests.factories.people import NOW
from tests.factories.programmes import make_cohort
from tests.factories.rounds import make_round
from tests.web.coordinator.reading import act, page, text

pytestmark = pytest.mark.django_db


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
    assert "<h1>Round 2 has 2 partnerships that round 1 had not</h1>" in shown
    assert "<li>Bo Sample · Chidi Example</li>" in shown
    same = text(page(browser, "compare_rounds", before, args=[before.key]))
    assert "<h1>Round 1 has the same partnerships as round 1</h1>" in same


def test_a_round_of_another_cohort_is_not_compared(browser, cohort, amara, four):
    autumn = make_cohort(cohort.programme, name="Autumn")
    found, other = make_round(cohort, amara), make_round(autumn, amara)
    assert page(browser, "compare_rounds", found, args=[other.key]).status_code == 404


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
