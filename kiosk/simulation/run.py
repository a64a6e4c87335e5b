"""Lives through one plan: a time of troubles, then all is mended, then everything must end."""

from __future__ import annotations

import traceback
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from kiosk.application.ways import MISSED_MS
from kiosk.domain.outlet import OutletId
from kiosk.domain.prepayment import FINAL, Prepayment
from kiosk.domain.quantity import Quantity
from kiosk.simulation.checks import Broken, Checks, insist
from kiosk.simulation.disk import OVER
from kiosk.simulation.faults import Troubles
from kiosk.simulation.figures import Figures, of_run
from kiosk.simulation.people import BOSS, People, is_amiss
from kiosk.simulation.place import Place
from kiosk.simulation.plan import Draw, Pay, Plan, Visit
from kiosk.simulation.starving import Starving
from kiosk.simulation.story import Story

LAST_DRAWS_MS = 10_000
"""So long after the last customer has come the time of troubles is over; who draws draws on."""
SHARED_MS = 900_000
"""The place of many outlets on one prepayment is watched to its end, or for so long."""
MENDING_MS = 2_000
HEALED_WITHIN_MS = 400_000
"""Whatever happened before, everything ends within this time once all is mended."""
RESTORED_MS = 20_000
"""How long a place is watched that has forgotten some of its day: not all of that can end well."""
SELLS_WITHIN_MS = 90_000
MONEY_CHECKS = frozenset(
    {
        "settled once",
        "books and rail",
        "the drawer",
        "nobody else hands cash back",
        "believed what was counted",
        "carried what can't go back",
        "the rail took what was charged",
        "charged for what was metered",
        "books and totalisers",
        "captured and released",
        "all accounts sum to zero",
        "nothing is pending",
        "nothing is left in a sale",
        "everything ends",
    }
)
"""Checks that say that a sale was not settled exactly once, as it should."""


@dataclass
class Outcome:
    """What came of a run. `check` is empty where all is well."""

    seed: int
    figures: Figures
    check: str = ""
    what: str = ""
    story: list[str] = field(default_factory=list)


class Verdict:
    """Catches what a run fails of, and whatever defect of ours ends it: both are its result."""

    def __init__(self) -> None:
        """Nothing has failed yet."""
        self.check = self.what = ""

    def __enter__(self) -> Self:
        """Begin to watch."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        """Keep what was raised; an interruption goes on its way."""
        if isinstance(error, Broken):
            self.check, self.what = error.check, error.what
        elif isinstance(error, Exception):
            where = traceback.extract_tb(trace)[-1]
            self.check = f"defect {type(error).__name__} in {where.name}"
            self.what = f"{error} ({where.filename.rsplit('/', 1)[-1]}:{where.lineno})"
        return isinstance(error, Exception)


def live(plan: Plan, *, told: bool = False, place_class: type[Place] = Place) -> Outcome:
    """Live through `plan` and return what came of it; with `told`, its story as well."""
    story = Story(is_told=told)
    place = place_class(plan, story)
    people = People(place)
    checks = Checks(place)
    troubles = Troubles(place, people, checks)
    starving = Starving(place, checks) if plan.is_shared_place else None
    with Verdict() as verdict:
        troubles.arm()
        people.come()
        place.boot()
        _be_troubled(place, people, checks)
        if starving is not None:
            starving.end()
        _heal(place, people, troubles, checks)
        checks.close()
    if verdict.check:
        story.tell(place.now_ns, "check", f"{verdict.check}: {verdict.what}")
    figures = of_run(place, checks, troubles.dealt)
    figures.failed = int(bool(verdict.check))
    figures.over_delivered = int(verdict.check in {"over-delivery", "flow without a sale"})
    figures.settled_wrongly = int(verdict.check in MONEY_CHECKS)
    if starving is not None:
        starving.add_to(figures)
    return Outcome(plan.seed, figures, verdict.check, verdict.what, story.text())


def _be_troubled(place: Place, people: People, checks: Checks) -> None:
    """Let everybody come and everything break."""
    plan = place.plan
    if plan.is_shared_place:
        place.run(SHARED_MS, lambda: people.are_gone and checks.is_over())
        return
    place.run(plan.ends_ms + 100)
    place.run(plan.ends_ms + LAST_DRAWS_MS, lambda: people.are_gone)


def _heal(place: Place, people: People, troubles: Troubles, checks: Checks) -> None:
    """Mend everything; then every sale must end, and the outlets must be free again."""
    troubles.mend()
    place.is_mended = True
    people.call_boss()
    place.run(place.now_ms + MENDING_MS)
    until_ms = place.now_ms + HEALED_WITHIN_MS

    def is_well() -> bool:
        place.is_dead_time = people.are_gone and not checks.open
        return people.are_gone and checks.is_over() and _all_free(place)

    if checks.is_restored:
        place.run(place.now_ms + RESTORED_MS)
        return
    if not place.run(until_ms, is_well):
        raise Broken("everything ends", _left(place, checks))
    place.is_dead_time = False
    if place.plan.sells_again:
        _sell_again(place, people, checks)


def _sell_again(place: Place, people: People, checks: Checks) -> None:
    """Whatever happened, the next customer is served as if nothing had."""
    plan = place.plan
    outlet = plan.outlets[plan.seed % len(plan.outlets)].number
    product = plan.product_of(outlet)
    before = len(checks.courses)
    order = product.smallest_base * 4
    minor = place.site.products[product.id].tariff.reserve(_quantity(place, outlet, order)).minor
    visit = Visit(
        name="the last one",
        at_ms=place.now_ms + MISSED_MS,  # No rail is held any more for one that does not answer.
        screen="front",
        draws=(Draw(outlet),),
        buys="amount",
        figure=minor,
        pays=(Pay(500),),
    )
    people.send(visit)
    place.run(
        place.now_ms + MISSED_MS + SELLS_WITHIN_MS, lambda: people.are_gone and checks.is_over()
    )
    courses = list(checks.courses.values())[before:]
    insist(courses and courses[0].flowed_base, "sells again", f"nothing flowed at outlet {outlet}")


def _quantity(place: Place, outlet: int, base: int) -> Quantity:
    return Quantity(base, place.site.product_at(OutletId(outlet)).dimension)


def _all_free(place: Place) -> bool:
    """Whether a customer could choose every outlet."""
    snapshot = place.snapshot(BOSS)
    return (
        snapshot is not None
        and not is_amiss(snapshot)
        and all(one.is_available for one in snapshot.outlets)
    )


def _left(place: Place, checks: Checks) -> str:
    """Return what has not ended."""
    sales = [f"{one.id} {one.state}" for one in checks.sales.values() if one.state not in OVER]
    opened = [f"{one.stored.id} {one.stored.state}" for one in checks.open.values()]
    payments = [
        f"{one.id} {one.state}"
        for one in place.disk.image.all_of(Prepayment)
        if one.state not in FINAL
    ]
    snapshot = place.snapshot(BOSS)
    outlets = [
        f"outlet {one.number} {one.state} {one.fault}{one.lock_reason}"
        for one in (snapshot.outlets if snapshot is not None else ())
        if not one.is_available
    ]
    return "; ".join([*sales, *opened, *payments, *outlets]) or "the engine does not answer"
