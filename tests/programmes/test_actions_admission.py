from __future__ import annotations

import hashlib
from collections import Counter

import pytest
from django.urls import reverse

from colead.kernel.models import OutboxEmail
from colead.people.models import Person
from colead.programmes.actions import admission
from colead.programmes.drawing import drawn_order
from colead.programmes.models import Draw, Enrolment
from colead.programmes.queries.admission import admission_page, comparison_group
from colead.programmes.states import EnrolmentState as E
from colead.programmes.states import Role
from tests.cast import AMARA, BO, OLU
from tests.factories.people import NOW, make_person
from tests.factories.programmes import enrol, make_cohort, make_programme

pytestmark = pytest.mark.django_db


@pytest.fixture
def amara():
    return make_person(AMARA)


@pytest.fixture
def cohort(amara):
    return make_cohort(make_programme(amara))


def applied(cohort, count, role=Role.PEER):
    made = []
    for _ in range(count):
        n = Person.objects.count()
        person = Person.objects.create(email=f"p{n}@example.org", name=f"P {n}", created_at=NOW)
        one = enrol(person, cohort, E.APPLIED)
        Enrolment.objects.filter(pk=one.pk).update(roles=[role])
        one.refresh_from_db()
        made.append(one)
    return made


def get_ready(enrolments):
    return [admission.ready(enrolment=one, by=one.person, at=NOW).state for one in enrolments]


def test_without_a_limit_everybody_takes_part(cohort):
    assert get_ready(applied(cohort, 3)) == [E.ADMITTED] * 3
    assert OutboxEmail.objects.count() == 0


def test_in_order_until_the_places_are_taken_and_the_next_when_one_is_free(cohort, amara):
    cohort = admission.decide_how(cohort=cohort, admission="order", places=2, by=amara, at=NOW)
    people = applied(cohort, 4)
    assert get_ready(people) == [E.ADMITTED, E.ADMITTED, E.WAITLISTED, E.WAITLISTED]
    assert get_ready(applied(cohort, 1, Role.FACILITATOR)) == [E.ADMITTED]  # takes no place
    with pytest.raises(admission.NoPlace):
        admission.admit_next(cohort=cohort, by=amara, at=NOW)
    Enrolment.objects.filter(pk=people[0].pk).update(state=E.LEFT)
    assert get_ready(applied(cohort, 1)) == [E.WAITLISTED]  # nobody overtakes those who wait
    assert admission.admit_next(cohort=cohort, by=amara, at=NOW) == people[2]
    kinds = Counter(OutboxEmail.objects.values_list("kind", flat=True))
    assert kinds == {"programmes.waitlisted": 3, "programmes.place_given": 1}


def test_the_lottery_can_be_drawn_again_by_anybody(cohort, amara):
    cohort = admission.decide_how(cohort=cohort, admission="lottery", places=4, by=amara, at=NOW)
    assert get_ready(applied(cohort, 10)) == [E.WAITLISTED] * 10
    drawn = admission.draw(cohort=cohort, by=amara, at=NOW)
    rows = Enrolment.objects.filter(cohort=cohort)
    by_hand = sorted(rows, key=lambda one: hashlib.sha256(f"{drawn.seed}:{one.key}".encode()).hexdigest())
    assert [one.drawn_place for one in by_hand] == list(range(1, 11))
    assert [one.state for one in by_hand] == [E.ADMITTED] * 4 + [E.WAITLISTED] * 6
    assert set(comparison_group(cohort)) == set(by_hand[4:])
    assert admission_page(cohort).draw.holds
    Enrolment.objects.filter(pk=by_hand[0].pk).update(state=E.LEFT)
    assert admission.admit_next(cohort=cohort, by=amara, at=NOW) == by_hand[4]
    assert set(comparison_group(cohort)) == set(by_hand[4:])  # as drawn, whatever became of them


def test_a_swapped_lot_is_noticed(cohort, amara):
    cohort = admission.decide_how(cohort=cohort, admission="lottery", places=1, by=amara, at=NOW)
    get_ready(applied(cohort, 3))
    admission.draw(cohort=cohort, by=amara, at=NOW)
    first, second = Enrolment.objects.filter(cohort=cohort).order_by("drawn_place")[:2]
    Enrolment.objects.filter(pk=first.pk).update(drawn_place=second.drawn_place)
    Enrolment.objects.filter(pk=second.pk).update(drawn_place=first.drawn_place)
    assert not admission_page(cohort).draw.holds


def test_lots_are_drawn_once_and_by_coordinators_alone(cohort, amara):
    with pytest.raises(admission.NoLottery):
        admission.draw(cohort=cohort, by=amara, at=NOW)
    cohort = admission.decide_how(cohort=cohort, admission="lottery", places=1, by=amara, at=NOW)
    with pytest.raises(admission.NobodyWaits):
        admission.draw(cohort=cohort, by=amara, at=NOW)
    get_ready(applied(cohort, 2))
    with pytest.raises(admission.NotTheirs):
        admission.draw(cohort=cohort, by=make_person(OLU), at=NOW)
    with pytest.raises(admission.NoPlace):
        admission.admit_next(cohort=cohort, by=amara, at=NOW)  # the lots come first
    admission.draw(cohort=cohort, by=amara, at=NOW)
    for act in (
        lambda: admission.draw(cohort=cohort, by=amara, at=NOW),
        lambda: admission.decide_how(cohort=cohort, admission="open", places=None, by=amara, at=NOW),
    ):
        with pytest.raises(admission.DrawnBefore):
            act()
    assert Draw.objects.count() == 1


def test_every_order_is_about_as_likely():
    """Of three people each comes first in about a third of 3,000 draws: five standard errors are 129."""
    first = Counter(drawn_order(f"seed {n}", ["a", "b", "c"])[0] for n in range(3000))
    assert all(abs(count - 1000) < 129 for count in first.values())


def test_a_limit_needs_a_number(cohort, amara):
    with pytest.raises(admission.HowMany):
        admission.decide_how(cohort=cohort, admission="lottery", places=None, by=amara, at=NOW)


def test_who_waits_reads_it_kindly_and_the_coordinator_draws_on_a_page(sign_in, cohort, amara):
    admission.decide_how(cohort=cohort, admission="lottery", places=1, by=amara, at=NOW)
    bo = enrol(make_person(BO), cohort, E.APPLIED)
    get_ready([bo, *applied(cohort, 2)])
    assert "You are in the lottery" in sign_in(BO).get(reverse("peer_home", args=[bo.key])).content.decode()
    client, address = sign_in(AMARA), reverse("admission", args=[cohort.key])
    assert "3 people are in the lottery for 1 places" in client.get(address).content.decode()
    client.post(reverse("draw_lots", args=[cohort.key]))
    page = client.get(address).content.decode()
    assert ("1 of 1 places are taken, 2 people wait" in page, "with the same result" in page) == (True, True)
    assert Draw.objects.get().seed in page


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_however_many_wait(
    sign_in, django_assert_max_num_queries, cohort, amara, count
):
    cohort = admission.decide_how(cohort=cohort, admission="lottery", places=1, by=amara, at=NOW)
    get_ready(applied(cohort, count))
    client = sign_in(AMARA)
    with django_assert_max_num_queries(10):
        client.get(reverse("admission", args=[cohort.key]))
