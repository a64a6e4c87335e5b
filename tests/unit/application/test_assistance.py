"""The screen is told what its keypad sends and what may be spoken aloud."""

from __future__ import annotations

from dataclasses import replace

from fakes.world import World, site

from kiosk.api.snapshot import AssistanceSnapshot
from kiosk.domain.assistance import Assistance, Privacy, Role


def test_a_screen_knows_its_keypad_and_its_voice() -> None:
    """Each key under its role, and when only the customer hears what is spoken."""
    keys = {role: (f"F{number}",) for number, role in enumerate(Role, 13)}
    told = Assistance(keys, 450, "speechd", Privacy.PLUGGED, "/run/jack")
    world = World(place=replace(site(), assistance=told))
    assert world.core.snapshot("front", world.clock.now()).assistance == AssistanceSnapshot(
        up=("F13",),
        down=("F14",),
        ok=("F15",),
        back=("F16",),
        help=("F17",),
        louder=("F18",),
        softer=("F19",),
        again_ms=450,
        engine="speechd",
        private="plugged",
        plugged="/run/jack",
    )


def test_a_kiosk_of_which_nothing_is_said_has_the_usual_keypad() -> None:
    """No key beside the usual ones, and no amount aloud."""
    world = World()
    assert world.core.snapshot("front", world.clock.now()).assistance == AssistanceSnapshot()
