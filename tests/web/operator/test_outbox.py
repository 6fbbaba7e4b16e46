from __future__ import annotations

import pytest
from django.urls import reverse

from colead.kernel import demo
from tests.cast import ADA, ZOE
from tests.factories.mail import make_email
from tests.factories.people import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def in_demo():
    """Mark the database as the demo, as the seed does."""
    demo.mark_as_demo("running")
    yield
    demo._has_mark.cache_clear()


def test_the_demo_shows_every_mail_with_its_body(in_demo, sign_in):
    make_person(ZOE)
    email = make_email(html="<p style='color:red'>Hello Bo</p>")
    page = sign_in(ZOE).get(reverse("email", args=[email.key]))
    frame = sign_in(ZOE).get(reverse("email_html", args=[email.key]))
    assert (page.status_code, frame.content.decode()) == (200, "<p style='color:red'>Hello Bo</p>")
    assert "sandbox allow-popups" in frame["Content-Security-Policy"]


def test_elsewhere_an_administrator_sees_that_mail_was_sent_and_not_what_it_said(sign_in):
    make_person(ADA, is_administrator=True)
    email = make_email(subject="A private matter", text="canary")
    page = sign_in(ADA).get(reverse("outbox")).content.decode()
    assert ("canary" in page, "A private matter" in page, email.to_address in page) == (False, False, True)


@pytest.mark.parametrize("mails", [1, 3])
def test_the_list_is_read_with_one_number_of_queries(in_demo, sign_in, mails, django_assert_num_queries):
    make_person(ZOE)
    for _ in range(mails):
        make_email()
    client = sign_in(ZOE)
    client.get(reverse("outbox"))
    with django_assert_num_queries(5):
        client.get(reverse("outbox"))


def test_production_never_is_a_demo_even_with_the_mark(in_demo, settings):
    settings.PRODUCTION = True
    assert demo.is_demo() is False
