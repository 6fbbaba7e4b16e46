from __future__ import annotations

import pytest

from colead.people.models import DirectoryEntry
from colead.people.queries.reporting import reporting_lines
from tests.factories.people import NOW

pytestmark = pytest.mark.django_db


def add(reference: str, manager: str = "") -> None:
    DirectoryEntry.objects.create(
        reference=reference, name=reference, manager_reference=manager, changed_at=NOW
    )


def test_two_levels_up_and_down_are_the_line_and_the_third_is_not():
    for reference, manager in [("chief", ""), ("head", "chief"), ("lead", "head"), ("peer", "lead")]:
        add(reference, manager)
    lines = reporting_lines({"chief", "head", "lead", "peer"})
    assert {reference: sorted(others) for reference, others in lines.items()} == {
        "chief": ["head", "lead"], "head": ["chief", "lead", "peer"], "lead": ["chief", "head", "peer"],
        "peer": ["head", "lead"],
    }  # fmt: skip


def test_people_under_one_manager_are_not_in_each_others_line():
    for reference, manager in [("head", ""), ("a", "head"), ("b", "head")]:
        add(reference, manager)
    assert reporting_lines({"a", "b"}) == {"a": frozenset(), "b": frozenset()}


def test_a_manager_outside_the_pool_still_joins_the_line():
    for reference, manager in [("chief", ""), ("middle", "chief"), ("peer", "middle")]:
        add(reference, manager)
    assert reporting_lines({"chief", "peer"}) == {"chief": frozenset({"peer"}), "peer": frozenset({"chief"})}


def test_a_circle_in_the_directory_ends():
    add("a", "b")
    add("b", "a")
    assert reporting_lines({"a", "b"}) == {"a": frozenset({"b"}), "b": frozenset({"a"})}


@pytest.mark.parametrize("people", [1, 3])
def test_the_number_of_queries_does_not_grow(people, django_assert_num_queries):
    for number in range(people):
        add(f"p{number}", "chief")
    add("chief", "")
    with django_assert_num_queries(2):
        reporting_lines({f"p{number}" for number in range(people)})
