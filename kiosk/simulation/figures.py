"""What runs add up to. Sums only, so that the order in which they were lived does not matter."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from kiosk.domain.delivery import StopReason
from kiosk.simulation.checks import Checks, Course
from kiosk.simulation.place import Place

PPM = 1_000_000


@dataclass
class Figures:
    """The figures of any number of runs."""

    seeds: int = 0
    failed: int = 0
    deliveries: int = 0
    """In which anything flowed."""
    granted: int = 0
    sales: int = 0
    over_delivered: int = 0
    settled_wrongly: int = 0
    overruns_booked: int = 0
    """Deliveries of a plant beyond its rating, with a loss in the operator's books."""
    beyond_rating: int = 0
    """Sales of which such a plant delivered more than was paid, metered or not."""
    restarts: int = 0
    virtual_ms: int = 0
    unders: dict[str, list[int]] = field(default_factory=dict)
    """By product: the limit of the money less what flowed, where a preset ended it."""
    stranded_ppm: list[int] = field(default_factory=list)
    commissioned_ppm: list[int] = field(default_factory=list)
    """The same where the outlets were commissioned."""
    starved_ms: list[int] = field(default_factory=list)
    dealt: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)

    def add(self, other: Figures) -> None:
        """Add the figures of other runs."""
        for name in (
            "seeds", "failed", "deliveries", "granted", "sales", "over_delivered",
            "settled_wrongly", "overruns_booked", "beyond_rating", "restarts", "virtual_ms",
        ):  # fmt: skip
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for product, unders in other.unders.items():
            self.unders.setdefault(product, []).extend(unders)
        self.stranded_ppm += other.stranded_ppm
        self.commissioned_ppm += other.commissioned_ppm
        self.starved_ms += other.starved_ms
        self.dealt.update(other.dealt)
        self.reasons.update(other.reasons)

    def report(self) -> dict[str, object]:
        """Return the figures by name, as `--json` prints them."""
        return {
            "seeds": self.seeds,
            "failed": self.failed,
            "deliveries": self.deliveries,
            "granted": self.granted,
            "sales": self.sales,
            "over_delivered": self.over_delivered,
            "settled_wrongly": self.settled_wrongly,
            "under_mean": {key: _mean(all_) for key, all_ in sorted(self.unders.items())},
            "under_p99": {key: _p99(all_) for key, all_ in sorted(self.unders.items())},
            "under_n": {key: len(all_) for key, all_ in sorted(self.unders.items())},
            "stranded_percent": _decimals(_mean(self.stranded_ppm), 4),
            "stranded_commissioned_percent": _decimals(_mean(self.commissioned_ppm), 4),
            "starved_seconds_mean": _decimals(_mean(self.starved_ms), 3),
            "shared_places": len(self.starved_ms),
            "overruns_booked": self.overruns_booked,
            "beyond_rating": self.beyond_rating,
            "restarts": self.restarts,
            "faults": dict(sorted(self.dealt.items())),
            "reasons": dict(sorted(self.reasons.items())),
            "virtual_hours": _decimals(self.virtual_ms // 36, 5),
        }


def of_run(place: Place, checks: Checks, dealt: Counter[str]) -> Figures:
    """Return the figures of one run."""
    flowed = [one for one in checks.courses.values() if one.flowed_base]
    figures = Figures(
        seeds=1,
        deliveries=len(flowed),
        granted=len(checks.courses),
        sales=sum(1 for one in checks.sales.values() if one.authorised),
        overruns_booked=sum(1 for one in flowed if one.stored.overrun),
        beyond_rating=len(checks.overruns),
        restarts=place.restarts,
        virtual_ms=place.now_ms,
        dealt=Counter(dealt),
        reasons=Counter(str(one.stored.reason or "open") for one in checks.courses.values()),
    )
    for course in flowed:
        if (under := _under(checks, course)) is not None:
            figures.unders.setdefault(course.stored.product, []).append(under)
    return figures


def _under(checks: Checks, course: Course) -> int | None:
    """Return what was paid for and not delivered, where a preset for all the money ended it."""
    delivery = course.stored
    if delivery.reason is not StopReason.PRESET or course.impaired:
        return None
    if len(checks.of_sale[delivery.sale]) > 1:
        return None  # The money went to others as well.
    limit = delivery.tariff.buys(checks.sales[delivery.sale].authorised)
    if delivery.wanted is not None and delivery.wanted < limit:
        limit = delivery.wanted
    largest = checks.largest_base[delivery.product]
    return min(limit.base, largest) - course.flowed_base


def _mean(values: list[int]) -> int:
    """Return the mean, rounded to a whole number; 0 of nothing."""
    return (2 * sum(values) + len(values)) // (2 * len(values)) if values else 0


def _p99(values: list[int]) -> int:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * 99 // 100)] if ordered else 0


def _decimals(value: int, places: int) -> float:
    """Return a whole number of small parts as a decimal to print: a share or a time, no money."""
    return value / float(10**places)
