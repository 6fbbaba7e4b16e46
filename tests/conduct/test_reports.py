"""Reports: only the chosen contact reads them, and nothing anywhere says who made one without their name."""

from __future__ import annotations

import io
import logging
import zipfile
from datetime import date, timedelta

import pytest
from django.contrib.sessions.models import Session

from colead.conduct.actions import contacts, reports
from colead.conduct.actions.contacts import LastContact, NotOutside
from colead.conduct.actions.reports import NotAContact, NotTheirs, NoWords, TooMany
from colead.conduct.codes import digest_of
from colead.conduct.models import Report, ReportMessage
from colead.conduct.queries.reports import entrusted_to, mailbox_of
from colead.kernel.models import AuditEvent, OutboxEmail
from colead.kernel.retention import clear_due
from colead.people.actions import erasure, personal
from colead.people.actions.erasure import StillNeeded
from colead.people.models import Person
from colead.people.queries.personal import held_about
from tests.cast import ADA, AMARA, BO, CHIDI, FEMI, VERA
from tests.factories.people import NOW, make_person
from tests.factories.programmes import make_programme
from tests.factories.reports import WORDS, let_listen, make_report
from tests.support.dumps import raw_dump, readable_dump
from tests.support.pages import PageClient

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def vera() -> Person:
    person = make_person(VERA)
    let_listen(person)
    return person


@pytest.fixture
def femi() -> Person:
    person = make_person(FEMI)
    let_listen(person)
    return person


def test_nothing_says_who_reported_without_a_name(vera, sign_in, caplog):
    bo = make_person(BO)
    client, caplog_at = sign_in(BO), caplog.at_level(logging.DEBUG)
    sessions = list(Session.objects.values_list("session_data", flat=True))
    with caplog_at:
        page = client.post("/conduct/", {"contact": vera.key, "words": WORDS, "named": "no"})
    assert "<h1>Write this code down</h1>" in page.content.decode()
    report = Report.objects.get()
    assert (report.reporter, report.contact) == ("", vera)
    about = AuditEvent.objects.filter(thing=report.key).values_list("by", "facts")
    assert list(about) == [("", {})]
    assert AuditEvent.objects.filter(by=bo.key).count() == 0
    assert list(Session.objects.values_list("session_data", flat=True)) == sessions
    assert {mail.to_address for mail in OutboxEmail.objects.all()} == {vera.email}
    assert [held.name for held in held_about(bo) if "report" in held.name] == []
    assert [record for record in caplog.messages if "canary" in record or report.key in record] == []


def test_only_days_are_kept(vera):
    at = NOW.replace(hour=13, minute=37, second=42)
    report = reports.make(contact=vera, words=WORDS, by=None, at=at).report
    assert "13:37" not in "".join(str(value) for value in vars(report).values())
    assert {event.at.hour for event in AuditEvent.objects.filter(thing=report.key)} == {0}


def test_a_thief_without_the_key_reads_neither_words_nor_names_nor_the_code(vera):
    bo = make_person(BO)
    filed = make_report(vera, by=bo)
    reports.answer(report=filed.report, words="canary-answer", by=vera, at=NOW)
    dump = raw_dump()
    assert [word for word in ("canary-report", "canary-answer", filed.code) if word in dump] == []
    rows = [
        *Report.objects.values_list("code_digest", "state"),
        *ReportMessage.objects.values_list("by_contact"),
    ]
    assert bo.key not in str(rows)
    assert "canary-report" in readable_dump()


def test_no_mail_says_what_who_or_about_whom(vera):
    filed = make_report(vera, by=make_person(BO))
    reports.write(report=filed.report, words="canary-again", at=NOW)
    for days in (5, 8):
        reports.remind_due(at=NOW + days * DAY)
    mails = "".join(m.subject + m.text + m.html for m in OutboxEmail.objects.exclude(kind="conduct.named"))
    assert [word for word in ("canary", "Bo", "shouts") if word in mails] == []
    assert OutboxEmail.objects.exclude(to_address=vera.email).count() == 0


