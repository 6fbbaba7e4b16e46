"""`colead rotatekey` and `colead check`: do the keys still fit what they are to open?"""

from __future__ import annotations

import sys

import django
from django.utils import timezone


def rotate_key() -> int:
    """Write everything private anew with the first key of CONTENT_KEY; 1 where something could not be read."""
    django.setup()
    from colead.kernel import rotation

    done = rotation.rotate(clock=timezone.now, tell=_tell)
    print(f"\r{done.rewritten} private texts were written anew with key {done.key}." + " " * 30)
    left = list(rotation.counts())
    older, lost = sum(one.older for one in left), sum(one.unreadable for one in left)
    if older:
        print(
            f"{older} texts were written meanwhile with an older key. Restart every process with the new CONTENT_KEY, "
            "then run this again."
        )
    elif not lost:
        print(
            "No text needs an older key any more: take them out of CONTENT_KEY, and keep them with old backups."
        )
    return _complain(lost) or int(bool(older))


def check() -> int:
    """Say whether this installation can read what it holds; 1 where it cannot."""
    django.setup()
    from colead.kernel import rotation

    lost = 0
    print(f"{'private text in':<36}{'current key':>14}{'older key':>12}{'unreadable':>12}")
    for one in rotation.counts():
        lost += one.unreadable
        if one.current or one.older or one.unreadable:
            print(f"{one.table:<36}{one.current:>14}{one.older:>12}{one.unreadable:>12}")
    return _complain(lost)


def warn_of_lost_keys() -> None:
    """Say at the start, after a look at the newest rows of each table, that texts cannot be read."""
    from colead.kernel import rotation

    _complain(sum(one.unreadable for one in rotation.counts(sample=5)))


def _complain(lost: int) -> int:
    if not lost:
        return 0
    print(
        f"colead: {lost} private texts cannot be read with any key in CONTENT_KEY. Nothing is written over them. "
        "Put the key that wrote them behind the first one (new,old), and restart; `colead check` says what is left.",
        file=sys.stderr,
    )
    return 1


def _tell(progress: object) -> None:
    print(
        f"\r{getattr(progress, 'table', '')}: {getattr(progress, 'rewritten', 0)} written anew",
        end="",
        flush=True,
    )
