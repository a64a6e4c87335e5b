"""Each rule of a commissioning by itself: when it is said, and what is written down."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from fakes.flow_controller import capabilities
from fakes.stage import Stage
from fakes.technician import LIMIT_BASE, MEASURE_BASE, OFFICE, TERMINAL, Technician, brisk
from fakes.values import SALE
from fakes.world import TICK_MS, World, site

from kiosk.api import commands as c
from kiosk.api.snapshot import CommissioningSnapshot, Notice, Screen
from kiosk.application import messages as m
from kiosk.application.commissioning import (
    IDLE_MS,
    LIMIT_FILLS,
    SHOWN_MS,
    START_MS,
    Commissioning,
    _told,
    _Trials,
)
from kiosk.application.state import STOPPED, Change, Watched
from kiosk.domain.attendant import ROLE
from kiosk.domain.closing import Stage as ValveStage
from kiosk.domain.commissioning import (
    CLOSINGS,
    PROOFS_MAX,
    Proof,
    Proposal,
    Run,
    Step,
    silence_ms,
    trial_base,
)
from kiosk.domain.controller import (
    Capabilities,
    ControllerState,
    DeviceStop,
    Feeding,
    Identity,
    Status,
)
from kiosk.domain.delivery import Delivery, StopReason
from kiosk.domain.journal import Relevance
from kiosk.domain.meter_factor import MeterFactor
from kiosk.domain.outlet import OutletId, OutletState
from kiosk.domain.quantity import Quantity
from kiosk.domain.sale import PresetBy, SaleState
from kiosk.domain.site import ProductKind
from kiosk.domain.tariff import Block
from kiosk.ports import OutletRecord, Saved, Setting, StorageFull

Told = list[tuple[str, dict[str, object]]]


def told(world: World) -> Told:
    """Return what the journal says of commissionings, each with its kind."""
    return [
        (one.kind.removeprefix("commissioning-"), json.loads(one.canonical)["body"])
        for one in world.store.entries
        if one.kind.startswith("commissioning-") or one.kind == "parameter-changed"
    ]


def on_tick(tec: Technician) -> None:
    """Let time pass until the core has just looked."""
    tec.world.run_until(lambda: tec.world.clock.mono_ms % TICK_MS == 0)


def in_step(step: str) -> Technician:
    """Return a technician whose run has come to `step`."""
    tec = Technician()
    tec.until(step)
    return tec


def test_the_journal_tells_a_whole_commissioning() -> None:
    """Every step, every figure, every name, and all of it for the inspector of meters."""
    tec = Technician()
    tec.commission()
    sale = {"sale": "S-000001", "outlet": 1}
    mine = sale | {"by": "Tec"}
    passed = mine | {"result": "passed"}
    read = mine | {"shown": 5_034_000, "indicated": 5_034_000, "actual": 5_049_000}
    changed = sale | {"by": "Tec", "approved_by": "Mia", "reason": "commissioned", "serial": "FC-1"}
    assert told(tec.world) == [
        ("begun", mine | {"limit": LIMIT_BASE, "unit": "ul", "amount": 10_554}),
        (
            "tried",
            passed | {"step": "identify", "serial": "FC-1", "model": "F1", "firmware": "1.0"},
        ),
        ("tried", passed | {"step": "watchdog", "took_ms": 400}),
        ("tried", passed | {"step": "preset", "past": 33_000}),
        ("tried", passed | {"step": "closings", "closings": CLOSINGS * [56_667]}),
        *3 * [("read", read | {"permissible": 25_245})],
        (
            "proposed",
            mine
            | {"step": "proving", "closing_us": 85_001}
            | {"old_factor_e5": 100_000, "new_factor_e5": 100_298}
            | {"old_bound": 83_000, "new_bound": 71_035},
        ),
        ("agreed", mine | {"step": "approval", "name": "Tec"}),
        ("agreed", mine | {"step": "approval", "name": "Mia"}),
        (
            "parameter-changed",
            changed | {"parameter": "meter_factor", "counter": 1, "old": 100_000, "new": 100_298},
        ),
        (
            "parameter-changed",
            changed | {"parameter": "overrun_bound", "counter": 2, "old": 83_000, "new": 71_035},
        ),
    ]
    of_meters = [one for one in tec.world.store.entries if one.kind.startswith("commissioning-")]
    assert {one.relevance for one in of_meters} == {Relevance.METER}


def test_the_end_of_a_run_is_told_with_who_and_where() -> None:
    """Whether it was its technician or a manager is in the journal."""
    tec = in_step("preset")
    tec.world.log_in("Mia", screen=OFFICE)
    assert tec.ask(c.CommissionCancel(1), OFFICE) is Notice.NONE
    last = ("ended", {"sale": "S-000001", "outlet": 1, "step": "preset", "by": "Mia"})
    assert told(tec.world)[-1] == (last[0], last[1] | {"why": "cancelled"})


def test_tests_are_bought_for_an_amount() -> None:
    """Their limit is money: each of them says for itself how much it delivers."""
    tec = Technician()
    assert tec.begin() is Notice.NONE
    assert (tec.sale().preset_by, tec.sale().wanted) == (PresetBy.AMOUNT, None)


# --- What is asked out of its turn ----------------------------------------------------------------


def test_what_is_under_way_is_not_begun_again() -> None:
    """A second touch is told that it is busy, and no second trial begins."""
    tec = in_step("preset")
    assert tec.ask(c.CommissionTry(1)) is Notice.NONE
    before = len(tec.world.deliveries())
    assert tec.ask(c.CommissionTry(1)) is Notice.BUSY
    tec.wait()
    assert len(tec.world.deliveries()) == before
    assert tec.seen.step == "closings"


@pytest.mark.parametrize("step", ["identify", "watchdog", "preset", "closings", "approval"])
@pytest.mark.parametrize(
    "command", [c.CommissionProve(1, MEASURE_BASE), c.CommissionSkip(1), c.CommissionRead(1, 5)]
)
def test_measures_are_filled_in_their_own_step_alone(step: str, command: c.Command) -> None:
    """Before it there is nothing to prove, after it nothing is proven any more."""
    tec = in_step(step)
    before = tec.seen
    assert tec.ask(command) is Notice.NOT_ALLOWED
    assert tec.seen == before


def test_a_run_that_is_over_takes_no_orders() -> None:
    """While its last drops are awaited it ends, whatever is asked."""
    tec = in_step("preset")
    assert tec.ask(c.CommissionTry(1)) is Notice.NONE
    controller = tec.world.controller()
    tec.world.run_until(lambda: controller.is_open)
    before = len(tec.world.seen_requests)
    assert tec.ask(c.CommissionCancel(1)) is Notice.NONE
    assert m.StopOutlet(OutletId(1)) in tec.world.seen_requests[before:]
    assert tec.ask(c.CommissionTry(1)) is Notice.BUSY
    assert tec.ask(c.CommissionCancel(1)) is Notice.BUSY
    assert [kind for kind, _ in told(tec.world)].count("ended") == 1
    tec.world.run(3_000)
    assert not tec.world.delivery().is_open
    assert told(tec.world)[-1][0] == "ended", "its last drops are no trial any more"


def test_a_run_cannot_be_begun_twice() -> None:
    """The outlet is taken by the first one, also between its trials."""
    tec = Technician()
    assert tec.begin() is Notice.NONE
    assert tec.begin() is Notice.BUSY
    assert len([one for one in tec.world.sales() if one.is_test]) == 1


def test_nothing_begins_while_everything_is_stopped() -> None:
    """Whoever has stopped all outlets did not mean all but the tests."""
    tec = Technician()
    tec.ask(c.StopAll())
    assert tec.begin() is Notice.BUSY


def test_a_limit_may_be_just_as_large_and_as_small_as_is_said() -> None:
    """Ten fills, and what one trial of the timer may take with what flows past it."""
    world = Technician().world
    most = LIMIT_FILLS * world.site.products["diesel"].largest.base
    least = trial_base(world.can, Step.WATCHDOG) + world.can.overrun_bound.base
    for base, notice in (
        (most + 1, Notice.TOO_MUCH),
        (most, Notice.NONE),
        (least - 1, Notice.TOO_LITTLE),
        (least, Notice.NONE),
    ):
        assert Technician().begin(base) is notice


def test_a_new_run_takes_the_place_of_the_one_that_has_ended() -> None:
    """For a while the end of a run is shown; a run that goes on is worth more."""
    tec = Technician()
    assert tec.begin() is Notice.NONE
    assert tec.ask(c.CommissionCancel(1)) is Notice.NONE

    def steps() -> list[str]:
        attendant = tec.world.core.snapshot(TERMINAL, tec.world.clock.now()).visit.attendant
        assert attendant is not None
        return [one.step for one in attendant.commissioning]

    tec.world.run(200)
    assert steps() == ["ending"]
    assert tec.begin() is Notice.NONE
    assert steps() == ["identify"]
    assert tec.ask(c.CommissionCancel(1)) is Notice.NONE
    tec.world.run(SHOWN_MS + 500)
    assert not steps()


# --- Trials that show nothing ---------------------------------------------------------------------


def test_a_measure_into_which_nothing_flowed_proves_nothing() -> None:
    """Nobody opened the nozzle: the trial may be made again, and is no proof."""
    tec = in_step("proving")
    tec.world.controller().draws = False
    assert tec.ask(c.CommissionProve(1, MEASURE_BASE)) is Notice.NONE
    tec.world.run(1_000)
    tec.world.controller().calling = False
    tec.wait()
    assert (tec.seen.why, tec.seen.proofs) == ("nothing_flowed", ())
    assert told(tec.world)[-1][1]["result"] == "nothing"


def test_whoever_does_not_say_who_it_is_is_given_up() -> None:
    """After fifteen seconds, not at once, and not never."""
    tec = Technician()
    assert tec.begin() is Notice.NONE
    tec.world.controller().noise = lambda what: "lost" if what == "identify" else ""
    on_tick(tec)
    assert tec.ask(c.CommissionTry(1)) is Notice.NONE
    tec.world.run(START_MS)
    assert tec.seen.is_trying
    tec.world.run(TICK_MS)
    assert (tec.seen.is_trying, tec.seen.why) == (False, "silent")


def showing(tec: Technician, **changes: object) -> None:
    """Let the controller of the outlet show something else than it does."""
    controller = tec.world.controller()
    real = controller.read_status

    def shown(*, feed: bool) -> Status:
        return replace(real(feed=feed), **changes)  # type: ignore[arg-type]  # Named as fields.

    controller.read_status = shown  # type: ignore[method-assign]


def test_an_outlet_that_does_not_become_ready_is_given_up() -> None:
    """A valve that goes on closing lets no trial begin: fifteen seconds are enough for any."""
    tec = in_step("preset")
    showing(tec, state=ControllerState.CLOSING)
    tec.world.run(200)
    on_tick(tec)
    assert tec.ask(c.CommissionTry(1)) is Notice.NONE
    tec.world.run(START_MS)
    assert tec.seen.is_trying
    tec.world.run(TICK_MS)
    assert (tec.seen.is_trying, tec.seen.why) == (False, "not_ready")


def test_a_closing_of_which_no_flow_was_seen_is_none() -> None:
    """Without knowing how fast it flowed nobody can say how long the valve took."""
    tec = in_step("closings")
    showing(tec, flow=Quantity(0, tec.world.can.qmax.dimension))
    assert tec.ask(c.CommissionTry(1)) is Notice.NONE
    tec.wait()
    assert (tec.seen.why, tec.seen.closings) == ("no_flow_seen", 0)


def test_what_was_not_believed_shows_nothing_about_the_timer() -> None:
    """A status that comes late, after a newer one, says nothing of how long the timer took."""
    tec = in_step("watchdog")
    tec.world.controller().never_trips = True
    assert tec.ask(c.CommissionTry(1)) is Notice.NONE
    hushed: list[m.Hushed] = []
    seen: list[m.StatusRead] = []

    def note(message: m.Message) -> None:
        if isinstance(message, m.Hushed):
            hushed.append(message)
        elif isinstance(message, m.StatusRead) and message.outlet == OutletId(1) and hushed:
            seen.append(message)

    tec.world.on_message = note
    tec.world.run_until(lambda: len(seen) > 2)
    late = seen[-2]
    shut = replace(
        late.status,
        state=ControllerState.CLOSED,
        stopped_by=DeviceStop.WATCHDOG,
        latched=True,
        flow=Quantity(0, tec.world.can.qmax.dimension),
    )
    tec.world.handle(replace(late, status=shut))
    assert tec.seen.watchdog_took_ms is None


def test_proofs_have_an_end() -> None:
    """Whoever cannot prove a meter in so many measures is not helped by one more."""
    tec = Technician(can=brisk())
    tec.begin(10 * LIMIT_BASE)
    while tec.seen.step != "proving":
        tec.attempt()
    for _ in range(PROOFS_MAX):
        assert tec.ask(c.CommissionProve(1, MEASURE_BASE)) is Notice.NONE
        tec.wait()
        read = c.CommissionRead(1, tec.seen.proofs[-1].shown_base)
        assert tec.ask(read) is Notice.NONE
    assert tec.ask(c.CommissionProve(1, MEASURE_BASE)) is Notice.NOT_ALLOWED


# --- The dead-man timer, status by status ---------------------------------------------------------


class Silence:
    """A trial of the timer whose statuses the test tells itself, from the first silence on."""

    def __init__(self, can: Capabilities) -> None:
        self.tec = Technician(can=can)
        self.tec.until("watchdog")
        self.tec.world.controller().never_trips = True
        assert self.tec.ask(c.CommissionTry(1)) is Notice.NONE
        self.hushed_ms: int | None = None
        self.last: Status | None = None
        self.tec.world.on_message = self._note
        self.tec.world.run_until(lambda: self.hushed_ms is not None)
        self.tec.world.mixes = lambda mail: [
            one for one in mail if not isinstance(one, m.StatusRead) or one.outlet != OutletId(1)
        ]

    def _note(self, message: m.Message) -> None:
        if isinstance(message, m.Hushed):
            self.hushed_ms = message.at_ms
        elif isinstance(message, m.StatusRead) and message.outlet == OutletId(1):
            self.last = message.status

    @property
    def watch(self) -> Watched:
        return self.tec.world.core._watched[OutletId(1)]

    def say(self, after_ms: int, **changes: object) -> None:
        """Tell the core a status that came so long after the silence had begun."""
        assert self.hushed_ms is not None
        assert self.last is not None
        at_ms = self.hushed_ms + after_ms
        while self.tec.world.clock.mono_ms < at_ms:
            self.tec.world.step()
        status = replace(self.last, **changes)  # type: ignore[arg-type]  # Named as fields.
        self.tec.world.handle(m.StatusRead(OutletId(1), status, at_ms))

    def shuts(self, after_ms: int, **changes: object) -> None:
        """Tell the core that the timer has closed the valve, but for `changes`."""
        shut = {
            "state": ControllerState.CLOSED,
            "stopped_by": DeviceStop.WATCHDOG,
            "latched": True,
            "flow": Quantity(0, self.tec.world.can.qmax.dimension),
        }
        self.say(after_ms, **(shut | changes))


ROUND = brisk(meter_refresh_ms=10)
"""Its silence is a whole number of steps."""


def test_the_time_of_the_timer_begins_with_the_silence() -> None:
    """What was shut when the silence began was shut by nothing that silence did."""
    trial = Silence(ROUND)
    assert trial.hushed_ms is not None
    trial.watch.read_ms = trial.hushed_ms - 1  # So that it is news.
    trial.shuts(0)
    assert trial.watch.read_ms == trial.hushed_ms
    assert trial.tec.seen.watchdog_took_ms is None
    trial.shuts(1)
    assert trial.tec.seen.watchdog_took_ms == 1
    trial.shuts(40)
    assert trial.tec.seen.watchdog_took_ms == 1


@pytest.mark.parametrize(
    ("changes", "is_shown"),
    [
        ({}, True),
        ({"latched": False}, False),
        ({"stopped_by": DeviceStop.HOST}, False),
        ({"stopped_by": DeviceStop.HOST, "latched": False}, False),
    ],
)
def test_only_a_timer_that_closes_and_latches_has_shown_itself(
    changes: dict[str, object], *, is_shown: bool
) -> None:
    """A valve that somebody else has closed proves nothing, nor one that could open again."""
    trial = Silence(ROUND)
    trial.shuts(300, **changes)
    assert (trial.tec.seen.watchdog_took_ms == 300) is is_shown


@pytest.mark.parametrize("latched", [False, True])
def test_a_timer_that_is_known_not_to_latch_need_not(*, latched: bool) -> None:
    """What it lacks is reserved for, and it is tried for what it has."""
    trial = Silence(replace(ROUND, watchdog_latches=False))
    trial.shuts(300, latched=latched)
    assert trial.tec.seen.watchdog_took_ms == 300


def test_a_timer_has_until_its_whole_time_is_over() -> None:
    """Not a moment less, and not a moment more."""
    trial = Silence(ROUND)
    limit_ms = silence_ms(ROUND)
    trial.say(limit_ms - 10)
    assert trial.tec.seen.step == "watchdog"
    trial.say(limit_ms)
    (tried, _), (ended, how) = told(trial.tec.world)[-2:]
    assert (tried, ended, how["why"]) == ("tried", "ended", "watchdog_failed")


def test_a_controller_that_is_heard_again_is_to_be_heard_from_then_on() -> None:
    """Where reading feeds the timer nothing is read meanwhile, and nobody misses it."""
    trial = Silence(replace(ROUND, watchdog_fed_by=Feeding.READS))
    limit_ms = silence_ms(ROUND)
    trial.shuts(limit_ms - 10)
    assert trial.watch.hushed_until_ms > 0
    assert hushes(trial.tec) == [m.Hush(OutletId(1), limit_ms, is_silent=True)]
    trial.shuts(limit_ms)
    assert trial.watch.hushed_until_ms == 0


def test_who_gives_a_silence_up_wants_to_hear_from_the_controller_again() -> None:
    """At once: nobody tries its timer any more."""
    trial = Silence(replace(ROUND, watchdog_fed_by=Feeding.READS))
    assert trial.watch.hushed_until_ms > 0
    assert trial.tec.ask(c.CommissionCancel(1)) is Notice.NONE
    assert trial.watch.hushed_until_ms == 0


def test_a_valve_that_was_told_to_close_is_not_held_against_the_timer() -> None:
    """Somebody has stopped the trial: what is slow then is the valve."""
    trial = Silence(ROUND)
    trial.say(20)
    trial.tec.ask(c.StopOutlet(1))
    trial.say(silence_ms(ROUND) + 20)
    assert not trial.tec.world.snapshot.outlets[0].fault
    assert "defective" not in {body.get("result") for _, body in told(trial.tec.world)}


def hushes(tec: Technician) -> list[m.Hush]:
    """Return the silences that were asked for."""
    return [one for one in tec.world.seen_requests if isinstance(one, m.Hush)]


@pytest.mark.parametrize("flow", [0, 600_000])
def test_silence_waits_for_product_that_flows(flow: int) -> None:
    """Both must be seen, a flow and what has come of it: else nobody knows what would close."""
    tec = in_step("watchdog")
    tec.world.controller().draws = not flow
    showing(tec, flow=Quantity(flow, tec.world.can.qmax.dimension))
    assert tec.ask(c.CommissionTry(1)) is Notice.NONE
    tec.world.run(1_000)
    assert hushes(tec) == []


def test_silence_is_asked_for_once() -> None:
    """The line has not said yet that it has fallen silent: it is not told again meanwhile."""
    tec = in_step("watchdog")
    tec.world.mixes = lambda mail: [one for one in mail if not isinstance(one, m.Hushed)]
    assert tec.ask(c.CommissionTry(1)) is Notice.NONE
    tec.world.run(500)
    assert len(hushes(tec)) == 1


def test_silence_is_not_begun_where_the_valve_was_told_to_close() -> None:
    """The flow is first seen when it is to end already."""
    tec = in_step("watchdog")
    controller = tec.world.controller()
    controller.takes_ms = 400
    none = Quantity(0, tec.world.can.qmax.dimension)
    real = controller.read_status
    controller.read_status = lambda *, feed: replace(real(feed=feed), flow=none)  # type: ignore[method-assign]
    assert tec.ask(c.CommissionTry(1)) is Notice.NONE
    tec.world.flow(1, 50_000)
    tec.ask(c.StopOutlet(1))
    controller.read_status = real  # type: ignore[method-assign]
    tec.world.run(1_000)
    assert hushes(tec) == []


def test_the_silence_of_an_earlier_trial_is_not_this_one() -> None:
    """An answer that was long on its way is not the time from which the timer runs."""
    tec = in_step("watchdog")
    assert tec.ask(c.CommissionTry(1)) is Notice.NONE
    tec.world.handle(m.Hushed(OutletId(1), tec.world.clock.mono_ms - 10_000))
    tec.wait()
    assert (tec.seen.step, tec.seen.watchdog_took_ms) == ("preset", 400)


def test_a_silence_at_an_outlet_that_nobody_commissions_is_nobodys() -> None:
    """It is told, and nothing comes of it."""
    tec = in_step("watchdog")
    before = tec.seen
    tec.world.handle(m.Hushed(OutletId(2), tec.world.clock.mono_ms))
    assert tec.seen == before


def test_who_answers_is_asked_for_in_its_step_alone() -> None:
    """A controller says who it is at every start: that is no trial."""
    tec = Technician()
    assert tec.begin() is Notice.NONE
    said = m.Identified(OutletId(1), Identity("Fake", "F1", "FC-1", "1.0"))
    tec.world.handle(said)
    assert tec.seen.step == "identify"
    while tec.seen.step != "preset":
        tec.attempt()
    assert tec.ask(c.CommissionTry(1)) is Notice.NONE
    tec.world.handle(said)
    assert (tec.seen.step, tec.seen.is_trying) == ("preset", True)


# --- The preset and the closings ------------------------------------------------------------------


def test_a_controller_that_says_preset_too_early_has_shown_nothing() -> None:
    """It has to have delivered what it was told."""
    tec = in_step("preset")
    assert tec.ask(c.CommissionTry(1)) is Notice.NONE
    tec.world.flow(1, 20_000)
    showing(tec, stopped_by=DeviceStop.PRESET)
    tec.world.controller().calling = False
    tec.wait()
    assert (tec.seen.step, tec.seen.preset_past_base) == ("preset", None)
    assert not tec.world.snapshot.outlets[0].fault


def test_a_controller_may_close_at_just_what_it_was_told() -> None:
    """Nothing past the preset is as good as it gets."""
    tec = in_step("preset")
    controller = tec.world.controller()
    controller.takes_ms, controller.flow_base = 0, 100_000
    tec.attempt()
    assert (tec.seen.step, tec.seen.preset_past_base) == ("closings", 0)
    assert told(tec.world)[-1][1]["past"] == 0


def test_a_nozzle_that_was_hung_up_says_nothing_against_the_preset() -> None:
    """The customer has ended the trial, not a controller that does not do as it is told."""
    tec = in_step("preset")
    assert tec.ask(c.CommissionTry(1)) is Notice.NONE
    tec.world.flow(1, 50_000)
    tec.world.controller().calling = False
    tec.wait()
    assert (tec.seen.step, tec.seen.why) == ("preset", "hung_up")
    assert not tec.world.snapshot.outlets[0].fault


def test_a_closing_that_the_host_had_to_make_is_no_fault() -> None:
    """It has closed by its preset before; this one is made again."""
    tec = in_step("closings")
    tec.world.controller().ignores_preset = True
    assert tec.ask(c.CommissionTry(1)) is Notice.NONE
    tec.wait()
    assert (tec.seen.step, tec.seen.why) == ("closings", "cut_off")
    assert not tec.world.snapshot.outlets[0].fault


# --- Measures -------------------------------------------------------------------------------------


def test_a_measure_may_be_just_as_large_and_as_small_as_is_sold() -> None:
    """With what flows past its end it must not be more than a delivery may be."""
    tec = Technician(can=brisk())
    tec.begin(10 * LIMIT_BASE)
    while tec.seen.step != "proving":
        tec.attempt()
    product = tec.world.site.products["diesel"]
    bound = tec.world.can.overrun_bound.base
    most, least = product.largest.base - bound, product.smallest.base
    assert tec.ask(c.CommissionProve(1, least - 1)) is Notice.TOO_LITTLE
    assert tec.ask(c.CommissionProve(1, most + 1)) is Notice.TOO_MUCH
    assert tec.ask(c.CommissionProve(1, least)) is Notice.NONE
    assert tec.ask(c.CommissionProve(1, least)) is Notice.BUSY
    assert tec.ask(c.CommissionRead(1, least)) is Notice.NOT_ALLOWED
    assert tec.ask(c.CommissionSkip(1)) is Notice.NOT_ALLOWED
    tec.wait()
    shown = tec.seen.proofs[-1].shown_base
    assert tec.ask(c.CommissionRead(1, shown)) is Notice.NONE
    assert tec.ask(c.CommissionProve(1, most)) is Notice.NONE
    assert tec.ask(c.CommissionRead(1, shown)) is Notice.NOT_ALLOWED, "the next one is being filled"


def test_each_measure_is_compared_with_its_own_delivery() -> None:
    """The one that was filled last, and none before it."""
    tec = in_step("proving")
    for base in (1_000_000, 5_000_000):
        assert tec.ask(c.CommissionProve(1, base)) is Notice.NONE
        tec.wait()
        shown = tec.seen.proofs[-1].shown_base
        assert tec.ask(c.CommissionRead(1, 2 * shown)) is Notice.NOT_ALLOWED
        assert tec.seen.why == "misread"
        assert tec.ask(c.CommissionRead(1, shown + 1_000)) is Notice.NONE
        assert told(tec.world)[-1][1]["shown"] == shown
    assert [one.actual_base is not None for one in tec.seen.proofs] == [True, True]
    assert [one for one in tec.world.store.entries if one.kind == "commissioning-read"][
        -1
    ].relevance is Relevance.METER


def test_measures_that_were_made_count_for_nothing_where_proving_is_skipped() -> None:
    """The meter stays as it is: nobody takes half a proof for a whole one."""
    tec = in_step("proving")
    for _ in range(3):
        assert tec.ask(c.CommissionProve(1, MEASURE_BASE)) is Notice.NONE
        tec.wait()
        shown = tec.seen.proofs[-1].shown_base
        assert tec.ask(c.CommissionRead(1, shown + 15_000)) is Notice.NONE
    assert tec.ask(c.CommissionSkip(1)) is Notice.NONE
    assert tec.seen.proposal is not None
    assert tec.seen.proposal.new_factor_e5 == tec.seen.proposal.old_factor_e5
    assert tec.seen.proofs == ()


def test_a_refusal_is_forgotten_with_the_next_proof() -> None:
    """What was wrong is said until it is right."""
    tec = in_step("proving")
    assert tec.ask(c.CommissionProve(1, MEASURE_BASE)) is Notice.NONE
    tec.wait()
    assert tec.ask(c.CommissionRead(1, 1)) is Notice.NOT_ALLOWED
    assert tec.ask(c.CommissionRead(1, tec.seen.proofs[-1].shown_base)) is Notice.NONE
    assert tec.ask(c.CommissionProve(1, MEASURE_BASE)) is Notice.NONE
    tec.wait()
    assert tec.seen.why == ""


# --- Time, and what a failure leaves --------------------------------------------------------------


STEPS = {"try": "preset", "in vain": "identify", "approve": "approval"}
"""Where somebody asks for it; the rest is asked for while proving."""


@pytest.mark.parametrize("act", ["try", "in vain", "prove", "read", "skip", "approve"])
def test_whatever_is_asked_of_a_run_keeps_it_alive(act: str) -> None:
    """Fifteen minutes after the last of it, and not before, a run is over."""
    tec = in_step(STEPS.get(act, "proving"))
    if act == "in vain":
        tec.world.controller().noise = lambda what: "lost" if what == "identify" else ""
    if act == "read":
        assert tec.ask(c.CommissionProve(1, MEASURE_BASE)) is Notice.NONE
        tec.wait()

    def pass_time(ms: int) -> None:
        for _ in range(ms // 30_000):
            tec.world.step(30_000)
            tec.world.ask(c.StillHere(), TERMINAL)
            tec.world.run(1_000)

    pass_time(IDLE_MS - 90_000)
    commands: dict[str, c.Command] = {
        "try": c.CommissionTry(1),
        "in vain": c.CommissionTry(1),
        "prove": c.CommissionProve(1, MEASURE_BASE),
        "skip": c.CommissionSkip(1),
        "approve": c.CommissionApprove(1),
        "read": c.CommissionRead(1, tec.seen.proofs[-1].shown_base if tec.seen.proofs else 0),
    }
    assert tec.ask(commands[act]) is Notice.NONE
    pass_time(180_000)
    assert "ended" not in {kind for kind, _ in told(tec.world)}


def test_a_change_that_could_not_be_made_leaves_no_run() -> None:
    """Neither one that goes on nor one that has ended, and nobody is excused for silence."""
    tec = in_step("watchdog")
    watch = tec.world.core._watched[OutletId(1)]
    watch.hushed_until_ms = tec.world.clock.mono_ms + 60_000
    tec.world.core._commissioning.repair()
    assert watch.hushed_until_ms == 0
    assert tec.run is None
    tec = Technician()
    assert tec.begin() is Notice.NONE
    assert tec.ask(c.CommissionCancel(1)) is Notice.NONE
    tec.world.core._commissioning.repair()
    assert tec.run is None
    attendant = tec.world.core.snapshot(TERMINAL, tec.world.clock.now()).visit.attendant
    assert attendant is not None
    assert attendant.commissioning == ()


def test_runs_do_not_outlive_a_disk_that_was_full() -> None:
    """What was tried could not be written down: the tests are settled, and it begins anew."""
    tec = in_step("preset")
    tec.world.store.broken = StorageFull("no room")
    tec.ask(c.CommissionTry(1))
    assert (
        tec.world.core._commissioning.shown(Change(tec.world.core._state, tec.world.clock.now()))
        == ()
    )
    tec.world.store.broken = None
    tec.world.run(3_000)
    assert tec.sale().state is SaleState.SETTLED


def test_customers_who_touch_an_outlet_that_is_tried_out_see_no_sale() -> None:
    """It is taken, and that is all that they are told."""
    tec = in_step("preset")
    seen = tec.world.ask(c.ToggleOutlet(1))
    assert (seen.screen, seen.sale, seen.notice) == (Screen.OVERVIEW, None, Notice.OUTLET_TAKEN)


def test_only_outlets_that_there_are_can_be_commissioned() -> None:
    """A number that nobody has is refused before anything is looked up."""
    tec = Technician()
    assert tec.ask(c.Commission(9, LIMIT_BASE)) is Notice.NOT_ALLOWED
    assert tec.ask(c.CommissionTry(9)) is Notice.NOT_ALLOWED


def test_what_trials_deliver_is_told_as_a_test() -> None:
    """In the journal of deliveries, each of them."""
    tec = in_step("closings")
    bodies = [
        json.loads(one.canonical)["body"]
        for one in tec.world.store.entries
        if one.kind == "delivery"
    ]
    assert [one["test"] for one in bodies] == [True, True]


def test_who_cannot_be_sensed_is_taken_to_stand_at_the_outlet_that_they_try() -> None:
    """Whoever asks for the trial has pressed *start* by that."""
    tec = Technician(can=brisk(senses_calling=False))
    tec.until("preset")
    tec.attempt()
    assert tec.seen.step == "closings"


def test_a_controller_that_closes_a_little_early_is_not_taken_for_one_that_had_to_be_closed() -> (
    None
):
    """By its preset, as it says, and short of it: nothing was shown, and it is no defect."""
    tec = in_step("preset")
    assert tec.ask(c.CommissionTry(1)) is Notice.NONE
    tec.world.flow(1, 50_000)
    controller = tec.world.controller()
    assert controller.preset is not None
    short = controller.preset.limit.less(Quantity(20_000, controller.preset.limit.dimension))
    controller.preset, controller.takes_ms = replace(controller.preset, limit=short), 0
    tec.wait()
    assert (tec.seen.step, tec.seen.why) == ("preset", "preset")
    assert not tec.world.snapshot.outlets[0].fault


# --- On a stage: a run without a place ------------------------------------------------------------

A_EURO = Block(10_000)
"""A cent buys ten millilitres, to the drop."""
LEAST = trial_base(capabilities(), Step.WATCHDOG) + 50_000


class Rehearsal:
    """One outlet and its technician, with money for so much, and nothing that happens by itself."""

    def __init__(self, limit_base: int = 10 * LEAST, *stored: Saved, **can: object) -> None:
        plain = site(2)
        diesel = plain.products["diesel"]
        dear = replace(diesel, tariff=replace(diesel.tariff, blocks=(A_EURO,)))
        self.stage = Stage(
            Setting(f"{ROLE}Tec", "technician"),
            OutletRecord(OutletId(1), serial="FC-1"),
            *stored,
            place=replace(plain, products={"diesel": dear}),
            can=capabilities(**can),  # type: ignore[arg-type]  # Named as the fields are.
        )
        stage = self.stage
        self.tests = Commissioning(stage.site, stage.watched, stage.outlets, stage.checkout)
        self.command = c.Commission(1, limit_base)
        self.change = stage.change()

    def begin(self) -> Notice:
        """Begin a run, in the change that is being made."""
        return self.tests.begin(self.change, self.command, "Tec")

    @property
    def run(self) -> Run:
        """The run as it stands."""
        return self.tests._all[OutletId(1)].run


def test_no_run_begins_where_customers_wait_or_all_is_stopped_or_another_is_not_over() -> None:
    """Though the outlet is locked, or free for a moment."""
    locked = OutletRecord(OutletId(1), is_locked=True)
    choice = replace(SALE.choices[0], outlet=OutletId(1))
    waits = replace(SALE, state=SaleState.QUEUED, place=1, choices=(choice,))
    for stored, notice in (
        ((locked,), Notice.NONE),
        ((locked, waits), Notice.BUSY),
        ((locked, Setting(STOPPED, "1")), Notice.BUSY),
    ):
        assert Rehearsal(10 * LEAST, *stored).begin() is notice
    twice = Rehearsal()
    assert twice.begin() is Notice.NONE
    twice.stage.watch().sale = ""
    assert twice.begin() is Notice.BUSY


@pytest.mark.parametrize(("short", "begins"), [(0, True), (1, False)])
def test_a_trial_takes_all_that_it_needs_or_does_not_begin(short: int, *, begins: bool) -> None:
    """In one grant: nobody shares its money, and what is left may be just enough."""
    wanted = -(-LEAST // 10_000) * 10_000
    tried = Rehearsal(wanted)
    assert tried.begin() is Notice.NONE
    trials = tried.tests._all[OutletId(1)]
    trials.run = replace(trials.run, step=Step.WATCHDOG)
    tried.tests._begin(tried.change, trials, wanted - 50_000 + short)
    asked = [one for one in tried.change.requests if isinstance(one, m.SetPreset)]
    told = [one.preset.limit.base for one in asked]
    assert told == ([wanted - 50_000] if begins else [])
    assert trials.run.why == ("" if begins else "limit_used_up")


@pytest.mark.parametrize("slow_stage", [False, True])
def test_what_was_agreed_to_is_kept_as_it_was_measured(*, slow_stage: bool) -> None:
    """The closings by the stage that they ended in; the old bound is what the run began with."""
    kept = Rehearsal(slow_stage=slow_stage)
    assert kept.begin() is Notice.NONE
    run = replace(
        kept.run,
        bound=Quantity(71_000, kept.run.limit.dimension),
        closings_us=CLOSINGS * (56_000,),
        approved_by=("Tec", "Mia"),
    )
    bound = Quantity(60_000, kept.run.limit.dimension)
    kept.tests._keep(kept.change, run, Proposal(84_000, MeterFactor(100_298), bound))
    [closing] = kept.change.outlet(OutletId(1)).closings
    assert closing.stage is (ValveStage.SLOW if slow_stage else ValveStage.FAST)
    assert closing.count == CLOSINGS
    notes = [one for one in kept.change.batch().entries if one.kind == "parameter-changed"]
    assert [one.relevance for one in notes] == 2 * [Relevance.METER]
    assert [one.body["old"] for one in notes] == [100_000, 71_000]


def test_a_closing_begins_the_next_one_and_the_time_that_it_may_take() -> None:
    """With what the next of its kind delivers: not each of them comes down from full flow."""
    tried = Rehearsal()
    assert tried.begin() is Notice.NONE
    trials, watch = tried.tests._all[OutletId(1)], tried.stage.watch()
    trials.run, trials.touched_ms = replace(trials.run, step=Step.CLOSINGS, is_trying=True), 0
    watch.closing_flow = 600_000
    tried.tests._measure(tried.change, trials, watch, Quantity(30_000, watch.can.qmax.dimension))
    now_ms = tried.stage.now.mono_ms
    assert (trials.begun_ms, trials.touched_ms) == (now_ms, now_ms)
    assert trials.wanted_base == trial_base(watch.can, Step.CLOSINGS, 1)
    assert len(trials.run.closings_us) == 1


@pytest.mark.parametrize(
    ("idle_ms", "ended"), [(START_MS + 1, []), (IDLE_MS, []), (IDLE_MS + 1, ["timed_out"])]
)
def test_a_run_that_nobody_goes_on_with_ends_after_its_time_alone(
    idle_ms: int, ended: list[str]
) -> None:
    """To the millisecond; and before its first trial nobody has been waited for in vain."""
    left = Rehearsal()
    assert left.begin() is Notice.NONE
    left.change.apply()
    left.stage.turn(idle_ms)
    change = left.stage.change()
    left.tests.tick(change)
    notes = [one for one in change.batch().entries if one.kind.startswith("commissioning-")]
    assert [one.body["why"] for one in notes] == ended


def test_a_run_ends_with_its_money_whoever_has_ended_that() -> None:
    """Its tests were finished at another place: nothing is left to try with."""
    gone = Rehearsal()
    assert gone.begin() is Notice.NONE
    gone.stage.checkout.finish(gone.change, gone.change.sale(gone.run.sale))
    gone.tests.tick(gone.change)
    assert gone.tests._all == {}
    [ended] = [one for one in gone.change.batch().entries if one.kind == "commissioning-ended"]
    assert (ended.body["why"], ended.body["by"]) == ("ended", "")


def test_a_run_whose_trial_is_finished_by_somebody_ends_at_once() -> None:
    """While the last drops are awaited nothing is tried any more; then the outlet is for sale."""
    tec = in_step("preset")
    assert tec.ask(c.CommissionTry(1)) is Notice.NONE
    tec.world.flow(1, 20_000)
    tec.world.log_in("Ada", screen=OFFICE)
    assert tec.ask(c.FinishOutlet(1, "checked"), OFFICE) is Notice.NONE
    tec.world.run(TICK_MS)
    assert tec.world.delivery().is_open
    assert told(tec.world)[-1][1]["why"] == "ended"
    tec.world.run(3_000)
    assert tec.begin() is Notice.NONE


def test_a_stop_of_all_ends_a_run_and_is_its_reason() -> None:
    """No outlet has failed, and everything is stopped."""
    tec = in_step("preset")
    tec.ask(c.StopAll())
    tec.world.run(200)
    assert told(tec.world)[-1][1]["why"] == "stopped_all"


# --- On a stage: who may, how long, and what is shown ---------------------------------------------

VOLUME = site(2).products["diesel"].dimension
MORE = (
    Setting(f"{ROLE}Tom", "technician"),
    Setting(f"{ROLE}Mia", "manager"),
    Setting(f"{ROLE}Ada", "attendant"),
)


def rehearsed(
    step: Step = Step.IDENTIFY, *, kind: ProductKind | None = None, **can: object
) -> Rehearsal:
    """Return a run that has begun and come to `step`."""
    found = Rehearsal(10 * LEAST, *MORE, **can)
    if kind is not None:
        diesel = found.stage.site.products["diesel"]
        found.stage.site.products["diesel"] = replace(diesel, kind=kind)
    assert found.begin() is Notice.NONE
    trials_of(found).run = replace(found.run, step=step)
    return found


def trials_of(found: Rehearsal) -> _Trials:
    """Return what is under way."""
    return found.tests._all[OutletId(1)]


def written(found: Rehearsal) -> list[tuple[str, Relevance, dict[str, object]]]:
    """Return what the journal is told of runs."""
    return [
        (one.kind, one.relevance, dict(one.body))
        for one in found.change.batch().entries
        if one.kind.startswith("commissioning-")
    ]


@pytest.mark.parametrize("by", ["Mia", "Ada", ""])
def test_only_a_technician_begins(by: str) -> None:
    """A manager agrees, and begins nothing: no run, no money."""
    refused = Rehearsal(10 * LEAST, *MORE)
    assert refused.tests.begin(refused.change, refused.command, by) is Notice.NOT_YOUR_ROLE
    assert refused.tests._all == {}
    assert refused.change.batch().saved == ()


def test_a_run_that_begins_is_written_down_with_its_limit() -> None:
    """For the inspector of meters: who, where, how much, for how much money."""
    begun = rehearsed()
    body = {"sale": begun.run.sale, "outlet": 1, "by": "Tec", "limit": 10 * LEAST, "unit": "ul"}
    amount = begun.change.sale(begun.run.sale).authorised.minor
    assert written(begun) == [("commissioning-begun", Relevance.METER, body | {"amount": amount})]


def test_ten_fills_are_the_most_that_a_run_may_take() -> None:
    """Not a drop more."""
    most = 10 * site(2).products["diesel"].largest.base
    assert Rehearsal(most).begin() is Notice.NONE
    assert Rehearsal(most + 1).begin() is Notice.TOO_MUCH


@pytest.mark.parametrize(
    ("by", "cancels", "tries"),
    [
        ("Tec", Notice.NONE, Notice.NONE),
        ("Tom", Notice.NONE, Notice.NOT_ALLOWED),
        ("Mia", Notice.NONE, Notice.NOT_ALLOWED),
        ("Ada", Notice.NOT_ALLOWED, Notice.NOT_ALLOWED),
    ],
)
def test_whoever_may_agree_may_end_a_run_and_only_its_technician_goes_on(
    by: str, cancels: Notice, tries: Notice
) -> None:
    """A run that somebody has left is not in everybody's way for ever."""
    ended, tried = rehearsed(), rehearsed()
    assert ended.tests.obey(ended.change, c.CommissionCancel(1), by) is cancels
    assert (ended.tests._all == {}) is (cancels is Notice.NONE)
    assert tried.tests.obey(tried.change, c.CommissionTry(1), by) is tries


