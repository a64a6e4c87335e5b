"""How long the kiosk is away after a kill, with years of sales in its database."""

from __future__ import annotations

import time
from collections.abc import Iterable
from contextlib import ExitStack, closing
from dataclasses import dataclass

from kiosk.api import commands as c
from kiosk.cli.attached import Attached
from kiosk.cli.compose import STORE_FILE
from kiosk.cli.phone import Phone
from kiosk.cli.processes import Place, attach, new_place, start_engine, start_simulator
from kiosk.domain.books import Account, AccountKind, Transfer, TransferKind
from kiosk.domain.delivery import Delivery, DeliveryState, StopReason
from kiosk.domain.intent import Intent, Verb, mark_of
from kiosk.domain.journal import Body, Draft, Relevance
from kiosk.domain.money import Money
from kiosk.domain.outlet import OutletId
from kiosk.domain.prepayment import Prepayment, PrepaymentState
from kiosk.domain.quantity import Quantity
from kiosk.domain.sale import Choice, PresetBy, Sale, SaleState
from kiosk.domain.site import Site
from kiosk.ports import Batch
from kiosk.storage.store import SqliteStore

SALES = 100_000
A_COMMIT = 500
"""So many sales are written in one transaction: nobody waits for each of them here."""
KILLS = 3
BEGUN_MS = 1_700_000_000_000
EVERY_MS = 300_000
AUTHORISED, CHARGE = Money(2_000), Money(1_500)
BASE = 1_000_000


@dataclass(frozen=True, slots=True)
class Recovery:
    """Seconds from the start of the process."""

    ready: float
    """The core has begun: every valve has been told to close."""
    attached: float
    """Every outlet has answered: all but the one that delivered can be sold from."""
    settled: float
    """Its valve has had its time to close, its delivery is settled: that one as well."""


def recovered(sales: int) -> list[Recovery]:
    """Kill the engine in a delivery, `KILLS` times, and start it on what it left.

    Before that its database is given so many finished sales.
    """
    with ExitStack() as stack:
        place = new_place(stack)
        fill(place, sales)
        stack.callback(start_simulator(place, 1).end)
        return [_recovered_once(place) for _ in range(KILLS)]


def _recovered_once(place: Place) -> Recovery:
    engine = start_engine(place, 1)
    with closing(attach(place)) as screen:
        _deliver(screen)
        engine.kill()
    begun = time.perf_counter()
    engine = start_engine(place, 1)
    ready = time.perf_counter() - begun
    with closing(attach(place)) as screen:
        screen.until(lambda seen: all(one.is_available for one in seen.outlets[1:]))
        attached = time.perf_counter() - begun
        screen.until(lambda seen: seen.outlets[0].is_available)
        settled = time.perf_counter() - begun
    engine.end()
    return Recovery(ready, attached, settled)


def _deliver(screen: Attached) -> None:
    """Buy at the first outlet, until something flows."""
    screen.until(lambda seen: all(one.is_available for one in seen.outlets))
    for command in (c.ToggleOutlet(1), c.Proceed(), c.BuyAmount(2_000)):
        screen.ask(command)
    seen = screen.until(lambda seen: bool(seen.visit.sale and seen.visit.sale.pay_url))
    assert seen.visit.sale is not None  # noqa: S101 - Just waited for.
    Phone().pay(seen.visit.sale.pay_url, way="demo", action="pay")
    screen.until(lambda seen: seen.outlets[0].delivered_base > BASE)


# --- Years of sales ------------------------------------------------------------------------------


def fill(place: Place, sales: int) -> None:
    """Write so many finished sales into the database of `place`, as the store writes them."""
    settings = place.settings
    settings.storage_folder.mkdir(parents=True, exist_ok=True)
    with SqliteStore(settings.storage_folder / STORE_FILE) as store:
        for first in range(1, sales + 1, A_COMMIT):
            numbers = range(first, min(first + A_COMMIT, sales + 1))
            store.commit(_together(sale(settings.site, number) for number in numbers))


def _together(batches: Iterable[Batch]) -> Batch:
    parts = list(batches)
    return Batch(
        saved=tuple(value for one in parts for value in one.saved),
        transfers=tuple(transfer for one in parts for transfer in one.transfers),
        entries=tuple(entry for one in parts for entry in one.entries),
    )


def sale(site: Site, number: int) -> Batch:
    """Return everything that the `number`-th sale ever has left in the database."""
    outlet = list(site.outlets)[number % len(site.outlets)]
    at_ms = BEGUN_MS + number * EVERY_MS
    delivery = _delivery(site, outlet, number, at_ms)
    sold = _sale(delivery, number, at_ms)
    prepayment = _prepayment(sold, number, at_ms)
    intents = [
        Intent(
            prepayment=prepayment.id,
            rail=prepayment.rail,
            verb=verb,
            amount=amount,
            created_ms=at_ms,
            expires_ms=at_ms,
            reference=prepayment.reference,
            code=prepayment.code,
            description=site.name,
            is_done=True,
        )
        for verb, amount in ((Verb.OPEN, AUTHORISED), (Verb.CAPTURE, CHARGE))
    ]
    return Batch(
        saved=(sold, prepayment, delivery, *intents),
        transfers=_transfers(sold, prepayment, delivery),
        entries=_entries(sold, prepayment, delivery),
    )


