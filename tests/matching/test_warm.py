"""What is compiled at install is what a round needs."""

import subprocess
import sys

from colead_matching import warm

NEEDED_LATER = """
from colead_matching import preview, solve
from colead_matching.warm import warm
from numba.core import event
from tests.matching.near_peer.test_near_peer import pool
from tests.matching.pools import random_problem
warm()
with event.install_recorder("numba:compile") as compiled:
    preview(random_problem(30, seed=1))
    preview(random_problem(75, seed=1))
    solve(pool(40, 6))
print([str(e) for _, e in compiled.buffer])
"""


def test_nothing_is_left_to_compile_for_a_round():
    done = subprocess.run([sys.executable, "-c", NEEDED_LATER], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("[]\n", "")


def test_it_is_done_once_for_a_source(tmp_path, monkeypatch):
    monkeypatch.setattr(warm, "PEOPLE", 12)
    kept = tmp_path / "kept"
    assert (warm.warm_once(kept), warm.warm_once(kept)) == (True, False)
    (note,) = kept.iterdir()
    note.write_text("of another source")
    assert (warm.warm_once(kept), warm.warm_once(kept)) == (True, False)
