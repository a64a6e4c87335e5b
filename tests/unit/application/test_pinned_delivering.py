"""Deliveries at their edges: readings that come by hand, each at its very millisecond."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from fakes.flow_controller import capabilities
from fakes.payers import queue
from fakes.values import ul
from fakes.world import TICK_MS, World, site

from kiosk.api import commands as c
from kiosk.api.snapshot import Notice
from kiosk.application import allocation
from kiosk.application import messages as m
from kiosk.domain.books import Account, AccountKind
from kiosk.domain.controller import ControllerState, DeviceStop, Preset, PresetKind, Status
from kiosk.domain.delivery import Delivery, DeliveryState, StopReason
from kiosk.domain.journal import Relevance
from kiosk.domain.meter_factor import MeterFactor
from kiosk.domain.money import Money
from kiosk.domain.outlet import OutletId
from kiosk.domain.sale import SaleState
from kiosk.domain.site import Site, Supply
from kiosk.domain.tariff import Block
from kiosk.ports import OutletRecord, Setting

FAST, SLOW = ControllerState.OPEN_FAST, ControllerState.OPEN_SLOW
CLOSING, CLOSED = ControllerState.CLOSING, ControllerState.CLOSED
AGAIN_MS = 400
REST_MS = 601
"""A valve closes in 600 ms as rated, and its meter is refreshed every millisecond."""
BOUND = 50_000
CRUMB = 813_000 // 20


class Bench:
    """An outlet whose controller says what a test wants, and when: nothing runs by itself."""

    def __init__(self, world: World, outlet: int = 1) -> None:
        """Begin with what the controller shows at rest."""
        self._world = world
        self.outlet = OutletId(outlet)
        self.status: Status = world.controller(outlet).read_status(feed=True)

    @property
    def delivery(self) -> Delivery:
        """Its latest delivery as it is stored."""
        return self._world.delivery(self.outlet)

    @property
    def told(self) -> m.SetPreset:
        """The newest preset that it was told."""
        told = [one for one in self._world.seen_requests if isinstance(one, m.SetPreset)]
        return [one for one in told if one.outlet == self.outlet][-1]

    def shows(
        self, after_ms: int = 10, *, flowed: int | None = None, **seen: object
    ) -> list[m.Request]:
        """Let the core read the status so much later; return what it asks for because of it."""
        if flowed is not None:
            seen["total"] = self.delivery.opening + ul(flowed)
        self.status = replace(self.status, **seen)  # type: ignore[arg-type]  # As fields are named.
        self._world.clock.turn(after_ms)
        before = len(self._world.seen_requests)
        message = m.StatusRead(self.outlet, self.status, self._world.clock.mono_ms)
        self._world.handle(message)
        return self._world.seen_requests[before:]

    def obeys(self, after_ms: int = 10, **seen: object) -> list[m.Request]:
        """Show the preset that was told last."""
        told = self.told.preset
        return self.shows(after_ms, preset=told.limit, sequence=told.sequence, **seen)  # type: ignore[arg-type]  # As fields are named.

    def opens(self, *, flow: int = 600_000, state: ControllerState = FAST) -> None:
        """Take the preset, feel the customer, and open when that is asked."""
        self.obeys()
        asked = self.shows(calling=True)
        assert asked == [m.OpenValve(self.outlet, self.delivery.sequence)]
        self.shows(state=state, stopped_by=DeviceStop.NONE, flow=ul(flow))

    def flows_to(self, base: int, **seen: object) -> list[m.Request]:
        """Let it flow until so much has been delivered since the opening, in a time that it may."""
        more = self.delivery.opening.base + base - self.status.total.base
        return self.shows(max(10, more * 1000 // 600_000), flowed=base, **seen)

    def nears(self, base: int) -> list[m.Request]:
        """Let it flow at the slow stage until so much has been delivered."""
        return self.flows_to(base, state=SLOW, flow=ul(60_000))

    def shuts(self, base: int, after_ms: int = 10, **seen: object) -> list[m.Request]:
        """Show the valve shut at its preset, and so much delivered."""
        shut = {"state": CLOSED, "stopped_by": DeviceStop.PRESET, "flow": ul(0), **seen}
        return self.shows(after_ms, flowed=base, **shut)

    def preset_again(self) -> m.SetPreset:
        """Return the request that tells it the preset of its delivery once more."""
        delivery = self.delivery
        limit = delivery.preset if delivery.lowering is None else delivery.lowering
        return m.SetPreset(self.outlet, Preset(delivery.opening, limit, delivery.sequence))


def bought(world: World, *outlets: int, minor: int = 2000, screen: str = "front") -> list[Bench]:
    """Sell from some outlets; return each, at the very moment of its grant."""
    benches = [Bench(world, outlet) for outlet in outlets]
    world.buy(*outlets, minor=minor, screen=screen)
    return benches


def opened(**how: object) -> World:
    """Return a place whose outlets have all been heard."""
    world = World(**how)  # type: ignore[arg-type]  # Named as the arguments are.
    world.run(1_500)
    return world


def shared(place: Site, **supply: object) -> Site:
    """Return `place` with all outlets on one supply."""
    pump = replace(Supply("pump", "Pump"), **supply)  # type: ignore[arg-type]  # Named as the fields are.
    outlets = {key: replace(one, supply="pump") for key, one in place.outlets.items()}
    return replace(place, outlets=outlets, supplies={"pump": pump})


def state_of(one: Bench) -> DeliveryState:
    """Return where the delivery at an outlet stands."""
    return one.delivery.state


def granted(world: World) -> dict[str, Any]:
    """Return what the journal says of the latest grant."""
    entry = [one for one in world.store.entries if one.kind == "grant"][-1]
    body: dict[str, Any] = json.loads(entry.canonical)["body"]
    return body


def check_grant(world: World, one: Bench) -> None:
    """Assert that the journal and the books hold what an outlet may have, and nothing else."""
    delivery, body = one.delivery, granted(world)
    assert {key: body[key] for key in ("delivery", "limit", "preset", "reserved", "sequence")} == {
        "delivery": delivery.id,
        "limit": delivery.limit.base,
        "preset": delivery.preset.base,
        "reserved": delivery.reserved.minor,
        "sequence": delivery.sequence,
    }
    revenue = Account(AccountKind.REVENUE, str(one.outlet))
    assert world.store.balance(revenue).credits_pending == delivery.reserved.minor
    assert delivery.grants[-1] in world.store.transfers
    world.check_books()


def fault(world: World, outlet: int = 1) -> str:
    """Return why an outlet is out of use."""
    return world.snapshot.outlets[outlet - 1].fault


# --- Before it flows ----------------------------------------------------------------------------


def test_a_preset_that_is_not_shown_is_told_again_after_its_time(world: World) -> None:
    """Four tenths of a second for the next status to show it, then once more, and so on."""
    [one] = bought(world, 1)
    assert one.shows(AGAIN_MS) == []
    assert one.shows(1) == [one.preset_again()]
    assert one.shows(AGAIN_MS, sequence=one.delivery.sequence) == [], "a number is no preset"
    assert one.shows(1) == [one.preset_again()]


@pytest.mark.parametrize("kind", [PresetKind.RELATIVE, PresetKind.SESSION])
def test_a_preset_that_adds_up_is_told_once(kind: PresetKind) -> None:
    """The answer that was lost might have counted: it is given up instead."""
    world = opened(can=capabilities(preset=kind))
    [one] = bought(world, 1)
    for _ in range(10):
        assert one.shows(500) == []
    assert one.shows(1) == [m.StopOutlet(one.outlet)]


def test_a_preset_that_is_shown_late_is_not_told_again(world: World) -> None:
    """It is there: nothing is said about it any more, and the delivery is not given up."""
    [one] = bought(world, 1)
    one.shows(5_000)
    assert state_of(one) is DeliveryState.GRANTED
    assert one.obeys(1_000) == []
    assert state_of(one) is DeliveryState.ARMED


def test_a_preset_that_is_never_shown_is_given_up_after_five_seconds(world: World) -> None:
    """Not in the very millisecond, but in the next."""
    [one] = bought(world, 1)
    one.shows(5_000)
    assert state_of(one) is DeliveryState.GRANTED
    assert one.shows(1) == [m.StopOutlet(one.outlet)]
    assert state_of(one) is DeliveryState.STOPPING
    assert one.delivery.reason is StopReason.REFUSED


@pytest.mark.parametrize(
    ("short", "is_ours"), [(-1, False), (0, True), (999, True), (1_000, False)]
)
def test_a_preset_may_be_shown_as_the_device_resolves_it(
    world: World,
    short: int,
    is_ours: bool,  # noqa: FBT001 - A column of the table.
) -> None:
    """Less than a step below what was told, and never a drop more."""
    [one] = bought(world, 1)
    told = one.told.preset
    one.shows(preset=ul(told.limit.base - short), sequence=told.sequence)
    assert (state_of(one) is DeliveryState.ARMED) is is_ours


@pytest.mark.parametrize("can", [{"preset": PresetKind.NONE}, {"preset_readback": False}])
def test_a_preset_that_cannot_be_shown_is_not_waited_for(can: dict[str, Any]) -> None:
    """A device without one is told none; one that cannot show it is taken at our word."""
    world = opened(can=capabilities(**can))
    [one] = bought(world, 1)
    told = [request for request in world.seen_requests if isinstance(request, m.SetPreset)]
    assert len(told) == (0 if "preset" in can else 1)
    one.shows()
    assert state_of(one) is DeliveryState.ARMED
    assert one.shows(calling=True) == [m.OpenValve(one.outlet, one.delivery.sequence)]


def test_a_preset_that_was_shown_once_is_in_force(world: World) -> None:
    """Dropped before the nozzle is lifted: it is not told again, the opening will be refused."""
    [one] = bought(world, 1)
    one.obeys()
    assert one.shows(preset=None, sequence=0) == []
    assert one.shows(AGAIN_MS + 1) == []
    assert one.shows(calling=True) == [m.OpenValve(one.outlet, one.delivery.sequence)]


@pytest.mark.parametrize("granted", [True, False], ids=["granted", "armed"])
def test_what_leaks_before_the_opening_is_a_fault_from_the_first_drop_over_an_interval(
    world: World,
    granted: bool,  # noqa: FBT001 - A column of the table.
) -> None:
    """Ten millilitres may be warmth; what is more is a leak, and nothing is opened any more."""
    [one] = bought(world, 1)
    if not granted:
        one.obeys()
    one.shows(flowed=10_000)
    assert fault(world) == ""
    asked = one.obeys(1_000, flowed=10_001, calling=True)
    assert asked == [m.StopOutlet(one.outlet)]
    assert fault(world) == "leak"
    assert state_of(one) is DeliveryState.STOPPING


def test_a_latched_controller_is_acknowledged_after_its_time(world: World) -> None:
    """Somebody is there, and it is latched: again and again, but not at every turn."""
    [one] = bought(world, 1)
    one.obeys(100, latched=True)
    assert one.shows(300, calling=True) == []
    assert one.shows(1) == [m.Acknowledge(one.outlet)]
    assert one.shows(AGAIN_MS) == []
    assert one.shows(1) == [m.Acknowledge(one.outlet)]
    assert one.shows(latched=False) == [m.OpenValve(one.outlet, one.delivery.sequence)]


def test_who_does_not_begin_in_time_is_released(world: World) -> None:
    """Two minutes from the grant to the nozzle, and two more from the opening to the flow."""
    [one, other] = bought(world, 1) + bought(world, 2, screen="side")
    since_ms = world.clock.mono_ms
    for bench in (one, other):
        bench.obeys()
    begun_ms = one.delivery.started_ms - world.clock.utc_ms + world.clock.mono_ms
    one.shows(begun_ms + 120_000 - world.clock.mono_ms)
    assert state_of(one) is DeliveryState.ARMED
    one.shows(1)
    assert one.delivery.reason is StopReason.NO_START
    other.shows(since_ms + 119_900 - world.clock.mono_ms, calling=True)
    other.shows(120_000, state=FAST, stopped_by=DeviceStop.NONE)
    assert state_of(other) is DeliveryState.OPENING
    other.shows(1)
    assert other.delivery.reason is StopReason.NO_START


def test_whoever_is_called_from_a_queue_has_less_time_to_begin() -> None:
    """Half a minute here where others may wait; who has come to a free outlet has two."""
    world = opened(place=site(turn_ms=30_000))
    [two] = bought(world, 2, screen="other")
    two.obeys()
    two.shows(30_000)
    assert state_of(two) is DeliveryState.ARMED
    world.clock.turn(-world.clock.mono_ms % TICK_MS)
    world.run(2_000)
    first = world.buy(1)
    waiting = queue(world, screen="side")
    world.ask(c.Finish())
    world.finish(first)
    world.run_until(lambda: bool(world.deliveries(waiting)))
    begun_ms = world.clock.mono_ms
    one = Bench(world)
    one.obeys()
    one.shows(begun_ms + 30_000 - world.clock.mono_ms)
    assert state_of(one) is DeliveryState.ARMED
    one.shows(1)
    assert one.delivery.reason is StopReason.NO_START


def test_who_waits_for_a_busy_pump_waits_as_long_as_a_delivery_may_take() -> None:
    """The customer is there and the pump serves another: no longer than all of a delivery."""
    world = opened(place=shared(site(2, delivery_ms=30_000), open_at_once=1))
    [one], [two] = bought(world, 1), bought(world, 2, screen="side")
    begun_ms = world.clock.mono_ms
    one.opens()
    two.obeys()
    assert two.shows(calling=True) == []
    assert two.shows(begun_ms + 30_000 - world.clock.mono_ms) == []
    assert state_of(two) is DeliveryState.ARMED
    assert two.shows(1) == [m.StopOutlet(two.outlet)]
    assert two.delivery.reason is StopReason.MAX_TIME


def test_who_hangs_up_while_waiting_for_the_pump_loses_the_turn() -> None:
    """Lifted first and hung up again: whoever stood there all the time is served before."""
    world = opened(place=shared(site(3), open_at_once=1))
    [one], [two], [three] = (bought(world, n, screen=f"s{n}") for n in (1, 2, 3))
    one.opens()
    for waiting in (two, three):
        waiting.obeys()
        assert waiting.shows(calling=True) == []
    two.shows(calling=False)
    two.shows(calling=True)
    world.ask(c.Finish(), "s1")
    one.shows(state=CLOSED, flow=ul(0), preset=None)
    one.shows(REST_MS)
    assert not one.delivery.is_open
    assert two.shows() == []
    assert three.shows() == [m.OpenValve(three.outlet, three.delivery.sequence)]


def test_who_has_been_opened_waits_no_longer() -> None:
    """A pump for two: the first is served, so the second is the only one before the third."""
    world = opened(place=shared(site(3), open_at_once=2))
    for number in (1, 2):
        [one] = bought(world, number, screen=f"s{number}")
        one.opens()
    [three] = bought(world, 3, screen="s3")
    three.obeys()
    assert three.shows(calling=True) == []


def test_two_are_served_by_a_pump_for_two() -> None:
    """Whoever has been opened is busy, and not waiting as well."""
    world = opened(place=shared(site(2), open_at_once=2))
    [one], [two] = bought(world, 1), bought(world, 2, screen="side")
    one.opens()
    two.opens()


# --- While it flows -----------------------------------------------------------------------------


def test_an_opening_that_is_not_shown_is_told_again_after_its_time(world: World) -> None:
    """The same one, four tenths of a second later: it may have been lost."""
    [one] = bought(world, 1)
    one.obeys()
    opening = [m.OpenValve(one.outlet, one.delivery.sequence)]
    assert one.shows(calling=True) == opening
    assert one.shows(AGAIN_MS) == []
    assert one.shows(1) == opening
    assert one.shows(AGAIN_MS) == []
    assert one.shows(1) == opening


def test_a_controller_that_has_latched_is_not_told_to_open(world: World) -> None:
    """It closed by itself before anything flowed: it is told to stop, and nothing else."""
    [one] = bought(world, 1)
    one.obeys()
    one.shows(calling=True)
    asked = one.shows(AGAIN_MS + 1, latched=True, stopped_by=DeviceStop.WATCHDOG)
    assert asked == [m.StopOutlet(one.outlet)]
    assert one.delivery.reason is StopReason.COMMS_LOSS


def test_a_raise_that_is_not_shown_is_told_again_after_its_time(world: World) -> None:
    """The same preset with the same number, and no other before it is read back."""
    one, _ = bought(world, 1, 2)
    one.opens()
    raised = one.flows_to(400_000)
    assert raised == [one.preset_again()]
    assert one.shows(AGAIN_MS, flowed=500_000) == []
    assert one.shows(1) == raised
    assert one.shows(AGAIN_MS, flowed=600_000) == []
    assert one.shows(1) == raised


def test_a_preset_is_raised_below_its_low_water_mark_and_not_at_it(world: World) -> None:
    """The headroom is what flows until more could be there: one drop less is too little."""
    one, _ = bought(world, 1, 2)
    one.opens()
    mark = allocation.low_water(world.can, ul(BOUND)).base
    first = one.delivery
    assert one.flows_to(first.preset.base - mark) == []
    assert one.shows(flowed=first.preset.base - mark + 1) == [one.preset_again()]
    assert one.delivery.sequence == first.sequence + 1
    assert one.delivery.preset > first.preset


@pytest.mark.parametrize(("moved_ms", "is_stored"), [(999, False), (1_000, True)])
def test_a_running_delivery_is_stored_once_a_second(
    world: World,
    moved_ms: int,
    is_stored: bool,  # noqa: FBT001 - A column of the table.
) -> None:
    """A durable write for each reading would be too many; one a second loses little."""
    [one] = bought(world, 1)
    one.opens()
    one.flows_to(600_000)
    assert one.delivery.delivered == ul(600_000)
    one.shows(moved_ms - 500)
    one.shows(500, flowed=900_000)
    assert (one.delivery.delivered == ul(900_000)) is is_stored
    one.shows(1_000)
    assert (one.delivery.delivered == ul(900_000)) is is_stored, "nothing has moved"


def test_nothing_is_written_while_nothing_moves(world: World) -> None:
    """An open valve at which nobody draws costs no durable write."""
    [one] = bought(world, 1)
    one.opens()
    one.flows_to(600_000)
    commits = world.store.commits
    one.shows(1_500)
    one.shows(1_000)
    assert world.store.commits == commits
    one.shows(1_000)
    assert state_of(one) is DeliveryState.PAUSED
    commits = world.store.commits
    one.shows(1_000)
    assert world.store.commits == commits


@pytest.mark.parametrize(
    ("headroom", "state", "flow", "is_late"),
    [
        (177_800, FAST, 600_000, False),  # The rest of the flow for as long as it closes, and
        (177_799, FAST, 600_000, True),  # the bound: nearer it ought to have slowed down.
        (50_000, FAST, 813_000, False),  # At full flow nothing is left of the former.
        (49_999, FAST, 813_000, True),
        (1_000, FAST, 0, False),  # Nothing flows: it may be slowing down just now.
        (0, FAST, 0, True),
        (1, SLOW, 60_000, False),
        (0, SLOW, 60_000, True),
        (0, CLOSING, 60_000, False),  # It is about to.
    ],
)
def test_a_controller_that_ought_to_have_closed_is_cut_off(
    world: World,
    headroom: int,
    state: ControllerState,
    flow: int,
    is_late: bool,  # noqa: FBT001 - A column of the table.
) -> None:
    """Our cut-off is the second of two: not before the device's own, and not a drop later."""
    [one] = bought(world, 1, minor=500)
    one.opens()
    asked = one.flows_to(one.delivery.preset.base - headroom, state=state, flow=ul(flow))
    assert asked == ([m.StopOutlet(one.outlet)] if is_late else [])
    assert ("cut-off" in world.kinds()) is is_late
    assert (one.delivery.reason is StopReason.PRESET) is is_late


