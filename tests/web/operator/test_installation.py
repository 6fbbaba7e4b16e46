from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone
from django_q.models import OrmQ, Task

from colead.kernel import maintenance
from colead.kernel.audit import record
from colead.kernel.models import AuditEvent, OutboxEmail
from colead.kernel.pressure import measure
from colead.kernel.queue import failed
from colead.people.actions import sign_ins
from colead.people.queries import trail
from tests.cast import ADA, BO, CHIDI, PASSWORD, ZOE
from tests.factories.life import live_through
from tests.factories.looks import fail_look
from tests.factories.people import NOW, make_person
from tests.support.pages import PageClient

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return make_person(ADA, is_administrator=True)


def text(client: PageClient, name: str, *args: str, **query: str) -> str:
    return client.get(reverse(name, args=args), query).content.decode()


def test_the_page_says_what_needs_its_administrator(ada, sign_in):
    page = text(sign_in(ADA), "installation")
    assert ("things need you" in page, "BACKUP_KEY is not set" in page, "Everything is well" in page) == (
        True, True, False,
    )  # fmt: skip


def test_the_page_is_read_with_few_queries(ada, sign_in, django_assert_max_num_queries):
    client = sign_in(ADA)
    with django_assert_max_num_queries(24):
        client.get(reverse("installation"))


def test_a_test_mail_goes_to_whoever_asks(ada, sign_in):
    sign_in(ADA).post(reverse("send_test_mail"))
    mail = OutboxEmail.objects.get()
    assert (mail.kind, mail.to_address) == ("people.test", ADA.email)


def test_a_line_stands_above_every_page_until_it_is_taken_away(ada, sign_in):
    client = sign_in(ADA)
    client.post(reverse("maintenance_message"), {"text": "Away on Friday\nfrom 18:00"})
    assert "Away on Friday from 18:00" in text(PageClient(), "account_login")
    client.post(reverse("maintenance_message"), {"text": ""})
    assert "Away on Friday" not in text(PageClient(), "account_login")
    assert list(AuditEvent.objects.values_list("action", flat=True)) == [
        "maintenance.announce",
        "maintenance.end",
    ]


def test_a_failed_job_shows_the_kind_of_error_and_never_its_words(ada, sign_in):
    fail_look()
    page = text(sign_in(ADA), "jobs")
    assert ("ValueError (colead/kernel/smtp.py, line 12, in deliver_due)" in page, "canary" in page) == (
        True,
        False,
    )


def test_a_failed_job_is_done_again_or_taken_off_the_list(ada, sign_in):
    client, again, away = sign_in(ADA), fail_look(), fail_look("digests")
    client.post(reverse("discard_look", args=[away.pk]))
    assert [look.topic for look in failed()] == ["outbox"]
    client.post(reverse("repeat_look", args=[again.pk]))
    assert (failed(), Task.objects.count()) == ([], 0)
    assert client.post(reverse("repeat_look", args=[again.pk])).status_code == 409


@pytest.mark.django_db(transaction=True)
def test_doing_it_again_tells_the_worker(ada, sign_in):
    sign_in(ADA).post(reverse("repeat_look", args=[fail_look().pk]))
    assert OrmQ.objects.count() == 1


@pytest.mark.parametrize("count", [1, 3])
def test_jobs_are_read_with_one_number_of_queries(ada, sign_in, count, django_assert_num_queries):
    for _ in range(count):
        fail_look()
    client = sign_in(ADA)
    with django_assert_num_queries(8):
        client.get(reverse("jobs"))


def test_settings_show_where_they_come_from_and_no_secret(ada, sign_in, monkeypatch):
    from colead.configuration import configuration

    monkeypatch.setenv("EMAIL_URL", "smtps://colead:canary-password@mail.example.org:465")
    monkeypatch.setenv("SECRET_KEY", "canary-secret" * 5)
    configuration.cache_clear()
    try:
        page = text(sign_in(ADA), "settings_read")
    finally:
        configuration.cache_clear()
    assert ("smtps://colead:…@mail.example.org:465" in page, "canary" in page) == (True, False)


