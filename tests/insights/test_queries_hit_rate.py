from __future__ import annotations

from datetime import timedelta

import pytest

from colead.insights.queries.hit_rate import Share, _rate, hit_rate
from colead.partnerships.models import Signal
from tests.cast import AMARA, BO, CHIDI, DANA, ELI
from tests.factories.partnerships import end, make_partnership
from tests.factories.people import NOW, make_person
from tests.factories.programmes import enrol, make_cohort, make_programme

DAY = timedelta(days=1)


def test_the_shares_are_those_of_a_table_that_anybody_can_check():
    """12 of 20 flagged among the early, 15 of 60 among the others: .60, .75, 12/27; Wilson by hand for 12/20."""
    fates = [(True, True)] * 12 + [(True, False)] * 8 + [(False, True)] * 15 + [(False, False)] * 45
    found = _rate(fates)
    assert found.sensitivity == Share("sensitivity", 12, 20, 60, 39, 78)
    assert (found.specificity.part, found.specificity.n, found.specificity.percent) == (45, 60, 75)
    assert (found.predictive_value.part, found.predictive_value.n, found.predictive_value.percent) == (
        12,
        27,
        44,
    )


def test_of_fewer_than_ten_there_is_a_count_and_no_share():
    found = _rate([(True, True)] * 3)
    assert (found.sensitivity, found.specificity) == (Share("sensitivity", 3, 3), Share("specificity", 0, 0))


@pytest.mark.django_db
def test_what_counts_is_what_was_said_before_it_ended():
    cohort = make_cohort(make_programme(make_person(AMARA)))
    people = [enrol(make_person(one), cohort) for one in (BO, CHIDI, DANA, ELI)]
    made = [make_partnership(*people[:2]) for _ in range(5)]
    for partnership, cause in zip(made, ("members", "coordinator", "line", "planned", ""), strict=True):
        partnership.ended_by = cause
        partnership.save()
        if cause:
            end(partnership, at=NOW + 10 * DAY)
    for partnership, kind, day in (
        (made[0], "silence", 5), (made[1], "silence", 11), (made[1], "ended", 5), (made[3], "unmet", 5),
    ):  # fmt: skip
        Signal.objects.create(
            cohort=cohort, partnership=partnership, kind=kind, opened_at=NOW, offered_at=NOW + day * DAY
        )
    found = hit_rate(cohort, at=NOW + 20 * DAY)
    assert (found.known, found.ended_early, found.flagged) == (3, 2, 2)
    assert (found.sensitivity.part, found.specificity.part, found.predictive_value.part) == (1, 0, 1)
