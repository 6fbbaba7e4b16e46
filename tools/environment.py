"""Keeps `.venv` as the locks say, and touches nothing while it already is."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
import tomllib
from enum import StrEnum
from pathlib import Path

from tools import packages, shell
from tools.bootstrap import is_new_enough
from tools.places import COLEAD, DEV_LOCK, ENVIRONMENT, PYTHON, ROOT, RUNTIME_LOCK
from tools.problem import Problem

STAMP = ENVIRONMENT / "colead-stamp.json"
ITSELF: tuple[shell.Argument, ...] = ("--no-deps", "--no-build-isolation", "-e", ROOT)


def locked(lock: Path) -> tuple[shell.Argument, ...]:
    """Give an installer's arguments for a lock: all is listed, ready-made, with a known hash."""
    return ("--no-deps", "--require-hashes", "--only-binary", ":all:", "-r", lock)


class Profile(StrEnum):
    """What the environment is for; the second holds all of the first."""

    RUNTIME = "runtime"
    DEV = "dev"

    @property
    def lock(self) -> Path:
        return RUNTIME_LOCK if self is Profile.RUNTIME else DEV_LOCK


def what_installing_depends_on(pyproject: str) -> str:
    """Give the parts of pyproject.toml that an installation follows, so that a linter's rule reinstalls nothing."""
    document = tomllib.loads(pyproject)
    parts = [document.get("build-system"), document.get("project"), document.get("tool", {}).get("hatch")]
    return json.dumps(parts, sort_keys=True)


def digest(lock: str, pyproject: str, root: Path) -> str:
    """Give one word for an installation: its lock, its project and its place (environments do not move)."""
    return hashlib.sha256(
        "\n".join([lock, what_installing_depends_on(pyproject), str(root)]).encode()
    ).hexdigest()


def wanted(profile: Profile) -> str:
    """Give the digest that the environment should bear."""
    pyproject = ROOT / "pyproject.toml"
    for path in (profile.lock, pyproject):
        if not path.exists():
            raise Problem(
                f"{path.name} is missing from this checkout; get it back with `git checkout {path.name}`."
            )
    return digest(profile.lock.read_text(), pyproject.read_text(), ROOT)


def read_stamp(path: Path) -> dict[str, str]:
    """Give what an earlier installation noted, or nothing if there was none or it is unreadable."""
    try:
        noted = json.loads(path.read_text())
    except (OSError, ValueError):
        return {}
    return noted if isinstance(noted, dict) else {}


def ensure(profile: Profile) -> None:
    """Make the environment hold what its lock lists, and the project itself, unless it does already."""
    want = {
        part: wanted(part)
        for part in ((Profile.RUNTIME, Profile.DEV) if profile is Profile.DEV else (profile,))
    }
    noted = read_stamp(STAMP)
    usable = is_new_enough(str(PYTHON))
    if usable and COLEAD.exists() and noted.get(profile) == want[profile]:
        return
    STAMP.unlink(missing_ok=True)
    print(f"Installing into .venv from {profile.lock.name}; the first time takes about a minute.", flush=True)
    install(profile, shutil.which("uv"), keep=usable)
    kept = {part: word for part, word in noted.items() if usable and word == wanted(Profile(part))}
    STAMP.write_text(json.dumps({**kept, **want}))
    compile_matching()


def compile_matching() -> None:
    """Compile the matching core's inner loops now, so that nobody waits for it at their first round."""
    print("Compiling the matching; that takes half a minute, once.", flush=True)
    if shell.run([PYTHON, "-m", "colead_matching.warm"]) != 0:
        raise Problem("Compiling the matching failed (see above); is this folder writable?")


def install(profile: Profile, uv: str | None, *, keep: bool) -> None:
    """Install with uv where there is one; with Python's own venv and pip where there is none or it cannot."""
    if uv:
        if install_with_uv(uv, profile, keep=keep):
            return
        print("uv could not do it; trying Python's own venv and pip.", flush=True)
        keep = False
    install_with_pip(profile, keep=keep)


def install_with_uv(uv: str, profile: Profile, *, keep: bool) -> bool:
    """Create the environment and install into it with uv; tell whether all went well."""
    if not keep and not uv_does(
        uv, "venv", "--no-project", "--clear", "--python", sys.executable, ENVIRONMENT
    ):
        return False
    add = ("pip", "install", "--python", PYTHON)
    return uv_does(uv, *add, *locked(profile.lock)) and uv_does(uv, *add, *ITSELF)


def uv_does(uv: str, *arguments: shell.Argument) -> bool:
    """Tell whether uv could do this with a Python that is here already."""
    environment = {**shell.clean_environment(os.environ), "UV_PYTHON_DOWNLOADS": "never"}
    return shell.run([uv, "--quiet", *arguments], environment=environment) == 0


def install_with_pip(profile: Profile, *, keep: bool) -> None:
    """Create the environment and install into it with what Python brings."""
    if not (keep and has_pip()):
        create_with_venv()
    if not pip_installs(*locked(profile.lock)):
        raise Problem(
            f"Installing from {profile.lock.name} failed (see above); check the network and run this again."
        )
    if not pip_installs(*ITSELF):
        raise Problem("Installing Colead itself into .venv failed (see above).")


def has_pip() -> bool:
    """Tell whether the environment has its own pip; one that uv made has not."""
    return shell.answers([PYTHON, "-m", "pip", "--version"])


def create_with_venv() -> None:
    """Create an empty environment with pip in it."""
    if not shell.answers([sys.executable, "-c", "import ensurepip, venv"]):
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        packages.provide(f"The venv module of Python {version}", f"python{version}-venv")
    if shell.run([sys.executable, "-m", "venv", "--clear", ENVIRONMENT]) != 0:
        raise Problem("Creating .venv failed (see above); is this folder writable and the disk not full?")


def pip_installs(*arguments: shell.Argument) -> bool:
    """Tell whether pip could install this into the environment."""
    quietly = ("--quiet", "--disable-pip-version-check", "--no-input")
    return shell.run([PYTHON, "-m", "pip", "install", *quietly, *arguments]) == 0


def add(lock: Path) -> None:
    """Install one more lock into the environment that is there."""
    uv = shutil.which("uv")
    if uv and uv_does(uv, "pip", "install", "--python", PYTHON, *locked(lock)):
        return
    if not (has_pip() and pip_installs(*locked(lock))):
        raise Problem(
            f"Installing from {lock.name} failed (see above); check the network and run this again."
        )
