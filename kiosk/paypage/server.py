"""LocalPay as a whole: the API and the page, each on a port of its own, in threads of their own."""

from __future__ import annotations

import logging
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from waitress import create_server
from waitress.channel import HTTPChannel
from waitress.task import ThreadedTaskDispatcher
from waitress.wasyncore import close_all, loop

from kiosk.domain.money import Currency
from kiosk.paypage.accounts import Door
from kiosk.paypage.api import Api
from kiosk.paypage.limits import Limiter
from kiosk.paypage.page import ASSETS, Hooks, Live, PayPage
from kiosk.paypage.texts import LANGUAGES
from kiosk.paypage.tokens import Tokens
from kiosk.paypage.webhooks import BODY_BYTES_MAX, Webhooks
from kiosk.ports import Clock, Ids, PinHasher
from kiosk.ports_localpay import LocalPayStore

KEY_LENGTH_MIN = 16
KEEP_MS = 30 * 24 * 3_600_000
"""How long an answer is given again: longer than any outage of the kiosk's own outbox."""

LOOPBACK = "127.0.0.1"

CONNECTIONS_MAX = 200
CONNECTIONS_OF_ONE = 24
"""Of one address, a proxy's excepted: four phones behind it, each with as many as it opens."""
CONNECTIONS_OF_ONE_MAX = 150
REQUEST_MS = 15_000
"""A whole request takes no longer, on the slowest connection."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where LocalPay listens. Port 0 takes any that is free."""

    api_port: int = 0
    page_host: str = LOOPBACK
    page_port: int = 0
    public_url: str = ""
    """How a phone reaches the page; empty where only this machine does."""
    trusted_proxy: str = ""
    """The address of a proxy in front of the page that names the phone's own address."""


@dataclass(frozen=True, slots=True)
class Rates:
    """What is answered in a minute: looks at the page, and things done on it."""

    looks: int = 180
    looks_in_all: int = 3000
    acts: int = 12
    acts_in_all: int = 120
    wrong_keys: int = 20
    wrong_keys_in_all: int = 100
    messages: int = 600
    """Of providers, signed or not: all come through one door."""


@dataclass(frozen=True, slots=True)
class Options:
    """How LocalPay shall behave."""

    currency: Currency
    key: str = field(repr=False)
    """What the rail must know to use the API."""
    is_demo: bool = False
    languages: tuple[str, ...] = tuple(LANGUAGES)
    places: Places = Places()
    rates: Rates = Rates()
    assets: Path = ASSETS
    webhook_secrets: tuple[str, ...] = field(default=(), repr=False)
    """What other rails' providers sign their messages with."""


class LocalPay:
    """The embedded provider: started and stopped as one."""

    def __init__(
        self,
        store: LocalPayStore,
        live: Live,
        clock: Clock,
        ids: Ids,
        hasher: PinHasher,
        options: Options,
        hooks: Hooks,
    ) -> None:
        """Take what it works with; `ids` is asked from several threads at once."""
        if len(options.key) < KEY_LENGTH_MIN:
            raise ValueError(f"LocalPay's key needs at least {KEY_LENGTH_MIN} characters")
        self._store = store
        self._clock = clock
        self._places = options.places
        rates = options.rates
        self._api = _Served(
            Api(
                store,
                clock,
                ids,
                key=options.key,
                currency=options.currency,
                public_url=lambda: self.public_url,
                limiter=_limiter(clock, rates.wrong_keys, rates.wrong_keys_in_all),
                is_demo=options.is_demo,
            ).app(),
            "localpay-api",
            clock,
        )
        self._page = _Served(
            PayPage(
                store,
                live,
                clock,
                Tokens(store, clock, ids),
                Door(store, clock, hasher, ids),
                currency=options.currency,
                hooks=hooks,
                looks=_limiter(clock, rates.looks, rates.looks_in_all),
                acts=_limiter(clock, rates.acts, rates.acts_in_all),
                languages=options.languages,
                is_demo=options.is_demo,
                assets=options.assets,
                messages=Webhooks(
                    clock,
                    options.webhook_secrets,
                    hooks.on_paid,
                    _limiter(clock, rates.messages, rates.messages),
                ),
                public_url=options.places.public_url,
            ).app(),
            "localpay-page",
            clock,
            connections_of_one(rates.looks),
        )

    def start(self) -> None:
        """Begin to listen; OSError where a port is taken. Old answers and tokens go."""
        self._store.forget(self._clock.now().utc_ms - KEEP_MS)
        self._api.start(LOOPBACK, self._places.api_port)
        try:
            self._page.start(
                self._places.page_host,
                self._places.page_port,
                trusted_proxy=self._places.trusted_proxy,
            )
        except OSError:
            self._api.stop()
            raise

    def stop(self) -> None:
        """Stop listening and wait until every thread has ended; harmless when stopped."""
        self._page.stop()
        self._api.stop()

    @property
    def api_url(self) -> str:
        """Where the rail finds the API."""
        return f"http://{LOOPBACK}:{self._api.port}"

    @property
    def page_port(self) -> int:
        """The port of the page, once it listens."""
        return self._page.port

    @property
    def public_url(self) -> str:
        """What the links on the screen begin with."""
        return self._places.public_url.rstrip("/") or f"http://{LOOPBACK}:{self._page.port}"


