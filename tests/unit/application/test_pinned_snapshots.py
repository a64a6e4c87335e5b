"""What a screen and a pay page show of a sale, figure by figure."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.flow_controller import capabilities
from fakes.keys import KEY, rest_code
from fakes.stage import TOTAL_BASE, Stage
from fakes.values import DELIVERY, DIESEL, PREPAYMENT, SALE, litres, ul
from fakes.world import site

from kiosk.api.snapshot import (
    AttendantSnapshot,
    BoughtSnapshot,
    DeliverySnapshot,
    Notice,
    OutletSnapshot,
    PayerSnapshot,
    SaleSnapshot,
    Screen,
    Snapshot,
    VisitSnapshot,
)
from kiosk.application.commissioning import COUNTER
from kiosk.application.printing import RECEIPTS, Found
from kiosk.application.settlement import FILLS, VOUCHER
from kiosk.application.snapshots import SCAN_SPARE_MS, delivery_snapshot, sale_snapshot
from kiosk.domain.attendant import Attendant
from kiosk.domain.books import Balance
from kiosk.domain.delivery import OPEN, Delivery, DeliveryState, StopReason
from kiosk.domain.moment import Moment
from kiosk.domain.money import NOTHING, Money
from kiosk.domain.outlet import OutletId, OutletState
from kiosk.domain.payers import Split
from kiosk.domain.prepayment import Prepayment, PrepaymentState
from kiosk.domain.sale import COMMISSIONING, Sale, SaleState
from kiosk.domain.site import Night, ProductKind, Site, Supply
from kiosk.domain.tariff import MINUTE_MS, Block, TimeFee
from kiosk.domain.voucher import grouped
from kiosk.domain.words import words_for
from kiosk.ports import OutletRecord, Setting

NOW_MS = 101_000
"""Two hundred seconds before the page of `PREPAYMENT` expires."""
PAGE = replace(PREPAYMENT, state=PrepaymentState.AWAITING, url="https://pay/one")
PAID = replace(PAGE, state=PrepaymentState.AUTHORISED, authorised=Money(2_000), order=1)
OTHER = replace(
    PREPAYMENT,
    id="P-000002",
    code="ZYXWVTSRQPNMKJHG",
    asked=Money(700),
    state=PrepaymentState.AWAITING,
    url="https://pay/two",
)
ALSO_PAID = replace(OTHER, state=PrepaymentState.AUTHORISED, authorised=Money(700), order=2)
FUNDED = replace(SALE, authorised=Money(2_000))
SETTLED = replace(
    DELIVERY,
    state=DeliveryState.SETTLED,
    total=litres(1_005),
    charge=Money(899),
    reason=StopReason.CUSTOMER,
    ended_ms=90_000,
)
ENDED = replace(
    FUNDED, captured=Money(899), released=Money(1_101), ended_ms=90_000, receipt=7
)  # fmt: skip


def shown(
    sale: Sale,
    *prepayments: Prepayment,
    deliveries: tuple[Delivery, ...] = (),
    payer: Prepayment | None = None,
    utc_ms: int = NOW_MS,
    split: Split = Split.FIRST_IN,
) -> SaleSnapshot:
    """Return what the screen shows of `sale`, or the page of `payer`."""
    place = replace(site(), split=split)
    parts = tuple(delivery_snapshot(place.products["diesel"], one) for one in deliveries)
    return sale_snapshot(place, sale, prepayments, parts, utc_ms, KEY, payer)


def one_payer(sale: Sale, payer: Prepayment, *, cost: int = 0) -> PayerSnapshot:
    """Return how the only payer of `sale` is shown."""
    parts = (replace(SETTLED, charge=Money(cost)),) if cost else ()
    [found] = shown(sale, payer, deliveries=parts).payers
    return found


# --- A sale -------------------------------------------------------------------------------------


def test_a_sale_that_nobody_was_asked_to_pay_for_shows_no_page() -> None:
    """An operator's own: no link, no countdown, nobody's phone, and no rail to wait for."""
    empty = shown(replace(SALE, receipt=7))
    assert (empty.pay_url, empty.pay_left_ms, empty.is_seen) == ("", 0, False)
    assert (empty.is_settled, empty.receipt_url, empty.payers) == (True, "", ())


def test_a_sale_that_is_quoted_shows_the_page_that_is_open() -> None:
    """The link, the whole time that is left, whether a phone is looking; nothing may be taken."""
    before = replace(OTHER, state=PrepaymentState.EXPIRING)
    quoted = shown(SALE, before, replace(PAGE, seen=True))
    assert (quoted.pay_url, quoted.pay_left_ms, quoted.is_seen) == (PAGE.url, 200_000, True)
    assert (quoted.is_settled, quoted.receipt_url) == (False, "")
    assert (quoted.asked_minor, quoted.authorised_minor, quoted.remaining_minor) == (2_000, 0, 0)
    assert not shown(SALE, PAGE).is_seen


def test_what_a_sale_is_for_can_be_looked_over_before_it_is_paid() -> None:
    """Outlet, product and the price that was locked, whatever the product costs by now."""
    dear = replace(DIESEL, blocks=(Block(18_990),))
    later = replace(SALE, choices=(replace(SALE.choices[0], tariff=dear), SALE.choices[1]))
    first, second = shown(later, PAGE).bought
    assert first == BoughtSnapshot(2, "Diesel", "ul", 18_990)
    assert second == BoughtSnapshot(5, "Diesel", "ul", 17_990)
    fee = TimeFee(Money(10), most=Money(1_000), free_ms=60 * MINUTE_MS)
    timed = replace(SALE.choices[0], tariff=replace(DIESEL, fee=fee))
    [one] = shown(replace(SALE, choices=(timed,)), PAGE).bought
    assert (one.minute_minor, one.free_min) == (10, 60)


def test_a_product_that_is_not_sold_any_more_is_left_out_of_what_is_bought() -> None:
    """It is in no settings: nobody knows its name."""
    gone = replace(SALE, choices=(replace(SALE.choices[0], product="kerosene"), SALE.choices[1]))
    assert [one.number for one in shown(gone, PAGE).bought] == [5]


@pytest.mark.parametrize(
    ("left_ms", "shown_ms"),
    [
        (-5_000, 0),
        (-1, 0),
        (0, 0),
        (1, 1_000),
        (1_000, 1_000),
        (1_001, 2_000),
        (199_500, 200_000),
    ],
)
def test_a_countdown_is_in_whole_seconds_and_never_below_none(left_ms: int, shown_ms: int) -> None:
    """Rounded up: the last second is still one, and what is over stays over."""
    late = shown(SALE, PAGE, utc_ms=PAGE.expires_ms - left_ms)
    assert late.pay_left_ms == shown_ms
    assert late.payers[0].pay_left_ms == shown_ms


@pytest.mark.parametrize("state", PrepaymentState)
def test_a_page_is_shown_only_while_somebody_can_pay_on_it(state: PrepaymentState) -> None:
    """Not before the rail has named it, and not once the money is there or is too late."""
    can_pay = state in {PrepaymentState.AWAITING, PrepaymentState.PROCESSING}
    found = shown(SALE, replace(PAGE, state=state))
    assert found.pay_url == (PAGE.url if can_pay else "")
    assert found.payers[0].pay_url == (PAGE.url if can_pay else "")
    counts_down = can_pay or state is PrepaymentState.OPENING
    assert found.payers[0].pay_left_ms == (200_000 if counts_down else 0)


def test_a_sale_is_settled_only_once_every_rail_has_confirmed() -> None:
    """One of two is not enough."""
    settled = replace(PAID, state=PrepaymentState.SETTLED)
    settling = replace(ALSO_PAID, state=PrepaymentState.SETTLING)
    assert shown(ENDED, settled).is_settled
    assert not shown(ENDED, settled, settling).is_settled
    assert not shown(ENDED, settling).is_settled


def test_while_it_runs_the_cost_is_that_of_its_deliveries() -> None:
    """What has been taken so far, and what that leaves."""
    running = shown(FUNDED, PAID, deliveries=(SETTLED, SETTLED))
    assert (running.captured_minor, running.remaining_minor) == (1_798, 202)


def test_once_it_has_ended_the_cost_is_what_was_captured() -> None:
    """A share too small for its rail was written off: it is shown as given, not as charged."""
    written_off = replace(ENDED, captured=NOTHING, released=Money(2_000))
    over = shown(written_off, PAID, deliveries=(SETTLED,))
    assert (over.captured_minor, over.released_minor) == (0, 2_000)


def test_nothing_remains_of_what_is_used_up() -> None:
    """To the cent, or past it: never less than nothing."""
    used = shown(FUNDED, PAID, deliveries=(replace(SETTLED, charge=Money(2_000)),))
    assert used.remaining_minor == 0
    past = shown(FUNDED, PAID, deliveries=(replace(SETTLED, charge=Money(2_001)),))
    assert (past.remaining_minor, past.payers[0].captured_minor) == (0, 2_000)


def test_the_receipt_is_on_the_page_of_somebody_who_paid() -> None:
    """The first that has one: not what was given up, nor a code that has paid without a page."""
    assert shown(ENDED, PAID, ALSO_PAID).receipt_url == PAGE.url
    given_up = replace(PAGE, state=PrepaymentState.EXPIRED)
    assert shown(ENDED, given_up, ALSO_PAID).receipt_url == OTHER.url
    by_code = replace(PAID, url="", code="", rail=VOUCHER)
    assert shown(ENDED, by_code, ALSO_PAID).receipt_url == OTHER.url
    assert shown(ENDED, by_code).receipt_url == ""
    assert shown(replace(ENDED, receipt=None), PAID).receipt_url == ""


# --- Its payers ---------------------------------------------------------------------------------


def test_each_payers_page_has_their_own_receipt() -> None:
    """The second payer is not led to the first one's page."""
    assert shown(ENDED, PAID, ALSO_PAID, payer=ALSO_PAID).receipt_url == OTHER.url


