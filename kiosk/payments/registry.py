"""The kinds of rails there are: one table, read by the composition root and by nobody else."""

from __future__ import annotations

from functools import cache

from kiosk.domain.field import Field
from kiosk.payments import cash, display, lnbits, mpesa, stripe
from kiosk.payments.kinds import RailKind, RailSettings
from kiosk.payments.outside import Found, folder, found_in
from kiosk.ports import Clock, PaymentRail

LOCALPAY = "localpay"
"""Our own page, which is no kind that somebody could take the name of."""

RAILS: dict[str, RailKind] = {
    **stripe.KINDS,
    **lnbits.KINDS,
    **cash.KINDS,
    **display.KINDS,
    **mpesa.KINDS,
}


class UnknownRail(ValueError):
    """The settings name a kind of rail that there is not; the message lists those there are."""


@cache  # The files are read once: nobody changes a rail that is in use.
def others() -> Found:
    """Return the kinds of rails in a folder of one's own, and what is damaged there."""
    own = folder()
    return Found({}, {}) if own is None else found_in(own, {LOCALPAY, *RAILS})


def wanted() -> dict[str, tuple[Field, ...] | None]:
    """Return what each kind wants to be told by the settings; None where nobody can know it."""
    known: dict[str, tuple[Field, ...] | None] = dict.fromkeys(others().damaged)
    return known | {name: kind.fields for name, kind in (RAILS | others().kinds).items()}


def rail(kind: str, settings: RailSettings, clock: Clock) -> PaymentRail:
    """Return the rail that `settings` describe; it has not spoken to anybody yet.

    ValueError where it can't be; Unusable, which is one, for somebody else's that is damaged.
    """
    kinds = RAILS | others().kinds
    found = kinds.get(kind)
    if found is not None:
        return found.make(settings, clock)
    if kind in others().damaged:
        raise others().damaged[kind]
    known = ", ".join(sorted(kinds))
    raise UnknownRail(f"there is no rail {kind!r}; there are: {known}")
