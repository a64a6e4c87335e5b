"""Keeps each outlet and its controller in step, reading by reading.

The order is always: reserve durably, write the preset, read it back, open. Credit returns only
after a confirmed stop and a fresh final reading. Nothing here waits: each status moves things on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kiosk.application import allocation
from kiosk.application.messages import (
    Acknowledge,
    Identified,
    IdentifyOutlet,
    OpenValve,
    OutletRefused,
    SetPreset,
    StatusRead,
    StopOutlet,
    Watch,
)
from kiosk.application.state import STOPPED, Change, State, Watched
from kiosk.domain.controller import ControllerState, DeviceStop, Fault, Preset, Status
from kiosk.domain.delivery import Delivery, DeliveryEvent, DeliveryState, StopReason
from kiosk.domain.journal import Relevance
from kiosk.domain.outlet import FREE, OutletEvent, OutletId, OutletState
from kiosk.domain.quantity import Quantity
from kiosk.domain.sale import Choice, Sale, SaleState
from kiosk.domain.site import Site
from kiosk.domain.totaliser import Doubt, Implausible, Totaliser, met
from kiosk.ports import OutletRecord, Setting

FRESH_MS = 2_000
"""An outlet that has not answered for this long is not sold from."""
WORRY_MS = 1_000
"""No valid reading in a delivery for this long: try to close (CTL-09)."""
LOST_MS = 2_000
"""No valid reading in a delivery for this long: it is lost, and ends when it is found."""
IDLE_LOST_MS = 3_000
AGAIN_MS = 400
"""How long the next status may take to show what was asked, before it is asked again."""
GIVE_UP_MS = 5_000
"""A preset that is not read back for this long: the delivery ends before it began."""
PAUSE_MS = 3_000
"""No flow for this long: the screen says so."""
STUCK_MS = 3_000
"""Flow for this long after the stop: the valve does not close."""
SNAPSHOT_MS = 1_000
"""A running delivery is stored at least this often (MET-18)."""
BUSY_MS = 500
"""How much later than it was taken a reading may be stamped by a host that is busy."""
SEQUENCE_MAX = 65_535

SILENT, NOT_HEARD, LINE_DOWN, STORAGE = "silent", "not_heard_yet", "line_down", "storage"
PASSING = frozenset({SILENT, NOT_HEARD, LINE_DOWN, STORAGE})
"""Faults that are over as soon as the outlet answers soundly again."""
OTHER = "other_controller"
DOUBTS = frozenset({OTHER, *(f"meter_{doubt}" for doubt in Doubt)})
"""Faults with which no figure is believed, until an attendant says so."""
RUNNING = frozenset(
    {
        DeliveryState.GRANTED,
        DeliveryState.ARMED,
        DeliveryState.OPENING,
        DeliveryState.DELIVERING,
        DeliveryState.PAUSED,
    }
)
OPENED = RUNNING - {DeliveryState.GRANTED, DeliveryState.ARMED}
"""The valve has been told to open."""

STOPPED_BY = {
    DeviceStop.HUNG_UP: StopReason.HUNG_UP,
    DeviceStop.WATCHDOG: StopReason.COMMS_LOSS,
    DeviceStop.POWER: StopReason.POWER_LOSS,
    DeviceStop.FAULT: StopReason.CONTROLLER_FAULT,
    DeviceStop.PRESET: StopReason.PRESET,
    DeviceStop.HOST: StopReason.CONTROLLER_FAULT,  # We did not ask.
    DeviceStop.NONE: StopReason.CONTROLLER_FAULT,
}


class Outlets:
    """All outlets of the place."""

    def __init__(self, site: Site, watched: Mapping[OutletId, Watched]) -> None:
        """Know the place and what its controllers can do."""
        self._site = site
        self._watched = watched

    def repair(self, state: State) -> None:
        """After a change that could not be made: hold on to what was stored, and end what runs."""
        kept = {one.outlet: one for one in state.deliveries.values() if one.is_open}
        quoted = {
            choice.outlet: sale.id
            for sale in state.sales.values()
            if sale.state is SaleState.QUOTED
            for choice in sale.choices
        }
        for outlet, watch in self._watched.items():
            delivery = kept.get(outlet)
            watch.delivery = delivery.id if delivery is not None else ""
            watch.sale = delivery.sale if delivery is not None else quoted.get(outlet, "")
            watch.must_end = delivery is not None
            watch.fault = state.outlets.get(outlet, OutletRecord(outlet)).fault or STORAGE
            watch.identity = watch.identify_ms = None  # It may not have been written down.
            watch.happens(OutletEvent.FAULTED)

    def stops(self) -> list[StopOutlet]:
        """Return what closes every valve that may be open."""
        return [StopOutlet(outlet) for outlet, watch in self._watched.items() if watch.delivery]

    # --- Beginning --------------------------------------------------------------------------

    def begin(self, change: Change) -> None:
        """After a start: close every valve first, then ask who is there.

        A delivery that was open when the engine died ends: it is never resumed. One whose outlet is
        no longer in the settings keeps its money reserved until the outlet is back.
        """
        for outlet, watch in self._watched.items():
            change.ask(StopOutlet(outlet))
            change.ask(IdentifyOutlet(outlet))
            record = change.outlet(outlet)
            if record.fault:
                watch.fault = record.fault
        for delivery in change.open_deliveries():
            if delivery.outlet not in self._watched:
                continue
            watch = self._watched[delivery.outlet]
            watch.delivery, watch.sale = delivery.id, delivery.sale
            lost = delivery.on(DeliveryEvent.LOST) if self._runs(delivery) else delivery
            change.save(replace(lost, reason=delivery.reason or StopReason.RESTART))
            change.ask(Watch(delivery.outlet, closely=True))

    def is_free(self, outlet: OutletId, change: Change) -> bool:
        """Whether a customer may choose `outlet` now."""
        watch = self._watched[outlet]
        return not watch.sale and not change.setting(STOPPED) and self._is_ready(change, watch)

    def reserve(self, outlet: OutletId, sale: str, change: Change) -> None:
        """Keep `outlet` for `sale` alone, and watch it closely."""
        self._watched[outlet].sale = sale
        change.ask(Watch(outlet, closely=True))

    def free(self, outlet: OutletId, change: Change) -> None:
        """Let `outlet` go again, if it is still there."""
        watch = self._watched.get(outlet)
        if watch is None:
            return
        watch.sale = ""
        change.ask(Watch(outlet, closely=False))

    # --- Deliveries -------------------------------------------------------------------------

    def start(
        self, change: Change, sale: Sale, choice: Choice, *, sharing: int, waiting: int
    ) -> bool:
        """Grant `sale` a delivery at the outlet of `choice`; False where it can't be had now.

        `sharing` outlets share its money, and `waiting` of them have none of it yet.
        """
        watch = self._watched[choice.outlet]
        status, totaliser = watch.status, watch.totaliser
        if status is None or totaliser is None or not self._is_ready(change, watch):
            return False
        cap = self._cap(sale, choice.product)
        grant = allocation.first(
            change.pool(sale), choice.tariff, watch.can, sharing=sharing, waiting=waiting, cap=cap
        )
        if grant is None:
            return False
        record = change.outlet(choice.outlet)
        sequence = record.sequence % SEQUENCE_MAX + 1
        key = change.numbered("D")
        delivery = Delivery(
            id=key,
            sale=sale.id,
            outlet=choice.outlet,
            product=choice.product,
            tariff=choice.tariff,
            opening=totaliser.total,
            limit=grant.limit,
            preset=grant.preset,
            reserved=grant.more,
            sequence=sequence,
            grants=(f"{key}:{sequence}",),
            boot=status.boot,
            started_ms=change.now.utc_ms,
            wanted=sale.wanted,
        )
        change.hold(delivery.grants[-1], delivery, grant.more)
        change.save(delivery)
        change.save(replace(record, sequence=sequence, total_base=totaliser.total.base))
        self._note_grant(change, delivery)
        watch.delivery, watch.sale = key, sale.id
        watch.flowed_ms = change.now.mono_ms
        watch.begun_ms = change.now.mono_ms
        watch.closed_ms = watch.closed_base = watch.stop_asked_ms = None
        watch.was_open = watch.start = watch.must_end = False
        self._send_preset(change, watch, delivery)
        return True

    def press_start(self, outlet: OutletId) -> None:
        """Take note that the customer is there, where the controller cannot sense it."""
        self._watched[outlet].start = True

    def stop(self, change: Change, outlet: OutletId, reason: StopReason) -> None:
        """End the delivery at `outlet` for good; harmless where there is none."""
        watch = self._watched[outlet]
        delivery = change.delivery(watch.delivery) if watch.delivery else None
        if delivery is not None and delivery.state is DeliveryState.STOPPING:
            return  # Asked already, and asked again until a status shows it shut.
        if delivery is not None and self._runs(delivery):
            self._stopping(change, watch, delivery, reason)
            return
        change.ask(StopOutlet(outlet))
        if delivery is not None:
            change.save(replace(delivery, reason=delivery.reason or reason))

    def live(self, delivery: Delivery) -> Delivery:
        """Return `delivery` with the newest believed reading, stored or not."""
        watch = self._watched.get(delivery.outlet)
        if watch is None or watch.totaliser is None or watch.delivery != delivery.id:
            return delivery
        return replace(delivery, total=watch.totaliser.total)

    # --- What controllers say ---------------------------------------------------------------

    def on_identified(self, change: Change, message: Identified) -> None:
        """Compare who answers with who answered before: swapped cables sell nothing."""
        watch = self._watched[message.outlet]
        watch.identity = message.identity
        record = change.outlet(message.outlet)
        found = message.identity.serial
        known = {self._site.outlets[message.outlet].serial, record.serial} - {"", found}
        if known:
            if watch.fault not in DOUBTS:
                change.note(
                    Relevance.METER,
                    "controller-changed",
                    outlet=message.outlet,
                    expected=min(known),
                    found=found,
                )
            self.fail(change, message.outlet, OTHER)
        elif not record.serial and found:
            change.save(replace(record, serial=found))
            change.note(
                Relevance.METER,
                "controller-met",
                outlet=message.outlet,
                serial=found,
                model=message.identity.model,
                firmware=message.identity.firmware,
            )

    def on_refused(self, change: Change, message: OutletRefused) -> None:
        """A command or question was refused: nothing about the device has changed."""
        watch = self._watched[message.outlet]
        current = change.delivery(watch.delivery).sequence if watch.delivery else 0
        match message.request:
            case IdentifyOutlet():
                self.fail(change, message.outlet, f"refused_{message.code}")
            case SetPreset(preset=preset) if preset.sequence == current:
                self.stop(change, message.outlet, StopReason.REFUSED)
            case OpenValve(sequence=sequence) if sequence == current and not watch.was_open:
                self.stop(change, message.outlet, StopReason.REFUSED)
            case _:
                pass  # Of an older preset, or repeated by itself until a status shows it.

    def on_status(self, change: Change, message: StatusRead) -> None:
        """Move an outlet on by one fresh reading."""
        watch = self._watched[message.outlet]
        if watch.read_ms is not None and message.at_ms <= watch.read_ms:
            return  # A copy, or overtaken by a newer one.
        if change.now.mono_ms - message.at_ms > WORRY_MS:
            return  # It has waited for too long to be acted upon.
        watch.status, watch.read_ms = message.status, message.at_ms
        self._make_up(change, message.outlet)
        self._note_boot(change, message)
        if watch.identity is None or watch.fault in DOUBTS:
            self._ask_who(change, message.outlet)
            self._keep_shut(change, message)
            return
        before = watch.totaliser
        try:
            watch.totaliser = self._totaliser(change, watch, message)
        except Implausible as doubt:
            self._disbelieve(change, message.outlet, doubt)
            return
        moved = before is not None and watch.totaliser.total > before.total
        if message.status.faults:
            self._complain(change, message.outlet, message.status.faults)
        if watch.delivery:
            self._step(change, watch, message, moved=moved)
        else:
            self._rest(change, watch, message)

    def tick(self, change: Change) -> None:
        """Notice who has fallen silent."""
        now_ms = change.now.mono_ms
        for outlet, watch in self._watched.items():
            self._make_up(change, outlet)
            if watch.read_ms is None:
                continue
            age_ms = now_ms - watch.read_ms
            if not watch.delivery:
                if age_ms > IDLE_LOST_MS and not watch.fault:
                    self.fail(change, outlet, SILENT)
                continue
            delivery = change.delivery(watch.delivery)
            if age_ms <= WORRY_MS or delivery.state is DeliveryState.SILENT:
                continue
            if age_ms > LOST_MS:
                self._lose(change, delivery, SILENT)
            elif delivery.state in OPENED:
                self.stop(change, outlet, StopReason.COMMS_LOSS)
            elif delivery.state is DeliveryState.STOPPING and now_ms - watch.asked_ms > AGAIN_MS:
                watch.asked_ms = now_ms
                change.ask(StopOutlet(outlet))

    def on_line(self, change: Change, line: str, *, is_up: bool) -> None:
        """Everything on a line has gone silent, or must be asked anew."""
        for outlet, watch in self._watched.items():
            if self._site.outlets[outlet].line != line:
                continue
            if is_up:
                self.fail(change, outlet, NOT_HEARD)
                watch.identity = watch.identify_ms = None
                change.ask(StopOutlet(outlet))
                self._ask_who(change, outlet)
                change.ask(Watch(outlet, closely=bool(watch.sale)))
            elif watch.delivery and self._runs(change.delivery(watch.delivery)):
                self._lose(change, change.delivery(watch.delivery), LINE_DOWN)
            elif not watch.fault:
                self.fail(change, outlet, LINE_DOWN)

    # --- Faults and locks -------------------------------------------------------------------

    def fail(self, change: Change, outlet: OutletId, fault: str) -> None:
        """Take an outlet out of use; a fault that does not pass by itself is remembered."""
        watch = self._watched[outlet]
        is_lasting = watch.fault not in PASSING and watch.fault != ""
        if watch.fault == fault or watch.fault in DOUBTS:
            return
        if is_lasting and fault not in DOUBTS:
            return  # The first cause stands until somebody has looked.
        watch.fault = fault
        if fault in PASSING:
            watch.identity = watch.identify_ms = None  # Another may answer next.
        if watch.delivery and self._runs(change.delivery(watch.delivery)):
            reason = {
                NOT_HEARD: StopReason.COMMS_LOSS,
                "overrun": StopReason.OVERRUN,
            }.get(fault, StopReason.CONTROLLER_FAULT)
            self.stop(change, outlet, reason)
        watch.happens(OutletEvent.FAULTED)
        if fault not in PASSING:
            change.save(replace(change.outlet(outlet), fault=fault))
            change.note(Relevance.METER, "outlet-fault", outlet=outlet, fault=fault)

    def lock(self, change: Change, outlet: OutletId, *, by: str, reason: str) -> None:
        """Take an outlet out of service; what runs there is stopped and settled."""
        change.save(replace(change.outlet(outlet), is_locked=True, lock_reason=reason))
        change.note(Relevance.ATTENDANT, "outlet-locked", outlet=outlet, by=by, reason=reason)
        self.stop(change, outlet, StopReason.ATTENDANT)
        self._watched[outlet].happens(OutletEvent.LOCKED)

    def unlock(self, change: Change, outlet: OutletId, *, by: str) -> bool:
        """Put an outlet back into service and clear a fault that has gone; False while it is open.

        A meter that was not believed is believed from now on: what it shows is its new beginning,
        and a delivery that it left open is charged up to the last reading that was believed.
        """
        watch = self._watched[outlet]
        if watch.status is not None and not watch.status.is_closed:
            return False
        cleared = watch.fault if watch.fault not in PASSING else ""
        change.note(Relevance.ATTENDANT, "outlet-unlocked", outlet=outlet, by=by, cleared=cleared)
        change.save(replace(change.outlet(outlet), is_locked=False, lock_reason="", fault=""))
        if watch.fault in DOUBTS:
            self._believe_again(change, watch, outlet)
        elif watch.totaliser is not None and not watch.delivery:
            total_base = watch.totaliser.total.base
            change.save(replace(change.outlet(outlet), total_base=total_base))
        if cleared:
            watch.fault = NOT_HEARD  # The next sound status clears it.
            watch.identity = watch.identify_ms = None
            change.ask(Acknowledge(outlet))
            self._ask_who(change, outlet)
        if not change.setting(STOPPED):
            watch.happens(OutletEvent.UNLOCKED)
        return True

    def stop_all(self, change: Change, reason: StopReason) -> None:
        """Stop everything at once; nothing starts again before an attendant says so."""
        change.save(Setting(STOPPED, "1"))
        for outlet, watch in self._watched.items():
            self.stop(change, outlet, reason)
            watch.happens(OutletEvent.LOCKED)

    def restart(self, change: Change) -> None:
        """After a stop of all: what is neither locked nor faulted may be used again."""
        change.save(Setting(STOPPED, ""))
        for outlet, watch in self._watched.items():
            if not change.outlet(outlet).is_locked:
                watch.happens(OutletEvent.UNLOCKED)

    # --- One reading, no delivery ------------------------------------------------------------

    def _rest(self, change: Change, watch: Watched, message: StatusRead) -> None:
        """Watch an outlet where nothing may flow."""
        status, outlet = message.status, message.outlet
        record = change.outlet(outlet)
        assert watch.totaliser is not None  # noqa: S101 - on_status has just set it.
        total = watch.totaliser.total
        interval = self._site.product_at(outlet).tariff.interval_base
        if record.total_base is None:
            change.save(replace(record, total_base=total.base, boot=status.boot))
            change.note(Relevance.METER, "meter-met", outlet=outlet, total=total.base)
        elif total.base - record.total_base > interval and not record.fault:
            unaccounted = total.base - record.total_base
            change.ask(StopOutlet(outlet))
            self.fail(change, outlet, "unaccounted_flow")
            change.note(Relevance.METER, "unaccounted-flow", outlet=outlet, quantity=unaccounted)
        if self._keep_shut(change, message):
            return
        if watch.fault in PASSING and not status.faults:
            watch.fault = ""
            watch.happens(OutletEvent.CLEARED)
            if not record.is_locked and not change.setting(STOPPED):
                watch.happens(OutletEvent.UNLOCKED)
        if status.latched and not watch.fault and message.at_ms - watch.asked_ms > AGAIN_MS:
            watch.asked_ms = message.at_ms
            change.ask(Acknowledge(outlet))
        if watch.state in FREE:
            watch.happens(OutletEvent.CALLED if status.calling else OutletEvent.HUNG_UP)

    # --- One reading, one delivery ----------------------------------------------------------

    def _step(self, change: Change, watch: Watched, message: StatusRead, *, moved: bool) -> None:
        delivery = self.live(change.delivery(watch.delivery))
        if moved:
            watch.flowed_ms = message.at_ms
        is_closed = delivery.state in RUNNING - OPENED
        if is_closed and delivery.delivered > delivery.tariff.interval:
            self.fail(change, delivery.outlet, "leak")
            return
        match delivery.state:
            case DeliveryState.GRANTED:
                self._await_preset(change, watch, message, delivery)
            case DeliveryState.ARMED:
                self._await_customer(change, watch, message, delivery)
            case DeliveryState.OPENING | DeliveryState.DELIVERING | DeliveryState.PAUSED:
                self._run(change, watch, message, delivery, moved=moved)
            case DeliveryState.SILENT:
                found = delivery.on(DeliveryEvent.FOUND)
                change.save(found)
                watch.stop_asked_ms = watch.asked_ms = message.at_ms
                watch.closed_ms = watch.closed_base = None
                change.ask(StopOutlet(message.outlet))
            case DeliveryState.STOPPING | DeliveryState.SETTLED:  # pragma: no branch - The rest.
                self._await_end(change, watch, message, delivery)

    def _await_preset(
        self, change: Change, watch: Watched, message: StatusRead, delivery: Delivery
    ) -> None:
        if self._is_confirmed(watch, message.status, delivery):
            watch.confirmed = delivery.sequence
            watch.flowed_ms = message.at_ms
            change.save(delivery.on(DeliveryEvent.CONFIRMED))
            watch.happens(OutletEvent.AUTHORISED)
            return
        if message.at_ms - watch.begun_ms > GIVE_UP_MS:
            self._stopping(change, watch, delivery, StopReason.REFUSED)
        elif message.at_ms - watch.asked_ms > AGAIN_MS:
            self._send_preset(change, watch, delivery)

    def _await_customer(
        self, change: Change, watch: Watched, message: StatusRead, delivery: Delivery
    ) -> None:
        is_there = self._is_there(watch, message.status)
        if is_there and not message.status.latched:
            change.note(
                Relevance.DELIVERY,
                "valve-open-asked",
                delivery=delivery.id,
                outlet=delivery.outlet,
                sequence=delivery.sequence,
                opening=delivery.opening.base,
            )
            change.save(delivery.on(DeliveryEvent.OPENED))
            self._open(change, watch, delivery, message.at_ms)
            watch.flowed_ms = message.at_ms
            watch.happens(OutletEvent.OPENED)
        elif message.at_ms - watch.begun_ms > self._site.limits.start_ms:
            self._stopping(change, watch, delivery, StopReason.NO_START)
        elif is_there and message.at_ms - watch.asked_ms > AGAIN_MS:
            watch.asked_ms = message.at_ms
            change.ask(Acknowledge(delivery.outlet))

    def _run(
        self,
        change: Change,
        watch: Watched,
        message: StatusRead,
        delivery: Delivery,
        *,
        moved: bool,
    ) -> None:
        status, at_ms = message.status, message.at_ms
        if delivery.delivered > delivery.limit:
            self.fail(change, delivery.outlet, "overrun")
            return
        if moved and delivery.state is not DeliveryState.DELIVERING:
            delivery = delivery.on(DeliveryEvent.FLOWED)
            watch.happens(
                OutletEvent.RESUMED
                if watch.state is OutletState.SUSPENDED_FUELLING
                else OutletEvent.FLOWED
            )
            change.save(delivery)
        if status.state is not ControllerState.CLOSED:
            watch.was_open = True
        if watch.confirmed != delivery.sequence:
            if self._is_confirmed(watch, status, delivery):
                watch.confirmed = delivery.sequence
            elif at_ms - watch.asked_ms > AGAIN_MS:
                self._send_preset(change, watch, delivery)
        if status.state is ControllerState.CLOSED:
            if not self._goes_on(change, watch, message, delivery):
                self._stopping(change, watch, delivery, self._why_closed(watch, status))
                return
        elif self._is_late(watch, status, delivery):
            change.note(
                Relevance.METER,
                "cut-off",
                outlet=delivery.outlet,
                delivery=delivery.id,
                preset=delivery.preset.base,
                delivered=delivery.delivered.base,
            )
            self._stopping(change, watch, delivery, StopReason.PRESET)
            return
        else:
            self._raise(change, watch, delivery)
        delivery = self.live(change.delivery(delivery.id))
        self._mind_the_time(change, watch, delivery, at_ms)
        stored = change.delivery(delivery.id)
        if stored.is_open and at_ms - watch.stored_ms >= SNAPSHOT_MS and moved:
            watch.stored_ms = at_ms
            change.save(self.live(stored))

    def _goes_on(
        self, change: Change, watch: Watched, message: StatusRead, delivery: Delivery
    ) -> bool:
        """Whether a delivery whose valve is shut is not over: not begun yet, or raised."""
        status, at_ms = message.status, message.at_ms
        is_there = self._is_there(watch, status)
        may_ask = is_there and at_ms - watch.asked_ms > AGAIN_MS
        is_dry = not watch.was_open or status.stopped_by is DeviceStop.HUNG_UP
        if is_dry and not delivery.delivered:
            # It has not opened yet: the command may have been lost. It is the same command.
            # Or somebody hung up to move the car: the nozzle is waited for once more.
            watch.was_open = False
            if may_ask and not status.latched:
                self._open(change, watch, delivery, at_ms)
            return not status.latched
        if status.stopped_by is not DeviceStop.PRESET or not is_there:
            return False
        raised = self._raise(change, watch, delivery)
        if watch.confirmed != raised.sequence:
            return True  # More is on its way; it is opened again once that is read back.
        if raised.preset.less(raised.delivered) < allocation.crumb(watch.can):
            return False
        if may_ask:
            change.ask(Acknowledge(delivery.outlet))
            self._open(change, watch, raised, at_ms)
        return True

    def _why_closed(self, watch: Watched, status: Status) -> StopReason:
        """Return why a valve is shut that nobody told to be: the device's own word for it."""
        if status.stopped_by is DeviceStop.PRESET and not self._is_there(watch, status):
            return StopReason.HUNG_UP
        return STOPPED_BY[status.stopped_by]

    def _is_late(self, watch: Watched, status: Status, delivery: Delivery) -> bool:
        """Whether the controller ought to have closed by itself: our cut-off is the second of two.

        One with a slow stage ought to have left the fast one when the valve's rated time was left
        at the rated flow; at less flow it leaves it nearer to the preset.
        """
        can = watch.can
        headroom = delivery.preset.less(delivery.delivered)
        if status.state is ControllerState.OPEN_FAST and can.slow_stage:
            slack = can.qmax.less(status.flow).base * can.closing_ms // 1000
            return headroom.base < slack + can.overrun_bound.base
        return status.state is not ControllerState.CLOSING and not headroom

    def _mind_the_time(
        self, change: Change, watch: Watched, delivery: Delivery, at_ms: int
    ) -> None:
        still_ms = at_ms - watch.flowed_ms
        limits = self._site.limits
        if at_ms - watch.begun_ms > limits.delivery_ms:
            self._stopping(change, watch, delivery, StopReason.MAX_TIME)
        elif delivery.state is DeliveryState.OPENING:
            if still_ms > limits.start_ms:
                self._stopping(change, watch, delivery, StopReason.NO_START)
        elif still_ms > limits.pause_ms:
            self._stopping(change, watch, delivery, StopReason.NO_FLOW)
        elif still_ms > PAUSE_MS and delivery.state is DeliveryState.DELIVERING:
            change.save(delivery.on(DeliveryEvent.PAUSED))
            watch.happens(OutletEvent.PAUSED)

    def _await_end(
        self, change: Change, watch: Watched, message: StatusRead, delivery: Delivery
    ) -> None:
        at_ms = message.at_ms
        if watch.stop_asked_ms is None:
            watch.stop_asked_ms = at_ms
        if self._keep_shut(change, message):
            watch.closed_ms = watch.closed_base = None
            if at_ms - watch.stop_asked_ms > STUCK_MS:
                self.fail(change, message.outlet, "valve_stuck")
            return
        total = delivery.opening + delivery.delivered
        if watch.closed_ms is None:
            watch.closed_ms = at_ms
        settled_ms = watch.can.closing_ms + watch.can.meter_refresh_ms
        is_final = watch.closed_base == total.base and at_ms - watch.closed_ms >= settled_ms
        watch.closed_base = total.base
        if is_final:
            self._settle(change, watch, delivery, total)

    def _settle(self, change: Change, watch: Watched, delivery: Delivery, total: Quantity) -> None:
        final = delivery.measured(total, at_ms=change.now.utc_ms)
        change.save(final)
        change.settle(final)
        change.settled.append(final)
        record = change.outlet(final.outlet)
        change.save(replace(record, total_base=total.base))
        change.note(
            Relevance.DELIVERY,
            "delivery",
            delivery=final.id,
            sale=final.sale,
            outlet=final.outlet,
            product=final.product,
            serial=record.serial,
            opening=final.opening.base,
            closing=total.base,
            unit=str(final.opening.dimension),
            quantity=final.delivered.base,
            price_e4=final.tariff.price_e4,
            tariff=final.tariff.version,
            charge=final.charge.minor,
            overrun=final.overrun.minor,
            started=final.started_ms,
            reason=str(final.reason),
        )
        if final.overrun:
            change.note(Relevance.METER, "overrun", outlet=final.outlet, loss=final.overrun.minor)
        watch.delivery = ""
        watch.happens(OutletEvent.ENDED)
        self.free(final.outlet, change)
        if final.delivered > final.limit:
            self.fail(change, final.outlet, "overrun")

    def _keep_shut(self, change: Change, message: StatusRead) -> bool:
        """Ask again for the valve to be closed where it is not; whether it is open.

        A stop withdraws the preset as well: one that is still in force was never told.
        """
        watch, status = self._watched[message.outlet], message.status
        again_ms = GIVE_UP_MS if status.is_closed and not watch.delivery else AGAIN_MS
        is_done = status.is_closed and status.preset is None
        if not is_done and message.at_ms - watch.asked_ms > again_ms:
            watch.asked_ms = message.at_ms
            change.ask(StopOutlet(message.outlet))
        return not status.is_closed

    # --- Small parts ------------------------------------------------------------------------

    def _raise(self, change: Change, watch: Watched, delivery: Delivery) -> Delivery:
        """Give a running delivery more of its sale's pool, where it needs it and there is some."""
        if watch.confirmed != delivery.sequence:
            return delivery
        headroom = delivery.preset.less(delivery.delivered)
        if headroom >= allocation.low_water(watch.can):
            return delivery
        sale = change.sale(delivery.sale)
        sharing = [one for one in change.deliveries_of(sale.id) if self._runs(one)]
        grant = allocation.raised(
            change.pool(sale),
            delivery,
            watch.can,
            sharing=len(sharing),
            cap=self._cap(sale, delivery.product),
        )
        if grant is None:
            return delivery
        record = change.outlet(delivery.outlet)
        sequence = record.sequence % SEQUENCE_MAX + 1
        raised = replace(
            delivery,
            limit=grant.limit,
            preset=grant.preset,
            reserved=delivery.reserved + grant.more,
            sequence=sequence,
            grants=(f"{delivery.id}:{sequence}",),
        )
        change.hold(raised.grants[-1], raised, raised.reserved, instead_of=delivery.grants[-1])
        change.save(raised)
        change.save(replace(record, sequence=sequence))
        self._note_grant(change, raised)
        self._send_preset(change, watch, raised)
        return raised

    def _stopping(
        self, change: Change, watch: Watched, delivery: Delivery, reason: StopReason
    ) -> None:
        change.save(self.live(delivery).stopped(reason))
        watch.stop_asked_ms = watch.asked_ms = change.now.mono_ms
        watch.closed_ms = watch.closed_base = None
        change.ask(StopOutlet(delivery.outlet))

    def _lose(self, change: Change, delivery: Delivery, fault: str) -> None:
        change.save(
            replace(
                delivery.on(DeliveryEvent.LOST),
                reason=delivery.reason or StopReason.COMMS_LOSS,
            )
        )
        self.fail(change, delivery.outlet, fault)

    def _send_preset(self, change: Change, watch: Watched, delivery: Delivery) -> None:
        watch.asked_ms = change.now.mono_ms
        preset = Preset(delivery.opening, delivery.preset, delivery.sequence)
        change.ask(SetPreset(delivery.outlet, preset))

    def _open(self, change: Change, watch: Watched, delivery: Delivery, at_ms: int) -> None:
        watch.asked_ms = at_ms
        change.ask(OpenValve(delivery.outlet, delivery.sequence))

    def _is_confirmed(self, watch: Watched, status: Status, delivery: Delivery) -> bool:
        """Whether the controller holds the newest preset, rounded down as it resolves it."""
        if status.sequence != delivery.sequence or status.preset is None:
            return False
        short = delivery.preset.base - status.preset.base
        return 0 <= short < watch.can.preset_resolution.base

    def _runs(self, delivery: Delivery) -> bool:
        return delivery.state in RUNNING

    def _is_ready(self, change: Change, watch: Watched) -> bool:
        """Whether a delivery could begin: sound, shut, and heard from just now."""
        is_shut = watch.status is not None and watch.status.is_closed
        return is_shut and watch.state in FREE and watch.is_fresh(change.now, FRESH_MS)

    def _is_there(self, watch: Watched, status: Status) -> bool:
        """Whether the customer is ready: nozzle lifted or plug in, or *start* pressed."""
        return status.calling if watch.can.senses_calling else watch.start

    def _make_up(self, change: Change, outlet: OutletId) -> None:
        """End a delivery about which a change could not be made."""
        watch = self._watched[outlet]
        if watch.must_end:
            watch.must_end = False
            self.stop(change, outlet, StopReason.RESTART)

    def _ask_who(self, change: Change, outlet: OutletId) -> None:
        """Ask who answers for `outlet`, unless that was asked just now."""
        watch = self._watched[outlet]
        now_ms = change.now.mono_ms
        if watch.identity is None and (
            watch.identify_ms is None or now_ms - watch.identify_ms > AGAIN_MS
        ):
            watch.identify_ms = now_ms
            change.ask(IdentifyOutlet(outlet))

    def _cap(self, sale: Sale, product: str) -> Quantity:
        """Return the most that one outlet of `sale` may deliver."""
        largest = self._site.products[product].largest
        if sale.wanted is not None and sale.wanted < largest:
            return sale.wanted
        return largest

    def _note_grant(self, change: Change, delivery: Delivery) -> None:
        change.note(
            Relevance.DELIVERY,
            "grant",
            delivery=delivery.id,
            sale=delivery.sale,
            outlet=delivery.outlet,
            opening=delivery.opening.base,
            limit=delivery.limit.base,
            preset=delivery.preset.base,
            reserved=delivery.reserved.minor,
            sequence=delivery.sequence,
            unit=str(delivery.opening.dimension),
            blocks=[[one.price_e4, one.upto_base or 0] for one in delivery.tariff.blocks],
            per_minor=delivery.tariff.per_minor,
        )

    def _totaliser(self, change: Change, watch: Watched, message: StatusRead) -> Totaliser:
        shown, can = message.status.total, watch.can
        if watch.totaliser is not None:
            return watch.totaliser.read(shown, at_ms=message.at_ms)
        range_base = (1 << can.totaliser_bits) * can.totaliser_step.base
        kept = change.outlet(message.outlet).total_base
        total = shown
        if kept is not None:
            step = (shown.base - kept) % range_base
            if 2 * step >= range_base:
                raise Implausible(Doubt.BACKWARDS, step)
            total = Quantity(kept + step, shown.dimension)
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
        if watch.delivery and self._runs(change.delivery(watch.delivery)):
            self._stopping(change, watch, change.delivery(watch.delivery), StopReason.METER_FAULT)
        change.ask(StopOutlet(outlet))
        self.fail(change, outlet, f"meter_{doubt.doubt}")

    def _believe_again(self, change: Change, watch: Watched, outlet: OutletId) -> None:
        believed = change.outlet(outlet).total_base or 0
        if watch.delivery:
            delivery = self.live(change.delivery(watch.delivery))
            if delivery.state is DeliveryState.SILENT:
                delivery = delivery.on(DeliveryEvent.FOUND)
            self._settle(change, watch, delivery, delivery.opening + delivery.delivered)
        change.note(
            Relevance.METER,
            "meter-rebased",
            outlet=outlet,
            believed=believed if watch.totaliser is None else watch.totaliser.total.base,
            shown=0 if watch.status is None else watch.status.total.base,
        )
        record = change.outlet(outlet)
        serial = "" if watch.fault == OTHER else record.serial
        change.save(replace(record, serial=serial, total_base=None))
        watch.totaliser = None  # The next status is its new beginning.

    def _note_boot(self, change: Change, message: StatusRead) -> None:
        """A controller that restarted holds no preset of ours, and says anew who it is."""
        watch, boot = self._watched[message.outlet], message.status.boot
        record = change.outlet(message.outlet)
        if record.boot == boot:
            return
        change.save(replace(record, boot=boot))
        if record.boot is None:
            return
        change.note(Relevance.METER, "controller-restarted", outlet=message.outlet, boot=boot)
        if watch.delivery and self._runs(change.delivery(watch.delivery)):
            self._stopping(change, watch, change.delivery(watch.delivery), StopReason.POWER_LOSS)
        self.fail(change, message.outlet, NOT_HEARD)

    def _complain(self, change: Change, outlet: OutletId, faults: Fault) -> None:
        names = "_".join(str(one.name).lower() for one in Fault if one and one in faults)
        if Fault.ESTOP in faults and not change.setting(STOPPED):
            change.note(Relevance.METER, "emergency-stop", outlet=outlet)
            self.stop_all(change, StopReason.ESTOP)
        self.fail(change, outlet, f"controller_{names}")
