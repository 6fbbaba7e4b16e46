"""Runs `colead measure`."""

from __future__ import annotations

import argparse
import sys

from colead.cli.measure.question import NotAsked, answer
from colead.cli.measure.written import as_json, as_lines
from colead_measurement import NotMeasurable
from colead_measurement.methods import METHODS

BAD_INPUT = 2


def run(options: argparse.Namespace) -> int:
    """Work a method out on what standard input holds; what cannot be gets a sentence and exit code 2."""
    if options.method == "list":
        print("\n".join(METHODS))
        return 0
    try:
        result = answer(options.method, sys.stdin.buffer.read().decode("utf-8-sig"))
    except UnicodeDecodeError:
        return _refuse("The input is not UTF-8 text.")
    except (NotAsked, NotMeasurable) as error:
        return _refuse(str(error))
    print(as_json(result) if options.json else as_lines(result))
    return 0


def _refuse(sentence: str) -> int:
    print(f"colead: {sentence}", file=sys.stderr)
    return BAD_INPUT
