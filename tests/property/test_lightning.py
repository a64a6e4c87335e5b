"""Satoshis and letters: what holds for all amounts, rates and texts."""

from __future__ import annotations

from contextlib import suppress
from fractions import Fraction

import pytest
from fakes.invoices import written
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain import bech32
from kiosk.domain.bolt11 import Invoice, NotAnInvoice, invoice
from kiosk.domain.lightning import Asked, is_token, lnurl, sat_of, token_of
from kiosk.domain.money import Money

HASH = "ab" * 32
hashes = st.binary(min_size=32, max_size=32).map(bytes.hex)
asked = st.builds(Asked, hashes, st.integers(1, 10**10), st.builds(Money, st.integers(1, 10**9)))


@given(asked, st.data())
def test_a_rest_is_never_more_than_was_paid_and_at_most_one_sat_too_much(
    paid: Asked, data: st.DataObject
) -> None:
    """At the rate of its own invoice, in the payer's favour, by less than a sat."""
    rest = Money(data.draw(st.integers(0, paid.amount.minor)))
    sat = paid.sat_for(rest)
    exact = Fraction(rest.minor * paid.sat, paid.amount.minor)
    assert exact <= sat < exact + 1
    assert sat <= paid.sat
    assert paid.sat_for(paid.amount) == paid.sat
    assert paid.sat_for(Money(paid.amount.minor + 1)) == paid.sat


@given(asked)
def test_a_reference_says_what_was_asked(paid: Asked) -> None:
    """There and back, and nothing else is one."""
    assert Asked.named(paid.reference) == paid
    for other in (paid.reference + "0x", paid.payment_hash, "", f"{HASH}.0.1", f"{HASH}.1.0"):
        assert Asked.named(other) is None


@given(
    st.builds(Money, st.integers(0, 10**8)),
    st.fractions(Fraction(1, 1000), 10**6),
    st.integers(0, 4),
)
def test_an_amount_in_sat_is_the_nearest(amount: Money, rate: Fraction, exponent: int) -> None:
    """Half a sat at most, either way; and never nothing for something."""
    sat = sat_of(amount, per_unit=rate.as_integer_ratio(), exponent=exponent)
    exact = rate * amount.minor / 10**exponent
    assert 2 * abs(sat - exact) <= 1 or (sat == 1 and 0 < exact < 1)
    assert bool(sat) == bool(amount)


@given(st.integers(1, 2 * 10**15), hashes, st.integers(0, 2**35 - 1), st.integers(0, 10**8))
def test_what_an_invoice_says_is_read_back(
    msat: int, payment_hash: str, created_s: int, expiry_s: int
) -> None:
    """Every amount that can be written, every hash, every time."""
    for network in ("bc", "tb", "bcrt", "tbs", "sb"):
        text = written(msat, payment_hash, created_s=created_s, expiry_s=expiry_s, network=network)
        said = Invoice(network, msat, payment_hash, created_s, created_s + expiry_s)
        assert invoice(text) == invoice(text.upper()) == said


@given(st.text(max_size=300) | st.from_regex(r"\A(ln|LN)(bc|tb)[0-9munp]{0,5}1[a-z0-9]{0,200}\Z"))
def test_anything_at_all_is_an_invoice_or_is_not(text: str) -> None:
    """Nothing but NotAnInvoice comes out of whatever a wallet sends."""
    with suppress(NotAnInvoice):
        invoice(text)


@given(st.binary(max_size=200))
def test_bytes_come_back_from_bech32(data: bytes) -> None:
    """There and back, in both sizes of letters."""
    text = bech32.encode("lnurl", bech32.fives(data))
    for shown in (text, text.upper()):
        readable, words = bech32.decode(shown)
        assert (readable, bech32.whole_bytes(words)) == ("lnurl", data)


@given(st.binary(min_size=1, max_size=60), st.data())
def test_two_wrong_letters_are_noticed(data: bytes, drawn: st.DataObject) -> None:
    """The checksum finds up to four in texts of this length: two are tried."""
    text = bech32.encode("lnurl", bech32.fives(data))
    places = drawn.draw(
        st.lists(st.integers(6, len(text) - 1), min_size=1, max_size=2, unique=True)
    )
    letters = list(text)
    for place in places:
        others = bech32.CHARSET.replace(text[place], "")
        letters[place] = drawn.draw(st.sampled_from(others))
    with pytest.raises(bech32.NotBech32):
        bech32.decode("".join(letters))


def test_the_published_lnurl_is_written_alike() -> None:
    """The example of LUD-01."""
    address = (
        "https://service.com/api?q=3fc3645b439ce8e7f2553a69e5267081d96dcd340693afabe04be7b0ccd178df"
    )
    assert lnurl(address) == (
        "LNURL1DP68GURN8GHJ7UM9WFMXJCM99E3K7MF0V9CXJ0M385EKVCENXC6R2C35XVUKXEFCV5MKVV34X5EKZD3EV56NY"
        "D3HXQURZEPEXEJXXEPNXSCRVWFNV9NXZCN9XQ6XYEFHVGCXXCMYXYMNSERXFQ5FNS"
    )


@given(st.text(max_size=40))
def test_a_token_is_always_the_same_and_gives_nothing_away(secret: str) -> None:
    """Worked out of the link's secret, in the form that addresses have."""
    assert token_of(secret) == token_of(secret) != token_of(secret + "x")
    assert is_token(token_of(secret))
    assert len(secret) < 4 or secret not in token_of(secret)
    for other in ("", token_of(secret)[:-1], token_of(secret).lower(), "1" * 32):
        assert not is_token(other)
