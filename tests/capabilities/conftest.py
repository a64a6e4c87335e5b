"""A place to begin each story with."""

from __future__ import annotations

import pytest
from fakes.world import World


@pytest.fixture
def world() -> World:
    """Return a place with two outlets that has been running for a moment."""
    world = World()
    world.run(1500)
    return world
