"""What values are when nobody says otherwise, and the figures that rules are reckoned with."""

from __future__ import annotations

import pytest
from fakes.values import DELIVERY, EURO, SALE, ul

from kiosk.domain.closing import SPREADS, TRUSTED, Closing, Stage
from kiosk.domain.delivery import OPEN, OPENED, RUNNING, DeliveryState, StopReason
from kiosk.domain.intent import Intent, Verb
from kiosk.domain.money import Money
from kiosk.domain.outlet import OutletId
from kiosk.domain.payers import Split
from kiosk.domain.prepayment import Prepayment
from kiosk.domain.site import Limits, Outlet, Seller, Site
from kiosk.domain.suggestion import KEPT
from kiosk.domain.totaliser import Totaliser


def test_the_states_in_which_something_may_flow_are_these() -> None:
    """A stop, a silence or an end takes a delivery out of them for good."""
    assert {
        DeliveryState.GRANTED,
        DeliveryState.ARMED,
        DeliveryState.OPENING,
        DeliveryState.DELIVERING,
        DeliveryState.PAUSED,
    } == RUNNING
    assert {DeliveryState.OPENING, DeliveryState.DELIVERING, DeliveryState.PAUSED} == OPENED
    assert RUNNING | {DeliveryState.STOPPING, DeliveryState.SILENT} == OPEN


def test_a_delivery_that_is_stopped_is_on_its_way_to_its_end() -> None:
    """Its controller answers: it is not lost, and its last drops are awaited."""
    assert DELIVERY.stopped(StopReason.CUSTOMER).state is DeliveryState.STOPPING


def test_a_delivery_begins_with_all_of_its_parts_before_it() -> None:
    """It has had nothing of the last of the money, is not being lowered, and is billed whole."""
    assert not DELIVERY.is_final
    assert (DELIVERY.lowering, DELIVERY.bill_to) == (None, None)


def test_a_sale_begins_in_nobodys_queue_and_by_nobodys_word() -> None:
    """No place, no override, and nothing that is to go on."""
    assert (SALE.place, SALE.override_by, SALE.override_reason) == (0, "", "")
    assert not SALE.resumes


def test_a_prepayment_begins_without_a_name_at_the_rail() -> None:
    """What is not named can't be read, nor ended; who has not paid has no place among payers."""
    new = Prepayment("P-000001", "S-000001", "localpay", "code", Money(100), 0, 0)
    assert (new.reference, new.url, new.order) == ("", "", 0)


def test_an_intent_begins_without_what_it_is_not_given() -> None:
    """An empty text is sent to no rail."""
    new = Intent("P-000001", "localpay", Verb.OPEN, Money(100), 0, 0)
    assert (new.reference, new.code, new.description) == ("", "", "")


def test_a_site_leaves_empty_what_its_operator_did_not_say() -> None:
    """No serial is any serial, no supply is a supply of one's own; first in pays first."""
    outlet = Outlet(OutletId(1), "diesel", "a", "own", 1)
    assert (outlet.name, outlet.serial, outlet.supply) == ("", "", "")
    seller = Seller("Harbour Fuels", ("1 Quay",))
    assert (seller.vat_id, seller.phone) == ("", "")
    limits = Limits(Money(15_000), Money(5_000), Money(15_000), (Money(2_000),))
    assert Site("Harbour", "K1", EURO, seller, {}, {}, limits).split is Split.FIRST_IN


def test_the_figures_of_queues_moves_and_top_ups_are_these() -> None:
    """Two minutes to begin or to pay on, one to choose; a warning at a fifth; four outlets."""
    limits = Limits(Money(15_000), Money(5_000), Money(15_000), (Money(2_000),))
    assert (limits.turn_ms, limits.offer_ms, limits.top_up_ms) == (120_000, 60_000, 120_000)
    assert (limits.low_permille, limits.outlets_max) == (200, 4)


def test_the_figures_of_a_learned_closing_are_these() -> None:
    """Ten closings are trusted, and four deviations above their mean are reckoned with."""
    assert (TRUSTED, SPREADS) == (10, 4)
    new = Closing(Stage.FAST)
    assert (new.count, new.mean_us, new.variance_us2, new.slowest_us) == (0, 0, 0, 0)


def test_twenty_fills_are_what_a_suggestion_is_made_of() -> None:
    """More would remember another season, fewer a single customer."""
    assert KEPT == 20


@pytest.mark.req("CTL-11")
def test_a_totaliser_has_no_slack_that_it_was_not_given_and_reckons_long_times_exactly() -> None:
    """In a thousand seconds not a microlitre too much is believed."""
    meter = Totaliser(ul(0), 10**12, qmax=ul(500_000), step=ul(1_000), at_ms=0)
    assert (meter.slack_ms, meter.room_base) == (0, 0)
    assert meter.most_until(1_000_000) == 600_001_000
