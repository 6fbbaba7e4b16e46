"""What a verifier has to say."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """Holds what is wrong: a code for programs, and a sentence for people."""

    code: str
    message: str
