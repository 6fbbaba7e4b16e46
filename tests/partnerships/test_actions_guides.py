from __future__ import annotations

import pytest

from colead.partnerships.actions import guides, timers
from colead.partnerships.actions.guides import ChangedMeanwhile, GuideInUse, NoParts, NotForYou, TooManyParts
from colead.partnerships.guides.catalogue import GUIDES
from colead.partnerships.guides.parts import Part
from colead.partnerships.models import GuideCopy, Meeting
from colead.partnerships.queries.guides import code_of, guide_in
from colead.partnerships.states import MeetingState
from colead.programmes.actions.programmes import NotTheirs
from tests.factories.partnerships import make_meeting, make_partnership
from tests.factories.people import NOW

pytestmark = pytest.mark.django_db

OURS = [Part(10, "Begin", "Sit down."), Part(20, "Talk", "Ask.", turn=True, lead="host")]


@pytest.fixture
def meeting(cast) -> Meeting:
    return make_meeting(make_partnership(cast.bo, cast.chidi), starts_at=NOW)


def rewrite(cast, *, number: int = 0, parts=OURS, code: str = "grow", by=None):
    return guides.rewrite(
        programme=cast.cohort.programme, code=code, parts=parts, number=number, by=by or cast.amara, at=NOW
    )


def test_a_partnership_chooses_the_guide_of_a_meeting(cast, meeting):
    assert code_of(meeting, 2) == "reciprocal"
    assert code_of(guides.choose(meeting=meeting, code="grow", by=cast.chidi.person, at=NOW), 2) == "grow"


def test_a_running_clock_of_another_guide_is_set_back(cast, meeting):
    timers.start(meeting=meeting, by=cast.bo.person, at=NOW)
    chosen = guides.choose(meeting=meeting, code="oscar", by=cast.bo.person, at=NOW)
    assert (chosen.timer_started_at, chosen.guide_version) == (None, None)


@pytest.mark.parametrize("code", ["troika", "peer_circle", "nonsense", ""])
def test_a_guide_for_other_numbers_is_refused(cast, meeting, code):
    with pytest.raises(NotForYou):
        guides.choose(meeting=meeting, code=code, by=cast.bo.person, at=NOW)


def test_what_is_over_keeps_its_guide(cast, meeting):
    Meeting.objects.update(state=MeetingState.HELD)
    with pytest.raises(GuideInUse):
        guides.choose(meeting=meeting, code="grow", by=cast.bo.person, at=NOW)


def test_a_guide_for_three_gives_way_when_one_has_left(cast):
    meeting = make_meeting(make_partnership(cast.bo, cast.chidi, cast.dana), starts_at=NOW, guide="troika")
    assert (code_of(meeting, 3), code_of(meeting, 2)) == ("troika", "reciprocal")


def test_a_programme_words_a_guide_and_other_programmes_keep_ours(cast):
    rewrite(cast)
    assert guide_in(cast.cohort.programme_id, "grow")[0].parts == tuple(OURS)
    assert guide_in(0, "grow")[0] is GUIDES["grow"]


def test_versions_are_counted_and_the_way_back_is_one_of_them(cast):
    rewrite(cast)
    guides.reset(programme=cast.cohort.programme, code="grow", number=1, by=cast.amara, at=NOW)
    assert guide_in(cast.cohort.programme_id, "grow") == (GUIDES["grow"], 2)
    assert guide_in(cast.cohort.programme_id, "grow", version=1)[0].parts == tuple(OURS)


def test_saving_without_a_change_makes_no_version(cast):
    rewrite(cast)
    rewrite(cast, number=1)
    guides.reset(programme=cast.cohort.programme, code="oscar", number=0, by=cast.amara, at=NOW)
    assert GuideCopy.objects.count() == 1


def test_the_second_of_two_coordinators_is_told(cast):
    rewrite(cast)
    with pytest.raises(ChangedMeanwhile):
        rewrite(cast, parts=[Part(5, "Other", "")])


@pytest.mark.parametrize(
    ("how", "refusal"),
    [
        ({"parts": []}, NoParts), ({"parts": [Part(1, f"{n}", "") for n in range(15)]}, TooManyParts),
        ({"code": "nonsense"}, NotForYou),
    ],
)  # fmt: skip
def test_what_is_no_guide_is_refused(cast, how, refusal):
    with pytest.raises(refusal):
        rewrite(cast, **how)


def test_nobody_but_the_coordinators_words_guides(cast):
    with pytest.raises(NotTheirs):
        rewrite(cast, by=cast.bo.person)
