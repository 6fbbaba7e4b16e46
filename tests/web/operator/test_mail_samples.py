"""Every e-mail there is, looked at: the functions that write them are the real ones, the people are not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test.signals import template_rendered
from django.urls import reverse
from django.utils import timezone

from colead.kernel.mail_kinds import find_kind, kinds
from colead.kernel.mail_samples import PRIVATE, make, samples
from colead.kernel.models import OutboxEmail
from colead.kernel.unsubscribe import headers_of
from colead.partnerships.models import Worksheet
from tests.cast import ADA
from tests.factories.people import make_person
from tests.support.pages import mail_problems

pytestmark = pytest.mark.django_db
TEMPLATES = {
    "/".join(path.parts[-3:]) for path in Path("src/colead").rglob("templates/*/email/*.html") if "account" not in path.parts
}  # fmt: skip
LINK = re.compile(r'href="([^"]*)"')


def problems(email: OutboxEmail) -> list[str]:
    """List what is wrong with an e-mail."""
    said = f"{email.subject} {email.text} {email.html}"
    found = [name for name in ("subject", "text", "html") if not getattr(email, name).strip()]
    found += ["says what is private"] if PRIVATE in said else []
    found += [
        f"leads nowhere: {link}"
        for link in LINK.findall(email.html)
        if not link.startswith(("http://", "https://"))
    ]
    found += ["says nothing of why it came"] if "You get this because" not in email.text else []
    kind = find_kind(email.kind)
    ends = ["/u/" in email.text, "/u/" in email.html, bool(headers_of(email))]
    found += ["its end"] if ends != [not kind.essential] * 3 else []
    return found + mail_problems(email.html)


@pytest.fixture(scope="module")
def at():
    return timezone.now()


def test_every_kind_is_shown_and_nothing_is_wrong_with_any(at):
    rendered: set[str] = set()

    def notice(sender, template, **_):
        rendered.add(template.name or "")

    template_rendered.connect(notice)
    found = samples(at)
    assert [kind.name for kind in kinds() if not found[kind.name]] == []
    wrong = {
        f"{email.kind}: {email.subject}": problems(email) for emails in found.values() for email in emails
    }
    assert {name: what for name, what in wrong.items() if what} == {}
    assert TEMPLATES - rendered == set()
    assert not OutboxEmail.objects.exists()


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"subject": ""}, "subject"), ({"html": ""}, "html"), ({"text": f"… {PRIVATE}"}, "says what is private"),
        ({"html": '<a href="/x/">x</a>'}, "leads nowhere: /x/"), ({"to_person": ""}, "its end"),
        ({"html": '<img src="https://elsewhere.example/x.png">'}, "loads from https://elsewhere.example/x.png"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_noticed(at, changed, problem):
    email = samples(at)["partnerships.agreement_agreed"][0]
    for name, value in changed.items():
        setattr(email, name, value)
    assert problem in problems(email)


def test_what_is_private_in_a_sample_can_be_told():
    assert make(Worksheet, tried="").help_wanted == PRIVATE


def test_an_administrator_sees_them_side_by_side(sign_in, at):
    make_person(ADA, is_administrator=True)
    client = sign_in(ADA)
    assert client.get(reverse("mail_samples")).content.decode().count("/emails/kinds/") == len(kinds())
    page = client.get(reverse("mail_sample", args=["partnerships.planned"])).content.decode()
    assert (page.count("<iframe"), "BEGIN:VCALENDAR" in page) == (6, True)
    frame = reverse("mail_sample_html", args=["partnerships.planned", 0, "dark"])
    assert "@media all" in client.get(frame).content.decode()
    assert (
        client.get(frame.replace("dark", "blue")).status_code
        == client.get(frame.replace("/0/", "/9/")).status_code
        == 404
    )
