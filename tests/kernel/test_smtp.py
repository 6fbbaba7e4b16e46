from __future__ import annotations

import ssl
from datetime import timedelta

import pytest
import trustme

from colead.kernel.models import OutboxEmail, UnreachableAddress
from colead.kernel.smtp import MailServer, deliver_due
from tests.factories.mail import make_email
from tests.factories.people import NOW
from tests.support.smtp import free_port, smtp_server

pytestmark = pytest.mark.django_db
State = OutboxEmail.WorkState


@pytest.fixture
def box(settings):
    with smtp_server() as box:
        settings.EMAIL_URL = box.url
        yield box


def deliver(at=NOW):
    return deliver_due(lambda: at)


def test_a_mail_arrives_with_text_html_and_its_stable_id(box):
    email = make_email()
    assert deliver() == 1
    (arrived,) = box.accepted
    assert (arrived["Message-ID"], arrived["To"], arrived["Subject"]) == (
        email.message_id, "bo@example.org", "A subject",
    )  # fmt: skip
    kinds = [part.get_content_type() for part in arrived.walk()]
    assert kinds == ["multipart/alternative", "text/plain", "text/html"]


def test_what_has_been_sent_is_not_kept(box):
    email = make_email(calendar="BEGIN:VCALENDAR", calendar_method="REQUEST")
    deliver()
    email.refresh_from_db()
    assert (email.work_state, email.text, email.html, email.calendar) == (State.DONE, "", "", "")
    assert email.sent_at == NOW


def test_an_invitation_travels_as_alternative_and_as_file(box):
    make_email(calendar="BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", calendar_method="REQUEST")
    deliver()
    kinds = [
        (p.get_content_type(), p.get_param("method")) for p in box.accepted[0].walk() if not p.is_multipart()
    ]
    assert kinds == [
        ("text/plain", None), ("text/html", None), ("text/calendar", "REQUEST"), ("application/ics", None),
    ]  # fmt: skip


def test_an_address_that_does_not_exist_is_given_up_and_the_others_arrive(box):
    box.answers["gone@example.org"] = "550 no such mailbox"
    gone, fine = make_email("gone@example.org"), make_email("fine@example.org")
    assert deliver() == 1
    gone.refresh_from_db()
    fine.refresh_from_db()
    assert (gone.work_state, gone.failure, fine.work_state) == (
        State.FAILED,
        "550 no such mailbox",
        State.DONE,
    )


@pytest.mark.parametrize(
    ("answer", "marked"),
    [
        ("550 5.1.1 no such mailbox", ["gone@example.org"]), ("451 later", []), ("550 5.7.1 relaying denied", []),
        ("554 no", []),
    ],
)  # fmt: skip
def test_an_address_that_its_server_does_not_know_is_marked(box, answer, marked):
    box.answers["gone@example.org"] = answer
    make_email("gone@example.org")
    deliver()
    assert list(UnreachableAddress.objects.values_list("address", flat=True)) == marked


def test_a_busy_server_is_tried_again_later_with_the_same_id(box):
    box.answers["bo@example.org"] = "451 try again later"
    email = make_email()
    assert deliver() == 0
    email.refresh_from_db()
    assert (email.work_state, email.next_attempt_at) == (State.WAITING, NOW + timedelta(minutes=1))
    assert deliver(NOW + timedelta(seconds=30)) == 0
    box.answers.clear()
    assert deliver(NOW + timedelta(minutes=1)) == 1
    assert [arrived["Message-ID"] for arrived in box.accepted] == [email.message_id]


def test_no_server_at_all_loses_nothing(settings):
    settings.EMAIL_URL = f"smtp://127.0.0.1:{free_port()}"
    email = make_email()
    assert deliver() == 0
    email.refresh_from_db()
    assert (email.work_state, email.text) == (State.WAITING, "Some text")


