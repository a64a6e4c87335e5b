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
        self._may_have_begun = False

    @property
    def total(self) -> int:
        """All of them."""
        return self.before + self._present

    def may_begin(self) -> None:
        """Take note that another session may begin now, and be over before anybody looks."""
        self._may_have_begun = True

    def take(self, shown: int, *, is_over: bool) -> bool:
        """Take what the device shows; whether a session began whose beginning nobody saw.

        Where the session `is_over` it is still shown, and is added once.
        """
        if is_over:
            self._add_ended(shown)
            return False
        unseen = shown < self._present
        if unseen:
            self.before += self._present
        self._ended, self._present, self._may_have_begun = None, shown, False
        return unseen

    def _add_ended(self, shown: int) -> None:
        """Add what a session that is over has come to, as far as it was not added before."""
        ended = self._ended
        if ended is None:
            self.before += shown if shown >= self._present else self._present + shown
        elif shown < ended or (self._may_have_begun and shown != ended):
            self.before += shown  # Another one, that began and ended unseen.
            self._may_have_begun = False
        else:
            self.before += shown - ended  # The meter has looked again.
        self._ended, self._present = shown, 0
