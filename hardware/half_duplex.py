"""The rules of a half-duplex line, over anything that moves bytes and knows the time.

Most replies carry no transaction number, so a late reply looks like an early one. What keeps them
apart is silence: after any exchange that failed, and after the port was opened, nothing is sent
until the line has been quiet for longer than any device may take to answer. Nothing is ever sent
twice from here: whether to ask again is the caller's decision.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from hardware.framing import modbus
from hardware.framing.errors import Damaged, Foreign
from hardware.timing import NS_PER_MS, WireTiming
from kiosk.ports import Exchange, LineDown, LineHealth, NoAnswer

Answer = TypeVar("Answer")
Missing = Callable[[bytes, int], int]
"""How many bytes are still to come, from what was heard and the length that is usual: the most
that may be waited for at once, and 0 or less where the reply is whole."""
_Kept = tuple[int, bytes, bytes, str]

LATENCY_MS = 20
"""What the way between program and wire may add: a USB adapter may hold bytes back for 16 ms."""
QUIET_MS = 100
"""The shortest quarantine."""
DRAIN_MS = 1_000
"""The longest that one exchange waits for a line that is never quiet."""
LATER_NS = 40_000
SOONER_NS = 20_000
"""How the first look for a reply follows its device: two of three find it there."""
KEPT_EXCHANGES = 256
"""So many of the last exchanges can be told, for whoever has to find out what happened."""


class Transport(Protocol):
    """Bytes and time, real or simulated. Every method may raise LineDown and nothing else.

    All times are nanoseconds of one monotonic clock.
    """

    def open(self) -> None:
        """Take the port."""
        ...

    def close(self) -> None:
        """Give the port back; harmless when closed, and never fails."""
        ...

    def now_ns(self) -> int:
        """Return the time."""
        ...

    def wait(self, until_ns: int) -> None:
        """Let the time pass, whatever arrives."""
        ...

    def wait_readable(self, until_ns: int) -> bool:
        """Wait until something has arrived: True; False when nothing has by `until_ns`."""
        ...

    def read(self) -> bytes:
        """Return what has arrived; empty where nothing has."""
        ...

    def write(self, data: bytes) -> None:
        """Send `data`; may return before it is on the wire."""
        ...


class Exchanger(Protocol):
    """What a driver needs of its line."""

    def exchange(
        self,
        request: bytes,
        reply_length: int,
        *,
        response_ms: int,
        decode: Callable[[bytes], Answer],
        missing: Missing = modbus.missing,
    ) -> Answer:
        """Send `request` once and return what `decode` makes of the reply.

        `missing` tells where the reply ends; Modbus RTU unless told otherwise. `response_ms` is
        the most that the device may take to begin its answer. `decode` raises FrameError for
        anything but the answer, and what else it raises is handed on: the frame was sound.
        Raises NoAnswer, LineDown and what `decode` adds.
        """
        ...


class HalfDuplexLink:
    """One line with its gaps, quarantine and counters, over a `transport`. For one thread."""

    def __init__(
        self,
        name: str,
        transport: Transport,
        *,
        timing: WireTiming,
        latency_ms: int = LATENCY_MS,
        quiet_ms: int = QUIET_MS,
        drain_ms: int = DRAIN_MS,
    ) -> None:
        """Prepare the line; nothing is opened before `connect`."""
        self._name = name
        self._port = transport
        self._timing = timing
        self._latency_ns = latency_ms * NS_PER_MS
        self._quiet_least_ns = quiet_ms * NS_PER_MS
        self._drain_ns = drain_ms * NS_PER_MS
        self._connected = False
        self._was_connected = False
        self._quarantine_ns = 0  # How long the line must be quiet before anything is sent.
        self._quiet_from_ns = 0
        self._patience_ns = 0
        self._usual_ns: dict[int, int] = {}
        """How much later than it could each device usually has its reply out, by its address."""
        self._exchanges = self._silent = self._damaged = self._foreign = 0
        self._started_ns = 0
        self._kept: list[_Kept | None] = [None] * KEPT_EXCHANGES
        """The last exchanges, the newest in the place of the oldest: no copies, no lock."""
        self._kept_next = 0
        self._quarantines = self._reopened = 0

    @property
    def name(self) -> str:
        """The line's name in the settings."""
        return self._name

    @property
    def is_connected(self) -> bool:
        """Whether the port is open, as far as anybody has noticed."""
        return self._connected

    def connect(self) -> None:
        """Open the port; LineDown with what to do where it cannot be. Harmless when open."""
        if self._connected:
            return
        self._port.open()
        self._connected = True
        self._reopened += self._was_connected
        self._was_connected = True
        self._owe_silence(self._quiet_least_ns)  # Somebody may be answering the one before us.

    def disconnect(self) -> None:
        """Close the port; harmless when closed."""
        self._connected = False
        self._port.close()

    def health(self) -> LineHealth:
        """Return the counters."""
        return LineHealth(
            exchanges=self._exchanges,
            silent=self._silent,
            damaged=self._damaged,
            foreign=self._foreign,
            quarantines=self._quarantines,
            reopened=self._reopened,
        )

    def recent(self) -> tuple[Exchange, ...]:
        """Return the last exchanges, oldest first; from any thread."""
        kept = self._kept[:]
        return tuple(Exchange(*one) for one in sorted(one for one in kept if one is not None))

    def exchange(
        self,
        request: bytes,
        reply_length: int,
        *,
        response_ms: int,
        decode: Callable[[bytes], Answer],
        missing: Missing = modbus.missing,
    ) -> Answer:
        """Send `request` once and return what `decode` makes of the reply; see `Exchanger`."""
        if not self._connected:
            raise LineDown(f"line {self._name} is not connected")
        try:
            reply = self._converse(request, reply_length, response_ms, missing)
        except LineDown as gone:
            self._started_ns = self._port.now_ns()
            self._keep(request, b"", str(gone))
            self.disconnect()
            raise
        self._keep(request, reply)
        if not reply:
            self._silent += 1
            self._distrust()
            raise NoAnswer(f"line {self._name}: no answer in {self._patience_ns // NS_PER_MS} ms")
        try:
            return decode(reply)
        except Damaged as error:
            self._damaged += 1
            self._distrust()
            raise NoAnswer(f"line {self._name}: damaged answer: {error}") from error
        except Foreign as error:
            self._foreign += 1
            self._distrust()
            raise NoAnswer(f"line {self._name}: not our answer: {error}") from error

    def _converse(
        self, request: bytes, reply_length: int, response_ms: int, missing: Missing
    ) -> bytes:
        self._await_silence()
        wire_ns = self._timing.frame_ns(len(request) + reply_length) + self._timing.gap_ns
        self._patience_ns = wire_ns + response_ms * NS_PER_MS + self._latency_ns
        self._started_ns = started_ns = self._port.now_ns()
        self._exchanges += 1
        self._port.write(request)
        deadline_ns = started_ns + self._patience_ns
        usual_ns = self._usual_ns.get(request[0], 0)
        self._port.wait(min(deadline_ns, started_ns + wire_ns + usual_ns))
        reply = self._port.read()
        is_there = len(reply) >= reply_length
        self._usual_ns[request[0]] = max(0, usual_ns + (-SOONER_NS if is_there else LATER_NS))
        return self._completed(reply, reply_length, deadline_ns, missing)

    def _completed(
        self, reply: bytes, reply_length: int, deadline_ns: int, missing: Missing
    ) -> bytes:
        """Return one frame that begins with `reply`, after the silence that ends it."""
        port, char_ns = self._port, self._timing.char_ns
        while (left := missing(reply, reply_length)) > 0:
            if reply and left > 1:
                port.wait(min(deadline_ns, port.now_ns() + (left - 1) * char_ns))
            heard = port.read() if port.wait_readable(deadline_ns) else b""
            if not heard:
                break
            reply += heard
        if reply:
            port.wait(port.now_ns() + self._timing.gap_ns)
            reply += port.read()  # Nothing may trail; and now the next request may follow.
        return reply

    def _keep(self, request: bytes, reply: bytes, failure: str = "") -> None:
        """Keep an exchange in the place of the oldest one."""
        self._kept[self._kept_next] = (self._started_ns, request, reply, failure)
        self._kept_next = (self._kept_next + 1) % KEPT_EXCHANGES

    def _owe_silence(self, quiet_ns: int) -> None:
        """Owe the line a silence of at least `quiet_ns` from now on."""
        self._quarantine_ns = max(self._quarantine_ns, self._quiet_least_ns, quiet_ns)
        self._quiet_from_ns = self._port.now_ns()

    def _distrust(self) -> None:
        """Begin a quarantine: an answer to the last request may still come."""
        self._owe_silence(2 * self._patience_ns)
        self._quarantines += 1

    def _await_silence(self) -> None:
        """Pay the silence that is owed; NoAnswer, still owing it, where the line never rests."""
        port = self._port
        if port.read():
            if not self._quarantine_ns:
                self._foreign += 1
                self._distrust()
            self._quiet_from_ns = port.now_ns()
        give_up_ns = max(self._quiet_from_ns + self._quarantine_ns, port.now_ns() + self._drain_ns)
        while port.now_ns() < (quiet_ns := self._quiet_from_ns + self._quarantine_ns):
            if quiet_ns > give_up_ns:
                raise NoAnswer(f"line {self._name} is never quiet: something else talks on it")
            if port.wait_readable(quiet_ns):
                port.wait(port.now_ns() + self._timing.gap_ns)
                port.read()
                self._quiet_from_ns = port.now_ns()
        self._quarantine_ns = 0
