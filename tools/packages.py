"""Gets a missing program from the system's packages, or says how."""

from __future__ import annotations

import os
import shutil

from tools import shell
from tools.problem import Problem


def advice(what: str, package: str, otherwise: str = "") -> str:
    """Say what is missing and how to get it."""
    return f"{what} is missing: get it with `sudo apt-get install {package}`{otherwise}, then run this again."


def may_install() -> bool:
    """Tell whether system packages are ours to install: as root, where there is apt-get."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def provide(what: str, package: str, *, otherwise: str = "") -> None:
    """Install a system package where we may; else say what is missing and how to get it."""
    if not may_install():
        raise Problem(advice(what, package, otherwise))
    print(f"{what} is missing; installing the system package {package}.", flush=True)
    environment = {**shell.clean_environment(os.environ), "DEBIAN_FRONTEND": "noninteractive"}
    shell.run(["apt-get", "update", "-qq"], environment=environment)
    arguments = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", package]
    if shell.run(arguments, environment=environment) != 0:
        raise Problem(f"{what} is missing and `apt-get install {package}` failed (see above).")
