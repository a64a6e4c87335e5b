"""The code for a rest that its rail can't give back."""

from __future__ import annotations

import hashlib

import pytest

from kiosk.domain.books import Account, AccountKind
from kiosk.domain.carrying import ALPHABET, LENGTH, account_of, code_of, grouped

LINK = "0123456789ABCDEF"


def test_a_code_is_eighty_bits_of_the_secrets_hash() -> None:
    """The same secret is the same code for ever: what a page shows today it shows in a year."""
    digest = int.from_bytes(hashlib.sha256(b"carried:" + LINK.encode()).digest())
    bits = "".join(f"{ALPHABET.index(letter):05b}" for letter in reversed(code_of(LINK)))
    assert bits == f"{digest:0256b}"[-80:]
    assert code_of(LINK) == "8E1T0FFWSAWTHPJX"
    assert code_of(LINK + "G") != code_of(LINK)


def test_a_code_is_read_in_groups_of_four() -> None:
    """Sixteen letters in a row are read aloud wrongly."""
    assert grouped("0123456789ABCDEF") == "0123-4567-89AB-CDEF"
    assert grouped("0123456") == "0123-456"
    assert grouped("") == ""


@pytest.mark.parametrize(
    "typed",
    [
        "0123456789ABCDE1",
        "0123-4567-89AB-CDE1",
        "oi23 4567 89ab cdel",
        " OL23\t4567-89AB--CDEI ",
    ],
)
def test_a_code_may_be_typed_as_people_type(typed: str) -> None:
    """Small letters, gaps and what looks alike make no difference; the books know its hash."""
    hashed = hashlib.sha256(b"0123456789ABCDE1").hexdigest()
    assert account_of(typed) == Account(AccountKind.CARRIED, hashed)


@pytest.mark.parametrize(
    "typed",
    ["", "0123456789ABCDE", "0123456789ABCDEFG", "0123456789ABCDEU", "0123456789ABCDE!"],
)
def test_what_cannot_be_a_code_is_none(typed: str) -> None:
    """One letter too few or too many, or one that no code has."""
    assert account_of(typed) is None


def test_no_letter_is_taken_for_another() -> None:
    """Crockford's alphabet: what is spoken or scribbled is one letter only."""
    assert len(ALPHABET) == len(set(ALPHABET)) == 32
    assert not set("ILOU") & set(ALPHABET)
    assert all(account_of(letter * LENGTH) is not None for letter in ALPHABET)