def test_payers_are_shown_in_the_order_in_which_they_paid() -> None:
    """Whoever was asked first and paid last comes last; who has not paid comes after them all."""
    late, early = replace(PAID, order=2), replace(ALSO_PAID, order=1)
    open_page = replace(OTHER, id="P-000003")
    found = shown(FUNDED, open_page, late, early).payers
    assert [one.id for one in found] == [early.id, late.id, open_page.id]


def test_each_payer_bears_their_part_of_what_it_costs_so_far() -> None:
    """The first pays first, or everybody in proportion; who has not paid bears nothing."""
    whole = replace(FUNDED, authorised=Money(2_700))
    dear = replace(SETTLED, charge=Money(2_160))
    waiting = replace(OTHER, id="P-000003")
    for split, borne in ((Split.FIRST_IN, [2_000, 160, 0]), (Split.PRO_RATA, [1_600, 560, 0])):
        found = shown(whole, PAID, ALSO_PAID, waiting, deliveries=(dear,), split=split).payers
        assert [one.captured_minor for one in found] == borne
        assert [one.returned_minor for one in found] == [0, 0, 0]


def test_a_payers_page_tells_nothing_of_the_others() -> None:
    """Of two payers each sees the money that is theirs; a sole payer sees the sale's."""
    whole = replace(FUNDED, authorised=Money(2_700))
    dear = replace(SETTLED, charge=Money(2_160))
    mine = shown(whole, PAID, ALSO_PAID, deliveries=(dear,), payer=ALSO_PAID)
    assert [one.id for one in mine.payers] == [ALSO_PAID.id]
    assert (mine.asked_minor, mine.authorised_minor, mine.captured_minor) == (700, 700, 160)
    assert (mine.remaining_minor, mine.released_minor) == (540, 0)
    alone = shown(FUNDED, PAID, deliveries=(SETTLED,), payer=PAID)
    assert (alone.asked_minor, alone.authorised_minor, alone.captured_minor) == (2_000, 2_000, 899)
    assert [one.id for one in alone.payers] == [PAID.id]


