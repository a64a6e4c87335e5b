"""The end of a sale: taken, paid, returned, and where the receipt is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.api.commands import Command, Finish, PrintReceipt
from kiosk.api.snapshot import DeliverySnapshot, SaleSnapshot, Snapshot
from ui import words
from ui.formatting import NB_HYPHEN, NBSP, Format, whole_name
from ui.viewmodels.rows import RowsModel

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class TakenRow:
    """What was taken at one outlet."""

    outlet: int
    title: str
    productIcon: str
    quantityText: str
    moneyText: str
    reasonText: str


@dataclass(frozen=True, slots=True)
class Face:
    """What the screen says of a sale that has ended."""

    paid: str = ""
    held: str = ""
    returned: str = ""
    has_return: bool = False
    has_taken: bool = False
    is_settled: bool = False
    receipt: str = ""
    receipt_url: str = ""
    override_by: str = ""
    code: str = ""
    carried: str = ""
    wallet_url: str = ""
    due: str = ""
    due_words: str = ""
    due_code: str = ""
    can_print: bool = False
    print_text: str = ""


def taken_row(delivery: DeliverySnapshot, figures: Format) -> TakenRow:
    """Return what was taken at one outlet."""
    return TakenRow(
        outlet=delivery.outlet,
        title=whole_name(delivery.product_name),
        productIcon=words.product_icon(delivery.kind, delivery.product_name),
        quantityText=figures.quantity(
            delivery.delivered_base, delivery.dimension, delivery.interval_base
        ),
        moneyText=figures.money(delivery.due_minor),
        reasonText=words.stop_reason(delivery.reason),
    )


def face(sale: SaleSnapshot, figures: Format, printer: str = "", kiosk: str = "") -> Face:
    """Return what the screen of `kiosk` says of `sale`; `printer` is how the receipt printer is.

    Until the rails have confirmed, what was paid is what the meters say.
    """
    metered = sum(delivery.due_minor for delivery in sale.deliveries)
    paid = sale.captured_minor if sale.is_settled else metered
    returned = max(0, sale.authorised_minor - paid)
    carried = next((one for one in sale.payers if one.code and not one.due_minor), None)
    due = next((one for one in sale.payers if one.due_minor), None)
    return Face(
        paid=figures.money(paid),
        held=figures.money(sale.authorised_minor),
        returned=figures.money(returned),
        has_return=returned > 0,
        has_taken=metered > 0,
        is_settled=sale.is_settled,
        receipt="" if sale.receipt is None else figures.isolated(f"{kiosk}-{sale.receipt}"),
        receipt_url=sale.receipt_url,
        override_by=sale.override_by,
        code=figures.isolated(carried.code.replace("-", NB_HYPHEN)) if carried else "",
        carried=figures.money(carried.carried_minor) if carried else "",
        wallet_url=carried.wallet_url if carried else "",
        due=figures.money(due.due_minor) if due else "",
        due_words=figures.isolated(due.words) if due else "",
        due_code=figures.isolated(due.code.replace(" ", NBSP)) if due else "",
        can_print=_can_print(sale, printer),
        print_text=words.printing(sale.printing) if printer and sale.receipt else "",
    )


def _can_print(sale: SaleSnapshot, printer: str) -> bool:
    """Whether a touch would have the receipt printed now."""
    is_running = sale.printing in {"asked", "printing"}
    return printer == "ready" and sale.is_settled and sale.receipt is not None and not is_running


@QmlElement
class DoneViewModel(QObject):
    """Shows how a sale has ended."""

    changed = Signal()

    def __init__(self, send: Callable[[Command], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._send = send
        self._face = Face()
        self._language = ""
        self._shows_wallet = False
        self._taken = RowsModel(TakenRow, self)

    def show(self, snapshot: Snapshot, figures: Format) -> None:
        """Take over `snapshot`; silent when nothing the eye can see has changed."""
        sale = snapshot.visit.sale
        if sale is None:
            return
        self._taken.show([taken_row(one, figures) for one in sale.by_outlet])
        self._language = figures.language
        fresh = face(sale, figures, snapshot.printer, snapshot.kiosk)
        if fresh != self._face:
            self._face = fresh
            self._shows_wallet = self._shows_wallet and bool(fresh.wallet_url)
            self.changed.emit()

    def reset(self) -> None:
        """Forget the sale: no later customer may see its receipt."""
        self._face = Face()
        self._shows_wallet = False
        self._taken.show([])
        self.changed.emit()

    @Property(RowsModel, constant=True)
    def taken(self) -> RowsModel:
        """What was taken, outlet by outlet."""
        return self._taken

    @Property(str, notify=changed)
    def paidText(self) -> str:
        """What was paid."""
        return self._face.paid

    @Property(str, notify=changed)
    def heldText(self) -> str:
        """What had been reserved."""
        return self._face.held

    @Property(str, notify=changed)
    def returnedText(self) -> str:
        """What goes back."""
        return self._face.returned

    @Property(bool, notify=changed)
    def hasReturn(self) -> bool:
        """Whether anything goes back."""
        return self._face.has_return

    @Property(bool, notify=changed)
    def hasTaken(self) -> bool:
        """Whether anything was taken."""
        return self._face.has_taken

    @Property(bool, notify=changed)
    def isSettled(self) -> bool:
        """Whether the rails have confirmed."""
        return self._face.is_settled

    @Property(str, notify=changed)
    def receiptText(self) -> str:
        """The number of the receipt; empty until there is one."""
        return self._face.receipt

    @Property(str, notify=changed)
    def receiptUrl(self) -> str:
        """Where the receipt is; empty until there is one."""
        return self._face.receipt_url

    @Property(str, notify=changed)
    def overrideBy(self) -> str:
        """The attendant whose authorisation paid; empty for a customer's sale."""
        return self._face.override_by

    @Property(str, notify=changed)
    def codeText(self) -> str:
        """The code behind which a rest is, that can't go back by itself; empty for none."""
        return self._face.code

    @Property(str, notify=changed)
    def carriedText(self) -> str:
        """How much is behind the code."""
        return self._face.carried

    @Property(str, notify=changed)
    def dueText(self) -> str:
        """How much an attendant hands back in cash; empty for nothing."""
        return self._face.due

    @Property(str, notify=changed)
    def dueWords(self) -> str:
        """The two words to tell the attendant."""
        return self._face.due_words

    @Property(str, notify=changed)
    def dueCode(self) -> str:
        """The code behind which it is later, where nobody hands it back."""
        return self._face.due_code

    @Property(bool, notify=changed)
    def hasWallet(self) -> bool:
        """Whether a Lightning wallet can fetch what is behind the code."""
        return self._face.wallet_url != ""

    @Property(bool, notify=changed)
    def showsWallet(self) -> bool:
        """Whether the code for that wallet is shown instead of the receipt's: who asks for it."""
        return self._shows_wallet

    @Property(str, notify=changed)
    def walletUrl(self) -> str:
        """What that wallet reads; empty while nobody has asked for it."""
        return self._face.wallet_url if self._shows_wallet else ""

    @Property(bool, notify=changed)
    def canPrint(self) -> bool:
        """Whether a touch would have the receipt printed now."""
        return self._face.can_print

    @Property(str, notify=changed)
    def printText(self) -> str:
        """What the print button says: how far the receipt is; empty where there is no printer."""
        return self._face.print_text

    @Slot()
    def turnToWallet(self) -> None:
        """Show the code for the wallet, or the receipt's again."""
        self._shows_wallet = not self._shows_wallet and self._face.wallet_url != ""
        self.changed.emit()

    @Slot()
    def printReceipt(self) -> None:
        """Ask for the receipt on paper, in the language of the screen."""
        self._send(PrintReceipt(self._language))

    @Slot()
    def leave(self) -> None:
        """Make room for the next customer."""
        self._send(Finish())
