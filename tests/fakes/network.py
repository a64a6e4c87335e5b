"""A network in memory on a virtual clock: production asyncio code without real time.

The loop's time is the world's clock. Whenever everybody waits, the clock is turned to the next
thing that is due, so half a minute of silence takes a few milliseconds, and always the same ones.
"""

from __future__ import annotations

import asyncio
import json
import selectors
from collections import deque
from collections.abc import Coroutine
from dataclasses import dataclass, field
from typing import Any, TypeVar

from fakes.opened import OPEN

from hardware.drivers.ocpp.loop import MS
from hardware.simulator.faults import FaultKind
from hardware.simulator.world import VirtualClock
from hardware.timing import NS_PER_MS, NS_PER_S
from kiosk.ports import NoAnswer

Answer = TypeVar("Answer")
LATENCY_MS = 20


class _Turning(selectors.SelectSelector):
    """Waits by turning the clock."""

    def __init__(self, clock: VirtualClock) -> None:
        super().__init__()
        self._clock = clock

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout is None:
            raise AssertionError("everybody waits for somebody else")
        if timeout > 0:
            self._clock.advance_to(self._clock.now_ns + int(timeout * NS_PER_S) + 1)
        return []


class _TurnedLoop(asyncio.SelectorEventLoop):
    """An event loop whose time is a virtual clock's."""

    def __init__(self, clock: VirtualClock) -> None:
        super().__init__(_Turning(clock))
        self._turned = clock

    def time(self) -> float:
        return self._turned.now_ns / NS_PER_S


class VirtualLoop:
    """A `Loop` in the thread of whoever asks."""

    def __init__(self, clock: VirtualClock) -> None:
        self._loop = _TurnedLoop(clock)
        self._tasks: set[asyncio.Task[None]] = set()
        OPEN.append(self.close)

    def start(self) -> None:
        """It runs whenever somebody asks."""

    def stop(self) -> None:
        """It rests whenever nobody asks."""

    def now_s(self) -> float:
        return self._loop.time()

    def ask(self, work: Coroutine[Any, Any, Answer], within_ms: int) -> Answer:
        async def bounded() -> Answer:
            return await asyncio.wait_for(work, within_ms / MS)

        try:
            return self._loop.run_until_complete(bounded())
        except TimeoutError:
            raise NoAnswer(f"no answer in {within_ms} ms") from None

    def let(self, work: Coroutine[Any, Any, None]) -> None:
        task = self._loop.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def wait(self, ms: int) -> None:
        """Let time pass."""
        due = self._loop.create_future()
        self._loop.call_later(ms / MS, due.set_result, None)
        self._loop.run_until_complete(due)

    def close(self) -> None:
        """Cancel whatever goes on."""
        ended(self._loop)
        self._loop.close()


def ended(loop: asyncio.AbstractEventLoop) -> None:
    """Cancel whatever goes on in a loop, and what that begins: none of it may outlive the loop."""
    while tasks := asyncio.all_tasks(loop):
        for task in tasks:
            task.cancel()
        loop.run_until_complete(_ended(tasks))


async def _ended(tasks: set[asyncio.Task[Any]]) -> None:
    await asyncio.gather(*tasks, return_exceptions=True)


@dataclass(frozen=True)
class NetworkFault:
    """What becomes of the next message that carries `action`, or of the answer to it."""

    kind: FaultKind
    action: str
    of: int = 0


@dataclass
class Network:
    """Messages between two ends, each after its latency and in its order; faults from a script."""

    latency_ms: int = LATENCY_MS
    faults: deque[NetworkFault] = field(default_factory=deque)
    heard: list[str] = field(default_factory=list)
    """What charge points were told, and what they told, in its order."""
    is_up: bool = True
    _actions: dict[str, str] = field(default_factory=dict)
    _waiting: dict[str, NetworkFault] = field(default_factory=dict)

    def pair(self) -> tuple[Socket, Socket]:
        """Return both ends of a new connection."""
        one, other = Socket(self), Socket(self)
        one.other, other.other = other, one
        return one, other

    def carry(self, message: str, to: Socket) -> None:
        """Bring a message to the other end, or whatever a fault makes of it."""
        self.heard.append(message)
        kind, name, *rest = json.loads(message)
        fault = None
        if kind == 2:
            fault = next((one for one in self.faults if one.action in {rest[0], ""}), None)
            if fault is not None:
                self.faults.remove(fault)
                if fault.kind in {FaultKind.UNANSWERED, FaultKind.LATE, FaultKind.EXCEPTION}:
                    self._waiting[name], fault = fault, None
        else:
            fault = self._waiting.pop(name, None)
        if fault is None:
            to.arrives(message, self.latency_ms)
            return
        match fault.kind:
            case FaultKind.LOST | FaultKind.UNANSWERED:
                return
            case FaultKind.LATE:
                to.arrives(message, fault.of)
            case FaultKind.DUPLICATE:
                to.arrives(message, self.latency_ms)
                to.arrives(message, self.latency_ms)
            case FaultKind.TRUNCATE:
                to.arrives(message[: len(message) // 2], self.latency_ms)
            case FaultKind.EXCEPTION:
                error = [4, name, "InternalError", "", {}]
                to.arrives(json.dumps(error), self.latency_ms)
            case _:
                raise AssertionError(f"no network does {fault.kind}")


class Socket:
    """One end of a connection: what web sockets look like to those who use them."""

    other: Socket

    def __init__(self, network: Network) -> None:
        self._network = network
        self._arrived: asyncio.Queue[str | None] = asyncio.Queue()
        self._last_s = 0.0
        self._is_open = True

    def arrives(self, message: str | None, after_ms: int) -> None:
        """Let a message be there after a while, behind those that are on their way."""
        loop = asyncio.get_running_loop()
        self._last_s = max(self._last_s, loop.time() + after_ms / MS)
        loop.call_at(self._last_s, self._arrived.put_nowait, message)

    async def recv(self) -> str:
        message = await self._arrived.get()
        if message is None or not self._is_open:
            raise EOFError("the connection is gone")
        return message

    async def send(self, message: str) -> None:
        if not self._is_open:
            raise EOFError("the connection is gone")
        if self._network.is_up:
            self._network.carry(message, self.other)

    async def close(self) -> None:
        self.break_off()

    def break_off(self) -> None:
        """End the connection for both."""
        for end in (self, self.other):
            end._is_open = False
            end._arrived.put_nowait(None)


def waited_ms(clock: VirtualClock, since_ns: int) -> int:
    """Return how long it is since a time."""
    return (clock.now_ns - since_ns) // NS_PER_MS
