"""Which works and which dialect belong to a profile: the one table of what can be simulated."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hardware import outside
from hardware.drivers.alicat.profile import AlicatProfile
from hardware.drivers.dart.profile import DartProfile
from hardware.drivers.modbus_device.description import ModbusDeviceProfile
from hardware.drivers.new_era.profile import NewEraProfile
from hardware.drivers.ocpp.profile import OcppProfile
from hardware.drivers.openevse.profile import OpenEvseProfile
from hardware.drivers.propar.profile import ProparProfile
from hardware.drivers.register_map.profile import RegisterMapProfile
from hardware.profile import Profile
from hardware.registry import OWN
from hardware.simulator import dart
from hardware.simulator.alicat import BASIS, MassFlowController
from hardware.simulator.charger import Charger
from hardware.simulator.controller import Controller
from hardware.simulator.dialect import Dialect
from hardware.simulator.mechanism import Mechanism, Memory
from hardware.simulator.modbus import RTU
from hardware.simulator.modbus_device import Appliance
from hardware.simulator.new_era import SAFE_MODE, Pump
from hardware.simulator.openevse import RAPI, OpenEvse
from hardware.simulator.plant import PlantOutlet
from hardware.simulator.propar import ENHANCED, Instrument

Fitted = tuple[Mechanism, Dialect[Any] | None]
"""A device, and what it speaks on a line; None where it is on a network."""


def _reference(
    profile: RegisterMapProfile, outlet: PlantOutlet, memory: Memory, serial: str, now_ns: int
) -> Fitted:
    return Controller(profile, outlet, memory, serial=serial, now_ns=now_ns), RTU


def _new_era(
    profile: NewEraProfile, outlet: PlantOutlet, memory: Memory, _serial: str, now_ns: int
) -> Fitted:
    return Pump(profile, outlet, memory, now_ns=now_ns), SAFE_MODE


def _propar(
    profile: ProparProfile, outlet: PlantOutlet, memory: Memory, serial: str, now_ns: int
) -> Fitted:
    return Instrument(profile, outlet, memory, serial=serial, now_ns=now_ns), ENHANCED


def _alicat(
    profile: AlicatProfile, outlet: PlantOutlet, memory: Memory, serial: str, now_ns: int
) -> Fitted:
    return MassFlowController(profile, outlet, memory, serial=serial, now_ns=now_ns), BASIS


def _openevse(
    profile: OpenEvseProfile, outlet: PlantOutlet, memory: Memory, serial: str, now_ns: int
) -> Fitted:
    return OpenEvse(profile, outlet, memory, serial=serial, now_ns=now_ns), RAPI


def _ocpp(
    profile: OcppProfile, outlet: PlantOutlet, memory: Memory, serial: str, now_ns: int
) -> Fitted:
    return Charger(profile, outlet, memory, serial=serial, now_ns=now_ns), None


def _modbus_device(
    profile: ModbusDeviceProfile, outlet: PlantOutlet, memory: Memory, serial: str, now_ns: int
) -> Fitted:
    return Appliance(profile, outlet, memory, serial=serial, now_ns=now_ns), RTU


def _dart(
    profile: DartProfile, outlet: PlantOutlet, memory: Memory, serial: str, now_ns: int
) -> Fitted:
    return dart.Pump(profile, outlet, memory, serial=serial, now_ns=now_ns), dart.DART


MODELS: dict[str, Callable[..., Fitted]] = {
    "register_map": _reference,
    "modbus_device": _modbus_device,
    "new_era": _new_era,
    "propar": _propar,
    "alicat": _alicat,
    "openevse": _openevse,
    "ocpp": _ocpp,
    "dart": _dart,
}
"""By driver: what makes a device of a profile, at an outlet, with what it remembers, its serial
number and the time."""


def model_of(driver: str) -> Callable[..., Fitted] | None:
    """Return what makes the devices of `driver`: here, or in one's own folder; None where nothing.

    There it is the function `twin` of the module `<driver>_twin`.
    """
    if driver in MODELS or OWN is None:
        return MODELS.get(driver)
    found = outside.module(OWN, f"{driver}_twin")
    twin: Callable[..., Fitted] | None = getattr(found, "twin", None)
    return twin


def fitted(
    profile: Profile, outlet: PlantOutlet, memory: Memory, *, serial: str, now_ns: int
) -> Fitted:
    """Return the device of `profile`, fitted to `outlet` and switched on, and what it speaks."""
    fit = model_of(profile.driver)
    if fit is None:
        raise TypeError(f"nothing simulates a {profile.maker} {profile.model}")
    return fit(profile, outlet, memory, serial, now_ns)
