"""How unlike two pictures of a screen are to the eye.

Pictures are made small, so that a reference takes a few kilobytes and that the edge of a letter,
which every release of the font's rasterizer draws a little otherwise, hardly counts. What is left
is compared in Lab, where equal steps look equally far apart: softly for what is small (a word, an
icon, a button that stands elsewhere), and over wide areas for a colour that is a shade off.
"""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image, ImageChops, ImageCms, ImageFilter
from PySide6.QtGui import QImage

SMALLER = 5
"""One pixel of a reference is so many of the screen, each way."""
WIDE = 6
"""Pixels of a reference around each one that a wide look takes in."""

_LAB = ImageCms.buildTransform(
    ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB", 6500), "RGB", "LAB"
)

_LIKE_LIGHT = [min(255, step * 255 // 100) for step in range(256)]
"""Lightness goes from 0 to 100 in 255 steps, the two colour axes in steps of one."""


def picture(grabbed: QImage) -> Image.Image:
    """Return what Qt has drawn as a picture that can be kept and compared."""
    plain = grabbed.convertToFormat(QImage.Format.Format_RGB888)
    size = (plain.width(), plain.height())
    pixels = bytes(plain.constBits())
    return Image.frombuffer("RGB", size, pixels, "raw", "RGB", plain.bytesPerLine(), 1)


def reference(whole: Image.Image) -> Image.Image:
    """Return what is kept of a picture to hold later ones against."""
    return whole.reduce(SMALLER)


@dataclass(frozen=True, slots=True)
class Unlikeness:
    """What the eye would see, in steps of 255, and where."""

    sharp: int
    """The greatest difference of something small."""
    wide: int
    """The greatest difference of an area."""
    where: Image.Image


def unlikeness(approved: Image.Image, now: Image.Image) -> Unlikeness:
    """Compare two references of one size."""
    one, other = (ImageCms.applyTransform(half, _LAB) for half in (approved, now))
    sharp = _apart(one, other, ImageFilter.GaussianBlur(1))
    wide = _apart(one, other, ImageFilter.BoxBlur(WIDE))
    return Unlikeness(_most(sharp), _most(wide), sharp)


def _apart(one: Image.Image, other: Image.Image, blur: ImageFilter.Filter) -> Image.Image:
    """Return how far two blurred pictures are apart, pixel by pixel, in the worst of L, a and b."""
    light, red_green, blue_yellow = (
        ImageChops.difference(before.filter(blur), after.filter(blur))
        for before, after in zip(one.split(), other.split(), strict=True)
    )
    hue = ImageChops.lighter(red_green, blue_yellow).point(_LIKE_LIGHT)
    return ImageChops.lighter(light, hue)


def _most(grey: Image.Image) -> int:
    return int(grey.getextrema()[1])


SHARP_MOST, WIDE_MOST = 17, 9
"""What the letters of another rasterizer may make: measured, see the test of the measure."""


def is_alike(seen: Unlikeness) -> bool:
    """Whether nobody would call the two pictures different."""
    return seen.sharp <= SHARP_MOST and seen.wide <= WIDE_MOST
