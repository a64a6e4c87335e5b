"""What systemd hears of a process of ours, through a socket as systemd has it."""

from __future__ import annotations

import socket
import tempfile
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.supervisor import PLAIN_MS, Supervisor


class Ear:
    """systemd's end of the socket."""

    def __init__(self, name: str) -> None:
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.bind("\0" + name[1:] if name.startswith("@") else name)
        self.socket.setblocking(False)

    def heard(self) -> list[str]:
        """Return what has been said since the last look."""
        said = []
        while True:
            try:
                said.append(self.socket.recv(64).decode())
            except BlockingIOError:
                return said


@pytest.fixture(params=["path", "abstract"])
def name(request: pytest.FixtureRequest) -> Iterator[str]:
    """Both kinds of name that systemd gives its socket."""
    with tempfile.TemporaryDirectory(prefix="ksd") as folder:
        yield f"{folder}/n" if request.param == "path" else f"@{folder}/n"


def test_a_supervisor_hears_ready_alive_and_ending(name: str) -> None:
    """A life of ours, told in systemd's words, with a sign of life three times in its patience."""
    ear = Ear(name)
    ours = Supervisor({"NOTIFY_SOCKET": name, "WATCHDOG_USEC": "9000000"})
    ours.ready()
    for now_ms in range(0, 9_000, 50):
        ours.alive(now_ms)
    ours.ending()
    assert ear.heard() == ["READY=1", *["WATCHDOG=1"] * 3, "STOPPING=1"]
    ear.socket.close()


def test_a_supervisor_that_does_not_listen_stops_nothing(name: str) -> None:
    """Its socket is full, or gone: the process goes on as if nothing were."""
    ours = Supervisor({"NOTIFY_SOCKET": name, "WATCHDOG_USEC": "1"})
    ours.ready()
    ear = Ear(name)
    for now_ms in range(2_000):
        ours.alive(now_ms)
    assert set(ear.heard()) == {"WATCHDOG=1"}
    ear.socket.close()
    ours.ending()


@given(st.text())
def test_any_patience_is_survived(patience: str) -> None:
    """Whatever stands in the environment, a process starts; nonsense means the plain interval."""
    ours = Supervisor({"WATCHDOG_USEC": patience})
    ours.ready()
    ours.alive(0)
    ours.alive(PLAIN_MS)
    ours.ending()
