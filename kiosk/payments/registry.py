"""The rails there are: one table, read by the composition root and by nobody else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from kiosk.domain.money import Currency, Money
from kiosk.payments.http import Http
from kiosk.payments.stripe import StripeRail
from kiosk.ports import Clock, PaymentRail, RailTraits

STRIPE_VERSION = "2024-06-20"
"""The version of Stripe's API that the rail was written against."""

ONE_MINOR = Money(1)


@dataclass(frozen=True, slots=True)
class RailSettings:
    """Where a rail is and how it is used, as the settings name it."""

    kind: str
    """A key of `RAILS`."""
    name: str
    base_url: str
    key: str = field(repr=False)
    currency: Currency
    return_url: str
    """Where the phone goes after paying; `{code}` stands for the code of the link."""
    min_charge: Money = ONE_MINOR
    """The least that the provider captures: less is let go and written off."""


class UnknownRail(ValueError):
    """The settings name a kind of rail that there is not; the message lists those there are."""


def _localpay(settings: RailSettings, clock: Clock) -> PaymentRail:
    """Return the rail to our own pay page."""
    return StripeRail(
        Http(settings.base_url, settings.key, clock),
        name=settings.name,
        currency=settings.currency,
        traits=RailTraits(can_hold=True, can_refund_part=True, min_charge=settings.min_charge),
        return_url=settings.return_url,
    )


def _stripe(settings: RailSettings, clock: Clock) -> PaymentRail:
    """Return Stripe with holds: cards alone, because most other ways to pay cannot hold."""
    return StripeRail(
        Http(settings.base_url, settings.key, clock, version=STRIPE_VERSION),
        name=settings.name,
        currency=settings.currency,
        traits=RailTraits(can_hold=True, can_refund_part=True, min_charge=settings.min_charge),
        return_url=settings.return_url,
        methods=("card",),
    )


def _stripe_sale(settings: RailSettings, clock: Clock) -> PaymentRail:
    """Return Stripe without holds: every way to pay, and what is not taken is refunded."""
    return StripeRail(
        Http(settings.base_url, settings.key, clock, version=STRIPE_VERSION),
        name=settings.name,
        currency=settings.currency,
        traits=RailTraits(can_hold=False, can_refund_part=True, min_charge=settings.min_charge),
        return_url=settings.return_url,
    )


RAILS: dict[str, Callable[[RailSettings, Clock], PaymentRail]] = {
    "localpay": _localpay,
    "stripe": _stripe,
    "stripe_sale": _stripe_sale,
}


def rail(settings: RailSettings, clock: Clock) -> PaymentRail:
    """Return the rail that `settings` describe; it has not spoken to anybody yet."""
    make = RAILS.get(settings.kind)
    if make is None:
        known = ", ".join(sorted(RAILS))
        raise UnknownRail(f"there is no rail {settings.kind!r}; there are: {known}")
    return make(settings, clock)
