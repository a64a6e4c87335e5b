"""What a screen may ask. Imperative; the engine decides whether it may be done."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Attach:
    """The first line of a connection: which screen this is, and what it understands."""

    screen: str
    protocol: int


@dataclass(frozen=True, slots=True)
class StillHere:
    """The person touched something: the countdown begins again."""


@dataclass(frozen=True, slots=True)
class SetMode:
    """Show the screen another way to whoever stands there: an `AccessMode` on, or off again."""

    mode: str
    is_on: bool


@dataclass(frozen=True, slots=True)
class ToggleOutlet:
    """Pick an outlet on the overview, or let it go again; of one in use, show its delivery."""

    outlet: int


@dataclass(frozen=True, slots=True)
class QueueFor:
    """Choose an outlet that is in use: pay now, be served after those before."""

    outlet: int


@dataclass(frozen=True, slots=True)
class ShowWaiting:
    """Look after one's place: show the sale of that id, which waits for its turn."""

    sale: str


@dataclass(frozen=True, slots=True)
class Proceed:
    """Go on from the overview with the outlets that are picked."""


@dataclass(frozen=True, slots=True)
class Back:
    """Leave this screen for the one before; before paying, that cancels."""


@dataclass(frozen=True, slots=True)
class BuyAmount:
    """Ask to pay up to `minor` for the picked outlets."""

    minor: int


@dataclass(frozen=True, slots=True)
class BuyQuantity:
    """Ask for `base` base units at the one picked outlet."""

    base: int


@dataclass(frozen=True, slots=True)
class BuyFill:
    """Ask to fill up: the most that one delivery may take."""


@dataclass(frozen=True, slots=True)
class UseCode:
    """Pay with the rest that was carried over to a code. It goes no further than the books."""

    code: str

    def __repr__(self) -> str:
        """Keep the code out of every log and traceback."""
        return "UseCode(code=...)"


@dataclass(frozen=True, slots=True)
class PayWith:
    """Pay in another way: give up the place to pay that is open, and open one at `rail`."""

    rail: str


@dataclass(frozen=True, slots=True)
class ShowCode:
    """A reader of this screen has read `code`, or what has the `flaw` named instead."""

    code: str
    flaw: str = ""

    def __repr__(self) -> str:
        """Keep the code out of every log and traceback."""
        return f"ShowCode(code=..., flaw={self.flaw!r})"


@dataclass(frozen=True, slots=True)
class ReportReader:
    """A reader of this screen is gone, for that reason, or there again: then it has none."""

    reader: str
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class TopUp:
    """Ask for a further page on which `minor` more may be paid for this sale, at `rail`.

    Without one it is asked for as from the first payer.
    """

    minor: int
    rail: str = ""


@dataclass(frozen=True, slots=True)
class CancelTopUp:
    """Give up the page of a payer who has not paid yet."""

    payer: str


@dataclass(frozen=True, slots=True)
class MoveRemainder:
    """Take the rest of this sale at another outlet; an attendant names a reason of the list.

    A customer has none to give: it is empty.
    """

    outlet: int
    reason: str


@dataclass(frozen=True, slots=True)
class StartOutlet:
    """Open an outlet of this sale whose controller cannot sense that somebody is there."""

    outlet: int


@dataclass(frozen=True, slots=True)
class StopOutlet:
    """Stop one outlet of this sale for good; an attendant may stop any, and say why later."""

    outlet: int


@dataclass(frozen=True, slots=True)
class Finish:
    """Stop every outlet of this sale and settle; in a queue, leave it; at the end, go."""


@dataclass(frozen=True, slots=True)
class PrintReceipt:
    """Print the receipt of the sale that this screen shows, in the language of the screen."""

    language: str


@dataclass(frozen=True, slots=True)
class StopAll:
    """Stop everything at once. Anybody may; only an attendant may start again."""


@dataclass(frozen=True, slots=True)
class CallAttendant:
    """Call an attendant to this screen. Asked for again, nothing more happens."""


@dataclass(frozen=True, slots=True)
class AskLogin:
    """Show the attendant's login."""


@dataclass(frozen=True, slots=True)
class Login:
    """Prove who one is. The PIN goes no further than the check."""

    name: str
    pin: str

    def __repr__(self) -> str:
        """Keep the PIN out of every log and traceback."""
        return f"Login(name={self.name!r}, pin=...)"


