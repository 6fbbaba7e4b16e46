"""What members call each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.utils.text import get_text_list
from django.utils.translation import gettext

from colead.partnerships.models import Member


def others(members: Sequence[Member], member: Member) -> list[Member]:
    """Give everybody in a partnership but one."""
    return [other for other in members if other.pk != member.pk]


def first_names(members: Iterable[Member]) -> str:
    """Name people as their partners do: "Bo and Chidi"."""
    return get_text_list([member.enrolment.person.first_name for member in members], gettext("and"))
