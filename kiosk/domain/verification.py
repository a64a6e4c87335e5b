"""When a meter was verified, by which certificate and under which seals, and until when it holds.

A verification belongs to the controller with one serial number: another one has to be verified
itself. It holds to the end of the day, so many months later, on which it was made.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kiosk.domain.kept import Kept
from kiosk.domain.local_time import local, midnight_ms

VERIFIED = "verified:"
"""The settings that hold the latest verification of an outlet begin with this."""
REMINDED = "verification-told:"
"""Those that say of which date and how long before it people were reminded last."""
UNVERIFIED = "unverified"
"""Why an outlet is locked whose verification has run out."""
REMIND_DAYS = (0, 7, 30, 90)
"""So many days before it runs out people are reminded (ATT-18, EVM-13)."""
MONTHS_MAX = 240
NUMBER_LETTERS = 40
"""The longest number of a certificate or a seal."""
DAY_MS = 86_400_000
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Verification(Kept):
    """What two people have agreed to with a certificate."""

    at_ms: int
    serial: str
    certificate: str
    seals_before: str
    seals_after: str
    by: str
    approved_by: str


def is_date(text: str) -> bool:
    """Whether a text is a day such as 2026-05-31."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def day_said(at_ms: int, zone: str) -> str:
    """Return on which day of the place that was."""
    return local(at_ms, zone).date().isoformat()


def runs_out_ms(day: str, months: int, zone: str) -> int:
    """Return when what was verified on `day` of the place holds no longer."""
    began = date.fromisoformat(day)
    years, month = divmod(began.month - 1 + months, _MONTHS)
    year = began.year + years
    last = date(year, month + 1, min(began.day, monthrange(year, month + 1)[1]))
    return midnight_ms(datetime.combine(last + timedelta(days=1), datetime.min.time()), zone)


def days_left(due_ms: int, now_ms: int) -> int:
    """Return how many days it still holds, the running one included; 0 where it does not."""
    return max(0, -((now_ms - due_ms) // DAY_MS))


def reminder(left: int) -> int | None:
    """Return which reminder is due so many days before it runs out; None for none yet."""
    return next((days for days in REMIND_DAYS if left <= days), None)