def test_money_that_came_too_late_is_nothing_to_take_from() -> None:
    """The only payer came after the end: their page shows the sale that they did not pay for."""
    late = replace(PAGE, state=PrepaymentState.LATE_PAID, authorised=Money(2_000))
    assert shown(SALE, late, payer=late).remaining_minor == 0


def test_the_words_of_a_page_are_those_on_its_phone() -> None:
    """Before paying one's own, to compare; after it those of the sale, to find it again."""
    asked = shown(FUNDED, PAID, OTHER, payer=OTHER)
    assert asked.words == asked.payers[0].words == words_for(OTHER.code)
    assert shown(FUNDED, PAID, ALSO_PAID, payer=ALSO_PAID).words == SALE.words
    assert shown(SALE, PAGE, payer=PAGE).words == SALE.words


def test_what_goes_back_is_told_once_it_is_certain() -> None:
    """While it runs nothing goes back but money that came too late; at the end the rest does."""
    assert one_payer(FUNDED, PAID, cost=899).returned_minor == 0
    settling = replace(PAID, state=PrepaymentState.SETTLING, captured=Money(899))
    done = one_payer(ENDED, settling, cost=899)
    assert (done.captured_minor, done.returned_minor) == (899, 1_101)
    late = replace(PAGE, state=PrepaymentState.LATE_PAID, authorised=Money(2_000))
    assert one_payer(FUNDED, late).returned_minor == 2_000
    assert one_payer(FUNDED, PAGE).returned_minor == 0


def test_a_rest_that_was_carried_over_is_told_with_its_code() -> None:
    """The rail took all of it: what was not used is behind a code, and counts as returned."""
    taken = replace(
        PAID, state=PrepaymentState.SETTLED, captured=Money(2_000), carried=Money(1_101)
    )
    mine = one_payer(ENDED, taken, cost=899)
    assert (mine.captured_minor, mine.returned_minor, mine.carried_minor) == (899, 1_101, 1_101)
    assert mine.code == grouped(rest_code(PAID))


def test_a_rest_that_goes_back_to_the_rail_has_no_code() -> None:
    """Nothing is carried over where the rail gives it back."""
    mine = one_payer(ENDED, replace(PAID, captured=Money(899)), cost=899)
    assert (mine.returned_minor, mine.carried_minor, mine.code) == (1_101, 0, "")


def test_who_paid_with_a_code_has_the_rest_on_it_again() -> None:
    """There is no page, and so no words to compare."""
    by_code = replace(PAID, rail=VOUCHER, code="", url="", captured=Money(899))
    mine = one_payer(ENDED, by_code, cost=899)
    assert (mine.words, mine.carried_minor, mine.code) == ("", 1_101, "")


# --- A delivery ---------------------------------------------------------------------------------


def part(delivery: Delivery) -> DeliverySnapshot:
    """Return one outlet's part of a sale as a page shows it, long after."""
    return delivery_snapshot(site().products["diesel"], delivery)


def test_a_delivery_costs_what_has_flowed_until_it_is_charged() -> None:
    """While it is open by the latest reading; then what was charged, and why it ended."""
    running = part(replace(DELIVERY, total=litres(1_001)))
    assert (running.cost_minor, running.reason) == (180, "")
    assert (running.flow_base, running.needs) == (0, "")
    final = part(replace(SETTLED, charge=Money(888)))
    assert (final.cost_minor, final.reason) == (888, "customer")


# --- An outlet ----------------------------------------------------------------------------------

FIRST = OutletId(1)
OPEN_SALE = replace(FUNDED, state=SaleState.OPEN)
RUNNING = replace(
    DELIVERY, outlet=FIRST, opening=ul(TOTAL_BASE), state=DeliveryState.DELIVERING
)  # fmt: skip


def screen_of(stage: Stage, *, budget: int = 0) -> Snapshot:
    """Return what the screen "front" shows, to an attendant whose budget is so much."""
    return stage.snapshots.of(stage.visit(), stage.change(), lambda _: Balance(credits=budget), ())


def outlet_of(stage: Stage, number: int = 1) -> OutletSnapshot:
    """Return how an outlet is shown to anybody."""
    return screen_of(stage).outlets[number - 1]


def sale_of(stage: Stage, sale: Sale = OPEN_SALE) -> SaleSnapshot:
    """Return what the customer of `sale` sees."""
    return stage.snapshots.sale(sale, stage.change())


def delivery_of(stage: Stage) -> DeliverySnapshot:
    """Return the latest delivery of the sale as its customer sees it."""
    return sale_of(stage).deliveries[-1]


def running(
    delivery: Delivery = RUNNING, *, taken: int = 0, place: Site | None = None, **can: object
) -> Stage:
    """Return a place where outlet 1 serves a sale, and so much has been taken."""
    stage = Stage(OPEN_SALE, PAID, delivery, place=place, can=capabilities(**can))  # type: ignore[arg-type]  # Named as the fields are.
    stage.serve(1, OPEN_SALE.id, delivery.id).state = OutletState.AUTHORISED
    stage.flows(1, taken, a_second=600_000)
    return stage


def test_an_outlet_at_rest_shows_its_totaliser_and_nothing_else() -> None:
    """Nothing of a delivery, and no flow: what leaks there is for the attendant, not for sale."""
    stage = Stage()
    stage.flows(1, 0, a_second=500)
    shown_ = outlet_of(stage)
    assert (shown_.delivered_base, shown_.cost_minor, shown_.limit_minor) == (0, 0, 0)
    assert (shown_.flow_base, shown_.total_base, shown_.words) == (0, TOTAL_BASE, "")


