"""`colead match people.csv`: a round on the terminal and in files, and a sentence for every bad input."""

import argparse
import csv
import json

import pytest

from colead.cli.match.command import run
from colead.cli.match.round import RIGHT

PEOPLE = """key,needs,strengths,level,function,hours,languages,group:site
ann,conflict:3;feedback:1,delegation:3,2,sales,9-12;33-36,en,north
ben,delegation:2,conflict:3,2,people,9-12,en;de,north
cleo,feedback,strategy:2;delegation,3,finance,10-12,en,south
dan,strategy:3,feedback:3,3,sales,10-14,en,south
"""
RULES = """seed = 3
forbidden = [["ann", "dan"]]
[rules]
min_shared_hours = 2
[weights]
needs = 60
function = 10
"""


@pytest.fixture
def match(tmp_path, capsys):
    """Give a function that runs the command on these texts; it gives the exit code and both outputs."""

    def command(people=PEOPLE, rules=None, out=None, verify=None, **more):
        kind, previous = more.get("kind", "peers"), more.get("previous")
        (tmp_path / "people.csv").write_bytes(people if isinstance(people, bytes) else people.encode())
        (tmp_path / "rules.toml").write_text(rules or "")
        options = argparse.Namespace(
            people=None if verify else str(tmp_path / "people.csv"),
            rules=rules and str(tmp_path / "rules.toml"),
            out=out and str(tmp_path / out),
            verify=verify and str(tmp_path / verify),
            format=kind,
            previous=previous and str(tmp_path / previous),
            price_per_broken_pair=more.get("price"),
            explain=more.get("explain"),
        )
        code = run(options)
        return code, *capsys.readouterr()

    return command


def test_a_round_is_shown_as_a_table(match):
    code, shown, errors = match(rules=RULES)
    assert (code, errors) == (0, "")
    lines = shown.splitlines()
    assert lines[0] == "4 of 4 people have a partnership (2 in all)."
    assert lines[2] == "Proven: no round is better."
    assert lines[5].split("%")[1].strip() == "ann offers ben delegation; ben offers ann conflict"


def test_a_written_round_can_be_verified_and_tampering_is_found(match, tmp_path):
    match(rules=RULES, out="round.json")
    assert match(verify="round.json")[:2] == (0, "Everything in it is right, and its bounds are proven.\n")
    document = json.loads((tmp_path / "round.json").read_text())
    document["solution"]["objective"]["total"] += 6
    (tmp_path / "round.json").write_text(json.dumps(document))
    code, shown, _ = match(verify="round.json")
    assert code == 1
    assert shown.splitlines()[0].startswith("objective: ")


def test_a_round_as_csv_has_a_row_for_everybody_and_no_formula(match, tmp_path):
    match(people=PEOPLE.replace("cleo", "=cleo"), out="round.csv")
    rows = list(csv.DictReader((tmp_path / "round.csv").read_text().splitlines()))
    assert sorted(row["person"] for row in rows) == ["'=cleo", "ann", "ben", "dan"]


def test_semicolons_and_a_byte_order_mark_are_understood(match):
    text = "\ufeffkey;needs;strengths;languages;hours\na;x:1;y:3;en;1-5\nb;y:1;x:3;en;1-5\n"
    assert match(people=text)[0] == 0


def test_the_same_input_gives_the_same_file(match, tmp_path):
    match(out="one.json")
    match(out="two.json")
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()


BAD_PEOPLE = {
    "": 'The file needs a column "key", and a first row with the names of the columns.',
    "key,age\nann,3\n": 'The column "age" is a protected trait; nobody is matched by it.',
    "key,key\n": 'The column "key" is there twice.',
    "key,level\nann,high\n": "Row 2, column \"level\": 'high' is not a whole number.",
    "key,level\nann\n": "Row 2 has 1 cells, not 2.",
    "key,needs\nann,conflict:4\n": 'Row 2, column "needs": conflict is rated 4; it must be 1, 2 or 3.',
    "key,needs\nann,conflict:nan\n": "Row 2, column \"needs\": 'nan' is not a whole number.",
    "key,needs\nann,a:1;a:2\n": 'Row 2, column "needs": a is there twice.',
    "key,hours\nann,3-200\n": 'Row 2, column "hours": 3-200 is not an hour of the week, 0 to 167, nor a range of them.',
    "key,capacity\nann,-1\n": 'Row 2, column "capacity": the capacity -1 is below zero.',
    "key,level\n,3\n": 'Row 2, column "key": a person has no key.',
    "key\nann\nann\n": "Row 3: ann is in the pool twice.",
    "key,text,meaning\na,b,1\n": 'The file has a column "text" and a column "meaning"; one of them is enough.',
    "key,level\nann,٣\n": "Row 2, column \"level\": '٣' is not a whole number.",
    f"key,level\nann,{'9' * 5000}\n": f'Row 2, column "level": {"9" * 40!r} is not a whole number.',
    "key,roles\nann,boss\n": "ann has the unknown role boss.",
    "key,capacity\nann,3-1\n": "ann has a least capacity of 3, above the most, 1.",
    "key,wishes\nann,ann\n": "ann cannot wish for themselves.",
    "key,style\nann,1;9\n": "ann has the style answer 9; it must be 1 to 5.",
}


