from __future__ import annotations

import pytest
from django.urls import reverse

from colead.partnerships.actions import agreements
from colead.web import pdf
from tests.cast import AMARA, BO, DANA, ELI
from tests.factories.agreements import make_agreement, make_draft
from tests.factories.partnerships import end, make_partnership
from tests.factories.pdf import inside
from tests.factories.people import NOW, make_person
from tests.factories.programmes import enrol
from tests.factories.scene import Scene, make_scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(db) -> Scene:
    return make_scene()


def address(partnership, number: int = 1) -> str:
    return reverse("agreement_pdf", args=[partnership.key, number])


def test_a_version_is_a_tagged_pdf_that_nobody_caches(sign_in, scene):
    make_agreement(scene.partnership)
    answer = sign_in(BO).get(address(scene.partnership))
    said = inside(answer.content)
    assert (answer.headers["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")
    assert answer.headers["Cache-Control"] == "no-store, private"
    assert answer.headers["Content-Disposition"] == (
        'attachment; filename="The agreement of Bo Sample and Chidi Example, version 1.pdf"'
    )
    assert [
        word for word in (b"StructTreeRoot", b"pdfuaid", b"/Lang", b"/H1", b"/H2", b"/LI") if word not in said
    ] == []


def test_its_words_are_the_versions_words(sign_in, scene, monkeypatch):
    set_on_paper = []

    def read(html: str) -> bytes:
        set_on_paper.append(html)
        return as_pdf(html)

    as_pdf = pdf.as_pdf
    monkeypatch.setattr(pdf, "as_pdf", read)
    make_agreement(scene.partnership)
    draft = make_draft(scene.partnership)
    agreements.write(
        partnership=scene.partnership, code="hour", text="Only drafted.", mark="0", by=scene.bo.person, at=NOW
    )
    client = sign_in(BO)
    client.get(address(scene.partnership))
    assert "Each of us may end this at any time and need not say why." in set_on_paper[0]
    assert ("The time is divided equally" in set_on_paper[0], "Only drafted." in set_on_paper[0]) == (
        True,
        False,
    )
    assert client.get(address(scene.partnership, draft.number)).status_code == 404


def test_only_members_get_it_and_keep_it_after_the_end(sign_in, scene):
    make_agreement(scene.partnership)
    end(scene.partnership)
    answers = [sign_in(one).get(address(scene.partnership)).status_code for one in (DANA, AMARA)]
    assert answers == [404, 404]
    assert sign_in(BO).get(address(scene.partnership)).status_code == 200


def test_a_text_cannot_make_it_load_anything():
    for url in ("https://example.org/x.png", "file:///etc/passwd", "data:text/css,x"):
        with pytest.raises(pdf.NotOurs):
            pdf._ours(url)


def test_a_circle_has_a_charter(sign_in, scene):
    circle = make_partnership(scene.bo, scene.chidi, scene.dana, *_more(scene))
    client = sign_in(BO)
    page = client.get(reverse("agreement", args=[circle.key])).content.decode()
    assert "What does your circle promise each other?" in page
    asked = (
        "Who does what in the circle?",
        "What do we expect of attendance?",
        "how does one join or leave?",
    )
    assert [question for question in asked if question not in page] == []
    make_agreement(circle)
    page = client.get(reverse("agreement", args=[circle.key])).content.decode()
    assert ("Your charter" in page, "We are 4, and stay between four and eight." in page) == (True, True)
    assert "The charter of" in client.get(address(circle)).headers["Content-Disposition"]


def _more(scene: Scene) -> list:
    return [enrol(make_person(ELI), scene.cohort)]


def test_names_in_any_script_make_a_file_name(sign_in, scene):
    scene.chidi.person.name = 'Чиди "Пример"'
    scene.chidi.person.save()
    make_agreement(scene.partnership)
    name = sign_in(BO).get(address(scene.partnership)).headers["Content-Disposition"]
    assert name.startswith("attachment; filename*=utf-8''The%20agreement%20of%20Bo%20Sample%20and%20")
