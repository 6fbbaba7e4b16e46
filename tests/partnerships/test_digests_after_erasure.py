from __future__ import annotations

from datetime import timedelta

import pytest

from colead.kernel.digests import write_due
from colead.kernel.models import MailSettings, OutboxEmail
from colead.partnerships import agreement_emails
from colead.partnerships.models import Agreement
from colead.people.actions import erasure
from tests.factories.partnerships import make_partnership
from tests.factories.people import NOW

pytestmark = pytest.mark.django_db


def agree(partnership, told, at):
    members = list(partnership.members.select_related("enrolment__person"))
    draft = Agreement.objects.get_or_create(partnership=partnership, number=1, defaults={"created_at": NOW})[
        0
    ]
    chosen = [member for member in members if member.enrolment_id == told.pk]
    agreement_emails.agreed(draft, chosen, members, at=at)


def test_a_digest_to_the_partner_tells_the_rest_without_the_name_and_what_is_kept_for_the_next_goes(cast):
    with_bo, with_dana = make_partnership(cast.bo, cast.chidi), make_partnership(cast.dana, cast.chidi)
    MailSettings.objects.create(person=cast.chidi.person.key, choices={"agreement": "daily"})
    for partnership in (with_bo, with_dana):
        agree(partnership, cast.chidi, NOW)
    assert write_due(at=NOW + timedelta(days=1)) == 1
    agree(with_bo, cast.chidi, NOW + timedelta(days=1, hours=1))
    assert "Bo" in OutboxEmail.objects.get(kind="kernel.daily").text
    erasure.erase(person=cast.bo.person, by=cast.bo.person, at=NOW + timedelta(days=1, hours=2))
    digest = OutboxEmail.objects.get(kind="kernel.daily")
    assert ("Somebody who left" in digest.html, "Dana holds" in digest.text) == (True, True)
    said = [f"{mail.subject} {mail.text} {mail.html}" for mail in OutboxEmail.objects.all()]
    assert [words for words in said if "with Bo" in words] == []
    assert not OutboxEmail.objects.filter(digest="daily", work_state="idle").exists()
