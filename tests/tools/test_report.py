from __future__ import annotations

from tools.report import Counts, Outcome, Slow, read_counts, read_slowest, slow_parts, table, verdict

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
    outcomes = [Outcome("ruff check", 0.25, True), Outcome("suite", 12.5, False, "1 failed")]
    lines = table(outcomes, 12.6).splitlines()

    assert [line.split() for line in lines] == [
        ["step", "seconds", "result"],
        ["ruff", "check", "0.2", "passed"],
        ["suite", "12.5", "FAILED:", "1", "failed"],
        ["all", "12.6"],
    ]


def test_the_slowest_files_are_named_with_the_time_of_all_their_tests(tmp_path):
    cases = "".join(
        f'<testcase classname="{file}" time="{seconds}"/>'
        for file, seconds in (("quick", 0.5), ("slow", 2), ("quick", 0.5), ("slow", 1.5), ("middling", 2))
    )
    (tmp_path / "report.xml").write_text(f"<testsuites><testsuite>{cases}</testsuite></testsuites>")

    slowest = read_slowest(tmp_path / "report.xml", 2)

    assert slowest == (Slow("slow", 3.5), Slow("middling", 2.0))
    assert slow_parts([Outcome("suite", 9.0, True, slowest=slowest)]).splitlines()[1:] == [
        "    3.5  slow (suite)",
        "    2.0  middling (suite)",
    ]
    assert read_slowest(tmp_path / "none.xml") == ()
    assert slow_parts([Outcome("mypy", 3.0, True)]) == ""
