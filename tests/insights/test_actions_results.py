"""The ledger: what it gives, what it holds back, and that nobody gets around it."""

from __future__ import annotations

import ast
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colead.insights.actions import results
from colead.insights.actions.results import NeverLower, NoThreshold, is_safe
from colead.insights.ledger.cuts import EVERYBODY
from colead.insights.ledger.making import TooAlike, make
from colead.insights.ledger.released import NotFromTheLedger, Released, released
from colead.insights.ledger.shown import Kinds, Part, Share
from colead.insights.ledger.tokens import contributions
from colead.insights.metrics.metric import Kind
from colead.insights.metrics.rows import Row, Rows, Watch
from colead.insights.models import Result
from colead.kernel.models import AuditEvent
from colead.partnerships.models import Member, Taps
from colead.people.models import DirectoryEntry, Person
from colead.programmes.models import Enrolment
from tests.cast import AMARA
from tests.factories.partnerships import make_meeting, make_partnership
from tests.factories.people import NOW, make_person
from tests.factories.programmes import enrol, make_cohort, make_programme
from tests.measurement.test_isolation import attack

DAY = timedelta(days=1)
SOURCE = Path("src/colead")


@pytest.fixture
def amara(db):
    return make_person(AMARA)


@pytest.fixture
def cohort(amara):
    return make_cohort(make_programme(amara))


def invited(
    cohort, count: int, *, state: str = "admitted", site: str = "", start: int = 0
) -> list[Enrolment]:
    made = []
    for n in range(start, start + count):
        person = Person.objects.create(email=f"p{n}@example.org", name=f"Person {n}", created_at=NOW)
        if site:
            DirectoryEntry.objects.create(
                reference=f"R{n}", name=person.name, person=person, site=site, changed_at=NOW
            )
        made.append(enrol(person, cohort, state))
    return made


def shown(cohort, metric: str, cut: str = EVERYBODY):
    """Give what was given last; None where nothing was."""
    rows = Result.objects.filter(cohort=cohort, metric=metric, cut=cut, was_given=True)
    return released(rows.first()).shown if rows else None


def weekly(cohort, week: int) -> None:
    at = NOW + week * 7 * DAY
    results.release(cohort=cohort, on=at.date(), at=at)


