from __future__ import annotations

import os

import pytest
from playwright.sync_api import expect

from tests.support.browser import chromium
from tests.support.databases import fresh_database
from tests.support.prepared import prepare
from tests.support.product import installation
from tests.support.smtp import smtp_server

# Playwright runs an event loop in this thread; the journeys never touch the database from here.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
expect.set_options(timeout=60_000)  # a busy machine is slow, not wrong


@pytest.fixture(scope="session")
def browser():
    with chromium() as running:
        yield running


@pytest.fixture(scope="session")
def shared(tmp_path_factory, worker_id):
    """Give a folder that all workers of this run see."""
    own = tmp_path_factory.getbasetemp()
    return own if worker_id == "master" else own.parent


@pytest.fixture
def product(tmp_path, shared):
    """Give a real, empty installation with web server, worker, database and mail server."""
    with (
        smtp_server() as box,
        fresh_database() as url,
        installation(tmp_path, database_url=url, email_url=box.url) as running,
    ):
        running.postbox = box
        prepare(running, shared)
        yield running


# The demo's pages are always on SQLite: the pass on PostgreSQL would look at the very same ones again.
collect_ignore = ["test_every_page.py"] if os.environ.get("DATABASE_URL") else []


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let one half of two workers begin with the demo's pages and the other with all else, the longest first.

    Workers are given halves of the list: this way nobody waits for the demo, nor for a last long test.
    """
    names = ("test_first_meeting.py", "test_killed.py", "test_profile.py")
    if all(item.path.parent.name == "journeys" for item in items):
        pages = [item for item in items if item.path.name not in names]
        rest = [item for name in names for item in items if item.path.name == name]
        before = (len(items) + 1) // 2
        items[:] = [*pages[:before], *rest, *pages[before:]]
