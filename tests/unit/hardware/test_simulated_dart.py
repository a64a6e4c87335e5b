"""The simulated forecourt pump, spoken to frame by frame: what the public descriptions say."""

from __future__ import annotations

import random

import pytest
from fakes.rig import Rig

from hardware.framing.dart import Transaction, block, short, told
from hardware.half_duplex import HalfDuplexLink
from hardware.registry import controller, loaded, profiles_of
from hardware.simulator.bus import Bus
from hardware.simulator.dart import DART
from hardware.simulator.faults import LineFaults
from hardware.simulator.memory_line import MemoryPort
from hardware.simulator.world import VirtualClock, World
from hardware.timing import BITS_WITH_PARITY, NS_PER_MS, wire_timing
from kiosk.domain.controller import Preset
from kiosk.domain.quantity import Dimension, Quantity

[NAME] = profiles_of("dart")
RESET, AUTHORISE, STOP = "01 01 05", "01 01 06", "01 01 08"
PRICE, TEN_LITRES = "05 03 00 10 00", "03 04 00 00 10 00"
STATUS, FILLING, TOTALS = "01 01 00", "01 01 04", "65 01 01"


@pytest.fixture
def rig() -> Rig:
    """A pump with its nozzle in its place, just switched on."""
    return Rig((NAME,))


def heard(rig: Rig, frame: bytes) -> bytes:
    """Say `frame` to the pump now and return what it answers."""
    rig.bus.advance(rig.clock.now_ns)
    device = rig.place.controller
    reply = DART.answer(device, frame, rig.clock.now_ns)  # type: ignore[arg-type]
    rig.world.settle()
    return reply


def tell(rig: Rig, data: str, number: int = 0) -> None:
    """Tell the pump a block, which it takes."""
    raw = bytes.fromhex(data)
    transactions, at = [], 0
    while at < len(raw):
        transactions.append(Transaction(raw[at], raw[at + 2 : at + 2 + raw[at + 1]]))
        at += 2 + raw[at + 1]
    assert heard(rig, block(1, number, transactions)) == short(1, 0xC0 | number)


def poll(rig: Rig) -> dict[int, str]:
    """Poll until the pump has nothing more to tell; return the youngest of each."""
    found: dict[int, str] = {}
    control = 0x20
    while (said := told(heard(rig, short(1, control)), address=1)) is not None:
        found |= {each.number: each.data.hex(" ") for each in said.transactions}
        control = 0xE0 | said.number
    return found


def status(rig: Rig) -> int:
    """Ask for the status."""
    tell(rig, STATUS)
    return int(poll(rig)[1], 16)


def ready(rig: Rig) -> None:
    """Give the pump a price and reset it."""
    tell(rig, PRICE)
    tell(rig, RESET)
    assert status(rig) == 1


def test_after_power_it_has_no_price_and_takes_no_leave(rig: Rig) -> None:
    """Not programmed: only a price changes that, and only a reset makes it ready."""
    assert status(rig) == 0
    for data in (RESET, AUTHORISE, TEN_LITRES):
        tell(rig, data)
        assert status(rig) == 0
    tell(rig, PRICE)
    assert status(rig) == 5
    tell(rig, AUTHORISE)
    assert status(rig) == 5
    tell(rig, RESET)
    assert status(rig) == 1


def test_one_block_does_all_of_it(rig: Rig) -> None:
    """As controllers are seen to tell it: reset, price, preset, leave."""
    tell(rig, PRICE)
    tell(rig, f"{RESET} {PRICE} {TEN_LITRES} {AUTHORISE}")
    assert status(rig) == 2