def test_a_run_that_is_cancelled_is_over_and_written_down_at_once() -> None:
    """Nothing runs for it: its money is settled, and the outlet is anybody's."""
    ended = rehearsed()
    ended.tests.obey(ended.change, c.CommissionCancel(1), "Tec")
    sale = ended.change.sale(ended.tests._ended[OutletId(1)][0].sale)
    assert sale.state is SaleState.SETTLED
    assert ended.stage.watch().sale == ""
    body = {"sale": sale.id, "outlet": 1, "step": "identify", "why": "cancelled", "by": "Tec"}
    assert written(ended)[-1] == ("commissioning-ended", Relevance.METER, body)


def trying(found: Rehearsal) -> Delivery:
    """Let a trial run at the outlet; return its delivery."""
    found.tests._begin(found.change, trials_of(found), 1_000_000)
    [delivery] = found.change.open_deliveries()
    return delivery


def test_a_trial_that_is_cancelled_is_stopped_by_who_makes_it() -> None:
    """Its run is over and stays until the last drops are known; nobody else has the outlet."""
    ended = rehearsed(Step.CLOSINGS)
    trying(ended)
    ended.tests.obey(ended.change, c.CommissionCancel(1), "Tec")
    [delivery] = ended.change.open_deliveries()
    assert delivery.reason is StopReason.ATTENDANT
    assert ended.change.sale(delivery.sale).state is SaleState.OPEN
    assert ended.run.is_over
    assert ended.stage.watch().sale == delivery.sale


