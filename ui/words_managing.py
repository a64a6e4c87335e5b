"""What the screen says of prices, people, the journal and the software."""

from __future__ import annotations

from ui.words import (
    DECLINE_WORDS,
    LOCK_WORDS,
    OVERRIDE_WORDS,
    QT_TRANSLATE_NOOP,
    VOID_WORDS,
    say,
)

ROLES = {
    "attendant": QT_TRANSLATE_NOOP("Words", "Attendant"),
    "technician": QT_TRANSLATE_NOOP("Words", "Technician"),
    "manager": QT_TRANSLATE_NOOP("Words", "Manager"),
}
ROLE_ICONS = {"attendant": "person", "technician": "wrench", "manager": "shield"}

PRICE_WORDS = {
    "market": QT_TRANSLATE_NOOP("Words", "Market price"),
    "supplier": QT_TRANSLATE_NOOP("Words", "Supplier"),
    "promotion": QT_TRANSLATE_NOOP("Words", "Promotion"),
    "correction": QT_TRANSLATE_NOOP("Words", "Correction"),
    "other": QT_TRANSLATE_NOOP("Words", "Other reason"),
}
PRICE_ICONS = {
    "market": "gauge",
    "supplier": "people",
    "promotion": "voucher",
    "correction": "erase",
    "other": "help",
}
AT_ONCE = QT_TRANSLATE_NOOP("Words", "At once")
BY_FILE = QT_TRANSLATE_NOOP("Words", "As the settings file lists it")
SET_BY = QT_TRANSLATE_NOOP("Words", "Set by {name}, {when}")
WAITS_FOR_SECOND = QT_TRANSLATE_NOOP("Words", "{name} asks for {price}. Somebody else must agree.")
WAITS_FOR_HOUR = QT_TRANSLATE_NOOP("Words", "{price} from {when} on, set by {name}")
HAS_STEPS = QT_TRANSLATE_NOOP("Words", "This price has steps: it is changed in the settings file.")
FOR_MANAGERS = QT_TRANSLATE_NOOP("Words", "Only a manager may do that.")
TAKES_TWO = QT_TRANSLATE_NOOP("Words", "More than a tenth: a second person has to agree.")
BETWEEN_PRICES = QT_TRANSLATE_NOOP("Words", "From {least} to {most}")
PRICE_OR_MORE = QT_TRANSLATE_NOOP("Words", "{least} or more")
PRICE_OR_LESS = QT_TRANSLATE_NOOP("Words", "{most} or less")
FOR_LATER_SALES = QT_TRANSLATE_NOOP("Words", "Sales that run or were offered keep the old price.")

DIP_WORDS = {
    "measured": QT_TRANSLATE_NOOP("Words", "Regular measure"),
    "temperature": QT_TRANSLATE_NOOP("Words", "Temperature"),
    "delivery_differs": QT_TRANSLATE_NOOP("Words", "Delivery differed"),
    "loss": QT_TRANSLATE_NOOP("Words", "Loss"),
    "other": PRICE_WORDS["other"],
}
DIP_ICONS = {
    "measured": "gauge",
    "temperature": "flow",
    "delivery_differs": "receipt",
    "loss": "warning",
    "other": "help",
}
ROOM_IN_TANK = QT_TRANSLATE_NOOP("Words", "Holds {full}, room for {free}")
DIP_WAITS = QT_TRANSLATE_NOOP(
    "Words", "{name} has measured {measured} ({difference}, {reason}). Somebody else must agree."
)
TAKES_TWO_TANK = QT_TRANSLATE_NOOP("Words", "A large difference: a second person has to agree.")
FOR_OTHERS = QT_TRANSLATE_NOOP("Words", "Attendants and managers may write that down.")
DRAWN_ON = QT_TRANSLATE_NOOP("Words", "Something is being delivered: measure it afterwards.")

BARRED = QT_TRANSLATE_NOOP("Words", "Locked")
MUST_CHOOSE = QT_TRANSLATE_NOOP("Words", "First PIN")
LOCKED_FOR = QT_TRANSLATE_NOOP("Words", "Wrong PINs")
LAST_MANAGER = QT_TRANSLATE_NOOP("Words", "The last manager stays one.")

