"""The total of a device that counts only its present session: the sessions, added up."""

from __future__ import annotations


class Sessions:
    """What was counted in the sessions before the present one, and in it. In base units."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.before = 0
        self._present = 0
        self._ended: int | None = None
        """What a session that is over was added with, while the device still shows it."""

    @property
    def total(self) -> int:
        """All of them."""
        return self.before + self._present

    def take(self, shown: int, *, is_over: bool) -> bool:
        """Take what the device shows; whether a session began whose beginning nobody saw.

        Where the session `is_over` it is still shown, and is added once.
        """
        if is_over:
            self.before += max(0, shown - (self._ended or 0))
            self._ended, self._present = shown, 0
            return False
        unseen = self._ended is None and shown < self._present
        if unseen:
            self.before += self._present
        self._ended, self._present = None, shown
        return unseen
