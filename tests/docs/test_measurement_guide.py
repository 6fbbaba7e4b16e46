"""The guide to measuring on its own does what it says, for every method."""

import inspect
import json
import re
import shlex
from decimal import Decimal
from pathlib import Path

import pytest

from colead.cli.measure.question import answer
from colead.cli.measure.written import as_json
from colead_measurement.methods import METHODS

GUIDE = (Path(__file__).parents[2] / "docs" / "measurement" / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(
    r"^```\n(echo '[^']*' \| colead measure [a-z-]+ --json)\n```\n+gives `(.*?)`", GUIDE, flags=re.MULTILINE
)


def stated(said, found):
    """Return of what was found what the guide states, to the digits that it states."""
    if isinstance(said, dict):
        return {name: stated(one, found[name]) for name, one in said.items()}
    if isinstance(said, list):
        return [stated(one, other) for one, other in zip(said, found, strict=True)]
    if isinstance(said, float):
        return round(found, -int(Decimal(repr(said)).as_tuple().exponent))
    return found


@pytest.mark.parametrize(("command", "result"), EXAMPLES)
def test_a_command_gives_what_the_guide_says(command, result):
    _echo, question, _pipe, _colead, _measure, method, _json = shlex.split(command)
    said = json.loads(result)
    assert stated(said, json.loads(as_json(answer(method, question)))) == said


def test_every_method_has_its_example_and_no_other_has():
    assert [command.split()[-2] for command, _ in EXAMPLES] == list(METHODS)


@pytest.mark.parametrize("method", METHODS)
def test_every_field_of_a_method_is_named_in_its_section(method):
    section = GUIDE.split(f"\n### {method}\n")[1].split("\n### ")[0]
    fields = set(inspect.signature(METHODS[method]).parameters) - {"level", "seed", "resamples"}
    assert {name for name in fields if f"`{name}`" not in section} == set()