def test_an_outlet_that_delivers_shows_its_delivery() -> None:
    """How much, for how much, the most that it may cost, and how fast."""
    shown_ = outlet_of(running(taken=1_000_000))
    assert (shown_.delivered_base, shown_.cost_minor, shown_.limit_minor) == (1_000_000, 180, 2_000)
    assert (shown_.flow_base, shown_.total_base) == (600_000, TOTAL_BASE + 1_000_000)


def test_before_its_first_answer_an_outlet_shows_what_is_stored_of_it() -> None:
    """Just started: the totaliser as it was believed last, nought where it was never met."""
    stage = running()
    stage.keep(OutletRecord(FIRST, total_base=4_900_000))
    for number in (1, 2):
        stage.watch(number).status = stage.watch(number).totaliser = None
    assert (outlet_of(stage).total_base, outlet_of(stage).flow_base) == (4_900_000, 0)
    assert outlet_of(stage, 2).total_base == 0


def test_an_outlet_names_whose_turn_it_is_only_where_people_have_waited_for_it() -> None:
    """The words of a sale that was called; of nobody who came to a free outlet."""
    stage = running()
    assert outlet_of(stage).words == ""
    stage.keep(replace(OPEN_SALE, place=3))
    assert outlet_of(stage).words == SALE.words


# --- What the customer must do ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "needs"),
    [
        (ProductKind.FUEL, "lift"),
        (ProductKind.WATER, "open_tap"),
        (ProductKind.ENERGY, "plug"),
    ],
)
def test_what_the_customer_must_do_depends_on_what_is_sold(kind: ProductKind, needs: str) -> None:
    """Lift the nozzle, open the tap, plug in: until something flows, and not after it."""
    place = site(3)
    products = {"diesel": replace(place.products["diesel"], kind=kind)}
    for state in OPEN:
        stage = running(replace(RUNNING, state=state), place=replace(place, products=products))
        waits = {DeliveryState.GRANTED, DeliveryState.ARMED, DeliveryState.OPENING}
        assert delivery_of(stage).needs == (needs if state in waits else ""), state


def test_nobody_is_asked_to_do_anything_at_an_outlet_that_is_out_of_use() -> None:
    """Nothing would come of it; one that is closed to others only is still one's own."""
    stage = running(replace(RUNNING, state=DeliveryState.ARMED))
    stage.watch().state = OutletState.INOPERATIVE
    assert delivery_of(stage).needs == ""
    stage.watch().state = OutletState.CLOSED
    assert delivery_of(stage).needs == "lift"


def test_where_nobody_can_be_sensed_the_customer_presses_start() -> None:
    """Once: then there is nothing left to do."""
    stage = running(replace(RUNNING, state=DeliveryState.ARMED), senses_calling=False)
    assert delivery_of(stage).needs == "start"
    stage.watch().start = True
    assert delivery_of(stage).needs == ""


# --- The deliveries of a sale -------------------------------------------------------------------


def test_a_delivery_that_has_ended_does_not_flow_with_the_next_one_of_its_outlet() -> None:
    """Resumed after a top-up: the flow is that of the second."""
    stage = running(replace(RUNNING, id="D-000002"))
    stage.keep(replace(SETTLED, outlet=FIRST))
    first, second = sale_of(stage).deliveries
    assert (first.state, first.flow_base) == ("settled", 0)
    assert (second.state, second.flow_base) == ("delivering", 600_000)


def test_a_delivery_outlives_its_outlet_in_the_settings() -> None:
    """The outlet was taken out while it was silent: what is known of it is still shown."""
    gone = replace(RUNNING, outlet=OutletId(9), state=DeliveryState.SILENT)
    found = delivery_of(Stage(OPEN_SALE, PAID, gone))
    assert (found.outlet, found.state, found.flow_base, found.needs) == (9, "silent", 0, "")


def test_a_delivery_of_what_is_sold_no_more_is_left_out() -> None:
    """Nobody knows its name nor its unit any more; the rest of the sale is shown."""
    stage = running(replace(RUNNING, id="D-000002"))
    stage.keep(replace(SETTLED, product="petrol"))
    assert [one.state for one in sale_of(stage).deliveries] == ["delivering"]


def test_more_may_be_asked_for_only_once_a_sale_is_paid_for() -> None:
    """Up to the limit of the place; nothing while it is quoted, and no wait, no turn, no move."""
    assert sale_of(running()).top_up_max_minor == 13_000
    quoted = sale_of(Stage(SALE, PAGE), SALE)
    assert (quoted.top_up_max_minor, quoted.before) == (0, 0)
    assert (quoted.move_to, quoted.wait_left_ms) == ((), None)


def test_who_waits_sees_how_many_are_first_and_where_else_they_may_go() -> None:
    """Second in line at an outlet that has failed: the others, for a minute in whole seconds."""
    first, second = (
        replace(FUNDED, id=f"S-00001{place}", state=SaleState.QUEUED, place=place)
        for place in (1, 2)
    )
    stage = Stage(first, second, place=site(5))
    stage.watch(2).state, stage.watch(2).fault = OutletState.INOPERATIVE, "valve"
    stage.turns.tick(stage.change())
    stage.turn(500)
    waits = sale_of(stage, second)
    assert (waits.before, waits.move_to, waits.wait_left_ms) == (1, (1, 3, 4, 5), 60_000)


# --- Low credit ---------------------------------------------------------------------------------

A_EURO = replace(DELIVERY.tariff, blocks=(Block(10_000),))
"""One euro a litre: a cent buys ten millilitres."""
TEN_LITRES = replace(
    RUNNING, tariff=A_EURO, reserved=Money(1_000), limit=litres(10), preset=ul(9_950_000)
)
A_FIFTH = 1_990_000
"""Of the preset: the default mark of the place."""


