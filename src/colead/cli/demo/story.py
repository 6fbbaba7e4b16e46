"""The demo's story, told up to one of four stages by calling what people would call."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from colead.cli.demo import cast, community, conduct, formats, posts, training
from colead.cli.demo.answers import answer_before, answer_later
from colead.cli.demo.life import live_on
from colead.cli.demo.meetings import hold_meetings
from colead.cli.demo.words import write_words
from colead.community.actions import milestones
from colead.insights.actions import releases, results
from colead.pairing.actions import choices, profiles, rounds
from colead.pairing.actions.choices import NeedDraft, StrengthDraft
from colead.partnerships.actions import introductions, publication
from colead.people.actions import accounts, administrators, imports
from colead.people.models import DirectoryEntry, Person
from colead.programmes.actions import appointments, charters, cohorts, enrolments, programmes, templates
from colead.programmes.actions.cohorts import Plan
from colead.programmes.actions.programmes import Charter
from colead.programmes.models import Cohort, Enrolment
from colead.programmes.starters import STARTERS

# How many days ago the invitations went out, by stage.
INVITED_AGO = {"enrolment": 6, "matching": 16, "running": 50, "finished": 210}
INVITED = 40

CHARTER = Charter(
    name="Leading through change",
    purpose="We reorganise every year, and our managers carry it. Each should have one colleague to think with who is "
    "neither their boss nor their report.",
    goals="Difficult conversations are held within two days.\nDecisions are explained together with their reasons.\n"
    "Every manager can name what they practise right now.",
    not_this="Not coaching by a boss, not part of any appraisal, not therapy.",
    expectations="An hour every two weeks, half for each. A worksheet before, one small step after.",
    meeting_link="https://meet.example.org/{meeting}",
    sponsor_name="Olu Pattern",
    sponsor_words="You have an hour every two weeks for this. It is work, and it counts as work.",
    drivers="Three reorganisations in two years. Whoever leads here says: I had nobody to ask.",
    contact_floor=80,
    primary_outcome="How often managers decide in time, as they see it themselves: before the start and after 26 weeks.",
    code_of_conduct="What is said stays between us, except where somebody is in danger.\nWe ask before we advise.\n"
    "Nobody uses what they hear for or against a person.\nEither of us may end it without giving a reason.",
    contact_name="Nadia Contact",
    contact_reach="trust@example.org, read by her alone",
)
READ_IT = 20  # people who have acknowledged the charter


def tell(stage: str, *, now: datetime) -> None:
    """Tell the story up to `stage`: enrolment, matching, running or finished."""
    invited_at = now - timedelta(days=INVITED_AGO[stage])
    amara = _organisation(invited_at - timedelta(days=7))
    cohort = _plan(amara, invited_at)
    people = _invite(cohort, amara, invited_at)
    answered = people if stage != "enrolment" else people[:26]
    for row in STARTERS["technology"].parts["plan"]:
        templates.plan_step(
            programme=cohort.programme, **{**row, "title": str(row["title"])}, by=amara, at=invited_at
        )
    version = charters.publish(programme=cohort.programme, by=amara, at=invited_at)
    charters.lock_outcome(cohort=cohort, by=amara, at=invited_at)
    _answer(answered, invited_at, finished=len(answered) if stage != "enrolment" else 19)
    for enrolment in [one for one in answered[1:] if one.state != "declined"][:READ_IT]:
        charters.acknowledge(version=version, enrolment=enrolment, by=enrolment.person, at=now)
    training.learn(cohort, amara, invited_at + timedelta(days=min(10, INVITED_AGO[stage] - 3)), now=now)
    if stage in ("running", "finished"):
        published_at = invited_at + timedelta(days=15)
        answer_before(cohort, published_at - timedelta(days=3))
        _match(cohort, amara, published_at)
        hold_meetings(cohort, published_at, until=now)
        write_words(cohort, published_at, until=now)
        answer_later(cohort, until=now)
        live_on(cohort, amara, published_at, now=now, over=stage == "finished")
        community.give(cohort, now=now)
        community.announce(cohort, amara, now=now)
        community.tell_stories(cohort, now=now)
        community.take_badges(cohort, now=now)
        milestones.notice_due(at=now)
        formats.tell(amara, fill_in, published_at, now=now)
    posts.tell(cohort.programme, amara, now=invited_at)
    conduct.tell(now=now)
    releases.release(cohort=cohort, on=now.date(), at=now)
    results.release(cohort=cohort, on=now.date(), at=now)


def _organisation(at: datetime) -> Person:
    """Create the administrator, import the directory and give the coordinator and the sponsor their posts."""
    ada = administrators.create(email=cast.ADMINISTRATOR, name="Ada Root", password=cast.PASSWORD, at=at)
    imports.import_at_once(content=cast.DIRECTORY.read_bytes(), file_name=cast.DIRECTORY.name, by=ada, at=at)
    programme = programmes.create(charter=CHARTER, by=ada, at=at)
    amara, olu = (_account(address, ada, at) for address in (cast.COORDINATOR, cast.SPONSOR))
    appointments.appoint(programme=programme, person=amara, post="coordinator", by=ada, at=at)
    appointments.appoint(programme=programme, person=olu, post="sponsor", by=ada, at=at)
    appointments.withdraw(appointment=programme.appointments.get(person=ada), by=ada, at=at)
    return amara


def _account(address: str, by: Person, at: datetime) -> Person:
    entry = DirectoryEntry.objects.get(email=address)
    (person,) = accounts.people_for_entries(entries=[entry], by=by, at=at)
    return accounts.choose_password(person=person, password=cast.PASSWORD, at=at)


def _plan(amara: Person, invited_at: datetime) -> Cohort:
    programme = amara.appointments.get().programme
    start = (invited_at + timedelta(days=17)).date()
    plan = Plan(
        name=f"{'Spring' if start.month < 7 else 'Autumn'} {start.year}",
        answer_by=start - timedelta(days=3), starts_on=start, ends_on=start + timedelta(days=182),
    )  # fmt: skip
    return cohorts.create(programme=programme, plan=plan, by=amara, at=invited_at)


def _invite(cohort: Cohort, amara: Person, at: datetime) -> list[Enrolment]:
    outside = {cast.COORDINATOR, cast.SPONSOR}
    wanted = [address for address in cast.addresses() if address not in outside][:INVITED]
    entries = list(DirectoryEntry.objects.filter(email__in=wanted))
    people = accounts.people_for_entries(entries=entries, by=amara, at=at)
    invited = enrolments.invite(cohort=cohort, people=people, by=amara, at=at)
    # Bo answers first; the others in the order of the directory.
    order = {address: place for place, address in enumerate(wanted)}
    return sorted(invited, key=lambda enrolment: order[enrolment.person.email])


def _answer(people: Sequence[Enrolment], invited_at: datetime, *, finished: int) -> None:
    """Let people answer over ten days: one in eight declines, the first `finished` finish their profile."""
    for place, enrolment in enumerate(people):
        at = invited_at + timedelta(hours=3 + place * 4)
        if place % 8 == 7:
            enrolments.decline(enrolment=enrolment, at=at)
            continue
        accepted = enrolments.accept(enrolment=enrolment, at=at)
        if accepted.person.email == cast.PEER:
            accounts.choose_password(person=accepted.person, password=cast.PASSWORD, at=at)
        fill_in(accepted, at, finish=place < finished)


def fill_in(enrolment: Enrolment, at: datetime, *, finish: bool) -> None:
    """Tell in a profile what the demo has made up for this person, up to the needs or up to the end."""
    person, who = enrolment.person, cast.persona(enrolment.person.email)
    keys = dict(enrolment.cohort.programme.competencies.values_list("code", "key"))
    needs = {keys[code]: NeedDraft(3 - i, cast.WANTED[code]) for i, code in enumerate(who.needs)}
    choices.save_needs(enrolment=enrolment, changes=needs, by=person, at=at)
    if not finish:
        return
    strengths = {
        keys[code]: StrengthDraft(2 + i % 2, cast.OFFERED[code]) for i, code in enumerate(who.strengths)
    }
    choices.save_strengths(enrolment=enrolment, changes=strengths, by=person, at=at)
    scales = dict(zip(("direct", "plan", "pace"), who.style, strict=True))
    profiles.save_values(enrolment=enrolment, cards=(who.cards, ()), by=person, at=at)
    profiles.save_talk(enrolment=enrolment, scales=scales, languages=(["en"], ()), by=person, at=at)
    zone = person.directory_entry.time_zone
    profiles.save_week(enrolment=enrolment, hours=(who.hours, ()), time_zone=zone, by=person, at=at)
    profiles.finish(enrolment=enrolment, by=person, at=at)


def _match(cohort: Cohort, amara: Person, at: datetime) -> None:
    created = rounds.request(cohort=cohort, by=amara, at=at)
    rounds.solve_waiting(lambda: at)
    approved = rounds.approve(round=created, by=amara, at=at)
    publication.publish(round=approved, by=amara, at=at)
    introductions.introduce_due(at=at)
