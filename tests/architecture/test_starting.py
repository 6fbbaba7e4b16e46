"""The web server and the worker start without the solvers: seconds that nobody has to wait, memory that stays free."""

from __future__ import annotations

import os
import subprocess
import sys

ASK = """
import sys
import django
django.setup()
import colead.jobs.look, colead.urls
def heavy():
    return sorted({"numba", "rustworkx", "scipy.optimize", "scipy.special", "scipy.stats"} & set(sys.modules))
print(heavy())
import colead_matching.formats_table, scipy.stats
print(heavy())
"""


def test_no_solver_comes_before_somebody_asks_for_one(tmp_path):
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "colead.settings", "DATA_DIR": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", ASK], env=environment, capture_output=True, text=True, check=True
    )
    at_the_start, once_asked = done.stdout.splitlines()
    assert at_the_start == "[]"
    assert once_asked == "['numba', 'rustworkx', 'scipy.optimize', 'scipy.special', 'scipy.stats']"
