"""Turns a sale into what its pay page and its receipt show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kiosk.api.snapshot import CurrencyInfo, SaleSnapshot
from kiosk.application.snapshots import delivery_snapshot, free_min, minute_minor, sale_snapshot
from kiosk.domain.delivery import Delivery
from kiosk.domain.money import NOTHING, Money
from kiosk.domain.outlet import OutletId
from kiosk.domain.prepayment import Prepayment
from kiosk.domain.receipt import vat_in
from kiosk.domain.sale import Choice, Sale
from kiosk.domain.site import Site
from kiosk.domain.voucher import VoucherKey
from kiosk.paypage.view import PayOutlet, PaySale, PayVat
from kiosk.storage.reading import Reader


def pay_sale(
    site: Site,
    sale: Sale,
    snapshot: SaleSnapshot,
    deliveries: Sequence[Delivery],
    prepayment: Prepayment,
    *,
    meters: Mapping[OutletId, str],
    software: str,
) -> PaySale:
    """Return all that the page of `sale` needs. `meters` are the serial numbers, by outlet."""
    return PaySale(
        sale=snapshot,
        kiosk=site.kiosk,
        site=site.name,
        currency=CurrencyInfo(site.currency.code, site.currency.exponent),
        seller=site.seller.name,
        seller_address=site.seller.address,
        outlets=tuple(_outlet(site, one, meters) for one in sale.choices),
        created_ms=sale.created_ms,
        ended_ms=sale.ended_ms,
        vat_id=site.seller.vat_id,
        phone=site.seller.phone,
        vat=_vat(site, deliveries) if sale.receipt else (),
        payment=f"{prepayment.rail} {prepayment.reference}".strip(),
        software=software,
    )


def past_sale(
    site: Site, reader: Reader, code: str, utc_ms: int, software: str, key: VoucherKey
) -> PaySale | None:
    """Return the page of a sale that only the store remembers; None where there is none."""
    sale = reader.sale_by_prepayment_code(code)
    if sale is None or any(one.product not in site.products for one in sale.choices):
        return None
    deliveries = reader.deliveries(sale.id)
    prepayments = reader.prepayments(sale.id)
    shown = tuple(delivery_snapshot(site.products[one.product], one) for one in deliveries)
    payer = next(one for one in prepayments if one.code == code)
    return pay_sale(
        site,
        sale,
        sale_snapshot(site, sale, prepayments, shown, utc_ms, key, payer),
        deliveries,
        payer,
        meters={one.outlet: one.serial for one in reader.outlets()},
        software=software,
    )


def _outlet(site: Site, choice: Choice, meters: Mapping[OutletId, str]) -> PayOutlet:
    product = site.products[choice.product]
    return PayOutlet(
        number=choice.outlet,
        name=site.outlets[choice.outlet].name,
        product_name=product.name,
        kind=product.kind.value,
        dimension=product.dimension.value,
        interval_base=choice.tariff.interval_base,
        price_e4=choice.tariff.price_e4,
        minute_minor=minute_minor(choice.tariff),
        free_min=free_min(choice.tariff),
        meter=meters.get(choice.outlet, ""),
    )


def _vat(site: Site, deliveries: Sequence[Delivery]) -> tuple[PayVat, ...]:
    """Return the tax at each rate, from the gross total of that rate (MET-24)."""
    gross: dict[int, Money] = {}
    for one in deliveries:
        permille = site.products[one.product].vat_permille
        gross[permille] = gross.get(permille, NOTHING) + one.charge + one.fee
    parts = [vat_in(total, permille) for permille, total in sorted(gross.items()) if total]
    return tuple(PayVat(one.permille, one.net.minor, one.tax.minor) for one in parts)
