"""Every flow controller that can be bought with this kiosk: one table, name to maker of drivers."""

from __future__ import annotations

import difflib
import functools
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from hardware import outside
from hardware.drivers.alicat import profile as alicat
from hardware.drivers.alicat.driver import AlicatController
from hardware.drivers.dart import profile as dart
from hardware.drivers.dart.driver import DartController
from hardware.drivers.modbus_device import profile as modbus_device
from hardware.drivers.modbus_device.driver import ModbusDeviceController
from hardware.drivers.new_era import profile as new_era
from hardware.drivers.new_era.driver import NewEraController
from hardware.drivers.ocpp import profile as ocpp
from hardware.drivers.ocpp.driver import OcppController, Seat
from hardware.drivers.openevse import profile as openevse
from hardware.drivers.openevse.driver import OpenEvseController
from hardware.drivers.propar import profile as propar
from hardware.drivers.propar.driver import ProparController
from hardware.drivers.register_map import profile as register_map
from hardware.drivers.register_map.driver import RegisterMapController
from hardware.half_duplex import Exchanger
from hardware.profile import Profile
from hardware.profile_file import FOLDER, Problem, ProfileError
from kiosk.domain.controller import Capabilities
from kiosk.ports import FlowController


@dataclass(frozen=True, slots=True)
class Driver:
    """What speaks to one family of devices, and what reads their profiles."""

    load: Callable[[str, Path], Profile]
    """With a name, and the folder in which that file is."""
    make: Callable[[Any, Any, int], FlowController]
    """With a profile as `load` returns it, the line, and the address on it: of a charge point its
    seat, and the number of the connector."""


DRIVERS: dict[str, Driver] = {
    "register_map": Driver(register_map.load, RegisterMapController),
    "modbus_device": Driver(modbus_device.load, ModbusDeviceController),
    "new_era": Driver(new_era.load, NewEraController),
    "propar": Driver(propar.load, ProparController),
    "alicat": Driver(alicat.load, AlicatController),
    "openevse": Driver(openevse.load, OpenEvseController),
    "ocpp": Driver(ocpp.load, OcppController),
    "dart": Driver(dart.load, DartController),
}
"""Every way of speaking there is, by the name of its package."""

REGISTRY: dict[str, str] = {
    "reference-fuel": "register_map",
    "reference-water": "register_map",
    "reference-ev": "register_map",
    "new-era-ne1000": "new_era",
    "bronkhorst-m14": "propar",
    "alicat-bc-co2": "alicat",
    "openevse-32a": "openevse",
    "ocpp16-22kw": "ocpp",
    "ocpp201-22kw": "ocpp",
    "esp32-evse": "modbus_device",
    "pulse-relay": "modbus_device",
    "pulse-relay-plain": "modbus_device",
    "wayne-dart-fuel": "dart",
    "contactor-sdm630": "modbus_device",
    "heidelberg-sdm630": "modbus_device",
    "phoenix-sdm630": "modbus_device",
    "keba-p30-sdm630": "modbus_device",
    "prominent-gamma-x": "modbus_device",
    "siemens-fct030": "modbus_device",
}
"""What the settings may name as an outlet's `profile`, and the driver of each."""

SHIPPED = frozenset(REGISTRY)
OWN = outside.folder()
"""Where the profiles are that did not come with the kiosk."""
OWN_PROFILES = {} if OWN is None else outside.drivers_of(OWN, FOLDER)
REGISTRY |= OWN_PROFILES


def profiles_of(driver: str) -> tuple[str, ...]:
    """Return the names of the profiles of `driver`."""
    return tuple(name for name, speaks in REGISTRY.items() if speaks == driver)


class UnknownProfile(ValueError):
    """The settings name a profile that is not in the registry."""


def controller(
    profile: str, line: Exchanger | Seat, address: int, *, scale: Fraction | int = 1
) -> FlowController:
    """Return the driver of the device that `profile` names, at `address` on `line`.

    Nothing is opened or sent. `scale` multiplies the flows of the plant: demos run a simulator
    at the same scale. Raises UnknownProfile, or ProfileError where its file has mistakes.
    """
    return _speaking(profile).make(loaded(profile).scaled(scale), line, address)


def capabilities() -> dict[str, Capabilities]:
    """Return what each flow controller of the registry can do; ProfileError as `controller`."""
    return {name: loaded(name).capabilities for name in REGISTRY}


def remedy(error: ProfileError) -> str:
    """Return what to do about a profile with mistakes: correct one's own, never one that we ship.

    What of one's own extends a profile of ours may stumble over a mistake in that one.
    """
    files = dict.fromkeys(problem.file for problem in error.problems)
    own = [str(OWN / file) for file in files if OWN is not None and Path(file).stem in OWN_PROFILES]
    said = []
    if own:
        said.append(
            f"Correct {' and '.join(own)} in the lines above, or take the file out of the folder, "
            f"which {outside.VARIABLE} names: hardware/README.md says what a profile holds."
        )
    if len(own) < len(files):
        said.append("Install this release again.")
    return "\n".join(said)


@functools.cache  # Each file is read once: nobody changes a profile that is in use.
def loaded(profile: str) -> Profile:
    """Return the profile of that name, as its driver reads it; raises as `controller` does."""
    is_own = OWN is not None and profile in OWN_PROFILES
    if is_own and profile in SHIPPED:
        raise _wrong(profile, "", "has the name of one that came with the kiosk: give it another")
    return _speaking(profile).load(profile, OWN if is_own and OWN is not None else FOLDER)


def _speaking(profile: str) -> Driver:
    """Return what speaks to the devices of `profile`, out of one's own folder where it is there."""
    name = _driver_of(profile)
    if name not in DRIVERS:
        try:
            found = None if OWN is None else outside.module(OWN, name)
            made = None if found is None else Driver(found.load, found.make)
        except (ImportError, SyntaxError, AttributeError) as error:
            text = f"{name}.py cannot be used: {type(error).__name__}: {error}"
            raise _wrong(profile, "driver", text) from error
        if made is None:
            known = ", ".join(DRIVERS)
            raise _wrong(profile, "driver", f"{name!r} is none of {known}, and no {name}.py here")
        DRIVERS[name] = made
    return DRIVERS[name]


def _wrong(profile: str, key: str, text: str) -> ProfileError:
    return ProfileError((Problem(f"{profile}.toml", 1, key, text),))


def _driver_of(profile: str) -> str:
    driver = REGISTRY.get(profile)
    if driver is None:
        near = difflib.get_close_matches(profile, REGISTRY, n=1)
        hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(REGISTRY)}"
        raise UnknownProfile(f"no flow controller is called {profile!r}: {hint}")
    return driver
