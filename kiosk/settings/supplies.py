"""The supplies in the settings: what several outlets draw from."""

from __future__ import annotations

from kiosk.domain.quantity import SALE_UNIT, Quantity
from kiosk.domain.site import Supply
from kiosk.settings.names import check_name
from kiosk.settings.table import Table

QUANTITY_DECIMALS = 6
OPEN_AT_ONCE_MAX = 99

_DIMENSIONS = {unit: dimension for dimension, unit in SALE_UNIT.items()}
_UNITS = dict.fromkeys(SALE_UNIT.values(), QUANTITY_DECIMALS)


def read_supplies(root: Table) -> tuple[dict[str, Supply], dict[str, Table]]:
    """Return the sound supplies, and the rows of all."""
    supplies: dict[str, Supply] = {}
    rows: dict[str, Table] = {}
    table = root.table("supplies")
    for key, row in table.named():
        row.is_sound = check_name(table, key)
        rows[key] = row
        supply = Supply(
            id=key,
            name=row.text("name", key),
            stock_max=_quantity(row, "tank"),
            reserve=_quantity(row, "reserve"),
            dip_max=_quantity(row, "dip_max"),
            open_at_once=_count(row, "open_at_once"),
        )
        row.end()
        if row.is_sound:
            _check(row, supply)
        if row.is_sound:
            supplies[key] = supply
    return supplies, rows


def _quantity(row: Table, key: str) -> Quantity | None:
    """Return a quantity that is written with its unit; None where it is not given."""
    found = row.measure(key, _UNITS)
    return None if found is None else Quantity(found[0], _DIMENSIONS[found[1]])


def _count(row: Table, key: str) -> int | None:
    return row.whole(key, least=1, most=OPEN_AT_ONCE_MAX) if row.has(key) else None


def _check(row: Table, supply: Supply) -> None:
    """Note what contradicts itself within one supply."""
    stock, reserve, dip = supply.stock_max, supply.reserve, supply.dip_max
    if dip is not None and stock is None:
        what, remedy = "there is no tank to measure", "Say how much the `tank` holds, too."
        row.wrong("dip_max", what, remedy, code="reserve_without_tank")
    elif dip is not None and stock is not None and stock.dimension is not dip.dimension:
        what, remedy = "tank and dip_max have different units", "Write both in the same unit."
        row.wrong("dip_max", what, remedy, code="units_differ")
    if reserve is None:
        return
    if stock is None:
        what, remedy = "there is no tank to keep it in", "Say how much the `tank` holds, too."
        row.wrong("reserve", what, remedy, code="reserve_without_tank")
    elif stock.dimension is not reserve.dimension:
        what, remedy = "tank and reserve have different units", "Write both in the same unit."
        row.wrong("reserve", what, remedy, code="units_differ")
    elif reserve >= stock:
        what, remedy = "this is all that the tank holds, or more", "Less than `tank`."
        row.wrong("reserve", what, remedy, code="reserve_over_stock")
