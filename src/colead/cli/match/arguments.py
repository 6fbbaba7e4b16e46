"""What `colead match` can be asked."""

from __future__ import annotations

import argparse

FORMATS = ("peers", "near-peer", "circles", "rotation")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("people", nargs="?", help="a CSV file of people, a row each")
    what.add_argument("--graph", action="store_true", help="a weighted graph, as JSON on standard input")
    what.add_argument(
        "--capacities", action="store_true", help="two sides with capacities, as JSON on standard input"
    )
    what.add_argument(
        "--preferences", action="store_true", help="preference lists, as JSON on standard input"
    )
    what.add_argument("--verify", metavar="ROUND", help="check a round that --out wrote as JSON")
    parser.add_argument("--format", choices=FORMATS, default="peers", help="what kind of partnerships")
    parser.add_argument("--rules", help="a TOML file of rules, weights and decisions")
    parser.add_argument("--out", help="where to write the round: a name that ends in .json or .csv")
    parser.add_argument(
        "--previous", metavar="ROUND", help="a round that --out wrote as JSON: change as little of it as pays"
    )
    parser.add_argument(
        "--price-per-broken-pair",
        metavar="SHARE",
        help="what breaking a pair of it costs, as a share of a full pair's value (0.1 if not said)",
    )
    parser.add_argument("--explain", metavar="KEY", help="say why somebody has the partnership they have")
