"""One delivery at one outlet, moved on by each fresh reading of its controller.

The order is always: reserve durably, write the preset, read it back, open. Credit returns only
after a confirmed lower preset, or a confirmed stop and a fresh final reading. Nothing here waits.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kiosk.application import allocation, occupancy
from kiosk.application.messages import (
    Acknowledge,
    OpenValve,
    SetPreset,
    StatusRead,
    StopOutlet,
    Watch,
)
from kiosk.application.metering import Metering
from kiosk.application.state import Change, Watched
from kiosk.application.stopping import AGAIN_MS, LEAK, OVERRUN, Stopping
from kiosk.application.supplies import Supplies
from kiosk.domain.controller import ControllerState, DeviceStop, Preset, PresetKind, Status
from kiosk.domain.delivery import (
    OPENED,
    RUNNING,
    Delivery,
    DeliveryEvent,
    DeliveryState,
    StopReason,
)
from kiosk.domain.journal import Relevance
from kiosk.domain.meter_factor import NEUTRAL
from kiosk.domain.money import Money
from kiosk.domain.outlet import OutletEvent, OutletId, OutletState
from kiosk.domain.quantity import Quantity
from kiosk.domain.receipt import delivery_facts
from kiosk.domain.sale import Choice, Sale
from kiosk.domain.site import Site

GIVE_UP_MS = 5_000
"""A preset that is not read back for this long: the delivery ends before it began."""
PAUSE_MS = 3_000
"""No flow for this long: the screen says so."""
STUCK_MS = 3_000
"""Flow for this long after the stop, or for the valve's rated time where that is longer: the valve
does not close."""
SNAPSHOT_MS = 1_000
"""A running delivery is stored at least this often (MET-18)."""
STARVE_MS = 20_000
"""How long a customer waits, valve shut, for money that other outlets of the sale may leave."""
SEQUENCE_MAX = 65_535

LESS = ":less"
"""Ends the name of a hold that replaced a larger one."""

SENT_ONCE = frozenset({PresetKind.RELATIVE, PresetKind.SESSION})
"""Presets that count again when they are sent again: a lost answer is never asked for anew."""

STOPPED_BY = {
    DeviceStop.HUNG_UP: StopReason.HUNG_UP,
    DeviceStop.WATCHDOG: StopReason.COMMS_LOSS,
    DeviceStop.POWER: StopReason.POWER_LOSS,
    DeviceStop.FAULT: StopReason.CONTROLLER_FAULT,
    DeviceStop.HOST: StopReason.CONTROLLER_FAULT,  # We did not ask.
    DeviceStop.NONE: StopReason.CONTROLLER_FAULT,
}


class Delivering:
    """The deliveries of all outlets."""

    def __init__(
        self,
        site: Site,
        watched: Mapping[OutletId, Watched],
        supplies: Supplies,
        stopping: Stopping,
        metering: Metering,
    ) -> None:
        """Know the place and what its controllers can do."""
        self._site = site
        self._watched = watched
        self._supplies = supplies
        self._stopping = stopping
        self._metering = metering

    def start(
        self, change: Change, sale: Sale, choice: Choice, *, sharing: int, waiting: int
    ) -> bool:
        """Grant `sale` a delivery at the outlet of `choice`; False where it can't be had now.

        `sharing` outlets share its money, and `waiting` of them have none of it yet. The outlet
        must have been found ready.
        """
        watch = self._watched[choice.outlet]
        status, totaliser = watch.status, watch.totaliser
        assert status is not None  # noqa: S101 - It has been found ready.
        assert totaliser is not None  # noqa: S101 - The same.
        room = self._supplies.room(change, choice.outlet, None)
        around = allocation.Outlook(
            pool=change.pool(sale),
            sharing=sharing,
            cap=self._cap(sale, choice.product),
            bound=self._metering.bound(change, choice.outlet),
            fair=room.fair if room is not None else None,
        )
        grant = allocation.first(choice.tariff, watch.can, around, waiting=waiting)
        if grant is None:
            return False
        sequence = self._numbered(change, choice.outlet)
        key = change.numbered("D")
        hold = f"{key}:{sequence}"
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
            grants=(hold,),
            boot=status.boot or 0,
            started_ms=change.now.utc_ms,
            wanted=sale.wanted,
            is_test=sale.is_test,
        )
        change.hold(hold, delivery, grant.more)
        change.save(delivery)
        change.save(replace(change.outlet(choice.outlet), total_base=totaliser.total.base))
        self._note_grant(change, delivery)
        watch.delivery, watch.sale = key, sale.id
        watch.flowed_ms = watch.begun_ms = change.now.mono_ms
        watch.opened_ms, watch.occupied_ms = None, 0
        watch.closed_ms = watch.closed_base = watch.stop_asked_ms = None
        watch.waits_ms = watch.starved_ms = None
        watch.was_open = watch.start = watch.must_end = False
        watch.closing_flow = 0
        self._send_preset(change, watch, delivery)
        return True

    def step(self, change: Change, watch: Watched, message: StatusRead, *, moved: bool) -> None:
        """Move the delivery at an outlet on by one reading that is believed."""
        delivery = self._stopping.live(change.delivery(watch.delivery))
        if moved:
            watch.flowed_ms = message.at_ms
        is_closed = delivery.state in RUNNING - OPENED
        if is_closed and delivery.delivered > delivery.tariff.interval:
            self._stopping.fail(change, delivery.outlet, LEAK)
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
            case _:  # It is stopping: nobody watches a settled one.
                self._await_end(change, watch, message, delivery)

    def settle(
        self,
        change: Change,
        watch: Watched,
        delivery: Delivery,
        total: Quantity,
        *,
        is_certain: bool = True,
    ) -> None:
        """Take `total` for the final reading: charge what was delivered, give the rest back.

        It is corrected by the meter's factor; what the meter itself shows is its new beginning.
        Where that is not certain, all that was granted may have flowed: the rest goes back to the
        payers, but to no other outlet of the sale.
        """
        # A clock that was set back must not make the last delivery of a sale an earlier one.
        others_ms = [one.ended_ms for one in change.deliveries_of(delivery.sale) if one.ended_ms]
        measured = delivery.measured(total, at_ms=max([change.now.utc_ms, *others_ms]))
        ran_over = self._ran_over(watch, measured)
        # A meter does not show the part of a count that has flowed: that may have left as well.
        seen = measured.delivered + watch.factor.grown(watch.can.totaliser_step)
        most = min(measured.limit, seen) if is_certain else measured.limit
        unpaid = replace(measured, limit=most)
        change.save(unpaid)
        change.settle(unpaid)
        final = replace(unpaid, fee=occupancy.fee(change, watch, unpaid))
        change.save(final)
        change.charge_fee(final)
        change.settled.append(final)
        took_us = self._metering.learn(change, watch, final)
        self._supplies.settle(change, final)
        record = change.outlet(final.outlet)
        counted = final.delivered if watch.totaliser is None else watch.taken(delivery)
        closing = final.opening + counted
        change.save(replace(record, total_base=closing.base))
        how: dict[str, int | bool] = {"test": True} if final.is_test else {}
        if watch.factor != NEUTRAL:
            how["factor_e5"] = watch.factor.parts
        if took_us is not None:
            how["closing_us"] = took_us
        change.note(
            Relevance.DELIVERY,
            "delivery",
            delivery=final.id,
            sale=final.sale,
            outlet=final.outlet,
            product=final.product,
            serial=record.serial,
            opening=final.opening.base,
            closing=closing.base,
            unit=str(final.opening.dimension),
            quantity=final.delivered.base,
            price_e4=final.tariff.price_e4,
            tariff=final.tariff.version,
            charge=final.charge.minor,
            fee=final.fee.minor,
            overrun=final.overrun.minor,
            started=final.started_ms,
            reason=str(final.reason),
            sold=delivery_facts(self._site.products.get(final.product), final, change.now.sync),
            **how,
        )
        if final.overrun:
            change.note(Relevance.METER, "overrun", outlet=final.outlet, loss=final.overrun.minor)
        watch.delivery = ""
        watch.sale = final.sale if final.is_test else ""  # Tests keep the outlet to the last one.
        watch.happens(OutletEvent.ENDED)
        change.ask(Watch(final.outlet, closely=False))
        if final.delivered:
            watch.no_flows = 0
        elif watch.was_open:
            watch.no_flows += 1
        if ran_over:
            self._stopping.fail(change, final.outlet, OVERRUN)

    # --- Before it flows --------------------------------------------------------------------

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
            self._stopping.end(change, watch, delivery, StopReason.REFUSED)
        elif message.at_ms - watch.asked_ms > AGAIN_MS and watch.can.preset not in SENT_ONCE:
            self._send_preset(change, watch, delivery)

    def _await_customer(
        self, change: Change, watch: Watched, message: StatusRead, delivery: Delivery
    ) -> None:
        is_there = self._is_there(watch, message.status)
        if not is_there:
            watch.waits_ms = None
        elif watch.waits_ms is None:
            watch.waits_ms = message.at_ms
        limits = self._site.limits
        delivery = self._heed_preset(change, watch, message.status, delivery, message.at_ms)
        if delivery.lowering is not None:
            return  # It is being lowered: it opens under the preset that it shows.
        if is_there and not message.status.latched:
            if not self._supplies.has_turn(change, delivery.outlet):
                if message.at_ms - watch.begun_ms > limits.delivery_ms:
                    self._stopping.end(change, watch, delivery, StopReason.MAX_TIME)
                return
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
            watch.flowed_ms = watch.opened_ms = message.at_ms
            watch.waits_ms = None
            watch.happens(OutletEvent.OPENED)
        elif message.at_ms - watch.begun_ms > self._patience_ms(change, delivery):
            self._stopping.end(change, watch, delivery, StopReason.NO_START)
        elif not is_there:
            if message.at_ms - watch.flowed_ms >= allocation.IDLE_MS:
                self._take_back(change, watch, delivery)
        elif message.at_ms - watch.asked_ms > AGAIN_MS:
            watch.asked_ms = message.at_ms
            change.ask(Acknowledge(delivery.outlet))

    def _patience_ms(self, change: Change, delivery: Delivery) -> int:
        """Return how long the customer may take to begin: less where others wait behind them."""
        limits = self._site.limits
        is_queued = bool(change.sale(delivery.sale).place)
        return min(limits.start_ms, limits.turn_ms) if is_queued else limits.start_ms

    # --- While it flows ---------------------------------------------------------------------

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
        if watch.opened_ms is not None:
            watch.occupied_ms = at_ms - watch.opened_ms
        if _counted(watch, delivery) > delivery.limit:
            if self._ran_over(watch, delivery):
                self._stopping.fail(change, delivery.outlet, OVERRUN)
            else:
                self._stopping.end(change, watch, delivery, StopReason.PRESET)
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
            watch.was_open, watch.starved_ms, watch.closed_ms = True, None, None
        elif watch.closed_ms is None:
            watch.closed_ms, watch.closed_base = at_ms, None
        self._metering.watch_closing(watch, status)
        delivery = self._heed_preset(change, watch, status, delivery, at_ms)
        if status.state is ControllerState.CLOSED:
            if not self._goes_on(change, watch, message, delivery):
                reason = self._why_closed(change, watch, status)
                self._stopping.end(change, watch, delivery, reason)
                return
            delivery = self._stopping.live(change.delivery(delivery.id))
        elif self._is_late(watch, status, delivery):
            change.note(
                Relevance.METER,
                "cut-off",
                outlet=delivery.outlet,
                delivery=delivery.id,
                preset=delivery.preset.base,
                delivered=delivery.delivered.base,
            )
            self._stopping.end(change, watch, delivery, StopReason.PRESET)
            return
        elif at_ms - watch.flowed_ms >= allocation.IDLE_MS:
            self._take_back(change, watch, delivery)
            delivery = self._stopping.live(change.delivery(delivery.id))
        else:
            delivery = self._raise(change, watch, delivery)
        self._mind_the_time(change, watch, delivery, at_ms)
        if moved and at_ms - watch.stored_ms >= SNAPSHOT_MS:
            watch.stored_ms = at_ms
            change.save(self._stopping.live(change.delivery(delivery.id)))

    def _heed_preset(
        self, change: Change, watch: Watched, status: Status, delivery: Delivery, at_ms: int
    ) -> Delivery:
        """Take over the newest preset once it is read back; send it again where it is not.

        It was raised or lowered, so it may be sent twice.
        """
        if watch.confirmed == delivery.sequence and delivery.lowering is None:
            return delivery
        if self._is_confirmed(watch, status, delivery):
            watch.confirmed = delivery.sequence
            return self._released(change, watch, status, delivery)
        if at_ms - watch.asked_ms > AGAIN_MS:
            self._send_preset(change, watch, delivery)
        return delivery

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
        if not allocation.takes_raises(watch.can):
            return False
        if delivery.lowering is not None:
            # It drew again while it was being lowered, and met the lower preset.
            self._rest(change, watch, message, delivery)
            return True
        raised = self._raise(change, watch, delivery)
        if watch.confirmed != raised.sequence:
            return True  # More is on its way; it is opened again once that is read back.
        if _headroom(watch, raised) < allocation.crumb(watch.can):
            return self._starves(change, watch, message, raised)
        watch.starved_ms = None
        if may_ask:
            change.ask(Acknowledge(delivery.outlet))
            self._open(change, watch, raised, at_ms)
        return True

    def _starves(
        self, change: Change, watch: Watched, message: StatusRead, delivery: Delivery
    ) -> bool:
        """Whether a delivery that has used up its money waits for what others may leave.

        What it holds beyond what it took is free as soon as that is certain.
        """
        at_ms = message.at_ms
        if watch.starved_ms is None:
            watch.starved_ms = at_ms
        may_get_more = any(
            one.is_open and self._watched[one.outlet].starved_ms is None
            for one in change.deliveries_of(delivery.sale)
            if one.outlet in self._watched
        )
        if not may_get_more or at_ms - watch.starved_ms > STARVE_MS:
            return False
        self._rest(change, watch, message, delivery)
        return True

    def _rest(
        self, change: Change, watch: Watched, message: StatusRead, delivery: Delivery
    ) -> None:
        """Give back what an outlet holds beyond what it took, once it can take nothing more.

        Its valve is shut, nothing has flowed since, and the preset that it shows is reached. A
        raise may have come just after it shut: then it could still be opened under that one, which
        is lowered first.
        """
        if not self._is_at_rest(watch, message, delivery.delivered):
            return
        shown = message.status.preset
        if shown is not None and shown <= watch.taken(delivery):
            self._let_go(change, watch, delivery)
        elif delivery.lowering is None and allocation.takes_back(watch.can):
            kept = delivery.delivered.floor(watch.can.preset_resolution)
            if kept:
                self._lower(change, watch, delivery, kept)

    def _why_closed(self, change: Change, watch: Watched, status: Status) -> StopReason:
        """Return why a valve is shut that nobody told to be: the device's own word for it."""
        if status.stopped_by is not DeviceStop.PRESET:
            return STOPPED_BY[status.stopped_by]
        if not self._is_there(watch, status):
            return StopReason.HUNG_UP
        delivery = change.delivery(watch.delivery)
        room = self._supplies.room(change, delivery.outlet, delivery)
        is_empty = room is not None and room.most < allocation.crumb(watch.can)
        has_money = change.pool(change.sale(delivery.sale)).minor > 0
        return StopReason.SUPPLY if is_empty and has_money else StopReason.PRESET

    def _is_late(self, watch: Watched, status: Status, delivery: Delivery) -> bool:
        """Whether the controller ought to have closed by itself: our cut-off is the second of two.

        One with a slow stage ought to have left the fast one when the valve's rated time was left
        at the rated flow; at less flow it leaves it nearer to the preset. Where nothing flows, it
        may be leaving it just now. One without a preset is closed by nobody else.
        """
        can = watch.can
        headroom = _headroom(watch, delivery)
        if status.state is ControllerState.OPEN_FAST and can.slow_stage and status.flow:
            slack = can.qmax.less(status.flow).base * can.closing_ms // 1000
            return headroom.base < slack + can.overrun_bound.base
        return status.state is not ControllerState.CLOSING and not headroom

    def _mind_the_time(
        self, change: Change, watch: Watched, delivery: Delivery, at_ms: int
    ) -> None:
        still_ms = at_ms - watch.flowed_ms
        limits = self._site.limits
        if at_ms - watch.begun_ms > limits.delivery_ms:
            self._stopping.end(change, watch, delivery, StopReason.MAX_TIME)
        elif delivery.state is DeliveryState.OPENING:
            if still_ms > self._patience_ms(change, delivery):
                self._stopping.end(change, watch, delivery, StopReason.NO_START)
        elif still_ms > limits.pause_ms and not occupancy.may_stay(change, watch, delivery):
            self._stopping.end(change, watch, delivery, StopReason.NO_FLOW)
        elif still_ms > PAUSE_MS and delivery.state is DeliveryState.DELIVERING:
            change.save(delivery.on(DeliveryEvent.PAUSED))
            watch.happens(OutletEvent.PAUSED)

    def _await_end(
        self, change: Change, watch: Watched, message: StatusRead, delivery: Delivery
    ) -> None:
        at_ms = message.at_ms
        if watch.stop_asked_ms is None:
            watch.stop_asked_ms = at_ms
        if self._stopping.keep_shut(change, message):
            watch.closed_ms = watch.closed_base = None
            rated_ms = watch.can.closing_ms + watch.can.meter_refresh_ms
            if at_ms - watch.stop_asked_ms > max(STUCK_MS, rated_ms):
                self._stopping.trip_group(change, message.outlet)
            return
        if watch.closed_ms is None:
            watch.closed_ms = at_ms
        if self._is_at_rest(watch, message, delivery.delivered):
            self.settle(change, watch, delivery, delivery.opening + delivery.delivered)

    def _ran_over(self, watch: Watched, delivery: Delivery) -> bool:
        """Whether more flowed than ever may: a fault of the valve.

        Of an outlet that has given back its bound, shut, a hose may still yield a count or two.
        """
        room = delivery.limit.less(delivery.preset)
        yields = room < watch.can.overrun_bound
        return _counted(watch, delivery).less(delivery.limit).base > (
            delivery.tariff.interval_base if yields else 0
        )

    def _is_at_rest(self, watch: Watched, message: StatusRead, delivered: Quantity) -> bool:
        """Whether `delivered` is final: shut for long enough, and said by the reading before."""
        settled_ms = watch.can.closing_ms + watch.can.meter_refresh_ms
        closed_ms = watch.closed_ms if watch.closed_ms is not None else message.at_ms
        is_final = watch.closed_base == delivered.base and message.at_ms - closed_ms >= settled_ms
        watch.closed_base = delivered.base
        return is_final

    # --- Grants -----------------------------------------------------------------------------

    def _raise(self, change: Change, watch: Watched, delivery: Delivery) -> Delivery:
        """Give a running delivery more of its sale's pool, where it needs it and there is some."""
        if watch.confirmed != delivery.sequence or delivery.lowering is not None:
            return delivery
        if not allocation.takes_raises(watch.can):
            return delivery
        headroom = _headroom(watch, delivery)
        bound = self._metering.bound(change, delivery.outlet)
        if headroom >= allocation.low_water(watch.can, bound):
            return delivery
        grant = allocation.raised(delivery, watch.can, self._outlook(change, delivery, bound))
        if grant is None:
            return delivery
        if watch.starved_ms is not None:
            more = grant.preset.less(_counted(watch, delivery))
            if more < allocation.worth(watch.can, bound):
                return delivery  # Not worth opening for: somebody who flows may still take it.
        [before] = delivery.grants
        sequence = self._numbered(change, delivery.outlet)
        hold = f"{delivery.id}:{sequence}"
        raised = replace(
            delivery,
            limit=grant.limit,
            preset=grant.preset,
            reserved=delivery.reserved + grant.more,
            sequence=sequence,
            grants=(hold,),
            is_final=grant.is_final,
        )
        change.hold(hold, raised, raised.reserved, instead_of=before)
        change.save(raised)
        self._note_grant(change, raised)
        self._send_preset(change, watch, raised)
        return raised

    def _outlook(self, change: Change, delivery: Delivery, bound: Quantity) -> allocation.Outlook:
        """Return what is so around a delivery: who shares its sale's money, and its tank.

        Whatever an outlet holds that is no longer in the settings, it asks for nothing.
        """
        sale = change.sale(delivery.sale)
        active = [
            one
            for one in map(self._stopping.live, change.deliveries_of(sale.id))
            if one.outlet in self._watched and one.state in RUNNING
            if one.id == delivery.id or not self._is_idle(change, one)
        ]
        marks = sum(
            one.tariff.reserve(
                allocation.low_water(
                    self._watched[one.outlet].can, self._metering.bound(change, one.outlet)
                )
            ).minor
            for one in active
        )
        room = self._supplies.room(change, delivery.outlet, delivery)
        return allocation.Outlook(
            pool=change.pool(sale),
            sharing=len(active),
            cap=self._cap(sale, delivery.product),
            bound=bound,
            fair=room.fair if room is not None else None,
            marks=Money(marks),
            portions=sum(not one.is_final for one in active),
            is_heir=self._heir(active) == delivery.id,
        )

    def _heir(self, active: list[Delivery]) -> str:
        """Return the delivery that gets what others leave: one that flows, else whoever waits.

        Of several the oldest, and whoever has waited longest.
        """
        return min(active, key=lambda one: self._watched[one.outlet].starved_ms or 0).id

    def _is_idle(self, change: Change, delivery: Delivery) -> bool:
        """Whether nothing flows at an outlet though its valve is open: nobody draws."""
        watch = self._watched[delivery.outlet]
        is_shut = watch.starved_ms is not None
        return not is_shut and change.now.mono_ms - watch.flowed_ms >= allocation.IDLE_MS

    def _take_back(self, change: Change, watch: Watched, delivery: Delivery) -> None:
        """Lower the preset of an idle delivery where others of its sale run short."""
        if delivery.lowering is not None or watch.confirmed != delivery.sequence:
            return
        if not allocation.takes_back(watch.can):
            return
        bound = self._metering.bound(change, delivery.outlet)
        counted = delivery.opening + _counted(watch, delivery)
        kept = allocation.lowered(replace(delivery, total=counted), watch.can, bound)
        if kept is not None and self._is_wanted(change, delivery):
            self._lower(change, watch, delivery, kept)

    def _lower(self, change: Change, watch: Watched, delivery: Delivery, kept: Quantity) -> None:
        """Tell the controller a smaller preset; all of the hold stays until it is shown."""
        sequence = self._numbered(change, delivery.outlet)
        lowering = replace(delivery, lowering=kept, sequence=sequence)
        change.save(lowering)
        self._note_grant(change, lowering)  # The grant stands; its number is the new preset's.
        self._send_preset(change, watch, lowering)

    def _is_wanted(self, change: Change, delivery: Delivery) -> bool:
        """Whether other outlets of the sale could use what an idle one holds."""
        sale = change.sale(delivery.sale)
        around = self._outlook(change, delivery, self._metering.bound(change, delivery.outlet))
        return around.sharing > 1 and change.pool(sale) < around.marks

    def _released(
        self, change: Change, watch: Watched, status: Status, delivery: Delivery
    ) -> Delivery:
        """Give back what a lowered preset leaves, now that the controller shows it.

        From full flow a controller covers more than the bound before it is shut: only one that is
        shut or slow keeps the bound of the lower preset (and one without a slow stage always does).
        """
        kept = delivery.lowering
        if kept is None:
            return delivery
        is_slow = status.state in {ControllerState.OPEN_SLOW, ControllerState.CLOSED}
        if watch.can.slow_stage and not is_slow:
            return delivery
        if _counted(watch, delivery) >= kept:
            # It drew again meanwhile: the valve is closing, and what it measures counts.
            return delivery
        limit = kept + self._metering.bound(change, delivery.outlet)
        return self._shrunk(change, delivery, preset=kept, limit=min(limit, delivery.limit))

    def _let_go(self, change: Change, watch: Watched, delivery: Delivery) -> None:
        """Give back what a shut outlet holds beyond what it took; its preset has been reached."""
        step = watch.factor.grown(watch.can.totaliser_step)
        limit = min(delivery.delivered + step, delivery.limit)
        preset = min(delivery.preset, delivery.delivered)
        self._shrunk(change, delivery, preset=preset, limit=limit)

    def _shrunk(
        self, change: Change, delivery: Delivery, *, preset: Quantity, limit: Quantity
    ) -> Delivery:
        reserved = min(delivery.tariff.reserve(limit), delivery.reserved)
        less = replace(delivery, preset=preset, limit=limit, lowering=None)
        if reserved < delivery.reserved:
            [before] = delivery.grants
            hold = before + LESS
            less = replace(less, reserved=reserved, grants=(hold,))
            change.hold(hold, less, reserved, instead_of=before)
        if less != delivery:
            change.save(less)
            self._note_grant(change, less)
        return less

    def _numbered(self, change: Change, outlet: OutletId) -> int:
        """Return the number of the next preset at `outlet`: after the last of them comes 1."""
        record = change.outlet(outlet)
        sequence = record.sequence % SEQUENCE_MAX + 1
        change.save(replace(record, sequence=sequence))
        return sequence

    def _send_preset(self, change: Change, watch: Watched, delivery: Delivery) -> None:
        watch.asked_ms = change.now.mono_ms
        if watch.can.preset is PresetKind.NONE:
            return
        limit = delivery.preset if delivery.lowering is None else delivery.lowering
        preset = Preset(delivery.opening, watch.factor.told(limit), delivery.sequence)
        change.ask(SetPreset(delivery.outlet, preset))

    def _open(self, change: Change, watch: Watched, delivery: Delivery, at_ms: int) -> None:
        watch.asked_ms = at_ms
        change.ask(OpenValve(delivery.outlet, delivery.sequence))

    def _is_confirmed(self, watch: Watched, status: Status, delivery: Delivery) -> bool:
        """Whether the controller holds the newest preset, rounded down as it resolves it.

        One that keeps none, or cannot show it, is taken at the journal's word: all that was ever
        granted counts, and nothing is released before a stop and a final reading.
        """
        if watch.can.preset is PresetKind.NONE or not watch.can.preset_readback:
            return True
        if status.sequence != delivery.sequence or status.preset is None:
            return False
        limit = delivery.preset if delivery.lowering is None else delivery.lowering
        short = watch.factor.told(limit).base - status.preset.base
        return 0 <= short < watch.can.preset_resolution.base

    def _is_there(self, watch: Watched, status: Status) -> bool:
        """Whether the customer is ready: nozzle lifted or plug in, or *start* pressed."""
        return status.calling if watch.can.senses_calling else watch.start

    def _cap(self, sale: Sale, product: str) -> Quantity:
        """Return the most that one outlet of `sale` may deliver."""
        largest = self._site.products[product].largest
        return largest if sale.wanted is None else min(sale.wanted, largest)

    def _note_grant(self, change: Change, delivery: Delivery) -> None:
        factor = self._watched[delivery.outlet].factor
        how = {} if factor == NEUTRAL else {"factor_e5": factor.parts}
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
            **how,
        )


def _counted(watch: Watched, delivery: Delivery) -> Quantity:
    """Return what an open delivery has taken: as it is shown or as it is corrected, the greater.

    The promise holds in both; what is charged is what is corrected.
    """
    return max(delivery.delivered, watch.taken(delivery))


def _headroom(watch: Watched, delivery: Delivery) -> Quantity:
    """Return what is left until the controller closes, as its meter shows it."""
    return watch.factor.told(delivery.preset).less(watch.taken(delivery))
