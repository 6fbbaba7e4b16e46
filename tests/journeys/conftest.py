from __future__ import annotations

import os

import pytest
from playwright.sync_api import expect

from tests.support.browser import chromium
from tests.support.databases import fresh_database
from tests.support.product import installation
from tests.support.smtp import smtp_server

# Playwright runs an event loop in this thread; the journeys never touch the database from here.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
expect.set_options(timeout=20_000)  # a busy machine is slow, not wrong


@pytest.fixture(scope="session")
def browser():
    with chromium() as running:
        yield running


@pytest.fixture
def product(tmp_path):
    """Give a real, empty installation with web server, worker, database and mail server."""
    with (
        smtp_server() as box,
        fresh_database() as url,
        installation(tmp_path, database_url=url, email_url=box.url) as running,
    ):
        running.postbox = box
        yield running


# The demo's pages are always on SQLite: the pass on PostgreSQL would look at the very same ones again.
collect_ignore = ["test_every_page.py"] if os.environ.get("DATABASE_URL") else []