def rows_of(*values: bool, each: int = 1) -> Rows[bool]:
    return Rows(tuple(Row(f"r{n}", frozenset({n // each}), value) for n, value in enumerate(values)))


def test_a_whole_of_four_is_nothing_and_of_nine_a_number_of_people(cohort):
    invited(cohort, 4)
    weekly(cohort, 0)
    assert shown(cohort, "reach") is None
    invited(cohort, 5, start=4)
    weekly(cohort, 1)
    assert shown(cohort, "reach") == Share(people=9, rows=9)


def test_a_share_has_its_interval_and_small_sides_are_told_as_small():
    """12 of 20 is .60, Wilson .387 to .781. 18 of 20 leaves two: more than 70 per cent, as 15 of 20 are .75."""
    assert make(Kind.SHARE, rows_of(*[True] * 12, *[False] * 8), k=5) == Share(20, 20, 60, 39, 78)
    assert make(Kind.SHARE, rows_of(*[True] * 18, *[False] * 2), k=5) == Share(20, 20, over=70)
    assert make(Kind.SHARE, rows_of(*[True] * 20), k=5) == Share(20, 20, over=70)
    assert make(Kind.SHARE, rows_of(*[False] * 20), k=5) == Share(20, 20, under=30)


@pytest.mark.parametrize("minority", range(5))
def test_how_small_the_small_side_is_cannot_be_read_from_the_bound(minority):
    seen = {make(Kind.SHARE, rows_of(*[True] * (40 - minority), *[False] * minority), k=5)}
    assert seen == {Share(40, 40, over=80)}


def test_meetings_of_few_pairs_have_no_interval_as_if_they_were_many():
    ones = [Row(f"{n}", frozenset({n % 12}), (n // 12) % 3 > 0, f"pair {n % 6}") for n in range(120)]
    assert make(Kind.SHARE, Rows(tuple(ones)), k=5) == Share(12, 120, 60)


def test_kinds_that_few_named_are_told_together_until_they_are_many():
    """Twelve named A, six B, two C and one D: C and D are still three people, so that B joins them."""
    said = ["A"] * 12 + ["B"] * 6 + ["C"] * 2 + ["D"]
    rows = Rows(tuple(Row(f"{n}", frozenset({n}), kind) for n, kind in enumerate(said)))
    assert make(Kind.KINDS, rows, k=5) == Kinds(21, 21, (Part(("A",), 57), Part(("B", "C", "D"), 43)))


def test_where_everybody_named_the_same_nothing_is_told():
    rows = Rows(tuple(Row(f"{n}", frozenset({n}), "A") for n in range(20)))
    with pytest.raises(TooAlike):
        make(Kind.KINDS, rows, k=5)


def test_a_curve_has_no_step_of_fewer_than_five():
    """Thirty people; three leave on day 20 and three on day 50: the first point that can be told is day 60, .80."""
    ends = [Watch(20.0, True)] * 3 + [Watch(50.0, True)] * 3 + [Watch(100.0, False)] * 24
    made = make(
        Kind.STAYING, Rows(tuple(Row(f"{n}", frozenset({n}), one) for n, one in enumerate(ends))), k=5
    )
    assert [(point.day, point.percent) for point in made.points] == [(0, 100), (60, 80), (90, 80)]
    few = make(
        Kind.STAYING, Rows(tuple(Row(f"{n}", frozenset({n}), one) for n, one in enumerate(ends[3:]))), k=5
    )
    assert (few.points, few.few_left) == ((), True)


def test_one_who_leaves_the_list_keeps_next_weeks_figure_from_being_given(cohort):
    """A cohort of twelve, one is gone a week later: what was given then stands, and nothing newer."""
    people = invited(cohort, 12)
    weekly(cohort, 0)
    people[0].delete()
    weekly(cohort, 1)
    given = Result.objects.filter(cohort=cohort, metric="reach", cut=EVERYBODY, was_given=True)
    assert [row.on for row in given] == [NOW.date()]


def test_one_who_changes_their_answer_keeps_next_weeks_figure_from_being_given(cohort):
    people = invited(cohort, 12) + invited(cohort, 12, state="invited", start=12)
    weekly(cohort, 0)
    Enrolment.objects.filter(pk=people[-1].pk).update(state="admitted")
    weekly(cohort, 1)
    assert Result.objects.filter(metric="reach", cut=EVERYBODY, was_given=True).count() == 1
    Enrolment.objects.filter(pk__in=[one.pk for one in people[-6:-1]]).update(state="admitted")
    weekly(cohort, 2)
    assert shown(cohort, "reach") == Share(24, 24, 75, 55, 88)  # 18 of 24


def test_six_of_nine_are_not_given_beside_the_nine(cohort):
    invited(cohort, 6, site="Leeds")
    invited(cohort, 3, site="York", start=6)
    weekly(cohort, 0)
    assert shown(cohort, "reach") is not None
    assert shown(cohort, "reach", "site:Leeds") is None
    assert shown(cohort, "reach", "site:York") is None


def test_six_of_twelve_are_given_beside_the_twelve(cohort):
    invited(cohort, 6, site="Leeds")
    invited(cohort, 6, site="York", start=6)
    weekly(cohort, 0)
    assert shown(cohort, "reach", "site:Leeds") == shown(cohort, "reach", "site:York") == Share(6, 6)


def test_the_few_on_one_side_are_not_left_over_when_two_exact_shares_are_subtracted(cohort):
    """Of all thirty, ten have not answered; eight of them at one site. Beside the whole, that site would leave two."""
    invited(cohort, 7, site="Leeds")
    invited(cohort, 8, site="Leeds", state="invited", start=7)
    invited(cohort, 13, site="York", start=15)
    invited(cohort, 2, site="York", state="invited", start=28)
    weekly(cohort, 0)
    assert shown(cohort, "reach") == Share(30, 30, 67, 49, 81)
    assert shown(cohort, "reach", "site:Leeds") is None
    assert shown(cohort, "reach", "site:York") == Share(15, 15, over=60)


def test_topics_that_people_tapped_come_out_as_shares_of_five_or_more(cohort):
    """Twelve people in six pairs tap once each: eight conflict, four strategy. Four are too few to stand alone,
    and the two together are everybody, so that nothing is told; when a fifth taps strategy, both are."""
    people = invited(cohort, 14)
    pairs = [make_partnership(*people[n : n + 2]) for n in range(0, 14, 2)]
    seats = {seat.enrolment_id: seat for seat in Member.objects.filter(partnership__cohort=cohort)}
    meetings = [make_meeting(pair, starts_at=NOW, state="held") for pair in pairs]

    def tap(n: int, topic: str) -> None:
        Taps.objects.create(
            meeting=meetings[n // 2], member=seats[people[n].pk], held=True, topic=topic, answered_at=NOW
        )

    for n in range(12):
        tap(n, "CON" if n < 8 else "STR")
    weekly(cohort, 1)
    assert shown(cohort, "topics") is None
    tap(12, "STR")
    weekly(cohort, 2)
    assert shown(cohort, "topics") == Kinds(13, 13, (Part(("CON",), 62), Part(("STR",), 38)))


def test_the_ledger_names_nobody(cohort):
    people = invited(cohort, 12)
    weekly(cohort, 0)
    row = Result.objects.get(metric="reach", cut=EVERYBODY)
    kept = row.contributions + str(row.shown)
    assert not any(word in kept for one in people for word in (one.key, one.person.name, one.person.email))
    assert not AuditEvent.objects.filter(action="results.release").exclude(facts__has_key="given").exists()


def test_a_second_release_on_a_day_changes_nothing(cohort):
    invited(cohort, 12)
    weekly(cohort, 0)
    before = list(Result.objects.values())
    invited(cohort, 12, start=12)
    weekly(cohort, 0)
    assert list(Result.objects.values()) == before


def test_a_week_brings_one_release(cohort):
    invited(cohort, 12)
    assert [results.release_due(at=NOW + day * DAY) for day in (0, 1, 6, 7)] == [1, 0, 0, 1]


def test_a_threshold_is_raised_and_never_lowered(cohort, amara):
    results.raise_threshold(cohort=cohort, people=10, by=amara, at=NOW)
    with pytest.raises(NeverLower):
        results.raise_threshold(cohort=cohort, people=9, by=amara, at=NOW)
    for people in (4, 51):
        with pytest.raises(NoThreshold):
            results.raise_threshold(cohort=cohort, people=people, by=amara, at=NOW)
    invited(cohort, 9)
    weekly(cohort, 0)
    assert shown(cohort, "reach") is None


def test_nobody_makes_a_released_figure_by_hand():
    with pytest.raises(NotFromTheLedger):
        Released("reach", EVERYBODY, NOW.date(), Share(1, 1, 100), object())


def who_names(name: str) -> set[str]:
    """Give the modules whose code names something."""
    found = set()
    for path in SOURCE.rglob("*.py"):
        tree = ast.parse(path.read_text())
        names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        names |= {
            alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names
        }
        found |= {str(path.relative_to(SOURCE))} if name in names else set()
    return found


def test_the_seal_stays_where_it_is_made():
    assert who_names("_SEAL") == {"insights/ledger/released.py"}


def test_only_the_ledger_writes_and_reads_its_table():
    outside = {path for path in who_names("Result") if not path.startswith("insights/")}
    assert outside == set()
    assert {path for path in who_names("make") if path.startswith("insights/")} == {
        "insights/actions/results.py"
    }


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sets(st.integers(0, 8), min_size=1), min_size=1, max_size=7), st.integers(3, 5))
def test_no_sequence_of_requests_leads_the_ledger_to_isolate_anybody(requests, k):
    """Whatever is asked for in whatever order: of what was given, an exact attacker finds no group below k."""
    given: list[dict] = []
    for people in requests:
        wanted = {one: frozenset({one}) for one in people}
        if is_safe([*given, wanted], k=k):
            given.append(wanted)
    rows = [[int(one in release) for one in range(9)] for release in given]
    assert not rows or not attack(rows, k - 1)


def test_a_changed_answer_is_another_contribution():
    keys = {0: "key-0", 1: "key-1"}
    before, after = (contributions(rows_of(*values), keys) for values in ((True, True), (True, False)))
    assert len(before.keys() & after.keys()) == 1
    assert set(before.values()) == set(after.values())
