"""The style sheet as one file: written as one file a component, joined when static files are collected.

A browser learns of an imported sheet only from the sheet that imports it. Thirty of them, one request deeper, made the
first page wait; joined, they come with one request and are compressed together.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage

SHEET = "css/colead.css"
IMPORT = re.compile(r'@import url\("([\w-]+\.css)"\)(?: layer\((\w+)\))?;')


class OneSheetStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # it has no types
    """Collects static files with the style sheet joined to one."""

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Any:
        """Join the sheet before it gets its name by content; `paths` say where each file comes from."""
        if SHEET in paths and not dry_run:
            Path(self.path(SHEET)).write_text(joined(SHEET, lambda name: _read(*paths[name])))
            paths = {**paths, SHEET: (self, SHEET)}
        yield from super().post_process(paths, dry_run=dry_run, **options)


def joined(sheet: str, read: Callable[[str], str]) -> str:
    """Put each imported sheet in the place of its import, within the layer that it is imported into.

    They stand in the same folder, so that the addresses in them stay right. Raises ValueError for an import that
    cannot be put in place: it would be ignored after the first rule.
    """
    folder = sheet.rpartition("/")[0]

    def put(found: re.Match[str]) -> str:
        name, layer = found.groups()
        rules = read(f"{folder}/{name}").strip()
        return f"@layer {layer} {{\n{rules}\n}}" if layer else rules

    whole = IMPORT.sub(put, read(sheet))
    if "@import" in whole:
        raise ValueError(f"{sheet}: an @import is left that cannot be joined")
    return whole


def _read(storage: Any, path: str) -> str:
    with storage.open(path) as file:
        return str(file.read().decode())
