from __future__ import annotations

import pytest

from colead.pairing.models import Avoidance
from colead.pairing.queries.policies import policy_of
from colead.pairing.queries.problems import policy_values, problem_of
from colead.pairing.queries.readiness import readiness
from colead.partnerships.states import PartnershipState
from colead.people.models import DirectoryEntry
from colead.programmes.states import EnrolmentState
from tests.cast import AMARA, BO, CHIDI, DANA, ELI, FEMI
from tests.factories.partnerships import make_partnership
from tests.factories.people import NOW, make_person
from tests.factories.profiles import make_profile, make_ready
from tests.factories.programmes import enrol, make_cohort, make_programme
from tests.factories.rounds import make_crowd

pytestmark = pytest.mark.django_db


@pytest.fixture
def cohort():
    return make_cohort(make_programme(make_person(AMARA)))


def frozen(cohort):
    return problem_of(cohort, policy_values(policy_of(cohort.programme)), seed=1)


def unavailable(cohort):
    found = frozen(cohort)
    return {
        frozenset(found.enrolments[key] for key in two) for two in found.problem.rules.not_available
    }  # fmt: skip


def test_only_those_who_take_part_with_a_finished_profile_and_no_partner_are_matched(cohort):
    bo, chidi = make_ready(BO, cohort), make_ready(CHIDI, cohort)
    make_profile(enrol(make_person(DANA), cohort))  # not finished
    enrol(make_person(ELI), cohort, EnrolmentState.APPLIED)
    enrol(make_person(FEMI), cohort, EnrolmentState.INVITED)
    assert sorted(frozen(cohort).enrolments.values()) == [bo.pk, chidi.pk]
    told = readiness(cohort)
    assert (told.ready, told.partnered) == (2, 0)
    assert (told.unfinished, told.unanswered) == (("Dana Instance", "Eli Mock"), ("Femi Nominal",))
    make_partnership(bo, chidi)
    assert frozen(cohort).enrolments == {}
    assert (readiness(cohort).ready, readiness(cohort).partnered) == (0, 2)


def test_what_people_said_and_what_hr_says_stand_in_the_problem(cohort):
    bo = make_ready(BO, cohort)
    DirectoryEntry.objects.create(
        reference="7", name="Bo", person=bo.person, level=4, function="Sales", site="", slate="A", changed_at=NOW
    )  # fmt: skip
    bo.profile.style_direct, bo.profile.style_plan, bo.profile.style_pace = 1, 3, 5
    bo.profile.interests = ["calm"]
    bo.profile.save()
    (person,) = frozen(cohort).problem.people
    assert (person.needs, person.strengths) == ({"CON": 2}, {"STR": 2})
    assert (person.level, person.function, person.site, person.slate) == (4, "Sales", None, "A")
    assert (person.style, person.interests, person.languages) == ((1, 3, 5), {"calm"}, {"en"})
    assert min(person.hours) == 7  # nine in Berlin, summer time at the cohort's start in April
    assert person.groups == {"function": "Sales", "level": "4"}


def test_one_missing_answer_about_style_counts_as_none(cohort):
    make_ready(BO, cohort)
    assert frozen(cohort).problem.people[0].style is None


def test_an_avoidance_holds_in_both_directions_and_reads_like_a_past_partner(cohort):
    bo, chidi, dana = (make_ready(character, cohort) for character in (BO, CHIDI, DANA))
    Avoidance.objects.create(enrolment=chidi, other=bo.person)
    make_partnership(chidi, dana)
    cohort.partnerships.update(state=PartnershipState.ENDED)
    assert unavailable(cohort) == {frozenset({bo.pk, chidi.pk}), frozenset({chidi.pk, dana.pk})}


def test_partners_of_an_earlier_cohort_are_past_partners(cohort):
    earlier = make_cohort(cohort.programme, name="Autumn")
    bo, chidi = make_ready(BO, cohort), make_ready(CHIDI, cohort)
    make_partnership(enrol(bo.person, earlier), enrol(chidi.person, earlier))
    assert unavailable(cohort) == {frozenset({bo.pk, chidi.pk})}


def test_a_reporting_line_keeps_two_apart(cohort):
    for character, reference, manager in (
        (BO, "1", ""),
        (CHIDI, "2", "1"),
        (DANA, "3", "2"),
        (ELI, "4", "3"),
    ):
        person = make_ready(character, cohort).person
        DirectoryEntry.objects.create(
            reference=reference, name="x", person=person, manager_reference=manager, changed_at=NOW
        )
    found = frozen(cohort)
    by_name = {e.pk: e.person.first_name for e in cohort.enrolments.select_related("person")}
    lines = {
        by_name[found.enrolments[p.key]]: {by_name[found.enrolments[key]] for key in p.line}
        for p in found.problem.people
    }
    assert lines["Bo"] == {"Chidi", "Dana"}
    assert lines["Eli"] == {"Chidi", "Dana"}


@pytest.mark.parametrize("size", [1, 3, 60])
def test_a_cohort_is_frozen_in_the_same_queries_whatever_its_size(cohort, size, django_assert_num_queries):
    make_crowd(cohort, size)
    policy = policy_values(policy_of(cohort.programme))
    with django_assert_num_queries(8):
        problem_of(cohort, policy, seed=1)


def test_the_same_people_give_the_same_problem(cohort):
    make_crowd(cohort, 5)
    assert frozen(cohort).problem.digest == frozen(cohort).problem.digest
