"""What the core needs of the world: protocols, and the only errors they may raise.

Each error says whether asking again is safe. An adapter turns whatever goes wrong on its side into
one of these; none of them ever reaches a customer as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from kiosk.domain.attendant import Attendant
from kiosk.domain.books import Account, Balance, Transfer
from kiosk.domain.closing import Closing
from kiosk.domain.controller import Capabilities, Identity, Preset, Status
from kiosk.domain.delivery import Delivery
from kiosk.domain.intent import Intent
from kiosk.domain.journal import Draft, Entry
from kiosk.domain.moment import Moment
from kiosk.domain.money import Money
from kiosk.domain.outlet import OutletId
from kiosk.domain.prepayment import Prepayment
from kiosk.domain.sale import Sale
from kiosk.domain.slip import Slip
from kiosk.domain.voucher import Voucher

# --- Time, names, chance -----------------------------------------------------------------------


class Clock(Protocol):
    """The only source of time."""

    def now(self) -> Moment:
        """Return the time on both clocks."""
        ...


class Ids(Protocol):
    """The only source of chance."""

    def code(self) -> str:
        """Return 26 characters of Crockford base32: 130 bits that nobody can guess."""
        ...

    def pick(self, count: int) -> int:
        """Return a whole number from 0 to `count` - 1."""
        ...


# --- Flow controllers --------------------------------------------------------------------------


class NoAnswer(Exception):
    """No valid answer came. The command may or may not have been carried out.

    Asking again is safe for reads, `stop` and `set_preset` (all idempotent), never by the port.
    """


class LineDown(NoAnswer):
    """The serial port itself is gone: unplugged, busy or refused. Nothing was heard."""


class Refused(Exception):
    """The device understood and said no; its state is unchanged. Asking again changes nothing."""

    def __init__(self, code: str, detail: str = "") -> None:
        """Keep the device's own `code`, for the technician."""
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code


class FlowController(Protocol):
    """One outlet's controller, behind its driver.

    Nothing here retries, and nothing blocks for longer than the device's rated response and one
    quarantine. Every method raises NoAnswer or Refused and nothing else.
    """

    @property
    def capabilities(self) -> Capabilities:
        """What the device can do; constant."""
        ...

    def identify(self) -> Identity:
        """Ask who is there, and read back the safety settings; Refused where one is unsafe."""
        ...

    def read_status(self, *, feed: bool) -> Status:
        """Read everything at once; with `feed`, keep the dead-man timer from running out."""
        ...

    def set_preset(self, preset: Preset) -> None:
        """Write a limit, rounded down to what the device resolves. In force once read back."""
        ...

    def open(self, sequence: int) -> None:
        """Open the valve under the preset numbered `sequence`."""
        ...

    def stop(self) -> None:
        """Close the valve; harmless when closed."""
        ...

    def acknowledge(self) -> None:
        """Clear what the device has latched, so that it may be opened again."""
        ...


@dataclass(frozen=True, slots=True)
class StationHealth:
    """What one outlet's part of a line has gone through since the line was opened first."""

    exchanges: int = 0
    silent: int = 0
    damaged: int = 0
    foreign: int = 0
    refused: int = 0
    quarantines: int = 0
    """How often the whole line had to fall silent because of it."""
    good_ns: int | None = None
    """When it answered last, on the line's own monotonic clock; None where it never did."""
    median_us: int = 0
    """From the last byte of a question to the first of its answer, the adapter's share included."""
    longest_us: int = 0


@dataclass(frozen=True, slots=True)
class LineHealth:
    """What a line has gone through since it was opened first."""

    exchanges: int = 0
    silent: int = 0
    damaged: int = 0
    foreign: int = 0
    quarantines: int = 0
    reopened: int = 0
    stations: Mapping[int, StationHealth] = field(default_factory=dict)
    """The same for each outlet, by its address."""


class Outcome(StrEnum):
    """What came of one exchange."""

    OK = "ok"
    REFUSED = "refused"  # The device said no, in a sound frame.
    SILENT = "silent"
    DAMAGED = "damaged"
    FOREIGN = "foreign"  # Sound, and not the answer to this question.
    UNASKED = "unasked"  # Heard while nothing was asked: late, or of somebody else.
    DOWN = "down"  # The port itself is gone.


