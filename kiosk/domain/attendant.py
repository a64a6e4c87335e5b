"""Who may step in, and how often they may mistype their PIN."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace

FREE_TRIES = 5
FIRST_LOCK_MS = 300_000
LONGEST_LOCK_MS = 3_600_000
ALARM_TRIES = 10
PIN_DIGITS_MIN = 6
PIN_DIGITS_MAX = 12


class WeakPin(ValueError):
    """A PIN that somebody would guess; the message says what to do."""


def check_pin(pin: str) -> None:
    """Refuse a PIN that is too short or that anybody would try first."""
    if not (pin.isascii() and pin.isdigit()):
        raise WeakPin("a PIN is made of the digits 0 to 9")
    if not PIN_DIGITS_MIN <= len(pin) <= PIN_DIGITS_MAX:
        raise WeakPin(f"a PIN has {PIN_DIGITS_MIN} to {PIN_DIGITS_MAX} digits")
    steps = {(int(b) - int(a)) % 10 for a, b in itertools.pairwise(pin)}
    if len(steps) == 1 and steps <= {0, 1, 9}:
        raise WeakPin("choose a PIN that is neither one digit repeated nor a run of digits")
    half = len(pin) // 2
    if len(set(pin)) <= 2 or (len(pin) % 2 == 0 and pin[:half] == pin[half:]):  # noqa: PLR2004
        raise WeakPin("choose a PIN that does not repeat itself")
    day, month, year = pin[:2], pin[2:4], pin[4:]
    looks_like_a_date = "01" <= day <= "31" and "01" <= month <= "12"
    if looks_like_a_date and (len(year) == 2 or year[:2] in {"19", "20"}):  # noqa: PLR2004
        raise WeakPin("choose a PIN that does not look like a date")


@dataclass(frozen=True, slots=True)
class Attendant:
    """A person on duty. `pin_hash` is an argon2id string; the PIN itself is nowhere.

    `locked_until_ms` is wall-clock time, so that a lock survives a restart.
    """

    name: str
    pin_hash: str
    wrong: int = 0
    locked_until_ms: int = 0

    def after_wrong_pin(self, now_ms: int) -> Attendant:
        """Return the attendant after one more wrong PIN: five, then doubling locks."""
        wrong = self.wrong + 1
        if wrong % FREE_TRIES:
            return replace(self, wrong=wrong)
        doublings = wrong // FREE_TRIES - 1
        lock_ms = min(FIRST_LOCK_MS << min(doublings, 8), LONGEST_LOCK_MS)
        return replace(self, wrong=wrong, locked_until_ms=now_ms + lock_ms)

    def after_right_pin(self) -> Attendant:
        """Return the attendant with a clean slate."""
        return replace(self, wrong=0, locked_until_ms=0)

    def locked_for_ms(self, now_ms: int) -> int:
        """Return how long no PIN is accepted; 0 where one is.

        A wall clock set back by more than the longest lock cannot lock anybody out for ever.
        """
        return min(max(0, self.locked_until_ms - now_ms), LONGEST_LOCK_MS)


OVERRIDE_REASONS = ("cash", "fleet", "test_return", "goodwill", "provider_down", "emergency")
LOCK_REASONS = ("maintenance", "fault", "supply", "safety", "other")
