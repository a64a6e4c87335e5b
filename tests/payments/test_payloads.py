"""What the codes of payment schemes say, byte for byte, and what is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.money import Currency, Money
from kiosk.payments.payloads import emvco, epc, pix, promptpay, upi
from kiosk.payments.payloads.emvco import Merchant, PayloadError, Value, built, presented, read
from kiosk.payments.payloads.epc import Transfer
from kiosk.payments.payloads.words import NUMBERS, cut, decimal, plain
from kiosk.settings.currencies import CURRENCIES

EUR = Currency("EUR", 2)

GENERIC = (
    "00020101021226330017org.example.kiosk0108HOLD0001520455425303978540520.005802DE5916ACME Water "
    "Kiosk6006Berlin62290513H-2026-0001230708K01-OUT26304A8EC"
)
UPI_SHAPED = (
    "00020101021226320003upi0112station@bank020520.005204554153033565406200.005802IN5909Station "
    "76004Pune62150504H1230703K0163041C2E"
)
PIX_STATIC = (
    "00020101021126580014br.gov.bcb.pix0136123e4567-e12b-12d1-a456-426655440000520400005303986540520"
    ".005802BR5907Posto 76009SAO PAULO62110507H0001236304EEF7"
)
PROMPTPAY = (
    "00020101021229370016A000000677010111011300668123456785204554153037645406200.005802TH5907Station"
    "6007Bangkok62060502H163048E83"
)
PIX_DYNAMIC = (
    "00020101021226770014BR.GOV.BCB.PIX2555pix.example.com/qr/93598be0-1bd0-4997-8318-81776a1d8a9952"
    "04000053039865802BR5907EMPRESA6009SAO PAULO62070503***6304EEAB"
)
CHINESE = (
    "00020101021229300012D156000000000510A93FO3230Q31280012D15600000001030812345678520441115802CN5914"
    "BEST TRANSPORT6007BEIJING64200002ZH0104最佳运输0202北京540523.725303156550201623303041234"
    "0603***0708A60086670902ME91320016A0112233449988770708123456786304A13A"
)
VECTORS = {
    "generic": GENERIC,
    "upi": UPI_SHAPED,
    "pix static": PIX_STATIC,
    "promptpay": PROMPTPAY,
    "pix dynamic": PIX_DYNAMIC,
    "chinese": CHINESE,
}
"""Published examples and those that other people's readers agree on."""

TRANSFER = "BCD\n002\n2\nSCT\n\nACME Water Kiosk\nDE89370400440532013000\nEUR20\n\n\nH-2026-000123"

MERCHANT = Merchant("ACME Water Kiosk", "Berlin", "DE", "5542")
ACCOUNT: dict[str, Value] = {"26": {"00": "org.example.kiosk", "01": "HOLD0001"}}


# --- Vectors ------------------------------------------------------------------------------------


@pytest.mark.req("PAY-12")
@pytest.mark.parametrize("vector", VECTORS.values(), ids=list(VECTORS))
def test_what_others_have_published_is_read_and_said_again(vector: str) -> None:
    """Every object is understood, and saying it again makes the same bytes."""
    assert built(read(vector)) == vector


def test_the_objects_of_a_code_are_told_apart() -> None:
    """Templates are opened; the checksum is checked and left out."""
    assert read(GENERIC) == {
        "00": "01",
        "01": "12",
        "26": {"00": "org.example.kiosk", "01": "HOLD0001"},
        "52": "5542",
        "53": "978",
        "54": "20.00",
        "58": "DE",
        "59": "ACME Water Kiosk",
        "60": "Berlin",
        "62": {"05": "H-2026-000123", "07": "K01-OUT2"},
    }


@pytest.mark.req("PAY-12")
def test_our_own_code_is_the_published_one() -> None:
    """Format first, dynamic, amount and currency, reference and terminal, checksum last."""
    made = presented(
        ACCOUNT, MERCHANT, EUR, Money(2000), reference="H-2026-000123", terminal="K01-OUT2"
    )
    assert made == GENERIC


