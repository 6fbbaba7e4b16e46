"""Pages of a cohort of 10,000 people and about 1,000,000 rows, beside an empty page in the same run.

    python -m benchmarks.web [--people 10000] [--write]

On the database of DATABASE_URL, or on a fresh SQLite file. For each page: queries, milliseconds of CPU a request
(one process, no network; the least of twenty batches, since other programs on the machine can only make it more), and p50
and p99 of the real server (one process, four threads) under 16 connections on loopback. The machine may be shared and
noisy: compare the ratios to the empty page of the same run.
"""

from __future__ import annotations

import argparse
import http.client
import os
import statistics
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

CONNECTIONS = 16
REQUESTS = 60  # a connection
ROUNDS, BATCH = 20, 10  # rounds of requests in one process, and requests in each


@dataclass(frozen=True)
class Result:
    """What was measured of one page."""

    name: str
    queries: int
    cpu: float  # ms a request
    p50: float  # ms
    p99: float  # ms


def main() -> None:
    """Populate, measure, print; with --write keep the table under docs/proof."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(DATA_DIR=folder, COLEAD_MODE="demo", DATABASE_POOL="0", SECRET_KEY="benchmark-" * 6)
        text = measure_all(options.people, Path(folder))
    print(text)
    if options.write:
        kind = "postgresql" if os.environ.get("DATABASE_URL") else "sqlite"
        Path(f"docs/proof/{datetime.now(UTC).date()}-web-{kind}.md").write_text(text)


def measure_all(people: int, folder: Path) -> str:
    """Give the table for the database of the environment."""
    from benchmarks.installation import prepare

    prepare()
    from django.db import connection
    from django.utils import timezone

    from benchmarks.population import populate

    began = time.perf_counter()
    cohort, amara = populate(people, timezone.now())
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(f"populated in {time.perf_counter() - began:.0f} s: {count_rows():,} rows", file=sys.stderr)
    pages = pages_of(cohort, amara)
    inside = {name: in_one_process(path, person) for name, path, person in pages}
    cookies = {name: session_of(person) for name, _path, person in pages if person is not None}
    outside = under_load({name: (path, cookies.get(name, "")) for name, path, _person in pages}, folder)
    results = [Result(name, *inside[name], *outside[name]) for name, _path, _person in pages]
    return table(results, people, count_rows(), connection.vendor)


def pages_of(cohort, amara):
    """List name, address and reader of each page; the empty one first."""
    from django.urls import reverse

    from colead.partnerships.models import Meeting
    from colead.programmes.models import Enrolment

    enrolment = Enrolment.objects.filter(cohort=cohort).select_related("person")[
        cohort.enrolments.count() // 2
    ]
    meeting = Meeting.objects.filter(partnership__members__enrolment=enrolment, state="planned").get()
    return [
        ("an empty page", reverse("livez"), None),
        ("the peer's home", reverse("peer_home", args=[enrolment.key]), enrolment.person),
        ("the meeting page", reverse("meeting", args=[meeting.key]), enrolment.person),
        ("the coordinator's glance", reverse("cohort", args=[cohort.key]), amara),
    ]


def in_one_process(path: str, person) -> tuple[int, float]:
    """Give queries and milliseconds of CPU a request, without a network."""
    from django.db import connection
    from django.test import Client

    client = Client(headers={"host": "localhost"})
    if person is not None:
        client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get(path).status_code == 200, path
    queries: list[str] = []

    def notice(execute, sql, params, many, context):
        queries.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(notice):
        client.get(path)
    return len(queries), min(cost_of(client, path) for _ in range(ROUNDS))


def cost_of(client, path: str) -> float:
    """Give milliseconds of CPU a request over one batch."""
    began = time.process_time()
    for _ in range(BATCH):
        client.get(path)
    return 1000 * (time.process_time() - began) / BATCH


def session_of(person) -> str:
    """Sign somebody in and give their cookie."""
    from django.test import Client

    client = Client(headers={"host": "localhost"})
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    (cookie,) = client.cookies.values()
    return f"{cookie.key}={cookie.value}"


def under_load(pages: dict[str, tuple[str, str]], folder: Path) -> dict[str, tuple[float, float]]:
    """Give p50 and p99 of each page from the real server under 16 connections."""
    from tests.support.product import installation

    given = {"SECRET_KEY": os.environ["SECRET_KEY"], "DATA_DIR": str(folder), "DATABASE_POOL": "1"}
    (folder / "logs").mkdir()
    with installation(folder / "logs", database_url=os.environ.get("DATABASE_URL", ""), **given) as product:
        if not os.environ.get("DATABASE_URL"):
            product.environment["STAGE"] = "running"
        kept = folder / "content-key"  # what this process has written with, the server has to read
        product.environment["CONTENT_KEY"] = os.environ.get("CONTENT_KEY") or kept.read_text()
        product.start()
        return {name: latencies(product.url, path, cookie) for name, (path, cookie) in pages.items()}


def latencies(url: str, path: str, cookie: str) -> tuple[float, float]:
    """Ask for a page from 16 connections at once and give p50 and p99 in milliseconds."""
    times: list[float] = []
    host = urlsplit(url).netloc

    def ask() -> None:
        connection = http.client.HTTPConnection(host, timeout=30)
        for _ in range(REQUESTS):
            began = time.perf_counter()
            connection.request("GET", path, headers={"Cookie": cookie} if cookie else {})
            response = connection.getresponse()
            response.read()
            assert response.status == 200, (path, response.status)
            times.append(1000 * (time.perf_counter() - began))

    threads = [threading.Thread(target=ask) for _ in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(times) == CONNECTIONS * REQUESTS, path
    return statistics.median(times), statistics.quantiles(times, n=100)[98]


def count_rows() -> int:
    """Count the rows of all our tables."""
    from django.apps import apps

    return sum(
        model._default_manager.count() for model in apps.get_models() if model.__module__.startswith("colead")
    )


def table(results: list[Result], people: int, rows: int, vendor: str) -> str:
    """Write the results down, with ratios to the first."""
    empty = results[0]
    lines = [
        f"# Pages at {people:,} people and {rows:,} rows, {vendor}, {datetime.now(UTC).date()}", "",
        f"{os.cpu_count()} shared cores; one server process with four threads; {CONNECTIONS} connections on loopback. "
        "CPU is the least of twenty batches in one process. Ratios are to the empty page of the same run.", "",
        "| page | queries | CPU ms | × empty | p50 ms | p99 ms | p50 × empty |", "|---|---|---|---|---|---|---|",
    ]  # fmt: skip
    lines += [
        f"| {r.name} | {r.queries} | {r.cpu:.1f} | {r.cpu / empty.cpu:.0f} | {r.p50:.0f} | {r.p99:.0f} | {r.p50 / empty.p50:.1f} |"
        for r in results
    ]
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    main()
