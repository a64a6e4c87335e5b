"""The simulated OpenEVSE charger, spoken to as a terminal would: the rules of its source."""

from __future__ import annotations

import pytest
from fakes.rig import Rig

from hardware.framing.rapi import END, framed, texts_of
from hardware.registry import profiles_of
from hardware.simulator.openevse import RAPI

[NAME] = profiles_of("openevse")


@pytest.fixture
def rig() -> Rig:
    """A charger with nobody at it, just switched on, fast enough for a kilowatt-hour a second."""
    return Rig((NAME,))


def heard(rig: Rig, command: str) -> tuple[str, ...]:
    """Say a command to the unit now and return the lines that it answers."""
    rig.bus.advance(rig.clock.now_ns)
    reply = RAPI.answer(
        rig.place.controller,  # type: ignore[arg-type]  # The rig has nothing but such units.
        framed(f"{command} :2A"),
        rig.clock.now_ns,
    )
    rig.world.settle()
    return texts_of(reply)


def told(rig: Rig, command: str) -> str:
    """Say a command to the unit now and return its answer, without the number."""
    return heard(rig, command)[0].removesuffix(" :2A")


def flags(rig: Rig) -> int:
    """Return what is so now."""
    return int(told(rig, "GS").split()[4], 16)


def session(rig: Rig) -> tuple[int, int]:
    """Return what this session has had, and what all ended ones had, in watt-hours."""
    _, ws, ended = told(rig, "GU").split()
    return int(ws) // 3_600, int(ended)


def test_it_says_who_it_is_and_how_it_is_set(rig: Rig) -> None:
    """Each answer in its own form."""
    assert told(rig, "GV") == "OK 8.2.3 5.2.1"
    assert told(rig, "GI") == "OK SIM-0001"
    assert told(rig, "GE") == "OK 32 8001"
    assert told(rig, "GC") == "OK 6 80 32 32"
    assert told(rig, "G4") == "OK 1"
    assert told(rig, "GH") == "OK 0"
    assert told(rig, "GS") == "OK 01 0 01 0008"
    assert told(rig, "GU") == "OK 0 1000"
    assert told(rig, "GG") == "OK 0 240000"


@pytest.mark.parametrize("command", ["XX", "SH x", "SV", "S4 2", "GS 1", "SH 2"])
def test_what_it_does_not_do(rig: Rig, command: str) -> None:
    """A word that it has not, a figure that is none; and no limit while nobody is there."""
    assert told(rig, command) == "NK"


@pytest.mark.parametrize(("setting", "commands"), [("has_lock", "G4 S4"), ("has_limit", "GH SH")])
def test_what_it_was_not_built_with(rig: Rig, setting: str, commands: str) -> None:
    """It says no, whatever it is asked."""
    rig.place.controller.settings[setting] = 0
    rig.lift()
    for command in commands.split():
        assert told(rig, command) == "NK"
        assert told(rig, f"{command} 1") == "NK"


def test_locked_it_takes_a_limit_and_nothing_flows(rig: Rig) -> None:
    """A car is there, and may not draw."""
    rig.lift()
    rig.wait(2_000)
    assert told(rig, "GS") == "OK 02 0 02 0108"
    assert told(rig, "SH 2") == "OK"
    assert told(rig, "GH") == "OK 2"
    assert flags(rig) == 0x2108
    assert rig.place.plant.flowed_base == 0


def test_at_its_limit_it_sleeps(rig: Rig) -> None:
    """The limit is gone, the lock is open: only a button would begin again."""
    rig.lift()
    told(rig, "SH 2")
    told(rig, "S4 0")
    rig.wait(1_000)
    assert told(rig, "GS") == "OK 03 0 03 2140"
    assert int(told(rig, "GG").split()[1]) > 0
    rig.wait(9_000)
    assert told(rig, "GS") == "OK fe 0 fe 0104"
    assert told(rig, "GH") == "OK 0"
    assert 2_000 <= session(rig)[0] <= 2_000 + 3_900
    told(rig, "S4 1")
    assert flags(rig) == 0x010C


def test_without_a_limit_it_charges_without_end(rig: Rig) -> None:
    """The trap that no driver may step into."""
    rig.lift()
    told(rig, "S4 0")
    rig.wait(60_000)
    assert rig.place.plant.flowed_base > 30_000_000


