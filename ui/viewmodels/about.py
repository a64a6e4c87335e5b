"""Which software this is, and whose work is in it: for everybody, without a login."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption
from PySide6.QtQml import QmlElement

from kiosk.api.snapshot import Snapshot, SoftwareSnapshot
from ui import licences, words
from ui.formatting import Format
from ui.viewmodels.commission import FactRow
from ui.viewmodels.rows import RowsModel
from ui.words_managing import SOFTWARE_FACTS

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

_ANYWHERE = QTextOption()
_ANYWHERE.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
GROUP = 8
"""So many digits of a hash stand together."""


@dataclass(frozen=True, slots=True)
class LicenceRow:
    """Somebody else's work."""

    name: str
    title: str
    licence: str
    source: str


@dataclass(frozen=True, slots=True)
class Paper:
    """What a page of a text has room for."""

    family: str = ""
    pixels: int = 0
    """How large its letters are."""
    width: float = 0
    lines: int = 0


def broken(text: str, paper: Paper) -> list[str]:
    """Return the lines of a text; one that is wider than the paper goes on in the next."""
    font = QFont(paper.family)
    font.setPixelSize(max(paper.pixels, 1))
    measure = QFontMetricsF(font)
    lines: list[str] = []
    for line in text.splitlines():
        fits = measure.horizontalAdvance(line) <= paper.width
        lines += [line] if fits else _wrapped(line, font, paper.width)
    return lines


def _wrapped(line: str, font: QFont, width: float) -> list[str]:
    layout = QTextLayout(line, font)
    layout.setTextOption(_ANYWHERE)
    layout.beginLayout()
    parts = []
    while (part := layout.createLine()).isValid():
        part.setLineWidth(width)
        parts.append(line[part.textStart() : part.textStart() + part.textLength()].rstrip())
    layout.endLayout()
    return parts


def grouped(digits: str) -> str:
    """Return a hash in groups that can be compared by eye."""
    return " ".join(digits[at : at + GROUP] for at in range(0, len(digits), GROUP))


def facts(told: SoftwareSnapshot, figures: Format) -> list[FactRow]:
    """Return what an inspector asks for."""
    found = {
        "version": told.version,
        "legal": grouped(told.legal_sha256),
        "serial": told.serial,
        "settings": grouped(told.settings_sha256),
        "journal": f"{told.entries}  {grouped(told.head)}" if told.head else "",
        "events": str(told.events),
    }
    return [
        FactRow(words.say(SOFTWARE_FACTS[name]), figures.isolated(value))
        for name, value in found.items()
        if value
    ]


@QmlElement
class AboutViewModel(QObject):
    """Shows what the engine says of itself."""

    readChanged = Signal()
    pagesChanged = Signal()
    pageChanged = Signal()
    """One for each: the page lays itself out by what is read, and says then what fits on it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._paper = Paper()
        self._title = ""
        self._text = ""
        self._lines: list[str] = []
        self._page = 0
        self._facts = RowsModel(FactRow, self)
        self._licences = RowsModel(LicenceRow, self)
        self._licences.show(
            [
                LicenceRow(one.name, f"{one.name} {one.version}", one.licence, one.source)
                for one in licences.shipped()
            ]
        )

    def show(self, snapshot: Snapshot, figures: Format) -> None:
        """Take over `snapshot`."""
        self._facts.show(facts(snapshot.inspected, figures))

    @Property(RowsModel, constant=True)
    def facts(self) -> RowsModel:
        """What an inspector asks for."""
        return self._facts

    @Property(RowsModel, constant=True)
    def licences(self) -> RowsModel:
        """Whose work is in the product, under which licence, and where its source is."""
        return self._licences

    @Property(str, notify=readChanged)
    def readTitle(self) -> str:
        """Whose licence is being read; empty where none is."""
        return self._title

    @Property(int, notify=pagesChanged)
    def pages(self) -> int:
        """How many pages it has."""
        return max(1, -(-len(self._lines) // max(self._paper.lines, 1)))

    @Property(str, notify=pageChanged)
    def pageText(self) -> str:
        """The page that was turned to."""
        most = max(self._paper.lines, 1)
        return "\n".join(self._lines[self._page * most : (self._page + 1) * most])

    @Slot(str)
    def read(self, name: str) -> None:
        """Show the licence of somebody's work, with where its source is; of "" none any more."""
        found = [one for one in licences.shipped() if one.name == name]
        self._title = self._text = ""
        for one in found:
            self._title = f"{one.name} {one.version}"
            self._text = "\n\n".join((f"{one.licence}\n{one.source}", licences.text_of(one)))
        self._page = 0
        self.readChanged.emit()
        self._lay_out()

    @Slot(str, int, float, int)
    def fit(self, family: str, pixels: int, width: float, lines: int) -> None:
        """Say what a page has room for: letters of that size, lines so wide, so many."""
        paper = Paper(family, pixels, width, lines)
        if paper != self._paper:
            self._paper = paper
            self._lay_out()

    @Slot(int)
    def turn(self, page: int) -> None:
        """Turn to a page."""
        if page != self._page:
            self._page = page
            self.pageChanged.emit()

    def _lay_out(self) -> None:
        self._lines = broken(self._text, self._paper)
        self.pagesChanged.emit()
        self.pageChanged.emit()
