"""Answering: what is kept, what is refused, and what a link can do."""

from __future__ import annotations

from datetime import timedelta

import pytest

from colead.kernel.links import LinkExpired, LinkSpent
from colead.programmes.models import Enrolment
from colead.surveys.actions import answering
from colead.surveys.actions.answering import Closed, HandedIn, NoSuchAnswer, NotTheirQuestions
from colead.surveys.answers import unpack
from colead.surveys.links import survey_token
from colead.surveys.models import Questionnaire
from colead.surveys.queries.own import pages_for, sheet
from tests.factories.people import NOW
from tests.factories.scene import make_scene
from tests.factories.surveys import answer_all, put_to

pytestmark = pytest.mark.django_db
SOON = NOW + timedelta(hours=1)


@pytest.fixture
def scene():
    return make_scene()


@pytest.fixture
def one(scene):
    return put_to(scene.bo, "end", "behaviours-self", "recommend")


def save(one: Questionnaire, given: dict[str, str], *, number: int = 1, at=SOON, by=None) -> Questionnaire:
    page = pages_for(one)[number - 1]
    return answering.save(
        questionnaire=one, questions=page.questions, given=given, by=by or one.enrolment.person, at=at
    )


def kept(one: Questionnaire) -> dict:
    one.refresh_from_db()
    return unpack(one.answers)


def test_pages_are_a_scale_each(one):
    assert [(page.title or page.part, len(page.questions)) for page in pages_for(one)] == [
        ("Communication", 4), ("Active listening", 4), ("Decision making", 4), ("Conflict resolution", 4),
        ("Strategic planning", 4), ("Developing others", 4), ("Team leadership and inclusion", 4), ("Self-leadership", 4),
        ("Would you recommend it?", 2),
    ]  # fmt: skip


def test_what_was_answered_stays_and_what_is_answered_anew_replaces_it(one):
    save(one, {"behaviours-self.com1": "4", "behaviours-self.com2": "na"})
    save(one, {"behaviours-self.com1": "5"})
    assert kept(one) == {"behaviours-self": {"com1": "5", "com2": "na"}}


def test_one_goes_on_where_something_is_open(one):
    save(one, {f"behaviours-self.com{n}": "4" for n in range(1, 5)})
    shown = sheet(
        Questionnaire.objects.select_related("wave__cohort", "enrolment__person").get(),
        0,
        shows=True,
        at=SOON,
    )
    assert (shown.page.title, shown.answered, shown.percent) == ("Active listening", 1, 11)


@pytest.mark.parametrize("answer", ["6", "0", "often", "4.0", " 4"])
def test_what_is_no_answer_is_refused_and_nothing_of_it_is_kept(one, answer):
    with pytest.raises(NoSuchAnswer):
        save(one, {"behaviours-self.com1": "3", "behaviours-self.com2": answer})
    assert kept(one) == {}


def test_fields_of_another_page_are_not_taken(one):
    save(one, {"behaviours-self.lis1": "4", "recommend.recommend": "10"})
    assert kept(one) == {}


def test_words_are_kept_and_can_be_emptied(one):
    save(one, {"recommend.one-thing": "Shorter hours"}, number=9)
    assert kept(one) == {"recommend": {"one-thing": "Shorter hours"}}
    save(one, {"recommend.one-thing": ""}, number=9)
    assert kept(one) == {}
    with pytest.raises(NoSuchAnswer):
        save(one, {"recommend.one-thing": "x" * 2001}, number=9)


def test_nobody_else_answers_for_somebody(scene, one):
    for act in (answering.hand_in, answering.take_back):
        with pytest.raises(NotTheirQuestions):
            act(questionnaire=one, by=scene.chidi.person, at=SOON)
    with pytest.raises(NotTheirQuestions):
        save(one, {"behaviours-self.com1": "4"}, by=scene.people["coordinator"])


def test_what_is_handed_in_can_be_taken_back_while_there_is_time(one):
    answer_all(one, at=SOON)
    with pytest.raises(HandedIn):
        save(one, {"behaviours-self.com1": "1"})
    answering.take_back(questionnaire=one, by=one.enrolment.person, at=SOON)
    save(one, {"behaviours-self.com1": "1"})
    assert kept(one)["behaviours-self"]["com1"] == "1"
    with pytest.raises(Closed):
        save(one, {"behaviours-self.com1": "2"}, at=one.wave.closes_at)


def test_whoever_has_left_answers_no_more(scene, one):
    Enrolment.objects.filter(pk=scene.bo.pk).update(state="left")
    with pytest.raises(Closed):
        save(one, {"behaviours-self.com1": "4"})


def by_link(token: str, given: dict[str, str], one: Questionnaire, number: int = 1) -> None:
    answering.save_by_link(token=token, questions=pages_for(one)[number - 1].questions, given=given, at=SOON)


def test_a_link_adds_to_what_is_there_and_empties_nothing(one):
    save(one, {"recommend.one-thing": "Shorter hours"}, number=9)
    by_link(survey_token(one, at=NOW), {"recommend.recommend": "9", "recommend.one-thing": ""}, one, 9)
    assert kept(one) == {"recommend": {"recommend": "9", "one-thing": "Shorter hours"}}


def test_a_link_hands_in_once_and_can_take_that_back(one):
    token = survey_token(one, at=NOW)
    answering.hand_in_by_link(token=token, at=SOON)
    with pytest.raises(LinkSpent):
        by_link(token, {"behaviours-self.com1": "4"}, one)
    answering.take_back_by_link(token=token, at=SOON)
    by_link(token, {"behaviours-self.com1": "4"}, one)
    assert kept(one) == {"behaviours-self": {"com1": "4"}}


def test_a_link_that_was_not_used_takes_nothing_back(one):
    answer_all(one, at=SOON)
    with pytest.raises(Closed):
        answering.take_back_by_link(token=survey_token(one, at=NOW), at=SOON)


def test_a_link_expires_with_its_wave(one):
    with pytest.raises(LinkExpired):
        answering.hand_in_by_link(token=survey_token(one, at=NOW), at=one.wave.closes_at + timedelta(days=2))
