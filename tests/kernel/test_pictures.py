"""What becomes of pictures, and of what only looks like one."""

from __future__ import annotations

import io
import zipfile

import pytest
from PIL import Image, ImageFile
from PIL.PngImagePlugin import PngImageFile

from colead.kernel.pictures import SIDE, NotAPicture, TooManyPoints, TooSmall, portrait_of
from tests.factories.pictures import (
    PLACE,
    bomb,
    photo_with_a_place,
    picture_bytes,
    png_with_words,
    words_bomb,
)

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><script>alert(1)</script>"


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_each_type_of_the_list_becomes_a_square_jpeg(kind):
    made = portrait_of(picture_bytes(kind))
    image = opened(made.content)
    assert (image.format, image.size, made.media_type) == ("JPEG", (SIDE, SIDE), "image/jpeg")


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_every_kind_of_color_is_read(mode):
    brought = Image.new(mode, (100, 100))
    file = io.BytesIO()
    brought.save(file, "PNG")
    assert opened(portrait_of(file.getvalue()).content).mode == "RGB"


def test_what_is_see_through_becomes_white():
    file = io.BytesIO()
    Image.new("RGBA", (100, 100), (0, 0, 0, 0)).save(file, "PNG")
    assert opened(portrait_of(file.getvalue()).content).getpixel((50, 50)) == (255, 255, 255)


@pytest.mark.parametrize("brought", [photo_with_a_place(), png_with_words()], ids=["jpeg", "png"])
def test_nothing_that_was_written_into_the_file_comes_along(brought):
    assert PLACE.encode() in brought or b"iTXt" in brought
    made = portrait_of(brought)
    image = opened(made.content)
    assert (PLACE.encode() in made.content, dict(image.getexif()), image.info.keys() - {"jfif", "jfif_version", "jfif_unit", "jfif_density"}) == (False, {}, set())  # fmt: skip


def test_a_picture_that_lies_on_its_side_is_put_upright():
    image = Image.new("RGB", (400, 400), "blue")
    image.paste("red", (0, 0, 400, 200))
    tags = Image.Exif()
    tags[0x0112] = 3  # upside down
    file = io.BytesIO()
    image.save(file, "JPEG", exif=tags)
    lower = opened(portrait_of(file.getvalue()).content).crop((0, SIDE - 40, SIDE, SIDE - 20))
    points = lower.tobytes()
    assert (min(points[0::3]) > 200, max(points[2::3]) < 60) == (True, True)


@pytest.mark.parametrize(
    "brought",
    [
        SVG, HTML, b"GIF89a" + bytes(100), b"%PDF-1.7\n", bytes(1000), b"\x89PNG\r\n\x1a\n", picture_bytes()[:200],
        picture_bytes("GIF"), picture_bytes("TIFF"), picture_bytes("BMP"), picture_bytes("ICO"), b"\xff\xd8\xff\xe0" + SVG,
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 100 100\n",
    ],
    ids=["svg", "html", "gif-head", "pdf", "zeros", "png-head", "cut", "gif", "tiff", "bmp", "ico", "jpeg-head-svg", "eps"],
)  # fmt: skip
def test_what_is_not_in_the_list_is_refused(brought):
    with pytest.raises(NotAPicture):
        portrait_of(brought)


def test_what_hangs_on_to_a_picture_is_left_behind():
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("evil.html", HTML)
    for tail in (HTML, archive.getvalue(), b"<?php system($_GET[0]); ?>"):
        made = portrait_of(picture_bytes("JPEG") + tail)
        assert (tail in made.content, b"script" in made.content, b"PK\x03\x04" in made.content) == (
            False,
        ) * 3


@pytest.mark.parametrize(
    "size", [(30_000, 30_000), (65_000, 65_000), (2**31 - 1, 2**31 - 1), (30_000_001, 64)]
)
def test_a_bomb_is_refused_before_it_is_unpacked(size, monkeypatch):
    unpacked = []
    monkeypatch.setattr(PngImageFile, "load_prepare", lambda image: unpacked.append(image.size))
    with pytest.raises((TooManyPoints, NotAPicture)):
        portrait_of(bomb(*size))
    assert unpacked == []


def test_unpacking_is_noticed(monkeypatch):
    unpacked, prepare = [], PngImageFile.load_prepare

    def noted(image):
        unpacked.append(image.size)
        prepare(image)

    monkeypatch.setattr(PngImageFile, "load_prepare", noted)
    portrait_of(picture_bytes())
    assert unpacked == [(400, 300)]


def test_what_ends_early_is_refused_also_where_another_library_would_take_it(monkeypatch):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    with pytest.raises(NotAPicture):
        portrait_of(picture_bytes()[:200])


def test_words_that_unpack_without_end_are_refused():
    with pytest.raises(NotAPicture):
        portrait_of(words_bomb())


def test_one_point_is_too_small():
    with pytest.raises(TooSmall):
        portrait_of(picture_bytes(size=(1, 1)))
