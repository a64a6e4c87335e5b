"""The simulator as a process: it appears, serves, and leaves nothing behind."""

from __future__ import annotations

import contextlib
import json
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from hardware.link import SerialLink
from hardware.registry import controller
from hardware.simulator.__main__ import main
from kiosk.domain.controller import DeviceStop, Preset
from kiosk.domain.quantity import Quantity
from kiosk.ports import FlowController, LineDown, Refused

ROOT = Path(__file__).parents[3]
SPEED = 30
PROFILES = ("reference-fuel", "reference-fuel", "reference-water", "reference-ev")
NAMES = ("petrol", "diesel", "water", "ev")
PATIENT_MS = 2_000  # A busy machine may keep the simulator waiting.


class Simulator:
    """One simulator process, its control socket and a line to it."""

    def __init__(self, folder: Path, *words: str) -> None:
        self.port = folder / "line"
        self.control = folder / "control"
        self.process = subprocess.Popen(
            [
                *(sys.executable, "-m", "hardware.simulator", "--port", str(self.port)),
                *("--control", str(self.control), "--baud", "115200", "--seed", "7", *words),
            ],
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        assert self.process.stdout is not None
        self.said = self.process.stdout.readline().strip()
        self.line = SerialLink(
            "sim", str(self.port), baud=115_200, latency_ms=PATIENT_MS, quiet_ms=20
        )

    def drivers(self, scale: int = 1) -> list[FlowController]:
        """Return a driver for each of the four outlets."""
        return [
            controller(profile, self.line, n, scale=scale)
            for n, profile in enumerate(PROFILES, start=1)
        ]

    def tell(self, **told: object) -> dict[str, Any]:
        """Give one command."""
        with socket.socket(socket.AF_UNIX) as caller:
            caller.connect(str(self.control))
            caller.sendall(json.dumps(told).encode() + b"\n")
            with caller.makefile("rb") as answers:
                said: dict[str, Any] = json.loads(answers.readline())
        assert said["ok"], said
        return said

    def end(self, how: signal.Signals = signal.SIGTERM) -> int:
        """Send a signal and return the exit status; harmless when ended."""
        self.line.disconnect()
        if self.process.returncode is None:
            self.process.send_signal(how)
            self.process.communicate()
        return self.process.returncode


Start = Callable[..., Simulator]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Start simulators, one after another, in one folder; none outlives its test."""
    started: list[Simulator] = []

    def begin(*words: str) -> Simulator:
        started.append(Simulator(tmp_path, *words))
        return started[-1]

    yield begin
    for simulator in started:
        simulator.end()


@pytest.fixture
def simulator(start: Start) -> Simulator:
    """Four outlets, thirty times as fast as in life, with customers."""
    return start("--speed", str(SPEED))


def test_it_says_when_it_is_ready(simulator: Simulator) -> None:
    """One line, once the port is there."""
    assert simulator.said == f"ready {simulator.port}"
    assert simulator.port.is_symlink()
    assert simulator.control.stat().st_mode & 0o777 == 0o600


def test_four_outlets_deliver_to_their_customers(simulator: Simulator) -> None:
    """Nobody's hands are needed: authorise, open, and the customer fills up."""
    simulator.line.connect()
    drivers = simulator.drivers(SPEED)
    serials = [driver.identify().serial for driver in drivers]
    assert serials == ["SIM-0001", "SIM-0002", "SIM-0003", "SIM-0004"]
    limits = []
    for number, driver in enumerate(drivers, start=1):
        can = driver.capabilities
        opening = driver.read_status(feed=True)
        limit = Quantity(can.qmax.base // 8, can.qmax.dimension).floor(can.preset_resolution)
        limits.append(limit.base)
        driver.set_preset(Preset(opening.total, limit, number))
    waiting = set(range(4))
    while waiting:
        for index, driver in enumerate(drivers):
            status = driver.read_status(feed=True)
            if status.latched:  # The machine stood still for two seconds: go on.
                driver.acknowledge()
            if index in waiting and status.calling and status.is_closed:
                if status.stopped_by is DeviceStop.PRESET:
                    waiting.remove(index)
                else:
                    with contextlib.suppress(Refused):  # It latched since: as above.
                        driver.open(index + 1)
    report = simulator.tell(do="report")
    for outlet, limit, driver in zip(report["outlets"], limits, drivers, strict=True):
        bound = driver.capabilities.overrun_bound.base
        assert limit <= outlet["flowed_base"] <= limit + bound
    assert [outlet["name"] for outlet in report["outlets"]] == list(NAMES)


def test_a_cable_that_is_pulled_and_put_back(simulator: Simulator) -> None:
    """The path vanishes and comes back, with another port behind it."""
    simulator.line.connect()
    driver = simulator.drivers(SPEED)[0]
    boot = driver.read_status(feed=True).boot
    before = simulator.port.readlink()
    simulator.tell(do="unplug")
    assert not simulator.port.is_symlink()
    with pytest.raises(LineDown):
        driver.read_status(feed=True)
    with pytest.raises(LineDown):
        simulator.line.connect()
    simulator.tell(do="replug")
    assert simulator.port.is_symlink()
    assert before
    simulator.line.connect()
    assert driver.read_status(feed=True).boot == boot


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_it_leaves_nothing_behind(tmp_path: Path, start: Start, how: signal.Signals) -> None:
    """Neither link nor socket; the status says that all went well."""
    simulator = start()
    assert simulator.end(how) == 0
    assert list(tmp_path.iterdir()) == []


def test_a_link_of_another_is_left_alone(start: Start) -> None:
    """Whoever took the path over keeps it."""
    simulator = start()
    simulator.port.unlink()
    simulator.port.symlink_to("/dev/null")
    assert simulator.end() == 0
    assert simulator.port.readlink() == Path("/dev/null")


def test_totalisers_outlive_the_process(tmp_path: Path, start: Start) -> None:
    """With a state file a restart is a loss of power: totals kept, one boot more."""
    state = tmp_path / "state.json"
    first = start("--state", str(state), "--speed", str(SPEED))
    first.tell(do="leak", outlet="petrol", base_per_s=50_000_000)
    while first.tell(do="report")["outlets"][0]["counts"] < 1_000:
        select.select((), (), (), 0.02)
    first.end()
    counts = json.loads(state.read_text())["petrol"]["counts"]
    assert counts >= 1_000
    second = start("--state", str(state))
    outlet = second.tell(do="report")["outlets"][0]
    assert (outlet["counts"], outlet["boot"]) == (counts, 2)
    second.end(signal.SIGKILL)
    third = start("--state", str(state))
    assert third.tell(do="report")["outlets"][0]["boot"] == 3
    third.end()


def test_callers_may_come_and_go(simulator: Simulator) -> None:
    """Several commands on one connection, silence, and a flood without a line's end."""
    with socket.socket(socket.AF_UNIX) as caller:
        caller.connect(str(simulator.control))
        caller.sendall(b'{"do": "report"}\n{"do": "nothing"}\n')
        with caller.makefile("rb") as answers:
            assert json.loads(answers.readline())["ok"]
            assert not json.loads(answers.readline())["ok"]
    with socket.socket(socket.AF_UNIX) as flood:
        flood.connect(str(simulator.control))
        flood.sendall(b"x" * 70_000)
        assert flood.recv(1) == b""
    assert simulator.tell(do="report")


def test_it_can_say_so_in_json(start: Start) -> None:
    """For programs: where it is, and which outlets are at which address."""
    simulator = start("--json", "--outlets", "2*water,ev", "--ev-power", "150")
    said = json.loads(simulator.said)
    assert said["ready"] == str(simulator.port)
    assert [(each["name"], each["address"]) for each in said["outlets"]] == [
        ("water", 1),
        ("water2", 2),
        ("ev", 3),
    ]
    assert said["outlets"][2]["scale"] == "75/11"


def test_any_profile_can_be_had_by_its_own_name(start: Start) -> None:
    """Each with a name that is told from the others', and the protocol that it speaks."""
    simulator = start("--json", "--outlets", "new-era-ne1000,2*new-era-ne1000")
    names = [each["name"] for each in json.loads(simulator.said)["outlets"]]
    assert names == ["new-era-ne1000", "new-era-ne1000-2", "new-era-ne1000-3"]
    simulator.line.connect()
    for address in (1, 2, 3):
        assert controller("new-era-ne1000", simulator.line, address).identify().maker == "New Era"


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["--outlets", "beer"], "there is no outlet 'beer': there are petrol"),
        (["--outlets", "reference"], "and by the names of their profiles reference-fuel"),
        (["--outlets", "2*openevse-32a"], "openevse-32a has an address from 1 to 1"),
        (["--outlets", "27*alicat-bc-co2"], "from 1 to 26: alicat-bc-co2-27 is no more"),
        (["--outlets", "water,new-era-ne1000"], "water and new-era-ne1000 need a line each"),
        (["--outlets", "two*water"], "invalid literal"),
        (["--speed", "0"], "more than 0"),
        (["--baud", "0"], "above 0"),
    ],
)
def test_a_mistake_on_the_command_line_is_explained(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], why: str
) -> None:
    """Exit status 2, one line, no traceback."""
    assert main(["--port", str(tmp_path / "line"), *words]) == 2
    assert why in capsys.readouterr().err


def test_a_broken_state_stops_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It starts with the totals that it had, or not at all."""
    state = tmp_path / "state.json"
    state.write_text("{")
    assert main(["--port", str(tmp_path / "line"), "--state", str(state)]) == 2
    assert "move it away" in capsys.readouterr().err
