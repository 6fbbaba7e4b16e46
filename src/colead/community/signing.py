"""Signing what the organisation says, as JSON Web Signatures with RS256: what every Open Badges verifier can check."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from joserfc import jws
from joserfc.jwk import RSAKey

from colead.community.models import SigningKey

ALGORITHM = "RS256"
BITS = 2048


def new_private_key() -> str:
    """Make a private key, as a JWK in JSON."""
    return json.dumps(RSAKey.generate_key(BITS).as_dict(private=True))


def current_key(*, at: datetime) -> SigningKey:
    """Give the key that signs now; the first time, make it."""
    return SigningKey.objects.first() or SigningKey.objects.create(private=new_private_key(), made_at=at)


def public_part(key: SigningKey, address: str) -> dict[str, Any]:
    """Give what others check with, under the address at which it is found."""
    public = RSAKey.import_key(json.loads(key.private)).as_dict(private=False)
    return {**public, "kid": address, "alg": ALGORITHM, "use": "sig"}


def sign(claims: dict[str, Any], key: SigningKey, address: str) -> str:
    """Sign claims; the header names the address of the public key and nothing else (Open Badges 3.0, 8.2)."""
    header = {"alg": ALGORITHM, "kid": address, "typ": "JWT"}
    private = RSAKey.import_key(json.loads(key.private))
    return jws.serialize_compact(header, json.dumps(claims), private, algorithms=[ALGORITHM])
