"""Keeps each outlet and its controller in step, reading by reading.

What becomes of a delivery is in `delivering`, what meters are believed in `metering`, every end
and fault in `stopping`, what outlets share in `supplies`. Here is what happens to the outlet
itself: who answers, who falls silent, who may choose it, who locks it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kiosk.api.snapshot import Notice
from kiosk.application.delivering import Delivering
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
from kiosk.application.metering import Metering, is_doubted
from kiosk.application.state import STOPPED, Change, State, Watched
from kiosk.application.stopping import (
    AGAIN_MS,
    DOUBTS,
    GROUP,
    LINE_DOWN,
    NOT_HEARD,
    OTHER,
    PASSING,
    SILENT,
    STORAGE,
    STUCK,
    UNFIT,
    WRONG_UNIT,
    Stopping,
)
from kiosk.application.supplies import Supplies
from kiosk.domain.controller import unfit
from kiosk.domain.delivery import OPENED, RUNNING, DeliveryEvent, DeliveryState, StopReason
from kiosk.domain.journal import Relevance
from kiosk.domain.outlet import FREE, OutletEvent, OutletId
from kiosk.domain.quantity import Quantity
from kiosk.domain.sale import Choice, Sale, SaleState
from kiosk.domain.site import Site
from kiosk.domain.verification import UNVERIFIED
from kiosk.ports import OutletRecord, Setting

FRESH_MS = 2_000
"""An outlet that has not answered for this long is not sold from."""
WORRY_MS = 1_000
"""No valid reading in a delivery for this long: try to close (CTL-09)."""
LOST_MS = 2_000
"""No valid reading in a delivery for this long: it is lost, and ends when it is found."""
IDLE_LOST_MS = 2_900
"""No valid reading at rest for this long: a fault is known within three seconds, ticks included."""
STRANGER_MS = 2_000
"""How often a controller that is not the outlet's own is asked again: a swap may be undone."""
NO_FLOWS = 3
"""So many deliveries in a row without a drop, and somebody should look (RD-12)."""


