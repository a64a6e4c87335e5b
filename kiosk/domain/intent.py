"""What we are about to ask a rail: written to disk before it is asked, with the key it goes by."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kiosk.domain.money import Money


class Verb(StrEnum):
    """The five things that a rail can be asked to do."""

    OPEN = "open"
    EXPIRE = "expire"
    CAPTURE = "capture"
    VOID = "void"
    REFUND = "refund"


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
    code: str = ""
    description: str = ""
    number: int = 1
    is_done: bool = False

    @property
    def key(self) -> str:
        """The idempotency key.

        The code makes it nobody else's: a restored database and another kiosk at the same account
        of a rail count their prepayments from the same numbers.
        """
        tail = "" if self.number == 1 else f":{self.number}"
        mark = f"-{self.code}" if self.code else ""
        return f"{self.prepayment}{mark}:{self.verb}{tail}"
