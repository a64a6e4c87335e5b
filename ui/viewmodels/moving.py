"""Where the rest of a sale may be taken after its outlet has failed: an offer with a time."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.api.snapshot import SaleSnapshot, Snapshot
from ui.formatting import GAP, Format, whole_name


@dataclass(frozen=True, slots=True)
class MoveRow:
    """An outlet that sells the same and is free."""

    number: int
    text: str
    isPicked: bool = False


def move_rows(sale: SaleSnapshot, snapshot: Snapshot, figures: Format) -> list[MoveRow]:
    """Return the outlets to choose from."""
    return [
        MoveRow(
            outlet.number,
            figures.line(str(outlet.number), whole_name(outlet.product_name), between=GAP),
        )
        for outlet in snapshot.outlets
        if outlet.number in sale.move_to
    ]
