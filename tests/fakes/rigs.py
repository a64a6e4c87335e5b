"""The rig that fits a device: on a line, or on a network."""

from __future__ import annotations

from fakes import lesser
from fakes.network_rig import NetworkRig
from fakes.rig import Rig

from hardware.drivers.ocpp.profile import OcppProfile


def is_on_a_line(name: str) -> bool:
    """Whether a device hangs on a serial line, where bytes can be damaged and cables pulled."""
    return not isinstance(lesser.loaded(name), OcppProfile)


def has_an_address(name: str) -> bool:
    """Whether several of its kind may hang on one line."""
    return lesser.loaded(name).capabilities.address_max > 1


def rig_of(profiles: tuple[str, ...], *, seed: int = 1) -> Rig:
    """Return a rig with devices of these profiles, all of a kind."""
    return (Rig if is_on_a_line(profiles[0]) else NetworkRig)(profiles, seed=seed)
