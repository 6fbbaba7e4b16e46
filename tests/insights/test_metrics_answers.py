"""Figures from answers, counted by hand: who is in, what is made of them, and what is said of it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from colead.insights.actions import results
from colead.insights.ledger.answered import TooAlike, change, score
from colead.insights.ledger.shown import Change, ScaleChange, Score, as_json, from_json
from colead.insights.metrics.answers import (
    BeforeAfter,
    Recommends,
    ScaleOf,
    competency_change,
    job_satisfaction,
    recommend,
    response_rate,
)
from colead.insights.metrics.rows import Row, Rows
from colead.insights.models import Result
from colead.insights.queries.report import report
from colead.people.models import Person
from colead_measurement.claims import Claim
from tests.cast import AMARA, BO, CHIDI, DANA, ELI
from tests.factories.people import NOW, make_person
from tests.factories.programmes import enrol, make_cohort, make_programme
from tests.factories.surveys import answer_all, put_to, save_answers

WEEK = timedelta(days=7)
WORK = ScaleOf("Job satisfaction", 1, 5)


@pytest.fixture
def cohort(db):
    return make_cohort(make_programme(make_person(AMARA)))


def ask(enrolment, kind, value, *codes):
    """Ask somebody in a wave; they give every rating this answer, or do not hand in."""
    asked = put_to(enrolment, kind, *codes)
    return answer_all(asked, value, at=NOW) if value else asked


def pairs(*values: tuple[float, float]) -> Rows[BeforeAfter]:
    return Rows(
        tuple(
            Row("x", frozenset({n}), BeforeAfter("end", (WORK,), (float(before),), (float(after),)))
            for n, (before, after) in enumerate(values)
        )
    )


def opinions(*answers: int) -> Rows[Recommends]:
    return Rows(
        tuple(Row("x", frozenset({n}), Recommends("end", answer)) for n, answer in enumerate(answers))
    )


def test_a_change_is_of_those_who_answered_both_waves_in_full_once_the_later_one_is_over(cohort):
    """Bo: 2 before, 4 after. Chidi answered the first only, Dana the second only, Eli left a scale out."""
    bo, chidi, dana, eli = (enrol(make_person(one), cohort) for one in (BO, CHIDI, DANA, ELI))
    for one, before, after in ((bo, "2", "4"), (chidi, "3", ""), (dana, "", "5")):
        ask(one, "baseline", before, "behaviours-self")
        ask(one, "end", after, "behaviours-self")
    ask(eli, "baseline", "3", "behaviours-self")
    save_answers(put_to(eli, "end", "behaviours-self"), {"behaviours-self.com1": "4"}, at=NOW)
    assert len(competency_change(cohort, NOW + 2 * WEEK)) == 0  # the wave is open for three weeks
    found = competency_change(cohort, NOW + 3 * WEEK)
    assert [(row.people, row.value.before, row.value.after) for row in found.rows] == [
        (frozenset({bo.pk}), (2.0,) * 8, (4.0,) * 8)
    ]
    assert found.left_out == {"before_only": 1, "after_only": 1, "in_part": 1}
    assert (len(job_satisfaction(cohort, NOW + 3 * WEEK)), len(recommend(cohort, NOW + 3 * WEEK))) == (0, 0)


def test_a_response_is_an_answer_handed_in_of_everybody_asked_in_the_last_wave_that_is_over(cohort):
    bo, chidi = (enrol(make_person(one), cohort) for one in (BO, CHIDI))
    ask(bo, "mid", "4", "recommend")
    ask(chidi, "mid", "", "recommend")
    ask(bo, "baseline", "4", "job-satisfaction")
    assert len(response_rate(cohort, NOW + WEEK)) == 0
    found = response_rate(cohort, NOW + 3 * WEEK)
    assert [(row.people, row.value) for row in found.rows] == [
        (frozenset({bo.pk}), True),
        (frozenset({chidi.pk}), False),
    ]
    assert [row.value for row in recommend(cohort, NOW + 3 * WEEK).rows] == [Recommends("mid", 4)]


def test_a_change_is_told_in_points_with_its_interval_and_its_size():
    """Student's sleep data (domain notes, T1), less 2: mean 1.58, t interval 0.70 to 2.46, d_av 0.833."""
    first = (0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0)
    second = (1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4)
    told = change(pairs(*zip(first, second, strict=True)), k=5)
    assert told.whole == ScaleChange("", 1, 5, 0.8, 2.3, 1.6, 0.7, 2.5)
    assert (told.people, told.wave, told.size, told.parts) == (10, "end", 0.8, ())
    assert from_json("change", as_json(told)) == told


