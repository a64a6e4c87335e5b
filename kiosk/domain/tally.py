"""Adds up a time from the journal, entry by entry, and from nothing else.

So whoever has the journal has every report, and can make it again. A sale belongs to the time in
which it ends; a delivery, and what it cost at its outlet, to the one in which its meter was final.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kiosk.domain.books import AccountKind
from kiosk.domain.journal import Entry
from kiosk.domain.money import Money
from kiosk.domain.payers import Split, shares
from kiosk.domain.receipt import vat_in
from kiosk.domain.report import (
    ALL,
    SPLIT,
    Grand,
    Meter,
    OpenSale,
    Report,
    Table,
    Tables,
    Unsettled,
    count,
    tables,
)
from kiosk.domain.sale import COMMISSIONING
from kiosk.domain.voucher import PAID_BACK

OWN_RAILS = {
    "operator": AccountKind.BUDGET,
    "test": AccountKind.TEST,
    "voucher": AccountKind.VOUCHER,
    "carried": AccountKind.CARRIED,
}
"""Rails behind which there is no provider, and the accounts of ours that their money is in."""
_ACTS = {
    "sale-ended": ("ended", "by"),
    "remainder-sent": ("moved", "by"),
    "outlet-unlocked": ("unlocked", "by"),
    "command-refused": ("refused", "by"),
    "login-failed": ("missed_pins", "name"),
    "report-copied": ("copies", "by"),
    "receipt-reprint": ("copies", "by"),
    "cash-handed-back": ("refunds", "by"),
    "voucher-instead": ("refunds", "by"),
}
"""What attendants do that is counted: the column, and where the entry names them."""
_ALARMS = {
    "outlet-fault", "unaccounted-flow", "reading-refused", "controller-changed", "meter-rebased",
    "controller-restarted", "emergency-stop", "group-shut-off", "overrun", "cut-off", "incident",
    "stop-all", "storage-tried", "image-restored", "clock-stepped", "payment-stuck",
    "payment-lost", "refund-failed", "payment-too-late", "rail-refused", "code-refused",
    "codes-locked", "login-failed", "closing-drifts", "kiosk-started",
}  # fmt: skip
BACK_MS = 60_000
"""The wall clock ran back by more than this between two entries: somebody has set it."""


class _Meter:
    """One outlet's totaliser while the journal is gone through."""

    def __init__(self, before: Meter | None = None) -> None:
        """Begin as the report before left it, or with nothing known."""
        self.unit = "" if before is None else before.unit
        self.interval = 0 if before is None else before.interval
        self.last = None if before is None else before.closing
        self.opening = self.last
        self.sold = self.tested = 0
        self.reasons = set() if before is None else set(before.since)
        """Of what has happened to it since its last delivery."""
        self.told: set[str] = set()
        """Of those, what explains that it moved in the time that is reported."""

    def arrives(self, total: int) -> None:
        """Take note of where it is found."""
        if self.last is None:
            self.opening = total
        elif abs(total - self.last) > self.interval:
            self.told |= self.reasons
        self.last = total

    def frozen(self) -> Meter | None:
        """Return what is known of it; None where that is nothing."""
        if self.last is None:
            return None
        assert self.opening is not None  # noqa: S101 - Where it ends it has begun.
        told, since = tuple(sorted(self.told)), tuple(sorted(self.reasons))
        return Meter(
            self.unit, self.interval, self.opening, self.last, self.sold, self.tested, told, since
        )


class Unreadable(Exception):
    """An entry of the journal has not the form that its kind has: nothing can be added up."""


