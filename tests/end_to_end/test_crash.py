"""The engine may die at any moment: nobody gets more than they paid for, and nobody less back."""

from __future__ import annotations

import pytest
from tools.crash import directed, run


@pytest.mark.req("RD-17")
@pytest.mark.req("CTL-16")
def test_a_killed_engine_loses_nothing_and_gives_nothing_away() -> None:
    """After SIGKILLs in the middle of purchases, plant, books, journal and rail agree."""
    figures = run(kills=6, seed=7)
    assert figures["sales"]
    assert (figures["over_delivered"], figures["settled_wrongly"]) == (0, 0)
    assert (figures["unfinished"], figures["unaccounted"]) == (0, {})
    assert figures["journal_sound"]
    assert figures["starts"] == 7


@pytest.mark.req("RD-17")
def test_rd_17_a_core_that_is_killed_at_chosen_points_loses_nothing() -> None:
    """Around commits, and around what lines and rails are asked: several outlets, several sales."""
    figures = directed(points=60, seed=1)
    assert (figures["points"], figures["first_faults"]) == (60, [])
    where = figures["where"]
    assert isinstance(where, dict)
    assert len(where) == 4
