"""The simulated New Era pump, spoken to as a terminal would: the rules of its manual."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.rig import Rig

from hardware.framing.new_era import data_of, packet
from hardware.profile import Profile
from hardware.registry import loaded, profiles_of
from hardware.simulator.bus import Bus
from hardware.simulator.faults import LineFaults
from hardware.simulator.new_era import SAFE_MODE, Pump
from hardware.simulator.world import World
from hardware.timing import NS_PER_S, wire_timing

[NAME] = profiles_of("new_era")


@pytest.fixture
def rig() -> Rig:
    """A pump with a vessel under it, just switched on."""
    rig = Rig((NAME,))
    rig.lift()
    return rig


def told(rig: Rig, command: str) -> str:
    """Say a command to the pump now and return what it answers, without its address."""
    rig.bus.advance(rig.clock.now_ns)
    reply = SAFE_MODE.answer(
        rig.place.controller,  # type: ignore[arg-type]  # The rig has nothing but pumps.
        packet(f"1{command}".encode()),
        rig.clock.now_ns,
    )
    rig.world.settle()
    return data_of(reply)[2:].decode()


def ready(rig: Rig) -> None:
    """Take the alarm of the start, and have ten seconds of peace."""
    assert told(rig, "") == "A?R"
    assert told(rig, "SAF10") == "S"


def test_the_first_word_after_power_is_an_alarm(rig: Rig) -> None:
    """And nothing of what was asked is done."""
    assert told(rig, "VOL5.0") == "A?R"
    assert told(rig, "VOL") == "S0.000ML"


def test_it_says_who_it_is_and_how_it_is_set(rig: Rig) -> None:
    """Each answer in its own form."""
    ready(rig)
    assert told(rig, "VER") == "SNE1000V3.928"
    assert told(rig, "DIR") == "SINF"
    assert told(rig, "RAT") == "S24.00MM"
    assert told(rig, "SAF") == "S10"
    assert told(rig, "DIS") == "SI0.000W0.000ML"


@pytest.mark.parametrize(
    ("command", "answer"),
    [
        ("XYZ", "S?"),
        ("DIRREV", "S?"),
        ("CLDWDR", "S?"),
        ("VOL1.2345", "S?OOR"),
        ("VOL12345", "S?OOR"),
        ("SAF256", "S?OOR"),
        ("SAFx", "S?OOR"),
    ],
)
def test_what_it_does_not_do(rig: Rig, command: str, answer: str) -> None:
    """A word that it has not, a figure of five digits, a time beyond its range."""
    ready(rig)
    assert told(rig, command) == answer


def test_a_volume_is_dosed_each_time_it_is_run(rig: Rig) -> None:
    """That is why a driver must not run it twice."""
    ready(rig)
    assert told(rig, "VOL 0.5") == "S"
    for run in (1, 2):
        told(rig, "RUN")
        rig.wait(3_000)
        assert told(rig, "").startswith("S")
        assert rig.place.plant.flowed_base >= run * 500


def test_while_it_runs_it_takes_no_volume_and_forgets_nothing(rig: Rig) -> None:
    """?NA, and it runs on."""
    ready(rig)
    told(rig, "VOL5.0")
    told(rig, "RUN")
    rig.wait(1_000)
    for command in ("VOL1.0", "VOLUL", "CLDINF", "RUN"):
        assert told(rig, command) == "I?NA"
    assert told(rig, "VOL") == "I5.000ML"


def test_the_first_stop_pauses_and_the_second_ends(rig: Rig) -> None:
    """After a pause the rest is dosed, after a stop all of it."""
    ready(rig)
    told(rig, "VOL1.0")
    told(rig, "RUN")
    rig.wait(1_000)
    told(rig, "STP")
    rig.wait(1_000)
    assert told(rig, "") == "P"
    told(rig, "RUN")
    rig.wait(5_000)
    assert told(rig, "") == "S"
    assert 1_000 <= rig.place.plant.flowed_base <= 1_310
    told(rig, "RUN")
    rig.wait(500)
    told(rig, "STP")
    rig.wait(1_000)
    assert told(rig, "STP") == "S"
    assert told(rig, "STP") == "S"
    told(rig, "RUN")
    rig.wait(5_000)
    assert rig.place.plant.flowed_base > 2_000


def test_a_pause_at_the_very_end_has_nothing_left_to_run(rig: Rig) -> None:
    """What the hose gave after the stop counts as well."""
    ready(rig)
    told(rig, "VOL0.2")
    told(rig, "RUN")
    rig.wait(450)
    told(rig, "STP")
    rig.wait(1_000)
    assert told(rig, "") == "P"
    assert told(rig, "RUN") == "P?NA"


def test_a_volume_of_nothing_is_without_end(rig: Rig) -> None:
    """The trap that no driver may step into."""
    ready(rig)
    assert told(rig, "RUN") == "I"
    for _ in range(10):
        rig.wait(9_000)
        assert told(rig, "") == "I"
    assert rig.place.plant.flowed_base > 20_000


def test_a_unit_changes_what_the_same_figure_means(rig: Rig) -> None:
    """Half a millilitre as microlitres."""
    ready(rig)
    assert told(rig, "VOLUL") == "S"
    assert told(rig, "VOL500") == "S"
    assert told(rig, "VOL") == "S500.0UL"
    told(rig, "RUN")
    rig.wait(5_000)
    assert 500 <= rig.place.plant.flowed_base <= 810


def test_silence_stops_it_and_is_told_once(rig: Rig) -> None:
    """Also where nothing ran; the first packet armed the timer."""
    ready(rig)
    told(rig, "RUN")
    rig.wait(11_000)
    assert rig.place.plant.flow_base == 0
    assert told(rig, "") == "A?T"
    assert told(rig, "") == "S"
    rig.wait(11_000)
    assert told(rig, "") == "A?T"


def test_before_its_first_packet_no_timer_runs(rig: Rig) -> None:
    """After power-up it waits as long as it takes."""
    rig.wait(100_000)
    assert told(rig, "") == "A?R"


@pytest.mark.parametrize(("cause", "alarm"), [("supply", "A?S"), ("settings", "A?E")])
def test_a_cause_that_it_knows_is_an_alarm(rig: Rig, cause: str, alarm: str) -> None:
    """It stalls, or its program is wrong; others it does not notice."""
    ready(rig)
    told(rig, "VOL5.0")
    told(rig, "RUN")
    rig.control.answer(b'{"do": "fault", "outlet": 1, "name": "leak"}')
    rig.wait(500)
    assert told(rig, "") == "I"
    rig.control.answer(f'{{"do": "fault", "outlet": 1, "name": "{cause}"}}'.encode())
    rig.wait(1_000)
    assert told(rig, "") == alarm
    assert told(rig, "") == "S"


def test_what_was_dosed_is_forgotten_with_the_power_and_the_volume_is_kept(rig: Rig) -> None:
    """The one is why its total is not kept, the other why a volume alone is no preset."""
    ready(rig)
    told(rig, "VOL0.5")
    told(rig, "RUN")
    rig.wait(3_000)
    rig.control.answer(b'{"do": "power_cut", "outlet": 1, "off_ms": 1000}')
    rig.wait(1_500)
    assert told(rig, "DIS") == "A?R"
    assert told(rig, "DIS") == "SI0.000W0.000ML"
    assert told(rig, "VOL") == "S0.500ML"


def test_what_was_dosed_is_cleared(rig: Rig) -> None:
    """From then on it counts from nothing."""
    ready(rig)
    told(rig, "VOL0.5")
    told(rig, "RUN")
    rig.wait(3_000)
    assert told(rig, "DIS") != "SI0.000W0.000ML"
    assert told(rig, "CLD INF") == "S"
    assert told(rig, "DIS") == "SI0.000W0.000ML"


def test_withdrawing_is_another_status(rig: Rig) -> None:
    """So that nobody takes it for dosing."""
    ready(rig)
    rig.place.controller.settings["withdraws"] = 1
    assert told(rig, "RUN") == "W"
    assert told(rig, "DIR") == "WWDR"


def test_a_packet_is_told_from_noise() -> None:
    """Length, checksum and an address, or it is nothing."""
    whole = packet(b"1DIS")
    assert SAFE_MODE.request_length(whole[:1]) == 0
    assert SAFE_MODE.request_length(whole[:-1]) == 0
    assert SAFE_MODE.request_length(whole + b"\2") == len(whole)
    assert SAFE_MODE.is_sound(whole)
    assert not SAFE_MODE.is_sound(whole[:-2] + b"\0\3")
    assert not SAFE_MODE.is_sound(packet(b"SAF0"))
    assert SAFE_MODE.asked(packet(b"42")) == (42, 0)
    with pytest.raises(ValueError, match="names no pump"):
        SAFE_MODE.asked(packet(b"SAF0"))


def test_one_line_speaks_one_protocol() -> None:
    """Pumps and register maps have a line each."""
    world = World(1)
    world.add("pump", loaded(NAME), supply="main")
    world.add("tap", loaded("reference-water"), supply="main")
    with pytest.raises(ValueError, match="one protocol"):
        Bus(world, wire_timing(19_200), LineFaults(world._rng))


def test_what_nobody_built_is_not_simulated() -> None:
    """A profile of a driver without a twin."""
    profile = loaded(NAME)
    bare = Profile(**{name: getattr(profile, name) for name in Profile.__dataclass_fields__})
    with pytest.raises(TypeError, match="nothing simulates a New Era NE1000"):
        World(1).add("pump", replace(bare, driver="nobody"), supply="main")


def test_ten_litres_are_shown_as_less(rig: Rig) -> None:
    """Four digits end there: what a pump does then no manual says."""
    ready(rig)
    pump = rig.place.controller
    assert isinstance(pump, Pump)
    pump.set_total(2_000_000)
    assert told(rig, "DIS") == "SI9999.W0.000ML"
    assert rig.clock.now_ns < 100 * NS_PER_S
