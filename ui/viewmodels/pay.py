"""Paying: a code to scan, two words to compare, and how long there is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, QUrl, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.api.commands import Back, Command, PayWith, UseCode
from kiosk.api.snapshot import SaleSnapshot, Snapshot, WaySnapshot
from kiosk.domain.voucher import LENGTH, code_in, grouped
from ui import words
from ui.formatting import Format
from ui.viewmodels.bought import BoughtRow, bought_rows
from ui.viewmodels.rows import RowsModel
from ui.words import COUNTED, PAGE, PAYLOAD, SHOWN

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
    mode: str = PAGE
    steps: tuple[str, str, str] = ("", "", "")
    waits: str = ""
    way: str = ""
    way_icon: str = ""


@dataclass(frozen=True, slots=True)
class WayRow:
    """One way to pay."""

    rail: str
    text: str
    iconName: str
    isPicked: bool


def way_rows(ways: tuple[WaySnapshot, ...]) -> list[WayRow]:
    """Return the ways to pay; two of one name are told apart by what the operator calls them."""
    names = [one.way for one in ways]
    return [
        WayRow(
            rail=one.rail,
            text=words.way(one.way) if names.count(one.way) == 1 else one.rail,
            iconName=words.WAYS[one.way].icon,
            isPicked=one.is_open,
        )
        for one in ways
        if one.way in words.WAYS
    ]


def mode_of(url: str, *, is_attended: bool) -> str:
    """Return how something is paid: see the words for it."""
    is_page = url == "" or QUrl(url).scheme() in {"http", "https"}
    if is_attended:
        return COUNTED if is_page else SHOWN
    return PAGE if is_page else PAYLOAD


def domain_of(url: str, figures: Format) -> str:
    """Return whose page is at `url`, to be compared with the phone; empty where there is none."""
    address = QUrl(url)
    port = f":{address.port()}" if address.port() > 0 else ""
    return figures.isolated(f"{address.host()}{port}") if url else ""


def face(sale: SaleSnapshot, figures: Format, longest_ms: int, printer: str = "") -> Face:
    """Return what the screen says of `sale`; `printer` is how the receipt printer is."""
    way = next((one for one in sale.ways if one.is_open and one.way in words.WAYS), None)
    mode = mode_of(sale.pay_url, is_attended=way is not None and way.is_attended)
    is_page = mode == PAGE
    first, second, third = words.pay_steps(mode)
    if is_page and printer not in {"", "ready"}:  # That is to be known before paying.
        third = words.say(words.PAPER_TOO)
    return Face(
        url="" if mode == COUNTED else sale.pay_url,
        domain=domain_of(sale.pay_url, figures) if is_page else "",
        mode=mode,
        steps=(first, second, third),
        waits=words.say(words.PAY_WAITS[mode]),
        way=words.way(way.way) if way is not None else "",
        way_icon=words.WAYS[way.way].icon if way is not None else "",
        words=figures.isolated(sale.words),
        amount=figures.round_money(sale.asked_minor),
        left=figures.clock(sale.pay_left_ms),
        left_fraction=min(1.0, sale.pay_left_ms / longest_ms) if longest_ms > 0 else 0.0,
        is_hurried=sale.pay_left_ms < HURRY_MS,
        is_seen=sale.is_seen,
        is_demo=sale.is_demo,
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
        self._ways = RowsModel(WayRow, self)
        self._bought = RowsModel(BoughtRow, self)

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
        self._ways.show(way_rows(sale.ways))
        self._bought.show(bought_rows(sale.bought, figures))
        fresh = face(sale, figures, self._longest_ms, snapshot.printer)
        locked_ms = snapshot.visit.codes_locked_ms
        locked = figures.clock(locked_ms) if locked_ms else ""
        if (fresh, locked) != (self._face, self._locked):
            self._face, self._locked = fresh, locked
            self.changed.emit()

    def reset(self) -> None:
        """Forget the sale: no later customer may see its code or its words."""
        self._face, self._sale, self._code = Face(), "", ""
        self._ways.show([])
        self._bought.show([])
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

    @Property(RowsModel, constant=True)
    def ways(self) -> RowsModel:
        """Every way to pay that is offered."""
        return self._ways

    @Property(RowsModel, constant=True)
    def bought(self) -> RowsModel:
        """What the money is for: outlets, product and price, to be looked over before paying."""
        return self._bought

    @Property(str, notify=changed)
    def wayText(self) -> str:
        """The way in which it is being paid; empty where nobody says."""
        return self._face.way

    @Property(str, notify=changed)
    def wayIcon(self) -> str:
        """The icon of that way."""
        return self._face.way_icon

    @Property(bool, notify=changed)
    def isPage(self) -> bool:
        """Whether it is paid on a page that a phone opens."""
        return self._face.mode == PAGE

    @Property(bool, notify=changed)
    def isPayload(self) -> bool:
        """Whether an app reads the code and tells us: there are no words to compare."""
        return self._face.mode == PAYLOAD

    @Property(bool, notify=changed)
    def isCounted(self) -> bool:
        """Whether it is paid in cash: there is no code at all."""
        return self._face.mode == COUNTED

    @Property(bool, notify=changed)
    def isAttended(self) -> bool:
        """Whether an attendant has to confirm it: they may log in here."""
        return self._face.mode in {COUNTED, SHOWN}

    @Property(str, notify=changed)
    def firstText(self) -> str:
        """What to do first."""
        return self._face.steps[0]

    @Property(str, notify=changed)
    def secondText(self) -> str:
        """What to do then."""
        return self._face.steps[1]

    @Property(str, notify=changed)
    def thirdText(self) -> str:
        """What to do last."""
        return self._face.steps[2]

    @Property(str, notify=changed)
    def waitsText(self) -> str:
        """What the kiosk waits for."""
        return self._face.waits

    @Slot(str)
    def payWith(self, rail: str) -> None:
        """Pay in another way."""
        self._send(PayWith(rail))

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
