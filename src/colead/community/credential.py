"""A badge as an Open Badges 3.0 credential: what is signed, and what stands at the addresses that it names.

The subject is a random name that leads to nobody; a person's own name and words are in it only where they want that.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext

from colead.community.models import Badge, SigningKey
from colead.community.states import BadgeKind
from colead.community.status_list import list_and_place
from colead.programmes.models import Programme

VC = "https://www.w3.org/ns/credentials/v2"
OB = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
SCHEMA = "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json"


def address_of(name: str, *args: object) -> str:
    """Give the public address of something that credentials name."""
    return f"{settings.PUBLIC_ADDRESS}{reverse(name, args=args)}"


def issuer() -> dict[str, Any]:
    """Say who issues badges here."""
    return {
        "id": address_of("badge_issuer"), "type": ["Profile"], "name": settings.ORGANISATION,
        "url": settings.PUBLIC_ADDRESS,
    }  # fmt: skip


def title_of(kind: str, programme: Programme) -> str:
    """Name a badge."""
    words = {
        BadgeKind.TOOK_PART: gettext("%(programme)s: took part"),
        BadgeKind.MENTORED: gettext("%(programme)s: mentor"),
        BadgeKind.FACILITATED: gettext("%(programme)s: facilitator"),
    }
    return words[BadgeKind(kind)] % {"programme": programme.name}


def criteria_of(kind: str) -> str:
    """Say what somebody did to get a badge of this kind."""
    words = {
        BadgeKind.TOOK_PART: gettext(
            "Met a partner for leadership practice, and brought the partnership to the end that the programme had planned."
        ),
        BadgeKind.MENTORED: gettext(
            "Met a learner as their mentor, and brought the partnership to the end that the programme had planned."
        ),
        BadgeKind.FACILITATED: gettext("Led a circle of peers through at least one of its meetings."),
    }
    return words[BadgeKind(kind)]


def achievement(kind: str, programme: Programme) -> dict[str, Any]:
    """Describe what a badge of a programme is for."""
    return {
        "id": address_of("badge_achievement", programme.key, kind), "type": ["Achievement"], "achievementType": "Badge",
        "name": title_of(kind, programme),
        "description": gettext("Says that somebody did this. It says nothing of how well, and is no certificate of skill."),
        "criteria": {"narrative": criteria_of(kind)},
    }  # fmt: skip


def claims_of(badge: Badge, subject: str) -> dict[str, Any]:
    """Give the credential with the claims of a JSON Web Token beside it."""
    programme, made = badge.enrolment.cohort.programme, issuer()
    credential: dict[str, Any] = {
        "@context": [VC, OB], "id": address_of("badge", badge.key), "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": title_of(badge.kind, programme), "issuer": made, "validFrom": _stamp(badge.issued_at),
        "validUntil": _stamp(badge.expires_at),
        "credentialSubject": {
            "id": subject, "type": ["AchievementSubject"], "achievement": achievement(badge.kind, programme), **_name(badge),
        },
        "credentialStatus": status_of(badge), "credentialSchema": [{"id": SCHEMA, "type": "1EdTechJsonSchemaValidator2019"}],
    }  # fmt: skip
    if badge.evidence:
        credential["evidence"] = [{"type": ["Evidence"], "narrative": badge.evidence}]
    return credential | {
        "iss": made["id"], "jti": credential["id"], "sub": subject,
        "nbf": int(badge.issued_at.timestamp()), "exp": int(badge.expires_at.timestamp()),
    }  # fmt: skip


def status_of(badge: Badge) -> dict[str, str]:
    """Say where it stands whether the badge still holds."""
    number, place = list_and_place(badge.slot.number)
    address = address_of("badge_status", number)
    return {
        "id": f"{address}#{place}", "type": "BitstringStatusListEntry", "statusPurpose": "revocation",
        "statusListIndex": str(place), "statusListCredential": address,
    }  # fmt: skip


def status_claims(number: int, encoded: str, *, at: datetime, until: datetime) -> dict[str, Any]:
    """Give a list of bits as a credential of its own; it holds for a day, so that no old one can be shown instead."""
    address, made = address_of("badge_status", number), address_of("badge_issuer")
    return {
        "@context": [VC], "id": address, "type": ["VerifiableCredential", "BitstringStatusListCredential"], "issuer": made,
        "validFrom": _stamp(at), "validUntil": _stamp(until),
        "credentialSubject": {
            "id": f"{address}#list", "type": "BitstringStatusList", "statusPurpose": "revocation", "encodedList": encoded,
        },
        "iss": made, "jti": address, "nbf": int(at.timestamp()), "exp": int(until.timestamp()),
    }  # fmt: skip


def key_address(key: SigningKey) -> str:
    """Give where the public part of a key is found."""
    return address_of("badge_key", key.key)


def _name(badge: Badge) -> dict[str, Any]:
    if not badge.shows_name:
        return {}
    name = badge.enrolment.person.name
    shown = {"type": "IdentityObject", "hashed": False, "identityHash": name, "identityType": "name"}
    return {"identifier": [shown]}


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
