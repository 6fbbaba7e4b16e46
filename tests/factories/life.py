"""Somebody's whole life in the product, with a canary in everything that can hold text."""

from __future__ import annotations

from datetime import timedelta
from email import message_from_bytes
from email.policy import default

from allauth.account.models import EmailAddress
from django.utils import timezone

from colead.kernel.models import OutboxEmail
from colead.pairing.models import Avoidance, Decision
from colead.partnerships.actions import (
    agreements,
    calendar_replies,
    days_off,
    feeds,
    meetings,
    reminders,
    taps,
    worksheets,
)
from colead.partnerships.actions.taps import Said
from colead.partnerships.actions.worksheets import Answers
from colead.partnerships.texts import mark_of
from colead.people.actions import imports
from colead.people.models import DirectoryEntry
from tests.factories.mail import make_email
from tests.factories.partnerships import end_now, fill_in, make_round, tomorrow
from tests.factories.people import NOW
from tests.factories.replies import make_reply
from tests.factories.scene import Scene, make_scene
from tests.factories.written import canaries_of, feedback_of, thanks_of, write_all

# What is Bo's own, and must be nowhere after his erasure.
CANARIES = [
    "Bo Sample", "bo@example.org", "canary-title", "canary-staff", "canary-help", "canary-tried", "canary-worth",
    "canary-next", "canary-place", "canary-reason", "canary-confirmed", "Bo's own sentence", "Bo's own evidence",
    *canaries_of("canary"), *feedback_of("canary"), *thanks_of("canary"),
]  # fmt: skip
# What is Chidi's own, and must stay his.
PARTNERS = [
    "chidi-help",
    "chidi-tried",
    "chidi-worth",
    "chidi-next",
    "Chidi's own sentence",
    *canaries_of("chidi"),
]
LIST = b"staff number,name,e-mail,job title\ncanary-staff,Bo Sample,bo@example.org,canary-title\n"


def live_through() -> Scene:
    """Let Bo be imported, matched, meet Chidi, write, tap, be decided about, and get and cause e-mail."""
    made = make_scene()
    bo, chidi, amara = made.bo.person, made.chidi.person, made.people["coordinator"]
    assert amara is not None
    imports.import_at_once(content=LIST, file_name="people.csv", by=amara, at=NOW)
    imports.upload(content=LIST, file_name="again.csv", by=amara, at=NOW)
    DirectoryEntry.objects.update(person=bo)
    EmailAddress.objects.create(user=bo, email="canary-confirmed@example.org", verified=True, primary=True)
    fill_in(made.bo)
    fill_in(made.chidi)
    Avoidance.objects.create(enrolment=made.bo, other=made.dana.person)
    Avoidance.objects.create(enrolment=made.dana, other=bo)
    first, second = sorted((made.bo, made.dana), key=lambda one: one.pk)
    Decision.objects.create(
        cohort=made.cohort, first=first, second=second, wish="forbid", decided_by=amara, decided_at=NOW
    )
    make_round(made.cohort, amara, (made.bo, made.chidi))
    _agree(made)
    write_all(made, made.bo, made.chidi, "canary")
    write_all(made, made.chidi, made.bo, "chidi")
    _meet(made)
    make_email(to=chidi.email, to_person=chidi.key, text="Bo Sample wrote", subject="From Bo Sample")
    sent = make_email(
        to=chidi.email, to_person=chidi.key, kind="partnerships.planned", subject="Monday with Bo"
    )
    OutboxEmail.objects.filter(pk=sent.pk).update(work_state=OutboxEmail.WorkState.DONE, text="", html="")
    return made


def _agree(made: Scene) -> None:
    """Draft an agreement, which names both, word a clause of it and sign."""
    draft = agreements.begin(partnership=made.partnership, by=made.bo.person, at=NOW)
    clause = draft.clauses.get(code="purpose")
    agreements.write(
        partnership=made.partnership, code="purpose", text="Bo Sample and Chidi think aloud", mark=mark_of(clause.text),
        by=made.bo.person, at=NOW,
    )  # fmt: skip
    draft.refresh_from_db()
    for enrolment in (made.bo, made.chidi):
        agreements.sign(partnership=made.partnership, revision=draft.revision, by=enrolment.person, at=NOW)


def _meet(made: Scene) -> None:
    bo, chidi, now = made.bo.person, made.chidi.person, timezone.now()
    mine = Answers("canary-help", "canary-tried", "canary-worth", "canary-next")
    worksheets.save(meeting=made.meeting, answers=mine, version=0, by=bo, at=now)
    worksheets.save(meeting=made.meeting, answers=Answers(*PARTNERS[:4]), version=0, by=chidi, at=now)
    meetings.reschedule(
        meeting=made.meeting, starts_at=tomorrow(), minutes=60, place="canary-place", by=bo, at=now,
        reason="canary-reason",
    )  # fmt: skip
    feeds.renew(by=bo, at=now)
    days_off.be_away(enrolment=made.bo, first_day=NOW.date(), last_day=NOW.date(), by=bo, at=now)
    calendar_replies.take(
        message_from_bytes(make_reply(made.meeting, bo.email, sequence=9), policy=default), now
    )
    reminders.prepare_due(at=tomorrow() - timedelta(hours=1))
    over = end_now(made.meeting)
    for person in (bo, chidi):
        taps.answer(meeting=over, said=Said(held=True, useful=2, balance=5), by=person, at=timezone.now())
    over.refresh_from_db()
    meetings.plan_next(
        meeting=over, starts_at=tomorrow(), minutes=60, place="canary-place", by=bo, at=timezone.now()
    )
