"""One scene with somebody of every kind in it, for the permission table and the page tests."""

from __future__ import annotations

from dataclasses import dataclass

from colead.partnerships.models import Meeting, Partnership
from colead.people.models import Person
from colead.programmes.models import Cohort, Enrolment, Programme
from colead.programmes.states import Format, Role
from tests.cast import ADA, AMARA, BO, CHIDI, COCO, DANA, EVA, FOLA, KOFI, LARS, MIRA, OLU, SAM, VERA, ZOE
from tests.factories.partnerships import end, make_meeting, make_partnership, tomorrow
from tests.factories.people import make_person
from tests.factories.programmes import appoint, enrol, make_cohort, make_programme


@dataclass(frozen=True)
class Scene:
    """Amara's programme with a cohort in which Bo and Chidi are partners, Dana is a peer, and Kofi met Bo before.

    In Olu's programme Mira mentors Lars, the learner, where the scene is asked for with mentoring.
    """

    programme: Programme
    other_programme: Programme
    cohort: Cohort
    bo: Enrolment
    chidi: Enrolment
    dana: Enrolment
    partnership: Partnership
    meeting: Meeting
    mentor: Enrolment | None
    learner: Enrolment | None
    mentoring: Partnership | None
    people: dict[str, Person | None]


def make_scene(*, with_mentoring: bool = False) -> Scene:
    """Build the scene; `people` maps each kind of the permission table to its person."""
    administrator = make_person(ADA, is_administrator=True)
    amara, olu, sam = make_person(AMARA), make_person(OLU), make_person(SAM)
    bo, chidi, dana, zoe = make_person(BO), make_person(CHIDI), make_person(DANA), make_person(ZOE)
    programme = make_programme(amara)
    other = make_programme(olu, name="Another programme")
    appoint(sam, programme)
    cohort = make_cohort(programme)
    enrolled = [enrol(person, cohort) for person in (bo, chidi, dana)]
    kofi = make_person(KOFI)
    end(make_partnership(enrolled[0], enrol(kofi, cohort)))
    eva, coco = make_person(EVA), make_person(COCO)
    appoint(eva, programme, "evaluator")
    appoint(coco, programme, "co", ["invite"])
    vera = make_person(VERA)
    vera.is_safeguarding_contact = True
    vera.save()
    partnership = make_partnership(*enrolled[:2])
    mentor, learner, mentoring = _mentoring(other) if with_mentoring else (None, None, None)
    near_peers = {"mentor": mentor.person, "learner": learner.person} if mentor and learner else {}
    return Scene(
        programme=programme, other_programme=other, cohort=cohort,
        bo=enrolled[0], chidi=enrolled[1], dana=enrolled[2],
        mentor=mentor, learner=learner, mentoring=mentoring,
        partnership=partnership, meeting=make_meeting(partnership, starts_at=tomorrow()),
        people={
            "nobody": None, "stranger": zoe, "peer": dana, "partner": bo, "coordinator": amara,
            "other_coordinator": olu, "sponsor": sam, "administrator": administrator, "former_partner": kofi,
            "safeguarding_contact": vera, "evaluator": eva, "co_coordinator": coco,
            "facilitator": make_person(FOLA), **near_peers,
        },
    )  # fmt: skip


def _mentoring(programme: Programme) -> tuple[Enrolment, Enrolment, Partnership]:
    """Let somebody mentor a learner in a programme of that format."""
    programme.format = Format.NEAR_PEER
    programme.save(update_fields=["format"])
    cohort = make_cohort(programme)
    mentor, learner = enrol(make_person(MIRA), cohort), enrol(make_person(LARS), cohort)
    for enrolment, role in ((mentor, Role.MENTOR), (learner, Role.LEARNER)):
        enrolment.roles = [role]
        enrolment.save(update_fields=["roles"])
    mentoring = make_partnership(mentor, learner)
    for seat in mentoring.members.select_related("enrolment"):
        seat.role = seat.enrolment.roles[0]
        seat.save(update_fields=["role"])
    make_meeting(mentoring, starts_at=tomorrow())
    return mentor, learner, mentoring