def test_an_outlet_that_was_locked_is_locked_again_after_its_tests() -> None:
    """It was opened for them alone."""
    tried = Rehearsal(10 * LEAST, OutletRecord(OutletId(1), serial="FC-1", is_locked=True))
    tried.stage.watch().state = OutletState.CLOSED
    tried.begin()
    assert tried.stage.watch().state is OutletState.IDLE
    tried.tests.obey(tried.change, c.CommissionCancel(1), "Tec")
    assert tried.stage.watch().state is OutletState.CLOSED


@pytest.mark.parametrize(
    ("proofs", "why"), [(PROOFS_MAX - 1, Notice.NONE), (PROOFS_MAX, Notice.NOT_ALLOWED)]
)
def test_so_many_proofs_are_enough(proofs: int, why: Notice) -> None:
    """One more than can be told apart proves nothing."""
    tried = rehearsed(Step.PROVING)
    read = Proof(1_000_000, 1_000_000, 1_000_000)
    trials_of(tried).run = replace(tried.run, proofs=proofs * (read,))
    assert tried.tests.obey(tried.change, c.CommissionProve(1, 1_000_000), "Tec") is why


@pytest.mark.parametrize(("waited_ms", "why"), [(15_000, ""), (15_001, "not_ready")])
def test_an_outlet_has_fifteen_seconds_to_be_ready(waited_ms: int, why: str) -> None:
    """To the millisecond."""
    tried = rehearsed(Step.CLOSINGS)
    tried.stage.watch().state = OutletState.CLOSED
    tried.tests._begin(tried.change, trials_of(tried), 1_000_000)
    tried.change.apply()
    tried.stage.turn(waited_ms)
    tried.tests._start(tried.stage.change(), trials_of(tried))
    assert tried.run.why == why


