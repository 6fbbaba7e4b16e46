"""The questions about how it is going: one “stop” is enough, and nothing anywhere tells whose it was."""

from __future__ import annotations

import json
import re
from datetime import timedelta

import pytest
from django.db import connection

from colead.kernel.models import AuditEvent, OutboxEmail
from colead.kernel.personal import holdings
from colead.kernel.states import MoveRefused
from colead.partnerships.actions import check_ins, closings, endings
from colead.partnerships.actions.check_ins import NoSuchChoice, WindowClosed
from colead.partnerships.actions.seats import NotMember
from colead.partnerships.models import CheckIn, Member, Partnership, Signal, Taps
from colead.partnerships.private_signs import Tapped, of_steps, of_taps
from colead.partnerships.queries.own_signs import own_signs
from colead.programmes.actions import enrolments
from colead.programmes.models import Enrolment
from tests.cast import FEMI
from tests.factories.check_ins import ask
from tests.factories.partnerships import make_meeting, make_partnership
from tests.factories.people import NOW, make_person
from tests.factories.programmes import enrol

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
OVER = NOW + 8 * DAY


@pytest.fixture
def pair(cast) -> Partnership:
    """Give Bo and Chidi's partnership; their cohort ends in half a year."""
    cast.cohort.starts_on, cast.cohort.ends_on = NOW.date(), NOW.date() + timedelta(days=182)
    cast.cohort.save()
    return make_partnership(cast.bo, cast.chidi)


def say(enrolment, check_in, **answers: str) -> CheckIn:
    return check_ins.answer(check_in=check_in, answers=answers, by=enrolment.person, at=NOW)


def asked_on(*days: float) -> list[int]:
    return [check_ins.open_due(at=NOW + day * DAY) for day in days]


def test_each_question_is_asked_once_in_its_time(pair):
    assert asked_on(13, 14, 14, 20, 44, 45, 50, 167, 168, 169) == [0, 1, 0, 0, 0, 1, 0, 0, 1, 0]
    assert CheckIn.objects.count() == 6
    assert sorted(OutboxEmail.objects.values_list("kind", flat=True)) == ["partnerships.check_in"] * 6


def test_a_worker_that_slept_asks_nothing_of_long_ago(pair):
    assert asked_on(90) == [0]


def test_a_clock_that_ran_ahead_ends_nothing_when_it_is_set_right(cast, pair):
    assert asked_on(400, 20) == [1, 1]  # the planned end, then, by the right clock, the first fortnight
    closing = CheckIn.objects.filter(kind="closing").first()
    assert closing is not None
    assert closing.closes_at > NOW + 180 * DAY
    assert closings.close_due(at=NOW + 30 * DAY) == 0


def test_a_question_stays_open_for_a_week_whatever_the_clock_did(pair):
    asked_on(400)
    assert closings.close_due(at=NOW + 401 * DAY) == 0


@pytest.mark.parametrize("who", ["bo", "chidi"])
def test_either_one_suffices_and_both_read_the_same(cast, pair, who):
    questions = {name: ask(getattr(cast, name)) for name in ("bo", "chidi")}
    for name, question in questions.items():
        say(getattr(cast, name), question, choice="stop" if name == who else "continue")
    assert check_ins.settle_due(at=NOW + 6 * DAY) == 0
    assert check_ins.settle_due(at=OVER) == 1
    pair.refresh_from_db()
    assert (pair.state, pair.ended_by) == ("ended", "members")
    texts = [
        re.sub(r"/partner/\w+/", "", text) for text in OutboxEmail.objects.values_list("text", flat=True)
    ]
    assert (len(texts), len(set(texts))) == (2, 1)


def test_what_is_left_behind_is_the_same_whoever_said_it_and_however_it_ended(cast, pair):
    """Compare all that is kept after Bo's stop, after Chidi's, and after the button, but for keys and times."""
    left = []
    for who in ("bo", "chidi"):
        made = make_partnership(cast.bo, cast.chidi)
        questions = {name: ask(getattr(cast, name)) for name in ("bo", "chidi")}
        for name, question in questions.items():
            say(getattr(cast, name), question, choice="stop" if name == who else "change")
        check_ins.settle_due(at=OVER)
        events = AuditEvent.objects.filter(thing=made.key).order_by("pk")
        left.append(
            (
                [(event.by, event.action, event.facts) for event in events],
                sorted(CheckIn.objects.filter(member__partnership=made).values_list("kind", "answers")),
                [(signal.kind, signal.enrolment_id) for signal in made.signals.all()],
            )
        )
    assert left[0] == left[1]
    made = make_partnership(cast.bo, cast.chidi)
    endings.ask(partnership=made, by=cast.bo.person, at=NOW)
    endings.take_effect_due(at=OVER)
    assert [(signal.kind, signal.enrolment_id) for signal in made.signals.all()] == left[0][2]


def test_an_answer_has_the_same_length_in_the_database_whatever_it_says(cast, pair):
    question, lengths = ask(cast.bo), set[int]()
    for choice in ("continue", "change", "stop"):
        say(cast.bo, question, choice=choice)
        with connection.cursor() as cursor:
            cursor.execute("SELECT answers FROM partnerships_checkin")
            lengths.add(len(cursor.fetchone()[0]))
    assert len(lengths) == 1


