"""The one thread with an event loop, and the only way into it: ask, and wait for a bounded time."""

from __future__ import annotations

import asyncio
import concurrent.futures
import threading
from collections.abc import Callable, Coroutine
from typing import Any, Protocol, TypeVar

from kiosk.ports import NoAnswer

MS = 1_000
STARTING_S = 5.0

Answer = TypeVar("Answer")


class Loop(Protocol):
    """Where everything that is said over the network is said."""

    def start(self) -> None:
        """Begin; harmless where it runs."""
        ...

    def stop(self) -> None:
        """Cancel whatever goes on and end; harmless where it does not run."""
        ...

    def now_s(self) -> float:
        """Return the loop's monotonic time."""
        ...

    def ask(self, work: Coroutine[Any, Any, Answer], within_ms: int) -> Answer:
        """Return what `work` returns, from any thread; NoAnswer where that takes too long."""
        ...

    def let(self, work: Coroutine[Any, Any, None]) -> None:
        """Let `work` go on by itself; only from within the loop. It raises nothing."""
        ...


class LoopThread:
    """An event loop in a thread of its own."""

    def __init__(self, name: str, now_s: Callable[[], float]) -> None:
        """Start nothing yet."""
        self._name = name
        self._now_s = now_s
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self) -> None:
        """Begin; harmless where it runs."""
        if self._thread is not None:
            return
        ready = threading.Event()
        self._thread = threading.Thread(
            target=self._run, args=(ready,), name=self._name, daemon=True
        )
        self._thread.start()
        ready.wait(STARTING_S)

    def stop(self) -> None:
        """Cancel whatever goes on and end; harmless where it does not run."""
        if self._thread is None or self._loop is None:
            return
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(STARTING_S)
        self._thread = self._loop = None

    def now_s(self) -> float:
        """Return the monotonic time."""
        return self._now_s()

    def ask(self, work: Coroutine[Any, Any, Answer], within_ms: int) -> Answer:
        """Return what `work` returns, from any thread; NoAnswer where that takes too long."""
        if self._loop is None:
            work.close()
            raise NoAnswer("nobody listens")
        asked = asyncio.run_coroutine_threadsafe(work, self._loop)
        try:
            return asked.result(within_ms / MS)
        except concurrent.futures.TimeoutError:
            asked.cancel()
            raise NoAnswer(f"no answer in {within_ms} ms") from None
        except concurrent.futures.CancelledError:
            raise NoAnswer("the line was closed meanwhile") from None

    def let(self, work: Coroutine[Any, Any, None]) -> None:
        """Let `work` go on by itself; only from within the loop. It raises nothing."""
        task = asyncio.ensure_future(work)
        self._tasks.add(task)  # A loop alone does not keep a task alive.
        task.add_done_callback(self._tasks.discard)

    def _run(self, ready: threading.Event) -> None:
        with asyncio.Runner() as runner:  # On leaving it cancels what is still under way.
            self._loop = runner.get_loop()
            self._loop.call_soon(ready.set)
            self._loop.run_forever()
