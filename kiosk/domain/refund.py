"""A refund that a rail has confirmed and may still take back: a bank can refuse it days later.

What must have gone back is kept as one line of text, so that it survives restarts though its sale
has long left memory.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, fields

from kiosk.domain.money import NOTHING, Money
from kiosk.domain.prepayment import Prepayment, PrepaymentState


@dataclass(frozen=True, slots=True)
class Refund:
    """What went back to one payer, and until when it is looked whether it stays there."""

    prepayment: Prepayment = field(repr=False)
    """As its rail has confirmed it."""
    outlets: tuple[int, ...]
    until_ms: int
    """Of the wall clock."""
    missing: Money = NOTHING
    """Of what went back, so much is at the rail again."""
    number: int = 0
    """How often the rail was asked for it again."""

    @property
    def back(self) -> Money:
        """All that must have gone back."""
        return self.prepayment.authorised - self.prepayment.captured

    @property
    def text(self) -> str:
        """What is kept of it; `named` reads it."""
        payer = {one.name: _plain(getattr(self.prepayment, one.name)) for one in fields(Prepayment)}
        told = {
            "prepayment": payer,
            "outlets": list(self.outlets),
            "until": self.until_ms,
            "missing": self.missing.minor,
            "number": self.number,
        }
        return json.dumps(told, separators=(",", ":"))

    @classmethod
    def named(cls, text: str) -> Refund:
        """Return the refund that `text` was made of."""
        told = json.loads(text)
        payer = dict(told["prepayment"])
        payer |= {name: Money(payer[name]) for name in _MONEY}
        payer["state"] = PrepaymentState(payer["state"])
        return cls(
            prepayment=Prepayment(**payer),
            outlets=tuple(told["outlets"]),
            until_ms=told["until"],
            missing=Money(told["missing"]),
            number=told["number"],
        )


_MONEY = ("asked", "authorised", "captured", "carried")


def _plain(value: Money | PrepaymentState | str | int) -> str | int:
    if isinstance(value, Money):
        return value.minor
    return str(value) if isinstance(value, PrepaymentState) else value
