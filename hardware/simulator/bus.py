"""Several controllers on one multi-drop line: requests in, replies out, each byte at its time.

Everything is a function of the time that is handed in, so the same bus serves a pseudo-terminal in
real time and an in-memory line on a virtual clock.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from hardware.simulator.dialect import Dialect, Station
from hardware.simulator.faults import FaultKind, LineFaults, damaged, delay_ns
from hardware.simulator.modbus import RTU
from hardware.simulator.world import World
from hardware.timing import NS_PER_MS, WireTiming

FIFO_BYTES = 8
FIFO_WAIT_CHARS = 4
STALE_NS = 20 * NS_PER_MS
"""A request that has not gone on for so long is given up."""
BABBLE_BYTES = 64
BABBLE_EVERY_NS = 5 * NS_PER_MS
TOLERANCE = 1_000  # An inter-frame gap may be a thousandth short: clocks differ.


class Delivery(StrEnum):
    """How the host's adapter hands bytes on."""

    BYTES = "bytes"  # Each as it comes.
    FIFO = "fifo"  # Eight at a time, or the rest four characters after the last.
    FRAME = "frame"  # The whole frame when it is complete.
    TICKS_16 = "ticks_16"  # At the ticks of a 16 ms latency timer.
    TICKS_1 = "ticks_1"


_TICK_NS = {Delivery.TICKS_16: 16 * NS_PER_MS, Delivery.TICKS_1: NS_PER_MS}


