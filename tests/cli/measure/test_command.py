"""`colead measure`: a result as JSON or lines, and a sentence for what makes no sense."""

import io
import json
import subprocess
import sys

import pytest

from colead.cli.main import main
from colead_measurement.methods import METHODS

QUESTION = '{"before": [2, 3, 3, 4.5], "after": [3, 3, 4, 5]}'


@pytest.fixture
def measure(monkeypatch, capsys):
    """Give a function that runs the command on a text and returns exit code, output and complaint."""

    def run(text, *arguments):
        raw = text if isinstance(text, bytes) else text.encode()
        monkeypatch.setattr(sys, "stdin", type("Stdin", (), {"buffer": io.BytesIO(raw)}))
        code = main(["measure", *arguments])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


def test_a_result_is_json(measure):
    code, out, err = measure(QUESTION, "paired-change", "--json")
    found = json.loads(out)
    assert (code, err) == (0, "")
    assert (found["n"], found["estimate"], found["interval"]["method"]) == (4, 0.625, "t")
    assert list(found)[:6] == ["n", "estimate", "interval", "method", "citation", "warnings"]


def test_without_json_a_result_is_a_number_a_line(measure):
    code, out, _ = measure(QUESTION, "paired-change")
    assert (code, out.splitlines()[:3]) == (0, ["n: 4", "estimate: 0.625", "interval.low: -0.13674"])


def test_the_methods_are_listed(measure):
    assert measure("", "list") == (0, "\n".join(METHODS) + "\n", "")


@pytest.mark.parametrize(
    ("text", "method", "sentence"),
    [
        ("", "paired-change", "The input is not JSON: line 1, column 1: Expecting value."),
        (b"\xff", "paired-change", "The input is not UTF-8 text."),
        ("[]", "paired-change", "The input must be one object in braces."),
        ('{"before": [1]}', "paired-change", 'The input needs "after".'),
        ('{"befor": [1]}', "paired-change", 'The input has "befor", which means nothing here.'),
        ('{"before": [1], "before": [1]}', "paired-change", '"before" is in the input twice.'),
        ('{"before": [NaN], "after": []}', "paired-change", "The input has NaN, which is no number."),
        (
            '{"before": [1, 2, 1e400], "after": [1, 2, 3]}',
            "paired-change",
            'Value 3 of "before" is too large.',
        ),
        (
            '{"before": [1, 2], "after": [1, 2]}',
            "paired-change",
            '"before" needs at least 3 values; it has 2.',
        ),
    ],
)
def test_what_makes_no_sense_gets_one_sentence_and_exit_code_2(measure, text, method, sentence):
    assert measure(text, method, "--json") == (2, "", f"colead: {sentence}\n")


def test_an_unknown_method_is_told_the_known_ones(measure):
    assert measure("{}", "magic", "--json") == (
        2,
        "",
        f'colead: "magic" is no method; known are {", ".join(METHODS)}.\n',
    )


def test_it_runs_as_a_command_without_a_database():
    done = subprocess.run(
        [sys.executable, "-m", "colead.cli.main", "measure", "paired-change", "--json"],
        input=QUESTION, env={"PYTHONPATH": "src"}, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert (done.returncode, json.loads(done.stdout)["n"], done.stderr) == (0, 4, "")
