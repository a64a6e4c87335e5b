"""Expected state tables, written out as a grid that a reader can check against the words."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import TypeVar

import pytest

from kiosk.domain.outlet import Impossible

State = TypeVar("State", bound=Enum)
Event = TypeVar("Event", bound=Enum)

STAYS = "."
NEVER = "!"


def read_grid(
    grid: str, states: type[State], events: type[Event]
) -> dict[tuple[State, Event], State | None]:
    """Return what `grid` says of each state and event; None where it says that it never happens.

    The first line names the events and each line after it a state: "." stays, "!" never.
    """
    header, *lines = [line.split() for line in grid.strip().splitlines()]
    assert sorted(header) == sorted(events.__members__), "the grid must name every event once"
    rows = {cells[0]: cells[1:] for cells in lines}
    assert sorted(cells[0] for cells in lines) == sorted(states.__members__)
    return {
        (state, events[name]): _cell(cell, state, states)
        for state in states
        for name, cell in zip(header, rows[state.name], strict=True)
    }


def _cell(cell: str, state: State, states: type[State]) -> State | None:
    if cell == NEVER:
        return None
    return state if cell == STAYS else states[cell]


def check_grid(
    expected: dict[tuple[State, Event], State | None], after: Callable[[State, Event], State]
) -> None:
    """Fail, naming every pair, where `after` does not do what `expected` says."""
    wrong = []
    for (state, event), following in expected.items():
        got: State | None
        try:
            got = after(state, event)
        except Impossible:
            got = None
        if got is not following:
            wrong.append(f"{event.name} while {state.name}: {got}, not {following}")
    if wrong:
        pytest.fail("\n".join(wrong))


def reached(
    start: State, events: type[Event], after: Callable[[State, Event], State]
) -> frozenset[State]:
    """Return every state that some row of events leads to from `start`, itself included."""
    seen = {start}
    new = [start]
    while new:
        state = new.pop()
        for event in events:
            try:
                following = after(state, event)
            except Impossible:
                continue
            if following not in seen:
                seen.add(following)
                new.append(following)
    return frozenset(seen)
