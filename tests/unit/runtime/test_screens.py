"""The door for screens: who may come in, and what happens to those who talk nonsense."""

from __future__ import annotations

import contextlib
import os
import queue
import shutil
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.api import commands, wire
from kiosk.api.snapshot import PROTOCOL
from kiosk.runtime.screens import NAMES_MAX, Screens

Asked = "queue.Queue[tuple[str, commands.Command]]"
PATIENCE_S = 10


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder with a name short enough for a socket."""
    path = Path(tempfile.mkdtemp(prefix="ks"))
    yield path
    shutil.rmtree(path)


@pytest.fixture
def asked() -> Asked:
    """What the core would be asked."""
    return queue.Queue()


@pytest.fixture
def screens(folder: Path, asked: Asked) -> Iterator[Screens]:
    """The door, open to ourselves."""
    door = Screens(
        folder / "e.sock", lambda *what: asked.put(what), owners=frozenset({os.getuid()})
    )
    door.start()
    yield door
    door.stop()


def knock(folder: Path) -> socket.socket:
    """Connect like a screen."""
    screen = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    screen.settimeout(PATIENCE_S)
    screen.connect(str(folder / "e.sock"))
    return screen


def attach(folder: Path, asked: Asked, name: str = "front") -> socket.socket:
    """Connect, and say who one is."""
    screen = knock(folder)
    hello = commands.Attach(name, PROTOCOL)
    screen.sendall(wire.encode_command(hello))
    assert asked.get(timeout=PATIENCE_S) == (name, hello)
    return screen


def is_shut(screen: socket.socket) -> bool:
    """Whether the other side has hung up."""
    try:
        return screen.recv(1) == b""
    except ConnectionResetError:
        return True
    finally:
        screen.close()


def test_commands_reach_the_core_in_order(folder: Path, screens: Screens, asked: Asked) -> None:
    """Each line is one command, however it was cut up on the way."""
    screen = attach(folder, asked)
    lines = b"".join(
        wire.encode_command(one) for one in (commands.ToggleOutlet(3), commands.StopAll())
    )
    screen.sendall(lines[:20])
    screen.sendall(lines[20:])
    assert asked.get(timeout=PATIENCE_S) == ("front", commands.ToggleOutlet(3))
    assert asked.get(timeout=PATIENCE_S) == ("front", commands.StopAll())
    screen.close()
    assert screens is not None


def test_each_screen_gets_its_own_newest_snapshot(
    folder: Path, screens: Screens, asked: Asked
) -> None:
    """What is published for one screen is sent to that one, and to whoever comes later."""
    screens.publish("front", b"old\n")
    screens.publish("front", b"new\n")
    screens.publish("back", b"other\n")
    with attach(folder, asked) as first, attach(folder, asked) as second:
        assert first.recv(100) == b"new\n"
        assert second.recv(100) == b"new\n"
    with attach(folder, asked, "back") as back:
        assert back.recv(100) == b"other\n"


@pytest.mark.parametrize(
    "line",
    [
        b"not json\n",
        b'{"do":"OpenTheValve"}\n',
        b'{"do":"StopAll"}\n',
        b'{"do":"BuyAmount","minor":1.5}\n',
        b"x" * (wire.LINE_MAX + 70_000),
    ],
    ids=["noise", "unknown", "not attached", "fraction", "endless"],
)
def test_nonsense_is_shut_out_and_asks_for_nothing(
    folder: Path, screens: Screens, asked: Asked, line: bytes
) -> None:
    """Whoever talks nonsense, or does not say first who they are, is hung up on."""
    screen = knock(folder)
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # In the middle of it.
        screen.sendall(line)
    assert is_shut(screen)
    assert asked.empty()
    attach(folder, asked).close()  # And the door still works.
    assert screens is not None


def test_a_screen_of_another_version_sees_ours_and_is_sent_away(
    folder: Path, screens: Screens, asked: Asked
) -> None:
    """It learns which version we are, and nothing it asks is done."""
    screens.publish("front", b'{"protocol":1}\n')
    screen = knock(folder)
    hello = wire.encode_command(commands.Attach("front", PROTOCOL + 1))
    screen.sendall(hello + wire.encode_command(commands.StopAll()))
    assert screen.recv(100) == b'{"protocol":1}\n'
    assert is_shut(screen)
    name, command = asked.get(timeout=PATIENCE_S)
    assert (name, type(command)) == ("front", commands.Attach)
    assert asked.empty()


def test_strangers_are_not_let_in(folder: Path) -> None:
    """Another user's process is hung up on before it can say anything."""
    door = Screens(folder / "e.sock", lambda *_: None, owners=frozenset({os.getuid() + 1}))
    door.start()
    try:
        assert is_shut(knock(folder))
    finally:
        door.stop()


def test_a_path_too_long_for_a_socket_is_named(tmp_path: Path) -> None:
    """The message says what is too long, not that a name is invalid."""
    path = tmp_path / ("x" * 120)
    with pytest.raises(ValueError, match="100 at most"):
        Screens(path, lambda *_: None, owners=frozenset())


def test_more_than_a_hand_can_touch_is_dropped_and_a_stop_is_not(
    folder: Path, screens: Screens, asked: Asked, caplog: pytest.LogCaptureFixture
) -> None:
    """A flood of touches leaves room for a stop of all, on the same screen too."""
    screen = attach(folder, asked)
    flood = wire.encode_command(commands.ToggleOutlet(3)) * 5_000
    screen.sendall(flood + wire.encode_command(commands.StopAll()))
    heard = []
    while not heard or heard[-1] != commands.StopAll():
        heard.append(asked.get(timeout=PATIENCE_S)[1])
    assert 99 <= len(heard) < 1_000
    assert caplog.text.count("floods") == 1
    screen.close()
    assert screens is not None


def test_a_connection_has_one_name(folder: Path, screens: Screens, asked: Asked) -> None:
    """Who attaches again under another name is shut out: each name is remembered."""
    screen = attach(folder, asked, "one")
    screen.sendall(wire.encode_command(commands.Attach("one", PROTOCOL)))
    assert asked.get(timeout=PATIENCE_S)[0] == "one"
    screen.sendall(wire.encode_command(commands.Attach("two", PROTOCOL)))
    assert is_shut(screen)
    assert screens is not None


def test_a_place_has_few_names_for_its_screens(
    folder: Path, screens: Screens, asked: Asked
) -> None:
    """Those that are known may always come back; another one too many is shut out."""
    for n in range(NAMES_MAX):
        attach(folder, asked, f"screen {n}").close()
    attach(folder, asked, "screen 3").close()
    stranger = knock(folder)
    stranger.sendall(wire.encode_command(commands.Attach("another", PROTOCOL)))
    assert is_shut(stranger)
    assert screens is not None
