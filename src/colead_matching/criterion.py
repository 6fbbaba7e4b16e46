"""What a pair may be scored on, and what it never may be."""

from enum import StrEnum

from colead_matching.errors import ProblemError

PROTECTED = frozenset(
    {
        "age",
        "belief",
        "birthplace",
        "citizenship",
        "color",
        "colour",
        "disability",
        "ethnicity",
        "family_status",
        "gender",
        "gender_identity",
        "genetics",
        "health",
        "income",
        "marital_status",
        "nationality",
        "origin",
        "philosophy",
        "politics",
        "pregnancy",
        "race",
        "religion",
        "sex",
        "sexual_orientation",
        "skin",
        "union_membership",
        "veteran_status",
    }
)


class Criterion(StrEnum):
    """Names the only things that a pair is scored on; anything else is refused.

    >>> Criterion("hours")
    <Criterion.HOURS: 'hours'>
    """

    NEEDS = "needs"
    LEVEL = "level"
    FUNCTION = "function"
    HOURS = "hours"
    INTERESTS = "interests"
    STYLE = "style"
    SITE = "site"
    LANGUAGES = "languages"
    WISHES = "wishes"
    TEXT = "text"

    @classmethod
    def _missing_(cls, value: object) -> "Criterion":
        name = str(value)
        if name.strip().lower().replace(" ", "_").replace("-", "_") in PROTECTED:
            raise ProblemError(f"{name} is a protected trait and can never be a criterion.")
        raise ProblemError(f"{name} is not a criterion.")
