"""The page of questions: what it says of each, and of a file that cannot be taken."""

from __future__ import annotations

import pytest
from django.urls import reverse

from colead.surveys.models import AddedInstrument
from tests.factories.scene import make_scene
from tests.factories.surveys import add_instrument, upload
from tests.support.pages import PageClient

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene():
    return make_scene()


@pytest.fixture
def browser(scene):
    client = PageClient()
    client.force_login(scene.people["coordinator"])
    return client


def test_a_file_without_a_licence_is_told_so_and_adds_nothing(scene, browser):
    answer = browser.post(
        reverse("instruments", args=[scene.programme.key]), {"file": upload(licence="none", title="")}
    )
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "2 things to put right; nothing was added." in page
    assert "<code>licence</code> Name the licence or the permission" in page
    assert not AddedInstrument.objects.exists()


def test_a_file_that_is_right_is_shown_with_its_licence(scene, browser):
    answer = browser.post(reverse("instruments", args=[scene.programme.key]), {"file": upload()}, follow=True)
    page = answer.content.decode()
    assert "with permission of its author, 2026-02-01" in page
    assert "hide a mistake?" in page
    assert "counts the other way round" in page


def test_the_file_of_any_instrument_can_be_added_under_another_name(scene, browser):
    shown = browser.get(reverse("instrument_file", args=[scene.programme.key, "job-satisfaction"]))
    changed = shown.content.replace(b'"job-satisfaction"', b'"our-satisfaction"')
    pattern = upload()
    pattern.file.seek(0)
    pattern.file.truncate()
    pattern.file.write(changed)
    pattern.size = len(changed)
    assert (
        browser.post(reverse("instruments", args=[scene.programme.key]), {"file": pattern}).status_code == 302
    )


@pytest.mark.parametrize("added", [1, 3])
def test_the_list_takes_as_many_queries_for_one_as_for_three(
    scene, browser, added, django_assert_num_queries
):
    for n in range(added):
        add_instrument(scene.programme, scene.people["coordinator"], id=f"own-{n}")
    with django_assert_num_queries(7):
        browser.get(reverse("instruments", args=[scene.programme.key]))
