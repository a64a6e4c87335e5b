"""Calls for help by themselves: to the millisecond, and in whose log."""

from __future__ import annotations

from kiosk.application.calls import Calls
from kiosk.application.state import Change, State
from kiosk.domain.journal import Relevance
from kiosk.domain.moment import Moment
from kiosk.ports import Remembered

HALF_AN_HOUR_MS = 1_800_000


def test_a_call_ends_after_half_an_hour_to_the_millisecond() -> None:
    """Whoever waited is gone by then; that it was made and lapsed is in the attendants' log."""
    calls = Calls()
    calls.make("front", (), Moment(7_000, 5_000))
    calls.tick(Moment(0, 5_000 + HALF_AN_HOUR_MS - 1))
    assert calls.alarms() == ["help_called:front"]
    calls.tick(Moment(0, 5_000 + HALF_AN_HOUR_MS))
    assert (calls.alarms(), calls.of("front")) == ([], None)
    change = Change(State.remembered(Remembered()), Moment(0, 0))
    calls.write(change)
    assert [(one.relevance, one.kind, one.body) for one in change.batch().entries] == [
        (Relevance.ATTENDANT, "help-called", {"screen": "front", "called": 7_000, "outlets": []}),
        (Relevance.ATTENDANT, "help-lapsed", {"screen": "front", "called": 7_000, "by": ""}),
    ]
