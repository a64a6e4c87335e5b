"""What both versions of OCPP have in common: a connection, a question, and its three ends."""

from __future__ import annotations

import asyncio
import json
import logging
from collections import OrderedDict, deque
from collections.abc import Callable, Coroutine, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from fractions import Fraction
from typing import Any, Protocol

import ocpp.messages
from ocpp.exceptions import OCPPError, UnknownCallErrorCodeError
from websockets.exceptions import WebSocketException

from hardware.drivers.ocpp.loop import MS
from hardware.drivers.ocpp.station import Station
from hardware.drivers.ocpp.words import Period, written
from hardware.timing import NS_PER_S
from kiosk.ports import Exchange, NoAnswer, Refused

log = logging.getLogger("kiosk.chargers")

CALL, RESULT, ERROR = 2, 3, 4
HEARTBEAT_S = 60
"""How often a charger asks for the time: its clock is ours."""
HELD, GIVEN = 1, 2
"""The ids of the two charging profiles: what holds all transactions, what gives leave to one.
A connector has a pair of its own."""
IDS_A_CONNECTOR = 10
NOES = frozenset({"NotImplemented", "NotSupported", "SecurityError"})
"""The errors after which it is known that nothing was done."""
UNCLEAR = (UnknownCallErrorCodeError, WebSocketException, OSError, EOFError, TypeError)
"""What else the library raises where an answer is none, or the connection goes meanwhile."""
ANSWERS_KEPT = 64
RECENT = 32
LETTERS_MAX = 65_536
"""A longer message is none of any charger's."""


ocpp.messages.ASYNC_VALIDATION = False  # A thread takes longer than a few hundred letters do.


class Log:
    """What the library has to say, less loudly: every message is nothing that an operator reads."""

    def info(self, text: str, *words: object) -> None:
        """Write down a message, for whoever looks for a mistake."""
        log.debug(text, *words)

    def warning(self, text: str, *words: object) -> None:
        """Write down what a charger does wrong."""
        log.warning(text, *words)

    error = exception = warning


class Peer(Protocol):
    """A web socket, as far as it is needed here."""

    async def recv(self) -> str | bytes:
        """Wait for a message."""
        ...

    async def send(self, message: str, /) -> None:
        """Send one."""
        ...

    async def close(self) -> None:
        """Hang up."""
        ...


@dataclass(slots=True)
class Counts:
    """What a line has gone through."""

    exchanges: int = 0
    silent: int = 0
    damaged: int = 0
    foreign: int = 0


class Wire:
    """A connection that answers what it has answered already in the same words.

    A charge point that missed an answer asks again under the same id: it must not count twice.
    """

    def __init__(
        self, peer: Peer, counts: Counts, recent: deque[Exchange], now_s: Callable[[], float]
    ) -> None:
        """Speak over `peer`."""
        self._peer = peer
        self._counts = counts
        self._recent = recent
        self._now_s = now_s
        self._answers: OrderedDict[str, str] = OrderedDict()
        self._asked: tuple[str, float, str] | None = None

    async def recv(self) -> str:
        """Return the next message that was not answered before."""
        while True:
            message = await self._peer.recv()
            text = message if isinstance(message, str) else message.decode("utf-8", "replace")
            kind, name = _headed(text)
            if kind == CALL and name in self._answers:
                self._counts.foreign += 1
                await self._peer.send(self._answers[name])
            elif kind is None:
                self._counts.damaged += 1
            else:
                if kind != CALL:
                    self._is_answered(name, text)
                return text

    async def send(self, message: str) -> None:
        """Send a message; keep it where it is an answer."""
        kind, name = _headed(message)
        if kind == CALL:
            self._asked = (name, self._now_s(), message)
        else:
            self._answers[name] = message
            if len(self._answers) > ANSWERS_KEPT:
                self._answers.popitem(last=False)
        await self._peer.send(message)

    async def close(self) -> None:
        """Hang up."""
        await self._peer.close()

    def gives_up(self) -> None:
        """Note that nothing came in time."""
        self._counts.silent += 1
        self._is_answered(None, "")

    def _is_answered(self, name: str | None, text: str) -> None:
        if self._asked is not None and name in {None, self._asked[0]}:
            _, at_s, request = self._asked
            self._asked = None
            at_ns = int(at_s * NS_PER_S)
            self._recent.append(Exchange(at_ns, request.encode(), text.encode()))
        elif name is not None:
            self._counts.foreign += 1


@dataclass(slots=True)
class Asking:
    """One connection of a station, and how a question over it ends."""

    station: Station
    wire: Wire
    counts: Counts
    utc_ms: Callable[[], int]

    async def ask(self, question: Coroutine[Any, Any, Any]) -> Any:  # noqa: ANN401 - Any result.
        """Return what `question` returns; NoAnswer where none comes, Refused where that is no."""
        name = self.station.name
        self.counts.exchanges += 1
        try:
            return await asyncio.wait_for(question, self.station.patience_ms / MS)
        except TimeoutError:
            self.wire.gives_up()
            raise NoAnswer(f"charge point {name} does not answer") from None
        except OCPPError as error:
            if getattr(error, "code", "") in NOES:
                raise Refused("not_supported", f"charge point {name}: {error}") from error
            raise NoAnswer(f"charge point {name} is confused: {error}") from error
        except UNCLEAR as error:
            raise NoAnswer(f"charge point {name} cannot be understood: {error}") from error


def accepted(status: object, what: str) -> None:
    """Make sure that a charge point has agreed; Refused with its own word where it has not."""
    word = getattr(status, "value", status)
    if word not in {"Accepted", "RebootRequired"}:
        raise Refused(str(word).lower(), what)


def amperes(periods: Iterable[Mapping[str, Any]]) -> tuple[Period, ...]:
    """Return the periods of a schedule that a charge point shows, in their order.

    Refused where it is none: what nobody can read proves nothing.
    """
    try:
        found = [Period(int(one["start_period"]), Fraction(str(one["limit"]))) for one in periods]
    except (KeyError, TypeError, ValueError, ArithmeticError) as error:
        raise Refused("unsafe_settings", f"a schedule that cannot be read: {error!r}") from error
    return tuple(sorted(found, key=lambda one: one.start_s))


def clock_text(utc_ms: int) -> str:
    """Return a time as OCPP writes it."""
    return written(datetime.fromtimestamp(utc_ms / MS, UTC))


def _headed(text: str) -> tuple[int | None, str]:
    """Return the kind and the id of a message; None where it is none."""
    if len(text) > LETTERS_MAX:
        return None, ""
    try:
        message = json.loads(text)
    except (ValueError, RecursionError):
        return None, ""
    match message:
        case [2, str(name), str(), dict()]:
            return CALL, name
        case [3, str(name), dict()]:
            return RESULT, name
        case [4, str(name), str(), str(), dict()]:
            return ERROR, name
        case _:
            return None, ""
