"""The code for a rest that its rail can't give back."""

from __future__ import annotations

import hashlib

import pytest

from kiosk.domain.books import Account, AccountKind
from kiosk.domain.carrying import account_of, code_of, grouped

LINK = "0123456789ABCDEF"


def test_a_code_is_twenty_digits_of_the_secrets_hash() -> None:
    """The same secret is the same code for ever: what a page shows today it shows in a year."""
    digest = int.from_bytes(hashlib.sha256(b"carried:" + LINK.encode()).digest())
    assert code_of(LINK) == str(digest)[-20:]
    assert code_of(LINK + "G") != code_of(LINK)
    assert all(len(code_of(str(number))) == 20 for number in range(200)), "noughts in front stay"


def test_a_code_is_read_in_groups_of_four() -> None:
    """Twenty digits in a row are read aloud wrongly."""
    assert grouped("01234567890123456789") == "0123 4567 8901 2345 6789"
    assert grouped("0123456") == "0123 456"
    assert grouped("") == ""


@pytest.mark.parametrize(
    "typed",
    ["01234567890123456789", "0123 4567 8901 2345 6789", " 0123-4567-89012345\t6789 "],
)
def test_a_code_may_be_typed_as_people_type(typed: str) -> None:
    """Gaps and dashes make no difference; the books know its hash."""
    hashed = hashlib.sha256(b"01234567890123456789").hexdigest()
    assert account_of(typed) == Account(AccountKind.CARRIED, hashed)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "0123456789012345678",
        "012345678901234567890",
        "0123456789012345678O",
        "0123456789012345678!",
        "0123456789012345678\u0663",
        "0123456789012345678\u00b2",
    ],
)
def test_what_cannot_be_a_code_is_none(typed: str) -> None:
    """One digit too few or too many, or one that is no digit of ours."""
    assert account_of(typed) is None
