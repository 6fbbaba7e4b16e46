from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from colead.kernel.models import AuditEvent, OutboxEmail
from colead.partnerships.actions import agreements
from colead.partnerships.actions.agreements import NoDraft, NoSuchClause, NotSigned, TextChanged
from colead.partnerships.actions.seats import NotMember, PartnershipOver
from colead.partnerships.models import Agreement, ClauseText, Partnership, Signature
from colead.partnerships.states import PartnershipState
from colead.partnerships.texts import mark_of
from tests.factories.agreements import make_agreement, make_draft
from tests.factories.partnerships import fill_in, make_partnership
from tests.factories.people import NOW

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)


@pytest.fixture
def partnership(cast) -> Partnership:
    return make_partnership(cast.bo, cast.chidi)


def text(partnership, code: str) -> str:
    return ClauseText.objects.filter(agreement__partnership=partnership, code=code).latest("agreement").text


def write(partnership, by, words, *, shown: str, code="hour", at=NOW) -> ClauseText:
    return agreements.write(partnership=partnership, code=code, text=words, mark=mark_of(shown), by=by, at=at)


def sign(partnership, by, revision=0, at=NOW) -> Agreement:
    return agreements.sign(partnership=partnership, revision=revision, by=by, at=at)


def test_a_draft_knows_the_people_the_rhythm_and_the_dates(cast, partnership):
    fill_in(cast.bo, need="CON", strength="STR")
    make_draft(partnership)
    assert text(partnership, "topics") == (
        "Bo wants help with: Conflict resolution. Bo offers: Strategic planning.\nChidi: …"
    )
    assert text(partnership, "rhythm").startswith("We meet every two weeks for 60 minutes.")
    assert "around 1 July 2026, and at the end, on 30 September 2026" in text(partnership, "reviews")


def test_a_circle_has_a_charter_of_its_own(cast):
    circle = make_partnership(cast.bo, cast.chidi, cast.dana, cast.eli)
    codes = set(make_draft(circle).clauses.values_list("code", flat=True))
    pair = set(make_draft(make_partnership(cast.bo, cast.chidi)).clauses.values_list("code", flat=True))
    assert (codes - pair, pair - codes) == ({"roles", "attendance", "membership"}, set())
    assert text(circle, "membership").startswith("We are 4, and stay between four and eight.")


