"""Figures on the screen: exact, cut and never rounded up, in the customs of each language."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from fakes import snapshots as shown
from hypothesis import given
from hypothesis import strategies as st

from kiosk.api.snapshot import CurrencyInfo
from kiosk.paypage.texts import chosen
from ui.formatting import (
    DATES,
    LOCALES,
    Format,
    calm,
    decimals_of,
    is_right_to_left,
    locale_of,
    whole_name,
)

LANGUAGES = st.sampled_from(list(LOCALES))
DIMENSIONS = st.sampled_from(["ul", "mWh", "mg"])
INTERVALS = st.sampled_from([1, 10, 500, 1_000, 2_500, 5_000, 10_000, 50_000, 100_000, 1_000_000])
CURRENCIES = st.sampled_from(
    [CurrencyInfo("EUR", 2), CurrencyInfo("JPY", 0), CurrencyInfo("KWD", 3), CurrencyInfo("CHF", 2)]
)
HUGE = 2**62


def read_back(text: str, language: str) -> Decimal:
    """Return the number in `text`, as somebody reads it who writes numbers in that language."""
    locale = locale_of(language)
    grouped = text.replace(locale.groupSeparator(), "").replace(locale.decimalPoint(), ".")
    found = re.search(r"\d+(\.\d+)?", grouped)
    assert found is not None, text
    return Decimal(found[0])


@given(LANGUAGES, CURRENCIES, st.integers(0, HUGE))
def test_money_is_written_exactly(language: str, currency: CurrencyInfo, minor: int) -> None:
    """Every amount can be read back to the last minor unit."""
    text = Format(language, currency).money(minor)
    assert read_back(text, language) == Decimal(minor).scaleb(-currency.exponent)


@given(LANGUAGES, CURRENCIES, st.integers(0, HUGE))
def test_a_short_amount_says_the_same(language: str, currency: CurrencyInfo, minor: int) -> None:
    """Leaving out decimals that are zero changes no amount."""
    figures = Format(language, currency)
    assert read_back(figures.round_money(minor), language) == read_back(
        figures.money(minor), language
    )


@given(LANGUAGES, DIMENSIONS, INTERVALS, st.integers(0, HUGE))
def test_a_quantity_is_cut_and_never_rounded_up(
    language: str, dimension: str, interval: int, base: int
) -> None:
    """What is shown has flowed, and less than one interval more than that."""
    text = Format(language).quantity(base, dimension, interval)
    shown = read_back(text, language) * 1_000_000
    assert shown <= base < shown + interval


@given(INTERVALS)
def test_each_interval_has_the_decimals_that_it_needs(interval: int) -> None:
    """No interval is shown coarser than it is, and none with decimals that say nothing."""
    decimals = decimals_of(interval)
    assert interval % 10 ** (6 - decimals) == 0
    assert decimals == 0 or interval % 10 ** (7 - decimals)


@given(LANGUAGES, DIMENSIONS, st.integers(1, 10**9))
def test_a_price_keeps_all_its_decimals(language: str, dimension: str, price_e4: int) -> None:
    """A price of 1.789 is not shown as 1.79."""
    text = Format(language).price(price_e4, dimension)
    assert read_back(text, language) == Decimal(price_e4).scaleb(-4)


@given(st.integers(0, 10**9))
def test_a_countdown_ends_at_nothing_and_not_before(left_ms: int) -> None:
    """0:00 means over: a second that has begun is shown until it is gone."""
    minutes, seconds = Format().clock(left_ms).split(":")
    total_ms = (int(minutes) * 60 + int(seconds)) * 1000
    assert total_ms - 1000 < left_ms <= total_ms


@pytest.mark.parametrize(
    ("language", "money", "quantity", "price"),
    [
        ("en", "€1,234.50", "1,234.56\xa0L", "€1.789/L"),
        ("de", "1.234,50\xa0€", "1.234,56\xa0L", "1,789\xa0€/L"),
        (
            "ar",
            "\u20661,234.50\xa0€\u2069",
            "\u20661,234.56\xa0L\u2069",
            "\u20661.789\xa0€/L\u2069",
        ),
        ("fr", "1\u202f234,50\xa0€", "1\u202f234,56\xa0L", "1,789\xa0€/L"),
        ("es", "1.234,50\xa0€", "1.234,56\xa0L", "1,789\xa0€/L"),
        ("hi", "€1,234.50", "1,234.56\xa0L", "€1.789/L"),
        ("zh", "€1,234.50", "1,234.56\xa0L", "€1.789/L"),
        ("sw", "€1,234.50", "1,234.56\xa0L", "€1.789/L"),
    ],
)
def test_each_language_has_its_customs(
    language: str, money: str, quantity: str, price: str
) -> None:
    """Signs and separators stand where readers expect them; Arabic figures are isolated."""
    figures = Format(language)
    assert figures.money(123_450) == money
    assert figures.quantity(1_234_567_890, "ul", 10_000) == quantity
    assert figures.price(17_890, "ul") == price


@pytest.mark.parametrize(
    ("price_e4", "text"), [(17_890, "€1.789/L"), (12_000, "€1.20/L"), (12_345, "€1.2345/L")]
)
def test_a_price_has_at_least_the_decimals_of_its_currency(price_e4: int, text: str) -> None:
    """€1.2 looks like a mistake."""
    assert Format().price(price_e4, "ul") == text


def test_an_unknown_currency_is_written_with_its_code() -> None:
    """Where no sign is known to all, the code is."""
    assert Format("en", CurrencyInfo("CHF", 2)).money(750) == "7.50\xa0CHF"


def test_flow_is_shown_as_people_say_it() -> None:
    """Litres a minute; kilowatts where energy flows; never more than flows."""
    assert Format().flow(633_333, "ul") == "37.9\xa0L/min"
    assert Format().flow(41_666, "mWh") == "149.9\xa0kW"  # 150 kW, less what was cut.


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "10\xa0s"),
        (10, "10\xa0s"),
        (41, "50\xa0s"),
        (51, "1\xa0min"),
        (89, "1\xa0min"),
        (90, "2\xa0min"),
        (3_600, "1\xa0h"),
        (5_399, "1\xa0h\xa030\xa0min"),
        (9_000, "2\xa0h\xa030\xa0min"),
    ],
)
def test_a_time_left_is_told_roughly(seconds: int, text: str) -> None:
    """Tens of seconds, then minutes, then tens of minutes: nobody plans by the second."""
    assert Format().lasts(calm(seconds)) == text


@given(
    st.integers(1, 20_000), st.lists(st.integers(-10, 10), min_size=2, max_size=60),
)  # fmt: skip
def test_a_time_left_never_jumps_while_a_flow_trembles(left: int, percent: list[int]) -> None:
    """By a tenth up and down at every look, and it only ever falls."""
    shown: list[int] = []
    for passed, tremble in enumerate(percent):
        seconds = max(0, (left - passed) * (100 + tremble) // 100)
        shown.append(calm(seconds, shown[-1] if shown else None))
    assert shown == sorted(shown, reverse=True)


def test_a_time_left_rises_with_more_money() -> None:
    """What surely lasts longer is told so at once."""
    assert calm(300, 60) == 300
    assert calm(70, 60) == 60


@pytest.mark.parametrize(("language", "is_mirrored"), [("en", False), ("de", False), ("ar", True)])
def test_only_arabic_runs_from_right_to_left(language: str, is_mirrored: bool) -> None:  # noqa: FBT001 - A table.
    """The direction comes with the language."""
    assert is_right_to_left(language) is is_mirrored


@given(st.text(alphabet="0123456789.", max_size=8))
def test_typed_digits_are_shown_as_typed(text: str) -> None:
    """A half-typed number is shown as it stands, with the locale's sign."""
    assert Format("de").typed(text) == text.replace(".", ",")


