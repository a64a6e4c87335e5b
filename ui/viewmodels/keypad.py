"""The keys of a keypad, for every view model behind one: an amount, or a PIN."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from kiosk.domain.attendant import PIN_DIGITS_MAX
from ui.viewmodels.entry import Entry


class AmountKeypad(QObject):
    """Holds an amount or a quantity while it is typed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entry = Entry()

    def _refresh(self) -> None:
        """Show what has been typed."""
        raise NotImplementedError

    @Slot(str)
    def key(self, key: str) -> None:
        """Type a key."""
        self._entry = self._entry.key(key)
        self._refresh()

    @Slot()
    def erase(self) -> None:
        """Take the last key back."""
        self._entry = self._entry.back()
        self._refresh()

    @Slot()
    def clear(self) -> None:
        """Take all keys back."""
        self._entry = self._entry.cleared()
        self._refresh()


class PinKeypad(QObject):
    """Holds a PIN while it is typed; nothing shows more of it than how many digits there are."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pin = ""

    def _refresh(self) -> None:
        """Show how much has been typed."""
        raise NotImplementedError

    def _takes_digits(self) -> bool:
        """Whether a digit may be typed now."""
        return True

    @Slot(str)
    def key(self, digit: str) -> None:
        """Type one digit."""
        if len(self._pin) < PIN_DIGITS_MAX and self._takes_digits():
            self._pin += digit
            self._refresh()

    @Slot()
    def erase(self) -> None:
        """Take the last digit back."""
        self._pin = self._pin[:-1]
        self._refresh()

    @Slot()
    def clear(self) -> None:
        """Take all digits back."""
        self._pin = ""
        self._refresh()
