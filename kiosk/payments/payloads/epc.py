"""EPC069-12: lines that fill in a transfer form on the payer's phone.

Nobody learns whether the form is sent, and the money may take a day: fit for a top-up that an
attendant books when it has arrived, never for a sale at the kiosk.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kiosk.domain.money import NOTHING, Currency, Money
from kiosk.payments.payloads.emvco import PayloadError
from kiosk.payments.payloads.words import cut, decimal

EURO = Currency("EUR", 2)
AMOUNT_MAX = Money(99_999_999_999)
NAME_MAX, TEXT_MAX, ABOUT_MAX = 70, 140, 70
BYTES_MAX = 331
UNFIT = (
    "it only fills in a form on the payer's phone, and nobody is told whether it was sent. It is "
    "for the top-up of a prepaid account, where somebody sees the money come: "
    "kiosk account transfer"
)
"""Why there is no rail of this kind."""

_UTF8, _LATIN_1 = "1", "2"
_IBAN = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}")
_BIC = re.compile(r"[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?")
_CREDITOR_REFERENCE = re.compile(r"RF[0-9]{2}[A-Z0-9]{1,21}")
_AMOUNT = re.compile(r"EUR([0-9]{1,9})(?:\.([0-9]{1,2}))?")
_LINES = range(7, 13)


@dataclass(frozen=True, slots=True)
class Transfer:
    """A transfer to be filled in: `reference` is one of ISO 11649, `text` words; not both."""

    name: str
    iban: str
    amount: Money
    text: str = ""
    reference: str = ""
    bic: str = ""
    purpose: str = ""
    about: str = ""
    """For the payer alone."""


def transfer(wanted: Transfer) -> str:
    """Return the lines of the code; PayloadError where the scheme cannot say it."""
    _check(wanted)
    text = "\n".join(
        (
            "BCD",
            "002",
            "",  # The character set, once it is known what letters there are.
            "SCT",
            wanted.bic,
            cut(wanted.name, NAME_MAX),
            wanted.iban,
            f"EUR{decimal(wanted.amount, EURO).rstrip('0').rstrip('.')}",
            wanted.purpose,
            wanted.reference,
            cut(wanted.text, TEXT_MAX),
            cut(wanted.about, ABOUT_MAX),
        )
    ).rstrip("\n")
    lines = text.split("\n")
    lines[2] = _LATIN_1 if text.isascii() else _UTF8
    return _fitting("\n".join(lines))


def read(payload: str) -> Transfer:
    """Return what a code says; PayloadError where it is no transfer in euros."""
    lines = _fitting(payload).split("\n")
    if len(lines) not in _LINES:
        raise PayloadError("lines", "", "has 7 to 12 lines")
    lines += [""] * (12 - len(lines))
    if lines[0] != "BCD" or lines[1] not in {"001", "002"} or lines[3] != "SCT":
        raise PayloadError("form", "", "is no transfer")
    if lines[2] not in {_UTF8, _LATIN_1} or (lines[2] == _LATIN_1 and not payload.isascii()):
        raise PayloadError("letters", "", "is in letters that are not read here")
    found = _AMOUNT.fullmatch(lines[7])
    minor = 0 if found is None else int(found[1]) * 100 + int(f"{found[2] or '':0<2}")
    said = Transfer(
        name=lines[5],
        iban=lines[6],
        amount=Money(minor),
        text=lines[10],
        reference=lines[9],
        bic=lines[4],
        purpose=lines[8],
        about=lines[11],
    )
    _check(said)
    if lines[1] == "001" and not said.bic:
        raise PayloadError("bic", "5", "must be there in this version")
    return said


def _check(wanted: Transfer) -> None:
    if flaw := flaw_of_iban(wanted.iban):
        raise PayloadError("iban", "7", flaw)
    if wanted.bic and not _BIC.fullmatch(wanted.bic):
        raise PayloadError("bic", "5", "a BIC has 8 or 11 capital letters and digits")
    if not NOTHING < wanted.amount <= AMOUNT_MAX:
        raise PayloadError("amount", "8", "is 0.01 to 999999999.99 euros")
    if wanted.purpose and not re.fullmatch("[A-Z0-9]{1,4}", wanted.purpose):
        raise PayloadError("purpose", "9", "has up to four capital letters")
    if wanted.reference and wanted.text:
        raise PayloadError("reference", "10", "either a reference or words, not both")
    if wanted.reference and not _is_creditor_reference(wanted.reference):
        raise PayloadError("reference", "10", "is no reference of ISO 11649")
    for line, text in (("6", wanted.name), ("11", wanted.text), ("12", wanted.about)):
        if not text.isprintable():
            raise PayloadError("letters", line, "holds what is no letter")
    if not wanted.name.strip():
        raise PayloadError("missing", "6", "somebody must be named who is paid")


def flaw_of_iban(iban: str) -> str:
    """Return what is wrong with an IBAN, written without blanks; empty where nothing is."""
    if _IBAN.fullmatch(iban) and _mod_97(iban) == 1:
        return ""
    return "this IBAN has a typing mistake"


def _is_creditor_reference(text: str) -> bool:
    return bool(_CREDITOR_REFERENCE.fullmatch(text)) and _mod_97(text) == 1


def _mod_97(text: str) -> int:
    """Return ISO 7064's remainder, of the text with its first four letters behind it."""
    return int("".join(str(int(one, 36)) for one in text[4:] + text[:4])) % 97


def _fitting(payload: str) -> str:
    try:
        size = len(payload.encode())
    except UnicodeEncodeError:
        raise PayloadError("letters", "", "half a letter") from None
    if size > BYTES_MAX:
        raise PayloadError("length", "", f"has at most {BYTES_MAX} bytes, not {size}")
    return payload
