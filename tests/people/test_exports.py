from __future__ import annotations

import csv
import io
import json
import zipfile

import pytest

from colead.kernel.models import AuditEvent
from colead.people.actions import personal
from tests.factories.life import CANARIES, PARTNERS, live_through
from tests.factories.people import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive():
    """Give Bo's export, opened."""
    made = live_through()
    made.bo.person.name = "=Bo Sample"
    made.bo.person.save()
    return zipfile.ZipFile(io.BytesIO(personal.export(by=made.bo.person, at=NOW)))


def test_it_holds_everything_of_the_person_and_nothing_that_others_wrote(archive):
    text = archive.read("data.json").decode()
    assert [word for word in CANARIES if word not in text] == []
    assert [word for word in PARTNERS if word in text] == []


def test_it_names_the_partner_and_not_who_avoids_the_person(archive):
    tables = json.loads(archive.read("data.json"))["tables"]
    assert {row["enrolment__person__name"] for row in tables["partnerships"]} == {
        "=Bo Sample",
        "Chidi Example",
        "Kofi Dummy",
    }
    assert [row["other__name"] for row in tables["avoidances"]] == ["Dana Instance"]
    assert tables["decisions"] == []


def test_every_table_is_also_a_file_for_a_spreadsheet_that_runs_nothing(archive):
    tables = json.loads(archive.read("data.json"))["tables"]
    files = {f"tables/{name}.csv" for name, rows in tables.items() if rows}
    assert set(archive.namelist()) == {"README.txt", "data.json", *files}
    rows = list(csv.DictReader(io.StringIO(archive.read("tables/account.csv").decode("utf-8-sig"))))
    assert [row["name"] for row in rows] == ["'=Bo Sample"]


def test_it_is_audited(archive):
    assert AuditEvent.objects.filter(action="people.export").count() == 1
