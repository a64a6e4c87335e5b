"""What happens to the core (messages, past tense) and what it asks of the world (requests)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kiosk.api.commands import Command
from kiosk.api.health import Survey
from kiosk.domain.code import Scan
from kiosk.domain.controller import Identity, Preset, Status
from kiosk.domain.intent import Intent
from kiosk.domain.journal import Entry
from kiosk.domain.outlet import OutletId
from kiosk.ports import Printed, RailView, Wanted

# --- Requests to a line -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class IdentifyOutlet:
    """Ask who answers for `outlet`."""

    outlet: OutletId


@dataclass(frozen=True, slots=True)
class SetPreset:
    """Write a limit that is in the journal already."""

    outlet: OutletId
    preset: Preset


@dataclass(frozen=True, slots=True)
class OpenValve:
    """Open under the preset numbered `sequence`, which has been read back."""

    outlet: OutletId
    sequence: int


@dataclass(frozen=True, slots=True)
class StopOutlet:
    """Close the valve, before anything else on the line."""

    outlet: OutletId


@dataclass(frozen=True, slots=True)
class Acknowledge:
    """Clear what the controller has latched."""

    outlet: OutletId


@dataclass(frozen=True, slots=True)
class Watch:
    """Read `outlet` at every turn, or only now and then."""

    outlet: OutletId
    closely: bool


@dataclass(frozen=True, slots=True)
class Hush:
    """Keep the dead-man timer of `outlet` from being fed for so long, to see that it works.

    Where every read feeds it too, `is_silent`: nothing is said to it at all but a stop, which
    ends the silence.
    """

    outlet: OutletId
    for_ms: int
    is_silent: bool


LineRequest = IdentifyOutlet | SetPreset | OpenValve | StopOutlet | Acknowledge | Watch | Hush

# --- Requests to the rails and to the clerk -----------------------------------------------------


@dataclass(frozen=True, slots=True)
class CarryOut:
    """Do what the intent says; it is in the outbox already."""

    intent: Intent


@dataclass(frozen=True, slots=True)
class ReadRail:
    """Read the payment named `reference` afresh."""

    prepayment: str
    rail: str
    reference: str


@dataclass(frozen=True, slots=True)
class AskPayer:
    """Have the rail ask whoever has the telephone `number`: it is passed on and kept nowhere."""

    prepayment: str
    rail: str
    reference: str
    number: str

    def __repr__(self) -> str:
        """Keep the number out of every log and traceback."""
        return f"AskPayer(prepayment={self.prepayment!r}, rail={self.rail!r})"


@dataclass(frozen=True, slots=True)
class CheckPin:
    """Compare a PIN with its hash, slowly."""

    screen: str
    name: str
    pin_hash: str
    pin: str

    def __repr__(self) -> str:
        """Keep the PIN out of every log and traceback."""
        return f"CheckPin(screen={self.screen!r}, name={self.name!r})"


@dataclass(frozen=True, slots=True)
class HashPin:
    """Make a hash of a new PIN, slowly; none where it is the one behind `unlike`."""

    screen: str
    name: str
    pin: str
    unlike: str

    def __repr__(self) -> str:
        """Keep the PIN out of every log and traceback."""
        return f"HashPin(screen={self.screen!r}, name={self.name!r})"


@dataclass(frozen=True, slots=True)
class ReadJournal:
    """Look for entries of the journal."""

    screen: str
    wanted: Wanted


RailRequest = CarryOut | ReadRail | AskPayer

# --- Requests to the printer --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PrintJob:
    """One sale's receipt on paper, for each of its payers, in which language; or something else."""

    sale: str
    """Or the serial of a voucher, or one word for whatever report was asked for last."""
    language: str
    copy: int
    """1 is the receipt; every one after it is a copy and says so."""
    code: str = field(default="", repr=False)
    """Of a voucher: it is nowhere else."""
    day: int | None = None
    """Of a report: the number of its closed day, or 0 for the running one."""


@dataclass(frozen=True, slots=True)
class PrepareReceipt:
    """Can it be printed? Nothing is sent to the printer yet but questions."""

    job: PrintJob


@dataclass(frozen=True, slots=True)
class PrintReceipt:
    """Print it: that it begins is stored already."""

    job: PrintJob


PrintRequest = PrepareReceipt | PrintReceipt

# --- Requests to the surveyor -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LookAround:
    """Say how lines, disk and monitor are; with `reads`, what the journal has for charts too."""

    reads: bool


ClerkRequest = CheckPin | HashPin
Request = LineRequest | RailRequest | ClerkRequest | PrintRequest | ReadJournal | LookAround

# --- Messages from a line -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Identified:
    """This is who answers for `outlet`."""

    outlet: OutletId
    identity: Identity


@dataclass(frozen=True, slots=True)
class StatusRead:
    """A fresh status; `at_ms` is the monotonic time at which its last byte came."""

    outlet: OutletId
    status: Status
    at_ms: int


@dataclass(frozen=True, slots=True)
class Hushed:
    """From `at_ms` on, on the monotonic clock, the dead-man timer of `outlet` is not fed."""

    outlet: OutletId
    at_ms: int


@dataclass(frozen=True, slots=True)
class OutletSilent:
    """Nothing valid came from `outlet`; `reason` is for the technician."""

    outlet: OutletId
    reason: str


