"""PromptPay, Thailand's payment scheme: an EMVCo code whose account is a telephone or a number."""

from __future__ import annotations

import re
from dataclasses import replace

from kiosk.domain.money import Currency, Money
from kiosk.payments.payloads.emvco import DYNAMIC, Merchant, PayloadError, presented

BAHT = Currency("THB", 2)
COUNTRY = "TH"

_TEMPLATE, _IDENTIFIER = "29", "A000000677010111"
_PHONE = re.compile(r"(?:\+66|0066|0)([1-9][0-9]{8})")
_TAX_ID = re.compile(r"[0-9]{13}")
_WALLET = re.compile(r"[0-9]{15}")


def flaw_of_account(account: str) -> str:
    """Return what is wrong with a telephone or number; empty where nothing is."""
    try:
        _proxy(account)
    except PayloadError as error:
        return str(error)
    return ""


def code(
    account: str,
    merchant: Merchant,
    amount: Money,
    *,
    reference: str = "",
    terminal: str = "",
) -> str:
    """Return a code that pays `amount` to a mobile telephone, a tax id or an e-wallet."""
    return presented(
        {_TEMPLATE: {"00": _IDENTIFIER, **_proxy(account)}},
        replace(merchant, country=COUNTRY),
        BAHT,
        amount,
        reference=reference,
        terminal=terminal,
        initiation=DYNAMIC,
    )


def _proxy(account: str) -> dict[str, str]:
    bare = account.translate(str.maketrans("", "", " -"))
    if phone := _PHONE.fullmatch(bare):
        return {"01": f"0066{phone[1]}"}
    if _TAX_ID.fullmatch(bare):
        return {"02": bare}
    if _WALLET.fullmatch(bare):
        return {"03": bare}
    what = "PromptPay knows telephones (0812345678), tax ids (13 digits) and e-wallets (15 digits)"
    raise PayloadError("account", "29", what)