@pytest.mark.parametrize(("idle_ms", "is_over"), [(900_000, False), (900_001, True)])
def test_a_run_is_over_a_quarter_of_an_hour_after_the_last_word(
    idle_ms: int, *, is_over: bool
) -> None:
    """It is its technician who has gone."""
    left = rehearsed()
    left.change.apply()
    left.stage.turn(idle_ms)
    left.tests.tick(left.stage.change())
    assert (left.tests._all == {}) is is_over


@pytest.mark.parametrize(("later_ms", "shown"), [(9_999, 1), (10_000, 0)])
def test_the_end_of_a_run_is_shown_for_ten_seconds(later_ms: int, shown: int) -> None:
    """So that whoever looks away for a moment learns of it."""
    ended = rehearsed()
    ended.tests.obey(ended.change, c.CommissionCancel(1), "Tec")
    ended.change.apply()
    ended.stage.turn(later_ms)
    assert len(ended.tests.shown(ended.stage.change())) == shown


def test_a_controller_that_was_not_read_has_a_second_more_to_be_heard() -> None:
    """After the silence that its timer was tried with."""
    tried = rehearsed(Step.WATCHDOG, watchdog_fed_by=Feeding.READS)
    watch = tried.stage.watch()
    tried.tests._fall_silent(tried.change, trials_of(tried), watch)
    assert watch.hushed_until_ms == tried.stage.now.mono_ms + silence_ms(watch.can) + 1_000


