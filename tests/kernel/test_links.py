from __future__ import annotations

from datetime import timedelta

import pytest

from colead.kernel.links import (
    LinkExpired,
    LinkSpent,
    LinkUnreadable,
    is_link_spent,
    make_link_token,
    read_link_token,
    restore_link,
    spend_link,
)
from tests.factories.people import NOW


def token(scope="taps"):
    return make_link_token(scope, {"meeting": "k"}, at=NOW, days=3)


def test_a_link_gives_back_its_facts_until_it_expires():
    assert read_link_token("taps", token(), at=NOW + timedelta(days=3))["meeting"] == "k"
    with pytest.raises(LinkExpired):
        read_link_token("taps", token(), at=NOW + timedelta(days=3, seconds=1))


def test_a_link_of_one_scope_opens_nothing_else():
    with pytest.raises(LinkUnreadable):
        read_link_token("invitation", token("taps"), at=NOW)


@pytest.mark.parametrize("broken", ["", "x", "a:b:c"])
def test_a_broken_link_says_so(broken):
    with pytest.raises(LinkUnreadable):
        read_link_token("taps", broken, at=NOW)


@pytest.mark.django_db
def test_a_link_acts_once_and_can_be_undone():
    spend_link("t", at=NOW)
    with pytest.raises(LinkSpent):
        spend_link("t", at=NOW)
    assert is_link_spent("t") is True
    restore_link("t")
    assert is_link_spent("t") is False
    spend_link("t", at=NOW)
