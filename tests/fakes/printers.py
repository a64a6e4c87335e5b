"""A simulated printer behind each kind of port, served by a thread as a real one serves itself."""

from __future__ import annotations

import os
import select
import socket
import threading
import time
from collections.abc import Callable
from pathlib import Path

from hardware.half_duplex import Transport
from hardware.link import SerialPort
from hardware.printers.escpos_printer import EscposPrinter
from hardware.printers.fonts import Fonts
from hardware.printers.ports import DevicePort, NetworkPort
from hardware.printers.rendering import Renderer
from hardware.printers.typesetting import Paper
from hardware.simulator.printer import Picture, SimulatedPrinter
from hardware.simulator.pty_peer import PtyPeer
from hardware.timing import NS_PER_MS
from kiosk.domain.slip import Code, Pair, Rule, Slip, Text

PAPER = Paper()
PATIENCE_S = 5.0
RECEIPT = Slip(
    (
        Text("Riverside Station", is_large=True, is_centred=True),
        Rule(),
        Pair("Receipt", "12"),
        Pair("Diesel", "31.85 L"),
        Pair("Total", "20.00 EUR", is_large=True),
        Code("https://pay.example.org/p/0123456789ABCDEF"),
        Text("Thank you"),
    )
)


class PrinterRig:
    """A simulated printer, its cable and our end of it."""

    def __init__(self, kind: str, folder: Path, *, paper: Paper = PAPER) -> None:
        self.far = SimulatedPrinter(line_ns=NS_PER_MS // 2)
        self.path = folder / "printer"
        self.peer = PtyPeer(self.far, self.path, clock_ns=time.monotonic_ns)
        self.lock = threading.Lock()
        self.on_piece: Callable[[int], None] = lambda _: None
        """Called each time the printer has heard something, with how much that was so far."""
        self.heard_bytes = 0
        self._ends = threading.Event()
        self._door: socket.socket | None = None
        self._link: socket.socket | None = None
        port: Transport
        if kind == "network":
            self._door = socket.create_server(("127.0.0.1", 0))
            self._door.setblocking(False)
            port = NetworkPort(f"127.0.0.1:{self._door.getsockname()[1]}")
        else:
            self.peer.plug_in()
            is_serial = kind == "serial"
            port = (
                SerialPort(str(self.path), baud=115_200)
                if is_serial
                else DevicePort(str(self.path))
            )
        self.port = port
        renderer = Renderer(paper, Fonts())
        self.printer = EscposPrinter(kind, port, renderer, answer_ms=200, piece_ms=700)
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def slips(self, count: int) -> list[list[str | Picture]]:
        """Return what was cut off, once there is so much of it."""
        end = time.monotonic() + PATIENCE_S
        while len(self.far.slips) < count and time.monotonic() < end:
            self._ends.wait(0.005)
        return self.far.slips

    def unplug(self) -> None:
        """Pull the cable."""
        with self.lock:
            if self._door is not None:
                self._hang_up()
                self._door.close()
                self._door = None
            else:
                self.peer.unplug()

    def close(self) -> None:
        """End everything."""
        self._ends.set()
        self._thread.join()
        self.printer.close()
        with self.lock:
            self._hang_up()
            if self._door is not None:
                self._door.close()
            self.peer.unplug()

    # --- The thread ---------------------------------------------------------------------------

    def _serve(self) -> None:
        while not self._ends.is_set():
            with self.lock:
                self._step()
            self._ends.wait(0.0005)

    def _step(self) -> None:
        now_ns = time.monotonic_ns()
        data = self._hear()
        if data:
            self.far.hear(data, now_ns)
            self.heard_bytes += len(data)
            self.on_piece(self.heard_bytes)
        self.far.advance(now_ns)
        if said := self.far.take(now_ns):
            self._say(said)

    def _hear(self) -> bytes:
        if (
            self._door is not None
            and self._link is None
            and select.select([self._door], (), (), 0)[0]
        ):
            self._link, _ = self._door.accept()
        fd = self._link.fileno() if self._link is not None else self.peer.fd
        if fd < 0 or not select.select([fd], (), (), 0)[0]:
            return b""
        try:
            data = os.read(fd, 4096)
        except OSError:
            return b""
        if not data:
            self._hang_up()
        return data

    def _say(self, data: bytes) -> None:
        fd = self._link.fileno() if self._link is not None else self.peer.fd
        if fd >= 0:
            os.write(fd, data)

    def _hang_up(self) -> None:
        if self._link is not None:
            self._link.close()
        self._link = None
