"""The line that charge points call: a web socket server as `kiosk.ports.Line`.

A charge point that is not in the settings is told so and hung up on; one that is must bring its
password (HTTP basic authentication, *OCPP security* profile 1). There is no TLS here: on a network
that others can reach, a proxy in front of it has to speak it (security profile 2).
"""

from __future__ import annotations

import contextlib
import hmac
from base64 import b64decode
from collections import deque
from collections.abc import Callable, Sequence
from http import HTTPStatus
from typing import Any
from urllib.parse import unquote

from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.exceptions import ConnectionClosed, NegotiationError
from websockets.http11 import Request, Response
from websockets.typing import Subprotocol

from hardware.drivers.ocpp.calling import RECENT, Asking, Counts, Peer, Wire
from hardware.drivers.ocpp.driver import Seat
from hardware.drivers.ocpp.loop import Loop
from hardware.drivers.ocpp.profile import Version
from hardware.drivers.ocpp.station import Station
from hardware.drivers.ocpp.v16 import Voice16
from hardware.drivers.ocpp.v201 import Voice201
from kiosk.ports import Exchange, LineDown, LineHealth, NoAnswer

MESSAGE_MAX = 65_536
HANDSHAKE_S = 5
PING_S = 5
"""How often a connection is tried on which nothing is said, and how long that may take."""
CONNECT_MS = 3_000

VOICES: dict[Version, Callable[[Asking], Any]] = {
    Version.V201: Voice201,
    Version.V16: Voice16,
}
"""What speaks each version."""


class CentralSystem:
    """A line whose charge points call in. Made with whoever may, and where to listen."""

    def __init__(
        self,
        name: str,
        host: str,
        port: int,
        *,
        password: str,
        loop: Loop,
        utc_ms: Callable[[], int],
    ) -> None:
        """Listen to nobody yet. `utc_ms` is the time that chargers are told."""
        self._name = name
        self._where = (host, port)
        self._password = password
        self._utc_ms = utc_ms
        self._stations: dict[str, Station] = {}
        self._server: Server | None = None
        self._counts = Counts()
        self._recent: deque[Exchange] = deque(maxlen=RECENT)
        self.loop = loop

    def seat(self, charge_point: str) -> Seat:
        """Return the place of a charge point, which may call from now on."""
        station = self._stations.setdefault(charge_point, Station(charge_point, self.loop.now_s))
        return Seat(self, station)

    # --- As a line ------------------------------------------------------------------------------

    @property
    def name(self) -> str:
        """The line's name in the settings."""
        return self._name

    @property
    def port(self) -> int:
        """Where it listens, once it does."""
        if self._server is None:
            return self._where[1]
        return int(self._server.sockets[0].getsockname()[1])

    @property
    def is_connected(self) -> bool:
        """Whether it listens."""
        return self._server is not None

    def connect(self) -> None:
        """Listen; LineDown with what to do where that is not possible. Harmless where it does."""
        if self._server is not None:
            return
        host, port = self._where
        self.loop.start()
        try:
            self._server = self.loop.ask(self._listen(), CONNECT_MS)
        except OSError as error:
            self.loop.stop()
            raise LineDown(
                f"nothing can listen on {host} port {port}: {error.strerror or error}; is another "
                "kiosk running, or is the address not this machine's?"
            ) from error
        except NoAnswer as error:
            self.loop.stop()
            raise LineDown(f"nothing listens on {host} port {port}: {error}") from error

    def disconnect(self) -> None:
        """Hang up on everybody and listen no more; harmless where it does not."""
        server, self._server = self._server, None
        if server is None:
            return
        with contextlib.suppress(NoAnswer):  # The thread ends all the same, its sockets with it.
            self.loop.ask(self._hang_up(server), CONNECT_MS)
        self.loop.stop()

    def health(self) -> LineHealth:
        """Return the counters."""
        stations = tuple(self._stations.values())
        return LineHealth(
            exchanges=self._counts.exchanges,
            silent=self._counts.silent,
            damaged=self._counts.damaged,
            foreign=self._counts.foreign + sum(one.stale for one in stations),
            reopened=sum(max(0, one.connections - 1) for one in stations),
        )

    def recent(self) -> tuple[Exchange, ...]:
        """Return the last questions and their answers, oldest first; from any thread."""
        return tuple(self._recent)

    # --- Charge points --------------------------------------------------------------------------

    async def receive(self, charge_point: str, version: Version, peer: Peer) -> None:
        """Speak with a charge point that may call, until it hangs up."""
        station = self._stations[charge_point]
        wire = Wire(peer, self._counts, self._recent, self.loop.now_s)
        voice = VOICES[version](Asking(station, wire, self._counts, self._utc_ms))
        before = station.voice
        station.meet(voice)
        if before is not None:  # It has lost that connection before we have.
            await before.close()
        try:
            await voice.start()
        except (ConnectionClosed, EOFError, OSError):
            pass
        finally:
            if station.voice is voice:
                station.part()

    async def _listen(self) -> Server:
        host, port = self._where
        return await serve(
            self._served,
            host,
            port,
            select_subprotocol=self._chosen,
            process_request=self._judged,
            open_timeout=HANDSHAKE_S,
            ping_interval=PING_S,
            ping_timeout=PING_S,
            max_size=MESSAGE_MAX,
            compression=None,
        )

    async def _hang_up(self, server: Server) -> None:
        server.close()
        await server.wait_closed()

    async def _served(self, connection: ServerConnection) -> None:
        spoken = Version(str(connection.subprotocol))
        await self.receive(_called(_of(connection)), spoken, connection)

    def _chosen(self, connection: ServerConnection, offered: Sequence[Subprotocol]) -> Subprotocol:
        """Return what a charge point is to speak: what its profile is for, where it can."""
        expected = self._stations[_called(_of(connection))].version
        known = [one.value for one in VOICES if one.value in offered]
        if not known:
            raise NegotiationError(f"known here: {', '.join(one.value for one in VOICES)}")
        return Subprotocol(expected.value if expected in known else known[0])

    def _judged(self, connection: ServerConnection, request: Request) -> Response | None:
        """Return why a charge point may not call; None where it may."""
        name = _called(request)
        if name not in self._stations:
            return connection.respond(HTTPStatus.NOT_FOUND, "no such charge point here\n")
        if not hmac.compare_digest(
            _credentials(request).encode(), f"{name}:{self._password}".encode()
        ):
            answer = connection.respond(HTTPStatus.UNAUTHORIZED, "wrong name or password\n")
            answer.headers["WWW-Authenticate"] = 'Basic realm="ocpp"'
            return answer
        return None


def _of(connection: ServerConnection) -> Request:
    """Return the request with which a connection began."""
    request = connection.request
    assert request is not None  # noqa: S101 - It was judged already.
    return request


def _called(request: Request) -> str:
    """Return the name by which a charge point calls itself: the last part of the path."""
    return unquote(request.path.partition("?")[0].rpartition("/")[2])


def _credentials(request: Request) -> str:
    """Return name and password as they were sent; empty where they are none."""
    scheme, _, coded = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "basic":
        return ""
    try:
        return b64decode(coded, validate=True).decode()
    except ValueError:
        return ""