def low(
    delivery: Delivery = TEN_LITRES, *, left: int = A_FIFTH, unheld: int = 0, flow: int = 600_000
) -> DeliverySnapshot:
    """Return a delivery with so much left to its preset, and so much money that nobody holds."""
    stage = running(delivery, taken=delivery.preset.base - left, qmax=ul(800_000))
    stage.flows(1, delivery.preset.base - left, a_second=flow)
    rich = replace(OPEN_SALE, authorised=delivery.reserved + Money(unheld))
    return sale_of(stage, rich).deliveries[-1]


def test_the_customer_is_warned_at_a_fifth_of_the_preset() -> None:
    """Not a drop before; with the whole seconds that it lasts at this flow."""
    assert (low().is_low, low().left_s) == (True, 3)
    early = low(left=A_FIFTH + 1)
    assert (early.is_low, early.left_s) == (False, 3)
    assert (low(flow=0).is_low, low(flow=0).left_s) == (True, None)


@pytest.mark.parametrize("state", sorted(OPEN))
def test_nothing_runs_low_but_what_flows_or_pauses(state: DeliveryState) -> None:
    """Before it begins and once it ends nobody has to hurry."""
    flows = state in {DeliveryState.DELIVERING, DeliveryState.PAUSED}
    assert low(replace(TEN_LITRES, state=state)).is_low is flows


@pytest.mark.parametrize(("unheld", "is_low"), [(0, True), (3, True), (4, False), (500, False)])
def test_money_that_is_worth_a_raise_is_no_lack_of_money(unheld: int, *, is_low: bool) -> None:
    """Forty millilitres are worth one here: four cents."""
    assert low(unheld=unheld).is_low is is_low


def test_who_gets_what_they_wanted_lacks_no_money() -> None:
    """Asked for as many litres, or as much as one delivery may ever take."""
    assert not low(replace(TEN_LITRES, wanted=litres(10))).is_low
    assert low(replace(TEN_LITRES, wanted=ul(10_010_000))).is_low
    full = replace(TEN_LITRES, reserved=Money(10_000), limit=litres(100), preset=ul(99_950_000))
    assert not low(full, left=1_000_000, unheld=5_000).is_low
    assert not low(full, left=1_000_000).is_low


# --- How long it lasts ----------------------------------------------------------------------------


def test_what_flows_tells_how_long_the_money_lasts() -> None:
    """In whole seconds at this flow, to the end of what the money buys."""
    assert low(left=6_000_000).left_s == (10_000_000 - 3_950_000) // 600_000


def test_nothing_is_foretold_of_a_flow_that_has_only_just_begun() -> None:
    """Until a fiftieth of the preset is there: valves open slowly."""
    a_fiftieth = 199_000
    assert low(left=9_950_000 - a_fiftieth).left_s is not None
    assert low(left=9_950_000 - a_fiftieth + 1).left_s is None


@pytest.mark.parametrize("state", sorted(OPEN))
def test_how_long_it_lasts_is_told_while_it_flows(state: DeliveryState) -> None:
    """Not before, not after, and not while the nozzle is shut."""
    flows = state in {DeliveryState.DELIVERING, DeliveryState.PAUSED}
    assert (low(replace(TEN_LITRES, state=state), left=6_000_000).left_s is not None) is flows
    assert low(replace(TEN_LITRES, state=state), left=6_000_000, flow=0).left_s is None


def test_money_that_nobody_holds_lasts_too() -> None:
    """A slice of a shared sale is raised before it ends; no further than what was wanted."""
    assert low(left=6_000_000, unheld=500).left_s == (15_000_000 - 3_950_000) // 600_000
    asked = replace(TEN_LITRES, wanted=litres(12))
    assert low(asked, left=6_000_000, unheld=500).left_s == (12_000_000 - 3_950_000) // 600_000


def test_money_that_nobody_holds_is_counted_once() -> None:
    """Each of two outlets that are open counts on its part of it."""
    stage = running(TEN_LITRES, taken=3_950_000, qmax=ul(800_000))
    stage.keep(replace(TEN_LITRES, id="D-000002", outlet=OutletId(2), state=DeliveryState.GRANTED))
    stage.flows(1, 3_950_000, a_second=600_000)
    rich = replace(OPEN_SALE, authorised=Money(2_500))
    first, _ = sale_of(stage, rich).deliveries
    assert first.left_s == (12_500_000 - 3_950_000) // 600_000


# --- A visit ------------------------------------------------------------------------------------


def visit_of(stage: Stage, screen: Screen, *, idle_ms: int = 0) -> VisitSnapshot:
    """Return what a screen shows that nobody has touched for so long."""
    visit = stage.visit()
    visit.screen, visit.touched_ms = screen, stage.now.mono_ms - idle_ms
    return screen_of(stage).visit


def test_a_visit_that_is_nearly_over_is_warned() -> None:
    """For the last twenty of sixty seconds, to the millisecond."""
    assert not visit_of(Stage(), Screen.CHOOSE, idle_ms=39_999).is_warning
    assert visit_of(Stage(), Screen.CHOOSE, idle_ms=40_000).is_warning
    assert visit_of(Stage(), Screen.CHOOSE, idle_ms=59_000).is_warning


def test_nobody_is_warned_where_nothing_is_lost() -> None:
    """On the last screen, under a notice that is to go, and where nothing counts down."""
    assert not visit_of(Stage(), Screen.DONE, idle_ms=20_000).is_warning
    assert not visit_of(Stage(), Screen.OVERVIEW, idle_ms=50_000).is_warning
    told = Stage()
    told.visit().notice = Notice.OUTLET_TAKEN
    assert not visit_of(told, Screen.OVERVIEW, idle_ms=50_000).is_warning


def test_an_attendant_sees_the_time_and_the_budget_that_are_left() -> None:
    """On the attendant's screen, and on that of a delivery as well."""
    for screen in (Screen.ATTENDANT, Screen.DELIVERING):
        stage = Stage()
        visit = stage.visit()
        visit.attendant, visit.screen = "Ada", screen
        visit.touched_ms = stage.now.mono_ms - 10_000
        attendant = screen_of(stage, budget=7_500).visit.attendant
        assert attendant is not None
        assert (attendant.left_ms, attendant.budget_minor) == (50_000, 7_500)


