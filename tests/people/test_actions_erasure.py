from __future__ import annotations

import re

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache

from colead.kernel.models import AuditEvent, OutboxEmail
from colead.partnerships.models import ClauseText, Meeting, Signature, Worksheet
from colead.people.actions import accounts, erasure
from colead.people.actions.erasure import AlreadyErased, NotTheirs, StillNeeded
from colead.people.erasures import Erased
from colead.people.models import DirectoryImport, Erasure, Person
from colead.people.queries.personal import held_about
from tests.cast import ADA, AMARA, BO, CHIDI, DANA, ZOE
from tests.factories.life import CANARIES, PARTNERS, live_through
from tests.factories.partnerships import make_partnership, tomorrow
from tests.factories.people import NOW, make_person
from tests.factories.programmes import appoint, enrol, make_cohort, make_programme
from tests.support.dumps import raw_dump, readable_dump
from tests.support.pages import PageClient

pytestmark = pytest.mark.django_db


def found(words: list[str], text: str) -> list[str]:
    return [word for word in words if word.lower() in text.lower()]


def test_the_canaries_are_in_the_database_before():
    live_through()
    before = readable_dump()
    assert found(CANARIES, before) == CANARIES
    assert found(PARTNERS, before) == PARTNERS


def test_erasure_leaves_no_canary_in_any_table_and_everything_of_the_partner():
    made = live_through()
    erasure.erase(person=made.bo.person, by=made.bo.person, at=NOW)
    after = readable_dump()
    assert found(CANARIES, after) == []
    assert found(PARTNERS, after) == PARTNERS


def test_no_mail_calls_the_person_by_the_first_name():
    made = live_through()
    erasure.erase(person=made.bo.person, by=made.bo.person, at=NOW)
    mails = "".join(m.subject + m.text + m.html + m.calendar for m in OutboxEmail.objects.all())
    assert re.findall(r"\bBo\b", mails) == []


def test_the_partner_is_told_without_a_name_and_the_planned_meeting_leaves_their_calendar():
    made = live_through()
    erasure.erase(person=made.bo.person, by=made.bo.person, at=NOW)
    mail = OutboxEmail.objects.get(kind="partnerships.parted")
    assert (mail.to_address, mail.calendar_method) == (CHIDI.email, "CANCEL")
    assert re.findall("mailto:(?:bo|chidi)[^\r]*", mail.calendar) == ["mailto:chidi@example.org"]
    made.partnership.refresh_from_db()
    assert made.partnership.state == "ended"
    assert list(Meeting.objects.values_list("state", "place")) == [("held", ""), ("cancelled", "")]


def test_the_partner_still_opens_every_page_of_theirs():
    made = live_through()
    erasure.erase(person=made.bo.person, by=made.bo.person, at=NOW)
    client = PageClient()
    client.force_login(made.chidi.person)
    assert client.get(f"/partner/{made.chidi.key}/").status_code == 200
    page = client.get(f"/meetings/{made.meeting.key}/").content.decode()
    assert ("chidi-help" in page, "canary" in page) == (True, False)
    assert Worksheet.objects.count() == 1


def test_the_coordinator_still_opens_the_roster():
    made = live_through()
    erasure.erase(person=made.bo.person, by=made.bo.person, at=NOW)
    client = PageClient()
    client.force_login(made.people["coordinator"])
    page = client.get(f"/cohorts/{made.cohort.key}/people/").content.decode()
    assert ("Somebody who left" in page, "Bo Sample" in page) == (True, False)


def test_nothing_that_erasure_deletes_is_held_afterwards():
    made = live_through()
    erasure.erase(person=made.bo.person, by=made.bo.person, at=NOW)
    shell = Person.objects.get(pk=made.bo.person.pk)
    assert [held.name for held in held_about(shell) if held.goes] == []


def test_the_person_is_signed_out_everywhere_and_cannot_sign_in(sign_in):
    bo, zoe = make_person(BO), make_person(ZOE)
    bos, zoes = sign_in(BO), sign_in(ZOE)
    erasure.erase(person=bo, by=bo, at=NOW)
    assert bos.get("/account/").status_code == 302
    assert zoes.get("/account/").status_code == 200
    assert Session.objects.count() == 1
    cache.clear()
    assert PageClient().login(email=BO.email, password="a long enough password") is False
    assert zoe.is_active


