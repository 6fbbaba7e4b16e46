from __future__ import annotations

import pytest

from colead.kernel.demo import _has_mark
from tests.cast import PASSWORD, Character
from tests.support.pages import PageClient


@pytest.fixture(autouse=True)
def forget_the_demo():
    """Each test has a database of its own: none remembers whether another one's was the demo."""
    _has_mark.cache_clear()


@pytest.fixture
def client() -> PageClient:
    """Give a client that checks every page it gets."""
    return PageClient()


@pytest.fixture
def sign_in(db):
    """Give a function that signs one of the cast in and hands back their client."""

    def as_(character: Character) -> PageClient:
        client = PageClient()
        assert client.login(email=character.email, password=PASSWORD)
        return client

    return as_
