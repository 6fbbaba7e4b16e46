"""What members call each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.utils.text import get_text_list
from django.utils.translation import gettext

from colead.partnerships.models import Member
from colead.programmes.states import Role

AT_MOST_NAMED = 3


def others(members: Sequence[Member], member: Member) -> list[Member]:
    """Give everybody in a partnership but one."""
    return [other for other in members if other.pk != member.pk]


def first_names(members: Iterable[Member]) -> str:
    """Name people as their partners do: "Bo and Chidi"; more than three are "your circle"."""
    names = [member.enrolment.person.first_name for member in members]
    return gettext("your circle") if len(names) > AT_MOST_NAMED else get_text_list(names, gettext("and"))


def participants(members: Sequence[Member]) -> list[Member]:
    """Give those who meet, without whoever facilitates them."""
    return [member for member in members if member.role != Role.FACILITATOR]


def names_of(members: Iterable[Member]) -> str:
    """Name everybody by their first name, however many they are."""
    return get_text_list([member.enrolment.person.first_name for member in members], gettext("and"))