@pytest.mark.parametrize("text", BAD_PEOPLE)
def test_bad_people_get_one_sentence(match, text):
    assert match(people=text) == (2, "", f"colead: {BAD_PEOPLE[text]}\n")


def test_a_file_that_is_no_text_gets_one_sentence(match):
    assert match(people=b"key\n\xff\xfe\n") == (2, "", "colead: people.csv is not UTF-8 text.\n")


def test_one_bad_line_among_very_many_is_named(match):
    rows = "".join(f"p{number},{number % 5}\n" for number in range(50_000))
    code, shown, errors = match(people=f"key,level\n{rows}last,x\n")
    assert (code, shown) == (2, "")
    assert errors == "colead: Row 50002, column \"level\": 'x' is not a whole number.\n"


BAD_RULES = {
    "seed = ": "rules.toml is not TOML: Invalid value (at end of document).",
    "color = 1": 'rules.toml has "color", which means nothing here.',
    'competencies = ["feedback"]': "ann has the unknown competency conflict as a need.",
    "[weights]\ngender = 3": "gender is a protected trait and can never be a criterion.",
    "[weights]\nneeds = 1.5": "weights.needs must be a whole number.",
    "[weights]\nneeds = nan": "weights.needs must be a whole number.",
    "[weights]\nneeds = inf": "weights.needs must be a whole number.",
    "[weights]\nneeds = true": "weights.needs must be a whole number.",
    "[weights]\nneeds = -1": "The weight of needs is negative (-1).",
    "[weights]\nneeds = 0": "Every weight is 0, so no pair is better than another.",
    "[rules]\nmin_shared_hours = 500": (
        "The least number of shared hours is 500; it must be between 0 and 168."
    ),
    "[format]\nleast = 101": "The least in a triad is 101 percent; it must be between 0 and 100.",
    'locks = [["ann", "ann"]]': "ann cannot be paired with themselves.",
    'locks = [["ann", "ben"], ["ann", "cleo"]]': "ann is locked twice.",
    "weights = 3": "weights must be a table, [weights].",
    "[rules]\nsame_line = 1": "rules.same_line must be true or false.",
    "[format]\nsize = 3": '[format] has "size", which means nothing here.',
    'locks = [["ann"]]': "locks names 1 people in one pair, not two.",
    'locks = [["ann", "zoe"]]': "A lock names zoe, who is not in the pool.",
    'seed = "x"': "seed must be a whole number.",
}


@pytest.mark.parametrize("rules", BAD_RULES)
def test_bad_rules_get_one_sentence(match, rules):
    assert match(rules=rules) == (2, "", f"colead: {BAD_RULES[rules]}\n")


def test_a_place_that_makes_no_sense_for_the_result_is_refused(match):
    assert match(out="round.txt") == (2, "", "colead: --out must end in .json or .csv.\n")


def test_a_round_of_another_kind_of_file_cannot_be_verified(match, tmp_path):
    (tmp_path / "other.json").write_text("{}")
    message = "colead: other.json is not a round that this version wrote.\n"
    assert match(verify="other.json") == (2, "", message)


ROLES = """key,needs,strengths,roles,capacity,hours,languages
m1,,conflict:3;feedback:2,mentor,1-2,1-6,en
m2,,delegation:3,mentor,2,1-6,en
a,conflict:3,,learner,,1-6,en
b,feedback:2,,learner,,1-6,en
c,delegation,,learner,,1-6,en
"""
FORMATS = {
    "near-peer": (ROLES, "3 of 3 learners have a mentor (2 mentors).", "places"),
    "circles": (PEOPLE, "4 of 4 people have a circle (1 in all).", "each_apart"),
    "rotation": (PEOPLE, "4 people meet somebody 12 times in 3 rounds, of 12 at most.", "rounds_priced"),
}


@pytest.mark.parametrize("kind", FORMATS)
def test_every_format_has_a_table_and_a_file_that_can_be_verified(match, kind):
    people, headline, basis = FORMATS[kind]
    code, shown, errors = match(
        people=people, kind=kind, out="round.json", rules="[rules]\nmin_shared_hours = 1\n"
    )
    assert (code, shown.splitlines()[0], errors) == (0, headline, "")
    assert match(verify="round.json")[:2] == (0, f"{RIGHT[basis]}\n")


def test_a_late_joiner_changes_as_little_as_the_price_allows(match, tmp_path):
    match(out="before.json")
    late = PEOPLE + "eve,feedback,strategy:2;delegation,3,finance,10-12,en,south\n"
    code, shown, errors = match(people=late, previous="before.json", price="1", out="after.json")
    assert (code, errors) == (0, "")
    assert "Changed: 1 partnerships stay, 0 pairs of those still here are broken (0 had to be)" in shown
    assert "eve: nobody → " in shown
    assert "(is new" in shown
    assert match(verify="after.json")[0] == 0
    document = json.loads((tmp_path / "after.json").read_text())
    assert document["problem"]["price"] == 12_000 * 100
    document["solution"]["bound"]["total"] += 1
    (tmp_path / "after.json").write_text(json.dumps(document))
    assert match(verify="after.json")[0] == 1


