from __future__ import annotations

import pytest

from colead.kernel.mail import compose
from colead.kernel.mail_kinds import (
    Kind,
    UnknownKind,
    find_kind,
    group_named,
    kinds,
    nudge_kinds,
    register_kinds,
)
from colead.kernel.models import OutboxEmail
from tests.cast import BO
from tests.factories.people import NOW, make_person


@pytest.mark.django_db
def test_an_email_of_a_kind_that_nobody_registered_is_not_written():
    with pytest.raises(UnknownKind, match=r"partnerships\.surprise: register"):
        compose(
            "partnerships.surprise", make_person(BO), subject="Surprise", template="partnerships/email/parted",
            context={}, at=NOW,
        )  # fmt: skip
    assert not OutboxEmail.objects.exists()


def test_every_kind_has_a_group_and_says_what_it_tells():
    assert [kind.name for kind in kinds() if not (str(kind.label) and str(group_named(kind.group).why))] == []


def test_a_kind_of_no_group_is_refused():
    with pytest.raises(UnknownKind):
        register_kinds(Kind("people.surprise", "surprises", "Surprise"))
    assert find_kind("people.surprise") is None


def test_a_nudge_is_never_essential():
    with pytest.raises(ValueError, match="switched off"):
        Kind("people.surprise", "account", "Surprise", essential=True, nudge=True)
    assert "partnerships.preparation" in nudge_kinds()
