"""Payment providers written by others, each a process of its own on this machine alone.

`.ci/setup test` installs them under build/peers, each in an environment of its own. Where that
cannot be, `KIOSK_NO_PEERS=1 make test` leaves their tests out and says so.
"""

from __future__ import annotations

import ctypes
import json
import os
import signal
import socket
import subprocess
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import IO, Any

import pytest
import requests

PEERS = Path(__file__).parents[2] / "build/peers"
START_S = 60
"""How long a peer may take until it listens; it takes two seconds."""

SIMULATOR_KEY = "sk_test_sim_stripe_key"
SIMULATOR_SECRET = "whsec_sim_stripe_secret"  # noqa: S105 - The simulator's own, known to all.


def python_of(peer: str) -> Path:
    """Return the interpreter of a peer's environment; without one the test fails."""
    python = PEERS / peer / "bin/python"
    if not (PEERS / peer / ".ready").exists():
        pytest.fail(f"{peer} is not installed: `make setup` does it")
    return python


@dataclass(frozen=True)
class Delivery:
    """A webhook as it came."""

    body: bytes
    signature: str

    @property
    def event(self) -> dict[str, Any]:
        """What it says."""
        found: dict[str, Any] = json.loads(self.body)
        return found

    @property
    def object(self) -> dict[str, Any]:
        """What it is about."""
        found: dict[str, Any] = self.event["data"]["object"]
        return found


@dataclass
class Receiver:
    """Takes webhooks, keeps them, and passes them on where `forward_to` names a place."""

    url: str = ""
    deliveries: list[Delivery] = field(default_factory=list)
    forward_to: str = ""
    answers: list[int] = field(default_factory=list)
    """What the place said that they were passed on to."""

    def of(self, kind: str) -> list[dict[str, Any]]:
        """Return what the events of a `kind` were about, in the order in which they came."""
        return [one.object for one in self.deliveries if one.event["type"] == kind]


class _Receiving(BaseHTTPRequestHandler):
    receiver: Receiver

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        signature = self.headers.get("Stripe-Signature", "")
        self.receiver.deliveries.append(Delivery(body, signature))
        if self.receiver.forward_to:
            passed = requests.post(
                self.receiver.forward_to,
                data=body,
                headers={"Stripe-Signature": signature, "Content-Type": "application/json"},
                timeout=5,
            )
            self.receiver.answers.append(passed.status_code)
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - The library's name.
        """Say nothing."""


@contextmanager
def receiver() -> Iterator[Receiver]:
    """Take webhooks on a free port of this machine."""
    found = Receiver()
    handler = type("Handler", (_Receiving,), {"receiver": found})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        found.url = f"http://127.0.0.1:{server.server_address[1]}/hook"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield found
        finally:
            server.shutdown()
            thread.join()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def _running(
    command: list[str], listens: str, environment: Mapping[str, str], place: Path
) -> Iterator[None]:
    """Run a peer in a process group of its own, from when it says that it `listens`."""
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd=place,
        env={"PATH": os.environ["PATH"], "HOME": str(place), "TMPDIR": str(place), **environment},
        start_new_session=True,
        preexec_fn=_end_with_us,  # noqa: PLW1509 - One call of the kernel's, nothing of Python's.
    )
    said: list[str] = []
    ready = threading.Event()
    assert process.stdout is not None
    reading = threading.Thread(target=_read, args=(process.stdout, said, listens, ready))
    reading.start()
    try:
        assert ready.wait(START_S), "".join(said)
        assert process.poll() is None, "".join(said)
        yield
    finally:
        with suppress(ProcessLookupError):  # It may have ended by itself.
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        reading.join()
        process.stdout.close()


_LIBC = ctypes.CDLL(None)
_PR_SET_PDEATHSIG = 1


def _end_with_us() -> None:
    """Whoever starts a peer may be killed: it must not go on without."""
    _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _read(stream: IO[str], said: list[str], listens: str, ready: threading.Event) -> None:
    for line in stream:
        if not ready.is_set():
            said.append(line)
        if listens in line:
            ready.set()
    ready.set()  # It has ended: whoever waits finds it so.


@dataclass
class Simulator:
    """`python-getpaid-simulator` with its Stripe: what a payer and its clock do to it."""

    url: str
    hooks: Receiver

    def act(self, session: str, action: str) -> bool:
        """Press a button on the hosted page of `session`; whether there was one."""
        suffix = session.removeprefix("cs_sim_")
        answer = requests.post(
            f"{self.url}/sim/stripe/authorize/{suffix}",
            data={"action": action},
            timeout=10,
            allow_redirects=False,
        )
        return answer.status_code == 302

    def ops(self, session: str, action: str, **more: str) -> None:
        """Have happened to a payment what only time or a bank does."""
        suffix = session.removeprefix("cs_sim_")
        answer = requests.post(
            f"{self.url}/sim/stripe/ops/{suffix}", json={"action": action, **more}, timeout=10
        )
        assert answer.ok, answer.text

    def payment(self, session: str) -> dict[str, Any]:
        """Return the payment of `session` as the simulator keeps it."""
        found: dict[str, Any] = requests.get(
            f"{self.url}/v1/payment_intents/pi_sim_{session.removeprefix('cs_sim_')}", timeout=10
        ).json()
        return found

    def refunded(self, session: str) -> int:
        """Return what went back of `session`, by what its webhooks have told."""
        payment = f"pi_sim_{session.removeprefix('cs_sim_')}"
        latest = {
            one["id"]: one
            for kind in ("refund.created", "refund.updated", "refund.failed")
            for one in self.hooks.of(kind)
            if one["payment_intent"] == payment
        }
        alive = {"pending", "succeeded"}
        return sum(one["amount"] for one in latest.values() if one["status"] in alive)


@contextmanager
def simulator(place: Path) -> Iterator[Simulator]:
    """Run the simulator of Stripe, with a receiver of its webhooks."""
    python = python_of("getpaid")
    port = _free_port()
    with receiver() as hooks:
        command = [str(python), "-m", "getpaid_simulator", "--host", "127.0.0.1"]
        command += ["--port", str(port), "--plugin-failure-mode", "strict"]
        environment = {"SIMULATOR_STRIPE_NOTIFY_URL": hooks.url, "PYTHONUNBUFFERED": "1"}
        with _running(command, "Uvicorn running on", environment, place):
            yield Simulator(f"http://127.0.0.1:{port}", hooks)


_LOCALSTRIPE = """
import sys
import aiohttp.web
import localstripe.server
aiohttp.web.run_app(localstripe.server.app, host="127.0.0.1", port=int(sys.argv[1]))
"""


@contextmanager
def localstripe(place: Path) -> Iterator[str]:
    """Run localstripe and yield its address. Its own command line would listen to everybody."""
    python = python_of("localstripe")
    port = _free_port()
    command = [str(python), "-u", "-c", _LOCALSTRIPE, str(port)]
    with _running(command, "Running on", {}, place):
        yield f"http://127.0.0.1:{port}"
