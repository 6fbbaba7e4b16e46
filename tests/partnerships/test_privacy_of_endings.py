"""Canaries: a request is the coordinators', an answer is the writer's, a reason is nobody's."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone

from colead.kernel.models import AuditEvent, OutboxEmail
from colead.partnerships.actions import check_ins, endings, requests
from colead.partnerships.models import Signal
from colead.people.queries.personal import looks_at
from tests.factories.check_ins import ask
from tests.factories.scene import Scene, make_scene
from tests.support.pages import PageClient

pytestmark = pytest.mark.django_db
SAID = "canary-said"
WROTE = "canary-wrote"
OF_A_WISH = [SAID, WROTE, "Your pairing ends at", "Our topics did not meet"]


def wish_to_end(made: Scene) -> None:
    """Let Bo ask for a word, answer a question, and wish to end it for a reason."""
    bo, now = made.bo.person, timezone.now()
    requests.ask_for_a_word(enrolment=made.bo, words=WROTE, by=bo, at=now)
    question = ask(made.bo, "closing", at=now)
    check_ins.answer(check_in=question, answers={"next_with": SAID, "stay": "yes"}, by=bo, at=now)
    endings.ask(partnership=made.partnership, category="topics", by=bo, at=now)


@pytest.fixture
def scene() -> Scene:
    """Give a scene in which Bo wishes to end it; that nobody else's page shows it, `test_privacy` sees to."""
    made = make_scene()
    wish_to_end(made)
    return made


def test_the_partner_sees_nothing_of_it(scene):
    client = PageClient()
    client.force_login(scene.chidi.person)
    names = ("change_pairing", "own_signs", "end_pairing", "closing_guide")
    pages = [client.get(reverse(name, args=[scene.partnership.key])) for name in names]
    pages.append(client.get(reverse("peer_home", args=[scene.chidi.key])))
    text = "".join(page.content.decode() for page in pages)
    assert [word for word in (SAID, WROTE, "Your pairing ends at") if word in text] == []


def test_no_mail_and_no_event_holds_it(scene):
    mails = "".join(mail.subject + mail.text + mail.html for mail in OutboxEmail.objects.all())
    events = "".join(str(event.facts) + event.action for event in AuditEvent.objects.all())
    assert [word for word in (SAID, WROTE, "topics") if word in mails + events] == []


def test_the_coordinator_reads_the_request_and_the_person_sees_that_they_looked(scene):
    client = PageClient()
    client.force_login(scene.people["coordinator"])
    page = client.get(reverse("signal", args=[Signal.objects.get().key])).content.decode()
    assert (WROTE in page, SAID in page) == (True, False)
    client.get(reverse("partnership_dates", args=[scene.partnership.key]))
    seen = [(look.by, look.page) for look in looks_at(scene.bo.person)]
    assert seen == [("Amara Model", "The dates of your partnership"), ("Amara Model", "An entry of the list")]
    assert [look.page for look in looks_at(scene.chidi.person)] == ["The dates of your partnership"]
