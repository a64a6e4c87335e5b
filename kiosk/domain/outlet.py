"""An outlet: what makes one delivery at a time. Its states are the nine of IFSF fuelling points."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import NewType

OutletId = NewType("OutletId", int)
"""The number on the housing, from 1."""


class OutletState(IntEnum):
    """The states of an IFSF fuelling point."""

    INOPERATIVE = 1
    CLOSED = 2
    IDLE = 3
    CALLING = 4
    AUTHORISED = 5
    STARTED = 6
    SUSPENDED_STARTED = 7
    FUELLING = 8
    SUSPENDED_FUELLING = 9


class OutletEvent(StrEnum):
    """What can happen to an outlet."""

    FAULTED = "faulted"  # It cannot be trusted: no answer, a fault bit, a meter that lies.
    CLEARED = "cleared"  # The fault has gone; the outlet stays closed until it is unlocked.
    LOCKED = "locked"  # An attendant's word, a stop of all, or opening hours.
    UNLOCKED = "unlocked"
    CALLED = "called"  # Nozzle lifted or plug in: somebody is there.
    HUNG_UP = "hung_up"  # Nozzle back or plug out.
    AUTHORISED = "authorised"  # A preset is in force; the valve is still closed.
    WITHDRAWN = "withdrawn"  # The authorisation was taken back before anything flowed.
    OPENED = "opened"  # The valve is open; nothing has flowed yet.
    FLOWED = "flowed"
    PAUSED = "paused"
    RESUMED = "resumed"
    ENDED = "ended"  # The valve is closed and the final reading taken.


class Impossible(Exception):
    """A state machine was asked for a step that its table calls our bug."""


_S, _E = OutletState, OutletEvent
_STAY = None
_NEVER = "never"

# One row a state, in the order of OutletEvent. None: nothing changes. "never": our bug.
_ROWS: dict[OutletState, tuple[OutletState | str | None, ...]] = {
    #   FAULTED CLEARED LOCKED UNLOCKED CALLED HUNG_UP AUTHORISED WITHDRAWN OPENED FLOWED
    #   PAUSED RESUMED ENDED
    _S.INOPERATIVE: (
        _STAY, _S.CLOSED, _STAY, _STAY, _STAY, _STAY, _NEVER, _STAY, _NEVER, _STAY,
        _STAY, _NEVER, _STAY,
    ),
    _S.CLOSED: (
        _S.INOPERATIVE, _STAY, _STAY, _S.IDLE, _STAY, _STAY, _NEVER, _STAY, _NEVER, _STAY,
        _STAY, _NEVER, _STAY,
    ),
    _S.IDLE: (
        _S.INOPERATIVE, _STAY, _S.CLOSED, _STAY, _S.CALLING, _STAY, _S.AUTHORISED, _STAY,
        _NEVER, _NEVER, _NEVER, _NEVER, _STAY,
    ),
    _S.CALLING: (
        _S.INOPERATIVE, _STAY, _S.CLOSED, _STAY, _STAY, _S.IDLE, _S.AUTHORISED, _STAY,
        _NEVER, _NEVER, _NEVER, _NEVER, _STAY,
    ),
    _S.AUTHORISED: (
        _S.INOPERATIVE, _STAY, _S.CLOSED, _STAY, _STAY, _STAY, _STAY, _S.IDLE, _S.STARTED,
        _S.FUELLING, _S.SUSPENDED_STARTED, _STAY, _S.IDLE,
    ),
    _S.STARTED: (
        _S.INOPERATIVE, _STAY, _S.CLOSED, _STAY, _STAY, _STAY, _STAY, _S.IDLE, _STAY,
        _S.FUELLING, _S.SUSPENDED_STARTED, _STAY, _S.IDLE,
    ),
    _S.SUSPENDED_STARTED: (
        _S.INOPERATIVE, _STAY, _S.CLOSED, _STAY, _STAY, _STAY, _STAY, _S.IDLE, _S.STARTED,
        _S.SUSPENDED_FUELLING, _STAY, _S.STARTED, _S.IDLE,
    ),
    _S.FUELLING: (
        _S.INOPERATIVE, _STAY, _S.CLOSED, _STAY, _STAY, _STAY, _STAY, _NEVER, _STAY,
        _STAY, _S.SUSPENDED_FUELLING, _STAY, _S.IDLE,
    ),
    _S.SUSPENDED_FUELLING: (
        _S.INOPERATIVE, _STAY, _S.CLOSED, _STAY, _STAY, _STAY, _STAY, _NEVER, _S.FUELLING,
        _STAY, _STAY, _S.FUELLING, _S.IDLE,
    ),
}  # fmt: skip

TABLE: dict[tuple[OutletState, OutletEvent], OutletState | str | None] = {
    (state, event): row[column]
    for state, row in _ROWS.items()
    for column, event in enumerate(OutletEvent)
}


def after(state: OutletState, event: OutletEvent) -> OutletState:
    """Return the state that follows; Impossible where the table says that it never happens."""
    match TABLE[state, event]:
        case None:
            return state
        case OutletState() as following:
            return following
        case _:
            raise Impossible(f"{event} while {state.name}")


IN_USE = frozenset(
    {
        OutletState.AUTHORISED,
        OutletState.STARTED,
        OutletState.SUSPENDED_STARTED,
        OutletState.FUELLING,
        OutletState.SUSPENDED_FUELLING,
    }
)
"""A delivery is open at the outlet."""

FREE = frozenset({OutletState.IDLE, OutletState.CALLING})
"""A customer may choose the outlet."""
