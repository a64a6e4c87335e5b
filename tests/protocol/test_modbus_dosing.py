"""Pumps and fillings, byte for byte as their manuals have them: ProMinent, Siemens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from fakes.modbus_frames import (
    Pair,
    echo,
    outlet,
    pair,
)

from kiosk.domain.controller import ControllerState, DeviceStop, Identity, Preset
from kiosk.domain.quantity import Dimension, Quantity
from kiosk.ports import FlowController, NoAnswer, Refused

# --- A ProMinent and a Siemens -----------------------------------------------------------------

NO_ERRORS = pair("03 03 03 ea 00 02", "03 03 04 00 00 00 00")


def target(*, started: int, litres: str = "00 00 00 00") -> Pair:
    """Return what registers 1200 to 1216 hold: start, settings, the volume of a batch."""
    between = "00 " * 28
    return pair("03 03 04 b0 00 11", f"03 03 22 00 {started:02x} {between}{litres}")


def present(total: str, left: str = "00 00 00 00", boots: int = 9) -> Pair:
    """Return what registers 1022 to 1041 hold: mode, power-ups, total, what remains."""
    head = f"00 03 00 00 00 00 00 00 00 00 00 {boots:02x} " + "00 " * 12
    return pair("03 03 03 fe 00 14", f"03 03 28 {head}{total} {'00 ' * 8}{left}")


LITRES_10 = "41 20 00 00"
CL_5, CL_6 = "3d 4c cc cc", "3d 75 c2 8f"
"""0.05 and 0.06 litres, rounded down to a float."""
STOPPED = (echo("03 06 04 b0 00 00"), echo("03 06 04 cd 00 00"))
BEGUN = (echo("03 06 04 cd 00 03"), echo("03 06 04 d3 55 55"), echo("03 06 04 b0 00 01"))
WRITTEN = pair(f"03 10 04 bf 00 02 04 {CL_5}", "03 10 04 bf 00 02")
PUMP_RESTS = (NO_ERRORS, target(started=0), present(LITRES_10))
PUMP_SET = (NO_ERRORS, target(started=0, litres=CL_5), present(LITRES_10))
PUMP_RUNS = (NO_ERRORS, target(started=1, litres=CL_5), present(LITRES_10, CL_5))
LIMIT = Preset(Quantity(10_000_000, Dimension.VOLUME), Quantity(50_000, Dimension.VOLUME), 7)


def test_a_batch_is_triggered_while_the_pump_stands() -> None:
    """Stopped, written, read back; batch mode, trigger, start; and what remains is compared."""
    line, driver = outlet(
        "prominent-gamma-x",
        *(*PUMP_RESTS, *STOPPED, WRITTEN),
        *PUMP_SET,
        *(*PUMP_SET, *BEGUN, *PUMP_RUNS),
        *PUMP_RUNS,
        *PUMP_RUNS,
        *STOPPED,
    )
    driver.set_preset(LIMIT)
    status = driver.read_status(feed=True)
    assert (status.preset, status.sequence, status.boot) == (LIMIT.limit, 7, 9)
    driver.open(7)
    assert driver.read_status(feed=True).state is ControllerState.OPEN_FAST
    driver.open(7)  # It runs: it is not triggered again.
    driver.stop()
    line.assert_over()


def test_a_batch_that_runs_is_not_given_another_volume() -> None:
    """The same again is not even written; more than it doses at once is refused."""
    line, driver = outlet(
        "prominent-gamma-x",
        *(*PUMP_RESTS, *STOPPED, WRITTEN),
        *(*PUMP_SET, *BEGUN, *PUMP_RUNS),
        *(*PUMP_RUNS, *PUMP_RUNS),
    )
    driver.set_preset(LIMIT)
    driver.open(7)
    driver.set_preset(LIMIT)
    with pytest.raises(Refused, match="is running"):
        driver.set_preset(replace(LIMIT, sequence=8))
    line.assert_over()
    line, driver = outlet("prominent-gamma-x", *PUMP_RESTS, *STOPPED)
    with pytest.raises(Refused, match="more than it takes"):
        driver.set_preset(replace(LIMIT, limit=Quantity(50_010_000, Dimension.VOLUME)))
    line.assert_over()


def test_a_batch_that_ends_a_hair_before_its_float_has_reached_its_end() -> None:
    """0.05 litres are no float: the pump stands at the one below, and a step less is shown."""
    line, driver = outlet(
        "prominent-gamma-x",
        *(*PUMP_RESTS, *STOPPED, WRITTEN),
        *(*PUMP_SET, *BEGUN, *PUMP_RUNS),
        *(NO_ERRORS, target(started=1, litres=CL_5), present("41 20 a3 d7")),
    )
    driver.set_preset(LIMIT)
    driver.open(7)
    status = driver.read_status(feed=True)
    assert (status.total.base, status.stopped_by) == (10_040_000, DeviceStop.PRESET)
    line.assert_over()


def test_a_pump_that_adds_to_its_batch_is_stopped() -> None:
    """More remains than was written: its batch memory is on."""
    too_much = (NO_ERRORS, target(started=1, litres=CL_5), present(LITRES_10, "3d cc cc cd"))
    line, driver = outlet(
        "prominent-gamma-x",
        *(*PUMP_RESTS, *STOPPED, WRITTEN),
        *(*PUMP_SET, *BEGUN, *too_much, *STOPPED),
    )
    driver.set_preset(LIMIT)
    with pytest.raises(Refused, match="batch memory"):
        driver.open(7)
    line.assert_over()


def test_a_batch_of_another_size_is_not_begun() -> None:
    """Somebody at the pump has changed it since."""
    other = (NO_ERRORS, target(started=0, litres=CL_6), present(LITRES_10))
    line, driver = outlet("prominent-gamma-x", *PUMP_RESTS, *STOPPED, WRITTEN, *other, *other)
    driver.set_preset(LIMIT)
    assert driver.read_status(feed=True).preset is None
    with pytest.raises(Refused, match="wrong_sequence"):
        driver.open(7)
    line.assert_over()


def test_a_batch_of_which_some_has_flowed_is_not_begun_again() -> None:
    """It would dose all of it once more."""
    some = (NO_ERRORS, target(started=0, litres=CL_5), present("41 20 51 ec"))
    line, driver = outlet(
        "prominent-gamma-x",
        *(*PUMP_RESTS, *STOPPED, WRITTEN),
        *(*PUMP_SET, *BEGUN, *PUMP_RUNS),
        *(*some, *some),
    )
    driver.set_preset(LIMIT)
    driver.open(7)
    status = driver.read_status(feed=True)
    assert (status.total.base, status.stopped_by) == (10_020_000, DeviceStop.FAULT)
    with pytest.raises(Refused, match="would begin anew"):
        driver.open(7)
    line.assert_over()


def test_a_pump_whose_power_ups_have_grown_has_forgotten() -> None:
    """Its own counter says so."""
    line, driver = outlet(
        "prominent-gamma-x",
        *(*PUMP_RESTS, *STOPPED, WRITTEN),
        *(NO_ERRORS, target(started=0, litres=CL_5), present(LITRES_10, boots=10)),
    )
    driver.set_preset(LIMIT)
    status = driver.read_status(feed=True)
    assert (status.boot, status.stopped_by, status.preset) == (10, DeviceStop.POWER, None)
    line.assert_over()


def test_a_filling_by_mass() -> None:
    """The amount in kilograms, the first recipe, start; stop."""
    stopped = pair("03 03 21 93 00 03", "03 03 06 00 01 00 00 00 00")
    runs = pair("03 03 21 93 00 03", "03 03 06 00 01 00 00 00 01")
    none = pair("03 03 21 a0 00 04", "03 03 08 00 00 00 00 00 00 00 00")
    five = pair("03 03 21 a0 00 04", "03 03 08 40 a0 00 00 00 00 00 00")
    total = pair("03 03 20 6c 00 06", "03 03 0c 43 7a 80 00 00 00 00 00 00 01 00 00")
    stop = echo("03 06 21 94 00 02")
    line, driver = outlet(
        "siemens-fct030",
        *(stopped, none, total, stop),
        pair("03 10 21 a0 00 02 04 40 a0 00 00", "03 10 21 a0 00 02"),
        *(stopped, five, total, echo("03 06 21 93 00 01"), echo("03 06 21 94 00 01")),
        *(runs, five, total, stop),
    )
    opening = Quantity(250_500_000, Dimension.MASS)
    limit = Quantity(5_000_000, Dimension.MASS)
    driver.set_preset(Preset(opening, limit, 3))
    driver.open(3)
    status = driver.read_status(feed=True)
    assert (status.state, status.preset) == (ControllerState.OPEN_FAST, limit)
    assert status.total == opening
    driver.stop()
    line.assert_over()


# --- What they may answer ---

ASKED: dict[str, tuple[str, Callable[[FlowController], object]]] = {
    "prominent-gamma-x status": ("03 03 03 ea 00 02", lambda driver: driver.read_status(feed=True)),
    "prominent-gamma-x identity": ("03 03 05 78 00 01", lambda driver: driver.identify()),
    "prominent-gamma-x acknowledge": ("03 06 04 d4 55 55", lambda driver: driver.acknowledge()),
    "siemens-fct030 status": ("03 03 21 93 00 03", lambda driver: driver.read_status(feed=True)),
    "siemens-fct030 stop": ("03 06 21 94 00 02", lambda driver: driver.stop()),
}


@pytest.mark.parametrize("name", ASKED)
@pytest.mark.parametrize(
    ("code", "word"), [(2, "illegal_address"), (3, "illegal_value"), (6, "busy")]
)
def test_an_exception_is_a_refusal_in_words(name: str, code: int, word: str) -> None:
    """Nothing was done, and the driver says why."""
    asked, ask = ASKED[name]
    function = int(asked[3:5], 16) | 0x80
    line, driver = outlet(name.partition(" ")[0], pair(asked, f"03 {function:02x} {code:02x}"))
    with pytest.raises(Refused, match=word):
        ask(driver)
    line.assert_over()


@pytest.mark.parametrize("name", ASKED)
@pytest.mark.parametrize("code", [4, 5, None])
def test_silence_and_what_leaves_it_open_are_no_answer(name: str, code: int | None) -> None:
    """It may have been done or not."""
    asked, ask = ASKED[name]
    heard = "" if code is None else f"03 {int(asked[3:5], 16) | 0x80:02x} {code:02x}"
    line, driver = outlet(name.partition(" ")[0], pair(asked, heard))
    with pytest.raises(NoAnswer):
        ask(driver)
    line.assert_over()


def test_a_pump_that_starts_with_the_power_is_refused() -> None:
    """Register 1400 says what it does then; and nothing but its settings says who it is."""
    line, driver = outlet("prominent-gamma-x", pair("03 03 05 78 00 01", "03 03 02 00 00"))
    assert driver.identify() == Identity("ProMinent", "gamma/X", "", "")
    line, driver = outlet("prominent-gamma-x", pair("03 03 05 78 00 01", "03 03 02 00 02"))
    with pytest.raises(Refused, match="power_up is 2 and must be 0"):
        driver.identify()
    line.assert_over()


@pytest.mark.parametrize(
    ("totaliser", "compensation", "why"),
    [
        ("00 00 00 00 00 00 00 00 00 00 00 00", "00 00", "direction is 0 and must be 1"),
        ("00 00 00 00 00 00 00 00 00 01 00 01", "00 00", "counted is 1 and must be 0"),
        ("00 00 00 00 00 00 00 00 00 01 00 00", "00 01", "compensation is 1 and must be 0"),
    ],
)
def test_a_filling_that_is_set_otherwise_is_refused(
    totaliser: str, compensation: str, why: str
) -> None:
    """Counting both ways, or volume; or learning to be on target: over every other time."""
    line, driver = outlet(
        "siemens-fct030",
        pair("03 03 21 66 00 02", "03 03 04 00 01 00 00"),
        pair("03 03 20 6c 00 06", f"03 03 0c {totaliser}"),
        pair("03 03 21 f3 00 01", f"03 03 02 {compensation}"),
    )
    with pytest.raises(Refused, match=why):
        driver.identify()
    line.assert_over()
