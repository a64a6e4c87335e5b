"""QR codes as pictures: `image://qr/<text>`, whole-pixel modules with a quiet zone of four."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import unquote

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, qRgb
from PySide6.QtQuick import QQuickImageProvider

QUIET_ZONE = 4
REMEMBERED = 8


@lru_cache(maxsize=REMEMBERED)
def matrix(text: str) -> tuple[tuple[bool, ...], ...]:
    """Return the modules of the code for `text`, quiet zone included; True is dark."""
    import qrcode  # noqa: PLC0415 - It brings a library of pictures, and the first page has no code.

    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=QUIET_ZONE)
    code.add_data(text.encode())
    return tuple(tuple(bool(dark) for dark in row) for row in code.get_matrix())


def picture(text: str, side: int) -> QImage:
    """Return the code as an image of whole-pixel modules, at most `side` pixels wide."""
    rows = matrix(text)
    image = QImage(len(rows), len(rows), QImage.Format.Format_Mono)
    image.setColorTable([qRgb(255, 255, 255), qRgb(0, 0, 0)])
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            image.setPixel(x, y, int(dark))
    scale = max(1, side // len(rows))
    return image.scaled(len(rows) * scale, len(rows) * scale)


class QrImageProvider(QQuickImageProvider):
    """Makes the code for the percent-coded text in the address."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:  # noqa: A002, N803 - Qt's names.
        """Return the code; Qt calls this on the GUI thread, as no image is asynchronous."""
        image = picture(unquote(id), requestedSize.width())
        size.setWidth(image.width())
        size.setHeight(image.height())
        return image