def test_a_controller_without_a_slow_stage_may_be_fast_until_its_preset() -> None:
    """There is nothing that it ought to have left."""
    world = opened(can=capabilities(slow_stage=False, overrun_bound=ul(490_000)))
    [one] = bought(world, 1, minor=500)
    one.opens()
    assert one.flows_to(one.delivery.preset.base - 1) == []
    assert one.shows(flowed=one.delivery.preset.base) == [m.StopOutlet(one.outlet)]


def test_all_of_the_limit_may_flow_while_the_valve_closes(world: World) -> None:
    """It is paid for: one drop more is an overrun."""
    [one] = bought(world, 1, minor=500)
    one.opens()
    limit = one.delivery.limit.base
    one.flows_to(limit - 1_000, state=CLOSING, stopped_by=DeviceStop.PRESET)
    assert one.shows(100, flowed=limit) == []
    assert fault(world) == ""
    assert one.shows(100, flowed=limit + 1) == [m.StopOutlet(one.outlet)]
    assert fault(world) == "overrun"
    assert one.delivery.reason is StopReason.OVERRUN


def test_a_bound_without_a_drop_to_spare_forgives_nothing(world: World) -> None:
    """The limit lies the bound above the preset, to the drop: whoever passes it ran over."""
    one = Bench(world)
    world.choose(1)
    world.ask(c.BuyQuantity(2_000_000))
    assert world.visit.sale is not None
    sale = world.visit.sale.id
    world.run_until(lambda: world.prepayment(sale).url != "")
    world.pay(sale)
    world.run_until(lambda: world.sale(sale).state is SaleState.OPEN)
    delivery = one.delivery
    assert delivery.limit.base - delivery.preset.base == BOUND
    one.opens()
    one.flows_to(delivery.limit.base, state=CLOSING, stopped_by=DeviceStop.PRESET)
    assert fault(world) == ""
    one.shows(100, flowed=delivery.limit.base + 1)
    assert fault(world) == "overrun"


