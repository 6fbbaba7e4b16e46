from __future__ import annotations

import gc
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine

from colead.kernel.demo import _has_mark
from tests.cast import PASSWORD, Character
from tests.support.installed import installed, migrated, migrated_file, note_migrations
from tests.support.pages import PageClient

__all__ = ["installed", "migrated", "migrated_file"]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--clock", help="run as if it had begun at this moment, in UTC: 2027-03-27T23:40")


# What takes long begins first, so that no process is left with it in the end while the others are done.
LONG = (
    "tests/architecture/test_audit_failure", "tests/architecture/permissions/", "tests/partnerships/test_privacy",
    "tests/operate/", "tests/kernel/test_kill", "tests/kernel/test_outage", "tests/cli/test_demo",
    "tests/partnerships/test_life_machine",
)  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put what takes long before all else."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONG))


def pytest_collection_finish() -> None:
    """Spare the collector what was imported: it stays, and looking through it again and again takes time."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker) -> None:
    """Note the migrations as applied: the tables are made at once (`MIGRATE` in the settings)."""
    with django_db_blocker.unblock():
        note_migrations()


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
