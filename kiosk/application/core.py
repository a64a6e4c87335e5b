"""The core: one message at a time, one transaction each, and only then a word to the world.

`handle` is called by one thread (or one loop of a simulation) and by nobody else. The order inside
is the product's promise: what a message changes is durable before any request leaves; where it
can't be stored nothing is promised, and everything that flows is stopped.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from kiosk.api.commands import CallAttendant, ReportReader, StopAll
from kiosk.api.snapshot import (
    Notice,
    ReaderSnapshot,
    SaleSnapshot,
    Snapshot,
    SoftwareSnapshot,
)
from kiosk.application import messages as m
from kiosk.application.calls import Calls
from kiosk.application.checkout import Checkout
from kiosk.application.commissioning import Commissioning
from kiosk.application.desk import Desk
from kiosk.application.health import Health
from kiosk.application.outlets import Outlets
from kiosk.application.prices import Prices
from kiosk.application.printing import Printing
from kiosk.application.reading_room import ReadingRoom
from kiosk.application.shifts import Shifts
from kiosk.application.snapshots import Snapshots
from kiosk.application.staff import Roll, Staff
from kiosk.application.state import STOPPED, Change, State, Watched
from kiosk.application.tanks import Tanks
from kiosk.application.verifying import Verifying
from kiosk.application.visits import Visits
from kiosk.application.vouchers import Vouchers
from kiosk.application.withdrawals import Offer, Verdict
from kiosk.domain.books import Account, AccountKind, Balance
from kiosk.domain.controller import Capabilities
from kiosk.domain.delivery import StopReason
from kiosk.domain.journal import Relevance
from kiosk.domain.moment import Moment
from kiosk.domain.money import Money
from kiosk.domain.outlet import OutletId
from kiosk.domain.prepayment import FINAL, Prepayment, PrepaymentState
from kiosk.domain.report import DAY
from kiosk.domain.sale import Sale
from kiosk.domain.site import Site
from kiosk.domain.voucher import VoucherKey
from kiosk.ports import Ids, OtherCurrency, RailTraits, Setting, StorageError, Store

KEPT_MS = 3_600_000
"""A finished sale stays in memory this long: its page and its last screen still show it."""
FORGET_MS = 10_000
CURRENCY = "currency"
"""The setting that says what money the books are in: none of their figures does."""
RETRY_MS = 1_000
"""How often it is tried whether there is room again."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One sale as the page of one of its payers shows it."""

    sale: Sale
    snapshot: SaleSnapshot
    prepayment: Prepayment


