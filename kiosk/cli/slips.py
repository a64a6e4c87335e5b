"""Turns a receipt into a slip of paper: the rows of its page, in the same order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from kiosk.api.snapshot import CurrencyInfo
from kiosk.domain.customer import Customer
from kiosk.domain.receipt import Receipt
from kiosk.domain.site import Site
from kiosk.domain.slip import Code, Cut, Pair, Part, Rule, Slip, Text
from kiosk.domain.voucher import NEVER, Voucher, folded
from kiosk.paypage import numbers
from kiosk.paypage.receipt import marks, rows
from kiosk.paypage.texts import Language, chosen


def slip(
    receipt: Receipt,
    wanted: str,
    *,
    copy: int = 1,
    url: str = "",
    code: str = "",
    customer: Customer | None = None,
    note: str = "",
) -> Slip:
    """Return `receipt` on paper, in the language that is `wanted`.

    `copy` is 1 for the receipt itself; every one after it says which copy it is. `url` is the
    address of its page, `code` what the rest is kept behind; with a `customer` it is an invoice.
    `note` stands at the end.
    """
    language = chosen(wanted, [])
    total = language.texts["total"]
    parts: list[Part] = [Text(receipt.record.site, is_large=True, is_centred=True)]
    if receipt.record.is_demo:
        parts.append(Text(language.texts["demo"], is_centred=True))
    if customer is not None:
        parts.append(Text(language.texts["invoice"], is_large=True, is_centred=True))
    said = marks(receipt, language, copy=copy)
    parts += [Text(one, is_large=True, is_centred=True) for one in said]
    for group in rows(receipt, language, code=code, customer=customer):
        parts.append(Rule())
        parts += [Pair(row.label, row.value, is_large=row.label == total) for row in group]
    if url:
        parts += [Rule(), Code(url)]
    if note:
        parts += [Rule(), Text(note, is_centred=True)]
    return Slip(tuple(parts), is_right_to_left=language.direction == "rtl")


def voucher(site: Site, one: Voucher, code: str, wanted: str, *, copy: int = 1) -> Slip:
    """Return a voucher of `code` on paper, in the language that is `wanted`."""
    language = chosen(wanted, [])
    texts = language.texts
    currency = CurrencyInfo(site.currency.code, site.currency.exponent)
    worth = numbers.money(one.value.minor, currency, language)
    parts: list[Part] = [
        Text(site.name, is_large=True, is_centred=True),
        *([Text(texts["demo"], is_centred=True)] if site.demo else []),
        *([Text(texts["copy"], is_large=True, is_centred=True)] if copy > 1 else []),
        Rule(),
        Pair(texts["voucher_title"], one.serial),
        Pair(texts["voucher_worth"], worth, is_large=True),
    ]
    if one.expires_ms != NEVER:
        parts.append(Pair(texts["voucher_until"], last_day(one.expires_ms, site.time_zone)))
    parts += [
        Rule(),
        Code(folded(code)),
        Text(code, is_large=True, is_centred=True),
        Text(texts["voucher_use"]),
    ]
    return Slip(tuple(parts), is_right_to_left=language.direction == "rtl")


def last_day(expires_ms: int, zone: str) -> str:
    """Return the last day, of a time zone, on which something that ends then is good."""
    return datetime.fromtimestamp((expires_ms - 1) / 1000, ZoneInfo(zone)).date().isoformat()


def joined(slips: Sequence[Slip]) -> Slip | None:
    """Return slips as one that is cut apart between them; None of none."""
    parts = [part for slip in slips for part in (Cut(), *slip.parts)]
    return replace(slips[0], parts=tuple(parts[1:])) if slips else None


def trial(site: str, names: tuple[str, ...], wanted: str) -> Slip:
    """Return what a technician prints to see how the printer is set: letters, edges, a code."""
    language: Language = chosen(wanted, [])
    texts = language.texts
    return Slip(
        (
            Text(site, is_large=True, is_centred=True),
            Rule(),
            *(Pair(name, "1.00") for name in names),
            Pair(texts["total"], "20.00 EUR", is_large=True),
            Text("ABC abc 0123456789 ÄÖÜ äöü ß € £"),
            Code("https://example.org/0123456789"),
        ),
        is_right_to_left=language.direction == "rtl",
    )