@pytest.mark.parametrize(
    ("seen", "reason"),
    [
        ({"state": CLOSED, "stopped_by": DeviceStop.HOST}, StopReason.CONTROLLER_FAULT),
        ({"state": CLOSED, "stopped_by": DeviceStop.NONE}, StopReason.CONTROLLER_FAULT),
        ({"state": CLOSED, "stopped_by": DeviceStop.FAULT}, StopReason.CONTROLLER_FAULT),
        ({"state": CLOSED, "stopped_by": DeviceStop.WATCHDOG}, StopReason.COMMS_LOSS),
        ({"state": CLOSED, "stopped_by": DeviceStop.POWER}, StopReason.POWER_LOSS),
        ({"state": CLOSED, "stopped_by": DeviceStop.HUNG_UP}, StopReason.HUNG_UP),
        (
            {"state": CLOSED, "stopped_by": DeviceStop.PRESET, "calling": False},
            StopReason.HUNG_UP,
        ),
    ],
)
def test_a_valve_that_shut_by_itself_ends_the_delivery_for_the_devices_reason(
    world: World, seen: dict[str, object], reason: StopReason
) -> None:
    """In its own words; one that was at its preset when the nozzle came back was hung up."""
    [one] = bought(world, 1)
    one.opens()
    one.flows_to(600_000)
    assert one.shows(flow=ul(0), **seen) == [m.StopOutlet(one.outlet)]  # type: ignore[arg-type]  # As fields are named.
    assert one.delivery.reason is reason


