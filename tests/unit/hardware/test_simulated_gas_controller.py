"""The simulated Alicat controller, spoken to as a terminal would: the rules of its manual."""

from __future__ import annotations

import pytest
from fakes.rig import Rig

from hardware.registry import controller, profiles_of
from hardware.simulator.alicat import BASIS

[NAME] = profiles_of("alicat")


@pytest.fixture
def rig() -> Rig:
    """A controller with somebody at its hose, just switched on."""
    rig = Rig((NAME,))
    rig.lift()
    return rig


def told(rig: Rig, command: str) -> str:
    """Say a command to the unit now and return its line, without its letter."""
    rig.bus.advance(rig.clock.now_ns)
    reply = BASIS.answer(
        rig.place.controller,  # type: ignore[arg-type]  # The rig has nothing but such units.
        f"A{command}\r".encode(),
        rig.clock.now_ns,
    )
    rig.world.settle()
    return reply.decode().removeprefix("A ").removesuffix("\r")


def total(rig: Rig) -> int:
    """Return the total that it shows, in thousandths of a litre."""
    return int(told(rig, "DV 32").replace(".", ""))


def test_it_says_who_it_is_and_how_it_is_set(rig: Rig) -> None:
    """Each answer in its own form."""
    assert told(rig, "SN") == "B-SIM-0001"
    assert told(rig, "VE") == "V 3.1.0"
    assert told(rig, "LSS") == "u"
    assert told(rig, "GS") == "2 CO2"
    assert told(rig, "FPF 0") == "+20.000 SLPM"
    assert told(rig, "FPF 1") == "+4294967.295 SL"
    assert told(rig, "") == "+24.57 +00.000 +0000000.000 +00.000 +00.00 CO2"


def test_data_are_answered_in_the_order_of_their_numbers(rig: Rig) -> None:
    """Whatever is asked for together."""
    told(rig, "TB 1.5")
    assert told(rig, "DV 12") == "+24.57 +00.00"
    assert told(rig, "DV 96") == "+0000000.000 +0000001.500"
    assert told(rig, "DV 123") == "+00.000 +00.000 +00.00 CO2 +0000000.000 +0000001.500"
    for other in ("DV", "DV 0", "DV 128", "DV x", "DV -1"):
        assert told(rig, other) == "?"


@pytest.mark.parametrize(
    "command", ["X", "S", "S x", "S -1", "S 20.6", "S 1.0001", "TB -1", "GS 9", "GS x", "FPF 3"]
)
def test_what_it_does_not_do(rig: Rig, command: str) -> None:
    """A word that it has not, less than nothing, more than full scale and a fortieth."""
    before = told(rig, "")
    assert told(rig, command) == "?"
    assert told(rig, "") == before


def test_a_batch_flows_once(rig: Rig) -> None:
    """At its end the valve shuts, whatever the setpoint, and what is left is nothing."""
    told(rig, "TB 0.5")
    assert told(rig, "S 18").split()[3:5] == ["+18.000", "+55.13"]
    rig.wait(1_000)
    assert told(rig, "DV 64") != "+0000000.500"
    rig.wait(4_000)
    assert told(rig, "DV 106") == f"+18.000 +00.00 {told(rig, 'DV 32')} +0000000.000"
    assert 500 <= total(rig) <= 725
    assert total(rig) * 1_000 <= rig.place.plant.flowed_base < (total(rig) + 1) * 1_000


def test_a_reset_begins_the_batch_anew(rig: Rig) -> None:
    """The trap: under a setpoint it flows again by itself."""
    told(rig, "TB 0.5")
    told(rig, "S 18")
    rig.wait(5_000)
    flowed = rig.place.plant.flowed_base
    assert told(rig, "T").split()[2] == "+0000000.000"
    rig.wait(5_000)
    assert rig.place.plant.flowed_base >= flowed + 500_000


def test_a_batch_that_counts_from_when_it_was_set(rig: Rig) -> None:
    """The manual does not say that it does not."""
    rig.place.controller.settings["counts_from_reset"] = 0
    for _ in range(2):
        told(rig, "S 0")
        told(rig, "TB 0.5")
        assert told(rig, "DV 64") == "+0000000.500"
        told(rig, "S 18")
        rig.wait(5_000)
    assert 1_000_000 <= rig.place.plant.flowed_base <= 1_450_000


