"""Runs functions in processes of their own, so that nothing they break is broken here."""

from __future__ import annotations

import json
import os
import resource
import selectors
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

MEMORY_BYTES = 6 << 30

Emit = Callable[[object], None]
Task = TypeVar("Task")


class Child:
    """A forked process that says things, one JSON value a line."""

    def __init__(self, run: Callable[[Emit], None], limit_s: float) -> None:
        """Start it; it is killed after `limit_s`."""
        sys.stdout.flush()
        sys.stderr.flush()
        self.out, inlet = os.pipe()
        self.deadline_s = time.monotonic() + limit_s
        self.pid = os.fork()
        if self.pid == 0:
            os.close(self.out)
            _live(run, inlet)
        os.close(inlet)
        self._begun: list[bytes] = []
        """The parts of a line that has not ended: it may be hundreds of megabytes long."""

    def read(self) -> list[Any] | None:
        """Return what it has said since; None where it has ended."""
        data = os.read(self.out, 1 << 20)
        if not data:
            return None
        first, *more = data.split(b"\n")
        self._begun.append(first)
        if not more:
            return []
        lines = [b"".join(self._begun), *more[:-1]]
        self._begun = [more[-1]]
        return [json.loads(line) for line in lines]

    def end(self) -> None:
        """Kill it, where it is still there, and everything that it has started."""
        try:
            os.killpg(self.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.out)


def _live(run: Callable[[Emit], None], inlet: int) -> None:
    """Be the child: run, and leave without anybody's clean-up."""
    code = 1
    try:
        os.setsid()
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, hard))

        def emit(value: object) -> None:
            os.write(inlet, json.dumps(value).encode() + b"\n")

        run(emit)
        code = 0
    except BaseException:
        traceback.print_exc()
        raise
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def streamed(run: Callable[[Emit], None], limit_s: float = 36_000) -> Iterator[Any]:
    """Yield what `run` emits in a process of its own, as it comes."""
    child = Child(run, limit_s)
    try:
        while (said := child.read()) is not None:
            yield from said
    finally:
        child.end()


def each(
    tasks: Iterable[Task], run: Callable[[Task, Emit], None], *, jobs: int, limit_s: float
) -> Iterator[tuple[Task, list[Any], bool]]:
    """Run each task in a process of its own, `jobs` at a time.

    Yield the task, what its process said, and whether it ended by itself, not by the time limit.
    """
    waiting = iter(tasks)
    running: dict[int, tuple[Task, Child, list[Any]]] = {}
    with selectors.DefaultSelector() as selector:
        while True:
            while len(running) < jobs:
                try:
                    task = next(waiting)
                except StopIteration:
                    break
                child = Child(lambda emit, task=task: run(task, emit), limit_s)  # type: ignore[misc]  # Mypy cannot infer a lambda with a default.
                running[child.out] = (task, child, [])
                selector.register(child.out, selectors.EVENT_READ)
            if not running:
                return
            now_s = time.monotonic()
            soonest = min(child.deadline_s for _, child, _ in running.values())
            ready = {key.fd for key, _ in selector.select(max(0.0, soonest - now_s))}
            for out, (task, child, said) in list(running.items()):
                more = child.read() if out in ready else []
                is_late = time.monotonic() >= child.deadline_s
                said += more or []
                if more is None or is_late:
                    selector.unregister(out)
                    child.end()
                    del running[out]
                    yield task, said, more is None
