"""The journal to read: pages of it, chosen by outlet, kind, person and day. Nothing can be changed.

What an entry says is the engine's word; here it becomes a sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.api.commands import Command, LeaveJournal, ShowJournal
from kiosk.api.snapshot import EntrySnapshot, JournalSnapshot, Snapshot
from kiosk.domain.local_time import local
from kiosk.domain.quantity import PER_SALE_UNIT, Dimension
from ui import words
from ui import words_managing as said
from ui.formatting import DATES, Format
from ui.viewmodels.rows import RowsModel

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

DAYS_BACK = 3_650
CLASSES = ("", *said.CLASSES)


@dataclass(frozen=True, slots=True)
class EntryRow:
    """An entry of the journal."""

    number: int
    title: str
    detailText: str
    moneyText: str


@dataclass(frozen=True, slots=True)
class Face:
    """What the sheet says."""

    word: str = ""
    tone: str = "off"
    icon: str = "clock"
    told: str = ""
    has_older: bool = False
    has_newer: bool = False
    outlet: str = ""
    kind: str = ""
    person: str = ""
    day: str = ""
    is_chosen: bool = False


@QmlElement
class JournalViewModel(QObject):
    """Asks for pages and shows them."""

    changed = Signal()

    def __init__(self, send: Callable[[Command], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._send = send
        self._face = Face()
        self._shown: tuple[Snapshot, Format] | None = None
        self._most = 5
        self._starts: list[int] = [0]
        """Before which entry each page begins that was looked at."""
        self._outlet = 0
        self._class = 0
        self._person = 0
        self._days_ago = -1
        self._rows = RowsModel(EntryRow, self)

    def show(self, snapshot: Snapshot, figures: Format) -> None:
        """Take over `snapshot`."""
        self._shown = (snapshot, figures)
        self._refresh()

    def reset(self) -> None:
        """Forget what was looked for."""
        self._shown, self._face, self._starts = None, Face(), [0]
        self._outlet = self._class = self._person = 0
        self._days_ago = -1
        self._rows.show([])
        self.changed.emit()

    def _refresh(self) -> None:
        attendant = self._shown[0].visit.attendant if self._shown else None
        if self._shown is None or attendant is None:
            return
        snapshot, figures = self._shown
        page = attendant.journal or JournalSnapshot(is_reading=True)
        self._rows.show([_row(one, snapshot, figures) for one in page.entries])
        word, tone, icon = _chain(page, snapshot.inspected.entries, figures)
        told = ""
        if not page.entries:
            told = words.say(said.LOOKING if page.is_reading else said.NONE_FOUND)
        fresh = Face(
            word=word,
            tone=tone,
            icon=icon,
            told=told,
            has_older=page.has_older,
            has_newer=len(self._starts) > 1,
            outlet=self._outlet_text(snapshot),
            kind=words.say(said.CLASSES.get(CLASSES[self._class], said.ALL_CLASSES)),
            person=(self._people()[self._person] or words.say(said.ALL_PEOPLE)),
            day=self._day_text(snapshot, figures),
            is_chosen=bool(self._outlet or self._class or self._person or self._days_ago >= 0),
        )
        if fresh != self._face:
            self._face = fresh
            self.changed.emit()

    def _outlet_text(self, snapshot: Snapshot) -> str:
        numbers = [0, *(one.number for one in snapshot.outlets)]
        number = numbers[self._outlet % len(numbers)]
        if not number:
            return words.say(said.ALL_OUTLETS)
        return words.say(said.ONE_OUTLET).format(number=number)

    def _day_text(self, snapshot: Snapshot, figures: Format) -> str:
        if self._days_ago < 0:
            return words.say(said.ALL_DAYS)
        day = local(snapshot.at_ms, snapshot.time_zone) - timedelta(days=self._days_ago)
        return figures.isolated(day.strftime(DATES.get(figures.language, DATES["en"])))

    def _people(self) -> Sequence[str]:
        attendant = self._shown[0].visit.attendant if self._shown else None
        return ("", *(attendant.people if attendant is not None else ()))

    def _ask(self) -> None:
        snapshot = self._shown[0] if self._shown else None
        numbers = [0, *(one.number for one in snapshot.outlets)] if snapshot is not None else [0]
        self._send(
            ShowJournal(
                self._most,
                self._starts[-1],
                numbers[self._outlet],
                CLASSES[self._class],
                self._people()[self._person],
                self._days_ago,
            )
        )

    @Property(RowsModel, constant=True)
    def rows(self) -> RowsModel:
        """The entries of this page, the newest first."""
        return self._rows

    @Property(str, notify=changed)
    def chainText(self) -> str:
        """How far the chain is sound."""
        return self._face.word

    @Property(str, notify=changed)
    def chainTone(self) -> str:
        """How grave that is."""
        return self._face.tone

    @Property(str, notify=changed)
    def chainIcon(self) -> str:
        """Its sign."""
        return self._face.icon

    @Property(str, notify=changed)
    def toldText(self) -> str:
        """What to say where no entry is shown."""
        return self._face.told

    @Property(bool, notify=changed)
    def hasOlder(self) -> bool:
        """Whether there is an older page."""
        return self._face.has_older

    @Property(bool, notify=changed)
    def hasNewer(self) -> bool:
        """Whether there is a newer page."""
        return self._face.has_newer

    @Property(str, notify=changed)
    def outletText(self) -> str:
        """Of which outlet."""
        return self._face.outlet

    @Property(str, notify=changed)
    def kindText(self) -> str:
        """Of which kind."""
        return self._face.kind

    @Property(str, notify=changed)
    def personText(self) -> str:
        """Of whom."""
        return self._face.person

    @Property(str, notify=changed)
    def dayText(self) -> str:
        """Of which day."""
        return self._face.day

    @Property(bool, notify=changed)
    def isChosen(self) -> bool:
        """Whether not all entries are shown."""
        return self._face.is_chosen

    @Slot(int)
    def open(self, most: int) -> None:
        """Show the newest entries, so many a page."""
        self._most, self._starts = most, [0]
        self._ask()

    @Slot()
    def close(self) -> None:
        """Put the journal away."""
        self._send(LeaveJournal())

    @Slot()
    def older(self) -> None:
        """Turn to the page before."""
        attendant = self._shown[0].visit.attendant if self._shown else None
        page = attendant.journal if attendant is not None else None
        if page is not None and page.entries and page.has_older:
            self._starts.append(page.entries[-1].sequence)
            self._ask()
            self._refresh()

    @Slot()
    def newer(self) -> None:
        """Turn back to a newer page."""
        if len(self._starts) > 1:
            self._starts.pop()
            self._ask()
            self._refresh()

    @Slot(int)
    def turnOutlet(self, by: int) -> None:
        """Choose another outlet."""
        count = len(self._shown[0].outlets) + 1 if self._shown else 1
        self._outlet = (self._outlet + by) % count
        self._refresh()

    @Slot(int)
    def turnKind(self, by: int) -> None:
        """Choose another kind."""
        self._class = (self._class + by) % len(CLASSES)
        self._refresh()

    @Slot(int)
    def turnPerson(self, by: int) -> None:
        """Choose somebody else."""
        self._person = (self._person + by) % len(self._people())
        self._refresh()

    @Slot(int)
    def turnDay(self, by: int) -> None:
        """Choose an earlier day with -1, a later one with 1; after today comes every day."""
        self._days_ago = min(max(self._days_ago - by, -1), DAYS_BACK)
        self._refresh()


def _chain(page: JournalSnapshot, entries: int, figures: Format) -> tuple[str, str, str]:
    """Return how far the chain is sound: a word, a tone and a sign."""
    if page.fault:
        return figures.told(words.say(said.BROKEN), fault=page.fault), "bad", "warning"
    if page.good < entries:
        told = words.say(said.PROVING).format(count=page.good, all=entries)
        return told, "busy", "clock"
    return words.say(said.PROVEN).format(count=page.good), "good", "check"


def _row(one: EntrySnapshot, snapshot: Snapshot, figures: Format) -> EntryRow:
    when = figures.moment(local(one.at_ms, snapshot.time_zone))
    outlet = words.say(said.ONE_OUTLET).format(number=one.outlet) if one.outlet else ""
    reason = said.reason(one.reason) if one.reason else ""
    parts = (when, outlet, one.by, one.about, reason, _change(one, snapshot, figures))
    return EntryRow(
        number=one.sequence,
        title=said.kind(one.kind),
        detailText=figures.line(*parts),
        moneyText=figures.signed_money(one.minor).replace("+", "") if one.minor else "",
    )


def _change(one: EntrySnapshot, snapshot: Snapshot, figures: Format) -> str:
    """Return what was before and what is after; prices as prices, what tanks hold as that."""
    sides = [side for side in (one.before, one.after) if side]
    attendant = snapshot.visit.attendant
    sold = {row.product: row.dimension for row in attendant.prices} if attendant else {}
    if one.kind.startswith("price-") and one.about in sold and all(map(str.isdecimal, sides)):
        sides = [figures.price(int(side), sold[one.about]) for side in sides]
    held = {row.supply: row.dimension for row in attendant.tanks} if attendant else {}
    if one.kind.startswith("tank-") and one.about in held and all(map(str.isdecimal, sides)):
        unit = PER_SALE_UNIT[Dimension(held[one.about])]
        sides = [figures.quantity(int(side), held[one.about], unit) for side in sides]
    return figures.change(*sides) if len(sides) > 1 else "".join(sides)
