"""A round as a file, and what no file and no page of a coordinator may hold."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest

from colead.cli.main import main
from colead.kernel.models import AuditEvent, OutboxEmail
from colead.pairing.actions import rounds
from colead.pairing.frozen import solution_of, thaw
from colead.pairing.masking import masked
from colead.pairing.models import Avoidance, Need, Strength, Suggestion
from colead.people.models import Person
from colead_matching.canonical import canonical_json
from tests.cast import FEMI
from tests.factories.formats import give_roles, set_format
from tests.factories.people import NOW
from tests.factories.profiles import make_ready
from tests.factories.rounds import make_crowd, make_round
from tests.web.coordinator.reading import act, page, text

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["why_not", "round_csv", "round_json"])
def test_what_has_no_result_yet_cannot_be_looked_into(browser, cohort, amara, four, name):
    waiting = rounds.request(cohort=cohort, by=amara, at=NOW)
    assert page(browser, name, waiting).status_code == 404


def test_the_table_for_spreadsheets_has_everybody_and_runs_nothing(browser, cohort, amara, four):
    lonely = make_ready(FEMI, cohort)
    lonely.profile.languages = ["fi"]
    lonely.profile.save()
    Person.objects.filter(pk=four[0].person_id).update(name="=HYPERLINK(1)")
    content = page(browser, "round_csv", make_round(cohort, amara)).content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(content)))
    assert rows[0] == [
        "First", "First gets, of 100", "Second", "Second gets, of 100", "Third", "Third gets, of 100", "Because",
    ]  # fmt: skip
    assert sorted(name for row in rows[1:] for name in (row[0], row[2]) if name) == [
        "'=HYPERLINK(1)", "Chidi Example", "Dana Instance", "Eli Mock", "Femi Nominal",
    ]  # fmt: skip


@pytest.mark.parametrize(("format", "makes", "said"), [
    ("peers", "pairs", "Everything in it is right, and its bounds are proven."),
    ("near_peer", "mentoring", "Everything in it is right"),
    ("circles", "circles", "Everything in it is right"),
])  # fmt: skip
def test_the_file_of_a_round_is_verified_by_the_command(  # noqa: PLR0917
    browser, cohort, amara, format, makes, said, tmp_path, capsys
):
    set_format(cohort, amara, format, facilitators=0)
    crowd = make_crowd(cohort, 9)
    if format == "near_peer":
        give_roles(crowd[:6], "learner")
        give_roles(crowd[6:], "mentor")
    Avoidance.objects.create(enrolment=crowd[0], other=crowd[1].person)
    file = tmp_path / "round.json"
    file.write_bytes(page(browser, "round_json", make_round(cohort, amara, makes=makes)).getvalue())
    assert main(["match", "--verify", str(file)]) == 0
    assert said in capsys.readouterr().out
    more = re.sub(
        r'"matched":(\d+),"total"', lambda found: f'"matched":{int(found[1]) + 1},"total"', file.read_text()
    )
    file.write_text(more)
    assert main(["match", "--verify", str(file)]) == 1


def test_the_file_tells_no_cause_and_nothing_that_people_wrote(browser, cohort, amara, four):
    dana, eli = four[2:]
    Avoidance.objects.create(enrolment=dana, other=eli.person)
    file = json.loads(page(browser, "round_json", make_round(cohort, amara)).getvalue())
    problem = file["problem"]
    assert (problem["forbidden"], problem["history"], problem["rules"]["same_line"]) == ([], [], False)
    assert {code[0] for code in problem["competencies"]} == {"c"}
    assert all(person["line"] == [] and person["slate"] is None for person in problem["people"])


CANARIES = ("Canary sentence about my team", "Canary evidence from last year")


def test_a_coordinator_never_reads_private_words_nor_who_avoids_whom(browser, cohort, amara, four):
    dana, eli = four[2:]
    Need.objects.update(sentence=CANARIES[0])
    Strength.objects.update(evidence=CANARIES[1])
    Avoidance.objects.create(enrolment=dana, other=eli.person)
    shy = make_ready(FEMI, cohort)
    Avoidance.objects.bulk_create(Avoidance(enrolment=shy, other=e.person) for e in four)
    before, found = make_round(cohort, amara), make_round(cohort, amara)
    seen = [text(page(browser, name, found)) for name in ("round", "why_not", "round_csv", "round_json")]
    seen += [
        text(page(browser, "rounds", cohort)),
        text(page(browser, "compare_rounds", found, args=[before.key])),
    ]
    seen += [text(page(browser, "why_not", found, one=dana.key, other=eli.key))]
    act(browser, "approve_round", found)
    act(browser, "publish_round", found)
    seen += [str(list(AuditEvent.objects.values())), str(list(OutboxEmail.objects.values_list("subject")))]
    for shown in seen:
        assert [word for word in (*CANARIES, "avoid", "Avoid") if word in shown] == []


def test_the_file_to_check_names_nobody(browser, cohort, amara, four):
    content = text(page(browser, "round_json", make_round(cohort, amara)))
    for enrolment in four:
        for word in (
            enrolment.person.first_name,
            enrolment.person.email,
            enrolment.key,
            enrolment.person.key,
        ):
            assert word not in content


def test_what_people_wished_is_on_no_page_and_in_no_file_of_the_coordinator(browser, cohort, amara):
    crowd = make_crowd(cohort, 6)
    chosen_in = make_round(cohort, amara)
    for one, other in ((crowd[0], crowd[1]), (crowd[1], crowd[0])):
        Suggestion.objects.create(round=chosen_in, enrolment=one, other=other, position=1, own_side=1, rank=1)
    found = make_round(cohort, amara, wishes_of=chosen_in)
    locked = found.proposals.get(locked=True)
    assert {seat.enrolment_id for seat in locked.seats.all()} == {crowd[0].pk, crowd[1].pk}
    assert page(browser, "round_json", found).status_code == 404
    shown = text(page(browser, "round", found))
    assert "a file to check it would tell who wished for whom" in shown
    assert '<span class="tag good">together</span>' not in shown
    table = page(browser, "round_csv", found).content.decode("utf-8-sig")
    other = text(page(browser, "why_not", found, one=crowd[0].key, other=crowd[2].key))
    compared = text(page(browser, "compare_rounds", found, args=[chosen_in.key]))
    for said in (shown, table, other, compared):
        assert "wished for the other" not in said
        assert "kept together with somebody else" not in said
        assert "as you decided" not in said


def test_the_order_of_a_file_cannot_be_drawn_again_without_the_key(browser, cohort, amara, settings):
    make_crowd(cohort, 6)
    found = make_round(cohort, amara)
    mine = b"".join(page(browser, "round_json", found))
    assert mine == b"".join(page(browser, "round_json", found))
    problem, solution = thaw(found.inputs["problem"]), solution_of(found.solution)
    guessed, _ = masked(problem, solution, seed=problem.digest)
    assert json.loads(mine)["problem"] != json.loads(canonical_json(guessed))
