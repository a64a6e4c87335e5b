"""Money of a finished sale that an attendant gives back: the sale itself stays as it is.

What was sold stands, and so does its receipt; what goes back is the operator's loss, a record of
its own beside it (AT-04). It is kept as one line of text until everything has gone back.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from kiosk.domain.intent import AFTERWARDS
from kiosk.domain.money import Money


@dataclass(frozen=True, slots=True)
class Part:
    """What one rail is asked to give back to one payer."""

    prepayment: str
    rail: str
    amount: Money
    number: int = AFTERWARDS
    """Of the intent that asks for it."""
    is_refused: bool = False
    """The rail has said no: an attendant asks once more, or gives a voucher."""


@dataclass(frozen=True, slots=True)
class ReceiptRefund:
    """What goes back of one receipt. Without parts it waits for a second person."""

    sale: str
    receipt: int
    words: str
    """Of the sale, so that an attendant knows whose it is."""
    outlets: tuple[int, ...]
    amount: Money
    reason: str
    by: str
    approved_by: str = ""
    parts: tuple[Part, ...] = ()

    def without(self, prepayment: str) -> ReceiptRefund:
        """Return the same with that payer's part done."""
        return replace(self, parts=tuple(one for one in self.parts if one.prepayment != prepayment))

    def part_of(self, prepayment: str) -> Part | None:
        """Return the part of a payer that is still open; None where there is none."""
        return next((one for one in self.parts if one.prepayment == prepayment), None)

    def with_part(self, part: Part) -> ReceiptRefund:
        """Return the same with `part` in the place of the one of its payer."""
        parts = tuple(part if one.prepayment == part.prepayment else one for one in self.parts)
        return replace(self, parts=parts)

    @property
    def text(self) -> str:
        """What is kept of it; `named` reads it."""
        parts = [
            [one.prepayment, one.rail, one.amount.minor, one.number, one.is_refused]
            for one in self.parts
        ]
        return json.dumps(
            {
                "sale": self.sale,
                "receipt": self.receipt,
                "words": self.words,
                "outlets": list(self.outlets),
                "amount": self.amount.minor,
                "reason": self.reason,
                "by": self.by,
                "approved_by": self.approved_by,
                "parts": parts,
            },
            separators=(",", ":"),
        )

    @classmethod
    def named(cls, text: str) -> ReceiptRefund:
        """Return the refund that `text` was made of."""
        told = json.loads(text)
        told["outlets"] = tuple(told["outlets"])
        told["amount"] = Money(told["amount"])
        told["parts"] = tuple(
            Part(prepayment, rail, Money(minor), number, is_refused)
            for prepayment, rail, minor, number, is_refused in told["parts"]
        )
        return cls(**told)