def test_there_is_one_draft_whoever_asks(cast, partnership):
    first = make_draft(partnership)
    second = agreements.begin(partnership=partnership, by=cast.chidi.person, at=LATER)
    assert (second, Agreement.objects.count()) == (first, 1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Agreement.objects.create(partnership=partnership, number=2, created_at=NOW)


def test_two_people_wording_one_clause_lose_nothing(cast, partnership):
    make_draft(partnership)
    shown = text(partnership, "hour")
    write(partnership, cast.bo.person, "Bo first.", shown=shown)
    write(partnership, cast.chidi.person, "Chidi first.", shown=shown)
    assert text(partnership, "hour") == "Bo first.\n\nChidi first."


def test_saving_what_one_left_alone_keeps_the_others_words(cast, partnership):
    make_draft(partnership)
    shown = text(partnership, "hour")
    write(partnership, cast.bo.person, "Bo first.", shown=shown)
    write(partnership, cast.chidi.person, shown, shown=shown)
    assert (text(partnership, "hour"), Agreement.objects.get().revision) == ("Bo first.", 1)


def test_it_holds_when_all_have_signed(cast, partnership):
    make_draft(partnership)
    assert sign(partnership, cast.bo.person).agreed_at is None
    assert sign(partnership, cast.chidi.person, at=LATER).agreed_at == LATER


def test_in_a_triad_two_are_not_enough(cast):
    triad = make_partnership(cast.bo, cast.chidi, cast.dana)
    make_draft(triad)
    signed = [sign(triad, one.person).agreed_at for one in (cast.bo, cast.chidi, cast.dana)]
    assert signed == [None, None, NOW]


def test_signing_twice_is_signing_once(cast, partnership):
    make_draft(partnership)
    sign(partnership, cast.bo.person)
    sign(partnership, cast.bo.person, at=LATER)
    assert [one.signed_at for one in Signature.objects.all()] == [NOW]
    assert AuditEvent.objects.filter(action="agreements.sign").count() == 1


def test_one_signs_what_one_has_read(cast, partnership):
    make_draft(partnership)
    write(partnership, cast.chidi.person, "Otherwise.", shown=text(partnership, "hour"))
    with pytest.raises(TextChanged):
        sign(partnership, cast.bo.person, revision=0)
    assert sign(partnership, cast.bo.person, revision=1).signatures.count() == 1


def test_a_new_text_clears_the_signatures_and_the_same_text_does_not(cast, partnership):
    make_draft(partnership)
    sign(partnership, cast.bo.person)
    shown = text(partnership, "hour")
    write(partnership, cast.chidi.person, shown, shown=shown)
    assert Signature.objects.count() == 1
    write(partnership, cast.chidi.person, "Otherwise.", shown=shown)
    assert Signature.objects.count() == 0


def test_a_signature_is_taken_back_while_others_are_missing(cast, partnership):
    make_draft(partnership)
    sign(partnership, cast.bo.person)
    agreements.withdraw(partnership=partnership, by=cast.bo.person, at=LATER)
    assert Signature.objects.count() == 0
    with pytest.raises(NotSigned):
        agreements.withdraw(partnership=partnership, by=cast.bo.person, at=LATER)


def test_what_holds_is_not_written_signed_or_taken_back_any_more(cast, partnership):
    make_agreement(partnership)
    for act in (
        lambda: write(partnership, cast.bo.person, "x", shown=""),
        lambda: sign(partnership, cast.bo.person),
        lambda: agreements.withdraw(partnership=partnership, by=cast.bo.person, at=LATER),
        lambda: agreements.discard(partnership=partnership, by=cast.bo.person, at=LATER),
    ):
        with pytest.raises(NoDraft):
            act()


def test_a_change_is_a_new_version_and_the_old_one_stays_as_it_was(cast, partnership):
    make_agreement(partnership)
    shown = text(partnership, "hour")
    second = agreements.begin(partnership=partnership, by=cast.chidi.person, at=LATER)
    write(partnership, cast.chidi.person, "Otherwise.", shown=shown)
    wordings = ClauseText.objects.filter(code="hour").order_by("agreement__number")
    assert (second.number, [one.text for one in wordings]) == (2, [shown, "Otherwise."])
    assert Agreement.objects.get(number=1).agreed_at == NOW


def test_a_change_can_be_put_aside_and_a_first_draft_cannot(cast, partnership):
    make_draft(partnership)
    with pytest.raises(NoDraft, match="This is your first draft"):
        agreements.discard(partnership=partnership, by=cast.bo.person, at=NOW)
    make_agreement(partnership)
    make_draft(partnership)
    agreements.discard(partnership=partnership, by=cast.bo.person, at=LATER)
    assert [one.number for one in Agreement.objects.all()] == [1]


def test_the_others_are_asked_once_a_day_and_told_in_the_end(cast, partnership):
    make_draft(partnership)
    for hours in (0, 1, 25):
        at = NOW + timedelta(hours=hours)
        sign(partnership, cast.bo.person, at=at)
        agreements.withdraw(partnership=partnership, by=cast.bo.person, at=at)
    sign(partnership, cast.bo.person, at=NOW + timedelta(hours=26))
    sign(partnership, cast.chidi.person, at=NOW + timedelta(hours=27))
    assert [(m.kind, m.to_address, m.subject) for m in OutboxEmail.objects.order_by("pk")] == [
        ("partnerships.agreement_to_sign", "chidi@example.org", "Bo has signed your agreement"),
        ("partnerships.agreement_to_sign", "chidi@example.org", "Bo has signed your agreement"),
        ("partnerships.agreement_agreed", "bo@example.org", "Your agreement with Chidi holds"),
    ]


def test_others_and_the_coordinator_have_no_say(cast, partnership):
    make_draft(partnership)
    for by in (cast.dana.person, cast.amara):
        with pytest.raises(NotMember):
            write(partnership, by, "x", shown="")
        with pytest.raises(NotMember):
            sign(partnership, by)


def test_after_the_end_nothing_changes_any_more(cast, partnership):
    make_draft(partnership)
    partnership.state = PartnershipState.ENDED
    partnership.save()
    with pytest.raises(PartnershipOver):
        sign(partnership, cast.bo.person)
    with pytest.raises(PartnershipOver):
        write(partnership, cast.bo.person, "x", shown="")


def test_a_clause_that_is_not_there_is_refused(cast, partnership):
    make_draft(partnership)
    with pytest.raises(NoSuchClause):
        write(partnership, cast.bo.person, "x", shown="", code="attendance")


def test_events_tell_which_clause_and_never_a_word(cast, partnership):
    make_draft(partnership)
    write(partnership, cast.bo.person, "canary", shown="")
    event = AuditEvent.objects.get(action="agreements.write")
    assert (event.thing, event.facts) == (Agreement.objects.get().key, {"clause": "hour"})


def test_an_audit_failure_undoes_a_signature(cast, partnership, monkeypatch):
    def broken(*args, **kwargs):
        raise OSError("disk full")

    make_draft(partnership)
    monkeypatch.setattr(AuditEvent.objects, "create", broken)
    with pytest.raises(OSError, match="disk full"):
        sign(partnership, cast.bo.person)
    assert Signature.objects.count() == 0
