from __future__ import annotations

import pytest
from django.db import connection
from django.utils import timezone

from colead.kernel import rotation
from colead.kernel.crypto import Unreadable, has_first_key, mark_of_key, new_key
from colead.kernel.fields import TextUnreadable
from colead.kernel.models import AuditEvent, Mark, OutboxEmail
from tests.factories.mail import make_email

pytestmark = pytest.mark.django_db


class Killed(BaseException):
    """Stands for kill -9: nothing between two transactions catches it."""


def tokens() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT text FROM kernel_outboxemail ORDER BY id")
        return [row[0] for row in cursor.fetchall()]


def rotate(**more) -> rotation.Progress:
    return rotation.rotate(clock=timezone.now, **more)


@pytest.fixture
def small_batches(monkeypatch):
    monkeypatch.setattr(rotation, "BATCH", 2)


@pytest.fixture
def written(settings) -> list[str]:
    """Write five mails with the old key, and put a new one before it."""
    for number in range(5):
        make_email(text=f"private {number}", html="")
    before = tokens()
    settings.CONTENT_KEYS = [new_key(), *settings.CONTENT_KEYS]
    return before


def test_everything_is_written_anew_and_reads_with_the_new_key_alone(settings, written, small_batches):
    done = rotate()
    settings.CONTENT_KEYS = settings.CONTENT_KEYS[:1]
    assert [mail.text for mail in OutboxEmail.objects.order_by("pk")] == [f"private {n}" for n in range(5)]
    assert (done.rewritten, done.unreadable, all(map(has_first_key, tokens()))) == (5, 0, True)
    assert not set(tokens()) & set(written)


def test_killed_it_goes_on_where_it_was(written, small_batches):
    seen = []

    def die(progress: rotation.Progress) -> None:
        seen.append(progress)
        raise Killed

    with pytest.raises(Killed):
        rotate(tell=die)
    assert [has_first_key(token) for token in tokens()] == [True, True, False, False, False]
    first_two = tokens()[:2]
    assert rotate().rewritten == 5
    assert (tokens()[:2], all(map(has_first_key, tokens()))) == (first_two, True)
    actions = list(AuditEvent.objects.order_by("pk").values_list("action", flat=True))
    assert actions == ["keys.begin_rotation", "keys.rotate"]


def test_with_yet_another_key_it_begins_again(settings, written, small_batches):
    with pytest.raises(Killed):
        rotate(tell=lambda progress: (_ for _ in ()).throw(Killed))
    settings.CONTENT_KEYS = [new_key(), *settings.CONTENT_KEYS]
    rotate()
    assert all(map(has_first_key, tokens()))


def test_done_twice_it_changes_nothing(written):
    rotate()
    before = tokens()
    assert (rotate().rewritten, tokens()) == (0, before)


def test_what_no_key_opens_stays_as_it_is_and_is_counted(settings, written):
    settings.CONTENT_KEYS = [settings.CONTENT_KEYS[0]]
    make_email(text="readable", html="")
    done = rotate()
    assert (done.rewritten, done.unreadable, tokens()[:5]) == (0, 5, written)
    found = {one.table: one for one in rotation.counts()}["kernel.OutboxEmail"]
    assert (found.current, found.older, found.unreadable) == (1, 0, 5)


def test_the_trail_says_what_was_done_and_holds_no_key(settings, written):
    rotate()
    event = AuditEvent.objects.get(action="keys.rotate")
    assert (event.thing, event.facts) == (
        mark_of_key(settings.CONTENT_KEYS[0]),
        {"rewritten": 5, "unreadable": 0},
    )
    assert not Mark.objects.filter(name=rotation.NOTE).exists()
    assert not any(key in str(event.facts) + event.thing for key in settings.CONTENT_KEYS)


def test_an_unreadable_text_says_so_and_saves_what_it_was_read_from(settings, written):
    settings.CONTENT_KEYS = [new_key()]
    mail = OutboxEmail.objects.order_by("pk").first()
    assert (isinstance(mail.text, Unreadable), "cannot be read" in mail.text) == (True, True)
    mail.save()
    assert tokens() == written


def test_nothing_is_written_over_what_cannot_be_read(settings):
    from colead.partnerships.models import Reflection
    from tests.cast import AMARA, BO
    from tests.factories.people import make_person
    from tests.factories.programmes import enrol, make_cohort, make_programme
    from tests.factories.words import make_reflection

    page = make_reflection(
        enrol(make_person(BO), make_cohort(make_programme(make_person(AMARA)))), tried="Kept"
    )
    keys = settings.CONTENT_KEYS
    settings.CONTENT_KEYS = [new_key()]
    found = Reflection.objects.get(pk=page.pk)
    for words in ("Other words", ""):
        with pytest.raises(TextUnreadable):
            found.tried = words
    found.tried = str(found.tried)  # as a form sends it back
    found.happened = "Something new"
    found.save()
    settings.CONTENT_KEYS = [*settings.CONTENT_KEYS, *keys]
    again = Reflection.objects.get(pk=page.pk)
    assert (again.tried, again.happened) == ("Kept", "Something new")
