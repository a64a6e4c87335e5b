"""Icons in the colour that a theme wants: `image://icon/<name>/<rrggbb>`.

The software renderer has no effects that could tint a picture, so the SVG is tinted instead.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer

ICONS = Path(__file__).resolve().parent.parent / "assets" / "icons"
DEFAULT_SIDE = 64


@lru_cache(maxsize=128)
def source(name: str) -> str:
    """Return the text of an icon; FileNotFoundError where there is none of that name."""
    return (ICONS / f"{name}.svg").read_text(encoding="utf-8")


class IconImageProvider(QQuickImageProvider):
    """Draws an icon in one colour."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:  # noqa: A002, N803 - Qt's names.
        """Return the icon; an unknown name is a null image, which Qt reports as a warning."""
        name, _, colour = id.partition("/")
        side = max(requestedSize.width(), requestedSize.height())
        side = side if side > 0 else DEFAULT_SIDE
        try:
            text = source(name).replace("currentColor", f"#{colour}")
        except FileNotFoundError:
            return QImage()
        image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        QSvgRenderer(QByteArray(text.encode())).render(painter, QRectF(0, 0, side, side))
        painter.end()
        size.setWidth(side)
        size.setHeight(side)
        return image
