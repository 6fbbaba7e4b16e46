"""Who could be matched now, and who is not there yet."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from colead.pairing.models import MatchingPolicy
from colead.pairing.queries.policies import policy_of
from colead.pairing.states import MADE_BY, Makes
from colead.programmes.models import Cohort, Enrolment
from colead.programmes.queries.rosters import with_role
from colead.programmes.states import EnrolmentState, Format, Role

LIVE = ("active", "paused")  # partnerships that go on: their people have a partner
TWOS = ("pair", "triad")
CIRCLE = ("circle",)


@dataclass(frozen=True)
class Pool:
    """Who a round of one kind would be about: whom it places, and who makes room for them."""

    makes: Makes
    people: int  # to be placed
    mentors: int = 0
    places: int = 0
    facilitators: int = 0
    enough: bool = True


@dataclass(frozen=True)
class Readiness:
    """How many could be matched now, and the names of those who are not there yet."""

    ready: int
    partnered: int
    unfinished: tuple[str, ...]
    unanswered: tuple[str, ...]
    pools: tuple[Pool, ...] = ()

    @property
    def can_match(self) -> bool:
        """Tell whether there are enough people for a round of any kind."""
        return any(pool.enough for pool in self.pools)


def finished_in(cohort: Cohort) -> QuerySet[Enrolment]:
    """Find who takes part and has finished their profile, whether they have a partner or not."""
    return Enrolment.objects.filter(
        cohort=cohort, state=EnrolmentState.ADMITTED, profile__finished_at__isnull=False
    )


def ready_in(cohort: Cohort, makes: str = Makes.PAIRS) -> QuerySet[Enrolment]:
    """Find who can take part in a round: in the cohort, profile finished, no partnership of this kind that goes on."""
    finished = finished_in(cohort)
    if makes == Makes.MENTORING:
        return finished.filter(Q(pk__in=learners_in(finished)) | Q(pk__in=mentors_in(finished)))
    if makes == Makes.CIRCLES:
        seated = with_role(finished, whom_circles_seat(cohort)) | with_role(finished, Role.FACILITATOR)
        return finished.filter(pk__in=seated.values("pk")).exclude(pk__in=_live(cohort, CIRCLE))
    return finished.filter(pk__in=with_role(finished, Role.PEER).values("pk")).exclude(
        pk__in=_live(cohort, TWOS)
    )


def whom_circles_seat(cohort: Cohort) -> str:
    """Say whose circles they are: the learners' where there are mentors, otherwise everybody's."""
    return Role.LEARNER if cohort.programme.format == Format.NEAR_PEER else Role.PEER


def learners_in(finished: QuerySet[Enrolment]) -> QuerySet[Enrolment, int]:
    """Find the learners who have no mentor yet."""
    placed = Enrolment.objects.filter(
        memberships__role=Role.LEARNER, memberships__partnership__state__in=LIVE, memberships__left_at=None
    )
    learners = with_role(finished, Role.LEARNER).exclude(pk__in=placed.values("pk"))
    return learners.values_list("pk", flat=True)


def mentors_in(finished: QuerySet[Enrolment]) -> QuerySet[Enrolment, int]:
    """Find the mentors who take new learners at the moment; how many, `places_left` says."""
    open_to = with_role(finished, Role.MENTOR).exclude(profile__takes_nobody_new=True)
    return open_to.values_list("pk", flat=True)


def _live(cohort: Cohort, kinds: tuple[str, ...]) -> QuerySet[Enrolment, int]:
    rows = Enrolment.objects.filter(
        cohort=cohort, memberships__partnership__state__in=LIVE, memberships__partnership__kind__in=kinds,
        memberships__left_at=None,
    )  # fmt: skip
    return rows.values_list("pk", flat=True)


def learners_of(enrolments: QuerySet[Enrolment]) -> dict[int, int]:
    """Count the learners whom each mentor has now, by the mentor's enrolment; one query."""
    having = Q(
        memberships__role=Role.MENTOR, memberships__partnership__state__in=LIVE, memberships__left_at=None
    )
    rows = enrolments.annotate(learners=Count("memberships", filter=having)).filter(learners__gt=0)
    return dict(rows.values_list("pk", "learners"))


