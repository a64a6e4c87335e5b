"""What the screen says for each code of the API: one table a kind of code, translatable."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from kiosk.api.health import Grade
from kiosk.api.snapshot import Notice
from kiosk.domain.commissioning import Step
from kiosk.domain.delivery import DeliveryState, StopReason
from kiosk.domain.outlet import OutletState

CONTEXT = "Words"


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    """Mark `text` for the translators: lupdate looks for this name. Qt's own has no types."""
    return text


def say(text: str) -> str:
    """Return `text`, which a table below holds, in the language of the screen."""
    return QCoreApplication.translate(CONTEXT, text)


@dataclass(frozen=True, slots=True)
class Sign:
    """A state three times over, never by colour alone: a word, an icon and a tone."""

    word: str
    icon: str
    tone: str


OUTLET_SIGNS = {
    OutletState.INOPERATIVE: Sign(QT_TRANSLATE_NOOP("Words", "Out of order"), "warning", "bad"),
    OutletState.CLOSED: Sign(QT_TRANSLATE_NOOP("Words", "Closed"), "lock", "off"),
    OutletState.IDLE: Sign(QT_TRANSLATE_NOOP("Words", "Free"), "free", "good"),
    OutletState.CALLING: Sign(QT_TRANSLATE_NOOP("Words", "Ready"), "free", "good"),
    OutletState.AUTHORISED: Sign(QT_TRANSLATE_NOOP("Words", "Paid"), "clock", "busy"),
    OutletState.STARTED: Sign(QT_TRANSLATE_NOOP("Words", "Starting"), "clock", "busy"),
    OutletState.SUSPENDED_STARTED: Sign(QT_TRANSLATE_NOOP("Words", "Waiting"), "pause", "busy"),
    OutletState.FUELLING: Sign(QT_TRANSLATE_NOOP("Words", "Running"), "flow", "busy"),
    OutletState.SUSPENDED_FUELLING: Sign(QT_TRANSLATE_NOOP("Words", "Paused"), "pause", "busy"),
}

STOPPED_SIGN = Sign(QT_TRANSLATE_NOOP("Words", "Stopped"), "stop", "off")
UNKNOWN_SIGN = Sign(QT_TRANSLATE_NOOP("Words", "Unknown"), "warning", "bad")

DELIVERY_SIGNS = {
    DeliveryState.GRANTED: Sign(QT_TRANSLATE_NOOP("Words", "Preparing"), "clock", "busy"),
    DeliveryState.ARMED: Sign(QT_TRANSLATE_NOOP("Words", "Ready for you"), "free", "good"),
    DeliveryState.OPENING: Sign(QT_TRANSLATE_NOOP("Words", "Ready for you"), "free", "good"),
    DeliveryState.DELIVERING: Sign(QT_TRANSLATE_NOOP("Words", "Running"), "flow", "busy"),
    DeliveryState.PAUSED: Sign(QT_TRANSLATE_NOOP("Words", "Paused"), "pause", "warn"),
    DeliveryState.STOPPING: Sign(QT_TRANSLATE_NOOP("Words", "Stopping"), "clock", "busy"),
    DeliveryState.SILENT: Sign(
        QT_TRANSLATE_NOOP("Words", "Waiting for the meter"), "clock", "warn"
    ),
    DeliveryState.SETTLED: Sign(QT_TRANSLATE_NOOP("Words", "Finished"), "free", "good"),
}

NEEDS = {
    "lift": Sign(QT_TRANSLATE_NOOP("Words", "Lift the nozzle and begin"), "lift", "busy"),
    "plug": Sign(QT_TRANSLATE_NOOP("Words", "Plug in the cable to begin"), "plug", "busy"),
    "open_tap": Sign(
        QT_TRANSLATE_NOOP("Words", "Hold your vessel under and open the tap"), "tap", "busy"
    ),
    "start": Sign(QT_TRANSLATE_NOOP("Words", "Get ready, then touch Start"), "hand", "busy"),
}

