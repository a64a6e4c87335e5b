"""The simulated Alicat controller, driven by the open driver `alicat`, which others wrote.

What it sends and reads is not ours; so the twin that our own driver is tried against speaks as the
units do for which that library was made.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest
from alicat.basis import BASISController

from hardware.link import SerialLink
from hardware.registry import controller
from kiosk.domain.controller import Preset
from kiosk.domain.quantity import Dimension, Quantity

ROOT = Path(__file__).parents[2]
BAUD = 38_400
PATIENT_S = 5.0  # A busy machine may keep the simulator waiting.
POLLS_MAX = 2_000


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Two simulated controllers with customers, on a pseudo-terminal."""
    path = tmp_path_factory.mktemp("alicat") / "line"
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "hardware.simulator", "--port", str(path)),
            *("--baud", str(BAUD), "--outlets", "2*alicat-bc-co2"),
        ],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert process.stdout is not None
    assert process.stdout.readline().strip() == f"ready {path}"
    yield str(path)
    process.terminate()
    process.communicate()


def driven(port: str, unit: str, drive: Callable[[BASISController], Awaitable[None]]) -> None:
    """Let `drive` use the library's own driver of a unit."""

    async def run() -> None:
        async with BASISController(port, unit, BAUD, timeout=PATIENT_S) as device:
            await drive(device)

    asyncio.run(run())


def test_it_says_what_it_is(port: str) -> None:
    """The data frame, the version and the gas."""

    async def drive(device: BASISController) -> None:
        await device.reset_totalizer()  # Another test may have come first.
        assert await device.get() == {
            "temperature": 24.57,
            "mass_flow": 0.0,
            "totalizer": 0.0,
            "setpoint": 0.0,
            "valve_drive": 0.0,
            "gas": "CO2",
            "control_point": "mass flow",
        }
        assert await device.get_firmware() == "A V 3.1.0"
        await device.set_gas("N2")
        assert (await device.get())["gas"] == "N2"
        await device.set_gas("CO2")
        await device.set_flow_rate(0)

    driven(port, "A", drive)


def test_a_batch_is_dispensed(port: str) -> None:
    """Set, opened, over, and shut by itself: as the library's users do it."""

    async def drive(device: BASISController) -> None:
        await device.reset_totalizer()
        await device.set_totalizer_batch(0.05)
        assert await device.get_totalizer_batch() == ["A +0000000.050", "+0000000.050"]
        await device.set_flow_rate(18.0)
        for _ in range(POLLS_MAX):
            state = await device.get()
            if state["totalizer"] >= 0.05 and not state["valve_drive"]:
                break
        assert 0.05 <= state["totalizer"] <= 0.05 + 0.225
        assert (await device.get_totalizer_batch())[1] == "+0000000.000"
        with pytest.raises(OSError, match="out of range"):
            await device.set_totalizer_batch(-1)
        await device.set_flow_rate(0)

    driven(port, "A", drive)


def test_what_the_product_sets_others_read(port: str) -> None:
    """Our driver and theirs mean the same by a batch, a setpoint and a total."""
    line = SerialLink("peer", port, baud=BAUD, latency_ms=int(PATIENT_S * 1000), quiet_ms=20)
    ours = controller("alicat-bc-co2", line, 2)
    line.connect()
    assert ours.identify().serial == "B-SIM-0002"
    total = ours.read_status(feed=True).total
    ours.set_preset(Preset(total, Quantity(123_456_789, Dimension.VOLUME), 5))
    assert ours.read_status(feed=True).preset == Quantity(123_456_000, Dimension.VOLUME)
    line.disconnect()

    async def drive(device: BASISController) -> None:
        assert await device.get_totalizer_batch() == ["B +0000123.456", "+0000123.456"]
        assert (await device.get())["setpoint"] == 0.0

    driven(port, "B", drive)
    line.connect()
    ours.open(5)
    assert not ours.read_status(feed=True).is_closed
    line.disconnect()

    async def look(device: BASISController) -> None:
        assert (await device.get())["setpoint"] == 18.0

    driven(port, "B", look)
    line.connect()
    ours.stop()
    assert ours.read_status(feed=True).preset is None
    line.disconnect()
