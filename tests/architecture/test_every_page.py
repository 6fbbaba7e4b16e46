"""Every address that shows somebody a page is looked at by the journey of all pages, or says why not."""

from __future__ import annotations

from tests.architecture.permissions.test_table import all_rows
from tests.journeys.every_page import NO_PAGES, PAGES, page


def without_a_picture(addresses: set[str]) -> set[str]:
    """Give the addresses that show somebody a page and that nobody here looks at."""
    return addresses - {page(text).name for pages in PAGES.values() for text in pages} - set(NO_PAGES)


def test_every_page_is_looked_at():
    assert (
        without_a_picture({row.name for row in all_rows() if row.method == "GET" and "o" in row.letters})
        == set()
    )


def test_a_page_that_nobody_looks_at_is_noticed():
    assert without_a_picture({"home", "round_csv", "forgotten"}) == {"forgotten"}
