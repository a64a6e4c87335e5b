"""What is true of every code of a payment scheme, whatever is in it; and what others say of it."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from string import ascii_letters, digits
from urllib.parse import parse_qsl, urlsplit

import cemacqr
import pytest
import zxingcpp
from crccheck.crc import Crc16CcittFalse
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image

from kiosk.domain.money import Currency, Money
from kiosk.payments.payloads import epc, pix, promptpay, upi
from kiosk.payments.payloads.emvco import (
    PAYLOAD_MAX,
    Merchant,
    PayloadError,
    Value,
    built,
    checksum,
    presented,
    read,
)
from kiosk.payments.payloads.epc import Transfer
from kiosk.payments.payloads.words import cut, decimal, plain
from kiosk.settings.currencies import CURRENCIES
from ui.qr import matrix

eager = settings(max_examples=100, deadline=None)
texts = st.text(max_size=120)
plain_texts = st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=30)
names = texts.filter(lambda text: bool(cut(plain(text), 15)))
references = st.text(ascii_letters + digits, min_size=1, max_size=25)
amounts = st.builds(Money, st.integers(1, 10**10 - 1))
currencies = st.sampled_from(list(CURRENCIES.values()))
local_names = texts.filter(lambda text: bool(cut(text, 15)))


@st.composite
def merchants(draw: st.DrawFn, country: str = "DE") -> Merchant:
    """Return any merchant that a scheme can name."""
    language = draw(st.sampled_from(["", "zh", "hi", "ar"]))
    return Merchant(
        name=draw(names),
        city=draw(names),
        country=country,
        category=f"{draw(st.integers(0, 9999)):04}",
        postal_code=draw(st.sampled_from(["", "12345", "SW1A 1AA"])),
        language=language,
        local_name=draw(local_names) if language else "",
        local_city=draw(st.sampled_from(["", "北京", "पुणे"])) if language else "",
    )


@st.composite
def codes(draw: st.DrawFn) -> str:
    """Return any code that a kiosk may show, of any of the schemes that are EMVCo's."""
    reference, amount = draw(references), draw(amounts)
    terminal = draw(texts)
    match draw(st.integers(0, 3)):
        case 0:
            merchant = draw(merchants("IN"))
            return upi.code("station@bank", "A000000524", merchant, amount, reference)
        case 1:
            about = draw(texts)
            merchant = draw(merchants("BR"))
            return pix.static("+5511912345678", merchant, amount, reference, about=about)
        case 2:
            merchant = draw(merchants("TH"))
            return promptpay.code("0812345678", merchant, amount, reference=reference)
        case _:
            identifier, account = draw(plain_texts), draw(plain_texts)
            accounts: dict[str, Value] = {"26": {"00": identifier, "01": account}}
            merchant = draw(merchants())
            currency = draw(currencies)
            return presented(
                accounts, merchant, currency, amount, reference=reference, terminal=terminal
            )


# --- Saying and reading ---------------------------------------------------------------------------


@eager
@given(codes())
def test_what_is_said_is_what_is_read(code: str) -> None:
    """Nothing is lost, added or moved; and no code is longer than phones read."""
    assert built(read(code)) == code
    assert len(code) <= PAYLOAD_MAX


@eager
@given(codes(), st.data())
def test_no_slip_of_one_letter_goes_unnoticed(code: str, data: st.DataObject) -> None:
    """Two letters of a smudged code may look alike; an account of a stranger may not."""
    at = data.draw(st.integers(0, len(code) - 1))
    other = data.draw(st.characters(min_codepoint=32, max_codepoint=126))
    if code[at].isascii() and other != code[at]:
        with pytest.raises(PayloadError):
            read(code[:at] + other + code[at + 1 :])


@eager
@given(st.text(max_size=600) | st.text(digits, max_size=60))
def test_noise_is_refused_and_nothing_else_happens(text: str) -> None:
    """Whatever is no code is told so, in one way."""
    with pytest.raises(PayloadError):
        read(text)


@eager
@given(st.text(max_size=80))
def test_noise_behind_a_good_checksum_is_refused_or_understood(text: str) -> None:
    """A checksum proves nothing of the rest: it is read by the same rules."""
    try:
        body = f"000201{text}6304"
        code = body + checksum(body)
    except UnicodeEncodeError:
        return
    try:
        understood = read(code)
    except PayloadError:
        return
    assert built(understood) == code