def look_at(found: Rehearsal) -> CommissioningSnapshot:
    """Return what attendants see of the run."""
    [shown] = found.tests.shown(found.change)
    return shown


def test_a_flow_is_shown_while_a_trial_runs() -> None:
    """What leaks between trials is not one; before the first answer there is none."""
    tried = rehearsed(Step.CLOSINGS)
    trying(tried)
    tried.stage.flows(1, 0, a_second=600_000)
    assert look_at(tried).flow_base == 600_000
    tried.stage.watch().delivery, delivery = "", tried.stage.watch().delivery
    assert look_at(tried).flow_base == 0
    tried.stage.watch().delivery = delivery
    tried.stage.watch().status = None
    assert look_at(tried).flow_base == 0


def test_the_slowest_closing_is_shown() -> None:
    """None before the first."""
    tried = rehearsed(Step.CLOSINGS)
    assert look_at(tried).closing_slowest_us == 0
    trials_of(tried).run = replace(tried.run, closings_us=(50_000, 70_000, 60_000))
    assert look_at(tried).closing_slowest_us == 70_000


@pytest.mark.parametrize("is_heard", [True, False])
@pytest.mark.parametrize(
    ("kind", "needs"),
    [(ProductKind.FUEL, "lift"), (ProductKind.WATER, "open_tap"), (ProductKind.ENERGY, "plug")],
)
def test_who_makes_a_trial_is_told_what_to_do(
    kind: ProductKind, needs: str, *, is_heard: bool
) -> None:
    """Once the outlet is ready for it."""
    tried = rehearsed(Step.CLOSINGS, kind=kind)
    assert look_at(tried).needs == ""
    trying(tried)
    if not is_heard:
        tried.stage.watch().status = None
    assert look_at(tried).needs == needs