def test_a_filling_ends_at_its_preset(rig: Rig) -> None:
    """It waits for the nozzle, fills, and says that the preset was reached."""
    ready(rig)
    tell(rig, f"{TEN_LITRES} {AUTHORISE}")
    rig.wait(5_000)
    assert status(rig) == 2
    rig.lift()
    rig.wait(3_000)
    tell(rig, f"{STATUS} {FILLING} {TOTALS}")
    said = poll(rig)
    assert (said[1], said[3]) == ("04", "00 10 00 11")
    assert "00 00 01 00" < said[2] < "00 00 03 00"
    assert said[101].startswith("01 00 00 00 10 00")  # It counts only what is over.
    rig.wait(20_000)
    tell(rig, f"{STATUS} {FILLING} {TOTALS}")
    said = poll(rig)
    assert said[1] == "06"
    filled = int(said[2][:11].replace(" ", ""))
    assert 1_000 <= filled <= 1_058
    assert int(said[101][3:17].replace(" ", "")) == 1_000 + filled


def test_without_a_preset_it_fills_without_end(rig: Rig) -> None:
    """The trap that no driver may step into."""
    ready(rig)
    rig.lift()
    tell(rig, AUTHORISE)
    rig.wait(60_000)
    assert status(rig) == 4
    assert rig.place.plant.flowed_base > 30_000_000


def test_a_preset_is_forgotten_with_a_reset_and_not_taken_while_it_fills(rig: Rig) -> None:
    """So it is told with each leave."""
    ready(rig)
    rig.lift()
    tell(rig, f"{TEN_LITRES} {AUTHORISE}")
    rig.wait(1_000)
    tell(rig, "03 04 00 00 00 10")
    rig.wait(1_000)
    assert status(rig) == 4
    tell(rig, STOP)
    rig.wait(1_000)
    assert status(rig) == 5


@pytest.mark.parametrize("end", ["stop", "hang up"])
def test_what_ends_before_its_preset_is_completed(rig: Rig, end: str) -> None:
    """And takes no leave before it is reset."""
    ready(rig)
    rig.lift()
    tell(rig, f"{TEN_LITRES} {AUTHORISE}")
    rig.wait(2_000)
    if end == "stop":
        tell(rig, STOP)
    else:
        rig.hang_up()
    rig.wait(1_000)
    assert status(rig) == 5
    flowed = rig.place.plant.flowed_base
    tell(rig, f"{TEN_LITRES} {AUTHORISE}")
    rig.lift()
    rig.wait(2_000)
    assert rig.place.plant.flowed_base == flowed


def test_leave_that_nobody_used_is_stopped(rig: Rig) -> None:
    """Nothing has flowed, and it is completed."""
    ready(rig)
    tell(rig, f"{TEN_LITRES} {AUTHORISE}")
    tell(rig, STOP)
    assert status(rig) == 5
    assert rig.place.plant.flowed_base == 0


def test_what_changes_is_told_unasked(rig: Rig) -> None:
    """A nozzle that is lifted, a status; the block comes again until it is acknowledged."""
    assert poll(rig) == {}
    rig.lift()
    rig.wait(10)
    first = heard(rig, short(1, 0x20))
    assert heard(rig, short(1, 0x20)) == first
    said = told(first, address=1)
    assert said is not None
    assert said.transactions == (Transaction(3, bytes.fromhex("00 10 00 11")),)
    assert heard(rig, short(1, 0xE0 | (said.number + 1) % 16)) == first
    assert heard(rig, short(1, 0xE0 | said.number)) == short(1, 0x70)


def test_a_block_that_comes_twice_is_carried_out_once(rig: Rig) -> None:
    """Its number tells; 0 is never a repetition."""
    ready(rig)
    rig.lift()
    tell(rig, f"{TEN_LITRES} {AUTHORISE}", 5)
    tell(rig, STOP, 5)
    rig.wait(1_000)
    assert status(rig) == 4
    tell(rig, STOP, 6)
    rig.wait(1_000)
    assert status(rig) == 5


def test_it_says_who_it_is_and_how_many_decimals_it_has(rig: Rig) -> None:
    """Ten digits, and among fifty bytes the one that matters."""
    tell(rig, "01 01 03 01 01 02")
    said = poll(rig)
    assert said[9] == "00 00 00 00 01"
    assert said[7].split()[22:25] == ["02", "00", "00"]


