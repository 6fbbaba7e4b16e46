"""One's own profile: reliable change with the cohort's own spread, by hand; and for nobody else."""

from __future__ import annotations

from datetime import timedelta
from statistics import stdev

import pytest

from colead.surveys.actions import norms
from colead.surveys.models import ScaleNorm
from colead.surveys.queries.development import development_of
from colead.surveys.queries.in_bulk import answers_to, complete_answers, scores_of
from tests.cast import Character
from tests.factories.people import NOW, make_person
from tests.factories.programmes import enrol
from tests.factories.scene import make_scene
from tests.factories.surveys import answer_all, put_to, save_answers

pytestmark = pytest.mark.django_db
MID = NOW + timedelta(days=90)
ROWS = [
    (1, 2, 1),
    (2, 2, 3),
    (3, 3, 3),
    (4, 4, 5),
    (5, 5, 4),
    (3, 4, 3),
    (2, 1, 2),
    (4, 5, 5),
    (3, 2, 3),
    (4, 4, 4),
]


def first_answers(scene, rows) -> list:
    """Let people answer three questions before, each their row."""
    made = []
    for n, row in enumerate(rows):
        one = put_to(enrol(make_person(Character(f"q{n} Sample")), scene.cohort), "baseline", "own-mood")
        save_answers(one, {f"own-mood.m{k}": str(value) for k, value in enumerate(row, 1)}, at=NOW)
        made.append(one)
    return made


@pytest.fixture
def scene():
    made = make_scene()
    from tests.factories.surveys import add_instrument

    items = [{"id": f"m{k}", "text": f"question {k}", "response": "sure", "scale": "mood"} for k in (1, 2, 3)]
    add_instrument(
        made.programme, made.people["coordinator"], id="own-mood", items=items, scales=[{"id": "mood", "title": "Mood"}],
        responses=[{"id": "sure", "kind": "rating", "low": 1, "high": 5, "labels": ["no", "yes"]}],
    )  # fmt: skip
    return made


def test_norms_are_kept_once_the_second_wave_is_open_from_ten_people_on(scene):
    first_answers(scene, ROWS[:9])
    put_to(scene.bo, "mid", "own-mood", at=MID)
    assert norms.settle_due(at=MID) == 0
    one = put_to(enrol(make_person(Character("last Sample")), scene.cohort), "baseline", "own-mood")
    save_answers(one, {f"own-mood.m{k}": str(value) for k, value in enumerate(ROWS[9], 1)}, at=NOW)
    assert norms.settle_due(at=MID) == 1
    assert norms.settle_due(at=MID) == 0
    norm = ScaleNorm.objects.get()
    assert norm.sd == pytest.approx(stdev(sum(row) / 3 for row in ROWS))
    items = [stdev(row[k] for row in ROWS) ** 2 for k in range(3)]
    assert norm.alpha == pytest.approx(1.5 * (1 - sum(items) / stdev(sum(row) for row in ROWS) ** 2))
    assert norm.n == 10


def test_what_is_read_in_bulk_is_what_was_handed_in(scene):
    made = first_answers(scene, ROWS)
    open_one = put_to(scene.bo, "baseline", "own-mood")
    assert [one.scores for one in scores_of(scene.cohort, "baseline")] == [
        {("own-mood", "mood"): pytest.approx(sum(row) / 3)} for row in ROWS
    ]
    assert open_one.enrolment_id not in {one.enrolment for one in scores_of(scene.cohort)}
    assert [one.answer for one in answers_to(scene.cohort, "own-mood", "m1")] == [str(row[0]) for row in ROWS]
    assert complete_answers(scene.cohort, "baseline", "own-mood", "mood") == [
        [float(v) for v in row] for row in ROWS
    ]
    assert len(made) == 10


@pytest.mark.parametrize(("after", "sign"), [("5", "more"), ("2", "same")])
def test_a_change_is_told_from_chance_by_the_spread_of_the_cohort(scene, after, sign):
    ten = [
        put_to(enrol(make_person(Character(f"r{n} Sample")), scene.cohort), "baseline", "behaviours-self")
        for n in range(10)
    ]
    for n, one in enumerate(ten):
        answer_all(one, str(1 + n % 3), at=NOW)  # every scale: sd of 1, 2, 3 and 1
        save_back(one, n)
    mine = ten[0]
    later = put_to(mine.enrolment, "mid", "behaviours-self", at=MID)
    answer_all(later, after, at=MID)
    norms.settle_due(at=MID)
    line = development_of(mine.enrolment).lines[1]
    assert line.sign == sign
    assert line.norm_n == 10


def save_back(one, n: int) -> None:
    """Make the answers to one scale differ a little, so that they do not hang together perfectly."""
    from colead.surveys.answers import pack, unpack

    one.refresh_from_db()
    answers = unpack(one.answers)
    answers["behaviours-self"]["lis1"] = str(1 + (n + 1) % 3)
    one.answers = pack(answers)
    one.save(update_fields=["answers"])


def test_without_norms_a_change_is_shown_and_not_judged(scene):
    for kind, value, at in (("baseline", "2", NOW), ("mid", "4", MID)):
        answer_all(put_to(scene.dana, kind, "behaviours-self", at=at), value, at=at)
    line = development_of(scene.dana).lines[0]
    assert (line.change, line.sign, [point.value for point in line.own]) == (2.0, "unknown", [2.0, 4.0])
