"""The library and files of lessons in the browser."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from colead.learning.library import modules_of
from colead.learning.models import LessonFile, ProgrammeModule, Resource
from tests.factories.learning import FIRST
from tests.factories.partnerships import fill_in
from tests.factories.pictures import picture_bytes
from tests.factories.scene import make_scene
from tests.support.pages import PageClient

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 openly fictional"
MP4 = b"\x00\x00\x00\x18ftypmp42 0123456789"


def signed_in(person):
    client = PageClient()
    client.force_login(person)
    return client


@pytest.fixture
def scene():
    return make_scene()


@pytest.fixture
def coordinator(scene):
    return signed_in(scene.people["coordinator"])


def upload(content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("whatever.exe", content)


def test_what_a_coordinator_adds_is_found_and_suggested(scene, coordinator):
    fill_in(scene.bo)
    need = scene.bo.needs.order_by("-urgency", "position")[0].competency
    url = reverse("resources", args=[scene.programme.key])
    sent = {"title": "Our paper", "competencies": [need.key], "file": upload(PDF)}
    assert coordinator.post(url, sent).status_code == 302
    assert coordinator.post(url, {"title": "Nothing"}).status_code == 422
    assert coordinator.post(url, {"title": "Zip", "file": upload(b"PK")}).status_code == 422
    link = {"title": "Elsewhere", "url": "https://example.org/a", "competencies": [need.key]}
    assert coordinator.post(url, link).status_code == 302
    coordinator.post(url, {"title": "Ours", "text": "Say **what**.", "competencies": [need.key]})
    paper, elsewhere, ours = (Resource.objects.get(title=one) for one in ("Our paper", "Elsewhere", "Ours"))
    bo = signed_in(scene.bo.person)
    page = bo.get(reverse("library")).content.decode()
    assert all(title in page for title in ("Our paper", "Elsewhere", "Ours"))
    assert "Our paper" in bo.get(reverse("meeting", args=[scene.meeting.key])).content.decode()
    assert "<strong>what</strong>" in bo.get(reverse("resource", args=[ours.key])).content.decode()
    assert "https://example.org/a" in bo.get(reverse("resource", args=[elsewhere.key])).content.decode()
    assert "Save the file" in bo.get(reverse("resource", args=[paper.key])).content.decode()
    got = bo.get(reverse("resource_file", args=[paper.key]))
    assert (got.content, got["Content-Type"], "sandbox" in got["Content-Security-Policy"]) == (
        PDF, "application/pdf", True,
    )  # fmt: skip
    assert bo.get(reverse("resource_file", args=[ours.key])).status_code == 404
    change = reverse("change_resource", args=[paper.key])
    assert "It stays unless" in coordinator.get(change).content.decode()
    assert coordinator.post(change, {"title": "Our newer paper"}).status_code == 302
    coordinator.post(reverse("remove_resource", args=[paper.key]))
    assert "newer paper" not in bo.get(reverse("library")).content.decode()


def test_a_lesson_gets_a_picture_a_video_and_new_words(scene, coordinator):
    place = [scene.programme.key, FIRST, "agreement"]
    edit, add = reverse("edit_lesson", args=place), reverse("add_lesson_file", args=place)
    for content, words in ((picture_bytes(), "Two people"), (MP4, "A talk"), (PDF, "A sheet")):
        coordinator.post(add, {"file": upload(content), "words": words})
    assert LessonFile.objects.count() == 3
    coordinator.post(add, {"words": "nothing"})
    assert (
        coordinator.post(edit, {"title": "Ours", "minutes": 9, "text": "Our **words**."}).status_code == 302
    )
    assert coordinator.post(edit, {"title": "Ours"}).status_code == 422
    bo = signed_in(scene.bo.person)
    page = bo.get(reverse("training_lesson", args=[scene.bo.key, FIRST, "agreement"])).content.decode()
    assert ('alt="Two people"' in page, "<video" in page, "A sheet" in page) == (True, True, True)
    assert "<strong>words</strong>" in page
    video = reverse("lesson_file", args=[LessonFile.objects.get(words="A talk").key])
    whole = bo.get(video)
    part = bo.get(video, headers={"Range": "bytes=4-7"})
    assert (whole.content, part.content, part.status_code) == (MP4, b"ftyp", 206)
    assert part["Content-Range"] == f"bytes 4-7/{len(MP4)}"
    assert bo.get(video, headers={"Range": "bytes=90-"}).status_code == 200
    assert "A talk" in coordinator.get(edit).content.decode()
    coordinator.post(reverse("remove_lesson_file", args=[LessonFile.objects.get(words="A talk").key]))
    assert bo.get(video).status_code == 404


def test_a_module_of_its_own_is_written_from_title_to_question(scene, coordinator):
    new = reverse("new_module", args=[scene.programme.key])
    assert coordinator.get(new).status_code == 200
    answer = coordinator.post(new, {"title": "House rules", "summary": "What holds here.", "minutes": 15})
    code = ProgrammeModule.objects.get().code
    place = [scene.programme.key, code]
    lesson = reverse("edit_lesson", args=[*place, "new"])
    assert coordinator.get(lesson).status_code == 200
    coordinator.post(lesson, {"title": "Second", "minutes": 5, "text": "More."})
    question = reverse("edit_question", args=[*place, "new"])
    sent = {
        "text": "Which?",
        "right": 0,
        "answer_0": "This",
        "why_0": "so",
        "answer_1": "That",
        "why_1": "not so",
    }
    assert coordinator.post(question, {**sent, "why_1": ""}).status_code == 422
    assert coordinator.post(question, {**sent, "right": 3}).status_code == 422
    assert coordinator.post(question, sent).status_code == 302
    page = coordinator.get(answer["Location"]).content.decode()
    assert ("Second" in page, "Which?" in page) == (True, True)
    module = modules_of(scene.programme)[code]
    asked = reverse("edit_question", args=[*place, module.quiz[0].id])
    assert 'value="This"' in coordinator.get(asked).content.decode()
    head = reverse("edit_module", args=place)
    assert 'value="House rules"' in coordinator.get(head).content.decode()
    coordinator.post(head, {"title": "Rules of the house", "summary": "What holds here.", "minutes": 15})
    coordinator.post(reverse("remove_question", args=[*place, module.quiz[0].id]))
    coordinator.post(reverse("remove_lesson", args=[*place, module.lessons[0].id]))
    assert coordinator.get(reverse("edit_question", args=[*place, "gone"])).status_code == 404
    coordinator.post(reverse("reset_module", args=place))
    assert not ProgrammeModule.objects.exists()


@pytest.mark.parametrize("number", [1, 3])
def test_pages_are_read_with_one_number_of_queries(scene, coordinator, number, django_assert_num_queries):
    one = scene.programme.competencies.first()
    for n in range(number):
        made = Resource.objects.create(
            programme=scene.programme, kind="link", title=f"R{n}", url="https://example.org", added_at=scene.cohort.created_at
        )  # fmt: skip
        made.competencies.add(one)
    bo = signed_in(scene.bo.person)
    with django_assert_num_queries(8):
        coordinator.get(reverse("resources", args=[scene.programme.key]))
    with django_assert_num_queries(4):
        bo.get(reverse("library"))
