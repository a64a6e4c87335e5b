"""Tanks: what is in each, goods that arrive, and a measure, looked at before they are sent.

It decides nothing: what a tank can take, and who has to agree, is the engine's business.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.api.commands import AgreeDip, Command, DipTank, DropDip, FillTank
from kiosk.api.snapshot import Snapshot, StockSnapshot
from kiosk.domain.attendant import Role
from kiosk.domain.duties import Duty, may
from kiosk.domain.quantity import PER_SALE_UNIT, Dimension
from kiosk.domain.tank import DIP_REASONS
from ui import words
from ui import words_managing as said
from ui.formatting import Format
from ui.viewmodels.attendant import ReasonRow
from ui.viewmodels.entry import Digits, Entry
from ui.viewmodels.keypad import AmountKeypad
from ui.viewmodels.rows import RowsModel

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

LIST, TANK, FILL, NOTE, DIP, CONFIRM = "list", "tank", "fill", "note", "dip", "confirm"
"""What is shown: every tank; one; how much arrived, and by which note; what was measured, and why.
"""
BEFORE = {FILL: TANK, NOTE: FILL, DIP: TANK, CONFIRM: DIP}
"""Where one comes back to; from elsewhere to the list."""
NOTE_DIGITS = 16
DECIMALS = 6
"""Of a sale unit in base units."""
LARGE = 1_000
"""Of a tank that holds so many sale units nobody reads parts of one."""
STEPS = 10


@dataclass(frozen=True, slots=True)
class TankRow:
    """A tank and what is in it."""

    supply: str
    title: str
    levelText: str
    waitsText: str
    """A measure that waits for somebody; empty for none."""
    levelPart: float
    """How full it is, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Face:
    """What the sheet says of the tank in front."""

    step: str = LIST
    title: str = ""
    level: str = ""
    state: str = ""
    why_not: str = ""
    entry: str = ""
    is_empty: bool = True
    can_write: bool = False
    can_dip: bool = False
    can_agree: bool = False
    can_drop: bool = False
    can_go: bool = False
    quantity: str = ""
    after: str = ""
    difference: str = ""
    told: str = ""
    point: str = ""


