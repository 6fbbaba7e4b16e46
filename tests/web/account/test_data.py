from __future__ import annotations

import io
import zipfile

import pytest
from django.urls import reverse

from colead.kernel.personal import holdings
from colead.people.actions import personal
from colead.people.models import Erasure
from tests.cast import AMARA, BO
from tests.factories.life import PARTNERS, live_through
from tests.factories.mail import make_email
from tests.factories.people import NOW, make_person
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
