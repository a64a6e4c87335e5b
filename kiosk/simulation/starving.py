"""Measures a place whose outlets share one prepayment: credit that is stranded, or lies idle."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.simulation.checks import MINOR, Checks
from kiosk.simulation.figures import PPM, Figures
from kiosk.simulation.place import Place

LOOK_MS = 250
IDLE_MS = 5_000
"""Nothing has flowed at an outlet for so long: its credit lies idle."""
BLINK_MS = 1_000
"""A valve that is shut for less is on its way to be opened again."""
WORTH_MS = 450
"""Headroom for less time at full flow is no credit to speak of: 0.3 L of fuel."""


class Starving:
    """Looks at every outlet now and then, as somebody with a stop watch would."""

    def __init__(self, place: Place, checks: Checks) -> None:
        """Watch from the beginning."""
        self._place = place
        self._checks = checks
        self._starved_ms = 0
        self._flowed: dict[int, int] = {}
        self._still_ms: dict[int, int] = {}
        self._has_ended = False
        place.spawn(self._watch())

    def end(self) -> None:
        """Stop watching."""
        self._has_ended = True

    def add_to(self, figures: Figures) -> None:
        """Add what was measured: where somebody wanted all there is, what is left is stranded."""
        figures.starved_ms.append(self._starved_ms)
        for sale, courses in self._checks.of_sale.items():
            paid = self._checks.paid(sale) * MINOR
            taken = sum(one.worth(one.flowed_base) for one in courses)
            is_commissioned = self._place.plan.is_commissioned
            stranded = figures.commissioned_ppm if is_commissioned else figures.stranded_ppm
            stranded.append((paid - taken) * PPM // paid)

    def _watch(self) -> Iterator[int]:
        while not self._has_ended:
            yield LOOK_MS
            starved = idle = False
            for number, course in self._checks.open.items():
                line = self._place.line_of[number]
                line.wire.catch_up(self._place.now_ns)
                plant, device = line.places[number].plant, line.places[number].controller
                bounds = line.bounds[number]
                before = self._flowed.get(number)
                self._flowed[number] = plant.flowed_base
                is_still = before == plant.flowed_base
                still_ms = self._still_ms.get(number, 0) + LOOK_MS if is_still else 0
                self._still_ms[number] = still_ms
                wants_more = plant.is_lifted and plant.draw_permille > 0 and course.flowed_base > 0
                starved = starved or (wants_more and still_ms >= BLINK_MS)
                headroom = device.left * bounds.step_base if device.in_force else 0
                worth = bounds.nominal_base * WORTH_MS // 1000
                idle = idle or (still_ms >= IDLE_MS and headroom > worth)
            if starved and idle:
                self._starved_ms += LOOK_MS
