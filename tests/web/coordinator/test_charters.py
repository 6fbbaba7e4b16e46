from __future__ import annotations

import pytest
from django.urls import reverse

from colead.programmes.actions import charters
from tests.cast import AMARA, BO
from tests.factories.pdf import inside
from tests.factories.people import NOW
from tests.factories.programmes import make_cohort, write_charter
from tests.factories.scene import Scene, make_scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(db) -> Scene:
    return make_scene()


def test_from_draft_to_acknowledged(sign_in, scene):
    amara, bo = sign_in(AMARA), sign_in(BO)
    address, home = (
        reverse("published_charter", args=[scene.programme.key]),
        reverse("peer_home", args=[scene.bo.key]),
    )
    assert "Still missing" in amara.get(address).content.decode()
    assert "Your programme has a charter" not in bo.get(home).content.decode()
    write_charter(scene.programme)
    assert amara.post(address).status_code == 302
    assert "Your programme has a charter" in bo.get(home).content.decode()
    mine = reverse("own_charter", args=[scene.bo.key])
    page = bo.get(mine)
    assert "We ask before we advise." in page.content.decode()
    bo.post(mine, {"version": page.context["charter"].key})
    assert "1 of 4 people have acknowledged" in amara.get(address).content.decode()
    assert "Your programme has a charter" not in bo.get(home).content.decode()


def test_the_pdf_is_tagged(sign_in, scene):
    charters.publish(programme=write_charter(scene.programme), by=scene.people["coordinator"], at=NOW)
    file = sign_in(BO).get(reverse("own_charter_pdf", args=[scene.bo.key]))
    said = inside(file.content)
    assert (file.headers["Content-Type"], file.content[:5]) == ("application/pdf", b"%PDF-")
    assert [word for word in (b"StructTreeRoot", b"/H1", b"/H2", b"/LI") if word not in said] == []


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_with_more_cohorts(sign_in, scene, django_assert_num_queries, count):
    for number in range(count - 1):
        make_cohort(scene.programme, name=f"Run {number}")
    client = sign_in(AMARA)
    with django_assert_num_queries(8):
        client.get(reverse("published_charter", args=[scene.programme.key]))
