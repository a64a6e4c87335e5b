"""What a screen may know. Immutable, exact integers, no secrets, no texts of ours to translate.

Every figure is in the smallest unit: money in minor units, quantities in base units (microlitres,
milliwatt-hours), prices in ten-thousandths of the major unit for one sale unit. The screen turns
them into words.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from kiosk.api.health import ChartsSnapshot, HealthSnapshot

PROTOCOL = 7
"""Raised whenever a screen of the version before would misread a snapshot."""


class Screen(StrEnum):
    """What the customer's screen shows."""

    OVERVIEW = "overview"  # Idle, and every outlet at a glance.
    CHOOSE = "choose"  # How much: amount, quantity or fill.
    PAY = "pay"  # QR code, words to compare, time left.
    QUEUE = "queue"  # Paid for, and others are served first.
    DELIVERING = "delivering"  # From "take the nozzle" to the last drop.
    DONE = "done"
    OUT_OF_SERVICE = "out_of_service"  # The whole kiosk.
    LOGIN = "login"
    ATTENDANT = "attendant"
    OVERRIDE = "override"


class Notice(StrEnum):
    """Something the customer or attendant must be told; the screen has the words for each."""

    NONE = ""
    PAYMENT_UNAVAILABLE = "payment_unavailable"  # The rail does not answer: nothing was charged.
    PAYMENT_EXPIRED = "payment_expired"
    PAYMENT_CANCELLED = "payment_cancelled"
    PAYMENT_DECLINED = "payment_declined"  # An attendant has not seen the money.
    PAID_TOO_LATE = "paid_too_late"  # Money came after the time: it goes back.
    OUTLET_FAILED = "outlet_failed"  # The outlet stopped by itself; you pay what was metered.
    OUTLET_TAKEN = "outlet_taken"
    VISIT_TIMED_OUT = "visit_timed_out"
    STOPPED_BY_ATTENDANT = "stopped_by_attendant"
    STOPPED_ALL = "stopped_all"
    STORAGE_FULL = "storage_full"  # Nothing can be recorded, so nothing is sold.
    WRONG_PIN = "wrong_pin"
    LOCKED_OUT = "locked_out"
    NO_ATTENDANTS = "no_attendants"
    NOT_ALLOWED = "not_allowed"
    OVER_BUDGET = "over_budget"
    TOO_MUCH = "too_much"
    TOO_LITTLE = "too_little"
    BUSY = "busy"
    SHIFT_OPEN = "shift_open"  # It must be closed first.
    NO_SHIFT = "no_shift"  # None is open.
    PAUSE_OVER = "pause_over"  # It was paused, and nobody went on in time.
    TURN_LAPSED = "turn_lapsed"  # Called, and nothing was taken in time: all of it goes back.
    WRONG_CODE = "wrong_code"
    CODES_LOCKED = "codes_locked"  # Too many wrong codes at this screen.
    NO_RECEIPT = "no_receipt"  # None of that number, and no sale with those words.
    NO_PRINTER = "no_printer"  # It is not there, or can't print now.
    CODE_FOREIGN = "code_foreign"  # It was read, and it is none of ours.
    CODE_UNREADABLE = "code_unreadable"  # Cut off or no text: say how to hold it.
    CODE_TOO_LONG = "code_too_long"  # Something else was held before the reader.
    CODES_SEVERAL = "codes_several"  # More than one at a time.
    TOO_MANY_PAGES = "too_many_pages"  # Begun again and again and not paid: wait a minute.
    CODE_TOO_EARLY = "code_too_early"  # What it shall pay for has not been chosen.
    PRICE_CHANGED = "price_changed"  # Just now: look at it first.
    PRICE_OUT_OF_BOUNDS = "price_out_of_bounds"  # The settings file allows no such price.
    TANK_FULL = "tank_full"  # It does not hold that much.
    TANK_IN_USE = "tank_in_use"  # Something is being delivered out of it: measure it afterwards.
    NOTE_KNOWN = "note_known"  # What came by this delivery note is written down already.
    FOR_MANAGER = "for_manager"  # Nobody else may do that.
    NEEDS_SECOND = "needs_second"  # Somebody else has to agree as well.
    WEAK_PIN = "weak_pin"  # Others would try it first.
    SAME_PIN = "same_pin"  # It is the one that somebody else has chosen.
    NEW_PIN_FIRST = "new_pin_first"  # Nothing else before it.
    NAME_TAKEN = "name_taken"
    LAST_MANAGER = "last_manager"  # There must be one who may let others in.
    BARRED = "barred"  # A manager has said that they may not log in.
    NOT_YOUR_ROLE = "not_your_role"  # Somebody else may: the handbook's table says who.
    LIMIT_STANDS = "limit_stands"  # Nobody raises what a customer has paid for but a payer.
    RECORD_STANDS = "record_stands"  # Nobody changes what was written down.
    NOTHING_RUNS = "nothing_runs"  # No customer is served at this outlet.
    STILL_CLOSING = "still_closing"  # The last reading of what was stopped is awaited.
    NOT_PAUSED = "not_paused"  # Nothing waits there to be resumed.
    NOTHING_LEFT = "nothing_left"  # What is left of the money, or of the tank, buys nothing.
    NO_PLACE = "no_place"  # The rest can't be had there.
    OUTLET_SHUT = "outlet_shut"  # Locked, stopped or faulty.
    VALVE_OPEN = "valve_open"  # It is still open, or something flows: first that.
    FAULT_STANDS = "fault_stands"  # The fault has not gone, or nobody can tell.
    UNFIT = "unfit"  # The controller can't keep the promise.
    UNVERIFIED = "unverified"  # The verification of its meter has run out.


