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
from kiosk.domain.sale import Sale, SaleState
from kiosk.ports import Printed, Setting

RECEIPTS = "receipts"
"""The setting that holds what is known of the latest receipts."""
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


class Printing:
    """The one printer, as far as the core knows it."""

    def __init__(self, *, has_printer: bool) -> None:
        """Know nothing of the printer before it was heard from."""
        self._has_printer = has_printer
        self._trouble = LOST
        self._is_low = False
        self._asked_ms: int | None = None
        """When the last receipt was asked for whose end is still awaited."""

    @property
    def printer(self) -> str:
        """The code of what customers may know of it: ready, what keeps it from printing, or ""."""
        return (self._trouble or "ready") if self._has_printer else ""

    def alarms(self) -> list[str]:
        """Return what an attendant must know."""
        worst = self._trouble or ("paper_low" if self._is_low else "")
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
        if self.printer != "ready" or sale.receipt is None or sale.state is not SaleState.SETTLED:
            return False
        before = _receipts(change).get(sale.id)
        if before is not None and before.state in _RUNNING:
            return False
        was_printed = before is not None and before.state is not State.NOT_BEGUN
        copies = (before.copies if before is not None and was_printed else 0) + 1
        self._asked_ms = change.now.mono_ms
        _keep(change, sale.id, Receipt(State.ASKED, copies))
        change.note(Relevance.PAYMENT, "receipt-asked", sale=sale.id, copy=copies)
        change.ask(PrepareReceipt(PrintJob(sale.id, language, copies)))
        return True

    def on_ready(self, change: Change, message: PrinterReady) -> None:
        """The printer can print it: from here on it may be on paper."""
        job = message.job
        receipt = _receipts(change).get(job.sale)
        if receipt != Receipt(State.ASKED, job.copy):
            return  # An answer to what was asked before a restart.
        _keep(change, job.sale, Receipt(State.PRINTING, job.copy))
        change.note(Relevance.PAYMENT, "receipt-begun", sale=job.sale, copy=job.copy)
        change.ask(PrintReceipt(job))

    def on_printed(self, change: Change, message: ReceiptPrinted) -> None:
        """It is known what has become of it."""
        job = message.job
        receipt = _receipts(change).get(job.sale)
        if receipt is not None and receipt.state in _RUNNING and receipt.copies == job.copy:
            self._end(change, job.sale, _AFTER[message.outcome])

    def on_seen(self, message: PrinterSeen) -> None:
        """The printer has said how it is, or nothing."""
        self._trouble, self._is_low = message.trouble, message.is_low

    @staticmethod
    def _end(change: Change, sale: str, state: State) -> None:
        copies = _receipts(change)[sale].copies
        _keep(change, sale, Receipt(state, copies))
        change.note(Relevance.PAYMENT, "receipt-ended", sale=sale, copy=copies, outcome=str(state))


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
