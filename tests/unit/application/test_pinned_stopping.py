"""What ends a delivery and what takes an outlet out of use, reason by reason."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.bench import NOW, Bench
from fakes.flow_controller import capabilities
from fakes.values import litres, ul

from kiosk.application import messages as m
from kiosk.application.state import STOPPED, Watched
from kiosk.application.stopping import DOUBTS, PASSING
from kiosk.domain.controller import ControllerState, Fault, Identity
from kiosk.domain.delivery import RUNNING, DeliveryState, StopReason
from kiosk.domain.journal import Relevance
from kiosk.domain.moment import Moment
from kiosk.domain.outlet import OutletId, OutletState
from kiosk.domain.site import Supply
from kiosk.ports import Setting

ONE, TWO, THREE = (OutletId(number) for number in (1, 2, 3))
STOP_ONE = m.StopOutlet(ONE)
STRANGER = Identity("ACME", "FC2", "FC-1", "1.0")
LASTING = ("leak", "overrun", "valve_stuck", "group_shut_off", "wrong_unit", "controller_valve")


def metered(bench: Bench, base: int, outlet: int = 1) -> None:
    """Let the meter of an outlet show something that is believed."""
    bench.metering.read(bench.change, bench.read(outlet, total=ul(base)))


def waiting(bench: Bench) -> Watched:
    """Let a valve be seen shut, and its customer wait for a turn and for money."""
    watch = bench.watch()
    watch.closed_ms = watch.waits_ms = watch.starved_ms = 9_000
    watch.closed_base = 1_000_700_000
    return watch


def known(bench: Bench) -> Watched:
    """Let an outlet have said who it is, and be free."""
    watch = bench.watch()
    watch.state, watch.identity, watch.identify_ms = OutletState.IDLE, STRANGER, 9_000
    return watch


# --- Deliveries ----------------------------------------------------------------------------------


def test_a_delivery_is_as_its_meter_says_now() -> None:
    """The newest reading that was believed, stored or not; the rest is as it was."""
    bench = Bench()
    delivery = bench.deliver(total=ul(1_000_500_000))
    assert bench.stopping.live(delivery) == delivery  # Nothing was read since the start.
    metered(bench, 1_000_700_000)
    assert bench.stopping.live(delivery) == replace(delivery, total=ul(1_000_700_000))
    assert bench.stopping.live(delivery).delivered == ul(700_000)


def test_a_delivery_that_its_outlet_has_left_behind_stays_as_it_was() -> None:
    """What flows now is another's; and an outlet may be gone from the settings altogether."""
    bench = Bench()
    delivery = bench.deliver(total=ul(1_000_500_000))
    metered(bench, 1_000_700_000)
    earlier = replace(delivery, id="D-000099")
    assert bench.stopping.live(earlier) == earlier
    gone = replace(delivery, outlet=OutletId(9))
    assert bench.stopping.live(gone) == gone


@pytest.mark.parametrize("state", DeliveryState)
def test_a_delivery_runs_until_something_has_ended_it(state: DeliveryState) -> None:
    """Neither one that is closing nor one that is lost runs, and nothing runs at a free outlet."""
    bench = Bench()
    delivery = bench.deliver(state=state)
    runs = bench.stopping.runs(bench.change, bench.watch())
    assert runs == (delivery if state in RUNNING else None)
    assert bench.stopping.runs(bench.change, bench.watch(2)) is None


@pytest.mark.parametrize("state", sorted(RUNNING))
def test_a_stop_ends_what_runs_with_its_newest_reading(state: DeliveryState) -> None:
    """The valve is told to close, the last drops are awaited, and nobody waits for a turn."""
    bench = Bench()
    bench.deliver(state=state)
    metered(bench, 1_000_700_000)
    watch = waiting(bench)
    bench.stopping.stop(bench.change, ONE, StopReason.CUSTOMER)
    stopped = bench.delivery()
    assert (stopped.state, stopped.reason) == (DeliveryState.STOPPING, StopReason.CUSTOMER)
    assert stopped.total == ul(1_000_700_000)
    assert bench.asked == [STOP_ONE]
    assert watch.stop_asked_ms == watch.asked_ms == NOW.mono_ms
    cleared = (watch.closed_ms, watch.closed_base, watch.waits_ms, watch.starved_ms)
    assert cleared == (None, None, None, None)


def test_a_delivery_that_closes_is_not_told_again() -> None:
    """It is asked again until a status shows it shut; the first reason stands."""
    bench = Bench()
    delivery = bench.deliver(state=DeliveryState.STOPPING, reason=StopReason.CUSTOMER)
    bench.stopping.stop(bench.change, ONE, StopReason.STOP_ALL)
    assert bench.delivery() == delivery
    assert bench.asked == []