PIN_ASKS = {
    "new": QT_TRANSLATE_NOOP("Words", "A first PIN for {name}: 6 to 12 digits"),
    "reset": QT_TRANSLATE_NOOP("Words", "A new PIN for {name}: 6 to 12 digits"),
    "own": QT_TRANSLATE_NOOP("Words", "Choose your own PIN: 6 to 12 digits"),
    "again": QT_TRANSLATE_NOOP("Words", "The same PIN once more"),
    "differs": QT_TRANSLATE_NOOP("Words", "The two differed. Choose your PIN again"),
}

CLASSES = {
    "payment": QT_TRANSLATE_NOOP("Words", "Payments"),
    "delivery": QT_TRANSLATE_NOOP("Words", "Deliveries"),
    "meter": QT_TRANSLATE_NOOP("Words", "Meters"),
    "contract": QT_TRANSLATE_NOOP("Words", "Prices"),
    "attendant": QT_TRANSLATE_NOOP("Words", "People"),
    "system": QT_TRANSLATE_NOOP("Words", "System"),
}
"""What an entry of the journal is about, by its class."""

ALL_CLASSES = QT_TRANSLATE_NOOP("Words", "Every kind")
ALL_OUTLETS = QT_TRANSLATE_NOOP("Words", "Every outlet")
ALL_PEOPLE = QT_TRANSLATE_NOOP("Words", "Everybody")
ALL_DAYS = QT_TRANSLATE_NOOP("Words", "Every day")
ONE_OUTLET = QT_TRANSLATE_NOOP("Words", "Outlet {number}")
PROVEN = QT_TRANSLATE_NOOP("Words", "{count} entries proven")
PROVING = QT_TRANSLATE_NOOP("Words", "{count} of {all} entries proven")
BROKEN = QT_TRANSLATE_NOOP("Words", "Not sound: {fault}")
LOOKING = QT_TRANSLATE_NOOP("Words", "Looking …")
NONE_FOUND = QT_TRANSLATE_NOOP("Words", "There is no such entry.")

SOFTWARE_FACTS = {
    "version": QT_TRANSLATE_NOOP("Words", "Version"),
    "legal": QT_TRANSLATE_NOOP("Words", "SHA-256 of the legally relevant part"),
    "serial": QT_TRANSLATE_NOOP("Words", "Serial number of the kiosk"),
    "settings": QT_TRANSLATE_NOOP("Words", "SHA-256 of the settings"),
    "journal": QT_TRANSLATE_NOOP("Words", "Journal: last entry, and its hash"),
    "events": QT_TRANSLATE_NOOP("Words", "Event counter of the meters"),
}

