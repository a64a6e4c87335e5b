"""Reads the codes in a picture that lies in a file."""

from __future__ import annotations

import zxingcpp
from PIL import Image, UnidentifiedImageError

from kiosk.domain.code import Flaw, Scan, scan_of_picture

FORMATS = zxingcpp.BarcodeFormats(
    [zxingcpp.BarcodeFormat.QRCode, zxingcpp.BarcodeFormat.DataMatrix, zxingcpp.BarcodeFormat.Aztec]
)
"""What vouchers are printed as: each format more makes every picture slower."""
WAYS = (
    (1_280, zxingcpp.Binarizer.LocalAverage),
    (640, zxingcpp.Binarizer.GlobalHistogram),
    (480, zxingcpp.Binarizer.LocalAverage),
    (320, zxingcpp.Binarizer.LocalAverage),
)
"""The longer side that a picture is brought to, and how black is told from white, in turn."""
PIXELS_MAX = 4_000_000
KINDS = ("PNG", "JPEG", "PPM", "BMP")
"""Kinds of pictures that cameras write; no other decoder is let near a file."""


def scan_in(path: str) -> Scan | None:
    """Return what the picture at `path` says; None where there is no code in it."""
    try:
        with Image.open(path, formats=KINDS) as picture:
            if picture.width * picture.height > PIXELS_MAX:
                return Scan(flaw=Flaw.NO_PICTURE)
            grey = picture.convert("L")
    except (OSError, UnidentifiedImageError, ValueError, SyntaxError):
        return Scan(flaw=Flaw.NO_PICTURE)
    for side, binarizer in WAYS:
        small = grey.copy()
        small.thumbnail((side, side), Image.Resampling.BILINEAR)
        found = zxingcpp.read_barcodes(
            small,
            formats=FORMATS,
            binarizer=binarizer,
            text_mode=zxingcpp.TextMode.Plain,  # Else control characters are spelt out in letters.
        )
        if found:
            return scan_of_picture([one.text for one in found])
    return None
