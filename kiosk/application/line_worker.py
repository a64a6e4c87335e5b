"""One serial line: what is said on it next. A step is one exchange; it keeps no state of outlets.

Stops go first, then other commands, then polls: outlets that are watched closely at every turn,
the others now and then. An exchange that fails costs the line as much as seven that do not: after
each of them everybody who answers has a turn before anybody is tried again who did not, so that
one outlet never waits for the silence of two. The dead-man timers are fed only while the core has
been heard from, so that a line whose core hangs closes its valves by itself.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kiosk.application.messages import (
    Acknowledge,
    Hush,
    Hushed,
    Identified,
    IdentifyOutlet,
    LineFound,
    LineLost,
    LineRequest,
    Message,
    OpenValve,
    OutletRefused,
    OutletSilent,
    SetPreset,
    StatusRead,
    StopOutlet,
    Watch,
)
from kiosk.domain.controller import Status
from kiosk.domain.outlet import OutletId
from kiosk.ports import Clock, FlowController, Line, LineDown, NoAnswer, Refused

IDLE_POLL_MS = 250
"""How often an outlet is read where nothing happens (CTL-10 allows a second)."""
CLOSE_POLL_MS = 50
"""How often at most where something does: a fast line need not be filled."""
SILENT_POLL_MS = 1_000
"""How often an outlet is tried that did not answer last time, so that it delays no other."""
CORE_ALIVE_MS = 1_000
REOPEN_FIRST_MS = 250
REOPEN_LAST_MS = 4_000
GIVEN_UP = 3
"""After so many failures in a row even a stop for that outlet lets the others have their turn."""
COMMANDS_A_POLL = 2
"""So many commands in a row, or a stop for every outlet, then a poll: nothing starves readings."""

FORBIDDEN = "monitor"
"""The code of a refusal that no device has said."""

Witness = Callable[[OutletId, Status, int], None]
"""Told of every status and the monotonic time it came, before the core and whatever the core does.
"""

_Said = IdentifyOutlet | SetPreset | OpenValve | StopOutlet | Acknowledge


@dataclass
class _Turn:
    """When an outlet is polled next."""

    due_ms: int = 0
    closely: bool = False
    failures: int = 0
    hushed_until_ms: int = 0
    """Until when its dead-man timer is not fed: it is being tried."""


class LineWorker:
    """What is said on one line, one exchange a step. One thread calls it, or one simulation."""

    def __init__(
        self,
        line: Line,
        controllers: Mapping[OutletId, FlowController],
        clock: Clock,
        post: Callable[[Message], None],
        *,
        witness: Witness | None = None,
    ) -> None:
        """Open nothing, say nothing."""
        self._line = line
        self._controllers = controllers
        self._clock = clock
        self._post = post
        self._witness = witness
        self._turns = {outlet: _Turn() for outlet in controllers}
        self._stops: dict[OutletId, StopOutlet] = {}
        self._commands: deque[_Said] = deque()
        self._owed: set[OutletId] = set()
        """Who answers and has had no turn since an exchange failed."""
        self._in_a_row = self._stops_in_a_row = 0
        self._reopen_ms = REOPEN_FIRST_MS
        self._connect_due_ms = 0
        self._was_up: bool | None = None
        self._core_ms: int | None = None
        self._is_forbidden = False

    def forbid(self) -> None:
        """Let nothing begin on this line from now on, whoever asks; from any thread."""
        self._is_forbidden = True

    def allow(self) -> None:
        """Let deliveries begin again; from any thread."""
        self._is_forbidden = False

    def ask(self, request: LineRequest) -> None:
        """Take a request of the core in; it is carried out by a later step."""
        match request:
            case StopOutlet():
                self._stops[request.outlet] = request
                self._turns[request.outlet].hushed_until_ms = 0  # It ends the silence.
                # What was to be done before the stop must not be done after it.
                begins = SetPreset | OpenValve | Acknowledge
                self._commands = deque(
                    one
                    for one in self._commands
                    if not (isinstance(one, begins) and one.outlet == request.outlet)
                )
            case Watch():
                turn = self._turns[request.outlet]
                turn.closely, turn.due_ms = request.closely, 0
            case Hush():
                turn = self._turns[request.outlet]
                now_ms = self._clock.now().mono_ms
                turn.hushed_until_ms = now_ms + request.for_ms
                if request.is_silent:
                    turn.due_ms = turn.hushed_until_ms
                self._post(Hushed(request.outlet, now_ms))
            case _:
                self._commands.append(request)

    def hear_core(self, mono_ms: int) -> None:
        """Take note that the core is alive."""
        self._core_ms = mono_ms

    def step(self) -> int:
        """Have one exchange, if one is due; return in how many milliseconds the next one is."""
        now_ms = self._clock.now().mono_ms
        if not self._line.is_connected and not self._connect(now_ms):
            return self._connect_due_ms - now_ms
        try:
            return self._exchange(now_ms)
        except LineDown as gone:
            self._lose(str(gone), now_ms)
            return self._connect_due_ms - now_ms

    def close(self) -> None:
        """Close every valve on the line, then the port."""
        if self._line.is_connected:
            for outlet, controller in self._controllers.items():
                try:
                    controller.stop()
                except LineDown:
                    break
                except (NoAnswer, Refused) as error:
                    self._post(OutletSilent(outlet, str(error)))
        self._line.disconnect()

    # --- Inside -----------------------------------------------------------------------------

    def _connect(self, now_ms: int) -> bool:
        if now_ms < self._connect_due_ms:
            return False
        try:
            self._line.connect()
        except LineDown as gone:
            self._lose(str(gone), now_ms)
            return False
        self._reopen_ms, self._was_up = REOPEN_FIRST_MS, True
        self._commands.clear()  # What was asked meanwhile is old: nothing opens by itself.
        self._turns = {outlet: _Turn(closely=turn.closely) for outlet, turn in self._turns.items()}
        self._owed.clear()
        self._post(LineFound(self._line.name))
        return True

    def _lose(self, why: str, now_ms: int) -> None:
        self._line.disconnect()
        if self._was_up is not False:
            self._was_up = False
            self._post(LineLost(self._line.name, why))
        self._connect_due_ms = now_ms + self._reopen_ms
        self._reopen_ms = min(2 * self._reopen_ms, REOPEN_LAST_MS)

    def _exchange(self, now_ms: int) -> int:
        first = [
            one for one in self._turns if one in self._owed and self._turns[one].due_ms <= now_ms
        ]
        stop = self._next_stop(others_wait=bool(first))
        if stop is not None and self._stops_in_a_row < len(self._turns):
            self._stops_in_a_row += 1
            self._carry_out(self._stops.pop(stop))
            return 0
        command = self._next_command(others_wait=bool(first))
        if command is not None and not self._stops and self._in_a_row < COMMANDS_A_POLL:
            self._in_a_row += 1
            self._commands.remove(command)
            self._carry_out(command)
            return 0
        outlet = min(first or self._turns, key=lambda one: self._turns[one].due_ms)
        wait_ms = self._turns[outlet].due_ms - now_ms
        if wait_ms > 0:
            return wait_ms
        self._in_a_row = self._stops_in_a_row = 0
        self._poll(outlet, now_ms)
        return 0

    def _next_stop(self, *, others_wait: bool) -> OutletId | None:
        """Return whose valve is closed next: of those who answer before those who do not."""
        waiting = sorted(self._stops, key=lambda one: self._turns[one].failures > 0)
        if not waiting or (others_wait and self._turns[waiting[0]].failures >= GIVEN_UP):
            return None
        return waiting[0]

    def _next_command(self, *, others_wait: bool) -> _Said | None:
        """Return what is carried out next: for outlets that answer before those that do not."""
        for command in self._commands:
            if not self._turns[command.outlet].failures:
                return command
        return self._commands[0] if self._commands and not others_wait else None

    def _note(self, outlet: OutletId, *, answered: bool) -> None:
        """Take note of how an exchange with `outlet` ended."""
        turn = self._turns[outlet]
        turn.failures = 0 if answered else turn.failures + 1
        if not answered:
            self._owed = {one for one, other in self._turns.items() if not other.failures}

    def _carry_out(self, request: _Said) -> None:
        try:
            self._say(request)
        except Refused as no:
            self._post(OutletRefused(request.outlet, request, no.code))
        except LineDown:
            raise
        except NoAnswer as silence:
            self._note(request.outlet, answered=False)
            self._post(OutletSilent(request.outlet, str(silence)))
        # Whatever it was, the next status shows it; those who are due already come first.
        turn = self._turns[request.outlet]
        turn.due_ms = min(turn.due_ms, self._clock.now().mono_ms)

    def _say(self, request: _Said) -> None:
        if self._is_forbidden and isinstance(request, SetPreset | OpenValve):
            raise Refused(FORBIDDEN)
        controller = self._controllers[request.outlet]
        match request:
            case StopOutlet():
                controller.stop()
            case SetPreset():
                controller.set_preset(request.preset)
            case OpenValve():
                controller.open(request.sequence)
            case Acknowledge():
                controller.acknowledge()
            case IdentifyOutlet():  # pragma: no branch - The last of what can be said.
                self._post(Identified(request.outlet, controller.identify()))

    def _poll(self, outlet: OutletId, now_ms: int) -> None:
        turn = self._turns[outlet]
        self._owed.discard(outlet)
        is_alive = self._core_ms is not None and now_ms - self._core_ms <= CORE_ALIVE_MS
        feed = is_alive and now_ms >= turn.hushed_until_ms
        period_ms = CLOSE_POLL_MS if turn.closely else IDLE_POLL_MS
        try:
            status = self._controllers[outlet].read_status(feed=feed)
        except LineDown:
            raise
        except (NoAnswer, Refused) as silence:
            self._note(outlet, answered=False)
            self._post(OutletSilent(outlet, str(silence)))
        else:
            self._note(outlet, answered=True)
            at_ms = self._clock.now().mono_ms
            if self._witness is not None:
                self._witness(outlet, status, at_ms)
            self._post(StatusRead(outlet, status, at_ms))
        if turn.failures > 1 and not turn.closely:
            period_ms = SILENT_POLL_MS
        turn.due_ms = now_ms + period_ms
