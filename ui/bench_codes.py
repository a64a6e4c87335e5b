"""How soon a code that is held before the camera is on its way to the engine.

Thirty pictures a second with the grain of a sensor, in which a code appears at any moment: turned,
near or far, anywhere, in any light. It is timed from the first picture that shows it to the command
that the screen sends. Only the camera itself is missing: its sink is shown these pictures.
"""

from __future__ import annotations

import os
import random
import time
from dataclasses import dataclass, replace
from math import isqrt
from typing import cast

import zxingcpp
from PySide6.QtCore import QEventLoop, QPointF, QTimer
from PySide6.QtGui import QImage, QPainter
from PySide6.QtMultimedia import QVideoFrame, QVideoSink

from kiosk.api.commands import Command, ShowCode
from kiosk.api.snapshot import ReaderSnapshot
from kiosk.domain.voucher import ALPHABET
from ui.bench import busy
from ui.camera import Camera
from ui.readers import ScreenReaders

CODES = 60
LETTERS = 13
"""As many as a voucher's code has."""
FRAME_MS = 33
WIDTH, HEIGHT = 640, 480
NEAR, FAR = 320, 130
"""The side of a code in a picture: held close, or as far away as it is still read."""
GRAIN = 0.05
AWAY_MS = (100, 600)
"""How long nobody holds anything before the camera."""
PATIENCE_S = 10.0


@dataclass(frozen=True, slots=True)
class Codes:
    """What was read of what was shown; the times of those that were, in milliseconds."""

    shown: int
    took_ms: list[float]
    load: float


class _Blind(Camera):
    """A camera without a device: pictures are put into its sink."""

    def open(self) -> None:
        """Look at the sink."""
        self.sink = QVideoSink(self)
        self.watch(self.sink)


class _Counter:
    """A screen's readers with somebody who holds codes before the camera."""

    def __init__(self, seed: int) -> None:
        self._rng = random.Random(seed)  # noqa: S311 - Pictures, no secrets.
        grain = self._rng.randbytes(WIDTH * HEIGHT)
        kind = QImage.Format.Format_Grayscale8
        self._grain = QImage(grain, WIDTH, HEIGHT, WIDTH, kind).copy()
        self._sent: list[str] = []
        self._sent_at = 0.0
        self._camera = _Blind("bench")
        self._readers = ScreenReaders(self._send, lambda _: (self._camera, self._camera.arrived))

    def begin(self) -> None:
        """Let the screen open its reader."""
        self._readers.show(replace(busy(1), readers=(ReaderSnapshot("bench", "camera"),)))

    def close(self) -> None:
        """Let go of everything."""
        self._readers.close()

    def hold(self) -> float | None:
        """Hold a code before the camera; return how long it took in ms, None where it is not read.

        Before that nothing is there for a while.
        """
        empty = self._picture(None)
        for _ in range(self._rng.randint(*AWAY_MS) // FRAME_MS):
            self._show(empty)
        text = "".join(self._rng.choices(ALPHABET, k=LETTERS))
        picture = self._picture(text)
        _pass(self._rng.randrange(FRAME_MS))
        begun = time.perf_counter()
        while text not in self._sent:
            if time.perf_counter() - begun > PATIENCE_S:
                return None
            self._show(picture)
        return self._sent_at - begun

    def _send(self, command: Command) -> bool:
        if isinstance(command, ShowCode):
            self._sent_at = time.perf_counter()
            self._sent.append(command.code)
        return True

    def _show(self, picture: QImage) -> None:
        self._camera.sink.setVideoFrame(QVideoFrame(picture))
        _pass(FRAME_MS)

    def _picture(self, text: str | None) -> QImage:
        """Return what the camera sees."""
        rng = self._rng
        picture = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGBX8888)
        picture.fill(0x010101 * rng.randint(90, 200))
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if text is not None:
            side = rng.randint(FAR, NEAR)
            room = side * 3 // 4  # A square that is turned is half as wide again.
            painter.save()
            painter.translate(
                QPointF(rng.randint(room, WIDTH - room), rng.randint(room, HEIGHT - room))
            )
            painter.rotate(rng.randrange(360))
            painter.translate(QPointF(-side / 2, -side / 2))
            painter.drawImage(0, 0, _code(text).scaled(side, side))
            painter.restore()
        painter.setOpacity(GRAIN)
        painter.drawImage(0, 0, self._grain)
        painter.end()
        return picture


def codes(count: int = CODES, seed: int = 1) -> Codes:
    """Hold so many codes before the camera."""
    counter = _Counter(seed)
    counter.begin()
    held = [counter.hold() for _ in range(count)]
    counter.close()
    took_ms = [round(one * 1000, 1) for one in held if one is not None]
    return Codes(count, took_ms, round(os.getloadavg()[0], 1))


def _pass(ms: int) -> None:
    """Let Qt live for so long."""
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def _code(text: str) -> QImage:
    barcode = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode)
    drawn = barcode.to_image(scale=8, add_quiet_zones=True)
    grey = memoryview(cast("bytes", drawn)).tobytes()  # Its stubs do not say that it is a buffer.
    side = isqrt(len(grey))
    return QImage(grey, side, side, side, QImage.Format.Format_Grayscale8).copy()