def test_a_reminder_that_comes_too_late_is_dropped(box):
    email = make_email(stale_after=NOW - timedelta(hours=1))
    assert deliver() == 0
    email.refresh_from_db()
    assert (email.work_state, box.accepted) == (State.FAILED, [])


def test_a_worker_killed_while_sending_is_followed_by_another(box):
    email = make_email(work_state=State.WORKING, claimed_until=NOW + timedelta(minutes=5))
    assert deliver() == 0
    assert deliver(NOW + timedelta(minutes=6)) == 1
    assert [arrived["Message-ID"] for arrived in box.accepted] == [email.message_id]


def test_a_password_is_never_sent_without_tls(settings, box):
    settings.EMAIL_URL = box.url.replace("//", "//bo:secret@")
    email = make_email()
    assert deliver() == 0
    email.refresh_from_db()
    assert (box.accepted, "secret" in email.failure) == ([], False)


@pytest.mark.parametrize(
    ("production", "url", "must"),
    [
        (True, "smtp://mail.example.org:587", True),
        (True, "smtp://mail.example.org:587?tls=none", False),
        (True, "smtp://bo:secret@mail.example.org:587?tls=none", True),
        (True, "smtp://127.0.0.1:25", False),
        (True, "smtp://localhost:25?tls=required", True),
        (False, "smtp://mail.example.org:587", False),
    ],
)
def test_in_production_links_do_not_travel_in_clear(settings, production, url, must):
    settings.PRODUCTION = production
    assert MailServer.from_url(url).must_use_tls is must


def test_mail_waits_for_a_server_that_offers_tls(settings, box, monkeypatch):
    settings.PRODUCTION = True
    monkeypatch.setattr(MailServer, "must_use_tls", True)
    email = make_email()
    assert deliver() == 0
    email.refresh_from_db()
    assert (box.accepted, email.work_state) == ([], State.WAITING)


@pytest.fixture
def authority(tmp_path, monkeypatch):
    """Give a TLS context for 127.0.0.1 whose issuer this process trusts."""
    issuer = trustme.CA()
    file = tmp_path / "ca.pem"
    issuer.cert_pem.write_to_path(str(file))
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    issuer.issue_cert("127.0.0.1").configure_cert(context)
    return context


@pytest.mark.parametrize(("scheme", "starttls"), [("smtps", False), ("smtp", True)])
def test_mail_travels_over_tls(settings, authority, scheme, starttls):
    make_email()
    with smtp_server(authority, starttls=starttls) as box:
        settings.EMAIL_URL = box.url.replace("smtp", scheme, 1)
        assert deliver() == 1
    assert len(box.accepted) == 1


def test_a_certificate_that_nobody_vouches_for_is_refused(settings, authority, monkeypatch):
    monkeypatch.delenv("SSL_CERT_FILE")
    email = make_email()
    with smtp_server(authority, starttls=True) as box:
        settings.EMAIL_URL = box.url
        assert deliver() == 0
    email.refresh_from_db()
    assert (email.work_state, box.accepted) == (State.WAITING, [])


@pytest.mark.parametrize("url", ["", "http://x", "smtp://"])
def test_a_wrong_setting_is_named(url):
    with pytest.raises(ValueError, match="EMAIL_URL must look like"):
        MailServer.from_url(url)


def test_in_production_nothing_is_kept_of_a_mail_that_is_given_up(box, settings):
    box.answers["gone@example.org"] = "550 no such mailbox"
    shown, kept = make_email("gone@example.org"), make_email("gone@example.org")
    kept_text = shown.text
    deliver()
    shown.refresh_from_db()
    assert (shown.work_state, shown.text) == (State.FAILED, kept_text)
    kept.work_state = State.WAITING
    kept.save()
    settings.PRODUCTION = True
    deliver()
    kept.refresh_from_db()
    assert (kept.work_state, kept.text, kept.html, kept.calendar) == (State.FAILED, "", "", "")
