"""Deals the troubles of a plan at their times, ends each, and mends everything at last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial

from hardware.simulator.faults import FaultKind, LineFault
from hardware.simulator.plant import PERMILLE, ValveFault
from hardware.simulator.world import Place as Stand
from hardware.timing import NS_PER_MS
from kiosk.api import commands as c
from kiosk.application import messages as m
from kiosk.domain.controller import Fault
from kiosk.ports import StorageError, StorageFull
from kiosk.simulation.checks import Checks
from kiosk.simulation.disk import Image
from kiosk.simulation.lines import SimulatedLine
from kiosk.simulation.people import DESK, People
from kiosk.simulation.place import BEGINS_NS, Place
from kiosk.simulation.plan import Blow, Trouble, told_blow

BLACKOUT_BOOT_MS = 1_500
"""How much longer the engine takes to be back after a blackout than the controllers."""

Act = Callable[[], None]


class Troubles:
    """All that goes wrong at a place."""

    def __init__(self, place: Place, people: People, checks: Checks) -> None:
        """Know where to strike, and whom to tell what no controller is rated for."""
        self._place = place
        self._people = people
        self._checks = checks
        self.dealt: Counter[str] = Counter()
        self._disk_fails = 0
        self._is_mended = False

    def arm(self) -> None:
        """Let every trouble of the plan happen at its time."""
        for blow in self._place.plan.blows:
            self._arm(blow)

    def mend(self) -> None:
        """End every trouble now: what is broken is repaired, what is out is put back."""
        self._is_mended = True
        place = self._place
        place.story.tell(place.now_ns, "all", "is mended")
        place.disk.broken = None
        place.rail.script.clear()
        place.deaths.clear()
        place.echoes.clear()
        for line in place.lines:
            line.faults.script.clear()
            line.wire.at(place.now_ns, partial(self._mend_line, line))

    def _mend_line(self, line: SimulatedLine) -> None:
        line.wire.plug_in()
        for supply in line.world.supplies.values():
            supply.limit_base = None
        for number, stand in line.places.items():
            self._mend_outlet(line, stand)
            if number not in self._people.held:
                stand.plant.hang_up()
        self._checks.mended(line)

    def _mend_outlet(self, line: SimulatedLine, stand: Stand) -> None:
        now_ns = line.world.now_ns
        stand.plant.valve.mend(now_ns)
        stand.plant.counts_pulses = True
        stand.plant.leak_base = 0
        stand.controller.active.clear()
        if not stand.controller.is_on:
            stand.controller.power_on(now_ns)

    # --- One trouble ----------------------------------------------------------------------------

    def _arm(self, blow: Blow) -> None:
        place, at_ns = self._place, BEGINS_NS + blow.at_ms * NS_PER_MS
        match blow.trouble:
            case Trouble.CABLE | Trouble.WEAK_SUPPLY:
                line = next(one for one in place.lines if one.name == blow.where)
                self._both(blow, line, at_ns, *self._on_line(blow, line))
            case (
                Trouble.ANSWER
                | Trouble.POWER
                | Trouble.LATE_VALVE
                | Trouble.STUCK_VALVE
                | Trouble.DEAD_METER
                | Trouble.LYING_METER
                | Trouble.LEAK
                | Trouble.COMPLAINT
            ) if isinstance(blow.where, int):
                line = place.line_of[blow.where]
                stand = line.places[blow.where]
                acts = self._at_outlet(blow, line, stand, blow.where)
                self._both(blow, line, at_ns, *acts)
            case Trouble.OLD_IMAGE:
                kept: list[Image] = []
                before_ns = max(BEGINS_NS, at_ns - blow.of * NS_PER_MS)
                place.at(before_ns, lambda: kept.append(place.disk.image.copy()))
                place.at(at_ns, lambda: self._restore(blow, kept[0]))
            case _:
                place.at(at_ns, partial(self._strike, blow))

    def _both(
        self, blow: Blow, line: SimulatedLine, at_ns: int, begin: Act, end: Act | None
    ) -> None:
        def starts() -> None:
            if not self._is_mended:
                self._note(blow, line.world.now_ns)
                begin()

        def ends() -> None:
            if end is not None and not self._is_mended:
                self._place.story.tell(line.world.now_ns, "mended", lambda: told_blow(blow))
                end()

        line.wire.at(at_ns, starts)
        if end is not None:
            line.wire.at(at_ns + blow.for_ms * NS_PER_MS, ends)

    def _on_line(self, blow: Blow, line: SimulatedLine) -> tuple[Act, Act]:
        if blow.trouble is Trouble.CABLE:
            return line.wire.unplug, line.wire.plug_in
        supplies = line.world.supplies.values()

        def weaken() -> None:
            for supply in supplies:
                nominal = max(one.nominal_base for one in line.bounds.values())
                supply.limit_base = nominal * blow.of // PERMILLE

        def strengthen() -> None:
            for supply in supplies:
                supply.limit_base = None

        return weaken, strengthen

    def _at_outlet(
        self, blow: Blow, line: SimulatedLine, stand: Stand, number: int
    ) -> tuple[Act, Act | None]:
        plant, controller, world = stand.plant, stand.controller, line.world
        match blow.trouble:
            case Trouble.ANSWER:
                wrong = LineFault(FaultKind(blow.what), blow.of, stand.address)
                return partial(line.faults.script.extend, [wrong] * blow.times), None
            case Trouble.POWER:
                return (
                    lambda: controller.power_off(world.now_ns),
                    lambda: controller.power_on(world.now_ns),
                )
            case Trouble.LATE_VALVE:
                is_within = blow.what != "all"
                late_ns = blow.of * NS_PER_MS
                fault_ = (
                    ValveFault(late_ns=late_ns)
                    if blow.what == "one"
                    else ValveFault(all_late_ns=late_ns)
                )
                return self._valve(blow, line, stand, number, fault_, is_within=is_within)
            case Trouble.STUCK_VALVE:
                stuck = ValveFault(is_stuck=True)
                return self._valve(blow, line, stand, number, stuck, is_within=False)
            case Trouble.DEAD_METER:
                return self._impairing(
                    blow,
                    number,
                    partial(setattr, plant, "counts_pulses", False),
                    partial(setattr, plant, "counts_pulses", True),
                )
            case Trouble.LYING_METER:
                lie = lambda: controller.set_total(max(0, controller.total + blow.of))  # noqa: E731
                return self._impairing(blow, number, lie, None)
            case Trouble.LEAK:
                return self._impairing(
                    blow,
                    number,
                    partial(setattr, plant, "leak_base", blow.of),
                    partial(setattr, plant, "leak_base", 0),
                )
            case _:
                fault = Fault[blow.what.upper()]
                return partial(controller.active.add, fault), partial(
                    controller.active.discard, fault
                )

    def _valve(
        self,
        blow: Blow,
        line: SimulatedLine,
        stand: Stand,
        number: int,
        fault: ValveFault,
        *,
        is_within: bool,
    ) -> tuple[Act, Act]:
        valve = stand.plant.valve

        def begin() -> None:
            valve.fault = fault

        def end() -> None:
            valve.mend(line.world.now_ns)

        if is_within:
            return begin, end
        begins, ends = self._impairing(blow, number, begin, end)
        return begins, ends or end

    def _impairing(
        self, blow: Blow, number: int, begin: Act, end: Act | None
    ) -> tuple[Act, Act | None]:
        """Return both with the outlet marked as beyond its rating; where it never ends, for good.

        The mark stays until the next delivery after the end: what a valve or meter did late is
        still of its fault.
        """
        name = blow.trouble.value

        def begins() -> None:
            self._checks.hurt(number, name)
            begin()

        return begins, end

    def _strike(self, blow: Blow) -> None:
        """Let a trouble of the engine, its rail, its disk or its people begin."""
        place = self._place
        if self._is_mended:
            return
        self._note(blow, place.now_ns)
        match blow.trouble:
            case Trouble.BLACKOUT:
                self._black_out(blow)
            case Trouble.STRANGER if isinstance(blow.where, int):
                place.spawn(self._people.stranger(blow.where, blow.for_ms))
            case Trouble.RAIL:
                place.rail.script.extend([(blow.what, blow.of)] * blow.times)
            case Trouble.HINT:
                for letter in ("P",) * blow.times:
                    place.post(m.PaymentHinted(f"{letter}-{blow.of:06d}"))
            case Trouble.ECHO:
                place.echoes.extend([blow.of] * blow.times)
            case Trouble.KILL:
                place.deaths.append((blow.what, blow.of, blow.for_ms))
            case Trouble.DISK:
                self._fail_disk(blow)
            case Trouble.WALL_CLOCK:
                place.wall_ms += blow.of
            case Trouble.FREEZE:
                place.frozen_until_ns = place.now_ns + blow.for_ms * NS_PER_MS
            case Trouble.STOP_ALL:
                place.ask(DESK, c.StopAll())
            case Trouble.ATTENDANT if isinstance(blow.where, int):
                self._people.call_attendant(blow.what, blow.where)
            case _:
                raise ValueError(f"nobody knows how to deal {blow}")

    def _black_out(self, blow: Blow) -> None:
        """Take the power from everything: the engine needs longer to be back."""
        place = self._place
        for line in place.lines:
            for stand in line.places.values():
                line.wire.at(place.now_ns, partial(_switch, line, stand, is_on=False))
                back_ns = place.now_ns + blow.for_ms * NS_PER_MS
                line.wire.at(back_ns, partial(_switch, line, stand, is_on=True))
        if place.core is not None:
            place.die("no power", blow.for_ms + BLACKOUT_BOOT_MS)

    def _restore(self, blow: Blow, image: Image) -> None:
        place = self._place
        if self._is_mended or place.core is None:
            return
        self._note(blow, place.now_ns)

        def put_back() -> None:
            place.disk.image = image.copy()
            if place.disk.on_restore is not None:
                place.disk.on_restore()

        place.die("an old image of its disk is restored", blow.for_ms, image_of=put_back)

    def _fail_disk(self, blow: Blow) -> None:
        place = self._place
        place.disk.broken = StorageFull("no room") if blow.what == "full" else StorageError("I/O")
        self._disk_fails += 1
        which = self._disk_fails

        def mend() -> None:
            if which == self._disk_fails:
                place.disk.broken = None
                place.story.tell(place.now_ns, "mended", lambda: told_blow(blow))

        place.after(blow.for_ms, mend)

    def _note(self, blow: Blow, at_ns: int) -> None:
        self.dealt[blow.trouble.value] += 1
        self._place.story.tell(at_ns, "trouble", lambda: told_blow(blow))


def _switch(line: SimulatedLine, stand: Stand, *, is_on: bool) -> None:
    if is_on and not stand.controller.is_on:
        stand.controller.power_on(line.world.now_ns)
    elif not is_on:
        stand.controller.power_off(line.world.now_ns)
