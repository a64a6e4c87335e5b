"""Chargers, byte for byte as their documents have them: esp32-evse, Heidelberg, Phoenix, KEBA."""

from __future__ import annotations

import pytest
from fakes.modbus_frames import (
    ADDRESS,
    KWH,
    KWH_SERIAL,
    Pair,
    echo,
    outlet,
    pair,
    wh,
)
from fakes.transcript import Transcript

from hardware.registry import controller
from kiosk.domain.controller import ControllerState, DeviceStop, Fault, Identity, Preset
from kiosk.ports import FlowController, NoAnswer, Refused

# --- esp32-evse -----------------------------------------------------------------------------------

UP = pair("03 03 01 90 00 02", "03 03 04 00 00 00 64")
AVAILABLE, NOT_AVAILABLE = echo("03 06 00 68 00 01"), echo("03 06 00 68 00 00")
AUTHORISE = echo("03 06 00 70 00 01")


def point(letters: bytes, *, limit: int = 0, errors: int = 0) -> Pair:
    """Return what registers 100 to 108 hold: state, errors, switches, current, limit."""
    state = letters.ljust(2, b"\0").hex(" ")
    rest = "00 01 00 01 00 00 01 40"
    return pair(
        "03 03 00 64 00 09",
        f"03 03 12 {state} {errors.to_bytes(4).hex(' ')} {rest} {limit.to_bytes(4).hex(' ')}",
    )


def meter(watts: int, taken: int) -> Pair:
    """Return what registers 200 to 206 hold: power, times, what the session has taken."""
    times = "00 " * 8
    return pair(
        "03 03 00 c8 00 07",
        f"03 03 0e {watts.to_bytes(2).hex(' ')} {times}{taken.to_bytes(4).hex(' ')}",
    )


def written(wh: int) -> Pair:
    """Return the write of a limit and what confirms it."""
    return pair(f"03 10 00 6b 00 02 04 {wh.to_bytes(4).hex(' ')}", "03 10 00 6b 00 02")


def charger(*pairs: Pair) -> tuple[Transcript, FlowController]:
    """Return line and driver of the charging point."""
    line = Transcript(*pairs)
    return line, controller("esp32-evse", line, ADDRESS)


NOBODY = (point(b"A"), meter(0, 0), UP)
CLOSED = (point(b"F"), meter(0, 0), UP)
SET = (*NOBODY, NOT_AVAILABLE, *CLOSED, written(19_999))
"""Until a limit of 20 kWh is written: the point is made unavailable before."""


def test_a_charge_from_the_plug_to_the_limit() -> None:
    """It closes past its limit, so that is a watt-hour less; and a session is authorised once."""
    line, driver = charger(
        *SET,
        *(point(b"F", limit=19_999), meter(0, 0), UP),
        *(point(b"F", limit=19_999), meter(0, 0), UP, AVAILABLE, AUTHORISE),
        *(point(b"C2", limit=19_999), meter(11_000, 7_000), UP),
        *(point(b"C1", limit=19_999), meter(0, 20_001), UP),
        *(point(b"C1", limit=19_999), meter(0, 20_001), UP),
        NOT_AVAILABLE,
        *(point(b"F", limit=19_999), meter(0, 20_001), UP),
        *(point(b"A", limit=19_999), meter(0, 20_001), UP),
    )
    driver.set_preset(Preset(wh(0), wh(20_000), 7))
    before = driver.read_status(feed=True)
    assert (before.preset, before.sequence) == (wh(20_000), 7)
    driver.open(7)
    flowing = driver.read_status(feed=True)
    assert flowing.state is ControllerState.OPEN_FAST
    assert flowing.total == wh(7_000)
    assert flowing.flow.base == 11_000_000 // 3_600
    done = driver.read_status(feed=True)
    assert (done.stopped_by, done.total) == (DeviceStop.PRESET, wh(20_001))
    with pytest.raises(Refused, match="preset_reached"):
        driver.open(7)
    driver.stop()
    for _ in range(2):  # The session that it still shows is over, and counts once.
        after = driver.read_status(feed=True)
        assert (after.total, after.preset) == (wh(20_001), None)
        assert after.stopped_by is DeviceStop.PRESET
    line.assert_over()


def test_a_raise_while_it_charges_is_written_as_it_is() -> None:
    """Nothing is stopped for it, and the session goes on counting."""
    line, driver = charger(
        *(point(b"C2", limit=19_999), meter(11_000, 7_000), UP),
        written(29_999),
        *(point(b"C2", limit=29_999), meter(11_000, 7_000), UP),
    )
    driver.set_preset(Preset(wh(0), wh(30_000), 8))
    assert driver.read_status(feed=True).preset == wh(30_000)
    line.assert_over()


def test_lowering_below_what_was_taken_is_less_than_that() -> None:
    """And never nothing, for that would be no limit at all."""
    line, driver = charger(*(point(b"C2"), meter(11_000, 7_000), UP), written(6_998))
    driver.set_preset(Preset(wh(0), wh(6_999), 8))
    line.assert_over()
    line, driver = charger(*(point(b"C2"), meter(11_000, 7_000), UP), written(1))
    driver.set_preset(Preset(wh(0), wh(0), 8))
    line.assert_over()


