"""Past receipts: looked for by number or among the latest, and printed once more as copies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.api.commands import Command, FindReceipts, RefundReceipt, ReprintReceipt
from kiosk.api.snapshot import ReceiptSnapshot, Snapshot
from kiosk.domain.attendant import REFUND_REASONS
from kiosk.domain.local_time import local
from ui import words
from ui.formatting import Format
from ui.viewmodels.attendant import ReasonRow
from ui.viewmodels.entry import Entry
from ui.viewmodels.rows import RowsModel

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

NUMBER_MOST = 999_999_999
RUNNING = frozenset({"asked", "printing"})


@dataclass(frozen=True, slots=True)
class ReceiptRow:
    """A past receipt."""

    number: int
    title: str
    detailText: str
    moneyText: str
    printText: str
    canPrint: bool
    canRefund: bool = False


def receipt_row(receipt: ReceiptSnapshot, snapshot: Snapshot, figures: Format) -> ReceiptRow:
    """Return what the sheet says of one receipt."""
    ended = figures.moment(local(receipt.ended_ms, snapshot.time_zone))
    is_running = receipt.printing in RUNNING
    return ReceiptRow(
        number=receipt.number,
        title=figures.isolated(f"{snapshot.kiosk}-{receipt.number}"),
        detailText=figures.line(ended, receipt.words),
        moneyText=figures.money(receipt.captured_minor),
        printText=words.printing("printing" if is_running else "done"),
        canPrint=snapshot.printer == "ready" and not is_running,
        canRefund=receipt.refundable_minor > 0,
    )


@QmlElement
class ReceiptsViewModel(QObject):
    """Shows the receipts that an attendant has looked for."""

    changed = Signal()

    def __init__(self, send: Callable[[Command], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._send = send
        self._entry = Entry(decimals=0, scale=0, most=NUMBER_MOST)
        self._found = RowsModel(ReceiptRow, self)
        self._language = ""
        self._refundable: dict[int, int] = {}
        self._reasons = RowsModel(ReasonRow, self)
        self._refunding = 0
        self._amount = Entry()
        self._figures: Format | None = None
        self._exponent = 2

    def show(self, snapshot: Snapshot, figures: Format) -> None:
        """Take over `snapshot`; silent when nothing the eye can see has changed."""
        attendant = snapshot.visit.attendant
        if attendant is not None:
            self._language = figures.language
            self._found.show([receipt_row(one, snapshot, figures) for one in attendant.receipts])
            self._refundable = {one.number: one.refundable_minor for one in attendant.receipts}
            self._reasons.show(
                [
                    ReasonRow(code, words.say(words.REFUND_WORDS[code]), words.REFUND_ICONS[code])
                    for code in REFUND_REASONS
                ]
            )
            self._figures, self._exponent = figures, snapshot.currency.exponent
            if self._refunding and not self._refundable.get(self._refunding):
                self.leaveRefund()  # It was taken, or it is somebody else's by now.

    def reset(self) -> None:
        """Forget what was looked for."""
        self._entry = self._entry.cleared()
        self._found.show([])
        self._refunding, self._refundable = 0, {}
        self.changed.emit()

    @Property(RowsModel, constant=True)
    def found(self) -> RowsModel:
        """The receipts, the latest first."""
        return self._found

    @Property(str, notify=changed)
    def entryText(self) -> str:
        """The number as far as it is typed."""
        return self._entry.text

    @Property(bool, notify=changed)
    def isEmpty(self) -> bool:
        """Whether nothing has been typed."""
        return not self._entry.text

    @Slot(str)
    def key(self, key: str) -> None:
        """Type a digit."""
        self._entry = self._entry.key(key)
        self.changed.emit()

    @Slot()
    def erase(self) -> None:
        """Take the last digit back."""
        self._entry = self._entry.back()
        self.changed.emit()

    @Slot()
    def clear(self) -> None:
        """Take all digits back."""
        self._entry = self._entry.cleared()
        self.changed.emit()

    @Slot()
    def find(self) -> None:
        """Look for the typed number; for the latest where none is typed."""
        self._send(FindReceipts(self._entry.text))

    @Property(RowsModel, constant=True)
    def refundReasons(self) -> RowsModel:
        """Why a receipt may be refunded."""
        return self._reasons

    @Property(int, notify=changed)
    def refunding(self) -> int:
        """The number of the receipt that is being refunded; 0 for none."""
        return self._refunding

    @Property(str, notify=changed)
    def refundText(self) -> str:
        """How much is to go back: what is typed, or all of it."""
        figures, typed = self._figures, self._amount
        if figures is None or not self._refunding:
            return ""
        if typed.text:
            return figures.typed_money(typed.text)
        return figures.money(self._refundable.get(self._refunding, 0))

    @Property(bool, notify=changed)
    def isWhole(self) -> bool:
        """Whether nothing was typed: all of it goes back."""
        return not self._amount.text

    @Property(str, notify=changed)
    def pointText(self) -> str:
        """The decimal sign of the language."""
        return "." if self._figures is None else self._figures.decimal_sign

    @Slot(int)
    def beginRefund(self, number: int) -> None:
        """Ask how much of a receipt goes back, and why."""
        most, exponent = self._refundable.get(number, 0), self._exponent
        self._refunding = number if most else 0
        self._amount = Entry("", exponent, exponent, most)
        self.changed.emit()

    @Slot()
    def leaveRefund(self) -> None:
        """Give nothing back after all."""
        self._refunding = 0
        self.changed.emit()

    @Slot(str)
    def amountKey(self, key: str) -> None:
        """Type a digit, or the point, of how much goes back."""
        self._amount = self._amount.key(key)
        self.changed.emit()

    @Slot()
    def amountErase(self) -> None:
        """Take the last one back."""
        self._amount = self._amount.back()
        self.changed.emit()

    @Slot()
    def amountClear(self) -> None:
        """Give all of it back."""
        self._amount = self._amount.cleared()
        self.changed.emit()

    @Slot(str)
    def refund(self, reason: str) -> None:
        """Have it given back, for a reason of the list."""
        most = self._refundable.get(self._refunding, 0)
        minor = self._amount.value if self._amount.text else most
        self._send(RefundReceipt(self._refunding, minor, reason))

    @Slot(int)
    def reprint(self, number: int) -> None:
        """Have a copy printed, in the language of the screen."""
        self._send(ReprintReceipt(number, self._language))
