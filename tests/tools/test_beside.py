from __future__ import annotations

import sys
import time

from tools.beside import beside


def test_what_runs_beside_speaks_when_it_is_asked(capfd):
    with beside("types", (sys.executable, "-c", "print('all is well')")) as step:
        step.program.wait()
        assert capfd.readouterr().out == ""
        outcome = step.outcome()
    assert (outcome.name, outcome.well) == ("types", True)
    assert capfd.readouterr().out == "\n== types\nall is well\n"


def test_what_fails_beside_the_others_is_a_failure(capfd):
    with beside("types", (sys.executable, "-c", "raise SystemExit('one error')")) as step:
        assert not step.outcome().well
    assert "one error" in capfd.readouterr().out


def test_what_cannot_start_is_a_failure_that_says_why(capfd):
    with beside("types", ("/no/such/program",)) as step:
        assert not step.outcome().well
    assert "/no/such/program cannot be started" in capfd.readouterr().out


def test_nothing_outlives_the_block():
    began = time.monotonic()
    with beside("types", (sys.executable, "-c", "import time; time.sleep(60)")) as step:
        pass
    assert step.program.poll() is not None
    assert time.monotonic() - began < 30
