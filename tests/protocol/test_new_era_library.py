"""The simulated New Era pump, driven by the public library `nesp-lib` over a pseudo-terminal.

Others wrote it from the same manual. What it understands of our pump, a driver may believe.
"""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import nesp_lib
import pytest

ROOT = Path(__file__).parents[2]
PATIENT_S = 255
"""The library's own thread keeps the pump awake every half of it."""


class Bench:
    """A simulator process with one pump at address 1, and the library at its line."""

    def __init__(self, folder: Path) -> None:
        port, self._control = folder / "line", folder / "control"
        self.process = subprocess.Popen(
            [
                *(sys.executable, "-m", "hardware.simulator", "--outlets", "new-era-ne1000"),
                *("--port", str(port), "--control", str(self._control), "--autopilot", "off"),
            ],
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        assert self.process.stdout is not None
        assert self.process.stdout.readline().startswith("ready")
        self.tell(do="lift", outlet=1)
        self.port = nesp_lib.Port(str(port), 19_200)
        self.pump = nesp_lib.Pump(self.port, 1, 1000, safe_mode_timeout_s=PATIENT_S)

    def tell(self, **told: object) -> None:
        """Give the simulator one command."""
        with socket.socket(socket.AF_UNIX) as caller:
            caller.connect(str(self._control))
            caller.sendall(json.dumps(told).encode() + b"\n")
            with caller.makefile("rb") as answers:
                assert json.loads(answers.readline())["ok"]

    def close(self) -> None:
        """End the library's thread, which would speak on a closed port, and the simulator."""
        self.pump._Pump__heartbeat_setup(0.0)
        self.port.close()
        self.process.terminate()
        self.process.communicate()


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    """One pump for all tests: the library has a thread of its own for each."""
    bench = Bench(tmp_path_factory.mktemp("pump"))
    yield bench
    bench.close()


@pytest.fixture
def pump(bench: Bench) -> nesp_lib.Pump:
    """The pump as the library sees it, at rest."""
    if bench.pump.status is not nesp_lib.Status.STOPPED:
        bench.pump.stop()
    return bench.pump


def test_it_says_who_it_is(pump: nesp_lib.Pump) -> None:
    """Model, firmware, and the settings that our driver insists upon."""
    assert (pump.model_number, pump.firmware_version) == (1000, (3, 928))
    assert pump.safe_mode_timeout_s == PATIENT_S
    assert pump.pumping_direction is nesp_lib.PumpingDirection.INFUSE
    assert pump.pumping_rate_ml_per_min == 24.0


@pytest.mark.parametrize("volume_ml", [0.2, 1.234, 12.34, 50])
def test_a_volume_is_set_and_read_back(pump: nesp_lib.Pump, volume_ml: float) -> None:
    """In both units: the library takes the finer one below ten millilitres."""
    pump.pumping_volume_ml = float(volume_ml)
    assert pump.pumping_volume_ml == pytest.approx(volume_ml, abs=0)


def test_a_volume_is_dosed(pump: nesp_lib.Pump) -> None:
    """It runs until the volume has flowed, and says how much that was."""
    pump.volume_infused_clear()
    assert pump.volume_infused_ml == 0.0
    pump.pumping_volume_ml = 0.2
    pump.run()
    assert pump.status is nesp_lib.Status.STOPPED
    assert 0.2 <= pump.volume_infused_ml <= 0.2 + 0.31
    assert pump.volume_withdrawn_ml == 0.0


def test_the_first_stop_pauses(pump: nesp_lib.Pump) -> None:
    """As our driver has it: the second one ends the run."""
    pump.pumping_volume_ml = 50.0
    pump.run(wait_while_running=False)
    assert pump.running
    pump.stop()
    assert pump.status is nesp_lib.Status.PAUSED
    pump.stop()
    assert pump.status is nesp_lib.Status.STOPPED


def test_while_it_runs_it_takes_no_volume(pump: nesp_lib.Pump) -> None:
    """The library calls that a wrong state, our driver *not applicable*."""
    pump.pumping_volume_ml = 50.0
    pump.run(wait_while_running=False)
    with pytest.raises(nesp_lib.StateException):
        pump.pumping_volume_ml = 1.0
    pump.stop()


def test_a_stall_is_an_alarm(bench: Bench, pump: nesp_lib.Pump) -> None:
    """Told once, in the place of an answer."""
    pump.pumping_volume_ml = 50.0
    pump.run(wait_while_running=False)
    bench.tell(do="fault", outlet=1, name="supply")
    with pytest.raises(nesp_lib.StatusAlarmException) as alarm:
        pump.wait_while_running()
    assert alarm.value.alarm_status is nesp_lib.AlarmStatus.STALLED
    bench.tell(do="fault", outlet=1, name="supply", on=False)
    assert pump.status is nesp_lib.Status.STOPPED


def test_a_loss_of_power_is_an_alarm(bench: Bench, pump: nesp_lib.Pump) -> None:
    """And what was dosed is forgotten with it."""
    pump.pumping_volume_ml = 0.2
    pump.run()
    assert pump.volume_infused_ml >= 0.2
    bench.tell(do="power_cut", outlet=1, off_ms=0)
    with pytest.raises(nesp_lib.StatusAlarmException) as alarm:
        pump.wait_while_running()
    assert alarm.value.alarm_status is nesp_lib.AlarmStatus.RESET
    assert pump.volume_infused_ml == 0.0
    assert pump.pumping_volume_ml == 0.2
