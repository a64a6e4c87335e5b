"""Invoices of the Lightning network: the examples of BOLT 11, and what is none."""

from __future__ import annotations

import pytest
from fakes.invoices import field, words_of, written

from kiosk.domain.bech32 import LONGEST, encode, fives
from kiosk.domain.bolt11 import EXPIRY_S, EXPIRY_S_MAX, Invoice, NotAnInvoice, invoice

HASH = "0001020304050607080900010203040506070809000102030405060708090102"
P = "pp5qqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqypq"
AT = 1_496_314_658
"""When the examples were written, in seconds."""

ANY = (
    f"lnbc1pvjluez{P}dpl2pkx2ctnv5sxxmmwwd5kgetjypeh2ursdae8g6twvus8g6rfwvs8qun0dfjkxaq8rkx3yf5tcs"
    "yz3d73gafnh3cax9rn449d9p5uxz9ezhhypd0elx87sjle52x86fux2ypatgddc6k63n7erqz25le42c4u4ecky03ylcqc"
    "a784w"
)
COFFEE = (
    f"lnbc2500u1pvjluez{P}dq5xysxxatsyp3k7enxv4jsxqzpuaztrnwngzn3kdzw5hydlzf03qdgm2hdq27cqv3agm2aw"
    "hz5se903vruatfhq77w3ls4evs3ch9zw97j25emudupq63nyw24cg27h2rspfj9srp"
)
TESTNET = (
    "lntb20m1pvjluezhp58yjmdan79s6qqdhdzgynm4zwqd5d7xmw5fk98klysy043l2ahrqs"
    f"{P}fpp3x9et2e20v6pu37c5d9vax37wxq72un98kmzzhznpurw9sgl2v0nklu2g4d0keph5t7tj9tcqd8rexnd07ux4uv2"
    "cjvcqwaxgj7v4uwn5wmypjd5n69z2xm3xgksg28nwht7f6zspwp3f9t"
)
BEANS = (
    f"lnbc25m1pvjluez{P}dq5vdhkven9v5sxyetpdeessp5zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg"
    "s9q5sqqqqqqqqqqqqqqqpqsq67gye39hfg3zd8rgc80k32tvy9xk2xunwm5lzexnvpx6fd77en8qaq424dxgt56cag2dpt3"
    "59k3ssyhetktkpqh24jqnjyw6uqd08sgptq44qu"
)
_ZEROS = (("pn", 51), ("p4", 53))
IGNORED = (
    f"lnbc25m1pvjluez{P}dq5vdhkven9v5sxyetpdeessp5zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg"
    "s9q5sqqqqqqqqqqqqqqqpqsq2qrqqqfppn"
    + "q" * 32
    + "".join(kind + size + "q" * count for kind in "phs" for size, count in _ZEROS)
    + f"np5{'q' * 52}npk{'q' * 54}"
    "2jxxfsnucm4jf4zwtznpaxphce606fvhvje5x7d4gw7n73994hgs7nteqvenq8a4ml8aqtchv5d9pf7l558889hp4yyrqv"
    "6a7zpq9fgpskqhza"
)
"""With fields of unknown types and wrong lengths, which must be passed over."""

_NONSENSE = (
    f"{P}dpquwpc4curk03c9wlrswe78q4eyqc7d8d0xqzpuyk0sg5g70me25alkluzd2x62aysf2pyy8edtjeevuv4p2d5p76r"
    "4zkmneet7uvyakky2zr4cusd45tftc9c5fh0nnqpnl2jfll544esqchsrn"
)
BAD = {
    "checksum": f"lnbc2500u1pvjluez{_NONSENSE}t",
    "no separator": f"pvjluez{_NONSENSE}y".replace("1", ""),
    "mixed case": f"LNBC2500u1pvjluez{_NONSENSE}y",
    "too short": f"lnbc1pvjluez{P}dpl2pkx2ctnv5sxxmmwwd5kgetjypeh2ursdae8g6na6hlh",
    "multiplier": (
        f"lnbc2500x1pvjluez{P}dq5xysxxatsyp3k7enxv4jsxqzpujr6jxr9gq9pv6g46y7d20jfkegkg4gljz2ea2a3m9lmv"
        "vr95tq2s0kvu70u3axgelz3kyvtp2ywwt0y8hkx2869zq5dll9nelr83zzqqpgl2zg"
    ),
    "part of a millisatoshi": (
        f"lnbc2500000001p1pvjluez{P}dq5xysxxatsyp3k7enxv4jsxqzpu7hqtk93pkf7sw55rdv4k9z2vj050rxdr6za9ek"
        "fs3nlt5lr89jqpdmxsmlj9urqumg0h9wzpqecw7th56tdms40p2ny9q4ddvjsedzcplva53s"
    ),
}


