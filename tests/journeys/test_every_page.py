"""Every page of the demo, as the person it is for: phone and desktop, light and dark, looked at by axe."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys.conftest import PICTURES
from tests.journeys.every_page import KEYS, PAGES, page
from tests.support.browser import SIZES, accessibility_problems, new_context
from tests.support.demo import running_demo
from tests.support.product import Product

pytestmark = pytest.mark.journey
Scheme = Literal["light", "dark"]
Look = tuple[str, Scheme]
LOOKS: tuple[Look, ...] = (("phone", "light"), ("desktop", "dark"))
OTHER_LOOKS: tuple[Look, ...] = (("phone", "dark"), ("desktop", "light"))


@pytest.fixture(scope="module")
def demo_and_keys(tmp_path_factory, worker_id):
    """Give the running demo; it is always on SQLite, because a DATABASE_URL never gets demo people."""
    own = tmp_path_factory.mktemp("demo")
    shared = (
        tmp_path_factory.getbasetemp() if worker_id == "master" else tmp_path_factory.getbasetemp().parent
    )
    with running_demo(own, shared, KEYS) as demo_and_keys:
        yield demo_and_keys


@pytest.fixture(scope="module")
def demo(demo_and_keys):
    return demo_and_keys[0]


@pytest.fixture
def context(browser: Browser, look_of_page: Look) -> Iterator[BrowserContext]:
    """Give a browser of its own in one look."""
    opened = new_context(browser, *look_of_page)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def keys(demo_and_keys):
    return demo_and_keys[1]


def go_through(context: BrowserContext, demo: Product, keys: dict[str, str], who: str) -> None:
    """Open every page of one person in one look and fail with all that is wrong."""
    tab, found = context.new_page(), {}
    if who:
        sign_in(tab, demo, who)
    for shown in map(page, PAGES[who]):
        url = demo.url + reverse(shown.name, args=[keys[key] for key in shown.keys]) + shown.query
        if problems := look(tab, url, "-".join(shown[:1] + shown.keys)):
            found[shown.name] = problems
    assert found == {}


@pytest.mark.parametrize("look_of_page", LOOKS, ids="-".join)
@pytest.mark.parametrize("who", PAGES)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(context, demo, keys, who):
    go_through(context, demo, keys, who)


@pytest.mark.prove
@pytest.mark.parametrize("look_of_page", OTHER_LOOKS, ids="-".join)
@pytest.mark.parametrize("who", PAGES)
def test_nor_in_the_other_looks(context, demo, keys, who):
    go_through(context, demo, keys, who)


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


@pytest.mark.parametrize("look_of_page", LOOKS, ids="-".join)
def test_a_wrong_address_is_answered_as_calmly(context, demo):
    tab, url = context.new_page(), f"{demo.url}/nowhere/"
    assert look(tab, url, "nowhere", status=404) + led_on(tab, url) == []


def sign_in(page: Page, demo: Product, who: str) -> None:
    page.goto(f"{demo.url}/account/sign-in/")
    page.locator("input[name=login]").first.fill(who)
    page.locator("input[name=password]").first.fill("colead demo")
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_load_state("load")


def look(tab: Page, url: str, name: str, status: int = 200) -> list[str]:
    """Open a page, take its picture and list what is wrong with it."""
    answer = tab.goto(url)
    assert answer is not None
    PICTURES.mkdir(parents=True, exist_ok=True)
    dark = tab.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    kind = f"{'phone' if tab.viewport_size == SIZES['phone'] else 'desktop'}-{'dark' if dark else 'light'}"
    tab.screenshot(path=PICTURES / f"page-{name}-{kind}.png", full_page=True)
    wide = tab.evaluate("document.documentElement.scrollWidth - innerWidth")
    return [
        *accessibility_problems(tab),
        *([f"scrolls sideways by {wide}"] if wide > 0 else []),
        *([f"answers {answer.status}"] if answer.status != status else []),
    ]


def led_on(tab: Page, url: str) -> list[str]:
    """Say where an address led instead of showing its page."""
    return [f"leads on to {tab.url}"] if tab.url != url else []