@dataclass(frozen=True, slots=True)
class CurrencyInfo:
    """How to write money."""

    code: str
    exponent: int


@dataclass(frozen=True, slots=True)
class OutletSnapshot:
    """One outlet, as anybody in front of the kiosk may see it."""

    number: int
    name: str
    state: str
    """The name of an `OutletState`, in lower case."""
    product: str
    product_name: str
    kind: str
    """fuel, water or energy."""
    dimension: str
    """ul, mWh or mg."""
    interval_base: int
    """The smallest quantity shown."""
    price_e4: int
    smallest_base: int
    largest_base: int
    is_available: bool
    """A customer may choose it now."""
    minute_minor: int = 0
    """What each minute at it costs as well, after the first `free_min` of them."""
    free_min: int = 0
    sale: str = ""
    """The sale it works for; empty where none."""
    delivered_base: int = 0
    cost_minor: int = 0
    limit_minor: int = 0
    """The most that this delivery may cost."""
    flow_base: int = 0
    """Base units a second."""
    fault: str = ""
    lock_reason: str = ""
    total_base: int = 0
    """The non-resettable totaliser, for the attendant."""
    waiting: int = 0
    """How many have paid and wait for their turn at it."""
    can_queue: bool = False
    """A customer may pay now and be served after those before them."""
    words: str = ""
    """The two words of the sale that it works for, where that was called from the queue."""


@dataclass(frozen=True, slots=True)
class DeliverySnapshot:
    """One outlet's part of a sale."""

    outlet: int
    state: str
    """The name of a `DeliveryState`, in lower case."""
    product_name: str
    kind: str
    dimension: str
    interval_base: int
    price_e4: int
    delivered_base: int
    cost_minor: int
    limit_minor: int
    preset_base: int
    """Where the controller stops by itself; 0 before it is known."""
    flow_base: int
    needs: str = ""
    """What the customer must do: "lift", "plug", "open_tap", "start"; empty where nothing."""
    reason: str = ""
    """A `StopReason` once it has ended."""
    is_low: bool = False
    """The money is nearly used up, and there is no more of it in the sale."""
    fee_minor: int = 0
    """What the time has cost so far, beside `cost_minor`."""
    minute_minor: int = 0
    """What each minute costs, after the first `free_min` of them."""
    free_min: int = 0

    @property
    def due_minor(self) -> int:
        """What its customer owes so far: for what flowed and for the time."""
        return self.cost_minor + self.fee_minor

    left_s: int | None = None
    """How many seconds it lasts at this flow; None where nothing flows, or has only just begun."""
    may_pause: bool = False
    """Its customer may pause it, as long as something may flow."""
    is_held: bool = False
    """It is paused and kept: it goes on with what is left, once whoever paused it says so."""
    held_left_ms: int | None = None
    """Its customer has paused it, and may go on within this time; None where an attendant has."""