@dataclass(slots=True)
class Sending:
    """Bytes on the wire from `start_ns` on; `taken` of them have reached the host."""

    start_ns: int
    data: bytes
    taken: int = 0

    def visible(self, now_ns: int, char_ns: int, delivery: Delivery) -> int:
        """Return how many bytes the host's adapter has handed on by `now_ns`."""
        sent = self._sent(now_ns, char_ns)
        match delivery:
            case Delivery.BYTES:
                return sent
            case Delivery.FIFO:
                rested = self._sent(now_ns - FIFO_WAIT_CHARS * char_ns, char_ns)
                return sent if rested == len(self.data) else sent - sent % FIFO_BYTES
            case Delivery.FRAME:
                return sent if sent == len(self.data) else 0
            case Delivery.TICKS_16 | Delivery.TICKS_1:
                return self._sent(now_ns - now_ns % _TICK_NS[delivery], char_ns)

    def next_ns(self, char_ns: int, delivery: Delivery) -> int:
        """Return when the host's adapter hands on more than it has."""
        match delivery:
            case Delivery.BYTES:
                return self.start_ns + (self.taken + 1) * char_ns
            case Delivery.FIFO:
                if self.taken + FIFO_BYTES <= len(self.data):
                    return self.start_ns + (self.taken + FIFO_BYTES) * char_ns
                return self.end_ns(char_ns) + FIFO_WAIT_CHARS * char_ns
            case Delivery.FRAME:
                return self.end_ns(char_ns)
            case Delivery.TICKS_16 | Delivery.TICKS_1:
                tick_ns = _TICK_NS[delivery]
                return -(-(self.start_ns + (self.taken + 1) * char_ns) // tick_ns) * tick_ns

    def end_ns(self, char_ns: int) -> int:
        """Return when the last byte has been on the wire."""
        return self.start_ns + len(self.data) * char_ns

    def _sent(self, now_ns: int, char_ns: int) -> int:
        return max(0, min(len(self.data), (now_ns - self.start_ns) // char_ns))


@dataclass(slots=True)
class BusCounts:
    """What a bus has seen."""

    requests: int = 0
    bad_frames: int = 0
    gap_violations: int = 0
    gap_least_ns: int | None = None


class Bus:
    """The line of a world: all its controllers, at their addresses."""

    def __init__(
        self,
        world: World,
        timing: WireTiming,
        faults: LineFaults,
        *,
        turnaround_ns: int = 0,
        delivery: Delivery = Delivery.BYTES,
    ) -> None:
        """Put every controller of `world` on one line, where all speak as the first one does."""
        self.world = world
        self.faults = faults
        self.turnaround_ns = turnaround_ns
        self.counts = BusCounts()
        self._timing = timing
        self._delivery = delivery
        self._dialect = _spoken_by(world)
        self._devices: dict[int, Station] = {}
        for place in world.places:
            self._devices |= place.controller.stations(place.address)
        self._heard = b""
        self._heard_from_ns = 0
        self._waiting: deque[tuple[int, bytes]] = deque()
        self._sendings: list[Sending] = []
        self._quiet_from_ns: int | None = None

    def hear(self, data: bytes, at_ns: int) -> None:
        """Take `data`, whose transmission began at `at_ns`."""
        wire_ns = self._timing.frame_ns(len(self._heard))
        if self._heard and at_ns > self._heard_from_ns + wire_ns + STALE_NS:
            self.counts.bad_frames += 1
            self._heard = b""
        if not self._heard:
            self._heard_from_ns = at_ns
            self._measure_gap(at_ns)
        self._heard += data
        while length := self._dialect.request_length(self._heard):
            frame, self._heard = self._heard[:length], self._heard[length:]
            if not self._dialect.is_sound(frame):
                self.counts.bad_frames += 1
                self._heard = b""
                return
            end_ns = self._heard_from_ns + self._timing.frame_ns(length)
            self._waiting.append((end_ns, frame))
            self._heard_from_ns = end_ns

    def advance(self, now_ns: int) -> None:
        """Let the world go on until `now_ns`, carrying out each request at its time."""
        self.serve(now_ns)
        self.world.advance(now_ns)

    def serve(self, now_ns: int) -> None:
        """Carry out each request that is complete by `now_ns`; the world goes on no further."""
        while self._waiting and self._waiting[0][0] <= now_ns:
            at_ns, frame = self._waiting.popleft()
            self.world.advance(at_ns)
            self._serve(frame, at_ns)
            self.world.settle()

    def take(self, now_ns: int) -> bytes:
        """Return what has reached the host since the last time, as of `now_ns`."""
        if not self._sendings:
            return b""
        char_ns = self._timing.char_ns
        taken = b""
        for sending in self._sendings:
            if sending.start_ns > now_ns:
                continue
            visible = sending.visible(now_ns, char_ns, self._delivery)
            taken += sending.data[sending.taken : visible]
            sending.taken = max(sending.taken, visible)
        self._sendings = [each for each in self._sendings if each.taken < len(each.data)]
        return taken

    @property
    def is_quiet(self) -> bool:
        """Whether nothing is on its way, in neither direction."""
        return not (self._waiting or self._sendings or self._heard)

    def next_ns(self) -> int | None:
        """Return when the next request is carried out, or the next byte reaches the host."""
        char_ns = self._timing.char_ns
        times = [each.next_ns(char_ns, self._delivery) for each in self._sendings]
        if self._waiting:
            times.append(self._waiting[0][0])
        return min(times, default=None)

    def forget(self) -> None:
        """Drop what is on its way: the cable is out."""
        self._heard = b""
        self._waiting.clear()
        self._sendings.clear()
        self._quiet_from_ns = None

    def _measure_gap(self, at_ns: int) -> None:
        self.counts.requests += 1
        if self._quiet_from_ns is None:
            return
        gap_ns = at_ns - self._quiet_from_ns
        least = self.counts.gap_least_ns
        self.counts.gap_least_ns = gap_ns if least is None else min(least, gap_ns)
        if gap_ns < self._timing.gap_ns - self._timing.gap_ns // TOLERANCE:
            self.counts.gap_violations += 1

    def _serve(self, frame: bytes, at_ns: int) -> None:
        address, function = self._dialect.asked(frame)
        device = self._devices.get(address)
        if device is None or not device.is_on:
            return
        fault = self.faults.next(address, function)
        kind = None if fault is None else fault.kind
        if kind is FaultKind.LOST:
            return
        start_ns = at_ns + max(self.turnaround_ns, self._timing.gap_ns) + delay_ns(fault)
        if fault is not None and kind is FaultKind.BABBLE:
            self._babble(start_ns, fault.of)
            return
        executed = kind is not FaultKind.EXCEPTION
        reply = self._dialect.answer(device, frame, at_ns) if executed else frame
        if fault is not None:
            reply = damaged(reply, fault, self.faults.rng, self._dialect)
        if reply:
            self._send(start_ns, reply)

    def _send(self, start_ns: int, data: bytes) -> None:
        sending = Sending(start_ns, data)
        self._sendings.append(sending)
        self._quiet_from_ns = sending.end_ns(self._timing.char_ns)

    def _babble(self, start_ns: int, for_ms: int) -> None:
        for after_ns in range(0, for_ms * NS_PER_MS, BABBLE_EVERY_NS):
            self._send(start_ns + after_ns, self.faults.rng.randbytes(BABBLE_BYTES))


def _spoken_by(world: World) -> Dialect[Any]:
    """Return what all devices of `world` speak; Modbus RTU where there is none."""
    spoken = {place.dialect: place.name for place in world.places}
    if None in spoken:
        raise ValueError(f"{spoken[None]} calls in over the network: it is on no line")
    if len(spoken) > 1:
        names = " and ".join(spoken.values())
        raise ValueError(f"one line speaks one protocol: {names} need a line each")
    return next(iter(spoken), None) or RTU
