"""How every action on a meeting begins: lock it, and refuse everybody but its members."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from colead.kernel.errors import Refused
from colead.partnerships.models import Meeting, Member
from colead.partnerships.rules import may_change
from colead.people.models import Person


class NotMember(Refused):
    code = "partnerships.not_member"
    sentence = _("Only the people who meet can do that.")


class PartnershipOver(Refused):
    code = "partnerships.over"
    sentence = _("This partnership is not meeting any more. What you wrote stays readable for you.")


def begin(meeting: Meeting, *, by: Person) -> tuple[Meeting, list[Member], Member]:
    """Lock a meeting of a living partnership; give it, its members, and who acts."""
    locked, members, mine = look_in(meeting, by=by)
    if not may_change(locked.partnership):
        raise PartnershipOver
    return locked, members, mine


def look_in(meeting: Meeting, *, by: Person) -> tuple[Meeting, list[Member], Member]:
    """Lock a meeting, also after the partnership's end."""
    rows = Meeting.objects.select_for_update(of=("self",)).select_related(
        "partnership__cohort__programme", "series"
    )
    locked = rows.get(pk=meeting.pk)
    members = list(
        Member.objects.filter(partnership=locked.partnership_id).select_related("enrolment__person")
    )
    mine = next((member for member in members if member.enrolment.person_id == by.pk), None)
    if mine is None:
        raise NotMember
    return locked, members, mine
