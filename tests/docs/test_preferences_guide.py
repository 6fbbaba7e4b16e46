"""The guide to preference lists does what it says."""

import doctest
import json
import re
from itertools import pairwise
from pathlib import Path

import pytest

from colead.cli.match.preferences import run_preferences
from colead_matching import ProblemError

GUIDE = (Path(__file__).parents[2] / "docs" / "matching" / "preferences.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", GUIDE, flags=re.MULTILINE | re.DOTALL)


def is_question(kind, text):
    return kind == "json" and bool({"preferences", "residents"} & set(json.loads(text)))


EXAMPLES = [(asked, *answer) for (kind, asked), answer in pairwise(BLOCKS) if is_question(kind, asked)]


@pytest.mark.parametrize(("asked", "kind", "expected"), EXAMPLES)
def test_the_command_answers_as_the_guide_says(asked, kind, expected):
    if kind == "json":
        assert json.loads(run_preferences(asked)) == json.loads(expected)
    else:
        with pytest.raises(ProblemError) as caught:
            run_preferences(asked)
        assert f"{caught.value}\n" == expected


def test_no_example_is_left_out():
    assert len(EXAMPLES) == 7
    assert sum(kind in ("json", "text") for kind, _ in BLOCKS) == 2 * len(EXAMPLES)


def test_the_library_does_what_the_guide_says():
    python = "\n".join(text for kind, text in BLOCKS if kind == "python")
    example = doctest.DocTestParser().get_doctest(python, {}, "preferences.md", None, 0)
    outcome = doctest.DocTestRunner().run(example)
    assert (outcome.failed, outcome.attempted) == (0, 21)
