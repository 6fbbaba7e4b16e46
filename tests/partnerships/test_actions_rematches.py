from __future__ import annotations

import json
from datetime import timedelta

import pytest

from colead.kernel.models import OutboxEmail
from colead.pairing.actions.small_rounds import MayNotMeet
from colead.pairing.frozen import thaw
from colead.pairing.models import Avoidance, Round
from colead.pairing.queries.rematches import rematch
from colead.partnerships.actions import endings, introductions, rematches
from colead.partnerships.actions.rematches import NotToJoin, NotWaiting
from colead.partnerships.models import Meeting, Member, Partnership
from colead.partnerships.queries.living_pairs import living_pairs
from colead.people.models import Person
from colead.programmes.actions.programmes import NotTheirs
from colead.programmes.models import Cohort, Enrolment
from colead_matching import Solution, verify
from tests.cast import AMARA, BO, CHIDI, DANA, ELI, OLU
from tests.factories.partnerships import make_meeting, make_partnership
from tests.factories.people import NOW, make_person
from tests.factories.profiles import make_ready
from tests.factories.programmes import make_cohort, make_programme

pytestmark = pytest.mark.django_db


@pytest.fixture
def amara() -> Person:
    return make_person(AMARA)


@pytest.fixture
def cohort(amara) -> Cohort:
    return make_cohort(make_programme(amara))


@pytest.fixture
def people(cohort) -> dict[str, Enrolment]:
    """Give four people who are ready; Bo and Chidi meet, Dana and Eli wait."""
    found = {one.name.split()[0].lower(): make_ready(one, cohort) for one in (BO, CHIDI, DANA, ELI)}
    Person.objects.update(time_zone="Europe/Berlin")
    make_meeting(make_partnership(found["bo"], found["chidi"]), starts_at=NOW + timedelta(days=3))
    return found


def two(people, *names: str) -> list[Enrolment]:
    return [people[name] for name in names]


def test_those_who_wait_are_proposed_to_each_other_first(cohort, people):
    found = rematch(cohort, living_pairs(cohort))
    assert (found.waiting, found.alone) == (2, ())
    assert [sorted(side.name for side in one.sides) for one in found.together] == [
        ["Dana Instance", "Eli Mock"]
    ]


def test_one_click_makes_a_published_round_that_can_be_verified(cohort, amara, people):
    made = rematches.put_together(cohort=cohort, people=two(people, "dana", "eli"), by=amara, at=NOW)
    assert (made.state, made.matched) == ("published", 2)
    made = Round.objects.get(pk=made.pk)
    assert verify(thaw(made.inputs["problem"]), Solution.from_json(json.dumps(made.solution))) == []
    introductions.introduce_due(at=NOW)
    assert OutboxEmail.objects.filter(kind="partnerships.introduction").count() == 2
    with pytest.raises(NotWaiting):
        rematches.put_together(cohort=cohort, people=two(people, "dana", "eli"), by=amara, at=NOW)


def test_nobody_gets_the_same_partner_again_and_nobody_is_told_why(cohort, amara, people):
    endings.end_as_coordinator(partnership=Partnership.objects.get(), by=amara, at=NOW)
    with pytest.raises(MayNotMeet) as refusal:
        rematches.put_together(cohort=cohort, people=two(people, "bo", "chidi"), by=amara, at=NOW)
    Avoidance.objects.create(enrolment=people["dana"], other=people["eli"].person)
    with pytest.raises(MayNotMeet) as other:
        rematches.put_together(cohort=cohort, people=two(people, "dana", "eli"), by=amara, at=NOW)
    assert str(refusal.value) == str(other.value)
    assert Partnership.objects.exclude(state="ended").count() == 0


def test_one_who_waits_alone_joins_a_pair_and_what_the_two_wrote_stays_theirs(cohort, amara, people):
    people["eli"].state = "paused"
    people["eli"].save()
    pair = Partnership.objects.get()
    found = rematch(cohort, living_pairs(cohort))
    ((side, joins),) = found.alone
    assert (side.name, [one.partnership for one in joins]) == ("Dana Instance", [pair.pk])
    rematches.join(partnership=pair, newcomer=people["dana"], by=amara, at=NOW)
    pair.refresh_from_db()
    triad = Partnership.objects.get(kind="triad")
    assert (pair.state, pair.ended_by, triad.state) == ("ended", "joined", "active")
    assert not Member.objects.filter(partnership=pair, enrolment=people["dana"]).exists()
    assert Meeting.objects.get(partnership=pair).state == "cancelled"
    told = OutboxEmail.objects.filter(kind="partnerships.one_more")
    assert {(mail.to_address, mail.calendar_method) for mail in told} == {
        ("bo@example.org", "CANCEL"), ("chidi@example.org", "CANCEL"),
    }  # fmt: skip
    with pytest.raises(NotToJoin):
        rematches.join(partnership=pair, newcomer=people["eli"], by=amara, at=NOW)


def test_whoever_avoids_one_of_a_pair_is_not_offered_it(cohort, people):
    people["eli"].state = "paused"
    people["eli"].save()
    Avoidance.objects.create(enrolment=people["bo"], other=people["dana"].person)
    ((_side, joins),) = rematch(cohort, living_pairs(cohort)).alone
    assert joins == ()


def test_only_the_programmes_coordinators_do_it(cohort, people):
    olu = make_person(OLU)
    with pytest.raises(NotTheirs):
        rematches.put_together(cohort=cohort, people=two(people, "dana", "eli"), by=olu, at=NOW)
    with pytest.raises(NotTheirs):
        rematches.join(partnership=Partnership.objects.get(), newcomer=people["dana"], by=olu, at=NOW)