@pytest.mark.parametrize("counts_from_reset", [0, 1])
def test_the_driver_delivers_once_whichever_it_is(rig: Rig, counts_from_reset: int) -> None:
    """Several deliveries, each no more than its limit and the bound."""
    rig.place.controller.settings["counts_from_reset"] = counts_from_reset
    limit = rig.seconds_of_flow(20)
    bound = rig.driver.capabilities.overrun_bound
    for sequence in (1, 2, 3):
        flowed = rig.place.plant.flowed_base
        rig.start(limit, sequence=sequence)
        assert rig.driver.read_status(feed=True).preset == limit
        rig.poll_until()
        assert limit.base <= rig.place.plant.flowed_base - flowed <= (limit + bound).base
        rig.driver.stop()


def test_a_program_that_starts_anew_finds_the_total_that_the_one_before_knew(rig: Rig) -> None:
    """Also in the middle of a second delivery: no part of it is lost, and no power was."""
    limit = rig.seconds_of_flow(20)
    for sequence in (1, 2):
        opening = rig.start(limit, sequence=sequence)
        rig.poll_until()
        rig.driver.stop()
    known = rig.driver.read_status(feed=True)
    found = controller(NAME, rig.line, 1).read_status(feed=True)
    assert (found.total, found.boot) == (known.total, None)
    assert found.total >= opening.total + limit


def test_without_a_setpoint_a_reset_opens_nothing(rig: Rig) -> None:
    """That is why it comes first."""
    told(rig, "TB 0.5")
    told(rig, "T")
    told(rig, "TB 0.7")
    rig.wait(5_000)
    assert rig.place.plant.flowed_base == 0


def test_a_batch_of_nothing_is_without_end(rig: Rig) -> None:
    """The other trap that no driver may step into."""
    told(rig, "TB 0")
    told(rig, "S 18")
    rig.wait(60_000)
    assert rig.place.plant.flowed_base > 14_000_000
    told(rig, "S 0")
    rig.wait(1_000)
    assert rig.place.plant.flow_base == 0


def test_a_setpoint_of_nothing_shuts_it_and_what_is_left_stays(rig: Rig) -> None:
    """And the same batch goes on with the next setpoint."""
    told(rig, "TB 1")
    told(rig, "S 18")
    rig.wait(1_000)
    told(rig, "S 0")
    rig.wait(1_000)
    assert total(rig) + int(told(rig, "DV 64").replace(".", "")) == 1_000
    told(rig, "S 18")
    rig.wait(5_000)
    assert 1_000_000 <= rig.place.plant.flowed_base <= 1_225_000


def test_without_power_its_total_is_forgotten(rig: Rig) -> None:
    """Batch and settings are kept, and nothing flows at a setpoint that was not stored."""
    told(rig, "TB 9")
    told(rig, "S 18")
    rig.wait(2_000)
    rig.control.answer(b'{"do": "power_cut", "outlet": 1, "off_ms": 1000}')
    for _ in range(3):
        rig.wait(1_000)
    assert told(rig, "DV 106") == "+00.000 +00.00 +0000000.000 +0000009.000"
    assert rig.place.plant.flow_base == 0


def test_a_setpoint_that_was_stored_opens_it_with_the_power(rig: Rig) -> None:
    """Why the source must be `u`, and why a technician cuts the power once."""
    rig.place.controller.settings["source"] = 1
    told(rig, "TB 900")
    told(rig, "S 18")
    rig.control.answer(b'{"do": "power_cut", "outlet": 1, "off_ms": 1000}')
    for _ in range(3):
        rig.wait(1_000)
    assert rig.place.plant.flow_base > 0


def test_it_notices_no_fault_of_others(rig: Rig) -> None:
    """It knows of its flow alone."""
    told(rig, "TB 9")
    told(rig, "S 18")
    rig.control.answer(b'{"do": "fault", "outlet": 1, "name": "supply"}')
    rig.wait(500)
    assert rig.place.plant.flow_base > 0


def test_a_gas_can_be_chosen(rig: Rig) -> None:
    """By its number; from then on every answer names it."""
    assert told(rig, "GS 8") == "8 CH4"
    assert told(rig, "").endswith(" CH4")


def test_a_line_is_told_from_noise() -> None:
    """A letter, a word, perhaps an argument: nothing else can be seen."""
    whole = b"aDV 64\r"
    assert BASIS.request_length(whole[:-1]) == 0
    assert BASIS.request_length(whole + b"A") == len(whole)
    assert BASIS.is_sound(whole)
    assert BASIS.asked(whole) == BASIS.asked(b"ADV 12\r")
    for noise in (b"\r", b"1DV\r", b"A  S\r", b"A\x80\r"):
        assert not BASIS.is_sound(noise)
    with pytest.raises(ValueError, match="names no unit"):
        BASIS.asked(b"?\r")
