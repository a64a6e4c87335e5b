"""Past receipts: looked for by number or among the latest, and printed once more as copies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.api.commands import Command, FindReceipts, ReprintReceipt
from kiosk.api.snapshot import ReceiptSnapshot, Snapshot
from kiosk.domain.local_time import local
from ui import words
from ui.formatting import Format
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


def receipt_row(receipt: ReceiptSnapshot, snapshot: Snapshot, figures: Format) -> ReceiptRow:
    """Return what the sheet says of one receipt."""
    ended = figures.moment(local(receipt.ended_ms, snapshot.time_zone))
    is_running = receipt.printing in RUNNING
    return ReceiptRow(
        number=receipt.number,
        title=figures.isolated(f"{snapshot.kiosk}-{receipt.number}"),
        detailText="  ·  ".join(figures.isolated(one) for one in (ended, receipt.words) if one),
        moneyText=figures.money(receipt.captured_minor),
        printText=words.printing("printing" if is_running else "done"),
        canPrint=snapshot.printer == "ready" and not is_running,
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

    def show(self, snapshot: Snapshot, figures: Format) -> None:
        """Take over `snapshot`; silent when nothing the eye can see has changed."""
        attendant = snapshot.visit.attendant
        if attendant is not None:
            self._language = figures.language
            self._found.show([receipt_row(one, snapshot, figures) for one in attendant.receipts])

    def reset(self) -> None:
        """Forget what was looked for."""
        self._entry = self._entry.cleared()
        self._found.show([])
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

    @Slot(int)
    def reprint(self, number: int) -> None:
        """Have a copy printed, in the language of the screen."""
        self._send(ReprintReceipt(number, self._language))
