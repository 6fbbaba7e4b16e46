"""The demo's other programmes: learners who choose their mentor, and circles. Told by what people would do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from colead.cli.demo import cast
from colead.pairing.actions import choosing, policies, requests, rounds
from colead.pairing.models import Suggestion
from colead.partnerships.actions import acceptance as answers
from colead.partnerships.actions import introductions, publication
from colead.people.actions import accounts
from colead.people.models import DirectoryEntry, Person
from colead.programmes.actions import appointments, cohorts, enrolments, programmes
from colead.programmes.actions.cohorts import Plan
from colead.programmes.actions.programmes import Charter
from colead.programmes.models import Cohort, Enrolment
from colead.programmes.states import Format, Role

A_STEP_AHEAD = Charter(
    name="A step ahead",
    purpose="Whoever leads for the first time should know somebody who has done it, and choose them.",
    expectations="Five times 45 minutes. Learners ask; mentors answer within a week.",
    cadence_days=21,
    meeting_minutes=45,
)
ROUND_THE_TABLE = Charter(
    name="Round the table",
    purpose="The same few colleagues, once a month, each with a turn.",
    expectations="Ninety minutes a month. Somebody opens and keeps the time.",
    cadence_days=28,
    meeting_minutes=90,
)
MENTORS, LEARNERS, IN_CIRCLES = 5, 8, 12
FillIn = Callable[..., None]
MESSAGE = "I lead my first team since spring and put off the difficult talks. How did you begin?"
AFTER = timedelta(days=2)  # the people who are asked here have answered by then


def tell(amara: Person, fill_in: FillIn, at: datetime, *, now: datetime) -> None:
    """Tell both programmes; `fill_in` makes up a profile."""
    addresses = [one for one in cast.addresses() if one not in (cast.COORDINATOR, cast.SPONSOR)]
    spare = addresses[40:]
    _choice(amara, spare[: MENTORS + LEARNERS], fill_in, at, now)
    _circles(amara, addresses[20 : 20 + IN_CIRCLES], fill_in, at)


def _choice(amara: Person, addresses: Sequence[str], fill_in: FillIn, at: datetime, now: datetime) -> None:
    cohort = _programme(A_STEP_AHEAD, Format.CHOICE, amara, at)
    roles = [Role.MENTOR] * MENTORS + [Role.LEARNER] * LEARNERS
    enrolled = _take_part(cohort, amara, dict(zip(addresses, roles, strict=False)), fill_in, at)
    found = rounds.request(cohort=cohort, by=amara, at=at)
    rounds.solve_waiting(lambda: at)
    choosing.open(round=found, by=amara, at=now - timedelta(days=3))
    choosing.suggest_due(at=now - timedelta(days=3))
    learners = [enrolment for enrolment in enrolled if Role.LEARNER in enrolment.roles]
    _ask(learners[0], now, answer="yes")
    _ask(learners[1], now, answer="no")
    _ask(learners[2], now)
    introductions.introduce_due(at=now)


def _ask(learner: Enrolment, now: datetime, *, answer: str = "") -> None:
    shown = Suggestion.objects.select_related("round").filter(enrolment=learner)
    for suggestion in shown:
        try:
            made = requests.ask(suggestion=suggestion, message=MESSAGE, by=learner.person, at=now - AFTER)
        except requests.NotAvailable:
            continue
        if answer == "yes":
            answers.accept(request=made, by=made.asked.person, at=now - timedelta(days=1))
        elif answer == "no":
            requests.decline(request=made, by=made.asked.person, at=now - timedelta(days=1))
        return


def _circles(amara: Person, addresses: Sequence[str], fill_in: FillIn, at: datetime) -> None:
    cohort = _programme(ROUND_THE_TABLE, Format.CIRCLES, amara, at, min_shared_hours=1, facilitators=0)
    _take_part(cohort, amara, dict.fromkeys(addresses, Role.PEER), fill_in, at)
    found = rounds.request(cohort=cohort, by=amara, at=at)
    rounds.solve_waiting(lambda: at)
    publication.publish(round=rounds.approve(round=found, by=amara, at=at), by=amara, at=at)
    introductions.introduce_due(at=at)


def _programme(charter: Charter, format: str, amara: Person, at: datetime, **values: int) -> Cohort:
    ada = Person.objects.get(email=cast.ADMINISTRATOR)
    programme = programmes.create(charter=charter, by=ada, at=at)
    appointments.appoint(programme=programme, person=amara, post="coordinator", by=ada, at=at)
    appointments.withdraw(appointment=programme.appointments.get(person=ada), by=ada, at=at)
    policies.change(programme=programme, format=format, values=values, by=amara, at=at)
    programme.refresh_from_db()
    start = at.date()
    plan = Plan(
        name=f"Pilot {start.year}", answer_by=start, starts_on=start, ends_on=start + timedelta(days=180)
    )
    return cohorts.create(programme=programme, plan=plan, by=amara, at=at)


def _take_part(
    cohort: Cohort, amara: Person, roles: dict[str, str], fill_in: FillIn, at: datetime
) -> list[Enrolment]:
    entries = list(DirectoryEntry.objects.filter(email__in=list(roles)))
    people = accounts.people_for_entries(entries=entries, by=amara, at=at)
    given = {person.pk: [roles[person.email]] for person in people}
    invited = enrolments.invite(cohort=cohort, people=people, roles=given, by=amara, at=at)
    for enrolment in invited:
        enrolments.accept(enrolment=enrolment, at=at)
        enrolment.refresh_from_db()
        fill_in(enrolment, at, finish=True)
    return sorted(invited, key=lambda enrolment: list(roles).index(enrolment.person.email))