@pytest.mark.parametrize(
    ("seen", "reason"),
    [
        ({"state": CLOSED, "stopped_by": DeviceStop.HUNG_UP}, StopReason.HUNG_UP),
        ({"state": FAST}, StopReason.MAX_TIME),
    ],
)
def test_a_delivery_that_ends_for_two_reasons_is_told_to_stop_once(
    world: World, seen: dict[str, object], reason: StopReason
) -> None:
    """What was seen comes before what took too long."""
    [one] = bought(world, 1)
    begun_ms = world.clock.mono_ms
    one.opens()
    one.flows_to(600_000)
    late_ms = begun_ms + 900_001 - world.clock.mono_ms
    assert one.shows(late_ms, flow=ul(0), **seen) == [m.StopOutlet(one.outlet)]  # type: ignore[arg-type]  # As fields are named.
    assert one.delivery.reason is reason


def test_a_cut_off_is_why_it_ended_though_it_took_too_long_as_well(world: World) -> None:
    """One stop, one reason."""
    [one] = bought(world, 1, minor=500)
    begun_ms = world.clock.mono_ms
    one.opens()
    late_ms = begun_ms + 900_001 - world.clock.mono_ms
    asked = one.shows(late_ms, flowed=one.delivery.preset.base)
    assert asked == [m.StopOutlet(one.outlet)]
    assert one.delivery.reason is StopReason.PRESET


@pytest.mark.parametrize(
    ("still_ms", "state"),
    [
        (3_000, DeliveryState.DELIVERING),
        (3_001, DeliveryState.PAUSED),
        (60_000, DeliveryState.PAUSED),
        (60_001, DeliveryState.STOPPING),
    ],
)
def test_a_pause_is_shown_after_three_seconds_and_ends_the_delivery_after_a_minute(
    world: World, still_ms: int, state: DeliveryState
) -> None:
    """Each in the millisecond after."""
    [one] = bought(world, 1)
    one.opens()
    one.flows_to(600_000)
    one.shows(still_ms, flow=ul(0))
    assert state_of(one) is state
    ended = state is DeliveryState.STOPPING
    assert one.delivery.reason is (StopReason.NO_FLOW if ended else None)


@pytest.mark.parametrize("over_ms", [0, 1])
def test_a_delivery_may_take_all_of_its_time(world: World, over_ms: int) -> None:
    """A quarter of an hour from its grant, whatever flows, and not a millisecond more."""
    [one] = bought(world, 1)
    begun_ms = world.clock.mono_ms
    one.opens()
    one.flows_to(600_000)
    one.shows(begun_ms + 900_000 + over_ms - world.clock.mono_ms, flowed=700_000)
    assert one.delivery.reason is (StopReason.MAX_TIME if over_ms else None)


# --- The last of the money ----------------------------------------------------------------------


def in_pairs(world: World, *outlets: int) -> list[Bench]:
    """Sell 2.00 from each outlet of one sale, all of it granted: 1.087 L is the preset of each."""
    benches = bought(world, *outlets, minor=200 * len(outlets))
    for one in benches:
        assert (one.delivery.preset.base, one.delivery.reserved.minor) == (1_087_000, 200)
    return benches


def test_who_is_alone_ends_where_the_money_ends(world: World) -> None:
    """There is nobody who could leave anything."""
    [one] = in_pairs(world, 1)
    one.opens()
    one.flows_to(900_000)
    assert one.shuts(1_087_000) == [m.StopOutlet(one.outlet)]
    assert one.delivery.reason is StopReason.PRESET


@pytest.mark.parametrize(("missing", "goes_on"), [(CRUMB, True), (CRUMB - 1, False)])
def test_a_valve_that_shut_before_its_preset_is_opened_for_a_crumb_at_least(
    world: World,
    missing: int,
    goes_on: bool,  # noqa: FBT001 - A column of the table.
) -> None:
    """The preset was raised in the moment in which it was reached: what is left is delivered."""
    [one] = in_pairs(world, 1)
    one.opens()
    one.flows_to(900_000)
    asked = one.shuts(1_087_000 - missing, AGAIN_MS)
    opening = [m.Acknowledge(one.outlet), m.OpenValve(one.outlet, one.delivery.sequence)]
    assert asked == (opening if goes_on else [m.StopOutlet(one.outlet)])
    if goes_on:
        assert one.shows(AGAIN_MS) == []
        assert one.shows(1) == opening


def test_a_device_that_takes_no_raise_ends_at_its_preset() -> None:
    """Whatever others leave, it could not be told."""
    world = opened(can=capabilities(live_raise=False))
    one, _ = in_pairs(world, 1, 2)
    one.opens()
    one.flows_to(900_000)
    assert one.shuts(1_087_000) == [m.StopOutlet(one.outlet)]
    assert one.delivery.reason is StopReason.PRESET


@pytest.mark.parametrize("changes", [{"live_raise": False}, {"preset": PresetKind.RELATIVE}])
def test_a_device_that_takes_no_raise_is_told_none(changes: dict[str, Any]) -> None:
    """Another of the sale has left nearly all of its part, and it runs short itself."""
    world = opened(can=capabilities(**changes))
    one, two = in_pairs(world, 1, 2)
    for bench in (one, two):
        bench.opens()
        bench.flows_to(100_000)
    two.shows(state=CLOSED, stopped_by=DeviceStop.HUNG_UP, flow=ul(0), calling=False)
    two.shows(preset=None)
    two.shows(REST_MS)
    assert not two.delivery.is_open
    assert one.flows_to(900_000) == []
    assert one.delivery.preset == ul(1_087_000)


def test_who_has_used_up_the_money_waits_for_others_twenty_seconds(world: World) -> None:
    """Its valve is shut and its customer is there: somebody of the sale may leave some."""
    one, _ = in_pairs(world, 1, 2)
    one.opens()
    one.flows_to(900_000)
    assert one.shuts(1_087_000) == []
    assert one.shows(20_000) == []
    assert one.delivery.is_open
    assert one.shows(1) == [m.StopOutlet(one.outlet)]
    assert one.delivery.reason is StopReason.PRESET


def test_nobody_waits_for_somebody_who_waits_too(world: World) -> None:
    """The last one that comes to its end ends there, and what it holds is the other's."""
    one, two = in_pairs(world, 1, 2)
    for bench in (one, two):
        bench.opens()
        bench.flows_to(900_000)
    assert one.shuts(1_087_000) == []
    assert two.shuts(1_087_000) == [m.StopOutlet(two.outlet)]


def test_nobody_waits_for_a_delivery_that_has_ended(world: World) -> None:
    """The other has used up its part and is settled."""
    one, two = in_pairs(world, 1, 2)
    for bench in (one, two):
        bench.opens()
        bench.flows_to(900_000)
    two.flows_to(two.delivery.limit.base, state=CLOSING, stopped_by=DeviceStop.HUNG_UP)
    two.shows(state=CLOSED, flow=ul(0), calling=False)
    two.shows(preset=None)
    two.shows(REST_MS)
    assert two.delivery.charge == Money(200)
    assert one.shuts(1_087_000) == [m.StopOutlet(one.outlet)]


def test_a_shut_outlet_gives_its_bound_back_once_it_is_at_rest(world: World) -> None:
    """Shut for as long as a valve takes, and nothing has flowed since: a count is all it keeps."""
    one, _ = in_pairs(world, 1, 2)
    one.opens()
    one.flows_to(900_000)
    one.shuts(1_087_000)
    assert one.shows(REST_MS - 1) == []
    assert one.delivery.reserved == Money(200)
    assert one.shows(1) == []
    kept = one.delivery
    assert (kept.preset, kept.limit) == (ul(1_087_000), ul(1_088_000))
    assert kept.reserved == Money(192)
    assert kept.lowering is None
    check_grant(world, one)
    entries, transfers = len(world.store.entries), len(world.store.transfers)
    assert one.shows(100) == []
    assert (len(world.store.entries), len(world.store.transfers)) == (entries, transfers)


