"""What `colead match` can be asked."""

from __future__ import annotations

import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--graph", action="store_true", help="a weighted graph, as JSON on standard input")
    what.add_argument(
        "--capacities", action="store_true", help="two sides with capacities, as JSON on standard input"
    )
    what.add_argument(
        "--preferences", action="store_true", help="preference lists, as JSON on standard input"
    )
