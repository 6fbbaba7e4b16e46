"""A coordinator's pages where there are mentors, learners, circles and facilitators."""

from __future__ import annotations

import csv

import pytest
from django.urls import reverse

from colead.people.models import DirectoryEntry
from colead.programmes.models import Enrolment
from tests.cast import FEMI
from tests.factories.formats import give_roles, make_mentoring, set_format
from tests.factories.people import NOW
from tests.factories.rounds import make_crowd, make_round
from tests.web.coordinator.reading import act, page, text

pytestmark = pytest.mark.django_db
LOOK = 10


def test_the_format_is_chosen_beside_the_rules_and_each_says_what_it_is(browser, cohort):
    shown = text(browser.get(reverse("policy", args=[cohort.programme.key])))
    assert "Learners see a few mentors who fit and ask them one at a time" in shown
    values = {
        "format": "circles", "min_shared_hours": 2, "weight_needs": 80, "weight_function": 0, "weight_level": 0,
        "weight_hours": 0, "weight_interests": 0, "weight_style": 0, "circle_size": 7, "facilitators": 0,
    }  # fmt: skip
    browser.post(reverse("policy", args=[cohort.programme.key]), values)
    cohort.programme.refresh_from_db()
    assert cohort.programme.format == "circles"
    assert (
        cohort.programme.matching_policy.circle_size,
        cohort.programme.matching_policy.circle_largest,
    ) == (7, 8)
    refused = browser.post(reverse("policy", args=[cohort.programme.key]), values | {"circle_largest": 5})
    assert "The size lies between the least and the most." in text(refused)


def test_people_are_invited_as_what_was_chosen_or_as_their_line_says(browser, cohort, amara):
    set_format(cohort, amara, "near_peer")
    entry = DirectoryEntry.objects.create(
        reference="1", name="Femi Nominal", email=FEMI.email, changed_at=NOW
    )
    assert "They come as" in text(browser.get(reverse("invite", args=[cohort.key])))
    said = {"entries": entry.key, "role": "learner", "addresses": "Mentor: Gita Test <gita@example.org>"}
    last_look = text(act(browser, "confirm_invitations", cohort, said))
    assert "mentor: Gita Test &lt;gita@example.org&gt;" in last_look
    act(browser, "send_invitations", cohort, said)
    roles = dict(Enrolment.objects.filter(cohort=cohort).values_list("person__name", "roles"))
    assert roles == {"Femi Nominal": ["learner"], "Gita Test": ["mentor"]}


def test_roles_are_seen_filtered_by_and_changed(browser, cohort, amara):
    (learner, _), (mentor,) = make_mentoring(cohort, amara, learners=2, mentors=1)
    shown = text(browser.get(reverse("roster", args=[cohort.key]) + "?role=mentor"))
    assert mentor.person.name in shown
    assert learner.person.name not in shown
    act(browser, "roles", learner, {"role": ["mentor", "learner"]})
    learner.refresh_from_db()
    assert learner.roles == ["mentor", "learner"]
    assert act(browser, "roles", learner, {"role": ["peer"]}).status_code == 409


def test_a_mentor_is_shown_with_their_learners(browser, cohort, amara):
    learners, (mentor,) = make_mentoring(cohort, amara, learners=2, mentors=1)
    shown = text(page(browser, "round", make_round(cohort, amara)))
    assert "<h1>Round 1: every learner has a mentor</h1>" in shown
    assert "1 with 2 learners" in shown
    assert all(learner.person.name in shown for learner in learners)
    assert mentor.person.name in shown


def test_two_mentors_and_a_learner_who_is_elsewhere_get_an_answer_why_not(browser, cohort, amara):
    learners, mentors = make_mentoring(cohort, amara, learners=2, mentors=2)
    found = make_round(cohort, amara)
    asked = {"one": mentors[0].key, "other": mentors[1].key}
    assert "A mentor meets a learner" in text(page(browser, "why_not", found, **asked))
    partner = found.proposals.first().seats.get(role="mentor").enrolment
    other = next(m for m in mentors if m != partner)
    learner = found.proposals.first().seats.get(role="learner").enrolment
    shown = text(page(browser, "why_not", found, one=learner.key, other=other.key))
    assert "They may meet" in shown
    assert len(learners) == 2


def test_a_circle_is_shown_with_its_facilitator_and_its_common_hour(browser, cohort, amara):
    set_format(cohort, amara, "circles", circle_size=5, circle_largest=6)
    crowd = make_crowd(cohort, 10)
    give_roles(crowd[:2], "peer", "facilitator")
    shown = text(page(browser, "round", make_round(cohort, amara)))
    assert shown.split("<h1>")[1].split("</h1>")[0] == "Round 1: everyone sits in one of 2 circles"
    assert shown.count('<span class="tag">facilitator</span>') == 2
    rows = page(browser, "round_csv", cohort.rounds.get()).content.decode("utf-8-sig").splitlines()
    assert next(csv.reader([rows[0]]))[-2:] == ["Person 5 gets, of 100", "Because"]
    assert {len(next(iter(csv.reader([row])))) for row in rows} == {11}
    assert "common hours, first" in shown


@pytest.mark.parametrize(
    ("format", "size"), [("near_peer", 4), ("near_peer", 12), ("circles", 4), ("circles", 12)]
)
def test_rounds_of_every_format_are_read_with_ten_queries_at_most(  # noqa: PLR0917
    browser, cohort, amara, format, size, django_assert_max_num_queries
):
    set_format(cohort, amara, format, facilitators=0, circle_size=4)
    crowd = make_crowd(cohort, size)
    if format == "near_peer":
        give_roles(crowd[: size // 2], "learner")
        give_roles(crowd[size // 2 :], "mentor")
    found = make_round(cohort, amara)
    with django_assert_max_num_queries(LOOK + 2):  # the questions before matching, and who is trained
        page(browser, "rounds", cohort)
    with django_assert_max_num_queries(LOOK):
        page(browser, "round", found)
