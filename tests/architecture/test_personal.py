"""Every table that leads to a person is registered for export and erasure, or is an exception with a reason."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import models

from colead.kernel.fields import PrivateTextField
from colead.kernel.personal import Fate, Holding, exceptions, holdings, owned_by
from colead.people.models import Person


def leads_to_a_person(model: type[models.Model], seen: frozenset[type[models.Model]] = frozenset()) -> bool:
    """Tell whether a row names a person, by whatever detour, or holds text or an address of one."""
    fields = model._meta.get_fields()
    if model is Person or any(isinstance(field, (PrivateTextField, models.EmailField)) for field in fields):
        return True
    related = [field.related_model for field in fields if field.is_relation and not field.auto_created]
    return any(
        leads_to_a_person(other, seen | {model})
        for other in related
        if isinstance(other, type) and other not in seen
    )


def registered() -> set[str]:
    return {holding.model._meta.label for holding in holdings()} | exceptions().keys()


def test_every_table_about_people_is_registered():
    found = {m._meta.label for m in apps.get_models(include_auto_created=True) if leads_to_a_person(m)}
    assert found - registered() == set()


@pytest.mark.parametrize(
    ("label", "answer"),
    [
        ("partnerships.Taps", True),
        ("kernel.OutboxEmail", True),
        ("kernel.StoredFile", True),
        ("account.EmailConfirmation", True),
        ("programmes.Cohort", False),
    ],
)
def test_a_table_about_people_is_noticed(label, answer):
    assert leads_to_a_person(apps.get_model(label)) is answer


def test_no_exception_without_a_table_and_a_reason():
    labels = {model._meta.label for model in apps.get_models()}
    assert {label for label, reason in exceptions().items() if label not in labels or not reason} == set()


@pytest.mark.django_db
def test_every_holding_can_be_asked_and_shown():
    nobody = Person(pk=0, key="nobody", email="nobody@example.org", name="Nobody")
    assert [list(holding.rows(nobody).values(*holding.shown)) for holding in holdings()] == [[]] * len(
        holdings()
    )


def test_what_stays_needs_a_reason():
    with pytest.raises(ValueError, match="needs a reason"):
        Holding(
            name="x", model=Person, rows=owned_by(Person, "pk"), shown=("name",), label="x", why="x", kept="x",
            seen_by="x", fate=Fate.NAMELESS,
        )  # fmt: skip
