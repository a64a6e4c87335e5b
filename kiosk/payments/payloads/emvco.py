"""EMVCo merchant-presented codes (QRCPS 1.1): objects of text, one after the other, and a checksum.

An object is two digits that say what it is, two that say how many characters follow, and those.
Building and reading hold to the same table, so what is built can be read and the other way round.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from kiosk.domain.money import Currency, Money
from kiosk.payments.payloads.words import NUMBERS, cut, decimal, is_plain, plain

Value = str | Mapping[str, str]
"""What an object holds: text, or, in a template, objects of its own."""

STATIC, DYNAMIC = "11", "12"
FORMAT, INITIATION, CATEGORY, CURRENCY, AMOUNT = "00", "01", "52", "53", "54"
TIP, FIXED_FEE, FEE_PERCENT = "55", "56", "57"
COUNTRY, NAME, CITY, POSTAL_CODE, ADDITIONAL, CHECKSUM, LANGUAGE = map(str, range(58, 65))
NAME_MAX, CITY_MAX, POSTAL_CODE_MAX, AMOUNT_MAX = 25, 15, 10, 13
REFERENCE, TERMINAL = "05", "07"
LABEL_MAX = 25
"""The longest reference and the longest name of a terminal."""
LONGEST = 99
PAYLOAD_MAX = 512
"""Characters of a whole code: more of them is no code that phones are made for."""
_HEAD, _TAIL = 4, 8
_NO_CATEGORY = "0000"


class PayloadError(ValueError):
    """What a code would say, or says, breaks a rule of its scheme.

    `code` names the rule and `place` the object, "62.05" for one within a template.
    """

    def __init__(self, code: str, place: str, what: str) -> None:
        """Say `what` is wrong, in words; never the text that was read."""
        super().__init__(f"{place}: {what}" if place else what)
        self.code = code
        self.place = place


# --- The table ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Rule:
    """What one object may hold."""

    most: int
    form: str = ""
    """A pattern for all of it; empty where any text will do."""
    is_plain: bool = True
    """Printable ASCII alone."""


def _amount(most: int) -> _Rule:
    return _Rule(most, r"(?=.*[1-9])[0-9]+(\.[0-9]*)?")


_LABEL = _Rule(LABEL_MAX)
_PLAIN = _Rule(LONGEST)
_ANY = _Rule(LONGEST, is_plain=False)
_IDENTIFIER = _Rule(32)

_ROOT = {
    FORMAT: _Rule(2, "01"),
    INITIATION: _Rule(2, f"{STATIC}|{DYNAMIC}"),
    CATEGORY: _Rule(4, "[0-9]{4}"),
    CURRENCY: _Rule(3, "[0-9]{3}"),
    AMOUNT: _amount(AMOUNT_MAX),
    TIP: _Rule(2, "0[123]"),
    FIXED_FEE: _amount(AMOUNT_MAX),
    FEE_PERCENT: _Rule(5, r"(?=.*[1-9])[0-9]{1,2}(\.[0-9]{1,2})?"),
    COUNTRY: _Rule(2, "[A-Z]{2}"),
    NAME: _Rule(NAME_MAX),
    CITY: _Rule(CITY_MAX),
    POSTAL_CODE: _Rule(POSTAL_CODE_MAX),
}
_ADDITIONAL = {
    **{f"{number:02}": _LABEL for number in range(1, 9)},
    "09": _Rule(3, "[AME]{1,3}"),
    "10": _Rule(20),
    "11": _Rule(3, "[0-9]{3}"),
}
_LANGUAGE = {
    "00": _Rule(2, "[A-Z]{2}"),
    "01": _Rule(NAME_MAX, is_plain=False),
    "02": _Rule(CITY_MAX, is_plain=False),
}
_MANDATORY = (CATEGORY, CURRENCY, COUNTRY, NAME, CITY)
_SYSTEMS = range(2, 26)
"""Accounts whose form is the business of a card scheme."""
_ACCOUNTS = range(26, 52)
_UNRESERVED = range(80, 100)


def _inner(place: str) -> Callable[[str], _Rule] | None:
    """Return the rules within a template; None where the object is none."""
    match int(place):
        case 62:
            return lambda name: _ADDITIONAL.get(name, _ANY)
        case 64:
            return lambda name: _LANGUAGE.get(name, _ANY)
        case number if number in _ACCOUNTS:
            return lambda name: _IDENTIFIER if name == "00" else _PLAIN
        case number if number in _UNRESERVED:
            return lambda name: _IDENTIFIER if name == "00" else _ANY
        case _:
            return None


def _check(value: str, rule: _Rule, place: str) -> None:
    if not 0 < len(value) <= rule.most:
        raise PayloadError("length", place, f"has 1 to {rule.most} characters, not {len(value)}")
    if rule.is_plain and not is_plain(value):
        raise PayloadError("letters", place, "holds letters that are no plain ones")
    if rule.form and not re.fullmatch(rule.form, value, re.ASCII):
        raise PayloadError("form", place, "is not in the form that it must have")


def _check_all(objects: Mapping[str, Value]) -> None:
    """PayloadError for the first rule that is broken; the checksum is nobody's business here."""
    if next(iter(objects), "") != FORMAT:
        raise PayloadError("first", FORMAT, "must come first")
    for name, value in objects.items():
        if not re.fullmatch("[0-9]{2}", name, re.ASCII) or name == CHECKSUM:
            raise PayloadError("unknown", name[:4], "is no object that may stand here")
        rules = _inner(name)
        if isinstance(value, str):
            if rules is not None:
                raise PayloadError("form", name, "is a template")
            usual = _PLAIN if int(name) in _SYSTEMS else _ANY
            _check(value, _ROOT.get(name, usual), name)
            continue
        if rules is None:
            raise PayloadError("form", name, "is no template")
        for inside, text in value.items():
            if not re.fullmatch("[0-9]{2}", inside, re.ASCII):
                raise PayloadError("unknown", f"{name}.{inside[:4]}", "is no object")
            _check(text, rules(inside), f"{name}.{inside}")
        if not 0 < len(_joined(value)) <= LONGEST:
            raise PayloadError("length", name, f"is full after {LONGEST} characters")
        needed = ("00", "01") if name == LANGUAGE else () if name == ADDITIONAL else ("00",)
        for inside in needed:
            if inside not in value:
                raise PayloadError("missing", f"{name}.{inside}", "must be there")
    _check_together(objects)


