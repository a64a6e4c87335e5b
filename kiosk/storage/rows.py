"""Domain values as rows and back: exactly, every field of every value."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Generic, TypeVar

from sqlalchemy import Table

from kiosk.domain.attendant import Attendant
from kiosk.domain.books import Account, Balance, Transfer, TransferKind
from kiosk.domain.closing import Closing, Stage
from kiosk.domain.delivery import Delivery, DeliveryState, StopReason
from kiosk.domain.intent import Intent, Verb
from kiosk.domain.journal import Entry, Relevance
from kiosk.domain.money import Currency, Money
from kiosk.domain.outlet import OutletId
from kiosk.domain.prepayment import Prepayment, PrepaymentState
from kiosk.domain.quantity import Dimension, DimensionMismatch, Quantity
from kiosk.domain.sale import Choice, PresetBy, Sale, SaleState
from kiosk.domain.tariff import Block, Tariff, TimeFee
from kiosk.domain.voucher import Voucher, VoucherKind, VoucherState
from kiosk.ports import OutletRecord, Saved, Setting
from kiosk.storage import tables
from kiosk.storage.driver import Cell
from kiosk.storage.statements import Statement, upserted

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Shelf(Generic[T]):
    """Where one kind of value is kept, and both ways between the value and its row."""

    table: Table
    upsert: Statement
    row: Callable[[T], Mapping[str, Cell]]
    value: Callable[[sqlite3.Row], T]


# --- Composed values as JSON -------------------------------------------------------------------


def _text(parts: object) -> str:
    return json.dumps(parts, separators=(",", ":"), ensure_ascii=False)


def _tariff_parts(tariff: Tariff) -> dict[str, object]:
    fee = tariff.fee
    return {
        "dimension": tariff.dimension,
        "currency": [tariff.currency.code, tariff.currency.exponent],
        "blocks": [[block.price_e4, block.upto_base] for block in tariff.blocks],
        "interval_base": tariff.interval_base,
        "version": tariff.version,
    } | ({} if fee is None else {"fee": [fee.minute.minor, fee.most.minor, fee.free_ms]})


def _tariff_of(parts: Mapping[str, Any]) -> Tariff:
    code, exponent = parts["currency"]
    minute, most, free_ms = parts.get("fee", (0, 0, 0))
    return Tariff(
        dimension=Dimension(parts["dimension"]),
        currency=Currency(code, exponent),
        blocks=tuple(Block(price, upto) for price, upto in parts["blocks"]),
        interval_base=parts["interval_base"],
        version=parts["version"],
        fee=TimeFee(Money(minute), Money(most), free_ms) if minute else None,
    )


# A delivery is stored ten times a second, its tariff never changes.
@lru_cache(maxsize=256)
def _tariff_text(tariff: Tariff) -> str:
    return _text(_tariff_parts(tariff))


@lru_cache(maxsize=256)
def _tariff(text: str) -> Tariff:
    return _tariff_of(json.loads(text))


def _choice_parts(choice: Choice) -> dict[str, object]:
    return {
        "outlet": choice.outlet,
        "product": choice.product,
        "tariff": _tariff_parts(choice.tariff),
    }


def _choice_of(parts: Mapping[str, Any]) -> Choice:
    return Choice(OutletId(parts["outlet"]), parts["product"], _tariff_of(parts["tariff"]))


# --- State -------------------------------------------------------------------------------------


def _sale_row(sale: Sale) -> dict[str, Cell]:
    return {
        "id": sale.id,
        "state": sale.state,
        "choices": _text([_choice_parts(choice) for choice in sale.choices]),
        "preset_by": sale.preset_by,
        "amount": sale.amount.minor,
        "created_ms": sale.created_ms,
        "words": sale.words,
        "wanted_base": None if sale.wanted is None else sale.wanted.base,
        "wanted_dimension": None if sale.wanted is None else sale.wanted.dimension,
        "authorised": sale.authorised.minor,
        "captured": sale.captured.minor,
        "released": sale.released.minor,
        "receipt": sale.receipt,
        "ended_ms": sale.ended_ms,
        "override_by": sale.override_by,
        "override_reason": sale.override_reason,
        "place": sale.place,
        "resumes": sale.resumes,
    }


def _sale(row: sqlite3.Row) -> Sale:
    return Sale(
        id=row["id"],
        choices=tuple(_choice_of(parts) for parts in json.loads(row["choices"])),
        preset_by=PresetBy(row["preset_by"]),
        amount=Money(row["amount"]),
        created_ms=row["created_ms"],
        words=row["words"],
        wanted=_maybe_quantity(row["wanted_base"], row["wanted_dimension"]),
        state=SaleState(row["state"]),
        authorised=Money(row["authorised"]),
        captured=Money(row["captured"]),
        released=Money(row["released"]),
        receipt=row["receipt"],
        ended_ms=row["ended_ms"],
        override_by=row["override_by"],
        override_reason=row["override_reason"],
        place=row["place"],
        resumes=bool(row["resumes"]),
    )


def _prepayment_row(prepayment: Prepayment) -> dict[str, Cell]:
    return {
        "id": prepayment.id,
        "sale": prepayment.sale,
        "rail": prepayment.rail,
        "code": prepayment.code,
        "asked": prepayment.asked.minor,
        "created_ms": prepayment.created_ms,
        "expires_ms": prepayment.expires_ms,
        "state": prepayment.state,
        "reference": prepayment.reference,
        "url": prepayment.url,
        "authorised": prepayment.authorised.minor,
        "captured": prepayment.captured.minor,
        "seen": prepayment.seen,
        "carried": prepayment.carried.minor,
        "paid_as": prepayment.order,
    }


def _prepayment(row: sqlite3.Row) -> Prepayment:
    return Prepayment(
        id=row["id"],
        sale=row["sale"],
        rail=row["rail"],
        code=row["code"],
        asked=Money(row["asked"]),
        created_ms=row["created_ms"],
        expires_ms=row["expires_ms"],
        state=PrepaymentState(row["state"]),
        reference=row["reference"],
        url=row["url"],
        authorised=Money(row["authorised"]),
        captured=Money(row["captured"]),
        seen=bool(row["seen"]),
        carried=Money(row["carried"]),
        order=row["paid_as"],
    )


def _delivery_row(delivery: Delivery) -> dict[str, Cell]:
    dimension = delivery.opening.dimension
    return {
        "id": delivery.id,
        "sale": delivery.sale,
        "outlet": delivery.outlet,
        "product": delivery.product,
        "tariff": _tariff_text(delivery.tariff),
        "dimension": dimension,
        "opening_base": delivery.opening.base,
        "limit_base": _base(delivery.limit, dimension),
        "preset_base": _base(delivery.preset, dimension),
        "reserved": delivery.reserved.minor,
        "sequence": delivery.sequence,
        "grants": _text(delivery.grants),
        "boot": delivery.boot,
        "started_ms": delivery.started_ms,
        "state": delivery.state,
        "wanted_base": _base(delivery.wanted, dimension),
        "total_base": _base(delivery.total, dimension),
        "charge": delivery.charge.minor,
        "overrun": delivery.overrun.minor,
        "reason": delivery.reason,
        "ended_ms": delivery.ended_ms,
        "is_test": delivery.is_test,
        "lowering_base": _base(delivery.lowering, dimension),
        "is_final": delivery.is_final,
        "bill_to_base": _base(delivery.bill_to, dimension),
        "fee": delivery.fee.minor,
    }


def _delivery(row: sqlite3.Row) -> Delivery:
    dimension = Dimension(row["dimension"])
    return Delivery(
        id=row["id"],
        sale=row["sale"],
        outlet=OutletId(row["outlet"]),
        product=row["product"],
        tariff=_tariff(row["tariff"]),
        opening=Quantity(row["opening_base"], dimension),
        limit=Quantity(row["limit_base"], dimension),
        preset=Quantity(row["preset_base"], dimension),
        reserved=Money(row["reserved"]),
        sequence=row["sequence"],
        grants=tuple(json.loads(row["grants"])),
        boot=row["boot"],
        started_ms=row["started_ms"],
        state=DeliveryState(row["state"]),
        wanted=_maybe_quantity(row["wanted_base"], dimension),
        total=_maybe_quantity(row["total_base"], dimension),
        charge=Money(row["charge"]),
        overrun=Money(row["overrun"]),
        reason=None if row["reason"] is None else StopReason(row["reason"]),
        ended_ms=row["ended_ms"],
        is_test=bool(row["is_test"]),
        lowering=_maybe_quantity(row["lowering_base"], dimension),
        is_final=bool(row["is_final"]),
        bill_to=_maybe_quantity(row["bill_to_base"], dimension),
        fee=Money(row["fee"]),
    )


def _base(quantity: Quantity | None, dimension: Dimension) -> int | None:
    if quantity is None:
        return None
    if quantity.dimension is not dimension:
        raise DimensionMismatch(f"{quantity.dimension} in a delivery of {dimension}")
    return quantity.base


def _maybe_quantity(base: int | None, dimension: str | None) -> Quantity | None:
    # Not `if base`: nothing at all is a quantity too.
    if base is None or dimension is None:
        return None
    return Quantity(base, Dimension(dimension))


def _intent_row(intent: Intent) -> dict[str, Cell]:
    return {
        "prepayment": intent.prepayment,
        "verb": intent.verb,
        "number": intent.number,
        "rail": intent.rail,
        "amount": intent.amount.minor,
        "created_ms": intent.created_ms,
        "expires_ms": intent.expires_ms,
        "reference": intent.reference,
        "code": intent.code,
        "description": intent.description,
        "is_done": intent.is_done,
    }


def _intent(row: sqlite3.Row) -> Intent:
    return Intent(
        prepayment=row["prepayment"],
        rail=row["rail"],
        verb=Verb(row["verb"]),
        amount=Money(row["amount"]),
        created_ms=row["created_ms"],
        expires_ms=row["expires_ms"],
        reference=row["reference"],
        code=row["code"],
        description=row["description"],
        number=row["number"],
        is_done=bool(row["is_done"]),
    )


def _outlet_row(record: OutletRecord) -> dict[str, Cell]:
    return {
        "outlet": record.outlet,
        "is_locked": record.is_locked,
        "lock_reason": record.lock_reason,
        "fault": record.fault,
        "serial": record.serial,
        "total_base": record.total_base,
        "boot": record.boot,
        "sequence": record.sequence,
        "closings": _text([_closing_parts(one) for one in record.closings]),
    }


def _closing_parts(one: Closing) -> list[str | int]:
    return [one.stage, one.count, one.mean_us, one.variance_us2, one.slowest_us]


def _closing_of(parts: list[Any]) -> Closing:
    stage, *figures = parts
    return Closing(Stage(stage), *figures)


def _outlet(row: sqlite3.Row) -> OutletRecord:
    return OutletRecord(
        outlet=OutletId(row["outlet"]),
        is_locked=bool(row["is_locked"]),
        lock_reason=row["lock_reason"],
        fault=row["fault"],
        serial=row["serial"],
        total_base=row["total_base"],
        boot=row["boot"],
        sequence=row["sequence"],
        closings=tuple(_closing_of(parts) for parts in json.loads(row["closings"])),
    )


def _attendant_row(attendant: Attendant) -> dict[str, Cell]:
    return {
        "name": attendant.name,
        "pin_hash": attendant.pin_hash,
        "wrong": attendant.wrong,
        "locked_until_ms": attendant.locked_until_ms,
    }


def _attendant(row: sqlite3.Row) -> Attendant:
    return Attendant(row["name"], row["pin_hash"], row["wrong"], row["locked_until_ms"])


def _setting_row(setting: Setting) -> dict[str, Cell]:
    return {"key": setting.key, "value": setting.value}


def _setting(row: sqlite3.Row) -> Setting:
    return Setting(row["key"], row["value"])


def _voucher_row(voucher: Voucher) -> dict[str, Cell]:
    return {
        "number": voucher.number,
        "mark": voucher.mark,
        "value": voucher.value.minor,
        "kind": voucher.kind,
        "created_ms": voucher.created_ms,
        "expires_ms": voucher.expires_ms,
        "batch": voucher.batch,
        "issued_by": voucher.by,
        "state": voucher.state,
    }


def _voucher(row: sqlite3.Row) -> Voucher:
    return Voucher(
        number=row["number"],
        mark=row["mark"],
        value=Money(row["value"]),
        kind=VoucherKind(row["kind"]),
        created_ms=row["created_ms"],
        expires_ms=row["expires_ms"],
        batch=row["batch"],
        by=row["issued_by"],
        state=VoucherState(row["state"]),
    )


def _shelf(
    table: Table, row: Callable[[T], Mapping[str, Cell]], value: Callable[[sqlite3.Row], T]
) -> Shelf[T]:
    return Shelf(table, upserted(table), row, value)


SALES = _shelf(tables.SALE, _sale_row, _sale)
PREPAYMENTS = _shelf(tables.PREPAYMENT, _prepayment_row, _prepayment)
DELIVERIES = _shelf(tables.DELIVERY, _delivery_row, _delivery)
INTENTS = _shelf(tables.INTENT, _intent_row, _intent)
OUTLETS = _shelf(tables.OUTLET, _outlet_row, _outlet)
ATTENDANTS = _shelf(tables.ATTENDANT, _attendant_row, _attendant)
SETTINGS = _shelf(tables.SETTING, _setting_row, _setting)
VOUCHERS = _shelf(tables.VOUCHER, _voucher_row, _voucher)

SHELVES: dict[type[Saved], Shelf[Any]] = {
    Sale: SALES,
    Prepayment: PREPAYMENTS,
    Delivery: DELIVERIES,
    Intent: INTENTS,
    OutletRecord: OUTLETS,
    Attendant: ATTENDANTS,
    Setting: SETTINGS,
    Voucher: VOUCHERS,
}
"""The shelf of each kind of value that is kept by its id."""


# --- The journal and the books -----------------------------------------------------------------


def entry_row(entry: Entry) -> dict[str, Cell]:
    """Return the row of a journal entry."""
    return {
        "sequence": entry.sequence,
        "relevance": entry.relevance,
        "kind": entry.kind,
        "at_ms": entry.at_ms,
        "canonical": entry.canonical,
        "previous": entry.before,
        "hash": entry.hash,
    }


def entry_of(row: sqlite3.Row) -> Entry:
    """Return the journal entry of `row`."""
    return Entry(
        sequence=row["sequence"],
        relevance=Relevance(row["relevance"]),
        kind=row["kind"],
        at_ms=row["at_ms"],
        canonical=row["canonical"],
        before=row["previous"],
        hash=row["hash"],
    )


def transfer_row(transfer: Transfer, sequence: int | None) -> dict[str, Cell]:
    """Return the row of a transfer that came with the journal entry number `sequence`."""
    return {
        "id": transfer.id,
        "kind": transfer.kind,
        "debit": str(transfer.debit),
        "credit": str(transfer.credit),
        "amount": transfer.amount.minor,
        "holds": transfer.holds or None,
        "sequence": sequence,
    }


def transfer_of(row: sqlite3.Row) -> Transfer:
    """Return the transfer of `row`."""
    return Transfer(
        id=row["id"],
        kind=TransferKind(row["kind"]),
        debit=Account.named(row["debit"]),
        credit=Account.named(row["credit"]),
        amount=Money(row["amount"]),
        holds=row["holds"] or "",
    )


def balance_of(row: sqlite3.Row) -> Balance:
    """Return the balance in the account's `row`."""
    return Balance(
        debits=row["debits"],
        credits=row["credits"],
        debits_pending=row["debits_pending"],
        credits_pending=row["credits_pending"],
    )
