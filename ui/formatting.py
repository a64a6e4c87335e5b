"""Figures to words, for the customer's language: exact whole numbers in, text out.

A quantity is cut, never rounded: what has not flowed is not shown. Nothing here uses a float.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from PySide6.QtCore import QLocale, Qt

from kiosk.api.snapshot import (
    BoughtSnapshot,
    CurrencyInfo,
    DeliverySnapshot,
    OutletSnapshot,
)
from kiosk.domain.quantity import PER_SALE_UNIT, SALE_UNIT, Dimension
from kiosk.domain.tariff import PRICE_DECIMALS

LOCALES = {
    "en": "en_GB",
    "de": "de_DE",
    "fr": "fr_FR",
    "es": "es_ES",
    "ar": "ar_AE",  # Western digits: those of the meter, the receipt and the keypad.
    "hi": "hi_IN",
    "zh": "zh_CN",
    "sw": "sw_KE",
}
"""Which customs of writing figures go with a language of the screen."""

DATES = {
    "en": "%Y-%m-%d",
    "de": "%d.%m.%Y",
    "fr": "%d/%m/%Y",
    "es": "%d/%m/%Y",
    "ar": "%d/%m/%Y",
    "hi": "%d/%m/%Y",
    "zh": "%Y-%m-%d",
    "sw": "%d/%m/%Y",
}
"""How a day is written: as on the receipt, in digits alone."""

SYMBOLS = {"EUR": "€", "USD": "$", "GBP": "£", "JPY": "¥", "INR": "₹"}
"""Currencies whose sign everybody knows; any other is written with its code."""

EURO = CurrencyInfo("EUR", 2)
NBSP = "\N{NO-BREAK SPACE}"
NB_HYPHEN = "\N{NON-BREAKING HYPHEN}"
"""A code that is typed elsewhere stays on one line."""
DOT = "  ·  "
"""Between the parts of a line."""
GAP = "  "
"""Between a number and what it is the number of."""
_BEGIN = "\N{RIGHT-TO-LEFT MARK}"
_ISOLATE = "\N{LEFT-TO-RIGHT ISOLATE}"
_NAME = "\N{FIRST STRONG ISOLATE}"
_POP = "\N{POP DIRECTIONAL ISOLATE}"
_BEFORE_UNIT = re.compile(r"(?<=\d) (?=[^\W\d]{1,4}(?: |$))")
"""Between a number and what it counts."""
_MINUTE_S, _LONG_S = 60, 5_400
_SALE_UNIT_DECIMALS = 6
_GROUP = 3


@lru_cache(maxsize=16)
def locale_of(language: str) -> QLocale:
    """Return the locale whose customs go with `language`."""
    return QLocale(LOCALES.get(language, language))


def is_right_to_left(language: str) -> bool:
    """Whether `language` is written from right to left."""
    return locale_of(language).textDirection() is Qt.LayoutDirection.RightToLeft


def whole_name(name: str) -> str:
    """Return a product's name whose numbers keep their units: "150 kW" breaks nowhere."""
    return _BEFORE_UNIT.sub(NBSP, name)


