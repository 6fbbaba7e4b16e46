"""Two coordinators at the same moment, each in a connection of its own: it happens once, and the second is told."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from django.db import connection

from colead.kernel.errors import Refused
from colead.kernel.models import OutboxEmail
from colead.partnerships.actions import endings, rematches
from colead.partnerships.models import Partnership
from colead.people.models import Person
from tests.cast import AMARA, BO, CHIDI, DANA, ELI, OLU
from tests.factories.partnerships import make_partnership
from tests.factories.people import NOW, make_person
from tests.factories.profiles import make_ready
from tests.factories.programmes import appoint, make_cohort, make_programme

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one writer in at a time"),
]
TIMES = 3


def at_once(*acts: Callable[[], object]) -> list[str]:
    """Run all of them at the same moment; give how each ended: done, or the code of its refusal."""
    barrier, ended = threading.Barrier(len(acts)), list[str]()

    def run(act: Callable[[], object]) -> None:
        try:
            barrier.wait()
            act()
            ended.append("done")
        except Refused as refusal:
            ended.append(refusal.code)
        except Exception as error:
            ended.append(repr(error))
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return sorted(ended)


@pytest.fixture
def scene():
    """Give two coordinators, and three people who are ready."""
    amara, olu = make_person(AMARA), make_person(OLU)
    programme = make_programme(amara)
    appoint(olu, programme, "coordinator")
    cohort = make_cohort(programme)
    people = [make_ready(one, cohort) for one in (BO, CHIDI, DANA, ELI)]
    Person.objects.update(time_zone="Europe/Berlin")
    return amara, olu, cohort, people


def test_two_coordinators_end_the_same_pairing_at_once(scene):
    amara, olu, _cohort, people = scene
    for number in range(TIMES):
        pair = make_partnership(*people[:2])
        ended = at_once(
            *(
                lambda by=by, pair=pair: endings.end_as_coordinator(partnership=pair, by=by, at=NOW)
                for by in (amara, olu)
            )
        )
        assert ended == ["done", "partnerships.already_ended"]
        assert OutboxEmail.objects.filter(kind="partnerships.ended").count() == 2 * (number + 1)


def test_two_coordinators_give_the_same_person_two_partners_at_once(scene):
    amara, olu, cohort, (bo, chidi, dana, _eli) = scene
    ended = at_once(
        lambda: rematches.put_together(cohort=cohort, people=[bo, chidi], by=amara, at=NOW),
        lambda: rematches.put_together(cohort=cohort, people=[bo, dana], by=olu, at=NOW),
    )
    assert ended == ["done", "rematches.not_waiting"]
    assert Partnership.objects.count() == 1


def test_one_ends_a_pair_while_another_lets_somebody_join_it(scene):
    amara, olu, _cohort, (bo, chidi, dana, _eli) = scene
    pair = make_partnership(bo, chidi)
    ended = at_once(
        lambda: endings.end_as_coordinator(partnership=pair, by=amara, at=NOW),
        lambda: rematches.join(partnership=pair, newcomer=dana, by=olu, at=NOW),
    )
    assert ended in (["done", "rematches.not_to_join"], ["done", "partnerships.already_ended"])
    assert Partnership.objects.exclude(state="ended").count() <= 1


def test_a_members_wish_and_a_coordinator_at_once(scene):
    amara, _olu, _cohort, people = scene
    pair = make_partnership(*people[:2])
    wish = endings.ask(partnership=pair, by=people[0].person, at=NOW)
    ended = at_once(
        lambda: endings.take_effect_due(at=wish.due_at),
        lambda: endings.end_as_coordinator(partnership=pair, by=amara, at=NOW),
        lambda: endings.take_effect_due(at=wish.due_at),
    )
    assert set(ended) <= {"done", "partnerships.already_ended"}
    assert OutboxEmail.objects.filter(kind="partnerships.ended").count() == 2
