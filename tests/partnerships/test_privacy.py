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
from colead.partnerships.models import Goal, Message, Reflection
from colead.people.models import Person
from tests.factories.partnerships import end, end_now, fill_in, tomorrow
from tests.factories.scene import Scene, make_scene
from tests.factories.written import canaries_of, feedback_of, write_all
from tests.partnerships.test_privacy_of_endings import OF_A_WISH, wish_to_end
from tests.support.pages import PageClient

pytestmark = pytest.mark.django_db
SHEET = ["canary-help", "canary-tried", "canary-worth", "canary-next"]
CANARIES = [
    *SHEET,
    *canaries_of("canary"),
    *feedback_of("canary"),
    *canaries_of("chidi"),
    *feedback_of("chidi"),
]
OWN = ["canary-hidden-goal", *(word for word in CANARIES if "-own-" in word or "-deleted-" in word)]


@pytest.fixture
def scene() -> Scene:
    """Let Bo and Chidi go through a whole meeting, writing canaries, with every e-mail that comes of it."""
    made = make_scene()
    bo, now = made.bo.person, timezone.now()
    fill_in(made.bo)
    fill_in(made.chidi)
    worksheets.save(meeting=made.meeting, answers=Answers(*SHEET), version=0, by=bo, at=now)
    meetings.reschedule(meeting=made.meeting, starts_at=tomorrow(), minutes=60, place="", by=bo, at=now)
    reminders.prepare_due(at=tomorrow() - timedelta(hours=1))
    reminders.ask_for_taps_due(at=timezone.now())
    end_now(made.meeting)
    reminders.ask_for_taps_due(at=timezone.now())
    taps.answer(meeting=made.meeting, said=Said(held=True, useful=2, balance=5), by=bo, at=timezone.now())
    write_all(made, made.bo, made.chidi, "canary")
    write_all(made, made.chidi, made.bo, "chidi")
    return made


KINDS_OF_TEXT = {"goals": Goal, "reflections": Reflection, "messages": Message}
AMONG_PARTNERS = ("goals/", "reflections/", "messages/", "meetings/", "partnerships/", "partner/")


def keys_of(scene: Scene, address: str) -> list[str]:
    """Give the keys that may open something at an address."""
    kind = KINDS_OF_TEXT.get(address.split("/", maxsplit=1)[0])
    if kind is not None:
        return [scene.partnership.key, *kind._default_manager.values_list("key", flat=True)]
    return [
        scene.cohort.key, scene.programme.key, scene.bo.key, scene.chidi.key, scene.meeting.key, scene.partnership.key,
        *OutboxEmail.objects.values_list("key", flat=True)[:1],
    ]  # fmt: skip


def every_address(scene: Scene, under: tuple[str, ...] = ("",)) -> list[str]:
    """List every address of the product, or those under some paths, with every key that fits it."""
    urls, known = list[str](), get_resolver().reverse_dict
    for name in {name for name in known if isinstance(name, str)}:
        route = known.getlist(name)[0][0][0][0]
        if not route.startswith(under):
            continue
        for kwargs in ({}, *({"key": key} for key in keys_of(scene, route))):
            with suppress(NoReverseMatch):  # an address without a key, or with two
                urls.append(reverse(name, kwargs=kwargs))
    return urls


def every_page(scene: Scene, person: Person, under: tuple[str, ...] = ("",)) -> str:
    """Read every address of the product as one person, with every key there is."""
    client, found = PageClient(), list[str]()
    client.force_login(person)
    for url in every_address(scene, under):
        answer = client.get(url)
        found.append(answer.content.decode(errors="replace") if not answer.streaming else "")
    return "\n".join(found)


@pytest.mark.parametrize(
    "kind", ["coordinator", "sponsor", "administrator", "peer", "other_coordinator", "former_partner"]
)
def test_no_page_of_anybody_else_shows_what_they_wrote_answered_or_wished(scene, kind):
    wish_to_end(scene)
    pages = every_page(scene, scene.people[kind])
    assert [word for word in [*CANARIES, *OF_A_WISH, "own sentence", "own evidence"] if word in pages] == []


def test_the_partner_reads_what_is_shared_and_nothing_else(scene):
    pages = every_page(scene, scene.chidi.person, AMONG_PARTNERS)
    assert [word for word in OWN if word in pages and word.startswith("canary")] == []
    shared = [
        "canary-goal-title",
        "canary-goal-note",
        "canary-shared-tried",
        "canary-message",
        "canary-feedback-did",
    ]
    assert [word for word in shared if word not in pages] == []


def test_an_ended_partner_finds_nothing_of_the_other_at_any_old_address(scene):
    end(scene.partnership)
    pages = every_page(scene, scene.chidi.person, AMONG_PARTNERS)
    theirs = [word for word in CANARIES if word.startswith("canary") and word not in feedback_of("canary")]
    assert [word for word in theirs if word in pages] == []
    assert [word for word in canaries_of("chidi") if word not in pages and "deleted" not in word] == []


def test_no_log_holds_what_was_written(scene, caplog):
    caplog.set_level("DEBUG")
    for person in (scene.bo.person, scene.chidi.person):
        every_page(scene, person, AMONG_PARTNERS)
    assert [word for word in CANARIES if word in caplog.text] == []


def test_the_partner_reads_the_worksheet_and_no_taps(scene):
    client = PageClient()
    client.force_login(scene.chidi.person)
    page = client.get(reverse("meeting", args=[scene.meeting.key])).content.decode()
    assert [word in page for word in SHEET] == [True] * 4
    assert re.findall(r'<input type="radio"[^>]* checked', page) == []


def test_no_mail_subject_or_audit_event_holds_what_was_written(scene):
    mails = "".join(
        mail.subject + mail.text + mail.html + mail.calendar for mail in OutboxEmail.objects.all()
    )
    events = "".join(str(event.facts) + event.action for event in AuditEvent.objects.all())
    assert OutboxEmail.objects.count() == 12
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
