"""Every page of the demo, as the person it is for: phone and desktop, light and dark, looked at by axe."""

from __future__ import annotations

import json
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.conftest import PICTURES
from tests.support.browser import accessibility_problems, new_context
from tests.support.product import Product, installation

pytestmark = pytest.mark.journey
LOOKS: tuple[tuple[str, Literal["light", "dark"]], ...] = (("phone", "light"), ("desktop", "dark"))

# Addresses by whom they are for; words in braces stand for keys of the demo.
PAGES = {
    "amara.model@example.org": [
        "programmes/", "programmes/{programme}/", "programmes/{programme}/charter/",
        "programmes/{programme}/competencies/", "programmes/{programme}/matching/", "programmes/{programme}/team/",
        "programmes/{programme}/cohorts/new/", "cohorts/{cohort}/", "cohorts/{cohort}/dates/",
        "cohorts/{cohort}/people/", "cohorts/{cohort}/invite/", "cohorts/{cohort}/rounds/", "rounds/{round}/",
        "rounds/{round}/why-not/", "cohorts/{cohort}/figures/", "directory/", "imports/new/", "emails/",
    ],
    "bo.sample@example.org": [
        "partner/{bo}/", "meetings/{meeting}/", "meetings/{meeting}/time/", "meetings/{meeting}/cancel/",
        "profile/{bo}/", "profile/{bo}/needs/", "profile/{bo}/strengths/", "profile/{bo}/values/", "profile/{bo}/talk/",
        "profile/{bo}/week/", "profile/{bo}/apart/", "account/", "account/password/", "account/email/", "gallery/",
    ],
    "olu.pattern@example.org": ["cohorts/{cohort}/figures/"],
    "": ["account/sign-in/", "account/password/reset/", "who-sees-what/", "nowhere/"],
}  # fmt: skip

KEYS = """
import json
from colead.programmes.models import Cohort, Enrolment
from colead.partnerships.models import Meeting
bo = Enrolment.objects.get(person__email="bo.sample@example.org")
cohort = Cohort.objects.select_related("programme").get()
meeting = Meeting.objects.filter(partnership__members__enrolment=bo, state="planned").get()
keys = {"programme": cohort.programme.key, "cohort": cohort.key, "round": cohort.rounds.get().key}
print(json.dumps({**keys, "bo": bo.key, "meeting": meeting.key}))
"""


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """Give the running demo; it is always on SQLite, because a DATABASE_URL never gets demo people."""
    with installation(tmp_path_factory.mktemp("demo")) as running:
        running.start("run")
        yield running


@pytest.mark.parametrize(("size", "scheme"), LOOKS)
@pytest.mark.parametrize("who", PAGES)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(browser: Browser, demo: Product, who, size, scheme):
    keys = json.loads(demo.command("django", "shell", "-v", "0", "-c", KEYS).splitlines()[-1])
    context = new_context(browser, size, scheme)
    page = context.new_page()
    if who:
        sign_in(page, demo, who)
    found = {
        address: problems
        for address in PAGES[who]
        if (problems := look(page, f"{demo.url}/{address.format(**keys)}", f"{address}-{size}-{scheme}"))
    }
    context.close()
    assert found == {}


def sign_in(page: Page, demo: Product, who: str) -> None:
    page.goto(f"{demo.url}/account/sign-in/")
    page.locator("input[name=login]").first.fill(who)
    page.locator("input[name=password]").first.fill("colead demo")
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_load_state("load")


def look(page: Page, url: str, name: str) -> list[str]:
    """Open a page, take its picture and list what is wrong with it."""
    page.goto(url)
    PICTURES.mkdir(parents=True, exist_ok=True)
    picture = name.replace("/", "-").replace("{", "").replace("}", "")
    page.screenshot(path=PICTURES / f"page-{picture}.png", full_page=True)
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return accessibility_problems(page) + ([f"scrolls sideways by {wide}"] if wide > 0 else [])
