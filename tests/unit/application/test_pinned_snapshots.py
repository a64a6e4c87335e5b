"""What a screen and a pay page show of a sale, figure by figure."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.values import DELIVERY, PREPAYMENT, SALE, litres
from fakes.world import site

from kiosk.api.snapshot import DeliverySnapshot, PayerSnapshot, SaleSnapshot
from kiosk.application.settlement import CARRIED
from kiosk.application.snapshots import delivery_snapshot, sale_snapshot
from kiosk.domain.carrying import code_of, grouped
from kiosk.domain.delivery import Delivery, DeliveryState, StopReason
from kiosk.domain.money import NOTHING, Money
from kiosk.domain.payers import Split
from kiosk.domain.prepayment import Prepayment, PrepaymentState
from kiosk.domain.sale import Sale
from kiosk.domain.words import words_for

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
    return sale_snapshot(place, sale, prepayments, parts, utc_ms, payer)


def one_payer(sale: Sale, payer: Prepayment, *, cost: int = 0) -> PayerSnapshot:
    """Return how the only payer of `sale` is shown."""
    parts = (replace(SETTLED, charge=Money(cost)),) if cost else ()
    [found] = shown(sale, payer, deliveries=parts).payers
    return found


# --- A sale ---------------------------------------------------------------------------------------


def test_a_sale_that_nobody_was_asked_to_pay_for_shows_no_page() -> None:
    """An operator's own: no link, no countdown, nobody's phone, and no rail to wait for."""
    empty = shown(replace(SALE, receipt=7))
    assert (empty.pay_url, empty.pay_left_ms, empty.is_seen) == ("", 0, False)
    assert (empty.is_settled, empty.receipt_url, empty.payers) == (True, "", ())


def test_a_sale_that_is_quoted_shows_the_page_of_its_first_payer() -> None:
    """The link, the whole time that is left, whether a phone is looking; nothing may be taken."""
    quoted = shown(SALE, replace(PAGE, seen=True), OTHER)
    assert (quoted.pay_url, quoted.pay_left_ms, quoted.is_seen) == (PAGE.url, 200_000, True)
    assert (quoted.is_settled, quoted.receipt_url) == (False, "")
    assert (quoted.asked_minor, quoted.authorised_minor, quoted.remaining_minor) == (2_000, 0, 0)
    assert not shown(SALE, PAGE).is_seen


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
    by_code = replace(PAID, url="", code="", rail=CARRIED)
    assert shown(ENDED, by_code, ALSO_PAID).receipt_url == OTHER.url
    assert shown(ENDED, by_code).receipt_url == ""
    assert shown(replace(ENDED, receipt=None), PAID).receipt_url == ""


# --- Its payers -----------------------------------------------------------------------------------


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
    assert mine.code == grouped(code_of(PAID.code))


def test_a_rest_that_goes_back_to_the_rail_has_no_code() -> None:
    """Nothing is carried over where the rail gives it back."""
    mine = one_payer(ENDED, replace(PAID, captured=Money(899)), cost=899)
    assert (mine.returned_minor, mine.carried_minor, mine.code) == (1_101, 0, "")


def test_who_paid_with_a_code_has_the_rest_on_it_again() -> None:
    """There is no page, and so no words to compare."""
    by_code = replace(PAID, rail=CARRIED, code="", url="", captured=Money(899))
    mine = one_payer(ENDED, by_code, cost=899)
    assert (mine.words, mine.carried_minor, mine.code) == ("", 1_101, "")


# --- A delivery -----------------------------------------------------------------------------------


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
