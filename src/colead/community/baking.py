"""A badge as a picture with its credential inside: SVG and PNG (Open Badges 3.0, 5.3). The drawing is ours, and has no words.

Two curves that reach for each other, as in the product's own mark.
"""

from __future__ import annotations

import io
from math import cos, radians, sin
from xml.sax.saxutils import escape, quoteattr

from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo

from colead.community.states import BadgeKind

SPACE = "https://purl.imsglobal.org/ob/v3p0"
KEYWORD = "openbadgecredential"
SIDE, SCALE = 512, 3  # painted larger, then made smaller: edges are smooth
PAPER, GIVE, GET = "#fbfaf7", "#0b6b69", "#a8501f"
# How many dots stand under the curves.
DOTS = {BadgeKind.TOOK_PART: 1, BadgeKind.MENTORED: 2, BadgeKind.FACILITATED: 3}
CURVES = ((GIVE, (116, 236, 276, 396), 180, 350), (GET, (236, 116, 396, 276), 0, 170))


def as_svg(token: str, kind: str, title: str) -> bytes:
    """Give the badge as SVG, the credential right behind the opening tag."""
    curves = "".join(
        f'<path d="{_arc(box, start, end)}" fill="none" stroke="{color}" stroke-width="34" stroke-linecap="round"/>'
        for color, box, start, end in CURVES
    )
    dots = "".join(f'<circle cx="{x}" cy="432" r="10" fill="{GIVE}"/>' for x in _dots(kind))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="{SPACE}" viewBox="0 0 {SIDE} {SIDE}" role="img">'
        f"<openbadges:credential verify={quoteattr(token)}></openbadges:credential><title>{escape(title)}</title>"
        f'<circle cx="256" cy="256" r="244" fill="{PAPER}" stroke="{GIVE}" stroke-width="12"/>{curves}{dots}</svg>\n'
    ).encode()


def as_png(token: str, kind: str, title: str) -> bytes:
    """Give the badge as PNG, the credential in a chunk that is not compressed."""
    picture = Image.new("RGBA", (SIDE * SCALE,) * 2, (0, 0, 0, 0))
    brush = ImageDraw.Draw(picture)
    brush.ellipse(_scaled(12, 12, 500, 500), fill=PAPER, outline=GIVE, width=12 * SCALE)
    for color, box, start, end in CURVES:
        left, top, right, bottom = box
        brush.arc(
            _scaled(left - 17, top - 17, right + 17, bottom + 17), start, end, fill=color, width=34 * SCALE
        )
        for x, y in (_point(box, start), _point(box, end)):
            brush.ellipse(_scaled(x - 17, y - 17, x + 17, y + 17), fill=color)
    for x in _dots(kind):
        brush.ellipse(_scaled(x - 10, 422, x + 10, 442), fill=GIVE)
    info = PngInfo()
    info.add_itxt(KEYWORD, token, zip=False)
    info.add_itxt("Title", title, zip=False)
    made = io.BytesIO()
    picture.resize((SIDE, SIDE), Image.Resampling.LANCZOS).save(made, "PNG", pnginfo=info, optimize=True)
    return made.getvalue()


def _dots(kind: str) -> list[int]:
    count = DOTS[BadgeKind(kind)]
    return [256 + 36 * place - 18 * (count - 1) for place in range(count)]


def _arc(box: tuple[int, int, int, int], start: int, end: int) -> str:
    radius = (box[2] - box[0]) / 2
    (x, y), (to_x, to_y) = _point(box, start), _point(box, end)
    return f"M{x:.1f} {y:.1f}A{radius:g} {radius:g} 0 0 1 {to_x:.1f} {to_y:.1f}"


def _point(box: tuple[int, int, int, int], degrees: int) -> tuple[float, float]:
    """Give where a curve is at an angle; angles grow clockwise, as in both kinds of picture."""
    left, top, right, bottom = box
    turn = radians(degrees)
    return (left + right) / 2 + (right - left) / 2 * cos(turn), (top + bottom) / 2 + (bottom - top) / 2 * sin(
        turn
    )


def _scaled(*numbers: float) -> tuple[float, ...]:
    return tuple(number * SCALE for number in numbers)