def _delivery(site: Site, outlet: OutletId, number: int, at_ms: int) -> Delivery:
    product = site.product_at(outlet)
    opening = Quantity(number // len(site.outlets) * BASE, product.dimension)
    limit = Quantity(2 * BASE, product.dimension)
    return Delivery(
        id=f"D-{3 * number:06d}",
        sale=f"S-{3 * number - 2:06d}",
        outlet=outlet,
        product=product.id,
        tariff=product.tariff,
        opening=opening,
        limit=limit,
        preset=limit,
        reserved=AUTHORISED,
        sequence=number % 65_535 + 1,
        grants=(f"D-{3 * number:06d}:1",),
        boot=1,
        started_ms=at_ms,
        state=DeliveryState.SETTLED,
        total=opening + Quantity(BASE, product.dimension),
        charge=CHARGE,
        reason=StopReason.HUNG_UP,
        ended_ms=at_ms + EVERY_MS // 2,
    )


def _sale(delivery: Delivery, number: int, at_ms: int) -> Sale:
    return Sale(
        id=delivery.sale,
        choices=(Choice(delivery.outlet, delivery.product, delivery.tariff),),
        preset_by=PresetBy.AMOUNT,
        amount=AUTHORISED,
        created_ms=at_ms,
        words="buffalo dragon",
        state=SaleState.SETTLED,
        authorised=AUTHORISED,
        captured=CHARGE,
        released=AUTHORISED - CHARGE,
        receipt=number,
        ended_ms=at_ms + EVERY_MS // 2,
    )


def _prepayment(sold: Sale, number: int, at_ms: int) -> Prepayment:
    return Prepayment(
        id=f"P-{3 * number - 1:06d}",
        sale=sold.id,
        rail="localpay",
        code=f"{number:016d}",
        asked=AUTHORISED,
        created_ms=at_ms,
        expires_ms=at_ms,
        state=PrepaymentState.SETTLED,
        reference=f"cs_{number:024d}",
        url=f"http://127.0.0.1/p/{number:016d}",
        authorised=AUTHORISED,
        captured=CHARGE,
        seen=True,
    )


def _transfers(sold: Sale, prepayment: Prepayment, delivery: Delivery) -> tuple[Transfer, ...]:
    rail = Account(AccountKind.RAIL, prepayment.rail)
    purse = Account(AccountKind.PREPAYMENT, prepayment.id)
    pool = Account(AccountKind.SALE, sold.id)
    revenue = Account(AccountKind.REVENUE, str(delivery.outlet))
    released = Account(AccountKind.RELEASED, prepayment.rail)
    [grant] = delivery.grants
    move, back = TransferKind.MOVE, AUTHORISED - CHARGE
    return (
        Transfer(f"{prepayment.id}:authorised", move, rail, purse, AUTHORISED),
        Transfer(f"{prepayment.id}:pooled", move, purse, pool, AUTHORISED),
        Transfer(grant, TransferKind.HOLD, pool, revenue, AUTHORISED),
        Transfer(f"{grant}:post", TransferKind.POST, pool, revenue, CHARGE, holds=grant),
        Transfer(f"{prepayment.id}:unspent", move, pool, purse, back),
        Transfer(f"{prepayment.id}:released", move, purse, released, back),
    )


def _entries(sold: Sale, prepayment: Prepayment, delivery: Delivery) -> tuple[Draft, ...]:
    money, flow, at_ms = Relevance.PAYMENT, Relevance.DELIVERY, sold.created_ms
    ids: Body = {"sale": sold.id, "prepayment": prepayment.id}
    key = f"{prepayment.id}-{mark_of(prepayment.code)}"
    back = (AUTHORISED - CHARGE).minor
    return (
        Draft(Relevance.CONTRACT, "sale-quoted", at_ms, {"sale": sold.id, "amount": 2_000}),
        Draft(money, "rail-asked", at_ms, ids | {"verb": "open", "key": f"{key}:open"}),
        Draft(money, "payment-authorised", at_ms, ids | {"rail": "localpay", "amount": 2_000}),
        Draft(
            flow,
            "grant",
            at_ms,
            {
                "delivery": delivery.id,
                "sale": sold.id,
                "outlet": delivery.outlet,
                "opening": delivery.opening.base,
                "limit": delivery.limit.base,
                "preset": delivery.preset.base,
                "reserved": AUTHORISED.minor,
                "sequence": delivery.sequence,
                "unit": str(delivery.opening.dimension),
                "blocks": [[one.price_e4, one.upto_base or 0] for one in delivery.tariff.blocks],
                "per_minor": delivery.tariff.per_minor,
            },
        ),
        Draft(
            flow,
            "delivery",
            at_ms,
            {
                "delivery": delivery.id,
                "sale": sold.id,
                "outlet": delivery.outlet,
                "opening": delivery.opening.base,
                "closing": delivery.opening.base + BASE,
                "unit": str(delivery.opening.dimension),
                "quantity": BASE,
                "charge": CHARGE.minor,
                "overrun": 0,
            },
        ),
        Draft(money, "rail-asked", at_ms, ids | {"verb": "capture", "key": f"{key}:capture"}),
        Draft(
            money,
            "sale-finished",
            at_ms,
            {
                "sale": sold.id,
                "authorised": AUTHORISED.minor,
                "captured": CHARGE.minor,
                "released": back,
                "receipt": sold.receipt or 0,
                "deliveries": [
                    {
                        "delivery": delivery.id,
                        "outlet": delivery.outlet,
                        "quantity": BASE,
                        "charge": CHARGE.minor,
                    }
                ],
                "payers": [
                    {
                        "prepayment": prepayment.id,
                        "authorised": AUTHORISED.minor,
                        "captured": CHARGE.minor,
                        "returned": back,
                        "carried": 0,
                    }
                ],
            },
        ),
        Draft(money, "payment-settled", at_ms, ids | {"captured": CHARGE.minor, "released": back}),
    )
