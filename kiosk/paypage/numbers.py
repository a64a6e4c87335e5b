"""Figures as people write them: exact integers in, text out, nothing ever rounded up."""

from __future__ import annotations

from kiosk.api.snapshot import CurrencyInfo
from kiosk.domain.local_time import local
from kiosk.domain.quantity import SALE_UNIT, Dimension
from kiosk.domain.tariff import PRICE_DECIMALS
from kiosk.paypage.texts import Language

BASE_DECIMALS = 6
"""Base units are millionths of a sale unit."""

NBSP = "\u00a0"


def decimal(value: int, decimals: int, language: Language) -> str:
    """Return `value` in units of 10 to the minus `decimals`, with the language's separators."""
    whole, part = divmod(value, 10**decimals)
    text = grouped(whole, language)
    return f"{text}{language.decimal}{part:0{decimals}d}" if decimals else text


def grouped(whole: int, language: Language) -> str:
    """Return a whole number with the language's groups of digits."""
    digits = str(whole)
    rest, groups = digits[:-3], [digits[-3:]]
    while rest:
        groups.insert(0, rest[-language.pair :])
        rest = rest[: -language.pair]
    return language.group.join(groups)


def money(minor: int, currency: CurrencyInfo, language: Language) -> str:
    """Return an amount, such as `20.00 EUR`."""
    return f"{decimal(minor, currency.exponent, language)}{NBSP}{currency.code}"


def price(price_e4: int, dimension: str, currency: CurrencyInfo, language: Language) -> str:
    """Return a unit price, such as `1.799 EUR/L`: all its decimals, and at least the coins'."""
    decimals = PRICE_DECIMALS
    while decimals > currency.exponent and price_e4 % 10 == 0:
        price_e4, decimals = price_e4 // 10, decimals - 1
    return f"{decimal(price_e4, decimals, language)}{NBSP}{currency.code}/{unit(dimension)}"


def minute_price(minor: int, free_min: int, currency: CurrencyInfo, language: Language) -> str:
    """Return the price of time, such as `0.10 EUR/min (>60 min)`: the signs are those of SI."""
    after = f"{NBSP}(>{free_min}{NBSP}min)" if free_min else ""
    return f"{money(minor, currency, language)}/min{after}"


def quantity(base: int, interval_base: int, language: Language) -> str:
    """Return a quantity without its unit, cut to the interval: never more than has flowed."""
    decimals, step = BASE_DECIMALS, max(interval_base, 1)
    while decimals and step % 10 == 0:
        step, decimals = step // 10, decimals - 1
    shown = base - base % max(interval_base, 1)
    return decimal(shown // 10 ** (BASE_DECIMALS - decimals), decimals, language)


def unit(dimension: str) -> str:
    """Return the sign of the sale unit."""
    return SALE_UNIT[Dimension(dimension)]


def rate(permille: int, language: Language) -> str:
    """Return a tax rate in per cent, without needless decimals."""
    if permille % 10:
        return decimal(permille, 1, language)
    return str(permille // 10)


def clock(left_ms: int) -> str:
    """Return a time that is left, as minutes and seconds."""
    minutes, seconds = divmod(max(0, left_ms) // 1000, 60)
    return f"{minutes}:{seconds:02d}"


def moment(utc_ms: int, zone: str, language: Language) -> str:
    """Return a date and time at the place, with its offset, such as `+02:00`."""
    when = local(utc_ms, zone)
    offset = when.strftime("%z")
    return f"{when.strftime(f'{language.date} %H:%M:%S')} {offset[:3]}:{offset[3:]}"


def hour(utc_ms: int, zone: str) -> str:
    """Return a time of today at the place, cut to the minute."""
    return local(utc_ms, zone).strftime("%H:%M")
