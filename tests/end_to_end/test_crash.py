"""The engine may die at any moment: nobody gets more than they paid for, and nobody less back."""

from __future__ import annotations

import pytest
from tools.crash import run


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