_PRINTED_RECEIPT = QT_TRANSLATE_NOOP("Words", "Receipt printed")
_PRINTED_REPORT = QT_TRANSLATE_NOOP("Words", "Report printed")
_MOVED = QT_TRANSLATE_NOOP("Words", "Rest moved")
KINDS = {
    "attendant-added": QT_TRANSLATE_NOOP("Words", "Person added"),
    "attendant-barred": QT_TRANSLATE_NOOP("Words", "Person locked"),
    "attendant-let-in": QT_TRANSLATE_NOOP("Words", "Person unlocked"),
    "attendant-pin-changed": QT_TRANSLATE_NOOP("Words", "New PIN"),
    "attendant-removed": QT_TRANSLATE_NOOP("Words", "Person removed"),
    "attendant-role-changed": QT_TRANSLATE_NOOP("Words", "New role"),
    "authorisation-gone": QT_TRANSLATE_NOOP("Words", "Reserved money gone"),
    "budget-filled": QT_TRANSLATE_NOOP("Words", "Budget filled"),
    "cash-handed-back": QT_TRANSLATE_NOOP("Words", "Cash handed back"),
    "clock-stepped": QT_TRANSLATE_NOOP("Words", "Clock set"),
    "closing-drifts": QT_TRANSLATE_NOOP("Words", "Valve closes more slowly"),
    "code-refused": QT_TRANSLATE_NOOP("Words", "Wrong code"),
    "codes-locked": QT_TRANSLATE_NOOP("Words", "Codes locked"),
    "codes-unlocked": QT_TRANSLATE_NOOP("Words", "Codes unlocked"),
    "command-refused": QT_TRANSLATE_NOOP("Words", "Not allowed"),
    "commissioning-begun": QT_TRANSLATE_NOOP("Words", "Commissioning begun"),
    "commissioning-ended": QT_TRANSLATE_NOOP("Words", "Commissioning ended"),
    "commissioning-sealed": QT_TRANSLATE_NOOP("Words", "Certificate and seals noted"),
    "commissioning-read": QT_TRANSLATE_NOOP("Words", "Test measure read"),
    "controller-changed": QT_TRANSLATE_NOOP("Words", "Another controller answers"),
    "controller-confirmed": QT_TRANSLATE_NOOP("Words", "Controller confirmed"),
    "controller-met": QT_TRANSLATE_NOOP("Words", "Controller met"),
    "controller-restarted": QT_TRANSLATE_NOOP("Words", "Controller restarted"),
    "cut-off": QT_TRANSLATE_NOOP("Words", "Closed by the kiosk"),
    "day-closed": QT_TRANSLATE_NOOP("Words", "Day closed"),
    "delivery": QT_TRANSLATE_NOOP("Words", "Delivery measured"),
    "emergency-stop": QT_TRANSLATE_NOOP("Words", "Emergency stop"),
    "grant": QT_TRANSLATE_NOOP("Words", "Delivery allowed"),
    "group-shut-off": QT_TRANSLATE_NOOP("Words", "Supply shut off"),
    "image-restored": QT_TRANSLATE_NOOP("Words", "Older database put back"),
    "incident": QT_TRANSLATE_NOOP("Words", "Figures did not agree"),
    "invoice-written": QT_TRANSLATE_NOOP("Words", "Invoice written"),
    "kiosk-started": QT_TRANSLATE_NOOP("Words", "Kiosk started"),
    "login": QT_TRANSLATE_NOOP("Words", "Logged in"),
    "login-failed": QT_TRANSLATE_NOOP("Words", "Wrong PIN"),
    "login-refused": QT_TRANSLATE_NOOP("Words", "Login refused"),
    "logout": QT_TRANSLATE_NOOP("Words", "Logged out"),
    "meter-met": QT_TRANSLATE_NOOP("Words", "Meter met"),
    "meter-verified": QT_TRANSLATE_NOOP("Words", "Meter verified"),
    "meter-rebased": QT_TRANSLATE_NOOP("Words", "Meter believed anew"),
    "outlet-fault": QT_TRANSLATE_NOOP("Words", "Outlet out of order"),
    "outlet-locked": QT_TRANSLATE_NOOP("Words", "Outlet locked"),
    "outlet-stopped": QT_TRANSLATE_NOOP("Words", "Outlet stopped"),
    "outlet-unlocked": QT_TRANSLATE_NOOP("Words", "Outlet unlocked"),
    "overrun": QT_TRANSLATE_NOOP("Words", "More flowed than was paid"),
    "override": QT_TRANSLATE_NOOP("Words", "Override"),
    "pages-paused": QT_TRANSLATE_NOOP("Words", "New payments paused"),
    "parameter-changed": QT_TRANSLATE_NOOP("Words", "Meter parameter changed"),
    "payer-asked": QT_TRANSLATE_NOOP("Words", "Payer asked on the phone"),
    "payment-authorised": QT_TRANSLATE_NOOP("Words", "Payment received"),
    "payment-confirmed": QT_TRANSLATE_NOOP("Words", "Payment confirmed"),
    "payment-declined": QT_TRANSLATE_NOOP("Words", "Payment declined"),
    "payment-lost": QT_TRANSLATE_NOOP("Words", "Reserved money gone"),
    "payment-settled": QT_TRANSLATE_NOOP("Words", "Payment settled"),
    "payment-stuck": QT_TRANSLATE_NOOP("Words", "Payment stuck"),
    "payment-too-late": QT_TRANSLATE_NOOP("Words", "Paid too late"),
    "price-agreed": QT_TRANSLATE_NOOP("Words", "New price agreed"),
    "price-changed": QT_TRANSLATE_NOOP("Words", "Price changed"),
    "price-dropped": QT_TRANSLATE_NOOP("Words", "New price withdrawn"),
    "price-planned": QT_TRANSLATE_NOOP("Words", "New price asked for"),
    "rail-asked": QT_TRANSLATE_NOOP("Words", "Provider asked"),
    "rail-hurried": QT_TRANSLATE_NOOP("Words", "Provider asked again"),
    "rail-refused": QT_TRANSLATE_NOOP("Words", "Provider refused"),
    "reading-refused": QT_TRANSLATE_NOOP("Words", "Reading not believed"),
    "receipt-asked": _PRINTED_RECEIPT,
    "receipt-ended": _PRINTED_RECEIPT,
    "receipt-reprint": _PRINTED_RECEIPT,
    "refund-failed": QT_TRANSLATE_NOOP("Words", "Refund came back"),
    "refund-recovered": QT_TRANSLATE_NOOP("Words", "Refund made good"),
    "remainder-moved": _MOVED,
    "remainder-sent": _MOVED,
    "report-asked": _PRINTED_REPORT,
    "report-begun": _PRINTED_REPORT,
    "report-copied": _PRINTED_REPORT,
    "report-ended": _PRINTED_REPORT,
    "rest-claimed": QT_TRANSLATE_NOOP("Words", "Rest fetched"),
    "rest-not-paid": QT_TRANSLATE_NOOP("Words", "Rest not paid out"),
    "rest-paid-out": QT_TRANSLATE_NOOP("Words", "Rest paid out"),
    "restart": QT_TRANSLATE_NOOP("Words", "Outlets started again"),
    "sale-called": QT_TRANSLATE_NOOP("Words", "Called from the queue"),
    "sale-cancelled": QT_TRANSLATE_NOOP("Words", "Sale cancelled"),
    "sale-ended": QT_TRANSLATE_NOOP("Words", "Sale ended by hand"),
    "sale-finished": QT_TRANSLATE_NOOP("Words", "Sale finished"),
    "sale-queued": QT_TRANSLATE_NOOP("Words", "Waits in the queue"),
    "sale-quoted": QT_TRANSLATE_NOOP("Words", "Sale offered"),
    "sale-resumed": QT_TRANSLATE_NOOP("Words", "Sale goes on"),
    "shift-closed": QT_TRANSLATE_NOOP("Words", "Shift closed"),
    "shift-opened": QT_TRANSLATE_NOOP("Words", "Shift opened"),
    "stop-all": QT_TRANSLATE_NOOP("Words", "Everything stopped"),
    "storage-tried": QT_TRANSLATE_NOOP("Words", "Recording tried again"),
    "tank-dip-asked": QT_TRANSLATE_NOOP("Words", "Tank measured, not agreed yet"),
    "tank-dip-dropped": QT_TRANSLATE_NOOP("Words", "Measure of a tank withdrawn"),
    "tank-dipped": QT_TRANSLATE_NOOP("Words", "Tank measured"),
    "tank-filled": QT_TRANSLATE_NOOP("Words", "Tank filled"),
    "top-up-asked": QT_TRANSLATE_NOOP("Words", "More money offered"),
    "unaccounted-flow": QT_TRANSLATE_NOOP("Words", "Flow without a sale"),
    "unlock-reason": QT_TRANSLATE_NOOP("Words", "Why it was unlocked"),
    "valve-open-asked": QT_TRANSLATE_NOOP("Words", "Valve told to open"),
    "verification-due": QT_TRANSLATE_NOOP("Words", "Verification runs out soon, or has"),
    "voucher-expired": QT_TRANSLATE_NOOP("Words", "Voucher expired"),
    "voucher-instead": QT_TRANSLATE_NOOP("Words", "Voucher given instead"),
    "voucher-kept": QT_TRANSLATE_NOOP("Words", "Rest kept as voucher"),
    "voucher-looked-up": QT_TRANSLATE_NOOP("Words", "Voucher looked up"),
    "voucher-print-asked": QT_TRANSLATE_NOOP("Words", "Voucher printed"),
    "voucher-sold": QT_TRANSLATE_NOOP("Words", "Voucher sold"),
    "vouchers-issued": QT_TRANSLATE_NOOP("Words", "Vouchers given out"),
    "vouchers-voided": QT_TRANSLATE_NOOP("Words", "Vouchers made void"),
    "way-chosen": QT_TRANSLATE_NOOP("Words", "Way to pay chosen"),
}
"""What has happened, for each kind of entry in the journal."""


def kind(code: str) -> str:
    """Return what an entry tells; of a kind that nobody here knows its name, as it came."""
    return say(KINDS[code]) if code in KINDS else code.replace("-", " ").capitalize()


def reason(code: str) -> str:
    """Return a reason in words; one that nobody here knows as it came."""
    for table in (
        LOCK_WORDS,
        OVERRIDE_WORDS,
        DECLINE_WORDS,
        VOID_WORDS,
        PRICE_WORDS,
        DIP_WORDS,
        ROLES,
    ):
        if code in table:
            return say(table[code])
    return code.replace("_", " ")