@dataclass(frozen=True, slots=True)
class PayerSnapshot:
    """One payer of a sale."""

    id: str
    state: str
    """The name of a `PrepaymentState`, in lower case."""
    asked_minor: int
    authorised_minor: int
    captured_minor: int
    """What they bear of the cost: so far, and in the end."""
    returned_minor: int
    """What goes back to them; 0 until the sale has ended."""
    words: str
    """Compare with their page: two words; empty where they have none."""
    pay_url: str = ""
    """What their QR code says; empty where nobody can pay there now."""
    pay_left_ms: int = 0
    is_seen: bool = False
    carried_minor: int = 0
    """Of what goes back, what their rail can't return: it is behind the code."""
    code: str = ""
    """What to type to spend it, in groups."""
    wallet_url: str = ""
    """What the payer's own Lightning wallet reads to fetch it: once, and for a short time."""
    way: str = ""
    """How they pay: the name of a `Way`, in lower case; empty for money of our own books."""
    is_attended: bool = False
    """An attendant has to say that their money is there."""
    due_minor: int = 0
    """Of what goes back, what an attendant has in cash for them, for `due_left_ms` more."""
    due_left_ms: int = 0


@dataclass(frozen=True, slots=True)
class WaySnapshot:
    """A way in which a sale may be paid."""

    rail: str
    way: str
    """The name of a `Way`, in lower case."""
    is_open: bool = False
    """It is the one at which the sale can be paid just now."""
    is_attended: bool = False
    """An attendant has to say that the money is there."""


@dataclass(frozen=True, slots=True)
class AttendedSnapshot:
    """A payment that an attendant has to see to: to be confirmed, or to be handed back."""

    prepayment: str
    outlets: tuple[int, ...]
    minor: int
    words: str
    """What its payer's screen shows: two words."""
    way: str
    """The name of a `Way`, in lower case."""
    left_ms: int
    """How much longer it can be."""
    rail: str = ""
    """What the operator calls the way, where that is of any help."""
    may_become_voucher: bool = False
    """Its rail has said no for good and the money has moved: a voucher may take its place."""
    reference: str = ""
    """What the bank's list shows beside the money; empty for cash."""


@dataclass(frozen=True, slots=True)
class ServedSnapshot:
    """Who is served at an outlet, as the attendant sees them."""

    outlet: int
    words: str
    """What their screen and their page show: two words."""
    ways: tuple[str, ...]
    """How they have paid: names of a `Way`, in lower case; empty for money of our own books."""
    authorised_minor: int
    """All that they have paid in, for every outlet of theirs."""
    used_minor: int
    """What they owe of it so far."""
    by: str = ""
    """The attendant at whose cost it is; empty for a customer's."""
    delivery: str = ""
    """The name of a `DeliveryState`, in lower case; empty while nothing is open."""
    delivered_base: int = 0
    """What they have taken at this outlet, pauses or not."""
    paused_left_ms: int | None = None
    """How much longer it is kept for them; None where nobody has paused it."""
    send_to: tuple[int, ...] = ()
    """Where their rest may be sent."""


@dataclass(frozen=True, slots=True)
class WaitingSnapshot:
    """Somebody who has paid and waits for their turn."""

    sale: str
    outlet: int
    words: str
    before: int
    """How many are served first, not counting who is being served."""


@dataclass(frozen=True, slots=True)
class BoughtSnapshot:
    """What a sale is for at one outlet, at the price that was locked when it was quoted."""

    number: int
    product_name: str
    dimension: str
    price_e4: int
    minute_minor: int = 0
    """What each minute costs as well, after the first `free_min` of them."""
    free_min: int = 0


