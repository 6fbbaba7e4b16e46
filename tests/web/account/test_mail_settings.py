from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from colead.kernel.mail_kinds import switchable_groups
from colead.kernel.models import MailSettings, UnreachableAddress
from colead.kernel.unsubscribe import ending
from tests.cast import BO, PASSWORD
from tests.factories.people import NOW, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def bo():
    return make_person(BO)


def chosen(**changes):
    groups = {group.name: "now" for group in switchable_groups()}
    return {**groups, "quiet_from": "", "quiet_until": "", **changes}


def test_each_group_comes_as_it_does_at_first_until_somebody_says_otherwise(bo, sign_in):
    client = sign_in(BO)
    page = client.get(reverse("mail_settings")).content.decode()
    assert re.findall(r'name="(\w+)" value="(\w+)"[^>]*checked', page) == [
        (group.name, "weekly" if group.name == "milestones" else "now") for group in switchable_groups()
    ]
    client.post(reverse("mail_settings"), chosen(agreement="daily", quiet_from="21", quiet_until="7"))
    mine = MailSettings.objects.get()
    assert (mine.person, mine.when("agreement"), mine.quiet_from, mine.quiet_until) == (
        bo.key,
        "daily",
        21,
        7,
    )


def test_quiet_hours_without_an_end_are_explained(bo, sign_in):
    answer = sign_in(BO).post(reverse("mail_settings"), chosen(quiet_from="21"))
    assert (answer.status_code, "a beginning and an end" in answer.content.decode()) == (422, True)


def test_whoever_signs_in_is_told_that_mail_does_not_reach_them(bo, client):
    UnreachableAddress.objects.create(address=bo.email, since=NOW, reason="550 no")
    page = client.post(reverse("account_login"), {"login": bo.email, "password": PASSWORD}, follow=True)
    assert f'<a href="{reverse("mail_settings")}">Look at the address</a>' in page.content.decode()


def test_an_address_that_mail_does_not_reach_is_said_on_the_next_page_and_can_be_tried_again(bo, sign_in):
    UnreachableAddress.objects.create(address=bo.email, since=NOW, reason="550 no")
    client = sign_in(BO)
    assert "Mail does not reach bo@example.org" in client.get(reverse("mail_settings")).content.decode()
    client.post(reverse("try_address_again"))
    assert "does not reach" not in client.get(reverse("mail_settings")).content.decode()


def test_a_mail_program_ends_it_with_one_post_and_no_page(bo):
    url = ending("partnerships.agreement_agreed", bo.key, at=timezone.now()).partition("localhost:8000")[2]
    answer = Client(enforce_csrf_checks=True).post(url, {"List-Unsubscribe": "One-Click"})
    assert (answer.status_code, answer.content) == (200, b"")
    assert MailSettings.objects.get().when("agreement") == "off"


def test_opening_the_link_changes_nothing_and_the_button_can_be_taken_back(bo, client):
    url = ending("partnerships.agreement_agreed", bo.key, at=timezone.now()).partition("localhost:8000")[2]
    assert "Get no more e-mails: Your agreement?" in client.get(url).content.decode()
    assert not MailSettings.objects.exists()
    page = client.post(url, follow=True).content.decode()
    assert "No more e-mails: Your agreement" in page
    assert "Get no more of these" in client.post(url + "undo/", follow=True).content.decode()
