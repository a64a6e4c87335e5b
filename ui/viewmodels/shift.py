"""The shift and the day: what they come to, the cash that is counted, and the end of both.

It decides nothing, and it shows nobody what should be in the drawer before it has been counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.api.commands import CloseDay, CloseShift, Command, OpenShift, PrintReport
from kiosk.api.snapshot import ShiftSnapshot, Snapshot
from ui import words
from ui.formatting import Format
from ui.viewmodels.commission import FactRow
from ui.viewmodels.entry import Entry
from ui.viewmodels.keypad import AmountKeypad
from ui.viewmodels.rows import RowsModel

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

DRAWER_MOST = 99_999_999
"""More than any drawer holds, in minor units."""
COUNTING, ENDING = "counting", "ending"
"""What is asked: how much is in the drawer; whether the day shall end."""


@dataclass(frozen=True, slots=True)
class Face:
    """What the sheet says."""

    title: str = ""
    task: str = ""
    asks: str = ""
    entry: str = ""
    is_empty: bool = True
    is_open: bool = False
    can_go: bool = False
    can_print: bool = False
    day: int = 0
    point: str = ""


@QmlElement
class ShiftViewModel(AmountKeypad):
    """Holds the cash that is being counted until it is sent."""

    changed = Signal()

    def __init__(self, send: Callable[[Command], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._send = send
        self._face = Face()
        self._asks = ""
        self._shift = 0
        self._day = 0
        self._shown: tuple[Snapshot, Format] | None = None
        self._facts = RowsModel(FactRow, self)

    def show(self, snapshot: Snapshot, figures: Format) -> None:
        """Take over `snapshot`; what has been typed stays until it was taken."""
        self._shown = (snapshot, figures)
        self._refresh()

    def reset(self) -> None:
        """Forget what was counted."""
        self._asks, self._entry, self._face = "", Entry(), Face()
        self._facts.show([])
        self.changed.emit()

    def _refresh(self) -> None:
        attendant = self._shown[0].visit.attendant if self._shown else None
        if self._shown is None or attendant is None:
            return
        snapshot, figures = self._shown
        shift = attendant.shift
        if (shift.shift, shift.day) != (self._shift, self._day):
            self._asks, self._entry = "", Entry()  # It was taken: nothing is asked any more.
            self._shift, self._day = shift.shift, shift.day
        exponent = snapshot.currency.exponent
        self._entry = Entry(self._entry.text, exponent, exponent, DRAWER_MOST)
        is_counting = self._asks == COUNTING
        fresh = Face(
            title=_title(shift, figures),
            task=_task(shift, self._asks, figures),
            asks=self._asks,
            entry=figures.typed_money(self._entry.text or "0"),
            is_empty=not self._entry.text,
            is_open=shift.shift > 0,
            can_go=shift.is_ready and (not is_counting or bool(self._entry.text)),
            can_print=snapshot.printer == "ready" and shift.printing not in {"asked", "printing"},
            day=shift.day,
            point=figures.decimal_sign if exponent else "",
        )
        self._facts.show([] if self._asks else _facts(shift, figures))
        if fresh != self._face:
            self._face = fresh
            self.changed.emit()

    @Property(RowsModel, constant=True)
    def facts(self) -> RowsModel:
        """What the day comes to so far."""
        return self._facts

    @Property(str, notify=changed)
    def titleText(self) -> str:
        """Whose shift it is."""
        return self._face.title

    @Property(str, notify=changed)
    def taskText(self) -> str:
        """What there is to do, or what came of the last shift."""
        return self._face.task

    @Property(str, notify=changed)
    def asks(self) -> str:
        """What is asked just now: counting, ending; empty for nothing."""
        return self._face.asks

    @Property(str, notify=changed)
    def entryText(self) -> str:
        """What has been counted, as an amount."""
        return self._face.entry

    @Property(bool, notify=changed)
    def isEmpty(self) -> bool:
        """Whether nothing has been typed."""
        return self._face.is_empty

    @Property(bool, notify=changed)
    def isOpen(self) -> bool:
        """Whether a shift is open."""
        return self._face.is_open

    @Property(bool, notify=changed)
    def canGo(self) -> bool:
        """Whether what is asked may be done."""
        return self._face.can_go

    @Property(bool, notify=changed)
    def canPrint(self) -> bool:
        """Whether the printer would print a report."""
        return self._face.can_print

    @Property(int, notify=changed)
    def day(self) -> int:
        """The number that closing this day gives."""
        return self._face.day

    @Property(str, notify=changed)
    def pointText(self) -> str:
        """The decimal sign on the key; empty where none can be typed."""
        return self._face.point

    @Slot(str)
    def ask(self, what: str) -> None:
        """Ask for the cash in the drawer, or whether the day shall end."""
        self._asks, self._entry = what, Entry()
        self._refresh()

    @Slot()
    def go(self) -> None:
        """Do what is asked."""
        if self._asks == ENDING:
            self._send(CloseDay())
        elif self._face.is_open:
            self._send(CloseShift(self._entry.value))
        else:
            self._send(OpenShift(self._entry.value))

    @Slot(bool)
    def printReport(self, isRunning: bool) -> None:  # noqa: FBT001, N803 - As QML calls it.
        """Print what the running day comes to, or the last closed one."""
        if self._shown is not None:
            self._send(PrintReport(self._shown[1].language, isRunning))


def _title(shift: ShiftSnapshot, figures: Format) -> str:
    if shift.shift:
        return figures.told(words.say(words.SHIFT_OF), number=str(shift.shift), name=shift.by)
    return words.say(words.NO_SHIFT)


def _task(shift: ShiftSnapshot, asks: str, figures: Format) -> str:
    if not shift.is_ready:
        return words.say(words.ADDING_UP)
    if asks == COUNTING:
        return words.say(words.COUNT_DRAWER)
    if asks == ENDING:
        return figures.told(words.say(words.END_DAY), number=str(shift.day))
    if shift.discrepancies:
        numbers = ", ".join(map(str, shift.discrepancies))
        return figures.told(words.say(words.METERS_DIFFER), outlets=numbers)
    return ""


def _rails(shift: ShiftSnapshot, figures: Format) -> Iterator[FactRow]:
    """Yield what each way to pay has brought in; two that are called the same by their rails."""
    names = [words.rail(one.rail, one.way) for one in shift.rails]
    for one, name in zip(shift.rails, names, strict=True):
        is_plain = names.count(name) == 1 or name == one.rail
        caption = name if is_plain else figures.line(name, f"({one.rail})", between=" ")
        yield FactRow(caption, figures.money(one.captured_minor))


def _facts(shift: ShiftSnapshot, figures: Format) -> list[FactRow]:
    """Return the figures of the day; those that may be nothing only where they are something."""
    always = (
        (words.TAKINGS, figures.money(shift.captured_minor)),
        (words.SALES, str(shift.sales)),
        (words.GIVEN_BACK, figures.money(shift.released_minor)),
    )
    rails = tuple(_rails(shift, figures))
    sums = (
        (words.ON_CODES, shift.carried_minor),
        (words.REFUNDED, shift.refunded_minor),
        (words.REFUNDED_LATER, shift.given_back_minor),
        (words.WRITTEN_OFF, shift.written_off_minor),
        (words.OVERRUN, shift.overrun_minor),
        (words.OVERRIDES, shift.override_minor),
    )
    counts = (
        (words.TESTS, shift.tests),
        (words.OPEN_SALES, shift.open_sales),
        (words.UNSETTLED, shift.unsettled),
    )
    found = [FactRow(words.say(caption), value) for caption, value in always]
    found += rails
    found += [FactRow(words.say(name), figures.money(value)) for name, value in sums if value]
    found += [FactRow(words.say(name), str(value)) for name, value in counts if value]
    if shift.difference_minor is not None and not shift.shift:
        difference = figures.signed_money(shift.difference_minor)
        found.append(FactRow(words.say(words.DIFFERENCE), difference))
    return found
