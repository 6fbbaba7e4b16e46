"""Whether a round served everybody alike: words that accuse nobody, and figures that name nobody."""

from __future__ import annotations

import pytest

from colead.pairing.actions import choosing
from colead.pairing.frozen import solution_of, thaw
from colead.pairing.models import Avoidance
from tests.factories.formats import make_mentoring
from tests.factories.people import NOW
from tests.factories.rounds import make_crowd, make_round
from tests.web.coordinator.reading import page, text

pytestmark = pytest.mark.django_db


def test_the_page_says_it_in_plain_words(browser, cohort, amara):
    make_crowd(cohort, 12)
    shown = text(page(browser, "round", make_round(cohort, amara)))
    assert "somebody else’s partner, who would gain by it too" in shown
    assert "If function and site counted nothing" in shown
    assert "by itself it proves nothing" in shown


def test_shortlists_keep_their_exposure_for_the_round_with_wishes(browser, cohort, amara):
    make_mentoring(cohort, amara, learners=6, mentors=4, shortlist_length=2)
    first = make_round(cohort, amara)
    choosing.open(round=first, by=amara, at=NOW)
    choosing.suggest_due(at=NOW)
    first.refresh_from_db()
    assert (first.evenness["exposure"]["people"], first.evenness["exposure"]["never"]) == (4, 0)
    second = make_round(cohort, amara, makes="mentoring", wishes_of=first)
    assert second.evenness["exposure"] == first.evenness["exposure"]
    assert "were on none" in text(page(browser, "round", second))


def test_the_figures_name_nobody(cohort, amara):
    make_crowd(cohort, 12)
    found = make_round(cohort, amara)
    keys = set(thaw(found.inputs["problem"]).keys)
    assert not any(key in repr(found.evenness) for key in keys)
    assert solution_of(found.solution).partnerships


def test_a_private_cause_stands_alone_whatever_else_keeps_two_apart(browser, cohort, amara, four):
    bo, chidi = four[:2]
    Avoidance.objects.create(enrolment=bo, other=chidi.person)
    bo.profile.languages = ["fi"]
    bo.profile.save()
    asked = text(page(browser, "why_not", make_round(cohort, amara), one=bo.key, other=chidi.key))
    assert "They may not meet: not available." in asked
    assert "no common language" not in asked
