"""`colead retention`: shows what is over its time, and clears it when told to."""

from __future__ import annotations

import argparse
import sys


def add_retention_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's options."""
    parser.add_argument("--clear", action="store_true", help="clear it; without this, nothing is changed")
    parser.add_argument(
        "--confirm",
        action="append",
        default=[],
        metavar="NAME",
        help="clear this class even if much of it would go",
    )


def run_retention(options: argparse.Namespace) -> int:
    """Print the plan, and clear where asked; 1 where something waits for a confirmation."""
    import django

    django.setup()
    from django.utils import timezone

    from colead.kernel.retention import clear_due, plan

    now = timezone.now()
    dues = plan(at=now)
    unknown = set(options.confirm) - {due.keep.name for due in dues}
    if unknown:
        print(f"colead: there is no class of data called {', '.join(sorted(unknown))}", file=sys.stderr)
        return 2
    for due in dues:
        waits = due.needs_confirmation and due.keep.name not in options.confirm
        print(
            f"{due.keep.name:12} {due.days:5} days  {due.over:7} of {due.held:7} over{'  waits for --confirm' if waits else ''}"
        )
    if options.clear:
        cleared = clear_due(at=now, confirmed=options.confirm)
        print(f"cleared: {sum(cleared.values())}")
    return int(any(due.needs_confirmation and due.keep.name not in options.confirm for due in dues))