def test_a_limit_counts_from_the_opening_and_not_from_the_session() -> None:
    """Seven were taken before the delivery began: its three are ten in the charger's own words."""
    line, driver = charger(*(point(b"C2"), meter(11_000, 7_000), UP), written(9_999))
    driver.set_preset(Preset(wh(7_000), wh(3_000), 8))
    line.assert_over()


def test_another_program_cannot_know_what_was_taken_before() -> None:
    """So each says that the point has started anew; a meter goes on, and says nothing."""
    boots = {charger(*NOBODY)[1].read_status(feed=True).boot for _ in range(3)}
    assert len(boots) == 3
    assert None not in boots
    off = pair("03 01 4e 20 00 01", "03 01 01 00")
    assert outlet("phoenix-sdm630", off, KWH)[1].read_status(feed=True).boot is None


def test_a_charger_that_complains_is_not_opened() -> None:
    """Nothing is sent but questions."""
    line, driver = charger(
        *SET,
        *(point(b"E", limit=19_999, errors=4), meter(0, 0), UP),
        *(point(b"E", limit=19_999, errors=4), meter(0, 0), UP),
        *(point(b"F", limit=19_999), meter(0, 0), UP),
        *(point(b"F", limit=19_999, errors=4), meter(0, 0), UP),
    )
    driver.set_preset(Preset(wh(0), wh(20_000), 7))
    driver.read_status(feed=True)
    with pytest.raises(Refused, match="latched"):
        driver.open(7)
    driver.acknowledge()
    with pytest.raises(Refused, match="latched"):
        driver.open(7)
    line.assert_over()


@pytest.mark.parametrize("limit", [0, 1])
def test_a_limit_that_would_be_none_is_refused(limit: int) -> None:
    """A limit of one watt-hour would be written as 0: without end."""
    line, driver = charger(*NOBODY, NOT_AVAILABLE, *CLOSED)
    with pytest.raises(Refused, match="out_of_range"):
        driver.set_preset(Preset(wh(0), wh(limit), 7))
    line.assert_over()


def test_whoever_pulls_the_plug_has_ended_it() -> None:
    """What was taken stays counted when the next session begins from nothing."""
    line, driver = charger(
        *(point(b"C2"), meter(11_000, 7_000), UP),
        *(point(b"A"), meter(0, 7_002), UP),
        *(point(b"B1"), meter(0, 0), UP),
    )
    driver.read_status(feed=True)
    pulled = driver.read_status(feed=True)
    assert (pulled.stopped_by, pulled.total) == (DeviceStop.HUNG_UP, wh(7_002))
    again = driver.read_status(feed=True)
    assert (again.total, again.is_closed) == (wh(7_002), True)
    line.assert_over()


def test_a_session_that_began_unseen_takes_its_limit_with_it() -> None:
    """The limit was for what the one before had taken: nothing opens under it any more."""
    line, driver = charger(
        *(point(b"C2"), meter(11_000, 7_000), UP),
        written(29_999),
        *(point(b"B1", limit=29_999), meter(0, 3), UP),
        *(point(b"B1", limit=29_999), meter(0, 3), UP),
    )
    driver.set_preset(Preset(wh(0), wh(30_000), 8))
    status = driver.read_status(feed=True)
    assert (status.preset, status.total) == (None, wh(7_003))
    with pytest.raises(Refused, match="wrong_sequence"):
        driver.open(8)
    line.assert_over()


def test_what_it_complains_of_is_a_fault() -> None:
    """Whatever it is: it is closed, and an attendant has to look."""
    line, driver = charger(
        *(point(b"E", errors=8), meter(0, 0), UP),
        *(point(b"E", errors=8), meter(0, 0), UP),
        *(point(b"A"), meter(0, 0), UP),
    )
    status = driver.read_status(feed=True)
    assert (status.faults, status.latched) == (Fault.CONNECTOR, True)
    with pytest.raises(Refused, match="faulted"):
        driver.acknowledge()
    driver.acknowledge()
    line.assert_over()


def test_a_state_that_no_document_knows_is_not_believed() -> None:
    """It might flow in it."""
    line, driver = charger(point(b"X9"), meter(0, 0), UP)
    with pytest.raises(NoAnswer, match="no state"):
        driver.read_status(feed=True)
    line.assert_over()


def test_a_point_that_charges_everybody_is_refused() -> None:
    """Without authorisation it would begin when the power returns."""
    version = b"v2.1.0".ljust(32, b"\0").hex(" ")
    firmware = pair("03 03 01 95 00 10", f"03 03 20 {version}")
    line, driver = charger(pair("03 03 01 2f 00 01", "03 03 02 00 01"), firmware)
    assert driver.identify() == Identity("esp32-evse", "esp32-evse", "", "v2.1.0")
    line.assert_over()
    line, driver = charger(pair("03 03 01 2f 00 01", "03 03 02 00 00"), firmware)
    with pytest.raises(Refused, match="needs_authorisation is 0 and must be 1"):
        driver.identify()
    line.assert_over()


# --- Heidelberg and Phoenix ---