@pytest.mark.parametrize("screen", Screen)
def test_who_works_here_is_told_where_one_logs_in(screen: Screen) -> None:
    """And nowhere else."""
    found = visit_of(Stage(Attendant("Ada", "hash")), screen).attendants
    assert found == (("Ada",) if screen is Screen.LOGIN else ())


@pytest.mark.parametrize("screen", Screen)
def test_a_lock_on_codes_is_told_where_codes_are_typed(screen: Screen) -> None:
    """Ten minutes after five wrong ones: where one pays, and nowhere else."""
    stage = Stage()
    stage.visit().wrong_codes_ms = [stage.now.mono_ms] * 5
    expected = 600_000 if screen is Screen.PAY else 0
    assert visit_of(stage, screen).codes_locked_ms == expected


# --- What is suggested --------------------------------------------------------------------------


def suggestion(stage: Stage, *outlets: int, screen: Screen = Screen.CHOOSE) -> int:
    """Return what is offered to somebody who has picked `outlets`."""
    stage.visit().chosen = tuple(OutletId(one) for one in outlets)
    return visit_of(stage, screen).suggested_minor


def offering(*quick: int) -> Site:
    """Return a place with so many amounts on its buttons."""
    return site(3, quick_amounts=tuple(Money(one) for one in quick))


@pytest.mark.parametrize(
    ("quick", "offered"),
    [
        ((), 15_000),
        ((1_000,), 1_000),
        ((2_000, 1_000), 1_000),
        ((3_000, 1_000, 2_000), 2_000),
        ((1_000, 2_000, 3_000, 4_000), 2_000),
    ],
)
def test_where_nobody_has_bought_yet_the_middle_button_is_offered(
    quick: tuple[int, ...], offered: int
) -> None:
    """Of two in the middle the lower; the most that is sold where there are no buttons."""
    assert suggestion(Stage(place=offering(*quick)), 1) == offered


def test_for_several_outlets_as_much_is_offered_as_one_sale_may_cost() -> None:
    """The sum of what each is used for, and no more than the limit."""
    assert suggestion(Stage(), 1, 2) == 2_000
    assert suggestion(Stage(Setting(FILLS + "diesel", "9000,9000")), 1) == 9_000
    assert suggestion(Stage(Setting(FILLS + "diesel", "9000,9000")), 1, 2) == 15_000


@pytest.mark.parametrize("screen", Screen)
def test_an_amount_is_offered_only_while_one_chooses(screen: Screen) -> None:
    """On every other screen there is nothing to offer."""
    assert suggestion(Stage(), 1, screen=screen) == (1_000 if screen is Screen.CHOOSE else 0)


def test_no_more_is_offered_than_the_tank_can_still_sell() -> None:
    """Five litres, to the cent that they cost."""
    place = site(1)
    tank = Supply("tank", "Tank", stock_max=litres(5))
    outlets = {FIRST: replace(place.outlets[FIRST], supply="tank")}
    stage = Stage(place=replace(place, outlets=outlets, supplies={"tank": tank}))
    assert suggestion(stage, 1) == 879


# --- Outlets that are tried out -----------------------------------------------------------------


@pytest.mark.parametrize(("kept", "told"), [("", "maintenance"), ("safety", "safety")])
def test_an_outlet_that_is_tried_out_is_closed_to_everybody(kept: str, told: str) -> None:
    """Customers see no sale, no flow and no figure of it; of a lock they see the reason."""
    trial = replace(OPEN_SALE, override_by="Tec", override_reason=COMMISSIONING)
    stage = running(RUNNING)
    stage.keep(trial, OutletRecord(FIRST, lock_reason=kept))
    front = stage.visit()
    shown = stage.snapshots.of(front, stage.change(), lambda _: Balance(), (), ())
    outlet = shown.outlets[0]
    assert (outlet.state, outlet.lock_reason, outlet.sale) == ("closed", told, "")
    figures = (outlet.delivered_base, outlet.cost_minor, outlet.limit_minor, outlet.flow_base)
    assert figures == (0, 0, 0, 0)


def test_what_flows_where_nobody_has_a_delivery_is_not_shown_as_one() -> None:
    """A meter that creeps at rest is a fault to be found, not a figure for customers."""
    stage = Stage()
    stage.flows(1, 0, a_second=5_000)
    shown = stage.snapshots.of(stage.visit(), stage.change(), lambda _: Balance(), (), ())
    assert shown.outlets[0].flow_base == 0


# --- Pages in front, receipts and what lies in the drawer ---------------------------------------


def told_of(
    sale: Sale, *pages: Prepayment, payer: Prepayment | None = None, receipts_at: str = ""
) -> SaleSnapshot:
    """Return what is shown of a sale that has these pages."""
    return sale_snapshot(site(5), sale, pages, (), NOW_MS, KEY, payer, receipts_at)


@pytest.mark.parametrize(
    ("expires_ms", "is_shown"),
    [(NOW_MS + SCAN_SPARE_MS + 1, True), (NOW_MS + SCAN_SPARE_MS, False), (NOW_MS - 1, False)],
)
def test_a_code_is_shown_while_whoever_scans_it_has_time_to_pay(
    expires_ms: int, *, is_shown: bool
) -> None:
    """Of a page that is open for long."""
    page = replace(PAGE, created_ms=expires_ms - 4 * SCAN_SPARE_MS - 4, expires_ms=expires_ms)
    assert bool(told_of(SALE, page).pay_url) is is_shown


