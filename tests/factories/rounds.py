from __future__ import annotations

from datetime import datetime

from colead.pairing.actions import rounds
from colead.pairing.models import Need, Profile, Round, Strength
from colead.people.models import DirectoryEntry, Person
from colead.programmes.models import Cohort, Enrolment
from colead.programmes.states import EnrolmentState
from tests.factories.people import NOW

OFFICE = [24 * day + hour for day in range(5) for hour in range(9, 17)]


def make_round(cohort: Cohort, by: Person, *, at: datetime = NOW, **request) -> Round:
    """Ask for a round and solve it, as the worker does."""
    created = rounds.request(cohort=cohort, by=by, at=at, **request)
    rounds.solve_waiting(lambda: at)
    return Round.objects.select_related("cohort__programme").get(pk=created.pk)


def make_crowd(cohort: Cohort, size: int) -> list[Enrolment]:
    """Fill a cohort with people who are ready to be matched, with all sorts of needs, strengths and posts."""
    people = Person.objects.bulk_create(
        Person(email=f"crowd{n}@example.org", name=f"Crowd{n} Member", time_zone="Europe/Berlin", created_at=NOW)
        for n in range(size)
    )  # fmt: skip
    DirectoryEntry.objects.bulk_create(
        DirectoryEntry(
            reference=f"C{n}", name=person.name, person=person, level=n % 4, function=f"Function {n % 3}",
            site=f"Site {n % 2}", changed_at=NOW,
        )
        for n, person in enumerate(people)
    )  # fmt: skip
    enrolled = Enrolment.objects.bulk_create(
        Enrolment(
            cohort=cohort, person=person, state=EnrolmentState.ADMITTED, state_since=NOW, invited_at=NOW,
            admitted_at=NOW,
        )
        for person in people
    )  # fmt: skip
    _fill_in(enrolled, list(cohort.programme.competencies.order_by("pk")))
    return enrolled


def _fill_in(enrolled: list[Enrolment], competencies: list) -> None:
    # Whoever needs a competency is needed by those who offer it, so that pairs give both ways.
    Profile.objects.bulk_create(
        Profile(enrolment=e, languages=["en"], free_hours=OFFICE, finished_at=NOW, saved_at=NOW) for e in enrolled
    )  # fmt: skip
    kinds = len(competencies)
    Need.objects.bulk_create(
        Need(enrolment=e, competency=competencies[n % kinds], urgency=1 + n % 3, sentence="")
        for n, e in enumerate(enrolled)
    )
    Strength.objects.bulk_create(
        Strength(enrolment=e, competency=competencies[(1 - n) % kinds], level=1 + n % 3, evidence="")
        for n, e in enumerate(enrolled)
    )