@pytest.mark.parametrize(("over", "why"), [(10_000, ""), (10_001, "overrun")])
def test_a_shut_outlet_may_yield_an_interval_more_than_it_kept(
    world: World, over: int, why: str
) -> None:
    """Its bound is given back, and a hose is still under pressure: that ends it, and no more."""
    one, _ = in_pairs(world, 1, 2)
    one.opens()
    one.flows_to(900_000)
    one.shuts(1_087_000)
    one.shows(REST_MS)
    assert one.delivery.limit == ul(1_088_000)
    assert one.shows(100, flowed=1_088_000 + over) == [m.StopOutlet(one.outlet)]
    assert fault(world) == why
    assert one.delivery.reason is (StopReason.OVERRUN if why else StopReason.PRESET)


def test_what_still_drips_puts_the_rest_off(world: World) -> None:
    """Two readings must say the same."""
    one, _ = in_pairs(world, 1, 2)
    one.opens()
    one.flows_to(900_000)
    one.shuts(1_087_000)
    one.shows(REST_MS, flowed=1_088_000)
    assert one.delivery.reserved == Money(200)
    one.shows(10)
    assert one.delivery.limit == ul(1_089_000)


def test_a_rest_that_is_worth_no_cent_is_noted_and_no_money_is_moved(world: World) -> None:
    """It has used nearly all of its bound: the same money covers the lower limit."""
    one, _ = in_pairs(world, 1, 2)
    one.opens()
    one.flows_to(900_000)
    before = one.delivery
    drawn = before.limit.base - 2_000
    transfers = len(world.store.transfers)
    one.shuts(drawn, 500)
    one.shows(REST_MS)
    assert one.delivery.limit == ul(drawn + 1_000)
    assert one.delivery.reserved == before.reserved
    assert one.delivery.grants == before.grants
    assert len(world.store.transfers) == transfers
    one.shows(100, flowed=drawn + 2_000)
    one.shows(100)
    assert one.delivery.limit == ul(drawn + 1_000), "a limit is never raised by what flows"


def test_a_valve_that_shut_early_is_lowered_before_it_gives_anything_back(world: World) -> None:
    """It could still be opened under the preset that it shows: that one is lowered first."""
    one, _ = in_pairs(world, 1, 2)
    one.opens()
    one.flows_to(900_000)
    before = one.delivery
    one.shuts(1_082_500)
    asked = one.shows(REST_MS)
    assert one.delivery.lowering == ul(1_082_000)
    assert one.delivery.sequence == before.sequence + 1
    assert asked == [one.preset_again()]
    check_grant(world, one)
    assert one.shows(AGAIN_MS) == []
    assert one.shows(1) == asked
    assert one.delivery.reserved == before.reserved
    assert one.obeys() == []
    less = one.delivery
    assert less.lowering is None
    assert (less.preset, less.limit) == (ul(1_082_500), ul(1_083_500))
    assert less.reserved == Money(191)
    assert one.shows() == []


@pytest.mark.parametrize(
    "lacks",
    [
        {"live_lower": False},
        {"preset_resolution": ul(1_000_000)},  # All that it could be told is nothing.
    ],
)
def test_a_device_that_cannot_be_lowered_gives_nothing_back_while_it_waits(
    lacks: dict[str, Any],
) -> None:
    """It shut a little early, and its preset stays in force."""
    world = opened(can=capabilities(**lacks))
    one, _ = bought(world, 1, 2, minor=400)
    one.opens()
    one.nears(900_000)
    before = one.delivery
    one.shuts(before.preset.base - 5_000)
    assert one.shows(REST_MS) == []
    assert one.shows(REST_MS) == []
    assert one.delivery.reserved == before.reserved
    assert one.delivery.sequence == before.sequence


def test_a_shut_outlet_that_shows_no_preset_is_told_one(world: World) -> None:
    """What it would open under is not known: nothing comes back before that is."""
    one, _ = in_pairs(world, 1, 2)
    one.opens()
    one.flows_to(900_000)
    one.shuts(1_087_000, preset=None)
    assert one.shows(REST_MS) == [one.preset_again()]
    assert one.delivery.lowering == ul(1_087_000)
    assert one.delivery.reserved == Money(200)


@pytest.mark.parametrize(("over", "is_raised"), [(0, True), (1, False)])
def test_a_shut_valve_is_opened_only_for_what_is_worth_it(
    world: World,
    over: int,
    is_raised: bool,  # noqa: FBT001 - A column of the table.
) -> None:
    """What the other left buys 350.81 mL more, the least for which a valve is opened; or less."""
    one, two = in_pairs(world, 1, 2)
    for bench in (one, two):
        bench.opens()
        bench.flows_to(700_000)
    two.flows_to(794_000)
    one.nears(1_000_000)
    assert one.shuts(1_077_190 + over, 200) == []
    two.shows(state=CLOSED, stopped_by=DeviceStop.HUNG_UP, flow=ul(0), calling=False)
    two.shows(preset=None)
    two.shows(REST_MS)
    assert two.delivery.charge == Money(140)
    asked = one.shows()
    if not is_raised:
        assert asked == [m.StopOutlet(one.outlet)]
        return
    assert asked == [one.preset_again()], "it is opened only once that is read back"
    assert one.delivery.preset == ul(1_428_000)
    assert one.delivery.reserved == Money(260)
    assert one.obeys(AGAIN_MS) == []
    opening = [m.Acknowledge(one.outlet), m.OpenValve(one.outlet, one.delivery.sequence)]
    assert one.shows(1) == opening


def in_threes(*, first: int) -> tuple[Bench, Bench]:
    """Let two of three wait, one of them longer; return them after the third left 1.20."""
    world = opened(outlets=3)
    one, two, three = in_pairs(world, 1, 2, 3)
    for bench in (one, two, three):
        bench.opens()
        bench.flows_to(400_000)
    two.flows_to(450_000)
    earlier, later = (one, three) if first == 1 else (three, one)
    for bench in (earlier, later):
        bench.nears(1_080_000)
        assert bench.shuts(1_087_000) == []
    two.shows(state=CLOSED, stopped_by=DeviceStop.HUNG_UP, flow=ul(0), calling=False)
    two.shows(preset=None)
    two.shows(REST_MS)
    assert not two.delivery.is_open
    return earlier, later


@pytest.mark.parametrize("first", [1, 3])
def test_what_is_left_goes_to_whoever_has_waited_longest(first: int) -> None:
    """Of two at their end one gets nearly all of it, and the other waits for what that leaves."""
    earlier, later = in_threes(first=first)
    assert earlier.shows() == [earlier.preset_again()]
    assert earlier.delivery.is_final
    assert earlier.obeys(AGAIN_MS + 1) == [earlier.preset_again()], "and then what is left"
    asked = earlier.obeys(AGAIN_MS + 1)
    assert asked[-1] == m.OpenValve(earlier.outlet, earlier.delivery.sequence)
    assert later.shows() == [], "it is not open yet, and may leave something all the same"


@pytest.mark.parametrize("first", [1, 3])
def test_whoever_has_waited_less_is_not_raised(first: int) -> None:
    """Not even where it is asked first; and what it holds is the other's."""
    earlier, later = in_threes(first=first)
    assert later.shows() == [m.StopOutlet(later.outlet)]
    assert earlier.shows() == [earlier.preset_again()]


def test_the_last_of_the_money_is_split_once_and_the_rest_is_the_heirs(world: World) -> None:
    """50 cents for two: eight ninths for the first, and what is left when it asks again."""
    one, _ = bought(world, 1, 2, minor=500)
    one.opens()
    assert one.flows_to(202_400) == []
    assert one.shows(flowed=202_401) == [one.preset_again()]
    assert one.delivery.reserved == Money(225 + 44)
    assert one.delivery.is_final
    check_grant(world, one)
    assert one.shows(AGAIN_MS, flowed=460_000) == [], "not before that is read back"
    sequence = one.delivery.sequence
    assert one.obeys(flowed=470_000) == [one.preset_again()]
    assert one.delivery.sequence == sequence + 1
    assert one.delivery.reserved == Money(225 + 50)
    check_grant(world, one)