@dataclass(frozen=True, slots=True)
class Exchange:
    """What was said on a line once, in bytes: no reply where nothing came."""

    at_ns: int
    """When the request was sent, on the line's own monotonic clock."""
    request: bytes
    reply: bytes
    failure: str = ""
    """What was wrong, in words; empty where nothing was."""
    address: int = 0
    """Of the outlet that was meant; 0 where nobody said."""
    took_ns: int = 0
    """Until the last byte, or until it was given up; of what was heard unasked, for how long
    nobody had listened before."""
    outcome: Outcome = Outcome.OK


class Line(Protocol):
    """One serial bus. Its controllers are made with it and speak through it."""

    @property
    def name(self) -> str:
        """The line's name in the settings."""
        ...

    def connect(self) -> None:
        """Open the port; LineDown with what to do where it cannot be. Harmless when open."""
        ...

    def disconnect(self) -> None:
        """Close the port; harmless when closed."""
        ...

    @property
    def is_connected(self) -> bool:
        """Whether the port is open, as far as anybody has noticed."""
        ...

    def health(self) -> LineHealth:
        """Return the counters."""
        ...

    def recent(self) -> tuple[Exchange, ...]:
        """Return the last exchanges, oldest first; from any thread."""
        ...


# --- Printers ----------------------------------------------------------------------------------


class PrinterLost(Exception):
    """The printer is not there, or does not answer; says what a technician can do.

    Asking for its status again is safe. Where this comes out of `print`, nothing was sent.
    """


@dataclass(frozen=True, slots=True)
class PrinterStatus:
    """What a printer says of itself."""

    is_paper_out: bool = False
    is_paper_low: bool = False
    is_cover_open: bool = False
    is_faulty: bool = False
    """The cutter is jammed, the head too hot, or whatever else its lamp says."""
    is_offline: bool = False
    """It takes no data, for one of the reasons above or for one that it does not tell."""

    @property
    def trouble(self) -> str:
        """The code of what keeps it from printing; empty where nothing does."""
        found = {
            "cover_open": self.is_cover_open,
            "paper_out": self.is_paper_out,
            "fault": self.is_faulty,
            "offline": self.is_offline,
        }
        return next((code for code, is_so in found.items() if is_so), "")


class Printed(StrEnum):
    """What has become of a slip."""

    DONE = "done"  # The printer has said that it is through with all of it.
    NOT_BEGUN = "not_begun"  # Nothing was sent: asking again prints it once.
    BROKEN_OFF = "broken_off"  # A part is on paper, the rest never will be.
    UNKNOWN = "unknown"  # All of it was sent, and nobody knows what is on paper.


class Printer(Protocol):
    """A receipt printer. Raises PrinterLost and nothing else."""

    @property
    def name(self) -> str:
        """What the technician calls it: where it is plugged in."""
        ...

    def open(self) -> None:
        """Take the printer for this program alone. Harmless when open."""
        ...

    def status(self) -> PrinterStatus:
        """Ask how it is."""
        ...

    def print(self, slip: Slip) -> Printed:
        """Print `slip` and cut it off; returns once it is known what has become of it.

        Never sends anything twice. Takes a time limit for each piece of it, and no longer.
        """
        ...

    def close(self) -> None:
        """Let go of it; harmless when closed, and never fails."""
        ...


# --- Rails -------------------------------------------------------------------------------------


class RailSilent(Exception):
    """The rail gave no usable answer; it may have done it. Ask again with the same intent."""


class RailRefused(Exception):
    """The rail understood and said no. Read the rail again before deciding anything."""

    def __init__(self, code: str, detail: str = "") -> None:
        """Keep the rail's own `code`; `detail` never holds a secret."""
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.detail = detail


UNKNOWN_PAYMENT = "resource_missing"
"""The code of RailRefused where nobody has ever heard of a reference, whatever rail it is."""


class RailState(StrEnum):
    """What a rail says of a payment."""

    OPEN = "open"
    PROCESSING = "processing"
    HELD = "held"
    PAID = "paid"
    CAPTURED = "captured"
    RELEASED = "released"
    EXPIRED = "expired"


class Way(StrEnum):
    """What customers call a way to pay; the words for it are the screen's."""

    PHONE = "phone"  # Our own page: prepaid account, voucher, demo.
    CARD = "card"
    LIGHTNING = "lightning"
    BANK_APP = "bank_app"  # A payment scheme's code: UPI, Pix, PromptPay ...
    MOBILE_MONEY = "mobile_money"
    CASH = "cash"


