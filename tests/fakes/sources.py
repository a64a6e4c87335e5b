"""Every kind of reader, with a hand that holds codes before it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import zxingcpp
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QImage, QKeyEvent, QWindow
from PySide6.QtMultimedia import QCamera, QCameraDevice, QVideoFrame, QVideoSink

from hardware.link import SerialPort
from hardware.readers.folder import Folder, Pipe
from hardware.readers.gathering import Wording
from hardware.readers.imager import Imager
from hardware.simulator.imager import SimulatedImager
from hardware.simulator.pty_peer import PtyPeer
from kiosk.api.codes import CodeSource
from kiosk.domain.code import Scan
from ui.camera import Camera
from ui.wedge import Wedge

QR = zxingcpp.BarcodeFormat.QRCode
PATIENCE_S = 5.0


class Hand(Protocol):
    """Holds codes before a reader, and pulls its plug."""

    source: CodeSource
    can_be_missed: bool

    def show(self, text: str) -> None:
        """Hold `text` before the reader."""
        ...

    def unplug(self) -> None:
        """Pull the plug."""
        ...

    def plug_in(self) -> None:
        """Push it in again."""
        ...

    def close(self) -> None:
        """Tidy up."""
        ...

    def tick(self) -> None:
        """Let what was shown arrive."""
        ...


def heard(hand: Hand, count: int = 1) -> list[Scan]:
    """Return what the reader says, once it has said `count` things or time is up."""
    found: list[Scan] = []
    end = time.monotonic() + PATIENCE_S
    while len(found) < count and time.monotonic() < end:
        hand.tick()
        found += hand.source.read()
    return found


class OfImager:
    """A simulated imager at a pseudo-terminal."""

    can_be_missed = True

    def __init__(self, folder: Path) -> None:
        self.far = SimulatedImager(suffix=b"\r\n")
        self.peer = PtyPeer(self.far, folder / "imager", clock_ns=time.monotonic_ns)
        self.peer.plug_in()
        port = SerialPort(str(folder / "imager"), baud=9_600)
        self.source: CodeSource = Imager("imager", port, Wording())

    def show(self, text: str) -> None:
        self.far.show(text.encode(), time.monotonic_ns())

    def tick(self) -> None:
        self.peer.speak()

    def unplug(self) -> None:
        self.peer.unplug()

    def plug_in(self) -> None:
        self.peer.plug_in()

    def close(self) -> None:
        self.source.close()
        self.peer.unplug()


class OfFolder:
    """Texts that are laid into a folder."""

    can_be_missed = True

    def __init__(self, folder: Path) -> None:
        self.path = folder / "codes"
        self.path.mkdir()
        self.count = 0
        self.source: CodeSource = Folder("folder", self.path)

    def show(self, text: str) -> None:
        self.count += 1
        draft = self.path / ".draft"
        draft.write_text(text)
        draft.replace(self.path / f"{self.count:03}.txt")

    def tick(self) -> None:
        pass

    def unplug(self) -> None:
        self.path.rename(self.path.with_name("away"))

    def plug_in(self) -> None:
        self.path.with_name("away").rename(self.path)

    def close(self) -> None:
        self.source.close()


class OfPictures(OfFolder):
    """Pictures of codes that are laid into a folder."""

    def show(self, text: str) -> None:
        self.count += 1
        draft = self.path / ".draft"
        width, height, pixels = drawn(text)
        draft.write_bytes(b"P5 %d %d 255\n" % (width, height) + pixels)
        draft.replace(self.path / f"{self.count:03}.pgm")


class OfPipe:
    """Lines that are written into a pipe."""

    can_be_missed = True

    def __init__(self, folder: Path) -> None:
        self.path = folder / "pipe"
        os.mkfifo(self.path)
        self.source: CodeSource = Pipe("pipe", self.path)

    def show(self, text: str) -> None:
        fd = os.open(self.path, os.O_WRONLY | os.O_NONBLOCK)
        os.write(fd, f"{text}\n".encode())
        os.close(fd)

    def tick(self) -> None:
        pass

    def unplug(self) -> None:
        self.path.unlink()

    def plug_in(self) -> None:
        os.mkfifo(self.path)

    def close(self) -> None:
        self.source.close()


class OfWedge:
    """An imager that types into a window."""

    can_be_missed = False

    def __init__(self, _folder: Path) -> None:
        self.window = QWindow()
        self.window.show()
        self.at_ms = 1_000
        self.source: CodeSource = Wedge("wedge")

    def show(self, text: str) -> None:
        self.at_ms += 1_000
        for letter in text:
            self.press(letter, 4)
        self.press("\r", 4, Qt.Key.Key_Return)

    def press(self, letter: str, after_ms: int, key: Qt.Key = Qt.Key.Key_unknown) -> None:
        """Press and release a key, `after_ms` after the one before."""
        self.at_ms += after_ms
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
            event.setTimestamp(self.at_ms)
            QCoreApplication.sendEvent(self.window, event)

    def tick(self) -> None:
        QCoreApplication.processEvents()

    def unplug(self) -> None:
        pass

    def plug_in(self) -> None:
        pass

    def close(self) -> None:
        self.source.close()
        self.window.close()


class Plug(QCameraDevice):
    """A camera that Qt lists; there is nothing behind it."""

    def __init__(self, name: str = "C920") -> None:
        super().__init__()
        self.name = name

    def description(self) -> str:
        return self.name


class OfCamera:
    """Pictures before a camera that Qt lists: what the camera would show is put into its sink."""

    can_be_missed = True

    def __init__(self, _folder: Path) -> None:
        self.plugs = [Plug()]
        self.camera = Camera("camera", devices=lambda: self.plugs)
        self.source: CodeSource = self.camera

    @property
    def sink(self) -> QVideoSink:
        """Where the camera shows its pictures, since it was opened."""
        return self.camera.findChildren(QVideoSink)[-1]

    def show(self, text: str) -> None:
        width, height, pixels = drawn(text)
        grey = QImage(pixels, width, height, width, QImage.Format.Format_Grayscale8)
        self.frame(grey)

    def frame(self, picture: QImage) -> None:
        """Show the camera a picture, when it looks."""
        self.camera._rest_ms = 0
        shown = picture.convertToFormat(QImage.Format.Format_RGBX8888)
        self.sink.setVideoFrame(QVideoFrame(shown))

    def tick(self) -> None:
        QCoreApplication.processEvents()

    def unplug(self) -> None:
        self.plugs = []
        pulled = self.camera.findChildren(QCamera)[-1]
        pulled.errorOccurred.emit(QCamera.Error.CameraError, "The device is gone")

    def plug_in(self) -> None:
        self.plugs = [Plug()]

    def close(self) -> None:
        self.source.close()


HANDS: dict[str, Callable[[Path], Hand]] = {
    "imager": OfImager,
    "folder": OfFolder,
    "pictures": OfPictures,
    "pipe": OfPipe,
    "wedge": OfWedge,
    "camera": OfCamera,
}


def drawn(text: str, *, scale: int = 4) -> tuple[int, int, bytes]:
    """Return a picture of `text` as a QR code: width, height and grey pixels."""
    picture = zxingcpp.create_barcode(text, QR).to_image(scale=scale, add_quiet_zones=True)
    height, width = memoryview(picture).shape[:2]
    rows = memoryview(picture).tobytes()
    return width, height, rows
