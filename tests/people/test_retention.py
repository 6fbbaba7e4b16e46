"""How long data is kept: shown first, cleared once, never too much at once, and people are told before their account goes."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from colead.cli.main import main
from colead.kernel import retention
from colead.kernel.models import AuditEvent, OutboxEmail
from colead.kernel.retention import clear_due, plan
from colead.pairing.models import Avoidance, Need
from colead.partnerships.models import Agreement, Goal, Meeting, Message, Taps, Worksheet
from colead.people.actions import retention as actions
from colead.people.actions import unused
from colead.people.actions.retention import NotTheirs, TooShort
from colead.people.models import DirectoryEntry, Erasure, Person
from tests.cast import ADA, BO, CHIDI
from tests.factories.life import PARTNERS, live_through
from tests.factories.mail import make_email
from tests.factories.people import NOW, make_person
from tests.factories.scene import make_scene
from tests.support.dumps import raw_dump, readable_dump

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
END = NOW.replace(month=9, day=30)  # of the cohort
TWELVE_MONTHS_AFTER = END + 366 * DAY
WRITTEN = ["canary-help", "canary-tried", "canary-worth", "canary-next", "canary-reason", *PARTNERS, "Bo's own sentence",
           "Bo's own evidence"]  # fmt: skip


def due(name: str, at) -> int:
    return next(one.over for one in plan(at=at) if one.keep.name == name)


def test_what_was_written_goes_twelve_months_after_the_cohort_ended_and_not_a_day_before():
    live_through()
    names = ("content", "answers", "profiles")
    assert [due(name, TWELVE_MONTHS_AFTER - DAY) for name in names] == [0, 0, 0]
    before = readable_dump()
    assert [word for word in WRITTEN if word not in before] == []
    cleared = clear_due(at=TWELVE_MONTHS_AFTER, confirmed=names)
    assert set(names) <= set(cleared)
    after = readable_dump()
    assert [word for word in WRITTEN if word in after] == []
    assert [model.objects.count() for model in (Worksheet, Taps, Agreement, Goal, Message, Avoidance)] == [
        0
    ] * 6
    assert (Meeting.objects.count() > 0, Need.objects.count() > 0) == (True, True)  # when people met stays


def test_a_plan_changes_nothing_and_clearing_twice_changes_nothing_more():
    live_through()
    before = raw_dump()
    plan(at=TWELVE_MONTHS_AFTER)
    assert raw_dump() == before
    clear_due(at=TWELVE_MONTHS_AFTER, confirmed=["content", "answers", "profiles", "sent_mail", "trail"])
    once = raw_dump()
    assert clear_due(at=TWELVE_MONTHS_AFTER, confirmed=["content", "answers", "profiles", "sent_mail"]) == {}
    assert raw_dump() == once


@pytest.mark.parametrize(("few", "went"), [(10, {}), (11, {"sent_mail": 11})])
def test_more_than_a_share_waits_for_a_confirmation(monkeypatch, few, went):
    monkeypatch.setattr(retention, "FEW", few)
    for _ in range(11):
        make_email(created_at=NOW, work_state="done")
    later = NOW + 91 * DAY
    assert clear_due(at=later) == went
    assert clear_due(at=later, confirmed=["sent_mail"]) == ({} if went else {"sent_mail": 11})


def test_a_small_share_of_many_goes_by_itself(monkeypatch):
    monkeypatch.setattr(retention, "FEW", 0)
    for _ in range(9):
        make_email(created_at=NOW + 80 * DAY, work_state="done")
    make_email(created_at=NOW, work_state="done")
    assert clear_due(at=NOW + 91 * DAY) == {"sent_mail": 1}


def test_an_administrator_sets_the_days_within_bounds_and_nobody_else():
    ada, bo = make_person(ADA, is_administrator=True), make_person(BO)
    make_email(created_at=NOW, work_state="done")
    actions.set_days(days={"sent_mail": 10}, by=ada, at=NOW)
    assert due("sent_mail", NOW + 11 * DAY) == 1
    event = AuditEvent.objects.get(action="retention.set")
    assert (event.thing, event.facts) == ("sent_mail", {"days": 10, "before": 90})
    with pytest.raises(TooShort):
        actions.set_days(days={"sent_mail": 1}, by=ada, at=NOW)
    with pytest.raises(NotTheirs):
        actions.set_days(days={"sent_mail": 10}, by=bo, at=NOW)
    with pytest.raises(NotTheirs):
        actions.clear(confirmed=[], by=bo, at=NOW)


def test_a_leaver_s_row_goes_half_a_year_after_they_left():
    DirectoryEntry.objects.create(reference="1", name="Bo Sample", leaves_on=NOW.date(), changed_at=NOW)
    DirectoryEntry.objects.create(reference="2", name="Dana Instance", changed_at=NOW)
    assert clear_due(at=NOW + 183 * DAY) == {}
    assert clear_due(at=NOW + 184 * DAY) == {"leavers": 1}
    assert DirectoryEntry.objects.get().name == "Dana Instance"


def test_an_unused_account_is_told_first_and_erased_thirty_days_later_unless_they_sign_in():
    bo, chidi, ada = make_person(BO), make_person(CHIDI), make_person(ADA, is_administrator=True)
    almost = NOW + 701 * DAY
    assert (unused.warn_due(at=NOW + 699 * DAY), unused.warn_due(at=almost), unused.warn_due(at=almost)) == (
        0,
        2,
        0,
    )
    mails = OutboxEmail.objects.filter(kind="people.unused")
    assert {mail.to_address for mail in mails} == {bo.email, chidi.email}
    Person.objects.filter(pk=chidi.pk).update(last_login=almost + DAY)
    assert "accounts" not in clear_due(at=almost + 29 * DAY)
    assert clear_due(at=almost + 31 * DAY)["accounts"] == 1
    assert [row.person_key for row in Erasure.objects.all()] == [bo.key]
    assert Person.objects.get(pk=ada.pk).is_active


def test_nobody_is_erased_who_was_not_told():
    make_person(BO)
    assert "accounts" not in clear_due(at=NOW + 3000 * DAY)


def test_what_somebody_is_still_needed_for_keeps_their_account():
    made = make_scene()
    amara = made.people["coordinator"]
    Person.objects.update(warned_at=NOW + 701 * DAY)
    clear_due(at=NOW + 740 * DAY, confirmed=["accounts"])
    assert Person.objects.get(pk=amara.pk).is_active
    assert not Person.objects.get(pk=made.dana.person.pk).is_active


def test_the_page_shows_first_and_clears_what_is_ticked(sign_in, monkeypatch):
    monkeypatch.setattr(retention, "FEW", 0)
    make_person(ADA, is_administrator=True)
    make_email(created_at=NOW - 3000 * DAY, work_state="done")
    client = sign_in(ADA)
    page = client.get(reverse("retention")).content.decode()
    assert ("<h1>1 entry is over its time</h1>" in page, "waits for you" in page) == (True, True)
    client.post(reverse("clear_retention"))
    assert OutboxEmail.objects.count() == 1
    client.post(reverse("clear_retention"), {"confirmed": "sent_mail"})
    assert OutboxEmail.objects.count() == 0
    days = {one.keep.name: one.days for one in plan(at=NOW)}
    client.post(reverse("retention"), {**days, "trail": 400})
    assert {one.keep.name: one.days for one in plan(at=NOW)} == {**days, "trail": 400}


def test_the_command_shows_and_only_clears_when_told(capsys):
    make_email(created_at=NOW - 3000 * DAY, work_state="done")
    assert main(["retention"]) == 0
    assert ("sent_mail" in capsys.readouterr().out, OutboxEmail.objects.count()) == (True, 1)
    assert main(["retention", "--clear"]) == 0
    assert OutboxEmail.objects.count() == 0
    assert main(["retention", "--clear", "--confirm", "everything"]) == 2