@dataclass(frozen=True, slots=True)
class Logout:
    """End the attendant's login."""


@dataclass(frozen=True, slots=True)
class AnswerCall:
    """Tell whoever called from `screen` that somebody is coming."""

    screen: str


@dataclass(frozen=True, slots=True)
class EndCall:
    """Say that whoever called from `screen` has been helped."""

    screen: str


@dataclass(frozen=True, slots=True)
class LookAt:
    """Show an attendant how everything is (`health`), the `charts`, or with "" neither any more."""

    what: str


@dataclass(frozen=True, slots=True)
class LockOutlet:
    """Take an outlet out of service, for a reason of the closed list."""

    outlet: int
    reason: str


@dataclass(frozen=True, slots=True)
class LockAfterSale:
    """Let nobody new have an outlet; whoever is served there is served to the end."""

    outlet: int
    reason: str


@dataclass(frozen=True, slots=True)
class PauseOutlet:
    """Stop what runs at an outlet and keep it, and its customer's money, for them.

    They may do so themselves, for a while; an attendant says why, and has longer.
    """

    outlet: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ResumeOutlet:
    """Let the customer of a paused outlet go on with the money that they have left.

    Whoever has paused it may; an attendant always may, and says why.
    """

    outlet: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SendRemainder:
    """Stop the sale that an outlet works for; its rest is to be taken at the outlet `to`."""

    outlet: int
    to: int
    reason: str


@dataclass(frozen=True, slots=True)
class RaiseLimit:
    """Give the customer of an outlet more than was paid: nobody may, and the answer says why."""

    outlet: int


@dataclass(frozen=True, slots=True)
class EditRecord:
    """Change what is written about an outlet: nobody may, and the answer says what can be done."""

    outlet: int


@dataclass(frozen=True, slots=True)
class UnlockOutlet:
    """Put an outlet back into service; a fault that is still there keeps it closed."""

    outlet: int
    reason: str = "checked"


@dataclass(frozen=True, slots=True)
class ConfirmController:
    """Another controller answers for an outlet: it is meant to, and is the one named `serial`."""

    outlet: int
    serial: str


@dataclass(frozen=True, slots=True)
class FinishOutlet:
    """Stop the sale that an outlet works for, and settle it: nothing is waited for."""

    outlet: int
    reason: str


@dataclass(frozen=True, slots=True)
class ClearPause:
    """Let codes be typed again after too many wrong ones: at `screen`, or at this one."""

    reason: str
    screen: str = ""


@dataclass(frozen=True, slots=True)
class Restart:
    """After *stop all*: let the outlets be used again."""


@dataclass(frozen=True, slots=True)
class FindReceipts:
    """Look for receipts: by a number, or by a sale's two words; empty for the latest."""

    wanted: str


@dataclass(frozen=True, slots=True)
class ReprintReceipt:
    """Print a copy of a receipt that was found, for a customer who asks for one."""

    number: int
    language: str


@dataclass(frozen=True, slots=True)
class RefundReceipt:
    """Give `minor` of a receipt that was found back, for a reason of the list."""

    number: int
    minor: int
    reason: str


@dataclass(frozen=True, slots=True)
class ApproveRefund:
    """Agree to the refund of a receipt that another attendant has asked for; `sale` is its id."""

    sale: str


@dataclass(frozen=True, slots=True)
class DeclineRefund:
    """Drop the refund of a receipt that waits for a second person."""

    sale: str


@dataclass(frozen=True, slots=True)
class AskOverride:
    """Show the form for a delivery at the operator's cost."""

    outlet: int


@dataclass(frozen=True, slots=True)
class Override:
    """Deliver from the operator's own authorisation, up to `minor`, for a reason of the list."""

    outlet: int
    minor: int
    reason: str


@dataclass(frozen=True, slots=True)
class LookUpVoucher:
    """Show an attendant the voucher whose code or serial they typed."""

    typed: str

    def __repr__(self) -> str:
        """Keep the code out of every log and traceback."""
        return "LookUpVoucher(typed=...)"


@dataclass(frozen=True, slots=True)
class SellVoucher:
    """Give out a voucher of `minor` against cash, which goes to the attendant's account."""

    minor: int


