"""The kinds of e-mail, registered by the areas that write them.

Each area registers its kinds from its `mail_kinds.py` when the app is ready. What people may choose, the page that
shows administrators every e-mail, and the footer that says why one gets it all read this one list.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise

Text = str | Promise
# Whether the thing that the e-mail is about still calls for it: the thing and the receiver by key, and the moment.
Holds = Callable[[str, str, datetime], bool]


@dataclass(frozen=True)
class Group:
    """Kinds that people choose about together, and why anybody gets them."""

    name: str  # "agreement"
    label: Text
    why: Text  # a sentence for the foot of the e-mail
    at_first: str = "now"  # when it comes to those who have chosen nothing


@dataclass(frozen=True)
class Kind:
    """One kind of e-mail.

    `essential` ones (sign-in, invitation, calendar, endings) go at once and cannot be switched off. A `nudge` asks
    somebody to do something: at most one a day, and none any more after two that were not answered.
    """

    name: str  # "partnerships.planned"
    group: str
    label: Text  # what it tells, in plain words
    essential: bool = False
    nudge: bool = False
    digest: bool = False  # gathers others: chosen through them
    receiver_is_private: bool = (
        False  # that somebody gets it tells something: lists of mails do not name them
    )
    holds: Holds | None = None  # tells, right before sending, whether it is still true

    def __post_init__(self) -> None:
        if self.essential and self.nudge:
            raise ValueError(f"{self.name}: a nudge can always be switched off")


class UnknownKind(LookupError):
    """An e-mail of a kind, or a kind of a group, that nobody registered: nobody could switch it off."""


_groups: dict[str, Group] = {}
_kinds: dict[str, Kind] = {}


def register_groups(*groups: Group) -> None:
    """Add groups, in the order in which people read them."""
    _groups.update({group.name: group for group in groups})


def register_kinds(*kinds: Kind) -> None:
    """Add kinds; the group of each is there already."""
    for kind in kinds:
        if kind.group not in _groups:
            raise UnknownKind(kind.group)
    _kinds.update({kind.name: kind for kind in kinds})


def groups() -> tuple[Group, ...]:
    """Give every group, in the order of the areas."""
    return tuple(_groups.values())


def switchable_groups() -> list[Group]:
    """Give the groups that people choose about: those of which something is not essential, and no digests."""
    chosen = {kind.group for kind in _kinds.values() if not kind.essential and not kind.digest}
    return [group for group in _groups.values() if group.name in chosen]


def kinds() -> tuple[Kind, ...]:
    """Give every kind, in the order of the areas."""
    return tuple(_kinds.values())


def at_first(name: str) -> str:
    """Tell when e-mails of a group come to those who have chosen nothing; at once where nobody registered it."""
    return _groups[name].at_first if name in _groups else "now"


def group_named(name: str) -> Group:
    """Find a group that somebody registered."""
    return _groups[name]


def kind_named(name: str) -> Kind:
    """Find a kind; raises UnknownKind where nobody registered it."""
    try:
        return _kinds[name]
    except KeyError:
        raise UnknownKind(f"{name}: register this kind of e-mail in its area's mail_kinds.py") from None


def find_kind(name: str) -> Kind | None:
    """Find a kind, or nothing: rows of a kind that a later version has dropped are still there."""
    return _kinds.get(name)


def nudge_kinds() -> list[str]:
    """Give the names of all kinds that are nudges."""
    return [kind.name for kind in _kinds.values() if kind.nudge]
