"""Every page of the demo, as the person it is for: phone and desktop, light and dark, looked at by axe."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys.every_page import KEYS, PAGES, Shown, page
from tests.support.browser import (
    Look,
    accessibility_problems,
    new_context,
    scrolls_sideways,
    take_picture,
    wear,
)
from tests.support.demo import running_demo
from tests.support.product import Product

pytestmark = pytest.mark.journey
LOOKS: tuple[Look, ...] = (("phone", "light"), ("desktop", "dark"))
ALL_LOOKS: tuple[Look, ...] = (*LOOKS, ("desktop", "light"), ("phone", "dark"))
AT_A_TIME = 20  # pages of one person in one test, so that workers end at the same time
PORTIONS = [
    pytest.param(who, pages[start : start + AT_A_TIME], id=f"{who or 'nobody'}-{start}")
    for who, pages in PAGES.items()
    for start in range(0, len(pages), AT_A_TIME)
]


@pytest.fixture(scope="module")
def demo_and_keys(tmp_path_factory, shared):
    """Give the running demo; it is always on SQLite, because a DATABASE_URL never gets demo people."""
    with running_demo(tmp_path_factory.mktemp("demo"), shared, KEYS) as demo_and_keys:
        yield demo_and_keys


@pytest.fixture(scope="module")
def demo(demo_and_keys):
    return demo_and_keys[0]


@pytest.fixture(scope="module")
def kept_context(browser: Browser) -> Iterator[BrowserContext]:
    """Give a phone that keeps style sheets, scripts and fonts from one test to the next."""
    opened = new_context(browser, "phone")
    yield opened
    opened.close()


@pytest.fixture
def tab(kept_context: BrowserContext) -> Iterator[Page]:
    """Give a page that nobody is signed in on."""
    kept_context.clear_cookies()
    opened = kept_context.new_page()
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def keys(demo_and_keys):
    return demo_and_keys[1]


def go_through(tab: Page, pages: list[tuple[str, Shown]], looks: Sequence[Look]) -> None:
    """Open pages, look at each in all looks, and fail with all that is wrong."""
    found, looks = {}, list(looks)
    for url, shown in pages:
        if wrong := look(tab, url, shown, looks):
            found[shown.name] = wrong
        looks.reverse()  # the next page opens as this one was left
    assert found == {}


@pytest.fixture
def opened(tab, demo, keys, who, pages):
    """Give the addresses of the pages; the person whom they are for is signed in."""
    if who:
        sign_in(tab, demo, who)
    return [
        (demo.url + reverse(shown.name, args=[keys[key] for key in shown.keys]) + shown.query, shown)
        for shown in map(page, pages)
    ]


@pytest.mark.parametrize(("who", "pages"), PORTIONS)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(tab, opened):
    go_through(tab, opened, LOOKS)


@pytest.mark.prove
@pytest.mark.parametrize(("who", "pages"), PORTIONS)
def test_nor_in_any_other_look(tab, opened):
    go_through(tab, opened, ALL_LOOKS)


WRONG = """<!doctype html><html lang="en"><title>Wrong</title><meta name="viewport" content="width=device-width">
<main><h1 style="inline-size: 600px; color: #444; background: #333">Grey on grey, too wide for a phone</h1></main>"""


def test_what_is_wrong_with_a_page_is_said(tab):
    tab.set_content(WRONG)
    phone, desktop = (problems(tab, worn) for worn in LOOKS)
    assert [words[:27] for words in phone] == ["phone-light: color-contrast", "phone-light: scrolls sidewa"]
    assert [words[:28] for words in desktop] == ["desktop-dark: color-contrast"]


def test_two_phones_share_the_clock_of_a_circle_by_keyboard_alone(browser, demo, keys):
    """The facilitator starts, one of the circle pauses; each sees at once what the other pressed."""
    facilitator, member = (new_context(browser, "phone").new_page() for _ in range(2))
    for tab, who in ((facilitator, "fola.circle@example.org"), (member, keys["in_circle"])):
        sign_in(tab, demo, who)
        tab.goto(demo.url + reverse("meeting", args=[keys["gathering"]]))
    press(facilitator, "#timer-go")
    expect(member.locator("[data-timer-runs]")).to_be_visible()
    expect(member.locator(".guide [aria-current=step] h3")).to_have_text("Check in")
    press(facilitator, "#timer-next")
    for tab in (facilitator, member):
        expect(tab.locator(".guide [aria-current=step] h3")).to_have_text("What became of our steps")
    press(member, "#timer-go")
    expect(facilitator.get_by_text("Paused, for everybody")).to_be_visible()
    clocks = [tab.locator("[data-clock]").inner_text() for tab in (facilitator, member)]
    assert clocks[0] == clocks[1]
    press(member, "button[name=presence][value=there]")
    expect(member.get_by_text("It is noted, and your circle sees it.")).to_be_visible()
    assert accessibility_problems(member) == []
    for tab in (facilitator, member):
        tab.context.close()


def press(tab: Page, selector: str) -> None:
    """Go to a button with the Tab key, and press Enter."""
    for _n in range(100):
        if tab.evaluate("selector => document.activeElement.matches(selector)", selector):
            tab.keyboard.press("Enter")
            return
        tab.keyboard.press("Tab")
    raise AssertionError(f"{selector} is not reached by keyboard")


def test_a_wrong_address_is_answered_as_calmly(tab, demo):
    assert look(tab, f"{demo.url}/nowhere/", Shown("nowhere"), LOOKS, status=404) == []


def sign_in(page: Page, demo: Product, who: str) -> None:
    page.goto(f"{demo.url}/account/sign-in/")
    page.locator("input[name=login]").first.fill(who)
    page.locator("input[name=password]").first.fill("colead demo")
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_load_state("load")


def look(tab: Page, url: str, shown: Shown, looks: Sequence[Look], status: int = 200) -> list[str]:
    """Open a page, take its picture in every look and list what is wrong with it."""
    answer = tab.goto(url)
    assert answer is not None
    found = [f"answers {answer.status}"] if answer.status != status else []
    if (tab.url == url) == shown.leads_on:  # what it led to may be well, and was not asked for
        found.append(f"leads to {tab.url}")
    for worn in looks:
        found += problems(tab, worn)
        take_picture(tab, "-".join(["page", shown.name, *shown.keys, *worn]))
    return found


def problems(tab: Page, worn: Look) -> list[str]:
    """List what is wrong with a page in one look."""
    wear(tab, *worn)
    wide = ["scrolls sideways"] if scrolls_sideways(tab) else []
    return [f"{'-'.join(worn)}: {words}" for words in (*accessibility_problems(tab), *wide)]
