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


BOUNDS: dict[str, tuple[int, str]] = {
    **{f"{number:02}": (99, "plain") for number in (2, 25)},
    **{f"{number}": (99, "any") for number in (65, 79)},
    "59": (25, "plain"),
    "60": (15, "plain"),
    "61": (10, "plain"),
    **{f"62.{number:02}": (25, "plain") for number in range(1, 9)},
    "62.10": (20, "plain"),
    "62.12": (95, "any"),
    "64.01": (25, "any"),
    "64.02": (15, "any"),
    "26.00": (32, "plain"),
    "51.00": (32, "plain"),
    "80.00": (32, "plain"),
    "99.00": (32, "plain"),
    "26.01": (90, "plain"),
    "51.99": (90, "plain"),
    "80.01": (90, "any"),
    "99.99": (90, "any"),
}
"""Of each object the longest that it holds, and whether any letter will do: QRCPS 1.1, tables 3.1
to 3.8. Within a template less is left than an object could hold."""


def holding(place: str, text: str) -> dict[str, Value]:
    """Return a sound code's objects with `text` at `place`."""
    name, _, inside = place.partition(".")
    around = {"64": {"00": "ZH", "01": "x"}, "62": {}}.get(name, {"00": "a"})
    value: Value = {**around, inside: text} if inside else text
    return {**read(GENERIC), name: value}


@pytest.mark.req("PAY-12")
@pytest.mark.parametrize(("place", "bound"), BOUNDS.items(), ids=list(BOUNDS))
def test_each_object_holds_what_it_may_and_not_a_letter_more(
    place: str, bound: tuple[int, str]
) -> None:
    """As long as the table says, in the letters that it says, built and read alike."""
    longest, letters = bound
    for text in ("x", "x" * longest):
        payload = built(holding(place, text))
        assert built(read(payload)) == payload
    for text in ("", "x" * (longest + 1)):
        with pytest.raises(PayloadError) as refusal:
            built(holding(place, text))
        assert refusal.value.code == "length"
        assert refusal.value.place in {place, place[:2]}
        assert str(refusal.value).startswith(refusal.value.place)
    if letters == "any":
        assert read(built(holding(place, "京")))
    else:
        with pytest.raises(PayloadError) as refusal:
            built(holding(place, "京"))
        assert refusal.value.code == "letters"


FORMS = {
    "00": ({"01"}, {"02", "011", "1", ""}),
    "01": ({"11", "12"}, {"13", "10", "112", "1"}),
    "52": ({"5541", "0000"}, {"554", "55411", "554a"}),
    "53": ({"978"}, {"97", "9780", "EUR"}),
    "54": ({"1", "0.01", "98.", "1" * 13}, {"0", "0.00", ".5", "1e3", "1.2.3", "1" * 14}),
    "58": ({"DE"}, {"D", "DEU", "de"}),
    "62.09": ({"A", "ME", "AME"}, {"X", "AMEA", "AMX"}),
    "62.11": ({"123"}, {"12", "1234", "12a"}),
    "64.00": ({"ZH"}, {"Z", "ZHO", "zh"}),
}  # fmt: skip


@pytest.mark.parametrize(("place", "forms"), FORMS.items(), ids=list(FORMS))
def test_each_object_has_its_form(place: str, forms: tuple[set[str], set[str]]) -> None:
    """Digits where digits must be, and as many as there must be."""
    right, wrong = forms
    for text in right:
        if place == "64.00":
            assert read(built({**read(GENERIC), "64": {"00": text, "01": "x"}}))
        else:
            assert read(built(holding(place, text)))
    for text in wrong:
        given = {**read(GENERIC), "64": {"00": text, "01": "x"}}
        with pytest.raises(PayloadError) as refusal:
            built(given if place == "64.00" else holding(place, text))
        assert refusal.value.code in {"form", "length"}


@pytest.mark.parametrize(
    ("asked", "fees"), [("01", {}), ("02", {"56": "1.50"}), ("03", {"57": "2.5"})]
)
def test_a_fee_goes_with_its_word(asked: str, fees: dict[str, str]) -> None:
    """Others' codes have tips and fees; ours never ask for one."""
    whole = {**read(GENERIC), "55": asked, **fees}
    assert read(built(whole)) == whole
    for name, text in (("56", "1.50"), ("57", "2.5")):
        if name not in fees:
            with pytest.raises(PayloadError) as refusal:
                built({**whole, name: text})
            assert (refusal.value.code, refusal.value.place) == ("fee", name)
    for name in fees:
        for text in ("0", "00.00", "123456" if name == "57" else "1" * 14, "1,5"):
            with pytest.raises(PayloadError):
                built({**whole, name: text})


def test_a_template_is_one_just_where_it_must_be() -> None:
    """26 to 51, 62, 64 and 80 to 99: nothing else opens, and those always do."""
    for number in range(2, 100):
        name = f"{number:02}"
        is_template = number in {62, 64, *range(26, 52), *range(80, 100)}
        if number == 63 or 52 <= number <= 61:
            continue
        inner: Value = {"00": "ZH", "01": "x"} if number == 64 else {"00": "a"}
        for value, is_right in ((inner, is_template), ("x", not is_template)):
            given: dict[str, Value] = {**read(GENERIC), name: value}
            if is_right:
                assert read(built(given)) == given
            else:
                with pytest.raises(PayloadError) as refusal:
                    built(given)
                assert (refusal.value.code, refusal.value.place) == ("form", name)


