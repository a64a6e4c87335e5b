"""A list for QML: rows are frozen dataclasses, values change, rows seldom come and go."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    Property,
    QAbstractListModel,
    QByteArray,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtQml import QmlElement

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

Index = QModelIndex | QPersistentModelIndex


@QmlElement
class RowsModel(QAbstractListModel):
    """Shows rows of one kind; the first field of a row says which row it is."""

    countChanged = Signal()

    def __init__(self, row: type[Any] | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        names = [field.name for field in dataclasses.fields(row)] if row is not None else []
        self._roles = dict(enumerate(names, Qt.ItemDataRole.UserRole + 1))
        self._rows: list[Any] = []

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default.
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def roleNames(self) -> dict[int, QByteArray]:
        """Return the names under which a delegate asks for a row's fields."""
        return {role: QByteArray(name.encode()) for role, name in self._roles.items()}

    def data(self, index: Index, role: int = 0) -> object:
        """Return one field of a row."""
        if role not in self._roles or not index.isValid():
            return None
        return getattr(self._rows[index.row()], self._roles[role])

    @Property(int, notify=countChanged)
    def count(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    def show(self, rows: Sequence[Any]) -> None:
        """Take over `rows`; a button under a finger survives unless rows come or go."""
        fresh = list(rows)
        if self._keys(fresh) != self._keys(self._rows):
            self.beginResetModel()
            self._rows = fresh
            self.endResetModel()
            self.countChanged.emit()
            return
        before, self._rows = self._rows, fresh
        for number, (old, new) in enumerate(zip(before, fresh, strict=True)):
            if old != new:
                changed = [r for r, n in self._roles.items() if getattr(old, n) != getattr(new, n)]
                self.dataChanged.emit(self.index(number), self.index(number), changed)

    def row(self, number: int) -> Any:  # noqa: ANN401 - The kind of row differs from list to list.
        """Return one row."""
        return self._rows[number]

    def _keys(self, rows: list[Any]) -> list[object]:
        if not self._roles:
            return []
        first = next(iter(self._roles.values()))
        return [getattr(row, first) for row in rows]