def test_the_codes_of_each_scheme_are_the_published_ones() -> None:
    """UPI's form, both of Pix and PromptPay, made by their own builders."""
    station = Merchant("Station 7", "Pune", "IN", "5541")
    in_upi = upi.code(
        "station@bank",
        "upi",
        station,
        Money(20_000),
        "H123",
        terminal="K01",
        least=Money(2000),
        in_template=False,
    )
    assert in_upi == UPI_SHAPED
    key = "123e4567-e12b-12d1-a456-426655440000"
    posto = Merchant("Posto 7", "SAO PAULO", "BR")
    assert pix.static(key, posto, Money(2000), "H000123") == PIX_STATIC
    place = "pix.example.com/qr/93598be0-1bd0-4997-8318-81776a1d8a99"
    assert pix.dynamic(place, replace(posto, name="EMPRESA")) == PIX_DYNAMIC
    bangkok = Merchant("Station", "Bangkok", "TH", "5541")
    assert promptpay.code("081-234-5678", bangkok, Money(20_000), reference="H1") == PROMPTPAY


def test_a_link_of_upi_is_the_published_one() -> None:
    """Payee, amount, currency, reference and note; blanks as percent signs."""
    made = upi.link("station@bank", "Station 7", Money(20_000), "H000123", note="Outlet 2")
    assert made == (
        "upi://pay?pa=station@bank&pn=Station%207&am=200.00&cu=INR&tr=H000123&tn=Outlet%202"
    )
    named = upi.link("station@bank", "A & B=C?", Money(5), "H1", category="5541")
    assert named == "upi://pay?pa=station@bank&pn=A%20%26%20B%3DC%3F&mc=5541&am=0.05&cu=INR&tr=H1"


def test_the_reference_of_upi_stands_in_its_own_template_too() -> None:
    """As the scheme wants it; the identifier is the acquirer's."""
    made = read(
        upi.code("station@bank", "A000000524", Merchant("S", "Pune", "IN"), Money(100), "H9")
    )
    assert made["26"] == {"00": "A000000524", "01": "station@bank"}
    assert made["27"] == {"00": "A000000524", "01": "H9"}
    assert made["62"] == {"05": "H9"}


def test_a_name_of_the_place_goes_into_the_language_template() -> None:
    """The scheme wants plain letters in the main one, and counts characters, not bytes."""
    local = replace(MERCHANT, language="zh", local_name="最佳运输", local_city="北京")
    made = presented(ACCOUNT, local, EUR, Money(1))
    assert "64200002ZH0104最佳运输0202北京" in made
    assert made.endswith(emvco.checksum(made[:-4]))
    assert read(made)["64"] == {"00": "ZH", "01": "最佳运输", "02": "北京"}


def test_other_proxies_of_promptpay() -> None:
    """A tax id and an e-wallet have numbers of their own; a telephone loses its 0."""
    bangkok = Merchant("Station", "Bangkok", "TH")
    for account, expected in {
        "+66812345678": {"01": "0066812345678"},
        "0066812345678": {"01": "0066812345678"},
        "1234567890123": {"02": "1234567890123"},
        "123456789012345": {"03": "123456789012345"},
    }.items():
        said = read(promptpay.code(account, bangkok, Money(100)))["29"]
        assert said == {"00": "A000000677010111", **expected}


@pytest.mark.req("PAY-13")
def test_a_transfer_form_is_the_published_one() -> None:
    """Eleven lines, no end of line, no more decimals than there are."""
    wanted = Transfer("ACME Water Kiosk", "DE89370400440532013000", Money(2000), "H-2026-000123")
    assert epc.transfer(wanted) == TRANSFER
    assert epc.read(TRANSFER) == wanted
    cents = epc.transfer(replace(wanted, amount=Money(2050), name="Hafen & Söhne"))
    assert cents.split("\n")[7] == "EUR20.5"
    assert cents.split("\n")[2] == "1", "letters that are no ASCII are said in UTF-8"
    assert epc.read(cents).amount == Money(2050)


# --- What is refused ------------------------------------------------------------------------------


def resealed(payload: str, old: str, new: str) -> str:
    """Return a code with something else in it, and the checksum of that."""
    assert old in payload
    text = payload[:-4].replace(old, new, 1)
    return text + emvco.checksum(text)