@dataclass(frozen=True, slots=True)
class SaleSnapshot:
    """One sale, as its customer may see it."""

    id: str
    state: str
    """The name of a `SaleState`, in lower case."""
    words: str
    """Compare with the page: two words."""
    asked_minor: int
    authorised_minor: int
    captured_minor: int
    released_minor: int
    remaining_minor: int
    """What may still be taken."""
    pay_url: str
    """What the QR code says; empty until the rail has named a page."""
    pay_left_ms: int
    is_seen: bool
    """The payer's phone has opened the page."""
    is_settled: bool
    """The rails have confirmed: the released money is on its way."""
    receipt: int | None
    receipt_url: str
    deliveries: tuple[DeliverySnapshot, ...]
    outlets: tuple[int, ...]
    is_demo: bool = False
    override_by: str = ""
    payers: tuple[PayerSnapshot, ...] = ()
    """In the order in which they paid; then who has not yet."""
    top_up_max_minor: int = 0
    """How much more may be asked for now; 0 where nothing may."""
    before: int = 0
    """While it waits for its turn: how many are served first."""
    move_to: tuple[int, ...] = ()
    """Outlets where the rest may be taken, because one of this sale has failed."""
    wait_left_ms: int | None = None
    """How much longer it waits for more money, or for word on where the rest goes."""
    ways: tuple[WaySnapshot, ...] = ()
    """How it, or more for it, may be paid now; the preferred one first."""
    printing: str = ""
    """How far its receipt on paper has come: asked, printing, done, not_begun, broken_off or
    unknown; empty where none was asked for."""
    bought: tuple[BoughtSnapshot, ...] = ()
    """What it is for, to be looked over before it is paid."""

    @property
    def by_outlet(self) -> tuple[DeliverySnapshot, ...]:
        """One delivery an outlet and price: what was taken before and after a pause is one."""
        found: dict[tuple[int, str, int, int], DeliverySnapshot] = {}
        for one in self.deliveries:
            key = (one.outlet, one.product_name, one.price_e4, one.minute_minor)
            before = found.get(key)
            found[key] = one if before is None else _added(before, one)
        return tuple(found.values())


def _added(before: DeliverySnapshot, one: DeliverySnapshot) -> DeliverySnapshot:
    """Return `one`, which goes on after a pause, with what was taken before it."""
    return replace(
        one,
        delivered_base=before.delivered_base + one.delivered_base,
        cost_minor=before.cost_minor + one.cost_minor,
        fee_minor=before.fee_minor + one.fee_minor,
        limit_minor=before.cost_minor + one.limit_minor,
        preset_base=one.preset_base and before.delivered_base + one.preset_base,
    )


@dataclass(frozen=True, slots=True)
class ProofSnapshot:
    """One delivery into a test measure. Quantities in base units."""

    shown_base: int
    """What the meter showed, uncorrected."""
    indicated_base: int
    """What would have been charged, with the factor that holds now."""
    actual_base: int | None
    """What was read from the measure; None until somebody has."""
    error_permille: int = 0
    """How much too much was indicated, in tenths of a per cent."""
    permissible_base: int = 0
    """The maximum permissible error."""


@dataclass(frozen=True, slots=True)
class ProposalSnapshot:
    """What two people are asked to agree to. Factors in hundred-thousandths."""

    old_factor_e5: int
    new_factor_e5: int
    old_bound_base: int
    new_bound_base: int
    closing_us: int | None
    """How long the valve will be reckoned to take; None where its rated time stays."""


@dataclass(frozen=True, slots=True)
class CommissioningSnapshot:
    """One outlet that is being commissioned. Quantities in base units."""

    outlet: int
    by: str
    step: str
    """The name of a `Step`, in lower case."""
    is_trying: bool
    why: str
    """Why it does not go on, in a word; empty where it does."""
    dimension: str
    limit_base: int
    """The most that all trials together may deliver."""
    used_base: int
    needs: str
    """What must be done for anything to flow: "lift", "plug"; empty where nothing."""
    flow_base: int
    serial: str = ""
    model: str = ""
    firmware: str = ""
    watchdog_limit_ms: int = 0
    watchdog_took_ms: int | None = None
    rated_bound_base: int = 0
    preset_past_base: int | None = None
    closings: int = 0
    closings_wanted: int = 0
    closing_slowest_us: int = 0
    proofs: tuple[ProofSnapshot, ...] = ()
    proofs_wanted: int = 0
    awaits_reading: bool = False
    proposal: ProposalSnapshot | None = None
    approved_by: tuple[str, ...] = ()
    needs_certificate: bool = False
    """Nobody can agree before the certificate and its seals are written down."""
    certificate: str = ""
    seals_before: str = ""
    seals_after: str = ""


@dataclass(frozen=True, slots=True)
class ReceiptSnapshot:
    """A receipt that an attendant has looked for."""

    number: int
    words: str
    """Of its sale."""
    ended_ms: int
    captured_minor: int
    products: str
    """What was bought, by name."""
    copies: int
    """How many may be on paper."""
    printing: str = ""
    """As of a sale."""
    refundable_minor: int = 0
    """What an attendant may have given back of it; 0 where some of it was already."""


