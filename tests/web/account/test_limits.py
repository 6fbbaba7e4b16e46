"""Limits on signing in: by the visitor's address behind one trusted proxy, with a calm page."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.urls import reverse

from tests.cast import AMARA, PASSWORD
from tests.factories.people import make_person
from tests.support.pages import PageClient

pytestmark = pytest.mark.django_db
TOO_OFTEN = 31
GUESSER, VISITOR = "203.0.113.7", "203.0.113.8"


@pytest.fixture(autouse=True)
def _one_proxy(settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    cache.clear()
    yield
    cache.clear()


def guess(times, forwarded):
    client = PageClient()
    for number in range(times):
        page = client.post(
            reverse("account_login"),
            {"login": f"nobody{number}@example.org", "password": "guessed wrong again"},
            headers={"x-forwarded-for": forwarded},
        )
    return page


def sign_in(forwarded):
    make_person(AMARA)
    asked = {"login": AMARA.email, "password": PASSWORD}
    return PageClient().post(reverse("account_login"), asked, headers={"x-forwarded-for": forwarded})


def test_too_many_guesses_get_a_calm_page():
    page = guess(TOO_OFTEN, GUESSER)
    assert page.status_code == 429
    assert "<h1>That was too often in a short time</h1>" in page.content.decode()


def test_a_guesser_does_not_lock_out_others_behind_the_proxy():
    guess(TOO_OFTEN, GUESSER)
    assert sign_in(VISITOR).status_code == 302


def test_a_forged_header_does_not_help_the_guesser():
    guess(TOO_OFTEN, GUESSER)
    # The proxy's own word comes last; what a visitor wrote before it counts for nothing.
    assert guess(1, f"198.51.100.1, {GUESSER}").status_code == 429
