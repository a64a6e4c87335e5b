"""Every exchange with devices of other makers, byte for byte as their documents have them.

The checksums are those of pymodbus, which has no part in the product.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from fakes.transcript import Transcript
from pymodbus.framer.rtu import FramerRTU

from hardware.registry import controller
from kiosk.domain.controller import ControllerState, DeviceStop, Fault, Identity, Preset
from kiosk.domain.quantity import Dimension, Quantity
from kiosk.ports import FlowController, NoAnswer, Refused

ADDRESS = 3
Pair = tuple[str, str]


def frame(text: str) -> str:
    """Return what `text` says in hexadecimal, with its checksum."""
    body = bytes.fromhex(text)
    return (body + FramerRTU.compute_CRC(body).to_bytes(2)).hex(" ")


def pair(sent: str, heard: str) -> Pair:
    """Return a request and its reply; an empty reply is silence."""
    return frame(sent), frame(heard) if heard else ""


def echo(sent: str) -> Pair:
    """Return a write of one coil or register, repeated by whoever has done it."""
    return pair(sent, sent)


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


def wh(amount: int) -> Quantity:
    """Return so many watt-hours."""
    return Quantity(1_000 * amount, Dimension.ENERGY)


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
    """So each says that the point has started anew; a relay's counter goes on, and says nothing."""
    boots = {charger(*NOBODY)[1].read_status(feed=True).boot for _ in range(3)}
    assert len(boots) == 3
    assert None not in boots
    assert relay(*AT_REST)[1].read_status(feed=True).boot is None


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


# --- An SDM630 behind a contactor, a Heidelberg, a Phoenix -------------------------------------

KWH = pair("67 04 00 48 00 02", "67 04 04 44 9a 51 ec")
"""1234.56 kWh, as a float: 1234.56005859375."""
KWH_SERIAL = pair("67 03 fc 00 00 02", "67 03 04 01 33 1a 2b")
SERIAL = str(0x0133_1A2B)


def outlet(profile: str, *pairs: Pair) -> tuple[Transcript, FlowController]:
    """Return line and driver of an outlet."""
    line = Transcript(*pairs)
    return line, controller(profile, line, ADDRESS)


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
