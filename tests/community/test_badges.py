"""Badges, checked with plain cryptography by what a stranger finds at the addresses that a credential names."""

from __future__ import annotations

import gzip
import json
import re
import struct
import xml.etree.ElementTree as Tree
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import datetime, timedelta
from io import BytesIO

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicNumbers
from cryptography.hazmat.primitives.hashes import SHA256
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from colead.community.actions import badges
from colead.community.actions.badges import NotCoordinator, NotEarned, NotYours, TooLong, WasRevoked
from colead.community.models import Badge, StatusSlot
from colead.community.status_list import SIZE, encode, list_and_place
from colead.kernel.models import OutboxEmail
from colead.people.actions import erasure
from tests.cast import AMARA, BO
from tests.factories.badges import bring_to_an_end, make_badge, make_signing_key
from tests.factories.pdf import inside
from tests.factories.people import NOW
from tests.factories.scene import Scene, make_scene
from tests.support.pages import PageClient

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(db) -> Scene:
    return make_scene()


def unpad(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def fetch(address: str) -> bytes:
    """Ask as a stranger for what stands at a public address."""
    answer = PageClient().get(re.sub(r"^https?://[^/]+", "", address))
    assert answer.status_code == 200
    return answer.content


def check(token: str) -> dict:
    """Check a compact JWS by RFC 7515 with the key at its address; gives what is in it."""
    header, payload, signature = token.split(".")
    said = json.loads(unpad(header))
    assert said.keys() == {"alg", "kid", "typ"}
    key = json.loads(fetch(said["kid"]))
    assert (said["alg"], key["kty"], key.keys() & {"d", "p", "q", "dp", "dq", "qi"}) == (
        "RS256",
        "RSA",
        set(),
    )
    numbers = RSAPublicNumbers(*(int.from_bytes(unpad(key[name]), "big") for name in ("e", "n")))
    assert numbers.n.bit_length() == 2048
    numbers.public_key().verify(unpad(signature), f"{header}.{payload}".encode(), PKCS1v15(), SHA256())
    said_so: dict = json.loads(unpad(payload))
    return said_so


def is_marked(credential: dict) -> bool:
    """Read in the signed list that the credential names whether it is valid no more."""
    entry = credential["credentialStatus"]
    found = check(fetch(entry["statusListCredential"]).decode())
    assert (found["id"], found["iss"]) == (entry["statusListCredential"], credential["iss"])
    assert found["validFrom"] <= timezone.now().strftime("%Y-%m-%dT%H:%M:%SZ") < found["validUntil"]
    bits = gzip.decompress(unpad(found["credentialSubject"]["encodedList"][1:]))
    place = int(entry["statusListIndex"])
    return bool(bits[place // 8] >> (7 - place % 8) & 1)


def tampered(token: str) -> str:
    """Put another name into a signed credential."""
    header, payload, signature = token.split(".")
    said = json.loads(unpad(payload)) | {"name": "Another programme: took part"}
    forged = urlsafe_b64encode(json.dumps(said).encode()).decode().rstrip("=")
    return f"{header}.{forged}.{signature}"


def test_a_stranger_can_check_it_and_learns_only_what_the_holder_chose(scene):
    badge = make_badge(scene.bo, scene.partnership)
    said = check(badge.signed)
    assert said["type"] == ["VerifiableCredential", "OpenBadgeCredential"]
    assert said["@context"][0] == "https://www.w3.org/ns/credentials/v2"
    subject = said["credentialSubject"]
    assert (said["iss"], said["jti"], said["sub"]) == (said["issuer"]["id"], said["id"], subject["id"])
    for claim, field in (("nbf", "validFrom"), ("exp", "validUntil")):
        assert datetime.fromisoformat(said[field]).timestamp() == said[claim]
    assert said["exp"] - said["nbf"] == 3 * 365 * 86400
    assert json.loads(fetch(said["issuer"]["id"]))["id"] == said["iss"]
    assert json.loads(fetch(subject["achievement"]["id"]))["criteria"] == subject["achievement"]["criteria"]
    told = json.dumps(said) + fetch(said["id"]).decode()
    assert re.findall(r"\bBo\b|bo@example", told) == []
    assert not is_marked(said)
    with pytest.raises(InvalidSignature):
        check(tampered(badge.signed))


def test_it_is_baked_into_both_kinds_of_picture(sign_in, scene):
    badge = make_badge(scene.bo, scene.partnership, shows_name=True, evidence='I <b>listen</b> & "wait".')
    bo = sign_in(BO)
    files = {
        ending: bo.get(reverse("badge_file", args=[badge.key, ending])) for ending in ("svg", "png", "jwt")
    }
    drawn = Tree.fromstring(files["svg"].content.decode())  # noqa: S314 - our own drawing
    assert drawn[0].tag == "{https://purl.imsglobal.org/ob/v3p0}credential"
    picture = Image.open(BytesIO(files["png"].content))
    picture.load()
    baked = {drawn[0].attrib["verify"], picture.text["openbadgecredential"], files["jwt"].content.decode()}
    assert baked == {badge.signed}
    assert chunk(files["png"].content)[:5] == bytes(5)  # not compressed, no language, no other keyword
    said = check(badge.signed)
    assert said["credentialSubject"]["identifier"][0]["identityHash"] == "Bo Sample"
    assert said["evidence"][0]["narrative"] == 'I <b>listen</b> & "wait".'
    page = fetch(said["id"]).decode()
    assert ("Bo Sample" in page, "I &lt;b&gt;listen" in page, "This badge is valid." in page) == (True,) * 3
    assert {one["Content-Disposition"].split(";")[0] for one in files.values()} == {"attachment"}


def chunk(png: bytes) -> bytes:
    """Give what follows the keyword in the chunk that holds the credential, read without a library."""
    at = 8
    while at < len(png):
        length, kind = struct.unpack("!I4s", png[at : at + 8])
        data = png[at + 8 : at + 8 + length]
        assert struct.unpack("!I", png[at + 8 + length : at + 12 + length]) == (zlib.crc32(kind + data),)
        if kind == b"iTXt" and data.startswith(b"openbadgecredential\0"):
            return data.removeprefix(b"openbadgecredential")
        at += 12 + length
    raise AssertionError("no credential")


def test_changed_deleted_revoked_or_erased_every_copy_is_marked(sign_in, scene):
    first = make_badge(scene.bo, scene.partnership, shows_name=True)
    old = check(first.signed)
    changed = make_badge_again(scene)
    new = check(changed.signed)
    assert (is_marked(old), is_marked(new), old["sub"] == new["sub"]) == (True, False, False)
    sign_in(BO).post(reverse("delete_badge", args=[changed.key]))
    assert (is_marked(new), Badge.objects.count()) == (True, 0)
    assert PageClient().get(reverse("badge", args=[changed.key])).status_code == 404
    third = make_badge_again(scene)
    chidis = badges.take(
        enrolment=scene.chidi, kind="took_part", shows_name=False, evidence="", by=scene.chidi.person, at=NOW
    )
    sign_in(AMARA).post(reverse("revoke_badge", args=[third.key]))
    assert (is_marked(check(third.signed)), "was revoked" in fetch(check(third.signed)["id"]).decode()) == (
        True,
        True,
    )
    assert OutboxEmail.objects.get(kind="community.badge_revoked").to_address == scene.bo.person.email
    with pytest.raises(WasRevoked):
        make_badge_again(scene)
    badges.delete(badge=third, by=scene.bo.person, at=NOW)
    with pytest.raises(WasRevoked):
        make_badge_again(scene)
    erasure.erase(person=scene.chidi.person, by=scene.chidi.person, at=NOW)
    assert is_marked(check(chidis.signed))
    assert not Badge.objects.filter(pk=chidis.pk).exists()


def make_badge_again(scene: Scene) -> Badge:
    return badges.take(
        enrolment=scene.bo,
        kind="took_part",
        shows_name=False,
        evidence="",
        by=scene.bo.person,
        at=timezone.now(),
    )


def test_only_who_earned_it_takes_it(sign_in, scene):
    make_signing_key()
    take = {"shows_name": False, "evidence": "", "at": NOW}
    for kind in ("took_part", "mentored", "facilitated"):
        with pytest.raises(NotEarned):
            badges.take(enrolment=scene.bo, kind=kind, by=scene.bo.person, **take)
    bring_to_an_end(scene.partnership)
    with pytest.raises(NotYours):
        badges.take(enrolment=scene.bo, kind="took_part", by=scene.chidi.person, **take)
    with pytest.raises(TooLong):
        badges.take(
            enrolment=scene.bo, kind="took_part", by=scene.bo.person, **take | {"evidence": "x" * 1001}
        )
    bo = sign_in(BO)
    assert bo.get(reverse("badges")).content.decode().count('class="card link"') == 1
    bo.post(reverse("take_badge", args=[scene.bo.key, "took_part"]), {"evidence": "Own words"})
    badge = Badge.objects.get()
    assert (badge.evidence, badge.shows_name) == ("Own words", False)
    assert "Own words" in bo.get(reverse("take_badge", args=[scene.bo.key, "took_part"])).content.decode()
    for act in (badges.revoke, badges.delete):
        with pytest.raises((NotCoordinator, NotYours)):
            act(badge=badge, by=scene.chidi.person, at=NOW)
    later = badge.expires_at + timedelta(days=1)
    assert [one.state for one in badges_of(scene, later)] == ["expired"]


def badges_of(scene: Scene, at: datetime):
    from colead.community.queries.badges import issued_in

    return issued_in(scene.cohort, at=at)


def test_the_certificate_is_a_tagged_pdf(sign_in, scene):
    badge = make_badge(scene.bo, scene.partnership)
    answer = sign_in(BO).get(reverse("badge_certificate", args=[badge.key]))
    said = inside(answer.content)
    assert answer.headers["Content-Type"] == "application/pdf"
    assert [
        word for word in (b"StructTreeRoot", b"pdfuaid", b"/Lang", b"/H1", b"/H2") if word not in said
    ] == []


def test_slots_are_places_in_lists_of_bits():
    assert [list_and_place(number) for number in (0, SIZE - 1, SIZE)] == [(0, 0), (0, SIZE - 1), (1, 0)]
    bits = gzip.decompress(unpad(encode([0, 9])[1:]))
    assert (len(bits) * 8, bits[:3]) == (SIZE, b"\x80\x40\x00")
    assert not StatusSlot.objects.exists()
