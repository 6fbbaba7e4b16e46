"""Creates administrators from the console."""

from __future__ import annotations

import getpass
import sys

import django


def create_administrator(email: str, name: str) -> int:
    """Ask for a password (or read it from a pipe) and create the administrator."""
    django.setup()
    from django.utils import timezone

    from colead.kernel.errors import Refused
    from colead.people.actions import administrators

    password = getpass.getpass("Password: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    try:
        person = administrators.create(
            email=email, name=name or email.partition("@")[0], password=password, at=timezone.now()
        )
    except Refused as refusal:
        print(f"colead: {refusal}", file=sys.stderr)
        return 2
    print(f"{person.email} can sign in now.")
    return 0
