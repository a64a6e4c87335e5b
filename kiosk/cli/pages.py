"""Turns a sale into what its pay page and its receipt show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from kiosk.api.snapshot import CurrencyInfo, SaleSnapshot
from kiosk.application.snapshots import delivery_snapshot, free_min, minute_minor, sale_snapshot
from kiosk.cli.slips import joined, slip
from kiosk.domain.customer import Customer
from kiosk.domain.journal import Entry
from kiosk.domain.prepayment import Prepayment
from kiosk.domain.receipt import Receipt, receipts, record_in
from kiosk.domain.sale import Choice, Sale
from kiosk.domain.site import Site
from kiosk.domain.slip import Slip
from kiosk.domain.voucher import VoucherKey, grouped
from kiosk.paypage.view import PayOutlet, PaySale
from kiosk.storage.reading import Reader


def pay_sale(
    site: Site, sale: Sale, snapshot: SaleSnapshot, receipt: Receipt | None, payer: Prepayment
) -> PaySale:
    """Return all that the page of `payer` needs; `receipt` is theirs once the sale is over."""
    return PaySale(
        sale=snapshot,
        kiosk=site.kiosk,
        site=site.name,
        currency=CurrencyInfo(site.currency.code, site.currency.exponent),
        seller=site.seller.name,
        outlets=tuple(_outlet(site, one) for one in sale.choices if one.product in site.products),
        phone=site.seller.phone,
        receipt=receipt,
        code=next((one.code for one in snapshot.payers if one.id == payer.id), ""),
        zone=site.time_zone,
        fixed_ms=payer.expires_ms,
    )


def past_sale(
    site: Site, reader: Reader, code: str, utc_ms: int, key: VoucherKey
) -> PaySale | None:
    """Return the page of a sale that only the store remembers; None where there is none."""
    sale = reader.sale_by_prepayment_code(code)
    if sale is None:
        return None
    prepayments = reader.prepayments(sale.id)
    shown = tuple(
        delivery_snapshot(site.products[one.product], one)
        for one in reader.deliveries(sale.id)
        if one.product in site.products
    )
    mine = [one for one in prepayments if one.code == code]
    payer = max(mine, key=lambda one: (one.order, one.id))  # Who paid on it, not who was to.
    snapshot = sale_snapshot(site, sale, prepayments, shown, utc_ms, key, payer)
    receipt = receipt_for(payer, reader.entries_of(sale.id), prepayments)
    return pay_sale(site, sale, snapshot, receipt, payer)


def receipt_for(
    payer: Prepayment, entries: Iterable[Entry], payers: Sequence[Prepayment]
) -> Receipt | None:
    """Return the receipt on the page of `payer`; None where they get none.

    `entries` and `payers` are the sale's. Who has paid with a code has no page of their own: the
    one that was opened for the sale shows theirs.
    """
    found = _receipts(entries)
    mine = next((one for one in found if one.payer.prepayment == payer.id), None)
    if mine is not None or payer.order:
        return mine
    paged = {one.id for one in payers if one.code}
    return next((one for one in found if one.payer.prepayment not in paged), None)


def printed(
    reader: Reader,
    sale: str,
    language: str,
    key: VoucherKey,
    *,
    copy: int,
    pages: str = "",
    customer_of: Callable[[str], Customer | None] = lambda _prepayment: None,
    note: str = "",
) -> Slip | None:
    """Return the receipts of all payers of a sale, one below the other; None where it has none.

    `pages` is what the addresses of pages begin with. With `key` each payer reads the code of what
    is kept for them; `customer_of` says whom an invoice is written to, by prepayment.
    """
    payers = {one.id: one for one in reader.prepayments(sale)}
    spare = next((one.code for one in payers.values() if one.code and not one.order), "")
    slips = []
    for receipt in _receipts(reader.entries_of(sale)):
        payer = payers[receipt.payer.prepayment]
        page = payer.code or spare
        url = f"{pages}/p/{page}" if pages and page else ""
        code = grouped(key.rest_code(payer.id, payer.code)) if payer.carried else ""
        customer = customer_of(payer.id)
        slips.append(
            slip(receipt, language, copy=copy, url=url, code=code, customer=customer, note=note)
        )
    return joined(slips)


def _receipts(entries: Iterable[Entry]) -> tuple[Receipt, ...]:
    record = record_in(entries)
    return () if record is None or not record.number else receipts(record)


def _outlet(site: Site, choice: Choice) -> PayOutlet:
    product = site.products[choice.product]
    return PayOutlet(
        number=choice.outlet,
        name=site.outlets[choice.outlet].name if choice.outlet in site.outlets else "",
        product_name=product.name,
        kind=product.kind.value,
        dimension=product.dimension.value,
        interval_base=choice.tariff.interval_base,
        price_e4=choice.tariff.price_e4,
        minute_minor=minute_minor(choice.tariff),
        free_min=free_min(choice.tariff),
    )
