"""Screen, controller, receipt and ledger say the same, to the last figure."""

from __future__ import annotations

import json
import random
from dataclasses import replace

import pytest
from fakes.rail import FakeRail
from fakes.receipts import DIESEL, PLACE, POWER, WATER, Paid, Taken, delivered, marked, over
from fakes.world import World, site

from kiosk.api import commands as c
from kiosk.api.snapshot import CurrencyInfo, DeliverySnapshot
from kiosk.application.snapshots import delivery_snapshot
from kiosk.domain.journal import Entry
from kiosk.domain.money import Currency
from kiosk.domain.receipt import Receipt, receipts, record_in
from kiosk.domain.site import Product, Site
from kiosk.domain.tariff import Block
from kiosk.paypage import numbers
from kiosk.paypage.receipt import rows
from kiosk.paypage.texts import LANGUAGES
from ui.formatting import LOCALES, Format
from ui.viewmodels.done import taken_row

SALES = 5_000
FRANC = Currency("CHF")
"""Written with its code everywhere: the euro has a sign on the screen and a code on paper."""


def receipt_of(entries: tuple[Entry, ...]) -> Receipt:
    record = record_in(entries)
    assert record is not None
    [found] = receipts(record)
    return found


def on_paper(receipt: Receipt, language: str) -> tuple[str, str, str]:
    """Return quantity, money for it, and the total, as the receipt has them."""
    texts = LANGUAGES[language].texts
    found = {row.label: row.value for group in rows(receipt, LANGUAGES[language]) for row in group}
    return found[texts["quantity"]], found[texts["amount"]], found[texts["total"]]


def on_screen(shown: DeliverySnapshot, language: str) -> tuple[str, str]:
    """Return quantity and money, as the last screen has them."""
    row = taken_row(shown, Format(language, CurrencyInfo(FRANC.code, FRANC.exponent)))
    plain = str.maketrans("", "", "\N{LEFT-TO-RIGHT ISOLATE}\N{POP DIRECTIONAL ISOLATE}")
    return row.quantityText.translate(plain), row.moneyText.translate(plain)


def in_ledger(entries: tuple[Entry, ...], product: Product, language: str) -> tuple[str, str, str]:
    """Return what the meter showed, what was charged and what was captured, read by hand."""
    body = {one.kind: json.loads(one.canonical)["body"] for one in entries}
    told, speech = body["delivery"], LANGUAGES[language]
    metered = told["closing"] - told["opening"]
    figure = numbers.quantity(metered, product.tariff.interval_base, speech)
    currency = CurrencyInfo(FRANC.code, FRANC.exponent)
    return (
        f"{figure}{numbers.NBSP}{numbers.unit(told['unit'])}",
        numbers.money(told["charge"] + told["fee"], currency, speech),
        numbers.money(body["sale-finished"]["payers"][0]["captured"], currency, speech),
    )


@pytest.mark.req("MET-10")
@pytest.mark.req("MET-22")
def test_thousands_of_sales_read_the_same_in_all_four_places() -> None:
    """Any product, price, quantity and language of the screen: character for character."""
    chance = random.Random(20261130)
    for _ in range(SALES):
        language = chance.choice(tuple(LOCALES))
        place, product, taken = _random_sale(chance)
        delivery = delivered(place, taken, 1)
        paid = delivery.charge.minor + chance.choice((0, 1, 500, 12_345))
        entries = over((taken,), (Paid(paid, delivery.charge.minor),), place=place)
        figure, money, total = in_ledger(entries, product, language)
        assert on_paper(receipt_of(entries), language) == (figure, money, total)
        assert on_screen(delivery_snapshot(product, delivery), language) == (figure, money)


def _random_sale(chance: random.Random) -> tuple[Site, Product, Taken]:
    base = chance.choice((DIESEL, WATER, POWER))
    blocks = (Block(chance.randrange(1, 100_000)),)
    if chance.random() < 0.3:
        blocks = (Block(chance.randrange(1, 100_000), chance.randrange(1, 10**8)), *blocks)
    tariff = replace(
        base.tariff,
        currency=FRANC,
        blocks=blocks,
        interval_base=chance.choice((1_000, 10_000, 100_000, 1_000_000, 5_000)),
        fee=None,
    )
    product = replace(base, tariff=tariff)
    place = marked(currency=FRANC, products=PLACE.products | {product.id: product})
    # Enough to cost something: what costs nothing is no sale.
    least = 2 * tariff.per_minor // min(one.price_e4 for one in blocks)
    return place, product, Taken(product, least + chance.randrange(10 ** chance.randrange(4, 10)))


@pytest.mark.req("MET-10")
@pytest.mark.parametrize("seed", range(20))
def test_what_a_controller_counted_is_what_everybody_reads(seed: int) -> None:
    """A whole sale through the core: the device's own count, the screen, the journal, the paper."""
    chance = random.Random(seed)
    plain = site(1)
    diesel = plain.products["diesel"]
    franc = replace(diesel, tariff=replace(diesel.tariff, currency=FRANC))
    rail = FakeRail(currency=FRANC.code)
    world = World(place=replace(plain, currency=FRANC, products={"diesel": franc}), rail=rail)
    world.run(1_500)
    opening = world.controller().total_base
    sale = world.buy(1, minor=chance.randrange(500, 3_000))
    world.lift()
    world.flow(1, chance.randrange(300_000, 1_500_000))
    world.ask(c.Finish())
    world.finish(sale)
    world.run(500)
    counted = world.controller().total_base - opening
    entries = world.store.entries_of(sale)
    figure, money, total = in_ledger(entries, franc, "en")
    assert numbers.quantity(counted, 10_000, LANGUAGES["en"]) + "\u00a0L" == figure
    assert on_paper(receipt_of(entries), "en") == (figure, money, total)
    assert world.visit.sale is not None
    [shown] = world.visit.sale.deliveries
    assert on_screen(shown, "en") == (figure, money)
