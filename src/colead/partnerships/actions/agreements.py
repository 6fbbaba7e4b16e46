"""What members can do with their agreement: draft it together, sign it, change it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.partnerships import agreement_emails
from colead.partnerships.actions.tables import sit_down
from colead.partnerships.clauses import drafted
from colead.partnerships.models import Agreement, ClauseText, Member, Partnership, Signature
from colead.partnerships.queries.agreement_facts import facts_of
from colead.partnerships.queries.clause_defaults import own_wording
from colead.partnerships.texts import mark_of, merged
from colead.people.models import Person

ASK_AGAIN = timedelta(days=1)  # signing, taking it back and signing again is one mail a day, not three


class NoDraft(Refused):
    code = "agreements.no_draft"
    sentence = _("There is no draft any more: it was signed or put aside. The page shows what holds now.")


class TextChanged(Refused):
    code = "agreements.text_changed"
    sentence = _("The text has changed since you opened the page. Read what is new, then sign.")


class NotSigned(Refused):
    code = "agreements.not_signed"
    sentence = _(
        "You have not signed this draft, or somebody has changed it since. There is nothing to take back."
    )


class NoSuchClause(Refused):
    code = "agreements.no_such_clause"
    sentence = _("This agreement has no such clause. Go back to the agreement and choose one there.")


@transaction.atomic
def begin(*, partnership: Partnership, by: Person, at: datetime) -> Agreement:
    """Open a draft: the first from the programme's defaults, a later one from what holds now.

    There is one draft at a time; whoever asks second gets the one that is open.
    """
    table = sit_down(partnership, by=by)
    latest = Agreement.objects.filter(partnership=table.partnership).last()
    if latest and latest.agreed_at is None:
        return latest
    draft = Agreement.objects.create(
        partnership=table.partnership, number=latest.number + 1 if latest else 1, created_at=at
    )
    own = own_wording(table.partnership.cohort.programme)
    texts = drafted(table.partnership.kind, facts_of(table.partnership, table.members), own)
    kept = dict(latest.clauses.values_list("code", "text")) if latest else {}
    ClauseText.objects.bulk_create(
        ClauseText(agreement=draft, code=code, text=kept.get(code, text)) for code, text in texts.items()
    )
    record("agreements.begin", draft, by=by, at=at, number=draft.number)
    return draft


@transaction.atomic
def write(
    *, partnership: Partnership, code: str, text: str, mark: str, by: Person, at: datetime
) -> ClauseText:
    """Word a clause of the draft; `mark` is that of the text which the page showed.

    Where somebody else has worded it since, both texts are kept. Signatures are for a text, so a new text clears them.
    """
    draft = _draft(sit_down(partnership, by=by).partnership)
    clause = ClauseText.objects.filter(agreement=draft, code=code).first()
    if clause is None:
        raise NoSuchClause
    wanted = merged(clause.text, text, mark=mark)
    if mark_of(wanted) == mark_of(clause.text):
        return clause
    clause.text = wanted
    clause.save(update_fields=["text"])
    draft.revision += 1
    draft.save(update_fields=["revision"])
    draft.signatures.all().delete()
    record("agreements.write", draft, by=by, at=at, clause=code)
    return clause


@transaction.atomic
def sign(*, partnership: Partnership, revision: int, by: Person, at: datetime) -> Agreement:
    """Sign the draft as one has read it; with the last signature it holds, and is fixed."""
    table = sit_down(partnership, by=by)
    draft = _draft(table.partnership)
    if revision != draft.revision:
        raise TextChanged
    _signature, new = Signature.objects.get_or_create(
        agreement=draft, member=table.mine, defaults={"signed_at": at}
    )
    if not new:
        return draft
    record("agreements.sign", draft, by=by, at=at, number=draft.number)
    signed = set(draft.signatures.values_list("member_id", flat=True))
    missing = [member for member in table.members if member.pk not in signed]
    return _ask(draft, table.members, missing, by, at) if missing else _agree(draft, table.members, by, at)


@transaction.atomic
def withdraw(*, partnership: Partnership, by: Person, at: datetime) -> Agreement:
    """Take one's signature back while others have yet to sign."""
    table = sit_down(partnership, by=by)
    draft = _draft(table.partnership)
    if not draft.signatures.filter(member=table.mine).delete()[0]:
        raise NotSigned
    record("agreements.withdraw", draft, by=by, at=at, number=draft.number)
    return draft


@transaction.atomic
def discard(*, partnership: Partnership, by: Person, at: datetime) -> Partnership:
    """Put a draft aside that was to change the agreement: what holds goes on holding."""
    table = sit_down(partnership, by=by)
    draft = _draft(table.partnership)
    if draft.number == 1:
        raise NoDraft(
            _("This is your first draft: change what does not suit you, there is nothing to go back to.")
        )
    record("agreements.discard", draft, by=by, at=at, number=draft.number)
    draft.delete()
    return table.partnership


def _draft(partnership: Partnership) -> Agreement:
    draft = Agreement.objects.filter(partnership=partnership, agreed_at=None).first()
    if draft is None:
        raise NoDraft
    return draft


def _ask(
    draft: Agreement, members: list[Member], missing: list[Member], by: Person, at: datetime
) -> Agreement:
    if draft.asked_at is None or at - draft.asked_at >= ASK_AGAIN:
        draft.asked_at = at
        draft.save(update_fields=["asked_at"])
        agreement_emails.to_sign(draft, missing, members, by=by, at=at)
    return draft


def _agree(draft: Agreement, members: list[Member], by: Person, at: datetime) -> Agreement:
    draft.agreed_at = at
    draft.save(update_fields=["agreed_at"])
    record("agreements.agree", draft, by=None, at=at, number=draft.number)
    agreement_emails.agreed(draft, [m for m in members if m.enrolment.person_id != by.pk], members, at=at)
    return draft
