from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from colead.kernel.models import OutboxEmail
from colead.people.models import DirectoryEntry
from colead.programmes.models import Enrolment
from tests.cast import AMARA
from tests.factories.people import NOW, make_person
from tests.factories.programmes import make_cohort, make_programme

pytestmark = pytest.mark.django_db


@pytest.fixture
def cohort():
    return make_cohort(make_programme(make_person(AMARA)))


def add_entry(name: str, **fields) -> DirectoryEntry:
    email = f"{name.lower()}@example.org"
    given = {"reference": name, "name": name, "email": email, "function": "Sales", "changed_at": NOW}
    return DirectoryEntry.objects.create(**(given | fields))


def send(client, cohort, **posted):
    return client.post(reverse("send_invitations", args=[cohort.key]), posted)


def invited():
    return sorted(Enrolment.objects.values_list("person__email", flat=True))


def test_everybody_found_is_invited_and_nobody_else(cohort, sign_in):
    add_entry("Bo")
    add_entry("Chidi", function="Legal")
    add_entry("Dana", email="")
    add_entry("Eli", leaves_on=date(2020, 1, 1))
    send(sign_in(AMARA), cohort, everyone="1", function="Sales")
    assert invited() == ["bo@example.org"]


def test_chosen_people_and_pasted_addresses_are_invited_once_each(cohort, sign_in):
    bo = add_entry("Bo")
    add_entry("Chidi")
    pasted = "Bo <BO@example.org>\nchidi@example.org, New Person <new@example.org>; not an address"
    send(sign_in(AMARA), cohort, entries=[bo.key], addresses=pasted)
    assert invited() == ["bo@example.org", "chidi@example.org", "new@example.org"]


def test_looking_once_more_sends_nothing_and_names_the_line(cohort, sign_in):
    page = sign_in(AMARA).post(
        reverse("confirm_invitations", args=[cohort.key]), {"addresses": "bo@example.org\nnot an address"}
    )
    assert "Line 2: “not an address” is not an e-mail address." in page.content.decode()
    assert (invited(), OutboxEmail.objects.count()) == ([], 0)


@pytest.mark.parametrize("people", [1, 3])
def test_the_page_is_read_with_one_number_of_queries(cohort, sign_in, people, django_assert_num_queries):
    for name in ["Bo", "Chidi", "Dana"][:people]:
        add_entry(name)
    client = sign_in(AMARA)
    with django_assert_num_queries(10):
        client.get(reverse("invite", args=[cohort.key]))


def test_the_roster_as_a_table_runs_no_formula(cohort, sign_in):
    add_entry("Bo", job_title="=HYPERLINK(1)")
    client = sign_in(AMARA)
    send(client, cohort, everyone="1")
    table = client.get(reverse("roster_csv", args=[cohort.key])).content.decode()
    assert "'=HYPERLINK(1)" in table
