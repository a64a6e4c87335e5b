"""What a funded sale may do next: begin, wait for its turn, go on elsewhere, wait for more money.

Strangers at one outlet are served in the order in which they paid. Where an outlet has failed the
rest may be taken at another that sells the same. Money that comes after the last stop begins a new
delivery: a stop is never taken back. Whatever is waited for has its time, and then all is returned.

What is waited for is not durable: after a start nothing is waited for but one's place in a queue.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from kiosk.api.snapshot import Notice
from kiosk.application.outlets import Outlets
from kiosk.application.settlement import Settlement
from kiosk.application.state import AWAITED, STOPPED, Change, State, Watched
from kiosk.domain.delivery import Delivery, DeliveryState, StopReason
from kiosk.domain.journal import Relevance
from kiosk.domain.money import Money
from kiosk.domain.moving import for_the_rest
from kiosk.domain.outlet import FREE, OutletId
from kiosk.domain.quantity import Quantity, none_of
from kiosk.domain.sale import Choice, Sale, SaleEvent, SaleState
from kiosk.domain.site import Site
from kiosk.ports import Setting

PLACE = "place"
"""The setting that keeps the last place given in any queue: places only ever rise."""
PAUSES_MAX = 10
"""So often a customer may pause one outlet: with hardly any money nobody keeps it for hours."""
QUEUE_MAX = 8
"""So many may wait at one outlet: nobody is told to come back tomorrow."""

FAILED = frozenset(
    {
        StopReason.COMMS_LOSS,
        StopReason.POWER_LOSS,
        StopReason.METER_FAULT,
        StopReason.CONTROLLER_FAULT,
        StopReason.OVERRUN,
        StopReason.REFUSED,
        StopReason.GROUP,
        StopReason.SUPPLY,
    }
)
"""Reasons for which the rest may be taken at another outlet."""

_ENDING = frozenset({DeliveryState.STOPPING, DeliveryState.SILENT})

_TOLD: dict[StopReason | None, Notice] = {
    StopReason.ATTENDANT: Notice.STOPPED_BY_ATTENDANT,
    StopReason.STOP_ALL: Notice.STOPPED_ALL,
    StopReason.ESTOP: Notice.STOPPED_ALL,
    StopReason.RESTART: Notice.OUTLET_FAILED,
    **dict.fromkeys(FAILED, Notice.OUTLET_FAILED),
}
"""What the customer of a delivery is told that ended for such a reason."""


@dataclass(frozen=True, slots=True)
class _Wait:
    """Until when a sale waits, on the monotonic clock."""

    until_ms: int
    for_offer: bool
    """For the customer's word on where the rest goes; else for money alone."""


@dataclass(frozen=True, slots=True)
class _Pause:
    """Until when an outlet is kept for whom it was paused, on the monotonic clock."""

    until_ms: int
    is_own: bool
    """The customer has paused it, and may go on without anybody's leave."""


Lines = Mapping[OutletId, list[Sale]]


