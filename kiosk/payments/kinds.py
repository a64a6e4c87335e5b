"""What a kind of rail is to the rest: the fields that it wants in the settings, and how it is made.

Each kind is one module of this package with a `KINDS` of its own; `registry` puts them together.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from kiosk.domain.field import Field, FieldKind, Value, Values
from kiosk.domain.money import Currency, Money
from kiosk.domain.site import Seller
from kiosk.ports import Clock, PaymentRail

MIN_CHARGE = Field("min_charge", FieldKind.MONEY, default="")
"""The least that the provider captures: less is let go and written off. Empty: whatever it is."""


@dataclass(frozen=True, slots=True)
class RailSettings:
    """One rail as the settings describe it, its secrets read."""

    name: str
    """The operator's own: it stands in the books."""
    currency: Currency
    return_url: str
    """Where the phone goes after paying; `{code}` stands for the code of the link."""
    values: Values = field(default_factory=dict)
    """What the settings say for each field of the kind."""
    secrets: Mapping[str, str] = field(default_factory=dict, repr=False)
    """The secrets themselves, by the keys of their fields."""
    seller: Seller | None = None
    """Who is paid; None where that is of no matter to anybody."""
    kiosk: str = ""

    def text(self, key: str) -> str:
        """Return the text under `key`; empty where there is none."""
        return str(self._value(key, ""))

    def whole(self, key: str) -> int:
        """Return the whole number under `key`; 0 where there is none."""
        return int(str(self._value(key, 0)))

    def flag(self, key: str) -> bool:
        """Whether `key` is true."""
        return self._value(key, default=False) is True

    def money(self, key: str, default: Money) -> Money:
        """Return the amount under `key`; `default` where there is none."""
        value = self._value(key, default)
        return value if isinstance(value, Money) else default

    def _value(self, key: str, default: Value) -> Value:
        return self.values.get(key, default)


@dataclass(frozen=True, slots=True)
class RailKind:
    """A kind of rail."""

    fields: tuple[Field, ...]
    make: Callable[[RailSettings, Clock], PaymentRail]
    """Returns a rail that has not spoken to anybody yet; ValueError where it cannot be."""
