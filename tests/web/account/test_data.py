from __future__ import annotations

import io
import json
import zipfile

import pytest
from django.urls import reverse

from colead.kernel.personal import holdings
from colead.people.actions import imports, personal
from colead.people.models import DirectoryEntry, Erasure
from tests.cast import ADA, AMARA, BO
from tests.factories.life import PARTNERS, live_through
from tests.factories.mail import make_email
from tests.factories.people import NOW, make_person
from tests.factories.pictures import make_portrait
from tests.factories.programmes import make_programme

pytestmark = pytest.mark.django_db


def test_the_page_shows_the_directory_row_and_what_else_is_held(sign_in):
    live_through()
    page = sign_in(BO).get(reverse("own_data")).content.decode()
    assert [word in page for word in ("canary-title", "canary-staff", "Your worksheets", "Who looked")] == [
        True
    ] * 4
    assert [word for word in [*PARTNERS, "canary-help"] if word in page] == []


def test_it_shows_who_looked_once_an_hour(sign_in):
    bo, amara = make_person(BO), make_person(AMARA)
    for _ in range(2):
        personal.look(person=bo, page="the account page", by=amara, at=NOW)
    personal.look(person=bo, page="the account page", by=bo, at=NOW)
    page = sign_in(BO).get(reverse("own_data"))
    assert [(look.by, look.page) for look in page.context["looks"]] == [("Amara Model", "the account page")]


@pytest.mark.parametrize("mails", [1, 3])
def test_it_is_read_with_one_number_of_queries(sign_in, mails, django_assert_num_queries):
    bo = make_person(BO)
    for _ in range(mails):
        make_email(to_person=bo.key)
    client = sign_in(BO)
    client.get(reverse("own_data"))
    with django_assert_num_queries(len(holdings()) + OTHERS):
        client.get(reverse("own_data"))


# Besides one for each kind of data: session, person, navigation, what is spelled out, who looked,
# and who asked to end a partnership, which nothing but the key can tell; so it is with reports.
OTHERS = 7


def test_everything_comes_as_a_zip(sign_in):
    make_person(BO)
    answer = sign_in(BO).post(reverse("export_data"))
    assert answer["Content-Disposition"] == 'attachment; filename="colead-my-data.zip"'
    assert "data.json" in zipfile.ZipFile(io.BytesIO(answer.content)).namelist()


def test_another_address_deletes_nothing(sign_in):
    make_person(BO)
    page = sign_in(BO).post(reverse("erase_me"), {"typed": "chidi@example.org"})
    assert "That is not the address of this account" in page.content.decode()
    assert Erasure.objects.count() == 0


def test_the_own_address_deletes_and_signs_out(sign_in):
    make_person(BO)
    client = sign_in(BO)
    page = client.post(reverse("erase_me"), {"typed": " BO@example.org"})
    assert "<h1>Your account is gone</h1>" in page.content.decode()
    assert client.get(reverse("account")).status_code == 302
    assert Erasure.objects.count() == 1


def test_who_is_still_needed_reads_what_to_do_and_finds_no_button(sign_in):
    make_programme(make_person(AMARA))
    page = sign_in(AMARA).get(reverse("erase_me")).content.decode()
    assert ("needs a coordinator" in page, "Delete my account</button>" in page) == (True, False)


def test_it_says_from_which_row_of_which_file_the_directory_s_row_came(sign_in):
    bo, ada = make_person(BO), make_person(ADA, is_administrator=True)
    table = b"staff number,name,e-mail,gender,shoe size\nN0,Zoe,zoe@example.org,x,40\nN1,Bo Sample,bo@example.org,x,44\n"
    imports.import_at_once(content=table, file_name="people.csv", by=ada, at=NOW)
    DirectoryEntry.objects.filter(reference="N1").update(person=bo)
    page = " ".join(sign_in(BO).get(reverse("own_data")).content.decode().split())
    assert "It came from row 3 of “people.csv”, imported on 2 March 2026." in page
    assert "Taken: staff number, name, e-mail." in page
    assert "Left out and never stored: gender, shoe size." in page
    archive = zipfile.ZipFile(io.BytesIO(personal.export(by=bo, at=NOW)))
    (origin,) = json.loads(archive.read("data.json"))["tables"]["origin"]
    assert (origin["file_name"], origin["row"], origin["dropped"]) == (
        "people.csv",
        3,
        ["gender", "shoe size"],
    )


def test_a_later_file_that_changes_the_row_takes_its_place_and_one_that_does_not_leaves_it():
    ada = make_person(ADA, is_administrator=True)
    for name, title in (("one.csv", "Lead"), ("two.csv", "Lead"), ("three.csv", "Head")):
        table = f"staff number,name,job title\nN1,Bo Sample,{title}\n{name},Somebody else,\n".encode()
        imports.import_at_once(content=table, file_name=name, by=ada, at=NOW)
        entry = DirectoryEntry.objects.select_related("imported_in").get(reference="N1")
        assert entry.imported_in.file_name == ("one.csv" if title == "Lead" else name)


def test_what_rests_on_consent_says_where_it_is_taken_back(sign_in):
    make_portrait(make_person(BO))
    page = sign_in(BO).get(reverse("own_data")).content.decode()
    assert f'<a href="{reverse("own_picture")}">You agreed to it: take it back</a>' in page
