"""Every address × every kind of person. An address without a row fails."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from colead.people.models import Person
from tests.architecture import permissions
from tests.architecture.permissions.row import Row
from tests.factories.scene import make_scene
from tests.support.pages import PageClient
from tests.support.worlds import lasting, undone

pytestmark = pytest.mark.django_db  # whoever runs this file alone has to get a database as well


@cache
def chapters() -> dict[str, list[Row]]:
    """Give the rows of each file of the table."""
    files = [
        m.name for m in pkgutil.iter_modules(permissions.__path__) if m.name not in ("row", "test_table")
    ]
    return {name: importlib.import_module(f"{permissions.__name__}.{name}").ROWS for name in files}


def all_rows() -> list[Row]:
    return [row for rows in chapters().values() for row in rows]


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


def differences(rows: list[Row], ask: Callable[[Row], dict[str, str]]) -> list[str]:
    """Say where people get something else than the rows promise."""
    return [
        f"{row.method} {row.name} {row.note}: {kind} gets {got}, not {row.expected[kind]}"
        for row in rows
        for kind, got in ask(row).items()
        if got != row.expected[kind]
    ]


@pytest.mark.parametrize("chapter", chapters())
def test_everybody_gets_what_the_table_says(chapter, ask):
    assert differences(chapters()[chapter], ask) == []


def test_somebody_who_gets_something_else_is_noticed():
    row = Row("home", "GET", "sooooooo", note="as it was")
    assert differences([row], lambda asked: {**asked.expected, "peer": "x"}) == [
        "GET home as it was: peer gets x, not o"
    ]


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


@pytest.mark.parametrize("chapter", chapters())
def test_nobody_comes_in_by_a_method_that_the_table_does_not_list(chapter, ask):
    names = {row.name for row in chapters()[chapter]}
    for row in unlisted(all_rows()):
        if row.name in names:
            assert (row.method, row.name, set(ask(row).values()) - set("bsx")) == (
                row.method,
                row.name,
                set(),
            )


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


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """Give a scene and a client of each kind of person in it, which no question may leave changed."""
    with lasting(django_db_blocker):
        scene = make_scene(with_mentoring=True)
        yield scene, {kind: signed_in(person) for kind, person in scene.people.items()}


@pytest.fixture
def ask(world):
    """Give a function that asks an address as each kind of person, each in the same untouched world."""
    scene, clients = world

    def as_each_kind(row: Row) -> dict[str, str]:
        own = deepcopy(scene)  # what a row prepares may change what it is given
        with undone():
            url, data = reverse(row.name, kwargs=row.kwargs(own)), row.data(own)
            return {kind: answer(row.method, url, data, client) for kind, client in clients.items()}

    return as_each_kind


def signed_in(person: Person | None) -> PageClient:
    """Give a client of somebody who has signed in, or of nobody."""
    client = PageClient()
    if person is not None:
        client.force_login(person)
    return client


def answer(method: str, url: str, data: dict[str, Any], client: PageClient) -> str:
    """Ask an address and undo what came of it, in the database and in the client."""
    cookies = deepcopy(client.cookies)
    with undone():
        got = letter((client.get if method == "GET" else client.post)(url, data))
    client.cookies = cookies
    return got
