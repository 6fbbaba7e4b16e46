from __future__ import annotations

from datetime import timedelta

import pytest

from colead.kernel.states import MoveRefused
from colead.people.actions import imports
from colead.people.actions.imports import NothingToWrite, TooLarge
from colead.people.models import DirectoryEntry, DirectoryImport
from tests.cast import ADA
from tests.factories.people import NOW, make_person

pytestmark = pytest.mark.django_db
FILE = b"staff number,name,level,gender\n1,Bo,4,x\n2,Chidi,5,y\n"
LATER = NOW + timedelta(days=1)


@pytest.fixture
def ada():
    return make_person(ADA, is_administrator=True)


def look_through(ada, content=FILE, at=NOW) -> DirectoryImport:
    started = imports.upload(content=content, file_name="people.csv", by=ada, at=at)
    imports.work_through(lambda: at)
    started.refresh_from_db()
    return started


def write(ada, content=FILE, at=NOW) -> DirectoryImport:
    started = look_through(ada, content, at)
    imports.confirm(started=started, by=ada, at=at)
    imports.work_through(lambda: at)
    started.refresh_from_db()
    return started


def directory():
    return list(DirectoryEntry.objects.order_by("reference").values_list("reference", "name", "level"))


def test_nothing_is_written_before_it_is_confirmed(ada):
    started = look_through(ada)
    assert (started.state, started.preview["new"], started.preview["private"], directory()) == (
        "previewed", 2, ["gender"], [],
    )  # fmt: skip


def test_confirmed_it_is_written_and_the_file_is_gone(ada):
    started = write(ada)
    assert (started.state, bytes(started.content), directory()) == (
        "applied", b"", [("1", "Bo", 4), ("2", "Chidi", 5)],
    )  # fmt: skip


def test_the_same_file_twice_changes_nothing(ada):
    write(ada)
    again = look_through(ada, at=LATER)
    assert (again.preview["new"], again.preview["changed"], again.preview["same"]) == (0, 0, 2)
    with pytest.raises(NothingToWrite):
        imports.confirm(started=again, by=ada, at=LATER)
    assert set(DirectoryEntry.objects.values_list("changed_at", flat=True)) == {NOW}


def test_a_column_that_the_file_lacks_is_left_alone(ada):
    write(ada)
    changed = write(ada, b"staff number,name\n1,Bo Sample\n2,Chidi\n", LATER)
    assert (changed.preview["changed"], directory()) == (1, [("1", "Bo Sample", 4), ("2", "Chidi", 5)])


def test_columns_chosen_by_hand_are_read_again_and_private_ones_stay_out(ada):
    started = look_through(ada, b"nummer,wie heisst,gender\n1,Bo,x\n")
    mapping = {"nummer": "reference", "wie heisst": "name", "gender": "function"}
    imports.choose_columns(started=started, mapping=mapping, by=ada, at=NOW)
    imports.work_through(lambda: NOW)
    started.refresh_from_db()
    assert (started.mapping, started.preview["new"]) == ({"nummer": "reference", "wie heisst": "name"}, 1)


def test_what_cannot_be_read_ends_in_a_sentence(ada):
    started = look_through(ada, b"\x89PNG\x00\x00")
    assert (started.state, started.failure, bytes(started.content)) == (
        "failed", "This is not a table that we can read. Save it as CSV or XLSX and upload it again.", b"",
    )  # fmt: skip


def test_thrown_away_nothing_is_left_and_nothing_can_be_confirmed(ada):
    started = look_through(ada)
    imports.discard(started=started, by=ada, at=NOW)
    with pytest.raises(MoveRefused):
        imports.confirm(started=started, by=ada, at=NOW)
    assert (bytes(DirectoryImport.objects.get().content), directory()) == (b"", [])


def test_confirming_twice_is_refused(ada):
    started = look_through(ada)
    imports.confirm(started=started, by=ada, at=NOW)
    with pytest.raises(MoveRefused):
        imports.confirm(started=started, by=ada, at=NOW)


def test_a_worker_killed_half_way_is_followed_by_one_that_writes_the_rest(ada):
    started = look_through(ada)
    imports.confirm(started=started, by=ada, at=NOW)
    DirectoryImport.objects.update(work_state="working", claimed_until=NOW + timedelta(minutes=5))
    DirectoryEntry.objects.create(reference="1", name="Bo", level=4, changed_at=NOW)
    assert imports.work_through(lambda: NOW) == 0
    assert imports.work_through(lambda: NOW + timedelta(minutes=6)) == 1
    assert directory() == [("1", "Bo", 4), ("2", "Chidi", 5)]


def test_a_file_that_is_too_large_is_refused(ada):
    with pytest.raises(TooLarge):
        imports.upload(content=bytes(imports.LARGEST + 1), file_name="x", by=ada, at=NOW)
