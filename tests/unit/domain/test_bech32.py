"""The letters of invoices and of LNURL: what is none, though its checksum fits."""

from __future__ import annotations

import pytest

from kiosk.domain.bech32 import CHECKSUM, LONGEST, NotBech32, decode, encode


def of_length(letters: int) -> str:
    """Return a text of so many letters whose checksum fits."""
    return encode("a", [0] * (letters - len("a1") - CHECKSUM))


def test_the_longest_that_is_looked_at_is_read() -> None:
    """One letter more is not."""
    assert len(of_length(LONGEST)) == LONGEST
    assert decode(of_length(LONGEST)) == ("a", (0,) * (LONGEST - len("a1") - CHECKSUM))
    with pytest.raises(NotBech32):
        decode(of_length(LONGEST + 1))


def test_a_checksum_alone_is_enough() -> None:
    """It proves the readable part."""
    assert decode(encode("ln", [])) == ("ln", ())


@pytest.mark.parametrize(
    "text",
    [
        encode("", [1, 2, 3]),
        encode("lnü", [1, 2, 3]),
        encode("ln\x7f", [1, 2, 3]),
        encode("ln\n", [1, 2, 3]),
        "ej10czg7",  # The checksum of five letters fits as well.
        "qpzry9x8gf2tvdw0s3jn",
        "ln1bio0123",
    ],
)
def test_what_is_not_written_in_its_letters_is_refused(text: str) -> None:
    """A checksum that fits makes no bech32 of what has no readable part, or too short a proof."""
    with pytest.raises(NotBech32):
        decode(text)
