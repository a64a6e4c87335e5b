"""What meters and valves are believed: totalisers that can be true, and closings that were seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kiosk.application.messages import StatusRead, StopOutlet
from kiosk.application.state import Change, State, Watched
from kiosk.application.stopping import DOUBTS, LOST_TOTAL, NOT_HEARD, Stopping
from kiosk.domain.closing import Closing, Stage
from kiosk.domain.commissioning import Commissioned, bound_of
from kiosk.domain.controller import BUSY_MS, DeviceStop, PresetKind, Status, blind_of
from kiosk.domain.delivery import Delivery, StopReason
from kiosk.domain.journal import Relevance
from kiosk.domain.outlet import OutletId
from kiosk.domain.quantity import Quantity
from kiosk.domain.totaliser import Implausible, Totaliser, met, unwrapped
from kiosk.ports import OutletRecord

US_PER_S = 1_000_000
COMMISSIONED = "commissioned:"
"""The settings that keep what an outlet's controller was commissioned to begin with this."""


class Metering:
    """The meters of all outlets."""

    def __init__(self, stopping: Stopping, watched: Mapping[OutletId, Watched]) -> None:
        """Know the outlets."""
        self._stopping = stopping
        self._watched = watched

    # --- Totalisers -------------------------------------------------------------------------

    def read(self, change: Change, message: StatusRead) -> bool | None:
        """Take a totaliser over and return whether it moved.

        None where it can't be true: the outlet is out of use from then on.
        """
        watch = self._watched[message.outlet]
        before = watch.totaliser
        try:
            if before is None:
                watch.totaliser = self._met(change, watch, message)
                return False
            watch.totaliser = before.read(message.status.total, at_ms=message.at_ms)
        except Implausible as doubt:
            self._disbelieve(change, message.outlet, doubt)
            return None
        return watch.totaliser.total > before.total

    def _met(self, change: Change, watch: Watched, message: StatusRead) -> Totaliser:
        shown, can = message.status.total, watch.can
        range_base = (1 << can.totaliser_bits) * can.totaliser_step.base
        kept = change.outlet(message.outlet).total_base
        total = shown if kept is None else unwrapped(kept, shown, range_base)
        return met(
            total,
            range_base=range_base,
            qmax=can.qmax,
            step=can.totaliser_step,
            at_ms=message.at_ms,
            slack_ms=can.meter_refresh_ms + BUSY_MS,
        )

    def _disbelieve(self, change: Change, outlet: OutletId, doubt: Implausible) -> None:
        change.note(
            Relevance.METER,
            "reading-refused",
            outlet=outlet,
            doubt=str(doubt.doubt),
            step=doubt.step_base,
        )
        watch = self._watched[outlet]
        delivery = self._stopping.runs(change, watch)
        if delivery is not None:
            self._stopping.end(change, watch, delivery, StopReason.METER_FAULT)
        change.ask(StopOutlet(outlet))
        self._stopping.fail(change, outlet, f"meter_{doubt.doubt}")

    def begin_anew(self, change: Change, outlet: OutletId) -> None:
        """Believe what a doubted meter shows from now on: the next status is its new beginning."""
        watch = self._watched[outlet]
        believed = change.outlet(outlet).total_base or 0
        change.note(
            Relevance.METER,
            "meter-rebased",
            outlet=outlet,
            believed=believed if watch.totaliser is None else watch.totaliser.total.base,
            shown=0 if watch.status is None else watch.status.total.base,
        )
        change.save(replace(change.outlet(outlet), total_base=None))
        watch.totaliser = None
        self.correct(change, outlet)

    def note_boot(self, change: Change, message: StatusRead) -> None:
        """A controller that restarted holds no preset of ours, and says anew who it is.

        One that counts no boots has the total for its witness, and says a number only where that
        is gone: so the first number is news as well, unless the meter is new to us.

        One that forgets its totaliser with the power cannot say what it delivered: all that it may
        have had stays reserved until an attendant decides.
        """
        watch, boot = self._watched[message.outlet], message.status.boot
        record = change.outlet(message.outlet)
        if boot is None or record.boot == boot:
            return
        change.save(replace(record, boot=boot))
        if record.boot is None and record.total_base is None:
            return  # It has just been met.
        change.note(Relevance.METER, "controller-restarted", outlet=message.outlet, boot=boot)
        delivery = self._stopping.runs(change, watch)
        if delivery is not None:
            self._stopping.end(change, watch, delivery, StopReason.POWER_LOSS)
        forgets = not watch.can.totaliser_kept
        self._stopping.fail(change, message.outlet, LOST_TOTAL if forgets else NOT_HEARD)

    # --- Closings ---------------------------------------------------------------------------

    def bound(self, change: Change, outlet: OutletId) -> Quantity:
        """Return the most that can flow past a preset at `outlet`: as rated, or as seen if worse.

        Past one that only we keep it flows for as long as we may be dead before anybody notices.
        """
        can = self._watched[outlet].can
        if can.preset is PresetKind.NONE:
            return self._watched[outlet].factor.grown(can.overrun_bound + blind_of(can))
        refresh_us = 1_000 * can.meter_refresh_ms
        agreed = self.agreed(change, outlet).closing_us
        reckoned_us = 1_000 * can.closing_ms if agreed is None else agreed
        # What was seen is past the preset with the refresh in it; here it is without.
        seen_us = [one.reckoned_us - refresh_us for one in change.outlet(outlet).closings]
        return self._watched[outlet].factor.grown(bound_of(can, max([reckoned_us, *seen_us])))

    def agreed(self, change: Change, outlet: OutletId) -> Commissioned:
        """Return what two people have agreed to for the controller that answers at `outlet`.

        Of another one than was commissioned nothing is known: its meter counts as it shows, and
        its valve is reckoned with as it is rated.
        """
        return _agreed(change.setting(f"{COMMISSIONED}{outlet}"), change.outlet(outlet).serial)

    def correct(self, change: Change, outlet: OutletId) -> None:
        """Multiply the readings of `outlet` by what was agreed to; no delivery is open there."""
        self._watched[outlet].factor = self.agreed(change, outlet).factor

    def repair(self, state: State) -> None:
        """After a change that could not be made: multiply by what was stored."""
        for outlet, watch in self._watched.items():
            record = state.outlets.get(outlet, OutletRecord(outlet))
            kept = state.settings.get(f"{COMMISSIONED}{outlet}", "")
            watch.factor = _agreed(kept, record.serial).factor

    def watch_closing(self, watch: Watched, status: Status) -> None:
        """Remember how fast it flowed when the valve began to close."""
        if status.flow and status.stopped_by is DeviceStop.NONE:
            watch.closing_flow = status.flow.base

    def learn(self, change: Change, watch: Watched, final: Delivery) -> int | None:
        """Learn how long the valve took, from what flowed past the preset at which it closed.

        Only a closing that the controller began by itself says so: our own stop reaches it later.
        Returns the time in microseconds; None where nothing was learned.
        """
        status = watch.status
        if final.is_test:
            return None  # What a test shows counts once two people have agreed to it.
        if status is None or status.stopped_by is not DeviceStop.PRESET or not watch.closing_flow:
            return None
        past = final.delivered.less(final.preset.floor(watch.can.preset_resolution))
        took_us = past.base * US_PER_S // watch.closing_flow
        stage = Stage.SLOW if watch.can.slow_stage else Stage.FAST
        record = change.outlet(final.outlet)
        known = {one.stage: one for one in record.closings}
        before = known.get(stage, Closing(stage))
        known[stage] = after = before.seen(took_us)
        change.save(replace(record, closings=tuple(known.values())))
        rated_ms = watch.can.closing_ms
        if after.drifts(rated_ms) and not before.drifts(rated_ms):
            change.note(
                Relevance.METER,
                "closing-drifts",
                outlet=final.outlet,
                stage=str(stage),
                reckoned_us=after.reckoned_us,
                rated_ms=rated_ms,
            )
        return took_us

    def drifting(self, change: Change) -> list[OutletId]:
        """Return the outlets whose valves have become too slow."""
        return [
            outlet
            for outlet, watch in sorted(self._watched.items())
            if any(one.drifts(watch.can.closing_ms) for one in change.outlet(outlet).closings)
        ]


def _agreed(kept: str, serial: str) -> Commissioned:
    agreed = Commissioned.named(kept) if kept else Commissioned(serial)
    return agreed if agreed.serial == serial else Commissioned(serial)


def is_doubted(watch: Watched) -> bool:
    """Whether nothing that an outlet shows is believed."""
    return watch.identity is None or watch.fault in DOUBTS
