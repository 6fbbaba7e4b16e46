from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine

from colead.kernel.demo import _has_mark
from tests.cast import PASSWORD, Character
from tests.support.pages import PageClient


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--clock", help="run as if it had begun at this moment, in UTC: 2027-03-27T23:40")


@pytest.fixture(autouse=True, scope="session")
def clock(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let the whole run begin at another moment where one is asked for: no test may pass by the hour it ran at."""
    moment = request.config.getoption("clock")
    if moment is None:
        yield
        return
    with time_machine.travel(datetime.fromisoformat(moment).replace(tzinfo=UTC), tick=True):
        yield


@pytest.fixture(autouse=True)
def forget_the_demo():
    """Each test has a database of its own: none remembers whether another one's was the demo."""
    _has_mark.cache_clear()


@pytest.fixture
def client() -> PageClient:
    """Give a client that checks every page it gets."""
    return PageClient()


@pytest.fixture
def sign_in(db):
    """Give a function that signs one of the cast in and hands back their client."""

    def as_(character: Character) -> PageClient:
        client = PageClient()
        assert client.login(email=character.email, password=PASSWORD)
        return client

    return as_
