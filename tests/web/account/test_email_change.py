"""Another e-mail address: it counts once its owner has confirmed it, and the old one is told."""

from __future__ import annotations

import re

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.urls import reverse

from colead.kernel.models import OutboxEmail
from colead.people.models import Person
from tests.cast import BO, CHIDI, PASSWORD
from tests.factories.people import make_person
from tests.support.pages import PageClient

pytestmark = pytest.mark.django_db
NEW = "bo.new@example.org"


@pytest.fixture(autouse=True)
def _real_mail_and_no_limits_left_over(settings):
    settings.EMAIL_BACKEND = "colead.kernel.mail.OutboxBackend"  # pytest-django puts another one there
    cache.clear()


@pytest.fixture
def browser():
    """Sign Bo in through the page, as the address may be changed shortly after that only."""
    make_person(BO)
    client = PageClient()
    client.post(reverse("account_login"), {"login": BO.email, "password": PASSWORD})
    return client


def ask(browser, address=NEW):
    return browser.post(reverse("account_email"), {"action_add": "", "email": address}, follow=True)


def confirmation() -> str:
    found = [
        re.search(r"/account/email/confirm/\S+", mail.text)
        for mail in OutboxEmail.objects.filter(to_address=NEW)
    ]
    (link,) = [link[0] for link in found if link]
    return link


def address() -> str:
    return Person.objects.get(name=BO.name).email


def test_the_new_address_counts_once_it_is_confirmed(browser):
    ask(browser)
    assert address() == BO.email
    browser.post(confirmation())
    assert address() == NEW
    assert PageClient().login(email=NEW, password=PASSWORD) is True
    assert PageClient().login(email=BO.email, password=PASSWORD) is False
    assert list(EmailAddress.objects.values_list("email", "primary", "verified")) == [(NEW, True, True)]


def test_opening_the_link_alone_changes_nothing(browser):
    """Mail scanners open every link."""
    ask(browser)
    assert browser.get(confirmation()).status_code == 200
    assert address() == BO.email


def test_the_old_address_is_told(browser):
    ask(browser)
    browser.post(confirmation())
    told = OutboxEmail.objects.filter(to_address=BO.email).order_by("pk").last()
    assert told is not None
    assert "address" in told.subject.lower()


def test_a_change_that_is_not_confirmed_can_be_taken_back(browser):
    page = ask(browser).content.decode()
    assert NEW in page
    browser.post(reverse("account_email"), {"action_remove": "", "email": NEW})
    browser.post(confirmation())
    assert address() == BO.email


def test_the_address_of_somebody_else_is_not_taken_and_nothing_is_said_about_them(browser):
    make_person(CHIDI)
    page = ask(browser, CHIDI.email)
    assert address() == BO.email
    assert CHIDI.name not in page.content.decode()
