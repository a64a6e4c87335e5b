"""Which screen follows which: one table, for every screen that is attached."""

from __future__ import annotations

from enum import StrEnum

from kiosk.api.snapshot import Screen


class Step(StrEnum):
    """What moves a person from one screen to another."""

    PROCEED = "proceed"  # Outlets are picked: say how much.
    QUOTE = "quote"  # A sale is quoted: pay.
    FUND = "fund"  # The money is there.
    QUEUE = "queue"  # The money is there, and others are before them.
    SHOW = "show"  # A tile of a running delivery was touched.
    LOOK = "look"  # Somebody who waits looks after their place.
    FINISH = "finish"  # The last meter of the sale is final.
    LEAVE = "leave"  # Back, done, cancelled, timed out: whatever ends here.
    LOGIN = "login"
    RETURN = "return"  # The attendant is gone: whoever waited for them is in front again.
    ENTER = "enter"  # The PIN was right.
    OVERRIDE = "override"
    BREAK_DOWN = "break_down"  # The kiosk can sell nothing at all.
    RECOVER = "recover"


_S, _T = Screen, Step

TABLE: dict[tuple[Screen, Step], Screen] = {
    (_S.OVERVIEW, _T.PROCEED): _S.CHOOSE,
    (_S.OVERVIEW, _T.SHOW): _S.DELIVERING,
    (_S.OVERVIEW, _T.LOOK): _S.QUEUE,
    (_S.OVERVIEW, _T.LOGIN): _S.LOGIN,
    (_S.CHOOSE, _T.QUOTE): _S.PAY,
    (_S.CHOOSE, _T.LEAVE): _S.OVERVIEW,
    (_S.CHOOSE, _T.LOGIN): _S.LOGIN,
    (_S.PAY, _T.FUND): _S.DELIVERING,
    (_S.PAY, _T.QUEUE): _S.QUEUE,
    (_S.PAY, _T.LEAVE): _S.OVERVIEW,
    (_S.QUEUE, _T.FUND): _S.DELIVERING,
    (_S.QUEUE, _T.FINISH): _S.DONE,
    (_S.QUEUE, _T.LEAVE): _S.OVERVIEW,
    (_S.DELIVERING, _T.FINISH): _S.DONE,
    (_S.DELIVERING, _T.LEAVE): _S.OVERVIEW,
    (_S.DONE, _T.LEAVE): _S.OVERVIEW,
    (_S.LOGIN, _T.ENTER): _S.ATTENDANT,
    (_S.LOGIN, _T.LEAVE): _S.OVERVIEW,
    (_S.LOGIN, _T.RETURN): _S.PAY,
    (_S.ATTENDANT, _T.OVERRIDE): _S.OVERRIDE,
    (_S.ATTENDANT, _T.SHOW): _S.DELIVERING,
    (_S.ATTENDANT, _T.LEAVE): _S.OVERVIEW,
    (_S.ATTENDANT, _T.RETURN): _S.PAY,
    (_S.OVERRIDE, _T.FUND): _S.DELIVERING,
    (_S.OVERRIDE, _T.LEAVE): _S.ATTENDANT,
    (_S.OUT_OF_SERVICE, _T.RECOVER): _S.OVERVIEW,
    (_S.OUT_OF_SERVICE, _T.LOGIN): _S.LOGIN,
    (_S.OUT_OF_SERVICE, _T.SHOW): _S.DELIVERING,
}

_BROKEN_FROM = (_S.OVERVIEW, _S.CHOOSE)
"""Where a breakdown of everything is shown at once: whoever has paid sees the end of it first."""

TABLE.update({(screen, _T.BREAK_DOWN): _S.OUT_OF_SERVICE for screen in _BROKEN_FROM})


def after(screen: Screen, step: Step) -> Screen:
    """Return the screen that follows; the same one where `step` leads nowhere from it."""
    return TABLE.get((screen, step), screen)
