from __future__ import annotations

import pytest
from django.urls import reverse

from colead.kernel.models import Mark
from colead.people.actions import first_run
from colead.people.actions.first_run import NotFirst, WrongToken
from colead.people.models import Person
from tests.cast import BO, PASSWORD
from tests.factories.people import NOW, make_person

pytestmark = pytest.mark.django_db
ADA = {"email": "ada@example.org", "name": "Ada", "password": PASSWORD}


def test_whoever_reads_the_console_becomes_the_administrator():
    token = first_run.issue_token()
    person = first_run.create_first_administrator(token=token, **ADA, at=NOW)
    assert (person.is_administrator, first_run.issue_token()) == (True, None)


def test_the_token_itself_is_not_kept():
    token = first_run.issue_token()
    assert str(token) not in Mark.objects.get().value


def test_a_wrong_or_older_token_is_refused():
    older = first_run.issue_token()
    first_run.issue_token()
    for token in (older, "", "guess"):
        with pytest.raises(WrongToken):
            first_run.create_first_administrator(token=token, **ADA, at=NOW)
    assert Person.objects.count() == 0


def test_once_somebody_is_there_nobody_is_first():
    token = first_run.issue_token()
    make_person(BO)
    with pytest.raises(NotFirst):
        first_run.create_first_administrator(token=token, **ADA, at=NOW)


def test_the_page_signs_the_first_administrator_in(client):
    page = client.post(reverse("start"), {"token": first_run.issue_token(), **ADA})
    assert (page.status_code, page.headers["Location"]) == (302, reverse("create_programme"))
    assert client.get(reverse("start")).status_code == 404


def test_the_page_says_what_is_wrong_and_keeps_what_was_typed(client):
    first_run.issue_token()
    page = client.post(reverse("start"), {"token": "guess", **ADA}).content.decode()
    assert ("That is not the token" in page, "ada@example.org" in page, PASSWORD in page) == (
        True,
        True,
        False,
    )