def calm(seconds: int, before: int | None = None) -> int:
    """Return a time left as it is shown: in steps, down at once, and up only where it is surely so.

    Steps are ten seconds, a minute from one minute on, ten minutes from an hour and a half on.
    `before` is what was shown last: a flow that trembles moves nothing.
    """
    step = _step(seconds)
    if seconds < _MINUTE_S:
        shown = max(step, -(-seconds // step) * step)
    else:
        shown = (seconds + step // 2) // step * step
    if before is None or shown < before:
        return shown
    is_sure = seconds > before + _step(before) // 2 + before // 4 + 10
    return shown if is_sure else before


def _step(seconds: int) -> int:
    if seconds < _MINUTE_S:
        return 10
    return _MINUTE_S if seconds < _LONG_S else 10 * _MINUTE_S


@dataclass(frozen=True, slots=True)
class Format:
    """How this customer reads figures."""

    language: str = "en"
    currency: CurrencyInfo = EURO

    def money(self, minor: int) -> str:
        """Return an amount with its currency."""
        number = self._number(minor, self.currency.exponent)
        return self.isolated(self._with_currency(number))

    def signed_money(self, minor: int) -> str:
        """Return an amount that is too much or too little, with its sign."""
        sign = "\N{MINUS SIGN}" if minor < 0 else "+" if minor else ""
        number = self._number(abs(minor), self.currency.exponent)
        return self.isolated(f"{sign}{self._with_currency(number)}")

    def round_money(self, minor: int) -> str:
        """Return an amount without its decimals where it has none, as on a button."""
        if minor % 10**self.currency.exponent:
            return self.money(minor)
        number = self._number(minor // 10**self.currency.exponent, 0)
        return self.isolated(self._with_currency(number))

    def price(
        self, price_e4: int, dimension: str, *, minute_minor: int = 0, free_min: int = 0
    ) -> str:
        """Return the price of one sale unit with all of its decimals that matter.

        Where each minute costs as well, after the first `free_min`, that stands behind it.
        """
        decimals = PRICE_DECIMALS
        while decimals > self.currency.exponent and price_e4 % 10 == 0:
            price_e4, decimals = price_e4 // 10, decimals - 1
        number = self._with_currency(self._number(price_e4, decimals))
        if not minute_minor:
            return self.isolated(f"{number}/{self.unit(dimension)}")
        minute = self._with_currency(self._number(minute_minor, self.currency.exponent))
        after = f"{NBSP}(>{free_min}{NBSP}min)" if free_min else ""
        return self.isolated(f"{number}/{self.unit(dimension)} + {minute}/min{after}")

    def price_of(self, sold: OutletSnapshot | DeliverySnapshot | BoughtSnapshot) -> str:
        """Return what `sold` costs: the unit, and the time where that costs something."""
        return self.price(
            sold.price_e4, sold.dimension, minute_minor=sold.minute_minor, free_min=sold.free_min
        )

    def brief_price_of(self, sold: OutletSnapshot) -> str:
        """Return what one sale unit costs; a plus says that the time does as well. For a tile."""
        price = self.price(sold.price_e4, sold.dimension)
        return self.isolated(f"{price}+") if sold.minute_minor else price

    def figure(self, base: int, interval_base: int) -> str:
        """Return a quantity as a bare number, cut to the last whole interval."""
        shown = base - base % interval_base
        decimals = decimals_of(interval_base)
        return self._number(shown // 10 ** (_SALE_UNIT_DECIMALS - decimals), decimals)

    def quantity(self, base: int, dimension: str, interval_base: int) -> str:
        """Return a quantity with its unit, cut to the last whole interval."""
        return self.isolated(f"{self.figure(base, interval_base)}{NBSP}{self.unit(dimension)}")

    def unit(self, dimension: str) -> str:
        """Return the unit of sale; it is written everywhere and translated nowhere."""
        return SALE_UNIT[Dimension(dimension)]

    def flow(self, flow_base: int, dimension: str) -> str:
        """Return how fast it flows: litres a minute, or kilowatts."""
        if dimension == Dimension.ENERGY:
            tenths = flow_base * 36 // 1_000  # 1 mWh a second is 3.6 W.
            return self.isolated(f"{self._number(tenths, 1)}{NBSP}kW")
        tenths = flow_base * 60 * 10 // PER_SALE_UNIT[Dimension(dimension)]
        return self.isolated(f"{self._number(tenths, 1)}{NBSP}{self.unit(dimension)}/min")

    def clock(self, left_ms: int) -> str:
        """Return a time left as minutes and seconds, rounded up so that 0:00 means over."""
        minutes, seconds = divmod(-(-max(0, left_ms) // 1000), 60)
        return self.isolated(f"{minutes}:{seconds:02}")

    def moment(self, when: datetime) -> str:
        """Return a day and a time at the place, to the minute."""
        return when.strftime(f"{DATES.get(self.language, DATES['en'])} %H:%M")

    def count(self, value: int) -> str:
        """Return a whole number, grouped."""
        return self.isolated(self._number(value, 0))

    def seconds(self, us: int, step_us: int = 1_000) -> str:
        """Return a short time in seconds, with the decimals that multiples of a step need."""
        decimals = decimals_of(step_us)
        number = self._number(us // 10 ** (_SALE_UNIT_DECIMALS - decimals), decimals)
        return self.isolated(f"{number}{NBSP}s")

    def since(self, seconds: int) -> str:
        """Return how long ago something was, in the largest unit that fits; units are symbols."""
        for unit, each in (("d", 86_400), ("h", 3_600), ("min", 60)):
            if seconds >= each:
                return self.isolated(f"{seconds // each}{NBSP}{unit}")
        return self.isolated(f"{seconds}{NBSP}s")

    def lasts(self, seconds: int) -> str:
        """Return about how long something takes: as seconds, minutes, or hours and minutes."""
        if seconds < _MINUTE_S:
            return self.isolated(f"{seconds}{NBSP}s")
        hours, minutes = divmod(seconds // _MINUTE_S, 60)
        if not hours:
            return self.isolated(f"{minutes}{NBSP}min")
        rest = f"{NBSP}{minutes}{NBSP}min" if minutes else ""
        return self.isolated(f"{hours}{NBSP}h{rest}")

    def time_of_day(self, when: datetime) -> str:
        """Return a time at the place, to the minute."""
        return self.isolated(when.strftime("%H:%M"))

    def typed(self, text: str) -> str:
        """Return typed digits, which hold a plain point, with the locale's decimal sign."""
        return text.replace(".", self.decimal_sign)

    def typed_money(self, text: str) -> str:
        """Return typed digits as an amount."""
        return self.isolated(self._with_currency(self.typed(text)))

    def typed_quantity(self, text: str, dimension: str) -> str:
        """Return typed digits as a quantity."""
        return self.isolated(f"{self.typed(text)}{NBSP}{self.unit(dimension)}")

    @property
    def decimal_sign(self) -> str:
        """What separates the decimals."""
        return locale_of(self.language).decimalPoint()

    def _number(self, value: int, decimals: int) -> str:
        """Return `value` / 10**`decimals`, grouped, with exactly that many decimals."""
        whole, part = divmod(value, 10**decimals)
        locale = locale_of(self.language)
        text = locale.toString(whole)
        if len(text) == _GROUP + 1:  # Whole in Spanish, grouped on a receipt.
            text = f"{text[:1]}{locale.groupSeparator()}{text[1:]}"
        return f"{text}{self.decimal_sign}{part:0{decimals}}" if decimals else text

    def _with_currency(self, number: str) -> str:
        code = self.currency.code
        symbol = SYMBOLS.get(code, code)
        if symbol != code and _sign_comes_first(self.language):
            return f"{symbol}{number}"
        return f"{number}{NBSP}{symbol}"

    def isolated(self, text: str) -> str:
        """Keep figures and codes, which run from the left, in one piece inside any text."""
        return f"{_ISOLATE}{text}{_POP}" if text and is_right_to_left(self.language) else text

    def named(self, name: str) -> str:
        """Keep a name in one piece inside any text: it runs as its own letters do."""
        return f"{_NAME}{name}{_POP}" if name and is_right_to_left(self.language) else name

    def line(self, *parts: str, between: str = DOT) -> str:
        """Return parts, but for empty ones, as one line.

        Without a mark at its beginning, a line runs as its first letter does: from the left where
        that is one of a Latin name. Each part keeps its own direction.
        """
        told = between.join(self.named(part) for part in parts if part)
        return f"{_BEGIN}{told}" if told and is_right_to_left(self.language) else told

    def told(self, sentence: str, **values: str) -> str:
        """Return a sentence with names and figures in their places, all in one direction."""
        filled = sentence.format(**{key: self.named(value) for key, value in values.items()})
        return f"{_BEGIN}{filled}" if is_right_to_left(self.language) else filled

    def change(self, before: str, after: str) -> str:
        """Return what was and what is, with an arrow that points the way one reads."""
        is_mirrored = is_right_to_left(self.language)
        arrow = "\N{LEFTWARDS ARROW}" if is_mirrored else "\N{RIGHTWARDS ARROW}"
        return self.line(before, after, between=f" {arrow} ")


@lru_cache(maxsize=16)
def _sign_comes_first(language: str) -> bool:
    # A right-to-left text is read around the isolated figures; sign last is the custom there.
    sample = locale_of(language).toCurrencyString(1, "€")
    return sample.startswith("€")


def decimals_of(interval_base: int) -> int:
    """Return the decimals that show each multiple of an interval exactly."""
    decimals = _SALE_UNIT_DECIMALS
    while decimals and interval_base % 10 == 0:
        interval_base, decimals = interval_base // 10, decimals - 1
    return decimals