def test_the_trail_shows_who_ran_what_and_nothing_among_participants(sign_in):
    live_through()
    client = sign_in(ADA)
    shown = "".join(text(client, "audit", page=str(n)) for n in range(1, 4))
    private = AuditEvent.objects.exclude(pk__in=trail.trail(trail.Asked()))
    hidden = {event.action for event in private}
    assert {"agreements.sign", "profiles.save"} & hidden
    assert [action for action in hidden if f"<code>{action}</code>" in shown] == []
    assert "imports.apply" in shown


@pytest.mark.parametrize(
    "area", ["agreements", "messages", "reflections", "check_ins", "feedback", "goals", "profiles", "partnerships",
             "endings", "meetings", "choosing.wish", "requests", "mentor_requests", "attendance"],
)  # fmt: skip
def test_no_area_of_participants_is_ever_listed(area):
    assert not any(
        name == area or name.startswith(f"{area}.") or area.startswith(f"{name}.") for name in trail.SHOWN
    )


def test_the_trail_is_filtered_and_handed_out_without_formulas(ada, sign_in):
    from django.db import transaction

    bo = make_person(BO)
    with transaction.atomic():
        record("programmes.create", bo, by=ada, at=NOW, name="=1+1")
        record("cohorts.create", bo, by=bo, at=NOW)
    client = sign_in(ADA)
    assert "programmes.create" not in text(client, "audit", by=BO.email).split("<tbody>")[1]
    assert "cohorts.create" in text(client, "audit", action="cohorts", since="2026-03-01", until="2026-03-03")
    assert "Nothing on record fits" in text(client, "audit", since="2026-03-04")
    table = text(client, "audit_csv", by=ADA.email)
    assert ("programmes.create" in table, "cohorts.create" in table) == (True, False)


@pytest.mark.parametrize("count", [1, 3])
def test_the_trail_is_read_with_one_number_of_queries(ada, sign_in, count, django_assert_num_queries):
    from django.db import transaction

    for _ in range(count):
        with transaction.atomic():
            record("cohorts.create", ada, by=ada, at=NOW)
    client = sign_in(ADA)
    with django_assert_num_queries(7):
        client.get(reverse("audit"))


def test_signing_in_is_noted_and_so_is_failing_to(ada):
    make_person(ZOE)
    for password in ("wrong", PASSWORD):
        PageClient().post(reverse("account_login"), {"login": ZOE.email, "password": password})
    PageClient().post(reverse("account_login"), {"login": "nobody@example.org", "password": "wrong"})
    events = AuditEvent.objects.order_by("pk").values_list("action", flat=True)
    assert list(events) == [trail.FAILED, trail.DONE]
    assert [row.email for row in trail.signed(trail.sign_in_log(search="zoe"))] == [ZOE.email] * 2


def test_sessions_are_ended_at_once_and_nobody_elses(ada, sign_in):
    bo, chidi = make_person(BO), make_person(CHIDI)
    theirs, other = sign_in(BO), sign_in(CHIDI)
    sign_in(ADA).post(reverse("end_sessions", args=[bo.key]))
    assert (theirs.get(reverse("account")).status_code, other.get(reverse("account")).status_code) == (
        302,
        200,
    )
    with pytest.raises(sign_ins.NotTheirs):
        sign_ins.end_sessions(person=bo, by=chidi, at=NOW)


def test_metrics_are_for_who_has_the_token(ada, settings, client):
    url = reverse("prometheus")
    assert client.get(url).status_code == 404
    settings.METRICS_TOKEN = "only-for-tests-0123456789"
    assert client.get(url, headers={"Authorization": "Bearer wrong"}).status_code == 404
    measure(at=timezone.now())
    answer = client.get(url, headers={"Authorization": f"Bearer {settings.METRICS_TOKEN}"})
    lines = answer.content.decode().splitlines()
    assert 'colead_mails{state="waiting"} 0' in lines
    assert any(line.startswith('colead_write_wait_seconds{quantile="0.95"}') for line in lines)
    named = [line for line in lines if not line.startswith("#")]
    assert all(float(line.rsplit(" ", 1)[1]) >= 0 for line in named)


def test_an_empty_token_opens_nothing(settings, client):
    settings.METRICS_TOKEN = ""
    assert client.get(reverse("prometheus"), headers={"Authorization": "Bearer "}).status_code == 404


def test_the_line_is_one_line(ada):
    assert maintenance.announce(text="a\n\nb", by=ada, at=NOW) == "a b"
