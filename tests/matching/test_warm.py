"""What is compiled at install is what a round needs."""

import subprocess
import sys

NEEDED_LATER = """
from colead_matching import preview
from colead_matching.warm import warm
from numba.core import event
from tests.matching.pools import random_problem
warm()
with event.install_recorder("numba:compile") as compiled:
    preview(random_problem(30, seed=1))
    preview(random_problem(75, seed=1))
print([str(e) for _, e in compiled.buffer])
"""


def test_nothing_is_left_to_compile_for_a_round():
    done = subprocess.run([sys.executable, "-c", NEEDED_LATER], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("[]\n", "")
