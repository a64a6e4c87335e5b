"""Lines that chargers call, as the composition root and the doctor make them of the settings."""

from __future__ import annotations

import socket
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from hardware.registry import capabilities
from kiosk.cli import doctor
from kiosk.cli.commands import main
from kiosk.cli.compose import Assembler, central_of
from kiosk.doctor import Grade, check_line
from kiosk.ports import LineDown
from kiosk.runtime.clock import SystemClock
from kiosk.settings import LineSettings, NetworkSettings, SecretSource, SecretUnreadable, load

EXAMPLE = (Path(__file__).parents[3] / "assets/settings/example.toml").read_text()
PASSWORD = "sixteen letters!"  # noqa: S105 - It guards nothing.
POWER = """
[products.power]
name = "Power"
kind = "energy"
price = "0.59"
vat_percent = "19"
smallest = "0.5"
largest = "100"

[lines.chargers]
ocpp = "127.0.0.1:{port}"
password_file = "chargers.key"

[[outlets]]
number = 3
product = "power"
line = "chargers"
profile = "ocpp16-22kw"
charge_point = "CP1"
"""


@pytest.fixture
def password(tmp_path: Path) -> SecretSource:
    """A password that only we may read."""
    path = tmp_path / "chargers.key"
    path.write_text(PASSWORD)
    path.chmod(0o600)
    return SecretSource(file=path)


def free_port() -> int:
    """Return a port that nobody listens at just now."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def line_at(port: int, password: SecretSource) -> LineSettings:
    """Return a line whose chargers call at `port`."""
    return LineSettings("chargers", network=NetworkSettings("127.0.0.1", port, password))


def test_an_engine_is_put_together_with_a_network(tmp_path: Path, password: SecretSource) -> None:
    """The outlet is there, with what a charger can do; nothing listens before the engine runs."""
    assert password.file is not None
    text = EXAMPLE.replace('# folder = "/var/lib/kiosk"', 'folder = "data"', 1)
    path = tmp_path / "kiosk.toml"
    port = free_port()
    path.write_text(text + POWER.format(port=port))
    settings = load(path, profiles=capabilities(), environment={})
    with ExitStack() as stack:
        assembler = Assembler(settings, stack)
        workers, can = assembler._lines()
        assert set(workers) == {"forecourt", "chargers"}
        assert can[max(can)] == capabilities()["ocpp16-22kw"]
        with closing(socket.socket()) as probe:
            assert probe.connect_ex(("127.0.0.1", port))


def test_the_doctor_tries_whether_chargers_can_call(password: SecretSource) -> None:
    """It says where, and that nothing on the way is secret; it listens no longer afterwards."""
    line = line_at(free_port(), password)
    for _ in range(2):
        found = check_line(line, lambda one: doctor._open(one, Path("/nowhere")))
        assert found.grade is Grade.OK
        assert line.network is not None
        assert f"ws://{line.network.where}/" in found.what
        assert "without TLS" in found.what


def test_the_doctor_says_why_chargers_cannot_call(password: SecretSource) -> None:
    """Somebody else has the port; or there is no password any more."""
    with closing(socket.socket()) as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        line = line_at(int(other.getsockname()[1]), password)
        found = check_line(line, lambda one: doctor._open(one, Path("/nowhere")))
    assert found.grade is Grade.WRONG
    assert "another kiosk" in found.remedy


def test_a_line_without_its_password_is_not_made(tmp_path: Path) -> None:
    """It was there when the settings were read; now it is not."""
    network = NetworkSettings("127.0.0.1", 1, SecretSource(file=tmp_path / "gone"))
    with pytest.raises(SecretUnreadable, match="there is no file"):
        central_of("chargers", network, SystemClock())


def test_an_address_of_another_machine_is_a_line_that_is_down(password: SecretSource) -> None:
    """Where the kiosk has no such address nobody can call it there."""
    network = NetworkSettings("192.0.2.1", 9000, password)
    with pytest.raises(LineDown, match="not this machine's"):
        central_of("chargers", network, SystemClock()).connect()


def test_a_network_has_no_frames_to_look_at(
    tmp_path: Path, password: SecretSource, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever asks for them is told where a technician finds what was said."""
    assert password.file is not None
    path = tmp_path / "kiosk.toml"
    path.write_text(EXAMPLE + POWER.format(port=9000))
    assert main(["doctor", "--line", "chargers", "--settings", str(path)]) == 1
    assert "is a network" in capsys.readouterr().err
