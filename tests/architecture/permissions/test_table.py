"""Every address × every kind of person. An address without a row fails."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import replace

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.architecture import permissions
from tests.architecture.permissions.row import Row
from tests.factories.scene import make_scene
from tests.support.pages import PageClient


def all_rows() -> list[Row]:
    modules = [
        m.name for m in pkgutil.iter_modules(permissions.__path__) if m.name not in ("row", "test_table")
    ]
    return [row for name in modules for row in importlib.import_module(f"{permissions.__name__}.{name}").ROWS]


def all_addresses(patterns: list[URLPattern | URLResolver]) -> set[str]:
    names: set[str] = set()
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            names |= all_addresses(pattern.url_patterns)
        else:
            names.add(str(pattern.name))
    return names


def addresses_without_row(addresses: set[str], rows: list[Row]) -> set[str]:
    return (
        addresses
        - {row.name for row in rows if row.method == "GET"}
        - {row.name for row in rows if row.method == "POST"}
    )


def test_every_address_has_a_row():
    assert addresses_without_row(all_addresses(get_resolver().url_patterns), all_rows()) == set()


def test_an_address_without_a_row_is_noticed():
    assert addresses_without_row({"home", "forgotten"}, [Row("home", "GET", "sooooooo")]) == {"forgotten"}


def test_no_row_without_an_address():
    assert {row.name for row in all_rows()} - all_addresses(get_resolver().url_patterns) == set()


def letter(response) -> str:
    if response.status_code == 302 and response.headers["Location"].startswith(reverse("account_login")):
        return "s"
    return {200: "o", 302: "o", 303: "o", 204: "o", 404: "x", 409: "c", 405: "b"}[response.status_code]


@pytest.mark.django_db
@pytest.mark.parametrize("row", all_rows(), ids=lambda row: f"{row.method}-{row.name}")
def test_everybody_gets_what_the_table_says(row, subtests_of_kinds):
    assert subtests_of_kinds(row) == row.expected


def unlisted(rows: list[Row]) -> list[Row]:
    """Give the method that the table leaves out of each address: nobody may come in by it."""
    listed = {(row.name, row.method) for row in rows}
    by_name = {row.name: row for row in rows}
    return [
        replace(row, method=method, data=lambda scene: {})
        for name, row in by_name.items()
        for method in ("GET", "POST")
        if (name, method) not in listed
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("row", unlisted(all_rows()), ids=lambda row: f"{row.method}-{row.name}")
def test_nobody_comes_in_by_a_method_that_the_table_does_not_list(row, subtests_of_kinds):
    assert set(subtests_of_kinds(row).values()) <= set("bsx")


def test_a_later_kind_gets_the_letter_of_the_kind_it_is_like_unless_the_row_says_otherwise():
    assert Row("home", "GET", "sooxxxxx").expected["former_partner"] == "o"
    assert Row("home", "GET", "sooxxxxx", but={"former_partner": "c"}).expected["former_partner"] == "c"


def test_a_method_without_a_row_is_noticed():
    rows = [
        Row("home", "GET", "sooooooo"),
        Row("account", "GET", "sooooooo"),
        Row("account", "POST", "sooooooo"),
    ]
    assert [(row.name, row.method) for row in unlisted(rows)] == [("home", "POST")]


@pytest.fixture
def subtests_of_kinds(db):
    """Ask the same address as each kind of person, each in a world of its own."""
    from django.db import transaction

    scene = make_scene()

    def ask(row: Row) -> dict[str, str]:
        answers = {}
        for kind, person in scene.people.items():
            client = PageClient()
            if person is not None:
                client.force_login(person)
            before = transaction.savepoint()
            method = client.get if row.method == "GET" else client.post
            answers[kind] = letter(method(reverse(row.name, kwargs=row.kwargs(scene)), row.data(scene)))
            transaction.savepoint_rollback(before)
        return answers

    return ask
