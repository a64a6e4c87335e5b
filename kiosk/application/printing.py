"""Receipts on paper: which were asked for, and what has become of each.

A receipt is printed once, or it is known that it was not, or that nobody can tell. So it goes in
two steps: what was asked for is stored; the printer is asked whether it can; that it begins is
stored; then it is told to. Whatever kills the engine, the state that it left says which of the
three it is. Nothing is ever printed again by itself, and what may be on paper already makes the
next one a copy.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum

from kiosk.application.messages import (
    PrepareReceipt,
    PrinterReady,
    PrinterSeen,
    PrintJob,
    PrintReceipt,
    ReceiptPrinted,
)
from kiosk.application.state import Change
from kiosk.domain.journal import Relevance
from kiosk.domain.money import NOTHING, Money
from kiosk.domain.receipt import BEGUN, copies_in
from kiosk.domain.report import day_kept, day_said
from kiosk.domain.sale import Sale, SaleState
from kiosk.ports import Printed, Setting, Store

RECEIPTS = "receipts"
"""The setting that holds what is known of the latest receipts."""
FOUND_MAX = 5
"""So many receipts are shown at a time."""
REPORT = "report"
"""What the report is kept under that was asked for last."""
DAY_PRINTED = "day-printed"
"""The setting that says how often the last closed day's report may be on paper."""
KEPT = 64
"""Of so many sales; older ones are in the journal."""
GIVE_UP_MS = 180_000
LOST = "lost"
"""The trouble of a printer that nobody has heard from."""


class State(StrEnum):
    """How far a receipt has come."""

    ASKED = "asked"  # Nothing has been sent to the printer.
    PRINTING = "printing"  # It may be on paper.
    DONE = "done"
    NOT_BEGUN = "not_begun"
    BROKEN_OFF = "broken_off"
    UNKNOWN = "unknown"


_RUNNING = frozenset({State.ASKED, State.PRINTING})
_AFTER = {
    Printed.DONE: State.DONE,
    Printed.NOT_BEGUN: State.NOT_BEGUN,
    Printed.BROKEN_OFF: State.BROKEN_OFF,
    Printed.UNKNOWN: State.UNKNOWN,
}


@dataclass(frozen=True, slots=True)
class Receipt:
    """What is known of one sale's receipt on paper."""

    state: State
    copies: int
    """How many may be on paper, the one that is being printed included."""


@dataclass(frozen=True, slots=True)
class Found:
    """A past sale whose receipt somebody has looked for."""

    sale: Sale
    copies: int
    """How many may have been on paper then; older ones are in the journal alone."""
    refundable: Money = NOTHING
    """How much of it could be given back then."""


