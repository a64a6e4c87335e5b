"""The simulated Bronkhorst instrument, spoken to as a terminal would: what its documents say."""

from __future__ import annotations

from fractions import Fraction

import pytest
from fakes.rig import Rig

from hardware.framing.propar import float_bits, parted, telegram
from hardware.registry import profiles_of
from hardware.simulator.propar import ENHANCED, Instrument

[NAME] = profiles_of("propar")
SETPOINT_FULL = "01 01 21 7d 00"
SETPOINT_NONE = "01 01 21 00 00"
OK = "00 00"


@pytest.fixture
def rig() -> Rig:
    """An instrument with a vessel under it, just switched on."""
    rig = Rig((NAME,))
    rig.lift()
    return rig


def told(rig: Rig, data: str) -> str:
    """Say `data` to the instrument now and return what it answers."""
    rig.bus.advance(rig.clock.now_ns)
    frame = telegram(7, 1, bytes.fromhex(data))
    device = rig.place.controller
    reply = ENHANCED.answer(device, frame, rig.clock.now_ns)  # type: ignore[arg-type]
    rig.world.settle()
    sequence, node, said = parted(reply)
    assert (sequence, node) == (7, 1)
    return said.hex(" ")


def limit(rig: Rig, grams: int, *, stops: bool = True) -> None:
    """Write a limit at which it stops, or only counts on."""
    bits = float_bits(Fraction(grams)).to_bytes(4, "big").hex(" ")
    assert told(rig, f"01 68 c3 {bits} 85 0{int(stops)} a6 00 00 08 02").startswith(OK)


def test_one_value_and_several_are_answered_under_their_numbers(rig: Rig) -> None:
    """Chained as they were asked for."""
    assert told(rig, "04 01 21 01 21") == "02 01 21 00 00"
    assert told(rig, "04 81 21 01 21 e8 c1 68 41 08 68 08") == (
        "02 81 21 00 00 e8 c1 00 00 00 00 08 00"
    )


def test_a_text_comes_with_its_length_or_ends_by_itself(rig: Rig) -> None:
    """As the request says."""
    assert told(rig, "04 71 61 71 61 08") == "02 71 61 06 43 4f 52 49 46 43"
    assert told(rig, "04 71 61 71 61 00") == "02 71 61 00 43 4f 52 49 46 43 00"


@pytest.mark.parametrize(
    ("data", "answer"),
    [
        ("03 01 21 00 00", "00 02 01"),  # A command that is not for it.
        ("04 01 3e 01 3e", "00 04 01"),  # No such parameter.
        ("04 01 01 01 01", "00 05 01"),  # Not of that type.
        ("01 68 41 00 00 00 00", "00 0d 01"),  # Only to be read.
        ("01 71 61 01 41", "00 05 01"),  # A text is not written.
        ("01 7f 01 00", "00 04 01"),
        ("04 01", "04"),  # Half a telegram.
    ],
)
def test_what_it_does_not_do(rig: Rig, data: str, answer: str) -> None:
    """A status with the place where it stopped to read, or an error alone."""
    assert told(rig, data) == answer


def test_a_telegram_is_carried_out_whole_or_not_at_all(rig: Rig) -> None:
    """A setpoint beside something that is only read."""
    assert told(rig, "01 81 21 7d 00 68 41 00 00 00 00") == "00 0d 01"
    rig.wait(1_000)
    assert rig.place.plant.flowed_base == 0


def test_at_its_limit_it_takes_its_setpoint_away(rig: Rig) -> None:
    """And says so in its alarm info until it is reset."""
    limit(rig, 5)
    assert told(rig, SETPOINT_FULL) == f"{OK} 05"
    rig.wait(5_000)
    assert told(rig, "04 01 21 01 21") == "02 01 21 00 00"
    assert told(rig, "04 01 14 01 14") == "02 01 14 10"
    assert 5_000 <= rig.place.plant.flowed_base <= 7_080
    assert told(rig, "01 73 08 01") == f"{OK} 04"
    assert told(rig, "04 81 14 01 14 68 41 68 41") == "02 81 14 00 68 41 00 00 00 00"


