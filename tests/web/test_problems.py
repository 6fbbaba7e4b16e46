from __future__ import annotations

import pytest
from django.test import Client, override_settings
from django.urls import reverse

from tests.cast import ZOE
from tests.factories.people import make_person
from tests.support.pages import PageClient, check_page

pytestmark = pytest.mark.django_db


def test_a_page_that_is_not_there_says_so_calmly(client):
    page = client.get("/nowhere/")
    assert (page.status_code, "There is nothing here for you" in page.content.decode()) == (404, True)


def test_a_buttons_address_opened_like_a_page_says_what_to_do(client):
    page = client.get(reverse("request_round", args=["abcdef234567"]))
    assert (page.status_code, page.headers["Allow"]) == (405, "POST")
    assert "press the button once more" in page.content.decode()


def test_a_form_without_its_token_is_refused_in_our_own_clothes():
    page = Client(enforce_csrf_checks=True).post(reverse("account_login"), {"login": "x"})
    check_page(page)
    assert (page.status_code, "could not be sent safely" in page.content.decode()) == (403, True)


def test_an_error_shows_nothing_of_what_went_wrong(monkeypatch, client):
    def broken(*args, **kwargs):
        raise RuntimeError("canary")

    monkeypatch.setattr("colead.web.home.places_for", broken)
    make_person(ZOE)
    client = PageClient(raise_request_exception=False)
    client.login(email=ZOE.email, password="a long enough password")
    page = client.get(reverse("home"))
    assert (page.status_code, "canary" in page.content.decode()) == (500, False)


def test_an_unknown_host_is_refused(client):
    with override_settings(ALLOWED_HOSTS=["colead.example.org"]):
        assert client.get("/", headers={"host": "evil.example.org"}).status_code == 400
