"""Pictures are painted anew: what a camera, or somebody clever, put into the file beside the picture is left behind."""

from __future__ import annotations

import io
import warnings

from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageFile, ImageOps

from colead.kernel.errors import Refused
from colead.kernel.files import MEBIBYTE, Made, Purpose

TYPES = ("PNG", "JPEG", "WEBP")  # the only decoders that are tried
MOST_POINTS = 30_000_000  # telephones make up to 24 million; painted, that is 90 MB of memory
LEAST_SIDE = 64
SIDE = 320  # of the square that is kept: shown at 56 to 96, on screens of up to three points a pixel
WIDEST = 1600  # of a whole picture that is kept
QUALITY = 85


class NotAPicture(Refused):
    code = "pictures.unreadable"
    sentence = _("This file cannot be read as a picture. A PNG, a JPEG or a WebP can be taken.")


class TooManyPoints(Refused):
    code = "pictures.too_many_points"
    sentence = _("This picture is too large to open safely: at most 30 million points can be taken.")


class TooSmall(Refused):
    code = "pictures.too_small"
    sentence = _("This picture is too small to recognize anybody: it needs 64 points on each side.")


def portrait_of(content: bytes) -> Made:
    """Make a square JPEG without metadata out of the middle of a picture."""
    upright = _opened(content, least=LEAST_SIDE, wanted=2 * SIDE)
    return _painted(ImageOps.fit(upright, (SIDE, SIDE), Image.Resampling.LANCZOS))


def picture_of(content: bytes) -> Made:
    """Make a JPEG without metadata out of the whole of a picture, smaller where it is large."""
    upright = _opened(content, least=1, wanted=WIDEST)
    upright.thumbnail((WIDEST, WIDEST), Image.Resampling.LANCZOS)
    return _painted(upright)


def _opened(content: bytes, *, least: int, wanted: int) -> Image.Image:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a broken tag is left behind anyway
        try:
            return _upright(content, least, wanted)
        except Refused:
            raise
        except Image.DecompressionBombError as error:
            raise TooManyPoints from error
        except Exception as error:  # a decoder may raise anything at what somebody made up
            raise NotAPicture from error


def _upright(content: bytes, least: int, wanted: int) -> Image.Image:
    # The process has one setting, and WeasyPrint lets through what ends early.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    with Image.open(io.BytesIO(content), formats=TYPES) as brought:
        width, height = brought.size  # from its head; nothing has been unpacked yet
        if width * height > MOST_POINTS:
            raise TooManyPoints
        if min(width, height) < least:
            raise TooSmall
        brought.draft("RGB", (wanted, wanted))
        return ImageOps.exif_transpose(brought).convert("RGBA")


def _painted(picture: Image.Image) -> Made:
    canvas = Image.new("RGB", picture.size, "white")  # a new one: nothing of the old file comes along
    canvas.paste(picture, mask=picture.getchannel("A"))
    painted = io.BytesIO()
    canvas.save(painted, "JPEG", quality=QUALITY, optimize=True)
    return Made(painted.getvalue(), "image/jpeg", "jpg")


PORTRAIT = Purpose("portrait", largest=8 * MEBIBYTE, make=portrait_of)
