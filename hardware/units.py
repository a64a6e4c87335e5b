"""Quantities, flows and times as a data sheet writes them: exactly, or not at all."""

from __future__ import annotations

import difflib
import re
from fractions import Fraction

from kiosk.domain.quantity import Dimension

_QUANTITIES: dict[str, tuple[Dimension, Fraction]] = {
    "uL": (Dimension.VOLUME, Fraction(1)),
    "mL": (Dimension.VOLUME, Fraction(1_000)),
    "L": (Dimension.VOLUME, Fraction(1_000_000)),
    "mWh": (Dimension.ENERGY, Fraction(1)),
    "Wh": (Dimension.ENERGY, Fraction(1_000)),
    "kWh": (Dimension.ENERGY, Fraction(1_000_000)),
    "mg": (Dimension.MASS, Fraction(1)),
    "g": (Dimension.MASS, Fraction(1_000)),
    "kg": (Dimension.MASS, Fraction(1_000_000)),
}
_PER = {"s": Fraction(1), "min": Fraction(1, 60), "h": Fraction(1, 3600)}
_FLOWS: dict[str, tuple[Dimension, Fraction]] = {
    f"{unit}/{time}": (dimension, factor * share)
    for unit, (dimension, factor) in _QUANTITIES.items()
    for time, share in _PER.items()
} | {
    "W": (Dimension.ENERGY, Fraction(1_000, 3600)),
    "kW": (Dimension.ENERGY, Fraction(1_000_000, 3600)),
}
_TIMES = {"ms": Fraction(1), "s": Fraction(1_000)}

_WRITTEN = re.compile(r"(?P<number>[0-9]{1,15}(?:\.[0-9]{1,15})?) (?P<unit>\S+)")


class UnitError(ValueError):
    """Not a figure with a unit that is known here; the text says what would be."""


def _split(text: str, known: dict[str, Fraction]) -> Fraction:
    """Return the figure in `text` in the unit that the factors in `known` lead to."""
    written = _WRITTEN.fullmatch(text)
    if written is None:
        example = f"2.5 {next(iter(known))}"
        raise UnitError(f"{text!r} is not a number, a space and a unit, as {example!r} is")
    unit = written["unit"]
    if unit not in known:
        plainly = {each.lower(): each for each in known}
        near = difflib.get_close_matches(unit.lower(), plainly, n=1)
        hint = f"did you mean {plainly[near[0]]}?" if near else f"use one of {', '.join(known)}"
        raise UnitError(f"{text!r} has the unknown unit {unit!r}: {hint}")
    return Fraction(written["number"]) * known[unit]


def _of(dimension: Dimension, table: dict[str, tuple[Dimension, Fraction]]) -> dict[str, Fraction]:
    return {unit: factor for unit, (its, factor) in table.items() if its is dimension}


def quantity_base(text: str, dimension: Dimension) -> int:
    """Return `text` in base units of `dimension`; UnitError where that is no whole number."""
    exact = _split(text, _of(dimension, _QUANTITIES))
    if exact <= 0 or exact.denominator != 1:
        raise UnitError(f"{text!r} is not a whole number of {dimension.value} above 0")
    return exact.numerator


def flow_base(text: str, dimension: Dimension) -> int:
    """Return the flow `text` in base units of `dimension` a second, rounded down."""
    exact = _split(text, _of(dimension, _FLOWS))
    if exact < 1:
        raise UnitError(f"{text!r} is less than 1 {dimension.value}/s")
    return int(exact)


def flow_factor(text: str, dimension: Dimension) -> Fraction:
    """Return the flow `text` in base units of `dimension` a second, exactly."""
    exact = _split(text, _of(dimension, _FLOWS))
    if exact <= 0:
        raise UnitError(f"{text!r} is no flow above 0")
    return exact


def time_ms(text: str) -> int:
    """Return the time `text` in milliseconds; UnitError where that is no whole number."""
    exact = _split(text, _TIMES)
    if exact <= 0 or exact.denominator != 1:
        raise UnitError(f"{text!r} is not a whole number of milliseconds above 0")
    return exact.numerator