def test_without_a_limit_it_flows_on(rig: Rig) -> None:
    """Where the setpoint is not changed at it, where nothing is counted, and where it was reached.

    The last is the trap that no driver may step into.
    """
    told(rig, SETPOINT_FULL)
    rig.wait(3_000)
    told(rig, SETPOINT_NONE)
    limit(rig, 5, stops=False)
    told(rig, SETPOINT_FULL)
    rig.wait(3_000)
    assert rig.place.plant.flow_base
    told(rig, SETPOINT_NONE)
    told(rig, "01 73 08 01")
    limit(rig, 5)
    told(rig, SETPOINT_FULL)
    rig.wait(5_000)
    assert not rig.place.plant.flow_base
    told(rig, SETPOINT_FULL)
    rig.wait(5_000)
    assert rig.place.plant.flow_base


def test_a_setpoint_of_nothing_ends_it_and_another_goes_on_to_the_same_limit(rig: Rig) -> None:
    """Its counter stays, so the limit is the same one."""
    limit(rig, 5)
    told(rig, SETPOINT_FULL)
    rig.wait(800)
    told(rig, SETPOINT_NONE)
    rig.wait(1_000)
    assert 0 < rig.place.plant.flowed_base < 5_000
    told(rig, SETPOINT_FULL)
    rig.wait(5_000)
    assert 5_000 <= rig.place.plant.flowed_base <= 7_080


def test_an_old_limit_is_none_that_was_given(rig: Rig) -> None:
    """It stays in the memory; only what was written since the last setpoint waits to be used."""
    instrument = rig.place.controller
    limit(rig, 5)
    assert instrument.in_force
    told(rig, SETPOINT_NONE)
    assert not instrument.in_force
    told(rig, "01 73 08 01")
    told(rig, "01 73 08 02")
    assert not instrument.in_force
    limit(rig, 6)
    assert instrument.in_force


def test_a_counter_that_the_bus_may_not_reset_stays(rig: Rig) -> None:
    """It says ok all the same: only reading shows."""
    told(rig, SETPOINT_FULL)
    rig.wait(1_000)
    told(rig, SETPOINT_NONE)
    instrument = rig.place.controller
    assert isinstance(instrument, Instrument)
    resets = next(each for each in instrument.numbers if (each.process, each.number) == (104, 9))
    instrument.numbers[resets] = 1
    assert told(rig, "01 73 08 01") == f"{OK} 04"
    assert told(rig, "04 68 41 68 41") != "02 68 41 00 00 00 00"


def test_after_a_loss_of_power_it_is_in_its_default_mode(rig: Rig) -> None:
    """No setpoint, nothing counted; the limit is kept."""
    limit(rig, 5)
    told(rig, "01 01 04 12")
    told(rig, SETPOINT_FULL)
    rig.wait(700)
    rig.control.answer(b'{"do": "power_cut", "outlet": 1, "off_ms": 1000}')
    rig.wait(2_500)
    assert told(rig, "04 81 21 01 21 04 01 04") != ""
    assert told(rig, "04 81 a1 01 21 04 01 04 68 41 68 41") == (
        "02 81 a1 00 00 04 00 68 41 00 00 00 00"
    )
    assert told(rig, "04 68 43 68 43") == "02 68 43 40 a0 00 00"


def test_hardware_that_asks_to_be_checked_takes_the_setpoint_away(rig: Rig) -> None:
    """It is said until the alarm is reset; other causes it does not notice."""
    told(rig, SETPOINT_FULL)
    rig.control.answer(b'{"do": "fault", "outlet": 1, "name": "leak"}')
    rig.wait(500)
    assert rig.place.plant.flow_base
    rig.control.answer(b'{"do": "fault", "outlet": 1, "name": "meter"}')
    rig.wait(1_500)
    assert not rig.place.plant.flow_base
    assert told(rig, "04 01 14 01 14") == "02 01 14 80"
    rig.control.answer(b'{"do": "fault", "outlet": 1, "name": "meter", "on": false}')
    told(rig, "01 73 08 02")
    assert told(rig, "04 01 14 01 14") == "02 01 14 00"


def test_a_telegram_is_told_from_noise() -> None:
    """Ends and a length that fits, or it is nothing."""
    whole = telegram(1, 3, bytes.fromhex("04 01 21 01 21"))
    assert ENHANCED.request_length(whole[:1]) == 0
    assert ENHANCED.request_length(whole[:-1]) == 0
    assert ENHANCED.request_length(whole + b"\x10") == len(whole)
    assert ENHANCED.is_sound(whole)
    assert not ENHANCED.is_sound(whole[:-3] + whole[-2:])
    assert ENHANCED.asked(whole) == (3, 4)
