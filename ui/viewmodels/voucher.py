"""What an attendant does with vouchers: look one up, sell one, void one, print one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.api.commands import (
    ClearPause,
    Command,
    LeaveVoucher,
    LookUpVoucher,
    PrintVoucher,
    SellVoucher,
    VoidVouchers,
)
from kiosk.api.snapshot import Snapshot, VoucherSnapshot
from kiosk.domain.voucher import LENGTH, VOID_REASONS, code_in, grouped
from ui import words
from ui.formatting import Format
from ui.viewmodels.attendant import ReasonRow
from ui.viewmodels.entry import Entry
from ui.viewmodels.keypad import AmountKeypad
from ui.viewmodels.rows import RowsModel

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

MENU, CODE, NUMBER, SELL, SHOWN, VOID = "menu", "code", "number", "sell", "shown", "void"
NUMBER_MAX = 999_999_999
CHECKED = "checked"
"""Why an attendant lets codes be tried again: they have looked."""


@dataclass(frozen=True, slots=True)
class FactRow:
    """One thing that is known of a voucher."""

    caption: str
    value: str


@dataclass(frozen=True, slots=True)
class Face:
    """What the sheet says besides its rows."""

    form: str = MENU
    title: str = ""
    entry: str = ""
    is_empty: bool = True
    can_confirm: bool = False
    has_point: bool = False
    point: str = "."
    typed: str = ""
    is_odd: bool = False
    code: str = ""
    can_print: bool = False
    printing: str = ""
    can_void: bool = False
    locked: str = ""


@QmlElement
class VoucherViewModel(AmountKeypad):
    """Holds what is typed until it is sent; what a voucher is worth only the engine knows."""

    changed = Signal()

    def __init__(
        self,
        send: Callable[[Command], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._send = send
        self._language = ""
        self._face = Face()
        self._form = MENU
        self._code = ""
        self._shown: tuple[Snapshot, Format] | None = None
        self._facts = RowsModel(FactRow, self)
        self._reasons = RowsModel(ReasonRow, self)

    def show(self, snapshot: Snapshot, figures: Format) -> None:
        """Take over `snapshot`; what has been typed stays."""
        self._shown, self._language = (snapshot, figures), figures.language
        self._refresh()

    def reset(self) -> None:
        """Forget what was typed and shown."""
        self._form, self._entry, self._code = MENU, Entry(), ""
        self._shown = None
        self._facts.show([])
        self._face = Face()
        self.changed.emit()

    def _refresh(self) -> None:
        if self._shown is None:
            return
        snapshot, figures = self._shown
        attendant = snapshot.visit.attendant
        one = attendant.voucher if attendant is not None else None
        locked_ms = attendant.codes_locked_ms if attendant is not None else 0
        form = self._form
        if one is not None:
            form = VOID if form == VOID else SHOWN
        elif form in {SHOWN, VOID}:
            form = self._form = MENU
        exponent = snapshot.currency.exponent
        is_money = form == SELL
        self._entry = Entry(
            self._entry.text,
            decimals=exponent if is_money else 0,
            scale=exponent if is_money else 0,
            most=snapshot.sale_max_minor if is_money else NUMBER_MAX,
        )
        text = self._entry.text
        self._facts.show(facts(one, figures) if one is not None else [])
        self._reasons.show(
            [
                ReasonRow(code, words.say(words.VOID_WORDS[code]), words.VOID_ICONS[code])
                for code in VOID_REASONS
            ]
        )
        fresh = Face(
            form=form,
            title=figures.isolated(one.serial) if one is not None else "",
            entry=figures.typed_money(text or "0") if is_money else text,
            is_empty=not text,
            can_confirm=self._entry.value > 0,
            has_point=is_money and exponent > 0,
            point=figures.decimal_sign,
            typed=grouped(self._code),
            is_odd=len(self._code) == LENGTH and code_in(self._code) is None,
            code=figures.isolated(one.code) if one is not None and one.code else "",
            can_print=one is not None and bool(one.code) and _is_idle(one, snapshot),
            printing=words.printing_voucher(one.printing) if one is not None else "",
            can_void=one is not None and one.state == "live" and one.count == 1,
            locked=figures.clock(locked_ms) if locked_ms else "",
        )
        if fresh != self._face:
            self._face = fresh
            self.changed.emit()

    @Property(RowsModel, constant=True)
    def facts(self) -> RowsModel:
        """What is known of the voucher in front."""
        return self._facts

    @Property(RowsModel, constant=True)
    def reasons(self) -> RowsModel:
        """Why a voucher may be voided."""
        return self._reasons

    @Property(str, notify=changed)
    def form(self) -> str:
        """What is in front: menu, code, number, sell, shown or void."""
        return self._face.form

    @Property(str, notify=changed)
    def titleText(self) -> str:
        """What people call the voucher in front."""
        return self._face.title

    @Property(str, notify=changed)
    def entryText(self) -> str:
        """What has been typed of an amount or a number."""
        return self._face.entry

    @Property(bool, notify=changed)
    def isEmpty(self) -> bool:
        """Whether nothing has been typed of it."""
        return self._face.is_empty

    @Property(bool, notify=changed)
    def canConfirm(self) -> bool:
        """Whether it can be sent."""
        return self._face.can_confirm

    @Property(bool, notify=changed)
    def hasPoint(self) -> bool:
        """Whether decimals can be typed."""
        return self._face.has_point

    @Property(str, notify=changed)
    def pointText(self) -> str:
        """The decimal sign on the key."""
        return self._face.point

    @Property(str, notify=changed)
    def typedText(self) -> str:
        """What has been typed of a code, in groups."""
        return self._face.typed

    @Property(bool, notify=changed)
    def isOdd(self) -> bool:
        """Whether a whole code was typed that can't be one."""
        return self._face.is_odd

    @Property(str, notify=changed)
    def codeText(self) -> str:
        """The code of the voucher in front, where it is known."""
        return self._face.code

    @Property(bool, notify=changed)
    def canPrint(self) -> bool:
        """Whether it can be printed now."""
        return self._face.can_print

    @Property(str, notify=changed)
    def printingText(self) -> str:
        """What the print button says."""
        return self._face.printing

    @Property(bool, notify=changed)
    def canVoid(self) -> bool:
        """Whether it can be taken out of use."""
        return self._face.can_void

    @Property(str, notify=changed)
    def lockedText(self) -> str:
        """How long no code is accepted at this screen; empty where one is."""
        return self._face.locked

    @Slot(str)
    def choose(self, form: str) -> None:
        """Go to a form of the menu, with nothing typed."""
        self._form, self._entry, self._code = form, Entry(), ""
        self._refresh()

    @Slot(str)
    def codeKey(self, character: str) -> None:
        """Type a character of a code; a whole one is looked up at once."""
        self._code = (self._code + character)[:LENGTH]
        code = code_in(self._code)
        if code is not None:
            self._code = ""
            self._send(LookUpVoucher(code))
        self._refresh()

    @Slot()
    def codeErase(self) -> None:
        """Take the last character back."""
        self._code = self._code[:-1]
        self._refresh()

    @Slot()
    def confirm(self) -> None:
        """Sell one for the amount, or look up the number."""
        value, self._entry = self._entry.value, Entry()
        self._send(SellVoucher(value) if self._face.form == SELL else LookUpVoucher(str(value)))
        self._refresh()

    @Slot()
    def print(self) -> None:
        """Print the voucher in front."""
        self._send(PrintVoucher(self._language))

    @Slot(str)
    def voidFor(self, reason: str) -> None:
        """Take the voucher in front out of use."""
        if self._shown is not None and (attendant := self._shown[0].visit.attendant) is not None:
            one = attendant.voucher
            if one is not None:
                self._send(VoidVouchers(one.serial, "", reason))
        self.choose(SHOWN)

    @Slot()
    def leave(self) -> None:
        """Put the voucher away; its code is forgotten."""
        self._send(LeaveVoucher())
        self.choose(MENU)

    @Slot()
    def unlock(self) -> None:
        """Let codes be typed at this screen again."""
        self._send(ClearPause(CHECKED))


def facts(one: VoucherSnapshot, figures: Format) -> list[FactRow]:
    """Return what is known of a voucher, in words."""
    state = "expired" if one.is_over and one.state == "live" else one.state
    rows = [
        ("left", figures.money(one.left_minor)),
        ("value", figures.money(one.value_minor)),
        ("state", words.say(words.VOUCHER_STATES.get(state, words.VOUCHER_STATES["live"]))),
        ("by", figures.isolated(one.by)),
        ("batch", figures.isolated(one.batch)),
    ]
    return [FactRow(words.say(words.VOUCHER_FACTS[key]), value) for key, value in rows if value]


def _is_idle(one: VoucherSnapshot, snapshot: Snapshot) -> bool:
    return (
        snapshot.printer == "ready"
        and not one.is_over
        and one.printing not in {"asked", "printing"}
    )
