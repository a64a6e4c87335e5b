"""Every Modbus profile against registers that others serve: pymodbus, over two joined ports.

The registers are filled from the makers' documents, not from our profiles.
"""

from __future__ import annotations

import struct
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from fakes import pymodbus_devices
from fakes.null_modem import NullModem
from fakes.pymodbus_devices import HOLDING, INPUT, Reaction, Script

from hardware.link import SerialLink
from hardware.registry import controller, loaded, profiles_of
from kiosk.domain.controller import ControllerState, Identity, Preset, PresetKind
from kiosk.domain.quantity import Quantity

UNIT, METER = 3, 103
PATIENT_MS = 2_000  # A busy machine may keep a peer waiting.


@dataclass(frozen=True)
class Peer:
    """A device that others serve: its slaves, and what our driver has to make of them."""

    scripts: list[Script]
    identity: Identity
    total_base: int
    limit_base: int = 0


def letters(text: str, at: int) -> dict[int, int]:
    """Return the registers from `at` on that hold `text`, two letters in each."""
    data = text.encode().ljust(len(text) + len(text) % 2, b"\0")
    return {at + n // 2: int.from_bytes(data[n : n + 2]) for n in range(0, len(data), 2)}


def real(value: float, at: int) -> dict[int, int]:
    """Return the two registers from `at` on that hold a float, high half first."""
    high, low = struct.unpack(">HH", struct.pack(">f", value))
    return {at: high, at + 1: low}


A, B2, F = 0x4100, 0x4232, 0x4600
SDM630 = Script(METER, {INPUT: real(1_234.56, 0x48), HOLDING: {0xFC00: 0x0133, 0xFC01: 0x1A2B}})
SDM630_SERIAL, SDM630_TOTAL = str(0x0133_1A2B), 1_234_560_000

PEERS = {
    "pulse-relay": Peer(
        [
            Script(UNIT, {HOLDING: {8: 2}, INPUT: {105: 3_600}}),
            Script(METER, {INPUT: {0: 1, 1: 2}}),
        ],
        Identity("Any", "pulse and relay", "", ""),
        total_base=65_538 * 10_000,
    ),
    "pulse-relay-plain": Peer(
        [Script(UNIT, {INPUT: {105: 3_600}}), Script(METER, {INPUT: {0: 0, 1: 7}})],
        Identity("Any", "pulse and relay", "", ""),
        total_base=70_000,
    ),
    "esp32-evse": Peer(
        [
            Script(
                UNIT,
                {
                    HOLDING: {
                        100: A, 103: 1, 104: 1, 106: 320, 206: 1_234, 303: 1, 304: 32, 401: 100,
                        **letters("v2.1.0", 405),
                    }
                },
                [Reaction(104, 0, {100: F}), Reaction(112, 1, {100: B2, 206: 0})],
            )
        ],
        Identity("esp32-evse", "esp32-evse", "", "v2.1.0"),
        total_base=1_234_000,
        limit_base=20_000_000,
    ),
    "contactor-sdm630": Peer(
        [Script(UNIT, {HOLDING: {8: 2}, INPUT: {105: 3_600}}), SDM630],
        Identity("Any", "contactor and SDM630", SDM630_SERIAL, ""),
        total_base=SDM630_TOTAL,
    ),
    "heidelberg-sdm630": Peer(
        [
            Script(
                UNIT,
                {INPUT: {4: 0x108, 5: 2, 18: 77}, HOLDING: {257: 4_000, 258: 4, 259: 1, 262: 0}},
            ),
            SDM630,
        ],
        Identity("Heidelberg", "Energy Control", SDM630_SERIAL, ""),
        total_base=SDM630_TOTAL,
    ),
    "phoenix-sdm630": Peer(
        [
            Script(
                UNIT,
                {
                    INPUT: letters("EV-CC-AC1-M3-CBC-SER-HS", 1000) | letters("162245000017", 1021),
                    HOLDING: {4000: 3, 22000: 16, 24000: 0x4131},
                },
            ),
            SDM630,
        ],
        Identity(
            "Phoenix Contact", "EV-CC-AC1-M3-CBC-SER-HS", f"162245000017+{SDM630_SERIAL}", ""
        ),
        total_base=SDM630_TOTAL,
    ),
    "keba-p30-sdm630": Peer(
        [
            Script(
                UNIT,
                {HOLDING: {1001: 1, 1014: 281, 1015: 1_000, 1601: 0, 1603: 10, 5014: 0}},
                [Reaction(5014, 1, {1001: 3}), Reaction(5014, 0, {1001: 5})],
            ),
            SDM630,
        ],
        Identity("KEBA", "KeContact P30", f"{281 << 16 | 1_000}+{SDM630_SERIAL}", ""),
        total_base=SDM630_TOTAL,
        limit_base=20_000_000,
    ),
    "prominent-gamma-x": Peer(
        [
            Script(
                UNIT,
                {HOLDING: {1022: 3, 1027: 9, **real(12.34, 1034), 1229: 3, 1400: 0}},
                [
                    Reaction(1200, 1, real(0.05, 1040)),
                    Reaction(1200, 0, real(0.0, 1040)),
                ],
            )
        ],
        Identity("ProMinent", "gamma/X", "", ""),
        total_base=12_340_000,
        limit_base=50_000,
    ),
    "siemens-fct030": Peer(
        [
            Script(
                UNIT,
                {HOLDING: {**real(250.51, 8300), 8304: 1, 8550: 1, 8595: 1, 8691: 0}},
                [Reaction(8596, 1, {8597: 1}), Reaction(8596, 2, {8597: 0})],
            )
        ],
        Identity("Siemens", "SITRANS FCT030", "", ""),
        total_base=250_510_000,
        limit_base=5_120_000,
    ),
}  # fmt: skip


@pytest.fixture(params=sorted(PEERS))
def name(request: pytest.FixtureRequest) -> str:
    """The name of each profile."""
    return str(request.param)


@pytest.fixture
def line(name: str) -> Iterator[SerialLink]:
    """The product's own line, with the devices of a profile at the far end."""
    with closing(NullModem()) as cable:
        script = pymodbus_devices.told(PEERS[name].scripts)
        server = subprocess.Popen(
            [sys.executable, str(Path(pymodbus_devices.__file__)), cable.right, script],
            stdout=subprocess.PIPE,
        )
        line = SerialLink("peer", cable.left, baud=115_200, latency_ms=PATIENT_MS, quiet_ms=20)
        try:
            assert server.stdout is not None
            assert server.stdout.readline() == b"ready\n"
            line.connect()
            yield line
        finally:
            line.disconnect()
            server.kill()
            server.communicate()


def test_every_modbus_profile_has_a_peer() -> None:
    """None is sold that only its own simulator speaks to."""
    assert set(PEERS) == set(profiles_of("modbus_device"))


def test_a_delivery_is_driven_through(name: str, line: SerialLink) -> None:
    """Who is there, a preset that is read back where there is one, open, stop."""
    peer, profile = PEERS[name], loaded(name)
    driver = controller(name, line, UNIT)
    assert driver.identify() == peer.identity
    before = driver.read_status(feed=True)
    assert (before.state, before.preset) == (ControllerState.CLOSED, None)
    assert before.total == Quantity(peer.total_base, profile.dimension)
    if driver.capabilities.preset is not PresetKind.NONE:
        limit = Quantity(peer.limit_base, profile.dimension)
        driver.set_preset(Preset(before.total, limit, 5))
        status = driver.read_status(feed=True)
        if driver.capabilities.preset_readback:
            assert (status.preset, status.sequence) == (limit, 5)
    driver.open(5)
    assert driver.read_status(feed=True).state is ControllerState.OPEN_FAST
    driver.open(5)
    driver.stop()
    after = driver.read_status(feed=True)
    assert (after.state, after.preset) == (ControllerState.CLOSED, None)
    assert line.health().damaged == line.health().foreign == line.health().silent == 0
