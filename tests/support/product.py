"""The real product in processes of its own, for the journeys and the kill tests."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from colead.kernel.crypto import new_key
from tests.support.smtp import Postbox, free_port

PATIENCE = 240.0  # seconds, on a very busy machine


@dataclass
class Product:
    """A running installation: web server and worker, on loopback."""

    folder: Path
    environment: dict[str, str]
    url: str
    postbox: Postbox | None = None
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def output(self) -> str:
        """Give all that the processes have printed."""
        return (self.folder / "output.txt").read_text(errors="replace")

    def command(self, *arguments: str, stdin: str = "", patience: float = PATIENCE) -> str:
        """Run a `colead` command in this installation and give what it printed."""
        done = subprocess.run(
            [sys.executable, "-m", "colead.cli.main", *arguments], env=self.environment, input=stdin,
            capture_output=True, text=True, timeout=patience, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    def start(self, command: str = "serve") -> None:
        """Start `colead serve` (or `run`, the demo) in a process group of its own and wait until it is ready."""
        with (self.folder / "output.txt").open("ab") as output:
            self.processes.append(
                subprocess.Popen(
                    [sys.executable, "-m", "colead.cli.main", command],
                    env=self.environment,
                    stdout=output,
                    stderr=output,
                    start_new_session=True,
                )
            )
        self._wait_until_ready()

    def kill(self) -> None:
        """End everything with SIGKILL, as a power cut would: the supervisor and all its children."""
        for process in self.processes:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        self.processes.clear()

    def stop(self) -> None:
        """End it as Ctrl-C does."""
        for process in self.processes:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
        for process in self.processes:
            process.wait(PATIENCE)
        self.processes.clear()

    def _wait_until_ready(self) -> None:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            assert self.processes[-1].poll() is None, self.output
            try:
                with urllib.request.urlopen(f"{self.url}/readyz", timeout=5):  # noqa: S310 - loopback
                    return
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                time.sleep(0.1)
        raise AssertionError(f"not ready after {PATIENCE} seconds:\n{self.output}")


@contextmanager
def installation(
    folder: Path, *, database_url: str = "", email_url: str = "", **more: str
) -> Iterator[Product]:
    """Set up an empty installation in `folder`; whatever was started is stopped at the end."""
    port = free_port()
    environment = {
        **os.environ, "DJANGO_SETTINGS_MODULE": "colead.settings", "COLEAD_MODE": "demo", "PORT": str(port),
        "DATA_DIR": str(folder / "data"), "DATABASE_URL": database_url, "EMAIL_URL": email_url,
        "SECRET_KEY": "only-for-tests-" * 5, "CONTENT_KEY": new_key(), "PUBLIC_URL": f"http://localhost:{port}", **more,
    }  # fmt: skip
    product = Product(folder, environment, f"http://localhost:{port}")
    try:
        yield product
    finally:
        try:
            product.stop()
        except subprocess.TimeoutExpired:
            product.kill()
