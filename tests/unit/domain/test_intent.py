"""The key by which a rail knows that it was asked before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.intent import Intent, Verb
from kiosk.domain.money import Money

CAPTURE = Intent("P-000123", "localpay", Verb.CAPTURE, Money(1_799), created_ms=1, expires_ms=2)


@pytest.mark.req("PAY-07")
@pytest.mark.parametrize(
    ("verb", "key"),
    [
        (Verb.OPEN, "P-000123:open"),
        (Verb.EXPIRE, "P-000123:expire"),
        (Verb.CAPTURE, "P-000123:capture"),
        (Verb.VOID, "P-000123:void"),
        (Verb.REFUND, "P-000123:refund"),
    ],
)
def test_every_operation_has_a_key_of_its_own(verb: Verb, key: str) -> None:
    """The prepayment and what is asked make the key."""
    assert replace(CAPTURE, verb=verb).key == key
    assert replace(CAPTURE, verb=verb, number=2).key == f"{key}:2"


def test_an_intent_begins_as_the_first_and_undone() -> None:
    """What nobody has carried out yet is asked under its plain key."""
    assert (CAPTURE.number, CAPTURE.is_done, CAPTURE.reference) == (1, False, "")


@pytest.mark.req("PAY-07")
def test_asking_again_is_the_same_intent() -> None:
    """Neither time, amount nor being done changes the key: only a new number does."""
    again = replace(CAPTURE, amount=Money(1), created_ms=9, expires_ms=10, is_done=True)
    assert again.key == CAPTURE.key
    assert len({replace(CAPTURE, number=number).key for number in range(1, 100)}) == 99