def places_left(policy_most: int, said: int | None, has: int) -> int:
    """Say how many learners more a mentor can take: their own word, within what the programme allows."""
    return max(0, min(said or policy_most, policy_most) - has)


@dataclass(frozen=True)
class _Row:
    """Somebody of a cohort, with the partnerships that they have now."""

    state: str
    is_finished: bool
    name: str
    roles: list[str]
    places: int | None
    pauses: bool
    in_pair: bool
    in_circle: bool
    has_mentor: bool
    learners: int

    @property
    def stage(self) -> str:
        if self.state == EnrolmentState.INVITED:
            return "unanswered"
        if self.state == EnrolmentState.ADMITTED and self.is_finished:
            return "finished"
        return (
            "unfinished" if self.state in (EnrolmentState.APPLIED, EnrolmentState.ADMITTED) else "elsewhere"
        )


def readiness(cohort: Cohort) -> Readiness:
    """Tell who could be matched now, and whom each kind of round would be about; two queries."""
    rows = _rows(cohort)
    names: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        names[row.stage].append(row.name)
    finished = [row for row in rows if row.stage == "finished"]
    policy = policy_of(cohort.programme)
    pools = tuple(_pool(cohort, makes, finished, policy) for makes in MADE_BY[cohort.programme.format])
    return Readiness(
        pools[0].people,
        sum(row.in_pair or row.in_circle or bool(row.learners) for row in finished),
        tuple(names["unfinished"]),
        tuple(names["unanswered"]),
        pools,
    )


def _mine(**seat: object) -> QuerySet[Enrolment]:
    """Ask for a seat that the person has not left, in a partnership that goes on; one row answers all of it."""
    live = {"memberships__partnership__state__in": LIVE, "memberships__left_at": None}
    return Enrolment.objects.filter(pk=OuterRef("pk"), **live, **seat)


def _rows(cohort: Cohort) -> list[_Row]:
    live = {"memberships__partnership__state__in": LIVE, "memberships__left_at": None}
    mentees = Count("memberships", filter=Q(memberships__role=Role.MENTOR, **live))
    found = Enrolment.objects.filter(cohort=cohort).annotate(
        in_pair=Exists(_mine(memberships__partnership__kind__in=TWOS)),
        in_circle=Exists(_mine(memberships__partnership__kind__in=CIRCLE)),
        has_mentor=Exists(_mine(memberships__role=Role.LEARNER)),
        learners=mentees,
    )
    return [
        _Row(state, finished_at is not None, *rest)
        for state, finished_at, *rest in found.order_by("person__name", "pk").values_list(
            "state", "profile__finished_at", "person__name", "roles", "profile__places",
            "profile__takes_nobody_new", "in_pair", "in_circle", "has_mentor", "learners",
        )
    ]  # fmt: skip


def _pool(cohort: Cohort, makes: Makes, finished: list[_Row], policy: MatchingPolicy) -> Pool:
    if makes == Makes.PAIRS:
        ready = sum(Role.PEER in row.roles and not row.in_pair for row in finished)
        return Pool(makes, ready, enough=ready > 1)
    if makes == Makes.CIRCLES:
        wanted = {whom_circles_seat(cohort), Role.FACILITATOR}
        seated = [row for row in finished if wanted & set(row.roles) and not row.in_circle]
        leads = sum(Role.FACILITATOR in row.roles for row in seated)
        enough = len(seated) >= policy.circle_smallest and leads >= policy.facilitators
        return Pool(makes, len(seated), facilitators=leads, enough=enough)
    free = [
        places_left(policy.mentor_most, row.places, row.learners)
        for row in finished
        if Role.MENTOR in row.roles and not row.pauses
    ]
    learners = sum(Role.LEARNER in row.roles and not row.has_mentor for row in finished)
    return Pool(makes, learners, sum(n > 0 for n in free), sum(free), enough=bool(learners and sum(free)))
