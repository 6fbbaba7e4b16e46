"""A pair and a circle, how they pause, part and end, and what has to hold of them whatever happens."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from colead.kernel.errors import Refused
from colead.partnerships.actions import check_ins, closings, endings, pauses, watch
from colead.partnerships.models import Ending, Meeting, Member, Partnership, Pause, Signal
from colead.programmes.models import Enrolment
from tests.cast import AMARA, BO, CHIDI, DANA, ELI, FEMI
from tests.factories.partnerships import make_meeting, make_partnership
from tests.factories.people import NOW, make_person
from tests.factories.programmes import enrol, make_cohort, make_programme

who = st.integers(0, 4)


class Life(RuleBasedStateMachine):
    """A pair and a circle in a cohort of half a year, and everything that can happen to them."""

    def __init__(self) -> None:
        super().__init__()
        self.run = transaction.atomic()
        self.run.__enter__()
        self.now = NOW
        self.amara = make_person(AMARA)
        self.cohort = make_cohort(make_programme(self.amara))
        self.cohort.starts_on, self.cohort.ends_on = NOW.date(), (NOW + timedelta(days=182)).date()
        self.cohort.save()
        self.people = [enrol(make_person(one), self.cohort) for one in (BO, CHIDI, DANA, ELI, FEMI)]
        self.pair = make_partnership(*self.people[:2])
        self.circle = make_partnership(*self.people)
        for together in (self.pair, self.circle):
            make_meeting(together, starts_at=NOW + timedelta(days=7))
        self.ended: set[int] = set()

    def teardown(self) -> None:
        """Leave nothing for the next run."""
        transaction.set_rollback(True)
        self.run.__exit__(None, None, None)

    def attempt(self, act, **given) -> None:
        """Do it as somebody; being refused is fine."""
        with suppress(Refused):
            act(at=self.now, **given)

    def one(self, place: int) -> Enrolment:
        return Enrolment.objects.select_related("person", "cohort__programme").get(pk=self.people[place].pk)

    @rule(place=who, circle=st.booleans())
    def wish(self, place, circle):
        self.attempt(endings.ask, partnership=self.circle if circle else self.pair, by=self.one(place).person)

    @rule(place=who, circle=st.booleans())
    def take_back(self, place, circle):
        self.attempt(
            endings.take_back, partnership=self.circle if circle else self.pair, by=self.one(place).person
        )

    @rule(place=who, days=st.none() | st.integers(1, 60))
    def pause(self, place, days):
        until = (self.now + timedelta(days=days)).date() if days else None
        self.attempt(pauses.pause, partnership=self.pair, until=until, by=self.one(place).person)

    @rule(place=who)
    def go_on(self, place):
        self.attempt(pauses.go_on, partnership=self.pair, by=self.one(place).person)

    @rule(place=who)
    def leave_for_a_while(self, place):
        self.attempt(pauses.take_leave, enrolment=self.one(place), until=None, by=self.one(place).person)

    @rule(place=who)
    def come_back(self, place):
        self.attempt(pauses.come_back, enrolment=self.one(place), by=self.one(place).person)

    @rule(circle=st.booleans())
    def coordinator_ends(self, circle):
        self.attempt(
            endings.end_as_coordinator, partnership=self.circle if circle else self.pair, by=self.amara
        )

    @rule(place=who, choice=st.sampled_from(["continue", "change", "stop"]))
    def answer(self, place, choice):
        for member in Member.ever.filter(enrolment=self.people[place]):
            for asked in member.check_ins.filter(kind="choice", settled_at=None):
                self.attempt(
                    check_ins.answer, check_in=asked, answers={"choice": choice}, by=self.one(place).person
                )

    @rule(hours=st.sampled_from([1, 24, 24 * 9, 24 * 40, -24 * 3]))
    def time_passes_and_workers_look(self, hours):
        self.now += timedelta(hours=hours)
        for look in (endings.take_effect_due, pauses.return_due, check_ins.open_due, check_ins.settle_due,
                     closings.close_due, watch.watch_due):  # fmt: skip
            look(at=self.now)

    @invariant()
    def what_has_ended_stays_ended_and_leaves_nothing_open(self):
        ended = set(Partnership.objects.filter(state="ended").values_list("pk", flat=True))
        assert self.ended <= ended
        self.ended = ended
        assert not Meeting.objects.filter(partnership__in=ended, state__in=["proposed", "planned"]).exists()
        assert not Ending.objects.filter(partnership__in=ended).exists()
        assert not Pause.objects.filter(partnership__in=ended, ended_at=None).exists()
        assert not Partnership.objects.filter(pk__in=ended, ended_by="").exists()

    @invariant()
    def a_pause_is_open_while_and_only_while_somebody_pauses(self):
        for together in Partnership.objects.exclude(state__in=["ended", "alumni"]):
            assert together.pauses.filter(ended_at=None).exists() == (together.state == "paused")
        away = Pause.objects.filter(ended_at=None, enrolment__isnull=False)
        assert not away.exclude(enrolment__state__in=["paused", "completed"]).exists()

    @invariant()
    def two_still_meet_where_anybody_does(self):
        for together in Partnership.objects.exclude(state="ended"):
            assert Member.objects.filter(partnership=together).count() >= 2

    @invariant()
    def nobody_is_nudged_a_third_time_and_no_entry_is_open_twice(self):
        assert not Signal.objects.filter(nudges__gt=2).exists()
        still = Signal.objects.filter(closed_at=None).values_list("partnership", "enrolment", "kind")
        assert len(still) == len(set(still))