@pytest.mark.parametrize("why", ["there", "not_sensed", "not_trying"])
def test_nobody_is_told_to_do_what_is_done(why: str) -> None:
    """The nozzle is lifted, nobody could tell, or nothing is tried just now."""
    tried = rehearsed(Step.CLOSINGS, senses_calling=why != "not_sensed")
    trying(tried)
    watch = tried.stage.watch()
    assert watch.status is not None
    watch.status = replace(watch.status, calling=why == "there")
    trials_of(tried).run = replace(tried.run, is_trying=why != "not_trying")
    assert look_at(tried).needs == ""


def test_what_is_proposed_is_told_though_nothing_is_known_of_before() -> None:
    """No bound so far is one of nothing; a closing time that stays as rated is none."""
    tried = rehearsed(Step.APPROVAL)
    proposal = Proposal(None, MeterFactor(100_298), Quantity(60_000, VOLUME))
    for bound, old in ((None, 0), (Quantity(71_000, VOLUME), 71_000)):
        run = replace(tried.run, bound=bound, proposal=proposal)
        assert _told(run, proposal) == {
            "old_factor_e5": 100_000,
            "new_factor_e5": 100_298,
            "old_bound": old,
            "new_bound": 60_000,
            "closing_us": 0,
        }
        trials_of(tried).run = run
        shown = look_at(tried).proposal
        assert shown is not None
        assert (shown.old_bound_base, shown.closing_us) == (old, None)


def test_every_trial_is_written_down_for_the_inspector() -> None:
    """What was tried, where, by whom, in which step."""
    tried = rehearsed(Step.CLOSINGS)
    tried.tests._fail(tried.change, trials_of(tried), "no_flow_seen")
    kind, relevance, body = written(tried)[-1]
    assert (kind, relevance) == ("commissioning-tried", Relevance.METER)
    mine = {"sale": tried.run.sale, "outlet": 1, "by": "Tec", "step": "closings"}
    assert body == mine | {"result": "nothing", "why": "no_flow_seen"}


def test_who_writes_numbers_down_is_still_there() -> None:
    """A run that nobody asks anything of is over: this is asking."""
    tried = Rehearsal()
    assert tried.begin() is Notice.NONE
    trials = tried.tests._all[OutletId(1)]
    trials.run, trials.touched_ms = replace(trials.run, step=Step.APPROVAL), 0
    seal = c.CommissionSeal(1, "C-7", "S-1", "S-2")
    assert tried.tests._seal(tried.change, trials, seal) is Notice.NONE
    assert trials.touched_ms == tried.stage.now.mono_ms > 0
