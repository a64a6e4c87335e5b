"""Ends deliveries and takes outlets out of use: every stop, every fault, every reason.

A stop is asked for until a status shows the valve shut and the preset withdrawn. A fault ends what
runs at its outlet and nowhere else, but for a valve that does not close: that one ends everything
that draws on the same supply.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kiosk.application.messages import StatusRead, StopOutlet
from kiosk.application.state import STOPPED, Change, Watched
from kiosk.application.supplies import Supplies
from kiosk.domain.controller import Fault
from kiosk.domain.delivery import RUNNING, Delivery, DeliveryEvent, DeliveryState, StopReason
from kiosk.domain.journal import Relevance
from kiosk.domain.outlet import OutletEvent, OutletId
from kiosk.domain.totaliser import Doubt
from kiosk.ports import Setting

AGAIN_MS = 400
"""How long the next status may take to show what was asked, before it is asked again."""
AT_REST_MS = 5_000
"""How often a preset that nobody remembers is withdrawn again, where the valve is shut."""

SILENT, NOT_HEARD, LINE_DOWN, STORAGE = "silent", "not_heard_yet", "line_down", "storage"
PASSING = frozenset({SILENT, NOT_HEARD, LINE_DOWN, STORAGE})
"""Faults that are over as soon as the outlet answers soundly again."""
OTHER, LOST_TOTAL = "other_controller", "totaliser_lost"
DOUBTS = frozenset({OTHER, LOST_TOTAL, *(f"meter_{doubt}" for doubt in Doubt)})
"""Faults with which no figure is believed, until an attendant says so."""
WRONG_UNIT = "wrong_unit"
OVERRUN, STUCK, GROUP, LEAK = "overrun", "valve_stuck", "group_shut_off", "leak"
UNFIT = "unfit_"
"""Faults of a controller that can't keep the promise whatever we do begin with this."""

_ENDED_BY = {
    NOT_HEARD: StopReason.COMMS_LOSS,
    OVERRUN: StopReason.OVERRUN,
    GROUP: StopReason.GROUP,
}
"""What a delivery's record says where a fault ended it; any other is the controller's."""


class Stopping:
    """Stops and faults of all outlets."""

    def __init__(self, supplies: Supplies, watched: Mapping[OutletId, Watched]) -> None:
        """Know the outlets and what they share."""
        self._supplies = supplies
        self._watched = watched

    # --- Deliveries -------------------------------------------------------------------------

    def live(self, delivery: Delivery) -> Delivery:
        """Return `delivery` with the newest believed reading, corrected, stored or not."""
        watch = self._watched.get(delivery.outlet)
        if watch is None or watch.totaliser is None or watch.delivery != delivery.id:
            return delivery
        taken = watch.factor.corrected(watch.taken(delivery))
        return replace(delivery, total=delivery.opening + taken)

    def runs(self, change: Change, watch: Watched) -> Delivery | None:
        """Return the delivery of an outlet that nothing has ended yet."""
        if not watch.delivery:
            return None
        delivery = change.delivery(watch.delivery)
        return delivery if delivery.state in RUNNING else None

    def stop(self, change: Change, outlet: OutletId, reason: StopReason) -> None:
        """End the delivery at `outlet` for good; harmless where there is none."""
        watch = self._watched[outlet]
        delivery = change.delivery(watch.delivery) if watch.delivery else None
        if delivery is not None and delivery.state is DeliveryState.STOPPING:
            return  # Asked already, and asked again until a status shows it shut.
        if delivery is not None and delivery.state in RUNNING:
            self.end(change, watch, delivery, reason)
            return
        change.ask(StopOutlet(outlet))
        if delivery is not None:
            change.save(replace(delivery, reason=delivery.reason or reason))

    def end(self, change: Change, watch: Watched, delivery: Delivery, reason: StopReason) -> None:
        """Close the valve of a delivery that runs; the last drops are awaited."""
        change.save(self.live(delivery).stopped(reason))
        watch.stop_asked_ms = watch.asked_ms = change.now.mono_ms
        watch.closed_ms = watch.closed_base = watch.waits_ms = watch.starved_ms = None
        change.ask(StopOutlet(delivery.outlet))

    def lose(self, change: Change, delivery: Delivery, fault: str) -> None:
        """Give up hearing from a delivery: all of its grant stays reserved until it is found."""
        reason = delivery.reason or StopReason.COMMS_LOSS
        change.save(replace(delivery.on(DeliveryEvent.LOST), reason=reason))
        self.fail(change, delivery.outlet, fault)

    def make_up(self, change: Change, outlet: OutletId) -> None:
        """End a delivery about which a change could not be made."""
        watch = self._watched[outlet]
        if watch.must_end:
            watch.must_end = False
            self.stop(change, outlet, StopReason.STORAGE)

    def keep_shut(self, change: Change, message: StatusRead) -> bool:
        """Ask again for the valve to be closed where it is not; whether it is open.

        A stop withdraws the preset as well: one that is still in force was never told.
        """
        watch, status = self._watched[message.outlet], message.status
        again_ms = AT_REST_MS if status.is_closed and not watch.delivery else AGAIN_MS
        is_done = status.is_closed and status.preset is None
        if not is_done and message.at_ms - watch.asked_ms > again_ms:
            watch.asked_ms = message.at_ms
            change.ask(StopOutlet(message.outlet))
        return not status.is_closed

    def stop_all(self, change: Change, reason: StopReason) -> None:
        """Stop everything at once; nothing starts again before an attendant says so."""
        change.save(Setting(STOPPED, "1"))
        for outlet, watch in self._watched.items():
            self.stop(change, outlet, reason)
            watch.happens(OutletEvent.LOCKED)

    # --- Faults -----------------------------------------------------------------------------

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
        if self.runs(change, watch) is not None:
            self.stop(change, outlet, _ENDED_BY.get(fault, StopReason.CONTROLLER_FAULT))
        watch.happens(OutletEvent.FAULTED)
        if fault not in PASSING:
            change.save(replace(change.outlet(outlet), fault=fault))
            change.note(Relevance.METER, "outlet-fault", outlet=outlet, fault=fault)

    def trip_group(self, change: Change, outlet: OutletId) -> None:
        """A valve does not close: everything that draws on the same supply is shut off (RD-13).

        What flows from now on is nobody's purchase; the hold stays whole, because it does flow.
        """
        watch = self._watched[outlet]
        if watch.fault == STUCK:
            return
        self.fail(change, outlet, STUCK)
        if watch.delivery:
            delivery = self.live(change.delivery(watch.delivery))
            if delivery.bill_to is None:
                change.save(replace(delivery, bill_to=delivery.delivered))
        others = [one for one in self._supplies.group(outlet) if one != outlet]
        change.note(
            Relevance.METER, "group-shut-off", outlet=outlet, group=[int(one) for one in others]
        )
        for other in others:
            self.fail(change, other, GROUP)

    def complain(self, change: Change, outlet: OutletId, faults: Fault) -> None:
        """Take over what a controller complains of; an emergency stop is everybody's."""
        names = "_".join(str(one.name).lower() for one in faults)
        if Fault.ESTOP in faults and not change.setting(STOPPED):
            change.note(Relevance.METER, "emergency-stop", outlet=outlet)
            self.stop_all(change, StopReason.ESTOP)
        self.fail(change, outlet, f"controller_{names}")
