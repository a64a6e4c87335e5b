"""Which software this is, and whose work is in it: for everybody, without a login."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk.api.snapshot import Snapshot, SoftwareSnapshot
from ui import licences, words
from ui.formatting import Format
from ui.viewmodels.commission import FactRow
from ui.viewmodels.rows import RowsModel
from ui.words_managing import SOFTWARE_FACTS

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

GROUP = 8
"""So many digits of a hash stand together."""


@dataclass(frozen=True, slots=True)
class LicenceRow:
    """Somebody else's work."""

    title: str
    licence: str
    source: str


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

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._facts = RowsModel(FactRow, self)
        self._licences = RowsModel(LicenceRow, self)
        self._licences.show(
            [
                LicenceRow(f"{one.name} {one.version}", one.licence, one.source)
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
