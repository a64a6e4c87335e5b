"""What meters are believed, and what is learned of valves and kept back for them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.bench import Bench
from fakes.flow_controller import capabilities
from fakes.values import ul
from fakes.world import World

from kiosk.application import messages as m
from kiosk.application import metering
from kiosk.application.state import Watched
from kiosk.domain.closing import Closing, Stage
from kiosk.domain.controller import ControllerState, DeviceStop, Identity, PresetKind
from kiosk.domain.delivery import DeliveryState, StopReason
from kiosk.domain.journal import Relevance
from kiosk.domain.outlet import OutletId
from kiosk.ports import Batch, OutletRecord


@pytest.mark.parametrize(
    ("mean_us", "count", "kept_back"),
    [
        (601_000, 20, 50_000),  # As it is rated, refresh of the meter included.
        (601_001, 20, 50_001),  # One microsecond more: rounded up.
        (1_202_000, 20, 100_000),
        (1_202_000, 9, 50_000),  # Too few closings to say so.
        (100_000, 20, 50_000),  # A quick valve gains nothing: the rated time stays the least.
    ],
)
def test_a_valve_that_was_seen_to_be_slow_is_given_less(
    world: World, mean_us: int, count: int, kept_back: int
) -> None:
    """What flows past the preset is paid for before it flows, for as long as it takes."""
    [record] = [
        one
        for one in world.store.saved.values()
        if isinstance(one, OutletRecord) and one.outlet == 1
    ]
    slow = Closing(Stage.SLOW, count, mean_us, 0, mean_us)
    world.store.commit(Batch(saved=(replace(record, closings=(slow,)),)))
    world.start()
    world.run(1_500)
    world.buy(1)
    delivery = world.delivery()
    short = delivery.limit.base - delivery.preset.base
    resolution = world.can.preset_resolution.base
    assert short == kept_back + (delivery.limit.base - kept_back) % resolution


# --- What was rated, what was seen ---------------------------------------------------------------


def closings(*reckoned_us: int) -> tuple[Closing, ...]:
    """Return what is known of valves that took so long again and again, stage by stage."""
    return tuple(
        Closing(stage, 20, one, 0, one) for stage, one in zip(Stage, reckoned_us, strict=False)
    )


def test_the_slowest_stage_of_a_valve_says_what_flows_past_a_preset() -> None:
    """It may close from either; the rated time, 601 ms with its meter, stays the least."""
    bench = Bench()
    bench.keep(1, closings=closings(100_000, 1_202_000))
    bench.keep(2, closings=closings(1_202_000, 100_000))
    bounds = [bench.metering.bound(bench.change, OutletId(outlet)) for outlet in (1, 2, 3)]
    assert bounds == [ul(100_000), ul(100_000), ul(50_000)]


def test_a_valve_that_is_rated_to_close_at_once_has_the_bound_of_its_device() -> None:
    """Nothing was learned: nothing is added, whatever the rated time."""
    bench = Bench(can=capabilities(closing_ms=0, meter_refresh_ms=0))
    assert bench.metering.bound(bench.change, OutletId(1)) == ul(50_000)


@pytest.mark.parametrize(
    ("watchdog_ms", "blind_ms"),
    [(2_000, 1_250 + 2_000 + 600 + 100), (None, 1_250 + 600 + 100)],
)
def test_past_a_preset_that_only_we_keep_it_flows_until_somebody_notices_that_we_are_dead(
    watchdog_ms: int | None, blind_ms: int
) -> None:
    """A host without answers, the watchdog, the valve and the meter, each at the rated maximum."""
    can = capabilities(preset=PresetKind.NONE, watchdog_ms=watchdog_ms, meter_refresh_ms=100)
    bench = Bench(can=can)
    bench.keep(1, closings=closings(5_000_000))
    bound = bench.metering.bound(bench.change, OutletId(1))
    assert bound == ul(50_000 + 813 * blind_ms)


# --- Totalisers ----------------------------------------------------------------------------------


def test_the_first_reading_is_met_and_no_movement() -> None:
    """Afterwards it moves where it shows more than before."""
    bench = Bench()
    read = bench.metering.read
    assert read(bench.change, bench.read(total=ul(5_000_000))) is False
    assert read(bench.change, bench.read(total=ul(5_000_000))) is False
    assert read(bench.change, bench.read(total=ul(5_001_000))) is True
    assert bench.watch().totaliser is not None
    assert bench.notes == ()


def test_a_meter_is_met_with_the_slack_of_its_refresh_and_of_a_busy_host() -> None:
    """It may have flowed for so long at 1.2 times the rated maximum before it is seen."""
    can = capabilities(meter_refresh_ms=100)
    for base, moved in ((585_360 + 1_000, True), (585_360 + 1_001, None)):  # 600 ms and a count.
        bench = Bench(can=can)
        bench.metering.read(bench.change, bench.read(total=ul(0)))
        assert bench.metering.read(bench.change, bench.read(total=ul(base))) is moved


def test_a_meter_that_rolled_over_while_nobody_looked_is_counted_on() -> None:
    """At its width of 32 bits, in counts of a millilitre: less than half of that is forwards."""
    bench = Bench()
    width = 1_000 << 32
    bench.keep(1, total_base=3 * width - 5_000)
    assert bench.metering.read(bench.change, bench.read(total=ul(7_000))) is False
    totaliser = bench.watch().totaliser
    assert totaliser is not None
    assert (totaliser.total, totaliser.range_base) == (ul(3 * width + 7_000), width)


def test_a_meter_that_cannot_be_right_at_rest_has_its_valve_closed() -> None:
    """Nothing runs, and it is told to close all the same: who knows what it does."""
    bench = Bench()
    bench.keep(1, total_base=5_000_000)
    assert bench.metering.read(bench.change, bench.read(total=ul(4_000_000))) is None
    assert bench.asked == [m.StopOutlet(OutletId(1))]
    assert bench.watch().fault == "meter_backwards"
    refused, out_of_use = bench.notes
    step = (1_000 << 32) - 1_000_000
    assert refused.relevance is out_of_use.relevance is Relevance.METER
    assert refused.kind == "reading-refused"
    assert refused.body == {"outlet": 1, "doubt": "backwards", "step": step}


def test_a_delivery_ends_by_its_meter_where_that_cannot_be_right() -> None:
    """What was believed until then is what was delivered."""
    bench = Bench()
    bench.deliver(opening=ul(1_000_000), total=ul(1_000_000))
    bench.metering.read(bench.change, bench.read(total=ul(1_000_000)))
    assert bench.metering.read(bench.change, bench.read(total=ul(900_000_000))) is None
    assert bench.delivery().state is DeliveryState.STOPPING
    assert bench.delivery().reason is StopReason.METER_FAULT
    assert bench.watch().fault == "meter_jumped"


@pytest.mark.parametrize(
    ("kept", "believed", "shown", "body"),
    [
        (None, None, None, {"believed": 0, "shown": 0}),  # Nothing was ever read.
        (5_000, None, 7_000, {"believed": 5_000, "shown": 7_000}),  # Not since the start.
        (5_000, 6_000, 7_000, {"believed": 6_000, "shown": 7_000}),
    ],
)
def test_a_meter_that_begins_anew_leaves_both_figures_in_the_journal(
    kept: int | None, believed: int | None, shown: int | None, body: dict[str, int]
) -> None:
    """The newest that was believed, and what it shows; the next reading is its beginning."""
    bench = Bench()
    bench.keep(1, total_base=kept, serial="FC-1", fault="meter_jumped")
    if believed is not None:
        bench.metering.read(bench.change, bench.read(total=ul(believed)))
    if shown is not None:
        bench.watch().status = bench.read(total=ul(shown)).status
    bench.metering.begin_anew(bench.change, OutletId(1))
    [note] = bench.notes
    assert (note.relevance, note.kind) == (Relevance.METER, "meter-rebased")
    assert note.body == {"outlet": 1, **body}
    assert bench.record() == OutletRecord(OutletId(1), serial="FC-1", fault="meter_jumped")
    assert bench.watch().totaliser is None


# --- Restarts of a controller --------------------------------------------------------------------


def test_the_first_boot_of_a_controller_is_only_remembered() -> None:
    """Nobody knew another; and the same one again is no news."""
    bench = Bench()
    bench.metering.note_boot(bench.change, bench.read(boot=7))
    assert bench.record().boot == 7
    assert (bench.notes, bench.asked, bench.watch().fault) == ((), [], "")
    bench.begin()
    bench.metering.note_boot(bench.change, bench.read(boot=7))
    assert not bench.change.batch()


@pytest.mark.parametrize(
    ("is_kept", "fault"),
    [(True, "not_heard_yet"), (False, "totaliser_lost")],
)
def test_a_controller_that_restarted_ends_its_delivery(
    is_kept: bool,  # noqa: FBT001 - A column of the table.
    fault: str,
) -> None:
    """For want of power; it is believed again unless it has forgotten what it counted."""
    bench = Bench(can=capabilities(totaliser_kept=is_kept))
    bench.keep(1, boot=7)
    bench.deliver()
    bench.metering.note_boot(bench.change, bench.read(boot=8))
    assert bench.record().boot == 8
    assert bench.delivery().state is DeliveryState.STOPPING
    assert bench.delivery().reason is StopReason.POWER_LOSS
    assert bench.watch().fault == fault
    note = bench.notes[0]
    assert (note.relevance, note.kind) == (Relevance.METER, "controller-restarted")
    assert note.body == {"outlet": 1, "boot": 8}


# --- Closings ------------------------------------------------------------------------------------


def closing(
    flow: int = 60_000,
    past: int = 12_000,
    *,
    stopped_by: DeviceStop = DeviceStop.PRESET,
    slow_stage: bool = True,
    known: tuple[Closing, ...] = (),
) -> Bench:
    """Let a valve close at a flow and so much past its preset of eleven litres."""
    bench = Bench(can=capabilities(slow_stage=slow_stage))
    bench.keep(1, closings=known)
    final = replace(bench.deliver(), total=ul(1_000_000_000 + 11_000_000 + past))
    flowing = bench.read(state=ControllerState.OPEN_SLOW, flow=ul(flow)).status
    bench.metering.watch_closing(bench.watch(), flowing)
    bench.watch().status = bench.read(stopped_by=stopped_by).status
    bench.metering.learn(bench.change, bench.watch(), final)
    return bench


@pytest.mark.parametrize(("slow_stage", "stage"), [(True, Stage.SLOW), (False, Stage.FAST)])
def test_a_closing_is_learned_from_what_flowed_past_the_preset(
    slow_stage: bool,  # noqa: FBT001 - A column of the table.
    stage: Stage,
) -> None:
    """12 mL at 60 mL a second took 200 ms, from the stage in which it ended."""
    bench = closing(slow_stage=slow_stage)
    assert bench.record().closings == (Closing(stage, 1, 200_000, 0, 200_000),)
    assert bench.notes == ()


def test_a_closing_is_added_to_what_is_known_of_its_stage() -> None:
    """The other stage stays as it was."""
    fast, slow = Closing(Stage.FAST, 3, 500_000), Closing(Stage.SLOW, 3, 200_000, 0, 200_000)
    bench = closing(known=(fast, slow))
    assert bench.record().closings == (fast, slow.seen(200_000))


def test_a_delivery_that_measures_a_meter_teaches_nothing() -> None:
    """Two people have to agree to what it shows before any of it counts."""
    bench = closing()
    before = bench.record()
    final = replace(bench.delivery(), is_test=True, total=ul(1_000_000_000 + 11_000_000 + 24_000))
    assert bench.metering.learn(bench.change, bench.watch(), final) is None
    assert bench.record() == before


@pytest.mark.parametrize("stopped_by", sorted(set(DeviceStop) - {DeviceStop.PRESET}))
def test_only_a_closing_at_the_preset_teaches(stopped_by: DeviceStop) -> None:
    """A stop of ours reaches the valve later than the preset is passed."""
    assert closing(stopped_by=stopped_by).record().closings == ()


def test_a_closing_whose_flow_nobody_saw_teaches_nothing() -> None:
    """Neither where the last reading showed none, nor where there was no reading at all."""
    assert closing(flow=0).record().closings == ()
    bench = Bench()
    bench.metering.learn(bench.change, bench.watch(), bench.deliver())
    assert bench.record().closings == ()


def test_the_flow_that_counts_is_the_one_before_the_valve_began_to_close() -> None:
    """While it closes it becomes less and less, and none at all in the end."""
    bench = Bench()
    watch = bench.watch()
    still = bench.read(state=ControllerState.OPEN_FAST).status
    fast = bench.read(state=ControllerState.OPEN_FAST, flow=ul(600_000)).status
    slow = bench.read(state=ControllerState.OPEN_SLOW, flow=ul(60_000)).status
    later = bench.read(
        state=ControllerState.CLOSING, flow=ul(20_000), stopped_by=DeviceStop.PRESET
    ).status
    flows = []
    for status in (still, fast, slow, still, later):
        bench.metering.watch_closing(watch, status)
        flows.append(watch.closing_flow)
    assert flows == [0, 600_000, 60_000, 60_000, 60_000]


@pytest.mark.parametrize(
    ("before_us", "past", "is_told"),
    [
        (200_000, 12_000, False),
        (446_000, 28_800, True),  # 480 ms: the first above 450 ms, three quarters of its rating.
        (451_000, 28_800, False),  # It was told before.
    ],
)
def test_a_valve_that_becomes_too_slow_is_told_once(
    before_us: int,
    past: int,
    is_told: bool,  # noqa: FBT001 - A column of the table.
) -> None:
    """An entry for the technician, with what is reckoned and what is rated."""
    before = Closing(Stage.SLOW, 20, before_us, 0, before_us)
    bench = closing(past=past, known=(before,))
    if not is_told:
        assert bench.notes == ()
        return
    [note] = bench.notes
    assert (note.relevance, note.kind) == (Relevance.METER, "closing-drifts")
    assert note.body == {
        "outlet": 1,
        "stage": "slow",
        "reckoned_us": before.seen(480_000).reckoned_us,
        "rated_ms": 600,
    }


def test_an_outlet_drifts_where_either_stage_of_its_valve_does() -> None:
    """Those that were never seen to close do not, nor those that close in time."""
    bench = Bench(outlets=4)
    bench.keep(4, closings=closings(451_000, 100_000))
    bench.keep(2, closings=closings(100_000, 451_000))
    bench.keep(1, closings=closings(450_000, 100_000))
    assert bench.metering.drifting(bench.change) == [OutletId(2), OutletId(4)]


@pytest.mark.parametrize(
    ("fault", "is_known", "is_doubted"),
    [
        ("", True, False),
        ("", False, True),  # Nobody has said yet who answers.
        ("leak", True, False),
        ("other_controller", True, True),
        ("totaliser_lost", True, True),
        ("meter_jumped", True, True),
        ("meter_backwards", True, True),
    ],
)
def test_no_figure_is_believed_of_a_stranger_or_of_a_meter_that_lied(
    fault: str,
    is_known: bool,  # noqa: FBT001 - A column of the table.
    is_doubted: bool,  # noqa: FBT001 - A column of the table.
) -> None:
    """Any other fault leaves the meter as true as it was."""
    identity = Identity("ACME", "FC2", "FC-1", "1.0") if is_known else None
    watch = Watched(capabilities(), fault=fault, identity=identity)
    assert metering.is_doubted(watch) is is_doubted


def test_a_controller_that_counts_no_starts_any_more_says_nothing_by_that() -> None:
    """Its firmware was exchanged: what is kept of its starts stands, and nothing has restarted."""
    bench = Bench()
    bench.keep(1, boot=7, total_base=1_000_000_000)
    bench.metering.note_boot(bench.change, bench.read(boot=None))
    assert bench.record().boot == 7
    assert bench.notes == ()
    assert bench.watch().fault == ""


def test_the_first_number_of_a_meter_that_is_known_is_news() -> None:
    """It counts its starts only where its total is gone: so something has happened to that."""
    bench = Bench()
    bench.keep(1, total_base=1_000_000_000)
    bench.metering.note_boot(bench.change, bench.read(boot=1))
    assert bench.record().boot == 1
    assert [one.kind for one in bench.notes] == ["controller-restarted"]