def test_an_answer_can_be_changed_until_the_window_closes_by_its_writer_alone(cast, pair):
    question = ask(cast.bo)
    say(cast.bo, question, choice="stop")
    say(cast.bo, question, choice="continue")
    with pytest.raises(NotMember):
        say(cast.chidi, question, choice="stop")
    with pytest.raises(NoSuchChoice):
        say(cast.bo, question, choice="perhaps")
    with pytest.raises(WindowClosed):
        check_ins.answer(check_in=question, answers={"choice": "stop"}, by=cast.bo.person, at=OVER)
    check_ins.settle_due(at=OVER)
    pair.refresh_from_db()
    assert pair.state == "active"


def test_the_half_way_answers_are_forgotten_and_others_stay_the_writers(cast, pair):
    say(cast.bo, ask(cast.bo), choice="continue")
    kept = ask(cast.bo, "settling")
    say(cast.bo, kept, in_the_way="canary-way")
    check_ins.settle_due(at=OVER)
    assert [(one.kind, json.loads(one.answers or "{}")) for one in CheckIn.objects.order_by("pk")] == [
        ("choice", {}), ("settling", {"in_the_way": "canary-way"}),
    ]  # fmt: skip
    held = next(holding for holding in holdings() if holding.name == "check_ins")
    assert [held.rows(one.person).count() for one in (cast.bo, cast.chidi)] == [2, 0]


def test_in_a_circle_whoever_stops_leaves_and_the_others_go_on(cast, pair):
    circle = make_partnership(cast.bo, cast.chidi, cast.dana, cast.eli, enrol(make_person(FEMI), cast.cohort))
    say(cast.dana, ask(cast.dana), choice="stop")
    check_ins.settle_due(at=OVER)
    assert Member.objects.filter(partnership=circle).count() == 4


def test_no_answer_reaches_the_coordinators_list(cast, pair):
    say(cast.bo, ask(cast.bo, "settling"), met="no", in_the_way="trust")
    check_ins.settle_due(at=OVER)
    assert Signal.objects.count() == 0


def close(cast, pair, **stays: str) -> tuple[str, list[str]]:
    for name, stay in stays.items():
        question = ask(getattr(cast, name), "closing")
        if stay:
            say(getattr(cast, name), question, stay=stay, next_with="canary-next-with")
    closings.close_due(at=OVER)
    pair.refresh_from_db()
    return pair.state, sorted(
        set(Enrolment.objects.filter(memberships__partnership=pair).values_list("state", flat=True))
    )


@pytest.mark.parametrize(
    ("bo", "chidi", "state"),
    [("yes", "yes", "alumni"), ("yes", "no", "ended"), ("yes", "", "ended"), ("", "", "ended")],
)
def test_staying_in_touch_takes_everybody_and_all_complete_the_programme(cast, pair, bo, chidi, state):
    assert close(cast, pair, bo=bo, chidi=chidi) == (state, ["completed"])
    mails = OutboxEmail.objects.filter(kind="partnerships.closed")
    assert mails.count() == 2
    assert "canary" not in "".join(mail.text + mail.html + mail.subject for mail in mails)
    assert closings.close_due(at=OVER) == 0
    assert Signal.objects.count() == 0


def test_alumni_can_end_it_and_nobody_is_asked_to_call(cast, pair):
    close(cast, pair, bo="yes", chidi="yes")
    endings.ask(partnership=pair, by=cast.bo.person, at=OVER)
    endings.take_effect_due(at=OVER + DAY)
    pair.refresh_from_db()
    assert (pair.state, Signal.objects.count()) == ("ended", 0)


def test_whose_partnership_ended_before_completes_with_the_cohort(cast, pair):
    earlier = make_partnership(cast.dana, cast.eli)
    endings.end_as_coordinator(partnership=earlier, by=cast.amara, at=NOW)
    close(cast, pair, bo="", chidi="")
    closings.close_due(at=NOW + 190 * DAY)
    assert set(Enrolment.objects.values_list("state", flat=True)) == {"completed"}
    with pytest.raises(MoveRefused):
        enrolments.complete(enrolment=cast.dana, at=OVER)


def test_private_signs_come_from_ones_own_taps_alone(cast, pair):
    mine, theirs = Member.objects.get(enrolment=cast.bo), Member.objects.get(enrolment=cast.chidi)
    for number in (1, 2):
        meeting = make_meeting(pair, starts_at=NOW - (30 - number) * DAY, number=number, state="held")
        Taps.objects.create(
            meeting=meeting, member=theirs, held=True, useful="1", balance="5", answered_at=NOW
        )
        Taps.objects.create(meeting=meeting, member=mine, held=True, useful="4", balance="3", answered_at=NOW)
    seen = [[hint.code for hint in own_signs(one, at=NOW).hints] for one in (mine, theirs)]
    assert seen == [[], ["low", "mostly_theirs"]]


@pytest.mark.parametrize(
    ("useful", "balance", "codes"),
    [
        ([2], [], ["low"]), ([5, 3], [], ["low"]), ([3, 3, 2], [], ["low"]), ([3, 3, 3], [], []), ([4, 3], [3, 3], []),
        ([], [4, 5], ["mostly_theirs"]), ([], [2, 1], ["mostly_mine"]), ([], [4, 2], []), ([], [5], []),
    ],
)  # fmt: skip
def test_each_private_row_of_the_table_at_its_edge(useful, balance, codes):
    taps = [Tapped(one, None) for one in useful] + [Tapped(None, one) for one in balance]
    assert [hint.code for hint in of_taps(taps)] == codes


def test_three_hours_without_a_step():
    assert [bool(of_steps(steps)) for steps in (["", ""], ["", "", ""], ["x", "", ""], ["x", "", "", ""])] == [
        False, True, False, True,
    ]  # fmt: skip