@QmlElement
class TanksViewModel(AmountKeypad):
    """Holds what is written down of a tank until it is sent."""

    changed = Signal()

    def __init__(self, send: Callable[[Command], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._send = send
        self._face = Face()
        self._shown: tuple[Snapshot, Format] | None = None
        self._supply = ""
        self._step = LIST
        self._base = 0
        """What was typed before the number of the note, or before the reason."""
        self._level = 0
        """What was in it when that was typed."""
        self._reason = ""
        self._rows = RowsModel(TankRow, self)
        self._reasons = RowsModel(ReasonRow, self)

    def show(self, snapshot: Snapshot, figures: Format) -> None:
        """Take over `snapshot`; what has been typed stays until it was taken."""
        self._shown = (snapshot, figures)
        self._refresh()

    def reset(self) -> None:
        """Forget what was typed."""
        self._shown, self._face = None, Face()
        self._rows.show([])
        self._leave()
        self.changed.emit()

    def _leave(self) -> None:
        self._supply, self._step, self._entry = "", LIST, Entry()
        self._base, self._reason = 0, ""

    def _refresh(self) -> None:
        attendant = self._shown[0].visit.attendant if self._shown else None
        if self._shown is None or attendant is None:
            return
        figures = self._shown[1]
        one = next((row for row in attendant.tanks if row.supply == self._supply), None)
        if one is None or (self._step in {NOTE, CONFIRM} and one.level_base != self._level):
            self._leave()  # It was taken, or has changed under whoever looks at it.
            one = None
        self._rows.show([_row(row, figures) for row in attendant.tanks])
        self._reasons.show(
            [
                ReasonRow(
                    code,
                    words.say(said.DIP_WORDS[code]),
                    said.DIP_ICONS[code],
                    code == self._reason,
                )
                for code in DIP_REASONS
            ]
        )
        fresh = Face() if one is None else self._one(one, attendant.name, attendant.role, figures)
        if fresh != self._face:
            self._face = fresh
            self.changed.emit()

    def _one(self, one: StockSnapshot, name: str, role: str, figures: Format) -> Face:
        can_write = may(Role(role), Duty.FILL_TANK)
        waits = one.dip_base >= 0
        why_not = ""
        if not can_write:
            why_not = said.FOR_OTHERS
        elif one.is_drawn_on:
            why_not = said.DRAWN_ON
        text = self._entry.text
        typed = figures.isolated(text or "0")
        if self._step != NOTE:
            typed = figures.typed_quantity(text or "0", one.dimension)
        is_fill = self._step in {FILL, NOTE}
        after = one.level_base + self._base if is_fill else self._base
        is_alone = abs(after - one.level_base) <= one.alone_base
        return Face(
            step=self._step,
            title=one.name,
            level=_text(one.level_base, one, figures),
            state=_waits(one, figures) if waits else _room(one, figures),
            why_not=words.say(why_not) if why_not and not waits else "",
            entry=typed,
            is_empty=not text,
            can_write=can_write and not waits,
            can_dip=can_write and not waits and not one.is_drawn_on,
            can_agree=waits and one.dip_by != name,
            can_drop=waits and can_write,
            can_go=bool(self._reason) if self._step == CONFIRM else self._is_typed(),
            quantity=_text(self._base, one, figures),
            after=_text(after, one, figures),
            difference=_signed(after - one.level_base, one, figures),
            told=words.say(said.TAKES_TWO_TANK) if not is_alone and not is_fill else "",
            point=figures.decimal_sign if _decimals(one) and self._step != NOTE else "",
        )

    def _is_typed(self) -> bool:
        return bool(self._entry.text) and (self._step != FILL or self._entry.value > 0)

    def _tank(self) -> StockSnapshot | None:
        attendant = self._shown[0].visit.attendant if self._shown else None
        tanks = attendant.tanks if attendant is not None else ()
        return next((one for one in tanks if one.supply == self._supply), None)

    @Property(RowsModel, constant=True)
    def rows(self) -> RowsModel:
        """Every tank, in the order of the settings."""
        return self._rows

    @Property(RowsModel, constant=True)
    def reasons(self) -> RowsModel:
        """Why the books of a tank may be corrected."""
        return self._reasons

    @Property(str, notify=changed)
    def step(self) -> str:
        """What is shown: list, tank, fill, note, dip, confirm."""
        return self._face.step

    @Property(str, notify=changed)
    def titleText(self) -> str:
        """The tank in front."""
        return self._face.title

    @Property(str, notify=changed)
    def levelText(self) -> str:
        """What is in it by the books."""
        return self._face.level

    @Property(str, notify=changed)
    def stateText(self) -> str:
        """How much more has room, or what waits."""
        return self._face.state

    @Property(str, notify=changed)
    def whyNotText(self) -> str:
        """Why something can't be written down; empty where it can."""
        return self._face.why_not

    @Property(str, notify=changed)
    def entryText(self) -> str:
        """The quantity or the number as far as it is typed."""
        return self._face.entry

    @Property(bool, notify=changed)
    def isEmpty(self) -> bool:
        """Whether nothing has been typed."""
        return self._face.is_empty

    @Property(bool, notify=changed)
    def canWrite(self) -> bool:
        """Whether goods may be written down."""
        return self._face.can_write

    @Property(bool, notify=changed)
    def canDip(self) -> bool:
        """Whether a measure may be written down."""
        return self._face.can_dip

    @Property(bool, notify=changed)
    def canAgree(self) -> bool:
        """Whether this person may agree to what somebody else has measured."""
        return self._face.can_agree

    @Property(bool, notify=changed)
    def canDrop(self) -> bool:
        """Whether what waits may be withdrawn."""
        return self._face.can_drop

    @Property(bool, notify=changed)
    def canGo(self) -> bool:
        """Whether it may go on: to the next step, or from the last one to the engine."""
        return self._face.can_go

    @Property(str, notify=changed)
    def quantityText(self) -> str:
        """What arrives."""
        return self._face.quantity

    @Property(str, notify=changed)
    def afterText(self) -> str:
        """What will be in it."""
        return self._face.after

    @Property(str, notify=changed)
    def differenceText(self) -> str:
        """How far that is from what the books say, with its sign."""
        return self._face.difference

    @Property(str, notify=changed)
    def toldText(self) -> str:
        """That a second person is needed; empty where none is."""
        return self._face.told

    @Property(str, notify=changed)
    def pointText(self) -> str:
        """The decimal sign on the key; empty where there is none to type."""
        return self._face.point

    @Slot(str)
    def pick(self, supply: str) -> None:
        """Look at a tank."""
        self._leave()
        self._supply, self._step = supply, TANK
        self._refresh()

    @Slot()
    def back(self) -> None:
        """Go one step back."""
        if self._step in BEFORE:
            self._go(BEFORE[self._step])
        else:
            self._leave()
        self._refresh()

    @Slot()
    def close(self) -> None:
        """Put it away."""
        self._leave()
        self._refresh()

    @Slot()
    def fill(self) -> None:
        """Begin to write goods down."""
        self._go(FILL)
        self._refresh()

    @Slot()
    def dip(self) -> None:
        """Begin to write a measure down."""
        self._go(DIP)
        self._refresh()

    @Slot(str)
    def because(self, reason: str) -> None:
        """Say why."""
        self._reason = reason
        self._refresh()

    @Slot()
    def go(self) -> None:
        """Go on to the next step, or send it."""
        match self._step:
            case "note":
                self._send(FillTank(self._supply, self._base, self._entry.text))
            case "confirm":
                self._send(DipTank(self._supply, self._base, self._reason))
            case _:
                self._base = self._entry.value
                self._go(NOTE if self._step == FILL else CONFIRM)
        self._refresh()

    @Slot()
    def agree(self) -> None:
        """Agree to what somebody else has measured, as it was read."""
        if (one := self._tank()) is not None:
            self._send(AgreeDip(one.supply, one.dip_base))

    @Slot()
    def drop(self) -> None:
        """Withdraw what waits."""
        self._send(DropDip(self._supply))

    def _go(self, step: str) -> None:
        """Begin a step, with nothing typed in it."""
        one = self._tank()
        if one is None:
            return
        self._step, self._level, self._reason = step, one.level_base, ""
        if step == NOTE:
            self._entry = Digits(most=NOTE_DIGITS)
        else:
            most = one.full_base - (one.level_base if step == FILL else 0)
            self._entry = Entry("", _decimals(one), DECIMALS, most)


def _decimals(one: StockSnapshot) -> int:
    """Return how many decimals of a tank's content are told."""
    return 0 if one.full_base >= LARGE * PER_SALE_UNIT[Dimension(one.dimension)] else 1


def _text(base: int, one: StockSnapshot, figures: Format) -> str:
    unit = PER_SALE_UNIT[Dimension(one.dimension)]
    return figures.quantity(base, one.dimension, unit // STEPS ** _decimals(one))


def _signed(base: int, one: StockSnapshot, figures: Format) -> str:
    sign = "\N{MINUS SIGN}" if base < 0 else "+" if base else ""
    return figures.isolated(f"{sign}{_text(abs(base), one, figures)}")


def _room(one: StockSnapshot, figures: Format) -> str:
    free = _text(max(one.full_base - one.level_base, 0), one, figures)
    return words.say(said.ROOM_IN_TANK).format(full=_text(one.full_base, one, figures), free=free)


def _waits(one: StockSnapshot, figures: Format) -> str:
    """Return who has measured what, and how far that is from the books of then."""
    return words.say(said.DIP_WAITS).format(
        name=one.dip_by,
        measured=_text(one.dip_base, one, figures),
        difference=_signed(one.dip_base - one.dip_book_base, one, figures),
        reason=words.say(said.DIP_WORDS.get(one.dip_reason, said.DIP_WORDS["other"])),
    )


def _row(one: StockSnapshot, figures: Format) -> TankRow:
    return TankRow(
        supply=one.supply,
        title=one.name,
        levelText=_text(one.level_base, one, figures),
        waitsText=_waits(one, figures) if one.dip_base >= 0 else "",
        levelPart=min(1.0, one.level_base / max(one.full_base, 1)),
    )
