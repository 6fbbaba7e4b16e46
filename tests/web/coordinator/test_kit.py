from __future__ import annotations

import pytest
from django.urls import reverse

from colead.programmes.objections import FINDINGS, OBJECTIONS
from colead.programmes.states import Format
from tests.cast import AMARA
from tests.factories.pdf import inside
from tests.factories.people import make_person
from tests.factories.programmes import make_programme, write_charter

pytestmark = pytest.mark.django_db


def test_every_doubt_has_an_answer_and_every_finding_its_source(sign_in):
    programme = write_charter(make_programme(make_person(AMARA)), sponsor_words="It counts as work.")
    page = sign_in(AMARA).get(reverse("kit", args=[programme.key])).content.decode()
    said = [
        *(str(one.answer) for one in OBJECTIONS),
        *(one.source.split("&")[0] for one in FINDINGS),
        "It counts as work.",
    ]
    assert [words for words in said if words not in page.replace("&amp;", "&")] == []


@pytest.mark.parametrize("format", Format.values)
@pytest.mark.parametrize("name", ["kit_poster"])
def test_the_poster_is_a_tagged_pdf_in_every_format(sign_in, name, format):
    programme = write_charter(make_programme(make_person(AMARA)), format=format)
    file = sign_in(AMARA).get(reverse(name, args=[programme.key]))
    said = inside(file.content)
    assert (
        file.headers["Content-Type"],
        [word for word in (b"StructTreeRoot", b"/H1") if word not in said],
    ) == ("application/pdf", [])
