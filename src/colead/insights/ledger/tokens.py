"""Who was in a release, as tokens: enough to see what two releases would give away, and names of nobody.

A token is a digest of an enrolment's random key, which goes with the enrolment; after that the token leads nowhere. It
has to stay: without it, two releases could be subtracted from one another.
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from collections import defaultdict
from collections.abc import Mapping
from hashlib import blake2b
from typing import Any

from colead.insights.metrics.rows import Rows
from colead_measurement.isolation import Contributions

BYTES = 9


def contributions(rows: Rows[Any], keys: Mapping[int, str]) -> Contributions:
    """Give what each person, or each set of people, contributed: a new token where anything about it has changed."""
    said: dict[frozenset[int], list[str]] = defaultdict(list)
    for row in rows.rows:
        said[row.people].append(f"{row.name}={row.value!r}")
    return {
        _token(*sorted(keys[one] for one in people), *sorted(texts)): frozenset(
            _token(keys[one]) for one in people
        )
        for people, texts in said.items()
    }


def written(*releases: Contributions) -> str:
    """Write contributions down, those of each release apart."""
    plain = [{name: sorted(people) for name, people in one.items()} for one in releases]
    return json.dumps(plain, separators=(",", ":"))


def read(text: str) -> list[Contributions]:
    """Read contributions."""
    return [{name: frozenset(people) for name, people in one.items()} for one in json.loads(text)]


def _token(*words: str) -> str:
    return urlsafe_b64encode(blake2b("\n".join(words).encode(), digest_size=BYTES).digest()).decode()
