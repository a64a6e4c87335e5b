"""What each product is sold at: by the settings file, or as a manager has set it at a screen.

A new price is for later sales alone: each keeps the tariff that it was quoted at. It holds from
one commit on, everywhere at once, and nobody can buy at it before it has been shown for a while.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from kiosk.api import commands as c
from kiosk.api.snapshot import Notice, PriceSnapshot
from kiosk.application.rights import role_of
from kiosk.application.state import Change
from kiosk.domain.attendant import Role
from kiosk.domain.journal import Relevance
from kiosk.domain.local_time import next_hour
from kiosk.domain.moment import Moment
from kiosk.domain.outlet import OutletId
from kiosk.domain.price import (
    BY_FILE,
    HOURS,
    NOW,
    PLANNED,
    PRICE,
    PRICE_REASONS,
    SHOWN_MS,
    Planned,
    Price,
    at_price,
    is_settable,
    listed,
    still_holds,
    takes_two,
)
from kiosk.domain.site import Product, Site
from kiosk.ports import Setting

Asked = c.ChangePrice | c.AgreePrice | c.DropPrice


class Prices:
    """The prices that hold, those that wait, and who may change them."""

    def __init__(self, site: Site, settings: Mapping[str, str]) -> None:
        """Take what the settings file lists, and what is kept of changes since."""
        self._listed = dict(site.products)
        self.site = replace(site, products=dict(site.products))
        """The place as it sells now: its products change as soon as a new price is durable."""
        self._changed_ms: dict[str, int] = {}
        """When each product's price changed last, since the start."""
        for key, product in self._listed.items():
            self.site.products[key] = _sold(product, settings)

    # --- What happens to them ---------------------------------------------------------------

    def begin(self, change: Change) -> None:
        """Take note of what the settings file lists; where it was changed since, it holds."""
        for key, product in self._listed.items():
            kept, lists = Price.kept(change.setting(PRICE + key)), listed(product.tariff)
            if kept is None:
                first = Price(
                    product.tariff.version,
                    product.tariff.price_e4,
                    "",
                    change.now.utc_ms,
                    lists,
                )
                change.save(Setting(PRICE + key, first.said()))
            elif not still_holds(kept, product.tariff, product.bounds):
                self._drop(change, key, by="", reason=BY_FILE)
                self._set(change, product, product.tariff.price_e4, by="", reason=BY_FILE)
                self._changed_ms[key] = change.now.mono_ms
            planned = self._planned(change, key)
            if planned is not None and not product.bounds.hold(planned.price_e4):
                self._drop(change, key, by="", reason=BY_FILE)

    def tick(self, change: Change) -> None:
        """Let the changes take effect whose time has come."""
        for key in self._listed:
            planned = self._planned(change, key)
            if planned is not None and planned.is_agreed and planned.at_ms <= change.now.utc_ms:
                self._take_effect(change, key, planned)

    def follow(self, settings: Mapping[str, str], now: Moment) -> None:
        """Sell at what has just been stored."""
        for key, product in self._listed.items():
            fresh = _sold(product, settings)
            if fresh.tariff.blocks != self.site.products[key].tariff.blocks:
                self._changed_ms[key] = now.mono_ms
            self.site.products[key] = fresh

    def are_shown(self, outlets: Iterable[OutletId], now: Moment) -> bool:
        """Whether what is sold at `outlets` has cost for long enough what it costs now."""
        products = {self.site.outlets[one].product for one in outlets}
        changed = [self._changed_ms[one] for one in products if one in self._changed_ms]
        return all(now.mono_ms - since_ms >= SHOWN_MS for since_ms in changed)

    # --- What attendants ask ----------------------------------------------------------------

    def obey(self, change: Change, command: Asked, *, by: str) -> Notice:
        """Do what an attendant asks; return why not, where that can't be."""
        if command.product not in self._listed:
            return Notice.NOT_ALLOWED
        match command:
            case c.AgreePrice():
                return self._agree(change, command, by)
            case _ if role_of(change, by) is not Role.MANAGER:
                return Notice.FOR_MANAGER
            case c.DropPrice(product):
                is_there = self._planned(change, product) is not None
                self._drop(change, product, by=by, reason="")
                return Notice.NONE if is_there else Notice.NOT_ALLOWED
            case c.ChangePrice():  # pragma: no branch - The last of what is asked.
                return self._plan(change, command, by)

    def shown(self, view: Change) -> tuple[PriceSnapshot, ...]:
        """Return what attendants see of every product, by its name."""
        found = [self._shown(view, key) for key in self._listed]
        return tuple(sorted(found, key=lambda one: (one.name, one.product)))

    # --- Inside -----------------------------------------------------------------------------

    def alarms(self, view: Change) -> list[str]:
        """Return what waits for a second person: nobody has to look for it."""
        return [
            f"price_waits:{product.name}"
            for key, product in self._listed.items()
            if (planned := self._planned(view, key)) is not None and not planned.is_agreed
        ]

    def _plan(self, change: Change, command: c.ChangePrice, by: str) -> Notice:
        product, price_e4 = self.site.products[command.product], command.price_e4
        old_e4 = product.tariff.price_e4
        is_asked_well = (
            command.reason in PRICE_REASONS
            and NOW <= command.hour < HOURS
            and is_settable(product.tariff)
        )
        if not is_asked_well or price_e4 == old_e4:
            return Notice.NOT_ALLOWED
        if price_e4 <= 0:
            return Notice.TOO_LITTLE
        if price_e4 > self._most_e4(product):
            return Notice.TOO_MUCH
        if not product.bounds.hold(price_e4):
            return Notice.PRICE_OUT_OF_BOUNDS
        self._drop(change, product.id, by=by, reason=command.reason)
        at_ms = 0
        if command.hour != NOW:
            at_ms = next_hour(change.now.utc_ms, self.site.time_zone, command.hour)
        planned = Planned(price_e4, at_ms, by, command.reason, takes_two(old_e4, price_e4))
        change.note(
            Relevance.CONTRACT,
            "price-planned",
            product=product.id,
            before=old_e4,
            after=price_e4,
            at=at_ms,
            by=by,
            reason=command.reason,
            needs_second=planned.needs_second,
        )
        self._go_on(change, product.id, planned)
        return Notice.NEEDS_SECOND if planned.needs_second else Notice.NONE

    def _most_e4(self, product: Product) -> int:
        """Return the highest price at which the least that may be bought is not too dear."""
        most = self.site.limits.sale_max.minor * product.tariff.per_minor
        return most // product.smallest.base

    def _agree(self, change: Change, command: c.AgreePrice, by: str) -> Notice:
        planned = self._planned(change, command.product)
        if planned is None or planned.price_e4 != command.price_e4 or planned.is_agreed:
            return Notice.NOT_ALLOWED  # Withdrawn, or another one by now.
        if planned.by == by:
            return Notice.NEEDS_SECOND
        change.note(
            Relevance.CONTRACT,
            "price-agreed",
            product=command.product,
            after=planned.price_e4,
            by=by,
        )
        self._go_on(change, command.product, replace(planned, agreed_by=by))
        return Notice.NONE

    def _go_on(self, change: Change, key: str, planned: Planned) -> None:
        """Keep a change that waits; one that waits for nothing takes effect."""
        if planned.is_agreed and planned.at_ms <= change.now.utc_ms:
            self._take_effect(change, key, planned)
        else:
            change.save(Setting(PLANNED + key, planned.said()))

    def _take_effect(self, change: Change, key: str, planned: Planned) -> None:
        change.save(Setting(PLANNED + key, ""))
        self._set(
            change,
            self._listed[key],
            planned.price_e4,
            by=planned.by,
            reason=planned.reason,
            agreed_by=planned.agreed_by,
        )

    def _set(
        self,
        change: Change,
        product: Product,
        price_e4: int,
        *,
        by: str,
        reason: str,
        agreed_by: str = "",
    ) -> None:
        """Write a price down, with the next number of its table."""
        before = Price.kept(change.setting(PRICE + product.id))
        version = (before.version if before is not None else product.tariff.version) + 1
        fresh = Price(version, price_e4, by, change.now.utc_ms, listed(product.tariff))
        change.save(Setting(PRICE + product.id, fresh.said()))
        change.note(
            Relevance.CONTRACT,
            "price-changed",
            product=product.id,
            before=before.price_e4 if before is not None else product.tariff.price_e4,
            after=price_e4,
            version=version,
            by=by,
            agreed_by=agreed_by,
            reason=reason,
        )

    def _drop(self, change: Change, key: str, *, by: str, reason: str) -> None:
        """Give up what waits for a product, where anything does."""
        planned = self._planned(change, key)
        if planned is None:
            return
        change.save(Setting(PLANNED + key, ""))
        change.note(
            Relevance.CONTRACT,
            "price-dropped",
            product=key,
            after=planned.price_e4,
            by=by,
            reason=reason,
        )

    def _shown(self, view: Change, key: str) -> PriceSnapshot:
        product, kept = self.site.products[key], Price.kept(view.setting(PRICE + key))
        planned = self._planned(view, key)
        shown = PriceSnapshot(
            product=key,
            name=product.name,
            dimension=product.dimension.value,
            price_e4=product.tariff.price_e4,
            by=kept.by if kept is not None else "",
            since_ms=kept.since_ms if kept is not None else 0,
            is_settable=is_settable(product.tariff),
            least_e4=product.bounds.least_e4,
            most_e4=product.bounds.most_e4,
        )
        if planned is None:
            return shown
        return replace(
            shown,
            next_e4=planned.price_e4,
            next_ms=planned.at_ms,
            next_by=planned.by,
            needs_second=not planned.is_agreed,
        )

    @staticmethod
    def _planned(view: Change, key: str) -> Planned | None:
        return Planned.kept(view.setting(PLANNED + key))


def _sold(product: Product, settings: Mapping[str, str]) -> Product:
    """Return a product of the settings file as it is sold, with what is kept of its price."""
    kept = Price.kept(settings.get(PRICE + product.id, ""))
    return (
        product
        if kept is None
        else replace(product, tariff=at_price(product.tariff, kept, product.bounds))
    )