@dataclass(frozen=True, slots=True)
class RefundSnapshot:
    """The refund of a receipt that waits for a second person."""

    sale: str
    receipt: int
    words: str
    minor: int
    reason: str
    by: str
    """Who has asked for it: somebody else must agree."""


@dataclass(frozen=True, slots=True)
class VoucherSnapshot:
    """A voucher, or several of one act, before an attendant."""

    serial: str
    """What people call it by, such as V-000123; of several the first."""
    last: str
    count: int
    state: str
    """The name of a `VoucherState`, in lower case; this and what follows are of the first."""
    kind: str
    """The name of a `VoucherKind`, in lower case."""
    value_minor: int
    left_minor: int
    created_ms: int
    expires_ms: int
    """0 for never."""
    is_over: bool
    """Nothing can be paid with it any more."""
    batch: str
    by: str
    code: str = ""
    """In groups, where it was just sold or typed; empty where nobody knows it."""
    printing: str = ""
    """How far it has come on paper, as for a receipt."""

    def __repr__(self) -> str:
        """Keep the code out of every log and traceback."""
        return f"VoucherSnapshot(serial={self.serial!r})"


@dataclass(frozen=True, slots=True)
class RailFigure:
    """What one rail has brought in this day."""

    rail: str
    payments: int
    captured_minor: int
    way: str = ""
    """What customers call it: the name of a `Way`, in lower case; empty for one of ours."""


@dataclass(frozen=True, slots=True)
class ShiftSnapshot:
    """The shift and the day so far: an X report, which changes nothing."""

    is_ready: bool = False
    """All of the journal since the last closed day is added up."""
    shift: int = 0
    """The number of the open shift; 0 where none is."""
    by: str = ""
    since_ms: int = 0
    opening_minor: int = 0
    difference_minor: int | None = None
    """What was in the drawer of the shift that was closed last and should not have been; None
    before one was. What should be in it now is told to nobody who has yet to count it."""
    day: int = 0
    """The number that closing this day gives."""
    day_since_ms: int = 0
    sales: int = 0
    captured_minor: int = 0
    released_minor: int = 0
    carried_minor: int = 0
    written_off_minor: int = 0
    refunded_minor: int = 0
    given_back_minor: int = 0
    """What attendants have refunded of receipts."""
    overrun_minor: int = 0
    overrides: int = 0
    override_minor: int = 0
    tests: int = 0
    open_sales: int = 0
    """Sales that have money and have not ended: they belong to the day in which they do."""
    unsettled: int = 0
    """Payments that their rail has not confirmed yet."""
    discrepancies: tuple[int, ...] = ()
    """Outlets whose totalisers moved otherwise than was sold and tested."""
    rails: tuple[RailFigure, ...] = ()
    printing: str = ""
    """How far the report that was asked for last has come; as with receipts."""


@dataclass(frozen=True, slots=True)
class CallSnapshot:
    """Somebody asks for an attendant."""

    screen: str
    """From which screen, by its name."""
    outlets: tuple[int, ...]
    """What they have chosen or use; empty where nothing yet."""
    at_ms: int
    """Since when, wall-clock time."""
    by: str = ""
    """Who is coming; empty while nobody has said so."""


@dataclass(frozen=True, slots=True)
class PriceSnapshot:
    """What a product is sold at, and what it shall be sold at."""

    product: str
    name: str
    dimension: str
    price_e4: int
    by: str = ""
    """Who has set it at a screen; empty where it is as the settings file lists it."""
    since_ms: int = 0
    is_settable: bool = True
    """It can be changed at the screen: it has no steps."""
    next_e4: int = 0
    """What it shall be; 0 where no change waits."""
    next_ms: int = 0
    """When; 0 for as soon as somebody has agreed."""
    next_by: str = ""
    needs_second: bool = False
    """Somebody else than `next_by` has to agree first."""
    least_e4: int = 0
    """The settings file lets it cost no less, and no more than `most_e4`; 0 for no such bound."""
    most_e4: int = 0


