"""Scores of all pairs at once, one criterion a file."""

from collections.abc import Callable

from colead_matching.arrays import Ints
from colead_matching.criteria.function import function
from colead_matching.criteria.hours import hours
from colead_matching.criteria.interests import interests
from colead_matching.criteria.languages import languages
from colead_matching.criteria.level import level
from colead_matching.criteria.needs import needs, own_sides
from colead_matching.criteria.site import site
from colead_matching.criteria.style import style
from colead_matching.criteria.text import text
from colead_matching.criteria.wishes import wishes
from colead_matching.criterion import Criterion
from colead_matching.problem import Problem

CRITERIA: dict[Criterion, Callable[[Problem], Ints]] = {
    Criterion.NEEDS: needs,
    Criterion.LEVEL: level,
    Criterion.FUNCTION: function,
    Criterion.HOURS: hours,
    Criterion.INTERESTS: interests,
    Criterion.STYLE: style,
    Criterion.SITE: site,
    Criterion.LANGUAGES: languages,
    Criterion.WISHES: wishes,
    Criterion.TEXT: text,
}

__all__ = ["CRITERIA", "own_sides"]