@pytest.mark.parametrize("number", [2, 25, 26, 51])
def test_somebody_must_be_paid(number: int) -> None:
    """A card scheme's account or one of any other: one is enough, and there must be one."""
    bare = {name: value for name, value in read(GENERIC).items() if name != "26"}
    value: Value = {"00": "a"} if number >= 26 else "4111"
    assert read(built({"00": "01", f"{number:02}": value, **bare}))
    with pytest.raises(PayloadError) as refusal:
        built({**bare, "65": "nobody"})
    assert (refusal.value.code, refusal.value.place) == ("missing", "26")


@pytest.mark.parametrize("name", ["52", "53", "58", "59", "60"])
def test_what_must_be_there_is_there(name: str) -> None:
    """Without it no app pays."""
    left = {one: value for one, value in read(GENERIC).items() if one != name}
    with pytest.raises(PayloadError) as refusal:
        built(left)
    assert (refusal.value.code, refusal.value.place) == ("missing", name)


def test_a_code_may_be_just_as_long_as_phones_read() -> None:
    """512 characters are read and built; one more is neither."""
    whole = read(GENERIC)
    room = 512 - len(GENERIC)
    for name in ("30", "31", "32", "33"):
        whole[name] = {"00": "a" * 30, "01": "b" * (room // 4 - 55)}
    payload = built(whole)
    rest = 512 - len(payload)
    padded = {**whole, "65": "x" * (rest - 4)}
    assert len(built(padded)) == 512
    assert read(built(padded)) == padded
    with pytest.raises(PayloadError) as refusal:
        built({**whole, "65": "x" * (rest - 3)})
    assert refusal.value.code == "length"
    longer = built(padded)[:-8].replace("65" + f"{rest - 4:02}", "65" + f"{rest - 3:02}x")
    longer += "6304"
    with pytest.raises(PayloadError) as refusal:
        read(longer + emvco.checksum(longer))
    assert refusal.value.code == "length"


def test_names_are_cut_to_what_the_scheme_takes() -> None:
    """To the letter, in the main language and in the other one."""
    long = Merchant("N" * 40, "C" * 40, "DE", "5542", "12345", "zh", "京" * 40, "都" * 40)
    said = read(presented(ACCOUNT, long, EUR, None, terminal="T" * 40))
    assert (said["59"], said["60"], said["61"]) == ("N" * 25, "C" * 15, "12345")
    assert said["64"] == {"00": "ZH", "01": "京" * 25, "02": "都" * 15}
    assert said["62"] == {"07": "T" * 25}
    assert "54" not in said, "the payer says how much"
    plain_one = read(presented(ACCOUNT, Merchant("S", "B", "DE"), EUR, None))
    assert "62" not in plain_one
    assert "64" not in plain_one
    assert plain_one["52"] == "0000"


def test_schemes_name_their_own_country() -> None:
    """Whatever the place says of itself."""
    abroad = Merchant("S", "City", "DE")
    assert read(pix.static("a@b.c", abroad, Money(1)))["58"] == "BR"
    assert read(pix.dynamic("pix.example.com/qr/1", abroad))["58"] == "BR"
    said = read(promptpay.code("0812345678", abroad, Money(1)))
    assert said["58"] == "TH"
    assert "62" not in said
    for wrong, code in (("H-1", "reference"), ("R" * 36, "reference")):
        with pytest.raises(PayloadError) as refusal:
            upi.code("station@bank", "upi", abroad, Money(1), wrong)
        assert refusal.value.code == code
    assert promptpay.flaw_of_account("0812345678") == ""
    assert "telephones" in promptpay.flaw_of_account("12")


def test_names_and_notes_of_a_link_are_cut() -> None:
    """99 characters of a name, 50 of a note, 35 of a reference."""
    link = upi.link("station@bank", "N" * 120, Money(1), "R" * 35, note="W" * 80)
    assert f"pn={'N' * 99}&" in link
    assert link.endswith(f"&tr={'R' * 35}&tn={'W' * 50}")
    with pytest.raises(PayloadError):
        upi.link("station@bank", "N", Money(1), "R" * 36)


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


def test_a_transfer_that_cannot_be_is_not_built() -> None:
    """The same rules hold for what is said as for what is read."""
    sound = Transfer("ACME", "DE89370400440532013000", Money(1))
    for changes, code in (
        ({"iban": "DE88370400440532013000"}, "iban"),
        ({"iban": "de89370400440532013000"}, "iban"),
        ({"amount": Money(100_000_000_000)}, "amount"),
        ({"reference": "RF1853900754703"}, "reference"),
        ({"name": ""}, "missing"),
        ({"purpose": "a"}, "purpose"),
    ):
        with pytest.raises(PayloadError) as refusal:
            epc.transfer(replace(sound, **changes))  # type: ignore[arg-type]  # Wrong on purpose.
        assert refusal.value.code == code
    said = TRANSFER.replace("SCT\n\n", "SCT\nCOBADEFF\n").replace("002", "001")
    assert epc.read(said).bic == "COBADEFF"
    with pytest.raises(PayloadError) as refusal:
        epc.read(TRANSFER.replace("ACME", "ACMÉ"))
    assert refusal.value.code == "letters"


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


def test_a_transfer_is_cut_to_what_the_form_takes() -> None:
    """70 characters of a name, 140 of a text, 70 for the payer; and no more than 331 bytes."""
    long = Transfer("N" * 90, "DE89370400440532013000", Money(1), "T" * 150, about="A" * 20)
    lines = epc.transfer(long).split("\n")
    assert (lines[5], lines[10], lines[11]) == ("N" * 70, "T" * 140, "A" * 20)
    about = replace(long, text="", about="A" * 90)
    assert epc.transfer(about).split("\n")[11] == "A" * 70
    room = 331 - len(epc.transfer(replace(long, text="", about="")).encode())
    fitting = replace(long, name="N" * 70, text="é" * ((room - 3) // 2), about="")
    assert len(epc.transfer(fitting).encode()) <= 331
    with pytest.raises(PayloadError) as refusal:
        epc.transfer(replace(long, name="é" * 70, text="é" * 100))
    assert refusal.value.code == "length"


@pytest.mark.parametrize("blank", ["BCD", "SCT"])
def test_each_word_of_a_transfer_s_head_is_read(blank: str) -> None:
    """What only looks like one is none."""
    for other in ("QQQ", ""):
        with pytest.raises(PayloadError) as refusal:
            epc.read(TRANSFER.replace(blank, other))
        assert refusal.value.code == "form"
    with pytest.raises(PayloadError):
        epc.read(TRANSFER.replace("002", "003"))


def test_a_transfer_has_seven_to_twelve_lines() -> None:
    """Fewer name nobody, more are none of this scheme."""
    short = "\n".join(TRANSFER.split("\n")[:8])
    assert epc.read(short).amount == Money(2000)
    assert epc.read(TRANSFER + "\nfor the payer").about == "for the payer"
    with pytest.raises(PayloadError) as refusal:
        epc.read(TRANSFER + "\nfor the payer\nmore")
    assert refusal.value.code == "lines"
    with pytest.raises(PayloadError) as refusal:
        epc.read("\n".join(TRANSFER.split("\n")[:7]))
    assert refusal.value.code == "amount"


@pytest.mark.parametrize(
    ("amount", "minor"), [("EUR0.01", 1), ("EUR1.5", 150), ("EUR12.34", 1234), ("EUR7", 700)]
)
def test_the_amount_of_a_transfer_is_read_to_the_cent(amount: str, minor: int) -> None:
    """With one decimal, with two, with none."""
    assert epc.read(TRANSFER.replace("EUR20", amount)).amount == Money(minor)


@pytest.mark.parametrize(
    ("key", "is_one"),
    [
        ("12345678901", True),
        ("12345678901234", True),
        ("+5511912345678", True),
        ("a@b.c", True),
        ("123e4567-e12b-12d1-a456-426655440000", True),
        ("1234567890", False),
        ("123456789012", False),
        ("+05511912345", False),
        ("a@b@c", False),
        ("123E4567-E12B-12D1-A456-426655440000", False),
        ("a" * 64 + "@" + "b" * 12, True),
        ("a" * 64 + "@" + "b" * 13, False),
        ("", False),
    ],
)
def test_a_pix_key_is_one_of_five_kinds(key: str, is_one: bool) -> None:  # noqa: FBT001
    """Whatever else is a typing mistake, and somebody else's money."""
    assert (pix.flaw_of_key(key) == "") is is_one


def test_a_note_of_pix_is_as_long_as_there_is_room() -> None:
    """At most 72, and the account at most 99."""
    posto = Merchant("Posto", "SAO PAULO", "BR")
    for key in ("a@b.c", "a" * 30 + "@b.c", "a" * 60 + "@b.c"):
        account = read(pix.static(key, posto, Money(1), about="x" * 99))["26"]
        assert isinstance(account, dict)
        size = sum(4 + len(text) for text in account.values())
        assert len(account["02"]) == min(72, 99 - 4 - (22 - 4) - (4 + len(key)))
        assert size <= 99


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
        ("🇩🇪🇫🇷🇮🇹", 5, "🇩🇪🇫🇷"),
        ("🇩🇪🇫🇷🇮🇹", 4, "🇩🇪🇫🇷"),
        ("🇩🇪", 1, ""),
        ("ab\U0001f3f4\U000e0067\U000e0062\U000e007f", 3, "ab"),
        ("ab\U0001f3f4\U000e0067\U000e0062\U000e007f", 5, "ab"),
        ("\U0001f1e5\U0001f200ab", 1, "\U0001f1e5"),
        ("क्षेत्र", 2, ""),
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
        ("a\u2011b\u00abc\u00bb", 'a-b"c"'),
        ("đað Þór Œuvre ħ", "dad Thor Oeuvre h"),
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
