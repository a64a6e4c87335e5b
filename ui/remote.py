"""A door for tests and demonstrations: touches the real window and reads what it really shows.

Only opened with `--remote SOCKET`. One JSON object a line in, one reply a line out. A touch goes
through Qt's event path at the item's place, so an item that is covered or off the window is not
reached; codes are read from the picture of the window, as a phone would.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import zxingcpp
from PySide6.QtCore import QByteArray, QElapsedTimer, QObject, QPointF, QRectF, QTimer
from PySide6.QtGui import QImage, QImageWriter, QInputDevice, QPointingDevice
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest
from shiboken6 import isValid

log = logging.getLogger("ui.remote")

LINE_MAX = 65_536
POLL_MS = 30
WAIT_MS = 5_000
"""How long a request waits for what it needs, unless it says `timeout_ms`."""

_QR = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])


class CannotDo(Exception):
    """A request that cannot be met; the message is the reply."""


class HasGone(CannotDo):
    """What was touched went under the finger, as a page does that ends: another may come."""


def items(item: QQuickItem) -> Iterator[QQuickItem]:
    """Yield `item` and everything in it, as painted; also what a Repeater makes."""
    yield item
    for child in item.childItems():
        yield from items(child)


def is_shown(item: QQuickItem) -> bool:
    """Whether a person could see it: visible, opaque enough and of some size."""
    step: QQuickItem | None = item
    while step is not None:
        if not step.isVisible() or step.opacity() < 0.05:  # noqa: PLR2004 - Fading out.
            return False
        step = step.parentItem()
    return item.width() > 0 and item.height() > 0


def scene_rect(item: QQuickItem) -> QRectF:
    """Return where an item is in its window."""
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def named(window: QQuickWindow, name: str) -> QQuickItem | None:
    """Return the shown item of that name."""
    found = (item for item in items(window.contentItem()) if item.objectName() == name)
    return next((item for item in found if is_shown(item)), None)


def read_codes(image: QImage) -> list[str]:
    """Return the texts of all QR codes in a picture."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    pixels = memoryview(bytes(grey.constBits()))
    shape = pixels.cast("B", (grey.height(), grey.bytesPerLine()))
    return [code.text for code in zxingcpp.read_barcodes(shape, formats=_QR)]


def shown_texts(window: QQuickWindow) -> list[str]:
    """Return every text a person could read, in painting order."""
    texts = []
    for item in items(window.contentItem()):
        text = item.property("text") if item.inherits("QQuickText") else None
        if text and is_shown(item):
            texts.append(str(text))
    return texts


def touch(window: QQuickWindow, finger: QPointingDevice, item: QQuickItem) -> bool:
    """Press and release in the middle of an item, like a finger; False where it feels nothing.

    HasGone where it goes between the two: once it has been released it may, as pages do.
    """
    name = item.objectName()
    spot = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
    QTest.touchEvent(window, finger).press(0, spot, window).commit()
    is_there = isValid(item)
    is_felt = is_there and item.property("pressed") is not False
    QTest.touchEvent(window, finger).release(0, spot, window).commit()
    if not is_there:
        raise HasGone(f"{name!r} has gone in this moment")
    return is_felt