def test_a_list_that_waits_to_be_read_is_thrown_away():
    made = live_through()
    erasure.erase(person=made.bo.person, by=made.bo.person, at=NOW)
    states = list(DirectoryImport.objects.order_by("pk").values_list("state", "content"))
    assert [(state, bytes(content)) for state, content in states] == [("applied", b""), ("discarded", b"")]


def test_whoever_comes_back_with_the_same_address_finds_nothing_of_the_old():
    made = live_through()
    erasure.erase(person=made.bo.person, by=made.bo.person, at=NOW)
    again = accounts.person_for_address(email=BO.email, name=BO.name, by=made.people["coordinator"], at=NOW)
    assert again.pk != made.bo.person.pk
    assert [held.name for held in held_about(again)] == ["account"]
    client = PageClient()
    client.force_login(again)
    old = [f"/partner/{made.bo.key}/", f"/meetings/{made.meeting.key}/", f"/profile/{made.bo.key}/"]
    assert [client.get(url).status_code for url in old] == [404, 404, 404]


def test_a_triad_goes_on_as_a_pair_and_keeps_its_meeting():
    cohort = make_cohort(make_programme(make_person(AMARA)))
    bo, chidi, dana = (enrol(make_person(one), cohort) for one in (BO, CHIDI, DANA))
    triad = make_partnership(bo, chidi, dana)
    Meeting.objects.create(
        partnership=triad, number=1, state="planned", starts_at=tomorrow(), calendar_uid="x", created_at=NOW
    )
    erasure.erase(person=bo.person, by=bo.person, at=NOW)
    triad.refresh_from_db()
    assert (triad.state, triad.kind) == ("active", "pair")
    assert [member.enrolment for member in triad.members.all()] == [chidi, dana]
    assert triad.meetings.get().state == "planned"


def test_an_administrator_may_and_others_may_not():
    bo, zoe, ada = make_person(BO), make_person(ZOE), make_person(ADA, is_administrator=True)
    with pytest.raises(NotTheirs):
        erasure.erase(person=bo, by=zoe, at=NOW)
    assert erasure.erase(person=bo, by=ada, at=NOW).by_themselves is False
    with pytest.raises(AlreadyErased):
        erasure.erase(person=bo, by=ada, at=NOW)


def test_the_last_administrator_and_the_only_coordinator_are_still_needed():
    ada, amara = make_person(ADA, is_administrator=True), make_person(AMARA)
    programme = make_programme(amara)
    for person, word in ((ada, "createadmin"), (amara, "team page")):
        with pytest.raises(StillNeeded) as refused:
            erasure.erase(person=person, by=person, at=NOW)
        assert word in str(refused.value)
    appoint(make_person(BO), programme, "coordinator")
    erasure.erase(person=amara, by=amara, at=NOW)
    assert [one.person.name for one in programme.appointments.all()] == ["Bo Sample"]


def test_it_is_audited_by_key_alone():
    bo = make_person(BO)
    erasure.erase(person=bo, by=bo, at=NOW)
    event = AuditEvent.objects.get(action="people.erase")
    assert (event.by, event.thing, event.facts) == (bo.key, bo.key, {})
    assert Erasure.objects.get().person_key == bo.key


def test_a_failure_half_way_undoes_all_of_it(monkeypatch):
    def broken(*args, **kwargs):
        raise OSError("disk full")

    made = live_through()
    before = raw_dump()
    monkeypatch.setattr(Erasure.objects, "create", broken)
    with pytest.raises(OSError, match="disk full"):
        erasure.erase(person=made.bo.person, by=made.bo.person, at=NOW)
    assert raw_dump() == before


def test_a_list_of_keys_erases_again_whom_an_older_database_still_knows():
    made = live_through()
    listed = [Erased(made.bo.person.key, NOW), Erased("nobodyhere22", NOW)]
    assert erasure.reapply(erased=listed, at=NOW) == 1
    assert found(CANARIES, readable_dump()) == []
    assert erasure.reapply(erased=listed, at=NOW) == 0


def test_what_was_agreed_stays_the_partners_without_the_name():
    made = live_through()
    erasure.erase(person=made.bo.person, by=made.bo.person, at=NOW)
    texts = [clause.text for clause in ClauseText.objects.all()]
    assert "Somebody who left and Chidi think aloud" in texts
    assert [text for text in texts if re.search(r"\bBo\b", text)] == []
    assert Signature.objects.count() == 2