class Core:
    """Everything that is decided is decided here."""

    def __init__(
        self,
        site: Site,
        capabilities: Mapping[OutletId, Capabilities],
        rails: Mapping[str, RailTraits],
        store: Store,
        ids: Ids,
        key: VoucherKey,
        *,
        software: str = "",
        found: tuple[str, ...] = (),
        readers: Mapping[str, tuple[ReaderSnapshot, ...]] | None = None,
        has_printer: bool = False,
        pages: str = "",
        inspected: SoftwareSnapshot = SoftwareSnapshot(),  # noqa: B008 - It never changes.
    ) -> None:
        """Remember what was stored; nothing is asked of the world before `begin`.

        `key` is what vouchers are found with: OtherVoucherKey where the ones in the books have
        another. `found` are alarms about what the start has found: they stand until the next one.
        `readers` are those that screens look after themselves, by the screen's name. `pages` is
        what the addresses of receipts begin with, and those where wallets fetch a rest; empty where
        each rail's own page shows them. `inspected` is which software this is, at length.
        """
        self._inspected = inspected
        self._found = found
        self._urgent: Callable[[m.StopOutlet], None] | None = None
        self._store = store
        self._state = State.remembered(store.load())
        self._prices = Prices(site, self._state.settings)
        self._site = site = self._prices.site
        kept = self._state.settings.get(CURRENCY, site.currency.code)
        if kept != site.currency.code:
            raise OtherCurrency(
                f"the books in this folder are kept in {kept} and the settings say "
                f"{site.currency.code}: name another storage folder, or write {kept} again"
            )
        self._watched = {outlet: Watched(capabilities[outlet]) for outlet in site.outlets}
        self._outlets = Outlets(site, self._watched)
        self._vouchers = Vouchers(store, key, ids)
        self._vouchers.check_key(self._state.settings)
        self._checkout = Checkout(
            site, self._watched, self._outlets, rails, ids, self._vouchers, store, software
        )
        self._printing = Printing(has_printer=has_printer, store=store)
        self._commissioning = Commissioning(site, self._watched, self._outlets, self._checkout)
        self._verifying = Verifying(site, self._outlets)
        desk = Desk(self._vouchers, self._printing, site.limits)
        self._shifts = Shifts(
            site,
            store.journal,
            store.balance,
            kept=self._state.settings.get(DAY, ""),
            days=self._state.days,
        )
        self._calls = Calls()
        self._tanks = Tanks(self._outlets.supplies)
        staff = Staff(Roll(site.limits, store.balance, ids), self._shifts)
        self._room = ReadingRoom(site.time_zone)
        self._visits = Visits(
            site,
            self._watched,
            self._outlets,
            self._checkout,
            self._commissioning,
            desk,
            self._shifts,
            self._printing,
            self._calls,
            self._prices,
            self._tanks,
            staff,
            self._room,
        )
        self._health = Health(
            site,
            self._watched,
            self._outlets.supplies,
            self._printing,
            rails,
            [one.name for some in (readers or {}).values() for one in some],
        )
        self._snapshots = Snapshots(
            site,
            self._watched,
            self._outlets,
            self._checkout,
            self._visits,
            self._commissioning,
            software,
            key,
            desk,
            self._shifts,
            self._printing,
            self._calls,
            self._health,
            self._prices,
            self._tanks,
            staff,
            self._room,
            pages,
        )
        self._readers = readers or {}
        self._readers_lost: set[str] = set()
        self._software = software
        self._budgets: dict[str, Balance] = {}
        self._trouble: StorageError | None = None
        self._tried_ms: int
        """When it was tried last to store anything; there is none before the first trouble."""
        self.answer: Notice | None = None
        """What a phone is told of the code that the last message brought; None where nothing is.

        A code that could not be booked is told nothing of: it may be tried again.
        """
        self._has_begun = False
        self._owes_stop = False
        """Somebody pressed *stop all*, and it is not stored yet."""
        self._forgotten_ms = 0
        self._is_ending = False

    def let_stops_overtake(self, urgent: Callable[[m.StopOutlet], None]) -> None:
        """Give stops to `urgent` at once: they promise nothing, and need not wait for the disk."""
        self._urgent = urgent

    # --- In and out -------------------------------------------------------------------------

    def begin(self, now: Moment) -> tuple[m.Request, ...]:
        """Start: valves first, then open deliveries, then the rails."""
        change = Change(self._state, now)
        self._begin(change)
        return self._commit(change)

    def handle(self, message: m.Message, now: Moment) -> tuple[m.Request, ...]:
        """Take one message in; return what is asked of the world because of it.

        While nothing can be stored no message is taken in, but a stop of all: what is lost is asked
        for again. Now and then a tick tries whether there is room.
        """
        self.answer = None
        change = Change(self._state, now)
        if self._trouble is not None and not self._tries(message, now):
            return self._in_trouble(change, message)
        self._catch_up(change)
        self._dispatch(change, message)
        if change.setting(STOPPED):
            for sale in change.unfinished_sales():
                self._checkout.cancel(change, sale, Notice.STOPPED_ALL)
        for delivery in change.settled:
            self._checkout.delivery_settled(change, delivery)
            self._commissioning.settled(change, delivery)
        self._visits.follow(
            change,
            is_broken=self._is_broken(change),
            everyone=not isinstance(message, m.StatusRead),
        )
        self._calls.write(change)
        return self._commit(change)

    def rescue(self, now: Moment) -> tuple[m.Request, ...]:
        """After a defect of ours in `handle`: nothing of that change was kept; stop what flows."""
        return self._only_safe(now)

    def snapshot(self, screen: str, now: Moment) -> Snapshot:
        """Return what the screen named `screen` shows."""
        visit = self._visits.at(screen, now.mono_ms)
        view, readers = Change(self._state, now), self._readers.get(screen, ())
        return self._snapshots.of(
            visit, view, self._budget, self.alarms(now), readers, self._inspected
        )

    def shown(self, code: str, now: Moment) -> Shown | None:
        """Return the sale whose link holds `code`; None where it is not in memory."""
        view = Change(self._state, now)
        found = [one for one in self._state.prepayments.values() if code and one.code == code]
        if not found:
            return None
        prepayment = max(found, key=_place)  # Who paid on it, not who was to.
        sale = view.sale(prepayment.sale)
        return Shown(
            sale=sale,
            snapshot=self._snapshots.sale(sale, view, prepayment),
            prepayment=prepayment,
        )

    def offered(self, token: str, now: Moment) -> Offer | None:
        """Return what a payer's own wallet may fetch with `token`; None for nothing."""
        return self._checkout.withdrawals.offered(Change(self._state, now), token)

    def verdict(self, asked: m.WithdrawAsked, now: Moment) -> Verdict:
        """Return what a wallet is told that `asked`, after that was handled."""
        view = Change(self._state, now)
        return self._checkout.withdrawals.verdict(view, asked.token, asked.invoice)

    @property
    def trouble(self) -> StorageError | None:
        """Why nothing can be stored; None where all is well."""
        return self._trouble

    @property
    def is_at_rest(self) -> bool:
        """Whether no delivery is open: the engine may end."""
        return not any(one.is_open for one in self._state.deliveries.values())

    def alarms(self, now: Moment) -> tuple[str, ...]:
        """Return what an attendant must know."""
        view = Change(self._state, now)
        found = self._calls.alarms()
        found += [
            f"outlet_{outlet}:{watch.fault}"
            for outlet, watch in sorted(self._watched.items())
            if watch.fault
        ]
        stuck_in = {PrepaymentState.STUCK_SETTLING, PrepaymentState.STUCK_VOIDING}
        stuck = {one.id for one in self._state.prepayments.values() if one.state in stuck_in}
        stuck |= self._checkout.stuck(self._state)
        found += [f"payment_stuck:{key}" for key in sorted(stuck)]
        found += [
            f"refund_failed:{one.prepayment.id} {one.prepayment.rail} {self._money(one.missing)}"
            for one in self._checkout.refunds.failed(view)
        ]
        found += [
            f"refund_failed:{one.prepayment} {one.rail} {self._money(one.amount)}"
            for one in self._checkout.receipt_refunds.refused(view)
        ]
        waiting = self._checkout.receipt_refunds.waiting(view)
        found += [f"refund_waits:{one.receipt} {self._money(one.amount)}" for one in waiting]
        found += [f"payment_lost:{key}" for key in self._checkout.lost()]
        found += [
            f"locked_out:{name}"
            for name in view.attendants()
            if (person := view.attendant(name)) and person.locked_for_ms(now.utc_ms)
        ]
        found += [
            f"delivery_lost:{one.id}"
            for one in view.open_deliveries()
            if one.outlet not in self._watched
        ]
        found += [f"codes_locked:{name}" for name in self._visits.locked(now.mono_ms)]
        found += [*self._outlets.alarms(view), *self._found]
        found += [f"reader_lost:{name}" for name in sorted(self._readers_lost)]
        found += [*self._checkout.withdrawals.alarms(), *self._printing.alarms()]
        found += [*self._shifts.alarms(), *self._verifying.alarms(view)]
        found += [*self._prices.alarms(view), *self._tanks.alarms(view)]
        if self._trouble is not None:
            found.append("storage")
        return tuple(found)

    # --- Inside -----------------------------------------------------------------------------

    def _begin(self, change: Change) -> None:
        if not change.setting(CURRENCY):
            change.save(Setting(CURRENCY, self._site.currency.code))
        self._prices.begin(change)
        self._outlets.begin(change)
        self._checkout.begin(change)
        self._printing.begin(change)
        change.note(Relevance.SYSTEM, "kiosk-started", software=self._software)

    def _is_broken(self, change: Change) -> bool:
        """Whether nothing can be sold at all: no outlet is left that could ever be used.

        While nothing can be stored all of them are faulty: see `Outlets.repair`.
        """
        return self._is_ending or not any(
            not watch.fault and not change.outlet(outlet).is_locked
            for outlet, watch in self._watched.items()
        )

    def _tries(self, message: m.Message, now: Moment) -> bool:
        """Whether `message` is the one with which storing is tried again."""
        return isinstance(message, m.Ticked) and now.mono_ms - self._tried_ms >= RETRY_MS

    def _hear_of_reader(self, message: m.Message) -> None:
        """Take note whether a reader is there: that is asked of nobody and stored nowhere."""
        match message:
            case m.ReaderLost(reader):
                self._readers_lost.add(reader)
                self._health.hear_reader(reader, is_there=False)
            case m.ReaderFound(reader):
                self._readers_lost.discard(reader)
                self._health.hear_reader(reader, is_there=True)
            case m.Asked(screen, ReportReader(reader, trouble)):
                if any(one.name == reader for one in self._readers.get(screen, ())):
                    (self._readers_lost.add if trouble else self._readers_lost.discard)(reader)
                    self._health.hear_reader(reader, is_there=not trouble)
            case _:
                pass

    def _in_trouble(self, change: Change, message: m.Message) -> tuple[m.Request, ...]:
        """Take note of what must not be lost though nothing can be stored."""
        self._hear_of_reader(message)
        match message:
            case m.Asked(screen, command):
                self._visits.meet(change, screen)
                if isinstance(command, CallAttendant):
                    self._visits.call(change, screen)
                self._owes_stop |= isinstance(command, StopAll)
            case m.MonitorTripped():
                self._owes_stop = True
            case m.ShutdownAsked():
                self._is_ending = True
            case _:
                pass
        self._visits.follow(change, is_broken=True)
        return tuple(self._outlets.stops()) if self._owes_stop else ()

    def _catch_up(self, change: Change) -> None:
        """Make the changes first that could not be stored when it was time."""
        if self._trouble is not None:
            change.note(Relevance.SYSTEM, "storage-tried", error=type(self._trouble).__name__)
        if not self._has_begun:
            self._begin(change)
        if self._owes_stop:
            change.note(Relevance.ATTENDANT, "stop-all", screen="", by="")
            self._outlets.stop_all(change, StopReason.STOP_ALL)

    def _dispatch(self, change: Change, message: m.Message) -> None:
        self._health.hear(change, message)
        match message:
            case m.StatusRead():
                self._outlets.on_status(change, message)
                self._commissioning.on_status(change, message)
            case m.Identified():
                self._outlets.on_identified(change, message)
                self._commissioning.on_identified(change, message)
            case m.Hushed():
                self._commissioning.on_hushed(message)
            case m.OutletSilent():
                pass  # The clock decides when silence matters: see `Outlets.tick`.
            case m.OutletRefused():
                self._outlets.on_refused(change, message)
            case m.LineLost():
                self._outlets.on_line(change, message.line, is_up=False)
            case m.LineFound():
                self._outlets.on_line(change, message.line, is_up=True)
            case m.RailDone():
                self._checkout.on_done(change, message)
            case m.RailRead():
                self._checkout.on_read(change, message)
            case m.RailFailed():
                self._checkout.on_failed(change, message)
            case m.RailSaidNo():
                self._checkout.on_refused(change, message)
            case m.PaymentHinted():
                self._checkout.on_hint(change, message)
            case m.InvoiceWritten(prepayment):
                change.note(Relevance.PAYMENT, "invoice-written", prepayment=prepayment)
            case m.PageOpened():
                self._checkout.on_page_opened(change, message.code)
            case m.WithdrawAsked(token, invoice):
                self._checkout.withdrawals.claim(change, token, invoice)
            case m.NumberGiven():
                self._checkout.on_number(change, message)
            case m.PinChecked():
                self._visits.on_pin_checked(change, message)
            case m.PinHashed():
                self._visits.on_pin_hashed(change, message)
            case m.JournalRead():
                self._visits.on_journal_read(message)
            case m.JournalChecked():
                self._room.on_checked(message)
            case m.CodeTyped(page, typed):
                self.answer = self._visits.on_typed(change, page, typed)
            case m.CodeRead(screen, _, seen):
                self._visits.on_code(change, screen, seen)
            case m.ReaderLost() | m.ReaderFound() | m.Asked(_, ReportReader()):
                self._hear_of_reader(message)
            case m.PrinterSeen():
                self._printing.on_seen(message)
            case m.PrinterReady():
                self._printing.on_ready(change, message)
            case m.ReceiptPrinted():
                self._printing.on_printed(change, message)
            case m.Surveyed():
                pass  # Whoever looks has taken it.
            case m.Asked():
                visit = self._visits.all.get(message.screen)
                name = visit.attendant if visit is not None else ""
                budget = self._budget(name) if name else Balance()
                self._visits.on_asked(change, message.screen, message.command, budget)
            case m.Ticked():
                self._tick(change)
            case m.MonitorTripped(incident):
                change.note(Relevance.SYSTEM, "incident", **incident)
                self._outlets.stop_all(change, StopReason.MONITOR)
            case m.ShutdownAsked():  # pragma: no branch - The last of the messages.
                self._end(change)

    def _tick(self, change: Change) -> None:
        self._prices.tick(change)
        self._outlets.tick(change)
        self._checkout.tick(change)
        self._vouchers.tick(change)
        self._printing.tick(change)
        self._commissioning.tick(change)
        self._verifying.tick(change)
        self._visits.tick(change)
        self._calls.tick(change.now)
        self._health.tick(change, {one.looks for one in self._visits.all.values()})
        self._shifts.tick(change)
        if change.now.mono_ms - self._forgotten_ms >= FORGET_MS:
            self._forgotten_ms = change.now.mono_ms
            self._forget(change.now)

    def _end(self, change: Change) -> None:
        self._is_ending = True
        for outlet in self._watched:
            self._outlets.stop(change, outlet, StopReason.RESTART)
        self._commissioning.end(change)
        self._checkout.end(change)

    def _commit(self, change: Change) -> tuple[m.Request, ...]:
        if self._urgent is not None:
            for request in change.take_stops():
                self._urgent(request)
        batch = change.batch()
        if batch:
            try:
                entries = self._store.commit(batch)
            except StorageError as trouble:
                self._trouble, self._tried_ms = trouble, change.now.mono_ms
                self.answer = None
                self._owes_stop |= bool(change.setting(STOPPED) and not self._is_stopped)
                return self._only_safe(change.now, change.requests)
            self._trouble, self._has_begun, self._owes_stop = None, True, False
            change.apply()
            self._prices.follow(self._state.settings, change.now)
            self._shifts.follow(entries)
            self._calls.written()
            if entries:
                last = entries[-1]
                self._inspected = replace(
                    self._inspected, entries=last.sequence, head=last.hash.hex()
                )
            if batch.transfers:
                self._budgets.clear()
        return tuple(change.requests)

    def _only_safe(self, now: Moment, requests: Sequence[m.Request] = ()) -> tuple[m.Request, ...]:
        """Return what may be asked though nothing was stored: stop what flows, begin nothing."""
        self._outlets.repair(self._state)
        self._commissioning.repair()
        self._checkout.repair(self._state, now)
        self._vouchers.repair()
        self._visits.repair(self._state)
        harmless = m.StopOutlet | m.IdentifyOutlet | m.Watch
        return (*self._outlets.stops(), *(one for one in requests if isinstance(one, harmless)))

    @property
    def _is_stopped(self) -> bool:
        return bool(self._state.settings.get(STOPPED))

    def _money(self, amount: Money) -> str:
        """Return an amount in figures and the currency's code, as alarms name it everywhere."""
        currency = self._site.currency
        whole, part = divmod(amount.minor, 10**currency.exponent)
        figures = f"{whole}.{part:0{currency.exponent}}" if currency.exponent else str(whole)
        return f"{figures} {currency.code}"

    def _budget(self, name: str) -> Balance:
        if name not in self._budgets:
            self._budgets[name] = self._store.balance(Account(AccountKind.BUDGET, name))
        return self._budgets[name]

    def _forget(self, now: Moment) -> None:
        """Drop what is finished and has been shown for long enough; it stays in the store."""
        state = self._state
        visits = self._visits.all.values()
        shown = {key for visit in visits for key in (visit.sale, visit.waiting)}
        old = {
            sale.id
            for sale in state.sales.values()
            if sale.ended_ms is not None
            and now.utc_ms - sale.ended_ms > KEPT_MS
            and sale.id not in shown
            and all(one.state in FINAL for one in state.prepayments.values() if one.sale == sale.id)
        }
        self._state.forget(old)
        self._checkout.forget(self._state)


def _place(prepayment: Prepayment) -> tuple[int, str]:
    return prepayment.order, prepayment.id
