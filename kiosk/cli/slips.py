"""Turns a receipt's page into a slip of paper: the same words and figures, in the same order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kiosk.domain.slip import Code, Cut, Pair, Part, Rule, Slip, Text
from kiosk.paypage.texts import Language, chosen
from kiosk.paypage.view import PaySale, page


def receipt(pay: PaySale, wanted: str, *, copy: int, demo: bool) -> Slip | None:
    """Return the receipt of `pay` in the language that is `wanted`; None where there is none yet.

    `copy` is 1 for the receipt itself; every one after it says that it is a copy.
    """
    language = chosen(wanted, [])
    shown = page(pay, None, language, demo=demo)
    if not shown.receipt:
        return None
    texts = language.texts
    parts: list[Part] = [Text(pay.site, is_large=True, is_centred=True)]
    if shown.is_demo:
        parts.append(Text(texts["demo"], is_centred=True))
    if copy > 1:
        parts.append(Text(texts["copy"], is_large=True, is_centred=True))
    for group in shown.receipt:
        parts.append(Rule())
        parts += [Pair(row.label, row.value, is_large=row.label == texts["total"]) for row in group]
    if pay.sale.receipt_url:
        parts += [Rule(), Code(pay.sale.receipt_url)]
    return Slip(tuple(parts), is_right_to_left=language.direction == "rtl")


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
