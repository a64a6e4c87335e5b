"""The key by which a rail knows that it was asked before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.intent import AFTERWARDS, Intent, Verb
from kiosk.domain.money import Money

CAPTURE = Intent(
    "P-000123", "localpay", Verb.CAPTURE, Money(1_799), created_ms=1, expires_ms=2, code="7KQ2"
)


MARK = "81ad3f71b0a507e0108d"
"""What the key says of the code."""


@pytest.mark.req("PAY-07")
@pytest.mark.parametrize(
    ("verb", "key"),
    [
        (Verb.OPEN, f"P-000123-{MARK}:open"),
        (Verb.EXPIRE, f"P-000123-{MARK}:expire"),
        (Verb.CAPTURE, f"P-000123-{MARK}:capture"),
        (Verb.VOID, f"P-000123-{MARK}:void"),
        (Verb.REFUND, f"P-000123-{MARK}:refund"),
    ],
)
def test_every_operation_has_a_key_of_its_own(verb: Verb, key: str) -> None:
    """The prepayment, a mark made of its code and what is asked make the key."""
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


@pytest.mark.req("PAY-07")
def test_the_same_number_in_another_life_is_another_key() -> None:
    """A restored database, or a second kiosk at the same account, never gets an old answer."""
    assert replace(CAPTURE, code="9MZP").key != CAPTURE.key


@pytest.mark.req("PAY-07")
def test_a_key_does_not_give_the_code_away() -> None:
    """Keys stand in the journal and at the provider; the code opens the payer's page."""
    intent = replace(CAPTURE, code="7Q2MK9VX4DTB0WHE3CZN5RJ8PA")
    assert intent.code not in intent.key
    assert intent.code.lower() not in intent.key.lower()


@pytest.mark.parametrize(
    ("number", "is_afterwards"),
    [(1, False), (AFTERWARDS - 1, False), (AFTERWARDS, True), (AFTERWARDS + 1, True)],
)
def test_what_goes_back_after_the_end_is_for_so_much_more(
    number: int, *, is_afterwards: bool
) -> None:
    """From that number on; whatever has fewer tries behind it is for so much in all."""
    assert replace(CAPTURE, verb=Verb.REFUND, number=number).is_afterwards is is_afterwards
