"""What a worker does when it is told to look, and what it looks at by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import structlog
from django.conf import settings
from django.utils import timezone

from colead.community.actions import announcements, milestones
from colead.conduct.actions import reports as conduct_reports
from colead.insights.actions import releases, results
from colead.kernel import digests, mail, mailbox, pressure, retention, smtp
from colead.kernel.backups import keeping
from colead.learning.actions import refreshers
from colead.pairing.actions import choosing, requests, rounds
from colead.partnerships.actions import (
    check_ins,
    closings,
    endings,
    goal_reminders,
    introductions,
    messages,
    pauses,
    reflections,
    reminders,
    watch,
)
from colead.people.actions import erasure, imports, unused
from colead.people.erasures import list_folders, write_lists
from colead.programmes.actions import invitations
from colead.surveys.actions import norms, raters, waves

log = structlog.get_logger()


@dataclass(frozen=True)
class Topic:
    """Something to look at: what to do, and how often (in minutes) without being told."""

    work: Callable[[], object]
    every_minutes: int


def look(name: str) -> None:
    """Do whatever there is to do about a topic; nothing is fine."""
    log.debug("look", topic=name)
    TOPICS[name].work()


def _send_mail() -> None:
    if settings.EMAIL_URL:
        smtp.deliver_due(timezone.now)


def _write_digests() -> None:
    digests.write_due(at=timezone.now())


def _read_mailbox() -> None:
    if settings.IMAP_URL:
        mailbox.read_unseen(timezone.now)


def _release_figures() -> None:
    releases.release_due(at=timezone.now())


def _release_results() -> None:
    results.release_due(at=timezone.now())


def _solve_rounds() -> None:
    rounds.solve_waiting(timezone.now)


def _write_shortlists() -> None:
    choosing.suggest_due(at=timezone.now())


def _end_requests() -> None:
    requests.expire_due(at=timezone.now())


def _introduce() -> None:
    introductions.introduce_due(at=timezone.now())


def _prepare_meetings() -> None:
    reminders.prepare_due(at=timezone.now())


def _ask_for_taps() -> None:
    reminders.ask_for_taps_due(at=timezone.now())


def _remind_of_goals() -> None:
    goal_reminders.remind_due(at=timezone.now())


def _end_partnerships() -> None:
    endings.take_effect_due(at=timezone.now())


def _return_from_pauses() -> None:
    pauses.return_due(at=timezone.now())


def _check_in() -> None:
    check_ins.open_due(at=timezone.now())
    check_ins.settle_due(at=timezone.now())


def _close_programmes() -> None:
    closings.close_due(at=timezone.now())


def _watch_over_signals() -> None:
    watch.watch_due(at=timezone.now())


def _tell_of_messages() -> None:
    messages.tell_due(at=timezone.now())


def _purge_reflections() -> None:
    reflections.purge_due(at=timezone.now())


def _write_invitations() -> None:
    invitations.write_due(timezone.now)


def _import_directories() -> None:
    imports.work_through(timezone.now)


def _look_after_reports() -> None:
    conduct_reports.remind_due(at=timezone.now())


def _keep_no_longer() -> None:
    unused.warn_due(at=timezone.now())
    retention.clear_due(at=timezone.now())


def _write_erasure_lists() -> None:
    write_lists(list_folders())


def _back_up() -> None:
    keeping.back_up_due(at=timezone.now())


def _open_waves() -> None:
    waves.open_due(at=timezone.now())
    waves.remind_due(at=timezone.now())
    norms.settle_due(at=timezone.now())


def _settle_ratings() -> None:
    raters.settle_due(at=timezone.now())
    raters.remind_due(at=timezone.now())


def _notice_milestones() -> None:
    milestones.notice_due(at=timezone.now())


def _offer_second_looks() -> None:
    refreshers.offer_due(at=timezone.now())


def _announce() -> None:
    announcements.send_due(at=timezone.now())


def _measure_pressure() -> None:
    pressure.measure(at=timezone.now())


# Areas' work is registered here, so that one table shows all that happens by itself.
TOPICS: dict[str, Topic] = {
    mail.TOPIC: Topic(_send_mail, every_minutes=1),
    digests.TOPIC: Topic(_write_digests, every_minutes=10),
    mailbox.TOPIC: Topic(_read_mailbox, every_minutes=2),
    imports.TOPIC: Topic(_import_directories, every_minutes=1),
    invitations.TOPIC: Topic(_write_invitations, every_minutes=1),
    erasure.TOPIC: Topic(_write_erasure_lists, every_minutes=10),
    pressure.TOPIC: Topic(_measure_pressure, every_minutes=5),
    keeping.TOPIC: Topic(_back_up, every_minutes=60),
    retention.TOPIC: Topic(_keep_no_longer, every_minutes=24 * 60),
    conduct_reports.TOPIC: Topic(_look_after_reports, every_minutes=60),
    rounds.TOPIC: Topic(_solve_rounds, every_minutes=1),
    choosing.TOPIC: Topic(_write_shortlists, every_minutes=1),
    requests.EXPIRY: Topic(_end_requests, every_minutes=10),
    releases.TOPIC: Topic(_release_figures, every_minutes=60),
    results.TOPIC: Topic(_release_results, every_minutes=60),
    introductions.TOPIC: Topic(_introduce, every_minutes=1),
    reminders.PREPARATION: Topic(_prepare_meetings, every_minutes=10),
    messages.TOPIC: Topic(_tell_of_messages, every_minutes=1),
    reflections.TOPIC: Topic(_purge_reflections, every_minutes=60),
    goal_reminders.TOPIC: Topic(_remind_of_goals, every_minutes=60),
    reminders.AFTERCARE: Topic(_ask_for_taps, every_minutes=5),
    endings.TOPIC: Topic(_end_partnerships, every_minutes=5),
    pauses.TOPIC: Topic(_return_from_pauses, every_minutes=60),
    check_ins.TOPIC: Topic(_check_in, every_minutes=30),
    closings.TOPIC: Topic(_close_programmes, every_minutes=60),
    watch.TOPIC: Topic(_watch_over_signals, every_minutes=60),
    waves.TOPIC: Topic(_open_waves, every_minutes=30),
    announcements.TOPIC: Topic(_announce, every_minutes=1),
    milestones.TOPIC: Topic(_notice_milestones, every_minutes=60),
    raters.TOPIC: Topic(_settle_ratings, every_minutes=60),
    refreshers.TOPIC: Topic(_offer_second_looks, every_minutes=60),
}
