"""A round as a file, and what no file and no page of a coordinator may hold."""

from __future__ import annotations

import csv
import io
import json

import pytest

from colead.kernel.models import AuditEvent, OutboxEmail
from colead.pairing.actions import rounds
from colead.pairing.models import Avoidance, Need, Strength
from colead.people.models import Person
from tests.cast import FEMI
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


def test_the_file_to_check_holds_its_own_proof(browser, cohort, amara):
    make_crowd(cohort, 8)
    found = make_round(cohort, amara)
    file = json.loads(page(browser, "round_json", found).content)
    place = {person: number for number, person in enumerate(file["people"])}
    values = {frozenset(row[:2]): row[2] for row in file["allowed"]}
    solution = file["solution"]
    chosen = [frozenset(place[m] for m in p["members"]) for p in solution["partnerships"]]
    assert sum(values[two] for two in chosen) == solution["objective"]["total"]
    assert all(row[2] == sum(row[5:]) for row in file["allowed"])
    # The bound: no pair is worth more than its people's prices and those of the odd sets around both.
    duals = solution["bound"]["duals"]
    price = {place[person]: value for person, value in duals["people"]}
    odd = [(frozenset(place[m] for m in s["members"]), s["value"]) for s in duals["odd_sets"]]
    floor = solution["bound"]["worst_off"]
    whole = sum(price.values()) + sum(value * (len(members) // 2) for members, value in odd)
    whole += duals["pair"] * len(chosen)
    assert solution["objective"]["total"] <= solution["bound"]["total"] == whole // duals["scale"]
    for one, other, value, one_gets, other_gets, *_ in file["allowed"]:
        around = sum(value for members, value in odd if {one, other} <= members)
        covered = price[one] + price[other] + around + duals["pair"] >= value * duals["scale"]
        assert covered or min(one_gets, other_gets) < floor


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
        assert [word for word in (*CANARIES, "avoid", "Avoid", "not_available") if word in shown] == []


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
