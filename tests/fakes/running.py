"""An engine on real threads over fakes: several lines with an outlet each, and screens attached."""

from __future__ import annotations

import os
import shutil
import tempfile
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from fakes.flow_controller import FakeController, FakeLine, capabilities
from fakes.keys import KEY
from fakes.memory_store import MemoryStore
from fakes.rail import FakeRail
from fakes.time import SeededIds
from fakes.world import site

from kiosk.application.core import Core
from kiosk.application.line_worker import LineWorker
from kiosk.application.messages import Message, PaymentHinted
from kiosk.application.print_worker import PrintWorker
from kiosk.application.rail_worker import RailWorker
from kiosk.application.reader_worker import ReaderWorker
from kiosk.cli.attached import Attached
from kiosk.domain.outlet import OutletId
from kiosk.runtime.clock import SystemClock
from kiosk.runtime.engine import Engine
from kiosk.runtime.screens import Screens

PATIENCE_S = 20


class Pins:
    """Compares PINs without being slow."""

    def hashed(self, pin: str) -> str:
        return f"hash of {pin}"

    def matches(self, pin_hash: str, pin: str) -> bool:
        return pin_hash == self.hashed(pin)


class RunningPlace:
    """A running engine. `controllers` may be replaced before `start`; `close` ends it all."""

    def __init__(self, lines: int = 2) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="kr"))
        self.clock = SystemClock()
        self.controllers = {
            OutletId(n): FakeController(self.clock, serial=f"FC-{n}") for n in range(1, lines + 1)
        }
        place = site(lines)
        self.site = replace(
            place, outlets={key: replace(one, line=f"l{key}") for key, one in place.outlets.items()}
        )
        self.store, self.rail = MemoryStore(), FakeRail()
        self._attached: list[Attached] = []
        self.readers: list[ReaderWorker] = []
        self.printer: PrintWorker | None = None
        self.alive: Callable[[int], None] = lambda _now_ms: None
        """Told by the core thread at each tick."""

    def start(self) -> None:
        """Start the engine's threads."""
        core = self.core = Core(
            self.site,
            dict.fromkeys(self.site.outlets, capabilities()),
            {"fake": self.rail.traits},
            self.store,
            SeededIds(),
            KEY,
            has_printer=self.printer is not None,
        )
        lines = {
            one.line: LineWorker(
                FakeLine(one.line),
                {key: self.controllers[key]},
                self.clock,
                self._post,
            )
            for key, one in self.site.outlets.items()
        }
        line_of = {key: one.line for key, one in self.site.outlets.items()}
        rails = RailWorker({"fake": self.rail})
        self.engine = Engine(
            core, lines, line_of, rails, Pins(), self.clock, self.readers, self.printer
        )
        self.path = self.folder / "e.sock"
        screens = Screens(self.path, self.engine.asked, owners=frozenset({os.getuid()}))
        is_ready = threading.Event()
        self._thread = threading.Thread(
            target=self.engine.run,
            args=(screens,),
            kwargs={"ready": is_ready.set, "alive": self.alive},
        )
        self._thread.start()
        assert is_ready.wait(PATIENCE_S)

    def _post(self, message: Message) -> None:
        self.engine.post(message)

    def hint(self, prepayment: str) -> None:
        """Say that something may have happened to a payment."""
        self.engine.post(PaymentHinted(prepayment))

    def screen(self, name: str = "front") -> Attached:
        """Attach a screen."""
        attached = Attached(self.path, name)
        self._attached.append(attached)
        return attached

    def close(self) -> None:
        """End everything."""
        for attached in self._attached:
            attached.close()
        self.engine.end()
        self._thread.join(PATIENCE_S)
        assert not self._thread.is_alive()
        shutil.rmtree(self.folder)