@pytest.mark.parametrize(("left_ms", "is_shown"), [(2_501, True), (2_500, False)])
def test_a_short_page_is_shown_for_three_quarters_of_its_time(
    left_ms: int, *, is_shown: bool
) -> None:
    """A quarter is for paying."""
    page = replace(PAGE, created_ms=NOW_MS + left_ms - 10_000, expires_ms=NOW_MS + left_ms)
    assert bool(told_of(SALE, page).pay_url) is is_shown
    paid = replace(page, state=PrepaymentState.EXPIRING)
    assert told_of(SALE, paid).pay_url == ""


def test_the_open_page_of_a_quote_is_in_front() -> None:
    """The newest of those; once it is paid, or where none is open, the first of all."""
    left = replace(PAGE, state=PrepaymentState.EXPIRED, asked=Money(1_500))
    newer = replace(OTHER, asked=Money(2_100), expires_ms=301_000)
    assert told_of(SALE, left, PAGE, newer).asked_minor == 2_100
    assert told_of(SALE, left, newer, PAGE).asked_minor == 2_000
    assert told_of(SALE, left).asked_minor == 1_500
    assert told_of(SALE).asked_minor == 2_000
    running = replace(SALE, state=SaleState.OPEN, amount=Money(1_234))
    assert told_of(running, left, newer).asked_minor == 1_234
    assert told_of(running, replace(left, url="https://left"), newer).pay_url == ""


@pytest.mark.parametrize(
    "state", [PrepaymentState.EXPIRED, PrepaymentState.EXPIRING, PrepaymentState.FAILED]
)
def test_pages_that_were_left_are_no_payers(state: PrepaymentState) -> None:
    """Once somebody has paid; before that they are what there is."""
    left = replace(OTHER, state=state)
    assert [one.id for one in told_of(FUNDED, PAID, left).payers] == ["P-000001"]
    assert [one.id for one in told_of(FUNDED, PAID, OTHER).payers] == ["P-000001", "P-000002"]
    assert len(told_of(SALE, PAGE, left).payers) == 2


@pytest.mark.parametrize(
    ("pages", "payer", "at", "shown"),
    [
        ((PAID, ALSO_PAID), None, "", "https://pay/one"),
        ((PAID, ALSO_PAID), ALSO_PAID, "", "https://pay/two"),
        ((PAID, ALSO_PAID), None, "https://k1", "https://k1/p/0123456789ABCDEF"),
        ((replace(PAID, url=""), ALSO_PAID), None, "", "https://pay/two"),
        ((replace(PAID, code=""), ALSO_PAID), None, "https://k1", "https://k1/p/ZYXWVTSRQPNMKJHG"),
        ((PAGE, ALSO_PAID), None, "", "https://pay/two"),
        ((PAGE, OTHER), None, "", "https://pay/one"),
        ((replace(PAID, url="", code=""),), None, "https://k1", ""),
        ((replace(PAID, code=""),), replace(PAID, code=""), "https://k1", "https://pay/one"),
    ],
)
def test_a_receipt_is_at_the_page_of_whoever_paid(
    pages: tuple[Prepayment, ...], payer: Prepayment | None, at: str, shown: str
) -> None:
    """The first who has one; at our own address where we have one."""
    over = replace(FUNDED, state=SaleState.SETTLED, receipt=7, ended_ms=100_000)
    assert told_of(over, *pages, payer=payer, receipts_at=at).receipt_url == shown
    assert told_of(replace(over, receipt=None), *pages, receipts_at=at).receipt_url == ""


# --- What attendants see of sales -----------------------------------------------------------------

A_FAKE = replace(PAID, rail="fake")


def board(stage: Stage) -> AttendantSnapshot:
    """Return what Ada sees, who is logged in at the front."""
    stage.visit().attendant = "Ada"
    attendant = screen_of(stage).visit.attendant
    assert attendant is not None
    return attendant


def test_who_is_served_is_shown_with_what_they_have_taken_there() -> None:
    """By outlet; the ways of those who have paid, each once, and none where it was a code."""
    code = replace(ALSO_PAID, rail=VOUCHER)
    third = replace(ALSO_PAID, id="P-000003", rail="fake", order=3)
    not_yet = replace(OTHER, id="P-000004", rail="fake")
    elsewhere = replace(SETTLED, id="D-000002", outlet=OutletId(3))
    stage = Stage(OPEN_SALE, code, not_yet, RUNNING, elsewhere)
    stage.serve(1, OPEN_SALE.id, RUNNING.id).state = OutletState.FUELLING
    stage.flows(1, 1_000_000)
    [one] = board(stage).served
    assert (one.outlet, one.ways) == (1, ()), "whoever is asked has not paid"
    assert (one.delivered_base, one.used_minor) == (1_000_000, 180 + 899)
    assert one.send_to == (2, 3)
    stage.keep(A_FAKE, third)
    [one] = board(stage).served
    assert one.ways == (stage.checkout.way_of(A_FAKE),) != ("",)


@pytest.mark.parametrize("state", SaleState)
def test_only_a_sale_that_runs_is_served(state: SaleState) -> None:
    """An outlet that is kept for somebody who may pay serves nobody yet."""
    stage = Stage(replace(OPEN_SALE, state=state))
    stage.serve(1, OPEN_SALE.id)
    assert bool(board(stage).served) is (state is SaleState.OPEN)


def test_a_test_is_sent_nowhere() -> None:
    """It is of this outlet."""
    stage = running()
    stage.keep(replace(OPEN_SALE, override_reason=COMMISSIONING, override_by="Tec"))
    [one] = board(stage).served
    assert (one.by, one.send_to) == ("Tec", ())


def test_a_receipt_that_was_looked_for_says_what_it_is_of() -> None:
    """What is sold no more has no name; a sale that has no receipt has no number, nor an end."""
    gone = replace(ENDED.choices[1], product="kerosene")
    stage = Stage()
    stage.visit().found = [
        Found(replace(ENDED, choices=(ENDED.choices[0], gone)), 1),
        Found(FUNDED, 0),
    ]
    first, second = board(stage).receipts
    assert (first.number, first.ended_ms, first.products) == (7, 90_000, "Diesel")
    assert (second.number, second.ended_ms) == (0, 0)


