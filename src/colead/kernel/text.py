"""Text that people typed: cleaned once, where it comes in."""

from __future__ import annotations

import unicodedata

# Direction overrides and zero-width marks can make a name read as another one; joiners stay, scripts need them.
HIDDEN = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200B, 0xFEFF, 0x00AD])


def clean_line(text: str, *, limit: int = 200) -> str:
    """Give one line without control characters, runs of space or hidden marks, at most `limit` characters long."""
    visible = unicodedata.normalize("NFC", text).translate(HIDDEN)
    printable = "".join(" " if unicodedata.category(char) == "Cc" else char for char in visible)
    return " ".join(printable.split())[:limit].rstrip()


def clean_email(text: str) -> str:
    """Give an address in the one spelling that we compare by: trimmed and lower case."""
    return clean_line(text, limit=254).lower()


def neutralize_cell(text: str) -> str:
    """Make a spreadsheet show a cell's text instead of running it as a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
