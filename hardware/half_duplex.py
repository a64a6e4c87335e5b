"""The rules of a half-duplex line, over anything that moves bytes and knows the time.

Most replies carry no transaction number, so a late reply looks like an early one. What keeps them
apart is silence: after any exchange that failed, and after the port was opened, nothing is sent
until the line has been quiet for longer than any device may take to answer. Nothing is ever sent
twice from here: whether to ask again is the caller's decision.
"""

from __future__ import annotations

import statistics
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from hardware.framing import modbus
from hardware.framing.errors import Damaged, Foreign
from hardware.timing import NS_PER_MS, NS_PER_US, WireTiming
from kiosk.ports import Exchange, LineDown, LineHealth, NoAnswer, Outcome, StationHealth

Answer = TypeVar("Answer")
Missing = Callable[[bytes, int], int]
"""How many bytes are still to come, from what was heard and the length that is usual: the most
that may be waited for at once, and 0 or less where the reply is whole."""
_Kept = tuple[int, bytes, bytes, str, int, int, Outcome]

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
KEPT_RESPONSES = 64
"""So many response times of an outlet its median is taken from."""
UNASKED_BYTES = 256
"""So much of what was heard unasked is kept; a babbling device has no end."""


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


@dataclass(slots=True)
class _Tally:
    """The counters of one address."""

    counts: dict[Outcome, int] = field(default_factory=lambda: dict.fromkeys(Outcome, 0))
    quarantines: int = 0
    good_ns: int | None = None
    longest_ns: int = 0
    responses_ns: deque[int] = field(default_factory=lambda: deque(maxlen=KEPT_RESPONSES))

    def health(self) -> StationHealth:
        """Return the counters as they stand."""
        counts, responses = self.counts, tuple(self.responses_ns)
        return StationHealth(
            exchanges=sum(counts.values()),
            silent=counts[Outcome.SILENT],
            damaged=counts[Outcome.DAMAGED],
            foreign=counts[Outcome.FOREIGN],
            refused=counts[Outcome.REFUSED],
            quarantines=self.quarantines,
            good_ns=self.good_ns,
            median_us=int(statistics.median(responses)) // NS_PER_US if responses else 0,
            longest_us=self.longest_ns // NS_PER_US,
        )