@pytest.mark.parametrize(
    ("before", "after"),
    [(None, StopReason.STOP_ALL), (StopReason.COMMS_LOSS, StopReason.COMMS_LOSS)],
)
def test_a_delivery_that_is_lost_is_told_to_close_and_stays_lost(
    before: StopReason | None, after: StopReason
) -> None:
    """It keeps its hold, the first reason stands, and its time to close has not begun."""
    bench = Bench()
    lost = bench.deliver(state=DeliveryState.SILENT, reason=before)
    bench.stopping.stop(bench.change, ONE, StopReason.STOP_ALL)
    assert bench.asked == [STOP_ONE]
    assert bench.delivery() == replace(lost, reason=after)
    assert bench.watch().stop_asked_ms is None


def test_a_stop_where_nothing_runs_closes_the_valve_and_writes_nothing() -> None:
    """Harmless, and certain."""
    bench = Bench()
    bench.stopping.stop(bench.change, ONE, StopReason.CUSTOMER)
    assert bench.asked == [STOP_ONE]
    assert not bench.change.batch()


@pytest.mark.parametrize(
    ("before", "after"),
    [(None, StopReason.COMMS_LOSS), (StopReason.CUSTOMER, StopReason.CUSTOMER)],
)
def test_a_delivery_that_nobody_hears_any_more_is_lost(
    before: StopReason | None, after: StopReason
) -> None:
    """For want of an answer, unless it was ending already; its outlet is out of use."""
    bench = Bench()
    bench.deliver(state=DeliveryState.DELIVERING, reason=before)
    bench.stopping.lose(bench.change, bench.delivery(), "silent")
    assert (bench.delivery().state, bench.delivery().reason) == (DeliveryState.SILENT, after)
    assert bench.watch().fault == "silent"
    assert bench.watch().state is OutletState.INOPERATIVE


def test_a_delivery_about_which_nothing_could_be_stored_is_ended_once() -> None:
    """As soon as it can be written down, and not again afterwards."""
    bench = Bench()
    bench.deliver()
    bench.stopping.make_up(bench.change, ONE)
    assert bench.asked == []
    bench.watch().must_end = True
    bench.stopping.make_up(bench.change, ONE)
    assert bench.delivery().state is DeliveryState.STOPPING
    assert bench.delivery().reason is StopReason.STORAGE
    assert bench.asked == [STOP_ONE]
    assert not bench.watch().must_end


# --- Asked again ---------------------------------------------------------------------------------

OPEN, SHUT = ControllerState.OPEN_FAST, ControllerState.CLOSED


@pytest.mark.parametrize(
    ("state", "flow", "preset", "has_delivery", "after_ms"),
    [
        (OPEN, 600_000, 11_000_000, True, 400),
        (OPEN, 0, None, True, 400),  # Nothing flows, but something could.
        (SHUT, 10, None, True, 400),  # It says that it is shut, and leaks.
        (OPEN, 600_000, 11_000_000, False, 400),
        (SHUT, 0, 11_000_000, True, 400),  # The next one at this outlet must not inherit it.
        (SHUT, 0, 11_000_000, False, 5_000),  # Nobody waits for it.
    ],
)
def test_a_stop_is_asked_again_until_it_is_shown(
    state: ControllerState,
    flow: int,
    preset: int | None,
    has_delivery: bool,  # noqa: FBT001 - A column of the table.
    after_ms: int,
) -> None:
    """Shut, nothing flowing, and without a preset; not before the last stop had its time."""
    for age_ms, asks in ((after_ms, False), (after_ms + 1, True)):
        bench = Bench()
        if has_delivery:
            bench.deliver(state=DeliveryState.STOPPING)
        watch = bench.watch()
        watch.asked_ms = NOW.mono_ms - age_ms
        told = None if preset is None else ul(preset)
        reading = bench.read(state=state, flow=ul(flow), preset=told)
        is_open = bench.stopping.keep_shut(bench.change, reading)
        assert is_open is (state is OPEN or flow > 0)
        assert bench.asked == ([STOP_ONE] if asks else [])
        assert watch.asked_ms == (NOW.mono_ms if asks else NOW.mono_ms - age_ms)