@dataclass(frozen=True, slots=True)
class StockSnapshot:
    """A tank by the books, and a measure of it that waits for a second person."""

    supply: str
    name: str
    dimension: str
    level_base: int
    full_base: int
    alone_base: int = 0
    """By how much one person may correct it."""
    is_drawn_on: bool = False
    """Something is being delivered out of it."""
    dip_base: int = -1
    """What somebody has measured in it, where the books said `dip_book_base`; -1 for nothing."""
    dip_book_base: int = 0
    dip_by: str = ""
    dip_reason: str = ""


@dataclass(frozen=True, slots=True)
class UserSnapshot:
    """Somebody who may log in, as a manager sees them: nothing of their PIN."""

    name: str
    role: str
    """The name of a `Role`, in lower case."""
    is_barred: bool = False
    must_choose: bool = False
    """Somebody else has chosen their PIN, and they have not changed it yet."""
    locked_ms: int = 0
    """How long too many wrong PINs keep them out."""
    is_last_manager: bool = False


@dataclass(frozen=True, slots=True)
class EntrySnapshot:
    """An entry of the journal: what is told of it, and nothing that is a secret."""

    sequence: int
    relevance: str
    kind: str
    at_ms: int
    outlet: int = 0
    """0 where it names none; likewise what follows."""
    by: str = ""
    about: str = ""
    """What it is about: a sale, a voucher, a product, a name."""
    reason: str = ""
    before: str = ""
    after: str = ""
    minor: int | None = None


@dataclass(frozen=True, slots=True)
class JournalSnapshot:
    """A page of the journal, the newest entry first, and how far its chain is sound."""

    entries: tuple[EntrySnapshot, ...] = ()
    has_older: bool = False
    is_reading: bool = False
    """What was asked for has not been found yet."""
    good: int = 0
    """So many entries from the first on have been proven: the hashes were computed again."""
    fault: str = ""
    """Names the first bad entry; empty where none was found."""


@dataclass(frozen=True, slots=True)
class SoftwareSnapshot:
    """Which software this is and what it has recorded: for whoever inspects the kiosk."""

    version: str = ""
    legal_sha256: str = ""
    """Over the legally relevant part, computed at the start from the files in use."""
    serial: str = ""
    """Of the kiosk, as its operator wrote it down."""
    settings_sha256: str = ""
    """Over the settings file as it was read at the start."""
    entries: int = 0
    """The number of the journal's last entry ..."""
    head: str = ""
    """... and its hash, which covers every entry before it."""
    events: int = 0
    """How often a parameter of any meter has been changed; it never goes back."""


@dataclass(frozen=True, slots=True)
class AttendantSnapshot:
    """What a logged-in attendant may see besides."""

    name: str
    left_ms: int
    """Until the login lapses."""
    budget_minor: int
    """What overrides may still spend."""
    is_stopped: bool
    """All outlets are stopped, until somebody restarts them."""
    alarms: tuple[str, ...] = ()
    role: str = "attendant"
    """The name of a `Role`, in lower case."""
    commissioning: tuple[CommissioningSnapshot, ...] = ()
    """What is being commissioned, by whomever."""
    receipts: tuple[ReceiptSnapshot, ...] = ()
    """What was looked for last, the latest first."""
    voucher: VoucherSnapshot | None = None
    """What they look at of the vouchers."""
    codes_locked_ms: int = 0
    """How long no code is accepted at this screen."""
    shift: ShiftSnapshot = ShiftSnapshot()
    to_confirm: tuple[AttendedSnapshot, ...] = ()
    """Payments that are believed once an attendant says so."""
    to_hand_back: tuple[AttendedSnapshot, ...] = ()
    """Rests of cash sales that nobody has handed back yet."""
    stuck: tuple[AttendedSnapshot, ...] = ()
    """Money that a rail does not give back, however often it is asked."""
    calls: tuple[CallSnapshot, ...] = ()
    """Who asks for help; who has waited longest comes first."""
    refunds: tuple[RefundSnapshot, ...] = ()
    """Refunds of receipts that wait for a second person."""
    health: tuple[HealthSnapshot, ...] = ()
    """How everything is, while they look at it; what is worst comes first."""
    charts: ChartsSnapshot | None = None
    """What they look at of the charts."""
    must_choose: bool = False
    """They have to choose a PIN of their own before anything else."""
    prices: tuple[PriceSnapshot, ...] = ()
    tanks: tuple[StockSnapshot, ...] = ()
    users: tuple[UserSnapshot, ...] = ()
    """Who may log in, for a manager alone."""
    people: tuple[str, ...] = ()
    """Whose acts may be in the journal."""
    journal: JournalSnapshot | None = None
    """What they look at of the journal."""
    served: tuple[ServedSnapshot, ...] = ()
    """Who is served, by outlet: nobody's who only begins to pay."""
    concerned: tuple[AttendedSnapshot, ...] = ()
    """The payments that alarms name."""


