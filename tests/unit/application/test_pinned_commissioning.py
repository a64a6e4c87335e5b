"""Each rule of a commissioning by itself: when it is said, and what is written down."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from fakes.technician import LIMIT_BASE, MEASURE_BASE, OFFICE, TERMINAL, Technician, brisk
from fakes.world import TICK_MS, World

from kiosk.api import commands as c
from kiosk.api.snapshot import Notice
from kiosk.application import messages as m
from kiosk.application.commissioning import IDLE_MS, LIMIT_FILLS, SHOWN_MS, START_MS
from kiosk.application.state import Watched
from kiosk.domain.commissioning import CLOSINGS, PROOFS_MAX, Step, silence_ms, trial_base
from kiosk.domain.controller import (
    Capabilities,
    ControllerState,
    DeviceStop,
    Feeding,
    Identity,
    Status,
)
from kiosk.domain.journal import Relevance
from kiosk.domain.outlet import OutletId
from kiosk.domain.quantity import Quantity
from kiosk.domain.sale import PresetBy

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
    assert tec.ask(c.CommissionCancel(1)) is Notice.NONE
    assert tec.ask(c.CommissionTry(1)) is Notice.BUSY
    assert tec.ask(c.CommissionCancel(1)) is Notice.BUSY
    assert [kind for kind, _ in told(tec.world)].count("ended") == 1


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
    trial.shuts(0)
    assert trial.tec.seen.watchdog_took_ms is None
    trial.shuts(10)
    assert trial.tec.seen.watchdog_took_ms == 10
    trial.shuts(40)
    assert trial.tec.seen.watchdog_took_ms == 10


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
    assert told(trial.tec.world)[-1][1]["why"] == "watchdog_failed"


def test_a_controller_that_is_heard_again_is_to_be_heard_from_then_on() -> None:
    """Where reading feeds the timer nothing is read meanwhile, and nobody misses it."""
    trial = Silence(replace(ROUND, watchdog_fed_by=Feeding.READS))
    limit_ms = silence_ms(ROUND)
    trial.shuts(limit_ms - 10)
    assert trial.watch.hushed_until_ms > 0
    trial.shuts(limit_ms)
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
    assert tec.ask(c.CommissionRead(1, tec.seen.proofs[-1].shown_base)) is Notice.NONE
    assert tec.ask(c.CommissionProve(1, most)) is Notice.NONE


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


@pytest.mark.parametrize("act", ["try", "prove", "read", "skip", "approve"])
def test_whatever_is_asked_of_a_run_keeps_it_alive(act: str) -> None:
    """Fifteen minutes after the last of it, and not before, a run is over."""
    tec = in_step("approval" if act == "approve" else "preset" if act == "try" else "proving")
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
    attendant = tec.world.core.snapshot(TERMINAL, tec.world.clock.now()).visit.attendant
    assert attendant is not None
    assert attendant.commissioning == ()