@dataclass(frozen=True, slots=True)
class IssueVouchers:
    """Give out vouchers of `minor` each, one for each of `marks`: keyed hashes of their codes.

    They are a `batch` and expire at `expires_ms`, wall-clock time; 0 for never. A manager may.
    """

    batch: str
    minor: int
    expires_ms: int
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VoidVouchers:
    """Take vouchers out of use, from serial `first` to `last`, for a reason of the list.

    `last` is empty for one alone; more are a manager's business.
    """

    first: str
    last: str
    reason: str


@dataclass(frozen=True, slots=True)
class ConfirmPayment:
    """Say that `minor` was paid of what a payment asks for, for a reason of the list."""

    prepayment: str
    minor: int
    reason: str


@dataclass(frozen=True, slots=True)
class PrintVoucher:
    """Print the voucher on the attendant's screen, where its code is known."""

    language: str


@dataclass(frozen=True, slots=True)
class LeaveVoucher:
    """Put the voucher on the attendant's screen away: its code is forgotten."""


@dataclass(frozen=True, slots=True)
class OpenShift:
    """Begin a shift: so many minor units are in the drawer."""

    minor: int


@dataclass(frozen=True, slots=True)
class CloseShift:
    """End the shift: so many minor units were counted in the drawer."""

    minor: int


@dataclass(frozen=True, slots=True)
class CloseDay:
    """Close the business day: its report gets the next number."""


@dataclass(frozen=True, slots=True)
class PrintReport:
    """Print the last closed day's report again, or with `is_running` what the day comes to now."""

    language: str
    is_running: bool = False


@dataclass(frozen=True, slots=True)
class DeclinePayment:
    """Say that a payment was not made, for a reason of the list."""

    prepayment: str
    reason: str


@dataclass(frozen=True, slots=True)
class HandBack:
    """Say that the rest of a cash sale was handed back to its payer."""

    prepayment: str


@dataclass(frozen=True, slots=True)
class TryAgain:
    """Ask a rail at once for what it has not done, for a reason of the list."""

    prepayment: str
    reason: str


@dataclass(frozen=True, slots=True)
class GiveVoucher:
    """Keep as a voucher what a rail will not give back, for a reason of the list."""

    prepayment: str
    reason: str


@dataclass(frozen=True, slots=True)
class Commission:
    """Begin to commission an outlet: all trials together deliver `base` base units at most."""

    outlet: int
    base: int


@dataclass(frozen=True, slots=True)
class CommissionTry:
    """Make the trial of the step that a commissioning is at; go on once all is measured."""

    outlet: int


@dataclass(frozen=True, slots=True)
class CommissionProve:
    """Deliver `base` base units into a test measure."""

    outlet: int
    base: int


@dataclass(frozen=True, slots=True)
class CommissionRead:
    """Say what the test measure shows, in base units."""

    outlet: int
    base: int


@dataclass(frozen=True, slots=True)
class CommissionSkip:
    """Go on without a test measure: the meter's factor stays as it is."""

    outlet: int


@dataclass(frozen=True, slots=True)
class CommissionSeal:
    """Write down the certificate of a verification, and the seals found and left at the outlet."""

    outlet: int
    certificate: str
    seals_before: str
    seals_after: str


@dataclass(frozen=True, slots=True)
class CommissionApprove:
    """Agree to what a commissioning proposes; it takes two people."""

    outlet: int


@dataclass(frozen=True, slots=True)
class CommissionCancel:
    """End a commissioning; everything stays as it was before it."""

    outlet: int


@dataclass(frozen=True, slots=True)
class ChangePrice:
    """Sell a product at `price_e4` from the next `hour` of the place on; -1 for at once."""

    product: str
    price_e4: int
    hour: int
    reason: str


@dataclass(frozen=True, slots=True)
class AgreePrice:
    """Agree to what somebody else wants a product to cost: `price_e4`, as it was read."""

    product: str
    price_e4: int


@dataclass(frozen=True, slots=True)
class DropPrice:
    """Give a change of a price up that still waits."""

    product: str


@dataclass(frozen=True, slots=True)
class FillTank:
    """Write down that `base` base units have arrived in a tank, by the delivery note `note`."""

    supply: str
    base: int
    note: str


