"""The guide to matching on its own does what it says."""

import json
import re
import tomllib
from pathlib import Path

from colead.cli.match.capacities import run_capacities
from colead.cli.match.graph import run_graph
from colead.cli.match.people import CELLS
from colead.cli.match.rules import PARTS

GUIDE = (Path(__file__).parents[2] / "docs" / "matching" / "README.md").read_text(encoding="utf-8")
ASKED = re.findall(r"^echo '(.*)' \| colead match --(\w+)$", GUIDE, flags=re.MULTILINE)
ANSWERS = [json.loads(answer) for answer in re.findall(r"^answers `(.*?)`", GUIDE, flags=re.MULTILINE)]
RUN = {"graph": run_graph, "capacities": run_capacities}


def test_the_commands_answer_as_the_guide_says():
    assert [json.loads(RUN[kind](question)) for question, kind in ASKED] == ANSWERS
    assert len(ANSWERS) == 2


def test_the_library_does_what_the_guide_says(capsys):
    (example,) = re.findall(r"^```python\n(.*?)^```$", GUIDE, flags=re.MULTILINE | re.DOTALL)
    exec(compile(example, "README.md", "exec"), {})  # noqa: S102
    assert capsys.readouterr().out.startswith("Reason(code='offers'")


def test_every_column_and_every_part_of_the_rules_is_in_the_guide():
    table = GUIDE.split("| column | example | meaning |")[1].split("\n\n")[0]
    named = {name.strip() for row in table.splitlines()[2:] for name in row.split("|")[1].split(",")}
    assert named == {*CELLS, "group:site"} - {"meaning"}
    (rules,) = re.findall(r"^```toml\n(.*?)^```$", GUIDE, flags=re.MULTILINE | re.DOTALL)
    assert set(tomllib.loads(rules)) == PARTS - {"competencies", "history"}
