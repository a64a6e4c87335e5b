"""Relays with a meter beside them, byte for byte: pulse-relay, contactor-sdm630; and any answer."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from fakes.modbus_frames import (
    ADDRESS,
    KWH,
    KWH_SERIAL,
    SERIAL,
    Pair,
    echo,
    outlet,
    pair,
    wh,
)
from fakes.transcript import Transcript

from hardware.registry import controller
from kiosk.domain.controller import ControllerState, DeviceStop, Identity, Preset
from kiosk.domain.quantity import Dimension, Quantity
from kiosk.ports import FlowController, NoAnswer, Refused

# --- A relay and a pulse counter, at addresses 3 and 103 ------------------------------------------

RELAY_OFF = pair("03 01 00 00 00 01", "03 01 01 00")
RELAY_ON = pair("03 01 00 00 00 01", "03 01 01 01")
UPTIME = pair("03 04 00 68 00 02", "03 04 04 00 00 0e 10")
RESTARTED = pair("03 04 00 68 00 02", "03 04 04 00 00 00 05")
COUNT = pair("67 04 00 00 00 02", "67 04 04 00 01 00 02")
SWITCH_ON = echo("03 05 00 00 ff 00")
SWITCH_OFF = echo("03 05 00 00 00 00")
SETTINGS = pair("03 03 00 06 00 03", "03 03 06 00 00 00 00 00 02")
AT_REST = (RELAY_OFF, COUNT, UPTIME)
"""When its power came is asked at first, before it is opened and where it has closed by itself."""


def relay(*pairs: Pair) -> tuple[Transcript, FlowController]:
    """Return line and driver of the pair."""
    line = Transcript(*pairs)
    return line, controller("pulse-relay", line, ADDRESS)


def test_a_relay_and_its_counter_at_rest() -> None:
    """The coil, how long it has had power, then the counter at the other address."""
    line, driver = relay(*AT_REST)
    status = driver.read_status(feed=True)
    assert status.total == Quantity(65_538 * 10_000, Dimension.VOLUME)
    assert status.is_closed
    assert (status.stopped_by, status.preset) == (DeviceStop.NONE, None)
    line.assert_over()


def test_a_relay_is_switched() -> None:
    """On only where it is off; off at once, and as often as anybody likes."""
    line, driver = relay(*AT_REST, SWITCH_ON, RELAY_ON, COUNT, RELAY_ON, COUNT, UPTIME)
    driver.open(1)
    assert driver.read_status(feed=True).state is ControllerState.OPEN_FAST
    driver.open(1)  # It is on: nothing is sent but questions.
    line.assert_over()
    line, driver = relay(SWITCH_OFF, SWITCH_OFF)
    driver.stop()
    driver.stop()
    line.assert_over()


def test_a_relay_that_let_go_by_itself_has_heard_nobody() -> None:
    """Off, though nobody switched it off: it stays so until it is acknowledged."""
    line, driver = relay(
        *(*AT_REST, SWITCH_ON, *AT_REST),
        *(*AT_REST, RELAY_OFF, COUNT, *AT_REST, SWITCH_ON),
    )
    driver.open(1)
    status = driver.read_status(feed=True)
    assert (status.stopped_by, status.latched) == (DeviceStop.WATCHDOG, True)
    with pytest.raises(Refused, match="latched"):
        driver.open(1)
    driver.acknowledge()
    driver.open(1)
    line.assert_over()


def test_a_relay_that_had_no_power() -> None:
    """Its seconds run back: that is another start, and not the watchdog."""
    line, driver = relay(*AT_REST, SWITCH_ON, RELAY_OFF, COUNT, RESTARTED)
    driver.open(1)
    status = driver.read_status(feed=True)
    assert (status.stopped_by, status.latched) == (DeviceStop.POWER, False)
    assert status.boot
    line.assert_over()


def test_a_relay_is_told_nothing_by_a_host_that_is_half_dead() -> None:
    """Whatever is said feeds its timer."""
    line, driver = relay()
    with pytest.raises(NoAnswer, match="not alive"):
        driver.read_status(feed=False)
    line.assert_over()


def test_a_relay_keeps_no_limit() -> None:
    """There is nothing to write one to."""
    line, driver = relay()
    with pytest.raises(Refused, match="keeps no limit"):
        driver.set_preset(Preset(Quantity(0, Dimension.VOLUME), Quantity(9, Dimension.VOLUME), 1))
    line.assert_over()


@pytest.mark.parametrize(
    ("read", "why"),
    [
        ("00 01 00 00 00 02", "restores is 1 and must be 0"),
        ("00 00 00 00 00 00", "safety_s is 0 and must be 1 to 2"),
        ("00 00 00 00 00 0a", "safety_s is 10 and must be 1 to 2"),
    ],
)
def test_a_relay_that_would_stay_on_is_refused(read: str, why: str) -> None:
    """After a loss of power, in silence, or for longer than was reserved for."""
    line, driver = relay(pair("03 03 00 06 00 03", f"03 03 06 {read}"))
    with pytest.raises(Refused, match=why) as refusal:
        driver.identify()
    assert refusal.value.code == "unsafe_settings"
    line.assert_over()


def test_a_relay_says_little_of_who_it_is() -> None:
    """Only its settings can be asked for."""
    line, driver = relay(SETTINGS)
    assert driver.identify() == Identity("Any", "pulse and relay", "", "")
    line.assert_over()


# --- A contactor and an SDM630 ---


def test_a_float_says_the_hundredth_that_was_counted() -> None:
    """And nothing that its last place would add or take."""
    line, driver = outlet("contactor-sdm630", RELAY_OFF, KWH, UPTIME)
    assert driver.read_status(feed=True).total == wh(1_234_560)
    line.assert_over()


@pytest.mark.parametrize("total", ["7f 80 00 00", "7f c0 00 00", "bf 80 00 00", "47 a4 00 00"])
def test_a_total_that_cannot_be_is_no_answer(total: str) -> None:
    """Infinite, undefined, less than nothing, or more than a float says in steps of 10 Wh."""
    meter = pair("67 04 00 48 00 02", f"67 04 04 {total}")
    line, driver = outlet("contactor-sdm630", RELAY_OFF, meter, UPTIME)
    with pytest.raises(NoAnswer):
        driver.read_status(feed=True)
    line.assert_over()


def test_whoever_replaced_the_meter_is_noticed() -> None:
    """Its serial number is a part of who answers."""
    line, driver = outlet("contactor-sdm630", SETTINGS, KWH_SERIAL)
    assert driver.identify() == Identity("Any", "contactor and SDM630", SERIAL, "")
    line.assert_over()


# --- What any of them may answer ------------------------------------------------------------------

COMMANDS: dict[str, Callable[[FlowController], object]] = {
    "03 01 00 00 00 01": lambda driver: driver.read_status(feed=True),
    "03 03 00 06 00 03": lambda driver: driver.identify(),
    "03 05 00 00 00 00": lambda driver: driver.stop(),
}


@pytest.mark.parametrize("asked", COMMANDS)
@pytest.mark.parametrize(
    ("code", "word"),
    [(1, "illegal_function"), (2, "illegal_address"), (3, "illegal_value"), (6, "busy")],
)
def test_an_exception_is_a_refusal_in_words(asked: str, code: int, word: str) -> None:
    """Nothing was done, and the driver says why."""
    function = int(asked[3:5], 16) | 0x80
    line, driver = relay(pair(asked, f"03 {function:02x} {code:02x}"))
    with pytest.raises(Refused, match=word):
        COMMANDS[asked](driver)
    line.assert_over()


@pytest.mark.parametrize("asked", COMMANDS)
@pytest.mark.parametrize("code", [4, 5, 8, 11])
def test_an_exception_that_leaves_it_open_is_no_answer(asked: str, code: int) -> None:
    """It may have been done or not."""
    function = int(asked[3:5], 16) | 0x80
    line, driver = relay(pair(asked, f"03 {function:02x} {code:02x}"))
    with pytest.raises(NoAnswer):
        COMMANDS[asked](driver)
    line.assert_over()


@pytest.mark.parametrize(
    "echoed", ["03 05 00 00 ff 00", "03 05 00 01 00 00", "03 06 00 00 00 00", "04 05 00 00 00 00"]
)
def test_the_echo_of_another_write_confirms_nothing(echoed: str) -> None:
    """Another value, coil, function or unit."""
    line, driver = relay(pair("03 05 00 00 00 00", echoed))
    with pytest.raises(NoAnswer):
        driver.stop()
    line.assert_over()


def test_an_address_must_leave_room_for_the_meter() -> None:
    """The counter is 100 behind the relay, and 247 is the last address there is."""
    controller("pulse-relay", Transcript(), 147)
    with pytest.raises(ValueError, match="1 to 147"):
        controller("pulse-relay", Transcript(), 148)