@eager
@given(amounts, currencies)
def test_the_amount_is_exact_in_every_currency(amount: Money, currency: Currency) -> None:
    """Not a cent is lost, and a currency without decimals has none."""
    text = decimal(amount, currency)
    assert Decimal(text).scaleb(currency.exponent) == amount.minor
    assert len(text.partition(".")[2]) == currency.exponent


# --- Names ----------------------------------------------------------------------------------------


@eager
@given(texts, st.integers(0, 40))
def test_a_name_is_never_cut_within_a_letter(text: str, most: int) -> None:
    """It fits, it is the beginning, and what comes next is no mark of its last letter."""
    whole = " ".join(unicodedata.normalize("NFC", text).split())
    short = cut(text, most)
    assert len(short) <= most
    assert whole.startswith(short)
    rest = whole[len(short) :]
    if short and rest:
        assert not unicodedata.category(rest[0]).startswith("M")
        assert "\u200d" not in {short[-1], rest[0]}
    if len(whole) <= most:
        assert short == whole


@eager
@given(texts)
def test_plain_letters_are_plain(text: str) -> None:
    """Printable ASCII, whatever was written; and what is plain already stays as it is."""
    bare = plain(text)
    assert bare.isascii()
    assert bare.isprintable()
    assert plain(bare) == bare


# --- Other schemes --------------------------------------------------------------------------------


@eager
@given(texts.filter(lambda text: bool(cut(text, 99))), amounts, references, texts)
def test_a_link_of_upi_says_what_it_was_given(
    name: str, amount: Money, reference: str, note: str
) -> None:
    """Names with marks, blanks and other scripts come through; none of them adds a field."""
    try:
        link = upi.link("station@bank", name, amount, reference, note=note)
    except UnicodeEncodeError:
        return
    parts = urlsplit(link)
    assert (parts.scheme, parts.netloc) == ("upi", "pay")
    said = dict(parse_qsl(parts.query, strict_parsing=True, keep_blank_values=True))
    assert said["pn"] == cut(name, 99)
    assert said.get("tn", "") == cut(note, 50)
    assert Decimal(said["am"]).scaleb(2) == amount.minor
    assert (said["pa"], said["cu"], said["tr"]) == ("station@bank", "INR", reference)
    assert set(said) <= {"pa", "pn", "am", "cu", "tr", "tn"}


@eager
@given(
    st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=40),
    amounts,
    st.text(st.characters(exclude_categories=("C", "Z")), max_size=40),
)
def test_a_transfer_says_what_it_was_given(name: str, amount: Money, text: str) -> None:
    """Whatever the letters, and to the cent."""
    wanted = Transfer(cut(name, 70), "DE89370400440532013000", amount, cut(text, 140))
    assert epc.read(epc.transfer(wanted)) == wanted


# --- What others say of our codes -----------------------------------------------------------------


@pytest.mark.req("PAY-12")
@eager
@given(codes())
def test_another_reader_finds_no_rule_broken(code: str) -> None:
    """`cemacqr` holds every code against the rules of EMVCo."""
    report = cemacqr.validate(cemacqr.parse_payload(code), profile=cemacqr.EMVCO)
    assert report.ok, str(report)


@eager
@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=200))
def test_another_library_reckons_the_same_checksum(text: str) -> None:
    """`crccheck`, over the UTF-8 bytes of any text."""
    assert checksum(text) == f"{Crc16CcittFalse.calc(text.encode()):04X}"


def test_the_checksum_is_the_one_of_the_books() -> None:
    """The check value that is published with the name of this checksum."""
    assert checksum("123456789") == "29B1"


@settings(max_examples=25, deadline=None)
@given(codes())
@example(
    "00020101021226300010A0000005240112station@bank27280010A0000005240110mt1twhTh5t52041648"
    "530335654102237605.475802IN5903E`H6001361051234562140510mt1twhTh5t64190002ZH0103ø_æ0202北京"
    "63042BF0"
)
def test_a_camera_reads_from_the_screen_what_was_said(code: str) -> None:
    """As the screen draws it, byte for byte, in any script."""
    rows = matrix(code)
    side = len(rows)
    picture = Image.new("L", (side, side), 255)
    picture.putdata([0 if dark else 255 for row in rows for dark in row])
    large = picture.resize((side * 4, side * 4), Image.Resampling.NEAREST)
    # As a phone that looks for such a code: in its squares a reader of everything finds stripes.
    [seen] = zxingcpp.read_barcodes(large, formats=zxingcpp.BarcodeFormat.QRCode)
    assert seen.bytes.decode() == code
