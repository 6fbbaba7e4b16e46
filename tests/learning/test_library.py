"""The library and a programme's own modules: files are read, not believed, and belong to the programme."""

from __future__ import annotations

from dataclasses import replace

import pytest

from colead.kernel.errors import Refused
from colead.kernel.files import NoRoom
from colead.kernel.models import StoredFile
from colead.learning import files
from colead.learning.actions import lesson_files, modules, plans, resources
from colead.learning.actions.modules import Head, LessonDraft, QuestionDraft
from colead.learning.actions.resources import ResourceDraft
from colead.learning.files import made_of
from colead.learning.leaflets.catalogue import leaflets
from colead.learning.library import modules_of
from colead.learning.models import LessonFile, Resource, TrainingPlan
from colead.learning.modules.catalogue import shipped
from colead.learning.queries.resources import library_of, suggested_for
from colead.people.actions import erasure
from tests.factories.learning import FIRST
from tests.factories.partnerships import fill_in
from tests.factories.people import NOW
from tests.factories.pictures import picture_bytes
from tests.factories.scene import make_scene

PDF = b"%PDF-1.7 openly fictional"
MP4 = b"\x00\x00\x00\x18ftypmp42 openly fictional"


@pytest.fixture
def scene(db):
    return make_scene()


@pytest.fixture
def amara(scene):
    return scene.people["coordinator"]


def test_there_is_a_leaflet_for_each_competency_that_programmes_begin_with(scene):
    codes = set(scene.programme.competencies.values_list("code", flat=True))
    assert set(leaflets()) == codes
    assert all(one.practice and 120 < len(one.text.split()) < 300 for one in leaflets().values())


@pytest.mark.parametrize(
    ("content", "ending"),
    [(PDF, "pdf"), (MP4, "mp4"), (b"\x1a\x45\xdf\xa3webm", "webm"), (picture_bytes(), "jpg")],
)
def test_a_file_is_what_is_in_it(content, ending):
    assert made_of(content).ending == ending


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04 a zip", b"<html><script>", b"GIF89a", picture_bytes()[:200]]
)
def test_anything_else_is_refused(content):
    with pytest.raises(files.NotTaken):
        made_of(content)


def test_a_resource_is_added_changed_suggested_and_removed(scene, amara):
    fill_in(scene.bo)
    need = scene.bo.needs.order_by("-urgency", "position")[0].competency
    draft = ResourceDraft("Delegation", file=PDF, competencies=[need.key])
    made = resources.add(programme=scene.programme, draft=draft, by=amara, at=NOW)
    assert StoredFile.objects.get(key=made.file).owner == scene.programme.key
    first, second, *_more = suggested_for(scene.partnership)
    assert [first.key, second.title] == [need.code, "Delegation"]
    same = ResourceDraft("Delegation, again", competencies=[need.key])
    assert resources.change(resource=made, draft=same, by=amara, at=NOW).kind == "file"
    text = ResourceDraft("Delegation, in words", text="Say **what**, not how.")
    changed = resources.change(resource=made, draft=text, by=amara, at=NOW)
    assert (changed.kind, changed.file, StoredFile.objects.count()) == ("article", "", 0)
    assert all(line.key != made.key for section in library_of(scene.programme) for line in section.lines)
    resources.remove(resource=changed, by=amara, at=NOW)
    assert not Resource.objects.exists()


@pytest.mark.parametrize(
    "draft",
    [
        ResourceDraft("Nothing"), ResourceDraft("Two", text="x", url="https://example.org"),
        ResourceDraft("", text="x"), ResourceDraft("Runs", url="javascript:alert(1)"), ResourceDraft("Zip", file=b"PK\x03\x04"),
    ],
)  # fmt: skip
def test_what_is_no_resource_is_refused(scene, amara, draft):
    with pytest.raises(Refused):
        resources.add(programme=scene.programme, draft=draft, by=amara, at=NOW)
    assert (Resource.objects.count(), StoredFile.objects.count()) == (0, 0)


def test_a_programme_words_a_module_anew_and_goes_back(scene, amara):
    common = {"programme": scene.programme, "by": amara, "at": NOW}
    lesson = shipped()[FIRST].lessons[0]
    modules.write_lesson(code=FIRST, lesson=lesson.id, draft=LessonDraft("Ours", 7, "Our words."), **common)
    modules.rename(code=FIRST, head=Head("Our module", "Ours.", 60), **common)
    question = QuestionDraft("Which?", [("This", "because"), ("That", "not so")], 1)
    added = modules.write_question(code=FIRST, question="", draft=question, **common)
    lesson_files.add(module=FIRST, lesson=lesson.id, content=MP4, words="A talk", **common)
    found = modules_of(scene.programme)[FIRST]
    assert (found.title, found.lessons[0].title, found.quiz[-1].right) == ("Our module", "Ours", 1)
    assert modules_of(scene.other_programme)[FIRST] == shipped()[FIRST]
    modules.remove_question(code=FIRST, question=added.id, **common)
    modules.remove_lesson(code=FIRST, lesson=lesson.id, **common)
    assert (LessonFile.objects.count(), StoredFile.objects.count()) == (0, 0)
    modules.reset(code=FIRST, **common)
    assert modules_of(scene.programme)[FIRST] == shipped()[FIRST]


def test_a_module_of_ones_own_leaves_the_plan_with_itself(scene, amara):
    common = {"programme": scene.programme, "by": amara, "at": NOW}
    made = modules.write(head=Head("House rules", "What holds here.", 15), **common)
    plans.change(modules={"peer": [FIRST, made.code]}, gate="warn", **common)
    with pytest.raises(Refused):  # its only lesson
        modules.remove_lesson(
            code=made.code, lesson=modules_of(scene.programme)[made.code].lessons[0].id, **common
        )
    modules.reset(code=made.code, **common)
    assert TrainingPlan.objects.get().modules["peer"] == [FIRST]
    for bad in (QuestionDraft("?", [("One", "x")], 0), QuestionDraft("?", [("One", "x"), ("Two", "")], 0)):
        with pytest.raises(Refused):
            modules.write_question(code=FIRST, question="", draft=bad, **common)
    with pytest.raises(Refused):
        modules.rename(code="no-such", head=Head("x", "x", 5), **common)
    with pytest.raises(Refused):
        modules.write(programme=scene.programme, head=Head("x", "x", 5), by=scene.bo.person, at=NOW)


def test_files_are_counted_by_programme_and_stay_when_who_brought_them_leaves(scene, amara, monkeypatch):
    common = {
        "programme": scene.programme,
        "module": FIRST,
        "lesson": "agreement",
        "words": "A talk",
        "at": NOW,
    }
    kept = lesson_files.add(content=MP4, by=amara, **common)
    dana = scene.people["peer"]
    scene.programme.appointments.create(person=dana, post="coordinator", since=NOW)
    erasure.erase(person=amara, by=amara, at=NOW)
    assert StoredFile.objects.get().key == kept.file
    monkeypatch.setattr(files, "TEACHING", replace(files.TEACHING, most_files=1))
    with pytest.raises(NoRoom, match="programme"):
        lesson_files.add(content=PDF, by=dana, **common)