class Tally:
    """A report in the making."""

    def __init__(self, before: Report | None = None) -> None:
        """Begin after the report `before`, or with the first entry of all."""
        self._tables: Tables = tables()
        self._first = 1 if before is None else before.last + 1
        self.last = self._first - 1
        """The number of the last entry that is in it."""
        self.drawer = 0
        """What should be in the drawer of the shift that is open."""
        self._at_ms = 0 if before is None else before.ended_ms
        self._begun_ms = self._at_ms
        self._head = "" if before is None else before.head
        self._software = [] if before is None else list(before.software[-1:])
        self._parameters = 0 if before is None else before.parameters
        self._grand = Grand() if before is None else before.grand
        self._receipts: list[int] = []
        self._meters = {} if before is None else {k: _Meter(m) for k, m in before.meters.items()}
        self._open = {} if before is None else dict(before.open_sales)
        self._brought = sum(one.charged for one in self._open.values())
        self._unsettled = {} if before is None else dict(before.unsettled)

    # --- In and out -------------------------------------------------------------------------

    def add(self, entry: Entry) -> None:
        """Add the entry that follows the last one; Unreadable where it can't be."""
        if entry.sequence != self.last + 1:
            raise Unreadable(f"entry {entry.sequence} does not follow {self.last}")
        try:
            self._take(entry, entry.body)
        except (LookupError, TypeError, ValueError, AttributeError) as error:
            self.last = entry.sequence - 1  # It is not in it: whoever asks is told which one.
            raise Unreadable(f"entry {entry.sequence} ({entry.kind}) makes no sense") from error

    def _take(self, entry: Entry, body: Mapping[str, Any]) -> None:
        if self.last == 0:
            self._begun_ms = self._at_ms = entry.at_ms
        if entry.at_ms < self._at_ms - BACK_MS:
            self._alarm("clock-ran-back")
        self.last, self._at_ms, self._head = entry.sequence, entry.at_ms, entry.hash.hex()
        if entry.kind in _ALARMS:
            self._alarm(entry.kind, body.get("outlet", ""), body.get("fault", ""))
        self._step(entry.kind, body)

    def report(self, *, number: int = 0, by: str = "", at_ms: int | None = None) -> Report:
        """Return what it comes to so far; nothing in it changes."""
        frozen = {key: one.frozen() for key, one in self._meters.items()}
        return Report(
            first=self._first,
            last=self.last,
            begun_ms=self._begun_ms,
            ended_ms=self._at_ms if at_ms is None else at_ms,
            tables={
                key: {row: dict(one) for row, one in rows.items()}
                for key, rows in self._tables.items()
            },
            number=number,
            by=by,
            head=self._head,
            software=tuple(self._software),
            parameters=self._parameters,
            grand=self._grand,
            receipts=(min(self._receipts, default=0), max(self._receipts, default=0)),
            meters={key: one for key, one in sorted(frozen.items()) if one is not None},
            brought=self._brought,
            open_sales=dict(sorted(self._open.items())),
            unsettled=dict(sorted(self._unsettled.items())),
        )

    def person(self, name: str, column: str) -> int:
        """Return one figure of what an attendant has done so far."""
        return self._tables[Table.PEOPLE].get(name, {}).get(column, 0)

    # --- Money comes ------------------------------------------------------------------------

    def _authorised(self, body: Mapping[str, Any]) -> None:
        rail, amount = body["rail"], body["amount"]
        self._book(body.get("source") or OWN_RAILS.get(rail, AccountKind.RAIL), debited=amount)
        sale = self._open.get(body["sale"], OpenSale({}))
        payers = {**sale.payers, body["prepayment"]: (rail, amount, bool(body.get("paid")))}
        self._open[body["sale"]] = replace(sale, payers=payers)

    def _too_late(self, body: Mapping[str, Any]) -> None:
        rail, amount = body.get("rail", ""), body["amount"]
        self._book(body.get("source") or AccountKind.RAIL, debited=amount)
        self._count(Table.RAILS, rail, late=amount)
        if body.get("paid"):
            self._count(Table.SALES, ALL, refunds=1, refunded=amount)
        self._unsettled[body["prepayment"]] = Unsettled(rail, 0, amount)

    def _overridden(self, body: Mapping[str, Any]) -> None:
        by, reason, amount = body["by"], body["reason"], body["amount"]
        sale = self._open.get(body["sale"], OpenSale({}))
        self._open[body["sale"]] = replace(sale, by=by, reason=reason)
        self._count(Table.OVERRIDES, f"{reason}{SPLIT}{by}", count=1, authorised=amount)
        self._count(Table.PEOPLE, by, overrides=1)
        self._grand = replace(self._grand, overrides=self._grand.overrides + 1)

    def _commissioned(self, body: Mapping[str, Any]) -> None:
        sale = self._open.get(body["sale"], OpenSale({}))
        self._open[body["sale"]] = replace(sale, by=body["by"], reason=COMMISSIONING)

    # --- It flows ---------------------------------------------------------------------------

    def _delivered(self, body: Mapping[str, Any]) -> None:
        outlet, moved = body["outlet"], body["closing"] - body["opening"]
        cost, overrun = body["charge"] + body.get("fee", 0), body["overrun"]
        meter = self._meters.setdefault(outlet, _Meter())
        meter.unit = body["unit"]
        meter.interval = body.get("sold", {}).get("interval", meter.interval)
        meter.arrives(body["opening"])
        meter.last = body["closing"]
        meter.reasons.clear()
        row = str(outlet)
        if body.get("test"):
            meter.tested += moved
            self._count(Table.OUTLETS, row, tests=1, tested=moved, test_money=cost)
            self._book(AccountKind.TEST, credited=cost + overrun)
            self._grand = replace(self._grand, tests=self._grand.tests + 1)
        else:
            meter.sold += moved
            self._count(Table.OUTLETS, row, deliveries=1, quantity=moved, money=cost)
            self._book(AccountKind.REVENUE, credited=cost + overrun)
        self._count(Table.OUTLETS, row, overrun=overrun)
        self._book(AccountKind.OVERRUN, debited=overrun)
        sale = self._open.get(body["sale"])
        if sale is not None:
            self._open[body["sale"]] = replace(sale, charged=sale.charged + cost)
            if sale.reason == COMMISSIONING:
                self._count(Table.PEOPLE, sale.by, tests=1)
            if sale.by and not moved:
                self._count(Table.PEOPLE, sale.by, no_sale=1)

    def _flowed_unaccounted(self, body: Mapping[str, Any]) -> None:
        meter = self._meters.setdefault(body["outlet"], _Meter())
        meter.reasons.add("unaccounted-flow")
        if meter.last is not None:
            meter.arrives(meter.last + body["quantity"])

    def _met(self, body: Mapping[str, Any]) -> None:
        meter = self._meters.setdefault(body["outlet"], _Meter())
        if meter.last is None:
            meter.arrives(body["total"])

    def _tank(self, body: Mapping[str, Any], **amounts: int) -> None:
        self._count(Table.TANKS, f"{body['supply']}{SPLIT}{body['unit']}", **amounts)

    # --- It ends ----------------------------------------------------------------------------

    def _finished(self, body: Mapping[str, Any]) -> None:
        sale = self._open.pop(body["sale"], OpenSale({}))
        if sale.by:
            self._end_of_operators(sale, body)
            return
        captured, carried = body["captured"], 0
        cost = sum(one["charge"] + one.get("fee", 0) for one in body["deliveries"])
        written_off = cost - captured
        self._book(AccountKind.WRITTEN_OFF, debited=written_off)
        is_only_one = len(body["payers"]) == 1
        for payer in body["payers"]:
            rail, _, is_paid = sale.payers.get(payer["prepayment"], ("", 0, False))
            taken, back, rest = payer["captured"], payer["returned"], payer["carried"]
            carried += rest
            unpaid = payer.get("written_off", written_off if is_only_one else 0)
            self._count(
                Table.RAILS, rail, payments=1, authorised=payer["authorised"], captured=taken,
                released=back - rest, carried=rest, written_off=unpaid,
            )  # fmt: skip
            if is_paid and back > rest:
                self._count(Table.SALES, ALL, refunds=1, refunded=back - rest)
            if rail not in OWN_RAILS:
                self._unsettled[payer["prepayment"]] = Unsettled(rail, taken + rest, back - rest)
        is_sold = captured > 0
        self._count(
            Table.SALES, ALL, ended=is_sold, voided=not is_sold, authorised=body["authorised"],
            captured=captured, released=body["released"] - carried, carried=carried,
            written_off=written_off,
        )  # fmt: skip
        if body["receipt"]:
            self._receipts.append(body["receipt"])
        self._grand = replace(
            self._grand,
            sales=self._grand.sales + is_sold,
            captured=self._grand.captured + captured,
        )
        self._bought(body, written_off)

    def _bought(self, body: Mapping[str, Any], written_off: int) -> None:
        """Count what was bought, and the tax in what was paid for it: as the receipts say it."""
        gross: dict[int, int] = {}
        for line in body["deliveries"]:
            cost = line["charge"] + line.get("fee", 0)
            product, unit = line.get("product", ""), line.get("unit", "")
            row = SPLIT.join((product, unit, str(line.get("price_e4", 0))))
            self._count(Table.PRODUCTS, row, deliveries=1, quantity=line["quantity"], money=cost)
            permille = line.get("vat", 0)
            gross[permille] = gross.get(permille, 0) + cost
        rooms = [Money(one["captured"]) for one in body["payers"]] + [Money(written_off)]
        split = Split(body.get("record", {}).get("split", Split.FIRST_IN))
        for permille, whole in sorted(gross.items()):
            parts = shares(Money(whole), rooms, split)
            rooms = [room - part for room, part in zip(rooms, parts, strict=True)]
            paid = Money(sum(one.minor for one in parts[:-1]))
            tax = vat_in(paid, permille).tax.minor
            self._count(Table.VAT, str(permille), gross=paid.minor, tax=tax)

    def _end_of_operators(self, sale: OpenSale, body: Mapping[str, Any]) -> None:
        """Count what an attendant's authorisation has paid for."""
        taken = body["captured"]
        if sale.reason == COMMISSIONING:
            self._count(Table.PEOPLE, sale.by, test_money=taken)
        else:
            self._count(Table.OVERRIDES, f"{sale.reason}{SPLIT}{sale.by}", taken=taken)
            self._count(Table.PEOPLE, sale.by, override_money=taken)

    def _settled(self, body: Mapping[str, Any]) -> None:
        pending = self._unsettled.pop(body["prepayment"], None)
        rail = body.get("rail", "" if pending is None else pending.rail)
        captured, released = body["captured"], body["released"]
        home = body.get("home") or OWN_RAILS.get(rail, AccountKind.RELEASED)
        self._book(home, credited=released)
        if "home" not in body:  # From before there were vouchers.
            self._book(AccountKind.CARRIED, credited=body.get("carried", 0))
        if rail not in OWN_RAILS:
            self._count(Table.RAILS, rail, confirmed=captured, returned=released)
        if lost := body.get("lost", 0):  # Counted as captured before its hold was found gone.
            self._book(AccountKind.WRITTEN_OFF, debited=lost)
            for table, row in ((Table.RAILS, rail), (Table.SALES, ALL)):
                self._count(table, row, captured=-lost, released=lost, written_off=lost)

    def _stuck(self, body: Mapping[str, Any]) -> None:
        pending = self._unsettled.get(body["prepayment"])
        if pending is not None:
            self._unsettled[body["prepayment"]] = replace(pending, is_stuck=True)

    # --- Vouchers ---------------------------------------------------------------------------

    def _vouchers(self, kind: str, body: Mapping[str, Any]) -> None:
        """Count vouchers that were given out, or ended with what was left of them."""
        by, number = body.get("by", ""), body.get("count", 1)
        match kind:
            case "voucher-kept":
                amount = body["value"]
                self._book(AccountKind.VOUCHER, credited=amount)
                if body.get("source") == AccountKind.RELEASED:  # A refund that failed afterwards.
                    self._book(AccountKind.RELEASED, debited=amount)
                    for table, row in ((Table.RAILS, body.get("rail", "")), (Table.SALES, ALL)):
                        self._count(table, row, released=-amount, carried=amount)
                    self._count(
                        Table.RAILS, body.get("rail", ""), confirmed=amount, returned=-amount
                    )
                self._unsettled.pop(body["prepayment"], None)
            case "voucher-sold":
                amount = body["value"]
                self._move(amount, AccountKind.CASH, AccountKind.VOUCHER)
                self._count(Table.PEOPLE, by, vouchers=amount)
            case "vouchers-issued":
                amount = number * body["value"]
                self._move(amount, AccountKind.ISSUED, AccountKind.VOUCHER)
                self._count(Table.PEOPLE, by, vouchers=amount)
            case "vouchers-voided":
                amount = body["amount"]
                is_paid = body["reason"] == PAID_BACK
                home = AccountKind.CASH if is_paid else AccountKind.LAPSED
                self._move(amount, AccountKind.VOUCHER, home)
                self._count(Table.PEOPLE, by, vouchers_voided=amount)
            case _:
                amount = body["amount"]
                self._move(amount, AccountKind.VOUCHER, AccountKind.LAPSED)
        self._count(Table.VOUCHERS, kind.rpartition("-")[2], count=number, amount=amount)

    # --- What attendants do -------------------------------------------------------------------

    def _given_back(self, body: Mapping[str, Any]) -> None:
        """Count what went back of a receipt: the operator bears it, and the sale stays as it is."""
        rail, amount = body["rail"], body["amount"]
        self._move(amount, AccountKind.WRITTEN_OFF, AccountKind(body["home"]))
        self._count(Table.SALES, ALL, given_back=amount)
        self._count(Table.RAILS, rail, given_back=amount)
        if body["home"] == AccountKind.RELEASED:
            self._count(Table.RAILS, rail, confirmed=-amount, returned=amount)

    def _move(self, amount: int, debit: AccountKind, credit: AccountKind) -> None:
        self._book(debit, debited=amount)
        self._book(credit, credited=amount)

    def _shift_opened(self, body: Mapping[str, Any]) -> None:
        self._move(body["amount"], AccountKind.OPERATOR, AccountKind.BUDGET)
        self.drawer = body["opening"]
        if body["left"] != body["opening"]:
            self._alarm("drawer-differs")

    def _shift_closed(self, body: Mapping[str, Any]) -> None:
        self._move(body["amount"], AccountKind.BUDGET, AccountKind.OPERATOR)
        row = f"{body['shift']}{SPLIT}{body['by']}"
        self._count(
            Table.SHIFTS, row, begun_ms=body["begun"], ended_ms=body["ended"],
            opening=body["opening"], expected=body["expected"], counted=body["counted"],
            difference=body["difference"],
        )  # fmt: skip
        self._count(Table.PEOPLE, body["by"], drawer=body["difference"])

    def _started(self, software: str) -> None:
        """Take note of what runs from now on, last of all."""
        self._software = [one for one in self._software if one != software] + [software]

    # --- Small parts ------------------------------------------------------------------------

    def _count(self, table: Table, row: str, **amounts: int) -> None:
        count(self._tables, table, row, **amounts)

    def _book(self, kind: str, *, debited: int = 0, credited: int = 0) -> None:
        count(self._tables, Table.BOOKS, str(kind), debited=debited, credited=credited)
        if kind == AccountKind.CASH:  # It owes what is in the drawer.
            self.drawer += debited - credited

    def _alarm(self, kind: str, outlet: int | str = "", fault: str = "") -> None:
        count(self._tables, Table.ALARMS, f"{kind}{SPLIT}{outlet}{SPLIT}{fault}", count=1)

    def _step(self, kind: str, body: Mapping[str, Any]) -> None:
        match kind:
            case "payment-authorised":
                self._authorised(body)
            case "payment-too-late":
                self._too_late(body)
            case "override":
                self._overridden(body)
            case "commissioning-begun":
                self._commissioned(body)
            case "delivery":
                self._delivered(body)
            case "unaccounted-flow":
                self._flowed_unaccounted(body)
            case "meter-met":
                self._met(body)
            case "meter-rebased" | "controller-changed":
                self._meters.setdefault(body["outlet"], _Meter()).reasons.add(kind)
            case "image-restored":
                for meter in self._meters.values():
                    meter.reasons.add(kind)
            case "sale-cancelled":
                self._open.pop(body["sale"], None)
                self._count(Table.SALES, ALL, cancelled=1)
            case "sale-finished":
                self._finished(body)
            case "payment-settled":
                self._settled(body)
            case "payment-stuck":
                self._stuck(body)
            case "attendant-added" | "budget-filled":
                self._move(body.get("amount", 0), AccountKind.OPERATOR, AccountKind.BUDGET)
            case "attendant-removed":
                self._move(body["amount"], AccountKind.BUDGET, AccountKind.OPERATOR)
            case "shift-opened":
                self._shift_opened(body)
            case "shift-closed":
                self._shift_closed(body)
            case "kiosk-started":
                self._started(body["software"])
            case "parameter-changed":
                self._parameters = max(self._parameters + 1, body.get("counter", self._parameters))
            case (
                "voucher-kept" | "voucher-sold" | "voucher-expired"
                | "vouchers-issued" | "vouchers-voided"
            ):  # fmt: skip
                self._vouchers(kind, body)
            case "rest-claimed":
                self._move(body["amount"], AccountKind.VOUCHER, AccountKind.RELEASED)
                self._count(Table.VOUCHERS, "fetched", count=1, amount=body["amount"])
            case "rest-paid-out":
                self._move(body["amount"], AccountKind.RELEASED, AccountKind.RELEASED)
            case "rest-not-paid":
                self._move(body["amount"], AccountKind.RELEASED, AccountKind(body["home"]))
                self._count(Table.VOUCHERS, "fetched", count=-1, amount=-body["amount"])
            case "tank-filled":
                self._tank(body, fillings=1, filled=body["quantity"])
            case "tank-dipped":
                self._tank(body, dips=1, corrected=body["difference"])
            case "refund-asked":
                self._count(Table.PEOPLE, body["by"], refunded=1, refunded_money=body["amount"])
            case "refund-declined":
                self._count(
                    Table.PEOPLE, body["asked_by"], refunded=-1, refunded_money=-body["amount"]
                )
            case "receipt-refunded":
                self._given_back(body)
            case "payment-confirmed":
                self._count(Table.PEOPLE, body["by"], confirmed=1, confirmed_money=body["amount"])
            case _ if kind in _ACTS:
                column, who = _ACTS[kind]
                if body[who]:
                    self._count(Table.PEOPLE, body[who], **{column: 1})
            case _:
                pass  # It moves no money and no meter, and nobody has done it.
