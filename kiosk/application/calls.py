"""Calls for help: from which screen somebody asks for an attendant, and whether one comes.

One call a screen, however often it is asked for. It is gone with the process; that it was made, who
answered and when it ended is in the journal, as soon as that can be written.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.application.state import Change
from kiosk.domain.journal import Body, Relevance
from kiosk.domain.moment import Moment
from kiosk.domain.outlet import OutletId

CALL_MS = 1_800_000
"""A call ends by itself after so long: whoever waited is gone."""


@dataclass(frozen=True, slots=True)
class Call:
    """Somebody before `screen` asks for an attendant."""

    screen: str
    outlets: tuple[OutletId, ...]
    """What they have chosen or use; empty where nothing yet."""
    at: Moment
    by: str = ""
    """Who is coming; empty while nobody has said so."""


class Calls:
    """Every call that is open."""

    def __init__(self) -> None:
        """Nobody has called."""
        self._open: dict[str, Call] = {}
        self._owed: list[tuple[str, Body]] = []
        """What is to be written into the journal: even when nothing can be stored, somebody may
        need help."""

    def of(self, screen: str) -> Call | None:
        """Return the call from `screen`; None where there is none."""
        return self._open.get(screen)

    def all(self) -> list[Call]:
        """Return the open calls; who has waited longest comes first."""
        return sorted(self._open.values(), key=lambda one: (one.at.mono_ms, one.screen))

    def make(self, screen: str, outlets: tuple[OutletId, ...], now: Moment) -> None:
        """Call an attendant to `screen`; nothing more where one has been called already."""
        if screen not in self._open:
            self._open[screen] = call = Call(screen, outlets, now)
            self._owe("help-called", call, outlets=list(outlets))

    def answer(self, screen: str, by: str, now: Moment) -> bool:
        """`by` is on the way to `screen`; False where nobody waits there for an answer."""
        call = self._open.get(screen)
        if call is None or call.by:
            return False
        self._open[screen] = replace(call, by=by)
        self._owe("help-answered", call, by=by, waited_ms=now.mono_ms - call.at.mono_ms)
        return True

    def end(self, screen: str, by: str, now: Moment) -> bool:
        """`by` says that the call from `screen` is done with; False where there is none."""
        call = self._open.pop(screen, None)
        if call is None:
            return False
        self._owe("help-ended", call, by=by, waited_ms=now.mono_ms - call.at.mono_ms)
        return True

    def tick(self, now: Moment) -> None:
        """End what is too old."""
        for call in self.all():
            if now.mono_ms - call.at.mono_ms >= CALL_MS:
                del self._open[call.screen]
                self._owe("help-lapsed", call, by=call.by)

    def alarms(self) -> list[str]:
        """Return what an attendant must know: calls that nobody has answered."""
        return [f"help_called:{one.screen}" for one in self.all() if not one.by]

    # --- The journal ------------------------------------------------------------------------

    def write(self, change: Change) -> None:
        """Put into `change` what the journal has not been told yet."""
        for kind, body in self._owed:
            change.note(Relevance.ATTENDANT, kind, **body)

    def written(self) -> None:
        """The change in which it was put is durable."""
        self._owed.clear()

    def _owe(self, kind: str, call: Call, **more: str | int | list[OutletId]) -> None:
        self._owed.append((kind, {"screen": call.screen, "called": call.at.utc_ms, **more}))
