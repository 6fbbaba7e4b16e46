"""Numbers for Prometheus, behind a token: about the installation, never about people."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version

from django.conf import settings
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_safe

from colead.kernel import condition, queue
from colead.kernel.backups import keeping
from colead.kernel.models import OutboxEmail
from colead.kernel.pressure import pressure


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Answer who shows METRICS_TOKEN; for everybody else the address does not exist."""
    shown = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if not settings.METRICS_TOKEN or not constant_time_compare(shown, settings.METRICS_TOKEN):
        raise Http404
    return HttpResponse("".join(_lines()), content_type="text/plain; version=0.0.4; charset=utf-8")


def _lines() -> Iterator[str]:
    now = timezone.now()
    found, load, last, look = condition.findings(at=now), pressure(), keeping.last(), queue.last_look()
    yield from _gauge("colead_info", "The version that runs.", {f'{{version="{version("colead")}"}}': 1})
    yield from _gauge("colead_findings", "What is wrong, as `colead check` says.", {
        '{grave="true"}': sum(one.grave for one in found), '{grave="false"}': sum(not one.grave for one in found),
    })  # fmt: skip
    states = dict(OutboxEmail.objects.values_list("work_state").annotate(Count("pk")))
    yield from _gauge("colead_mails", "E-mails by state.", {
        f'{{state="{state}"}}': states.get(state, 0) for state in OutboxEmail.WorkState.values
    })  # fmt: skip
    yield from _gauge("colead_looks_waiting", "Messages in the queue.", {"": queue.count_waiting()})
    yield from _gauge("colead_looks_failed", "Failed background work.", {"": queue.count_failed()})
    yield from _gauge("colead_last_look_timestamp_seconds", "When a worker last finished anything.", {
        "": look.timestamp() if look else 0
    })  # fmt: skip
    yield from _gauge("colead_database_bytes", "The size of the database.", {"": load.size})
    yield from _gauge("colead_write_wait_seconds", "How long writers waited in the last day.", {
        '{quantile="0.5"}': load.usual, '{quantile="0.95"}': load.slow,
    })  # fmt: skip
    good = last is not None and last.verified
    yield from _gauge("colead_last_backup_timestamp_seconds", "When a backup was last taken and verified.", {
        "": last.when.timestamp() if last and good else 0
    })  # fmt: skip


def _gauge(name: str, words: str, values: dict[str, float]) -> Iterator[str]:
    yield f"# HELP {name} {words}\n# TYPE {name} gauge\n"
    for labels, value in values.items():
        yield f"{name}{labels} {value}\n"
