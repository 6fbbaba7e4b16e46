"""What the figures suggest for the next cohort, and what of it is carried on."""

from __future__ import annotations

from datetime import date

import pytest

from colead.insights.actions import improvements
from colead.insights.actions.improvements import MayNotAccept, NotSuggested
from colead.insights.floors import Verdict, against_floor, differs
from colead.insights.ledger.cuts import EVERYBODY
from colead.insights.ledger.shown import Share, as_json
from colead.insights.models import Improvement, Result
from colead.insights.queries.improvement import next_time
from colead.kernel.models import AuditEvent
from tests.cast import AMARA, OLU
from tests.factories.people import NOW, make_person
from tests.factories.programmes import make_cohort, make_programme


@pytest.mark.parametrize(
    ("share", "verdict"),
    [
        (None, Verdict.UNKNOWN),
        (Share(9, 9), Verdict.UNKNOWN),
        (Share(40, 40, 85, 70, 92), Verdict.MET),
        (Share(40, 40, 60, 45, 73), Verdict.UNDER),
        (Share(40, 40, 75, 60, 86), Verdict.PERHAPS_UNDER),
        (Share(40, 40, 60), Verdict.PERHAPS_UNDER),  # too few partnerships for an interval
        (Share(40, 40, over=80), Verdict.MET),
        (Share(40, 40, over=70), Verdict.UNKNOWN),  # may be either
        (Share(40, 40, under=20), Verdict.UNDER),
    ],
)
def test_a_figure_is_under_its_floor_as_surely_as_its_interval_says(share, verdict):
    assert against_floor(share, 80) is verdict


def test_two_cohorts_differ_where_their_intervals_do_not_meet():
    low, high, wide = Share(40, 40, 30, 20, 40), Share(40, 40, 80, 70, 90), Share(40, 40, 50, 30, 75)
    assert [differs(*two) for two in ((high, low), (low, high), (wide, high), (low, wide))] == [1, -1, 0, 0]
    assert differs(None, low) == differs(Share(40, 40, over=80), low) == 0


@pytest.fixture
def cohorts(db):
    """Spring met the floors; autumn did not; each has one release."""
    amara = make_person(AMARA)
    spring = make_cohort(make_programme(amara))
    autumn = make_cohort(spring.programme, name="Autumn")
    autumn.starts_on, autumn.ends_on = date(2026, 10, 1), date(2027, 3, 31)
    autumn.save()
    give(spring, "regular_contact", Share(40, 20, 90, 80, 97))
    give(autumn, "regular_contact", Share(40, 20, 50, 30, 70))
    give(autumn, "attendance", Share(40, 200, 81, 72, 88))
    return amara, spring, autumn


def give(cohort, metric: str, share: Share) -> None:
    Result.objects.create(
        cohort=cohort,
        metric=metric,
        cut=EVERYBODY,
        on=NOW.date(),
        was_given=True,
        shown=as_json(share),
        contributions="[{}]",
    )


def test_the_list_is_short_and_says_against_what(cohorts):
    _amara, _spring, autumn = cohorts
    page = next_time(autumn)
    (one,) = page.suggestions
    assert (one.code, one.verdict, one.floor, one.direction) == ("regular_contact", "under", 80, -1)
    assert one.before == "90 per cent (95 per cent interval: 80 to 97)."
    assert [met.code for met in page.met] == ["attendance"]
    assert page.met[0].before == ""
    assert (page.before_name, page.taken_over) == ("Spring", ())


def test_what_is_accepted_stands_on_the_next_cohorts_page_until_it_is_dropped(cohorts):
    amara, spring, autumn = cohorts
    give_low = Share(40, 20, 40, 22, 61)
    Result.objects.filter(cohort=spring).update(shown=as_json(give_low))
    improvements.accept(cohort=spring, metric="regular_contact", by=amara, at=NOW)
    improvements.accept(cohort=spring, metric="regular_contact", by=amara, at=NOW)
    assert [one.name for one in next_time(autumn).taken_over] == ["Pairs in regular contact"]
    assert next_time(spring).suggestions[0].is_accepted
    assert AuditEvent.objects.filter(action="improvements.accept").count() == 1
    improvements.drop(cohort=spring, metric="regular_contact", by=amara, at=NOW)
    assert next_time(autumn).taken_over == ()


def test_nothing_is_accepted_that_the_figures_do_not_suggest_or_by_somebody_else(cohorts):
    amara, spring, autumn = cohorts
    for cohort, metric in ((spring, "regular_contact"), (autumn, "attendance"), (autumn, "reach")):
        with pytest.raises(NotSuggested):
            improvements.accept(cohort=cohort, metric=metric, by=amara, at=NOW)
    with pytest.raises(MayNotAccept):
        improvements.accept(cohort=autumn, metric="regular_contact", by=make_person(OLU), at=NOW)
    assert not Improvement.objects.exists()
