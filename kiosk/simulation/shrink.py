"""Makes a failing plan smaller while the same check still fails: what is left is the story."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.simulation.plan import Plan

TRIES_MAX = 400
"""A shrinking takes so many runs at most: the same ones every time."""


def shrunk(plan: Plan, fails: Callable[[Plan], bool]) -> frozenset[str]:
    """Return the parts of `plan` that still fail, with nothing that could be left out.

    Larger and larger parts are tried without smaller and smaller pieces: delta debugging.
    """
    kept = list(plan.parts())
    tries, pieces = TRIES_MAX, 2
    while kept and tries > 0:
        size = max(1, -(-len(kept) // pieces))
        for begin in range(0, len(kept), size):
            fewer = kept[:begin] + kept[begin + size :]
            tries -= 1
            if fails(plan.only(frozenset(fewer))):
                kept, pieces = fewer, max(2, pieces - 1)
                break
            if tries <= 0:
                break
        else:
            if size == 1:
                break
            pieces = min(len(kept), 2 * pieces)
    return frozenset(kept)
