"""What can be done to a simulated forecourt from outside: one JSON object a line, one answer each.

{"do": "lift", "outlet": "petrol"} is answered by {"ok": true, ...} or {"ok": false, "error": ...}.
Outlets go by name or address. README.md beside this file lists the commands.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Callable, Mapping
from typing import Any, Protocol

from hardware.simulator.bus import Bus
from hardware.simulator.faults import FaultKind, LineFault
from hardware.simulator.plant import PERMILLE, ValveFault
from hardware.simulator.world import Place
from hardware.timing import NS_PER_MS
from kiosk.domain.controller import Fault

Told = Mapping[str, Any]
Answer = dict[str, Any]

SCRIPT_MAX = 10_000


class Cable(Protocol):
    """A line that can be pulled out."""

    def plug_in(self) -> None:
        """Put it back."""
        ...

    def unplug(self) -> None:
        """Pull it out."""
        ...


class BadCommand(Exception):
    """A command that cannot be carried out; the text says why."""


class Control:
    """The hands that reach into a simulated world."""

    def __init__(self, bus: Bus, cable: Cable, clock_ns: Callable[[], int]) -> None:
        """Reach into the world of `bus`."""
        self._bus = bus
        self._world = bus.world
        self._cable = cable
        self._clock_ns = clock_ns
        self._power_back: list[tuple[int, Place]] = []
        self._on_outlet: dict[str, Callable[[Place, Told], None]] = {
            "lift": _lift,
            "hang_up": _hang_up,
            "draw": _draw,
            "leak": _leak,
            "surge": _surge,
            "valve": self._valve,
            "meter": _meter,
            "fault": _fault,
            "setting": _setting,
            "power_cut": self._power_cut,
            "takes": _takes,
        }
        self._on_all: dict[str, Callable[[Told], Answer]] = {
            "report": lambda _told: self.report(),
            "unplug": lambda _told: _done(self._cable.unplug),
            "replug": lambda _told: _done(self._cable.plug_in),
            "autopilot": self._autopilot,
            "supply": self._supply,
            "line_fault": self._line_fault,
            "line_noise": self._line_noise,
        }

    def answer(self, line: bytes) -> bytes:
        """Carry out the command in `line` and return the answer, a line as well."""
        try:
            said: Answer = {"ok": True} | self._obey(json.loads(line))
        except (BadCommand, ValueError, TypeError, KeyError) as error:
            reason = f"{error} is missing" if isinstance(error, KeyError) else str(error)
            said = {"ok": False, "error": reason}
        return json.dumps(said).encode() + b"\n"

    def tick(self, now_ns: int) -> None:
        """Give the power back where it is time."""
        for at_ns, place in tuple(self._power_back):
            if at_ns <= now_ns:
                self._power_back.remove((at_ns, place))
                self._world.advance(now_ns)
                place.controller.power_on(now_ns)
                self._world.settle()

    def report(self) -> Answer:
        """Return what is really so, whatever the registers say, in base units."""
        counts = self._bus.counts
        return {
            "outlets": [_described(place) for place in self._world.places],
            "line": {
                "requests": counts.requests,
                "bad_frames": counts.bad_frames,
                "gap_violations": counts.gap_violations,
                "gap_least_ns": counts.gap_least_ns,
                "faults": self._bus.faults.dealt,
            },
        }

    def _obey(self, told: object) -> Answer:
        if not isinstance(told, dict) or not isinstance(told.get("do"), str):
            raise BadCommand('a command is an object with a text "do"')
        self._bus.advance(self._clock_ns())
        word = told["do"]
        if word in self._on_outlet:
            place = self._place(told["outlet"])
            self._on_outlet[word](place, told)
            answer: Answer = {"outlet": _described(place)}
        elif word in self._on_all:
            answer = self._on_all[word](told)
        else:
            known = [*self._on_outlet, *self._on_all]
            near = difflib.get_close_matches(word, known, n=1)
            hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"
            raise BadCommand(f"{word!r} is not known: {hint}")
        self._world.settle()
        return answer

    def _place(self, wanted: object) -> Place:
        for place in self._world.places:
            if wanted in (place.name, place.address):
                return place
        names = ", ".join(place.name for place in self._world.places)
        raise BadCommand(f"there is no outlet {wanted!r}: there are {names}")

    def _valve(self, place: Place, told: Told) -> None:
        late_ns, all_late_ns = _ms(told, "late_ms"), _ms(told, "all_late_ms")
        stuck = bool(told.get("stuck", False))
        if late_ns or all_late_ns or stuck:
            place.plant.valve.fault = ValveFault(late_ns, all_late_ns, stuck)
        else:
            place.plant.valve.mend(self._world.now_ns)

    def _power_cut(self, place: Place, told: Told) -> None:
        place.controller.power_off(self._world.now_ns)
        back_ns = self._world.now_ns + _whole(told, "off_ms", 1_000) * NS_PER_MS
        self._power_back.append((back_ns, place))

    def _autopilot(self, told: Told) -> Answer:
        for place in self._world.places:
            place.customer.is_automatic = bool(told["on"])
        return {}

    def _supply(self, told: Told) -> Answer:
        name = told["supply"]
        if name not in self._world.supplies:
            raise BadCommand(f"there is no supply {name!r}: {', '.join(self._world.supplies)}")
        is_endless = told["limit_base"] is None
        limit = None if is_endless else _whole(told, "limit_base", 0)
        self._world.supplies[name].limit_base = limit
        return {}

    def _line_fault(self, told: Told) -> Answer:
        fault = LineFault(
            FaultKind(told["kind"]),
            _whole(told, "of", 0),
            self._place(told["outlet"]).address if "outlet" in told else 0,
            _whole(told, "function", 0),
        )
        times = _whole(told, "times", 1)
        if len(self._bus.faults.script) + times > SCRIPT_MAX:
            raise BadCommand(f"no more than {SCRIPT_MAX} faults can wait")
        self._bus.faults.script.extend([fault] * times)
        return {}

    def _line_noise(self, told: Told) -> Answer:
        self._bus.faults.chances_ppm = _by_kind(told["chances_ppm"])
        self._bus.faults.of = _by_kind(told.get("of", {}))
        return {}


def _whole(told: Told, key: str, otherwise: int) -> int:
    value = told.get(key, otherwise)
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise BadCommand(f"{key} must be a whole number, not {value!r}")
    return value


def _by_kind(told: object) -> dict[FaultKind, int]:
    if not isinstance(told, dict):
        raise BadCommand(f"an object of fault kinds and whole numbers is wanted, not {told!r}")
    return {FaultKind(kind): _whole(told, kind, 0) for kind in told}


def _ms(told: Told, key: str) -> int:
    return _whole(told, key, 0) * NS_PER_MS


def _done(act: Callable[[], None]) -> Answer:
    act()
    return {}


def _lift(place: Place, told: Told) -> None:
    place.plant.lift()
    place.plant.draw_permille = _whole(told, "draw_permille", PERMILLE)


def _hang_up(place: Place, _told: Told) -> None:
    place.plant.hang_up()


def _draw(place: Place, told: Told) -> None:
    place.plant.draw_permille = _whole(told, "permille", PERMILLE)


def _leak(place: Place, told: Told) -> None:
    place.plant.leak_base = _whole(told, "base_per_s", 0)


def _surge(place: Place, told: Told) -> None:
    place.plant.surge_permille = _whole(told, "permille", PERMILLE)


def _meter(place: Place, told: Told) -> None:
    place.plant.counts_pulses = not told.get("stuck", False)
    if "counts" in told:
        place.controller.set_total(_whole(told, "counts", 0))


def _fault(place: Place, told: Told) -> None:
    name = str(told["name"]).upper()
    if name not in Fault.__members__:
        raise BadCommand(f"there is no fault {name.lower()!r}")
    fault = Fault[name]
    if told.get("on", True):
        place.controller.active.add(fault)
    else:
        place.controller.active.discard(fault)


def _setting(place: Place, told: Told) -> None:
    name = told["name"]
    if name not in place.controller.settings:
        raise BadCommand(f"there is no setting {name!r}")
    place.controller.settings[name] = _whole(told, "value", 0)


def _takes(place: Place, told: Told) -> None:
    takes = told["base"]
    place.customer.takes_base = None if takes is None else _whole(told, "base", 0)


def _described(place: Place) -> Answer:
    controller, plant = place.controller, place.plant
    return {
        "name": place.name,
        "address": place.address,
        "flowed_base": plant.flowed_base,
        "flow_base": plant.flow_base,
        "is_lifted": plant.is_lifted,
        "is_on": controller.is_on,
        "state": controller.state.value,
        "stopped_by": controller.stopped_by.value,
        "counts": controller.total,
        "in_force": controller.in_force,
        "sequence": controller.sequence,
        "left_counts": controller.left,
        "latched": controller.is_latched,
        "faults": int(controller.faults),
        "boot": controller.memory.boot,
    }