@pytest.mark.parametrize("how", ["idle", "stopping"])
def test_who_draws_alone_gets_all_that_is_left(world: World, how: str) -> None:
    """Nothing flows at the other, or it is about to end: it is no reason to split anything."""
    one, two = bought(world, 1, 2, minor=500)
    one.opens()
    one.flows_to(200_000)
    if how == "idle":
        two.obeys()
        one.shows(5_000)
    else:
        world.ask(c.StopOutlet(2))
        assert state_of(two) is DeliveryState.STOPPING
    assert one.shows(100, flowed=203_000) == [one.preset_again()]
    assert one.delivery.reserved == Money(225 + 50)
    assert not one.delivery.is_final


# --- What comes back from an idle outlet --------------------------------------------------------


def idle(world: World, *, minor: int = 400, confirmed_after_ms: int = 10) -> tuple[Bench, Bench]:
    """Let the first of two flow, and the second be armed with nobody there."""
    one, two = bought(world, 1, 2, minor=minor)
    one.opens()
    two.obeys(confirmed_after_ms)
    return one, two


@pytest.mark.parametrize(("still_ms", "is_lowered"), [(4_999, False), (5_000, True)])
def test_an_idle_outlet_is_lowered_after_five_seconds(
    world: World,
    still_ms: int,
    is_lowered: bool,  # noqa: FBT001 - A column of the table.
) -> None:
    """From when its preset was read back, however late that was."""
    one, two = idle(world, confirmed_after_ms=3_000)
    since_ms = world.clock.mono_ms
    one.shows(still_ms - 100, flowed=200_000)
    asked = two.shows(since_ms + still_ms - world.clock.mono_ms)
    assert asked == ([two.preset_again()] if is_lowered else [])
    assert two.delivery.lowering == (ul(101_000) if is_lowered else None)


@pytest.mark.parametrize(("still_ms", "is_lowered"), [(4_999, True), (5_000, False)])
def test_nothing_is_taken_back_for_somebody_who_draws_nothing(
    world: World,
    still_ms: int,
    is_lowered: bool,  # noqa: FBT001 - A column of the table.
) -> None:
    """Five seconds without flow, and the other one is idle itself."""
    one, two = idle(world)
    one.shows(3_000, flowed=200_000)
    asked = two.shows(still_ms)
    assert asked == ([two.preset_again()] if is_lowered else [])


def test_an_outlet_is_lowered_for_one_that_waits_for_money(world: World) -> None:
    """Its valve is shut, and so nothing flows: it wants more all the same."""
    one, two = idle(world)
    one.nears(1_080_000)
    assert one.shuts(1_087_000) == []
    assert two.shows(6_000) == [two.preset_again()]
    assert two.delivery.lowering == ul(101_000)


@pytest.mark.parametrize(("minor", "is_lowered"), [(811, True), (812, False)])
def test_nothing_is_taken_back_while_there_is_enough_for_all(
    world: World,
    minor: int,
    is_lowered: bool,  # noqa: FBT001 - A column of the table.
) -> None:
    """3.62 is what both need to stay above their low-water marks."""
    one, two = idle(world, minor=minor)
    one.shows(4_900, flowed=100_000)
    asked = two.shows(100)
    assert asked == ([two.preset_again()] if is_lowered else [])


def test_who_is_alone_keeps_everything(world: World) -> None:
    """Nobody wants what an idle outlet holds."""
    [one] = bought(world, 1, minor=400)
    one.obeys()
    assert one.shows(6_000) == []
    assert one.shows(6_000) == []


def test_a_device_that_cannot_be_lowered_keeps_everything() -> None:
    """Though nothing flows there, and another of the sale runs short."""
    world = opened(can=capabilities(live_lower=False))
    one, two = idle(world)
    one.shows(4_900, flowed=200_000)
    assert two.shows(100) == []


def test_what_is_not_worth_it_is_not_taken_back(world: World) -> None:
    """It has nearly used up its preset already."""
    one, two = idle(world)
    two.opens()
    two.flows_to(800_000)
    one.shows(4_900, flowed=200_000)
    assert two.shows(100) == []


def test_nothing_opens_while_an_outlet_is_being_lowered(world: World) -> None:
    """Somebody lifts the nozzle now: it opens under the preset that it shows, once it does."""
    one, two = idle(world)
    one.shows(4_900, flowed=200_000)
    lower = two.shows(100)
    assert two.shows(calling=True) == []
    assert two.shows(AGAIN_MS - 10) == []
    assert two.shows(1) == lower
    assert two.delivery.reserved == Money(200)
    opening = [m.OpenValve(two.outlet, two.delivery.sequence)]
    assert two.obeys() == opening
    less = two.delivery
    assert (less.preset, less.limit, less.lowering) == (ul(101_000), ul(151_000), None)
    assert less.reserved == Money(27)
    check_grant(world, two)
    assert less.state is DeliveryState.OPENING


@pytest.mark.parametrize(
    ("state", "slow_stage", "is_released"),
    [
        (SLOW, True, True),
        (FAST, True, False),
        (CLOSING, True, False),
        (FAST, False, True),  # It covers no more than its bound, ever.
    ],
)
def test_money_comes_back_from_a_valve_that_is_slow(
    state: ControllerState,
    slow_stage: bool,  # noqa: FBT001 - A column of the table.
    is_released: bool,  # noqa: FBT001 - A column of the table.
) -> None:
    """From full flow it covers more than its bound: all of the hold stays, and nothing is told."""
    world = opened(can=capabilities(slow_stage=slow_stage))
    one, two = idle(world)
    two.opens()
    two.flows_to(100_000)
    one.shows(4_900, flowed=200_000)
    two.shows(100, flow=ul(0))
    assert two.delivery.lowering == ul(201_000)
    assert two.obeys(state=state) == []
    assert (two.delivery.lowering is None) is is_released
    assert two.delivery.limit == ul(251_000 if is_released else 1_137_009)
    sequence = two.delivery.sequence
    assert two.shows(AGAIN_MS + 1) == []
    assert two.delivery.sequence == sequence
    two.shows(state=SLOW)
    assert two.delivery.lowering is None


@pytest.mark.parametrize(("drawn", "is_released"), [(200_999, True), (201_000, False)])
def test_who_draws_up_to_the_lower_preset_gives_back_what_is_certain(
    world: World,
    drawn: int,
    is_released: bool,  # noqa: FBT001 - A column of the table.
) -> None:
    """The valve closes at it, and what it measures counts."""
    one, two = idle(world)
    two.opens()
    two.flows_to(100_000)
    one.shows(4_900, flowed=200_000)
    two.shows(100, flow=ul(0))
    asked = two.obeys(300, flowed=drawn, state=SLOW, flow=ul(60_000))
    assert (two.delivery.lowering is None) is is_released
    if is_released:
        assert asked == [two.preset_again()], "it draws, and is raised again"
        return
    assert asked == []
    assert two.shuts(205_000) == [], "not opened again, and not over"
    assert two.shows(AGAIN_MS + 1) == []
    assert two.delivery.reserved == Money(200)
    two.shows(REST_MS)
    less = two.delivery
    assert (less.preset, less.limit, less.lowering) == (ul(205_000), ul(206_000), None)
    assert less.reserved == Money(37)


def test_an_outlet_that_is_being_lowered_is_not_raised(world: World) -> None:
    """It draws again from full flow before anything has come back: that has to be first."""
    one, two = bought(world, 1, 2, minor=500)
    one.opens()
    two.opens()
    one.flows_to(200_000)
    two.shows(4_900, flowed=100_000)
    asked = one.shows(100, flow=ul(0))
    assert one.delivery.lowering == ul(301_000)
    assert asked == [one.preset_again()]
    assert one.obeys() == []
    assert one.shows(100, flowed=220_000, flow=ul(600_000)) == []
    assert one.delivery.lowering == ul(301_000)


def test_an_outlet_whose_raise_is_not_shown_is_not_lowered(world: World) -> None:
    """Nobody knows which preset it has: first that one is told again."""
    one, two = bought(world, 1, 2, minor=500)
    one.opens()
    two.opens()
    raised = one.flows_to(210_000)
    two.shows(4_900, flowed=100_000)
    assert one.shows(100, flow=ul(0)) == raised


