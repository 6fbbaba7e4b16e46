"""Finds the system's Chromium for the browser journeys."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping

from tools import packages, shell
from tools.problem import Problem

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC_APPLICATIONS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)


def candidates(environment: Mapping[str, str]) -> Iterator[str]:
    """Give the programs that may be a Chromium; CHROMIUM, where it is set, is the only one asked."""
    if environment.get("CHROMIUM"):
        yield environment["CHROMIUM"]
        return
    for name in NAMES:
        found = shutil.which(name, path=environment.get("PATH"))
        if found:
            yield found
    yield from MAC_APPLICATIONS


def find(environment: Mapping[str, str]) -> str:
    """Give the first candidate that tells its version, or an empty string."""
    return next((program for program in candidates(environment) if shell.answers([program, "--version"])), "")


def provide(environment: Mapping[str, str]) -> str:
    """Give a Chromium that starts, installing one where we may."""
    found = find(environment)
    if found:
        return found
    if environment.get("CHROMIUM"):
        raise Problem(f"CHROMIUM names {environment['CHROMIUM']}, which does not start.")
    packages.provide("Chromium", "chromium", otherwise=" or name yours with CHROMIUM=/path/to/it")
    found = find(environment)
    if not found:
        raise Problem(
            "Chromium was installed but does not start; name one that does with CHROMIUM=/path/to/it."
        )
    return found
