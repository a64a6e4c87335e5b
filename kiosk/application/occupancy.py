"""What the time at an outlet costs, where its price says so: a charger that is kept from others.

It is taken from what a sale has left, after what flows, and never more than that: no outlet gets
less for it. Only time that was watched counts, so that of a delivery which outlived a restart does
not.
"""

from __future__ import annotations

from kiosk.application.state import Change, Watched
from kiosk.domain.delivery import Delivery
from kiosk.domain.money import NOTHING, Money


def fee(view: Change, watch: Watched, delivery: Delivery) -> Money:
    """Return what the time of `delivery` costs so far; nothing where nothing was delivered."""
    price = delivery.tariff.fee
    if price is None or not delivery.delivered or delivery.is_test:
        return NOTHING
    return min(price.charge(watch.occupied_ms), _left(view, delivery))


def may_stay(view: Change, watch: Watched, delivery: Delivery) -> bool:
    """Whether somebody who takes nothing need not go: each minute costs, and there is money."""
    price = delivery.tariff.fee
    is_there = watch.can.senses_calling and watch.status is not None and watch.status.calling
    if price is None or not is_there:
        return False
    due = price.charge(watch.occupied_ms)
    return due < price.most and due < _left(view, delivery)


def _left(view: Change, delivery: Delivery) -> Money:
    """Return what the sale of `delivery` has that nothing else uses."""
    held = delivery.reserved - delivery.cost if delivery.is_open else NOTHING
    return view.pool(view.sale(delivery.sale)) + held
