"""The source of the running program, packed for whoever asks: section 13 of the AGPL, kept without a setting."""

from __future__ import annotations

import gzip
import io
import tarfile
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

PACKAGES = ("colead", "colead_matching", "colead_measurement")
# What else stands in a checkout and belongs to the source; an installation from a wheel has the packages alone.
BESIDE = (
    "LICENSE", "README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "GLOSSARY.md", "Makefile", "Dockerfile",
    "compose.yaml", "pyproject.toml", "requirements.lock", "requirements-dev.lock",
    "requirements-postgresql.lock", "docs", "tests", "tools", "benchmarks",
)  # fmt: skip
NEVER = frozenset({"__pycache__", "node_modules"})
SOURCES = Path(__file__).resolve().parents[2]


def source_files(sources: Path) -> Iterator[tuple[str, Path]]:
    """Give each file of the source with its name in the archive; hidden files and compiled ones are left out."""
    in_checkout = sources.name == "src"
    for name in PACKAGES:
        yield from _files(sources / name, f"src/{name}")
    for name in BESIDE if in_checkout else ():
        yield from _files(sources.parent / name, name)


def _files(path: Path, name: str) -> Iterator[tuple[str, Path]]:
    if path.name in NEVER or path.name.startswith(".") or path.is_symlink():
        return
    if path.is_dir():
        for child in sorted(path.iterdir()):
            yield from _files(child, f"{name}/{child.name}")
    elif path.is_file():
        yield name, path


@lru_cache(maxsize=1)
def source_archive(sources: Path = SOURCES) -> bytes:
    """Pack the source as a gzipped tar file; the same source always gives the same bytes."""
    packed = io.BytesIO()
    with (
        gzip.GzipFile(fileobj=packed, mode="wb", mtime=0) as compressed,
        tarfile.open(fileobj=compressed, mode="w") as archive,
    ):
        for name, path in source_files(sources):
            entry = tarfile.TarInfo(f"colead/{name}")
            entry.size = path.stat().st_size
            with path.open("rb") as file:
                archive.addfile(entry, file)
    return packed.getvalue()
