"""The kinds of rails there are: one table, read by the composition root and by nobody else."""

from __future__ import annotations

from kiosk.domain.field import Field
from kiosk.payments import display, stripe
from kiosk.payments.kinds import RailKind, RailSettings
from kiosk.ports import Clock, PaymentRail

RAILS: dict[str, RailKind] = {**stripe.KINDS, **display.KINDS}


class UnknownRail(ValueError):
    """The settings name a kind of rail that there is not; the message lists those there are."""


def wanted() -> dict[str, tuple[Field, ...]]:
    """Return what each kind wants to be told by the settings."""
    return {name: kind.fields for name, kind in RAILS.items()}


def rail(kind: str, settings: RailSettings, clock: Clock) -> PaymentRail:
    """Return the rail that `settings` describe; it has not spoken to anybody yet."""
    found = RAILS.get(kind)
    if found is None:
        known = ", ".join(sorted(RAILS))
        raise UnknownRail(f"there is no rail {kind!r}; there are: {known}")
    return found.make(settings, clock)