@pytest.mark.parametrize(
    "values",
    [
        [(2, 3)] * 12,
        [(2, 3), (3, 4), (4, 5), (1, 2), (2, 3)],
        [(2, 5), (3, 5), (4, 5), (1, 5), (2, 5)],
        [(1, 2), (1, 3), (1, 4), (1, 5), (1, 2)],
    ],
    ids=["all alike", "all by one", "all at the top", "all from the bottom"],
)
def test_a_mean_that_would_tell_everybodys_answer_is_not_told(values):
    with pytest.raises(TooAlike):
        change(pairs(*values), k=5)


def test_a_recommend_score_has_its_interval_and_its_shares_where_each_is_of_five_or_more():
    """Domain notes, T26: half, a third and a sixth give 33. Of thirty people, five would not recommend it."""
    told = score(opinions(*[9] * 15, *[7] * 10, *[3] * 5), k=5)
    assert (told.score, told.promoters, told.passives, told.detractors) == (33, 50, 33, 17)
    assert (told.low, told.high) == (5, 56)
    assert from_json("score", as_json(told)) == told
    few = score(opinions(*[9] * 12, *[7] * 8, *[3] * 4), k=5)
    assert (few.score, few.promoters) == (33, None)
    assert score(opinions(*[9] * 5, 3), k=5) == Score(6, 6, "end")
    with pytest.raises(TooAlike):
        score(opinions(*[9] * 12), k=5)


def test_the_report_tells_what_changed_and_claims_no_more_than_that(cohort):
    """Twelve people: half from 2 to 3, half from 3 to 5, so that all differ by 1.5 in the mean."""
    for n in range(12):
        person = Person.objects.create(email=f"p{n}@example.org", name=f"Person {n}", created_at=NOW)
        one = enrol(person, cohort)
        ask(one, "baseline", "32"[n % 2], "behaviours-self", "job-satisfaction")
        ask(one, "end", "53"[n % 2], "behaviours-self", "job-satisfaction", "recommend")
    at = NOW + 4 * WEEK
    results.release(cohort=cohort, on=at.date(), at=at)
    found = report(cohort)
    lines = {line.code: line for line in found.lines}
    assert found.claim is Claim.CHANGED
    assert lines["competency_change"].sentence == (
        "From 2.5 before matching to 4.0 at the end, on a scale of 1 to 5: +1.5 (95 per cent interval: +1.2 to +1.8). "
        "Size of the change: 1.9 standard deviations (1.8 to 2.6)."
    )
    assert {scale.points for scale in lines["competency_change"].scales} == {
        "+1.5 (95 per cent interval: +1.2 to +1.8)"
    }
    assert len(lines["competency_change"].scales) == 8
    assert isinstance(lines["job_satisfaction"].change, Change)
    # Everybody handed in, and everybody answered 3 or 5 of 10: neither is told, as it would tell what each one did.
    assert (lines["response_rate"].sentence, "recommend" in lines) == (
        "More than 50 per cent; the others are too few to be told.",
        False,
    )
    line, *others = Result.objects.filter(metric="competency_change", cut="everybody")
    assert (others, line.was_given) == ([], True)


def test_a_change_that_may_be_chance_is_called_that(cohort):
    from colead.insights.wording import _said

    told = change(pairs((2, 4), (4, 2), (3, 4), (4, 4), (3, 2), (2, 3)), k=5)
    assert _said(told) == (
        "From 3.0 before matching to 3.2 at the end, on a scale of 1 to 5: +0.2 (95 per cent interval: -1.4 to +1.7). "
        "That may be chance."
    )
