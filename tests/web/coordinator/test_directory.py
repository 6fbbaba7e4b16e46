from __future__ import annotations

import pytest
from django.urls import reverse

from colead.people.models import DirectoryEntry
from tests.cast import ADA
from tests.factories.people import NOW, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada():
    return make_person(ADA, is_administrator=True)


def add(*names: str, **fields) -> None:
    for name in names:
        DirectoryEntry.objects.create(**{"reference": name, "name": name, "changed_at": NOW, **fields})


def names(page) -> list[str]:
    return [entry.name for entry in page.context["entries"]]


def test_an_empty_directory_leads_to_the_import(ada, sign_in):
    page = sign_in(ADA).get(reverse("directory")).content.decode()
    assert ("The directory is empty" in page, reverse("new_import") in page) == (True, True)


def test_people_are_found_filtered_and_sorted(ada, sign_in):
    add("Bo", "Chidi", function="Sales")
    add("Dana", function="Legal")
    client, url = sign_in(ADA), reverse("directory")
    assert names(client.get(url, {"search": "chi"})) == ["Chidi"]
    assert names(client.get(url, {"function": "Sales", "sort": "-name"})) == ["Chidi", "Bo"]
    assert names(client.get(url, {"search": "nobody"})) == []
    assert names(client.get(url, {"sort": "password", "page": "999"})) == ["Bo", "Chidi", "Dana"]


@pytest.mark.parametrize("people", [1, 3])
def test_the_page_is_read_with_one_number_of_queries(ada, sign_in, people, django_assert_num_queries):
    add(*["Bo", "Chidi", "Dana"][:people])
    client = sign_in(ADA)
    with django_assert_num_queries(7):
        client.get(reverse("directory"))
