from __future__ import annotations

import json

import pytest

from colead.kernel.errors import Refused
from colead.pairing.models import MatchingPolicy
from colead.partnerships.actions import clause_defaults, guides
from colead.partnerships.guides.parts import Part
from colead.programmes.actions import templates
from colead.programmes.actions.programmes import NotAdministrator, NotTheirs
from colead.programmes.models import Programme, ProgrammeTemplate
from colead.programmes.queries.charters import missing_in
from colead.programmes.starters import STARTERS
from colead.programmes.template_file import (
    NotATemplate,
    design_of,
    design_problems,
    read_design,
    write_design,
)
from colead.programmes.template_parts import template_parts
from tests.cast import ADA, AMARA, BO, GITA, SAM
from tests.factories.people import NOW, make_person
from tests.factories.programmes import make_programme, write_charter

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada():
    return make_person(ADA, is_administrator=True)


@pytest.mark.parametrize("code", sorted(STARTERS))
def test_each_template_sets_up_what_it_says(ada, code):
    design = STARTERS[code]
    made = templates.begin(design=design, name="Ours", by=ada, at=NOW)
    said, got = json.loads(write_design(design))["parts"], design_of(made, name="Ours").parts
    assert [name for name in said if name != "policy" and got[name] != said[name]] == []
    assert {name: got["policy"][name] for name in said["policy"]} == said["policy"]
    assert missing_in(made) == ("safeguarding contact",)  # the one thing that only the organisation knows


@pytest.mark.parametrize("code", sorted(STARTERS))
def test_each_template_has_every_kind_of_step_and_a_round_trip_keeps_it(code):
    text = write_design(STARTERS[code])
    assert {row["kind"] for row in json.loads(text)["parts"]["plan"]} == {
        "training", "meeting", "circle", "task", "survey", "milestone",
    }  # fmt: skip
    assert write_design(read_design(text.encode())) == text


def test_a_saved_design_names_nobody_and_brings_everything_else(ada):
    amara = make_person(AMARA)
    programme = write_charter(
        make_programme(amara),
        sponsor_name=SAM.name,
        sponsor_words="Canary",
        contact_name=GITA.name,
        meeting_link="https://x/{meeting}",
    )
    guides.rewrite(programme=programme, code="grow", parts=[Part(7, "Ours", "")], number=0, by=amara, at=NOW)
    clause_defaults.word(programme=programme, code="hour", text="We halve it.", by=amara, at=NOW)
    kept = templates.save(programme=programme, name="Ours", about="", by=amara, at=NOW)
    text = json.dumps(kept.parts)
    assert [
        word for word in (SAM.name, "Canary", GITA.name, "gita@", "https://x", AMARA.name) if word in text
    ] == []
    made = templates.begin(
        design=read_design(write_design(design_of(programme, name="x")).encode()), name="New", by=ada, at=NOW
    )
    assert design_of(made, name="x") == design_of(programme, name="x")


def test_others_do_not_save_read_begin_or_remove(ada):
    bo, programme = make_person(BO), make_programme(make_person(AMARA))
    kept = templates.read(content=write_design(STARTERS["technology"]).encode(), by=ada, at=NOW)
    with pytest.raises(NotTheirs):
        templates.save(programme=programme, name="x", about="", by=bo, at=NOW)
    for act in (
        lambda: templates.read(content=b"{}", by=bo, at=NOW),
        lambda: templates.begin(design=STARTERS["technology"], name="x", by=bo, at=NOW),
        lambda: templates.remove(template=kept, by=bo, at=NOW),
    ):
        with pytest.raises(NotAdministrator):
            act()
    assert (ProgrammeTemplate.objects.count(), Programme.objects.count()) == (1, 1)


WRONG = {
    "not json": (b"{", "line 1, column 2"),
    "not text": (b"\xff\xfe\x00", "not text"),
    "too deep": (b"[" * 100_000, "deeply"),
    "no mark": (b"{}", "colead_template"),
    "no name": (b'{"colead_template": 1, "parts": {}}', "name"),
    "unknown part": (b'{"colead_template": 1, "name": "x", "parts": {"magic": 1}}', "magic"),
    "a format of its own": (b'{"colead_template": 1, "name": "x", "parts": {"format": "speed dating"}}', "format"),
    "a field of the model": (b'{"colead_template": 1, "name": "x", "parts": {"charter": {"sponsor_name": "x"}}}', "sponsor_name"),
    "a number as text": (b'{"colead_template": 1, "name": "x", "parts": {"charter": {"cadence_days": "14"}}}', "cadence_days"),
    "a weight too large": (b'{"colead_template": 1, "name": "x", "parts": {"policy": {"weight_needs": 900}}}', "weight_needs"),
    "sizes that contradict": (b'{"colead_template": 1, "name": "x", "parts": {"policy": {"mentor_least": 9, "mentor_most": 1}}}', "least"),
    "a step of no kind": (b'{"colead_template": 1, "name": "x", "parts": {"plan": [{"week": 1, "kind": "party", "title": "x"}]}}', "row 1"),
    "a row with more": (b'{"colead_template": 1, "name": "x", "parts": {"plan": [{"week": 1, "programme": 1}]}}', "programme"),
    "the same code twice": (
        b'{"colead_template": 1, "name": "x", "parts": {"competencies": [{"code": "A", "name": "a"}, {"code": "A", "name": "b"}]}}', "twice",
    ),
    "a guide that is none": (b'{"colead_template": 1, "name": "x", "parts": {"guides": {"grow": [["x"]]}}}', "grow"),
    "a clause that is none": (b'{"colead_template": 1, "name": "x", "parts": {"clauses": {"hour": 3}}}', "hour"),
}  # fmt: skip


@pytest.mark.parametrize(("content", "word"), WRONG.values(), ids=WRONG)
def test_a_file_that_cannot_be_used_says_why(ada, content, word):
    with pytest.raises(NotATemplate, match=word):
        templates.read(content=content, by=ada, at=NOW)
    assert ProgrammeTemplate.objects.count() == 0


@pytest.mark.parametrize("value", [None, 3, "x", [], {}, [[]], [{}], {"x": {}}, True])
def test_no_part_falls_over_what_a_file_may_say(value):
    for part in template_parts():
        said = {"colead_template": 1, "name": "x", "parts": {part.name: value}}
        assert all(isinstance(problem, str) for problem in design_problems(said))


def test_a_template_that_fails_half_way_leaves_nothing(ada, monkeypatch):
    def broken(*args, **kwargs):
        raise Refused("no")

    monkeypatch.setattr("colead.pairing.actions.policies.refuse_impossible", broken)
    with pytest.raises(Refused):
        templates.begin(design=STARTERS["technology"], name="x", by=ada, at=NOW)
    assert (Programme.objects.count(), MatchingPolicy.objects.count()) == (0, 0)
