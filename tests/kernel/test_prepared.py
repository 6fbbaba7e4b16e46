from __future__ import annotations

from threading import Thread

import pytest
from django.db import connection, connections
from django.db.models import Value

from colead.kernel.prepared import Prepared, relate
from colead.people.models import Person
from colead.programmes.models import Appointment, Programme
from tests.cast import AMARA, BO, CHIDI, OLU
from tests.factories.people import make_person
from tests.factories.programmes import make_programme

pytestmark = pytest.mark.django_db


def test_each_asking_gets_its_own_answer_from_one_compilation(django_assert_num_queries):
    built = []

    def by_zone(zone: str, least: int):
        built.append(zone)
        return Person.objects.filter(time_zone=zone, pk__gte=least).order_by("email")

    prepared = Prepared(by_zone)
    bo, chidi, olu = make_person(BO), make_person(CHIDI), make_person(OLU)
    with django_assert_num_queries(4):
        answers = [
            prepared(zone="Europe/Berlin", least=0), prepared(zone="Africa/Lagos", least=0),
            prepared(zone="Europe/Berlin", least=olu.pk), prepared(zone="Mars/Olympus", least=0),
        ]  # fmt: skip
    assert answers == [[bo, olu], [chidi], [olu], []]
    assert prepared.first(zone="Africa/Lagos", least=0) == chidi
    assert prepared.first(zone="Mars/Olympus", least=0) is None
    assert len(built) == 2  # with two sets of marks, once for all


def test_related_rows_and_plain_values_come_as_from_any_query(django_assert_num_queries):
    programme = make_programme(make_person(AMARA))
    posts = Prepared(lambda post: Appointment.objects.select_related("programme", "person").filter(post=post))
    values = Prepared(
        lambda post: Appointment.objects.filter(post=post).values_list("programme", "tasks", Value("x"))
    )
    posts(post="nobody"), values(post="nobody")
    with django_assert_num_queries(2):
        (found,) = posts(post="coordinator")
        assert (found.programme.name, found.person.name) == (programme.name, AMARA.name)
        assert values(post="coordinator") == [(programme.pk, [], "x")]


def test_lists_of_several_lengths_are_queries_of_their_own():
    wanted = Prepared(lambda **emails: Person.objects.filter(email__in=emails.values()).order_by("email"))
    bo, chidi = make_person(BO), make_person(CHIDI)
    assert wanted(first=BO.email) == [bo]
    assert wanted(first=BO.email, second=CHIDI.email) == [bo, chidi]


@pytest.mark.parametrize("value", [None, True, 1.5, ["a"]])
def test_a_value_that_may_change_the_query_is_refused(value):
    with pytest.raises(TypeError, match="email is neither a number nor a text"):
        Prepared(lambda email: Person.objects.filter(email=email))(email=value)


@pytest.mark.parametrize(
    "build",
    [
        lambda email: Person.objects.filter(email__icontains=email),  # reaches the database as %email%
        lambda email: Person.objects.all(),  # does not reach it at all
        lambda email: Person.objects.filter(
            **{"name" if email.endswith("1") else "email": email}
        ),  # changes it
    ],
)
def test_a_query_that_does_more_with_its_value_than_ask_for_it_is_refused(build):
    with pytest.raises(ValueError, match="cannot be prepared"):
        Prepared(build)(email=BO.email)


@pytest.mark.django_db(transaction=True)
def test_every_thread_asks_over_its_own_connection():
    prepared = Prepared(lambda email: Person.objects.filter(email=email))
    bo, used, asked = make_person(BO), [], []
    assert prepared(email=BO.email) == [bo]

    def elsewhere():
        def notice(execute, *given):
            asked.append(1)
            return execute(*given)

        with connection.execute_wrapper(notice):
            used.append((prepared(email=BO.email), connection.connection))
        connections.close_all()

    thread = Thread(target=elsewhere)
    thread.start()
    thread.join()
    ((rows, other),) = used
    assert (rows, asked, other is connection.connection) == ([bo], [1], False)


def test_rows_are_kept_with_what_they_belong_to_and_further_questions_are_asked_anew(
    django_assert_num_queries,
):
    programme = make_programme(make_person(AMARA))
    seen = Programme.objects.get(pk=programme.pk)
    relate(seen, "appointments", list(Appointment.objects.filter(programme=programme)))
    with django_assert_num_queries(0):
        assert [post.post for post in seen.appointments.all()] == ["coordinator"]
    with django_assert_num_queries(1):
        assert not seen.appointments.exclude(post="coordinator").exists()
