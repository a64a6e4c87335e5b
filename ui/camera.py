"""A camera that reads codes: the newest frame, now and then, small.

Nothing here has a thread of its own, so a frame that is hard to read must not hold up the picture:
frames are made small, few are looked at, and the longer one took the longer the next one waits.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import perf_counter_ns

import zxingcpp
from PySide6.QtCore import QElapsedTimer, QObject, Qt, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import (
    QCamera,
    QCameraDevice,
    QCameraFormat,
    QMediaCaptureSession,
    QMediaDevices,
    QVideoFrame,
    QVideoSink,
)

from kiosk.api.codes import SourceLost
from kiosk.domain.code import Scan, scan_of_picture

FORMATS = zxingcpp.BarcodeFormats(
    [zxingcpp.BarcodeFormat.QRCode, zxingcpp.BarcodeFormat.DataMatrix, zxingcpp.BarcodeFormat.Aztec]
)
WAYS = (
    (640, zxingcpp.Binarizer.GlobalHistogram),
    (480, zxingcpp.Binarizer.LocalAverage),
    (320, zxingcpp.Binarizer.LocalAverage),
)
"""The longer side of what is looked at, and how black is told from white: one way a look.

None reads everything: large and sharp finds small codes, small and smooth forgives grain, the
local average forgives shadows. All three take far less time than one that does it all.
"""
EVERY_MS = 150
REST = 9
"""So much longer than a look took there is none: a tenth of the time at most is spent looking."""
SILENT_MS = 5_000
"""A camera that has shown nothing for so long has hung, whatever it says of itself."""
FOUND_MAX = 16
NS_PER_MS = 1_000_000


def shrunk(picture: QImage, side: int) -> QImage:
    """Return `picture` grey and no larger than `side`."""
    if max(picture.width(), picture.height()) > side:
        mode = Qt.TransformationMode.SmoothTransformation
        picture = picture.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio, mode)
    return picture.convertToFormat(QImage.Format.Format_Grayscale8)


def scan_in(picture: QImage, way: int) -> Scan | None:
    """Return what `picture` says, looked at in one of the ways; None where there is no code."""
    side, binarizer = WAYS[way % len(WAYS)]
    grey = shrunk(picture, side)
    if grey.isNull():
        return None
    pixels = memoryview(bytes(grey.constBits())).cast("B", (grey.height(), grey.bytesPerLine()))
    found = zxingcpp.read_barcodes(
        pixels,
        formats=FORMATS,
        binarizer=binarizer,
        try_downscale=False,
        text_mode=zxingcpp.TextMode.Plain,  # Else control characters are spelt out in letters.
    )
    return scan_of_picture([one.text for one in found])


class Camera(QObject):
    """A camera whose name holds `device`, or the first there is; `devices` says which there are."""

    arrived = Signal()

    def __init__(
        self,
        name: str,
        *,
        device: str = "",
        devices: Callable[[], Sequence[QCameraDevice]] = QMediaDevices.videoInputs,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._devices = devices
        self._name = name
        self._device = device
        self._camera: QCamera | None = None
        self._session: QMediaCaptureSession | None = None
        self._sink: QVideoSink | None = None
        self._trouble = ""
        self._found: list[Scan] = []
        self._shown = QElapsedTimer()
        self._looked = QElapsedTimer()
        self._rest_ms = 0
        self._looks = 0

    @property
    def name(self) -> str:
        """The reader's name in the settings."""
        return self._name

    def open(self) -> None:
        """Start the camera; what it shows comes later."""
        if self._camera is not None:
            return
        wanted = self._device.lower()
        plugged_in = self._devices()
        fits = [one for one in plugged_in if wanted in one.description().lower()]
        if not fits:
            there = ", ".join(one.description() for one in plugged_in)
            what = f"no camera is called {self._device!r}" if wanted else "no camera is plugged in"
            raise SourceLost(f"{what}; there is: {there or 'none'}")
        sink = QVideoSink(self)
        self.watch(sink)
        self._camera = QCamera(fits[0], self)
        self._camera.setCameraFormat(_smallest(fits[0]))
        self._camera.errorOccurred.connect(self._failed)
        self._session = QMediaCaptureSession(self)
        self._session.setCamera(self._camera)
        self._session.setVideoSink(sink)
        self._camera.start()

    def watch(self, sink: QVideoSink) -> None:
        """Look at what `sink` is shown, from now on."""
        self._trouble, self._found = "", []
        self._sink = sink
        self._shown.start()
        sink.videoFrameChanged.connect(self._show)

    def read(self) -> tuple[Scan, ...]:
        """Return what has been read; never waits."""
        if self._sink is None:
            raise SourceLost(f"{self._name} is not open")
        if not self._trouble and self._shown.elapsed() > SILENT_MS:
            self._trouble = "it shows no picture any more"
        if self._trouble:
            raise SourceLost(f"camera {self._name}: {self._trouble}")
        found, self._found = tuple(self._found), []
        return found

    def close(self) -> None:
        """Switch the camera off."""
        if self._sink is not None:
            self._sink.videoFrameChanged.disconnect(self._show)
        if self._camera is not None:
            self._camera.stop()
        for part in (self._session, self._camera, self._sink):
            if part is not None:
                part.deleteLater()
        self._camera = self._session = self._sink = None

    @Slot(QCamera.Error, str)
    def _failed(self, error: QCamera.Error, said: str) -> None:
        if error is not QCamera.Error.NoError:
            self._trouble = said or "it has failed"

    @Slot(QVideoFrame)
    def _show(self, frame: QVideoFrame) -> None:
        """Look at a frame, if it is time for one; most go by unseen."""
        self._shown.start()
        if self._looked.isValid() and self._looked.elapsed() < self._rest_ms:
            return
        began_ns = perf_counter_ns()
        seen = scan_in(frame.toImage(), self._looks)
        self._looks += 1
        took_ms = (perf_counter_ns() - began_ns) // NS_PER_MS
        self._rest_ms = max(EVERY_MS, REST * took_ms)
        self._looked.start()
        if seen is not None and len(self._found) < FOUND_MAX:
            self._found.append(seen)
            self.arrived.emit()


def _smallest(device: QCameraDevice) -> QCameraFormat:
    """Return the smallest picture that is large enough to read, or the camera's own choice."""
    formats = [one for one in device.videoFormats() if one.resolution().width() >= WAYS[0][0]]
    least = min(formats, key=lambda one: one.resolution().width(), default=None)
    return least if least is not None else QCameraFormat()