class Printing:
    """The one printer, as far as the core knows it."""

    def __init__(self, *, has_printer: bool, store: Store | None = None) -> None:
        """Know nothing of the printer before it was heard from. `store` has past receipts."""
        self._store = store
        self._has_printer = has_printer
        self._seen = PrinterSeen(LOST)
        self._asked_ms: int | None = None
        """When the last receipt was asked for whose end is still awaited."""

    @property
    def printer(self) -> str:
        """The code of what customers may know of it: ready, what keeps it from printing, or ""."""
        return (self._seen.trouble or "ready") if self._has_printer else ""

    def alarms(self) -> list[str]:
        """Return what an attendant must know."""
        worst = self._seen.trouble or ("paper_low" if self._seen.is_low else "")
        return [f"printer:{worst}"] if self._has_printer and worst else []

    def begin(self, change: Change) -> None:
        """Nobody is at it any more: what was asked for was not printed, what had begun may be."""
        for sale, receipt in _receipts(change).items():
            if receipt.state in _RUNNING:
                is_begun = receipt.state is State.PRINTING
                self._end(change, sale, State.UNKNOWN if is_begun else State.NOT_BEGUN)

    def tick(self, change: Change) -> None:
        """Give up what has had more time than any printer takes: its word was lost on the way."""
        if self._asked_ms is None or change.now.mono_ms - self._asked_ms < GIVE_UP_MS:
            return
        self._asked_ms = None
        self.begin(change)

    def state_of(self, change: Change, sale: str) -> str:
        """Return how far the receipt of a sale has come; empty where none was asked for."""
        receipt = _receipts(change).get(sale)
        return "" if receipt is None else str(receipt.state)

    def ask(self, change: Change, sale: Sale, language: str) -> bool:
        """Take a wish for a receipt down; False where there is none to print, or none can be."""
        if sale.state is not SaleState.SETTLED or not self._may_print(change, sale):
            return False
        copies = self._known(change, sale.id) + 1
        change.note(Relevance.PAYMENT, "receipt-asked", sale=sale.id, copy=copies)
        self._prepare(change, PrintJob(sale.id, language, copies))
        return True

    def find(self, wanted: str) -> tuple[Found, ...]:
        """Return the receipts that are wanted: by number, by words, or the latest."""
        if self._store is None:
            return ()
        found = self._store.find_receipts(wanted, FOUND_MAX)
        return tuple(Found(one, copies_in(self._store.entries_of(one.id))) for one in found)

    def copies(self, change: Change, found: Found) -> int:
        """Return how many of a receipt that was found may be on paper by now."""
        return max(found.copies, self._known(change, found.sale.id))

    def ask_copy(self, change: Change, found: Found, language: str, *, by: str) -> bool:
        """Take down that the attendant `by` wants a copy; False where none can be printed.

        It is one even where nothing was printed before: the receipt itself is on the phone.
        """
        sale = found.sale
        if not self._may_print(change, sale):
            return False
        copies = max(1, self.copies(change, found)) + 1
        change.note(
            Relevance.ATTENDANT,
            "receipt-reprint",
            sale=sale.id,
            receipt=sale.receipt,
            copy=copies,
            by=by,
            reason="asked_for",
        )
        self._prepare(change, PrintJob(sale.id, language, copies))
        return True

    def ask_voucher(self, change: Change, serial: str, code: str, language: str) -> bool:
        """Print a voucher whose `code` somebody knows just now; False where nothing can be printed.

        The code is with the printer alone, and gone when the slip is out.
        """
        if not self._is_free(change, serial):
            return False
        copies = self._known(change, serial) + 1
        self._asked_ms = change.now.mono_ms
        _keep(change, serial, Receipt(State.ASKED, copies))
        change.note(Relevance.ATTENDANT, "voucher-print-asked", voucher=serial, copy=copies)
        change.ask(PrepareReceipt(PrintJob(serial, language, copies, code)))
        return True

    def ask_report(self, change: Change, day: int, language: str) -> bool:
        """Take a wish for a day's report down, or with 0 for the running day's; False as above.

        The running day's is never a copy: its figures are new each time.
        """
        if not self._is_free(change, REPORT):
            return False
        copies = _printed(change, day) + 1 if day else 1
        change.note(Relevance.ATTENDANT, "report-asked", day=day, copy=copies)
        self._prepare(change, PrintJob(REPORT, language, copies, day=day))
        return True

    @staticmethod
    def copy_of(change: Change) -> int:
        """Return which copy of its report was asked for last; 1 is the report itself."""
        return _receipts(change)[REPORT].copies

    def on_ready(self, change: Change, message: PrinterReady) -> None:
        """The printer can print it: from here on it may be on paper."""
        job = message.job
        receipt = _receipts(change).get(job.sale)
        if receipt != Receipt(State.ASKED, job.copy):
            return  # An answer to what was asked before a restart.
        _keep(change, job.sale, Receipt(State.PRINTING, job.copy))
        if job.day:
            change.save(Setting(DAY_PRINTED, day_said(job.day, job.copy)))
        if job.sale == REPORT:
            change.note(Relevance.ATTENDANT, "report-begun", copy=job.copy)
        else:
            change.note(Relevance.PAYMENT, BEGUN, sale=job.sale, copy=job.copy)
        change.ask(PrintReceipt(job))

    def on_printed(self, change: Change, message: ReceiptPrinted) -> None:
        """It is known what has become of it."""
        job = message.job
        receipt = _receipts(change).get(job.sale)
        if receipt is not None and receipt.state in _RUNNING and receipt.copies == job.copy:
            self._end(change, job.sale, _AFTER[message.outcome])

    def on_seen(self, message: PrinterSeen) -> None:
        """The printer has said how it is, or nothing."""
        self._seen = message

    def _may_print(self, change: Change, sale: Sale) -> bool:
        return sale.receipt is not None and self._is_free(change, sale.id)

    def _is_free(self, change: Change, key: str) -> bool:
        """Whether the printer can begin with what is kept under `key`: it is not at it already."""
        before = _receipts(change).get(key)
        return self.printer == "ready" and (before is None or before.state not in _RUNNING)

    @staticmethod
    def _known(change: Change, key: str) -> int:
        """Return how many may be on paper, as far as it is remembered here."""
        before = _receipts(change).get(key)
        if before is None:
            return 0
        return before.copies - 1 if before.state is State.NOT_BEGUN else before.copies

    def _prepare(self, change: Change, job: PrintJob) -> None:
        self._asked_ms = change.now.mono_ms
        _keep(change, job.sale, Receipt(State.ASKED, job.copy))
        change.ask(PrepareReceipt(job))

    @staticmethod
    def _end(change: Change, sale: str, state: State) -> None:
        copies = _receipts(change)[sale].copies
        _keep(change, sale, Receipt(state, copies))
        how: dict[str, str | int] = {"copy": copies, "outcome": str(state)}
        if sale == REPORT:
            change.note(Relevance.ATTENDANT, "report-ended", **how)
        else:
            change.note(Relevance.PAYMENT, "receipt-ended", sale=sale, **how)


def _printed(change: Change, day: int) -> int:
    """Return how often the report of a closed day may be on paper."""
    number, copies = day_kept(change.setting(DAY_PRINTED))
    return copies if number == day else 0


def _receipts(change: Change) -> dict[str, Receipt]:
    kept = json.loads(change.setting(RECEIPTS) or "{}")
    return {sale: Receipt(State(state), copies) for sale, (state, copies) in kept.items()}


def _keep(change: Change, sale: str, receipt: Receipt) -> None:
    """Store what is known of a receipt, as the newest."""
    kept = _receipts(change)
    kept.pop(sale, None)
    kept[sale] = receipt
    newest = list(kept.items())[-KEPT:]
    text = json.dumps({key: [str(one.state), one.copies] for key, one in newest})
    change.save(Setting(RECEIPTS, text))
