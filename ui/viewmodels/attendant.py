"""The attendant's board: every outlet with its totaliser, and what may be done to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.api.commands import (
    ApproveRefund,
    Command,
    ConfirmPayment,
    DeclinePayment,
    DeclineRefund,
    GiveVoucher,
    HandBack,
    Logout,
    Restart,
    TryAgain,
)
from kiosk.api.snapshot import AttendantSnapshot, AttendedSnapshot, RefundSnapshot, Snapshot
from kiosk.domain.attendant import DECLINE_REASONS
from ui import words
from ui.formatting import Format
from ui.viewmodels.outlets import OutletRow, outlet_row
from ui.viewmodels.rows import RowsModel

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

CASH = "cash"
CALLS = "help_called:"


@dataclass(frozen=True, slots=True)
class ReasonRow:
    """One reason of a closed list."""

    code: str
    text: str
    signIcon: str
    isPicked: bool = False


@dataclass(frozen=True, slots=True)
class PaymentRow:
    """A payment that the attendant has to see to."""

    key: str
    isDue: bool
    """It is a rest to be handed back; else it is to be confirmed."""
    words: str
    outletsText: str
    moneyText: str
    leftText: str
    wayText: str
    wayIcon: str
    isCash: bool
    isStuck: bool = False
    """Its rail does not give it back."""
    mayGive: bool = False
    """A voucher may take its place."""
    railText: str = ""
    referenceText: str = ""
    """What to look for on the bank's list."""
    isRefund: bool = False
    """A receipt is to be refunded, if somebody else agrees."""
    mayApprove: bool = False
    askedText: str = ""


def payment_row(
    one: AttendedSnapshot, figures: Format, *, is_due: bool, is_stuck: bool = False
) -> PaymentRow:
    """Return a payment as the board lists it."""
    sign = words.WAYS.get(one.way)
    return PaymentRow(
        key=one.prepayment,
        isDue=is_due,
        words=figures.isolated(one.words),
        outletsText=figures.isolated(", ".join(str(number) for number in one.outlets)),
        moneyText=figures.money(one.minor),
        leftText=figures.clock(one.left_ms),
        wayText=words.say(sign.word) if sign else "",
        wayIcon=sign.icon if sign else "coins",
        isCash=one.way == CASH,
        isStuck=is_stuck,
        mayGive=one.may_become_voucher,
        railText=figures.isolated(one.rail),
        referenceText=figures.isolated(one.reference) if one.reference else "",
    )


def refund_row(one: RefundSnapshot, kiosk: str, name: str, figures: Format) -> PaymentRow:
    """Return a refund that waits for a second person, as the attendant `name` sees it."""
    reason = words.say(words.REFUND_WORDS.get(one.reason, words.REFUND_WORDS["other"]))
    return PaymentRow(
        key=one.sale,
        isDue=False,
        words=figures.isolated(f"{kiosk}-{one.receipt}"),
        outletsText="",
        moneyText=figures.money(one.minor),
        leftText="",
        wayText="",
        wayIcon="return",
        isCash=False,
        referenceText=figures.isolated(one.words),
        isRefund=True,
        mayApprove=one.by != name,
        askedText=figures.told(words.say(words.REFUND_ASKED), name=one.by, reason=reason),
    )


@dataclass(frozen=True, slots=True)
class AlarmRow:
    """Something that is wrong and wants somebody to look, and where to touch."""

    code: str
    text: str
    outlet: int
    """The outlet that it is about; 0 for none."""
    isPayment: bool
    """It is among the payments that the attendant sees to."""


def alarm_row(code: str, attendant: AttendantSnapshot, figures: Format) -> AlarmRow:
    """Return an alarm with what a person can act on instead of numbers of our own books."""
    head, _, detail = code.partition(":")
    number = head.removeprefix("outlet_") if head.startswith("outlet_") else detail
    is_outlet = head.startswith("outlet_") or head in {"no_flow", "closing_drifts"}
    key = detail.partition(" ")[0]
    payment = next((one for one in attendant.concerned if one.prepayment == key), None)
    seen_to = (*attendant.to_confirm, *attendant.to_hand_back, *attendant.stuck)
    told = ""
    if payment is not None:
        numbers = ", ".join(str(one) for one in payment.outlets)
        where = words.say(words.ALARM_AT).replace("{outlets}", numbers)
        way = words.way(payment.way) if payment.way else payment.rail
        parts = (where, way, figures.money(payment.minor), figures.isolated(payment.words))
        told = figures.line(*parts, between=", ")
    return AlarmRow(
        code=code,
        text=words.alarm(code, told),
        outlet=int(number) if is_outlet and number.isdigit() else 0,
        isPayment=head == "refund_waits" or any(one.prepayment == key for one in seen_to),
    )


@dataclass(frozen=True, slots=True)
class Face:
    """What the board says besides its outlets."""

    name: str = ""
    left: str = ""
    budget: str = ""
    is_stopped: bool = False
    alarms: int = 0
    alarm: str = ""
    payments: int = 0


def listed(attendant: AttendantSnapshot) -> list[str]:
    """Return the alarms that the board lists: calls for help have a place of their own on it."""
    return [one for one in attendant.alarms if not one.startswith(CALLS)]


def alarms_text(alarms: list[AlarmRow]) -> str:
    """Return the first alarm, and how many there are besides."""
    if not alarms:
        return ""
    more = words.say(words.MORE_ALARMS).replace("{count}", str(len(alarms) - 1))
    return alarms[0].text if len(alarms) == 1 else f"{alarms[0].text} {more}"


