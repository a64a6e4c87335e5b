"""The simulated Bronkhorst instrument, driven by the maker's own `bronkhorst-propar`.

Over a pseudo-terminal, in real time. What the library understands of our instrument, a driver may
believe.
"""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import propar
import pytest

ROOT = Path(__file__).parents[2]
PATIENT_S = 10.0
"""How long a machine that is busy may keep the simulator."""

SETPOINT, CONTROL_MODE, ALARM_INFO, RESET = 9, 12, 28, 114
COUNTER, LIMIT, SETPOINT_MODE, NEW_SETPOINT, COUNTER_MODE = 122, 124, 126, 127, 130
"""The parameters by the numbers that the maker's own programs have for them."""
REACHED = 0x10


class Bench:
    """A simulator process with one instrument at node 1, and the library at its line."""

    def __init__(self, folder: Path) -> None:
        port, self._control = folder / "line", folder / "control"
        self.process = subprocess.Popen(
            [
                *(sys.executable, "-m", "hardware.simulator", "--outlets", "bronkhorst-m14"),
                *("--port", str(port), "--control", str(self._control), "--autopilot", "off"),
                *("--baud", "38400"),
            ],
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        assert self.process.stdout is not None
        assert self.process.stdout.readline().startswith("ready")
        self.tell(do="lift", outlet=1)
        self.tell(do="draw", outlet=1, permille=1000)
        self.instrument = propar.instrument(str(port), address=1, baudrate=38_400)
        self.instrument.master.response_timeout = PATIENT_S

    def tell(self, **told: object) -> None:
        """Give the simulator one command."""
        with socket.socket(socket.AF_UNIX) as caller:
            caller.connect(str(self._control))
            caller.sendall(json.dumps(told).encode() + b"\n")
            with caller.makefile("rb") as answers:
                assert json.loads(answers.readline())["ok"]

    def close(self) -> None:
        """End the simulator and both threads of the library, of which one knows no end."""
        master = self.instrument.master
        master.propar.run = False
        master.propar.serial_read_thread.join()
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(threading, "excepthook", lambda _: None)
            master.propar.read_propar_message = sys.exit  # In that thread.
            master.msg_handler_thread.join()
        master.stop()
        self.process.terminate()
        self.process.communicate()


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    """One instrument for all tests."""
    bench = Bench(tmp_path_factory.mktemp("instrument"))
    yield bench
    bench.close()


@pytest.fixture
def instrument(bench: Bench) -> propar.instrument:
    """The instrument as the library sees it: no setpoint, nothing counted."""
    assert bench.instrument.writeParameter(SETPOINT, 0)
    assert bench.instrument.writeParameter(RESET, 1)
    return bench.instrument


def until(holds: Callable[[], bool]) -> None:
    """Ask until it is so: each question takes as long as its bytes."""
    give_up_s = time.monotonic() + PATIENT_S
    while not holds():
        assert time.monotonic() < give_up_s


def test_it_says_who_it_is_and_how_it_is_set(instrument: propar.instrument) -> None:
    """Device type, units, capacity, and what our driver insists upon."""
    assert instrument.readParameter(90) == "CORIFC"
    assert instrument.readParameter(92) == "SIM-0001"
    assert instrument.readParameter(129).strip() == "kg/h"
    assert instrument.readParameter(128).strip() == "g"
    assert instrument.readParameter(21) == pytest.approx(10, abs=0.01)
    assert instrument.readParameter(157) & 4
    assert instrument.readParameter(86) == 0


@pytest.mark.parametrize("limit", [0.01, 12.34, 15_999.99])
def test_a_limit_is_set_and_read_back(instrument: propar.instrument, limit: float) -> None:
    """Both call the same four bytes the same number."""
    assert instrument.writeParameter(LIMIT, limit)
    assert instrument.readParameter(LIMIT) == pytest.approx(limit, rel=1e-7)


def test_several_values_in_one_telegram(instrument: propar.instrument) -> None:
    """Chained by the library, written and read: those that our driver asks for, twice as well."""
    keys = [LIMIT, SETPOINT_MODE, NEW_SETPOINT, COUNTER_MODE]
    parameters = instrument.db.get_parameters(keys)
    for parameter, value in zip(parameters, (5.0, 1, 0, 2), strict=True):
        parameter["data"] = value
    assert instrument.write_parameters(parameters) == propar.PP_STATUS_OK
    asked = instrument.db.get_parameters([*keys, CONTROL_MODE, ALARM_INFO] * 2)
    read = [each["data"] for each in instrument.read_parameters(asked)]
    assert read == [5.0, 1, 0, 2, 0, 0] * 2


def test_it_stops_at_its_limit(instrument: propar.instrument) -> None:
    """It takes its setpoint away by itself, and its alarm says that the limit was reached."""
    settings = ((LIMIT, 1.0), (SETPOINT_MODE, 1), (NEW_SETPOINT, 0), (COUNTER_MODE, 2))
    for key, value in settings:
        assert instrument.writeParameter(key, value)
    instrument.setpoint = 32_000
    until(lambda: instrument.setpoint == 0 and instrument.measure == 0)
    assert instrument.readParameter(ALARM_INFO) & REACHED
    assert 1.0 <= instrument.readParameter(COUNTER) <= 1.0 + 2.08
    assert instrument.writeParameter(RESET, 1)
    assert instrument.readParameter(COUNTER) == 0
    assert not instrument.readParameter(ALARM_INFO) & REACHED


def test_what_it_does_not_have_is_refused(instrument: propar.instrument) -> None:
    """With a status that the library knows, and nothing written."""
    assert not instrument.writeParameter(COUNTER, 5.0)
    missing = instrument.db.get_parameters([285])
    assert instrument.read_parameters(missing)[0]["status"] == propar.PP_STATUS_PARM_NUMBER
    assert instrument.readParameter(COUNTER) == 0


def test_after_a_loss_of_power_it_is_in_its_default_mode(
    bench: Bench, instrument: propar.instrument
) -> None:
    """The sign by which our driver knows it."""
    assert instrument.writeParameter(CONTROL_MODE, 18)
    assert instrument.writeParameter(LIMIT, 7.0)
    bench.tell(do="power_cut", outlet=1, off_ms=0)
    until(lambda: instrument.readParameter(CONTROL_MODE) == 0)
    assert instrument.readParameter(LIMIT) == 7.0
    assert instrument.setpoint == 0
