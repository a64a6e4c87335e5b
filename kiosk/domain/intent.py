"""What we are about to ask a rail: written to disk before it is asked, with the key it goes by."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from kiosk.domain.money import Money

MARK_LENGTH = 20
"""Hexadecimal digits of a key's mark: 80 bits, so that no two lives of a kiosk share one."""

AFTERWARDS = 1000
"""The number of the first intent for a refund of a finished sale: lower ones are about its rest."""


class Verb(StrEnum):
    """What a rail can be asked to do."""

    OPEN = "open"
    EXPIRE = "expire"
    CAPTURE = "capture"
    VOID = "void"
    REFUND = "refund"  # Give so much back, of money that has moved: see `is_afterwards`.
    PAY_OUT = "pay_out"  # Pay what the payer's own wallet asks for: their rest.


@dataclass(frozen=True, slots=True)
class Intent:
    """One call to a rail, complete: asking again with the same intent sends the same bytes.

    `number` rises only after a definite refusal, so that an answer which was lost and a call
    which was repeated are one and the same to the rail.
    """

    prepayment: str
    rail: str
    verb: Verb
    amount: Money
    created_ms: int
    expires_ms: int
    reference: str = ""
    """What the rail calls the payment; for PAY_OUT the payer's own invoice."""
    code: str = ""
    description: str = ""
    number: int = 1
    is_done: bool = False

    @property
    def is_afterwards(self) -> bool:
        """Whether a REFUND is for so much more, once, under this very key.

        Else it is for so much in all: what has gone back already counts.
        """
        return self.number >= AFTERWARDS

    @property
    def key(self) -> str:
        """The idempotency key.

        The mark makes it nobody else's: a restored database and another kiosk at the same account
        of a rail count their prepayments from the same numbers. It is made of the code and does
        not give it away: keys stand in the journal, and whoever knows the code of a link may open
        its page.
        """
        tail = "" if self.number == 1 else f":{self.number}"
        mark = f"-{mark_of(self.code)}" if self.code else ""
        return f"{self.prepayment}{mark}:{self.verb}{tail}"


def mark_of(code: str) -> str:
    """Return what a key says of a link's `code`: nobody can tell the code from it."""
    return hashlib.sha256(f"key:{code}".encode()).hexdigest()[:MARK_LENGTH]
