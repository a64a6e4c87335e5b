"""A charger on paper: what is said to it is kept, what it says is written down beforehand."""

from __future__ import annotations

import asyncio
import itertools
import json
from collections import deque
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from typing import Any, TypeVar

from fakes.network import VirtualLoop

from hardware.drivers.ocpp.calling import Asking, Counts, Wire
from hardware.drivers.ocpp.station import Connector, Station
from hardware.simulator.world import VirtualClock
from kiosk.ports import Exchange

Answer = TypeVar("Answer")
NOW_MS = 1_796_030_000_000
NOW = "2026-11-30T09:13:20Z"
AT = datetime(2026, 11, 30, 9, 13, 20, tzinfo=UTC)


class Paper:
    """A peer that answers each message as it is written, and keeps what was sent."""

    def __init__(self, answers: dict[str, Any]) -> None:
        self.answers = answers
        self.sent: list[Any] = []
        self.coming: asyncio.Queue[str] = asyncio.Queue()

    async def recv(self) -> str:
        return await self.coming.get()

    async def send(self, message: str, /) -> None:
        kind, name, *rest = said = json.loads(message)
        self.sent.append(said)
        if kind == 2 and rest[0] in self.answers:
            answer = self.answers[rest[0]]
            self.coming.put_nowait(
                json.dumps([4, name, *answer] if isinstance(answer, list) else [3, name, answer])
            )

    async def close(self) -> None:
        self.coming.put_nowait("")


class Table:
    """A station and its voice, with paper at the other end."""

    def __init__(
        self, answers: dict[str, Any] | None = None, *, speak: Callable[[Asking], Any]
    ) -> None:
        self.clock = VirtualClock(5_000_000_000)
        self.loop = VirtualLoop(self.clock)
        self.paper = Paper(answers or {})
        self.counts = Counts()
        self.recent: deque[Exchange] = deque()
        self.station = Station("CP1", self.loop.now_s)
        self.station.patience_ms = 500
        wire = Wire(self.paper, self.counts, self.recent, self.loop.now_s)
        self.voice = speak(Asking(self.station, wire, self.counts, lambda: NOW_MS))
        numbers = itertools.count(1)
        self.voice._unique_id_generator = lambda: f"q{next(numbers)}"
        self.loop.ask(self._begin(), 100)

    async def _begin(self) -> None:
        self.station.meet(self.voice)
        self.loop.let(self.voice.start())

    def ask(self, work: Coroutine[Any, Any, Answer]) -> Answer:
        """Return what a question brings."""
        return self.loop.ask(work, 2_000)

    def hear(self, *message: object) -> dict[str, Any]:
        """Let the charger say something, and return the answer to it."""
        self.paper.coming.put_nowait(json.dumps(list(message)))
        before = len(self.paper.sent)
        self.loop.wait(1)
        assert len(self.paper.sent) == before + 1
        kind, name, *rest = self.paper.sent[-1]
        assert name == message[1]
        assert kind == 3, rest
        [answer] = rest
        assert isinstance(answer, dict)
        return answer

    @property
    def connector(self) -> Connector:
        return self.station.connector(1)
