"""Which works and which dialect belong to a profile: the one table of what can be simulated."""

from __future__ import annotations

from typing import Any

from hardware.drivers.new_era.profile import NewEraProfile
from hardware.drivers.register_map.profile import RegisterMapProfile
from hardware.profile import Profile
from hardware.simulator.controller import Controller
from hardware.simulator.dialect import Dialect
from hardware.simulator.mechanism import Mechanism, Memory
from hardware.simulator.modbus import RTU
from hardware.simulator.new_era import SAFE_MODE, Pump
from hardware.simulator.plant import PlantOutlet


def fitted(
    profile: Profile, outlet: PlantOutlet, memory: Memory, *, serial: str, now_ns: int
) -> tuple[Mechanism, Dialect[Any]]:
    """Return the device of `profile`, fitted to `outlet` and switched on, and what it speaks."""
    if isinstance(profile, RegisterMapProfile):
        return Controller(profile, outlet, memory, serial=serial, now_ns=now_ns), RTU
    if isinstance(profile, NewEraProfile):
        return Pump(profile, outlet, memory, now_ns=now_ns), SAFE_MODE
    raise TypeError(f"nothing simulates a {profile.maker} {profile.model}")