@dataclass(frozen=True, slots=True)
class DipTank:
    """Write down that a tank was measured and holds `base` base units, for a reason of the list."""

    supply: str
    base: int
    reason: str


@dataclass(frozen=True, slots=True)
class AgreeDip:
    """Agree to what somebody else has measured in a tank: `base`, as it was read."""

    supply: str
    base: int


@dataclass(frozen=True, slots=True)
class DropDip:
    """Give up a measure of a tank that still waits for somebody else."""

    supply: str


@dataclass(frozen=True, slots=True)
class AddUser:
    """Let somebody in from now on, with a PIN that they have to change at their first login."""

    name: str
    role: str
    pin: str

    def __repr__(self) -> str:
        """Keep the PIN out of every log and traceback."""
        return f"AddUser(name={self.name!r}, role={self.role!r}, pin=...)"


@dataclass(frozen=True, slots=True)
class ResetPin:
    """Give somebody a PIN that they have to change at their next login; a lock is lifted."""

    name: str
    pin: str

    def __repr__(self) -> str:
        """Keep the PIN out of every log and traceback."""
        return f"ResetPin(name={self.name!r}, pin=...)"


@dataclass(frozen=True, slots=True)
class ChangePin:
    """Choose one's own PIN."""

    pin: str

    def __repr__(self) -> str:
        """Keep the PIN out of every log and traceback."""
        return "ChangePin(pin=...)"


@dataclass(frozen=True, slots=True)
class ChangeRole:
    """Say what somebody may do."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class BarUser:
    """Let somebody not log in any more, or with `is_barred` false again."""

    name: str
    is_barred: bool


@dataclass(frozen=True, slots=True)
class RemoveUser:
    """Take somebody off the list of those who may log in; the records keep the name."""

    name: str


@dataclass(frozen=True, slots=True)
class ShowJournal:
    """Show `most` entries of the journal, the newest first: those before number `before`.

    0 for the newest of all. The others pick: an outlet, a class, somebody, a day of the place by
    how long ago it was; 0, empty and -1 for whichever.
    """

    most: int
    before: int = 0
    outlet: int = 0
    relevance: str = ""
    person: str = ""
    days_ago: int = -1


@dataclass(frozen=True, slots=True)
class LeaveJournal:
    """Put the journal away."""


Command = (
    Attach
    | StillHere
    | SetMode
    | ToggleOutlet
    | QueueFor
    | ShowWaiting
    | Proceed
    | Back
    | BuyAmount
    | BuyQuantity
    | BuyFill
    | UseCode
    | PayWith
    | ShowCode
    | ReportReader
    | TopUp
    | CancelTopUp
    | MoveRemainder
    | StartOutlet
    | StopOutlet
    | Finish
    | PrintReceipt
    | StopAll
    | CallAttendant
    | AskLogin
    | Login
    | Logout
    | AnswerCall
    | EndCall
    | LookAt
    | LockOutlet
    | LockAfterSale
    | PauseOutlet
    | ResumeOutlet
    | SendRemainder
    | RaiseLimit
    | EditRecord
    | UnlockOutlet
    | ConfirmController
    | FinishOutlet
    | ClearPause
    | Restart
    | FindReceipts
    | ReprintReceipt
    | RefundReceipt
    | ApproveRefund
    | DeclineRefund
    | AskOverride
    | Override
    | LookUpVoucher
    | SellVoucher
    | IssueVouchers
    | VoidVouchers
    | PrintVoucher
    | LeaveVoucher
    | OpenShift
    | CloseShift
    | CloseDay
    | PrintReport
    | ConfirmPayment
    | DeclinePayment
    | HandBack
    | TryAgain
    | GiveVoucher
    | Commission
    | CommissionTry
    | CommissionProve
    | CommissionRead
    | CommissionSkip
    | CommissionSeal
    | CommissionApprove
    | CommissionCancel
    | ChangePrice
    | AgreePrice
    | DropPrice
    | FillTank
    | DipTank
    | AgreeDip
    | DropDip
    | AddUser
    | ResetPin
    | ChangePin
    | ChangeRole
    | BarUser
    | RemoveUser
    | ShowJournal
    | LeaveJournal
)
