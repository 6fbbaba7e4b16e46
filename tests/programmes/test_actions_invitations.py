from __future__ import annotations

from datetime import timedelta

import pytest

from colead.kernel.models import AuditEvent, OutboxEmail
from colead.people.models import Person
from colead.programmes.actions import enrolments, invitations
from colead.programmes.actions.invitations import AT_ONCE, BATCH
from colead.programmes.models import Enrolment
from colead.programmes.queries.writing import Writing, writing_of
from colead.programmes.states import EnrolmentState as E
from tests.cast import AMARA
from tests.factories.people import NOW, make_person
from tests.factories.programmes import make_cohort, make_programme

pytestmark = pytest.mark.django_db
MANY = AT_ONCE + 1


@pytest.fixture
def amara():
    return make_person(AMARA)


@pytest.fixture
def cohort(amara):
    return make_cohort(make_programme(amara))


@pytest.fixture
def crowd(cohort, amara):
    people = Person.objects.bulk_create(
        Person(email=f"p{number}@example.org", name=f"Sample{number} Crowd", password="!", created_at=NOW)
        for number in range(MANY)
    )
    return enrolments.invite(cohort=cohort, people=people, by=amara, at=NOW)


def written() -> list[tuple[str, int]]:
    """Count the e-mails that each kind has, and those of them that are to different people."""
    found: dict[str, list[str]] = {}
    for kind, address in OutboxEmail.objects.order_by("kind").values_list("kind", "to_address"):
        found.setdefault(kind, []).append(address)
    return [(kind, len(to)) for kind, to in found.items() if len(to) == len(set(to))]


def test_many_are_written_to_by_a_worker_and_by_another_where_that_one_dies_and_nobody_twice(cohort, crowd):
    assert (written(), writing_of(cohort)) == ([], Writing(0, MANY))
    assert AuditEvent.objects.filter(action="enrolments.invite").count() == MANY
    moments = iter([NOW])
    with pytest.raises(StopIteration):  # it dies after its first batch
        invitations.write_due(lambda: next(moments))
    assert (written(), writing_of(cohort)) == ([("programmes.invitation", BATCH)], Writing(BATCH, MANY))
    assert invitations.write_due(lambda: NOW) == MANY - BATCH
    assert (written(), writing_of(cohort)) == ([("programmes.invitation", MANY)], Writing(0, 0))
    assert AMARA.name in OutboxEmail.objects.first().text
    assert invitations.write_due(lambda: NOW) == 0


def test_who_was_taken_back_or_has_answered_before_it_was_written_gets_no_e_mail(cohort, crowd, amara):
    taken, answered = crowd[:2]
    enrolments.withdraw(enrolment=taken, by=amara, at=NOW)
    enrolments.accept(enrolment=answered, at=NOW)
    invitations.write_due(lambda: NOW)
    assert written() == [("programmes.invitation", MANY - 2)]
    assert {taken.person.email, answered.person.email}.isdisjoint(
        OutboxEmail.objects.values_list("to_address", flat=True)
    )


def test_many_are_reminded_by_a_worker_too(cohort, crowd, amara):
    invitations.write_due(lambda: NOW)
    later = NOW + timedelta(days=8)
    assert enrolments.remind(cohort=cohort, by=amara, at=later) == MANY
    assert writing_of(cohort) == Writing(0, MANY)
    enrolments.withdraw(enrolment=crowd[0], by=amara, at=later)  # who knows of the invitation is told
    invitations.write_due(lambda: later)
    assert written() == [
        ("programmes.invitation", MANY),
        ("programmes.reminder", MANY - 1),
        ("programmes.withdrawn", 1),
    ]
    assert Enrolment.objects.filter(state=E.INVITED, mail_from=None).count() == MANY - 1
