"""One full day as a report, and the golden files of it: `tests/golden/reports`.

`PYTHONPATH=.:tests python -m tools.golden_report` writes them anew; read the difference.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

from fakes.world import site

from kiosk.domain.report import Grand, Meter, OpenSale, Report, Table, Unsettled, count
from kiosk.domain.report import tables as no_tables
from kiosk.reports import days, tables, text
from kiosk.reports.sheet import Sheet, Style
from kiosk.reports.words import LANGUAGES

PLACE = site(2)
GOLDEN = Path(__file__).parents[1] / "golden" / "reports"
MORNING_MS, EVENING_MS = 1_790_000_000_000, 1_790_040_000_000


def report() -> Report:
    """Return a day in which everything has happened once."""
    kept = no_tables()
    count(
        kept, Table.SALES, "all", ended=8, voided=1, cancelled=2, authorised=18_000,
        captured=12_300, released=5_200, carried=500, written_off=7, refunds=1, refunded=700,
    )  # fmt: skip
    count(
        kept, Table.RAILS, "stripe", payments=7, authorised=16_000, captured=11_300,
        released=4_200, carried=500, written_off=7, late=2_000, confirmed=11_800, returned=6_200,
    )  # fmt: skip
    count(
        kept, Table.RAILS, "voucher", payments=2, authorised=2_000, captured=1_000, released=1_000
    )
    count(kept, Table.PRODUCTS, "diesel|ul|17590", deliveries=7, quantity=65_000_000, money=11_433)
    count(kept, Table.PRODUCTS, "diesel|ul|9990", deliveries=1, quantity=8_750_000, money=874)
    count(
        kept, Table.OUTLETS, "1", deliveries=6, quantity=60_000_000, money=10_554, tests=1,
        tested=5_000_000, test_money=880, overrun=18,
    )  # fmt: skip
    count(kept, Table.OUTLETS, "2", deliveries=3, quantity=16_600_000, money=2_253)
    count(kept, Table.OVERRIDES, "goodwill|Eve", count=3, authorised=3_000, taken=500)
    count(kept, Table.PEOPLE, "Ada", overrides=1, unlocked=1)
    count(
        kept, Table.PEOPLE, "Eve", overrides=3, override_money=500, tests=1, test_money=880,
        missed_pins=2, drawer=-250,
    )  # fmt: skip
    count(kept, Table.VOUCHERS, "kept", count=1, amount=500)
    count(kept, Table.VAT, "190", gross=12_300, tax=1_964)
    count(
        kept, Table.SHIFTS, "3|Eve", begun_ms=MORNING_MS, ended_ms=EVENING_MS, opening=10_000,
        expected=12_500, counted=12_250, difference=-250,
    )  # fmt: skip
    count(kept, Table.ALARMS, "unaccounted-flow|2|", count=1)
    count(kept, Table.ALARMS, "outlet-fault|2|unaccounted_flow", count=1)
    count(kept, Table.BOOKS, "rail", debited=18_000)
    count(kept, Table.BOOKS, "revenue", credited=12_825)
    return Report(
        first=101,
        last=412,
        begun_ms=MORNING_MS,
        ended_ms=EVENING_MS,
        tables=kept,
        number=12,
        by="Ada",
        head="9aaa538335028d14e6e2826865b238ad05d1211e930f09bfc23540a2984b1730",
        software=("0.1.0 (3f9a2c1b)",),
        parameters=3,
        grand=Grand(1_480, 2_345_678, 31, 12),
        receipts=(1_473, 1_480),
        meters={
            1: Meter("ul", 10_000, 900_000_000, 965_004_000, 60_000_000, 5_000_000),
            2: Meter("ul", 10_000, 500_000_000, 516_900_000, 16_600_000, 0, ("unaccounted-flow",)),
        },
        open_sales={"S-000412": OpenSale({"P-000413": ("stripe", 2_000, False)}, 640)},
        unsettled={"P-000400": Unsettled("stripe", 1_230, 770, is_stuck=True)},
    )


def style(language: str) -> Style:
    """Return how that language is written at a place in Berlin."""
    return Style(LANGUAGES[language], PLACE.currency, ZoneInfo("Europe/Berlin"))


def sheets(*, is_copy: bool = False) -> dict[str, Sheet]:
    """Return the day's sheet in every language."""
    return {
        code: days.sheet(report(), PLACE, words.say("z_report").format(number=12), is_copy=is_copy)
        for code, words in LANGUAGES.items()
    }


def _csv() -> str:
    files = tables.files(sheets()["en"], PLACE.currency)
    return "".join(f"== {name}\n{content}" for name, content in files.items())


FILES: dict[str, Callable[[], str]] = {
    "z.en.txt": lambda: text.written(sheets()["en"], style("en")),
    "z.de.txt": lambda: text.written(sheets()["de"], style("de")),
    "z.csv.txt": _csv,
}
"""What each golden file holds."""


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for name, content in FILES.items():
        (GOLDEN / name).write_bytes(content().encode())
