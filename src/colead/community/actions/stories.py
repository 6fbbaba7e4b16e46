"""Stories: written in private, told by consent for name, reach and time, and taken back at once everywhere."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colead.community.models import Story, StoryPage
from colead.community.rules import BELONG
from colead.community.states import Reach, StoryName
from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.people.models import Person
from colead.programmes.models import Enrolment, Programme
from colead.programmes.rules import may_coordinate

LENGTH = 3000
LONGEST = timedelta(days=2 * 365)  # nobody agrees to something for ever


class NotYours(Refused):
    code = "stories.not_yours"
    sentence = _("Only the person whose story it is can do that.")


class NothingToTell(Refused):
    code = "stories.nothing_to_tell"
    sentence = _("Answer all three questions first: together they are the story.")


class TooLong(Refused):
    code = "stories.too_long"
    sentence = _("At most 3,000 letters for each of the three, so that others read to the end.")


class NoConsent(Refused):
    code = "stories.no_consent"
    sentence = _("Say under which name, for whom, and until which day, at most two years from now.")


class NotCoordinator(Refused):
    code = "stories.not_coordinator"
    sentence = _("Only the programme’s coordinators can do that.")


class NotForTheKit(Refused):
    code = "stories.not_for_the_kit"
    sentence = _("Its teller lets those in the programme read it, and nobody else.")


@dataclass(frozen=True)
class Texts:
    """The three answers that make a story."""

    hard: str = ""
    changed: str = ""
    learned: str = ""


@dataclass(frozen=True)
class Consent:
    """What somebody agrees to when they tell a story."""

    name_as: str
    reach: str
    until: date


@transaction.atomic
def write(*, enrolment: Enrolment, story: Story | None, texts: Texts, by: Person, at: datetime) -> Story:
    """Write a story, or change one; one that was told has to be told anew, because its words are others now."""
    if enrolment.person_id != by.pk or enrolment.state not in BELONG:
        raise NotYours
    kept = _own(story, by) if story else Story(enrolment=enrolment)
    for name, text in asdict(texts).items():
        if len(text.strip()) > LENGTH:
            raise TooLong
        setattr(kept, name, text.strip())
    kept.written_at = at
    _untell(kept)
    kept.save()
    record("stories.write", kept, by=by, at=at)
    return kept


@transaction.atomic
def tell(*, story: Story, consent: Consent, by: Person, at: datetime) -> Story:
    """Let others read it, under the name, as far and as long as the teller agrees."""
    kept = _own(story, by)
    if not (kept.hard and kept.changed and kept.learned):
        raise NothingToTell
    day = at.date()
    known = consent.name_as in StoryName.values and consent.reach in Reach.values
    if not known or not day <= consent.until <= day + LONGEST:
        raise NoConsent
    _untell(kept)
    kept.told_at, kept.name_as, kept.reach, kept.until = at, consent.name_as, consent.reach, consent.until
    kept.save()
    record("stories.tell", kept, by=by, at=at, reach=consent.reach)
    return kept


@transaction.atomic
def withdraw(*, story: Story, by: Person, at: datetime) -> Story:
    """Take a story back: from this moment on only the teller reads it."""
    kept = _own(story, by)
    _untell(kept)
    kept.save()
    record("stories.withdraw", kept, by=by, at=at)
    return kept


@transaction.atomic
def delete(*, story: Story, by: Person, at: datetime) -> None:
    """Delete a story of one's own."""
    kept = _own(story, by)
    record("stories.delete", kept, by=by, at=at)
    kept.delete()


@transaction.atomic
def hide(*, story: Story, by: Person, at: datetime) -> Story:
    """Take a story off every page as a coordinator; its teller sees that, and may word it anew."""
    kept = _coordinated(story, by)
    kept.hidden_at, kept.in_kit_at = at, None
    kept.save(update_fields=["hidden_at", "in_kit_at"])
    record("stories.hide", kept, by=by, at=at)
    return kept


@transaction.atomic
def use_in_kit(*, story: Story, uses: bool, by: Person, at: datetime) -> Story:
    """Show a story in the invitation kit, or no longer."""
    kept = _coordinated(story, by)
    if uses and (kept.told_at is None or kept.hidden_at is not None or kept.reach == Reach.PROGRAMME):
        raise NotForTheKit
    kept.in_kit_at = at if uses else None
    kept.save(update_fields=["in_kit_at"])
    record("stories.use_in_kit", kept, by=by, at=at, uses=uses)
    return kept


@transaction.atomic
def open_page(*, programme: Programme, is_open: bool, by: Person, at: datetime) -> Programme:
    """Open the programme's public page of stories, or close it."""
    locked = Programme.objects.select_for_update().get(pk=programme.pk)
    if not may_coordinate(by, locked):
        raise NotCoordinator
    if is_open:
        StoryPage.objects.get_or_create(programme=locked, defaults={"opened_at": at})
    else:
        StoryPage.objects.filter(programme=locked).delete()
    record("stories.open_page", locked, by=by, at=at, is_open=is_open)
    return locked


def _own(story: Story, by: Person) -> Story:
    rows = Story.objects.select_for_update(of=("self",)).select_related("enrolment")
    kept = rows.filter(pk=story.pk).first()
    if kept is None or kept.enrolment.person_id != by.pk:
        raise NotYours
    return kept


def _coordinated(story: Story, by: Person) -> Story:
    rows = Story.objects.select_for_update(of=("self",)).select_related("enrolment__cohort__programme")
    kept = rows.get(pk=story.pk)
    if not may_coordinate(by, kept.enrolment.cohort.programme):
        raise NotCoordinator
    return kept


def _untell(story: Story) -> None:
    """Forget what was agreed to, and what others made of it."""
    story.told_at = story.until = story.hidden_at = story.in_kit_at = None
    story.name_as, story.reach = StoryName.NONE, Reach.PROGRAMME
