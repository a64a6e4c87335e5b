"""Every flow controller that can be bought with this kiosk: one table, name to maker of drivers."""

from __future__ import annotations

import difflib
import functools
from collections.abc import Callable
from fractions import Fraction
from typing import NoReturn

from hardware.drivers.new_era import profile as new_era
from hardware.drivers.new_era.driver import NewEraController
from hardware.drivers.register_map import profile as register_map
from hardware.drivers.register_map.driver import RegisterMapController
from hardware.half_duplex import Exchanger
from hardware.profile import Profile
from kiosk.domain.controller import Capabilities
from kiosk.ports import FlowController, NoAnswer

Factory = Callable[[Exchanger, int, Fraction], FlowController]

_register_map = functools.cache(register_map.load)
_new_era = functools.cache(new_era.load)
"""Each profile is read once: nobody changes one that is in use."""


def _of_register_map(profile: str) -> Factory:
    def make(line: Exchanger, address: int, scale: Fraction) -> FlowController:
        return RegisterMapController(_register_map(profile).scaled(scale), line, address)

    return make


def _of_new_era(profile: str) -> Factory:
    def make(line: Exchanger, address: int, scale: Fraction) -> FlowController:
        return NewEraController(_new_era(profile).scaled(scale), line, address)

    return make


REGISTER_MAPS = ("reference-fuel", "reference-water", "reference-ev")
NEW_ERA = ("new-era-ne1000",)

REGISTRY: dict[str, Factory] = {name: _of_register_map(name) for name in REGISTER_MAPS} | {
    name: _of_new_era(name) for name in NEW_ERA
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


def loaded(profile: str) -> Profile:
    """Return the profile of that name in the registry, as its driver reads it."""
    return _new_era(profile) if profile in NEW_ERA else _register_map(profile)
