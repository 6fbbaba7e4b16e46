from __future__ import annotations

import pytest

from colead.partnerships.actions import clause_defaults
from colead.partnerships.actions.clause_defaults import NoClause, NotCoordinator
from colead.partnerships.clauses import CLAUSES, as_braces, drafted
from colead.partnerships.models import ClauseText
from colead.partnerships.queries.clause_defaults import default_clause
from tests.factories.agreements import make_draft
from tests.factories.partnerships import make_partnership
from tests.factories.people import NOW

pytestmark = pytest.mark.django_db


def word(cast, code: str, text: str, by=None) -> None:
    programme = cast.cohort.programme
    clause_defaults.word(programme=programme, code=code, text=text, by=by or cast.amara, at=NOW)


def test_drafts_begin_with_the_programmes_words_filled_in(cast):
    word(cast, "rhythm", "We meet {rhythm} for {minutes} minutes, in room {room}.")
    make_draft(make_partnership(cast.bo, cast.chidi))
    assert ClauseText.objects.get(code="rhythm").text == (
        "We meet every two weeks for 60 minutes, in room {room}."
    )


def test_agreements_that_exist_stay_as_they_are(cast):
    make_draft(make_partnership(cast.bo, cast.chidi))
    before = ClauseText.objects.get(code="hour").text
    word(cast, "hour", "Other words.")
    assert ClauseText.objects.get(code="hour").text == before


def test_nothing_means_the_proposed_wording_again(cast):
    word(cast, "hour", "Other words.")
    assert default_clause(cast.cohort.programme, "hour").is_own
    word(cast, "hour", " ")
    line = default_clause(cast.cohort.programme, "hour")
    assert (line.is_own, line.text) == (False, line.ours)


def test_only_coordinators_word_them_and_only_clauses_that_there_are(cast):
    with pytest.raises(NotCoordinator):
        word(cast, "hour", "Mine.", by=cast.bo.person)
    for code in ("no-fault", "nothing"):
        with pytest.raises(NoClause):
            word(cast, code, "Each of us must stay.")


def test_a_percent_sign_and_unknown_braces_stay_as_they_are():
    assert drafted("pair", {"rhythm": "{minutes}"}, {"rhythm": "100 % {rhythm} {nobody}"})["rhythm"] == (
        "100 % {minutes} {nobody}"
    )


def test_our_own_drafts_use_only_what_is_filled_in():
    known = ("each", "topics", "rhythm", "minutes", "count", "mid", "end")
    facts = dict.fromkeys(known, "x")
    for kind in ("pair", "circle"):
        assert [code for code, text in drafted(kind, facts).items() if "{" in text or "%" in text] == []
    assert any("{rhythm}" in as_braces(clause.draft) for clause in CLAUSES)
