"""The guide through every format and question does what it says."""

import doctest
import re
from pathlib import Path

from colead_matching import formats

GUIDE = (Path(__file__).parents[2] / "docs" / "matching" / "guide.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```python\n(.*?)^```$", GUIDE, flags=re.MULTILINE | re.DOTALL)


def test_the_library_does_what_the_guide_says():
    example = doctest.DocTestParser().get_doctest("\n".join(BLOCKS), {}, "guide.md", None, 0)
    outcome = doctest.DocTestRunner().run(example)
    assert (outcome.failed, outcome.attempted > 50) == (0, True)


def test_every_format_and_every_question_has_its_section():
    sections = re.findall(r"^## (.*)$", GUIDE, flags=re.MULTILINE)
    assert {"Peers", "Near-peer", "Circles", "Rotation"} <= set(sections)
    assert {"Change", "Choice", "Free text", "Proof and fairness"} <= set(sections)
    assert all(f"{kind.__name__}(" in GUIDE for kind in formats.Format.__args__)
