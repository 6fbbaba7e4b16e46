from __future__ import annotations

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from colead.kernel.models import AuditEvent, OutboxEmail
from colead.partnerships.actions import agreements
from colead.partnerships.models import Agreement, ClauseText
from colead.partnerships.states import PartnershipState
from colead.partnerships.texts import mark_of
from tests.cast import BO, CHIDI
from tests.factories.agreements import make_agreement, make_draft
from tests.factories.scene import Scene, make_scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(db) -> Scene:
    return make_scene()


def at(scene: Scene, name: str, **more) -> str:
    return reverse(name, kwargs={"key": scene.partnership.key, **more})


def heading(response) -> str:
    return " ".join(re.search(r"<h1>(.*?)</h1>", response.content.decode(), re.S)[1].split())


def end(scene: Scene) -> None:
    scene.partnership.state = PartnershipState.ENDED
    scene.partnership.save()


def test_from_nothing_to_an_agreement(sign_in, scene):
    bo, chidi, page = sign_in(BO), sign_in(CHIDI), at(scene, "agreement")
    seen = [heading(bo.get(page))]
    bo.post(at(scene, "begin_agreement"))
    seen.append(heading(bo.get(page)))
    bo.post(at(scene, "sign_agreement"), {"revision": 0})
    seen.append(heading(bo.get(page)))
    chidi.post(at(scene, "sign_agreement"), {"revision": 0})
    seen.append(heading(chidi.get(page)))
    chidi.post(at(scene, "begin_agreement"))
    seen.append(heading(chidi.get(page)))
    assert seen == [
        "What do you and Chidi promise each other?", "Make this agreement yours, then sign it",
        "You have signed: the others are next", "You and Bo have agreed",
        "A change: version 2 is being drafted",
    ]  # fmt: skip


def test_the_no_fault_clause_stands_in_every_agreement(sign_in, scene):
    make_draft(scene.partnership)
    page = sign_in(BO).get(at(scene, "agreement")).content.decode()
    assert "Each of us may end this at any time and need not say why." in page


def test_a_clause_is_worded_without_script(sign_in, scene):
    make_draft(scene.partnership)
    client, address = sign_in(BO), at(scene, "clause", code="hour")
    found = re.search(r'name="mark" value="(\w+)"', client.get(address).content.decode())
    client.post(address, {"text": "Bo begins.\r\nThen Chidi.", "mark": found[1]})
    assert ClauseText.objects.get(code="hour").text == "Bo begins.\nThen Chidi."


def test_whoever_saves_second_sees_both_texts(sign_in, scene):
    make_draft(scene.partnership)
    address, shown = at(scene, "clause", code="hour"), mark_of(ClauseText.objects.get(code="hour").text)
    sign_in(BO).post(address, {"text": "Bo begins.", "mark": shown})
    page = (
        sign_in(CHIDI).post(address, {"text": "Chidi begins.", "mark": shown}, follow=True).content.decode()
    )
    assert "Both texts are kept: make them one." in page
    assert "Bo begins.\n\nChidi begins.</textarea>" in page


def test_whoever_changed_nothing_is_not_told_of_two_texts(sign_in, scene):
    make_draft(scene.partnership)
    address, text = at(scene, "clause", code="hour"), ClauseText.objects.get(code="hour").text
    sign_in(BO).post(address, {"text": "Bo begins.", "mark": mark_of(text)})
    page = sign_in(CHIDI).post(address, {"text": text, "mark": mark_of(text)}, follow=True).content.decode()
    assert ("Both texts" in page, "Bo begins." in page) == (False, True)


def test_what_is_too_long_stays_on_the_page(sign_in, scene):
    make_draft(scene.partnership)
    answer = sign_in(BO).post(at(scene, "clause", code="hour"), {"text": "long " * 900, "mark": "0"})
    assert (answer.status_code, "long long" in answer.content.decode()) == (422, True)


def test_what_can_no_longer_be_saved_stays_on_the_page(sign_in, scene):
    make_agreement(scene.partnership)
    answer = sign_in(BO).post(at(scene, "clause", code="hour"), {"text": "My words.", "mark": "0"})
    page = answer.content.decode()
    assert (heading(answer), "My words.</textarea>" in page) == ("Keep what you wrote", True)
    assert "There is no draft any more" in page


def test_an_older_page_is_not_signed(sign_in, scene):
    make_draft(scene.partnership)
    agreements.write(
        partnership=scene.partnership,
        code="hour",
        text="New",
        mark="0",
        by=scene.chidi.person,
        at=timezone.now(),
    )
    client = sign_in(BO)
    client.post(at(scene, "sign_agreement"), {"revision": 0})
    client.post(at(scene, "sign_agreement"), {"revision": "x"})
    assert Agreement.objects.get().signatures.count() == 0


def test_a_change_shows_what_holds_until_then(sign_in, scene):
    make_agreement(scene.partnership)
    make_draft(scene.partnership)
    agreements.write(
        partnership=scene.partnership, code="hour", text="New words.",
        mark=mark_of(ClauseText.objects.filter(code="hour").latest("pk").text), by=scene.chidi.person,
        at=timezone.now(),
    )  # fmt: skip
    page = sign_in(BO).get(at(scene, "agreement")).content.decode()
    assert page.count("What holds until then") == 1
    assert ("New words." in page, "The time is divided equally" in page) == (True, True)


def test_after_the_end_what_all_signed_stays_readable_and_drafts_do_not(sign_in, scene):
    make_agreement(scene.partnership)
    make_draft(scene.partnership)
    agreements.write(
        partnership=scene.partnership, code="hour", text="Only drafted.", mark="0",
        by=scene.chidi.person, at=timezone.now(),
    )  # fmt: skip
    end(scene)
    client = sign_in(BO)
    page = client.get(at(scene, "agreement"))
    assert heading(page) == "You and Chidi have agreed"
    assert "Only drafted." not in page.content.decode()
    assert client.get(at(scene, "clause", code="hour")).status_code == 404


def test_a_version_that_never_held_does_not_exist(sign_in, scene):
    make_draft(scene.partnership)
    client = sign_in(BO)
    assert client.get(at(scene, "agreement_version", number=1)).status_code == 404
    assert client.get(at(scene, "agreement_version", number=7)).status_code == 404


@pytest.mark.parametrize("versions", [1, 3])
def test_the_agreement_is_read_with_nine_queries(sign_in, scene, versions, django_assert_num_queries):
    for _ in range(versions):
        make_agreement(scene.partnership)
    client = sign_in(BO)
    with django_assert_num_queries(9):
        client.get(at(scene, "agreement"))


def test_its_text_is_in_no_mail_and_no_event(sign_in, scene):
    make_draft(scene.partnership)
    client = sign_in(BO)
    client.post(at(scene, "clause", code="hour"), {"text": "canary-clause", "mark": "0"})
    client.post(at(scene, "sign_agreement"), {"revision": 1})
    sign_in(CHIDI).post(at(scene, "sign_agreement"), {"revision": 1})
    mails = "".join(mail.subject + mail.text + mail.html for mail in OutboxEmail.objects.all())
    events = "".join(str(event.facts) for event in AuditEvent.objects.all())
    assert (OutboxEmail.objects.count(), "canary" in mails, "canary" in events) == (2, False, False)
