"""A receipt in words and figures: the same rows on the phone, on paper and for who checks it."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.api.snapshot import CurrencyInfo
from kiosk.domain.customer import Customer
from kiosk.domain.meter_factor import NEUTRAL
from kiosk.domain.money import Money
from kiosk.domain.receipt import Line, Portion, Receipt, RestState, Type
from kiosk.paypage import numbers
from kiosk.paypage.texts import Language

AT_15_C = "@\u00a015\u00a0°C"
"""Beside a volume that is reckoned to 15 degrees Celsius: signs, the same in every language."""
FACTOR_DECIMALS = 5
TIMES = "\N{MULTIPLICATION SIGN}"
HASH_LETTERS = 16
"""Of the hash of the entry that ended the sale: 64 bits, and short enough to be read aloud."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a list: what it is, and how much."""

    label: str
    value: str


Rows = tuple[tuple[Row, ...], ...]
"""Rows in groups, each ruled off from the next."""


def marks(receipt: Receipt, language: Language, *, copy: int = 1) -> tuple[str, ...]:
    """Return what is to be seen first: that nobody has bought it, or which copy it is."""
    t, record = language.texts, receipt.record
    found = []
    if record.type is Type.TEST:
        found.append(t["test"])
    if record.type is Type.OVERRIDE:
        found.append(t["operator"].format(name=record.by))
    if copy > 1:
        found.append(t["copy"].format(count=copy - 1))
    return tuple(found)


def rows(
    receipt: Receipt, language: Language, *, code: str = "", customer: Customer | None = None
) -> Rows:
    """Return a receipt's rows without those that have nothing to say.

    `code` is the secret behind which the rest is kept, `customer` whom it is written to where it
    is an invoice; no record has either.
    """
    groups = _Writer(receipt, language).groups(code, customer)
    kept = (tuple(row for row in group if row.value) for group in groups)
    return tuple(group for group in kept if group)


class _Writer:
    """Puts one receipt into one language."""

    def __init__(self, receipt: Receipt, language: Language) -> None:
        self._receipt = receipt
        self._record = receipt.record
        self._language = language
        self._texts = language.texts
        currency = receipt.record.currency
        self._currency = CurrencyInfo(currency.code, currency.exponent)

    def groups(self, code: str, customer: Customer | None) -> Rows:
        lines = (self._line(line) for line in self._record.lines if line.quantity or line.due)
        return (self._head(), self._customer(customer), *lines, self._sums(code), self._foot())

    def _head(self) -> tuple[Row, ...]:
        t, record = self._texts, self._record
        seller = record.seller
        return (
            Row(t["receipt_no"], self._receipt.number),
            Row(t["issued"], self._moment(record.ended_ms)),
            Row(t["seller"], "\n".join((seller.name, *seller.address))),
            Row(t["vat_id"], seller.vat_id),
            Row(t["kiosk"], " · ".join(part for part in (record.site, record.kiosk) if part)),
        )

    def _customer(self, customer: Customer | None) -> tuple[Row, ...]:
        t = self._texts
        if customer is None:
            return ()
        return (
            Row(t["customer"], "\n".join((customer.name, *customer.address))),
            Row(t["customer_vat"], customer.vat_id),
        )

    def _line(self, line: Line) -> tuple[Row, ...]:
        t = self._texts
        uncharged = self._money(line.overrun) if line.overrun else ""
        factor = ""
        if line.factor_e5 != NEUTRAL.parts:
            factor = numbers.decimal(line.factor_e5, FACTOR_DECIMALS, self._language)
        return (
            Row(t["outlet"], str(line.outlet)),
            Row(t["product"], line.product),
            Row(t["quantity"], self._quantity(line)),
            Row(t["unit_price"], self._prices(line)),
            Row(t["amount"], self._money(line.charge)),
            Row(t["uncharged"], uncharged),
            Row(t["time"], self._fee(line)),
            Row(t["begun"], self._moment(line.began_ms)),
            Row(t["ended"], self._moment(line.ended_ms)),
            Row(t["meter"], line.meter),
            Row(t["opening"], self._reading(line.opening, line)),
            Row(t["closing"], self._reading(line.closing, line)),
            Row(t["factor"], factor),
        )

    def _sums(self, code: str) -> tuple[Row, ...]:
        t, receipt = self._texts, self._receipt
        rest = receipt.payer.rest
        state = receipt.payer.rest_state
        has_rest = state is not RestState.NONE
        later = receipt.payer.given_back
        return (
            Row(t["whole"], self._money(self._record.cost) if receipt.is_part else ""),
            Row(t["total"], self._money(receipt.total)),
            *(row for vat in receipt.vat for row in self._vat(vat.permille, vat.net, vat.tax)),
            Row(t["reserved"], self._money(receipt.payer.authorised)),
            Row(t["given_back"], self._money(rest) if has_rest else ""),
            Row(t["rest"], t[f"rest_{state}"] if has_rest else ""),
            Row(t["code"], code if state is RestState.CODE else ""),
            Row(t["refunded_later"], self._money(later) if later else ""),
        )

    def _vat(self, permille: int, net: Money, tax: Money) -> tuple[Row, ...]:
        t, rate = self._texts, numbers.rate(permille, self._language)
        return (
            Row(t["net"].format(rate=rate), self._money(net)),
            Row(t["vat_line"].format(rate=rate), self._money(tax)),
        )

    def _foot(self) -> tuple[Row, ...]:
        t, record, payer = self._texts, self._record, self._receipt.payer
        entry = f"{record.entry} {record.hash.hex()[:HASH_LETTERS]}"
        return (
            Row(t["payment"], f"{payer.rail} {payer.reference}".strip()),
            Row(t["software"], record.software),
            Row(t["ledger"], entry),
        )

    # --- Figures ----------------------------------------------------------------------------

    def _quantity(self, line: Line) -> str:
        label = f"{numbers.NBSP}{AT_15_C}" if line.is_compensated else ""
        return self._reading(line.quantity, line) + label

    def _reading(self, base: int, line: Line) -> str:
        figure = numbers.quantity(base, line.interval_base, self._language)
        return f"{figure}{numbers.NBSP}{numbers.unit(line.dimension)}"

    def _prices(self, line: Line) -> str:
        """Return the unit price; of a tiered tariff each price, and what it was paid for."""
        if len(line.portions) == 1:
            return self._price(line.portions[0], line)
        return "\n".join(
            f"{self._reading(one.base, line)} {TIMES} {self._price(one, line)}"
            for one in line.portions
        )

    def _price(self, portion: Portion, line: Line) -> str:
        return numbers.price(portion.price_e4, line.dimension, self._currency, self._language)

    def _fee(self, line: Line) -> str:
        """Return what the time cost, and at which price."""
        if not line.minute:
            return ""
        minute = numbers.minute_price(
            line.minute.minor, line.free_min, self._currency, self._language
        )
        return f"{self._money(line.fee)} · {minute}"

    def _money(self, amount: Money) -> str:
        return numbers.money(amount.minor, self._currency, self._language)

    def _moment(self, utc_ms: int) -> str:
        return numbers.moment(utc_ms, self._record.zone, self._language)
