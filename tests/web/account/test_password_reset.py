"""A forgotten password: a link by e-mail that works once, and no word about who has an account."""

from __future__ import annotations

import re

import pytest
from django.core.cache import cache
from django.urls import reverse

from colead.kernel.models import OutboxEmail
from tests.cast import BO, PASSWORD
from tests.factories.people import make_person
from tests.support.pages import PageClient

pytestmark = pytest.mark.django_db
NEW = "another long enough password"


@pytest.fixture(autouse=True)
def _real_mail_and_no_limits_left_over(settings):
    settings.EMAIL_BACKEND = "colead.kernel.mail.OutboxBackend"  # pytest-django puts another one there
    cache.clear()


@pytest.fixture
def bo():
    return make_person(BO)


def ask(client, address=BO.email):
    return client.post(reverse("account_reset_password"), {"email": address})


def links() -> list[str]:
    found = [re.search(r"/account/password/reset/key/\S+", mail.text) for mail in OutboxEmail.objects.all()]
    return [link[0] for link in found if link]


def choose(client, link, password=NEW):
    """Open the link of the mail and choose a password behind it."""
    opened = client.get(link, follow=True)
    return client.post(opened.redirect_chain[-1][0], {"password1": password, "password2": password})


def signs_in(password) -> bool:
    return PageClient().login(email=BO.email, password=password)


def test_a_link_comes_by_mail_and_a_new_password_replaces_the_old(client, bo):
    assert ask(client).headers["Location"] == reverse("account_reset_password_done")
    (link,) = links()
    assert choose(client, link).headers["Location"] == reverse("account_reset_password_from_key_done")
    assert (signs_in(NEW), signs_in(PASSWORD)) == (True, False)


def test_the_link_works_once(client, bo):
    ask(client)
    (link,) = links()
    choose(client, link)
    again = client.get(link, follow=True)
    assert (again.redirect_chain, "password1" in again.content.decode()) == ([], False)


def test_a_weak_password_is_explained_and_the_old_one_stays(client, bo):
    ask(client)
    (link,) = links()
    page = choose(client, link, "short")
    assert "too short" in page.content.decode()
    assert signs_in(PASSWORD) is True


def test_nobody_learns_who_has_an_account(client, bo):
    known, unknown = ask(client), ask(PageClient(), "nobody@example.org")
    assert (known.status_code, known.headers["Location"]) == (
        unknown.status_code,
        unknown.headers["Location"],
    )
    assert [mail.to_address for mail in OutboxEmail.objects.order_by("pk") if "reset/key" in mail.text] == [
        BO.email
    ]


def test_everybody_who_is_signed_in_elsewhere_is_signed_out(client, bo, sign_in):
    elsewhere = sign_in(BO)
    assert elsewhere.get(reverse("account")).status_code == 200
    ask(client)
    choose(client, links()[0])
    assert elsewhere.get(reverse("account")).status_code == 302


def test_the_owner_is_told_that_the_password_changed(client, bo):
    ask(client)
    choose(client, links()[0])
    told = OutboxEmail.objects.order_by("pk").last()
    assert (told.to_address, NEW in told.text) == (BO.email, False)
    assert "password" in told.subject.lower()
