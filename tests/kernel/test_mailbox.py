from __future__ import annotations

import ssl

import pytest
import trustme

from colead.kernel import mailbox
from colead.kernel.mailbox import Mailbox, handle, read_by, read_unseen
from colead.kernel.models import AuditEvent, HandledMail, UnreachableAddress
from tests.factories.bounces import make_bounce
from tests.factories.mail import make_email
from tests.factories.people import NOW
from tests.support.imap import imap_server
from tests.support.smtp import free_port

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(settings):
    with imap_server() as folder:
        settings.IMAP_URL = folder.url
        yield folder


@pytest.fixture
def replies(monkeypatch):
    """Collect what a reader of calendar replies is given."""
    known = {kind: list(readers) for kind, readers in mailbox._handlers.items()}
    monkeypatch.setattr(mailbox, "_handlers", known)
    given = []
    read_by("text/calendar", lambda message, at: given.append((message["Subject"], at)))
    return given


def read():
    return read_unseen(lambda: NOW)


def reply(subject="Accepted: Monday"):
    return (
        f"Subject: {subject}\r\nContent-Type: text/calendar; method=REPLY\r\n\r\nBEGIN:VCALENDAR\r\n".encode()
    )


def marked():
    return list(UnreachableAddress.objects.values_list("address", flat=True))


@pytest.mark.parametrize("original", ["message/rfc822", "text/rfc822-headers"])
def test_a_bounce_marks_the_address(folder, original):
    email = make_email("Bo@Example.org")
    folder.messages = [make_bounce(email.message_id, original=original)]
    assert (read(), marked(), folder.unseen) == (1, ["bo@example.org"], [])
    assert UnreachableAddress.objects.get().reason == "smtp; 550 5.1.1 no such mailbox"
    assert AuditEvent.objects.get().facts == {}


@pytest.mark.parametrize(
    "changed", [{"action": "delayed"}, {"status": "4.4.1"}, {"message_id": "<forged@elsewhere.example>"}]
)
def test_what_is_only_late_or_not_ours_marks_nobody(folder, changed):
    email = make_email()
    folder.messages = [make_bounce(**({"message_id": email.message_id} | changed))]
    assert (read(), marked(), folder.unseen) == (1, [], [])


def test_each_message_goes_to_whoever_reads_its_type_and_once(folder, replies):
    folder.messages = [reply(), b"Subject: out of office\r\n\r\nBack on Monday", reply()]
    assert (read(), replies, folder.unseen) == (1, [("Accepted: Monday", NOW)], [])
    assert read() == 0


def test_a_line_that_goes_dead_before_the_message_is_marked_repeats_nothing(folder, replies):
    folder.messages, folder.hangs_up_at = [reply()], "STORE"
    read()
    assert (len(replies), folder.unseen) == (1, [1])
    folder.hangs_up_at = ""
    read()
    assert (len(replies), folder.unseen) == (1, [])


def test_a_message_too_large_is_put_aside_unread(folder, replies, monkeypatch):
    monkeypatch.setattr(mailbox, "LARGEST", 1_000)
    folder.messages = [reply("x" * 2_000), reply()]
    assert (read(), len(replies), folder.unseen) == (1, 1, [])
    assert [command for command in folder.commands if "PEEK" in command and " 1 " in command] == []


@pytest.mark.parametrize(
    "hostile",
    [
        b"",
        b"\xff\x00" * 500,
        b"Content-Type: multipart/mixed; boundary=a\r\n\r\n" + b"--a\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n" * 500,
        b"Content-Type: multipart/report; report-type=delivery-status\r\n\r\nno boundary",
        b"Content-Type: message/delivery-status\r\n\r\nAction: failed\r\nStatus: 5.1.1\r\n",
        b"Content-Type: multipart/report; boundary=b\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n\r\n\r\n--b\r\n"
        b"Content-Type: message/rfc822\r\n\r\nMessage-ID: <" + b"a" * 5_000 + b">\r\n\r\n--b--",
        b"Subject: =?utf-8?b?" + b"=" * 5_000 + b"?=\r\nFrom: \x80<<>>@@\r\nContent-Type: text/calendar; method*0*=%ff\r\n\r\n",
    ],
)  # fmt: skip
def test_nothing_that_a_stranger_sends_stops_the_next_message(folder, replies, hostile):
    folder.messages = [hostile, reply()]
    read()
    assert (replies[-1][0], marked(), folder.unseen) == ("Accepted: Monday", [], [])


def test_a_reader_that_stumbles_loses_that_message_only(folder, replies):
    def stumble(message, at):
        UnreachableAddress.objects.create(address="x@example.org", since=at, reason="half done")
        raise ValueError(message["Subject"])

    read_by("text/calendar", stumble)
    folder.messages = [reply()]
    assert (read(), marked(), folder.unseen, HandledMail.objects.count()) == (0, [], [], 0)


def test_the_same_message_by_another_way_changes_nothing(replies):
    assert [handle(reply(), at=NOW), handle(reply(), at=NOW), len(replies)] == [True, False, 1]


def test_a_server_that_is_not_there_or_knows_another_password_is_tried_again_later(folder, settings):
    settings.IMAP_URL = folder.url.replace("not%20a", "another")
    folder.messages = [reply()]
    assert (read(), folder.unseen) == (0, [1])
    settings.IMAP_URL = f"imap://bo:secret@127.0.0.1:{free_port()}"
    assert read() == 0


def test_mail_is_read_over_tls(settings, tmp_path, monkeypatch, replies):
    issuer = trustme.CA()
    issuer.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    issuer.issue_cert("127.0.0.1").configure_cert(context)
    with imap_server(context) as folder:
        settings.IMAP_URL = folder.url
        folder.messages = [reply()]
        assert (read(), len(replies)) == (1, 1)


@pytest.mark.parametrize("url", ["", "http://x", "imap://", "imaps://host-without-user"])
def test_a_wrong_setting_is_named(url):
    with pytest.raises(ValueError, match="IMAP_URL must look like"):
        Mailbox.from_url(url)
