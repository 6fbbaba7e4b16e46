"""Whatever page acts, and cannot write its audit event, has changed nothing."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from contextlib import suppress
from copy import deepcopy
from datetime import timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from colead.insights.actions import releases, results
from colead.kernel.audit import record
from colead.kernel.models import AuditEvent
from colead.pairing.actions import choosing, profiles, requests, roles
from colead.partnerships.actions import (
    agreements,
    calendar_replies,
    feeds,
    goal_reminders,
    introductions,
    messages,
    reminders,
)
from colead.partnerships.replies import read_replies
from colead.people.actions import administrators, erasure
from colead.programmes.actions import enrolments
from colead.programmes.models import Cohort
from colead.programmes.states import EnrolmentState
from tests.architecture.learning_acts import LEARNING_ACTS
from tests.architecture.life_acts import LIFE_ACTS
from tests.architecture.operate_acts import OPERATE_ACTS
from tests.architecture.permissions.choosing import asked, choosing_round
from tests.architecture.permissions.row import KINDS, Row
from tests.architecture.permissions.test_table import all_rows, signed_in
from tests.architecture.rights_acts import RIGHTS_ACTS
from tests.architecture.survey_acts import SURVEY_ACTS
from tests.cast import ELI, FEMI, GITA, HANA, IVO
from tests.factories.agreements import make_draft
from tests.factories.goals import in_weeks, make_goal
from tests.factories.partnerships import end_now, fill_in, tomorrow
from tests.factories.people import make_person
from tests.factories.profiles import make_profile as write_profile
from tests.factories.programmes import enrol
from tests.factories.replies import make_reply_text
from tests.factories.scene import Scene, make_scene
from tests.support.pages import PageClient
from tests.support.worlds import undone

Act = Callable[[], object]
Prepare = Callable[[Scene], Act]
SOURCE = Path("src/colead")
# Events cannot be written as long as there is a row in this table; made anew for each action, it would cost more
# than the actions do, as every statement is then prepared again.
BREAK = {
    "sqlite": [
        "CREATE TABLE broken (now integer)",
        "CREATE TRIGGER broken BEFORE INSERT ON kernel_auditevent WHEN EXISTS (SELECT 1 FROM broken) "
        "BEGIN SELECT RAISE(ABORT, 'broken'); END",
    ],
    "postgresql": [
        "CREATE TABLE broken (now integer)",
        "CREATE FUNCTION broken() RETURNS trigger AS $$ BEGIN IF EXISTS (SELECT 1 FROM broken) THEN "
        "RAISE EXCEPTION 'broken'; END IF; RETURN NEW; END $$ LANGUAGE plpgsql",
        "CREATE TRIGGER broken BEFORE INSERT ON kernel_auditevent FOR EACH ROW EXECUTE FUNCTION broken()",
    ],
}  # fmt: skip


def everything() -> dict[str, list[tuple]]:
    """Give every row of every table of ours; visits are counted before an action begins."""
    tables = {}
    for model in apps.get_models(include_auto_created=True):
        if model._meta.app_label in ("sessions", "django_q"):
            continue
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(model._meta.db_table)}")  # noqa: S608 - a name of ours
            tables[model._meta.db_table] = sorted(cursor.fetchall(), key=repr)
    return tables


def run(*statements: str) -> None:
    for statement in statements:
        with connection.cursor() as cursor:
            cursor.execute(statement)


def button(row: Row, clients: dict[str, PageClient]) -> Prepare:
    """Press a page's button as the first kind of person who may."""
    kind = KINDS[row.letters.index("o")]

    def prepare(scene: Scene) -> Act:
        client = PageClient(raise_request_exception=False)
        client.cookies = deepcopy(clients[kind].cookies)
        url, data = reverse(row.name, kwargs=row.kwargs(scene)), row.data(scene)
        return lambda: client.post(url, data).status_code != 500

    return prepare


def first_administrator(scene: Scene) -> Act:
    facts = {"email": "new@example.org", "name": "New", "password": "a long password"}
    return lambda: administrators.create(**facts, at=timezone.now())


