"""Money in whole minor units of one currency, so that sums never drift."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Currency:
    """An ISO 4217 currency: its code and how many decimals its minor unit has."""

    code: str
    exponent: int = 2

    def __post_init__(self) -> None:
        """Refuse what is no currency."""
        letters = self.code.isascii() and self.code.isalpha() and self.code.isupper()
        if not (letters and len(self.code) == 3):  # noqa: PLR2004 - ISO 4217.
            raise ValueError(f"a currency has three capital letters, not {self.code!r}")
        if not 0 <= self.exponent <= 4:  # noqa: PLR2004
            raise ValueError(f"a currency has 0 to 4 decimals, not {self.exponent}")


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount in minor units (cents); never negative: what is owed has its own account."""

    minor: int

    def __post_init__(self) -> None:
        """Refuse a debt in disguise."""
        if self.minor < 0:
            raise ValueError(f"an amount cannot be negative: {self.minor}")

    def __add__(self, other: Money) -> Money:
        """Return the sum."""
        return Money(self.minor + other.minor)

    def __sub__(self, other: Money) -> Money:
        """Return the difference; ValueError where it would be negative."""
        return Money(self.minor - other.minor)

    def __bool__(self) -> bool:
        """Whether there is any money at all."""
        return self.minor > 0


NOTHING = Money(0)
