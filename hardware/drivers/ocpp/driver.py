"""A charger's connector as a flow controller: no limit in the device, the host stops it.

What the protocol has in the place of a dead-man timer is the schedule of a transaction: absolute,
so much from now on and nothing after so many seconds. While the core lives the driver puts a new
one in its place, long before; when nobody does, the charger comes to 0 A by itself, whatever has
died. Before leave is given all transactions are held at 0 A, and both are read back from the
charger in every delivery. A schedule that was not renewed in time is never renewed: the transaction
is ended, and that stands until somebody acknowledges.

The times of a schedule are those of the charger's own clock, as its newest reading tells it. So a
schedule that arrives late has run out by as much.

Source: Open Charge Alliance, OCPP 1.6 edition 2 *Smart charging*; OCPP 2.0.1 part 2, block K.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any, Protocol, TypeVar

from hardware.drivers.ocpp.loop import MS, Loop
from hardware.drivers.ocpp.profile import OcppProfile
from hardware.drivers.ocpp.station import Station, Transaction
from hardware.drivers.ocpp.words import Number, Period, Plug, Reading, Voice, ends_within
from kiosk.domain.controller import (
    Capabilities,
    ControllerState,
    DeviceStop,
    Fault,
    Identity,
    Preset,
    Status,
)
from kiosk.domain.quantity import Quantity
from kiosk.ports import NoAnswer, Refused

ROUNDING_S = 2
"""Whole seconds at both ends of a schedule: it is told to end so much before the dead-man time."""
RENEWALS = 3
"""So many times a schedule is renewed in the dead-man time."""
PENDING_S = 10.0
"""A start that was accepted and has not begun by then is given up."""
MISHAP_S = 1.0
"""How long a charger may refuse a schedule, or not show it, before that counts."""
AGAIN_S = 2.0
"""How often a transaction that has no leave is told to end."""
TAG_BYTES = 10  # Twenty letters: what 1.6 has room for.
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
EXCHANGES = 6
"""The most that one command needs: who, what it can, how, hold, begin, and one to spare."""
ANY = "any"

Answer = TypeVar("Answer")


class Listener(Protocol):
    """The line that a charge point calls."""

    @property
    def loop(self) -> Loop:
        """Where it is spoken."""
        ...


@dataclass(slots=True)
class Seat:
    """The place of one charge point on a line: what a driver is made with."""

    line: Listener
    station: Station


@dataclass(slots=True)
class Leave:
    """Leave that was given to one transaction. Times are those of the loop, in seconds."""

    sequence: int
    tag: str
    asked_s: float
    is_agreed: bool = False
    """Whether the charger has said that it will begin."""
    fed_s: float | None = None
    """When the newest schedule was sent that the charger has accepted; None before the first."""
    was_held: bool = False
    """Whether the charger has shown that nothing flows without a schedule of its own."""
    is_proven: bool = False
    """Whether the charger has shown that its schedule comes to nothing."""
    is_feeding: bool = False
    refused_s: float | None = None
    """Since when the charger refuses its schedule or does not show it; None where it does."""


class OcppController:
    """One connector. Opens nothing and sends nothing when it is made."""

    def __init__(self, profile: OcppProfile, seat: Seat, connector: int) -> None:
        """Speak to `connector` of the charge point at `seat`."""
        if connector < 1:
            raise ValueError("connectors are numbered from 1")
        self._profile = profile
        self._loop = seat.line.loop
        self._station = seat.station
        self._station.version = profile.version
        self._station.patience_ms = max(self._station.patience_ms, profile.response_ms)
        self._connector = seat.station.connector(connector)
        self._capabilities = profile.capabilities
        self._range = profile.step_base << profile.totaliser_bits
        self._leave: Leave | None = None
        self._boots = 0
        self._sequence = 0
        self._stopped_by = DeviceStop.NONE
        self._faults = Fault.NONE
        """What the charger did that it must not: it is not sold with until that is acknowledged."""
        self._is_latched = False
        self._is_ending = False
        self._stop_agreed_s: float | None = None

    @property
    def capabilities(self) -> Capabilities:
        """What the charger can do."""
        return self._capabilities

    def identify(self) -> Identity:
        """Ask who it is and what it can, and hold what has no leave; Refused where it cannot."""
        return self._ask(self._identify())

    def read_status(self, *, feed: bool) -> Status:
        """Return what is so now; with `feed`, renew the schedule of the transaction that has leave.

        A reading serves for a while: only then is another one waited for.
        """
        return self._ask(self._read(feed=feed))

    def set_preset(self, preset: Preset) -> None:
        """Refuse: no charger takes a limit in energy."""
        raise Refused("no_preset", f"limit {preset.limit.base}: a charger keeps none")

    def open(self, sequence: int) -> None:
        """Let the charger begin a transaction, as number `sequence`; harmless while it does."""
        self._ask(self._open(sequence))

    def stop(self) -> None:
        """Withdraw the leave and end the transaction; harmless where there is none."""
        self._ask(self._stop())

    def acknowledge(self) -> None:
        """Forget what was latched; refused while a transaction runs."""
        self._ask(self._acknowledge())

    def _ask(self, work: Coroutine[Any, Any, Answer]) -> Answer:
        return self._loop.ask(work, EXCHANGES * self._profile.response_ms)

    # --- Who it is ------------------------------------------------------------------------------

    async def _identify(self) -> Identity:
        station, profile = self._station, self._profile
        voice = station.spoken()
        if voice.version != profile.version:
            raise Refused(
                "wrong_device",
                f"charge point {station.name} speaks {voice.version}, and its profile is for "
                f"{profile.version} ({profile.title})",
            )
        station.ask_who()
        try:
            await voice.say_who()
            await self._in_time(station.said_who.wait(), "does not say who it is")
        except Refused:
            pass  # Then what it said when it started has to do.
        finally:
            station.ask_no_more()
        boot = station.boot
        if boot is None:
            raise NoAnswer(f"charge point {station.name} has not said who it is")
        for wanted, found in ((profile.maker, boot.maker), (profile.model, boot.model)):
            if wanted not in {ANY, found}:
                raise Refused(
                    "wrong_device",
                    f"charge point {station.name} is a {boot.maker} {boot.model}, the settings "
                    f"expect a {profile.maker} {profile.model} ({profile.title})",
                )
        if lacking := await voice.lacks():
            raise Refused(
                "unsafe_settings",
                f"charge point {station.name} has no {', '.join(lacking)}: without it nothing "
                "closes the outlet when the kiosk has died",
            )
        await self._hold(voice)
        serial = boot.serial or station.name
        if self._connector.number > 1:  # The number is the charge point's; the outlet is ours.
            serial = f"{serial}/{self._connector.number}"
        return Identity(boot.maker, boot.model, serial, boot.firmware)

    async def _hold(self, voice: Voice) -> None:
        """Hold whatever has no leave at 0 A, where that is not so already."""
        if self._connector.is_held:
            return
        nothing = (Period(0, 0),)
        await voice.limit(self._connector.number, None, LONG_AGO, nothing)
        self._connector.is_held = True

    # --- What is so -----------------------------------------------------------------------------

    async def _read(self, *, feed: bool) -> Status:
        voice, connector = self._station.spoken(), self._connector
        if not connector.was_asked_how:  # What is said of it comes before the reading, then.
            await voice.say_how(connector.number)
            connector.was_asked_how = True
        reading = await self._reading(voice)
        if connector.plug is None:
            raise NoAnswer(f"charge point {self._station.name} does not say how it is")
        now_s = self._loop.now_s()
        self._look(now_s)
        running = connector.running
        if running is not None and self._is_unwanted(running, now_s):
            self._loop.let(_quietly(partial(self._end, voice, running.number)))
        elif feed and self._is_due(now_s):
            self._loop.let(self._feed(voice, reading))
        return self._status(reading)

    async def _reading(self, voice: Voice) -> Reading:
        """Return a reading that is not too old, and see to it that there will be another one."""
        connector, profile = self._connector, self._profile
        age_s = profile.age_ms / MS
        if self._age_s() > age_s / 2 and not self._is_asked():
            if self._age_s() > age_s:
                await self._say_total(voice)
            else:
                self._loop.let(_quietly(partial(self._say_total, voice)))
        while self._age_s() > age_s:
            connector.news.clear()
            await self._in_time(connector.news.wait(), "tells no meter reading that was asked for")
        if connector.reading is None:
            raise NoAnswer(f"charge point {self._station.name} has told no reading")
        return connector.reading

    async def _say_total(self, voice: Voice) -> None:
        self._connector.asked_s.append(self._loop.now_s())
        await voice.say_total(self._connector.number)

    def _age_s(self) -> float:
        """Return how long ago the newest reading was asked for."""
        if self._connector.reading is None:
            return float("inf")
        return self._loop.now_s() - self._connector.taken_s

    def _is_asked(self) -> bool:
        """Whether a reading is on its way, as far as can be hoped."""
        asked_s = self._connector.asked_s
        return bool(asked_s) and (self._loop.now_s() - asked_s[-1] < self._profile.response_ms / MS)

    async def _in_time(self, event: Coroutine[Any, Any, Any], why: str) -> None:
        try:
            await asyncio.wait_for(event, self._profile.response_ms / MS)
        except TimeoutError:
            raise NoAnswer(f"charge point {self._station.name} {why}") from None

    def _look(self, now_s: float) -> None:
        """Draw the conclusions of what the charger has told since the last time."""
        leave, connector = self._leave, self._connector
        if self._boots != self._station.boots:
            self._boots = self._station.boots
            self._leave = None
            self._is_latched = False
            self._stopped_by = DeviceStop.POWER
            return
        if leave is None:
            return
        running = connector.running
        if running is not None and running.tag == leave.tag:
            if leave.fed_s is not None and now_s >= leave.fed_s + self._lasts_s:
                self._latch(DeviceStop.WATCHDOG)
        elif leave.fed_s is not None or connector.ended is not DeviceStop.NONE:
            self._leave = None  # It has run, and ended.
            self._stopped_by = connector.ended
            if connector.ended is DeviceStop.FAULT:
                self._is_latched = True
        elif now_s - leave.asked_s > PENDING_S or connector.expected != leave.tag:
            connector.expected = ""
            self._leave = None

    @property
    def _lasts_s(self) -> float:
        """How long after it was sent a schedule may be renewed: it has not run out by then."""
        profile = self._profile
        return profile.watchdog_s - ROUNDING_S - (profile.age_ms + profile.response_ms) / MS - 1

    def _latch(self, why: DeviceStop, fault: Fault = Fault.NONE) -> None:
        self._leave = None
        self._stopped_by = why
        self._faults |= fault
        self._is_latched = True

    def _is_unwanted(self, running: Transaction, now_s: float) -> bool:
        """Whether what runs has no leave, and has not just agreed to end."""
        has_leave = self._leave is not None and running.tag == self._leave.tag
        return not has_leave and self._is_to_be_told(now_s)

    def _is_to_be_told(self, now_s: float) -> bool:
        """Whether the charger has yet to agree to the end of what runs, or has thought better."""
        if self._is_ending:
            return False
        return self._stop_agreed_s is None or now_s - self._stop_agreed_s > AGAIN_S

    async def _end(self, voice: Voice, number: Number) -> None:
        self._is_ending = True
        try:
            await voice.end(number)
        finally:
            self._is_ending = False
        self._stop_agreed_s = self._loop.now_s()

    def _status(self, reading: Reading) -> Status:
        connector, dimension = self._connector, self._profile.dimension
        step = self._profile.step_base
        running, leave = connector.running, self._leave
        has_leave = leave is not None and (running is None or running.tag == leave.tag)
        is_open = connector.is_busy and has_leave
        state = ControllerState.CLOSED
        if connector.is_busy:  # What has no leave is at 0 A, and has been told to end.
            state = ControllerState.OPEN_FAST if is_open else ControllerState.CLOSING
        flow = reading.flow_base
        if flow is None:
            flow = self._profile.nominal_base if connector.is_busy else 0
        faults = self._faults | connector.faults
        return Status(
            boot=self._boots,
            state=state,
            stopped_by=DeviceStop.NONE if is_open else self._stopped_by,
            faults=faults,
            total=Quantity(reading.total_base // step * step % self._range, dimension),
            preset=None,
            sequence=self._sequence,
            flow=Quantity(flow, dimension),
            calling=connector.plug in {Plug.CALLING, Plug.BUSY},
            latched=self._is_latched,
        )

    # --- The dead-man timer ---------------------------------------------------------------------

    def _is_due(self, now_s: float) -> bool:
        leave, running = self._leave, self._connector.running
        if leave is None or running is None or running.tag != leave.tag or leave.is_feeding:
            return False
        if leave.fed_s is None or not leave.is_proven:
            return True
        return now_s - leave.fed_s >= self._profile.watchdog_s / RENEWALS

    async def _feed(self, voice: Voice, reading: Reading) -> None:
        """Renew the schedule, and the first time have it shown; what is refused ends it all."""
        leave, running = self._leave, self._connector.running
        if leave is None or running is None:
            return
        leave.is_feeding = True
        try:
            if not leave.was_held:
                await self._prove(voice, 0, "does not hold what has no leave at 0 A", flows=False)
                leave.was_held = True
            sent_s = self._loop.now_s()
            if self._leave is not leave:
                return  # It was withdrawn meanwhile.
            ends_s = self._profile.watchdog_s - ROUNDING_S
            periods = (Period(0, self._profile.amperes), Period(ends_s, 0))
            await voice.limit(self._connector.number, running.number, reading.at, periods)
            leave.fed_s = sent_s
            if not leave.is_proven:
                await self._prove(voice, ends_s + 1, "does not show its schedule", flows=True)
                leave.is_proven = True
            leave.refused_s = None
        except Refused:
            self._mind(leave)
        except NoAnswer:  # A renewal is asked for again with the next reading, or it runs out.
            if leave.fed_s is not None and not leave.is_proven:
                self._mind(leave)
        finally:
            leave.is_feeding = False

    def _mind(self, leave: Leave) -> None:
        """End what cannot be limited, or is not shown to be, where that stays so for a while.

        The transaction may have ended just now, and say so next.
        """
        now_s = self._loop.now_s()
        leave.refused_s = now_s if leave.refused_s is None else leave.refused_s
        if self._leave is leave and now_s - leave.refused_s >= MISHAP_S:
            self._latch(DeviceStop.FAULT, Fault.SETTINGS)

    async def _prove(self, voice: Voice, within_s: int, what: str, *, flows: bool) -> None:
        """Have the charger show that it comes to nothing within `within_s`, and `flows` until then.

        Refused where it shows anything else.
        """
        shown = await voice.schedule(self._connector.number, 2 * self._profile.watchdog_s)
        begins = bool(shown) and shown[0].amperes > 0
        if begins is not flows or not ends_within(shown, within_s):
            raise Refused("unsafe_settings", f"charge point {self._station.name} {what}")

    # --- What it is told ------------------------------------------------------------------------

    async def _open(self, sequence: int) -> None:
        voice, connector = self._station.spoken(), self._connector
        now_s = self._loop.now_s()
        self._look(now_s)
        leave = self._leave
        if self._is_latched:
            raise Refused("latched", f"charge point {self._station.name}")
        if self._faults or connector.faults:
            raise Refused("faulted", f"charge point {self._station.name}")
        if leave is not None and leave.sequence == sequence:
            if not leave.is_agreed and connector.running is None:
                await self._begin_again(voice, leave)
            return
        if leave is not None or connector.running is not None:
            raise Refused("busy", f"charge point {self._station.name} is in a transaction")
        await self._hold(voice)
        tag = secrets.token_hex(TAG_BYTES).upper()
        connector.expected, connector.ended = tag, DeviceStop.NONE
        self._leave = leave = Leave(sequence, tag, now_s)
        self._sequence, self._stopped_by = sequence, DeviceStop.NONE
        self._stop_agreed_s = None
        try:
            await voice.begin(connector.number, tag)
        except Refused:
            connector.expected = ""
            self._leave = None
            raise
        leave.is_agreed = True

    async def _begin_again(self, voice: Voice, leave: Leave) -> None:
        """Ask for the same start once more: no answer came to the first, it may be under way."""
        try:
            await voice.begin(self._connector.number, leave.tag)
        except Refused as no:
            raise NoAnswer(f"the first start may have been heard: {no}") from no
        leave.is_agreed = True

    async def _stop(self) -> None:
        connector, leave = self._connector, self._leave
        self._leave = None  # Whatever is heard of it, nothing is renewed any more.
        connector.expected = ""
        if leave is not None:
            self._stopped_by = DeviceStop.HOST
        voice = self._station.spoken()
        if connector.running is not None and self._is_to_be_told(self._loop.now_s()):
            await self._end(voice, connector.running.number)

    async def _acknowledge(self) -> None:
        voice = self._station.spoken()
        if self._connector.is_busy:
            raise Refused("faulted", f"charge point {self._station.name} is in a transaction")
        await voice.say_how(self._connector.number)
        self._faults = Fault.NONE
        self._is_latched = False


async def _quietly(ask: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Let a question fail: whoever waits for what it brings learns of it soon enough."""
    try:
        await ask()
    except (NoAnswer, Refused):
        return
