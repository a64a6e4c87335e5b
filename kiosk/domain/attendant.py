"""Who may step in, and how often they may mistype their PIN."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace
from enum import StrEnum

FREE_TRIES = 5
FIRST_LOCK_MS = 300_000
LONGEST_LOCK_MS = 3_600_000
ALARM_TRIES = 10
PIN_DIGITS_MIN = 6
PIN_DIGITS_MAX = 12


class Role(StrEnum):
    """What an attendant may do besides: whoever was told nothing else is an attendant."""

    ATTENDANT = "attendant"
    TECHNICIAN = "technician"  # Opens the case: may commission outlets.
    MANAGER = "manager"  # Answers for the place: agrees to what a technician has measured.


ROLE = "role:"
"""The settings that say who has another role than that of an attendant begin with this."""
FIRST_PIN = "first-pin:"
"""Those that say whose PIN somebody else has chosen: its owner has to choose another."""
BARRED = "barred:"
"""Those that say who may not log in until a manager lets them."""

NAME = re.compile(r"[\w .'-]{1,32}")
"""What a name is made of."""

_CENTURIES = {"19", "20"}

# Lines and shapes on the keypad, famous numbers, counting in steps: what people take when they are
# told not to take 123456. What repeats, runs or is a date is refused without a place here.
_FAMILIAR = """
007008 123400 123451 123654 123698 123789 124578 124816 134679 135246 135790 142536 142857 147258
147369 147852 147896 159263 159357 159487 159753 161803 163264 192837 202030 235689 246810 258369
258456 271828 314159 321456 321654 357159 357951 369147 369852 456123 456321 456852 486248 521314
654123 741258 753159 753951 789123 789321 789456 852147 852456 951357 951753 963258 963852 987321
987456 5201314 11235813 12369874 14159265 14725836 27182818 31415926 123654789 147258369 147852369
159753456 789456123 12345678910
"""


class WeakPin(ValueError):
    """A PIN that somebody would guess; the message says what to do."""


def check_pin(pin: str) -> None:
    """Refuse a PIN that is too short or that anybody would try first."""
    if not (pin.isascii() and pin.isdigit()):
        raise WeakPin("a PIN is made of the digits 0 to 9")
    if not PIN_DIGITS_MIN <= len(pin) <= PIN_DIGITS_MAX:
        raise WeakPin(f"a PIN has {PIN_DIGITS_MIN} to {PIN_DIGITS_MAX} digits")
    if len({(int(b) - int(a)) % 10 for a, b in itertools.pairwise(pin)}) == 1:
        raise WeakPin("choose a PIN that is neither one digit repeated nor a run of digits")
    if _repeats(pin):
        raise WeakPin("choose a PIN that does not repeat itself")
    if _begins_with_a_date(pin):
        raise WeakPin("choose a PIN that does not look like a date")
    if pin in _FAMILIAR.split():
        raise WeakPin("choose a PIN that fewer others would try")


def _repeats(pin: str) -> bool:
    """Whether it has two digits only, a part over and over, a mirror, or each digit twice."""
    in_pairs = len(pin) % 2 == 0 and pin[::2] == pin[1::2]
    over_and_over = pin in (pin + pin)[1:-1]
    return len(set(pin)) <= 2 or over_and_over or pin == pin[::-1] or in_pairs  # noqa: PLR2004


def _begins_with_a_date(pin: str) -> bool:
    """Whether it is a date of six digits or begins with one of eight, in any usual order."""
    first, second, third, fourth = pin[:2], pin[2:4], pin[4:6], pin[6:8]
    if not fourth:
        orders = [(first, second), (second, first), (third, second)]
    elif third in _CENTURIES:
        orders = [(first, second), (second, first)]
    elif first in _CENTURIES:
        orders = [(fourth, third)]
    else:
        orders = []
    return any("01" <= day <= "31" and "01" <= month <= "12" for day, month in orders)


@dataclass(frozen=True, slots=True)
class Attendant:
    """A person on duty. `pin_hash` is an argon2id string; the PIN itself is nowhere.

    It is empty for whoever has been removed: the name stays, for the records are full of it.
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

        A lock that ends later than any lock can was made while the wall clock ran ahead: it does
        not count, or it would lock somebody out for as long as the clock was wrong.
        """
        left_ms = self.locked_until_ms - now_ms
        return left_ms if 0 < left_ms <= LONGEST_LOCK_MS else 0


OVERRIDE_REASONS = ("cash", "fleet", "test_return", "goodwill", "provider_down", "emergency")
ACT_REASONS = ("customer_asked", "checked", "repaired", "misuse", "closing", "safety", "other")
"""Why an attendant acts on a sale or an outlet: a closed list, in the journal with every act."""
PAID_REASONS = ("counted", "seen_on_account")
"""How an attendant knows that money came: it was counted by hand, or the account shows it."""
DECLINE_REASONS = ("not_paid", "wrong_amount", "not_genuine", "other")
"""Why an attendant says that a payment was not made."""
REFUND_REASONS = ("overcharged", "poor_product", "device_fault", "goodwill", "other")
"""Why an attendant gives money of a finished sale back."""
HANDED_BACK = "rest_of_cash"
"""The only reason there is to hand money back."""
AT_ONCE = "at_once"
"""The reason of a single stop: nobody is asked for one while something flows that should not."""
MAINTENANCE = "maintenance"
LOCK_REASONS = (MAINTENANCE, "fault", "supply", "safety", "other")
