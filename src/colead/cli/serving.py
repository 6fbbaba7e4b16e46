"""Starts web and worker as two processes of one command, and stops both together."""

from __future__ import annotations

import errno
import os
import signal
import socket
import subprocess
import sys
import time
from types import FrameType

from colead.configuration import Configuration, configuration
from colead.kernel.presence import announce

LOOPBACK = ("127.0.0.1", "::1", "localhost")
PATIENCE = 15.0  # seconds a child gets to end by itself


def run_demo() -> int:
    """Prepare and serve the demo on loopback; a second run keeps the data."""
    from colead.cli.database import prepare_database

    config = configuration()
    if config.production:
        print("colead run is the demo. `colead serve` starts a real installation.", file=sys.stderr)
        return 2
    if _is_taken("127.0.0.1", config.port):
        return _refuse_port(config.port)
    announce(config.data_dir)
    prepare_database()
    _seed(config)
    return _supervise(config, host="127.0.0.1")


def serve() -> int:
    """Prepare and serve a real installation; a proxy with TLS stands in front (docs/install.md)."""
    from colead.cli.database import prepare_database
    from colead.cli.keys import warn_of_lost_keys

    config = configuration()
    host = os.environ.get("HOST", "127.0.0.1")
    if not config.production and host not in LOOPBACK:
        print(
            "colead: with COLEAD_MODE=demo everybody knows the secrets, so it listens on this machine only. "
            "Take HOST away, or set COLEAD_MODE=production.",
            file=sys.stderr,
        )
        return 2
    if _is_taken(host, config.port):
        return _refuse_port(config.port)
    announce(config.data_dir)
    prepare_database()
    warn_of_lost_keys()
    _print_first_steps(config)
    return _supervise(config, host=host)


def _is_taken(host: str, port: int) -> bool:
    """Tell whether another program answers there already; the web server would try for ever."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            return error.errno == errno.EADDRINUSE
    return False


def _refuse_port(port: int) -> int:
    print(
        f"colead: port {port} is in use by another program. Choose another one with PORT=.", file=sys.stderr
    )
    return 1


def _seed(config: Configuration) -> None:
    if config.database_url:
        print(f"DATABASE_URL is set: this database gets no demo people. Colead is at {config.address}/")
        _print_first_steps(config)
        return
    from colead.cli.demo.seed import seed_if_empty, sign_ins

    seed_if_empty(config.stage)
    print(f"\n  Colead is at http://localhost:{config.port}/   (stage: {config.stage})\n")
    for who in sign_ins():
        print(f"    {who.role:<20} {who.email:<36} password: {who.password}")
    print("\n  Ctrl-C stops everything.\n", flush=True)


def _print_first_steps(config: Configuration) -> None:
    """Print the token of the first-run page, as long as nobody is there."""
    from colead.people.actions.first_run import issue_token

    token = issue_token()
    if token is not None:
        print(
            f"\n  Nobody is here yet. Begin at {config.address}/start/ with the token {token}\n", flush=True
        )


def _supervise(config: Configuration, *, host: str) -> int:
    stopping = False

    def stop(signum: int, frame: FrameType | None) -> None:
        nonlocal stopping
        stopping = True

    # Listens before it starts anything: told to stop meanwhile, it would leave what it started behind.
    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
    children = [subprocess.Popen(command, close_fds=False) for command in _commands(config, host)]
    # Compiles what an upgrade changed, while nobody waits for it yet; it ends by itself.
    warming = subprocess.Popen([sys.executable, "-m", "colead_matching.warm"])
    while not stopping and all(child.poll() is None for child in children):
        time.sleep(0.2)
    for child in (*children, warming):
        _end(child)
    return 0 if stopping else 1


def _commands(config: Configuration, host: str) -> list[list[str]]:
    web = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(config.port),
        "--workers", os.environ.get("WEB_WORKERS", "1"), "--blocking-threads", "4", "--no-ws",
        "--respawn-failed-workers", "--log-level", "warning", "colead.wsgi:application",
    ]  # fmt: skip
    worker = [sys.executable, "-m", "colead.cli.main", "worker"]
    return [web, worker]


def _end(child: subprocess.Popen[bytes]) -> None:
    if child.poll() is None:
        child.terminate()
    try:
        child.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