@pytest.mark.parametrize(
    ("language", "free_min", "text"),
    [
        ("en", 0, "€0.59/kWh + €0.10/min"),
        ("en", 60, "€0.59/kWh + €0.10/min\u00a0(>60\u00a0min)"),
        ("de", 60, "0,59\u00a0€/kWh + 0,10\u00a0€/min\u00a0(>60\u00a0min)"),
    ],
)
def test_what_a_minute_costs_stands_beside_the_price(
    language: str, free_min: int, text: str
) -> None:
    """And after how many minutes it begins to."""
    assert Format(language).price(5_900, "mWh", minute_minor=10, free_min=free_min) == text


def test_a_tile_says_that_the_time_costs_as_well() -> None:
    """There is no room for how much: a plus says that the next screen has more to tell."""
    charger = shown.outlet(4)
    assert charger.minute_minor
    assert Format().brief_price_of(charger) == "€0.59/kWh+"
    assert Format().brief_price_of(shown.outlet(1)) == "€1.789/L"


def test_hindi_counts_in_lakhs() -> None:
    """Two digits a group, left of the thousands."""
    assert Format("hi").money(123_456_789_00) == "€12,34,56,789.00"


@pytest.mark.parametrize("language", LOCALES)
def test_days_are_written_as_on_the_receipt(language: str) -> None:
    """In digits, in the order of the language, whichever page there is of it."""
    assert DATES[language] == chosen(language, []).date
    when = datetime(2026, 11, 30, 9, 5, tzinfo=UTC)
    assert Format(language).moment(when).endswith("9:05")
    assert set("20261130") <= set(Format(language).moment(when))


@pytest.mark.parametrize(
    ("name", "whole"),
    [
        ("Fast charging 150 kW", "Fast charging 150\xa0kW"),
        ("Gas 11 kg bottle", "Gas 11\xa0kg bottle"),
        ("Super 95 E10", "Super 95 E10"),
        ("Route 66 special", "Route 66 special"),
        ("Water", "Water"),
    ],
)
def test_a_number_in_a_name_keeps_its_unit(name: str, whole: str) -> None:
    """It breaks before the number, never between it and what it counts."""
    assert whole_name(name) == whole
