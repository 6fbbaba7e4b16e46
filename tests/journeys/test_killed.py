"""A kill -9 of web and worker in the middle of publishing leaves one published round and each mail sent once."""

from __future__ import annotations

import json
import threading
import time
from collections import Counter
from http.cookiejar import CookieJar
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

import pytest

from tests.support.product import PATIENCE, Product

pytestmark = pytest.mark.journey
PEOPLE = 40
KILLS = (0.0, 0.15, 0.4)  # seconds after the worker has begun to write to people


def test_a_kill_in_the_middle_of_publishing_publishes_once_and_writes_once(product: Product):
    product.command("migrate")
    cookie = json.loads(scenario(product, "approve"))
    for pause in KILLS:
        product.start()
        publishing = threading.Thread(target=press_publish, args=(product, cookie))
        publishing.start()
        wait_for_first_mail(product)
        time.sleep(pause)
        product.kill()
        publishing.join()
    scenario(product, "let_claims_run_out")
    product.start()
    found = wait_until_quiet(product)
    assert found == {"published": 1, "partnerships": PEOPLE // 2, "introductions": PEOPLE, "waiting": 0}
    introductions = [mail for mail in product.postbox.accepted if mail["Subject"].startswith("Meet ")]
    # Distinct Message-IDs: one a person. At most the one mail in flight at each kill came twice.
    assert Counter(mail["To"] for mail in unique(introductions)) == Counter(
        f"person{number}@example.org" for number in range(PEOPLE)
    )
    assert len(introductions) - PEOPLE <= len(KILLS)


def scenario(product: Product, name: str) -> str:
    """Run one of the scenarios inside the installation and give what it printed."""
    code = f"from tests.support.scenarios import publishing; print(publishing.{name}())"
    return product.command("django", "shell", "-v", "0", "-c", code).strip().splitlines()[-1]


def press_publish(product: Product, cookie: dict[str, str]) -> None:
    """Post the coordinator's button; a connection that breaks is what a kill looks like from outside."""
    page = f"{product.url}{cookie['page']}"
    browser = build_opener(HTTPCookieProcessor(jar := CookieJar()))
    browser.addheaders = [("Cookie", f"{cookie['session']}={cookie['value']}")]
    try:
        browser.open(page, timeout=30).read()
        (token,) = [found.value for found in jar if found.name == "colead-csrf"]
        browser.addheaders = [
            ("Cookie", f"{cookie['session']}={cookie['value']}; colead-csrf={token}"),
            ("Referer", page),
        ]
        browser.open(f"{page}publish/", urlencode({"csrfmiddlewaretoken": token}).encode(), timeout=30).read()
    except OSError:
        pass


def wait_for_first_mail(product: Product) -> None:
    """Wait until a mail more than before has arrived, or nothing is left to send."""
    before = len(product.postbox.accepted)
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        sent = len(product.postbox.accepted)
        if sent > before or sent >= PEOPLE:
            return
        time.sleep(0.02)
    raise AssertionError(f"no mail arrived:\n{product.output}")


def wait_until_quiet(product: Product) -> dict[str, int]:
    """Wait until everybody has been written to, and count once that is noted."""
    deadline = time.monotonic() + PATIENCE
    while len(unique(product.postbox.accepted)) < PEOPLE and time.monotonic() < deadline:
        time.sleep(0.05)
    found: dict[str, int] = json.loads(scenario(product, "count"))
    while found["waiting"] and time.monotonic() < deadline:
        found = json.loads(scenario(product, "count"))
    return found


def unique(mails):
    """Give one mail of each Message-ID, as receivers show them."""
    return list({mail["Message-ID"]: mail for mail in mails}.values())
