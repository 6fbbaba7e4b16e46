from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from colead.kernel import condition
from colead.kernel.backups import keeping
from colead.kernel.backups import restore as swap
from colead.kernel.crypto import new_key
from colead.kernel.models import Mark
from colead.kernel.pressure import MARK, Pressure, measure, pressure
from tests.factories.looks import fail_look
from tests.factories.mail import make_email

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folders(settings, tmp_path):
    settings.DATA_DIR, settings.BACKUP_DIR = tmp_path / "data", tmp_path / "backups"
    settings.DATA_DIR.mkdir()
    settings.BACKUP_KEYS, settings.EMAIL_URL = [new_key()], "smtp://127.0.0.1:1"
    condition_of_backup()


def condition_of_backup(**changed) -> None:
    last = keeping.Last(**{"at": timezone.now().isoformat(), "file": "x.backup", "verified": True, **changed})
    keeping._note(last)


def codes() -> set[str]:
    return {finding.code for finding in condition.findings(at=timezone.now())} - {"disk"}


def test_all_is_well_when_all_is_well():
    fail_look().__class__.objects.update(success=True)
    assert codes() == set()


def test_a_worker_that_does_nothing_is_named():
    assert codes() == {"worker"}
    fail_look()
    assert codes() == {"looks"}


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [("BACKUP_KEYS", [], "backup_key"), ("BACKUP_DIR", None, "backup_folder"), ("EMAIL_URL", "", "no_mail")],
)
def test_a_missing_setting_is_named(settings, name, value, code):
    setattr(settings, name, value)
    assert codes() - {"worker"} == {code}


def test_backups_that_fail_or_stay_away_or_lie_beside_are_named(settings):
    condition_of_backup(problem="The disk is full.")
    assert "backup_failed" in codes()
    condition_of_backup(at=(timezone.now() - timedelta(hours=28)).isoformat())
    assert "backup_late" in codes()
    Mark.objects.all().delete()
    settings.BACKUP_DIR = settings.DATA_DIR / "backups"
    assert {"backup_none", "backup_beside"} <= codes()


def test_a_folder_that_cannot_be_written_is_named(settings):
    settings.DATA_DIR = settings.DATA_DIR / "not-there"
    assert "data_folder" in codes()


def test_an_interrupted_restore_is_named():
    swap.fresh_stage()
    assert "restore_left" in codes()
    swap.mark_ready(at=timezone.now())
    assert "restore" in codes()


@pytest.mark.parametrize("change", ["DELETE FROM django_migrations WHERE app = 'insights'", "later"])
def test_half_a_schema_and_a_newer_one_are_named(change, client):
    with connection.cursor() as cursor:
        if change == "later":
            cursor.execute(
                "INSERT INTO django_migrations (app, name, applied) VALUES ('kernel', '9999_later', '2026-01-01')"
            )
        else:
            cursor.execute(change)
    assert ("schema_newer" if change == "later" else "schema") in codes()
    assert client.get("/readyz").status_code == (200 if change == "later" else 503)


def test_mail_that_waits_is_named():
    make_email(work_state="waiting", next_attempt_at=timezone.now() - timedelta(hours=2))
    assert "mail_waits" in codes()


def test_each_finding_says_what_to_do_in_one_line():
    for finding in condition.findings(at=timezone.now()):
        assert "\n" not in str(finding.sentence)
        assert str(finding.sentence).endswith((".", "?"))


def test_waits_are_measured_and_kept_for_a_day():
    waited = [measure(at=timezone.now()) for _ in range(3)]
    assert (pressure().measured, all(0 <= one < 60 for one in waited)) == (3, True)
    with transaction.atomic():
        Mark.objects.filter(name=MARK).update(
            value="[" + ",".join(['["2026-01-01T00:00:00+00:00", 2.0]'] * 300) + "]"
        )
    measure(at=timezone.now())
    assert (pressure().measured, pressure().slow) == (288, 2.0)


@pytest.mark.parametrize(
    ("load", "advice"),
    [
        (Pressure("sqlite", 10**6, 288, 0.001, 0.4), False),
        (Pressure("sqlite", 10**6, 288, 0.001, 0.6), True),
        (Pressure("sqlite", 5 * 10**9), True),
        (Pressure("postgresql", 5 * 10**9, 288, 3.0, 3.0), False),
    ],
)
def test_when_to_move_to_postgresql(load, advice):
    assert load.calls_for_postgresql is advice