def silence_of_a_week(scene: Scene) -> Act:
    invited, now = timezone.now() - timedelta(days=8), timezone.now()
    enrol(scene.people["stranger"], scene.cohort, EnrolmentState.INVITED, at=invited)
    return lambda: enrolments.remind(cohort=scene.cohort, by=scene.people["coordinator"], at=now)


def finished_profile(scene: Scene) -> Act:
    profile = fill_in(scene.dana)
    profile.finished_at, profile.languages = None, ["en"]
    profile.save()
    return lambda: profiles.finish(enrolment=scene.dana, by=scene.dana.person, at=timezone.now())


def another_time_zone(scene: Scene) -> Act:
    dana, week = scene.dana, {"hours": ([9], []), "time_zone": "Asia/Tokyo"}
    return lambda: profiles.save_week(enrolment=dana, **week, by=dana.person, at=timezone.now())


def newly_published(scene: Scene) -> Act:
    scene.partnership.introduced_at = None
    scene.partnership.save()
    return lambda: introductions.introduce_due(at=timezone.now())


def enough_to_release(scene: Scene) -> Act:
    for character in (ELI, FEMI, GITA, HANA, IVO):
        enrol(make_person(character), scene.cohort)
    return lambda: releases.release_due(at=timezone.now())


def results_to_release(scene: Scene) -> Act:
    return lambda: results.release_due(at=timezone.now())


def a_higher_threshold(scene: Scene) -> Act:
    by = scene.people["coordinator"]
    return lambda: results.raise_threshold(cohort=scene.cohort, people=8, by=by, at=timezone.now())


def over(scene: Scene) -> Act:
    end_now(scene.meeting)
    return lambda: reminders.ask_for_taps_due(at=timezone.now())


def last_signature(scene: Scene) -> Act:
    draft = make_draft(scene.partnership)
    signing = {"partnership": scene.partnership, "revision": draft.revision, "at": timezone.now()}
    agreements.sign(**signing, by=scene.bo.person)
    return lambda: agreements.sign(**signing, by=scene.chidi.person)


def signature_taken_back(scene: Scene) -> Act:
    draft, now = make_draft(scene.partnership), timezone.now()
    agreements.sign(partnership=scene.partnership, revision=draft.revision, by=scene.bo.person, at=now)
    return lambda: agreements.withdraw(partnership=scene.partnership, by=scene.bo.person, at=now)


def another_role(scene: Scene) -> Act:
    scene.programme.format = "circles"
    scene.programme.save()
    by = scene.people["coordinator"]
    return lambda: enrolments.change_roles(
        enrolment=scene.dana, roles=["peer", "facilitator"], by=by, at=timezone.now()
    )


def a_role_that_asks_for_more(scene: Scene) -> Act:
    scene.programme.format = "near_peer"
    scene.programme.save()
    eli = enrol(make_person(ELI), scene.cohort)
    eli.roles = ["mentor"]
    eli.save()
    write_profile(eli, finished_at=timezone.now())
    by = scene.people["coordinator"]
    return lambda: roles.change(enrolment=eli, roles=["learner"], by=by, at=timezone.now())


def shortlists_to_write(scene: Scene) -> Act:
    choosing_round(scene)
    return lambda: choosing.suggest_due(at=timezone.now())


def unanswered_request(scene: Scene) -> Act:
    asked(scene)
    return lambda: requests.expire_due(at=timezone.now() + timedelta(days=8))


def a_goal_nearly_due(scene: Scene) -> Act:
    now = timezone.now()
    make_goal(scene.bo, due_on=in_weeks(1), at=now - timedelta(days=30))
    return lambda: goal_reminders.remind_due(at=now)


def a_message_unread(scene: Scene) -> Act:
    now = timezone.now()
    messages.post(
        partnership=scene.partnership, text="Hello", by=scene.bo.person, at=now - timedelta(hours=1)
    )
    return lambda: messages.tell_due(at=now)


def forgotten(scene: Scene) -> Act:
    return lambda: erasure.erase(person=scene.bo.person, by=scene.bo.person, at=timezone.now())