def _check_together(objects: Mapping[str, Value]) -> None:
    for name in _MANDATORY:
        if name not in objects:
            raise PayloadError("missing", name, "must be there")
    accounts = (*_SYSTEMS, *_ACCOUNTS)
    if not any(int(name) in accounts for name in objects):
        raise PayloadError("missing", "26", "somebody must be named who is paid")
    asked = objects.get(TIP)
    for name, wanted in ((FIXED_FEE, "02"), (FEE_PERCENT, "03")):
        if (name in objects) != (asked == wanted):
            raise PayloadError("fee", name, f"goes together with {TIP} = {wanted}")


# --- Building and reading ----------------------------------------------------------------------


def checksum(text: str) -> str:
    """Return the CRC-16/CCITT-FALSE of the UTF-8 bytes of `text`: four capital digits."""
    return f"{binascii.crc_hqx(text.encode(), 0xFFFF):04X}"


def built(objects: Mapping[str, Value]) -> str:
    """Return the code that says `objects`, in their order, with its checksum.

    PayloadError where a rule is broken.
    """
    _check_all(objects)
    flat = {
        name: value if isinstance(value, str) else _joined(value) for name, value in objects.items()
    }
    text = f"{_joined(flat)}{CHECKSUM}{_HEAD:02}"
    if len(text) + _HEAD > PAYLOAD_MAX:
        raise PayloadError("length", "", f"a code has at most {PAYLOAD_MAX} characters")
    try:
        return text + checksum(text)
    except UnicodeEncodeError:
        raise PayloadError("letters", "", "half a letter") from None


