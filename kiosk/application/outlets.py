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
from kiosk.domain.totaliser import Doubt, Implausible, Totaliser
from kiosk.ports import OutletRecord

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
SEQUENCE_MAX = 65_535

SILENT, NOT_HEARD, LINE_DOWN, STORAGE = "silent", "not_heard_yet", "line_down", "storage"
PASSING = frozenset({SILENT, NOT_HEARD, LINE_DOWN, STORAGE})
"""Faults that are over as soon as the outlet answers soundly again."""

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
        """After a change that could not be stored: hold on to what was stored before it."""
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
            watch.fault = watch.fault or STORAGE
            watch.happens(OutletEvent.FAULTED)

    # --- Beginning --------------------------------------------------------------------------

    def begin(self, change: Change) -> None:
        """After a start: close every valve first, then ask who is there.

        A delivery that was open when the engine died ends: it is never resumed.
        """
        for outlet, watch in self._watched.items():
            change.ask(StopOutlet(outlet))
            change.ask(IdentifyOutlet(outlet))
            record = change.outlet(outlet)
            if record.fault:
                watch.fault = record.fault
        for delivery in change.open_deliveries():
            watch = self._watched[delivery.outlet]
            watch.delivery, watch.sale = delivery.id, delivery.sale
            lost = delivery.on(DeliveryEvent.LOST) if self._runs(delivery) else delivery
            change.save(replace(lost, reason=delivery.reason or StopReason.RESTART))
            change.ask(Watch(delivery.outlet, closely=True))

    def is_free(self, outlet: OutletId, change: Change) -> bool:
        """Whether a customer may choose `outlet` now."""
        watch = self._watched[outlet]
        return (
            watch.state in FREE
            and not watch.sale
            and watch.is_fresh(change.now, FRESH_MS)
            and not change.setting(STOPPED)
        )

    def reserve(self, outlet: OutletId, sale: str, change: Change) -> None:
        """Keep `outlet` for `sale` alone, and watch it closely."""
        self._watched[outlet].sale = sale
        change.ask(Watch(outlet, closely=True))

    def free(self, outlet: OutletId, change: Change) -> None:
        """Let `outlet` go again."""
        watch = self._watched[outlet]
        watch.sale, watch.start = "", False
        change.ask(Watch(outlet, closely=False))

    # --- Deliveries -------------------------------------------------------------------------

    def start(self, change: Change, sale: Sale, choice: Choice, *, sharing: int) -> bool:
        """Grant `sale` a delivery at the outlet of `choice`; False where it can't be had now."""
        watch = self._watched[choice.outlet]
        status, totaliser = watch.status, watch.totaliser
        if (
            watch.state not in FREE
            or not watch.is_fresh(change.now, FRESH_MS)
            or status is None
            or totaliser is None
            or not status.is_closed
        ):
            return False
        cap = self._cap(sale, choice.product)
        grant = allocation.first(
            change.pool(sale), choice.tariff, watch.can, sharing=sharing, cap=cap
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
        watch.was_open = watch.start = False
        self._send_preset(change, watch, delivery)
        return True

    def press_start(self, outlet: OutletId) -> None:
        """Take note that the customer is there, where the controller cannot sense it."""
        self._watched[outlet].start = True

    def stop(self, change: Change, outlet: OutletId, reason: StopReason) -> None:
        """End the delivery at `outlet` for good; harmless where there is none."""
        watch = self._watched[outlet]
        change.ask(StopOutlet(outlet))
        if not watch.delivery:
            return
        delivery = change.delivery(watch.delivery)
        if delivery.state in {DeliveryState.STOPPING, DeliveryState.SETTLED}:
            return
        if delivery.state is DeliveryState.SILENT:
            change.save(replace(delivery, reason=delivery.reason or reason))
            return
        self._stopping(change, watch, delivery, reason)

    def live(self, delivery: Delivery) -> Delivery:
        """Return `delivery` with the newest believed reading, stored or not."""
        watch = self._watched[delivery.outlet]
        if not delivery.is_open or watch.totaliser is None or watch.delivery != delivery.id:
            return delivery
        return replace(delivery, total=watch.totaliser.total)

    # --- What controllers say ---------------------------------------------------------------

    def on_identified(self, change: Change, message: Identified) -> None:
        """Compare who answers with who answered before: swapped cables sell nothing."""
        watch = self._watched[message.outlet]
        watch.identity = message.identity
        record = change.outlet(message.outlet)
        expected = record.serial or self._site.outlets[message.outlet].serial
        found = message.identity.serial
        if expected and found != expected:
            self.fail(change, message.outlet, "other_controller")
            change.note(
                Relevance.METER,
                "controller-changed",
                outlet=message.outlet,
                expected=expected,
                found=found,
            )
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
        match message.request:
            case IdentifyOutlet():
                self.fail(change, message.outlet, f"refused_{message.code}")
            case SetPreset() | OpenValve():
                self.stop(change, message.outlet, StopReason.REFUSED)
            case _:
                pass  # A stop is repeated until it is seen; the rest asks again by itself.

    def on_status(self, change: Change, message: StatusRead) -> None:
        """Move an outlet on by one fresh reading."""
        watch = self._watched[message.outlet]
        status = message.status
        if watch.fault.startswith("meter_"):
            # Its figures are not believed until an attendant says so; its valve is kept shut.
            watch.status, watch.read_ms = status, message.at_ms
            self._keep_shut(change, message)
            return
        before = watch.totaliser
        try:
            watch.totaliser = self._totaliser(change, watch, message)
        except Implausible as doubt:
            watch.status, watch.read_ms = status, message.at_ms
            self._disbelieve(change, message.outlet, doubt)
            return
        moved = before is not None and watch.totaliser.total > before.total
        self._note_boot(change, message.outlet, status)
        watch.status, watch.read_ms = status, message.at_ms
        if watch.identity is None:
            if message.at_ms - watch.asked_ms > GIVE_UP_MS:
                watch.asked_ms = message.at_ms
                change.ask(IdentifyOutlet(message.outlet))
        elif status.faults:
            self._complain(change, message.outlet, status.faults)
        if watch.delivery:
            self._step(change, watch, message, moved=moved)
        else:
            self._rest(change, watch, message)

    def tick(self, change: Change) -> None:
        """Notice who has fallen silent."""
        now_ms = change.now.mono_ms
        for outlet, watch in self._watched.items():
            if watch.read_ms is None:
                continue
            age_ms = now_ms - watch.read_ms
            if not watch.delivery:
                if age_ms > IDLE_LOST_MS and not watch.fault:
                    self.fail(change, outlet, SILENT)
                continue
            delivery = change.delivery(watch.delivery)
            if self._runs(delivery):
                if age_ms > LOST_MS:
                    self._lose(change, delivery, SILENT)
                elif age_ms > WORRY_MS and now_ms - watch.asked_ms > AGAIN_MS:
                    watch.asked_ms = now_ms
                    change.ask(StopOutlet(outlet))
            elif age_ms > LOST_MS and delivery.state is DeliveryState.STOPPING:
                self._lose(change, delivery, SILENT)

    def on_line(self, change: Change, line: str, *, is_up: bool) -> None:
        """Everything on a line has gone silent, or must be asked anew."""
        for outlet, watch in self._watched.items():
            if self._site.outlets[outlet].line != line:
                continue
            if is_up:
                watch.identity = None
                change.ask(StopOutlet(outlet))
                change.ask(IdentifyOutlet(outlet))
                change.ask(Watch(outlet, closely=bool(watch.sale)))
            elif watch.delivery and self._runs(change.delivery(watch.delivery)):
                self._lose(change, change.delivery(watch.delivery), LINE_DOWN)
            elif not watch.fault:
                self.fail(change, outlet, LINE_DOWN)

    # --- Faults and locks -------------------------------------------------------------------

    def fail(self, change: Change, outlet: OutletId, fault: str) -> None:
        """Take an outlet out of use; a fault that does not pass by itself is remembered."""
        watch = self._watched[outlet]
        if watch.fault == fault:
            return
        if watch.fault and watch.fault not in PASSING:
            return  # The first cause stands until somebody has looked.
        watch.fault = fault
        if watch.delivery and self._runs(change.delivery(watch.delivery)):
            reason = {
                SILENT: StopReason.COMMS_LOSS,
                LINE_DOWN: StopReason.COMMS_LOSS,
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

    def unlock(self, change: Change, outlet: OutletId, *, by: str) -> None:
        """Put an outlet back into service and clear a fault that has gone.

        A meter that was not believed is believed from now on: what it shows is its new beginning,
        and a delivery that it left open is charged up to the last reading that was believed.
        """
        watch = self._watched[outlet]
        record = change.outlet(outlet)
        change.note(
            Relevance.ATTENDANT,
            "outlet-unlocked",
            outlet=outlet,
            by=by,
            cleared=watch.fault if watch.fault not in PASSING else "",
        )
        cleared = replace(record, is_locked=False, lock_reason="", fault="")
        if watch.fault.startswith("meter_"):
            self._believe_again(change, watch, cleared)
        elif watch.totaliser is not None and not watch.delivery:
            change.save(replace(cleared, total_base=watch.totaliser.total.base))
        else:
            change.save(cleared)
        if watch.fault and watch.fault not in PASSING:
            watch.fault = NOT_HEARD  # The next sound status clears it.
            watch.identity = None
            change.ask(IdentifyOutlet(outlet))
        if not change.setting(STOPPED):
            watch.happens(OutletEvent.UNLOCKED)

    def stop_all(self, change: Change) -> None:
        """Stop everything at once."""
        for outlet, watch in self._watched.items():
            self.stop(change, outlet, StopReason.STOP_ALL)
            watch.happens(OutletEvent.LOCKED)

    def restart(self, change: Change) -> None:
        """After a stop of all: what is neither locked nor faulted may be used again."""
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
            self.fail(change, outlet, "unaccounted_flow")
            change.note(Relevance.METER, "unaccounted-flow", outlet=outlet, quantity=unaccounted)
        if self._keep_shut(change, message):
            return
        if watch.fault in PASSING and watch.identity is not None and not status.faults:
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
            case DeliveryState.STOPPING:
                self._await_end(change, watch, message, delivery, moved=moved)
            case DeliveryState.SETTLED:
                raise AssertionError(f"{delivery.id} is settled and still watched")

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
        if message.status.boot != delivery.boot:
            self._stopping(change, watch, delivery, StopReason.POWER_LOSS)
            return
        if delivery.delivered > delivery.tariff.interval:
            self.fail(change, delivery.outlet, "leak")
            return
        is_there = message.status.calling if watch.can.senses_calling else watch.start
        if is_there:
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
        if status.boot != delivery.boot:
            self._stopping(change, watch, delivery, StopReason.POWER_LOSS)
            return
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
            self._closed_itself(change, watch, message, delivery)
            return
        is_open = status.state in {ControllerState.OPEN_FAST, ControllerState.OPEN_SLOW}
        if is_open and delivery.delivered > delivery.preset:
            # The controller is late: our own cut-off is the second of two.
            change.ask(StopOutlet(delivery.outlet))
        delivery = self._raise(change, watch, delivery)
        self._mind_the_time(change, watch, delivery, at_ms)
        stored = change.delivery(delivery.id)
        if stored.is_open and at_ms - watch.stored_ms >= SNAPSHOT_MS and moved:
            watch.stored_ms = at_ms
            change.save(self.live(stored))

    def _closed_itself(
        self, change: Change, watch: Watched, message: StatusRead, delivery: Delivery
    ) -> None:
        status, at_ms = message.status, message.at_ms
        is_new = not watch.was_open and not delivery.delivered
        if is_new and at_ms - watch.begun_ms < self._site.limits.start_ms:
            # It has not opened yet: the command may have been lost. It is the same command.
            if at_ms - watch.asked_ms > AGAIN_MS:
                self._open(change, watch, delivery, at_ms)
            return
        if status.stopped_by is DeviceStop.PRESET:
            raised = self._raise(change, watch, delivery)
            if watch.confirmed != raised.sequence:
                return  # More is on its way; it is opened again once that is read back.
            if raised.delivered < raised.preset:
                if at_ms - watch.asked_ms > AGAIN_MS:
                    change.ask(Acknowledge(delivery.outlet))
                    self._open(change, watch, raised, at_ms)
                return
        self._stopping(change, watch, delivery, STOPPED_BY[status.stopped_by])

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
        self,
        change: Change,
        watch: Watched,
        message: StatusRead,
        delivery: Delivery,
        *,
        moved: bool,
    ) -> None:
        status, at_ms = message.status, message.at_ms
        if not status.is_closed:
            watch.closed_ms = watch.closed_base = None
            self._keep_shut(change, message)
            asked = watch.stop_asked_ms
            if moved and asked is not None and at_ms - asked > STUCK_MS:
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

    def _keep_shut(self, change: Change, message: StatusRead) -> bool:
        """Ask again for the valve to be closed where it is not; whether it had to be asked."""
        if message.status.is_closed:
            return False
        watch = self._watched[message.outlet]
        if message.at_ms - watch.asked_ms > AGAIN_MS:
            watch.asked_ms = message.at_ms
            change.ask(StopOutlet(message.outlet))
        return True

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
        return delivery.state in {
            DeliveryState.GRANTED,
            DeliveryState.ARMED,
            DeliveryState.OPENING,
            DeliveryState.DELIVERING,
            DeliveryState.PAUSED,
        }

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
            if step > range_base // 2:
                raise Implausible(Doubt.BACKWARDS, step)
            total = Quantity(kept + step, shown.dimension)
        return Totaliser(total, range_base, can.qmax, can.totaliser_step, message.at_ms)

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

    def _believe_again(self, change: Change, watch: Watched, record: OutletRecord) -> None:
        status = watch.status
        if watch.delivery:
            delivery = self.live(change.delivery(watch.delivery))
            if delivery.state is DeliveryState.SILENT:
                delivery = delivery.on(DeliveryEvent.FOUND)
            change.save(record)
            self._settle(change, watch, delivery, delivery.opening + delivery.delivered)
            record = change.outlet(record.outlet)
        if status is None or watch.totaliser is None:
            change.save(replace(record, total_base=None))
            watch.totaliser = None
            return
        change.save(replace(record, total_base=status.total.base))
        change.note(
            Relevance.METER,
            "meter-rebased",
            outlet=record.outlet,
            believed=watch.totaliser.total.base,
            shown=status.total.base,
        )
        watch.totaliser = None  # The next status is its new beginning.

    def _note_boot(self, change: Change, outlet: OutletId, status: Status) -> None:
        record = change.outlet(outlet)
        if record.boot == status.boot:
            return
        change.save(replace(record, boot=status.boot))
        if record.boot is not None:
            change.note(Relevance.METER, "controller-restarted", outlet=outlet, boot=status.boot)

    def _complain(self, change: Change, outlet: OutletId, faults: Fault) -> None:
        names = "_".join(str(one.name).lower() for one in Fault if one and one in faults)
        self.fail(change, outlet, f"controller_{names}")
