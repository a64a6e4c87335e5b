"""An adapter that comes back under another name while product flows."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from fakes.time import FakeClock

from hardware import link as link_module
from hardware.link import SerialLink
from hardware.registry import controller
from kiosk.application import messages as m
from kiosk.application.line_worker import LineWorker
from kiosk.domain.controller import ControllerState, Preset, Status
from kiosk.domain.outlet import OutletId
from kiosk.domain.quantity import Dimension, Quantity
from kiosk.ports import FlowController

ROOT = Path(__file__).parents[3]
PATIENT_MS = 2_000
SERIAL = "A50285BI"
ONE = OutletId(1)
STEPS_MAX = 2_000


@dataclass
class Adapter:
    """A serial adapter as the system lists it."""

    device: str
    serial_number: str = SERIAL
    description: str = "USB to RS-485"


class Plant:
    """A simulated outlet in a process of its own, on a port that can come back elsewhere."""

    def __init__(self, folder: Path) -> None:
        self.link, self._control = folder / "line", folder / "control"
        words = ["-m", "hardware.simulator", "--port", str(self.link), "--baud", "115200"]
        words += ["--control", str(self._control), "--outlets", "petrol", "--autopilot", "off"]
        self.process = subprocess.Popen([sys.executable, *words], stdout=subprocess.PIPE, cwd=ROOT)
        assert self.process.stdout is not None
        assert self.process.stdout.readline().startswith(b"ready")
        self._taken: list[int] = []

    @property
    def path(self) -> str:
        """Where the port is now."""
        return os.path.realpath(self.link)

    def tell(self, **told: object) -> None:
        """Give the simulator a command."""
        with contextlib.closing(socket.socket(socket.AF_UNIX)) as caller:
            caller.connect(str(self._control))
            caller.sendall(json.dumps(told).encode() + b"\n")
            with caller.makefile("rb") as answers:
                assert json.loads(answers.readline())["ok"]

    def move(self) -> None:
        """Come back under another name: the old one is taken by something else."""
        before = self.path
        while self.path == before:
            self.tell(do="unplug")
            self._taken += os.openpty()
            self.tell(do="replug")

    def end(self) -> None:
        """Stop the process."""
        self.process.terminate()
        self.process.communicate()
        for fd in self._taken:
            os.close(fd)


@pytest.fixture
def plant(tmp_path: Path) -> Iterator[Plant]:
    """A petrol outlet with its nozzle in somebody's hand."""
    plant = Plant(tmp_path)
    plant.tell(do="lift", outlet="petrol")
    plant.tell(do="draw", outlet="petrol", permille=1000)
    yield plant
    plant.end()


class Host:
    """A worker on a line, stepped by hand; its clock goes on as the worker asks."""

    def __init__(self, port: str) -> None:
        self.clock = FakeClock()
        self.line = SerialLink("pumps", port, baud=115_200, latency_ms=PATIENT_MS, quiet_ms=1)
        driver: FlowController = controller("reference-fuel", self.line.at(1), 1)
        self.posted: list[m.Message] = []
        self.worker = LineWorker(self.line, {ONE: driver}, self.clock, self.posted.append)
        self.worker.ask(m.Watch(ONE, closely=True))

    def until(self, is_so: Callable[[m.Message], bool]) -> m.Message:
        """Go on until something is posted that is so, and return it."""
        for _ in range(STEPS_MAX):
            self.worker.hear_core(self.clock.mono_ms)
            self.posted.clear()
            self.clock.turn(max(1, self.worker.step()))
            for message in self.posted:
                if is_so(message):
                    return message
        raise AssertionError("it never came")

    def status(self, is_so: Callable[[Status], bool]) -> Status:
        """Go on until a status is so, and return it."""
        found = self.until(lambda one: isinstance(one, m.StatusRead) and is_so(one.status))
        assert isinstance(found, m.StatusRead)
        return found.status

    def deliver(self, litres: int) -> Status:
        """Begin a delivery; return a status in which it flows."""
        opening = self.status(lambda _: True).total
        limit = Quantity(litres * 1_000_000, Dimension.VOLUME)
        self.worker.ask(m.SetPreset(ONE, Preset(opening, limit, 1)))
        self.worker.ask(m.OpenValve(ONE, 1))
        return self.status(lambda one: one.total.base > opening.base)


@pytest.mark.req("SC-03")
@pytest.mark.parametrize("way", ["serial number", "path"])
def test_a_delivery_goes_on_where_its_adapter_has_another_name(
    plant: Plant, tmp_path: Path, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lost and found by itself, by serial number and by the socket that it is plugged into.

    The controller has the preset and its own timer; what flowed meanwhile is in its totaliser.
    """
    monkeypatch.setattr(
        link_module.list_ports,
        "comports",
        lambda: [Adapter("/dev/ttyUSB9", "OTHER"), Adapter(plant.path)],
    )
    by_path = tmp_path / "by-path"
    by_path.symlink_to(plant.path)
    host = Host(SERIAL if way == "serial number" else str(by_path))
    flowing = host.deliver(50)
    before = plant.path
    plant.move()
    by_path.unlink()
    by_path.symlink_to(plant.path)  # As udev does.
    assert plant.path != before
    lost = host.until(lambda one: isinstance(one, m.LineLost))
    assert isinstance(lost, m.LineLost)
    assert "was unplugged" in lost.reason
    host.until(lambda one: isinstance(one, m.LineFound))
    found = host.status(lambda _: True)
    assert found.boot == flowing.boot
    assert found.sequence == flowing.sequence == 1
    assert found.preset == flowing.preset
    assert found.total.base > flowing.total.base
    host.worker.ask(m.StopOutlet(ONE))
    assert host.status(lambda one: one.state is ControllerState.CLOSED).preset is None
    assert host.line.health().reopened == 1
    host.worker.close()


@pytest.mark.req("SC-03")
def test_two_adapters_that_look_alike_are_not_guessed_between(
    plant: Plant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While a second one has the same serial number the line stays down and names both."""
    plugged = [Adapter(plant.path)]
    monkeypatch.setattr(link_module.list_ports, "comports", lambda: list(plugged))
    host = Host(SERIAL)
    host.deliver(50)
    plant.move()
    plugged[:] = [Adapter(plant.path), Adapter("/dev/ttyUSB7")]
    host.until(lambda one: isinstance(one, m.LineLost))
    for _ in range(20):
        host.clock.turn(max(1, host.worker.step()))
        assert not host.line.is_connected
    plugged.pop()
    host.until(lambda one: isinstance(one, m.LineFound))
    host.worker.close()