class ConfirmedBy(StrEnum):
    """Who says that the money is there."""

    RAIL = "rail"
    ATTENDANT = "attendant"  # The rail shows where to pay, and learns nothing of it.


ONE_MINOR = Money(1)


@dataclass(frozen=True, slots=True)
class RailTraits:
    """How a rail differs from the others."""

    can_hold: bool
    can_refund_part: bool
    """Also all of it. A rail that can do neither takes all; the rest goes to a code."""
    min_charge: Money
    way: Way = Way.PHONE
    confirmed_by: ConfirmedBy = ConfirmedBy.RAIL
    can_end: bool = True
    """Once it has said that nobody can pay any more, nobody can: else it is read on for a while."""
    can_pay_out: bool = False
    """It pays what a payer's own wallet asks for: a rest that it can't return by itself."""
    step: Money = ONE_MINOR
    """Only multiples of it can be asked for: whatever is asked for is rounded up to one."""
    asks_number: bool = False
    """It comes to the payer's phone, and must be told its number: see `AsksPayer`."""


@dataclass(frozen=True, slots=True)
class RailView:
    """A rail's own object, read afresh. `held` is what may be captured, `captured` what was."""

    reference: str
    state: RailState
    currency: str
    prepayment: str
    held: Money
    captured: Money
    url: str = ""
    """What the code on the screen says: a link, or the payload of a payment scheme."""
    seen: bool = False
    """The payer has opened the page, where the rail knows."""
    shows_refunds: bool = True
    """What went back is taken off: else what it says of money that has moved is of before."""


class PaymentRail(Protocol):
    """A way money comes in. Raises RailSilent or RailRefused and nothing else."""

    @property
    def name(self) -> str:
        """The rail's name in the settings and in the books."""
        ...

    @property
    def traits(self) -> RailTraits:
        """What it can do; constant."""
        ...

    def carry_out(self, intent: Intent) -> RailView:
        """Do what `intent` says, at most once however often it is called, and return the result.

        After a refusal that means "already so" the rail is read, and its state returned.
        """
        ...

    def read(self, reference: str) -> RailView:
        """Read the payment named `reference` afresh; UNKNOWN_PAYMENT where there is none."""
        ...


class AsksPayer(Protocol):
    """What a rail whose traits say `asks_number` can do besides."""

    def ask_payer(self, reference: str, number: str) -> RailView:
        """Ask whoever has the telephone `number` to pay; raises as the other methods do.

        Once for a payment, until there is an answer. The view may have a fuller reference, which
        is the payment's from then on. The number is personal: it is passed on and kept nowhere.
        """
        ...


# --- Storage -----------------------------------------------------------------------------------


class StorageError(Exception):
    """Nothing of the batch was stored. The core must not act as if it had been."""


class StorageFull(StorageError):
    """The disk is full or may not be written. Asking again is safe once there is room."""


class StorageDamaged(StorageError):
    """The file is not a sound database. Asking again changes nothing: restore or replace it."""


class StorageTooNew(StorageError):
    """A newer version of the product wrote this file; this one would lose what it does not know."""


class OtherCurrency(StorageError):
    """The books are kept in another currency than the settings. Asking again changes nothing."""


class OtherVoucherKey(StorageError):
    """The vouchers in the books were made with another key. Put the key's file back."""


class Overdrawn(StorageError):
    """A transfer would take more from an account than it holds: the promise would be broken."""


@dataclass(frozen=True, slots=True)
class OutletRecord:
    """What outlives a restart about an outlet.

    `total_base` is the last believed unwrapped totaliser, `boot` the device's at that time.
    """

    outlet: OutletId
    is_locked: bool = False
    lock_reason: str = ""
    fault: str = ""
    """Why it is inoperative until somebody clears it; empty where it is not."""
    serial: str = ""
    total_base: int | None = None
    boot: int | None = None
    sequence: int = 0
    closings: tuple[Closing, ...] = ()
    """What was learned of its valve, one for each stage."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A value that is changed while running and must survive: `key` names it."""

    key: str
    value: str


Saved = Sale | Prepayment | Delivery | Intent | OutletRecord | Attendant | Setting | Voucher
"""What is kept by its id, the newest replacing the one before."""