HEIDELBERG_TIMER = pair("03 03 01 01 00 03", "03 03 06 0f a0 00 04 00 01")
HEIDELBERG_CURRENT = pair("03 03 01 05 00 02", "03 03 04 00 00 00 00")


def test_a_heidelberg_is_given_a_current_and_none() -> None:
    """What it may draw is what counts as open: it goes on by itself when it is heard again."""
    at_rest = (HEIDELBERG_CURRENT, pair("03 04 00 0e 00 01", "03 04 02 00 00"), KWH)
    line, driver = outlet(
        "heidelberg-sdm630",
        *at_rest,
        echo("03 06 01 05 00 a0"),
        pair("03 03 01 05 00 02", "03 03 04 00 a0 00 00"),
        pair("03 04 00 0e 00 01", "03 04 02 2a f8"),
        KWH,
        echo("03 06 01 05 00 00"),
    )
    driver.open(1)
    status = driver.read_status(feed=True)
    assert (status.state, status.flow.base) == (ControllerState.OPEN_FAST, 11_000_000 // 3_600)
    driver.stop()
    line.assert_over()


@pytest.mark.parametrize(
    ("timer", "current", "why"),
    [
        ("3a 98 00 04 00 01", "00 00 00 00", "watchdog_ms is 15000 and must be 1000 to 4000"),
        ("00 00 00 04 00 01", "00 00 00 00", "watchdog_ms is 0 and must be 1000 to 4000"),
        ("0f a0 00 04 00 00", "00 00 00 00", "unlocked is 0 and must be 1"),
        ("0f a0 00 04 00 01", "00 00 00 3c", "failsafe is 60 and must be 0"),
    ],
)
def test_a_heidelberg_that_would_go_on_in_silence(timer: str, current: str, why: str) -> None:
    """Its timer off or too long, or a current to fall back to."""
    line, driver = outlet(
        "heidelberg-sdm630",
        pair("03 03 01 01 00 03", f"03 03 06 {timer}"),
        pair("03 03 01 05 00 02", f"03 03 04 {current}"),
        KWH_SERIAL,
    )
    with pytest.raises(Refused, match=why):
        driver.identify()
    line.assert_over()


def test_a_phoenix_is_enabled_by_its_coil() -> None:
    """First how much, then that it may."""
    off = pair("03 01 4e 20 00 01", "03 01 01 00")
    line, driver = outlet(
        "phoenix-sdm630",
        *(off, KWH, echo("03 06 55 f0 00 20"), echo("03 05 4e 20 ff 00")),
        *(pair("03 01 4e 20 00 01", "03 01 01 01"), KWH, echo("03 05 4e 20 00 00")),
    )
    driver.open(1)
    assert driver.read_status(feed=True).state is ControllerState.OPEN_FAST
    driver.stop()
    line.assert_over()


def test_a_phoenix_that_its_input_enables_is_refused() -> None:
    """Then the coil would close nothing. And so is another make."""
    name = b"EV-CC-AC1-M3-CBC-SER-HS".ljust(42, b"\0") + b"162245000017"
    device = pair("03 04 03 e8 00 1b", f"03 04 36 {name.hex(' ')}")
    input_en = pair("03 03 0f a0 00 01", "03 03 02 00 01")
    line, driver = outlet("phoenix-sdm630", device, input_en, KWH_SERIAL)
    with pytest.raises(Refused, match="enabled_by is 1 and must be 3"):
        driver.identify()
    line.assert_over()
    other = pair("03 04 03 e8 00 1b", f"03 04 36 {name.replace(b'M3', b'M4').hex(' ')}")
    line, driver = outlet("phoenix-sdm630", other, input_en, KWH_SERIAL)
    with pytest.raises(Refused, match="is a EV-CC-AC1-M4-CBC-SER-HS, the settings") as refusal:
        driver.identify()
    assert refusal.value.code == "wrong_device"


# --- A KEBA behind a gateway -------------------------------------------------------------------

KEBA_READY = pair("03 03 03 e8 00 02", "03 03 04 00 00 00 01")
KEBA_CHARGES = pair("03 03 03 e8 00 02", "03 03 04 00 00 00 03")
KEBA_OFF = echo("03 06 13 96 00 00")


def test_a_keba_is_given_an_energy_once() -> None:
    """In 10 Wh, for one session; it cannot be asked for it."""
    line, driver = outlet(
        "keba-p30-sdm630",
        *(KEBA_READY, KWH, KEBA_OFF, echo("03 06 13 92 07 d0")),
        *(KEBA_READY, KWH),
        *(KEBA_READY, KWH, echo("03 06 13 8c 7d 00"), echo("03 06 13 96 00 01")),
        *(KEBA_CHARGES, KWH),
    )
    driver.set_preset(Preset(wh(1_234_560), wh(20_000), 7))
    assert driver.read_status(feed=True).preset is None
    with pytest.raises(Refused, match="has its limit already"):
        driver.set_preset(Preset(wh(1_234_560), wh(30_000), 8))
    driver.open(7)
    assert driver.read_status(feed=True).state is ControllerState.OPEN_FAST
    line.assert_over()