def connections_of_one(looks: int) -> int:
    """Return how many connections one address may have that may look so often in a minute.

    Where a hotspot hides many phones behind one address, the operator has raised their looks.
    """
    share = CONNECTIONS_OF_ONE * looks // Rates().looks
    return min(max(CONNECTIONS_OF_ONE, share), CONNECTIONS_OF_ONE_MAX)


def _limiter(clock: Clock, per_client: int, total: int) -> Limiter:
    return Limiter(clock, per_client=per_client, total=total)


class _Channel(HTTPChannel):  # type: ignore[misc]  # waitress ships no types.
    """A connection that is not held open by a request that never becomes whole."""

    began_ms: int | None = None
    """When the first bytes came of a request that is not whole yet."""

    def __init__(self, *of_waitress: Any, **named: Any) -> None:  # noqa: ANN401 - Passed on.
        super().__init__(*of_waitress, **named)
        peer = self.addr[0]
        held = sum(one.addr[0] == peer for one in self.server.active_channels.values())
        if held > self.server.connections_of_one and peer != self.adj.trusted_proxy:
            self.will_close = True

    def handle_read(self) -> None:
        super().handle_read()
        if self.request is None:
            self.began_ms = None
        elif self.began_ms is None:
            self.began_ms = self.server.now_ms()

    def hurry(self, now_ms: int) -> None:
        """Close where a request has been on its way for too long, however steadily it drips."""
        if self.began_ms is not None and now_ms - self.began_ms > REQUEST_MS:
            self.will_close = True


class _Workers(ThreadedTaskDispatcher):  # type: ignore[misc]  # waitress ships no types.
    """Waitress' threads, remembered, so that somebody can wait for their end."""

    def __init__(self) -> None:
        super().__init__()
        self.started: list[threading.Thread] = []

    def start_new_thread(self, target: Callable[[int], None], thread_no: int) -> None:
        thread = threading.Thread(
            target=target, name=f"localpay-worker-{thread_no}", args=(thread_no,), daemon=True
        )
        self.started.append(thread)
        thread.start()


def _bound(host: str, port: int) -> socket.socket:
    """Return a socket that is bound; OSError where it cannot be, and nothing is left open."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
    except OSError:
        listener.close()
        raise
    return listener


class _Served:
    """One web application on one port."""

    def __init__(
        self, app: object, name: str, clock: Clock, of_one: int = CONNECTIONS_OF_ONE
    ) -> None:
        self._app = app
        self._of_one = of_one
        self._name = name
        self._clock = clock
        self._server: Any = None
        self._workers = _Workers()
        self._thread: threading.Thread | None = None
        self._ending = threading.Event()

    @property
    def port(self) -> int:
        """The port it listens on; 0 before it does."""
        return 0 if self._server is None else int(self._server.effective_port)

    def start(self, host: str, port: int, *, trusted_proxy: str = "") -> None:
        # A queue is what the threads work on; its length is no news.
        logging.getLogger("waitress.queue").setLevel(logging.ERROR)
        # Bound here: where waitress cannot bind, it leaves a pipe open behind it.
        listener = _bound(host, port)
        workers = _Workers()
        proxy = {"trusted_proxy": trusted_proxy, "trusted_proxy_headers": {"x-forwarded-for"}}
        self._server = create_server(
            self._app,
            _dispatcher=workers,
            sockets=[listener],
            ident=None,
            connection_limit=CONNECTIONS_MAX,
            channel_timeout=30,
            cleanup_interval=10,
            max_request_header_size=8_192,
            max_request_body_size=BODY_BYTES_MAX,
            **(proxy if trusted_proxy else {}),
        )
        self._server.channel_class = _Channel
        self._server.connections_of_one = self._of_one
        self._server.now_ms = lambda: self._clock.now().mono_ms
        workers.set_thread_count(4)
        self._workers = workers
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._serve, name=self._name, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        if self._server is None or self._thread is None:
            return
        server = self._server
        self._workers.shutdown()
        for worker in self._workers.started:
            worker.join()
        self._ending.set()
        server.pull_trigger()
        self._thread.join()
        # Only now: whoever closes it under the loop's hands writes into somebody else's file.
        close_all(_sockets(server), ignore_all=True)
        self._server = self._thread = None

    def _serve(self) -> None:
        while not self._ending.is_set():
            loop(timeout=1.0, use_poll=True, map=_sockets(self._server), count=1)
            for channel in list(self._server.active_channels.values()):
                channel.hurry(self._server.now_ms())


def _sockets(server: Any) -> dict[int, Any]:  # noqa: ANN401 - waitress ships no types.
    found: dict[int, Any] = server._map  # noqa: SLF001 - Its own `run` cannot be ended cleanly.
    return found
