"""The whole life of partnerships in one cohort: everything that people, coordinators, imports and workers can do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from itertools import combinations
from typing import Any

from django.db import connection
from django.http import Http404
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from colead.kernel import digests
from colead.kernel.errors import Refused
from colead.kernel.mail_kinds import nudge_kinds
from colead.kernel.models import AuditEvent, OutboxEmail
from colead.partnerships import access, goal_access
from colead.partnerships.actions import (
    agreements,
    goal_reminders,
    goals,
    introductions,
    lines,
    meetings,
    messages,
    publication,
    rematches,
    reminders,
    requests,
    taps,
    worksheets,
)
from colead.partnerships.actions.goals import GoalDraft
from colead.partnerships.actions.taps import Said
from colead.partnerships.actions.worksheets import Answers
from colead.partnerships.models import Goal, Meeting, Member, Message, Partnership, Signal
from colead.people.actions import erasure, imports
from colead.people.models import DirectoryEntry, Person
from colead.programmes.models import Enrolment
from tests.factories.partnerships import fill_in, make_round
from tests.partnerships.life_machine import Life, who

which = st.integers(0, 30)
LIVING = ("active", "paused")
STAFF = "staff number,name,e-mail,manager"


class WholeLife(Life):
    """Two pairs as a round published them, a circle, one who waits; and all that can become of them."""

    def __init__(self) -> None:
        super().__init__()
        for enrolment in self.people:
            fill_in(enrolment)
        two = make_round(self.cohort, self.amara, tuple(self.people[:2]), tuple(self.people[2:4]))
        self.pair.delete()
        publication.publish(round=two, by=self.amara, at=self.now)
        self.pair = Partnership.objects.filter(kind="pair").earliest("pk")
        self.gone: set[int] = set()
        self.were_together: dict[frozenset[int], int] = {}
        self.seen: dict[int, tuple[str, Any, int, str]] = {}
        self.knocked: set[tuple[object, int, str]] = set()
        self.causes: set[tuple[object, ...]] = set()
        self.latest_mail = 0
        self.answered: dict[tuple[str, str], int] = {}
        self._hire()

    def _hire(self) -> None:
        """Put everybody into the directory, without managers."""
        self._import(*[""] * len(self.people))
        for place, enrolment in enumerate(self.people):
            DirectoryEntry.objects.filter(reference=f"p{place}").update(person=enrolment.person)

    def _import(self, *managers: str) -> None:
        rows = [
            f"p{place},{enrolment.person.name},{enrolment.person.email},{manager}"
            for place, (enrolment, manager) in enumerate(zip(self.people, managers, strict=True))
            if place not in self.gone
        ]
        content = "\n".join([STAFF, *rows]).encode()
        imports.import_at_once(content=content, file_name="people.csv", by=self.amara, at=self.now)

    def attempt(self, act: Callable[..., object], **given: Any) -> None:
        """Do it as somebody; being refused is fine, and whatever was changed has left an event."""
        events = AuditEvent.objects.count()
        with writing() as written:
            try:
                act(at=self.now, **given)
            except Refused:
                assert AuditEvent.objects.count() == events, f"{act} was refused and says that it was done"
                return
        assert AuditEvent.objects.count() > events or not written, f"{act} left no event of {written}"
        by = given.get("by")
        if by is not None:
            self.answered.update({seat: count for seat, count in _nudges().items() if seat[0] == by.key})

    def one(self, place: int) -> Enrolment:
        """Give whom the place stands for; the next one, where they were erased."""
        while place in self.gone:
            place = (place + 1) % len(self.people)
        return super().one(place)

    def some(self, model: Any, number: int) -> Any:
        """Give one of the rows there are, or nothing."""
        rows = list(model.objects.order_by("pk"))
        return rows[number % len(rows)] if rows else None

    def about(self, model: Any, number: int, act: Callable[..., object], place: int, **given: Any) -> None:
        """Let somebody do something with one of the rows there are, whether it is theirs or not."""
        found = self.some(model, number)
        if found is not None:
            self.attempt(act, **{model.__name__.lower(): found}, by=self.one(place).person, **given)

    @rule(place=who, number=which, choice=st.integers(0, 2))
    def pick_a_time(self, place, number, choice):
        found = self.some(Meeting, number)
        slots = list(found.slots.all()) if found else []
        if slots:
            person = self.one(place).person
            self.attempt(meetings.pick_slot, meeting=found, slot=slots[choice % len(slots)], by=person)

    @rule(
        place=who,
        number=which,
        act=st.sampled_from(["plan", "reschedule", "plan_next"]),
        hours=st.integers(-2, 400),
    )
    def set_a_time(self, place, number, act, hours):
        starts_at = self.now + timedelta(hours=hours)
        found = self.some(Meeting, number)
        if found is not None:
            act = getattr(meetings, act)
            self.attempt(
                act, meeting=found, starts_at=starts_at, minutes=60, place="", by=self.one(place).person
            )

    @rule(place=who, number=which, reason=st.sampled_from(["", "the train"]))
    def call_off(self, place, number, reason):
        self.about(Meeting, number, meetings.cancel, place, reason=reason)

    @rule(place=who, number=which, held=st.booleans(), word=st.booleans())
    def tap(self, place, number, held, word):
        self.about(Meeting, number, taps.answer, place, said=Said(held=held, useful=2, balance=4, word=word))

    @rule(place=who, number=which)
    def take_taps_back(self, place, number):
        self.about(Meeting, number, taps.undo, place)

    @rule(place=who, number=which, version=st.integers(0, 2))
    def fill_in_the_sheet(self, place, number, version):
        typed = Answers("a help", "a try", "a worth", "a step")
        self.about(Meeting, number, worksheets.save, place, answers=typed, version=version)

    @rule(place=who, number=which, revision=st.integers(0, 2))
    def agree(self, place, number, revision):
        self.about(Partnership, number, agreements.begin, place)
        self.about(Partnership, number, agreements.sign, place, revision=revision)

    @rule(place=who, number=which)
    def write_a_message(self, place, number):
        self.about(Partnership, number, messages.post, place, text="a word between us")

    @rule(place=who, number=which)
    def take_a_message_back(self, place, number):
        self.about(Message, number, messages.take_back, place)

    @rule(place=who, days=st.integers(3, 90))
    def set_a_goal(self, place, days):
        mine = self.one(place)
        draft = GoalDraft("a goal", "a measure", ("a step",) * 5, (self.now + timedelta(days=days)).date())
        self.attempt(goals.begin, enrolment=mine, draft=draft, by=mine.person)

    @rule(place=who, number=which, level=st.integers(1, 5))
    def note_progress(self, place, number, level):
        self.about(Goal, number, goals.note, place, text="a note", level=level, kind="progress")

    @rule(place=who)
    def ask_for_a_word(self, place):
        self.attempt(
            requests.ask_for_a_word, enrolment=self.one(place), words="a request", by=self.one(place).person
        )

    @rule(first=who, second=who)
    def coordinator_rematches(self, first, second):
        two = [self.one(first), self.one(second)]
        self.attempt(rematches.put_together, cohort=self.cohort, people=two, by=self.amara)

    @rule(number=which, place=who)
    def coordinator_lets_join(self, number, place):
        found = self.some(Partnership, number)
        if found:
            self.attempt(rematches.join, partnership=found, newcomer=self.one(place), by=self.amara)

    @rule(boss=who, place=who)
    def a_reporting_line_appears(self, boss, place):
        managers = [""] * len(self.people)
        if boss != place:
            managers[place] = f"p{boss}"
        self._import(*managers)

    @rule(number=which, keep=st.booleans())
    def coordinator_decides_about_a_line(self, number, keep):
        found = list(Signal.objects.filter(kind="line"))
        if found:
            self.attempt(lines.decide, signal=found[number % len(found)], keep=keep, by=self.amara)

    @rule(place=who)
    def erase_somebody(self, place):
        if len(self.gone) < 2 and place not in self.gone:
            person = self.one(place).person
            with suppress(Refused):
                erasure.erase(person=person, by=person, at=self.now)
                self.gone.add(place)

    @rule()
    def the_other_workers_look(self):
        for look in (introductions.introduce_due, reminders.prepare_due, reminders.ask_for_taps_due,
                     messages.tell_due, goal_reminders.remind_due, digests.write_due):  # fmt: skip
            look(at=self.now)

    @invariant()
    def nobody_gets_what_is_not_theirs(self):
        people = [self.one(place).person for place in range(len(self.people)) if place not in self.gone]
        seats = set(Member.ever.values_list("partnership__key", "enrolment__person"))
        places = Meeting.objects.values_list("partnership__key", "key")
        things: list[tuple[Callable[[Person, str], object], str, str]] = [
            (access.own_meeting, key, partnership) for partnership, key in places
        ]
        things += [(access.own_partnership, key, key) for key, _person in seats]
        for getter, key, partnership in things:
            for person in [*people, self.amara]:
                if (partnership, person.pk) not in seats:
                    self.must_not_get(getter, person, key)
        for key, owner in Goal.objects.values_list("key", "enrolment__person"):
            for person in [*people, self.amara]:
                if person.pk != owner:
                    self.must_not_get(goal_access.own_goal, person, key)

    def must_not_get(self, getter: Callable[..., object], person: Person, key: str) -> None:
        """Knock once at every door that is not theirs; who comes in later has got a seat."""
        if (getter, person.pk, key) not in self.knocked:
            self.knocked.add((getter, person.pk, key))
            with suppress(Http404):
                getter(person, key)
                raise AssertionError(f"{person} got {key} from {getter}")

    @invariant()
    def whose_partnership_ended_never_meet_again(self):
        for ended in Partnership.objects.filter(state="ended", kind="pair").exclude(ended_by="joined"):
            two = frozenset(Member.ever.filter(partnership=ended).values_list("enrolment", flat=True))
            latest = Partnership.objects.latest("pk").pk
            self.were_together.setdefault(two, latest)
        for pair in Partnership.objects.filter(state__in=LIVING, kind__in=["pair", "triad"]):
            people = Member.objects.filter(partnership=pair).values_list("enrolment", flat=True)
            for one, other in combinations(sorted(people), 2):
                assert self.were_together.get(frozenset((one, other)), pair.pk) >= pair.pk

    @invariant()
    def calendars_are_never_told_an_older_sequence(self):
        for meeting in Meeting.objects.all():
            now = (meeting.state, meeting.starts_at, meeting.calendar_sequence, meeting.calendar_uid)
            before = self.seen.get(meeting.pk, now)
            if before[3] == now[3]:
                assert now[2] >= before[2]
                moved = (
                    before[0] == "planned" and now[:2] != before[:2] and now[0] in ("planned", "cancelled")
                )
                assert not moved or now[2] > before[2]
            self.seen[meeting.pk] = now

    @invariant()
    def one_cause_writes_one_mail(self):
        fresh = OutboxEmail.objects.filter(pk__gt=self.latest_mail).order_by("pk")
        for mail in fresh:
            self.latest_mail = mail.pk
            cause = (mail.kind, mail.to_person, mail.subject, mail.created_at, mail.text)
            assert cause not in self.causes
            self.causes.add(cause)

    @invariant()
    def nobody_is_nudged_more_than_twice_without_an_answer(self):
        for seat, count in _nudges().items():
            assert count - self.answered.get(seat, 0) <= 2


def _nudges() -> Counter[tuple[str, str]]:
    rows = OutboxEmail.objects.filter(kind__in=nudge_kinds()).exclude(thread="").exclude(work_state="failed")
    return Counter(rows.values_list("to_person", "thread"))


@contextmanager
def writing() -> Iterator[list[str]]:
    """Collect what is written to the database meanwhile."""
    written = list[str]()

    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith(("INSERT", "UPDATE", "DELETE")):
            written.append(sql[:60])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield written