class HalfDuplexLink:
    """One line with its gaps, quarantine and counters, over a `transport`. For one thread.

    With `echo` the adapter hands back every byte that is sent: these bytes are taken off the front
    of each answer, and any others in their place are damage.
    """

    def __init__(
        self,
        name: str,
        transport: Transport,
        *,
        timing: WireTiming,
        echo: bool = False,
        latency_ms: int = LATENCY_MS,
        quiet_ms: int = QUIET_MS,
        drain_ms: int = DRAIN_MS,
    ) -> None:
        """Prepare the line; nothing is opened before `connect`."""
        self._name = name
        self._echo = echo
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
        self._tallies: dict[int, _Tally] = {}
        self._started_ns = self._took_ns = 0
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
            stations={one: tally.health() for one, tally in sorted(self._tallies.copy().items())},
        )

    def at(self, address: int) -> Station:
        """Return the line for whoever speaks to `address` alone: it is counted apart."""
        return Station(self, address)

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
        address: int = 0,
    ) -> Answer:
        """Send `request` once and return what `decode` makes of the reply; see `Exchanger`.

        It is counted for `address`, and what is known of the device's pace kept under it.
        """
        if not self._connected:
            raise LineDown(f"line {self._name} is not connected")
        self._took_ns = 0
        try:
            reply = self._converse(request, reply_length, response_ms, missing, address)
        except LineDown as gone:
            self._started_ns = self._port.now_ns()
            self._end(request, b"", address, Outcome.DOWN, str(gone))
            self.disconnect()
            raise
        outcome, why = Outcome.REFUSED, ""  # Whatever else `decode` raises: the frame was sound.
        try:
            answer = decode(self._without_echo(request, reply))
        except _Silence:
            outcome, why = Outcome.SILENT, f"no answer in {self._patience_ns // NS_PER_MS} ms"
            self._silent += 1
            raise NoAnswer(f"line {self._name}: {why}") from None
        except Damaged as error:
            outcome, why = Outcome.DAMAGED, str(error)
            self._damaged += 1
            raise NoAnswer(f"line {self._name}: damaged answer: {error}") from error
        except Foreign as error:
            outcome, why = Outcome.FOREIGN, str(error)
            self._foreign += 1
            raise NoAnswer(f"line {self._name}: not our answer: {error}") from error
        else:
            outcome = Outcome.OK
            return answer
        finally:
            self._end(request, reply, address, outcome, why)

    def _without_echo(self, request: bytes, reply: bytes) -> bytes:
        """Return the answer in what was heard; _Silence where there is none."""
        if self._echo and reply:
            heard, reply = reply[: len(request)], reply[len(request) :]
            if heard != request:
                raise Damaged(f"our own bytes came back as {heard.hex(' ')}")
        if not reply:
            raise _Silence
        return reply

    def _converse(
        self, request: bytes, reply_length: int, response_ms: int, missing: Missing, address: int
    ) -> bytes:
        self._await_silence()
        wire_ns = self._timing.frame_ns(len(request) + reply_length) + self._timing.gap_ns
        self._patience_ns = wire_ns + response_ms * NS_PER_MS + self._latency_ns
        self._started_ns = started_ns = self._port.now_ns()
        self._exchanges += 1
        self._port.write(request)
        if self._echo:
            reply_length += len(request)
            missing = _after(request, missing)
        deadline_ns = started_ns + self._patience_ns
        device = address or request[0]
        usual_ns = self._usual_ns.get(device, 0)
        self._port.wait(min(deadline_ns, started_ns + wire_ns + usual_ns))
        reply = self._port.read()
        is_there = len(reply) >= reply_length
        self._usual_ns[device] = max(0, usual_ns + (-SOONER_NS if is_there else LATER_NS))
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
        self._took_ns = port.now_ns() - self._started_ns
        if reply:
            port.wait(port.now_ns() + self._timing.gap_ns)
            reply += port.read()  # Nothing may trail; and now the next request may follow.
        return reply

    def _end(
        self, request: bytes, reply: bytes, address: int, outcome: Outcome, why: str = ""
    ) -> None:
        """Count an exchange and keep it; after one that failed begin a quarantine."""
        self._keep((self._started_ns, request, reply, why, address, self._took_ns, outcome))
        is_good = outcome in _SOUND
        is_suspect = not is_good and outcome is not Outcome.DOWN
        if is_suspect:
            self._distrust()
        if not address:
            return
        tally = self._tallies.get(address)
        if tally is None:
            tally = self._tallies[address] = _Tally()
        tally.counts[outcome] += 1
        tally.quarantines += is_suspect
        if is_good:
            wire_ns = self._timing.frame_ns(len(reply) + (0 if self._echo else len(request)))
            response_ns = max(0, self._took_ns - wire_ns)
            tally.good_ns = self._started_ns + self._took_ns
            tally.longest_ns = max(tally.longest_ns, response_ns)
            tally.responses_ns.append(response_ns)

    def _keep(self, exchange: _Kept) -> None:
        """Keep an exchange in the place of the oldest one."""
        self._kept[self._kept_next] = exchange
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
        heard_ns = port.now_ns()
        unheard_ns = heard_ns - max(self._quiet_from_ns, self._started_ns + self._took_ns)
        if heard := port.read():
            if not self._quarantine_ns:
                self._foreign += 1
                self._distrust()
            self._quiet_from_ns = port.now_ns()
        give_up_ns = max(self._quiet_from_ns + self._quarantine_ns, port.now_ns() + self._drain_ns)
        try:
            while port.now_ns() < (quiet_ns := self._quiet_from_ns + self._quarantine_ns):
                if quiet_ns > give_up_ns:
                    raise NoAnswer(f"line {self._name} is never quiet: something else talks on it")
                if port.wait_readable(quiet_ns):
                    if not heard:
                        heard_ns, unheard_ns = port.now_ns(), 0
                    port.wait(port.now_ns() + self._timing.gap_ns)
                    heard = (heard + port.read())[:UNASKED_BYTES]
                    self._quiet_from_ns = port.now_ns()
        finally:
            if heard:
                self._keep((heard_ns, b"", heard, "", 0, unheard_ns, Outcome.UNASKED))
        self._quarantine_ns = 0


class Station:
    """One address of a line, as its driver sees it: what it says is counted for that address."""

    def __init__(self, line: HalfDuplexLink, address: int) -> None:
        """Speak on `line` for `address`."""
        self._line = line
        self._address = address

    def exchange(
        self,
        request: bytes,
        reply_length: int,
        *,
        response_ms: int,
        decode: Callable[[bytes], Answer],
        missing: Missing = modbus.missing,
    ) -> Answer:
        """Have an exchange on the line; see `Exchanger`."""
        return self._line.exchange(
            request,
            reply_length,
            response_ms=response_ms,
            decode=decode,
            missing=missing,
            address=self._address,
        )


class _Silence(Exception):
    """Nothing was heard but our own bytes."""


_SOUND = frozenset({Outcome.OK, Outcome.REFUSED})


def _after(request: bytes, missing: Missing) -> Missing:
    """Return what tells where a reply ends that has `request` before it."""
    own = len(request)

    def left(heard: bytes, usual: int) -> int:
        if heard[:own] != request[: len(heard)]:
            return 0  # Not ours: what follows it means nothing.
        if len(heard) < own:
            return usual - len(heard)
        return missing(heard[own:], usual - own)

    return left
