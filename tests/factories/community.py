"""What people give each other: thanks, stories; and what is announced to them."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from colead.community.actions import announcements, stories, thanks
from colead.community.actions.announcements import Draft
from colead.community.actions.stories import Consent, Texts
from colead.community.actions.thanks import Words
from colead.community.models import Announcement, Story, Thanks
from colead.programmes.models import Enrolment
from tests.factories.people import NOW
from tests.factories.scene import Scene


def make_thanks(
    giver: Enrolment, receiver: Enrolment, did: str = "You waited.", changed: str = "I found the sentence myself.", *,
    shows: bool = False, at: datetime | None = None,
) -> Thanks:  # fmt: skip
    """Let somebody thank a partner."""
    words, moment = Words(did, changed), at or timezone.now()
    return thanks.give(to=receiver, words=words, shows=shows, by=giver.person, at=moment)


def make_shown_thanks(giver: Enrolment, receiver: Enrolment, did: str = "You waited.") -> Thanks:
    """Let somebody thank a partner, and both want it on the wall."""
    given = make_thanks(giver, receiver, did, shows=True)
    return thanks.show(thanks=given, by=receiver.person, at=timezone.now())


def make_story(
    enrolment: Enrolment, *, hard: str = "I put it off.", tells: str = "", reach: str = "programme"
) -> Story:
    """Let somebody write a story, and tell it where `tells` says under which name."""
    now, by = timezone.now(), enrolment.person
    texts = Texts(hard, "I hold it now.", "To ask first.")
    story = stories.write(enrolment=enrolment, story=None, texts=texts, by=by, at=now)
    if not tells:
        return story
    consent = Consent(tells, reach, now.date() + timedelta(days=100))
    return stories.tell(story=story, consent=consent, by=by, at=now)


def announce(scene: Scene, audience: str = "everybody", *, goes_at: datetime | None = None) -> Announcement:
    """Let the coordinator announce something."""
    amara = scene.people["coordinator"]
    assert amara is not None
    draft = Draft(audience, "Next steps", "Bring a question.", goes_at)
    return announcements.schedule(cohort=scene.cohort, draft=draft, by=amara, at=NOW)
