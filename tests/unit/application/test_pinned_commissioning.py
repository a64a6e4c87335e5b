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
from kiosk.application.commissioning import LIMIT_FILLS, SHOWN_MS, START_MS
from kiosk.domain.commissioning import CLOSINGS, PROOFS_MAX, Step, trial_base
from kiosk.domain.controller import ControllerState, DeviceStop, Status
from kiosk.domain.journal import Relevance
from kiosk.domain.outlet import OutletId
from kiosk.domain.quantity import Quantity

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