def test_a_rotation_goes_on_where_the_last_round_ended(match, tmp_path):
    rules = "[rules]\nmin_shared_hours = 1\n[format]\nrounds = 1\n"
    met = set()
    for number in range(3):
        before = f"{number - 1}.json" if number else None
        assert match(kind="rotation", rules=rules, previous=before, out=f"{number}.json")[0] == 0
        round_ = json.loads((tmp_path / f"{number}.json").read_text())["solution"]["partnerships"]
        pairs = {tuple(group["members"]) for group in round_}
        assert not pairs & met
        met |= pairs


@pytest.mark.parametrize(
    ("price", "previous", "sentence"),
    [
        ("nan", "before.json", "--price-per-broken-pair must be a number from 0 to 1,000."),
        ("-1", "before.json", "--price-per-broken-pair must be a number from 0 to 1,000."),
        ("Infinity", "before.json", "--price-per-broken-pair must be a number from 0 to 1,000."),
        ("much", "before.json", "--price-per-broken-pair must be a number from 0 to 1,000."),
        ("1", None, "--price-per-broken-pair needs --previous, the round whose pairs are meant."),
        ("1", "people.csv", "people.csv is not a round that this version wrote."),
        ("1", "nowhere.json", "nowhere.json cannot be read: No such file or directory."),
    ],
)
def test_a_change_that_makes_no_sense_is_refused(match, price, previous, sentence):
    match(out="before.json")
    assert match(previous=previous, price=price) == (2, "", f"colead: {sentence}\n")


def test_circles_are_not_solved_beside_an_earlier_round_of_pairs(match):
    match(out="before.json")
    message = "colead: A round is solved again beside one of its own format; the earlier one has another.\n"
    assert match(previous="before.json", kind="circles") == (2, "", message)


def test_somebody_is_told_why_from_the_numbers_that_decided(match):
    _, shown, _ = match(explain="ann")
    lines = shown.split("\n\n")[-1].splitlines()
    assert lines[0] == "ann with ben: 0.75 of what they asked for, 0.77 in all."
    assert lines[1] == "  ben offers conflict, which you asked for first: 0.75 of your 0.75."
    assert any(line.startswith("  ann and ben: 4 hours of the week in common: ") for line in lines)
    message = "colead: --explain names zoe, who is not in the pool.\n"
    assert match(explain="zoe") == (2, "", message)


def test_texts_are_read_where_they_count_and_never_written_down(match, tmp_path):
    rows = PEOPLE.splitlines()
    said = ["text", "handling conflict", "resolving disputes", "my SECRET strategy", "planning a roadmap"]
    people = "".join(f"{row},{text}\n" for row, text in zip(rows, said, strict=True))
    code, _, errors = match(people=people, rules="[weights]\ntext = 50\nneeds = 1\n", out="round.json")
    assert code == 0
    assert errors.startswith("colead: texts were read by the ")
    assert "SECRET" not in (tmp_path / "round.json").read_text()
    assert match(verify="round.json")[0] == 0
    assert match(people=people)[2] == ""


def test_tampering_with_the_report_is_found(match, tmp_path):
    match(out="round.json")
    document = json.loads((tmp_path / "round.json").read_text())
    document["report"]["envy"]["justified"] = 99
    (tmp_path / "round.json").write_text(json.dumps(document))
    code, shown, _ = match(verify="round.json")
    assert (code, shown.split(":")[0]) == (1, "report_envy")


def test_who_is_left_out_is_told_why_and_what_a_place_would_cost(match):
    people = PEOPLE + "eve,feedback,x,3,finance,10-12,en,south\nfinn,x,y,3,finance,1-2,fi,south\n"
    _, shown, _ = match(people=people, rules="[format]\njoins = false\n")
    assert (
        "finn has no partner: the rules allow nobody (too few shared hours 5, no common language 5)." in shown
    )
    assert "eve has no partner: the 4 whom the rules allow are taken; in place of " in shown


HOSTILE_ROUNDS = {
    "not JSON": "{",
    "a list": "[]",
    "no number": '{"problem": NaN, "solution": {}}',
    "very deep": "[" * 100_000,
    "another version": '{"problem": {}, "solution": {"version": 1}}',
}


@pytest.mark.parametrize("text", HOSTILE_ROUNDS.values(), ids=HOSTILE_ROUNDS.keys())
def test_files_that_are_no_rounds_get_one_sentence(match, tmp_path, text):
    (tmp_path / "round.json").write_text(text)
    message = "colead: round.json is not a round that this version wrote.\n"
    assert match(verify="round.json") == (2, "", message)
