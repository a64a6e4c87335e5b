"""What is about to be bought: outlets, product and price, one line for all that are alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.api.snapshot import BoughtSnapshot, OutletSnapshot
from ui.formatting import Format, whole_name


@dataclass(frozen=True, slots=True)
class BoughtRow:
    """The outlets of one product at one price, ready to be placed."""

    numbers: str
    title: str
    priceText: str
    isLong: bool
    """The price of time stands beside that of the product: it wants a line of its own."""


def bought_rows(
    sold: Iterable[OutletSnapshot] | Iterable[BoughtSnapshot], figures: Format
) -> list[BoughtRow]:
    """Return a line for each product and price, in the order of the outlets."""
    alike: dict[tuple[str, str, bool], list[int]] = {}
    for one in sold:
        key = (whole_name(one.product_name), figures.price_of(one), one.minute_minor > 0)
        alike.setdefault(key, []).append(one.number)
    return [
        BoughtRow(figures.isolated(", ".join(map(str, numbers))), *key)
        for key, numbers in alike.items()
    ]