NAME = "5916ACME Water Kiosk"
WRONG = {
    "bad checksum": (GENERIC[:-4] + "A8E0", "checksum"),
    "small letters in the checksum": (GENERIC[:-4] + "a8ec", "checksum"),
    "no checksum": (GENERIC[:-8], "missing"),
    "something behind it": (GENERIC + "5802DE", "missing"),
    "nothing": ("", "missing"),
    "a format of tomorrow": (resealed(GENERIC, "000201", "000202"), "form"),
    "format not first": (resealed(GENERIC, "000201010212", "010212000201"), "first"),
    "no format": (resealed(GENERIC, "000201", ""), "first"),
    "neither static nor dynamic": (resealed(GENERIC, "010212", "010213"), "form"),
    "nobody to be paid": (
        resealed(GENERIC, "26330017org.example.kiosk0108HOLD0001", ""), "missing",
    ),
    "an account without its scheme": (resealed(GENERIC, "26330017org", "26330117org"), "twice"),
    "an account of a longer scheme": (
        resealed(GENERIC, "26330017org.example.kiosk0108HOLD0001", "26370033" + "o" * 33), "length",
    ),
    "no name": (resealed(GENERIC, NAME, ""), "missing"),
    "a name too long": (resealed(GENERIC, NAME, "5926" + "A" * 26), "length"),
    "a name in other letters": (resealed(GENERIC, NAME, "5904ACMÉ"), "letters"),
    "a name with a control character": (resealed(GENERIC, NAME, "5904AC\tM"), "letters"),
    "a name of nothing": (resealed(GENERIC, NAME, "5900"), "length"),
    "a city too long": (resealed(GENERIC, "6006Berlin", "6016" + "B" * 16), "length"),
    "the same twice": (resealed(GENERIC, "5802DE", "5802DE5802DE"), "twice"),
    "a country in small letters": (resealed(GENERIC, "5802DE", "5802de"), "form"),
    "currency in letters": (resealed(GENERIC, "5303978", "5303EUR"), "form"),
    "nothing to be paid": (resealed(GENERIC, "540520.00", "54040.00"), "form"),
    "less than nothing": (resealed(GENERIC, "540520.00", "5406-20.00"), "form"),
    "a comma": (resealed(GENERIC, "540520.00", "540520,00"), "form"),
    "thousands": (resealed(GENERIC, "540520.00", "54082,000.00"), "form"),
    "digits of another script": (resealed(GENERIC, "540520.00", "5405\u0968\u0966.00"), "letters"),
    "an amount too long": (resealed(GENERIC, "540520.00", "541412345678901.00"), "length"),
    "a fee without its word": (resealed(GENERIC, "5802DE", "56041.005802DE"), "fee"),
    "a word without its fee": (resealed(GENERIC, "5802DE", "5502025802DE"), "fee"),
    "an end before the length": (resealed(GENERIC, "6229", "6299"), "broken"),
    "no length": (resealed(GENERIC, "5802DE", "58xxDE"), "broken"),
    "half a template": (resealed(GENERIC, "62290513H", "62290599H"), "broken"),
    "a reference too long": (
        resealed(GENERIC, "62290513H-2026-0001230708K01-OUT2", "62300526" + "R" * 26), "length",
    ),
    "a language without a name": (resealed(GENERIC, "6304", "64060002DE6304"), "missing"),
    "half a letter": (GENERIC[:-4] + "\ud800AAA", "checksum"),
    "a checksum in the middle": (
        resealed(GENERIC, "5802DE", "6304AAAA5802DE"), "unknown",
    ),
    "longer than any": ("0" * 513, "length"),
}  # fmt: skip


@pytest.mark.req("PAY-12")
@pytest.mark.parametrize(("payload", "code"), WRONG.values(), ids=list(WRONG))
def test_what_breaks_a_rule_is_refused_with_its_code(payload: str, code: str) -> None:
    """A code that one app would read and another not is no code; its text is not repeated."""
    with pytest.raises(PayloadError) as refusal:
        read(payload)
    assert refusal.value.code == code
    assert "ACME" not in str(refusal.value)