def test_with_the_car_go_limit_and_session(rig: Rig) -> None:
    """It locks itself, and what the session had is in what all had; it is still shown, too."""
    rig.lift()
    told(rig, "SH 9")
    told(rig, "S4 0")
    rig.wait(3_000)
    rig.hang_up()
    rig.wait(1_000)
    assert flags(rig) == 0x0008
    assert told(rig, "GH") == "OK 0"
    had, ended = session(rig)
    assert had > 0
    assert 0 <= ended - 1_000 - had <= 400  # What flowed before its meter looked again.
    rig.lift()
    assert session(rig) == (0, ended)


def test_unlocked_before_the_car_comes_it_stays_unlocked(rig: Rig) -> None:
    """Why a plug that is moved at the last moment has to be looked after."""
    told(rig, "S4 0")
    rig.lift()
    rig.wait(2_000)
    assert rig.place.plant.flowed_base > 0


@pytest.mark.parametrize(("extends", "most"), [(0, 2_000), (1, 3_000)])
def test_a_limit_counts_from_the_beginning_or_from_now(rig: Rig, extends: int, most: int) -> None:
    """Older firmware extends; that is why it is given once, to a session that had nothing."""
    rig.place.controller.settings["extends"] = extends
    rig.lift()
    told(rig, "S4 0")
    rig.wait(2_000)
    had = session(rig)[0]
    assert had > 0
    told(rig, "SH 2")
    rig.wait(10_000)
    least = had + 2_000 if extends else 2_000
    assert least <= session(rig)[0] <= most + 3_900


@pytest.mark.parametrize("has_lock", [0, 1])
def test_without_power_the_session_is_forgotten(rig: Rig, has_lock: int) -> None:
    """And the voltage with it. Locked it comes back, if it was built so; else it charges."""
    rig.place.controller.settings["has_lock"] = has_lock
    rig.lift()
    told(rig, "SV 230017")
    told(rig, "S4 0")
    rig.wait(2_000)
    rig.control.answer(b'{"do": "power_cut", "outlet": 1, "off_ms": 1000}')
    for _ in range(3):
        rig.wait(1_000)
    assert told(rig, "GG").split()[2] == "240000"
    assert session(rig)[1] == 1_000
    assert bool(rig.place.plant.flow_base) is not bool(has_lock)


def test_a_fault_stops_it_and_it_goes_on_by_itself(rig: Rig) -> None:
    """Under the same limit, as soon as the cause is gone."""
    rig.lift()
    told(rig, "SH 30")
    told(rig, "S4 0")
    rig.wait(1_000)
    rig.control.answer(b'{"do": "fault", "outlet": 1, "name": "supply"}')
    rig.wait(4_000)
    assert told(rig, "GS").startswith("OK 06 ")
    assert rig.place.plant.flow_base == 0
    rig.control.answer(b'{"do": "fault", "outlet": 1, "name": "supply", "on": false}')
    rig.wait(1_000)
    assert rig.place.plant.flow_base > 0


def test_it_tells_by_itself_what_has_changed(rig: Rig) -> None:
    """Once, behind the answer of the moment."""
    assert heard(rig, "GG") == ("OK 0 240000 :2A",)
    rig.lift()
    assert heard(rig, "GG") == ("OK 0 240000 :2A", "AT 02 02 32 0108")
    assert heard(rig, "S4 0") == ("OK :2A", "AT 03 03 32 0140")
    assert heard(rig, "S4 0") == ("OK :2A",)


def test_a_line_is_told_from_noise() -> None:
    """Checksum and form, or it is nothing."""
    whole = framed("GS :01")
    assert RAPI.request_length(whole[:-1]) == 0
    assert RAPI.request_length(whole + b"$") == len(whole)
    assert RAPI.is_sound(whole)
    assert RAPI.is_sound(framed("GS"))
    assert RAPI.asked(whole)[0] == 1
    for noise in (END, whole[1:], whole.replace(b"01", b"02"), framed("gs")):
        assert not RAPI.is_sound(noise)
    with pytest.raises(ValueError, match="no command"):
        RAPI.asked(framed("gs"))