class Remote(QObject):
    """Serves the door."""

    def __init__(self, window: QQuickWindow, screen: Callable[[], str], path: str) -> None:
        super().__init__()
        self._window, self._screen = window, screen
        self._finger = QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._accept)
        QLocalServer.removeServer(path)
        if not self._server.listen(path):
            raise OSError(f"cannot listen at {path}: {self._server.errorString()}")
        self._visitors: list[Visitor] = []
        self._seen: list[tuple[str, QRectF, float]] = []

    def _accept(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            visitor = Visitor(self, socket)
            self._visitors.append(visitor)

    def close(self) -> None:
        """Close the door."""
        self._server.close()

    def leave(self, visitor: Visitor) -> None:
        """Forget a visitor who has gone."""
        self._visitors.remove(visitor)

    def forget(self) -> None:
        """Begin to watch for a still picture."""
        self._seen = []

    def look(self, request: dict[str, Any]) -> bool:
        """Whether `request` can be met now. Everything waits until the picture stands still."""
        scene = self._scene()
        is_still, self._seen = scene == self._seen, scene
        match request:
            case {"do": "tap", "name": str(name)}:
                return is_still and self._is_touchable(name)
            case {"do": "shot" | "codes"}:
                return is_still
            case {"do": "wait"}:
                return self._has(request)
            case _:
                return True

    def answer(self, request: dict[str, Any]) -> dict[str, Any]:
        """Do what is asked and return the reply."""
        match request:
            case {"do": "tap", "name": str(name)}:
                return self._tap(name)
            case {"do": "shot", "path": str(path)}:
                return self._shot(Path(path))
            case {"do": "codes"}:
                return {"ok": True, "codes": read_codes(self._window.grabWindow())}
            case {"do": "screen"}:
                return {"ok": True, "screen": self._screen(), "names": self._names()}
            case {"do": "texts"}:
                return {"ok": True, "texts": shown_texts(self._window)}
            case {"do": "wait"} if self._has(request):
                return {"ok": True}
            case {"do": "wait"}:
                raise CannotDo(f"timed out on {self._screen()!r} with {self._names()}")
            case _:
                raise CannotDo(f"no such request: {request}")

    def _has(self, request: dict[str, Any]) -> bool:
        """Whether what a `wait` waits for is so: a screen, an item, a text, or several of them."""
        screen, name, text = (request.get(key) for key in ("screen", "name", "text"))
        if screen is not None and screen != self._screen():
            return False
        if name is not None and not self._is_touchable(str(name)):
            return False
        return text is None or any(str(text) in shown for shown in shown_texts(self._window))

    def _is_touchable(self, name: str) -> bool:
        item = named(self._window, name)
        return item is not None and item.isEnabled()

    def _scene(self) -> list[tuple[str, QRectF, float]]:
        """Where everything with a name is, and how opaque: two alike are a still picture."""
        return [
            (item.objectName(), scene_rect(item), item.opacity())
            for item in items(self._window.contentItem())
            if item.objectName() and item.isVisible()
        ]

    def _tap(self, name: str) -> dict[str, Any]:
        item = named(self._window, name)
        if item is None:
            raise CannotDo(f"no shown item named {name!r}; there are {self._names()}")
        if not item.isEnabled():
            raise CannotDo(f"{name!r} cannot be touched now")
        if not touch(self._window, self._finger, item):
            raise CannotDo(f"{name!r} is covered by something else")
        return {"ok": True}

    def _shot(self, path: Path) -> dict[str, Any]:
        image = self._window.grabWindow()
        if not QImageWriter(str(path), QByteArray(b"png")).write(image):
            raise CannotDo(f"cannot write {path}")
        return {"ok": True, "width": image.width(), "height": image.height()}

    def _names(self) -> list[str]:
        """The names of everything that could be touched now."""
        buttons = (
            item
            for item in items(self._window.contentItem())
            if item.objectName() and item.inherits("QQuickAbstractButton")
        )
        return [item.objectName() for item in buttons if is_shown(item) and item.isEnabled()]


class Visitor(QObject):
    """One connection to the door; its requests are answered one after the other."""

    def __init__(self, remote: Remote, socket: QLocalSocket) -> None:
        super().__init__(remote)
        self._remote, self._socket = remote, socket
        self._waiting: dict[str, Any] | None = None
        self._since = QElapsedTimer()
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self._look)
        self._buffer = bytearray()
        socket.setParent(self)
        socket.readyRead.connect(self._read)
        socket.disconnected.connect(self._gone)
        self._read()

    def _gone(self) -> None:
        self._poll.stop()
        self._remote.leave(self)
        self.deleteLater()

    def _read(self) -> None:
        self._buffer += self._socket.readAll().data()
        if len(self._buffer) > LINE_MAX:
            self._socket.abort()
            return
        self._serve()

    def _serve(self) -> None:
        while self._waiting is None and b"\n" in self._buffer:
            line, _, rest = bytes(self._buffer).partition(b"\n")
            self._buffer = bytearray(rest)
            self._take(line)

    def _take(self, line: bytes) -> None:
        try:
            request = json.loads(line)
        except ValueError as error:
            self._reply({"ok": False, "error": str(error)})
            return
        if not isinstance(request, dict):
            self._reply({"ok": False, "error": "not an object"})
            return
        self._waiting = request
        self._remote.forget()
        self._since.start()
        self._poll.start()
        self._look()

    def _look(self) -> None:
        request = self._waiting
        if request is None:
            return
        waited_ms = self._since.elapsed()
        longest_ms = int(request.get("timeout_ms", WAIT_MS))
        if not self._remote.look(request) and waited_ms < longest_ms:
            return
        self._poll.stop()
        self._waiting = None
        try:
            reply = self._remote.answer(request)
        except CannotDo as error:
            if isinstance(error, HasGone) and waited_ms < longest_ms:
                self._waiting = request
                self._poll.start()
                return
            reply = {"ok": False, "error": str(error)}
        self._reply({**reply, "ms": waited_ms})
        self._serve()

    def _reply(self, reply: dict[str, Any]) -> None:
        if self._socket.state() is QLocalSocket.LocalSocketState.ConnectedState:
            self._socket.write(json.dumps(reply).encode() + b"\n")
            self._socket.flush()
