"""What must hold between an outlet, its product, its flow controller and its supply.

Each of them is sound by itself here; together they may still contradict one another, and then the
place could not be sold from as it is described. It is said at the start, not at the first sale.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.domain.controller import Capabilities, blind_of
from kiosk.domain.outlet import OutletId
from kiosk.domain.quantity import PER_SALE_UNIT, SALE_UNIT, Quantity
from kiosk.domain.site import Outlet, Product, Supply
from kiosk.settings.table import Table


@dataclass(frozen=True, slots=True)
class Rows:
    """Where outlets and supplies stand in the file."""

    outlets: list[tuple[Outlet, Table]]
    supplies: dict[str, Table]


def check_agreement(
    rows: Rows,
    products: Mapping[str, Product],
    supplies: Mapping[str, Supply],
    profiles: Mapping[str, Capabilities],
) -> None:
    """Note every contradiction between parts that are sound by themselves."""
    in_tank: dict[str, tuple[OutletId, str]] = {}
    _check_meters(rows, profiles)
    for outlet, row in rows.outlets:
        product = products.get(outlet.product)
        if product is None or not row.is_sound:
            continue
        can, supply = profiles.get(outlet.profile), supplies.get(outlet.supply)
        if can is not None:
            _check_line(row, outlet, can)
            _check_controller(row, product, can)
        if supply is None or supply.stock_max is None:
            continue
        _check_tank(row, product, supply, supply.stock_max)
        first, drawn = in_tank.setdefault(supply.id, (outlet.id, product.id))
        if drawn != product.id:
            what = f"outlet {first} draws {drawn} from the same tank"
            row.wrong("supply", what, "A tank holds one product.", code="products_mixed")
    named = {outlet.supply for outlet, _ in rows.outlets if outlet.supply}
    if named <= rows.supplies.keys() and rows.outlets:  # A slip in a name is said once.
        for name in rows.supplies.keys() - named:
            _check_used(rows.supplies[name], name)


def _check_used(row: Table, name: str) -> None:
    if row.is_sound:
        what, remedy = "no outlet draws from it", f'Write supply = "{name}" at one, or drop it.'
        row.wrong("", what, remedy, code="unused_supply")


def _check_line(row: Table, outlet: Outlet, can: Capabilities) -> None:
    """Note where a controller cannot be on the kind of line that it is said to be on."""
    if can.on_network == bool(outlet.charge_point):
        if not can.on_network and outlet.address > can.address_max:
            what = f"this flow controller has an address from 1 to {can.address_max}"
            remedy = (
                "Set another one in it, and write that."
                if can.address_max > 1
                else "Give it a line of its own, and write 1."
            )
            row.wrong("address", what, remedy, code="no_such_address")
        return
    if can.on_network:
        what = "this flow controller calls over the network, and its line is a serial one"
        remedy = "Name a line with `ocpp`, and its `charge_point`."
    else:
        what = "this flow controller hangs on a serial line, and its line is a network"
        remedy = "Name the profile of what calls in, or a line with a `port`."
    row.wrong("profile", what, remedy, code="wrong_kind_of_line")


def _check_meters(rows: Rows, profiles: Mapping[str, Capabilities]) -> None:
    """Note where the meter of an outlet would answer at the address of another one."""
    at = {(outlet.line, outlet.address): outlet.id for outlet, row in rows.outlets if row.is_sound}
    for outlet, row in rows.outlets:
        can = profiles.get(outlet.profile)
        if can is None or not can.meter_offset or not row.is_sound:
            continue
        meter = outlet.address + can.meter_offset
        if (outlet.line, meter) in at:
            what = f"its meter is at {meter}, which is outlet {at[outlet.line, meter]} on this line"
            remedy = "Set another address in one of them, and write that."
            row.wrong("address", what, remedy, code="same_address")


def _check_controller(row: Table, product: Product, can: Capabilities) -> None:
    """Note where a controller cannot measure or limit what is sold through it."""
    if can.qmax.dimension is not product.dimension:
        measured, sold = SALE_UNIT[can.qmax.dimension], SALE_UNIT[product.dimension]
        what = f"this flow controller measures {measured}, and {product.id} is sold by the {sold}"
        row.wrong("profile", what, "Name the profile of what is fitted.", code="units_differ")
        return
    if product.is_compensated is not can.is_compensated:
        counted, sold = (
            "the volume at 15 °C" if one else "the volume as it flows"
            for one in (can.is_compensated, product.is_compensated)
        )
        what = f"this flow controller counts {counted}, and {product.id} is sold by {sold}"
        remedy = "Write at_15_c = true at the product, or name the profile of what is fitted."
        if product.is_compensated:
            remedy = "Drop at_15_c at the product, or name the profile of what is fitted."
        row.wrong("profile", what, remedy, code="compensation_differs")
    least = can.overrun_bound + blind_of(can) + can.preset_resolution
    if product.smallest < least:
        what = f"the least of {product.id} is less than this flow controller can be held to"
        remedy = f"Sell at least {_plain(least)}: its resolution, and what may flow past its end."
        row.wrong("profile", what, remedy, code="preset_below_resolution")
    if product.tariff.interval < can.totaliser_step:
        what = f"{product.id} is sold in steps that this flow controller does not count"
        remedy = f"Raise `interval` to at least {_plain(can.totaliser_step)}."
        row.wrong("profile", what, remedy, code="interval_below_resolution")
    if can.preset_most is not None and product.largest > can.preset_most:
        what = f"the most of {product.id} is more than this flow controller takes for one delivery"
        remedy = f"Lower `largest` to at most {_plain(can.preset_most)}."
        row.wrong("profile", what, remedy, code="preset_over_most")
    half_range = can.totaliser_step.base << (can.totaliser_bits - 1)
    if product.largest.base + can.overrun_bound.base >= half_range:
        what = f"the most of {product.id} is more than this flow controller's counter can tell"
        most = Quantity(half_range, product.dimension)
        row.wrong("profile", what, f"Sell less than {_plain(most)}.", code="preset_over_range")


def _check_tank(row: Table, product: Product, supply: Supply, stock: Quantity) -> None:
    """Note where a product cannot come from the tank that is named for it."""
    if stock.dimension is not product.dimension:
        held, sold = SALE_UNIT[stock.dimension], SALE_UNIT[product.dimension]
        what = f"{supply.id} holds {held}, and {product.id} is sold by the {sold}"
        row.wrong("supply", what, "Name the supply that it comes from.", code="units_differ")
    elif product.smallest > (stock if supply.reserve is None else stock.less(supply.reserve)):
        what = f"the tank never holds as much as the least of {product.id}"
        row.wrong("supply", what, "Lower `smallest` or `reserve`.", code="preset_over_stock")


def _plain(quantity: Quantity) -> str:
    """Return a quantity as the settings write it: "0.055 L"."""
    whole, part = divmod(quantity.base, PER_SALE_UNIT[quantity.dimension])
    text = f"{whole}.{part:06}".rstrip("0").rstrip(".")
    return f"{text} {SALE_UNIT[quantity.dimension]}"
