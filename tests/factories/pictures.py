"""Pictures as people bring them, and as nobody should."""

from __future__ import annotations

import io
import struct
import zlib

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, PngImagePlugin

from colead.people.actions import pictures
from colead.people.models import Person
from tests.factories.people import NOW

PLACE = "canary-place-of-the-picture"


def picture_bytes(kind: str = "PNG", *, size: tuple[int, int] = (400, 300), mode: str = "RGB") -> bytes:
    """Paint one, half of it red."""
    image = Image.new(mode, size, "blue")
    image.paste("red", (0, 0, size[0], size[1] // 2))
    file = io.BytesIO()
    image.save(file, kind)
    return file.getvalue()


def photo() -> SimpleUploadedFile:
    """Give a picture as a form sends it."""
    return SimpleUploadedFile("me.png", picture_bytes(), content_type="image/png")


def make_portrait(person: Person) -> str:
    """Give a person a picture, and its key."""
    return pictures.choose(content=picture_bytes(), by=person, at=NOW).picture


def photo_with_a_place() -> bytes:
    """Give a JPEG that says where and with what it was taken, in four ways."""
    image = Image.new("RGB", (400, 300), "blue")
    tags = Image.Exif()
    tags[0x010E] = PLACE  # ImageDescription
    tags[0x0112] = 6  # lies on its side
    tags.get_ifd(0x8825)[1] = "N"  # a place on Earth
    file = io.BytesIO()
    image.save(
        file, "JPEG", exif=tags, comment=PLACE.encode(), icc_profile=PLACE.encode(), xmp=PLACE.encode()
    )
    return file.getvalue()


def png_with_words() -> bytes:
    """Give a PNG with words in it."""
    words = PngImagePlugin.PngInfo()
    words.add_text("Location", PLACE)
    words.add_itxt("Where", PLACE, zip=True)
    file = io.BytesIO()
    Image.new("RGB", (100, 100)).save(file, "PNG", pnginfo=words)
    return file.getvalue()


def bomb(width: int, height: int) -> bytes:
    """Give a small PNG that says it is huge, with as many zeros packed into it."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    body = zlib.compress(bytes(min((width // 8 + 1) * height, 20_000_000)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def words_bomb() -> bytes:
    """Give a PNG whose words unpack to a hundred million letters."""
    png = picture_bytes()
    data = b"Comment\x00\x00" + zlib.compress(bytes(100_000_000), 9)
    packed = struct.pack(">I", len(data)) + b"zTXt" + data + struct.pack(">I", zlib.crc32(b"zTXt" + data))
    return png[:33] + packed + png[33:]
