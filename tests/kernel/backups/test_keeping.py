from __future__ import annotations

from datetime import UTC, datetime, timedelta

from colead.kernel.backups.keeping import kept, prune

NOW = datetime(2026, 3, 31, 2, tzinfo=UTC)


def name(at: datetime) -> str:
    return f"colead-{at:%Y-%m-%dT%H%M%SZ}.backup"


def test_days_weeks_and_months_are_kept():
    two_years = [name(NOW - timedelta(days=n)) for n in range(730)]
    stay = sorted(kept(two_years), reverse=True)
    assert stay[:7] == two_years[:7]
    assert len(stay) == 7 + 3 + 11  # weeks and months share their newest with the days
    assert stay[-1] == name(datetime(2025, 4, 30, 2, tzinfo=UTC))


def test_the_newest_always_stays_however_old():
    assert kept([name(NOW - timedelta(days=4000))]) == {name(NOW - timedelta(days=4000))}


def test_pruning_twice_drops_nothing_more_and_touches_no_other_file(tmp_path):
    for hours in range(0, 24 * 20, 6):
        (tmp_path / name(NOW - timedelta(hours=hours))).touch()
    (tmp_path / "erasures.txt").touch()
    assert len(prune(tmp_path)) == 80 - (5 + 5 + 2)
    assert (prune(tmp_path), (tmp_path / "erasures.txt").exists()) == ([], True)
