"""Canaries: what partners write is on their own pages and nowhere else."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import timedelta

import pytest
from django.apps import apps
from django.db import connection
from django.urls import NoReverseMatch, get_resolver, reverse
from django.utils import timezone

from colead.kernel.models import AuditEvent, OutboxEmail
from colead.partnerships.actions import meetings, reminders, taps, worksheets
from colead.partnerships.actions.taps import Said
from colead.partnerships.actions.worksheets import Answers
from tests.factories.partnerships import end_now, fill_in, tomorrow
from tests.factories.scene import Scene, make_scene
from tests.support.pages import PageClient

pytestmark = pytest.mark.django_db
CANARIES = ["canary-help", "canary-tried", "canary-worth", "canary-next"]


@pytest.fixture
def scene() -> Scene:
    """Let Bo and Chidi go through a whole meeting, writing canaries, with every e-mail that comes of it."""
    made = make_scene()
    bo, now = made.bo.person, timezone.now()
    fill_in(made.bo)
    fill_in(made.chidi)
    worksheets.save(meeting=made.meeting, answers=Answers(*CANARIES), version=0, by=bo, at=now)
    meetings.reschedule(meeting=made.meeting, starts_at=tomorrow(), minutes=60, place="", by=bo, at=now)
    reminders.prepare_due(at=tomorrow() - timedelta(hours=1))
    reminders.ask_for_taps_due(at=timezone.now())
    end_now(made.meeting)
    reminders.ask_for_taps_due(at=timezone.now())
    taps.answer(meeting=made.meeting, said=Said(held=True, useful=2, balance=5), by=bo, at=timezone.now())
    return made


def every_page(scene: Scene, kind: str) -> str:
    """Read every address of the product as one kind of person, with every key there is."""
    client = PageClient()
    person = scene.people[kind]
    assert person is not None
    client.force_login(person)
    keys = [
        scene.cohort.key, scene.programme.key, scene.bo.key, scene.chidi.key, scene.meeting.key, scene.partnership.key,
        *OutboxEmail.objects.values_list("key", flat=True)[:1],
    ]  # fmt: skip
    urls, found = list[str](), list[str]()
    for name in {key for key in get_resolver().reverse_dict if isinstance(key, str)}:
        for key in dict.fromkeys(keys):
            with suppress(NoReverseMatch):  # an address without a key, or with two
                urls.append(reverse(name, kwargs={"key": key}))
    for url in urls:
        answer = client.get(url)
        found.append(answer.content.decode() if not answer.streaming else "")
    return "\n".join(found)


@pytest.mark.parametrize("kind", ["coordinator", "sponsor", "administrator", "peer", "other_coordinator"])
def test_no_page_of_anybody_else_shows_a_worksheet(scene, kind):
    pages = every_page(scene, kind)
    assert [word for word in [*CANARIES, "own sentence", "own evidence"] if word in pages] == []


def test_the_partner_reads_the_worksheet_and_no_taps(scene):
    client = PageClient()
    client.force_login(scene.chidi.person)
    page = client.get(reverse("meeting", args=[scene.meeting.key])).content.decode()
    assert [word in page for word in CANARIES] == [True] * 4
    assert re.findall(r'<input type="radio"[^>]* checked', page) == []


def test_no_mail_subject_or_audit_event_holds_what_was_written(scene):
    mails = "".join(
        mail.subject + mail.text + mail.html + mail.calendar for mail in OutboxEmail.objects.all()
    )
    events = "".join(str(event.facts) + event.action for event in AuditEvent.objects.all())
    assert OutboxEmail.objects.count() == 6
    assert [
        word
        for word in [*CANARIES, "own sentence", "useful"]
        if word in events or word in mails.replace("was it useful", "")
    ] == []


def test_the_database_itself_holds_no_word_of_it_and_no_tap(scene):
    words = []
    for model in apps.get_models(include_auto_created=True):
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(model._meta.db_table)}")  # noqa: S608 - a name of ours
            words += [str(value) for row in cursor.fetchall() for value in row]
    raw = "\n".join(words)
    assert [word for word in [*CANARIES, "own sentence", "own evidence"] if word in raw] == []
    with connection.cursor() as cursor:
        cursor.execute("SELECT useful, balance FROM partnerships_taps")
        assert [value for row in cursor.fetchall() for value in row if len(value) < 40] == []
