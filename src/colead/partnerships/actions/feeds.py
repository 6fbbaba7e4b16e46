"""A person's private calendar address: made, changed for a new one, and revoked by themselves."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from colead.kernel.audit import record
from colead.kernel.keys import new_key
from colead.partnerships.links import digest_of_feed
from colead.partnerships.models import CalendarFeed
from colead.people.models import Person


@transaction.atomic
def renew(*, by: Person, at: datetime) -> CalendarFeed:
    """Make a person's calendar address, in place of the one they have; that one stops at once."""
    locked = Person.objects.select_for_update().get(pk=by.pk)
    CalendarFeed.objects.filter(person=locked).delete()
    token = new_key() + new_key() + new_key()
    feed = CalendarFeed.objects.create(
        person=locked, token=token, digest=digest_of_feed(token), created_at=at
    )
    record("calendar_feeds.renew", feed, by=by, at=at)
    return feed


@transaction.atomic
def revoke(*, by: Person, at: datetime) -> None:
    """Let the address stop; where there is none nothing happens."""
    feed = CalendarFeed.objects.select_for_update().filter(person=by).first()
    if feed is not None:
        record("calendar_feeds.revoke", feed, by=by, at=at)
        feed.delete()