def test_what_cannot_be_said_is_not_built() -> None:
    """Nobody is shown a code that asks for nothing, or that names nobody."""
    for changes, code in (
        ({"amount": Money(0)}, "amount"),
        ({"amount": Money(10**13)}, "length"),
        ({"reference": "R" * 26}, "length"),
        ({"reference": "Größe"}, "letters"),
        ({"currency": Currency("XTS", 2)}, "currency"),
        ({"merchant": replace(MERCHANT, name="最佳")}, "length"),
        ({"merchant": replace(MERCHANT, country="Germany")}, "length"),
        ({"merchant": replace(MERCHANT, language="zh", local_name="\ud800")}, "letters"),
        ({"accounts": {}}, "missing"),
        ({"accounts": {"26": "text"}}, "form"),
        ({"accounts": {"26": {}}}, "length"),
        ({"accounts": {"26": {"01": "HOLD"}}}, "missing"),
        ({"accounts": {"26": {"00": "a", "x": "b"}}}, "unknown"),
        ({"accounts": {"26": {"00": "a", "01": "b" * 99}}}, "length"),
        ({"accounts": {"11": {"00": "a"}}}, "form"),
        ({"accounts": {"63": "AAAA"}}, "unknown"),
    ):
        wanted = {
            "accounts": ACCOUNT,
            "merchant": MERCHANT,
            "currency": EUR,
            "amount": Money(1),
            **changes,
        }
        with pytest.raises(PayloadError) as refusal:
            presented(**wanted)  # type: ignore[arg-type]  # Some are wrong on purpose.
        assert refusal.value.code == code, changes


def test_a_code_longer_than_phones_read_is_not_built() -> None:
    """Eight full accounts are more than 512 characters."""
    many: dict[str, Value] = {str(one): {"00": "a" * 30, "01": "b" * 60} for one in range(26, 34)}
    with pytest.raises(PayloadError) as refusal:
        presented(many, MERCHANT, EUR, Money(1))
    assert refusal.value.code == "length"


def test_schemes_refuse_what_is_not_theirs() -> None:
    """A typing mistake in an account is found before anybody pays it to a stranger."""
    one, posto = Money(1), Merchant("Posto", "SAO PAULO", "BR")
    calls = {
        "address": lambda: upi.link("station", "S", one, "H1"),
        "amount": lambda: upi.link("station@bank", "S", Money(0), "H1"),
        "reference": lambda: upi.link("station@bank", "S", one, "H-1"),
        "category": lambda: upi.link("station@bank", "S", one, "H1", category="fuel"),
        "missing": lambda: upi.link("station@bank", " ", one, "H1"),
        "key": lambda: pix.static("nobody", posto, one),
        "place": lambda: pix.dynamic("https://pix.example.com/qr/1", posto),
        "account": lambda: promptpay.code("12345", Merchant("S", "Bangkok", "TH"), one),
    }
    for code, call in calls.items():
        with pytest.raises(PayloadError) as refusal:
            call()
        assert refusal.value.code == code
    for reference, amount, code in (("H-1", one, "reference"), ("H1", Money(0), "amount")):
        with pytest.raises(PayloadError) as refusal:
            pix.static("a@b.c", posto, amount, reference)
        assert refusal.value.code == code


def test_a_note_of_pix_takes_what_room_the_key_leaves() -> None:
    """The account is full after 99 characters, and a long key leaves few."""
    posto = Merchant("Posto", "SAO PAULO", "BR")
    short = read(pix.static("a@b.c", posto, Money(1), about="Água é vida " * 20))["26"]
    assert isinstance(short, dict)
    assert short["02"].startswith("Agua e vida Agua")
    assert sum(4 + len(text) for text in short.values()) <= 99
    full = read(pix.static("a" * 64 + "@bank.com", posto, Money(1), about="Hi there"))["26"]
    assert isinstance(full, dict)
    assert "02" not in full


BAD_TRANSFERS = {
    "an iban with a typing mistake": (TRANSFER.replace("DE89", "DE88"), "iban"),
    "another currency": (TRANSFER.replace("EUR20", "USD20"), "amount"),
    "nothing": (TRANSFER.replace("EUR20", "EUR0.00"), "amount"),
    "too much": (TRANSFER.replace("EUR20", "EUR1000000000"), "amount"),
    "no name": (TRANSFER.replace("ACME Water Kiosk", ""), "missing"),
    "a name in two colours": (TRANSFER.replace("ACME", "AC\x1bME"), "letters"),
    "both references": (
        TRANSFER.replace("\n\n\nH", "\n\nRF18539007547034\nH"), "reference",
    ),
    "a bad reference": (
        TRANSFER.replace("\n\n\nH-2026-000123", "\n\nRF19539007547034"), "reference",
    ),
    "a bad bic": (TRANSFER.replace("SCT\n\n", "SCT\nBANK\n"), "bic"),
    "no bic where there must be one": (TRANSFER.replace("002", "001"), "bic"),
    "another thing": (TRANSFER.replace("SCT", "INST"), "form"),
    "a long purpose": (TRANSFER.replace("EUR20\n", "EUR20\nCHARITY"), "purpose"),
    "letters that are not read": (TRANSFER.replace("002\n2", "002\n5"), "letters"),
    "a few lines": ("BCD\n002\n1\nSCT", "lines"),
    "too many bytes": (TRANSFER + "x" * 331, "length"),
    "half a letter": (TRANSFER + "\ud800", "letters"),
}  # fmt: skip


