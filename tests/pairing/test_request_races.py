"""Two learners ask for the last place at once: one is in time, the other is told; on PostgreSQL with real transactions."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, connections

from colead.kernel.errors import Refused
from colead.pairing.actions import choosing, requests
from colead.pairing.models import Request, Suggestion
from tests.cast import AMARA
from tests.factories.formats import make_mentoring
from tests.factories.people import NOW, make_person
from tests.factories.programmes import make_cohort, make_programme
from tests.factories.rounds import make_round


@pytest.mark.django_db(transaction=True)
def test_the_last_place_is_given_once_however_many_ask_at_once():
    amara = make_person(AMARA)
    cohort = make_cohort(make_programme(amara))
    learners, _ = make_mentoring(cohort, amara, learners=4, mentors=1, format="choice", mentor_most=1)
    choosing.open(round=make_round(cohort, amara), by=amara, at=NOW)
    choosing.suggest_due(at=NOW)
    ready = Barrier(len(learners)) if connection.vendor == "postgresql" else Barrier(1)

    def ask(learner) -> str:
        suggestion = Suggestion.objects.select_related("round").get(enrolment=learner)
        ready.wait()
        try:
            requests.ask(suggestion=suggestion, message="", by=learner.person, at=NOW)
        except Refused as refusal:
            return refusal.code
        return "asked"

    def in_a_connection_of_its_own(learner) -> str:
        try:
            return ask(learner)
        finally:
            connections.close_all()

    if connection.vendor == "postgresql":
        with ThreadPoolExecutor(len(learners)) as pool:
            said = list(pool.map(in_a_connection_of_its_own, learners))
    else:  # one writer at a time is all that SQLite knows
        said = [ask(learner) for learner in learners]
    assert sorted(said) == ["asked", *["mentor_requests.not_available"] * 3]
    assert Request.objects.count() == 1
