"""Who stands before which screen, and what they may ask.

A visit is gone with the process: money and deliveries are not in it. Which screen follows which is
the table in `navigation`; whether a thing may be done is decided here, never by the screen.
"""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.api import commands
from kiosk.api.snapshot import Notice, Screen
from kiosk.application.checkout import Checkout
from kiosk.application.messages import CheckPin, PinChecked
from kiosk.application.navigation import Step, after
from kiosk.application.outlets import Outlets
from kiosk.application.state import Change, State, Watched
from kiosk.domain.attendant import LOCK_REASONS, OVERRIDE_REASONS
from kiosk.domain.books import Balance
from kiosk.domain.delivery import StopReason
from kiosk.domain.journal import Relevance
from kiosk.domain.money import Money
from kiosk.domain.outlet import OutletId
from kiosk.domain.quantity import Quantity
from kiosk.domain.sale import PresetBy, Sale, SaleState
from kiosk.domain.site import Product, Site

LOGIN_MS = 60_000
"""A login lapses when nobody touches the screen for this long (ATT-06) ..."""
LOGIN_MAX_MS = 900_000
"""... and after this long whatever happens."""
CHOSEN_MAX = 4
"""How many outlets one payment may feed: a receipt that people can still read."""


@dataclass
class Visit:
    """One screen and whoever stands before it."""

    name: str
    touched_ms: int
    screen: Screen = Screen.OVERVIEW
    chosen: tuple[OutletId, ...] = ()
    sale: str = ""
    notice: Notice = Notice.NONE
    attendant: str = ""
    since_ms: int = 0
    """When the attendant came in."""
    checking: str = ""
    """Whose PIN is being compared."""
    locked_ms: int = 0
    """How long the last name that was tried stays locked."""
    done_ms: int = 0
    """When the last screen of a sale was shown first."""