@pytest.mark.parametrize(("payload", "code"), BAD_TRANSFERS.values(), ids=list(BAD_TRANSFERS))
def test_a_transfer_that_cannot_be_is_refused(payload: str, code: str) -> None:
    """Money that goes to a mistyped account does not come back."""
    with pytest.raises(PayloadError) as refusal:
        epc.read(payload)
    assert refusal.value.code == code


def test_a_transfer_with_everything_is_read_again() -> None:
    """BIC, purpose, a reference with its check digits, and words for the payer."""
    whole = Transfer(
        "Łódź Water",
        "DE89370400440532013000",
        Money(99_999_999_999),
        reference="RF18539007547034",
        bic="COBADEFFXXX",
        purpose="CHAR",
        about="Top-up of account 7Q2M",
    )
    assert epc.read(epc.transfer(whole)) == whole


# --- Names and amounts ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        ("ACME", 4, "ACME"),
        ("ACME Water", 5, "ACME"),
        ("  A \n B ", 9, "A B"),
        ("Cafe\u0301 Berlin", 4, "Café"),
        ("aa\u0300\u0301\u0302b", 2, "a"),
        ("स्त्री जल", 3, ""),
        ("नमस्ते", 3, "नम"),
        ("a👨\u200d👩\u200d👧b", 3, "a"),
        ("a👍🏽", 2, "a"),
        ("a🇩🇪🇫🇷", 2, "a"),
        ("a🇩🇪🇫🇷", 3, "a🇩🇪"),
        ("x" * 30, 25, "x" * 25),
        ("anything", 0, ""),
    ],
)
def test_a_name_is_cut_between_letters_as_people_see_them(
    text: str, most: int, expected: str
) -> None:
    """No accent, vowel sign, joined picture or flag is torn apart."""
    assert cut(text, most) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hafen & Söhne", "Hafen & Sohne"),
        ("Straße Łódź Ærø", "Strasse Lodz Aero"),
        ("L'eau \u2013 \u201cpure\u201d", 'L\'eau - "pure"'),
        ("İstanbul \u0131ş\u0131k", "Istanbul isik"),
        ("水 Water\t1", "Water 1"),
        ("最佳", ""),
    ],
)
def test_names_are_said_in_plain_letters(text: str, expected: str) -> None:
    """As a scheme takes them; what has no such letter is left out, never replaced by a guess."""
    assert plain(text) == expected


@pytest.mark.parametrize(
    ("minor", "currency", "expected"),
    [
        (2000, EUR, "20.00"),
        (5, EUR, "0.05"),
        (500, Currency("JPY", 0), "500"),
        (1234, Currency("KWD", 3), "1.234"),
        (10**15 + 1, EUR, "10000000000000.01"),
    ],
)
def test_amounts_have_the_decimals_of_their_currency(
    minor: int, currency: Currency, expected: str
) -> None:
    """No more, no fewer, and none is lost on the way."""
    assert decimal(Money(minor), currency) == expected


def test_every_currency_of_the_settings_has_its_number() -> None:
    """Whatever an operator may name can be said in a code."""
    assert set(NUMBERS) == set(CURRENCIES)
    assert len(set(NUMBERS.values())) == len(NUMBERS)
    assert all(len(number) == 3 and number.isdigit() for number in NUMBERS.values())
    assert [NUMBERS[code] for code in ("EUR", "INR", "BRL", "THB", "KES")] == [
        "978",
        "356",
        "986",
        "764",
        "404",
    ]
