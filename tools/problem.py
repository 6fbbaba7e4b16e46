"""What went wrong, in one sentence for the person at the keyboard."""

from __future__ import annotations


class Problem(Exception):
    """Say in one clear sentence what is missing or failed, with the command that mends it."""
