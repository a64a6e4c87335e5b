"""`python -m hardware [PROFILE ...]`: what can be bought, and what the core reserves for."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import fields

from hardware.profile_file import ProfileError
from hardware.registry import REGISTRY, UnknownProfile, loaded
from kiosk.domain.controller import Capabilities, Feeding, PresetKind, unfit

LACKS: dict[str, Callable[[Capabilities], bool]] = {
    "an absolute preset": lambda can: can.preset is not PresetKind.ABSOLUTE,
    "raises while it flows": lambda can: not can.live_raise,
    "lowerings while it flows": lambda can: not can.live_lower,
    "a preset that can be read back": lambda can: not can.preset_readback,
    "a slow stage": lambda can: not can.slow_stage,
    "a second shut-off": lambda can: can.shutoffs == 1,
    "a dead-man timer": lambda can: can.watchdog_ms is None,
    "one that latches": lambda can: not can.watchdog_latches,
    "one that only writes feed": lambda can: can.watchdog_fed_by is not Feeding.WRITES,
    "a total that is kept": lambda can: not can.totaliser_kept,
    "a sense of the nozzle": lambda can: not can.senses_calling,
    "numbered answers": lambda can: not can.numbered,
}
"""What is reserved for, or works less well, where it is missing: hardware/README.md says how."""


def main(names: list[str]) -> int:
    """List all profiles, or tell of those that are named; return 1 where one can't be used."""
    try:
        for name in names:
            sys.stdout.writelines(f"{line}\n" for line in _told(name))
        for name in [] if names else REGISTRY:
            profile = loaded(name)
            sys.stdout.write(f"{name:20} {profile.driver:14} {profile.title}\n")
    except (ProfileError, UnknownProfile) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def _told(name: str) -> Iterator[str]:
    profile = loaded(name)
    can = profile.capabilities
    yield f"{name}: {profile.title}, driver {profile.driver}"
    for each in fields(can):
        yield f"  {each.name}: {getattr(can, each.name)}"
    for what, is_missing in LACKS.items():
        if is_missing(can):
            yield f"  lacks {what}"
    why = unfit(can)
    yield f"  can't be sold with: {why}" if why else "  can be sold with"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
