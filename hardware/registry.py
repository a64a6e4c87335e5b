"""Every flow controller that can be bought with this kiosk: one table, name to maker of drivers."""

from __future__ import annotations

import difflib
import functools
from collections.abc import Callable
from fractions import Fraction
from typing import NoReturn

from hardware.drivers.register_map.driver import RegisterMapController
from hardware.drivers.register_map.profile import load
from hardware.half_duplex import Exchanger
from kiosk.domain.controller import Capabilities
from kiosk.ports import FlowController, NoAnswer

loaded = functools.cache(load)
"""Each profile is read once: nobody changes one that is in use."""

Factory = Callable[[Exchanger, int, Fraction], FlowController]


def _register_map(profile: str) -> Factory:
    def make(line: Exchanger, address: int, scale: Fraction) -> FlowController:
        return RegisterMapController(loaded(profile).scaled(scale), line, address)

    return make


REGISTRY: dict[str, Factory] = {
    "reference-fuel": _register_map("reference-fuel"),
    "reference-water": _register_map("reference-water"),
    "reference-ev": _register_map("reference-ev"),
}
"""What the settings may name as an outlet's `profile`."""


class _Nobody:
    """A line that is never spoken on: what a driver declares is known without one."""

    def exchange(self, *_: object, **__: object) -> NoReturn:
        """Refuse to speak."""
        raise NoAnswer("there is no line")


class UnknownProfile(ValueError):
    """The settings name a profile that is not in the registry."""


def controller(
    profile: str, line: Exchanger, address: int, *, scale: Fraction | int = 1
) -> FlowController:
    """Return the driver of the device that `profile` names, at `address` on `line`.

    Nothing is opened or sent. `scale` multiplies the flows of the plant: demos run a simulator
    at the same scale. Raises UnknownProfile, or ProfileError where its file has mistakes.
    """
    factory = REGISTRY.get(profile)
    if factory is None:
        near = difflib.get_close_matches(profile, REGISTRY, n=1)
        hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(REGISTRY)}"
        raise UnknownProfile(f"no flow controller is called {profile!r}: {hint}")
    return factory(line, address, Fraction(scale))


def capabilities() -> dict[str, Capabilities]:
    """Return what each flow controller of the registry can do; ProfileError as `controller`."""
    return {name: controller(name, _Nobody(), 1).capabilities for name in REGISTRY}