class Outlets:
    """All outlets of the place."""

    def __init__(self, site: Site, watched: Mapping[OutletId, Watched]) -> None:
        """Know the place and what its controllers can do."""
        self._site = site
        self._watched = watched
        self.supplies = Supplies(site, watched)
        self._stopping = Stopping(self.supplies, watched)
        self._metering = Metering(self._stopping, watched)
        self._delivering = Delivering(site, watched, self.supplies, self._stopping, self._metering)
        self.stop = self._stopping.stop
        self.stop_all = self._stopping.stop_all
        self.fail = self._stopping.fail
        self.live = self._stopping.live
        self.bound = self._metering.bound
        self.agreed = self._metering.agreed
        self.correct = self._metering.correct

    def repair(self, state: State) -> None:
        """After a change that could not be made: hold on to what was stored, and end what runs."""
        kept = {one.outlet: one for one in state.deliveries.values() if one.is_open}
        quoted: dict[OutletId, str] = {}
        for key, sale in sorted(state.sales.items()):
            for choice in sale.choices if sale.state is SaleState.QUOTED else ():
                # Whoever is quoted later only waits behind the first.
                quoted.setdefault(choice.outlet, key)
        for outlet, watch in self._watched.items():
            delivery = kept.get(outlet)
            watch.delivery = delivery.id if delivery is not None else ""
            watch.sale = delivery.sale if delivery is not None else quoted.get(outlet, "")
            watch.must_end = delivery is not None
            watch.fault = state.outlets.get(outlet, OutletRecord(outlet)).fault or STORAGE
            watch.identity = watch.identify_ms = None  # It may not have been written down.
            watch.happens(OutletEvent.FAULTED)
        self._metering.repair(state)

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
            self._metering.correct(change, outlet)
            if record.fault:
                watch.fault = record.fault
            if why := unfit(watch.can):
                self.fail(change, outlet, f"{UNFIT}{why}")
        for delivery in change.open_deliveries():
            if delivery.outlet not in self._watched:
                continue
            watch = self._watched[delivery.outlet]
            watch.delivery, watch.sale = delivery.id, delivery.sale
            runs = delivery.state in RUNNING
            lost = delivery.on(DeliveryEvent.LOST) if runs else delivery
            change.save(replace(lost, reason=delivery.reason or StopReason.RESTART))
            change.ask(Watch(delivery.outlet, closely=True))

    # --- Choosing ---------------------------------------------------------------------------

    def is_free(self, outlet: OutletId, change: Change) -> bool:
        """Whether a customer may choose `outlet` now."""
        watch = self._watched[outlet]
        if change.setting(STOPPED):
            return False  # Every outlet is closed as well: one of both may fail.
        if watch.sale or change.outlet(outlet).is_locked or not self._is_ready(change, watch):
            return False
        room = self.supplies.room(change, outlet, None)
        return room is None or room.fair >= self._site.product_at(outlet).smallest

    def deliverable(self, outlet: OutletId, change: Change) -> Quantity | None:
        """Return what its supply can still sell at `outlet`; None where that has no end."""
        room = self.supplies.room(change, outlet, None)
        return None if room is None else room.fair

    def reserve(self, outlet: OutletId, sale: str, change: Change) -> None:
        """Keep `outlet` for `sale` alone, and watch it closely."""
        self._watched[outlet].sale = sale
        change.ask(Watch(outlet, closely=True))

    def free(self, outlet: OutletId, change: Change) -> None:
        """Let `outlet` go again."""
        self._watched[outlet].sale = ""
        change.ask(Watch(outlet, closely=False))

    def start(
        self, change: Change, sale: Sale, choice: Choice, *, sharing: int, waiting: int
    ) -> bool:
        """Grant `sale` a delivery at the outlet of `choice`; False where it can't be had now.

        `sharing` outlets share its money, and `waiting` of them have none of it yet.
        """
        watch = self._watched[choice.outlet]
        if watch.delivery or not self._is_ready(change, watch):
            return False
        if not self._delivering.start(change, sale, choice, sharing=sharing, waiting=waiting):
            return False
        change.ask(Watch(choice.outlet, closely=True))
        return True

    # --- Tests ------------------------------------------------------------------------------

    def can_test(self, change: Change, outlet: OutletId) -> bool:
        """Whether tests may begin at `outlet`: locked or not, it is sound and nobody uses it."""
        watch = self._watched[outlet]
        is_shut = watch.status is not None and watch.status.is_closed
        is_idle = is_shut and not (watch.sale or watch.delivery or watch.fault)
        is_held = change.outlet(outlet).is_locked or watch.state in FREE
        return is_idle and is_held and watch.is_fresh(change.now, FRESH_MS)

    def begin_tests(self, change: Change, outlet: OutletId) -> None:
        """Let an outlet that is locked deliver for tests alone; nobody else can have it."""
        if change.outlet(outlet).is_locked:
            self._watched[outlet].happens(OutletEvent.UNLOCKED)

    def end_tests(self, change: Change, outlet: OutletId) -> None:
        """Let an outlet be as it was before its tests."""
        if change.outlet(outlet).is_locked:
            self._watched[outlet].happens(OutletEvent.LOCKED)

    def press_start(self, outlet: OutletId) -> None:
        """Take note that the customer is there, where the controller cannot sense it."""
        self._watched[outlet].start = True

    # --- What controllers say ---------------------------------------------------------------

    def on_identified(self, change: Change, message: Identified) -> None:
        """Compare who answers with who answered before: swapped cables sell nothing.

        Nor does a controller that is met for the first time here and known from another outlet: it
        was moved, and its totals with it.
        """
        watch = self._watched[message.outlet]
        watch.identity = message.identity
        record = change.outlet(message.outlet)
        found = message.identity.serial
        known = {self._site.outlets[message.outlet].serial, record.serial}
        elsewhere = None if found in known else self._home_of(change, found)
        if (known := known - {"", found}) or elsewhere is not None:
            if watch.fault not in DOUBTS:
                change.note(
                    Relevance.METER,
                    "controller-changed",
                    outlet=message.outlet,
                    expected=min(known, default=""),
                    found=found,
                    known_at=elsewhere or 0,
                )
            self.fail(change, message.outlet, OTHER)
        elif not record.serial and found:
            change.save(replace(record, serial=found))
            self._metering.correct(change, message.outlet)
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
        delivery = change.delivery(watch.delivery) if watch.delivery else None
        current = delivery.sequence if delivery is not None else None
        is_lowering = delivery is not None and delivery.lowering is not None
        match message.request:
            case IdentifyOutlet():
                self.fail(change, message.outlet, f"refused_{message.code}")
            case SetPreset(preset=preset) if preset.sequence == current and not is_lowering:
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
        if message.status.total.dimension is not watch.can.qmax.dimension:
            change.ask(StopOutlet(message.outlet))
            self.fail(change, message.outlet, WRONG_UNIT)
            return  # Not one figure of it can be used.
        watch.status, watch.read_ms = message.status, message.at_ms
        self._stopping.make_up(change, message.outlet)
        self._metering.note_boot(change, message)
        if is_doubted(watch):
            self._ask_who(change, message.outlet)
            self._stopping.keep_shut(change, message)
            return
        moved = self._metering.read(change, message)
        if moved is None:
            return
        if message.status.faults:
            self._stopping.complain(change, message.outlet, message.status.faults)
        if watch.delivery:
            self._delivering.step(change, watch, message, moved=moved)
        else:
            self._rest(change, watch, message)

    def tick(self, change: Change) -> None:
        """Notice who has fallen silent."""
        now_ms = change.now.mono_ms
        for outlet, watch in self._watched.items():
            self._stopping.make_up(change, outlet)
            self._lock_left(change, outlet)
            if watch.read_ms is None or now_ms < watch.hushed_until_ms:
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
                self._stopping.lose(change, delivery, SILENT)
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
            elif (delivery := self._stopping.runs(change, watch)) is not None:
                self._stopping.lose(change, delivery, LINE_DOWN)
            elif not watch.fault:
                self.fail(change, outlet, LINE_DOWN)

    def alarms(self, change: Change) -> list[str]:
        """Return what an attendant must know of outlets that are not out of use."""
        dry = [
            f"no_flow:{outlet}"
            for outlet, watch in sorted(self._watched.items())
            if watch.no_flows >= NO_FLOWS
        ]
        slow = [f"closing_drifts:{outlet}" for outlet in self._metering.drifting(change)]
        return [*dry, *slow]

    # --- Locks ------------------------------------------------------------------------------

    def lock(self, change: Change, outlet: OutletId, *, by: str, reason: str) -> None:
        """Take an outlet out of service; what runs there is stopped and settled."""
        change.save(replace(change.outlet(outlet), is_locked=True, lock_reason=reason))
        change.note(Relevance.ATTENDANT, "outlet-locked", outlet=outlet, by=by, reason=reason)
        self.stop(change, outlet, StopReason.ATTENDANT)
        self._watched[outlet].happens(OutletEvent.LOCKED)

    def lock_after_sale(self, change: Change, outlet: OutletId, *, by: str, reason: str) -> None:
        """Take an outlet out of service once whoever is served there has gone."""
        change.save(replace(change.outlet(outlet), is_locked=True, lock_reason=reason))
        change.note(
            Relevance.ATTENDANT,
            "outlet-locked",
            outlet=outlet,
            by=by,
            reason=reason,
            after_sale=True,
        )
        self._lock_left(change, outlet)

    def is_strange(self, change: Change, outlet: OutletId) -> bool:
        """Whether unlocking would take another controller than before for the outlet's own."""
        watch = self._watched[outlet]
        if watch.fault != OTHER:
            return False
        found = watch.identity.serial if watch.identity is not None else ""
        own = {self._site.outlets[outlet].serial, change.outlet(outlet).serial} - {""}
        return own != {found}

    def confirm(self, change: Change, outlet: OutletId, *, by: str, serial: str) -> Notice:
        """Take the controller that answers for the outlet's own from now on; return why not.

        Not unless another one than before answers, and it is `serial` that somebody has read on
        its housing.
        """
        watch = self._watched[outlet]
        is_meant = watch.identity is not None and watch.identity.serial == serial
        if watch.fault != OTHER or not is_meant:
            return Notice.NOT_ALLOWED
        return self.unlock(change, outlet, by=by)

    def unlock(self, change: Change, outlet: OutletId, *, by: str) -> Notice:
        """Put an outlet back into service and clear a fault that has gone; return why not.

        It opens nothing. A meter that was not believed is believed from now on: what it shows is
        its new beginning, and a delivery that it left open is charged up to the last reading that
        was believed. A controller that can't keep the promise stays out of use.
        """
        watch = self._watched[outlet]
        if why := self._why_shut(change, outlet):
            return why
        cleared = watch.fault if watch.fault not in PASSING else ""
        change.note(Relevance.ATTENDANT, "outlet-unlocked", outlet=outlet, by=by, cleared=cleared)
        change.save(replace(change.outlet(outlet), is_locked=False, lock_reason="", fault=""))
        if watch.fault in DOUBTS:
            if watch.delivery:
                self._settle_as_believed(change, watch)
            if watch.fault == OTHER:
                self._adopt(change, watch, outlet, by=by)
            self._metering.begin_anew(change, outlet)
        elif watch.totaliser is not None and not watch.delivery:
            total_base = watch.totaliser.total.base
            change.save(replace(change.outlet(outlet), total_base=total_base))
        watch.no_flows = 0
        if cleared:
            watch.fault = NOT_HEARD  # The next sound status clears it.
            watch.identity = watch.identify_ms = None
            change.ask(Acknowledge(outlet))
            self._ask_who(change, outlet)
        if not change.setting(STOPPED):
            watch.happens(OutletEvent.UNLOCKED)
        return Notice.NONE

    def free_verified(self, change: Change, outlet: OutletId) -> None:
        """Put an outlet back that was locked for its verification: it has one again."""
        change.note(Relevance.ATTENDANT, "outlet-unlocked", outlet=outlet, by="", cleared="")
        change.save(replace(change.outlet(outlet), is_locked=False, lock_reason=""))
        if not change.setting(STOPPED):
            self._watched[outlet].happens(OutletEvent.UNLOCKED)

    def restart(self, change: Change) -> None:
        """After a stop of all: what is neither locked nor faulted may be used again."""
        change.save(Setting(STOPPED, ""))
        for outlet, watch in self._watched.items():
            if not change.outlet(outlet).is_locked:
                watch.happens(OutletEvent.UNLOCKED)

    # --- Inside -----------------------------------------------------------------------------

    def _lock_left(self, change: Change, outlet: OutletId) -> None:
        """Close an outlet that was to be locked, as soon as nobody is served there."""
        watch = self._watched[outlet]
        if change.outlet(outlet).is_locked and not watch.sale:
            watch.happens(OutletEvent.LOCKED)

    def _why_shut(self, change: Change, outlet: OutletId) -> Notice:
        """Return why an outlet must stay out of service: what has closed it has not gone.

        What passes by itself does so. What a controller complains of it may hold on to until that
        is acknowledged: that is done with the unlocking, and the next status tells.
        """
        watch = self._watched[outlet]
        status = watch.status
        if status is not None and not status.is_closed:
            return Notice.VALVE_OPEN
        if watch.fault.startswith(UNFIT):
            return Notice.UNFIT
        if change.outlet(outlet).lock_reason == UNVERIFIED:
            return Notice.UNVERIFIED
        if watch.fault in PASSING or not watch.fault:
            return Notice.NONE
        if watch.fault == OTHER and watch.identity is None:
            return Notice.FAULT_STANDS  # Nobody knows who would be taken.
        if status is None or not watch.is_fresh(change.now, FRESH_MS):
            return Notice.FAULT_STANDS
        group = self.supplies.group(outlet) if watch.fault == GROUP else []
        is_shared = any(self._watched[one].fault == STUCK for one in group)
        return Notice.FAULT_STANDS if is_shared else Notice.NONE

    def _settle_as_believed(self, change: Change, watch: Watched) -> None:
        delivery = self.live(change.delivery(watch.delivery))
        if delivery.state is DeliveryState.SILENT:
            delivery = delivery.on(DeliveryEvent.FOUND)
        total = delivery.opening + delivery.delivered
        self._delivering.settle(change, watch, delivery, total, is_certain=False)

    def _rest(self, change: Change, watch: Watched, message: StatusRead) -> None:
        """Watch an outlet where nothing may flow: what does closes that outlet alone (RD-14)."""
        status, outlet = message.status, message.outlet
        record = change.outlet(outlet)
        assert watch.totaliser is not None  # noqa: S101 - It has just been read.
        total = watch.totaliser.total
        interval = self._site.product_at(outlet).tariff.interval_base
        if record.total_base is None:
            change.save(replace(record, total_base=total.base))
            change.note(Relevance.METER, "meter-met", outlet=outlet, total=total.base)
        elif total.base - record.total_base > interval and not record.fault:
            unaccounted = replace(total, base=total.base - record.total_base)
            change.ask(StopOutlet(outlet))
            self.fail(change, outlet, "unaccounted_flow")
            self.supplies.lose(change, outlet, unaccounted)
            change.note(
                Relevance.METER, "unaccounted-flow", outlet=outlet, quantity=unaccounted.base
            )
        if self._stopping.keep_shut(change, message):
            return
        if watch.fault in PASSING:
            watch.fault = ""
            watch.happens(OutletEvent.CLEARED)
            if not record.is_locked and not change.setting(STOPPED):
                watch.happens(OutletEvent.UNLOCKED)
        if status.latched and not watch.fault and message.at_ms - watch.asked_ms > AGAIN_MS:
            watch.asked_ms = message.at_ms
            change.ask(Acknowledge(outlet))
        if watch.state in FREE:
            watch.happens(OutletEvent.CALLED if status.calling else OutletEvent.HUNG_UP)

    def _is_ready(self, change: Change, watch: Watched) -> bool:
        """Whether a delivery could begin: sound, shut, and heard from just now."""
        is_shut = watch.status is not None and watch.status.is_closed
        return is_shut and watch.state in FREE and watch.is_fresh(change.now, FRESH_MS)

    def _home_of(self, change: Change, serial: str) -> OutletId | None:
        """Return the outlet whose controller `serial` is; None where it is nobody's."""
        homes = [
            outlet
            for outlet in self._watched
            if serial in {self._site.outlets[outlet].serial, change.outlet(outlet).serial}
        ]
        return min(homes) if serial and homes else None

    def _adopt(self, change: Change, watch: Watched, outlet: OutletId, *, by: str) -> None:
        """Make who answers the outlet's own; a serial number in the settings stands above it."""
        record = change.outlet(outlet)
        found = watch.identity.serial if watch.identity is not None else ""
        pinned = self._site.outlets[outlet].serial
        change.save(replace(record, serial="" if pinned not in {"", found} else found))
        change.note(
            Relevance.METER,
            "controller-confirmed",
            outlet=outlet,
            by=by,
            before=record.serial,
            serial=found,
        )

    def _ask_who(self, change: Change, outlet: OutletId) -> None:
        """Ask who answers for `outlet`, unless that is known or was asked just now."""
        watch = self._watched[outlet]
        now_ms = change.now.mono_ms
        again_ms = AGAIN_MS if watch.identity is None else STRANGER_MS
        is_wanted = watch.identity is None or watch.fault == OTHER
        if is_wanted and (watch.identify_ms is None or now_ms - watch.identify_ms > again_ms):
            watch.identify_ms = now_ms
            change.ask(IdentifyOutlet(outlet))
