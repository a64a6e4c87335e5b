"""Who stands before which screen, and what they may ask.

A visit is gone with the process: money and deliveries are not in it. Which screen follows which is
the table in `navigation`; whether a thing may be done is decided here, never by the screen.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from kiosk.api import commands
from kiosk.api.snapshot import Notice, Screen
from kiosk.application.calls import Calls
from kiosk.application.checkout import Checkout
from kiosk.application.commissioning import Commissioning
from kiosk.application.desk import Asked, Desk, OnDesk
from kiosk.application.health import LOOKS
from kiosk.application.messages import CheckPin, JournalRead, PinChecked, PinHashed
from kiosk.application.navigation import Step, after
from kiosk.application.openings import Openings
from kiosk.application.outlets import Outlets
from kiosk.application.prices import Prices
from kiosk.application.printing import Found, Printing
from kiosk.application.reading_room import Reading, ReadingRoom, found
from kiosk.application.receipt_refunds import Given
from kiosk.application.rights import DUTIES, why_not
from kiosk.application.shifts import Shifts
from kiosk.application.staff import Asked as AskedOfStaff
from kiosk.application.staff import Awaited, Staff
from kiosk.application.state import AWAITED, STOPPED, Change, State, Watched
from kiosk.application.tanks import Tanks
from kiosk.application.turns import Lines
from kiosk.domain.assistance import AccessMode
from kiosk.domain.attendant import (
    ACT_REASONS,
    AT_ONCE,
    BARRED,
    DECLINE_REASONS,
    FIRST_PIN,
    HANDED_BACK,
    LOCK_REASONS,
    OVERRIDE_REASONS,
    PAID_REASONS,
    REFUND_REASONS,
)
from kiosk.domain.books import Balance
from kiosk.domain.code import CodeKind, Flaw, Scan, kind_of, scan
from kiosk.domain.delivery import RUNNING, DeliveryState, StopReason
from kiosk.domain.duties import REASONS, TRIPS, Duty
from kiosk.domain.journal import Relevance
from kiosk.domain.money import NOTHING, Money
from kiosk.domain.outlet import OutletId
from kiosk.domain.quantity import Quantity
from kiosk.domain.sale import PresetBy, Sale, SaleState
from kiosk.domain.site import Product, Site

LOGIN_MS = 60_000
"""A login lapses when nobody touches the screen for this long (ATT-06) ..."""
LOGIN_MAX_MS = 900_000
"""... and after this long whatever happens."""
LANGUAGE_MAX = 8
"""Letters of a language's name."""
WANTED_MAX = 64
"""Letters of what somebody looks for."""
CALL_SHOWN_MS = 300_000
"""Nobody touches an idle screen for this long: whoever has called from it is gone."""
CODES_FREE = 5
"""So many wrong codes at one screen ..."""
CODES_MS = 600_000
"""... within this time, and none is accepted there until the oldest is as old."""
CODES_FREE_IN_ALL = 20
"""So many at all screens together, and none of them accepts any."""
BEFORE_A_PIN = (
    commands.Attach
    | commands.StillHere
    | commands.StopAll
    | commands.StopOutlet
    | commands.Back
    | commands.Logout
    | commands.ChangePin
    | commands.SetMode
)
"""What whoever has a PIN that somebody else has chosen may do before they change it."""


UNLOCKS = REASONS[Duty.UNLOCK]
Acts = commands.PauseOutlet | commands.ResumeOutlet | commands.FinishOutlet | commands.SendRemainder
"""What is done with the sale that an outlet works for."""
_KINDS: dict[type[commands.Command], str] = {
    commands.PauseOutlet: "outlet-paused",
    commands.ResumeOutlet: "outlet-resumed",
    commands.FinishOutlet: "sale-ended",
}
"""What the journal calls them."""

_TOLD_OF_PAUSES = {
    Notice.OUTLET_SHUT: Notice.OUTLET_FAILED,
    Notice.NOTHING_LEFT: Notice.NOTHING_LEFT,
}
"""What a customer is told whose pause did not end; a second touch of the same has been answered."""

_OF_A_SALE = frozenset({Screen.DELIVERING, Screen.QUEUE})
"""Where a sale that is paid for is in front."""
_STILL_CHOOSING = frozenset({Screen.OVERVIEW, Screen.CHOOSE, Screen.LOGIN})
"""Whoever goes back from there to the overview is still the same person."""
_FOR_CODES = _OF_A_SALE | {Screen.OVERVIEW, Screen.CHOOSE, Screen.PAY}
"""Where a code that is shown to a reader is answered; elsewhere nobody waits for one."""


def is_paid(change: Change, key: str) -> bool | None:
    """Whether somebody has paid for the sale, or at the page of the prepayment, that `key` names.

    None where it is no longer in memory.
    """
    if change.knows_prepayment(key):
        return bool(change.prepayment(key).order)
    return bool(change.sale(key).authorised) if change.knows_sale(key) else None


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
    waiting: str = ""
    """The sale whose customer waits here while an attendant is at this screen."""
    queues: bool = False
    """What is chosen is in use: they pay now and wait for their turn."""
    desk: OnDesk | None = None
    """The vouchers that its attendant looks at."""
    wrong_codes_ms: list[int] = field(default_factory=list)
    """When the latest wrong codes were typed at this screen, whoever stood there."""
    found: tuple[Found, ...] = ()
    """The receipts that the attendant has looked for."""
    modes: tuple[AccessMode, ...] = ()
    """How whoever stands there needs the screen to be."""
    aside: tuple[AccessMode, ...] = ()
    """What every screen begins with and its customer left on: attendants see theirs without."""
    called: bool = False
    """This customer has called an attendant."""
    looks: str = ""
    """What its attendant looks at: see `Health`."""
    awaited: Awaited | None = None
    """What its attendant has asked for and waits until a PIN has its hash."""
    reading: Reading | None = None
    """What its attendant reads in the journal."""