@pytest.mark.parametrize("has_delivery", [True, False])
def test_a_valve_that_is_shut_without_a_preset_is_left_alone(
    has_delivery: bool,  # noqa: FBT001 - A column of the table.
) -> None:
    """However long ago it was told."""
    bench = Bench(now=Moment(utc_ms=1_000_000, mono_ms=10_000_000))
    if has_delivery:
        bench.deliver(state=DeliveryState.STOPPING)
    assert not bench.stopping.keep_shut(bench.change, bench.read())
    assert bench.asked == []


# --- All at once ---------------------------------------------------------------------------------


def test_a_stop_of_all_ends_everything_and_locks_every_outlet() -> None:
    """What runs ends for this reason, what does not is told as well, and all of it is kept."""
    bench = Bench()
    bench.deliver(2)
    for watch in bench.watched.values():
        watch.state = OutletState.IDLE
    bench.stopping.stop_all(bench.change, StopReason.ATTENDANT)
    assert bench.asked == [STOP_ONE, m.StopOutlet(TWO), m.StopOutlet(THREE)]
    assert bench.delivery(2).reason is StopReason.ATTENDANT
    assert bench.change.setting(STOPPED) == "1"
    assert {watch.state for watch in bench.watched.values()} == {OutletState.CLOSED}


# --- Faults --------------------------------------------------------------------------------------


def failed(first: str, *then: str) -> Bench:
    """Return an outlet that had one fault and then others, known and at rest."""
    bench = Bench()
    bench.stopping.fail(bench.change, ONE, first)
    known(bench)
    bench.begin()
    for fault in then:
        bench.stopping.fail(bench.change, ONE, fault)
    return bench


@pytest.mark.parametrize("fault", ["silent", "not_heard_yet", "line_down", "storage"])
def test_a_fault_that_passes_is_written_down_nowhere(fault: str) -> None:
    """The outlet is out of use until it is heard again, and must say again who it is."""
    bench = Bench()
    watch = known(bench)
    bench.stopping.fail(bench.change, ONE, fault)
    assert (watch.fault, watch.state) == (fault, OutletState.INOPERATIVE)
    assert (watch.identity, watch.identify_ms) == (None, None)
    assert bench.asked == []
    assert not bench.change.batch()
    assert fault in PASSING


@pytest.mark.parametrize("fault", [*LASTING, *sorted(DOUBTS)])
def test_a_fault_that_stays_is_kept_and_told(fault: str) -> None:
    """Over a restart, until an attendant has looked; who it is stays known."""
    bench = Bench()
    watch = known(bench)
    bench.stopping.fail(bench.change, ONE, fault)
    assert (watch.fault, watch.state) == (fault, OutletState.INOPERATIVE)
    assert (watch.identity, watch.identify_ms) == (STRANGER, 9_000)
    assert bench.record().fault == fault
    [note] = bench.notes
    assert (note.relevance, note.kind) == (Relevance.METER, "outlet-fault")
    assert note.body == {"outlet": 1, "fault": fault}


def test_figures_are_doubted_of_strangers_and_of_meters_that_lied_or_forgot() -> None:
    """Whatever a totaliser may be doubted for."""
    doubts = {"other_controller", "totaliser_lost", "meter_jumped", "meter_backwards"}
    assert doubts == DOUBTS


@pytest.mark.parametrize(
    ("first", "then", "stands"),
    [
        ("silent", "leak", "leak"),
        ("leak", "silent", "leak"),  # The first cause stands until somebody has looked.
        ("leak", "valve_stuck", "leak"),
        ("leak", "meter_jumped", "meter_jumped"),  # But a lie is worse than any cause.
        ("meter_jumped", "meter_backwards", "meter_jumped"),
        ("meter_jumped", "leak", "meter_jumped"),
        ("silent", "line_down", "line_down"),
        ("meter_jumped", "silent", "meter_jumped"),
    ],
)
def test_which_of_two_faults_stands(first: str, then: str, stands: str) -> None:
    """What passes gives way to anything; what stays gives way only to doubt."""
    bench = failed(first, then)
    assert bench.watch().fault == stands
    kinds = [note.kind for note in bench.notes]
    assert kinds == (["outlet-fault"] if stands == then and then not in PASSING else [])