@dataclass(frozen=True, slots=True)
class Batch:
    """One change of the world: all of it or none of it, durable once `commit` returns."""

    saved: tuple[Saved, ...] = ()
    transfers: tuple[Transfer, ...] = ()
    entries: tuple[Draft, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything to store."""
        return bool(self.saved or self.transfers or self.entries)


@dataclass(frozen=True, slots=True)
class Remembered:
    """What a start begins with: everything that is not finished, and the counters."""

    sales: tuple[Sale, ...] = ()
    prepayments: tuple[Prepayment, ...] = ()
    deliveries: tuple[Delivery, ...] = ()
    intents: tuple[Intent, ...] = ()
    outlets: tuple[OutletRecord, ...] = ()
    attendants: tuple[Attendant, ...] = ()
    settings: tuple[Setting, ...] = ()
    receipts: int = 0
    """The highest receipt number given."""
    days: int = 0
    """The highest number of a closed day that is known of beside the settings."""
    numbers: dict[str, int] = field(default_factory=dict)
    """The highest number used in ids, by their letter: {"S": 12, "P": 14, "D": 20}."""


class VoucherShelf(Protocol):
    """The vouchers that were ever given out; raises StorageError only."""

    def voucher(self, number: int) -> Voucher | None:
        """Return the voucher of that number."""
        ...

    def voucher_of(self, mark: str) -> Voucher | None:
        """Return the voucher whose code has the keyed hash `mark`."""
        ...

    def vouchers(self, first: int, last: int) -> tuple[Voucher, ...]:
        """Return the vouchers numbered from `first` to `last`, in their order."""
        ...

    def vouchers_expired(self, utc_ms: int) -> tuple[Voucher, ...]:
        """Return the live vouchers whose time is over at `utc_ms`, in their order."""
        ...


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries of the journal somebody looks for: 0 and empty for whichever."""

    most: int
    before: int = 0
    """Only those with a lower number."""
    outlet: int = 0
    relevance: str = ""
    person: str = ""
    from_ms: int = 0
    to_ms: int = 0


@dataclass(frozen=True, slots=True)
class Checked:
    """How far a journal is sound: how many entries from the first on, and the first fault."""

    good: int = 0
    fault: str = ""
    is_all: bool = False
    """There are no more, for now."""


class Archive(Protocol):
    """The journal beside the running engine, to read in; raises StorageError only."""

    def page(self, wanted: Wanted) -> tuple[Entry, ...]:
        """Return the newest entries that were wanted, in order from the newest on."""
        ...

    def check(self, most: int) -> Checked:
        """Go on computing the chain's hashes again, `most` entries further at most."""
        ...


class Store(VoucherShelf, Protocol):
    """The books, the journal and what is not finished. One writer; raises StorageError only."""

    def load(self) -> Remembered:
        """Return what is not finished."""
        ...

    def commit(self, batch: Batch) -> tuple[Entry, ...]:
        """Store `batch` durably, all or nothing; return its journal entries in their places.

        A transfer whose id is already in the books is the same movement again and is ignored.
        """
        ...

    def balance(self, account: Account) -> Balance:
        """Return what `account` holds; all zero where it was never used."""
        ...

    def journal(self, after: int = 0) -> Iterator[Entry]:
        """Yield the entries after number `after`, in order."""
        ...

    def entries_of(self, sale: str) -> tuple[Entry, ...]:
        """Return the entries that the receipt of `sale` is read from, in order."""
        ...

    def prepayments(self, sale: str) -> tuple[Prepayment, ...]:
        """Return the prepayments of a sale, be it ever so long over, as they were asked for."""
        ...

    def find_receipts(self, wanted: str, most: int) -> tuple[Sale, ...]:
        """Return sales that have a receipt, the latest first and `most` of them at most.

        `wanted` is a receipt's number, or a sale's two words; empty for whichever.
        """
        ...

    def close(self) -> None:
        """Close the file; harmless when closed."""
        ...


# --- People ------------------------------------------------------------------------------------


class PinHasher(Protocol):
    """Slow on purpose: never called in the core thread."""

    def hashed(self, pin: str) -> str:
        """Return a salted hash of `pin` that names its own parameters."""
        ...

    def matches(self, pin_hash: str, pin: str) -> bool:
        """Whether `pin` is the one behind `pin_hash`, in time that does not depend on it."""
        ...
