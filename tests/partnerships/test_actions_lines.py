from __future__ import annotations

import pytest

from colead.kernel.models import OutboxEmail
from colead.partnerships.actions import lines, pauses, signals
from colead.partnerships.actions.lines import Decided
from colead.partnerships.actions.pauses import CoordinatorDecides
from colead.partnerships.actions.signals import DecideFirst
from colead.partnerships.models import Partnership, Signal
from colead.partnerships.queries.lines import foreseen_for
from colead.people.actions import imports
from colead.people.models import DirectoryEntry, DirectoryImport
from colead.programmes.actions.programmes import NotTheirs
from tests.cast import ADA, OLU
from tests.factories.partnerships import make_partnership
from tests.factories.people import NOW, make_person

pytestmark = pytest.mark.django_db
BEFORE = (
    b"staff number,name,e-mail,manager\n1,Bo Sample,bo@example.org,9\n2,Chidi Example,chidi@example.org,8\n"
)
NEW_LINE = (
    b"staff number,name,e-mail,manager\n1,Bo Sample,bo@example.org,9\n2,Chidi Example,chidi@example.org,1\n"
)
OTHER = (
    b"staff number,name,e-mail,manager\n1,Bo Sample,bo@example.org,7\n2,Chidi Example,chidi@example.org,8\n"
)


@pytest.fixture
def pair(cast) -> Partnership:
    """Give Bo and Chidi's partnership; the directory knows both, in no line with one another."""
    imports.import_at_once(content=BEFORE, file_name="a.csv", by=cast.amara, at=NOW)
    for enrolment, reference in ((cast.bo, "1"), (cast.chidi, "2")):
        DirectoryEntry.objects.filter(reference=reference).update(person=enrolment.person)
    return make_partnership(cast.bo, cast.chidi)


def upload(content: bytes, by) -> DirectoryImport:
    started = imports.upload(content=content, file_name="b.csv", by=by, at=NOW)
    imports.work_through(lambda: NOW)
    started.refresh_from_db()
    return started


def confirm(started: DirectoryImport, by) -> None:
    imports.confirm(started=started, by=by, at=NOW)
    imports.work_through(lambda: NOW)


def test_the_preview_lists_it_and_changes_nothing(cast, pair):
    started = upload(NEW_LINE, cast.amara)
    assert started.preview["pausing"] == [pair.key]
    assert foreseen_for(cast.amara, started.preview["pausing"]).names == (("Bo Sample", "Chidi Example"),)
    pair.refresh_from_db()
    assert (pair.state, Signal.objects.count()) == ("active", 0)


def test_names_are_for_the_programmes_coordinators_alone(cast, pair):
    started = upload(NEW_LINE, cast.amara)
    assert "Bo" not in str(started.preview["pausing"])
    for other in (make_person(OLU), make_person(ADA, is_administrator=True)):
        seen = foreseen_for(other, started.preview["pausing"])
        assert (seen.names, seen.others) == ((), 1)


def test_an_import_without_a_new_line_lists_nothing(cast, pair):
    assert "pausing" not in upload(OTHER, cast.amara).preview


@pytest.fixture
def found(cast, pair) -> Signal:
    """Let the import be confirmed; gives what the coordinator finds in the list."""
    confirm(upload(NEW_LINE, cast.amara), cast.amara)
    return Signal.objects.get(kind="line")


def test_on_confirmation_it_pauses_at_once_and_everybody_reads_the_same(cast, pair, found):
    pair.refresh_from_db()
    mails = OutboxEmail.objects.filter(kind="partnerships.paused")
    assert (pair.state, found.due_on is not None, mails.count()) == ("paused", True, 2)
    assert all("nobody’s doing" in mail.text and "nobody’s doing" in mail.html for mail in mails)
    with pytest.raises(CoordinatorDecides):
        pauses.go_on(partnership=pair, by=cast.bo.person, at=NOW)
    with pytest.raises(DecideFirst):
        signals.tick_off(signal=found, by=cast.amara, at=NOW)


def test_the_coordinator_ends_it_kindly(cast, pair, found):
    lines.decide(signal=found, keep=False, by=cast.amara, at=NOW)
    pair.refresh_from_db()
    assert (pair.state, pair.ended_by) == ("ended", "line")
    assert OutboxEmail.objects.filter(kind="partnerships.ended").count() == 2
    with pytest.raises(Decided):
        lines.decide(signal=found, keep=True, by=cast.amara, at=NOW)


def test_or_keeps_it_for_good(cast, pair, found):
    with pytest.raises(NotTheirs):
        lines.decide(signal=found, keep=True, by=make_person(OLU), at=NOW)
    lines.decide(signal=found, keep=True, by=cast.amara, at=NOW)
    confirm(upload(NEW_LINE.replace(b"Chidi", b"Chidi Ade"), cast.amara), cast.amara)
    pair.refresh_from_db()
    assert (pair.state, Signal.objects.filter(kind="line").count()) == ("active", 1)


def test_a_message_first_and_the_decision_stays_to_be_made(cast, found):
    signals.write(signal=found, words="When would it suit you?", by=cast.amara, at=NOW)
    found.refresh_from_db()
    assert (found.done_at, found.written_at) == (None, NOW)
