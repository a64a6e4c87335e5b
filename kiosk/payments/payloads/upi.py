"""UPI, India's payment scheme: a link that every app reads, and the EMVCo form of it."""

from __future__ import annotations

import re
from urllib.parse import quote

from kiosk.domain.money import Currency, Money
from kiosk.payments.payloads.emvco import DYNAMIC, Merchant, PayloadError, Value, presented
from kiosk.payments.payloads.words import cut, decimal

RUPEE = Currency("INR", 2)
REFERENCE_MAX = 35
NAME_MAX = 99
NOTE_MAX = 50

_ADDRESS = re.compile(r"[A-Za-z0-9._-]{2,256}@[A-Za-z][A-Za-z0-9]{1,63}")
_REFERENCE = re.compile(r"[A-Za-z0-9]{1,35}")
_CATEGORY = re.compile(r"[0-9]{4}")


def flaw_of_address(address: str) -> str:
    """Return what is wrong with an address such as `station@bank`; empty where nothing is."""
    return "" if _ADDRESS.fullmatch(address) else "an address of UPI is like station@bank"


def link(
    address: str,
    name: str,
    amount: Money,
    reference: str,
    *,
    note: str = "",
    category: str = "",
) -> str:
    """Return the link that asks for `amount`; the payer's app shows `name` and `note`."""
    _check(address, amount, reference)
    if category and not _CATEGORY.fullmatch(category):
        raise PayloadError("category", "mc", "has four digits")
    shown = cut(name, NAME_MAX)
    if not shown:
        raise PayloadError("missing", "pn", "the payee needs a name")
    pairs = {
        "pa": address,
        "pn": quote(shown, safe=""),
        "mc": category,
        "am": decimal(amount, RUPEE),
        "cu": RUPEE.code,
        "tr": reference,
        "tn": quote(cut(note, NOTE_MAX), safe=""),
    }
    return "upi://pay?" + "&".join(f"{key}={text}" for key, text in pairs.items() if text)


def code(
    address: str,
    identifier: str,
    merchant: Merchant,
    amount: Money,
    reference: str,
    *,
    terminal: str = "",
    least: Money | None = None,
    in_template: bool = True,
) -> str:
    """Return the EMVCo form. The acquirer says which `identifier` its accounts have.

    The reference stands in the additional data, and in a template of UPI's own unless it is not
    to be `in_template`. `least` is the smallest amount that the payer may change it to.
    """
    _check(address, amount, reference)
    account = {"00": identifier, "01": address}
    if least is not None:
        account["02"] = decimal(least, RUPEE)
    accounts: dict[str, Value] = {"26": account}
    if in_template:
        accounts["27"] = {"00": identifier, "01": reference}
    return presented(
        accounts,
        merchant,
        RUPEE,
        amount,
        reference=reference,
        terminal=terminal,
        initiation=DYNAMIC,
    )


def _check(address: str, amount: Money, reference: str) -> None:
    if flaw := flaw_of_address(address):
        raise PayloadError("address", "pa", flaw)
    if not amount:
        raise PayloadError("amount", "am", "nothing is no amount")
    if not _REFERENCE.fullmatch(reference):
        what = f"has 1 to {REFERENCE_MAX} letters and digits"
        raise PayloadError("reference", "tr", what)