@pytest.mark.parametrize("fault", ["silent", "leak", "meter_jumped"])
def test_the_same_fault_again_is_no_news(fault: str) -> None:
    """Nothing is written, and whoever has said meanwhile who they are need not say it again."""
    bench = failed(fault, fault)
    assert bench.watch().identity == STRANGER
    assert not bench.change.batch()


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        ("not_heard_yet", StopReason.COMMS_LOSS),
        ("overrun", StopReason.OVERRUN),
        ("group_shut_off", StopReason.GROUP),
        ("leak", StopReason.CONTROLLER_FAULT),
        ("storage", StopReason.CONTROLLER_FAULT),
    ],
)
def test_a_fault_ends_what_runs_at_its_outlet_and_says_why(fault: str, reason: StopReason) -> None:
    """And nowhere else."""
    bench = Bench()
    bench.deliver(1)
    bench.deliver(2)
    bench.stopping.fail(bench.change, ONE, fault)
    assert (bench.delivery(1).state, bench.delivery(1).reason) == (DeliveryState.STOPPING, reason)
    assert bench.delivery(2).state is DeliveryState.DELIVERING
    assert bench.asked == [STOP_ONE]


def test_a_valve_that_does_not_close_shuts_off_whatever_draws_on_its_supply() -> None:
    """Once; what has flowed until then is billed, and what flows on is nobody's purchase."""
    pump = Supply("pump", "Pump")
    bench = Bench(4, supplies_of={1: pump, 2: pump, 3: pump})
    bench.deliver(1, DeliveryState.STOPPING, reason=StopReason.CUSTOMER)
    for outlet in (2, 4):
        bench.deliver(outlet)
    metered(bench, 1_003_000_000)
    bench.stopping.trip_group(bench.change, ONE)
    assert [bench.watch(outlet).fault for outlet in (1, 2, 3, 4)] == [
        "valve_stuck",
        "group_shut_off",
        "group_shut_off",
        "",
    ]
    assert bench.delivery(1).bill_to == litres(3)
    assert bench.delivery(2).reason is StopReason.GROUP
    assert bench.delivery(4).state is DeliveryState.DELIVERING
    [note] = [one for one in bench.notes if one.kind == "group-shut-off"]
    assert note.relevance is Relevance.METER
    assert note.body == {"outlet": 1, "group": [2, 3]}
    metered(bench, 1_003_200_000)
    bench.begin()
    bench.stopping.trip_group(bench.change, ONE)
    assert not bench.change.batch()
    assert bench.delivery(1).bill_to == litres(3)


def test_a_valve_that_does_not_close_at_rest_has_nobody_to_bill() -> None:
    """Its outlet is out of use all the same, and a bill that was closed stays as it was."""
    bench = Bench()
    bench.stopping.trip_group(bench.change, ONE)
    assert bench.watch().fault == "valve_stuck"
    bench.deliver(2, DeliveryState.STOPPING, bill_to=litres(1))
    metered(bench, 1_003_000_000, outlet=2)
    bench.stopping.trip_group(bench.change, TWO)
    assert bench.delivery(2).bill_to == litres(1)


@pytest.mark.parametrize(
    ("faults", "named"),
    [
        (Fault.VALVE, "controller_valve"),
        (Fault.LEAK | Fault.METER, "controller_meter_leak"),
        (Fault.SUPPLY | Fault.CONNECTOR, "controller_supply_connector"),
    ],
)
def test_a_complaint_of_a_controller_is_the_fault_of_its_outlet(faults: Fault, named: str) -> None:
    """By its names; nobody else is stopped."""
    bench = Bench()
    bench.deliver(2)
    bench.stopping.complain(bench.change, ONE, faults)
    assert bench.watch().fault == named
    assert bench.change.setting(STOPPED) == ""
    assert [note.kind for note in bench.notes] == ["outlet-fault"]
    assert bench.delivery(2).state is DeliveryState.DELIVERING


def test_an_emergency_stop_is_everybodys_and_told_once() -> None:
    """Everything ends for it; as long as all is stopped it is no news."""
    bench = Bench()
    bench.deliver(2)
    bench.stopping.complain(bench.change, ONE, Fault.ESTOP)
    assert bench.delivery(2).reason is StopReason.ESTOP
    assert bench.change.setting(STOPPED) == "1"
    assert bench.watch().fault == "controller_estop"
    note = bench.notes[0]
    assert (note.relevance, note.kind) == (Relevance.METER, "emergency-stop")
    assert note.body == {"outlet": 1}
    bench.begin()
    bench.stopping.complain(bench.change, ONE, Fault.ESTOP)
    assert not bench.change.batch()
    assert bench.asked == []
    bench.change.save(Setting(STOPPED, ""))
    bench.stopping.complain(bench.change, ONE, Fault.ESTOP)
    assert bench.change.setting(STOPPED) == "1"


def test_an_outlet_that_nobody_has_heard_of_yet_passes() -> None:
    """What every outlet begins with ends by itself."""
    assert Watched(capabilities()).fault in PASSING