# --- Its end ------------------------------------------------------------------------------------


def test_a_shut_valve_is_at_rest_after_its_closing_time(world: World) -> None:
    """600 ms as it is rated, and one for the meter: the next reading is the final one."""
    [one] = bought(world, 1)
    one.opens()
    one.flows_to(600_000)
    world.ask(c.Finish())
    one.shows(state=CLOSED, stopped_by=DeviceStop.HOST, flow=ul(0), preset=None)
    one.shows(REST_MS - 1)
    assert one.delivery.is_open
    asked = one.shows(1)
    assert m.Watch(one.outlet, closely=False) in asked
    assert m.Watch(one.outlet, closely=True) not in asked
    assert not one.delivery.is_open


def test_an_overrun_that_only_the_final_reading_shows_is_a_fault(world: World) -> None:
    """It flowed on after the stop: the outlet is out of use once that is certain."""
    [one] = bought(world, 1, minor=500)
    one.opens()
    one.flows_to(600_000)
    world.ask(c.Finish())
    over_limit = one.delivery.limit.base + 6_000
    one.flows_to(over_limit, state=CLOSED, flow=ul(0), preset=None)
    assert fault(world) == ""
    one.shows(REST_MS)
    assert not one.delivery.is_open
    assert fault(world) == "overrun"


def test_a_valve_that_opens_again_is_not_at_rest(world: World) -> None:
    """Its time begins when it is shut again."""
    [one] = bought(world, 1)
    one.opens()
    one.flows_to(600_000)
    world.ask(c.Finish())
    one.shows(state=CLOSED, flow=ul(0), preset=None)
    one.shows(300, state=FAST, flow=ul(1_000))
    one.shows(300, state=CLOSED, flow=ul(0))
    one.shows(REST_MS - 1)
    assert one.delivery.is_open
    one.shows(1)
    assert not one.delivery.is_open


def test_a_valve_that_does_not_close_is_stuck_after_three_seconds(world: World) -> None:
    """From when the stop was asked; it is asked again every four tenths of a second."""
    [one] = bought(world, 1)
    one.opens()
    one.flows_to(600_000)
    world.ask(c.Finish())
    assert one.shows(AGAIN_MS) == []
    assert one.shows(1) == [m.StopOutlet(one.outlet)]
    one.shows(3_000 - AGAIN_MS - 1)
    assert fault(world) == ""
    one.shows(1)
    assert fault(world) == "valve_stuck"


def found(world: World, one: Bench) -> None:
    """Let nothing be heard of an outlet until it is given up; then it says who it is."""
    world.clock.turn(2_001)
    world.handle(m.Ticked())
    assert state_of(one) is DeliveryState.SILENT
    world.handle(m.Identified(one.outlet, world.controller(one.outlet).identify()))


def test_a_delivery_that_is_found_is_stopped_and_has_three_seconds_to_close(world: World) -> None:
    """A stop at once, the next when it would show, and no talk of a valve that is stuck before."""
    [one] = bought(world, 1)
    one.opens()
    one.flows_to(600_000)
    world.clock.turn(1_001)
    world.handle(m.Ticked())
    found(world, one)
    stop = [m.StopOutlet(one.outlet)]
    assert one.shows() == stop
    assert state_of(one) is DeliveryState.STOPPING
    assert one.shows(AGAIN_MS) == []
    assert one.shows(1) == stop
    one.shows(3_000 - AGAIN_MS - 1)
    assert fault(world) != "valve_stuck"
    one.shows(1)
    assert fault(world) == "valve_stuck"


def test_a_delivery_that_is_found_shut_is_at_rest_only_from_then_on(world: World) -> None:
    """What it showed before it fell silent says nothing about what has flowed since."""
    [one] = bought(world, 1)
    one.opens()
    one.flows_to(600_000)
    world.ask(c.Finish())
    one.shows(state=CLOSED, flow=ul(0), preset=None)
    found(world, one)
    one.shows()
    one.shows()
    one.shows(REST_MS - 1)
    assert one.delivery.is_open
    one.shows(1)
    assert not one.delivery.is_open


def over(world: World, one: Bench, **seen: object) -> None:
    """Let a delivery end at rest, and the world go on from what its meter shows."""
    world.ask(c.Finish())
    shut = {"state": CLOSED, "flow": ul(0), "preset": None, "calling": False, **seen}
    one.shows(**shut)  # type: ignore[arg-type]  # As fields are named.
    one.shows(REST_MS)
    assert not one.delivery.is_open
    world.controller(one.outlet).total_base = one.status.total.base
    world.clock.turn(-world.clock.mono_ms % TICK_MS)
    world.finish(one.delivery.sale)


def test_what_a_valve_showed_in_the_delivery_before_counts_no_more(world: World) -> None:
    """It opened and shut between two readings: its rest begins with the first of them."""
    [one] = bought(world, 1)
    one.opens()
    one.flows_to(600_000)
    over(world, one)
    one, _ = in_pairs(world, 1, 2)
    one.obeys()
    one.shows(calling=True)
    assert one.shuts(1_087_000, 2_000) == []
    one.shows(REST_MS - 1)
    assert one.delivery.reserved == Money(200)
    one.shows(1)
    assert one.delivery.reserved == Money(192)


def closings(world: World) -> int:
    """Return how many closings of the first outlet something was learned from."""
    record = world.store.saved["OutletRecord", "1"]
    assert isinstance(record, OutletRecord)
    return sum(one.count for one in record.closings)


def test_nothing_is_learned_from_a_flow_that_nobody_saw(world: World) -> None:
    """Neither at first, nor from the flow of the delivery before."""
    for seen in (False, True, False):
        before = closings(world)
        [one] = bought(world, 1, minor=400)
        one.obeys()
        one.shows(calling=True)
        if seen:
            one.shows(state=SLOW, stopped_by=DeviceStop.NONE, flow=ul(60_000))
        one.shuts(one.delivery.preset.base + 10_000, 3_000)
        over(world, one)
        assert closings(world) - before == seen


def test_three_in_a_row_without_a_drop_are_an_alarm(world: World) -> None:
    """One with a drop begins the row anew; one that was never opened is not counted."""
    for number, drops in enumerate([0, 0, 1_000, 0, None, 0, 0], 1):
        [one] = bought(world, 1)
        if drops is None:
            one.obeys()
        else:
            one.opens()
            one.shows(500, flowed=drops)
        over(world, one)
        told = "no_flow:1" in world.core.alarms(world.clock.now())
        assert told is (number == 7)


def test_the_journal_says_what_each_entry_of_a_delivery_is_about(world: World) -> None:
    """What was granted, opened and delivered is the delivery's; what went wrong is the meter's."""
    [one] = bought(world, 1, minor=500)
    one.opens()
    one.flows_to(one.delivery.preset.base, state=SLOW)
    one.flows_to(one.delivery.limit.base + 100_000)
    over(world, one)
    about = {entry.kind: entry.relevance for entry in world.store.entries}
    assert {kind: about[kind] for kind in ("grant", "valve-open-asked", "delivery")} == {
        "grant": Relevance.DELIVERY,
        "valve-open-asked": Relevance.DELIVERY,
        "delivery": Relevance.DELIVERY,
    }
    assert about["cut-off"] is Relevance.METER
    assert about["overrun"] is Relevance.METER


@pytest.mark.parametrize("cause", [DeviceStop.FAULT, DeviceStop.HOST])
def test_a_valve_that_shut_by_itself_before_anything_flowed_is_not_opened_again(
    world: World, cause: DeviceStop
) -> None:
    """It was open, and nobody hung up: it is over."""
    [one] = bought(world, 1)
    one.opens()
    asked = one.shows(AGAIN_MS + 1, state=CLOSED, stopped_by=cause, flow=ul(0))
    assert asked == [m.StopOutlet(one.outlet)]
    assert one.delivery.reason is StopReason.CONTROLLER_FAULT