class Turns:
    """Whose turn it is, and what everybody else waits for."""

    def __init__(
        self,
        site: Site,
        watched: Mapping[OutletId, Watched],
        outlets: Outlets,
        settlement: Settlement,
        notices: dict[str, Notice],
    ) -> None:
        """Know the place, and where to tell customers something."""
        self._site = site
        self._watched = watched
        self._outlets = outlets
        self._settlement = settlement
        self._notices = notices
        self._waits: dict[str, _Wait] = {}
        self._moves: dict[str, OutletId] = {}
        """Where an attendant has sent the rest, by sale: once the meters are final."""
        self._paused: dict[str, dict[OutletId, _Pause]] = {}
        """What somebody has paused, by sale."""
        self._hurried: set[str] = set()
        """Sales that somebody has finished: they wait for nothing."""
        self._is_ending = False

    # --- Looking ----------------------------------------------------------------------------

    def lines(self, change: Change) -> Lines:
        """Return who waits at each outlet, the next one first."""
        found: dict[OutletId, list[Sale]] = {}
        for sale in change.unfinished_sales():
            if sale.state is SaleState.QUEUED:
                found.setdefault(_first(sale).outlet, []).append(sale)
        for line in found.values():
            line.sort(key=lambda one: one.place)
        return found

    def is_available(self, outlet: OutletId, change: Change, lines: Lines) -> bool:
        """Whether somebody may choose `outlet` who has just come: nobody jumps a queue."""
        return outlet not in lines and self._outlets.is_free(outlet, change)

    def can_queue(self, outlet: OutletId, change: Change, lines: Lines) -> bool:
        """Whether somebody may pay now and be served when the others before them have been."""
        line = lines.get(outlet, ())
        if change.is_test(self._watched[outlet].sale):
            return False  # Nobody knows when it will be over.
        is_busy = bool(self._watched[outlet].sale or line)
        return is_busy and len(line) < QUEUE_MAX and self._is_sound(outlet, change)

    def is_sound(self, change: Change, sale: Sale) -> bool:
        """Whether every outlet that `sale` was quoted for is in service, be it in use or not."""
        return all(self._is_sound(one.outlet, change) for one in sale.choices)

    def before(self, change: Change, sale: Sale) -> int:
        """Return how many are served before `sale`, which waits; 0 for the next one."""
        if sale.state is not SaleState.QUEUED:
            return 0
        line = self.lines(change)[_first(sale).outlet]
        return sum(one.place < sale.place for one in line)

    def left_ms(self, sale: str, now_ms: int) -> int | None:
        """Return how much longer `sale` waits for word or money; None where it does not."""
        wait = self._waits.get(sale)
        return None if wait is None else wait.until_ms - now_ms

    def pause_left_ms(self, sale: str, outlet: OutletId, now_ms: int) -> int | None:
        """Return how much longer `outlet` is kept for `sale`; None where nobody has paused it."""
        pause = self._paused.get(sale, {}).get(outlet)
        return None if pause is None else pause.until_ms - now_ms

    def may_pause(self, change: Change, sale: Sale, outlet: OutletId) -> bool:
        """Whether the customer of `sale` may pause `outlet` once more: nobody keeps it for ever."""
        parts = sum(one.outlet == outlet for one in change.deliveries_of(sale.id))
        return parts <= PAUSES_MAX

    def may_resume(self, sale: str, outlet: OutletId) -> bool:
        """Whether the customer of `sale` may go on at `outlet`: they have paused it themselves."""
        pause = self._paused.get(sale, {}).get(outlet)
        return pause is not None and pause.is_own

    def may_send_to(self, change: Change, sale: Sale) -> tuple[OutletId, ...]:
        """Return where an attendant may send the rest: what runs is stopped before."""
        products = [one.product for one in sale.choices]
        return self._siblings(change, sale, products, sale.authorised)

    def may_move_to(self, change: Change, sale: Sale) -> tuple[OutletId, ...]:
        """Return where the customer of `sale` may take the rest, because an outlet has failed."""
        if sale.state is SaleState.QUEUED:
            waiting = _first(sale)
            products = [] if self._is_sound(waiting.outlet, change) else [waiting.product]
        else:
            products = self._stranded(change, sale)
        return self._siblings(change, sale, products, change.pool(sale))

    # --- Money has come ---------------------------------------------------------------------

    def begin(self, change: Change, sale: Sale) -> None:
        """Let a sale that has just been paid for begin, or give it its place in the queue.

        An outlet that was kept for it is its own. Where none was, others may be before it. Tests
        begin one by one, as whoever makes them says.
        """
        if sale.is_test:
            change.save(sale.on(SaleEvent.FUNDED))
            return
        [first, *others] = sale.choices
        if not others and not self._may_have(change, sale, first.outlet):
            place = int(change.setting(PLACE) or 0) + 1
            change.save(Setting(PLACE, str(place)))
            change.save(replace(sale.on(SaleEvent.QUEUED), place=place))
            change.note(
                Relevance.PAYMENT, "sale-queued", sale=sale.id, outlet=first.outlet, place=place
            )
            return
        opened = sale.on(SaleEvent.FUNDED)
        change.save(opened)
        started = self._start(change, opened, opened.choices)
        if len(started) < len(opened.choices):
            self._notices[sale.id] = Notice.OUTLET_FAILED
        if not started:
            self._go_on(change, opened)

    def topped_up(self, change: Change, sale: Sale) -> None:
        """Let `sale` use what was added to it.

        What runs is raised at its next reading, where its controller can be raised at all. What is
        on its way to its end stays so; a new delivery begins once the last meter is final.
        """
        if sale.state is not SaleState.OPEN:
            return
        running = [one for one in change.deliveries_of(sale.id) if one.is_open]
        can_rise = [
            one
            for one in running
            if one.state not in _ENDING and self._watched[one.outlet].can.live_raise
        ]
        if not running:
            self._go_on(change, replace(sale, resumes=True))
        elif not can_rise:
            change.save(replace(sale, resumes=True))

    # --- A meter is final -------------------------------------------------------------------

    def settled(self, change: Change, delivery: Delivery) -> None:
        """Decide how a sale goes on once the last of its meters is final.

        Tests go on until whoever makes them has finished, or is not there any more.
        """
        sale = change.sale(delivery.sale)
        if sale.is_test:
            if self.is_hurried(sale):
                self._end(change, sale)
            return
        if not self._keep_paused(change, sale, delivery.outlet):
            self._tell(change, sale, delivery)
        if sale.state is SaleState.OPEN and not runs(change, sale):
            self._go_on(change, sale)

    def _tell(self, change: Change, sale: Sale, delivery: Delivery) -> None:
        """Tell a customer why a delivery has ended; whoever let their turn pass has had it."""
        notice = _TOLD.get(delivery.reason)
        has_taken = any(one.charge for one in change.deliveries_of(sale.id))
        if sale.place and delivery.reason is StopReason.NO_START and not has_taken:
            notice = Notice.TURN_LAPSED
            self._hurried.add(sale.id)
        if notice:
            self._notices[sale.id] = notice

    def finish(self, change: Change, sale: Sale) -> None:
        """End `sale` as soon as its meters are final: nothing is waited for any more."""
        if sale.state is SaleState.QUEUED or (
            sale.state is SaleState.OPEN and not runs(change, sale)
        ):
            self._end(change, sale)
        elif sale.state is SaleState.OPEN:
            self._hurried.add(sale.id)
            self._settlement.close_pages(change, sale)

    def is_hurried(self, sale: Sale) -> bool:
        """Whether somebody has finished `sale` already."""
        return sale.id in self._hurried

    # --- Pauses -----------------------------------------------------------------------------

    def pause(self, change: Change, sale: Sale, outlet: OutletId, *, is_own: bool) -> Notice:
        """Stop what runs at `outlet` and keep it for `sale`; return why not.

        Nothing is held for it meanwhile: it is the sale's money, and others of the sale may use it.
        An attendant's pause waits for as long as one delivery may last; a customer's own for as
        long as nothing may flow in one. Then it is over.
        """
        key = self._watched[outlet].delivery
        if not key or sale.is_test:
            return Notice.NOTHING_RUNS
        if change.delivery(key).state in _ENDING:
            return Notice.STILL_CLOSING
        if is_own and not self.may_pause(change, sale, outlet):
            return Notice.NOT_ALLOWED
        limits = self._site.limits
        until_ms = change.now.mono_ms + (limits.pause_ms if is_own else limits.delivery_ms)
        self._paused.setdefault(sale.id, {})[outlet] = _Pause(until_ms, is_own)
        self._outlets.stop(change, outlet, StopReason.CUSTOMER if is_own else StopReason.ATTENDANT)
        return Notice.NONE

    def resume(self, change: Change, sale: Sale, outlet: OutletId, *, is_own: bool) -> Notice:
        """Begin a new delivery at a paused outlet with what `sale` has left; return why not.

        It is a grant like any other, and the valve opens when somebody is there. What an attendant
        has paused its customer can't let go on.
        """
        pause = self._paused.get(sale.id, {}).get(outlet)
        if pause is None or (is_own and not pause.is_own):
            return Notice.NOT_PAUSED
        if self._watched[outlet].delivery:
            return Notice.STILL_CLOSING
        watch = self._watched[outlet]
        if watch.fault or change.setting(STOPPED) or watch.state not in FREE:
            return Notice.OUTLET_SHUT
        [choice] = [one for one in sale.choices if one.outlet == outlet]
        going_on = self._carried_on(change, sale, choice)
        sharing = 1 + sum(one.is_open for one in change.deliveries_of(sale.id))
        if not self._outlets.start(change, sale, going_on, sharing=sharing, waiting=1):
            return Notice.NOTHING_LEFT
        change.save(replace(sale, resumes=False))
        self._unpause(sale.id, outlet)
        self._waits.pop(sale.id, None)
        return Notice.NONE

    def give_up_pause(self, change: Change, sale: Sale, outlet: OutletId, why: Notice) -> None:
        """Stop for good what was only paused, and say `why`; harmless where nothing was."""
        if not self._unpause(sale.id, outlet):
            return
        if why:
            self._notices[sale.id] = why
        self._settlement.let_go(change, outlet, sale)
        if not runs(change, sale):  # Only what goes on can be paused.
            self._go_on(change, sale)

    def _keep_paused(self, change: Change, sale: Sale, outlet: OutletId) -> bool:
        """Keep an outlet whose last meter is final for whom it was paused; whether it was."""
        is_kept = outlet in self._paused.get(sale.id, {}) and sale.id not in self._hurried
        if is_kept:
            self._outlets.reserve(outlet, sale.id, change)
        return is_kept

    def _unpause(self, sale: str, outlet: OutletId) -> bool:
        return self._paused.get(sale, {}).pop(outlet, None) is not None

    def _mind_paused(self, change: Change) -> None:
        """Give up what nobody has resumed in time."""
        for key, paused in list(self._paused.items()):
            for outlet, pause in list(paused.items()):
                if change.setting(STOPPED):
                    why = Notice.STOPPED_ALL
                elif change.now.mono_ms >= pause.until_ms:
                    why = Notice.PAUSE_OVER if pause.is_own else Notice.STOPPED_BY_ATTENDANT
                else:
                    continue
                self.give_up_pause(change, change.sale(key), outlet, why)

    # --- Going on elsewhere -----------------------------------------------------------------

    def move(
        self, change: Change, sale: Sale, outlet: OutletId, *, by: str = "", reason: str = ""
    ) -> bool:
        """Let the rest of `sale` be taken at `outlet`; False where that can't be.

        A customer may where an outlet has failed; an attendant, who is named in `by`, at any time:
        what runs is stopped first. Only what no other outlet of the sale holds is taken along; one
        that is no longer in the settings holds what it has.
        """
        allowed = self.may_send_to(change, sale) if by else self.may_move_to(change, sale)
        if outlet not in allowed:
            return False
        held = [
            one
            for one in change.deliveries_of(sale.id)
            if one.is_open and one.outlet in self._watched
        ]
        if by and any(one.state not in _ENDING for one in held):
            self._moves[sale.id] = outlet
            for one in held:
                self._outlets.stop(change, one.outlet, StopReason.ATTENDANT)
            return True
        return self._move_now(change, sale, outlet, by=by, reason=reason)

    # --- Time -------------------------------------------------------------------------------

    def tick(self, change: Change) -> None:
        """Call the next ones, and end what has waited for long enough."""
        self._mind_paused(change)
        for sale in change.unfinished_sales():
            if sale.state is SaleState.QUEUED:
                self._mind_queued(change, sale)
            elif sale.state is SaleState.OPEN and not sale.is_test and not runs(change, sale):
                self._mind_waiting(change, sale)
        if self._is_ending:
            return
        for outlet, line in self.lines(change).items():
            if outlet in self._watched and self._outlets.is_free(outlet, change):
                self._call(change, line[0])

    def end(self, change: Change) -> None:
        """The engine is to end: nothing is waited for, but everybody keeps their place."""
        self._is_ending = True
        for sale in change.unfinished_sales():
            if sale.state is SaleState.OPEN:
                self.finish(change, sale)

    def begin_anew(self, change: Change) -> None:
        """After a start: finish what nothing runs for; who was queueing still is."""
        for sale in change.unfinished_sales():
            if sale.state is SaleState.OPEN:
                self.finish(change, sale)

    def repair(self) -> None:
        """After a change that could not be made: forget what was waited for."""
        self._waits.clear()
        self._moves.clear()
        self._paused.clear()

    def forget(self, state: State) -> None:
        """Drop what is kept of sales that are no longer in memory."""
        self._hurried &= state.sales.keys()

    # --- The queue --------------------------------------------------------------------------

    def _mind_queued(self, change: Change, sale: Sale) -> None:
        """Give back what was paid for an outlet that has been out of use for long enough."""
        if self._is_sound(_first(sale).outlet, change):
            self._waits.pop(sale.id, None)
            return
        until_ms = change.now.mono_ms + self._site.limits.offer_ms
        wait = self._waits.setdefault(sale.id, _Wait(until_ms, for_offer=True))
        if change.now.mono_ms >= wait.until_ms:
            self._notices[sale.id] = Notice.OUTLET_FAILED
            self._end(change, sale)

    def _call(self, change: Change, sale: Sale) -> None:
        called = sale.on(SaleEvent.CALLED)
        change.save(called)
        change.note(Relevance.DELIVERY, "sale-called", sale=sale.id, outlet=_first(sale).outlet)
        if not self._start(change, called, called.choices):
            self._notices[sale.id] = Notice.OUTLET_FAILED
            self._end(change, called)

    # --- Nothing runs any more --------------------------------------------------------------

    def _go_on(self, change: Change, sale: Sale) -> None:
        """Begin anew, wait for something, or finish."""
        is_over = self._is_ending or sale.id in self._hurried
        target = self._moves.pop(sale.id, None)
        if is_over:
            self._end(change, sale)
        elif (target is not None and self._move_now(change, sale, target)) or (
            sale.resumes and self._resume(change, sale)
        ):
            self._waits.pop(sale.id, None)
        else:
            self._wait(change, sale)

    def _wait(self, change: Change, sale: Sale) -> None:
        limits, now_ms = self._site.limits, change.now.mono_ms
        is_paid_for = any(one.state in AWAITED for one in change.prepayments_of(sale.id))
        is_offered = self._may_recover(sale) or bool(self.may_move_to(change, sale))
        paused_ms = [one.until_ms - now_ms for one in self._paused.get(sale.id, {}).values()]
        if not is_paid_for and not is_offered and not paused_ms:
            self._end(change, sale)
            return
        longest_ms = max(is_paid_for * limits.top_up_ms, is_offered * limits.offer_ms, *paused_ms)
        is_offered = is_offered or bool(paused_ms)
        self._waits[sale.id] = _Wait(now_ms + longest_ms, for_offer=is_offered)
        change.save(sale)
        if is_paid_for and not sale.resumes:  # Nobody who comes now may have them meanwhile.
            lines = self.lines(change)
            for choice in sale.choices:
                if self.is_available(choice.outlet, change, lines):
                    self._outlets.reserve(choice.outlet, sale.id, change)

    def _may_recover(self, sale: Sale) -> bool:
        """Whether an outlet at which `sale` goes on may be ready in a moment."""
        return sale.resumes and any(not self._watched[one.outlet].sale for one in sale.choices)

    def _mind_waiting(self, change: Change, sale: Sale) -> None:
        if sale.resumes and self._resume(change, sale):
            self._waits.pop(sale.id, None)
            return
        wait = self._waits.get(sale.id)
        is_paid_for = any(one.state in AWAITED for one in change.prepayments_of(sale.id))
        if (
            wait is None
            or change.now.mono_ms >= wait.until_ms
            or change.setting(STOPPED)
            or not (wait.for_offer or is_paid_for)
        ):
            self._end(change, sale)

    def _resume(self, change: Change, sale: Sale) -> bool:
        """Begin a new delivery at each outlet whose customer did not say stop, else at all."""
        latest = {one.outlet: one for one in change.deliveries_of(sale.id)}
        wanted = [
            choice
            for choice in sale.choices
            if choice.outlet not in latest
            or latest[choice.outlet].reason is not StopReason.CUSTOMER
        ]
        resumed = replace(sale, resumes=False)
        for choices in (wanted, sale.choices):
            free = [
                one
                for one in choices
                if self._may_have(change, sale, one.outlet)
                and one.outlet not in self._paused.get(sale.id, {})
            ]
            going_on = [self._carried_on(change, resumed, one) for one in free]
            if self._start(change, resumed, going_on):
                change.save(resumed)
                change.note(Relevance.DELIVERY, "sale-resumed", sale=sale.id)
                return True
        return False

    def _end(self, change: Change, sale: Sale) -> None:
        self._waits.pop(sale.id, None)
        self._paused.pop(sale.id, None)
        self._settlement.finish(change, sale)

    # --- Small parts ------------------------------------------------------------------------

    def _start(self, change: Change, sale: Sale, choices: Iterable[Choice]) -> set[OutletId]:
        """Grant deliveries at as many of the outlets as can be had; return at which."""
        wanted = list(choices)
        sharing = len(wanted) + sum(one.is_open for one in change.deliveries_of(sale.id))
        started = set()
        for index, choice in enumerate(wanted):
            waiting = len(wanted) - index
            if self._outlets.start(change, sale, choice, sharing=sharing, waiting=waiting):
                started.add(choice.outlet)
            else:
                self._settlement.let_go(change, choice.outlet, sale)
        return started

    def _move_now(
        self, change: Change, sale: Sale, outlet: OutletId, *, by: str = "", reason: str = ""
    ) -> bool:
        if not self._may_have(change, sale, outlet):
            return False
        product = self._site.outlets[outlet].product
        left = [one for one in sale.choices if one.product == product]
        been_at = {one.outlet for one in change.deliveries_of(sale.id)}
        stay = [
            one
            for one in sale.choices
            if one.outlet != outlet and (one not in left or one.outlet in been_at)
        ]
        [one_of_them, *_] = left
        target = replace(one_of_them, outlet=outlet)
        moved = replace(sale.on(SaleEvent.CALLED), choices=(*stay, target), resumes=False)
        change.save(moved)
        if not self._start(change, moved, [self._carried_on(change, moved, target)]):
            change.save(sale)
            return False
        for one in left:
            self._unpause(sale.id, one.outlet)
            self._settlement.let_go(change, one.outlet, moved)
        self._waits.pop(sale.id, None)
        self._notices.pop(sale.id, None)
        change.note(
            Relevance.DELIVERY,
            "remainder-moved",
            sale=sale.id,
            before=[one.outlet for one in left],
            after=outlet,
            by=by,
            reason=reason,
        )
        return True

    def _carried_on(self, change: Change, sale: Sale, choice: Choice) -> Choice:
        """Return `choice` for a further delivery of the sale: at its locked price, or a lower."""
        taken = none_of(choice.tariff.dimension)
        for one in change.deliveries_of(sale.id):
            if one.product == choice.product:
                taken += one.delivered
        product = self._site.products[choice.product]
        return replace(choice, tariff=for_the_rest(choice.tariff, taken, product.tariff))

    def _stranded(self, change: Change, sale: Sale) -> list[str]:
        """Return the products of `sale` that flow nowhere any more because an outlet failed."""
        deliveries = change.deliveries_of(sale.id)
        found = []
        for product in dict.fromkeys(one.product for one in sale.choices):
            mine = [one for one in deliveries if one.product == product]
            if any(one.is_open and one.state is not DeliveryState.SILENT for one in mine):
                continue
            silent = any(one.is_open for one in mine)
            last = max(mine, key=lambda one: (one.ended_ms or 0, one.id)) if mine else None
            if silent or last is None or last.reason in FAILED:
                found.append(product)
        return found

    def _siblings(
        self, change: Change, sale: Sale, products: list[str], left: Money
    ) -> tuple[OutletId, ...]:
        """Return the outlets where one of `products` may be had for what is `left`."""
        if sale.state not in {SaleState.OPEN, SaleState.QUEUED}:
            return ()
        lines = self.lines(change)
        return tuple(
            number
            for number, outlet in sorted(self._site.outlets.items())
            if outlet.product in products
            and self.is_available(number, change, lines)
            and self._least(number) <= left
        )

    def _least(self, outlet: OutletId) -> Money:
        """Return the least with which a further delivery can begin at `outlet`."""
        can = self._watched[outlet].can
        step = max(can.preset_resolution, self._site.product_at(outlet).tariff.interval, key=_base)
        return self._site.product_at(outlet).tariff.reserve(step + can.overrun_bound)

    def _may_have(self, change: Change, sale: Sale, outlet: OutletId) -> bool:
        """Whether `outlet` is kept for `sale`, or free and nobody waits for it."""
        if self._watched[outlet].sale == sale.id:
            return True
        return self.is_available(outlet, change, self.lines(change))

    def _is_sound(self, outlet: OutletId, change: Change) -> bool:
        """Whether `outlet` is in service, be it in use or not."""
        watch = self._watched.get(outlet)
        is_usable = watch is not None and not watch.fault and not change.outlet(outlet).is_locked
        return is_usable and not change.setting(STOPPED)


def _first(sale: Sale) -> Choice:
    """Return the first choice of `sale`: the only one where it queues."""
    [first, *_] = sale.choices
    return first


def runs(change: Change, sale: Sale) -> bool:
    """Whether money of `sale` is still held for a delivery: its meters are not all final."""
    return any(one.is_open for one in change.deliveries_of(sale.id))


def _base(quantity: Quantity) -> int:
    return quantity.base
