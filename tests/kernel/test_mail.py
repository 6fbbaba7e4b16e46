from __future__ import annotations

import pytest
from django.core.mail import EmailMessage

from colead.kernel.mail import OutboxBackend, as_mime, compose
from colead.kernel.models import OutboxEmail
from tests.cast import BO
from tests.factories.people import NOW, make_person

pytestmark = pytest.mark.django_db


def write(kind):
    return compose(
        kind, make_person(BO), subject="It holds", template="partnerships/email/agreement_agreed", at=NOW,
        context={"names": "Chidi", "link": "https://colead.example/x/"},
    )  # fmt: skip


def test_a_mail_that_can_be_ended_says_so_to_people_and_to_programs_the_same_at_every_retry():
    email = write("partnerships.agreement_agreed")
    first, second = as_mime(email), as_mime(OutboxEmail.objects.get())
    address = first["List-Unsubscribe"].strip("<>")
    assert first["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert (second["List-Unsubscribe"], second["Message-ID"]) == (
        first["List-Unsubscribe"],
        first["Message-ID"],
    )
    assert address in email.text
    assert address in email.html
    assert "/account/mail/" in email.text
    assert "because you meet somebody" in email.text


def test_an_essential_mail_says_why_it_came_and_offers_no_end():
    email = write("partnerships.cancelled")
    assert as_mime(email)["List-Unsubscribe"] is None
    assert ("because you meet somebody" in email.text, "/u/" in email.text) == (True, False)


def test_what_a_library_sends_has_text_and_html_as_well():
    bo = make_person(BO)
    words = "Choose it here: https://colead.example/k/\n\n--\nColead"
    OutboxBackend().send_messages([EmailMessage("New password", words, to=[bo.email])])
    email = OutboxEmail.objects.get()
    assert (email.kind, email.to_person) == ("people.account", bo.key)
    assert "Choose it here: https://colead.example/k/" in email.text
    assert 'href="https://colead.example/k/"' in email.html