STOP_REASONS = {
    StopReason.PRESET: QT_TRANSLATE_NOOP("Words", "Your limit is reached."),
    StopReason.CUSTOMER: QT_TRANSLATE_NOOP("Words", "You stopped it."),
    StopReason.HUNG_UP: QT_TRANSLATE_NOOP("Words", "You hung up."),
    StopReason.NO_START: QT_TRANSLATE_NOOP("Words", "It was not begun in time."),
    StopReason.NO_FLOW: QT_TRANSLATE_NOOP("Words", "Nothing flowed any more."),
    StopReason.MAX_TIME: QT_TRANSLATE_NOOP("Words", "The longest time is over."),
    StopReason.ATTENDANT: QT_TRANSLATE_NOOP("Words", "The attendant stopped it."),
    StopReason.STOP_ALL: QT_TRANSLATE_NOOP("Words", "Everything was stopped."),
    StopReason.ESTOP: QT_TRANSLATE_NOOP("Words", "The emergency stop was pressed."),
    StopReason.COMMS_LOSS: QT_TRANSLATE_NOOP("Words", "The outlet did not answer."),
    StopReason.POWER_LOSS: QT_TRANSLATE_NOOP("Words", "The power failed."),
    StopReason.RESTART: QT_TRANSLATE_NOOP("Words", "The kiosk was restarted."),
    StopReason.METER_FAULT: QT_TRANSLATE_NOOP("Words", "The meter has a fault."),
    StopReason.CONTROLLER_FAULT: QT_TRANSLATE_NOOP("Words", "The outlet has a fault."),
    StopReason.OVERRUN: QT_TRANSLATE_NOOP("Words", "It closed late. The rest is free."),
    StopReason.REFUSED: QT_TRANSLATE_NOOP("Words", "The outlet refused to start."),
    StopReason.STORAGE: QT_TRANSLATE_NOOP("Words", "It could not be recorded."),
    StopReason.MONITOR: QT_TRANSLATE_NOOP("Words", "A check of the figures stopped it."),
    StopReason.GROUP: QT_TRANSLATE_NOOP("Words", "Its supply was shut off."),
    StopReason.SUPPLY: QT_TRANSLATE_NOOP("Words", "There is nothing left to sell."),
    StopReason.PAYMENT: QT_TRANSLATE_NOOP("Words", "The reserved money is no longer there."),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A notice: what happened, what about my money, what now."""

    happened: str
    money: str
    next: str
    tone: str = "warn"
    icon: str = "warning"


_NOTHING_TAKEN = QT_TRANSLATE_NOOP("Words", "Nothing was charged.")
_METERED = QT_TRANSLATE_NOOP("Words", "You pay only what was measured.")
_CHOOSE_AGAIN = QT_TRANSLATE_NOOP("Words", "Please choose again.")
_NOTHING_DONE = QT_TRANSLATE_NOOP("Words", "Nothing was changed.")
_CALL = QT_TRANSLATE_NOOP("Words", "Please call us if you need help.")

KEY_STUCK = Told(
    QT_TRANSLATE_NOOP("Words", "A key is stuck."),
    "",
    QT_TRANSLATE_NOOP("Words", "Please ask the attendant."),
    "info",
    "info",
)
"""What the screen notices by itself."""

NOTICES = {
    Notice.PAYMENT_UNAVAILABLE: Told(
        QT_TRANSLATE_NOOP("Words", "Paying is not possible right now."),
        _NOTHING_TAKEN,
        QT_TRANSLATE_NOOP("Words", "Please try again in a moment."),
    ),
    Notice.PAYMENT_EXPIRED: Told(
        QT_TRANSLATE_NOOP("Words", "The time to pay is over."), _NOTHING_TAKEN, _CHOOSE_AGAIN
    ),
    Notice.PAYMENT_CANCELLED: Told(
        QT_TRANSLATE_NOOP("Words", "The payment was cancelled."),
        _NOTHING_TAKEN,
        _CHOOSE_AGAIN,
        "info",
        "close",
    ),
    Notice.PAYMENT_DECLINED: Told(
        QT_TRANSLATE_NOOP("Words", "The attendant could not confirm your payment."),
        _NOTHING_TAKEN,
        _CHOOSE_AGAIN,
        "info",
        "attendant",
    ),
    Notice.PAID_TOO_LATE: Told(
        QT_TRANSLATE_NOOP("Words", "Your payment came too late."),
        QT_TRANSLATE_NOOP("Words", "All of it goes back to you."),
        _CHOOSE_AGAIN,
    ),
    Notice.OUTLET_FAILED: Told(
        QT_TRANSLATE_NOOP("Words", "The outlet stopped by itself."), _METERED, _CALL
    ),
    Notice.OUTLET_TAKEN: Told(
        QT_TRANSLATE_NOOP("Words", "Somebody else has just taken this outlet."),
        _NOTHING_TAKEN,
        QT_TRANSLATE_NOOP("Words", "Please choose another one."),
    ),
    Notice.VISIT_TIMED_OUT: Told(
        QT_TRANSLATE_NOOP("Words", "Nobody touched the screen for a while."),
        _NOTHING_TAKEN,
        QT_TRANSLATE_NOOP("Words", "Touch an outlet to begin again."),
        "info",
        "clock",
    ),
    Notice.STOPPED_BY_ATTENDANT: Told(
        QT_TRANSLATE_NOOP("Words", "The attendant has stopped this outlet."), _METERED, _CALL
    ),
    Notice.STOPPED_ALL: Told(
        QT_TRANSLATE_NOOP("Words", "Everything has been stopped."),
        _METERED,
        QT_TRANSLATE_NOOP("Words", "An attendant must start it again."),
        "bad",
        "stop",
    ),
    Notice.STORAGE_FULL: Told(
        QT_TRANSLATE_NOOP("Words", "The kiosk cannot record sales."),
        QT_TRANSLATE_NOOP("Words", "So nothing is sold and nothing is charged."),
        _CALL,
        "bad",
    ),
    Notice.WRONG_PIN: Told(
        QT_TRANSLATE_NOOP("Words", "That PIN is not right."),
        "",
        QT_TRANSLATE_NOOP("Words", "Please try again."),
    ),
    Notice.LOCKED_OUT: Told(
        QT_TRANSLATE_NOOP("Words", "Too many wrong PINs."),
        "",
        QT_TRANSLATE_NOOP("Words", "Please wait until the time is over."),
        "bad",
        "lock",
    ),
    Notice.NO_ATTENDANTS: Told(
        QT_TRANSLATE_NOOP("Words", "No attendant has been set up."),
        "",
        QT_TRANSLATE_NOOP("Words", "The operator adds attendants at the kiosk's console."),
        "info",
        "attendant",
    ),
    Notice.NOT_ALLOWED: Told(
        QT_TRANSLATE_NOOP("Words", "That is not possible now."), _NOTHING_TAKEN, _CHOOSE_AGAIN
    ),
    Notice.OVER_BUDGET: Told(
        QT_TRANSLATE_NOOP("Words", "That is more than your budget."),
        "",
        QT_TRANSLATE_NOOP("Words", "Please choose less."),
    ),
    Notice.TOO_MUCH: Told(
        QT_TRANSLATE_NOOP("Words", "That is more than is sold at once."),
        _NOTHING_TAKEN,
        QT_TRANSLATE_NOOP("Words", "Please choose less."),
    ),
    Notice.TOO_LITTLE: Told(
        QT_TRANSLATE_NOOP("Words", "That is less than can be measured."),
        _NOTHING_TAKEN,
        QT_TRANSLATE_NOOP("Words", "Please choose more."),
    ),
    Notice.BUSY: Told(
        QT_TRANSLATE_NOOP("Words", "The kiosk is busy."),
        _NOTHING_TAKEN,
        QT_TRANSLATE_NOOP("Words", "Please try again in a moment."),
        "info",
        "clock",
    ),
    Notice.TOO_MANY_PAGES: Told(
        QT_TRANSLATE_NOOP("Words", "Too many payments were begun and not made."),
        _NOTHING_TAKEN,
        QT_TRANSLATE_NOOP("Words", "Please wait a minute, then try again."),
        "info",
        "clock",
    ),
    Notice.SHIFT_OPEN: Told(
        QT_TRANSLATE_NOOP("Words", "A shift is open."),
        "",
        QT_TRANSLATE_NOOP("Words", "Close it first."),
        "info",
        "attendant",
    ),
    Notice.NO_SHIFT: Told(
        QT_TRANSLATE_NOOP("Words", "No shift is open."),
        "",
        QT_TRANSLATE_NOOP("Words", "Open one first."),
        "info",
        "attendant",
    ),
    Notice.PAUSE_OVER: Told(
        QT_TRANSLATE_NOOP("Words", "The pause was too long."),
        _METERED,
        QT_TRANSLATE_NOOP("Words", "What is left goes back to you."),
        "info",
        "clock",
    ),
    Notice.TURN_LAPSED: Told(
        QT_TRANSLATE_NOOP("Words", "It was your turn, and nothing was taken."),
        QT_TRANSLATE_NOOP("Words", "All of it goes back to you."),
        _CHOOSE_AGAIN,
        "info",
        "clock",
    ),
    Notice.NO_RECEIPT: Told(
        QT_TRANSLATE_NOOP("Words", "There is no such receipt."),
        "",
        QT_TRANSLATE_NOOP("Words", "Compare the number or the two words with the customer's."),
        "info",
        "receipt",
    ),
    Notice.NO_PRINTER: Told(
        QT_TRANSLATE_NOOP("Words", "The printer cannot print now."),
        "",
        QT_TRANSLATE_NOOP("Words", "The customer has the receipt on the phone."),
        "info",
        "receipt",
    ),
    Notice.CODE_FOREIGN: Told(
        QT_TRANSLATE_NOOP("Words", "This code is not one of ours."),
        _NOTHING_TAKEN,
        QT_TRANSLATE_NOOP("Words", "Please show the code that you were given here."),
    ),
    Notice.CODE_UNREADABLE: Told(
        QT_TRANSLATE_NOOP("Words", "This code could not be read."),
        _NOTHING_TAKEN,
        QT_TRANSLATE_NOOP("Words", "Hold it still and closer, and make your display brighter."),
    ),
    Notice.CODE_TOO_LONG: Told(
        QT_TRANSLATE_NOOP("Words", "What was read is too long to be a code."),
        _NOTHING_TAKEN,
        QT_TRANSLATE_NOOP("Words", "Please show the code that you were given here."),
        "info",
        "info",
    ),
    Notice.CODES_SEVERAL: Told(
        QT_TRANSLATE_NOOP("Words", "There was more than one code."),
        _NOTHING_TAKEN,
        QT_TRANSLATE_NOOP("Words", "Please show one at a time."),
    ),
    Notice.CODE_TOO_EARLY: Told(
        QT_TRANSLATE_NOOP("Words", "Your code was read and not used yet."),
        _NOTHING_TAKEN,
        QT_TRANSLATE_NOOP("Words", "Choose what you want to take, then show it again."),
        "info",
    ),
    Notice.WRONG_CODE: Told(
        QT_TRANSLATE_NOOP("Words", "There is nothing behind that code."),
        _NOTHING_TAKEN,
        QT_TRANSLATE_NOOP("Words", "Please try again."),
    ),
    Notice.CODES_LOCKED: Told(
        QT_TRANSLATE_NOOP("Words", "Too many wrong codes."),
        _NOTHING_TAKEN,
        QT_TRANSLATE_NOOP("Words", "Please pay with your phone."),
        "bad",
        "lock",
    ),
    Notice.PRICE_CHANGED: Told(
        QT_TRANSLATE_NOOP("Words", "The price has just changed."),
        QT_TRANSLATE_NOOP("Words", "Nothing was charged."),
        QT_TRANSLATE_NOOP("Words", "Please look at it, then go on."),
        "info",
        "clock",
    ),
    Notice.PRICE_OUT_OF_BOUNDS: Told(
        QT_TRANSLATE_NOOP("Words", "That price is outside its bounds."),
        QT_TRANSLATE_NOOP("Words", "The old one still holds."),
        QT_TRANSLATE_NOOP("Words", "Type one between them, or have the settings changed."),
    ),
    Notice.TANK_FULL: Told(
        QT_TRANSLATE_NOOP("Words", "The tank does not hold that much."),
        "",
        QT_TRANSLATE_NOOP("Words", "Compare the figure with the delivery note."),
    ),
    Notice.TANK_IN_USE: Told(
        QT_TRANSLATE_NOOP("Words", "Something is being delivered out of this tank."),
        "",
        QT_TRANSLATE_NOOP("Words", "Measure it again when nothing flows."),
        "info",
        "clock",
    ),
    Notice.NOTE_KNOWN: Told(
        QT_TRANSLATE_NOOP("Words", "This delivery note is written down already."),
        "",
        QT_TRANSLATE_NOOP("Words", "Look at the number, or in the journal."),
    ),
    Notice.FOR_MANAGER: Told(
        QT_TRANSLATE_NOOP("Words", "Only a manager may do that."),
        "",
        QT_TRANSLATE_NOOP("Words", "Let a manager log in."),
        "info",
        "lock",
    ),
    Notice.NEEDS_SECOND: Told(
        QT_TRANSLATE_NOOP("Words", "A second person has to agree."),
        "",
        QT_TRANSLATE_NOOP("Words", "Let somebody else log in."),
        "info",
        "people",
    ),
    Notice.WEAK_PIN: Told(
        QT_TRANSLATE_NOOP("Words", "Others would try that PIN first."),
        "",
        QT_TRANSLATE_NOOP("Words", "No date, no run, nothing repeated."),
    ),
    Notice.SAME_PIN: Told(
        QT_TRANSLATE_NOOP("Words", "That is the PIN you have now."),
        "",
        QT_TRANSLATE_NOOP("Words", "Please choose another one."),
    ),
    Notice.NEW_PIN_FIRST: Told(
        QT_TRANSLATE_NOOP("Words", "Choose a PIN of your own first."),
        "",
        QT_TRANSLATE_NOOP("Words", "Then everything else."),
        "info",
        "lock",
    ),
    Notice.NAME_TAKEN: Told(
        QT_TRANSLATE_NOOP("Words", "Somebody has that name already."),
        "",
        QT_TRANSLATE_NOOP("Words", "Please choose another one."),
    ),
    Notice.LAST_MANAGER: Told(
        QT_TRANSLATE_NOOP("Words", "This is the last manager."),
        "",
        QT_TRANSLATE_NOOP("Words", "Make somebody else one first."),
        "info",
        "shield",
    ),
    Notice.BARRED: Told(
        QT_TRANSLATE_NOOP("Words", "You may not log in."),
        "",
        QT_TRANSLATE_NOOP("Words", "Please ask a manager."),
        "bad",
        "lock",
    ),
    Notice.NOT_YOUR_ROLE: Told(
        QT_TRANSLATE_NOOP("Words", "Your role may not do that."),
        "",
        QT_TRANSLATE_NOOP("Words", "Call a technician or a manager."),
        "info",
        "attendant",
    ),
    Notice.LIMIT_STANDS: Told(
        QT_TRANSLATE_NOOP("Words", "Nobody here can raise a customer's limit."),
        "",
        QT_TRANSLATE_NOOP("Words", "They can add money, or you override on your budget."),
        "info",
        "coins",
    ),
    Notice.RECORD_STANDS: Told(
        QT_TRANSLATE_NOOP("Words", "What is written down cannot be changed."),
        "",
        QT_TRANSLATE_NOOP("Words", "Correct it with something new, such as a refund."),
        "info",
        "shield",
    ),
    Notice.NOTHING_RUNS: Told(
        QT_TRANSLATE_NOOP("Words", "Nobody is being served here."), "", _NOTHING_DONE, "info"
    ),
    Notice.STILL_CLOSING: Told(
        QT_TRANSLATE_NOOP("Words", "It is still closing."),
        "",
        QT_TRANSLATE_NOOP("Words", "Please try again in a moment."),
        "info",
        "clock",
    ),
    Notice.NOT_PAUSED: Told(
        QT_TRANSLATE_NOOP("Words", "Nothing is paused here."), "", _NOTHING_DONE, "info"
    ),
    Notice.NOTHING_LEFT: Told(
        QT_TRANSLATE_NOOP("Words", "What is left buys nothing more."),
        _METERED,
        QT_TRANSLATE_NOOP("Words", "Add money, or finish."),
        "info",
        "coins",
    ),
    Notice.NO_PLACE: Told(
        QT_TRANSLATE_NOOP("Words", "The rest cannot be taken there."),
        QT_TRANSLATE_NOOP("Words", "The money is kept."),
        QT_TRANSLATE_NOOP("Words", "Please choose another one."),
    ),
    Notice.OUTLET_SHUT: Told(
        QT_TRANSLATE_NOOP("Words", "This outlet is closed."),
        "",
        QT_TRANSLATE_NOOP("Words", "Unlock or restart it first."),
        "warn",
        "lock",
    ),
    Notice.VALVE_OPEN: Told(
        QT_TRANSLATE_NOOP("Words", "The valve is still open, or something flows."),
        "",
        QT_TRANSLATE_NOOP("Words", "Close it first: it stays locked until then."),
        "bad",
    ),
    Notice.FAULT_STANDS: Told(
        QT_TRANSLATE_NOOP("Words", "The fault has not gone."),
        "",
        QT_TRANSLATE_NOOP("Words", "It unlocks once its cause is put right."),
        "bad",
    ),
    Notice.UNVERIFIED: Told(
        QT_TRANSLATE_NOOP("Words", "The verification of this meter has run out."),
        "",
        QT_TRANSLATE_NOOP("Words", "A technician has to commission the outlet."),
        "warn",
        "lock",
    ),
    Notice.UNFIT: Told(
        QT_TRANSLATE_NOOP("Words", "This controller cannot keep a limit."),
        "",
        QT_TRANSLATE_NOOP("Words", "Another controller is needed."),
        "bad",
    ),
}

OVERRIDE_WORDS = {
    "cash": QT_TRANSLATE_NOOP("Words", "Paid in cash"),
    "fleet": QT_TRANSLATE_NOOP("Words", "Fleet customer"),
    "test_return": QT_TRANSLATE_NOOP("Words", "Test measure"),
    "goodwill": QT_TRANSLATE_NOOP("Words", "Goodwill"),
    "provider_down": QT_TRANSLATE_NOOP("Words", "Payment is down"),
    "emergency": QT_TRANSLATE_NOOP("Words", "Emergency"),
}
OVERRIDE_ICONS = {
    "cash": "coins",
    "fleet": "people",
    "test_return": "gauge",
    "goodwill": "person",
    "provider_down": "offline",
    "emergency": "alarm",
}

WAYS = {
    "phone": Sign(QT_TRANSLATE_NOOP("Words", "Phone"), "mobile", "off"),
    "card": Sign(QT_TRANSLATE_NOOP("Words", "Card"), "card", "off"),
    "lightning": Sign(QT_TRANSLATE_NOOP("Words", "Lightning"), "bolt", "off"),
    "bank_app": Sign(QT_TRANSLATE_NOOP("Words", "Bank app"), "bank", "off"),
    "mobile_money": Sign(QT_TRANSLATE_NOOP("Words", "Mobile money"), "phone", "off"),
    "cash": Sign(QT_TRANSLATE_NOOP("Words", "Cash"), "coins", "off"),
}
"""What customers call each way to pay."""

OWN_RAILS = {
    "voucher": QT_TRANSLATE_NOOP("Words", "Vouchers"),
    "operator": QT_TRANSLATE_NOOP("Words", "At the operator's cost"),
    "test": QT_TRANSLATE_NOOP("Words", "Tests"),
}
"""Where money comes from without a way to pay."""

PAGE, PAYLOAD, SHOWN, COUNTED = "page", "payload", "shown", "counted"
"""How a sale is paid: on a page of ours or a provider's, with an app that reads the code, with such
an app and an attendant who says so, or in cash."""

PAY_STEPS = {
    PAGE: (
        QT_TRANSLATE_NOOP("Words", "Scan the code with your phone"),
        QT_TRANSLATE_NOOP("Words", "Do both show these words?"),
        QT_TRANSLATE_NOOP("Words", "Pay on your phone"),
    ),
    PAYLOAD: (
        QT_TRANSLATE_NOOP("Words", "Scan the code with your app"),
        QT_TRANSLATE_NOOP("Words", "Does your app show this amount?"),
        QT_TRANSLATE_NOOP("Words", "Pay, and stay here for a moment"),
    ),
    SHOWN: (
        QT_TRANSLATE_NOOP("Words", "Scan the code with your app and pay"),
        QT_TRANSLATE_NOOP("Words", "Tell the attendant these two words"),
        QT_TRANSLATE_NOOP("Words", "Begin once they have seen your payment"),
    ),
    COUNTED: (
        QT_TRANSLATE_NOOP("Words", "Go to the attendant"),
        QT_TRANSLATE_NOOP("Words", "Tell them these two words"),
        QT_TRANSLATE_NOOP("Words", "Pay, and come back here"),
    ),
}
"""What whoever pays has to do, one after the other."""

PAY_WAITS = {
    PAGE: QT_TRANSLATE_NOOP("Words", "Waiting for your phone"),
    PAYLOAD: QT_TRANSLATE_NOOP("Words", "Waiting for your payment"),
    SHOWN: QT_TRANSLATE_NOOP("Words", "Waiting for the attendant"),
    COUNTED: QT_TRANSLATE_NOOP("Words", "Waiting for the attendant"),
}
"""What the kiosk waits for meanwhile."""

PAPER_TOO = QT_TRANSLATE_NOOP(
    "Words", "Pay on your phone. There is no paper: your receipt is there too"
)

REFUND_WORDS = {
    "overcharged": QT_TRANSLATE_NOOP("Words", "Charged too much"),
    "poor_product": QT_TRANSLATE_NOOP("Words", "Product not good"),
    "device_fault": QT_TRANSLATE_NOOP("Words", "Device at fault"),
    "goodwill": QT_TRANSLATE_NOOP("Words", "As a courtesy"),
    "other": QT_TRANSLATE_NOOP("Words", "Other reason"),
}
REFUND_ICONS = {
    "overcharged": "coins",
    "poor_product": "warning",
    "device_fault": "wrench",
    "goodwill": "hand",
    "other": "help",
}
REFUND_ASKED = QT_TRANSLATE_NOOP("Words", "Asked for by {name}: {reason}")
DECLINE_WORDS = {
    "not_paid": QT_TRANSLATE_NOOP("Words", "Nobody has paid"),
    "wrong_amount": QT_TRANSLATE_NOOP("Words", "Wrong amount"),
    "not_genuine": QT_TRANSLATE_NOOP("Words", "Not genuine"),
    "other": QT_TRANSLATE_NOOP("Words", "Other reason"),
}
DECLINE_ICONS = {
    "not_paid": "person",
    "wrong_amount": "coins",
    "not_genuine": "warning",
    "other": "help",
}
VOID_WORDS = {
    "unsold": QT_TRANSLATE_NOOP("Words", "Not sold"),
    "lost": QT_TRANSLATE_NOOP("Words", "Lost"),
    "misuse": QT_TRANSLATE_NOOP("Words", "Misuse"),
    "mistake": QT_TRANSLATE_NOOP("Words", "Mistake"),
    "paid_back": QT_TRANSLATE_NOOP("Words", "Paid back in cash"),
    "other": QT_TRANSLATE_NOOP("Words", "Other reason"),
}
VOID_ICONS = {
    "unsold": "return",
    "lost": "help",
    "misuse": "shield",
    "mistake": "erase",
    "paid_back": "coins",
    "other": "warning",
}
VOUCHER_STATES = {
    "live": QT_TRANSLATE_NOOP("Words", "Good"),
    "void": QT_TRANSLATE_NOOP("Words", "Void"),
    "expired": QT_TRANSLATE_NOOP("Words", "Expired"),
}
VOUCHER_FACTS = {
    "left": QT_TRANSLATE_NOOP("Words", "Left on it"),
    "value": QT_TRANSLATE_NOOP("Words", "Given out for"),
    "state": QT_TRANSLATE_NOOP("Words", "State"),
    "by": QT_TRANSLATE_NOOP("Words", "By"),
    "batch": QT_TRANSLATE_NOOP("Words", "Batch"),
}
VOUCHER_PRINT = QT_TRANSLATE_NOOP("Words", "Print it")

LOCK_WORDS = {
    "maintenance": QT_TRANSLATE_NOOP("Words", "Maintenance"),
    "fault": QT_TRANSLATE_NOOP("Words", "Fault"),
    "supply": QT_TRANSLATE_NOOP("Words", "Nothing left"),
    "safety": QT_TRANSLATE_NOOP("Words", "Safety"),
    "other": QT_TRANSLATE_NOOP("Words", "Other reason"),
    "unverified": QT_TRANSLATE_NOOP("Words", "Verification has run out"),
}
LOCK_ICONS = {
    "maintenance": "wrench",
    "fault": "warning",
    "supply": "water",
    "safety": "shield",
    "other": "help",
}

ACTS = {
    "stop": Sign(QT_TRANSLATE_NOOP("Words", "Stop"), "stop", "halt"),
    "pause": Sign(QT_TRANSLATE_NOOP("Words", "Pause"), "pause", "plain"),
    "resume": Sign(QT_TRANSLATE_NOOP("Words", "Resume"), "play", "primary"),
    "finish": Sign(QT_TRANSLATE_NOOP("Words", "Settle"), "check", "plain"),
    "move": Sign(QT_TRANSLATE_NOOP("Words", "Move rest"), "forward", "plain"),
    "lock": Sign(QT_TRANSLATE_NOOP("Words", "Lock"), "lock", "plain"),
    "unlock": Sign(QT_TRANSLATE_NOOP("Words", "Unlock"), "unlock", "plain"),
    "out": Sign(QT_TRANSLATE_NOOP("Words", "Out of service"), "wrench", "plain"),
    "override": Sign(QT_TRANSLATE_NOOP("Words", "Override"), "override", "plain"),
    "raise": Sign(QT_TRANSLATE_NOOP("Words", "Raise limit"), "coins", "quiet"),
    "edit": Sign(QT_TRANSLATE_NOOP("Words", "Change record"), "book", "quiet"),
}
"""What an attendant may want to do at an outlet; the last two nobody can, and is told why."""

ACT_ASKS = {
    "pause": QT_TRANSLATE_NOOP("Words", "Why is outlet {number} paused?"),
    "resume": QT_TRANSLATE_NOOP("Words", "Why does outlet {number} go on?"),
    "finish": QT_TRANSLATE_NOOP("Words", "Why is outlet {number} settled?"),
    "move": QT_TRANSLATE_NOOP("Words", "Why is the rest of outlet {number} moved?"),
    "lock": QT_TRANSLATE_NOOP("Words", "Why is outlet {number} locked after this customer?"),
    "out": QT_TRANSLATE_NOOP("Words", "Why is outlet {number} out of service now?"),
    "unlock": QT_TRANSLATE_NOOP("Words", "Why is outlet {number} unlocked?"),
}
MOVE_ASKS = QT_TRANSLATE_NOOP("Words", "Where is the rest of outlet {number} taken?")
MOVE_NOWHERE = QT_TRANSLATE_NOOP(
    "Words", "No other outlet is free that sells the same and that the money is enough for."
)

REASON_WORDS = {
    "customer_asked": QT_TRANSLATE_NOOP("Words", "The customer asked"),
    "checked": QT_TRANSLATE_NOOP("Words", "I have checked it"),
    "repaired": QT_TRANSLATE_NOOP("Words", "Repaired"),
    "misuse": QT_TRANSLATE_NOOP("Words", "Misuse"),
    "closing": QT_TRANSLATE_NOOP("Words", "We are closing"),
    "safety": QT_TRANSLATE_NOOP("Words", "Safety"),
    "other": QT_TRANSLATE_NOOP("Words", "Other reason"),
}
REASON_ICONS = {
    "customer_asked": "person",
    "checked": "check",
    "repaired": "wrench",
    "misuse": "warning",
    "closing": "clock",
    "safety": "shield",
    "other": "help",
}

SERVED = {
    "words": QT_TRANSLATE_NOOP("Words", "Customer"),
    "paid": QT_TRANSLATE_NOOP("Words", "Paid"),
    "used": QT_TRANSLATE_NOOP("Words", "Used of it"),
    "taken": QT_TRANSLATE_NOOP("Words", "Taken here"),
    "paused": QT_TRANSLATE_NOOP("Words", "Kept for them"),
    "by": QT_TRANSLATE_NOOP("Words", "Paid by"),
    "total": QT_TRANSLATE_NOOP("Words", "Totaliser"),
}
"""What an attendant is told of who is served at an outlet."""
GOES_ON = {
    "fuel": QT_TRANSLATE_NOOP("Words", "Paused. Pull the lever to go on."),
    "water": QT_TRANSLATE_NOOP("Words", "Paused. Open the tap to go on."),
    "energy": QT_TRANSLATE_NOOP("Words", "Paused. It goes on when the car asks for more."),
}
"""How somebody goes on who has paused at the nozzle or plug."""
HELD = QT_TRANSLATE_NOOP("Words", "The attendant has paused it. Your money is kept.")
HELD_OWN = QT_TRANSLATE_NOOP("Words", "Paused. Kept for you for %1 more.")
HELD_SIGN = Sign(QT_TRANSLATE_NOOP("Words", "Paused"), "pause", "warn")
LOCKS_LATER = QT_TRANSLATE_NOOP("Words", "Locked after this customer")


@dataclass(frozen=True, slots=True)
class Trouble:
    """A fault of an outlet, as an attendant is told it: what it means, and what to do."""

    means: str
    do: str


_TECHNICIAN_CLEARS = QT_TRANSLATE_NOOP("Words", "A technician or manager unlocks it.")
_THEN_UNLOCK = QT_TRANSLATE_NOOP("Words", "Have it looked at, then unlock it.")
_BY_ITSELF = QT_TRANSLATE_NOOP("Words", "Look at power and cable. It comes back by itself.")
_COMMISSION = QT_TRANSLATE_NOOP("Words", "A technician repairs it and commissions it again.")
_UNKNOWN = Trouble(QT_TRANSLATE_NOOP("Words", "It has a fault."), _THEN_UNLOCK)
_DOES_NOT_CLOSE = QT_TRANSLATE_NOOP("Words", "It does not close when it must.")
TROUBLES = {
    "not_heard_yet": Trouble(
        QT_TRANSLATE_NOOP("Words", "It has not answered since the start."), _BY_ITSELF
    ),
    "silent": Trouble(QT_TRANSLATE_NOOP("Words", "It does not answer."), _BY_ITSELF),
    "line_down": Trouble(QT_TRANSLATE_NOOP("Words", "Its line is down."), _BY_ITSELF),
    "storage": Trouble(
        QT_TRANSLATE_NOOP("Words", "Sales cannot be recorded"),
        QT_TRANSLATE_NOOP("Words", "Make room on the disk. It goes on by itself."),
    ),
    "other_controller": Trouble(
        QT_TRANSLATE_NOOP("Words", "Another controller answers here."),
        QT_TRANSLATE_NOOP("Words", "Undo the swap, or call a technician or manager."),
    ),
    "totaliser_lost": Trouble(QT_TRANSLATE_NOOP("Words", "Its totaliser was lost."), _THEN_UNLOCK),
    "overrun": Trouble(
        QT_TRANSLATE_NOOP("Words", "More came out than was paid for."), _THEN_UNLOCK
    ),
    "valve_stuck": Trouble(
        QT_TRANSLATE_NOOP("Words", "Its valve does not close. Close it by hand."),
        _TECHNICIAN_CLEARS,
    ),
    "group_shut_off": Trouble(
        QT_TRANSLATE_NOOP("Words", "A valve beside it does not close."),
        QT_TRANSLATE_NOOP("Words", "Unlock that outlet first, then this one."),
    ),
    "leak": Trouble(
        QT_TRANSLATE_NOOP("Words", "It flowed before it was opened. Look for a leak."),
        _TECHNICIAN_CLEARS,
    ),
    "unaccounted_flow": Trouble(
        QT_TRANSLATE_NOOP("Words", "Something left it without a sale. Look for a leak."),
        _TECHNICIAN_CLEARS,
    ),
    "watchdog_failed": Trouble(_DOES_NOT_CLOSE, _COMMISSION),
    "preset_failed": Trouble(_DOES_NOT_CLOSE, _COMMISSION),
    "wrong": Trouble(
        QT_TRANSLATE_NOOP("Words", "It counts in another unit."),
        QT_TRANSLATE_NOOP("Words", "A technician sets it up."),
    ),
    "meter": Trouble(QT_TRANSLATE_NOOP("Words", "Its readings cannot be true."), _THEN_UNLOCK),
    "refused": Trouble(
        QT_TRANSLATE_NOOP("Words", "Its safety settings are not right."),
        QT_TRANSLATE_NOOP("Words", "A technician sets it up."),
    ),
    "unfit": Trouble(
        QT_TRANSLATE_NOOP("Words", "This controller cannot keep a limit."),
        QT_TRANSLATE_NOOP("Words", "Another controller is needed."),
    ),
    "controller": Trouble(
        QT_TRANSLATE_NOOP("Words", "The controller complains."),
        QT_TRANSLATE_NOOP("Words", "See its manual. Unlock it once that is over."),
    ),
}
"""By the whole code of a fault, or what it begins with."""

PRINTING = {
    "": QT_TRANSLATE_NOOP("Words", "Print receipt"),
    "asked": QT_TRANSLATE_NOOP("Words", "Printing"),
    "printing": QT_TRANSLATE_NOOP("Words", "Printing"),
    "done": QT_TRANSLATE_NOOP("Words", "Print a copy"),
    "not_begun": QT_TRANSLATE_NOOP("Words", "Not printed. Try again"),
    "broken_off": QT_TRANSLATE_NOOP("Words", "Broken off. Print a copy"),
    "unknown": QT_TRANSLATE_NOOP("Words", "See the printer. Print a copy"),
}
"""What the button says that prints a receipt, for each thing that may have become of it."""

COMMISSION_ASKS = {
    "outlet": QT_TRANSLATE_NOOP("Words", "Which outlet is commissioned?"),
    "limit": QT_TRANSLATE_NOOP("Words", "How much may all trials together deliver?"),
    "measure": QT_TRANSLATE_NOOP("Words", "Fill a test measure. How large is it?"),
    "reading": QT_TRANSLATE_NOOP("Words", "What does the test measure show?"),
    "certificate": QT_TRANSLATE_NOOP("Words", "Number of the certificate"),
    "seals_before": QT_TRANSLATE_NOOP("Words", "Number of the seal that was found"),
    "seals_after": QT_TRANSLATE_NOOP("Words", "Number of the seal that is left"),
}
"""What is to be typed in a commissioning."""

COMMISSION_STEPS = {
    Step.IDENTIFY: QT_TRANSLATE_NOOP("Words", "Who answers"),
    Step.WATCHDOG: QT_TRANSLATE_NOOP("Words", "Dead-man timer"),
    Step.PRESET: QT_TRANSLATE_NOOP("Words", "Preset"),
    Step.CLOSINGS: QT_TRANSLATE_NOOP("Words", "Closing time"),
    Step.PROVING: QT_TRANSLATE_NOOP("Words", "Test measure"),
    Step.APPROVAL: QT_TRANSLATE_NOOP("Words", "Two people agree"),
    Step.DONE: QT_TRANSLATE_NOOP("Words", "Commissioned"),
    Step.ENDING: QT_TRANSLATE_NOOP("Words", "Ended"),
}

COMMISSION_TASKS = {
    Step.IDENTIFY: QT_TRANSLATE_NOOP("Words", "Ask the controller who it is."),
    Step.WATCHDOG: QT_TRANSLATE_NOOP(
        "Words", "Open the outlet. Then nobody speaks to it, and it must close."
    ),
    Step.PRESET: QT_TRANSLATE_NOOP("Words", "Open the outlet. It must close by itself."),
    Step.CLOSINGS: QT_TRANSLATE_NOOP(
        "Words", "Leave the outlet open. Thirty deliveries follow one another."
    ),
    Step.PROVING: QT_TRANSLATE_NOOP("Words", "Go on, or fill one more measure."),
    Step.APPROVAL: QT_TRANSLATE_NOOP("Words", "Do you agree to this?"),
    Step.DONE: QT_TRANSLATE_NOOP("Words", "It is in force, and in the journal."),
    Step.ENDING: QT_TRANSLATE_NOOP("Words", "Everything is as it was before."),
}
"""What to do in each step, where nothing is to be typed."""

COMMISSION_TRYING = QT_TRANSLATE_NOOP("Words", "One moment: it is being tried.")
COMMISSION_SECOND = QT_TRANSLATE_NOOP(
    "Words", "You have agreed. Log out, and let somebody else log in who agrees as well."
)

COMMISSION_WHY = {
    "limit_used_up": QT_TRANSLATE_NOOP("Words", "All that was authorised is used up."),
    "not_ready": QT_TRANSLATE_NOOP("Words", "The outlet did not become ready."),
    "cut_off": QT_TRANSLATE_NOOP(
        "Words", "The controller was late: the kiosk had to close the valve."
    ),
    "no_flow_seen": QT_TRANSLATE_NOOP("Words", "No flow was seen before the valve closed."),
    "nothing_flowed": QT_TRANSLATE_NOOP("Words", "Nothing flowed."),
    "no_start": QT_TRANSLATE_NOOP("Words", "It was not begun in time."),
    "no_flow": QT_TRANSLATE_NOOP("Words", "The flow stopped."),
    "hung_up": QT_TRANSLATE_NOOP("Words", "Somebody hung up."),
    "preset": QT_TRANSLATE_NOOP("Words", "The controller had closed at its preset before."),
    "no_certificate": QT_TRANSLATE_NOOP(
        "Words", "The numbers of the certificate and of both seals are missing."
    ),
    "misread": QT_TRANSLATE_NOOP("Words", "That cannot be after what the meter showed."),
    "not_within": QT_TRANSLATE_NOOP(
        "Words", "Meter and measures do not agree within what is permissible."
    ),
    "silent": QT_TRANSLATE_NOOP("Words", "The outlet did not answer."),
    "watchdog_failed": QT_TRANSLATE_NOOP(
        "Words", "The controller does not close when nobody speaks to it."
    ),
    "preset_failed": QT_TRANSLATE_NOOP("Words", "The controller does not close at its preset."),
    "stopped_all": QT_TRANSLATE_NOOP("Words", "Everything was stopped."),
    "timed_out": QT_TRANSLATE_NOOP("Words", "Nobody asked for anything for a quarter of an hour."),
}
"""Why a commissioning does not go on."""

COMMISSION_FACTS = {
    "used": QT_TRANSLATE_NOOP("Words", "Delivered, of at most"),
    "serial": QT_TRANSLATE_NOOP("Words", "Controller"),
    "watchdog": QT_TRANSLATE_NOOP("Words", "Shut after, at most"),
    "preset": QT_TRANSLATE_NOOP("Words", "Flowed past the preset, at most"),
    "closings": QT_TRANSLATE_NOOP("Words", "Closings, and the slowest"),
    "proofs": QT_TRANSLATE_NOOP("Words", "Measures read"),
    "proof": QT_TRANSLATE_NOOP("Words", "Meter and measure: error, permissible"),
    "factor": QT_TRANSLATE_NOOP("Words", "Meter factor"),
    "bound": QT_TRANSLATE_NOOP("Words", "Overrun bound"),
    "certificate": QT_TRANSLATE_NOOP("Words", "Certificate"),
    "seals": QT_TRANSLATE_NOOP("Words", "Seal, before and after"),
    "agreed": QT_TRANSLATE_NOOP("Words", "Agreed"),
}
"""What a commissioning has shown."""

WAITING = QT_TRANSLATE_NOOP("Words", "Waiting: %1")
"""How many have paid and wait for their turn at an outlet."""
RUNS_LOW = QT_TRANSLATE_NOOP("Words", "The money is nearly used up")
RUNS_LOW_LEFT = QT_TRANSLATE_NOOP("Words", "The money is nearly used up: %1 left")
"""How long it still lasts at this flow."""

ALARMS = {
    "help_called": QT_TRANSLATE_NOOP("Words", "Somebody asks for help: screen %1"),
    "outlet": QT_TRANSLATE_NOOP("Words", "Outlet %1: %2"),
    "payment_stuck": QT_TRANSLATE_NOOP("Words", "A payment does not come to an end: %1"),
    "refund_failed": QT_TRANSLATE_NOOP("Words", "A refund came back: %1"),
    "refund_waits": QT_TRANSLATE_NOOP("Words", "A refund waits for a second person: receipt %1"),
    "price_waits": QT_TRANSLATE_NOOP("Words", "A price waits for a second person: %1"),
    "dip_waits": QT_TRANSLATE_NOOP("Words", "A measure waits for a second person: %1"),
    "payment_lost": QT_TRANSLATE_NOOP("Words", "A provider let go of reserved money: %1"),
    "rest_unpaid": QT_TRANSLATE_NOOP("Words", "A wallet could not be paid its rest: %1"),
    "locked_out": QT_TRANSLATE_NOOP("Words", "Too many wrong PINs: %1"),
    "codes_locked": QT_TRANSLATE_NOOP("Words", "Too many wrong codes: screen %1"),
    "storage": QT_TRANSLATE_NOOP("Words", "Sales cannot be recorded"),
    "no_flow": QT_TRANSLATE_NOOP(
        "Words", "Outlet %1: the valve opened three times and nothing flowed"
    ),
    "closing_drifts": QT_TRANSLATE_NOOP(
        "Words", "Outlet %1: its valve closes more and more slowly"
    ),
    "image_restored": QT_TRANSLATE_NOOP(
        "Words", "An older database was put back: compare payments with the provider"
    ),
    "report_unreadable": QT_TRANSLATE_NOOP("Words", "The report of day %1 cannot be added up"),
    "printer": QT_TRANSLATE_NOOP("Words", "Receipt printer: %1"),
    "reader_lost": QT_TRANSLATE_NOOP("Words", "A reader of codes is not there: %1"),
    "verification_due": QT_TRANSLATE_NOOP("Words", "Verification runs out: outlet %1"),
    "verification_over": QT_TRANSLATE_NOOP("Words", "Verification has run out: outlet %1"),
    "delivery_lost": QT_TRANSLATE_NOOP(
        "Words", "A delivery at an outlet that is not in the settings any more: %1"
    ),
}
"""How an alarm is put; its code is `kind:detail`, or `outlet_3:detail`."""


def outlet_sign(state: str) -> Sign:
    """Return how an outlet's state is shown."""
    known = OutletState.__members__.get(state.upper())
    return UNKNOWN_SIGN if known is None else OUTLET_SIGNS[known]


def delivery_sign(state: str) -> Sign:
    """Return how a delivery's state is shown."""
    return DELIVERY_SIGNS[DeliveryState(state)] if state in set(DeliveryState) else UNKNOWN_SIGN


def stop_reason(reason: str) -> str:
    """Return why a delivery ended, in words; empty where it has not."""
    return say(STOP_REASONS[StopReason(reason)]) if reason in set(StopReason) else ""


def way(name: str) -> str:
    """Return what customers call a way to pay."""
    return say(WAYS[name].word)


def rail(name: str, way_name: str) -> str:
    """Return what people call a rail: as customers do, or what it is of ours; else its name."""
    if way_name:
        return way(way_name)
    return say(OWN_RAILS[name]) if name in OWN_RAILS else name


def pay_steps(mode: str) -> tuple[str, str, str]:
    """Return what to do to pay, one after the other."""
    first, second, third = PAY_STEPS[mode]
    return say(first), say(second), say(third)


def printing(state: str) -> str:
    """Return what the print button says."""
    return say(PRINTING.get(state, PRINTING[""]))


def printing_voucher(state: str) -> str:
    """Return what the print button of a voucher says."""
    return printing(state) if state else say(VOUCHER_PRINT)


PRINTER_TROUBLES = {
    "lost": QT_TRANSLATE_NOOP("Words", "it does not answer"),
    "paper_out": QT_TRANSLATE_NOOP("Words", "no paper"),
    "paper_low": QT_TRANSLATE_NOOP("Words", "little paper left"),
    "cover_open": QT_TRANSLATE_NOOP("Words", "the cover is open"),
    "fault": QT_TRANSLATE_NOOP("Words", "it has a fault"),
    "offline": QT_TRANSLATE_NOOP("Words", "it is switched offline"),
}


MORE_ALARMS = QT_TRANSLATE_NOOP("Words", "(and {count} more)")
ALARM_AT = QT_TRANSLATE_NOOP("Words", "outlet {outlets}")
"""Where the payment is that an alarm names; which way, how much and whose words follow."""


def trouble(fault: str) -> Trouble:
    """Return what a fault of an outlet means and what to do, in words."""
    found = TROUBLES.get(fault) or TROUBLES.get(fault.partition("_")[0], _UNKNOWN)
    return Trouble(say(found.means), say(found.do))


def alarm(code: str, payment: str = "") -> str:
    """Return an alarm in words; one that nobody here knows as it came.

    `payment` takes the place of a number that nobody outside our books knows.
    """
    head, _, detail = code.partition(":")
    kind, _, number = head.rpartition("_")
    if kind == "outlet" and number.isdigit():
        text = say(ALARMS["outlet"]).replace("%1", number)
        return text.replace("%2", trouble(detail).means)
    detail = payment or detail
    if head == "printer":
        detail = say(PRINTER_TROUBLES.get(detail, detail))
    return say(ALARMS[head]).replace("%1", detail) if head in ALARMS else code


def product_icon(kind: str, product: str) -> str:
    """Return the icon of a product."""
    if kind == "fuel":
        return "diesel" if "diesel" in product.lower() else "petrol"
    return {"water": "water", "energy": "energy"}.get(kind, "gauge")


# --- Help ---------------------------------------------------------------------------------------

NOT_CALLED, CALLED, COMING = "", "called", "coming"
HELP_SIGNS = {
    NOT_CALLED: Sign(QT_TRANSLATE_NOOP("Words", "Help"), "help", "off"),
    CALLED: Sign(QT_TRANSLATE_NOOP("Words", "Called"), "clock", "busy"),
    COMING: Sign(QT_TRANSLATE_NOOP("Words", "Coming"), "attendant", "good"),
}
"""What stands on the help button."""
HELP_TOLD = {
    NOT_CALLED: "",
    CALLED: QT_TRANSLATE_NOOP("Words", "An attendant was called at %1. Please wait here."),
    COMING: QT_TRANSLATE_NOOP("Words", "An attendant is coming. Please wait here."),
}
HELP_WANTED = QT_TRANSLATE_NOOP("Words", "Help wanted since %1: screen %2")
HELP_AT = QT_TRANSLATE_NOOP("Words", "Outlet %1")
HELP_BY = QT_TRANSLATE_NOOP("Words", "%1 is coming")
HELP_NOW = {
    "overview": QT_TRANSLATE_NOOP(
        "Words", "Choose a free outlet and touch Continue. You pay only for what you take."
    ),
    "choose": QT_TRANSLATE_NOOP(
        "Words", "Say how much you want. What you do not take goes back to you."
    ),
    "pay": QT_TRANSLATE_NOOP(
        "Words", "Scan the code with your phone and pay there. Compare the two words first."
    ),
    "pay_attended": QT_TRANSLATE_NOOP(
        "Words", "Pay as the screen says. The attendant confirms it: show the two words."
    ),
    "queue": QT_TRANSLATE_NOOP(
        "Words", "Please wait until your two words are shown. Your money stays yours."
    ),
    "delivering": QT_TRANSLATE_NOOP(
        "Words", "It stops by itself at your limit. Touch Stop to end it sooner."
    ),
    "needs_lift": QT_TRANSLATE_NOOP(
        "Words", "Lift the nozzle of your outlet and begin. It stops at your limit."
    ),
    "needs_plug": QT_TRANSLATE_NOOP(
        "Words", "Plug in the cable of your outlet. It starts by itself."
    ),
    "needs_open_tap": QT_TRANSLATE_NOOP(
        "Words", "Hold your vessel under your outlet. Then open the tap."
    ),
    "needs_start": QT_TRANSLATE_NOOP(
        "Words", "Get ready at your outlet. Then touch Start on this screen."
    ),
    "done": QT_TRANSLATE_NOOP(
        "Words", "You are done. What you did not take goes back to you by itself."
    ),
    "out_of_service": QT_TRANSLATE_NOOP(
        "Words", "Nothing can be sold here now. Please call us, or an attendant."
    ),
    "stopped": QT_TRANSLATE_NOOP(
        "Words", "Everything was stopped. Only an attendant can start it again."
    ),
    "login": QT_TRANSLATE_NOOP("Words", "This page is for attendants. Touch the arrow to go back."),
}
"""What to do now, by screen and what it waits for: two sentences of twelve plain words at most."""


def help_now(name: str) -> str:
    """Return what to do at the screen of that name; empty where the help has nothing to say."""
    return say(HELP_NOW[name]) if name in HELP_NOW else ""


# --- Health and charts --------------------------------------------------------------------------

HEALTH_ASKED = QT_TRANSLATE_NOOP("Words", "Everything is being asked how it is.")
HEALTH_WELL = QT_TRANSLATE_NOOP("Words", "All is well.")
HEALTH_WANTING = QT_TRANSLATE_NOOP("Words", "To be looked at: %1")
HEALTH_SIGNS = {
    Grade.OK: Sign(QT_TRANSLATE_NOOP("Words", "Fine"), "free", "good"),
    Grade.WARNING: Sign(QT_TRANSLATE_NOOP("Words", "Look at it"), "warning", "warn"),
    Grade.WRONG: Sign(QT_TRANSLATE_NOOP("Words", "Does not work"), "stop", "bad"),
}
HEALTH_TITLES = {
    "line": QT_TRANSLATE_NOOP("Words", "Line %1"),
    "outlet": HELP_AT,
    "rail": QT_TRANSLATE_NOOP("Words", "Way to pay %1"),
    "printer": QT_TRANSLATE_NOOP("Words", "Receipt printer"),
    "reader": QT_TRANSLATE_NOOP("Words", "Reader %1"),
    "disk": QT_TRANSLATE_NOOP("Words", "Disk"),
    "clock": QT_TRANSLATE_NOOP("Words", "Clock"),
    "monitor": QT_TRANSLATE_NOOP("Words", "Monitor"),
}
HEALTH_FACTS = {
    "exchanges": QT_TRANSLATE_NOOP("Words", "asked: %1"),
    "silent": QT_TRANSLATE_NOOP("Words", "silent: %1"),
    "damaged": QT_TRANSLATE_NOOP("Words", "damaged: %1"),
    "foreign": QT_TRANSLATE_NOOP("Words", "of others: %1"),
    "refused": QT_TRANSLATE_NOOP("Words", "refused: %1"),
    "quarantines": QT_TRANSLATE_NOOP("Words", "pauses: %1"),
    "reopened": QT_TRANSLATE_NOOP("Words", "reopened: %1"),
    "heard_s": QT_TRANSLATE_NOOP("Words", "heard %1 ago"),
    "median_us": QT_TRANSLATE_NOOP("Words", "answers in %1"),
    "answered_s": QT_TRANSLATE_NOOP("Words", "answered %1 ago"),
    "outbox": QT_TRANSLATE_NOOP("Words", "waiting: %1"),
    "free_mb": QT_TRANSLATE_NOOP("Words", "free: %1"),
    "incidents": QT_TRANSLATE_NOOP("Words", "incidents: %1"),
    "serial": QT_TRANSLATE_NOOP("Words", "serial number %1"),
    "line": QT_TRANSLATE_NOOP("Words", "line %1"),
}
"""Figures of the health page; others stand without a word."""
_CABLE = QT_TRANSLATE_NOOP("Words", "Check power, address and cable of this outlet.")
_PAPER = QT_TRANSLATE_NOOP("Words", "Load paper and shut the cover. It goes on by itself.")
_PLUG = QT_TRANSLATE_NOOP("Words", "Check its power and cable, then switch it off and on.")
HEALTH_ADVICE = {
    "down": QT_TRANSLATE_NOOP("Words", "Plug the adapter in again. It is opened by itself."),
    "line_down": QT_TRANSLATE_NOOP("Words", "Its line is down: look there first."),
    "damaged": QT_TRANSLATE_NOOP("Words", "Check the cable, its ends and its earth."),
    "foreign": QT_TRANSLATE_NOOP("Words", "Two devices may have one address: try one at a time."),
    "never_heard": _CABLE,
    "silent": _CABLE,
    "fault": QT_TRANSLATE_NOOP("Words", "See what its fault means, then unlock it on the board."),
    "rail_silent": QT_TRANSLATE_NOOP("Words", "Check the network, then ask the provider."),
    "printer_paper_out": _PAPER,
    "printer_paper_low": _PAPER,
    "printer_cover_open": _PAPER,
    "printer_fault": _PLUG,
    "printer_offline": _PLUG,
    "printer_lost": _PLUG,
    "reader_lost": QT_TRANSLATE_NOOP("Words", "Plug it in again. Codes can be typed meanwhile."),
    "disk_low": QT_TRANSLATE_NOOP("Words", "Make room: nothing is sold once the disk is full."),
    "clock_unset": QT_TRANSLATE_NOOP("Words", "Let a time server set it: receipts carry its time."),
    "monitor_late": QT_TRANSLATE_NOOP("Words", "Restart the engine, and tell a technician."),
    "incidents": QT_TRANSLATE_NOOP(
        "Words", "Everything was closed. Read the file of the incident."
    ),
}
"""What to do about it."""

TANK_SIGNS = {
    "good": HEALTH_SIGNS[Grade.OK],
    "low": Sign(QT_TRANSLATE_NOOP("Words", "Low: order"), "warning", "warn"),
    "out": Sign(QT_TRANSLATE_NOOP("Words", "Sold out"), "stop", "bad"),
}
TANK_FULL = QT_TRANSLATE_NOOP("Words", "Full: %1")
TANK_LOW = QT_TRANSLATE_NOOP("Words", "Low: %1")
TANK_RESERVE = QT_TRANSLATE_NOOP("Words", "Reserve: %1")
TANK_SAYS = QT_TRANSLATE_NOOP("Words", "%1: %2 of %3, %4. %5")
DAY_COUNT = QT_TRANSLATE_NOOP("Words", "Deliveries: %1")
DAY_PEAK = QT_TRANSLATE_NOOP("Words", "Most: %1 at %2")
CLOSINGS_SIGNS = {
    "good": HEALTH_SIGNS[Grade.OK],
    "learning": Sign(QT_TRANSLATE_NOOP("Words", "Still learning"), "clock", "off"),
    "drifts": Sign(QT_TRANSLATE_NOOP("Words", "Closes too slowly"), "warning", "warn"),
}
CLOSINGS_LIMIT = QT_TRANSLATE_NOOP("Words", "Alarm from %1")
CLOSINGS_RECKONED = QT_TRANSLATE_NOOP("Words", "Reckoned with %1")
CLOSINGS_LAST = QT_TRANSLATE_NOOP("Words", "Latest of %2: %1")


def health_title(kind: str) -> str:
    """Return what a row of the health page is about; a kind that nobody here knows as it came."""
    return say(HEALTH_TITLES[kind]) if kind in HEALTH_TITLES else f"{kind} %1"


def health_fact(name: str) -> str:
    """Return the words of a figure, with a place for it."""
    return say(HEALTH_FACTS[name]) if name in HEALTH_FACTS else "%1"


def health_advice(why: str) -> str:
    """Return what to do; a reason that nobody here knows as it came."""
    return say(HEALTH_ADVICE[why]) if why in HEALTH_ADVICE else why


# --- The shift and the day ----------------------------------------------------------------------

SHIFT_OF = QT_TRANSLATE_NOOP("Words", "Shift {number}: {name}")
NO_SHIFT = QT_TRANSLATE_NOOP("Words", "No shift is open.")
ADDING_UP = QT_TRANSLATE_NOOP("Words", "The journal is still being added up.")
COUNT_DRAWER = QT_TRANSLATE_NOOP("Words", "Count the drawer. How much is in it?")
END_DAY = QT_TRANSLATE_NOOP("Words", "Close the day? Its report is Z {number} and stays as it is.")
METERS_DIFFER = QT_TRANSLATE_NOOP(
    "Words", "More or less flowed than was sold at outlet {outlets}. The report says why."
)
TAKINGS = QT_TRANSLATE_NOOP("Words", "Takings today")
SALES = QT_TRANSLATE_NOOP("Words", "Sales")
GIVEN_BACK = QT_TRANSLATE_NOOP("Words", "Given back")
ON_CODES = QT_TRANSLATE_NOOP("Words", "Rests on codes")
REFUNDED = QT_TRANSLATE_NOOP("Words", "Refunded")
REFUNDED_LATER = QT_TRANSLATE_NOOP("Words", "Refunded later")
WRITTEN_OFF = QT_TRANSLATE_NOOP("Words", "Written off")
OVERRUN = QT_TRANSLATE_NOOP("Words", "Overrun")
OVERRIDES = QT_TRANSLATE_NOOP("Words", "Overrides")
TESTS = QT_TRANSLATE_NOOP("Words", "Tests")
OPEN_SALES = QT_TRANSLATE_NOOP("Words", "Sales that go on")
UNSETTLED = QT_TRANSLATE_NOOP("Words", "Not confirmed yet")
DIFFERENCE = QT_TRANSLATE_NOOP("Words", "Drawer, last shift")

NO_VOICE = QT_TRANSLATE_NOOP("Words", "There is no voice for %1 here. The keys work all the same.")
SPEECH_BROKEN = QT_TRANSLATE_NOOP("Words", "Speech is out of order. The keys work all the same.")
VOLUME = QT_TRANSLATE_NOOP("Words", "Volume %1 of %2")
WELCOME = QT_TRANSLATE_NOOP(
    "Words",
    "Speech is on. Up and down move, OK chooses, Back goes back, Help says everything again.",
)
ON_SCREEN_ONLY = QT_TRANSLATE_NOOP("Words", "Amounts and codes are on the screen only.")
PLUG_IN = QT_TRANSLATE_NOOP("Words", "Plug in a headphone to hear amounts and codes.")
FIGURE = QT_TRANSLATE_NOOP("Words", "A figure on the screen")
PIN_KEY = QT_TRANSLATE_NOOP("Words", "Key for the PIN")
BUTTON = QT_TRANSLATE_NOOP("Words", "button")
PICKED = QT_TRANSLATE_NOOP("Words", "chosen")
NOT_PICKED = QT_TRANSLATE_NOOP("Words", "not chosen")
PLACE = QT_TRANSLATE_NOOP("Words", "%1 of %2")
NOTHING_BEFORE = QT_TRANSLATE_NOOP("Words", "There is nothing to go back to.")
NOTHING_HERE = QT_TRANSLATE_NOOP("Words", "There is nothing to choose here.")