def test_a_code_opens_it_however_it_is_typed_and_another_does_not(vera):
    filed = make_report(vera)
    assert digest_of(filed.code.upper().replace("-", " ")) == filed.report.code_digest
    page = PageClient().post("/conduct/mailbox/", {"code": filed.code.upper()}).content.decode()
    assert "canary-report" in page
    other = PageClient().post("/conduct/mailbox/", {"code": filed.code[:-1]}).content.decode()
    assert ("No report has this code" in other, "canary" in other) == (True, False)


def test_both_sides_talk_until_it_is_closed_and_writing_opens_it_again(vera):
    filed, client = make_report(vera), PageClient()
    contact = PageClient()
    contact.force_login(vera)
    url = f"/conduct/reports/{filed.report.key}/"
    contact.post(url, {"words": "Thank you. When was it?"})
    page = client.post("/conduct/mailbox/write/", {"code": filed.code, "words": "On Monday"}).content.decode()
    assert ("When was it?" in page, "On Monday" in page, "Vera Listener is looking into it" in page) == (
        True,
    ) * 3
    client.post("/conduct/mailbox/write/", {"code": filed.code, "words": "On Monday"})  # sent twice
    contact.post(url, {"words": "He will not be your partner any more.", "closing": "on"})
    filed.report.refresh_from_db()
    assert (filed.report.state, filed.report.messages.count()) == ("closed", 4)
    assert "Your report is closed" in client.post("/conduct/mailbox/", {"code": filed.code}).content.decode()
    reports.write(report=filed.report, words="He came back", at=NOW)
    assert Report.objects.get().state == "in_hand"


def test_whoever_gave_their_name_finds_it_in_their_account(vera, sign_in):
    bo = make_person(BO)
    filed = make_report(vera, by=bo)
    client = sign_in(BO)
    assert f"/conduct/own/{filed.report.key}/" in client.get("/conduct/").content.decode()
    client.post(f"/conduct/own/{filed.report.key}/", {"words": "And again on Friday"})
    assert filed.report.messages.last().text == "And again on Friday"
    assert mailbox_of(filed.report).reporter == "Bo Sample"


def test_an_administrator_who_appoints_others_or_takes_the_post_back_reads_nothing(vera, femi):
    filed = make_report(vera)
    ada = make_person(ADA, is_administrator=True)
    contacts.withdraw(person=vera, by=ada, at=NOW)
    filed.report.refresh_from_db()
    assert filed.report.contact is None
    for person in (vera, femi, ada):
        person.refresh_from_db()
        client = PageClient()
        client.force_login(person)
        assert client.get(f"/conduct/reports/{filed.report.key}/").status_code == 404
    page = PageClient().post("/conduct/mailbox/", {"code": filed.code}).content.decode()
    assert "<h1>Who should read it now?</h1>" in page
    PageClient().post("/conduct/mailbox/contact/", {"code": filed.code, "contact": femi.key})
    client = PageClient()
    client.force_login(femi)
    assert "canary-report" in client.get(f"/conduct/reports/{filed.report.key}/").content.decode()


def test_who_has_been_a_contact_does_not_read_on_when_named_again(vera, femi):
    filed, ada = make_report(vera), make_person(ADA, is_administrator=True)
    contacts.withdraw(person=vera, by=ada, at=NOW)
    contacts.name(person=vera, by=ada, at=NOW)
    vera.refresh_from_db()
    with pytest.raises(NotTheirs):
        reports.answer(report=filed.report, words="Hm", by=vera, at=NOW)


def test_neither_administrators_nor_coordinators_can_be_contacts():
    ada, amara = make_person(ADA, is_administrator=True), make_person(AMARA)
    make_programme(amara)
    for person in (ada, amara):
        with pytest.raises(NotOutside):
            contacts.name(person=person, by=ada, at=NOW)


def test_the_last_contact_stays_and_others_cannot_name_any(vera):
    ada = make_person(ADA, is_administrator=True)
    with pytest.raises(LastContact):
        contacts.withdraw(person=vera, by=ada, at=NOW)
    for act in (contacts.name, contacts.withdraw):
        with pytest.raises(contacts.NotTheirs):
            act(person=vera, by=vera, at=NOW)


