"""Paying: a code to scan, two words to compare, and how long there is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, QUrl, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.api.commands import Back, Command, UseCode
from kiosk.api.snapshot import SaleSnapshot, Snapshot
from kiosk.domain.voucher import LENGTH, code_in, grouped
from ui.formatting import Format

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

HURRY_MS = 60_000


@dataclass(frozen=True, slots=True)
class Face:
    """What the screen says of a sale that wants to be paid."""

    url: str = ""
    domain: str = ""
    words: str = ""
    amount: str = ""
    left: str = ""
    left_fraction: float = 0.0
    is_hurried: bool = False
    is_seen: bool = False
    is_demo: bool = False
    lacks_paper: bool = False


def face(sale: SaleSnapshot, figures: Format, longest_ms: int, printer: str = "") -> Face:
    """Return what the screen says of `sale`; `printer` is how the receipt printer is."""
    address = QUrl(sale.pay_url)
    port = f":{address.port()}" if address.port() > 0 else ""
    return Face(
        url=sale.pay_url,
        domain=figures.isolated(f"{address.host()}{port}"),
        words=figures.isolated(sale.words),
        amount=figures.round_money(sale.asked_minor),
        left=figures.clock(sale.pay_left_ms),
        left_fraction=min(1.0, sale.pay_left_ms / longest_ms) if longest_ms > 0 else 0.0,
        is_hurried=sale.pay_left_ms < HURRY_MS,
        is_seen=sale.is_seen,
        is_demo=sale.is_demo,
        lacks_paper=printer not in {"", "ready"},
    )


@QmlElement
class PayViewModel(QObject):
    """Shows where to pay."""

    changed = Signal()

    def __init__(self, send: Callable[[Command], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._send = send
        self._face = Face()
        self._sale = ""
        self._is_moved = False
        self._longest_ms = 0
        self._code = ""
        self._locked = ""

    def show(self, snapshot: Snapshot, figures: Format) -> None:
        """Take over `snapshot`; silent when nothing the eye can see has changed."""
        sale = snapshot.visit.sale
        if sale is None:
            return
        if sale.id != self._sale:
            self._sale, self._longest_ms = sale.id, 0
            self._is_moved = not self._is_moved
            self.changed.emit()
        self._longest_ms = max(self._longest_ms, sale.pay_left_ms)
        fresh = face(sale, figures, self._longest_ms, snapshot.printer)
        locked_ms = snapshot.visit.codes_locked_ms
        locked = figures.clock(locked_ms) if locked_ms else ""
        if (fresh, locked) != (self._face, self._locked):
            self._face, self._locked = fresh, locked
            self.changed.emit()

    def reset(self) -> None:
        """Forget the sale: no later customer may see its code or its words."""
        self._face, self._sale, self._code = Face(), "", ""
        self.changed.emit()

    @Property(str, notify=changed)
    def url(self) -> str:
        """What the code says; empty until there is a page."""
        return self._face.url

    @Property(str, notify=changed)
    def domain(self) -> str:
        """Whose page it is: to be compared with the phone."""
        return self._face.domain

    @Property(str, notify=changed)
    def words(self) -> str:
        """Two words to be compared with the phone."""
        return self._face.words

    @Property(str, notify=changed)
    def amountText(self) -> str:
        """The most that will be taken."""
        return self._face.amount

    @Property(str, notify=changed)
    def leftText(self) -> str:
        """How long there is to pay."""
        return self._face.left

    @Property(float, notify=changed)
    def leftFraction(self) -> float:
        """How much of the time is left, 0 to 1."""
        return self._face.left_fraction

    @Property(bool, notify=changed)
    def isHurried(self) -> bool:
        """Whether the time is nearly over."""
        return self._face.is_hurried

    @Property(bool, notify=changed)
    def isSeen(self) -> bool:
        """Whether a phone has opened the page."""
        return self._face.is_seen

    @Property(bool, notify=changed)
    def isMoved(self) -> bool:
        """Whether the code stands on the other side: it changes sides with every customer.

        A false code that somebody pastes over ours is then beside it, half of the time.
        """
        return self._is_moved

    @Property(bool, notify=changed)
    def isDemo(self) -> bool:
        """Whether no real money moves."""
        return self._face.is_demo

    @Property(bool, notify=changed)
    def lacksPaper(self) -> bool:
        """Whether there is a printer that cannot print now: that is to be known before paying."""
        return self._face.lacks_paper

    @Property(str, notify=changed)
    def codeText(self) -> str:
        """What has been typed of a voucher's code, in groups."""
        return grouped(self._code)

    @Property(bool, notify=changed)
    def isCodeWhole(self) -> bool:
        """Whether as much has been typed as a code has."""
        return len(self._code) == LENGTH

    @Property(bool, notify=changed)
    def canUseCode(self) -> bool:
        """Whether that can be a code, by its check character, and one is accepted."""
        return code_in(self._code) is not None and not self._locked

    @Property(str, notify=changed)
    def lockedText(self) -> str:
        """How long no code is accepted; empty where one is."""
        return self._locked

    @Slot(str)
    def codeKey(self, character: str) -> None:
        """Type a character of a code."""
        self._code = (self._code + character)[:LENGTH]
        self.changed.emit()

    @Slot()
    def codeErase(self) -> None:
        """Take the last character back."""
        self._code = self._code[:-1]
        self.changed.emit()

    @Slot()
    def codeClear(self) -> None:
        """Take all of it back."""
        self._code = ""
        self.changed.emit()

    @Slot()
    def useCode(self) -> None:
        """Pay with what is behind the code, and forget the code."""
        code, self._code = self._code, ""
        self._send(UseCode(code))
        self.changed.emit()

    @Slot()
    def cancel(self) -> None:
        """Give the payment up."""
        self._send(Back())