def read(payload: str) -> dict[str, Value]:
    """Return what `payload` says, without its checksum; PayloadError where it is no sound code."""
    if len(payload) > PAYLOAD_MAX:
        raise PayloadError("length", "", f"a code has at most {PAYLOAD_MAX} characters")
    body, tail = payload[:-_TAIL], payload[-_TAIL:]
    if tail[:_HEAD] != f"{CHECKSUM}{_HEAD:02}":
        raise PayloadError("missing", CHECKSUM, "a checksum must come last")
    try:
        expected = checksum(payload[:-_HEAD])
    except UnicodeEncodeError:
        raise PayloadError("letters", "", "half a letter") from None
    if tail[_HEAD:] != expected:
        raise PayloadError("checksum", CHECKSUM, "is another one")
    found: dict[str, Value] = {}
    for name, value in _split(body, "").items():
        is_template = _inner(name) is not None
        found[name] = _split(value, f"{name}.") if is_template else value
    _check_all(found)
    return found


def _joined(objects: Mapping[str, str]) -> str:
    return "".join(f"{name}{len(value):02}{value}" for name, value in objects.items())


def _split(text: str, where: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in _pieces(text, where):
        if name in found:
            raise PayloadError("twice", f"{where}{name}", "is there twice")
        found[name] = value
    return found


def _pieces(text: str, where: str) -> Iterator[tuple[str, str]]:
    at = 0
    while at < len(text):
        head = text[at : at + _HEAD]
        if not re.fullmatch("[0-9]{4}", head, re.ASCII):
            raise PayloadError("broken", where.rstrip("."), "no id and length where one must begin")
        end = at + _HEAD + int(head[2:])
        if end > len(text):
            raise PayloadError("broken", f"{where}{head[:2]}", "ends before its length")
        yield head[:2], text[at + _HEAD : end]
        at = end


# --- What a kiosk says -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Merchant:
    """Who is paid, as phones show it.

    Names too long are cut. The scheme wants `name` and `city` in plain letters; those of the place
    go into `local_name` and `local_city`, whose `language` is two small letters of ISO 639.
    """

    name: str
    city: str
    country: str
    category: str = _NO_CATEGORY
    postal_code: str = ""
    language: str = ""
    local_name: str = ""
    local_city: str = ""


def presented(
    accounts: Mapping[str, Value],
    merchant: Merchant,
    currency: Currency,
    amount: Money | None,
    *,
    reference: str = "",
    terminal: str = "",
    initiation: str = DYNAMIC,
) -> str:
    """Return a code for one payment of `amount` to one of `accounts`; the payer says it for None.

    `reference` comes back with the money. PayloadError where the scheme cannot say it.
    """
    if amount is not None and not amount:
        raise PayloadError("amount", AMOUNT, "nothing is no amount")
    labels = {REFERENCE: reference, TERMINAL: cut(plain(terminal), LABEL_MAX)}
    objects: dict[str, Value] = {FORMAT: "01"}
    if initiation:
        objects[INITIATION] = initiation
    objects.update(accounts)
    objects |= {CATEGORY: merchant.category, CURRENCY: number_of(currency)}
    if amount is not None:
        objects[AMOUNT] = decimal(amount, currency)
    objects[COUNTRY] = merchant.country
    objects[NAME] = cut(plain(merchant.name), NAME_MAX)
    objects[CITY] = cut(plain(merchant.city), CITY_MAX)
    if merchant.postal_code:
        objects[POSTAL_CODE] = merchant.postal_code
    if said := {name: text for name, text in labels.items() if text}:
        objects[ADDITIONAL] = said
    if merchant.language:
        local = {
            "00": merchant.language.upper(),
            "01": cut(merchant.local_name, NAME_MAX),
            "02": cut(merchant.local_city, CITY_MAX),
        }
        objects[LANGUAGE] = {name: text for name, text in local.items() if text}
    return built(objects)


def number_of(currency: Currency) -> str:
    """Return the number of `currency`; PayloadError where it has none."""
    number = NUMBERS.get(currency.code)
    if number is None:
        raise PayloadError("currency", CURRENCY, f"{currency.code} has no number in ISO 4217")
    return number