class Visits:
    """All screens."""

    def __init__(
        self,
        site: Site,
        watched: dict[OutletId, Watched],
        outlets: Outlets,
        checkout: Checkout,
        commissioning: Commissioning,
        desk: Desk,
        shifts: Shifts,
        printing: Printing,
        calls: Calls,
        prices: Prices,
        tanks: Tanks,
        staff: Staff,
        room: ReadingRoom,
    ) -> None:
        """Know what a visit may lead to."""
        self._calls = calls
        self._printing = printing
        self._prices = prices
        self._tanks = tanks
        self._staff = staff
        self._room = room
        self._site = site
        self._watched = watched
        self._outlets = outlets
        self._checkout = checkout
        self._commissioning = commissioning
        self._desk = desk
        self._shifts = shifts
        self._was_broken = False
        self._openings = Openings()
        self._wrong_codes_ms: list[int] = []
        """When the latest wrong codes were typed at any screen."""
        self.all: dict[str, Visit] = {}

    # --- What screens ask -------------------------------------------------------------------

    def meet(self, change: Change, screen: str) -> Visit:
        """Return the visit of `screen`, which may be new."""
        return self.all.setdefault(screen, self.at(screen, change.now.mono_ms))

    def at(self, screen: str, now_ms: int) -> Visit:
        """Return the visit of `screen`, or what it would be."""
        return self.all.get(screen) or Visit(screen, now_ms, modes=self._site.modes)

    def on_asked(
        self, change: Change, screen: str, command: commands.Command, budget: Balance
    ) -> None:
        """Do what the person before `screen` asks, where it may be done.

        `budget` is what the attendant's own authorisation holds, where one is logged in.
        """
        visit = self.meet(change, screen)
        visit.touched_ms = change.now.mono_ms
        if not isinstance(command, commands.Attach | commands.StillHere | commands.SetMode):
            visit.notice = Notice.NONE
        if self._needs_pin(change, visit) and not isinstance(command, BEFORE_A_PIN):
            self._refuse(change, visit, command, Notice.NEW_PIN_FIRST)
            return
        match command:
            case commands.Attach() | commands.StillHere():
                pass
            case commands.SetMode(mode, is_on):
                visit.modes = tuple(
                    one for one in AccessMode if (is_on if one == mode else one in visit.modes)
                )
            case commands.StopAll():
                self._stop_all(change, visit)
            case commands.CallAttendant():
                self.call(change, screen)
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
            case commands.QueueFor():
                self._queue_for(change, visit, OutletId(command.outlet))
            case commands.ShowWaiting():
                self._show_waiting(change, visit, command.sale)
            case commands.Proceed():
                self._proceed(change, visit)
            case commands.PayWith(rail):
                if visit.screen is Screen.PAY:
                    self._pay_with(change, visit, rail)
            case commands.UseCode():
                self._use_code(change, visit, command.code)
            case commands.ShowCode(code, flaw):
                is_flawed = flaw in set(Flaw)
                self._shown(change, visit, Scan(flaw=Flaw(flaw)) if is_flawed else scan(code))
            case commands.PrintReceipt(language):
                if visit.sale:
                    self._printing.ask(change, change.sale(visit.sale), language[:LANGUAGE_MAX])
            case commands.TopUp():
                self._top_up(change, visit, command.minor, command.rail)
            case commands.CancelTopUp():
                if visit.sale:
                    sale = change.sale(visit.sale)
                    self._checkout.cancel_top_up(change, sale, command.payer)
            case commands.MoveRemainder():
                self._move(change, visit, OutletId(command.outlet), command.reason)
            case commands.BuyAmount() | commands.BuyQuantity() | commands.BuyFill():
                self._buy(change, visit, command)
            case commands.StartOutlet():
                self._start(change, visit, OutletId(command.outlet))
            case commands.StopOutlet():
                self._stop(change, visit, OutletId(command.outlet))
            case commands.PauseOutlet(outlet) | commands.ResumeOutlet(outlet) if (
                not visit.attendant
                and visit.screen is Screen.DELIVERING
                and self._mine(change, visit, OutletId(outlet)) is not None
            ):
                self._pause_own(change, visit, OutletId(outlet), command)
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
            if change.setting(BARRED + message.name):  # Meanwhile, at another screen.
                visit.notice = Notice.BARRED
            elif is_awaited:  # Not one that was walked away from, nor an answer told twice.
                change.save(attendant.after_right_pin())
                change.note(Relevance.ATTENDANT, "login", name=message.name, screen=visit.name)
                visit.attendant, visit.since_ms = message.name, change.now.mono_ms
                self._go(visit, Step.ENTER)
            return
        missed = attendant.after_wrong_pin(change.now.utc_ms)
        change.save(missed)
        change.note(Relevance.ATTENDANT, "login-failed", name=message.name, wrong=missed.wrong)
        visit.locked_ms = missed.locked_for_ms(change.now.utc_ms)
        visit.notice = Notice.LOCKED_OUT if visit.locked_ms else Notice.WRONG_PIN

    def on_pin_hashed(self, change: Change, message: PinHashed) -> None:
        """A new PIN has its hash: do what waited for it, where somebody still waits."""
        visit = self.all.get(message.screen)
        if visit is None or visit.awaited is None or visit.awaited.name != message.name:
            return
        awaited, visit.awaited = visit.awaited, None
        visit.notice = self._staff.on_hashed(change, message, awaited)

    def on_journal_read(self, message: JournalRead) -> None:
        """Entries were found that a screen has asked for."""
        visit = self.all.get(message.screen)
        if visit is not None:
            visit.reading = found(visit.reading, message)

    def follow(self, change: Change, *, is_broken: bool, everyone: bool = True) -> None:
        """Bring every screen to where its sale is now.

        Unless it is for `everyone`, only those are looked at whose sale has changed or who have
        picked an outlet: nothing else of a screen follows from a reading.
        """
        self._openings.look(lambda key: is_paid(change, key))
        visits = list(self.all.values())
        if not everyone and is_broken == self._was_broken:
            visits = [one for one in visits if one.chosen or one.sale in change.changed_sales]
        self._was_broken = is_broken
        for visit in visits:
            if visit.sale:
                self._follow_sale(change, visit, change.sale(visit.sale))
            if visit.screen is Screen.OVERVIEW and visit.chosen:
                self._drop_taken(change, visit)
            self._go(visit, Step.BREAK_DOWN if is_broken else Step.RECOVER)

    def repair(self, state: State) -> None:
        """After a change that could not be made: forget what was never made, and who came in."""
        for visit in self.all.values():
            visit.checking = ""
            if visit.attendant:
                self._leave(visit)
                self._forget_attendant(visit)
                self._leave(visit)
            if visit.sale and visit.sale not in state.sales:
                self._leave(visit)
                visit.notice = Notice.STORAGE_FULL

    def tick(self, change: Change) -> None:
        """End visits that nobody is at any more."""
        for visit in self.all.values():
            left_ms = self.left_ms(visit, change.now.mono_ms)
            if left_ms is None or left_ms > 0:
                continue
            if visit.screen is Screen.QUEUE and change.sale(visit.sale).state not in {
                SaleState.QUEUED,
                SaleState.QUOTED,
            }:
                continue  # It has just gone on: that is to be seen.
            if visit.attendant:
                self._logout(change, visit)
            elif visit.screen in {Screen.DONE, Screen.QUEUE}:
                self._leave(visit)
            elif visit.screen is Screen.OUT_OF_SERVICE:
                visit.called = visit.called and self._has_wishes(visit)
                visit.modes = self._site.modes
            elif visit.screen is Screen.OVERVIEW and not visit.chosen:
                # It has been there for long enough; a call for help outlasts what was shown beside.
                visit.called = visit.called and bool(visit.notice or self._has_wishes(visit))
                visit.notice, visit.modes = Notice.NONE, self._site.modes
            else:
                self._back(change, visit)
                if visit.screen is not Screen.PAY:  # Where somebody waits there is no need.
                    visit.chosen, visit.notice = (), Notice.VISIT_TIMED_OUT
                    visit.modes, visit.called = self._site.modes, False
            visit.touched_ms = change.now.mono_ms

    def left_ms(self, visit: Visit, now_ms: int) -> int | None:
        """Return how long `visit` may last without a touch; None where nothing counts down."""
        idle_ms = now_ms - visit.touched_ms
        if visit.attendant:
            return min(LOGIN_MS - idle_ms, LOGIN_MAX_MS - (now_ms - visit.since_ms))
        slower = 2 if AccessMode.TIME in visit.modes else 1
        wait_ms = self._site.limits.idle_ms * slower
        match visit.screen:
            case Screen.QUEUE if self._checkout.turns.left_ms(visit.sale, now_ms) is not None:
                return None  # Their outlet has failed: they are asked where to go.
            case Screen.CHOOSE | Screen.LOGIN | Screen.QUEUE:
                return wait_ms - idle_ms
            case Screen.OVERVIEW if visit.chosen or visit.notice or self._has_wishes(visit):
                return wait_ms - idle_ms
            case Screen.OUT_OF_SERVICE if self._has_wishes(visit):
                return wait_ms - idle_ms
            case Screen.DONE:
                shown_ms = now_ms - max(visit.touched_ms, visit.done_ms)
                return self._site.limits.done_ms * slower - shown_ms
            case Screen.OVERVIEW | Screen.OUT_OF_SERVICE if visit.called:
                return CALL_SHOWN_MS - idle_ms
            case _:
                return None

    def call(self, change: Change, screen: str) -> None:
        """Call an attendant to `screen`, once; whoever is one needs none."""
        visit = self.meet(change, screen)
        if visit.attendant:
            return
        choices = change.sale(visit.sale).choices if visit.sale else ()
        outlets = tuple(one.outlet for one in choices) or visit.chosen
        self._calls.make(screen, outlets, change.now)
        visit.called = True

    # --- Choosing and paying ----------------------------------------------------------------

    def _toggle(self, change: Change, visit: Visit, outlet: OutletId) -> None:
        if outlet not in self._watched:
            return
        watch = self._watched[outlet]
        is_sold = bool(watch.sale) and not change.is_test(watch.sale)
        is_open = is_sold and change.sale(watch.sale).state is SaleState.OPEN
        if is_open and after(visit.screen, Step.SHOW) is not visit.screen:
            visit.sale, visit.chosen = watch.sale, ()
            self._go(visit, Step.SHOW)
        elif visit.screen is not Screen.OVERVIEW:
            return
        elif outlet in visit.chosen:
            visit.chosen = tuple(one for one in visit.chosen if one != outlet)
        elif not self._is_available(change, outlet):
            visit.notice = Notice.OUTLET_TAKEN
        elif len(visit.chosen) < self._site.limits.outlets_max:
            visit.chosen = (*visit.chosen, outlet)
        else:
            visit.notice = Notice.TOO_MUCH

    def _queue_for(self, change: Change, visit: Visit, outlet: OutletId) -> None:
        """Choose one outlet that is in use; one that is free by now is chosen as any other."""
        if outlet not in self._watched or visit.screen is not Screen.OVERVIEW:
            return
        lines = self._checkout.turns.lines(change)
        if self._checkout.turns.can_queue(outlet, change, lines):
            visit.chosen, visit.queues = (outlet,), True
            self._go(visit, Step.PROCEED)
        elif self._checkout.turns.is_available(outlet, change, lines):
            visit.chosen = (outlet,)
            self._go(visit, Step.PROCEED)
        else:
            visit.notice = Notice.OUTLET_TAKEN

    def _show_waiting(self, change: Change, visit: Visit, key: str) -> None:
        waiting = {sale.id for line in self._checkout.turns.lines(change).values() for sale in line}
        if key in waiting and after(visit.screen, Step.LOOK) is not visit.screen:
            visit.sale, visit.chosen = key, ()
            self._go(visit, Step.LOOK)

    def _proceed(self, change: Change, visit: Visit) -> None:
        if visit.screen is not Screen.OVERVIEW:
            return
        self._drop_taken(change, visit)
        if visit.chosen:
            self._go(visit, Step.PROCEED)

    def _buy(
        self,
        change: Change,
        visit: Visit,
        command: commands.BuyAmount | commands.BuyQuantity | commands.BuyFill,
    ) -> None:
        if visit.screen is not Screen.CHOOSE:
            return
        lines = self._checkout.turns.lines(change)
        if not all(self._may_choose(change, visit, one, lines) for one in visit.chosen):
            visit.notice, visit.chosen, visit.queues = Notice.OUTLET_TAKEN, (), False
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
            if wanted < product.smallest:
                visit.notice = Notice.TOO_LITTLE
                return
            if wanted > product.largest:
                visit.notice = Notice.TOO_MUCH
                return
            asked = product.tariff.reserve(wanted).minor
        if asked < 0 or asked > self._site.limits.sale_max.minor:
            visit.notice = Notice.TOO_MUCH
            return
        if asked < sum(self.least(one).minor for one in visit.chosen):
            visit.notice = Notice.TOO_LITTLE
            return
        if not self._prices.are_shown(visit.chosen, change.now):
            visit.notice = Notice.PRICE_CHANGED
            return
        if not self._may_open(change, visit):
            return
        first, *_ = visit.chosen  # Who waits waits for this one alone.
        is_free = self._checkout.turns.is_available(first, change, lines)
        sale = self._checkout.quote(
            change, visit.chosen, preset_by, Money(asked), wanted, queues=not is_free
        )
        if sale is None:
            visit.notice = Notice.PAYMENT_UNAVAILABLE
            return
        self._openings.opened(sale.id, change.now.mono_ms)
        visit.sale = sale.id
        self._go(visit, Step.QUOTE)

    def _pay_with(self, change: Change, visit: Visit, rail: str) -> None:
        """Let a customer choose another way to pay: that is another page."""
        sale = change.sale(visit.sale)
        if not self._may_open(change, visit):
            return
        before = len(change.prepayments_of(sale.id))
        visit.notice = self._checkout.pay_with(change, sale, rail)
        if len(change.prepayments_of(sale.id)) > before:
            self._openings.opened(sale.id, change.now.mono_ms)

    def _may_open(self, change: Change, visit: Visit) -> bool:
        """Whether a page may be opened now; a pause is told, and written down once."""
        if not self._openings.wait_ms(change.now.mono_ms):
            return True
        visit.notice = Notice.TOO_MANY_PAGES
        if not self._openings.is_told:
            self._openings.is_told = True
            change.note(Relevance.PAYMENT, "pages-paused", screen=visit.name)
        return False

    def least(self, outlet: OutletId) -> Money:
        """Return the least that pays for the smallest preset and the overrun bound."""
        product: Product = self._site.product_at(outlet)
        can = self._watched[outlet].can
        smallest = max(product.smallest, can.preset_resolution)
        return product.tariff.reserve(smallest + can.overrun_bound)

    def _back(self, change: Change, visit: Visit) -> None:
        match visit.screen:
            case Screen.PAY:
                self._checkout.cancel(change, change.sale(visit.sale), Notice.PAYMENT_CANCELLED)
            case Screen.ATTENDANT:
                self._logout(change, visit)
            case Screen.CHOOSE if not visit.queues:
                self._go(visit, Step.LEAVE)  # What is picked stays so.
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
        key = self._watched[outlet].sale if outlet in self._watched else ""
        if key and (visit.attendant or key == visit.sale):
            why = Notice.STOPPED_BY_ATTENDANT if visit.attendant else Notice.NONE
            self._checkout.turns.give_up_pause(change, change.sale(key), outlet, why)
        if visit.attendant and outlet in self._watched:
            before = self._state_at(change, outlet)
            self._outlets.stop(change, outlet, StopReason.ATTENDANT)
            self._note_act(change, visit, "outlet-stopped", outlet, AT_ONCE, before)
        elif self._mine(change, visit, outlet) is not None:
            self._outlets.stop(change, outlet, StopReason.CUSTOMER)

    def _pause_own(
        self,
        change: Change,
        visit: Visit,
        outlet: OutletId,
        command: commands.PauseOutlet | commands.ResumeOutlet,
    ) -> None:
        """Pause an outlet of the customer's own sale, or go on there."""
        sale, before = change.sale(visit.sale), self._state_at(change, outlet)
        act = self._checkout.turns.pause
        if isinstance(command, commands.ResumeOutlet):
            act = self._checkout.turns.resume
        why = act(change, sale, outlet, is_own=True)
        visit.notice = _TOLD_OF_PAUSES.get(why, Notice.NONE)
        if not why:
            change.note(
                Relevance.DELIVERY,
                _KINDS[type(command)],
                sale=sale.id,
                outlet=outlet,
                before=before,
                after=self._state_at(change, outlet),
            )

    def _finish(self, change: Change, visit: Visit) -> None:
        if visit.screen is Screen.DONE:
            self._leave(visit)
        elif visit.screen in _OF_A_SALE:
            for delivery in change.deliveries_of(visit.sale):
                if delivery.is_open:
                    self._stop(change, visit, delivery.outlet)
            self._checkout.finish(change, change.sale(visit.sale))

    def _top_up(self, change: Change, visit: Visit, minor: int, rail: str) -> None:
        if visit.screen not in _OF_A_SALE or not self._may_open(change, visit):
            return
        amount = Money(max(0, minor))  # A screen may send anything.
        visit.notice = self._checkout.top_up(change, change.sale(visit.sale), amount, rail)
        if visit.notice is Notice.NONE:
            newest = change.prepayments_of(visit.sale)[-1]
            self._openings.opened(newest.id, change.now.mono_ms)

    def _use_code(self, change: Change, visit: Visit, code: str) -> None:
        """Pay with a code; too many wrong ones, and this screen accepts none for a while."""
        if visit.screen is not Screen.PAY:
            return
        now_ms = change.now.mono_ms
        if self.codes_locked_ms(visit, now_ms):
            visit.notice = Notice.CODES_LOCKED
            return
        sale = change.sale(visit.sale)
        visit.notice = self._checkout.use_code(change, sale, code, self._least(sale))
        if visit.notice is Notice.WRONG_CODE:
            self._count_wrong(change, visit)

    def on_typed(self, change: Change, page: str, typed: str) -> Notice:
        """Pay with a code that was typed on the page of a phone; return why not.

        Who guesses there is stopped there: see `kiosk.paypage.vouchers`.
        """
        found = self._checkout.page_of(change, page)
        if found is None:
            return Notice.PAYMENT_EXPIRED
        sale = change.sale(found.sale)
        notice = self._checkout.use_code(change, sale, typed, self._least(sale), found)
        if notice is Notice.WRONG_CODE:
            change.note(Relevance.PAYMENT, "code-refused", screen="phone")
        return notice

    def _least(self, sale: Sale) -> Money:
        return Money(sum(self.least(one.outlet).minor for one in sale.choices))

    def _count_wrong(self, change: Change, visit: Visit) -> None:
        """Count a wrong code, for this screen and for all of them together."""
        now_ms = change.now.mono_ms
        visit.wrong_codes_ms = [*visit.wrong_codes_ms[1 - CODES_FREE :], now_ms]
        self._wrong_codes_ms = [*self._wrong_codes_ms[1 - CODES_FREE_IN_ALL :], now_ms]
        change.note(Relevance.PAYMENT, "code-refused", screen=visit.name)
        if self.codes_locked_ms(visit, now_ms):
            visit.notice = Notice.CODES_LOCKED
            change.note(Relevance.PAYMENT, "codes-locked", screen=visit.name)

    def on_code(self, change: Change, screen: str, seen: Scan) -> None:
        """Somebody has shown a code to a reader beside `screen`."""
        visit = self.meet(change, screen)
        visit.touched_ms = change.now.mono_ms
        self._shown(change, visit, seen)

    def _shown(self, change: Change, visit: Visit, seen: Scan) -> None:
        """Do what a code is for: here it meets those who know what it is worth.

        Only what has the form of our codes can be a try to guess one.
        """
        if visit.screen not in _FOR_CODES:
            return
        match seen.flaw, kind_of(seen.text):
            case None, CodeKind.VOUCHER if visit.screen is Screen.PAY:
                self._use_code(change, visit, seen.text)
            case None, CodeKind.VOUCHER:
                is_early = visit.screen not in _OF_A_SALE
                visit.notice = Notice.CODE_TOO_EARLY if is_early else Notice.NOT_ALLOWED
            case None, CodeKind.FOREIGN:
                visit.notice = Notice.CODE_FOREIGN
            case Flaw.SEVERAL, _:
                visit.notice = Notice.CODES_SEVERAL
            case Flaw.TOO_LONG, _:
                visit.notice = Notice.CODE_TOO_LONG
            case _:
                visit.notice = Notice.CODE_UNREADABLE

    def locked(self, now_ms: int) -> list[str]:
        """Return the screens that accept no code, because too many were wrong."""
        return sorted(
            one.name for one in self.all.values() if self.codes_locked_ms(one, now_ms) > 0
        )

    def codes_locked_ms(self, visit: Visit, now_ms: int) -> int:
        """Return how long no code is accepted at the screen of `visit`; 0 where one is."""
        here, anywhere = visit.wrong_codes_ms, self._wrong_codes_ms
        ends = [here[0] + CODES_MS] if len(here) >= CODES_FREE else []
        ends += [anywhere[0] + CODES_MS] if len(anywhere) >= CODES_FREE_IN_ALL else []
        return max([0, *(one - now_ms for one in ends)])

    def _move(self, change: Change, visit: Visit, outlet: OutletId, reason: str) -> None:
        """Take the rest elsewhere: a customer's own, or as an attendant says."""
        if visit.screen not in _OF_A_SALE or outlet not in self._watched:
            return
        sale, by = change.sale(visit.sale), visit.attendant
        if by and reason not in REASONS[Duty.MOVE]:
            self._refuse(change, visit, commands.MoveRemainder(outlet, reason), Notice.NOT_ALLOWED)
        elif not self._checkout.turns.move(change, sale, outlet, by=by, reason=reason):
            visit.notice = Notice.OUTLET_TAKEN
        elif by:
            self._note_sent(change, sale, outlet, by=by, reason=reason)

    def _note_sent(
        self, change: Change, sale: Sale, outlet: OutletId, *, by: str, reason: str
    ) -> None:
        change.note(
            Relevance.ATTENDANT,
            "remainder-sent",
            sale=sale.id,
            outlet=outlet,
            by=by,
            reason=reason,
            before=str(sale.state),
            after=str(change.sale(sale.id).state),
        )

    def _stop_all(self, change: Change, visit: Visit) -> None:
        change.note(Relevance.ATTENDANT, "stop-all", screen=visit.name, by=visit.attendant)
        self._outlets.stop_all(change, StopReason.STOP_ALL)

    # --- The attendant ----------------------------------------------------------------------

    def _ask_login(self, change: Change, visit: Visit) -> None:
        calls = visit.screen is Screen.PAY and self._is_attended(change, visit)
        if calls or visit.screen in {Screen.OVERVIEW, Screen.CHOOSE, Screen.OUT_OF_SERVICE}:
            sale, modes = visit.sale, visit.modes
            self._leave(visit)
            if calls:  # Their customer still stands there.
                visit.waiting, visit.modes = sale, modes
            visit.aside = tuple(one for one in visit.modes if one in self._site.modes)
            visit.modes = tuple(one for one in visit.modes if one not in visit.aside)
            self._go(visit, Step.LOGIN)
            if not change.attendants():
                visit.notice = Notice.NO_ATTENDANTS

    def _is_attended(self, change: Change, visit: Visit) -> bool:
        """Whether the customer of `visit` waits for an attendant to confirm that they have paid."""
        pages = change.prepayments_of(visit.sale)
        return any(one.state in AWAITED and self._checkout.is_attended(one) for one in pages)

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
        if change.setting(BARRED + attendant.name):
            change.note(
                Relevance.ATTENDANT, "login-refused", name=attendant.name, screen=visit.name
            )
            visit.notice = Notice.BARRED
            return
        visit.checking = attendant.name
        change.ask(CheckPin(visit.name, attendant.name, attendant.pin_hash, command.pin))

    def _as_attendant(
        self, change: Change, visit: Visit, command: commands.Command, budget: Balance
    ) -> None:
        duty = DUTIES.get(type(command)) if visit.attendant else None
        visit.notice = why_not(change, visit.attendant, duty)
        if not visit.notice:
            self._obey(change, visit, command, budget)
        if visit.notice:
            self._refuse(change, visit, command, visit.notice)

    def _refuse(self, change: Change, visit: Visit, command: commands.Command, why: Notice) -> None:
        visit.notice = why
        where = {"outlet": command.outlet} if hasattr(command, "outlet") else {}
        change.note(
            Relevance.ATTENDANT,
            "command-refused",
            screen=visit.name,
            by=visit.attendant,
            command=type(command).__name__,
            why=str(why),
            **where,
        )

    def _obey(
        self, change: Change, visit: Visit, command: commands.Command, budget: Balance
    ) -> None:
        outlet = OutletId(getattr(command, "outlet", 0))
        is_known = outlet in self._watched
        match command:
            case commands.Logout():
                self._logout(change, visit)
            case commands.Restart():
                change.note(Relevance.ATTENDANT, "restart", by=visit.attendant)
                self._outlets.restart(change)
            case commands.AnswerCall(name):
                if not self._calls.answer(name, visit.attendant, change.now):
                    visit.notice = Notice.NOT_ALLOWED
            case commands.EndCall(name):
                if not self._calls.end(name, visit.attendant, change.now):
                    visit.notice = Notice.NOT_ALLOWED
            case commands.LookAt(what) if what in LOOKS:
                visit.looks = what
            case commands.LockOutlet(reason=reason) if is_known and reason in LOCK_REASONS:
                self._outlets.lock(change, outlet, by=visit.attendant, reason=reason)
            case commands.LockAfterSale(reason=reason) if is_known and reason in LOCK_REASONS:
                self._outlets.lock_after_sale(change, outlet, by=visit.attendant, reason=reason)
            case commands.UnlockOutlet(reason=reason) if is_known and reason in UNLOCKS:
                self._unlock(change, visit, outlet, reason)
            case commands.ConfirmController(serial=serial) if is_known:
                before = self._state_at(change, outlet)
                visit.notice = self._outlets.confirm(
                    change, outlet, by=visit.attendant, serial=serial
                )
                if not visit.notice:
                    self._note_act(change, visit, "unlock-reason", outlet, "checked", before)
            case (
                commands.PauseOutlet(reason=reason)
                | commands.ResumeOutlet(reason=reason)
                | commands.FinishOutlet(reason=reason)
                | commands.SendRemainder(reason=reason)
            ) if is_known and reason in REASONS[DUTIES[type(command)]]:
                self._act(change, visit, outlet, command)
            case commands.ClearPause(reason=reason, screen=screen) if (
                reason in REASONS[Duty.CLEAR_PAUSE] and (screen or visit.name) in self.all
            ):
                self._clear_pause(change, visit, self.all[screen or visit.name], reason)
            case commands.FindReceipts(wanted):
                visit.found = self._found(change, wanted[:WANTED_MAX])
                visit.notice = Notice.NONE if visit.found or not wanted else Notice.NO_RECEIPT
            case commands.ReprintReceipt(number, language):
                self._reprint(change, visit, number, language[:LANGUAGE_MAX])
            case commands.RefundReceipt(number, minor, reason) if reason in REFUND_REASONS:
                self._refund(change, visit, number, minor, reason)
            case commands.ApproveRefund(sale):
                refunds = self._checkout.receipt_refunds
                self._take(visit, refunds.approve(change, sale, by=visit.attendant))
                visit.found = ()
            case commands.DeclineRefund(sale):
                refunds = self._checkout.receipt_refunds
                visit.notice = refunds.decline(change, sale, by=visit.attendant)
                visit.found = ()
            case (
                commands.LookUpVoucher()
                | commands.SellVoucher()
                | commands.IssueVouchers()
                | commands.VoidVouchers()
                | commands.PrintVoucher()
                | commands.LeaveVoucher()
            ) if visit.screen is Screen.ATTENDANT:
                self._at_desk(change, visit, command)
            case commands.ChangePrice() | commands.AgreePrice() | commands.DropPrice():
                visit.notice = self._prices.obey(change, command, by=visit.attendant)
            case (
                commands.FillTank() | commands.DipTank() | commands.AgreeDip() | commands.DropDip()
            ):
                visit.notice = self._tanks.obey(change, command, by=visit.attendant)
            case (
                commands.AddUser()
                | commands.ResetPin()
                | commands.ChangePin()
                | commands.ChangeRole()
                | commands.BarUser()
                | commands.RemoveUser()
            ):
                self._at_the_list(change, visit, command)
            case commands.ShowJournal():
                visit.reading, visit.notice = self._room.ask(change, command, visit.name)
            case commands.LeaveJournal():
                visit.reading = None
            case commands.AskOverride() if is_known:
                visit.chosen = (outlet,)
                self._go(visit, Step.OVERRIDE)
            case commands.Override(minor=minor, reason=reason) if (
                is_known and reason in OVERRIDE_REASONS and visit.screen is Screen.OVERRIDE
            ):
                self._override(change, visit, outlet, minor, reason, budget)
            case commands.OpenShift(minor):
                visit.notice = self._shifts.open(change, visit.attendant, minor)
            case commands.CloseShift(minor):
                visit.notice = self._shifts.close(change, visit.attendant, minor)
            case commands.CloseDay():
                visit.notice = self._shifts.close_day(change, visit.attendant)
            case commands.PrintReport(language, is_running):
                self._print_report(change, visit, language[:LANGUAGE_MAX], is_running=is_running)
            case commands.ConfirmPayment(key, minor, reason) if reason in PAID_REASONS:
                self._confirm(change, visit, key, minor, reason)
            case commands.DeclinePayment(key, reason) if reason in DECLINE_REASONS:
                visit.notice = self._checkout.decline(change, key)
                if not visit.notice:
                    self._note_payment(change, visit, "payment-declined", key, reason)
            case commands.HandBack(key):
                visit.notice = self._checkout.hand_back(change, key, by=visit.attendant)
                if not visit.notice:
                    self._note_payment(change, visit, "cash-handed-back", key, HANDED_BACK)
            case commands.TryAgain(key, reason) if reason in ACT_REASONS:
                visit.notice = self._checkout.try_again(change, key)
                if not visit.notice:
                    self._note_payment(change, visit, "rail-hurried", key, reason)
            case commands.GiveVoucher(key, reason) if reason in ACT_REASONS and (
                part := self._checkout.receipt_refunds.find(change, key)
            ):
                refunds = self._checkout.receipt_refunds
                self._take(visit, refunds.give_voucher(change, part, by=visit.attendant))
            case commands.GiveVoucher(key, reason) if reason in ACT_REASONS:
                visit.notice = self._checkout.give_voucher(change, key)
                if not visit.notice:
                    self._note_payment(change, visit, "voucher-instead", key, reason)
            case commands.Commission() if is_known:
                visit.notice = self._commissioning.begin(change, command, visit.attendant)
            case (
                commands.CommissionTry()
                | commands.CommissionProve()
                | commands.CommissionRead()
                | commands.CommissionSkip()
                | commands.CommissionSeal()
                | commands.CommissionApprove()
                | commands.CommissionCancel()
            ) if is_known:
                visit.notice = self._commissioning.obey(change, command, visit.attendant)
            case _:
                visit.notice = Notice.NOT_ALLOWED

    def _reprint(self, change: Change, visit: Visit, number: int, language: str) -> None:
        """Print a copy of a receipt that was found, or say why not."""
        found = next((one for one in visit.found if one.sale.receipt == number), None)
        if found is None:
            visit.notice = Notice.NO_RECEIPT
        elif not self._printing.ask_copy(change, found, language, by=visit.attendant):
            is_ready = self._printing.printer == "ready"
            visit.notice = Notice.BUSY if is_ready else Notice.NO_PRINTER

    def _found(self, change: Change, wanted: str) -> tuple[Found, ...]:
        """Return the receipts that are wanted, and how much of each may be given back."""
        refunds = self._checkout.receipt_refunds
        return tuple(
            replace(one, refundable=refunds.refundable(change, one.sale))
            for one in self._printing.find(wanted)
        )

    def _refund(self, change: Change, visit: Visit, number: int, minor: int, reason: str) -> None:
        """Give some of a receipt that was found back, or have it wait for a second person."""
        found = next((one for one in visit.found if one.sale.receipt == number), None)
        if found is None:
            visit.notice = Notice.NO_RECEIPT
            return
        given = self._checkout.receipt_refunds.ask(
            change,
            found.sale,
            minor,
            reason,
            by=visit.attendant,
            is_alone=self._shifts.allows_refund(change, visit.attendant),
        )
        self._take(visit, given)
        if not given.notice:
            visit.found = tuple(
                replace(one, refundable=NOTHING) if one is found else one for one in visit.found
            )

    @staticmethod
    def _take(visit: Visit, given: Given) -> None:
        """Show an attendant what has come of a refund: a voucher, where it became one."""
        visit.notice = given.notice
        if given.voucher:
            visit.desk = OnDesk(given.voucher, given.voucher, 1, given.code)

    def _at_the_list(self, change: Change, visit: Visit, command: AskedOfStaff) -> None:
        """Change the list of those who may log in; who is on it no more is logged out."""
        if visit.awaited is not None:
            visit.notice = Notice.BUSY
            return
        visit.notice, visit.awaited = self._staff.obey(
            change, command, by=visit.attendant, screen=visit.name
        )
        for one in self.all.values():
            name = one.attendant
            if name and (change.attendant(name) is None or change.setting(BARRED + name)):
                self._logout(change, one)

    def _at_desk(self, change: Change, visit: Visit, command: Asked) -> None:
        """Let an attendant work with vouchers; guessing is no more allowed to them."""
        if isinstance(command, commands.LookUpVoucher) and self.codes_locked_ms(
            visit, change.now.mono_ms
        ):
            visit.notice = Notice.CODES_LOCKED
            return
        visit.desk, visit.notice = self._desk.obey(change, command, visit.desk, by=visit.attendant)
        if visit.notice is Notice.WRONG_CODE:
            self._count_wrong(change, visit)

    def _confirm(self, change: Change, visit: Visit, key: str, minor: int, reason: str) -> None:
        """Believe that a payment was made, because an attendant says so."""
        amount = Money(max(0, minor))  # A screen may send anything.
        visit.notice = self._checkout.confirm(change, key, amount, self._least, by=visit.attendant)
        if visit.notice:
            return
        self._note_payment(change, visit, "payment-confirmed", key, reason)
        if change.prepayment(key).sale == visit.waiting:
            self._logout(change, visit)  # Whoever has just paid is at this very screen.

    def _note_payment(self, change: Change, visit: Visit, kind: str, key: str, reason: str) -> None:
        """Write down what an attendant has said of a payment."""
        one = self._checkout.payment(change, key)
        amounts = {
            "payment-confirmed": one.authorised,
            "payment-declined": one.asked,
            "voucher-instead": one.carried,
        }
        change.note(
            Relevance.ATTENDANT,
            kind,
            prepayment=key,
            sale=one.sale,
            by=visit.attendant,
            reason=reason,
            way=self._checkout.way_of(one),
            rail=one.rail,
            asked=one.asked.minor,
            amount=amounts.get(kind, one.authorised - one.captured).minor,
        )

    def _unlock(self, change: Change, visit: Visit, outlet: OutletId, reason: str) -> None:
        """Put an outlet back into service, where its fault is the attendant's to clear."""
        duty = Duty.UNLOCK
        if self._watched[outlet].fault in TRIPS:
            duty = Duty.CLEAR_TRIP
        elif self._outlets.is_strange(change, outlet):
            duty = Duty.CONFIRM_CONTROLLER
        before = self._state_at(change, outlet)
        visit.notice = why_not(change, visit.attendant, duty) or self._outlets.unlock(
            change, outlet, by=visit.attendant
        )
        if not visit.notice:
            self._note_act(change, visit, "unlock-reason", outlet, reason, before)

    def _clear_pause(self, change: Change, visit: Visit, locked: Visit, reason: str) -> None:
        """Let codes be typed again at the screen of `locked`."""
        before = str(self.codes_locked_ms(locked, change.now.mono_ms))
        locked.wrong_codes_ms, self._wrong_codes_ms = [], []
        change.note(
            Relevance.ATTENDANT,
            "codes-unlocked",
            screen=locked.name,
            by=visit.attendant,
            reason=reason,
            before=before,
            after="0",
        )

    def _act(self, change: Change, visit: Visit, outlet: OutletId, command: Acts) -> None:
        """Do something with the sale that an outlet works for."""
        key = self._watched[outlet].sale
        sale = change.sale(key) if key else None
        if sale is None or sale.state is not SaleState.OPEN:
            is_resume = isinstance(command, commands.ResumeOutlet)
            visit.notice = Notice.NOT_PAUSED if is_resume else Notice.NOTHING_RUNS
            return
        by, reason, before = visit.attendant, command.reason, self._state_at(change, outlet)
        turns = self._checkout.turns
        match command:
            case commands.PauseOutlet():
                visit.notice = turns.pause(change, sale, outlet, is_own=False)
            case commands.ResumeOutlet():
                visit.notice = turns.resume(change, sale, outlet, is_own=False)
            case commands.FinishOutlet():
                self._finish_all(change, sale)
            case commands.SendRemainder(to=to):  # pragma: no branch - The last of what is asked.
                visit.notice = self._send(change, sale, OutletId(to), by=by, reason=reason)
        if visit.notice:
            return
        if isinstance(command, commands.SendRemainder):
            self._note_sent(change, sale, OutletId(command.to), by=by, reason=reason)
        else:
            self._note_act(change, visit, _KINDS[type(command)], outlet, reason, before)

    def _send(self, change: Change, sale: Sale, to: OutletId, *, by: str, reason: str) -> Notice:
        """Have the rest of a sale taken at another outlet; return why not."""
        states = {one.state for one in change.deliveries_of(sale.id)}
        if DeliveryState.STOPPING in states and not states & RUNNING:
            return Notice.STILL_CLOSING  # What it holds is not free yet.
        is_sent = not sale.is_test and self._checkout.turns.move(
            change, sale, to, by=by, reason=reason
        )
        return Notice.NONE if is_sent else Notice.NO_PLACE

    def _finish_all(self, change: Change, sale: Sale) -> None:
        """Stop `sale` everywhere, and settle it without waiting."""
        for delivery in change.deliveries_of(sale.id):
            if delivery.is_open and delivery.outlet in self._watched:
                self._outlets.stop(change, delivery.outlet, StopReason.ATTENDANT)
        self._checkout.finish(change, change.sale(sale.id))

    def _override(
        self,
        change: Change,
        visit: Visit,
        outlet: OutletId,
        minor: int,
        reason: str,
        budget: Balance,
    ) -> None:
        watch, is_locked = self._watched[outlet], change.outlet(outlet).is_locked
        if watch.fault or is_locked or change.setting(STOPPED):
            visit.notice = Notice.OUTLET_SHUT
        elif not self._is_available(change, outlet):
            visit.notice = Notice.OUTLET_TAKEN
        elif minor > self._site.limits.override_max.minor:
            visit.notice = Notice.TOO_MUCH
        elif minor > budget.available or not self._shifts.allows_override(change, visit.attendant):
            visit.notice = Notice.OVER_BUDGET
        elif minor < self.least(outlet).minor:  # Also where it is negative.
            visit.notice = Notice.TOO_LITTLE
        elif not self._prices.are_shown((outlet,), change.now):
            visit.notice = Notice.PRICE_CHANGED
        else:
            sale = self._checkout.override(
                change, outlet, Money(minor), by=visit.attendant, reason=reason
            )
            visit.sale, visit.chosen = sale.id, ()
            self._go(visit, Step.FUND)

    def _print_report(
        self, change: Change, visit: Visit, language: str, *, is_running: bool
    ) -> None:
        """Print what the day comes to, or once more what the last one came to."""
        day = 0 if is_running else self._shifts.number(change)
        is_there = is_running or day > 0
        if not is_there or not self._printing.ask_report(change, day, language):
            visit.notice = Notice.NOT_ALLOWED
        elif self._printing.copy_of(change) > 1:
            change.note(Relevance.ATTENDANT, "report-copied", day=day, by=visit.attendant)

    def _logout(self, change: Change, visit: Visit) -> None:
        change.note(Relevance.ATTENDANT, "logout", name=visit.attendant, screen=visit.name)
        self._leave(visit)
        self._forget_attendant(visit)
        self._leave(visit)

    @staticmethod
    def _forget_attendant(visit: Visit) -> None:
        visit.attendant, visit.found, visit.awaited, visit.reading = "", (), None, None

    @staticmethod
    def _needs_pin(view: Change, visit: Visit) -> bool:
        """Whether its attendant has a PIN that somebody else has chosen."""
        return bool(view.setting(FIRST_PIN + visit.attendant))

    # --- Small parts ------------------------------------------------------------------------

    def _follow_sale(self, change: Change, visit: Visit, sale: Sale) -> None:
        match sale.state:
            case SaleState.QUEUED if visit.screen is Screen.PAY:
                self._go(visit, Step.QUEUE)
                visit.chosen, visit.queues = (), False
                visit.touched_ms = change.now.mono_ms  # It is to be read.
            case SaleState.OPEN:
                self._go(visit, Step.FUND)
                visit.chosen, visit.queues = (), False
            case SaleState.SETTLING | SaleState.SETTLED:
                if visit.screen is Screen.PAY:  # Nothing could be delivered at all.
                    self._go(visit, Step.FUND)
                    visit.chosen, visit.queues = (), False
                if visit.screen in _OF_A_SALE:
                    visit.done_ms = change.now.mono_ms
                    visit.notice = self._checkout.notices.get(sale.id, Notice.NONE)
                    self._go(visit, Step.FINISH)
            case SaleState.CANCELLED:
                # Also where its money was seen, and could not be written down.
                visit.notice = self._checkout.notices[sale.id]
                visit.touched_ms = change.now.mono_ms  # It is to be read.
                self._leave(visit)
            case _:
                pass

    def _drop_taken(self, change: Change, visit: Visit) -> None:
        """Let go of picked outlets that somebody else has taken, or that have failed."""
        lines = self._checkout.turns.lines(change)
        kept = tuple(one for one in visit.chosen if self._may_choose(change, visit, one, lines))
        if kept != visit.chosen:
            visit.chosen, visit.notice = kept, Notice.OUTLET_TAKEN

    def _is_available(self, change: Change, outlet: OutletId) -> bool:
        turns = self._checkout.turns
        return turns.is_available(outlet, change, turns.lines(change))

    def _may_choose(self, change: Change, visit: Visit, outlet: OutletId, lines: Lines) -> bool:
        """Whether `outlet` is free, or may be waited for by somebody who said that they would."""
        turns = self._checkout.turns
        return turns.is_available(outlet, change, lines) or (
            visit.queues and turns.can_queue(outlet, change, lines)
        )

    def _state_at(self, change: Change, outlet: OutletId) -> str:
        """Return what an outlet is doing, for a record of what somebody did to it."""
        watch = self._watched[outlet]
        if watch.delivery:
            return str(change.delivery(watch.delivery).state)
        return watch.state.name.lower()

    def _note_act(
        self, change: Change, visit: Visit, kind: str, outlet: OutletId, reason: str, before: str
    ) -> None:
        change.note(
            Relevance.ATTENDANT,
            kind,
            outlet=outlet,
            by=visit.attendant,
            reason=reason,
            before=before,
            after=self._state_at(change, outlet),
        )

    def _leave(self, visit: Visit) -> None:
        """Forget whoever was there."""
        visit.desk, visit.looks = None, ""
        if visit.attendant:
            visit.sale, visit.chosen, visit.screen = "", (), Screen.ATTENDANT
            return
        visit.sale, visit.chosen, visit.queues, visit.called = "", (), False, False
        visit.locked_ms, visit.checking = 0, ""
        if visit.waiting:  # The customer has waited for the attendant to be gone.
            visit.sale, visit.waiting = visit.waiting, ""
            self._go(visit, Step.RETURN)
        elif visit.screen in _STILL_CHOOSING:
            visit.screen = Screen.OVERVIEW
        else:
            visit.screen, visit.modes = Screen.OVERVIEW, self._site.modes
        visit.modes = tuple(one for one in AccessMode if one in {*visit.modes, *visit.aside})
        visit.aside = ()

    def _has_wishes(self, visit: Visit) -> bool:
        """Whether the screen is otherwise than for whoever comes."""
        return visit.modes != self._site.modes

    def _go(self, visit: Visit, step: Step) -> None:
        visit.screen = after(visit.screen, step)
