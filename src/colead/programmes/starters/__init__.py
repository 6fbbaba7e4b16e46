"""The three templates that come with Colead, complete and to be changed. Their words are ours."""

from __future__ import annotations

from colead.programmes.starters.non_profit import NON_PROFIT
from colead.programmes.starters.school import SCHOOL
from colead.programmes.starters.technology import TECHNOLOGY
from colead.programmes.template_file import Design

STARTERS: dict[str, Design] = {"technology": TECHNOLOGY, "non-profit": NON_PROFIT, "business-school": SCHOOL}

__all__ = ["STARTERS"]