def test_an_alarm_ends_the_filling_and_is_told_once(rig: Rig) -> None:
    """Of causes that it knows; others it does not notice."""
    ready(rig)
    rig.lift()
    tell(rig, f"{TEN_LITRES} {AUTHORISE}")
    rig.wait(1_000)
    rig.control.answer(b'{"do": "fault", "outlet": 1, "name": "connector"}')
    rig.wait(500)
    assert status(rig) == 4
    rig.control.answer(b'{"do": "fault", "outlet": 1, "name": "estop"}')
    rig.wait(1_000)
    said = poll(rig)
    assert (said[5], said[1]) == ("09", "05")
    assert 5 not in poll(rig)


def test_leave_under_an_alarm_opens_nothing(rig: Rig) -> None:
    """The nozzle that is lifted afterwards finds the valve shut."""
    ready(rig)
    tell(rig, f"{TEN_LITRES} {AUTHORISE}")
    rig.control.answer(b'{"do": "fault", "outlet": 1, "name": "supply"}')
    rig.wait(100)
    rig.lift()
    rig.wait(2_000)
    assert poll(rig)[5] == "0b"
    assert rig.place.plant.flowed_base == 0


def test_a_loss_of_power_ends_it_and_the_total_is_kept(rig: Rig) -> None:
    """Neither price nor filling nor leave are."""
    ready(rig)
    rig.lift()
    tell(rig, f"{TEN_LITRES} {AUTHORISE}")
    rig.wait(2_000)
    rig.control.answer(b'{"do": "power_cut", "outlet": 1, "off_ms": 1000}')
    rig.wait(2_000)
    tell(rig, f"{STATUS} {FILLING} {TOTALS}")
    said = poll(rig)
    assert (said[1], said[2][:11]) == ("00", "00 00 00 00")
    assert int(said[101][3:17].replace(" ", "")) > 1_000


def test_what_it_cannot_read_it_does_not_take(rig: Rig) -> None:
    """A preset of no digits: not acknowledged, and nothing is changed."""
    ready(rig)
    reply = heard(rig, block(1, 3, [Transaction(3, bytes.fromhex("00 00 0a 00"))]))
    assert reply == short(1, 0x53)
    assert heard(rig, short(1, 0x70)) == b""


def test_a_frame_is_told_from_noise() -> None:
    """Checksum, ends, and a pump that there can be."""
    whole = block(3, 0, [Transaction(1, b"\5")])
    assert DART.request_length(whole[:-1]) == 0
    assert DART.request_length(whole + b"\x52") == len(whole)
    assert DART.is_sound(whole)
    assert DART.is_sound(short(3, 0x20))
    assert not DART.is_sound(whole[:-4] + whole[-2:])
    assert not DART.is_sound(b"\x70\x20\xfa")


def test_a_delivery_at_the_speed_and_parity_of_a_forecourt() -> None:
    """9600 baud, eleven bits a character: three exchanges a status, and no gap is too short."""
    clock = VirtualClock(5_000_000_000)
    world = World(1, clock.now_ns)
    place = world.add("pump", loaded(NAME), supply="main")
    timing = wire_timing(9_600, bits_per_char=BITS_WITH_PARITY)
    bus = Bus(world, timing, LineFaults(random.Random(1)), turnaround_ns=5 * NS_PER_MS)
    line = HalfDuplexLink("forecourt", MemoryPort(bus, clock), timing=timing)
    line.connect()
    driver = controller(NAME, line, 1)
    driver.read_status(feed=True)
    opening = driver.read_status(feed=True)
    driver.set_preset(Preset(opening.total, Quantity(5_000_000, Dimension.VOLUME), 1))
    place.plant.lift()
    place.plant.draw_permille = 1_000
    driver.open(1)
    slowest_ns = 0
    while not (status := driver.read_status(feed=True)).is_closed or not place.plant.flowed_base:
        began_ns = clock.now_ns
        driver.read_status(feed=True)
        slowest_ns = max(slowest_ns, clock.now_ns - began_ns)
    filled = status.total.base - opening.total.base
    assert 5_000_000 <= filled <= 5_580_000
    assert slowest_ns < 250 * NS_PER_MS
    assert bus.counts.gap_violations == bus.counts.bad_frames == 0
