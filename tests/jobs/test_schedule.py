"""What happens by itself: every topic is on the schedule, and looking finds nothing to complain about."""

from __future__ import annotations

import pytest
from django.core.management.sql import emit_post_migrate_signal
from django_q.models import Schedule

from colead.jobs.look import TOPICS, look
from colead.jobs.schedule import write_schedule
from colead.kernel.models import OutboxEmail
from colead.kernel.queue import LOOK

pytestmark = pytest.mark.django_db


def scheduled():
    return {row.name: (row.func, row.args, row.minutes) for row in Schedule.objects.all()}


def test_every_topic_is_looked_at_and_writing_twice_changes_nothing():
    write_schedule()
    first = scheduled()
    write_schedule()
    assert scheduled() == first
    assert first == {name: (LOOK, f"'{name}'", topic.every_minutes) for name, topic in TOPICS.items()}


def test_a_topic_that_is_no_more_leaves_the_schedule():
    Schedule.objects.create(name="gone", func=LOOK, args="'gone'")
    write_schedule()
    assert set(scheduled()) == set(TOPICS)


@pytest.mark.parametrize("topic", TOPICS)
def test_looking_where_there_is_nothing_to_do_does_nothing(topic):
    look(topic)
    assert OutboxEmail.objects.count() == 0


def test_migrating_writes_the_schedule():
    Schedule.objects.all().delete()
    emit_post_migrate_signal(verbosity=0, interactive=False, db="default")
    assert set(scheduled()) == set(TOPICS)
