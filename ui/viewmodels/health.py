"""How lines, outlets, ways to pay, devices and the machine are: a row each, in words.

The engine grades them and puts what is worst first; here is what it says of them, and what to do.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.api.commands import Command, LookAt
from kiosk.api.health import FactSnapshot, Grade, HealthSnapshot
from kiosk.api.snapshot import Snapshot
from kiosk.domain.local_time import local
from ui import words
from ui.formatting import NBSP, Format
from ui.viewmodels.rows import RowsModel

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


SENTENCE = "reason"
"""What is told in a sentence may break anywhere; a figure stays beside its word."""


@dataclass(frozen=True, slots=True)
class HealthRow:
    """How one thing is."""

    key: str
    title: str
    word: str
    signIcon: str
    tone: str
    factsText: str
    adviceText: str


def health_row(one: HealthSnapshot, snapshot: Snapshot, figures: Format) -> HealthRow:
    """Return how one thing is, in words."""
    sign = words.HEALTH_SIGNS[one.grade]
    told = (fact_text(fact, snapshot, figures) for fact in one.facts)
    return HealthRow(
        key=f"{one.kind}-{one.name}",
        title=words.health_title(one.kind).replace("%1", figures.named(one.name)),
        word=words.say(sign.word),
        signIcon=sign.icon,
        tone=sign.tone,
        factsText=figures.line(*told),
        adviceText=words.health_advice(one.why),
    )


def fact_text(fact: FactSnapshot, snapshot: Snapshot, figures: Format) -> str:
    """Return one figure with its word; empty for one that has nothing to say."""
    value = fact.value
    match fact.name.rpartition("_")[2]:
        case "s":
            text = figures.since(value)
        case "us":
            text = figures.seconds(value)
        case "mb":
            text = figures.isolated(f"{figures.count(value)} MB")
        case "ms":
            text = figures.isolated(figures.moment(local(value, snapshot.time_zone)))
        case _:
            text = figures.isolated(fact.text.replace("_", " ")) or figures.count(value)
    told = words.health_fact(fact.name).replace("%1", text)
    return told if fact.name == SENTENCE else told.replace(" ", NBSP)


@QmlElement
class HealthViewModel(QObject):
    """Shows how everything is, while somebody looks."""

    changed = Signal()

    def __init__(self, send: Callable[[Command], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._send = send
        self._summary = ""
        self._rows = RowsModel(HealthRow, self)

    def show(self, snapshot: Snapshot, figures: Format) -> None:
        """Take over `snapshot`."""
        attendant = snapshot.visit.attendant
        told = attendant.health if attendant is not None else ()
        self._rows.show([health_row(one, snapshot, figures) for one in told])
        bad = sum(one.grade is not Grade.OK for one in told)
        wanting = words.say(words.HEALTH_WANTING).replace("%1", figures.count(bad))
        summary = wanting if bad else words.say(words.HEALTH_WELL)
        summary = summary if told else words.say(words.HEALTH_ASKED)
        if summary != self._summary:
            self._summary = summary
            self.changed.emit()

    @Property(RowsModel, constant=True)
    def rows(self) -> RowsModel:
        """What there is, the worst first."""
        return self._rows

    @Property(str, notify=changed)
    def summaryText(self) -> str:
        """Whether all is well."""
        return self._summary

    @Slot()
    def open(self) -> None:
        """Begin to look."""
        self._send(LookAt("health"))

    @Slot()
    def close(self) -> None:
        """Look no longer."""
        self._send(LookAt(""))
