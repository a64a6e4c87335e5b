"""Adds the books up by outlet, product and day, and holds them against the totalisers.

Money is taken from the transfers, quantities from the journal; what the state tables say is used
for names only. A sale belongs to the day on which its first money was authorised, with all that
became of it, so that for every line `authorised = held + captured + released + carried` at every
moment. What a sale has that no outlet used is shared evenly between the outlets that were chosen.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from sqlalchemy import text

from kiosk.domain.books import TESTED_AT, AccountKind
from kiosk.domain.outlet import OutletId
from kiosk.domain.quantity import Dimension
from kiosk.storage.reading import Reader, understood
from kiosk.storage.statements import Statement

ALWAYS = range(-(2**63), 2**63 - 1)
"""Of all times: from the first entry to the last."""

_OPERATORS = frozenset({AccountKind.BUDGET, AccountKind.OPERATOR})

# Whatever comes into a prepayment from outside of its sale is authorised money.
_FUNDED = Statement(
    text(
        """
        SELECT prepayment.sale, prepayment.id AS prepayment, transfer.debit AS source,
            transfer.amount, journal.at_ms
        FROM transfer
        JOIN prepayment ON prepayment.id = substr(transfer.credit, length('prepayment:') + 1)
        JOIN journal ON journal.sequence = transfer.sequence
        WHERE transfer.credit GLOB 'prepayment:*' AND transfer.kind = 'move'
            AND transfer.debit NOT GLOB 'sale:*' AND transfer.debit <> 'written_off'
        ORDER BY transfer.rowid
        """
    )
)
_MOVED = Statement(
    text(
        """
        SELECT debit, credit, sum(amount) AS amount FROM transfer
        WHERE kind IN ('move', 'post') AND (
            debit IN (SELECT value FROM json_each(:accounts))
            OR debit = 'written_off' AND credit IN (SELECT value FROM json_each(:accounts))
        )
        GROUP BY debit, credit
        """
    )
)
# Of a refund that failed after it had been confirmed.
_KEPT_AFTER_ALL = Statement(
    text(
        """
        SELECT id, amount FROM transfer
        WHERE debit GLOB 'released:*' AND credit GLOB 'voucher:*' AND kind = 'move'
        """
    )
)
_SALES = Statement(
    text("SELECT id, choices FROM sale WHERE id IN (SELECT value FROM json_each(:sales))")
)
_DELIVERIES = Statement(
    text(
        """
        SELECT sale, outlet, product, dimension, opening_base, total_base, reserved, overrun,
            is_test, state <> 'settled' AS is_open
        FROM delivery WHERE sale IN (SELECT value FROM json_each(:sales)) ORDER BY started_ms, id
        """
    )
)
_METERED = Statement(
    text(
        """
        SELECT sequence, kind, at_ms, canonical FROM journal
        WHERE kind IN ('delivery', 'meter-met', 'unaccounted-flow', 'meter-rebased',
            'controller-changed', 'image-restored')
        ORDER BY sequence
        """
    )
)
_INTERVALS = Statement(
    text("SELECT id, json_extract(tariff, '$.interval_base') AS interval FROM delivery")
)
_OPEN = Statement(
    text(
        """
        SELECT id, outlet, opening_base, started_ms FROM delivery
        WHERE state <> 'settled' ORDER BY started_ms, id
        """
    )
)
_NEWEST = Statement(text("SELECT at_ms FROM journal ORDER BY sequence DESC LIMIT 1"))
_TOTALS = Statement(text("SELECT outlet, total_base FROM outlet WHERE total_base IS NOT NULL"))


# --- Money -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Figures:
    """Money in minor units and a quantity in base units: of customers, unless it says otherwise.

    `captured` is what customers were charged and pay; a charge too small for their rail is
    `written_off` instead. `overrun` is the price of what flowed past the reserved money, `operator`
    and `test` what flowed on the operator's own account. `tests` deliveries let `tested_quantity`
    out that nobody bought: neither is among the `deliveries` and the `quantity`.
    """

    deliveries: int = 0
    quantity: int = 0
    authorised: int = 0
    held: int = 0
    captured: int = 0
    released: int = 0
    carried: int = 0
    written_off: int = 0
    overrun: int = 0
    operator: int = 0
    test: int = 0
    tests: int = 0
    tested_quantity: int = 0

    def __add__(self, other: Figures) -> Figures:
        """Return the sums, figure by figure."""
        names = [one.name for one in fields(self)]
        return Figures(**{name: getattr(self, name) + getattr(other, name) for name in names})


@dataclass(frozen=True, slots=True)
class Line:
    """What one outlet took in and gave out of one product on one day."""

    day: str
    outlet: OutletId
    product: str
    unit: Dimension | None
    """Of the quantity; None where nothing was delivered."""
    figures: Figures


@dataclass
class _Sale:
    """One sale as the books tell it."""

    at_ms: int
    source: AccountKind
    authorised: int = 0
    outlets: dict[int, str] = field(default_factory=dict)
    """The product at each of its outlets."""
    charged: dict[int, int] = field(default_factory=dict)
    returned: int = 0
    carried: int = 0
    written_off: int = 0
    deliveries: list[sqlite3.Row] = field(default_factory=list)


def lines(reader: Reader, day_of: Callable[[int], str], during: range = ALWAYS) -> tuple[Line, ...]:
    """Add up the sales whose first money was authorised `during` a time, by day, outlet, product.

    `day_of` names the day of a wall-clock time in milliseconds.
    """
    found: dict[tuple[str, int, str], Line] = {}
    with reader.snapshot(), understood():
        for sale in _sales(reader, during).values():
            day = day_of(sale.at_ms)
            for outlet, figures in _shared(sale).items():
                product = sale.outlets[outlet]
                key = (day, outlet, product)
                units = [
                    Dimension(one["dimension"])
                    for one in sale.deliveries
                    if one["outlet"] == outlet
                ]
                known = found.get(key, Line(day, OutletId(outlet), product, None, Figures()))
                unit = known.unit or (units[0] if units else None)
                found[key] = replace(known, unit=unit, figures=known.figures + figures)
    return tuple(found[key] for key in sorted(found))


def _sales(reader: Reader, during: range) -> dict[str, _Sale]:
    sales: dict[str, _Sale] = {}
    owners: dict[str, str] = {}
    for row in reader.asked(_FUNDED):
        known = sales.setdefault(row["sale"], _Sale(row["at_ms"], _kind(row["source"])))
        known.authorised += row["amount"]
        owners[f"prepayment:{row['prepayment']}"] = row["sale"]
    sales = {key: one for key, one in sales.items() if one.at_ms in during}
    owners = {account: key for account, key in owners.items() if key in sales}
    owners |= {f"sale:{key}": key for key in sales}
    wanted = {"sales": json.dumps(list(sales))}
    for row in reader.asked(_SALES, wanted):
        sales[row["id"]].outlets = {
            one["outlet"]: one["product"] for one in json.loads(row["choices"])
        }
    for row in reader.asked(_DELIVERIES, wanted):
        sales[row["sale"]].deliveries.append(row)
        sales[row["sale"]].outlets[row["outlet"]] = row["product"]
    for row in reader.asked(_MOVED, {"accounts": json.dumps(list(owners))}):
        _move(sales, owners, row["debit"], row["credit"], row["amount"])
    for row in reader.asked(_KEPT_AFTER_ALL):
        payer, _, step = row["id"].partition(":")
        if step == "voucher" and f"prepayment:{payer}" in owners:
            sale = sales[owners[f"prepayment:{payer}"]]
            sale.returned -= row["amount"]
            sale.carried += row["amount"]
    return sales


def _move(
    sales: dict[str, _Sale], owners: Mapping[str, str], debit: str, credit: str, amount: int
) -> None:
    sale = sales[owners[credit if debit == AccountKind.WRITTEN_OFF else debit]]
    match _kind(credit):
        case AccountKind.REVENUE:
            outlet = int(credit.partition(":")[2])
            sale.charged[outlet] = sale.charged.get(outlet, 0) + amount
        case AccountKind.TEST if credit.startswith(f"{AccountKind.TEST}:{TESTED_AT}"):
            outlet = int(credit.rpartition(":")[2])
            sale.charged[outlet] = sale.charged.get(outlet, 0) + amount
        case AccountKind.RELEASED | AccountKind.BUDGET | AccountKind.OPERATOR | AccountKind.TEST:
            sale.returned += amount
        case AccountKind.VOUCHER | AccountKind.LAPSED | AccountKind.CARRIED:
            sale.carried += amount
        case AccountKind.PREPAYMENT if debit == AccountKind.WRITTEN_OFF:
            sale.written_off += amount
        case _:
            pass  # Within the sale: from a payer to the pool, and what was unspent back.


def _shared(sale: _Sale) -> dict[int, Figures]:
    """Return what each outlet of `sale` has part in."""
    found = {outlet: Figures() for outlet in sale.outlets}
    reserved: dict[int, int] = defaultdict(int)
    for row in sale.deliveries:
        flowed = 0 if row["total_base"] is None else row["total_base"] - row["opening_base"]
        found[row["outlet"]] += (
            Figures(tests=1, tested_quantity=flowed, overrun=row["overrun"])
            if row["is_test"]
            else Figures(deliveries=1, quantity=flowed, overrun=row["overrun"])
        )
        if row["is_open"]:
            reserved[row["outlet"]] += row["reserved"]
    if sale.source in _OPERATORS or sale.source is AccountKind.TEST:
        is_test = sale.source is AccountKind.TEST or any(one["is_test"] for one in sale.deliveries)
        for outlet, charge in sale.charged.items():
            found[outlet] += Figures(test=charge) if is_test else Figures(operator=charge)
        return found
    rest, left = sale.written_off, dict(sale.charged)
    for outlet in sorted(left):
        part = min(rest, left[outlet])
        rest -= part
        left[outlet] -= part
        found[outlet] += Figures(captured=left[outlet], written_off=part)
    charged = sum(sale.charged.values())
    held = sale.authorised + sale.written_off - charged - sale.returned - sale.carried
    for outlet, amount in reserved.items():
        found[outlet] += Figures(held=amount)
    shares = {
        "held": held - sum(reserved.values()),
        "released": sale.returned,
        "carried": sale.carried,
    }
    for name, amount in shares.items():
        for outlet, part in _evenly(amount, sorted(found)):
            found[outlet] += Figures(**{name: part})
    return {
        outlet: replace(one, authorised=one.held + one.captured + one.released + one.carried)
        for outlet, one in found.items()
    }


def _evenly(amount: int, outlets: list[int]) -> Iterator[tuple[int, int]]:
    """Share `amount` over `outlets`; the first of them have the odd minor units."""
    each, odd = divmod(amount, len(outlets))
    for index, outlet in enumerate(outlets):
        yield outlet, each + (index < odd)


def _kind(account: str) -> AccountKind:
    return AccountKind(account.partition(":")[0])


# --- Totalisers --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Reason:
    """An entry of the journal that explains a gap; `quantity` as far as it says how much."""

    kind: str
    entry: int
    at_ms: int
    quantity: int | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """What a totaliser moved between two deliveries, in base units; negative for backwards."""

    quantity: int
    after: str
    """The delivery before it; empty for none."""
    before: str
    """The delivery after it; empty where there is none yet."""
    at_ms: int
    """When the later end was written down."""
    reasons: tuple[Reason, ...]

    @property
    def is_explained(self) -> bool:
        """Whether the journal says why."""
        return bool(self.reasons)


@dataclass(frozen=True, slots=True)
class Chain:
    """One outlet's totaliser: `closing - opening = metered + drift + sum of the gaps`.

    `drift` is what it moved between deliveries by less than its display shows.
    """

    outlet: OutletId
    unit: Dimension | None
    """None where nothing was ever delivered."""
    opening: int
    closing: int
    metered: int
    drift: int
    tolerance: int
    gaps: tuple[Gap, ...]

    @property
    def is_reconciled(self) -> bool:
        """Whether every gap is explained."""
        return all(one.is_explained for one in self.gaps)


@dataclass
class _Meter:
    """What is known of one outlet's totaliser while the journal is gone through."""

    unit: Dimension | None = None
    interval: int = 0
    last: int | None = None
    delivery: str = ""
    reasons: list[Reason] = field(default_factory=list)
    opening: int | None = None
    metered: int = 0
    drift: int = 0
    closing: int = 0
    gaps: list[Gap] = field(default_factory=list)

    def moves_to(self, total: int, before: str, at_ms: int, *, counts: bool) -> None:
        """Take note of where the totaliser is found at the beginning of `before`, or now."""
        moved = 0 if self.last is None else total - self.last
        if counts and self.opening is None:
            self.opening = total if self.last is None else self.last
        if counts and abs(moved) > self.interval:
            self.gaps.append(Gap(moved, self.delivery, before, at_ms, tuple(self.reasons)))
        elif counts:
            self.drift += moved
        if counts:
            self.closing = total
        if before:
            self.reasons.clear()
        self.last = total


