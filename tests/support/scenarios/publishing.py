"""Inside an installation: a cohort whose round is approved, and what became of it."""

from __future__ import annotations

import json

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from colead.kernel.models import OutboxEmail
from colead.kernel.queue import look_after_commit
from colead.pairing.actions import rounds
from colead.pairing.models import Round
from colead.partnerships.models import Partnership
from tests.cast import AMARA, Character
from tests.factories.people import make_person
from tests.factories.profiles import make_need, make_profile, make_strength
from tests.factories.programmes import enrol, make_cohort, make_programme

PEOPLE = 40
HOURS = [24 * day + hour for day in range(5) for hour in range(9, 17)]
State = OutboxEmail.WorkState


def approve() -> str:
    """Make forty people ready, approve their round, and sign the coordinator in; gives the session and the page."""
    amara = make_person(AMARA)
    cohort = make_cohort(make_programme(amara))
    for number in range(PEOPLE):
        enrolment = enrol(make_person(Character(f"Person{number} Sample")), cohort)
        make_profile(enrolment, free_hours=HOURS, finished_at=timezone.now())
        make_need(enrolment, ("CON", "STR")[number % 2])
        make_strength(enrolment, ("STR", "CON")[number % 2])
    found = rounds.request(cohort=cohort, by=amara, at=timezone.now())
    rounds.solve_waiting(timezone.now)
    rounds.approve(round=found, by=amara, at=timezone.now())
    session = SessionStore()
    session[SESSION_KEY] = str(amara.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = amara.get_session_auth_hash()
    session.create()
    page = reverse("round", args=[found.key])
    return json.dumps({"session": settings.SESSION_COOKIE_NAME, "value": session.session_key, "page": page})


def count() -> str:
    """Count what publishing left behind."""
    introductions = OutboxEmail.objects.filter(kind="partnerships.introduction")
    return json.dumps(
        {
            "published": Round.objects.filter(state="published").count(),
            "partnerships": Partnership.objects.count(),
            "introductions": introductions.count(),
            "waiting": introductions.exclude(work_state=State.DONE).count()
            + Partnership.objects.filter(introduced_at=None).count(),
        }
    )


def let_claims_run_out() -> str:
    """Let the five minutes pass after which a dead worker's claim is void, and tell the next one to look.

    Nobody may be at work meanwhile: the claims of the living are not void.
    """
    OutboxEmail.objects.filter(work_state=State.WORKING).update(claimed_until=F("created_at"))
    for topic in ("introductions", "outbox"):
        look_after_commit(topic)
    return "{}"
