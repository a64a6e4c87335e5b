"""Devices that can do less than any that is sold: so that no test of the suite waits for one.

Each is a reference controller behind a driver that makes less of it. Their names are those of the
registry, with what is left of the preset behind them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from hardware import registry
from hardware.half_duplex import Exchanger
from hardware.profile import Profile
from kiosk.domain.controller import Capabilities, Identity, Preset, PresetKind, Status
from kiosk.ports import FlowController, Refused

LESSER = {
    "reference-water/none": ("reference-water", PresetKind.NONE),
    "reference-water/session": ("reference-water", PresetKind.SESSION),
}
"""By name: the profile, and how much of a preset is left."""
DEVICES = sorted([*registry.REGISTRY, *LESSER])
"""Everything that goes through the conformance suite."""
FAR_S = 3_600


def loaded(name: str) -> Profile:
    """Return the profile of a device, sold or lesser."""
    return registry.loaded(LESSER[name][0] if name in LESSER else name)


def controller(
    name: str, line: Exchanger, address: int, *, scale: Fraction | int = 1
) -> FlowController:
    """Return the driver of a device, sold or lesser."""
    profile, kind = LESSER.get(name, (name, PresetKind.ABSOLUTE))
    whole = registry.controller(profile, line, address, scale=scale)
    return LesserController(whole, kind) if name in LESSER else whole


def capabilities() -> dict[str, Capabilities]:
    """Return what each device can do."""
    known = registry.capabilities()
    return known | {name: _less(known[whole], kind) for name, (whole, kind) in LESSER.items()}


def _less(can: Capabilities, kind: PresetKind) -> Capabilities:
    return replace(
        can,
        preset=kind,
        live_raise=False,
        live_lower=False,
        preset_readback=False,
        numbered=False,
    )


@dataclass
class LesserController:
    """A driver that tells less of presets, or takes none at all, than the one it speaks through."""

    whole: FlowController
    kind: PresetKind
    given: int = 0
    """The number of the preset that was given for this delivery; 0 before."""

    @property
    def capabilities(self) -> Capabilities:
        return _less(self.whole.capabilities, self.kind)

    def identify(self) -> Identity:
        return self.whole.identify()

    def read_status(self, *, feed: bool) -> Status:
        return replace(self.whole.read_status(feed=feed), preset=None, sequence=self.given)

    def set_preset(self, preset: Preset) -> None:
        if self.kind is PresetKind.NONE:
            raise AssertionError("nobody may tell it a limit")
        if self.given and self.whole.read_status(feed=True).preset is not None:
            raise Refused("already_given")
        self.whole.set_preset(preset)
        self.given = preset.sequence

    def open(self, sequence: int) -> None:
        if self.kind is PresetKind.NONE:
            status = self.whole.read_status(feed=True)
            if status.preset is None:
                far = replace(status.total, base=self.capabilities.qmax.base * FAR_S)
                self.whole.set_preset(Preset(status.total, far, sequence))
        self.whole.open(sequence)

    def stop(self) -> None:
        self.whole.stop()
        self.given = 0

    def acknowledge(self) -> None:
        self.whole.acknowledge()