@dataclass(frozen=True, slots=True)
class OutletRefused:
    """The controller understood `request` and said no."""

    outlet: OutletId
    request: LineRequest
    code: str


@dataclass(frozen=True, slots=True)
class LineLost:
    """The port is gone; everything on it is silent. `reason` says what to do."""

    line: str
    reason: str


@dataclass(frozen=True, slots=True)
class LineFound:
    """The port has been opened; whoever is on it must be asked anew."""

    line: str


# --- Messages from the rails, the page and the clerk --------------------------------------------


@dataclass(frozen=True, slots=True)
class RailDone:
    """The rail has carried out the intent with `key`; this is how the payment stands now."""

    key: str
    view: RailView


@dataclass(frozen=True, slots=True)
class RailRead:
    """The payment was read afresh."""

    prepayment: str
    view: RailView


@dataclass(frozen=True, slots=True)
class RailFailed:
    """No usable answer. `key` is the intent's, or empty after a mere read."""

    prepayment: str
    key: str
    reason: str


@dataclass(frozen=True, slots=True)
class RailSaidNo:
    """A definite refusal. `key` is the intent's, or empty after a mere read."""

    prepayment: str
    key: str
    code: str


@dataclass(frozen=True, slots=True)
class PaymentHinted:
    """Something may have happened to a payment: read it sooner. Trusted for nothing else."""

    prepayment: str


@dataclass(frozen=True, slots=True)
class InvoiceWritten:
    """A customer has had the receipt of `prepayment` written to their own name."""

    prepayment: str


@dataclass(frozen=True, slots=True)
class PageOpened:
    """A phone has opened the page of `code`."""

    code: str


@dataclass(frozen=True, slots=True)
class WithdrawAsked:
    """A payer's own wallet asks for the rest behind `token`, to be paid by `invoice`."""

    token: str
    invoice: str

    def __repr__(self) -> str:
        """Keep the token out of every log and traceback."""
        return "WithdrawAsked(...)"


@dataclass(frozen=True, slots=True)
class NumberGiven:
    """Whoever pays on the page of `code` has given the number of their phone."""

    code: str
    number: str

    def __repr__(self) -> str:
        """Keep the number out of every log and traceback."""
        return f"NumberGiven(code={self.code!r})"


@dataclass(frozen=True, slots=True)
class PinChecked:
    """The clerk has compared a PIN."""

    screen: str
    name: str
    is_right: bool


@dataclass(frozen=True, slots=True)
class PinHashed:
    """The clerk has made a hash of a new PIN; empty where the PIN is the one before."""

    screen: str
    name: str
    pin_hash: str = field(repr=False)


# --- Messages from the archive ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class JournalRead:
    """The entries that a screen has asked for: one more than it wanted where there are more."""

    screen: str
    wanted: Wanted
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class JournalChecked:
    """So many entries from the first on are sound; `fault` names the first that is not."""

    good: int
    fault: str


# --- Messages from readers of codes -------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CodeRead:
    """Somebody has shown a code to the reader that belongs to `screen`."""

    screen: str
    reader: str
    seen: Scan


@dataclass(frozen=True, slots=True)
class CodeTyped:
    """Somebody has typed a code on the page of a phone, whose link ends in `page`."""

    page: str
    typed: str

    def __repr__(self) -> str:
        """Keep both codes out of every log and traceback."""
        return "CodeTyped(page=..., typed=...)"


@dataclass(frozen=True, slots=True)
class ReaderLost:
    """A reader is gone. `reason` says what to do."""

    reader: str
    reason: str


@dataclass(frozen=True, slots=True)
class ReaderFound:
    """A reader reads, for the first time or again."""

    reader: str


# --- Messages from the printer ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PrinterSeen:
    """How the printer is: what keeps it from printing, "lost" where it is gone, "" for nothing."""

    trouble: str
    is_low: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PrinterReady:
    """The printer can print that receipt, and has not begun."""

    job: PrintJob


@dataclass(frozen=True, slots=True)
class ReceiptPrinted:
    """This has become of a receipt."""

    job: PrintJob
    outcome: Printed


# --- Messages from the surveyor -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Surveyed:
    """This is how everything outside is."""

    survey: Survey


# --- Messages from screens and from ourselves ---------------------------------------------------


@dataclass(frozen=True, slots=True)
class Asked:
    """The screen named `screen` asks for something."""

    screen: str
    command: Command


@dataclass(frozen=True, slots=True)
class Ticked:
    """Time has passed."""


@dataclass(frozen=True, slots=True)
class MonitorTripped:
    """Books and meters did not agree: everything is being closed already. `incident` says why."""

    incident: Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class ShutdownAsked:
    """The engine is to end: stop and settle what runs, begin nothing."""


Message = (
    Identified
    | StatusRead
    | Hushed
    | OutletSilent
    | OutletRefused
    | LineLost
    | LineFound
    | RailDone
    | RailRead
    | RailFailed
    | RailSaidNo
    | PaymentHinted
    | PageOpened
    | InvoiceWritten
    | WithdrawAsked
    | NumberGiven
    | PinChecked
    | PinHashed
    | JournalRead
    | JournalChecked
    | CodeRead
    | CodeTyped
    | ReaderLost
    | ReaderFound
    | PrinterSeen
    | PrinterReady
    | ReceiptPrinted
    | Surveyed
    | Asked
    | Ticked
    | MonitorTripped
    | ShutdownAsked
)