def address_revoked(scene: Scene) -> Act:
    feeds.renew(by=scene.bo.person, at=timezone.now())
    return lambda: feeds.revoke(by=scene.bo.person, at=timezone.now())


def answer_of_a_calendar(scene: Scene) -> Act:
    (reply,) = read_replies(
        make_reply_text(scene.meeting, scene.bo.person.email), sender=scene.bo.person.email
    )
    return lambda: calendar_replies.note(reply=reply, at=timezone.now())


# What no button of the table does: commands and what happens by itself.
WITHOUT_BUTTON: tuple[Prepare, ...] = (
    first_administrator,
    silence_of_a_week,
    another_role,
    a_role_that_asks_for_more,
    shortlists_to_write,
    unanswered_request,
    finished_profile,
    another_time_zone,
    newly_published,
    over,
    a_goal_nearly_due,
    a_message_unread,
    forgotten,
    last_signature,
    signature_taken_back,
    address_revoked,
    answer_of_a_calendar,
    lambda scene: lambda: reminders.prepare_due(at=tomorrow() - timedelta(hours=1)),
    enough_to_release,
    results_to_release,
    a_higher_threshold,
    *LEARNING_ACTS,
    *LIFE_ACTS,
    *OPERATE_ACTS,
    *RIGHTS_ACTS,
    *SURVEY_ACTS,
)
# Written last, after batches that each stand by themselves: a worker that fails there begins again and finds
# nothing left to write (tests/people/test_actions_imports.py).
IN_BATCHES = {"imports.apply"}


def written(scene: Scene, prepare: Prepare) -> set[str]:
    """Give the names of the events that an action writes when all is well."""
    with undone():
        act = prepare(scene)
        known = set(AuditEvent.objects.values_list("pk", flat=True))
        act()
        return set(AuditEvent.objects.exclude(pk__in=known).values_list("action", flat=True))


def changed_all_the_same(scene: Scene, prepare: Prepare) -> list[str]:
    """Give the tables that an action changed although its event could not be written."""
    with undone():
        act, before = prepare(scene), everything()
        run("INSERT INTO broken VALUES (1)")
        with suppress(DatabaseError):
            assert not act(), "answers as if all were well"
        after = everything()
    return [table for table, rows in before.items() if rows != after[table]]


def named_in_the_source() -> set[str]:
    """Give the names of all events that the actions can write, as patterns."""
    names = set()
    for path in SOURCE.glob("*/actions/*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in (
                "record",
                "record_each",
                "_wait",
                "_note",
            ):
                names |= set(
                    re.findall(r"'([a-z_]+\.[a-z_{}]+)'", ast.unparse(node.args[0] if node.args else node))
                )
    return names


@pytest.mark.django_db
def test_an_action_that_cannot_be_written_down_does_not_happen():
    scene, seen, faults = make_scene(with_mentoring=True), set[str](), dict[str, list[str]]()
    run(*BREAK[connection.vendor])
    clients = {kind: signed_in(person) for kind, person in scene.people.items()}
    buttons = [button(row, clients) for row in all_rows() if row.method == "POST" and "o" in row.letters]
    for prepare in (*buttons, *WITHOUT_BUTTON):
        if events := written(scene, prepare):
            seen |= events
            faults |= {" ".join(events): changed} if (changed := changed_all_the_same(scene, prepare)) else {}
    assert faults == {}
    assert {name for name in named_in_the_source() - seen if "{" not in name} == IN_BATCHES


@pytest.mark.django_db
def test_an_action_that_happens_all_the_same_is_noticed():
    scene = make_scene(with_mentoring=True)
    run(*BREAK[connection.vendor])

    def without_a_transaction(scene: Scene) -> Act:
        def act() -> None:
            Cohort.objects.update(name="Changed before it was written down")
            with transaction.atomic():
                record("cohorts.change", scene.cohort, by=None, at=timezone.now())

        return act

    assert changed_all_the_same(scene, without_a_transaction) == ["programmes_cohort"]
