"""Stories: told by consent for name, reach and time, and gone everywhere the moment they are taken back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from colead.community.actions import stories
from colead.community.actions.stories import (
    Consent,
    NoConsent,
    NotCoordinator,
    NotForTheKit,
    NothingToTell,
    NotYours,
    Texts,
    TooLong,
)
from colead.community.models import Story
from colead.web import pdf
from tests.cast import AMARA, BO, CHIDI, DANA
from tests.factories.community import make_story
from tests.factories.scene import Scene, make_scene
from tests.support.pages import PageClient

pytestmark = pytest.mark.django_db
HEARD = "canary-heard"


@pytest.fixture
def scene(db) -> Scene:
    return make_scene()


@pytest.fixture
def on_paper(monkeypatch) -> list[str]:
    """Collect what is set on paper."""
    pages: list[str] = []

    def keep(html: str) -> bytes:
        pages.append(html)
        return b"%PDF-"

    monkeypatch.setattr(pdf, "as_pdf", keep)
    return pages


def places(scene: Scene, sign_in, on_paper) -> dict[str, bool]:
    """Tell where the story can be read."""
    amara, dana = sign_in(AMARA), sign_in(DANA)
    asked = {
        "told": (dana, "told_stories"), "coordinator": (amara, "programme_stories"), "kit": (amara, "kit"),
        "public": (PageClient(), "public_stories"),
    }  # fmt: skip
    seen = {
        name: HEARD in client.get(reverse(address, args=[scene.programme.key])).content.decode()
        for name, (client, address) in asked.items()
    }
    on_paper.clear()
    amara.get(reverse("kit_slides", args=[scene.programme.key]))
    return seen | {"paper": HEARD in on_paper[0]}


def test_it_is_told_as_far_as_agreed_and_gone_everywhere_at_once(sign_in, scene, on_paper):
    now, amara, bo = timezone.now(), scene.people["coordinator"], sign_in(BO)
    everywhere = dict.fromkeys(("told", "coordinator", "kit", "public", "paper"), True)
    nowhere = dict.fromkeys(everywhere, False)
    stories.open_page(programme=scene.programme, is_open=True, by=amara, at=now)
    story = make_story(scene.bo, hard=HEARD)
    assert places(scene, sign_in, on_paper) == nowhere

    def tell_again(reach: str) -> None:
        stories.tell(
            story=story,
            consent=Consent("none", reach, now.date() + timedelta(days=9)),
            by=scene.bo.person,
            at=now,
        )

    tell_again("programme")
    assert places(scene, sign_in, on_paper) == nowhere | {"told": True, "coordinator": True}
    with pytest.raises(NotForTheKit):
        stories.use_in_kit(story=story, uses=True, by=amara, at=now)
    for take_back in (
        lambda: bo.post(reverse("withdraw_story", args=[story.key])),
        lambda: bo.post(
            reverse("story", args=[story.key]), {"hard": HEARD, "changed": "Other words", "learned": "x"}
        ),
        lambda: Story.objects.update(until=now.date() - timedelta(days=1)),
        lambda: stories.hide(story=story, by=amara, at=now),
        lambda: bo.post(reverse("delete_story", args=[story.key])),
    ):
        tell_again("public")
        stories.use_in_kit(story=story, uses=True, by=amara, at=now)
        assert places(scene, sign_in, on_paper) == everywhere
        take_back()
        assert places(scene, sign_in, on_paper) == nowhere
    assert not Story.objects.exists()


@pytest.mark.parametrize(
    ("name_as", "shown"), [("name", "Bo Sample"), ("first", ">Bo<"), ("none", "Somebody in the programme")]
)
def test_it_says_the_name_that_was_agreed(sign_in, scene, name_as, shown):
    make_story(scene.bo, hard="<b>x</b>", tells=name_as)
    page = sign_in(CHIDI).get(reverse("told_stories", args=[scene.programme.key])).content.decode()
    assert (shown in page, ("Bo Sample" in page) == (name_as == "name"), "&lt;b&gt;x" in page) == (True,) * 3


def test_there_is_no_public_page_unless_the_programme_wants_one(sign_in, scene):
    make_story(scene.bo, hard=HEARD, tells="none", reach="public")
    address, amara = reverse("public_stories", args=[scene.programme.key]), sign_in(AMARA)
    statuses = [PageClient().get(address).status_code]
    for word in ("yes", "no"):
        amara.post(reverse("open_story_page", args=[scene.programme.key]), {"open": word})
        statuses.append(PageClient().get(address).status_code)
    assert statuses == [404, 200, 404]


def test_consent_is_whole_and_ends(sign_in, scene):
    day, by = timezone.now().date(), scene.bo.person
    story = make_story(scene.bo)
    for wrong in (
        Consent("nobody", "programme", day), Consent("none", "world", day), Consent("none", "programme", day - timedelta(days=1)),
        Consent("none", "programme", day + timedelta(days=732)), Consent("none", "programme", date.max),
    ):  # fmt: skip
        with pytest.raises(NoConsent):
            stories.tell(story=story, consent=wrong, by=by, at=timezone.now())
    stories.write(enrolment=scene.bo, story=story, texts=Texts("a", "b", ""), by=by, at=timezone.now())
    with pytest.raises(NothingToTell):
        stories.tell(story=story, consent=Consent("none", "programme", day), by=by, at=timezone.now())
    with pytest.raises(TooLong):
        stories.write(enrolment=scene.bo, story=None, texts=Texts("x" * 3001), by=by, at=timezone.now())
    answer = sign_in(BO).post(
        reverse("tell_story", args=[story.key]), {"name_as": "none", "reach": "programme", "until": day}
    )
    assert (answer.status_code, "all three questions" in answer.content.decode()) == (422, True)


def test_only_its_teller_and_for_the_rest_the_coordinator(sign_in, scene):
    now, story = timezone.now(), make_story(scene.bo, tells="none")
    for act in (stories.withdraw, stories.delete):
        with pytest.raises(NotYours):
            act(story=story, by=scene.people["coordinator"], at=now)
    with pytest.raises(NotYours):
        stories.write(enrolment=scene.bo, story=None, texts=Texts("x"), by=scene.chidi.person, at=now)
    for refused in (
        lambda: stories.hide(story=story, by=scene.bo.person, at=now),
        lambda: stories.use_in_kit(story=story, uses=False, by=scene.bo.person, at=now),
        lambda: stories.open_page(programme=scene.programme, is_open=True, by=scene.bo.person, at=now),
    ):
        with pytest.raises(NotCoordinator):
            refused()
    bo = sign_in(BO)
    long = bo.post(reverse("write_story", args=[scene.bo.key]), {"hard": "x" * 3001})
    assert (long.status_code, "3,000 letters" in long.content.decode()) == (422, True)
    made = bo.post(reverse("write_story", args=[scene.bo.key]), {"hard": "Own"}, follow=True).content.decode()
    assert "Only you read this story" in made
    assert bo.get(reverse("stories")).content.decode().count('class="card link"') == 2
