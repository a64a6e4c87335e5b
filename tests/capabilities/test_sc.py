"""Serial control (SC-01 to SC-04): production drivers and lines over the simulated controllers."""

from __future__ import annotations

import os
import random
import select
import threading
import tty
from collections import Counter, deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from fakes.flow_controller import FakeController, FakeLine
from fakes.rig import REPEATABLE, Rig
from fakes.rigs import is_on_a_line, rig_of
from fakes.running import PATIENCE_S, RunningPlace
from fakes.time import FakeClock
from fakes.world import World, site
from fuzz import targets
from hypothesis import given
from hypothesis import strategies as st

from hardware.drivers.register_map.profile import load
from hardware.link import SerialLink
from hardware.profile_file import FOLDER, ProfileError
from hardware.registry import capabilities, controller, loaded
from hardware.simulator.faults import FaultKind
from hardware.simulator.plant import Stage
from hardware.timing import NS_PER_MS
from kiosk.api import commands as c
from kiosk.api.snapshot import Notice, Snapshot
from kiosk.application import messages as m
from kiosk.application.line_worker import CORE_ALIVE_MS, IDLE_POLL_MS, LineWorker
from kiosk.domain.controller import (
    Capabilities,
    ControllerState,
    DeviceStop,
    Preset,
    PresetKind,
    Status,
    unfit,
)
from kiosk.domain.moment import Moment
from kiosk.domain.money import Money
from kiosk.domain.outlet import OutletId
from kiosk.domain.quantity import Dimension
from kiosk.domain.tariff import TimeFee
from kiosk.ports import FlowController, LineDown, NoAnswer, Refused

CAN = {name: can for name, can in capabilities().items() if not unfit(can)}
"""What can be sold with: the others are refused, whatever they would do."""


def having(wanted: Callable[[Capabilities], bool]) -> pytest.MarkDecorator:
    """Run a test for the flow controllers of the registry that declare what is `wanted`."""
    return pytest.mark.parametrize("profile", sorted(n for n, can in CAN.items() if wanted(can)))


on_a_line = pytest.mark.parametrize("profile", list(filter(is_on_a_line, sorted(CAN))))
"""For what only happens to bytes on a wire."""


IN_PARTS = {"openevse"}
"""Drivers of devices that tell state, energy and current in an exchange each, all numbered."""


def keeps_a_limit(can: Capabilities) -> bool:
    """Whether it closes by itself where it was told to."""
    return can.preset is not PresetKind.NONE


def shows_its_limit(can: Capabilities) -> bool:
    """Whether it may be told a limit twice, and a status says which one is in force."""
    return can.preset in REPEATABLE and can.preset_readback


def closes_in_silence(can: Capabilities) -> bool:
    """Whether it closes without a host, and stays closed."""
    return can.watchdog_ms is not None and can.watchdog_latches


@pytest.fixture(params=sorted(CAN))
def profile(request: pytest.FixtureRequest) -> str:
    """The name of each flow controller that can be bought."""
    return str(request.param)


@pytest.fixture
def rig(profile: str) -> Rig:
    """One of them, alone on a line or on the network."""
    return rig_of((profile,))


def delivered(rig: Rig, place: int = 0) -> int:
    """Return what has really left an outlet."""
    return rig.places[place].plant.flowed_base


# --- SC-01: framed, checked, numbered, answered or given up ------------------------------------


@given(st.binary(max_size=400))
def test_sc_01_any_bytes_are_a_sound_answer_or_none(tape: bytes) -> None:
    """Frames have a checksum and a nonce: what is not the answer is never taken for one."""
    targets.driver(tape)


