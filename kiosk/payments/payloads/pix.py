"""Pix, Brazil's payment scheme: its BR code is an EMVCo code with a template of its own.

A static code holds a key and may be paid any number of times. A dynamic one names the place where
the payer's bank reads the charge: somebody must have made it there, and it can expire.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kiosk.domain.money import Currency, Money
from kiosk.payments.payloads.emvco import DYNAMIC, STATIC, Merchant, PayloadError, presented
from kiosk.payments.payloads.words import cut, plain

REAL = Currency("BRL", 2)
COUNTRY = "BR"
NO_REFERENCE = "***"
REFERENCE_MAX = 25
"""Of a static code; that of a dynamic one is with the charge."""
ABOUT_MAX = 72
KEY_MAX = 77

_IDENTIFIER = "br.gov.bcb.pix"
_REFERENCE = re.compile(r"[A-Za-z0-9]{1,25}")
_KEYS = (
    r"[0-9]{11}",  # CPF, of a person.
    r"[0-9]{14}",  # CNPJ, of a company.
    r"\+[1-9][0-9]{7,14}",  # A telephone.
    r"[^\s@]{1,64}@[^\s@]{1,64}",  # E-mail.
    r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",  # Random, of the bank.
)
_PLACE = re.compile(r"[A-Za-z0-9.-]+(:[0-9]+)?/[A-Za-z0-9._~/-]+")


def flaw_of_key(key: str) -> str:
    """Return what is wrong with a Pix key; empty where nothing is."""
    if len(key) <= KEY_MAX and any(re.fullmatch(form, key, re.ASCII) for form in _KEYS):
        return ""
    return "a Pix key is a CPF, a CNPJ, a telephone with +55, an e-mail or a random key of the bank"


def static(
    key: str,
    merchant: Merchant,
    amount: Money,
    reference: str = NO_REFERENCE,
    *,
    about: str = "",
    terminal: str = "",
) -> str:
    """Return a code that pays `amount` to `key`; `about` is shown where there is room for it."""
    if flaw := flaw_of_key(key):
        raise PayloadError("key", "26.01", flaw)
    _check(amount, reference)
    account = {"00": _IDENTIFIER, "01": key}
    room = 99 - sum(4 + len(value) for value in account.values()) - 4
    if shown := cut(plain(about), max(0, min(room, ABOUT_MAX))):
        account["02"] = shown
    return presented(
        {"26": account},
        _of_brazil(merchant),
        REAL,
        amount,
        reference=reference,
        terminal=terminal,
        initiation=STATIC,
    )


def dynamic(place: str, merchant: Merchant, amount: Money | None = None) -> str:
    """Return a code for the charge that is kept at `place`, an https address without its scheme."""
    if not _PLACE.fullmatch(place):
        what = "is host and path, without https:// and without a question"
        raise PayloadError("place", "26.25", what)
    return presented(
        {"26": {"00": _IDENTIFIER.upper(), "25": place}},
        _of_brazil(merchant),
        REAL,
        amount,
        reference=NO_REFERENCE,
        initiation=DYNAMIC,
    )


def _of_brazil(merchant: Merchant) -> Merchant:
    return replace(merchant, country=COUNTRY)


def _check(amount: Money, reference: str) -> None:
    if not amount:
        raise PayloadError("amount", "54", "nothing is no amount")
    if reference != NO_REFERENCE and not _REFERENCE.fullmatch(reference):
        what = f"has 1 to {REFERENCE_MAX} letters and digits"
        raise PayloadError("reference", "62.05", what)
