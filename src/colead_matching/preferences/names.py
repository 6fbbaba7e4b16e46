"""From names to places in the order of the names, refusing what makes no sense."""

from collections.abc import Mapping, Sequence

from colead_matching.errors import ProblemError

LONGEST_SHOWN = 60


def shown(name: str) -> str:
    """Returns a name as a message may show it: one line, not too long, printable anywhere."""
    short = name if len(name) <= LONGEST_SHOWN else name[: LONGEST_SHOWN - 1] + "…"
    whole = "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in short)
    return f'"{whole}"'


def places(names: Sequence[str]) -> dict[str, int]:
    """Returns everyone's place in the order of the names."""
    return {name: place for place, name in enumerate(sorted(names))}


def ranked_places(
    lists: Mapping[str, Sequence[str]], others: Mapping[str, int], otherwise: str
) -> list[list[int]]:
    """Returns everyone's list as places, in the order of the owners' names."""
    return [_ranked(owner, lists[owner], others, otherwise) for owner in sorted(lists)]


def _ranked(owner: str, names: Sequence[str], others: Mapping[str, int], otherwise: str) -> list[int]:
    try:
        found = list(map(others.__getitem__, names))
    except KeyError as error:
        raise ProblemError(f"{shown(owner)} lists {shown(error.args[0])}, {otherwise}.") from None
    if len(set(found)) < len(found):
        twice = next(name for place, name in enumerate(names) if name in names[:place])
        raise ProblemError(f"{shown(owner)} lists {shown(twice)} twice.")
    return found


def refuse_oneself(lists: Mapping[str, Sequence[str]]) -> None:
    """Refuses lists on which somebody names themselves."""
    for owner in sorted(lists):
        if owner in lists[owner]:
            raise ProblemError(f"{shown(owner)} lists themselves.")