@pytest.mark.parametrize(
    ("text", "network", "msat", "lasts_s"),
    [
        (ANY, "bc", 0, 3600),
        (COFFEE, "bc", 250_000_000, 60),
        (TESTNET, "tb", 2_000_000_000, 3600),
        (BEANS, "bc", 2_500_000_000, 3600),
        (BEANS.upper(), "bc", 2_500_000_000, 3600),
        (IGNORED, "bc", 2_500_000_000, 3600),
        (f"lightning:{COFFEE}", "bc", 250_000_000, 60),
        (f"LIGHTNING:{BEANS.upper()}", "bc", 2_500_000_000, 3600),
    ],
    ids=["any", "coffee", "testnet", "beans", "capitals", "ignored fields", "scheme", "loud"],
)
def test_the_published_invoices_are_read(text: str, network: str, msat: int, lasts_s: int) -> None:
    """Amount, network, hash and time, as the specification spells them out."""
    assert invoice(text) == Invoice(network, msat, HASH, AT, AT + lasts_s)


@pytest.mark.parametrize("text", BAD.values(), ids=BAD.keys())
def test_the_published_faults_are_refused(text: str) -> None:
    """What the specification calls invalid is none; nobody is paid by it."""
    with pytest.raises(NotAnInvoice):
        invoice(text)


def test_a_damaged_letter_is_noticed() -> None:
    """The checksum finds any single wrong letter, wherever it is."""
    for place in range(len("lnbc2500u1"), len(COFFEE)):
        letter = "q" if COFFEE[place] != "q" else "p"
        with pytest.raises(NotAnInvoice):
            invoice(COFFEE[:place] + letter + COFFEE[place + 1 :])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1",
        "lightning:",
        "bitcoin:1BoatSLRHtKNngkdXEeobR76b53LETtpyT",
        "https://example.org/" + COFFEE,
        "bitcoin:" + COFFEE,
        "lnurl1dp68gurn8ghj7um9wfmxjcm99e3k7mf0v9cxj0m385ekvcenxc6r2c35xvukxefcv5mkvv34x5ekzd3ev56",
        "lnbc" + "q" * LONGEST,
        "lnbc2500ü1" + COFFEE[10:],
        COFFEE.replace("lnbc2500u", "lnbc02500u"),
        encode("lnbc", (*words_of(AT, 7), 1, 31)),
        encode("lnbc", (*words_of(AT, 7), *words_of(0, 104))),
        encode("lnbc", (*words_of(AT, 7), 1, 31, 31, *words_of(0, 104))),
        encode("lnbc", (*words_of(AT, 7), 1, 31, *words_of(0, 104))),
        encode("lnbc9999999999", (*words_of(AT, 7), *field(1, fives(b"x" * 32)), *[0] * 104)),
    ],
)
def test_what_is_no_invoice_is_refused(text: str) -> None:
    """Whatever a wallet sends: another scheme, no hash, a broken field, more than there is."""
    with pytest.raises(NotAnInvoice):
        invoice(text)


def test_a_hash_of_another_length_is_passed_over() -> None:
    """Wherever it stands: the first one that can be one counts."""
    short, whole = field(1, (0,) * 51), field(1, fives(bytes.fromhex(HASH)))
    text = encode("lnbc25m", (*words_of(AT, 7), *short, *whole, *words_of(0, 104)))
    assert invoice(text).payment_hash == HASH


def test_an_invoice_is_over_when_its_time_is() -> None:
    """To the second, on our clock."""
    said = invoice(COFFEE)
    assert not said.has_expired((AT + 60) * 1000 - 1)
    assert said.has_expired((AT + 60) * 1000)


def test_a_time_without_end_has_one() -> None:
    """Thirty bits of seconds are 34 years: nobody reckons with those."""
    said = invoice(written(1000, HASH, created_s=AT, expiry_s=2**30 - 1))
    assert said.expires_s == AT + EXPIRY_S_MAX


def with_fields(*more: int, amount: str = "") -> str:
    """Return an invoice that has `more` words between its hash and its signature."""
    whole = field(1, fives(bytes.fromhex(HASH)))
    return encode(f"lnbc{amount}", (*words_of(AT, 7), *whole, *more, *words_of(0, 104)))


@pytest.mark.parametrize("more", [(6,), (6, 0), (6, 0, 2, 1), (6, 0, 1)])
def test_a_field_that_broke_off_is_none(more: tuple[int, ...]) -> None:
    """Though the hash is whole: what follows might have been the time that it is good for."""
    with pytest.raises(NotAnInvoice):
        invoice(with_fields(*more))


@pytest.mark.parametrize(
    ("more", "lasts_s"), [((), EXPIRY_S), ((6, 0, 0), 0), ((6, 0, 1, 9), 9), ((31, 0, 0), EXPIRY_S)]
)
def test_the_last_field_may_be_as_short_as_it_likes(more: tuple[int, ...], lasts_s: int) -> None:
    """A type and a length of nothing are a field."""
    assert invoice(with_fields(*more)).expires_s == AT + lasts_s


def test_there_are_no_more_than_all_bitcoins() -> None:
    """All of them may be asked for, and not one more."""
    assert invoice(with_fields(amount="21000000")).msat == 21_000_000 * 10**11
    with pytest.raises(NotAnInvoice):
        invoice(with_fields(amount="21000001"))