# --- What a tank leaves -------------------------------------------------------------------------


@pytest.mark.req("RD-26")
@pytest.mark.parametrize(("minor", "reason"), [(528, StopReason.PRESET), (529, StopReason.SUPPLY)])
def test_a_tank_ends_a_delivery_only_where_money_is_left(minor: int, reason: StopReason) -> None:
    """Three litres cost 5.28: with a cent more it is the tank that was too small."""
    world = opened(place=shared(site(1), stock_max=ul(3_000_000)))
    [one] = bought(world, 1, minor=minor)
    assert one.delivery.limit == ul(3_000_000)
    one.opens()
    one.nears(2_900_000)
    one.shuts(one.delivery.preset.base)
    assert one.delivery.reason is reason


@pytest.mark.req("RD-26")
@pytest.mark.parametrize(
    ("left", "reason"), [(CRUMB, StopReason.PRESET), (CRUMB - 1, StopReason.SUPPLY)]
)
def test_a_tank_with_a_crumb_left_is_not_empty(left: int, reason: StopReason) -> None:
    """Two litres are the most of any sale: the record says whether the tank had more."""
    place = shared(site(1), stock_max=ul(2_000_000 + left))
    diesel = replace(place.products["diesel"], largest=ul(2_000_000))
    world = opened(place=replace(place, products={"diesel": diesel}))
    [one] = bought(world, 1, minor=400)
    assert one.delivery.limit == ul(2_000_000)
    one.opens()
    one.nears(1_900_000)
    one.shuts(one.delivery.preset.base)
    assert one.delivery.reason is reason


@pytest.mark.req("RD-26")
def test_what_was_delivered_is_taken_out_of_the_tank() -> None:
    """Only once it is final, and to the drop."""
    world = opened(place=shared(site(1), stock_max=ul(9_000_000)))
    [one] = bought(world, 1)
    one.opens()
    one.flows_to(1_234_567)
    assert ("Setting", "stock:pump") not in world.store.saved
    over(world, one)
    assert world.store.saved["Setting", "stock:pump"] == Setting("stock:pump", "7765433")


# --- From one delivery to the next --------------------------------------------------------------


def test_a_grant_names_every_price_that_it_was_reckoned_with() -> None:
    """The journal alone must show that the money covers the limit: the last block has no end."""
    place = site(1)
    diesel = place.products["diesel"]
    tiers = replace(diesel.tariff, blocks=(Block(20_000, 3_000_000), Block(10_000)))
    product = replace(diesel, tariff=tiers)
    world = opened(place=replace(place, products={"diesel": product}))
    bought(world, 1)
    body = granted(world)
    assert body["blocks"] == [[20_000, 3_000_000], [10_000, 0]]
    assert body["per_minor"] == 10**8


def test_a_meter_that_ran_back_below_an_opening_is_noticed_after_a_restart(world: World) -> None:
    """Where the meter stood at the opening is written down with the grant, warmth and all."""
    controller = world.controller()
    controller.total_base += 9_000
    world.run(1_000)
    world.buy(1)
    assert world.delivery().opening == ul(5_009_000)
    controller.total_base -= 4_000
    world.start()
    world.run(1_000)
    assert fault(world) == "meter_backwards"
    assert world.delivery().is_open


def test_a_valve_that_was_to_close_at_the_kill_is_stuck_three_seconds_after_it(
    world: World,
) -> None:
    """Its time begins with the first reading after the start."""
    [one] = bought(world, 1)
    one.opens()
    one.flows_to(600_000)
    world.ask(c.Finish())
    assert state_of(one) is DeliveryState.STOPPING
    world.start()
    world.handle(m.Identified(one.outlet, world.controller().identify()))
    one.shows()
    one.shows(3_000)
    assert fault(world) != "valve_stuck"
    one.shows(1)
    assert fault(world) == "valve_stuck"


def test_who_waited_for_money_in_the_delivery_before_may_leave_some_in_this_one(
    world: World,
) -> None:
    """It fell silent while it waited; in the next sale nobody takes it for one that waits."""
    one, _ = in_pairs(world, 1, 2)
    one.opens()
    one.nears(1_080_000)
    assert one.shuts(1_087_000) == []
    sale = one.delivery.sale
    found(world, one)
    world.ask(c.Finish())
    world.controller().total_base = one.status.total.base
    world.clock.turn(-world.clock.mono_ms % TICK_MS)
    world.finish(sale)
    world.run(2_000)
    one, two = in_pairs(world, 1, 2)
    two.opens()
    two.nears(1_080_000)
    assert two.shuts(1_087_000) == []


@pytest.mark.req("RD-20")
@pytest.mark.parametrize("stopped", [False, True], ids=["delivering", "stopping"])
def test_the_rest_can_be_moved_though_an_outlet_of_the_sale_is_gone(
    stopped: bool,  # noqa: FBT001 - A column of the table.
) -> None:
    """It was taken out of the settings in the middle: it keeps its hold, and nobody waits for it.

    An attendant sends the rest elsewhere, and it is delivered there to its end.
    """
    world = World(3)
    world.hire()
    world.run(1_500)
    sale = world.buy(1, 2, minor=900)
    for outlet in (1, 2):
        world.lift(outlet)
        world.flow(outlet, 300_000)
    if stopped:
        world.controller(2).ignores_stop = True
        world.ask(c.StopOutlet(2))
    gone = world.delivery(2)
    assert gone.state is (DeliveryState.STOPPING if stopped else DeliveryState.DELIVERING)
    world.controller(1).ignores_stop = True
    outlets = {key: one for key, one in world.site.outlets.items() if key != gone.outlet}
    world.site = replace(world.site, outlets=outlets)
    world.start()
    world.run(1_000)
    world.log_in(screen="back")
    assert world.ask(c.ToggleOutlet(1), "back").sale is not None
    assert world.ask(c.MoveRemainder(3, "customer_asked"), "back").notice is Notice.NONE
    world.controller(1).ignores_stop = False
    world.lift(3)
    world.run_until(lambda: world.delivery(3).reason is not None)
    assert world.delivery(3).reason is StopReason.PRESET
    assert world.delivery(3).delivered.base > 1_000_000
    assert world.delivery(2) == gone
    assert world.sale(sale).state is SaleState.OPEN
    world.check_books()


# --- A meter that is corrected --------------------------------------------------------------------


@pytest.mark.parametrize(("parts", "past"), [(99_500, 1_000), (100_500, -1_000), (100_000, 1_000)])
def test_nothing_flows_past_a_limit_as_it_is_shown_or_as_it_is_corrected(
    world: World, parts: int, past: int
) -> None:
    """Whichever of the two comes first ends a delivery: the promise holds in both."""
    world.core._watched[OutletId(1)].factor = MeterFactor(parts)
    [one] = bought(world, 1)
    one.opens()
    limit = one.delivery.limit.base
    while one.status.total.base - one.delivery.opening.base < limit - 2_000_000:
        one.flows_to(one.status.total.base - one.delivery.opening.base + 1_000_000)
        one.obeys()
    limit = one.delivery.limit.base
    assert one.flows_to(limit - 100_000, state=CLOSING) == []
    assert m.StopOutlet(one.outlet) in one.flows_to(limit + past, state=CLOSING)


def test_an_idle_outlet_keeps_what_its_meter_shows_though_less_is_charged(world: World) -> None:
    """It counts as it shows: a preset below that would have been reached long ago."""
    world.core._watched[OutletId(2)].factor = MeterFactor(99_500)
    one, two = bought(world, 1, 2, minor=400)
    one.opens()
    two.opens()
    two.flows_to(200_000, state=SLOW, flow=ul(60_000))
    two.shows(10, flow=ul(0))
    for flowed in range(30_000, 330_001, 30_000):
        one.shows(600, flowed=flowed, state=SLOW, flow=ul(60_000))
        two.shows(10)
    assert two.delivery.lowering == ul(200_000 + 101_000)
