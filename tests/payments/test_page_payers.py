"""The page of each payer: their own money, whoever else pays for the same sale."""

from __future__ import annotations

from dataclasses import replace

from fakes.keeping_rail import KeepingRail
from fakes.keys import rest_code
from fakes.payers import add, ask_more, payers, queue
from fakes.world import World, site

from kiosk.api import commands as c
from kiosk.cli.pages import pay_sale, receipt_for
from kiosk.domain.money import Money
from kiosk.domain.tariff import TimeFee
from kiosk.domain.voucher import grouped
from kiosk.paypage import numbers, view
from kiosk.paypage.texts import LANGUAGES
from kiosk.paypage.view import Page, PaySale, Phase

EN = LANGUAGES["en"]


def known(world: World, key: str) -> PaySale:
    """Return what the page of a payer is made of."""
    code = next(
        one.code for sale in world.sales() for one in payers(world, sale.id) if one.id == key
    )
    shown = world.core.shown(code, world.clock.now())
    assert shown is not None
    entries, others = world.store.entries_of(shown.sale.id), payers(world, shown.sale.id)
    receipt = receipt_for(shown.prepayment, entries, others)
    return pay_sale(world.site, shown.sale, shown.snapshot, receipt, shown.prepayment)


def page(world: World, key: str) -> Page:
    return view.page(known(world, key), None, EN, demo=False)


def rows(shown: Page) -> dict[str, str]:
    """Return the receipt's lines by their labels."""
    return {row.label: row.value for group in shown.receipt for row in group}


def test_whoever_is_asked_to_add_money_has_a_page_to_pay() -> None:
    """While the first payer's money flows: the second sees their own amount, words and time."""
    world = World(place=site(1))
    world.run(1_500)
    sale = world.buy(1, minor=500)
    world.lift()
    world.flow(1, 200_000)
    key = ask_more(world, 700)
    first = payers(world, sale)[0].id
    asked, running = page(world, key), page(world, first)
    assert (asked.phase, running.phase) == (Phase.WAITING, Phase.DELIVERING)
    assert asked.amount == "7.00"
    assert asked.words != known(world, first).sale.words
    assert asked.left_ms > 0
    world.ask(c.CancelTopUp(key))
    world.run(1_000)
    assert page(world, key).phase is Phase.EXPIRED
    assert page(world, first).phase is Phase.DELIVERING


def test_each_receipt_shows_what_that_payer_bears() -> None:
    """What was taken in all, their part, what they had reserved and what goes back to them."""
    world = World(place=site(1))
    world.run(1_500)
    sale = world.buy(1, minor=500)
    world.lift()
    key = add(world, 700)
    world.flow(1, 3_500_000)
    world.ask(c.Finish())
    done = world.finish(sale)
    borne = done.captured.minor - 500
    euros = world.site.currency
    written = {
        minor: numbers.money(minor, known(world, key).currency, EN)
        for minor in (done.captured.minor, 500, borne, 700, 700 - borne, 0)
    }
    assert euros.code == "EUR"
    theirs = rows(page(world, key))
    assert theirs["Taken in all"] == written[done.captured.minor]
    assert theirs["Total"] == written[borne]
    assert theirs["Reserved"] == written[700]
    assert theirs["Goes back"].startswith(written[700 - borne])
    first = rows(page(world, payers(world, sale)[0].id))
    assert first["Total"] == written[500]
    assert "Goes back" not in first
    assert (first["Receipt no."], theirs["Receipt no."]) == ("K1-1/1", "K1-1/2")


def test_a_single_payers_receipt_has_no_line_of_others() -> None:
    """Total is all there is."""
    world = World(place=site(1))
    world.run(1_500)
    sale = world.buy(1)
    world.lift()
    world.flow(1, 2_000_000)
    world.ask(c.Finish())
    world.finish(sale)
    found = rows(page(world, payers(world, sale)[0].id))
    assert "Taken in all" not in found
    assert "Code for the rest" not in found


def test_the_code_of_a_rest_is_on_the_page_and_on_the_receipt() -> None:
    """What is kept, and what to type to spend it."""
    world = World(place=site(1), rail=KeepingRail())
    world.run(1_500)
    sale = world.buy(1)
    world.lift()
    world.flow(1, 2_000_000)
    world.ask(c.Finish())
    done = world.finish(sale)
    world.run(1_000)
    [payer] = payers(world, sale)
    shown = page(world, payer.id)
    code = grouped(rest_code(payer))
    kept = numbers.money(done.released.minor, known(world, payer.id).currency, EN)
    assert shown.text == f"{kept} is kept for you. Your code: {code}"
    assert rows(shown)["Code for the rest"] == code


def test_who_pays_with_a_code_finds_the_receipt_on_the_page_that_was_opened() -> None:
    """They have no page of their own, and a right to a receipt all the same."""
    world = World(place=site(1), rail=KeepingRail())
    world.run(1_500)
    first = world.buy(1)
    world.lift()
    world.flow(1, 2_000_000)
    world.ask(c.Finish())
    world.finish(first)
    world.controller().calling = False
    world.run(2_000)
    code = rest_code(payers(world, first)[0])
    sale = world.quote(1, minor=1_000)
    opened = payers(world, sale)[0].id
    world.ask(c.UseCode(code))
    world.lift()
    world.flow(1, 1_000_000)
    world.ask(c.Finish())
    done = world.finish(sale)
    world.run(1_000)
    shown = page(world, opened)
    assert shown.phase is Phase.RECEIPT
    assert done.receipt == 2
    assert rows(shown)["Receipt no."] == "K1-2"
    assert rows(shown)["State of it"] == "kept behind a code"
    assert shown.text.endswith("stay on your code.")


def test_who_waits_reads_how_many_are_before_them() -> None:
    """Two in the queue: the second is told of one, the first that they are next."""
    world = World(place=site(1))
    world.run(1_500)
    world.buy(1)
    sales = [queue(world, screen=f"next-{number}") for number in range(2)]
    first, second = (payers(world, sale)[0].id for sale in sales)
    assert page(world, first).phase is page(world, second).phase is Phase.QUEUED
    assert page(world, first).text.startswith("You are next at outlet 1.")
    assert page(world, second).text == "Served before you at outlet 1: 1."
    assert page(world, first).words == world.sale(sales[0]).words
    assert page(world, first).is_moving


def test_time_that_cost_has_its_own_line() -> None:
    """The price says what a minute costs, and the receipt what all of them did."""
    plain = site(1)
    diesel = plain.products["diesel"]
    fee = TimeFee(minute=Money(10), most=Money(100))
    timed = replace(diesel, tariff=replace(diesel.tariff, fee=fee))
    world = World(place=replace(plain, products={"diesel": timed}))
    world.run(1_500)
    sale = world.buy(1, minor=1_000)
    world.lift()
    world.flow(1, 1_000_000)
    world.ask(c.Finish())
    done = world.finish(sale)
    told = known(world, payers(world, sale)[0].id)
    shown = rows(page(world, payers(world, sale)[0].id))
    ten = numbers.money(10, told.currency, EN)
    assert shown[EN.texts["time"]] == f"{ten} · {ten}/min"
    assert shown[EN.texts["total"]] == numbers.money(done.captured.minor, told.currency, EN)
    assert told.receipt is not None
    assert sum(one.gross.minor for one in told.receipt.vat) == done.captured.minor
