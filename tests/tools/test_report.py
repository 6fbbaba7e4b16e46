from __future__ import annotations

from tools.report import Counts, Outcome, read_counts, table, verdict

REPORT = """<testsuites>
<testsuite tests="10" errors="1" failures="2" skipped="3"/>
<testsuite tests="5" errors="0" failures="0" skipped="0"/>
</testsuites>"""


def test_errors_count_as_failures_and_skipped_ones_as_neither(tmp_path):
    (tmp_path / "report.xml").write_text(REPORT)

    assert read_counts(tmp_path / "report.xml") == Counts(passed=9, failed=3, skipped=3)


def test_a_report_that_is_broken_or_missing_counts_nothing(tmp_path):
    (tmp_path / "report.xml").write_text(REPORT[:40])

    assert read_counts(tmp_path / "report.xml") == Counts()
    assert read_counts(tmp_path / "none.xml") == Counts()


def test_the_last_line_is_the_sum_of_all_tests():
    outcomes = [
        Outcome("mypy", 3.0, False),
        Outcome("suite on SQLite", 10.0, True, "", Counts(passed=7)),
        Outcome("journeys on SQLite", 10.0, False, "", Counts(passed=1, failed=2)),
    ]

    assert verdict(outcomes).splitlines() == ["Failed: mypy, journeys on SQLite.", "8 passed, 2 failed"]
    assert verdict(outcomes[1:2]) == "7 passed, 0 failed"


def test_the_table_has_a_line_a_step_and_the_time_of_all():
    lines = table([Outcome("ruff check", 0.25, True), Outcome("suite", 12.5, False, "1 failed")]).splitlines()

    assert [line.split() for line in lines] == [
        ["step", "seconds", "result"],
        ["ruff", "check", "0.2", "passed"],
        ["suite", "12.5", "FAILED:", "1", "failed"],
        ["all", "12.8"],
    ]
