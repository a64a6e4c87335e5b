"""Receipts word for word, in every language: what is kept under `tests/golden/receipts`.

`python tests/tools/golden_receipts.py` writes them anew; read the difference before it is kept.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

TESTS = Path(__file__).parents[1]
sys.path[:0] = [str(TESTS.parent), str(TESTS)]

from fakes.localpay import finished  # noqa: E402 - The path comes first.
from fakes.receipts import (  # noqa: E402
    DIESEL,
    LIMITED,
    PETROL,
    POWER,
    WATER,
    YEN_PLACE,
    Paid,
    Taken,
    marked,
    record,
)

from kiosk.cli.slips import slip  # noqa: E402
from kiosk.domain.customer import Customer  # noqa: E402
from kiosk.domain.receipt import Receipt, receipts  # noqa: E402
from kiosk.domain.slip import Code, Pair, Part, Rule, Text  # noqa: E402
from kiosk.paypage import view  # noqa: E402
from kiosk.paypage.texts import LANGUAGES, Language  # noqa: E402

FOLDER = TESTS / "golden" / "receipts"
URL = "https://pay.example.org/p/0123456789ABCDEF"
CODE = "1234 5678 9012 3456 7890"


ZOE = Customer("Zoë Ömer-Łuk GmbH", ("Straße 1 · 3. OG", "10115 Berlin"), "DE987654321")


@dataclass(frozen=True)
class Case:
    """One sale, all its receipts, how often they were printed before, and to whom."""

    receipts: tuple[Receipt, ...]
    copy: int = 1
    customer: Customer | None = None


def _of(*args: object, copy: int = 1, customer: Customer | None = None, **kwargs: object) -> Case:
    return Case(receipts(record(*args, **kwargs)), copy, customer)


CASES: dict[str, Case] = {
    "fuel": _of(),
    "fuel-at-15": _of((Taken(PETROL, 20_000_000),), (Paid(5_000, 3_698, "stripe", "pi_3MtwBw"),)),
    "water": _of((Taken(WATER, 33_100_000),), (Paid(1_000, 697),)),
    "charging": _of((Taken(POWER, 20_321_500, fee=120, minutes=72),), (Paid(3_000, 1_319),)),
    "two-payers": _of(
        (Taken(DIESEL, 6_843_000), Taken(WATER, 33_100_000)),
        (Paid(1_000, 1_000), Paid(1_500, 928, reference="cs_OTHER", is_settled=False)),
    ),
    "rest-behind-a-code": _of(paid=(Paid(2_000, 1_231, carried=769),)),
    "paid-with-a-code": _of(paid=(Paid(2_000, 1_231, "voucher", "V-000042"),)),
    "rest-stuck": _of(paid=(Paid(2_000, 1_231, is_settled=False, is_stuck=True),)),
    "overrun": _of(
        (Taken(DIESEL, 11_130_000, charge=2_000, overrun=2, factor_e5=100_250),),
        (Paid(2_000, 2_000),),
    ),
    "copy": _of(copy=3),
    "demo": _of(place=marked(demo=True)),
    "test": _of(paid=(Paid(2_000, 1_231, "test", ""),), number=None, by="Tess", is_test=True),
    "operator": _of(paid=(Paid(2_000, 1_231, "operator", ""),), number=None, by="Ada"),
    "invoice": _of(place=LIMITED, customer=ZOE),
    "yen": _of(paid=(Paid(2_000, 1_231),), place=YEN_PLACE),
}


def written(name: str) -> str:
    """Return one case, in every language: the page and the slip of each payer."""
    case = CASES[name]
    parts = []
    for language in LANGUAGES.values():
        for number, one in enumerate(case.receipts, 1):
            if one.number:  # Nothing else has a page.
                parts += [
                    f"=== {language.code} page {number}",
                    *_page(one, language, case.customer),
                ]
            code = CODE if one.payer.carried else ""
            paper = slip(
                one, language.code, copy=case.copy, url=URL, code=code, customer=case.customer
            )
            parts += [f"=== {language.code} slip {number}", *map(_line, paper.parts)]
    return "\n".join(parts).replace("\u00a0", " ") + "\n"


def _page(one: Receipt, language: Language, customer: Customer | None) -> list[str]:
    pay = finished(receipt=one, code=CODE if one.payer.carried else "")
    shown = view.page(pay, None, language, demo=False, customer=customer)
    head = [f"{shown.amount_label}: {shown.amount} {shown.code}", shown.text, *shown.marks]
    demo = [language.texts["demo"]] if shown.is_demo else []
    rows = [[f"{row.label}: {_flat(row.value)}" for row in group] for group in shown.receipt]
    return [*demo, *head, *(line for group in rows for line in ("---", *group))]


def _flat(text: str) -> str:
    return text.replace("\n", " / ")


def _line(part: Part) -> str:
    match part:
        case Text(text, is_large):
            return f"[{text}]" if is_large else text
        case Pair(label, value, is_large):
            return f"[{label} | {_flat(value)}]" if is_large else f"{label} | {_flat(value)}"
        case Rule():
            return "---"
        case Code(text):
            return f"(code) {text}"
        case _:
            return "(cut)"


def main() -> None:
    """Write every case."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in CASES:
        (FOLDER / f"{name}.txt").write_text(written(name), encoding="utf-8")


if __name__ == "__main__":
    main()