class Visits:
    """All screens."""

    def __init__(
        self,
        site: Site,
        watched: dict[OutletId, Watched],
        outlets: Outlets,
        checkout: Checkout,
    ) -> None:
        """Know what a visit may lead to."""
        self._site = site
        self._watched = watched
        self._outlets = outlets
        self._checkout = checkout
        self.all: dict[str, Visit] = {}

    # --- What screens ask -------------------------------------------------------------------

    def meet(self, change: Change, screen: str) -> Visit:
        """Return the visit of `screen`, which may be new."""
        return self.all.setdefault(screen, Visit(screen, change.now.mono_ms))

    def on_asked(
        self, change: Change, screen: str, command: commands.Command, budget: Balance | None
    ) -> None:
        """Do what the person before `screen` asks, where it may be done.

        `budget` is what the attendant's own authorisation holds, where one is logged in.
        """
        visit = self.meet(change, screen)
        visit.touched_ms = change.now.mono_ms
        if not isinstance(command, commands.Attach | commands.StillHere):
            visit.notice = Notice.NONE
        match command:
            case commands.Attach() | commands.StillHere():
                pass
            case commands.StopAll():
                self._stop_all(change, visit)
            case commands.Back():
                self._back(change, visit)
            case commands.Finish():
                self._finish(change, visit)
            case commands.AskLogin():
                self._ask_login(change, visit)
            case commands.Login():
                self._login(change, visit, command)
            case commands.ToggleOutlet():
                self._toggle(change, visit, OutletId(command.outlet))
            case commands.Proceed():
                self._proceed(change, visit)
            case commands.BuyAmount() | commands.BuyQuantity() | commands.BuyFill():
                self._buy(change, visit, command)
            case commands.StartOutlet():
                self._start(change, visit, OutletId(command.outlet))
            case commands.StopOutlet():
                self._stop(change, visit, OutletId(command.outlet))
            case _:
                self._as_attendant(change, visit, command, budget)

    def on_pin_checked(self, change: Change, message: PinChecked) -> None:
        """A PIN was compared: let its owner in, or count the miss."""
        visit = self.all.get(message.screen)
        attendant = change.attendant(message.name)
        if visit is None or attendant is None:
            return
        is_awaited = visit.checking == message.name
        visit.checking = ""
        visit.locked_ms = attendant.locked_for_ms(change.now.utc_ms)
        if visit.locked_ms:
            visit.notice = Notice.LOCKED_OUT
            return
        if message.is_right:
            if is_awaited:  # Not one that was walked away from, nor an answer told twice.
                change.save(attendant.after_right_pin())
                change.note(Relevance.ATTENDANT, "login", name=message.name, screen=visit.name)
                visit.attendant, visit.since_ms = message.name, change.now.mono_ms
                visit.locked_ms = 0
                self._go(visit, Step.ENTER)
            return
        missed = attendant.after_wrong_pin(change.now.utc_ms)
        change.save(missed)
        change.note(Relevance.ATTENDANT, "login-failed", name=message.name, wrong=missed.wrong)
        visit.locked_ms = missed.locked_for_ms(change.now.utc_ms)
        visit.notice = Notice.LOCKED_OUT if visit.locked_ms else Notice.WRONG_PIN

    def follow(self, change: Change, *, is_broken: bool) -> None:
        """Bring every screen to where its sale is now."""
        for visit in self.all.values():
            if visit.sale:
                self._follow_sale(change, visit, change.sale(visit.sale))
            if visit.screen is Screen.OVERVIEW:
                self._drop_taken(change, visit)
            self._go(visit, Step.BREAK_DOWN if is_broken else Step.RECOVER)

    def repair(self, state: State) -> None:
        """After a change that could not be made: forget what was never made, and who came in."""
        for visit in self.all.values():
            visit.checking = ""
            if visit.attendant:
                visit.attendant = ""
                self._leave(visit)
            if visit.sale and visit.sale not in state.sales:
                visit.sale = ""
                self._leave(visit)
                visit.notice = Notice.STORAGE_FULL

    def tick(self, change: Change) -> None:
        """End visits that nobody is at any more."""
        for visit in self.all.values():
            left_ms = self.left_ms(visit, change.now.mono_ms)
            if left_ms is None or left_ms > 0:
                continue
            if visit.attendant:
                self._logout(change, visit)
            elif visit.screen is Screen.DONE:
                self._leave(visit)
            elif visit.screen is Screen.OVERVIEW and not visit.chosen:
                visit.notice = Notice.NONE  # It has been there for long enough.
            else:
                self._back(change, visit)
                visit.chosen, visit.notice = (), Notice.VISIT_TIMED_OUT
            visit.touched_ms = change.now.mono_ms

    def left_ms(self, visit: Visit, now_ms: int) -> int | None:
        """Return how long `visit` may last without a touch; None where nothing counts down."""
        idle_ms = now_ms - visit.touched_ms
        if visit.attendant:
            return min(LOGIN_MS - idle_ms, LOGIN_MAX_MS - (now_ms - visit.since_ms))
        match visit.screen:
            case Screen.CHOOSE | Screen.LOGIN:
                return self._site.limits.idle_ms - idle_ms
            case Screen.OVERVIEW if visit.chosen or visit.notice:
                return self._site.limits.idle_ms - idle_ms
            case Screen.DONE:
                return self._site.limits.done_ms - (now_ms - max(visit.touched_ms, visit.done_ms))
            case _:
                return None

    # --- Choosing and paying ----------------------------------------------------------------

    def _toggle(self, change: Change, visit: Visit, outlet: OutletId) -> None:
        if outlet not in self._watched:
            return
        watch = self._watched[outlet]
        if watch.delivery and after(visit.screen, Step.SHOW) is not visit.screen:
            visit.sale, visit.chosen = watch.sale, ()
            self._go(visit, Step.SHOW)
        elif visit.screen is not Screen.OVERVIEW:
            return
        elif outlet in visit.chosen:
            visit.chosen = tuple(one for one in visit.chosen if one != outlet)
        elif not self._outlets.is_free(outlet, change):
            visit.notice = Notice.OUTLET_TAKEN
        elif len(visit.chosen) < CHOSEN_MAX:
            visit.chosen = (*visit.chosen, outlet)
        else:
            visit.notice = Notice.TOO_MUCH

    def _proceed(self, change: Change, visit: Visit) -> None:
        self._drop_taken(change, visit)
        if visit.chosen:
            self._go(visit, Step.PROCEED)

    def _buy(
        self,
        change: Change,
        visit: Visit,
        command: commands.BuyAmount | commands.BuyQuantity | commands.BuyFill,
    ) -> None:
        if visit.screen is not Screen.CHOOSE or not visit.chosen:
            return
        if not all(self._outlets.is_free(one, change) for one in visit.chosen):
            visit.notice, visit.chosen = Notice.OUTLET_TAKEN, ()
            self._go(visit, Step.LEAVE)
            return
        products = [self._site.product_at(one) for one in visit.chosen]
        wanted: Quantity | None = None
        if isinstance(command, commands.BuyAmount):
            preset_by, asked = PresetBy.AMOUNT, command.minor
        elif isinstance(command, commands.BuyFill):
            preset_by = PresetBy.FILL
            full = sum(one.tariff.reserve(one.largest).minor for one in products)
            asked = min(full, self._site.limits.sale_max.minor)
        else:
            [product, *others] = products
            if others or command.base < 0:
                return
            preset_by = PresetBy.QUANTITY
            wanted = Quantity(command.base, product.dimension).floor(product.tariff.interval)
            if wanted < product.smallest or wanted > product.largest:
                too_little = wanted < product.smallest
                visit.notice = Notice.TOO_LITTLE if too_little else Notice.TOO_MUCH
                return
            asked = product.tariff.reserve(wanted).minor
        if asked < 0 or asked > self._site.limits.sale_max.minor:
            visit.notice = Notice.TOO_MUCH
            return
        if asked < sum(self._least(one).minor for one in visit.chosen):
            visit.notice = Notice.TOO_LITTLE
            return
        sale = self._checkout.quote(change, visit.chosen, preset_by, Money(asked), wanted)
        visit.sale = sale.id
        self._go(visit, Step.QUOTE)

    def _least(self, outlet: OutletId) -> Money:
        """Return the least that pays for the smallest preset and the overrun bound."""
        product: Product = self._site.product_at(outlet)
        can = self._watched[outlet].can
        smallest = max(product.smallest, can.preset_resolution)
        return product.tariff.reserve(smallest + can.overrun_bound)

    def _back(self, change: Change, visit: Visit) -> None:
        match visit.screen:
            case Screen.PAY:
                self._checkout.cancel(change, change.sale(visit.sale), Notice.PAYMENT_CANCELLED)
                visit.notice = Notice.PAYMENT_CANCELLED
                self._leave(visit)
            case Screen.OVERVIEW:
                visit.chosen = ()
            case Screen.ATTENDANT:
                self._logout(change, visit)
            case Screen.OVERRIDE:
                self._go(visit, Step.LEAVE)
            case Screen.DELIVERING if visit.attendant:
                visit.sale, visit.screen = "", Screen.ATTENDANT
            case Screen.CHOOSE:
                self._go(visit, Step.LEAVE)
            case _:
                self._leave(visit)

    # --- Delivering -------------------------------------------------------------------------

    def _mine(self, change: Change, visit: Visit, outlet: OutletId) -> Sale | None:
        """Return the visit's sale where `outlet` works for it."""
        if not visit.sale or outlet not in self._watched:
            return None
        sale = change.sale(visit.sale)
        return sale if self._watched[outlet].sale == sale.id else None

    def _start(self, change: Change, visit: Visit, outlet: OutletId) -> None:
        if self._mine(change, visit, outlet) is not None:
            self._outlets.press_start(outlet)

    def _stop(self, change: Change, visit: Visit, outlet: OutletId) -> None:
        if visit.attendant and outlet in self._watched:
            change.note(Relevance.ATTENDANT, "outlet-stopped", outlet=outlet, by=visit.attendant)
            self._outlets.stop(change, outlet, StopReason.ATTENDANT)
        elif self._mine(change, visit, outlet) is not None:
            self._outlets.stop(change, outlet, StopReason.CUSTOMER)

    def _finish(self, change: Change, visit: Visit) -> None:
        if visit.screen is Screen.DONE:
            self._leave(visit)
        elif visit.screen is Screen.DELIVERING and visit.sale:
            for delivery in change.deliveries_of(visit.sale):
                if delivery.is_open:
                    self._stop(change, visit, delivery.outlet)

    def _stop_all(self, change: Change, visit: Visit) -> None:
        change.note(Relevance.ATTENDANT, "stop-all", screen=visit.name, by=visit.attendant)
        self._outlets.stop_all(change, StopReason.STOP_ALL)

    # --- The attendant ----------------------------------------------------------------------

    def _ask_login(self, change: Change, visit: Visit) -> None:
        if visit.screen in {Screen.OVERVIEW, Screen.CHOOSE, Screen.OUT_OF_SERVICE}:
            visit.chosen = ()
            self._go(visit, Step.LOGIN)
            if not change.attendants():
                visit.notice = Notice.NO_ATTENDANTS

    def _login(self, change: Change, visit: Visit, command: commands.Login) -> None:
        if visit.screen is not Screen.LOGIN or visit.checking:
            return
        attendant = change.attendant(command.name)
        if attendant is None:
            visit.notice = Notice.WRONG_PIN
            return
        visit.locked_ms = attendant.locked_for_ms(change.now.utc_ms)
        if visit.locked_ms:
            visit.notice = Notice.LOCKED_OUT
            return
        visit.checking = attendant.name
        change.ask(CheckPin(visit.name, attendant.name, attendant.pin_hash, command.pin))

    def _as_attendant(
        self, change: Change, visit: Visit, command: commands.Command, budget: Balance | None
    ) -> None:
        by = visit.attendant
        if by:
            self._obey(change, visit, command, budget)
        else:
            visit.notice = Notice.NOT_ALLOWED
        if visit.notice:
            change.note(
                Relevance.ATTENDANT,
                "command-refused",
                screen=visit.name,
                by=by,
                command=type(command).__name__,
                why=str(visit.notice),
            )

    def _obey(
        self, change: Change, visit: Visit, command: commands.Command, budget: Balance | None
    ) -> None:
        outlet = OutletId(getattr(command, "outlet", 0))
        is_known = outlet in self._watched
        match command:
            case commands.Logout():
                self._logout(change, visit)
            case commands.Restart():
                change.note(Relevance.ATTENDANT, "restart", by=visit.attendant)
                self._outlets.restart(change)
            case commands.LockOutlet(reason=reason) if is_known and reason in LOCK_REASONS:
                self._outlets.lock(change, outlet, by=visit.attendant, reason=reason)
            case commands.UnlockOutlet() if is_known:
                if not self._outlets.unlock(change, outlet, by=visit.attendant):
                    visit.notice = Notice.BUSY
            case commands.AskOverride() if is_known:
                visit.chosen = (outlet,)
                self._go(visit, Step.OVERRIDE)
            case commands.Override(minor=minor, reason=reason) if (
                is_known and reason in OVERRIDE_REASONS and visit.screen is Screen.OVERRIDE
            ):
                self._override(change, visit, outlet, minor, reason, budget)
            case _:
                visit.notice = Notice.NOT_ALLOWED

    def _override(
        self,
        change: Change,
        visit: Visit,
        outlet: OutletId,
        minor: int,
        reason: str,
        budget: Balance | None,
    ) -> None:
        available = budget.available if budget is not None else 0
        if not self._outlets.is_free(outlet, change):
            visit.notice = Notice.OUTLET_TAKEN
        elif minor > self._site.limits.override_max.minor:
            visit.notice = Notice.TOO_MUCH
        elif minor > available:
            visit.notice = Notice.OVER_BUDGET
        elif minor < self._least(outlet).minor:  # Also where it is negative.
            visit.notice = Notice.TOO_LITTLE
        else:
            sale = self._checkout.override(
                change, outlet, Money(minor), by=visit.attendant, reason=reason
            )
            visit.sale, visit.chosen = sale.id, ()
            self._go(visit, Step.FUND)

    def _logout(self, change: Change, visit: Visit) -> None:
        change.note(Relevance.ATTENDANT, "logout", name=visit.attendant, screen=visit.name)
        visit.attendant = ""
        self._leave(visit)

    # --- Small parts ------------------------------------------------------------------------

    def _follow_sale(self, change: Change, visit: Visit, sale: Sale) -> None:
        match sale.state:
            case SaleState.OPEN if visit.screen is Screen.PAY:
                self._go(visit, Step.FUND)
                visit.chosen = ()
            case SaleState.SETTLING | SaleState.SETTLED:
                if visit.screen is Screen.PAY:  # Nothing could be delivered at all.
                    self._go(visit, Step.FUND)
                    visit.chosen = ()
                if visit.screen is Screen.DELIVERING:
                    visit.done_ms = change.now.mono_ms
                    visit.notice = self._checkout.notices.get(sale.id, Notice.NONE)
                    self._go(visit, Step.FINISH)
            case SaleState.CANCELLED if visit.screen is Screen.PAY:
                visit.notice = self._checkout.notices.get(sale.id, Notice.NONE)
                visit.touched_ms = change.now.mono_ms  # It is to be read.
                self._leave(visit)
            case _:
                pass

    def _drop_taken(self, change: Change, visit: Visit) -> None:
        """Let go of picked outlets that somebody else has taken, or that have failed."""
        kept = tuple(one for one in visit.chosen if self._outlets.is_free(one, change))
        if kept != visit.chosen:
            visit.chosen, visit.notice = kept, Notice.OUTLET_TAKEN

    def _leave(self, visit: Visit) -> None:
        """Forget whoever was there."""
        if visit.attendant:
            visit.sale, visit.chosen, visit.screen = "", (), Screen.ATTENDANT
            return
        visit.sale, visit.chosen, visit.screen = "", (), Screen.OVERVIEW
        visit.locked_ms, visit.checking = 0, ""

    def _go(self, visit: Visit, step: Step) -> None:
        visit.screen = after(visit.screen, step)