@on_a_line
@pytest.mark.parametrize("seed", range(4))
def test_sc_01_a_line_of_faults_brings_no_wrong_value(rig: Rig, seed: int) -> None:
    """Every other exchange is lost, late, cut or garbled: the rest is the truth."""
    can, limit = rig.driver.capabilities, rig.seconds_of_flow(100)
    first = rig.place.controller.total
    opening = rig.start(limit)
    rig.faults.rng = random.Random(seed)
    kinds = sorted(set(FaultKind) - {FaultKind.EXCEPTION, FaultKind.BABBLE})
    rig.faults.chances_ppm = dict.fromkeys(kinds, 500_000 // len(kinds))
    rig.faults.of = {FaultKind.LATE: can.response_ms + 50}
    works, step, answered = rig.place.controller, can.totaliser_step.base, 0
    total = opening.total
    for _ in range(80):
        before = works.total
        with suppress(NoAnswer, Refused):
            total = rig.driver.read_status(feed=True).total
            answered += 1
            assert before - first <= (total - opening.total).base // step <= works.total - first
        with suppress(NoAnswer, Refused):
            if can.preset in REPEATABLE:
                rig.preset(total, limit, 1)
        with suppress(NoAnswer, Refused):
            rig.driver.open(1)
    assert 0 < answered < 70
    assert works.total > first, "it must flow, or nothing is proven"


@having(shows_its_limit)
def test_sc_01_a_preset_and_a_stop_count_once_however_often_they_are_sent(rig: Rig) -> None:
    """Their acknowledgements are lost, so they are repeated: nothing more flows for it."""
    limit = rig.seconds_of_flow(40)
    opening = rig.driver.read_status(feed=True).total
    for _ in range(3):
        rig.fail_next(FaultKind.UNANSWERED, command="set_preset")
        with pytest.raises(NoAnswer):
            rig.driver.set_preset(Preset(opening, limit, 1))
        rig.read()
    rig.lift()
    rig.driver.open(1)
    rig.driver.set_preset(Preset(opening, limit, 1))
    final = rig.poll_until()
    assert limit.base <= delivered(rig) <= limit.base + rig.driver.capabilities.overrun_bound.base
    for _ in range(3):
        rig.fail_next(FaultKind.UNANSWERED, command="stop")
        with pytest.raises(NoAnswer):
            rig.driver.stop()
        assert rig.read().is_closed
    rig.driver.stop()
    assert rig.read().preset is None
    assert final.stopped_by is DeviceStop.PRESET


@on_a_line
def test_sc_01_one_status_says_totaliser_rate_state_and_faults(rig: Rig) -> None:
    """They belong together, and are what is so at that moment: in one exchange, if it is proven."""
    can, works, first = rig.driver.capabilities, rig.place.controller, rig.place.controller.total
    opening = rig.start(rig.seconds_of_flow(300)).total
    rig.wait(1_000)
    before, exchanges = works.total, rig.line.health().exchanges
    status = rig.driver.read_status(feed=True)
    counted = (status.total - opening).base // can.totaliser_step.base
    assert before - first <= counted <= works.total - first
    assert status.flow
    assert status.state is ControllerState.OPEN_FAST
    assert status.faults == works.faults
    if can.numbered and loaded(rig.profiles[0]).driver not in IN_PARTS:
        assert rig.line.health().exchanges == exchanges + 1
        flow_step = loaded(rig.profiles[0]).flow_step_base
        assert status.flow.base == rig.place.plant.flow_base // flow_step * flow_step
        assert status.sequence == 1


@having(keeps_a_limit)
def test_sc_01_a_refusal_is_told_from_silence(rig: Rig) -> None:
    """A controller that says no has done nothing; one that says nothing may have."""
    with pytest.raises(Refused) as no:
        rig.driver.open(9)
    assert no.value.code == "wrong_sequence"
    rig.fail_next(FaultKind.LOST)
    with pytest.raises(NoAnswer):
        rig.driver.open(9)


@on_a_line
def test_sc_01_what_is_not_answered_is_given_up_in_time_and_sent_once(rig: Rig) -> None:
    """The line waits for the rated answer, then is quiet: no repetition is hidden in it."""
    rig.fail_next(FaultKind.LOST)
    sent, began_ns = rig.bus.counts.requests, rig.clock.now_ns
    with pytest.raises(NoAnswer):
        rig.driver.stop()
    assert rig.bus.counts.requests == sent + 1
    patience_ms = 100 + 3 * rig.driver.capabilities.response_ms
    assert rig.clock.now_ns - began_ns < patience_ms * NS_PER_MS


def test_sc_01_a_silent_controller_is_asked_again_a_bounded_number_of_times() -> None:
    """Whoever does not answer is tried once a second, and its neighbour at its own pace."""
    clock, mail = FakeClock(), deque[m.Message]()
    mute, other = FakeController(clock, answers=False), FakeController(clock, serial="FC-2")
    worker = LineWorker(FakeLine(), {OutletId(1): mute, OutletId(2): other}, clock, mail.append)
    for _ in range(1_000):
        worker.hear_core(clock.mono_ms)
        worker.step()
        clock.turn(10)
    silent = sum(isinstance(one, m.OutletSilent) for one in mail)
    assert 8 <= silent <= 14
    read = sum(isinstance(one, m.StatusRead) for one in mail)
    assert read >= 10_000 // IDLE_POLL_MS - 2


# --- SC-02: no open valve without a cap and a dead-man timer -----------------------------------


@having(lambda can: keeps_a_limit(can) and closes_in_silence(can))
def test_sc_02_nothing_opens_without_a_preset_and_a_timer_that_runs(rig: Rig) -> None:
    """An open names the preset that is in force, and is refused once the timer has run out."""
    can = rig.driver.capabilities
    assert can.watchdog_ms
    assert can.watchdog_latches
    rig.lift()
    with pytest.raises(Refused, match="wrong_sequence"):
        rig.driver.open(1)
    opening = rig.driver.read_status(feed=True)
    rig.driver.set_preset(Preset(opening.total, rig.seconds_of_flow(50), 1))
    rig.wait(can.watchdog_ms + 100)
    with pytest.raises(Refused, match="latched"):
        rig.driver.open(1)
    rig.wait(5_000)
    assert delivered(rig) == 0


MOMENTS = {
    "before it opens": Fraction(0),
    "at full flow": Fraction(1, 4),
    "half way": Fraction(1, 2),
    "in the slow stage": Fraction(98, 100),
}


@pytest.mark.parametrize("moment", MOMENTS.values(), ids=MOMENTS)
@pytest.mark.parametrize("seed", range(3))
@having(lambda can: keeps_a_limit(can) and closes_in_silence(can))
def test_sc_02_with_the_cable_pulled_the_controller_alone_keeps_the_cap(
    profile: str, moment: Fraction, seed: int
) -> None:
    """Pulled at any moment: never past the preset and its bound, and shut within the timer."""
    rig = Rig((profile,), seed=seed)
    can = rig.driver.capabilities
    assert can.watchdog_ms
    limit = rig.seconds_of_flow(150)
    rig.start(limit)
    while delivered(rig) < limit.base * moment:
        rig.driver.read_status(feed=True)
        rig.wait(20)
    at_pull = delivered(rig)
    rig.port.unplug()
    with pytest.raises(LineDown):
        rig.driver.read_status(feed=True)
    rig.wait(can.watchdog_ms + can.closing_ms)
    assert rig.place.plant.valve.position is Stage.CLOSED
    within = can.qmax.base * (can.watchdog_ms + can.closing_ms) // 1000
    assert delivered(rig) <= min(limit.base + can.overrun_bound.base, at_pull + within)
    stopped_at = delivered(rig)
    rig.port.plug_in()
    rig.line.connect()
    rig.wait(10_000)
    rig.read()
    assert delivered(rig) == stopped_at, "contact alone opens nothing"


@having(lambda can: keeps_a_limit(can) and closes_in_silence(can))
def test_sc_02_a_preset_that_is_near_ends_it_before_the_timer(rig: Rig) -> None:
    """Two independent ends, and the nearer one counts."""
    limit = rig.seconds_of_flow(12)
    rig.start(limit)
    rig.wait(300)
    rig.port.unplug()
    rig.wait(120_000)
    assert delivered(rig) <= limit.base + rig.driver.capabilities.overrun_bound.base
    rig.port.plug_in()
    rig.line.connect()
    assert rig.read().stopped_by in {DeviceStop.PRESET, DeviceStop.WATCHDOG}


def test_sc_02_a_core_that_hangs_feeds_no_timer() -> None:
    """The line goes on reading, but only a core that is alive keeps a valve open."""
    clock, mail = FakeClock(), deque[m.Message]()
    controller = FakeController(clock)
    worker = LineWorker(FakeLine(), {OutletId(1): controller}, clock, mail.append)
    worker.hear_core(clock.mono_ms)
    for _ in range(400):
        worker.step()
        clock.turn(10)
    assert controller.fed_ms <= clock.mono_ms - (4_000 - CORE_ALIVE_MS - IDLE_POLL_MS)
    assert isinstance(mail[-1], m.StatusRead)


# --- SC-03: what hangs, hangs alone ------------------------------------------------------------


class Hanging(FakeController):
    """A controller whose port does not come back once it hangs."""

    hangs = threading.Event()
    goes_on = threading.Event()
    reads = 0

    def read_status(self, *, feed: bool) -> Status:
        type(self).reads += 1
        if self.hangs.is_set():
            self.goes_on.wait(PATIENCE_S)
        return super().read_status(feed=feed)


class Counting(FakeController):
    """A controller that notes when it was read."""

    def read_status(self, *, feed: bool) -> Status:
        self.log.append(f"at {self.clock.now().mono_ms}")
        return super().read_status(feed=feed)


def all_available(seen: Snapshot) -> bool:
    """Whether every outlet may be chosen."""
    return all(one.is_available for one in seen.outlets)


def test_sc_03_one_hung_port_takes_no_sample_from_another_line() -> None:
    """A line whose port hangs for ever loses its own outlet, and no other is read less often."""
    place = RunningPlace(lines=2)
    Hanging.hangs, Hanging.goes_on = threading.Event(), threading.Event()
    place.controllers[OutletId(1)] = Hanging(place.clock)
    counting = place.controllers[OutletId(2)] = Counting(place.clock, serial="FC-2")
    place.start()
    try:
        screen = place.screen()
        screen.until(
            lambda seen: all(one.is_available for one in seen.outlets), within_s=PATIENCE_S
        )
        Hanging.hangs.set()
        seen = screen.until(lambda seen: bool(seen.outlets[0].fault), within_s=PATIENCE_S)
        assert seen.outlets[0].fault == "silent"
        assert seen.outlets[1].is_available
        began = len(counting.log)
        screen.until(lambda _: len(counting.log) >= began + 8, within_s=PATIENCE_S)
        times = [int(one.removeprefix("at ")) for one in counting.log if one.startswith("at ")]
        gaps = sorted(after - before for before, after in pairwise(times[-8:]))
        assert gaps[len(gaps) // 2] < 2 * IDLE_POLL_MS, gaps
        Hanging.goes_on.set()
        Hanging.hangs.clear()
        screen.until(
            lambda seen: all(one.is_available for one in seen.outlets), within_s=PATIENCE_S
        )
    finally:
        Hanging.goes_on.set()
        place.close()


def test_sc_03_a_mute_controller_delays_its_neighbours_on_the_line_little() -> None:
    """Its silence costs one time-out a second; those who deliver are read at every turn."""
    rig = Rig(("reference-fuel",) * 3)
    rig.place.controller.is_on = False
    mail = deque[m.Message]()
    clock = RigClock(rig)
    worker = LineWorker(rig.line, dict(enumerate_outlets(rig.drivers)), clock, mail.append)
    for outlet in (2, 3):
        worker.ask(m.Watch(OutletId(outlet), closely=True))
    end_ms = clock.now().mono_ms + 10_000
    while clock.now().mono_ms < end_ms:
        worker.hear_core(clock.now().mono_ms)
        rig.wait(max(1, worker.step()))
    read = Counter(one.outlet for one in mail if isinstance(one, m.StatusRead))
    assert read[OutletId(1)] == 0
    assert min(read[OutletId(2)], read[OutletId(3)]) >= 10_000 // 100


def test_sc_03_an_adapter_is_found_by_its_serial_number_wherever_it_reappears(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """After a re-enumeration the port has another name: the line opens that one by itself."""
    ends = [os.openpty() for _ in range(2)]
    for end in ends:
        tty.setraw(end[1])
    plugged = [Adapter(os.ttyname(ends[0][1]), "A1")]
    monkeypatch.setattr("serial.tools.list_ports.comports", lambda: plugged)
    mail, clock = deque[m.Message](), FakeClock()
    line = SerialLink("pumps", "A1", baud=115_200, quiet_ms=1)
    driver = controller("reference-fuel", line, 1)
    worker = LineWorker(line, {OutletId(1): driver}, clock, mail.append)
    try:
        worker.step()
        assert mail[0] == m.LineFound("pumps")
        mail.clear()
        plugged[:] = []
        line.disconnect()
        worker.step()
        assert isinstance(mail.pop(), m.LineLost)
        plugged[:] = [Adapter(os.ttyname(ends[1][1]), "A1")]
        clock.turn(10_000)
        worker.step()
        assert m.LineFound("pumps") in mail
        assert select.select([ends[1][0]], (), (), PATIENCE_S)[0], "nothing was said there"
    finally:
        line.disconnect()
        for end in ends:
            os.close(end[0])
            os.close(end[1])


class Adapter:
    """A serial adapter as the system lists it."""

    def __init__(self, device: str, serial_number: str) -> None:
        self.device = device
        self.serial_number = serial_number
        self.description = "USB to RS-485"

    def __lt__(self, other: Adapter) -> bool:
        return self.device < other.device


@dataclass(frozen=True)
class RigClock:
    """The virtual time of a rig, as the core's clock."""

    rig: Rig

    def now(self) -> Moment:
        ms = self.rig.clock.now_ns // NS_PER_MS
        return Moment(ms, ms)


def enumerate_outlets(drivers: list[FlowController]) -> Iterator[tuple[OutletId, FlowController]]:
    """Number drivers as the outlets that they serve."""
    return ((OutletId(n), driver) for n, driver in enumerate(drivers, start=1))


# --- SC-04: fuel, water, energy ----------------------------------------------------------------


@having(lambda can: can.senses_calling)
def test_sc_04_nozzle_or_plug_is_seen_and_its_return_ends_the_delivery(rig: Rig) -> None:
    """Fuel and water: the nozzle in its holder. Energy: the plug. Either ends what flows."""
    assert not rig.driver.read_status(feed=True).calling
    rig.start(rig.seconds_of_flow(300))
    rig.wait(1_000)
    assert rig.driver.read_status(feed=True).calling
    rig.hang_up()
    final = rig.poll_until()
    assert final.stopped_by is DeviceStop.HUNG_UP
    assert not final.calling


def test_sc_04_fuel_slows_down_before_the_end() -> None:
    """The last half litre flows at a tenth: that is what makes the bound 50 mL and not 500."""
    rig = Rig(("reference-fuel",))
    limit = rig.seconds_of_flow(100)
    opening = rig.start(limit)
    fast = slow = 0
    while not (status := rig.driver.read_status(feed=True)).is_closed:
        left = limit.base - (status.total - opening.total).base
        if status.state is ControllerState.OPEN_SLOW and status.flow:
            slow = max(slow, status.flow.base)
            assert left <= load("reference-fuel").slow_before_base
        elif status.state is ControllerState.OPEN_FAST:
            fast = max(fast, status.flow.base)
        rig.wait(50)
    assert 0 < slow <= load("reference-fuel").slow_base < fast


def test_sc_04_a_pump_group_feeds_its_nozzles_and_each_keeps_its_own_cap() -> None:
    """Two nozzles of one pump: each flows at half the rate, and neither past its preset."""
    rig = Rig(("reference-fuel", "reference-fuel"))
    one, two = rig.places
    rig.world.supplies["main"].limit_base = 667_000
    limits = rig.seconds_of_flow(60), rig.seconds_of_flow(90)
    for number, (driver, place, limit) in enumerate(
        zip(rig.drivers, rig.places, limits, strict=True), start=1
    ):
        opening = driver.read_status(feed=True)
        driver.set_preset(Preset(opening.total, limit, number))
        rig.bus.advance(rig.clock.now_ns)
        place.plant.lift()
        place.plant.draw_permille = 1000
        rig.world.settle()
        driver.open(number)
    rig.wait(1_000)
    assert one.plant.flow_base + two.plant.flow_base <= 667_000
    assert abs(one.plant.flow_base - two.plant.flow_base) < 100_000
    for _ in range(600):
        for driver in rig.drivers:
            driver.read_status(feed=True)
        rig.wait(100)
    assert all(driver.read_status(feed=True).is_closed for driver in rig.drivers)
    for place, limit in zip(rig.places, limits, strict=True):
        bound = rig.driver.capabilities.overrun_bound.base
        assert limit.base <= place.plant.flowed_base <= limit.base + bound


def test_sc_04_water_counts_pulses_of_a_known_size() -> None:
    """250 pulses a litre: what is read is a whole number of them, and what flowed to within one."""
    rig = Rig(("reference-water",))
    can = rig.driver.capabilities
    assert can.totaliser_step.base == 4_000
    opening = rig.start(rig.seconds_of_flow(60))
    final = rig.poll_until()
    counted = (final.total - opening.total).base
    assert counted % can.totaliser_step.base == 0
    assert 0 <= delivered(rig) - counted < can.totaliser_step.base


def test_sc_04_nobody_buys_less_than_the_least() -> None:
    """The minimum measured quantity: less could not be measured as the law wants it."""
    world = World(1)
    world.run(1_000)
    world.choose(1)
    smallest = world.site.products["diesel"].smallest.base
    assert world.ask(c.BuyQuantity(smallest - 10_000)).notice is Notice.TOO_LITTLE
    room = 2 * world.can.overrun_bound.base
    assert world.ask(c.BuyQuantity(smallest + room)).notice is Notice.NONE


def test_sc_04_energy_is_a_register_that_survives_a_loss_of_power() -> None:
    """Watt-hours since it was built, never a rate times a time of ours."""
    rig = Rig(("reference-ev",))
    can = rig.driver.capabilities
    assert can.qmax.dimension is Dimension.ENERGY
    assert can.totaliser_kept
    opening = rig.start(rig.seconds_of_flow(3_000))
    rig.wait(1_900)
    for _ in range(40):
        rig.driver.read_status(feed=True)
        rig.wait(1_000)
    rig.control.answer(b'{"do": "power_cut", "outlet": 1, "off_ms": 5000}')
    rig.wait(6_000)
    after = rig.read()
    counted = (after.total - opening.total).base
    assert counted > 0
    assert 0 <= delivered(rig) - counted < can.totaliser_step.base
    assert after.stopped_by is DeviceStop.POWER


def test_sc_04_a_charger_reduces_the_current_before_it_opens_its_contactor() -> None:
    """At the preset it goes to the slow stage first: no contactor breaks the full current."""
    rig = Rig(("reference-ev",))
    rig.start(rig.seconds_of_flow(300))
    flows = []
    while not (status := rig.driver.read_status(feed=True)).is_closed:
        flows.append((status.state, rig.place.plant.flow_base))
        rig.wait(200)
    states = [state for state, _ in flows]
    assert states.index(ControllerState.OPEN_SLOW) > states.index(ControllerState.OPEN_FAST)
    assert flows[-1][1] <= load("reference-ev").slow_base


def test_sc_04_a_charger_that_is_kept_costs_by_the_minute() -> None:
    """Full, still plugged in: nobody is sent away, and each minute begun is on the receipt."""
    plain = site(1, delivery_ms=3_600_000)
    product = plain.products["diesel"]
    fee = TimeFee(minute=Money(10), most=Money(100), free_ms=60_000)
    dearer = replace(product, tariff=replace(product.tariff, fee=fee))
    world = World(place=replace(plain, products={"diesel": dearer}))
    world.run(1_500)
    sale = world.buy(1)
    world.lift()
    world.flow(1, 1_000_000)
    world.controller().draws = False
    world.run(180_000)
    assert world.delivery().is_open
    world.controller().calling = False
    done = world.finish(sale)
    assert world.delivery().fee == Money(30)
    assert done.captured == world.delivery().charge + Money(30)
    world.check_books()


def test_sc_04_fuel_at_15_degrees_is_sold_only_by_a_meter_that_compensates(
    tmp_path: Path,
) -> None:
    """What a profile says of its meter is what the core, and the settings, are told."""
    for file in FOLDER.glob("*.toml"):
        text = file.read_text().replace("[meter]", "[meter]\ncompensated = true")
        (tmp_path / file.name).write_text(text)
    assert load("reference-fuel", tmp_path).capabilities.is_compensated
    assert not load("reference-fuel").capabilities.is_compensated
    with pytest.raises(ProfileError, match=r"meter\.compensated: only a volume changes"):
        load("reference-ev", tmp_path)
