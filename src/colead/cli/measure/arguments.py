"""What `colead measure` can be asked."""

from __future__ import annotations

import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments; the methods themselves are looked up only once one is asked for."""
    parser.add_argument("method", help='what to work out, such as "paired-change"; "list" names them all')
    parser.add_argument("--json", action="store_true", help="print the result as JSON, not as lines")
