"""An agreement as its members read it: the draft, what holds, who has signed, earlier versions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.text import get_text_list
from django.utils.translation import gettext

from colead.partnerships.clauses import Words, clauses_for, is_charter, no_fault
from colead.partnerships.models import Agreement, ClauseText, Member, Signature
from colead.partnerships.naming import first_names, others
from colead.partnerships.rules import may_change, may_read_draft
from colead.partnerships.texts import mark_of


@dataclass(frozen=True)
class ClauseLine:
    """One clause as it stands; `before` is its wording in the version that the draft is to replace."""

    code: str
    title: Words
    hint: Words
    text: str
    before: str = ""

    @property
    def mark(self) -> str:
        """Mark the text, for the next save to tell what it started from."""
        return mark_of(self.text)

    @property
    def is_changed(self) -> bool:
        """Tell whether a draft words it otherwise than the version that holds."""
        return bool(self.before) and self.before != self.text


@dataclass(frozen=True)
class Signer:
    """A member, and when they signed the version; never for one who has not."""

    name: str
    signed_at: datetime | None
    is_me: bool


@dataclass(frozen=True)
class Version:
    """A version: the draft, the one that holds, or an earlier one."""

    number: int
    revision: int
    agreed_at: datetime | None
    clauses: tuple[ClauseLine, ...]
    no_fault: Words
    signers: tuple[Signer, ...]
    is_charter: bool = False  # of a circle

    @property
    def has_mine(self) -> bool:
        """Tell whether the reader has signed."""
        return any(signer.is_me and signer.signed_at for signer in self.signers)

    @property
    def waits_for(self) -> tuple[str, ...]:
        """Name the others who have not signed."""
        return tuple(s.name for s in self.signers if not s.signed_at and not s.is_me)


@dataclass(frozen=True)
class AgreementLine:
    """A version in the list of versions."""

    number: int
    agreed_at: datetime


@dataclass(frozen=True)
class AgreementPage:
    """What the page shows; `shown` is the draft where there is one, else what holds, else nothing."""

    kind: str
    names: str
    people: tuple[str, ...]
    can_change: bool
    shown: Version | None
    agreed: tuple[AgreementLine, ...]  # the newest first

    @property
    def is_charter(self) -> bool:
        """Tell whether it is a circle's, which calls it its charter."""
        return is_charter(self.kind)

    @property
    def questions(self) -> tuple[Words, ...]:
        """Give what an agreement of this kind answers, for those who have none yet."""
        return tuple(clause.title for clause in clauses_for(self.kind))

    @property
    def stage(self) -> str:
        """Name how it stands: none, draft, signed (by the reader), change (a draft beside what holds), agreed."""
        if self.shown is None:
            return "none"
        if self.shown.agreed_at:
            return "agreed"
        return "signed" if self.shown.has_mine else "change" if self.agreed else "draft"


def agreement_page(mine: Member) -> AgreementPage:
    """Answer "what did we agree on?" for a member; two to four queries."""
    members, versions = _members(mine), _readable(mine)
    return AgreementPage(
        kind=mine.partnership.kind,
        names=first_names(others(members, mine)),
        people=tuple(member.enrolment.person.name for member in members),
        can_change=may_change(mine.partnership),
        shown=_version(versions[-1], versions[-2:-1], members, mine) if versions else None,
        agreed=tuple(AgreementLine(one.number, one.agreed_at) for one in reversed(versions) if one.agreed_at),
    )


def version_page(mine: Member, number: int) -> Version | None:
    """Give a version that once held, or holds; nothing where there is none of that number."""
    found = next((one for one in _readable(mine) if one.number == number and one.agreed_at), None)
    return _version(found, [], _members(mine), mine) if found else None


def names_of(version: Version) -> str:
    """Name all who signed: "Bo Sample and Chidi Example"."""
    return get_text_list([signer.name for signer in version.signers], gettext("and"))


def draft_clause(mine: Member, code: str) -> ClauseLine | None:
    """Give one clause of the open draft; nothing where there is no draft, or no such clause."""
    draft = next((one for one in _readable(mine) if one.agreed_at is None), None)
    lines = _clauses(draft, [], mine.partnership.kind) if draft else ()
    return next((line for line in lines if line.code == code), None)


def _readable(mine: Member) -> list[Agreement]:
    found = Agreement.objects.filter(partnership=mine.partnership_id).order_by("number")
    return list(found if may_read_draft(mine.partnership) else found.exclude(agreed_at=None))


def _members(mine: Member) -> list[Member]:
    return list(Member.objects.filter(partnership=mine.partnership_id).select_related("enrolment__person"))


def _version(
    agreement: Agreement, earlier: Sequence[Agreement], members: Sequence[Member], mine: Member
) -> Version:
    signed = dict(Signature.objects.filter(agreement=agreement).values_list("member_id", "signed_at"))
    kind = mine.partnership.kind
    return Version(
        number=agreement.number, revision=agreement.revision, agreed_at=agreement.agreed_at,
        clauses=_clauses(agreement, [] if agreement.agreed_at else earlier, kind),
        no_fault=no_fault(kind),
        signers=tuple(
            Signer(member.enrolment.person.name, signed.get(member.pk), member.pk == mine.pk) for member in members
        ),
        is_charter=is_charter(kind),
    )  # fmt: skip


def _clauses(agreement: Agreement, earlier: Sequence[Agreement], kind: str) -> tuple[ClauseLine, ...]:
    rows = ClauseText.objects.filter(agreement__in=[agreement, *earlier])
    texts = {(row.agreement_id, row.code): row.text for row in rows}
    before = earlier[-1].pk if earlier else None
    return tuple(
        ClauseLine(
            clause.code, clause.title, clause.hint, texts[agreement.pk, clause.code],
            texts.get((before, clause.code), "") if before else "",
        )
        for clause in clauses_for(kind)
        if (agreement.pk, clause.code) in texts
    )  # fmt: skip
