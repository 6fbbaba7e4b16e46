"""What an agreement is drafted from: the people, what they need and offer, the programme's rhythm and dates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import gettext

from colead.partnerships.models import Member, Partnership
from colead.partnerships.queries.reasons import Topics, topics_of


def facts_of(partnership: Partnership, members: Sequence[Member]) -> dict[str, str]:
    """Give what the clauses are filled in with, in the reader's language; two queries."""
    programme, cohort = partnership.cohort.programme, partnership.cohort
    topics = topics_of(member.enrolment_id for member in members)
    return {
        "each": "\n".join(f"{member.enrolment.person.first_name}: …" for member in members),
        "topics": "\n".join(_of(member, topics) for member in members),
        "rhythm": programme.rhythm,
        "minutes": str(programme.meeting_minutes),
        "count": str(len(members)),
        "mid": _day(cohort.half_way),
        "end": _day(cohort.ends_on),
    }


def _of(member: Member, topics: Topics) -> str:
    theirs, name = topics.of(member.enrolment_id), member.enrolment.person.first_name
    if not theirs.needs and not theirs.strengths:
        return f"{name}: …"
    names = {
        "name": name,
        "needs": get_text_list([need.competency.name for need in theirs.needs] or ["…"], gettext("and")),
        "offers": get_text_list([one.competency.name for one in theirs.strengths] or ["…"], gettext("and")),
    }
    return gettext("%(name)s wants help with: %(needs)s. %(name)s offers: %(offers)s.") % names


def _day(day: date) -> str:
    return date_format(day, "j F Y")
