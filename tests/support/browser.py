"""The system's Chromium, phone or desktop, light or dark."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import axe_playwright_python
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

SIZES = {"phone": {"width": 390, "height": 844}, "desktop": {"width": 1280, "height": 900}}
QUIET = [
    "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
    # No other host is there. (To intercept every request instead would switch the browser's cache off.)
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost",
]  # fmt: skip
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],  # what is well need not be gathered
    "preload": {
        "assets": ["media"]
    },  # none of these rules reads style sheets, which it would fetch one by one
}
AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text()
Scheme = Literal["light", "dark"]
Look = tuple[str, Scheme]


def chromium_path() -> str:
    """Find the system's Chromium; raises with the command that installs it."""
    names = [os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome"]
    found = next((path for name in names if name and (path := shutil.which(name))), None)
    if found is None:
        raise RuntimeError("No Chromium was found. Install it, for example with: apt-get install chromium")
    return found


@contextmanager
def chromium() -> Iterator[Browser]:
    """Run the browser; as root it has to go without its sandbox."""
    without_sandbox = ["--no-sandbox"] if os.getuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=[*QUIET, *without_sandbox])
        yield browser
        browser.close()


def new_context(browser: Browser, size: str = "desktop", scheme: Scheme = "light") -> BrowserContext:
    """Open a browser profile of its own."""
    context = browser.new_context(
        viewport=SIZES[size], color_scheme=scheme, locale="en-GB", timezone_id="Europe/Berlin",
        has_touch=size == "phone", is_mobile=size == "phone",
        reduced_motion="reduce",  # half-way through a transition, a colour is none of ours
    )  # fmt: skip
    context.set_default_timeout(60_000)
    return context


def accessibility_problems(page: Page) -> list[str]:
    """List what axe finds on the page as it stands."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found = page.evaluate("rules => axe.run(document, rules).then(found => found.violations)", RULES)
    return [
        f"{problem['id']}: {node['html'][:160]} {node.get('failureSummary', '')[:200]}"
        for problem in found
        for node in problem["nodes"]
    ]


def wear(page: Page, size: str, scheme: Scheme) -> None:
    """Give an open page another size and other colours, as when a phone is turned or the evening comes."""
    page.set_viewport_size(SIZES[size])
    page.emulate_media(color_scheme=scheme)


def scrolls_sideways(page: Page) -> bool:
    """Tell whether the page is wider than what shows it; a phone would zoom out to hide that."""
    root = "document.documentElement"
    return bool(page.evaluate(f"{root}.scrollWidth > {root}.clientWidth"))


def take_picture(page: Page, name: str) -> None:
    """Take a picture of the whole page, if PICTURES names a folder for them: they take longer than all the rest."""
    if folder := os.environ.get("PICTURES"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)