def test_the_report_of_a_shift_says_how_far_it_is_printed() -> None:
    """The attendant who asked for it waits for the paper."""
    stage = Stage(Setting(RECEIPTS, '{"report": ["printing", 1]}'))
    assert board(stage).shift.printing == "printing"


@pytest.mark.parametrize(("stored", "events"), [((), 0), ((Setting(COUNTER, "7"),), 7)])
def test_what_was_changed_in_the_meters_is_counted_for_everybody(
    stored: tuple[Setting, ...], events: int
) -> None:
    """An inspector reads it without logging in."""
    assert screen_of(Stage(*stored)).inspected.events == events


def test_the_night_begins_at_its_minute() -> None:
    """Not with the hour."""
    stage = Stage(place=replace(site(3), night=Night(12 * 60 + 30, 13 * 60)))
    midnight_ms = stage.now.utc_ms // 86_400_000 * 86_400_000
    for minute, percent in ((29, 100), (30, 50), (59, 50), (60, 100)):
        stage.now = Moment(midnight_ms + (12 * 60 + minute) * MINUTE_MS, stage.now.mono_ms)
        assert screen_of(stage).brightness_percent == percent


# --- What lies in the drawer, and what is kept ----------------------------------------------------


def test_a_rest_in_the_drawer_is_told_with_its_time_and_its_code() -> None:
    """What was paid and not charged, for as long as it may be handed over."""
    due = replace(A_FAKE, state=PrepaymentState.SETTLING, captured=Money(899))
    stage = Stage(replace(ENDED, state=SaleState.SETTLING), due)
    over = replace(ENDED, state=SaleState.SETTLING, ended_ms=stage.now.utc_ms - 1_500)
    stage.keep(over)
    [payer] = sale_of(stage, over).payers
    assert payer.due_minor == 1_101
    assert payer.due_left_ms == stage.site.limits.hand_back_ms - 1_000
    assert payer.code == grouped(rest_code(due))
    assert payer.way == stage.checkout.way_of(due) != ""


def test_where_nothing_lies_in_the_drawer_nothing_is_told_of_it() -> None:
    """No money, no time."""
    [payer] = sale_of(Stage(OPEN_SALE, A_FAKE)).payers
    assert (payer.due_minor, payer.due_left_ms, payer.code) == (0, 0, "")


def test_the_latest_delivery_of_a_paused_outlet_is_held() -> None:
    """The ones before it are over, and so is what ended elsewhere."""
    parts = [replace(SETTLED, id=f"D-00000{n}", outlet=FIRST) for n in (1, 2, 3)]
    other = replace(SETTLED, id="D-000004", outlet=OutletId(2))
    stage = Stage(OPEN_SALE, PAID, *parts, other)
    assert not any(one.is_held for one in sale_of(stage).deliveries)
    stage.keep(replace(RUNNING, id=parts[-1].id))
    stage.serve(1, OPEN_SALE.id, parts[-1].id)
    stage.turns.pause(stage.change(), OPEN_SALE, FIRST, is_own=False)
    stage.keep(parts[-1])
    stage.serve(1, OPEN_SALE.id)
    assert [one.is_held for one in sale_of(stage).deliveries] == [False, False, True, False]
    assert [one.held_left_ms for one in sale_of(stage).deliveries] == [None] * 4


@pytest.mark.parametrize(("others", "left"), [("none", 1_101 - 7), ("ended", 99), ("open", 600)])
def test_what_is_held_shows_how_long_and_all_the_money_that_it_could_go_on_with(
    others: str, left: int
) -> None:
    """What was charged and what others hold is not there for it, nor what the time has cost."""
    part = replace(SETTLED, id="D-000001", outlet=FIRST, fee=Money(7))
    beside = {
        "none": (),
        "ended": (
            replace(SETTLED, id="D-000002", outlet=OutletId(2), charge=Money(980), fee=Money(15)),
        ),
        "open": (replace(RUNNING, id="D-000002", outlet=OutletId(2), reserved=Money(494)),),
    }
    stage = Stage(OPEN_SALE, PAID, *beside[others])
    stage.keep(replace(RUNNING, id=part.id))
    stage.serve(1, OPEN_SALE.id, part.id)
    stage.turns.pause(stage.change(), OPEN_SALE, FIRST, is_own=True)
    stage.keep(part)
    stage.serve(1, OPEN_SALE.id)
    [held] = [one for one in sale_of(stage).deliveries if one.is_held]
    assert held.limit_minor - held.cost_minor == left
    assert held.preset_base == 0
    assert held.held_left_ms == stage.site.limits.pause_ms


def test_what_runs_may_be_paused_until_it_has_been_often_enough() -> None:
    """Ten parts before it: the button is gone."""
    assert delivery_of(running(RUNNING)).may_pause
    stage = running(RUNNING)
    parts = [replace(SETTLED, id=f"D-1000{n:02}", outlet=FIRST) for n in range(10)]
    stage.keep(*parts)
    [now] = [one for one in sale_of(stage).deliveries if one.state == "delivering"]
    assert not now.may_pause


def test_what_the_time_costs_is_shown_while_it_runs() -> None:
    """Each minute that was begun."""
    fee = TimeFee(Money(10), most=Money(1_000))
    stage = running(replace(RUNNING, tariff=replace(DIESEL, fee=fee)), taken=1_000_000)
    stage.watch().occupied_ms = MINUTE_MS + 1
    assert delivery_of(stage).fee_minor == 20


def test_a_page_that_has_ended_is_not_in_front_though_it_is_the_newest() -> None:
    """The one that is open is."""
    left = replace(OTHER, state=PrepaymentState.EXPIRED, asked=Money(1_500))
    assert told_of(SALE, PAGE, left).asked_minor == 2_000
