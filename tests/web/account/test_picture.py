from __future__ import annotations

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from colead.kernel.models import AuditEvent, StoredFile
from colead.kernel.pictures import PORTRAIT
from colead.people.actions import erasure, personal, pictures
from colead.people.models import Person
from colead.programmes.models import Enrolment
from tests.cast import BO, CHIDI, DANA
from tests.factories.people import NOW, make_person
from tests.factories.pictures import make_portrait, photo, picture_bytes
from tests.factories.scene import make_scene

pytestmark = pytest.mark.django_db


def test_a_picture_takes_the_place_of_initials_and_goes_again(sign_in):
    make_person(BO)
    client = sign_in(BO)
    assert "<h1>Your initials stand for you</h1>" in client.get(reverse("own_picture")).content.decode()
    page = client.post(reverse("own_picture"), {"picture": photo()}, follow=True).content.decode()
    first = Person.objects.get().picture
    assert ("<h1>Your picture</h1>" in page, page.count(reverse("portrait", args=[first]))) == (True, 2)
    client.post(reverse("own_picture"), {"picture": photo()})
    assert (StoredFile.objects.count(), client.get(reverse("portrait", args=[first])).status_code) == (1, 404)
    client.post(reverse("remove_picture"))
    assert (StoredFile.objects.count(), Person.objects.get().picture) == (0, "")
    assert [event.facts for event in AuditEvent.objects.filter(action__startswith="pictures.")] == [{}] * 3


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "cannot be read as a picture"),
        (b"", "nothing in this file"),
        (picture_bytes() + bytes(PORTRAIT.largest), "at most"),
    ],
    ids=["svg", "empty", "large"],
)  # fmt: skip
def test_a_refusal_says_why_and_keeps_the_picture_that_is_there(sign_in, content, words):
    bo = make_person(BO)
    before = make_portrait(bo)
    file = SimpleUploadedFile("me.png", content, content_type="image/png")
    page = sign_in(BO).post(reverse("own_picture"), {"picture": file}).content.decode()
    assert words in page
    assert Person.objects.get().picture == before == StoredFile.objects.get().key


def test_it_is_served_as_a_file_that_no_browser_runs(sign_in):
    key = make_portrait(make_person(BO))
    answer = sign_in(BO).get(reverse("portrait", args=[key]))
    assert (answer["Content-Type"], answer["Content-Disposition"]) == (
        "image/jpeg",
        'attachment; filename="picture.jpg"',
    )
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert {"sandbox", "default-src 'none'"} <= {
        part.strip() for part in answer["Content-Security-Policy"].split(";")
    }
    assert "no-store" in answer["Cache-Control"]  # fmt: skip


def test_the_partner_sees_it_and_who_was_only_invited_does_not(sign_in):
    made = make_scene()
    key = make_portrait(made.bo.person)
    page = sign_in(CHIDI).get(reverse("peer_home", args=[made.chidi.key])).content.decode()
    assert reverse("portrait", args=[key]) in page
    Enrolment.objects.filter(pk=made.dana.pk).update(state="invited")
    assert sign_in(DANA).get(reverse("portrait", args=[key])).status_code == 404


def test_the_download_holds_it_and_erasure_leaves_nothing_of_it():
    made = make_scene()
    bo, chidi = made.bo.person, made.chidi.person
    key, other = make_portrait(bo), make_portrait(chidi)
    bo.refresh_from_db()
    archive = zipfile.ZipFile(io.BytesIO(personal.export(by=bo, at=NOW)))
    assert [name for name in archive.namelist() if name.startswith("files/")] == [f"files/portrait-{key}.jpg"]
    erasure.erase(person=bo, by=bo, at=NOW)
    assert [file.key for file in StoredFile.objects.all()] == [other]
    assert Person.objects.get(pk=bo.pk).picture == ""


def test_removing_none_is_no_event():
    pictures.remove(by=make_person(BO), at=NOW)
    assert AuditEvent.objects.filter(action="pictures.remove").count() == 0