@dataclass(frozen=True, slots=True)
class VisitSnapshot:
    """Where one screen stands with the person before it."""

    screen: Screen
    chosen: tuple[int, ...] = ()
    """The outlets picked on the overview or being quoted."""
    notice: Notice = Notice.NONE
    left_ms: int | None = None
    """Until the screen gives up waiting; None while nothing counts down."""
    is_warning: bool = False
    """The time is nearly over: ask whether anybody is still there."""
    sale: SaleSnapshot | None = None
    attendant: AttendantSnapshot | None = None
    attendants: tuple[str, ...] = ()
    """Who may log in, on the login screen only."""
    locked_ms: int = 0
    """How long no PIN is accepted."""
    queues: bool = False
    """What is being chosen is to be had after those who wait."""
    suggested_minor: int = 0
    """An amount to offer for what is chosen; 0 for none."""
    codes_locked_ms: int = 0
    """How long no code of a rest is accepted."""
    modes: tuple[str, ...] = ()
    """The `AccessMode`s that are on, in their order."""
    called_ms: int = 0
    """When this customer has called an attendant, wall-clock time; 0 where nobody is called."""
    is_coming: bool = False
    """Somebody has said that they come."""


@dataclass(frozen=True, slots=True)
class ReaderSnapshot:
    """A reader of codes that the screen itself looks after: a keyboard wedge or a camera."""

    name: str
    kind: str
    """wedge or camera."""
    prefix: str = ""
    suffix: str = ""
    """What ends a code of a wedge: line (its Enter key), tab or none."""
    gap_ms: int = 0
    """The longest time between two keys of a wedge."""
    device: str = ""
    """Which camera: a part of its name; empty for the first."""


@dataclass(frozen=True, slots=True)
class AssistanceSnapshot:
    """What the keypad of five keys sends beside what such keypads usually do, and what speaks."""

    up: tuple[str, ...] = ()
    down: tuple[str, ...] = ()
    ok: tuple[str, ...] = ()
    back: tuple[str, ...] = ()
    help: tuple[str, ...] = ()
    louder: tuple[str, ...] = ()
    softer: tuple[str, ...] = ()
    again_ms: int = 300
    """A key that is pressed again sooner was meant once."""
    engine: str = ""
    """The engine that speaks; empty for the first there is, `none` where nothing may speak."""
    private: str = "never"
    """When only the customer hears it: never, plugged or always."""
    plugged: str = ""
    """The file that says whether a headphone is plugged in."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything one screen shows."""

    protocol: int
    at_ms: int
    kiosk: str
    site: str
    phone: str
    currency: CurrencyInfo
    languages: tuple[str, ...]
    quick_minor: tuple[int, ...]
    sale_max_minor: int
    outlets: tuple[OutletSnapshot, ...]
    visit: VisitSnapshot
    is_demo: bool = False
    is_stopped: bool = False
    """Somebody has pressed *stop all*."""
    software: str = ""
    """Version and short hash of the legally relevant part."""
    queue: tuple[WaitingSnapshot, ...] = ()
    """Who waits for their turn, anywhere."""
    printer: str = ""
    """ready, or what keeps the receipt printer from printing; empty where there is none."""
    readers: tuple[ReaderSnapshot, ...] = ()
    """What reads codes in this screen's own process."""
    time_zone: str = "UTC"
    """Of the place."""
    theme: str = "day"
    """How the screen is coloured now: day, night or contrast."""
    brightness_percent: int = 100
    """How bright it is now while nobody uses it."""
    modes: tuple[str, ...] = ()
    """How it is for whoever comes: see `AccessMode`. How it is now is in `visit.modes`."""
    volume_percent: int = 0
    """How loud it is; 0 is silence."""
    assistance: AssistanceSnapshot = AssistanceSnapshot()
    inspected: SoftwareSnapshot = SoftwareSnapshot()
    """The same at length, and what else an inspector asks for."""
