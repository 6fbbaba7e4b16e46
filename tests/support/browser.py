"""The system's Chromium, phone or desktop, light or dark."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

SIZES = {"phone": {"width": 390, "height": 844}, "desktop": {"width": 1280, "height": 900}}
QUIET = [
    "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],  # what is well need not be gathered
}


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


def new_context(
    browser: Browser, size: str = "desktop", scheme: Literal["light", "dark"] = "light"
) -> BrowserContext:
    """Open a browser profile of its own, which refuses every other host."""
    context = browser.new_context(
        viewport=SIZES[size], color_scheme=scheme, locale="en-GB", timezone_id="Europe/Berlin",
        has_touch=size == "phone", is_mobile=size == "phone",
    )  # fmt: skip
    context.route(lambda url: not url.startswith("http://localhost:"), lambda route: route.abort())
    context.set_default_timeout(15_000)
    return context


def accessibility_problems(page: Page) -> list[str]:
    """List what axe finds on the page as it stands."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [
        f"{problem['id']}: {node['html'][:160]} {node.get('failureSummary', '')[:200]}"
        for problem in found
        for node in problem["nodes"]
    ]