@pytest.mark.parametrize("words", ["", " \n "])
def test_a_report_needs_words(vera, words):
    with pytest.raises(NoWords):
        make_report(vera, words=words)


def test_one_cannot_report_to_oneself_or_to_somebody_who_does_not_listen(vera):
    for contact in (vera, make_person(BO)):
        with pytest.raises(NotAContact):
            make_report(contact, by=vera)


def test_a_flood_is_refused(vera, monkeypatch):
    monkeypatch.setattr(reports, "MOST_A_DAY", 2)
    make_report(vera)
    make_report(vera)
    with pytest.raises(TooMany):
        make_report(vera)


def test_deadlines_are_told_once_each_until_somebody_answers(vera):
    filed = make_report(vera)
    told = [reports.remind_due(at=NOW + days * DAY) for days in range(10)]
    assert told == [0, 0, 0, 0, 0, 1, 0, 0, 1, 0]
    reports.answer(report=filed.report, words="I am on it", by=vera, at=NOW + 10 * DAY)
    told = [days for days in range(10, 100) if reports.remind_due(at=NOW + days * DAY)]
    assert told == [76, 91]
    assert [line.is_late for line in entrusted_to(vera, today=date(2026, 7, 1))] == [True]
    reports.answer(report=filed.report, words="This came of it", by=vera, at=NOW + 100 * DAY, closing=True)
    assert reports.remind_due(at=NOW + 200 * DAY) == 0


def test_it_is_deleted_two_years_after_it_was_closed_and_not_before(vera):
    closed, still_open = make_report(vera).report, make_report(vera).report
    reports.answer(report=closed, words="Done", by=vera, at=NOW, closing=True)
    assert [clear_due(at=NOW + days * DAY).get("reports") for days in (730, 731)] == [None, 1]
    assert list(Report.objects.all()) == [still_open]


def test_ones_own_export_holds_what_was_reported_by_name_and_nobody_elses(vera):
    bo, chidi = make_person(BO), make_person(CHIDI)
    make_report(vera, by=bo)
    make_report(vera, words="canary-anonymous")
    texts = {}
    for person in (bo, chidi, vera):
        archive = zipfile.ZipFile(io.BytesIO(personal.export(by=person, at=NOW)))
        texts[person.name] = archive.read("data.json").decode()
    found = {
        name: [w for w in ("canary-report", "canary-anonymous") if w in text] for name, text in texts.items()
    }
    assert found == {"Bo Sample": ["canary-report"], "Chidi Example": [], "Vera Listener": []}


def test_erasing_who_reported_leaves_the_report_without_their_name(vera):
    bo = make_person(BO)
    filed = make_report(vera, by=bo, words="canary-report: Bo Sample here, bo@example.org")
    erasure.erase(person=bo, by=bo, at=NOW)
    dump = readable_dump()
    assert [word for word in ("Bo Sample", "bo@example.org") if word in dump] == []
    box = mailbox_of(Report.objects.get())
    assert (box.reporter, box.messages[0].text) == (
        "",
        "canary-report: Somebody who left here, Somebody who left",
    )
    assert "canary-report" in PageClient().post("/conduct/mailbox/", {"code": filed.code}).content.decode()


def test_a_contact_with_open_reports_is_erased_only_when_there_is_another(vera):
    filed = make_report(vera)
    with pytest.raises(StillNeeded):
        erasure.erase(person=vera, by=vera, at=NOW)
    let_listen(make_person(FEMI))
    erasure.erase(person=vera, by=vera, at=NOW)
    filed.report.refresh_from_db()
    vera.refresh_from_db()
    assert (filed.report.contact, vera.is_safeguarding_contact) == (None, False)


@pytest.mark.parametrize("open_reports", [1, 3])
def test_the_list_is_read_with_one_number_of_queries(vera, open_reports, django_assert_num_queries):
    for _ in range(open_reports):
        make_report(vera)
    client = PageClient()
    client.force_login(vera)
    client.get("/conduct/reports/")
    with django_assert_num_queries(5):
        client.get("/conduct/reports/")
