from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from colead.kernel.models import OutboxEmail, UnreachableAddress
from tests.cast import AMARA, BO, CHIDI, DANA
from tests.factories.people import make_person
from tests.factories.programmes import enrol, make_cohort, make_programme

pytestmark = pytest.mark.django_db


@pytest.fixture
def cohort():
    return make_cohort(make_programme(make_person(AMARA)))


def names(client, cohort, **asked):
    page = client.get(reverse("roster", args=[cohort.key]), asked)
    return [line.name for line in page.context["lines"]]


def test_people_are_found_filtered_and_sorted(cohort, sign_in):
    enrol(make_person(CHIDI), cohort, "invited")
    enrol(make_person(BO), cohort)
    client = sign_in(AMARA)
    assert names(client, cohort) == [BO.name, CHIDI.name]
    assert names(client, cohort, sort="-name") == [CHIDI.name, BO.name]
    assert names(client, cohort, state="invited") == [CHIDI.name]
    assert names(client, cohort, search="bo@") == [BO.name]
    assert names(client, cohort, search="zzz") == []


def test_the_order_keeps_the_filter_and_turns_around(cohort, sign_in):
    enrol(make_person(BO), cohort)
    page = sign_in(AMARA).get(reverse("roster", args=[cohort.key]), {"state": "admitted", "sort": "name"})
    name = page.context["columns"][0]
    assert (name.query, name.order) == ("state=admitted&sort=-name", "ascending")


def test_somebody_whom_mail_does_not_reach_stands_out_and_can_be_tried_again(cohort, sign_in):
    enrolment = enrol(make_person(BO), cohort)
    enrol(make_person(CHIDI), cohort)
    UnreachableAddress.objects.create(address="bo@example.org", since=timezone.now(), reason="550 no")
    client = sign_in(AMARA)
    page = client.get(reverse("roster", args=[cohort.key])).content.decode()
    assert page.count("mail does not reach them") == 1
    client.post(reverse("try_their_address_again", args=[enrolment.key]))
    assert "does not reach" not in client.get(reverse("roster", args=[cohort.key])).content.decode()


@pytest.mark.parametrize("people", [1, 3])
def test_the_page_is_read_with_one_number_of_queries(cohort, sign_in, people, django_assert_num_queries):
    for character in (BO, CHIDI, DANA)[:people]:
        enrol(make_person(character), cohort)
    client = sign_in(AMARA)
    with django_assert_num_queries(9):
        client.get(reverse("roster", args=[cohort.key]))


def test_the_table_has_those_who_were_asked_for(cohort, sign_in):
    enrol(make_person(CHIDI), cohort, "invited")
    enrol(make_person(BO), cohort)
    table = sign_in(AMARA).get(reverse("roster_csv", args=[cohort.key]), {"state": "invited"})
    assert [line.split(",")[0] for line in table.content.decode("utf-8-sig").splitlines()] == [
        "Name",
        CHIDI.name,
    ]


def test_the_silent_are_reminded_once(cohort, sign_in):
    enrol(make_person(BO), cohort, "invited", at=timezone.now() - timedelta(days=8))
    client = sign_in(AMARA)
    assert b"Remind 1 who has not answered" in client.get(reverse("roster", args=[cohort.key])).content
    for _ in range(2):
        client.post(reverse("remind", args=[cohort.key]))
    assert b"Remind" not in client.get(reverse("roster", args=[cohort.key])).content
    assert [mail.to_address for mail in OutboxEmail.objects.all()] == [BO.email]


def test_an_unanswered_invitation_is_taken_back_after_one_more_look(cohort, sign_in):
    chidi = enrol(make_person(CHIDI), cohort, "invited")
    enrol(make_person(BO), cohort)
    client, address = sign_in(AMARA), reverse("withdraw_invitation", args=[chidi.key])
    roster = client.get(reverse("roster", args=[cohort.key])).content.decode()
    assert re.findall(r'href="([^"]+/withdraw/)"', roster) == [address]
    assert "Take back the invitation of Chidi Example?" in client.get(address).content.decode()
    page = client.post(address, follow=True).content.decode()
    assert "The invitation of Chidi Example was taken back." in page
    assert ("no longer invited" in page, address in page) == (True, False)
