"""The hands that reach into a simulation: each command, and each mistake in one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from fakes.rig import Rig

from hardware.simulator import state_file
from hardware.simulator.mechanism import Memory
from kiosk.domain.controller import Fault
from kiosk.ports import LineDown, NoAnswer, Refused


@pytest.fixture
def rig() -> Rig:
    """Two outlets."""
    return Rig(("reference-fuel", "reference-water"))


def tell(rig: Rig, **told: object) -> dict[str, Any]:
    """Give a command and return the answer to it."""
    answer = rig.control.answer(json.dumps(told).encode())
    assert answer.endswith(b"\n")
    said: dict[str, Any] = json.loads(answer)
    return said


def test_the_nozzle_can_be_lifted_and_put_back(rig: Rig) -> None:
    """By name or by address; the trigger may be half pulled."""
    said = tell(rig, do="lift", outlet="outlet1", draw_permille=500)
    assert said["ok"]
    assert said["outlet"]["is_lifted"]
    assert rig.read().calling
    assert rig.place.plant.draw_permille == 500
    tell(rig, do="draw", outlet=1, permille=250)
    assert rig.place.plant.draw_permille == 250
    tell(rig, do="hang_up", outlet=1)
    assert not rig.read().calling


def test_the_report_is_the_truth(rig: Rig) -> None:
    """What has really flowed, whatever the meter shows."""
    rig.start(rig.seconds_of_flow(300))
    rig.wait(500)
    tell(rig, do="meter", outlet=1, stuck=True)
    before = tell(rig, do="report")["outlets"][0]
    rig.wait(500)
    after = tell(rig, do="report")
    assert after["outlets"][0]["counts"] == before["counts"]
    assert after["outlets"][0]["flowed_base"] > before["flowed_base"]
    assert after["outlets"][0]["state"] == "open_fast"
    assert after["line"]["requests"] == rig.line.health().exchanges
    assert [each["name"] for each in after["outlets"]] == ["outlet1", "outlet2"]


def test_a_meter_can_jump(rig: Rig) -> None:
    """Forwards, backwards, or to the edge of its range."""
    tell(rig, do="meter", outlet=1, counts=2**32 + 5)
    assert rig.read().total.base == 5 * 2_500


def test_a_leak_a_surge_and_a_short_supply(rig: Rig) -> None:
    """What the plant does wrong shows in the flow."""
    tell(rig, do="leak", outlet=1, base_per_s=3_000_000)
    assert rig.read().flow.base == 3_000_000
    tell(rig, do="leak", outlet=1)
    rig.start(rig.seconds_of_flow(300))
    rig.wait(500)
    usual = rig.read().flow.base
    tell(rig, do="surge", outlet=1, permille=2_000)
    assert rig.read().flow.base > usual * 19 // 10
    tell(rig, do="surge", outlet=1)
    tell(rig, do="supply", supply="main", limit_base=usual // 2)
    assert rig.read().flow.base < usual * 6 // 10
    tell(rig, do="supply", supply="main", limit_base=None)
    assert rig.read().flow.base == usual


def test_a_valve_can_be_late_stuck_and_mended(rig: Rig) -> None:
    """Each way of not closing, and its end."""
    tell(rig, do="valve", outlet=1, late_ms=300, all_late_ms=200)
    fault = rig.place.plant.valve.fault
    assert (fault.late_ns, fault.all_late_ns, fault.is_stuck) == (300_000_000, 200_000_000, False)
    rig.start(rig.seconds_of_flow(300))
    rig.wait(500)
    tell(rig, do="valve", outlet=1, stuck=True)
    rig.driver.stop()
    rig.wait(2_000)
    assert not rig.read().is_closed
    tell(rig, do="valve", outlet=1)
    rig.wait(1_000)
    assert rig.read().is_closed


def test_faults_come_and_go(rig: Rig) -> None:
    """A cause stays until it is taken away."""
    tell(rig, do="fault", outlet=1, name="supply")
    assert Fault.SUPPLY in rig.read().faults
    tell(rig, do="fault", outlet=1, name="supply", on=False)
    rig.driver.acknowledge()
    assert not rig.read().faults


def test_a_setting_can_be_changed_at_the_device(rig: Rig) -> None:
    """As a technician with a keypad would."""
    tell(rig, do="setting", outlet=1, name="watchdog_ms", value=9_000)
    with pytest.raises(Refused, match="watchdog_ms is 9000"):
        rig.driver.identify()


def test_the_power_can_fail(rig: Rig) -> None:
    """It comes back by itself after as long as was said."""
    boot = rig.read().boot
    tell(rig, do="power_cut", outlet=1, off_ms=700)
    assert not tell(rig, do="report")["outlets"][0]["is_on"]
    with pytest.raises(NoAnswer):
        rig.driver.read_status(feed=False)
    rig.wait(700)
    assert rig.read().boot == boot + 1


def test_the_cable_can_be_pulled(rig: Rig) -> None:
    """And put back."""
    tell(rig, do="unplug")
    with pytest.raises(LineDown):
        rig.driver.read_status(feed=False)
    tell(rig, do="replug")
    rig.line.connect()
    assert rig.read()


def test_the_line_can_go_wrong(rig: Rig) -> None:
    """One fault for the next requests, or noise until it is turned off."""
    tell(rig, do="line_fault", kind="unanswered", outlet="outlet2", function=23, times=2)
    assert rig.driver.read_status(feed=False)
    for _ in range(2):
        with pytest.raises(NoAnswer):
            rig.drivers[1].read_status(feed=False)
    assert rig.drivers[1].read_status(feed=False)
    tell(rig, do="line_noise", chances_ppm={"late": 1_000_000}, of={"late": 300})
    with pytest.raises(NoAnswer):
        rig.driver.read_status(feed=False)
    tell(rig, do="line_noise", chances_ppm={})
    rig.wait(400)
    assert rig.read()
    assert tell(rig, do="report")["line"]["faults"] == 3


def test_customers_can_be_told_what_to_do(rig: Rig) -> None:
    """Autopilot for all, and for one how much it takes."""
    tell(rig, do="autopilot", on=True)
    tell(rig, do="takes", outlet=1, base=5_000_000)
    assert [place.customer.is_automatic for place in rig.places] == [True, True]
    assert rig.place.customer.takes_base == 5_000_000
    tell(rig, do="takes", outlet=1, base=None)
    assert rig.place.customer.takes_base is None


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b"lift", "Expecting value"),
        (b"[1]", "a command is an object"),
        (b'{"do": 7}', "a command is an object"),
        (b'{"do": "lfit", "outlet": 1}', "did you mean lift?"),
        (b'{"do": "xyzzy"}', "is not known: there are lift, "),
        (b'{"do": "lift"}', "'outlet' is missing"),
        (b'{"do": "lift", "outlet": 9}', "there is no outlet 9: there are outlet1, outlet2"),
        (b'{"do": "leak", "outlet": 1, "base_per_s": "much"}', "must be a whole number"),
        (b'{"do": "leak", "outlet": 1, "base_per_s": -1}', "must be a whole number"),
        (b'{"do": "leak", "outlet": 1, "base_per_s": true}', "must be a whole number"),
        (b'{"do": "setting", "outlet": 1, "name": "colour", "value": 1}', "no setting 'colour'"),
        (b'{"do": "fault", "outlet": 1, "name": "mood"}', "no fault 'mood'"),
        (b'{"do": "line_noise", "chances_ppm": [1]}', "an object of fault kinds"),
        (b'{"do": "line_noise", "chances_ppm": {"flip": 0.5}}', "flip must be a whole number"),
        (b'{"do": "supply", "supply": "well", "limit_base": 1}', "no supply 'well'"),
        (b'{"do": "line_fault", "kind": "gremlin"}', "gremlin"),
        (b'{"do": "line_fault", "kind": "lost", "times": 10001}', "no more than 10000"),
    ],
)
def test_a_bad_command_is_explained(rig: Rig, line: bytes, why: str) -> None:
    """Nothing that is said to it ends the simulation."""
    said = json.loads(rig.control.answer(line))
    assert said["ok"] is False
    assert why in said["error"]


# --- What outlives a restart --------------------------------------------------------------------


def test_a_state_is_read_as_it_was_written(tmp_path: Path) -> None:
    """Boot counters and totalisers, and nothing of a half-written file."""
    path = tmp_path / "state.json"
    assert state_file.load(path) == {}
    memories = {"petrol": Memory(3, 2**33), "water": Memory(1, 0)}
    state_file.save(path, memories)
    assert state_file.load(path) == memories
    assert [each.name for each in tmp_path.iterdir()] == ["state.json"]


@pytest.mark.parametrize("text", ["", "[]", "{", '{"petrol": 7}', '{"petrol": {"boot": 1}}'])
def test_a_state_that_is_none_is_refused(tmp_path: Path, text: str) -> None:
    """A totaliser is never guessed."""
    path = tmp_path / "state.json"
    path.write_text(text)
    with pytest.raises(state_file.StateError, match="is no state of a simulator"):
        state_file.load(path)