def chains(reader: Reader, during: range = ALWAYS) -> tuple[Chain, ...]:
    """Follow each outlet's totaliser from delivery to delivery, `during` a time.

    What moved between two deliveries by more than one display interval is a gap; so is what has
    moved since the last one, up to what was last believed.
    """
    with reader.snapshot(), understood():
        meters: dict[int, _Meter] = defaultdict(_Meter)
        intervals = {row["id"]: row["interval"] for row in reader.asked(_INTERVALS)}
        for row in reader.asked(_METERED):
            body = json.loads(row["canonical"])["body"]
            touched = meters.values() if "outlet" not in body else [meters[body["outlet"]]]
            for meter in touched:
                _follow(meter, row, body, intervals, counts=row["at_ms"] in during)
        _follow_to_now(reader, meters, during)
    return tuple(
        Chain(
            OutletId(outlet), one.unit, one.opening, one.closing, one.metered, one.drift,
            one.interval, tuple(one.gaps),
        )
        for outlet, one in sorted(meters.items())
        if one.opening is not None
    )  # fmt: skip


def _follow(
    meter: _Meter,
    row: sqlite3.Row,
    body: Mapping[str, Any],
    intervals: Mapping[str, int],
    *,
    counts: bool,
) -> None:
    at_ms = row["at_ms"]
    if row["kind"] == "delivery":
        key = body["delivery"]
        meter.unit = Dimension(body["unit"])
        meter.interval = intervals.get(key, meter.interval)
        meter.moves_to(body["opening"], key, at_ms, counts=counts)
        meter.last, meter.delivery = body["closing"], key
        if counts:
            meter.metered += body["closing"] - body["opening"]
            meter.closing = body["closing"]
    elif row["kind"] == "meter-met":
        if meter.last is None:
            meter.moves_to(body["total"], "", at_ms, counts=counts)
    else:
        reason = Reason(row["kind"], row["sequence"], at_ms, body.get("quantity"))
        meter.reasons.append(reason)


def _follow_to_now(reader: Reader, meters: Mapping[int, _Meter], during: range) -> None:
    """Go on to the openings of what runs, and to what was believed last."""
    running = reader.asked(_OPEN)
    for row in running:
        meter, at_ms = meters[row["outlet"]], row["started_ms"]
        meter.moves_to(row["opening_base"], row["id"], at_ms, counts=at_ms in during)
    resting = meters.keys() - {row["outlet"] for row in running}
    newest_ms = max((row["at_ms"] for row in reader.asked(_NEWEST)), default=0)
    for row in reader.asked(_TOTALS):
        if row["outlet"] not in resting:
            continue
        meter, total = meters[row["outlet"]], row["total_base"]
        if total == meter.last:  # Nobody has accepted yet what flowed since.
            total += max((one.quantity or 0 for one in meter.reasons), default=0)
        at_ms = max((one.at_ms for one in meter.reasons), default=newest_ms)
        meter.moves_to(total, "", at_ms, counts=at_ms in during)


def unexplained(found: Iterable[Chain]) -> tuple[tuple[OutletId, Gap], ...]:
    """Return the gaps that nothing in the journal explains, with their outlets."""
    return tuple((one.outlet, gap) for one in found for gap in one.gaps if not gap.is_explained)
