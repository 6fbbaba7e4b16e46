from __future__ import annotations

import pytest
from django.urls import reverse

from colead.partnerships.models import GuideCopy
from tests.cast import AMARA, BO
from tests.factories.scene import Scene, make_scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(db) -> Scene:
    return make_scene()


def guide(scene: Scene, code: str = "grow") -> str:
    return reverse("guide", args=[scene.programme.key, code])


def rows(*titles: str, number: int = 0, **more) -> dict[str, object]:
    data: dict[str, object] = {"part-TOTAL_FORMS": len(titles), "part-INITIAL_FORMS": 0, "number": number}
    for n, title in enumerate(titles):
        data |= {f"part-{n}-place": 10 - n, f"part-{n}-minutes": 5, f"part-{n}-title": title}
    return data | more


def test_a_coordinators_words_are_what_partners_read(sign_in, scene):
    sign_in(AMARA).post(guide(scene, "reciprocal"), rows("Coffee", "", "Our own step"))
    page = sign_in(BO).get(reverse("meeting", args=[scene.meeting.key])).content.decode()
    assert ("Our own step" in page, "Read the worksheet" in page) == (True, False)
    assert page.index("Our own step") < page.index("Coffee")  # by the places typed


def test_going_back_is_one_button_and_earlier_words_can_be_taken_again(sign_in, scene):
    client = sign_in(AMARA)
    client.post(guide(scene), rows("Ours"))
    client.post(reverse("reset_guide", args=[scene.programme.key, "grow"]), {"number": 1})
    page = client.get(guide(scene)).content.decode()
    assert ("Reality" in page, "?version=1" in page) == (True, True)
    assert 'value="Ours"' in client.get(guide(scene), {"version": "1"}).content.decode()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (rows("No minutes", **{"part-0-minutes": ""}), "How many minutes?"),
        (rows(""), "at least one step"),
        (rows("Late", number=7), "Somebody else has changed this guide meanwhile."),
    ],
)
def test_what_cannot_be_saved_stays_in_the_form(sign_in, scene, data, words):
    page = sign_in(AMARA).post(guide(scene), data)
    assert (page.status_code, words in page.content.decode()) == (422, True)
    assert str(data["part-0-title"]) in page.content.decode()
    assert GuideCopy.objects.count() == 0


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_is_read_with_seven_queries(sign_in, scene, count, django_assert_num_queries):
    for number in range(count):
        GuideCopy.objects.create(
            programme=scene.programme, code="grow", number=number, parts=[], created_at=scene.bo.invited_at
        )
    client = sign_in(AMARA)
    with django_assert_num_queries(7):
        client.get(reverse("guides", args=[scene.programme.key]))


def test_a_guide_that_does_not_exist_is_not_found(sign_in, scene):
    assert sign_in(AMARA).get(guide(scene, "nonsense")).status_code == 404