def face(attendant: AttendantSnapshot, figures: Format) -> Face:
    """Return what the board says of who is logged in."""
    return Face(
        name=attendant.name,
        left=figures.clock(attendant.left_ms),
        budget=figures.money(attendant.budget_minor),
        is_stopped=attendant.is_stopped,
        alarms=len(listed(attendant)),
        payments=sum(
            len(some)
            for some in (
                attendant.to_confirm,
                attendant.to_hand_back,
                attendant.stuck,
                attendant.refunds,
            )
        ),
    )


@QmlElement
class AttendantViewModel(QObject):
    """Shows the whole place to whoever is on duty."""

    changed = Signal()

    def __init__(self, send: Callable[[Command], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._send = send
        self._face = Face()
        self._outlets = RowsModel(OutletRow, self)
        self._alarms = RowsModel(AlarmRow, self)
        self._declines = RowsModel(ReasonRow, self)
        self._payments = RowsModel(PaymentRow, self)
        self._attended: dict[str, AttendedSnapshot] = {}

    def show(self, snapshot: Snapshot, figures: Format) -> None:
        """Take over `snapshot`; silent when nothing the eye can see has changed."""
        attendant = snapshot.visit.attendant
        if attendant is None:
            return
        self._outlets.show([outlet_row(outlet, snapshot, figures) for outlet in snapshot.outlets])
        alarms = [alarm_row(one, attendant, figures) for one in listed(attendant)]
        self._alarms.show(alarms)
        self._declines.show(
            [
                ReasonRow(code, words.say(words.DECLINE_WORDS[code]), words.DECLINE_ICONS[code])
                for code in DECLINE_REASONS
            ]
        )
        self._attended = {one.prepayment: one for one in attendant.to_confirm}
        self._payments.show(
            [payment_row(one, figures, is_due=False) for one in attendant.to_confirm]
            + [payment_row(one, figures, is_due=True) for one in attendant.to_hand_back]
            + [payment_row(one, figures, is_due=False, is_stuck=True) for one in attendant.stuck]
            + [
                refund_row(one, snapshot.kiosk, attendant.name, figures)
                for one in attendant.refunds
            ]
        )
        fresh = replace(face(attendant, figures), alarm=alarms_text(alarms))
        if fresh != self._face:
            self._face = fresh
            self.changed.emit()

    def reset(self) -> None:
        """Forget who was logged in."""
        self._face = Face()
        self._alarms.show([])
        self._payments.show([])
        self._attended = {}
        self.changed.emit()

    @Property(RowsModel, constant=True)
    def outlets(self) -> RowsModel:
        """One row an outlet."""
        return self._outlets

    @Property(RowsModel, constant=True)
    def alarms(self) -> RowsModel:
        """What is wrong."""
        return self._alarms

    @Property(RowsModel, constant=True)
    def payments(self) -> RowsModel:
        """What is to be confirmed, then what is to be handed back."""
        return self._payments

    @Property(int, notify=changed)
    def paymentCount(self) -> int:
        """How many payments wait for the attendant."""
        return self._face.payments

    @Property(RowsModel, constant=True)
    def declineReasons(self) -> RowsModel:
        """Why a payment may be declined."""
        return self._declines

    @Property(str, notify=changed)
    def name(self) -> str:
        """Who is logged in."""
        return self._face.name

    @Property(str, notify=changed)
    def leftText(self) -> str:
        """Until the login lapses."""
        return self._face.left

    @Property(str, notify=changed)
    def budgetText(self) -> str:
        """What overrides may still spend."""
        return self._face.budget

    @Property(bool, notify=changed)
    def isStopped(self) -> bool:
        """Whether all outlets are stopped until somebody restarts them."""
        return self._face.is_stopped

    @Property(int, notify=changed)
    def alarmCount(self) -> int:
        """How many things are wrong."""
        return self._face.alarms

    @Property(str, notify=changed)
    def alarmText(self) -> str:
        """The first thing that is wrong, and how many there are besides."""
        return self._face.alarm

    @Slot(str)
    def confirm(self, key: str) -> None:
        """Say that all of a payment was made: counted by hand, or seen on the account."""
        one = self._attended.get(key)
        if one is not None:
            reason = "counted" if one.way == CASH else "seen_on_account"
            self._send(ConfirmPayment(key, one.minor, reason))

    @Slot(str, str)
    def decline(self, key: str, reason: str) -> None:
        """Say that a payment was not made."""
        self._send(DeclinePayment(key, reason))

    @Slot(str)
    def tryAgain(self, key: str) -> None:
        """Have the rail of a payment that is stuck asked at once."""
        self._send(TryAgain(key, "checked"))

    @Slot(str)
    def giveVoucher(self, key: str) -> None:
        """Keep as a voucher what a rail will not give back."""
        self._send(GiveVoucher(key, "customer_asked"))

    @Slot(str)
    def approveRefund(self, key: str) -> None:
        """Agree to the refund of a receipt that somebody else has asked for."""
        self._send(ApproveRefund(key))

    @Slot(str)
    def declineRefund(self, key: str) -> None:
        """Drop the refund of a receipt that waits for a second person."""
        self._send(DeclineRefund(key))

    @Slot(str)
    def handBack(self, key: str) -> None:
        """Say that a rest was handed back."""
        self._send(HandBack(key))

    @Slot()
    def restart(self) -> None:
        """Let the outlets be used again."""
        self._send(Restart())

    @Slot()
    def logout(self) -> None:
        """End the login."""
        self._send(Logout())
