"""`kiosk doctor --line`: of an engine that runs, and of a line that nobody else has."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from fakes.rig import Rig
from fakes.time import FakeClock

from hardware.analysis import Frame, Party, Wire
from hardware.simulator.faults import FaultKind
from hardware.telling import ModbusTelling
from hardware.timing import wire_timing
from hardware.transcript import read
from kiosk.api import wire
from kiosk.api.lines import AskLine, LineReport
from kiosk.cli import line as line_module
from kiosk.cli.commands import main
from kiosk.cli.compose import report_of
from kiosk.cli.line import _conclude, exchanges_of, printed, reports, watched
from kiosk.cli.processes import SETTINGS
from kiosk.cli.speech import Failure
from kiosk.domain.controller import ControllerState
from kiosk.ports import Exchange, Outcome
from kiosk.runtime.screens import Screens

ROOT = Path(__file__).parents[3]


@pytest.fixture
def rig() -> Rig:
    """Two outlets on a line in memory, with something behind them."""
    rig = Rig(("reference-fuel", "reference-water"))
    rig.drivers[0].identify()
    rig.drivers[1].read_status(feed=False)
    return rig


@pytest.fixture
def engine(rig: Rig) -> Iterator[Path]:
    """The socket of an engine that has the rig's line; the core is never asked."""
    folder = Path(tempfile.mkdtemp(prefix="ks"))

    def core(*asked: object) -> None:
        raise AssertionError(asked)

    door = Screens(
        folder / "e.sock",
        core,
        owners=frozenset({os.getuid()}),
        tell=lambda asked: report_of(asked, [rig.line], FakeClock()),
    )
    door.start()
    yield folder / "e.sock"
    door.stop()
    shutil.rmtree(folder)


def times(count: int) -> Iterator[bool]:
    """Say `count` times that it goes on."""
    yield from [True] * count
    yield False


def test_a_running_engine_tells_what_it_has_heard(rig: Rig, engine: Path) -> None:
    """Each exchange once, in its order; the line is not disturbed."""
    goes_on = times(1)
    found = []
    for report in reports(engine, "rig", pause=lambda: next(goes_on)):
        found.append(report)
        rig.drivers[0].read_status(feed=False)
    first, second = found
    assert [one.address for one in exchanges_of(first)] == [1, 2]
    assert [*exchanges_of(first), *exchanges_of(second)] == list(rig.line.recent()[:3])
    assert first.is_connected
    assert [(one.address, one.exchanges) for one in first.stations] == [(1, 1), (2, 1)]
    assert second.exchanges == 3


def test_an_engine_does_not_know_every_line(engine: Path) -> None:
    """It says so, instead of being silent."""
    [report] = reports(engine, "other", pause=lambda: False)
    assert not report.is_known


def test_a_report_fits_on_a_line_of_its_own() -> None:
    """The oldest exchanges are left out where it would be too long."""
    rig = Rig(("reference-fuel",))
    for _ in range(300):
        rig.driver.identify()
    report = report_of(AskLine("rig"), [rig.line], FakeClock())
    assert len(report.recent) == 256
    long = LineReport("x", is_known=True, recent=report.recent * 8)
    cut = wire.decode_report(wire.encode_report(long))
    assert 0 < len(cut.recent) < len(long.recent)
    assert cut.recent[-1] == long.recent[-1]
    assert wire.decode_report(wire.encode_report(report)) == report


def test_a_line_without_an_engine_is_asked_and_told_nothing() -> None:
    """Who is there, then how they stand: nothing is written that opens, feeds or acknowledges."""
    rig = Rig(("reference-fuel", "reference-water"))
    drivers = {"1": rig.drivers[0], "2": rig.drivers[1]}
    goes_on = times(5)
    heard = [one for batch in watched(rig.line, drivers, lambda: next(goes_on)) for one in batch]
    assert [one.address for one in heard] == [1, 2, 1, 2, 1, 2]
    assert {one.request[1] for one in heard[:2]} == {0x03}
    assert {one.request[1] for one in heard[2:]} == {0x17}
    assert {one.request[-3] for one in heard[2:]} == {0}, "the dead-man timer was fed"
    assert rig.driver.read_status(feed=False).state is ControllerState.CLOSED


def test_what_goes_wrong_is_among_what_was_heard() -> None:
    """A device that is silent or says no ends nothing."""
    rig = Rig(("reference-fuel",))
    rig.fail_next(FaultKind.LOST)
    rig.fail_next(FaultKind.EXCEPTION, 6)
    goes_on = times(2)
    heard = [
        one.outcome
        for batch in watched(rig.line, {"1": rig.driver}, lambda: next(goes_on))
        for one in batch
    ]
    assert heard == [Outcome.SILENT, Outcome.REFUSED, Outcome.OK]


def test_a_cable_that_is_pulled_meanwhile_ends_it_in_words() -> None:
    """Not with a traceback."""
    rig = Rig(("reference-fuel",))
    rig.port.unplug()
    with pytest.raises(Failure, match="The line went away"):
        list(watched(rig.line, {"1": rig.driver}, lambda: True))


def test_a_frame_is_read_in_two_lines() -> None:
    """When, after how long, who, what; and the bytes below it, as many as fit."""
    frame = Frame(61_234_567, 5_190, False, "3", bytes(50), "unit 3: 0005", "ok")
    first, second = printed(frame).splitlines()
    assert first == "   61.234      5.1  < 3   ok - unit 3: 0005"
    assert second.strip() == " ".join(["00"] * 48) + " ..."
    assert "> ?   silent" in printed(Frame(0, 0, True, "", b"\x01", "", "silent"))


@pytest.fixture
def simulator(tmp_path: Path) -> Iterator[Path]:
    """The demo's line in a process of its own, without its fourth outlet; its folder."""
    words = ["-m", "hardware.simulator", "--port", str(tmp_path / "line-forecourt")]
    words += ["--outlets", "petrol,diesel,water", "--autopilot", "off"]
    with subprocess.Popen([sys.executable, *words], stdout=subprocess.PIPE, cwd=ROOT) as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith(b"ready")
        yield tmp_path
        process.terminate()


def test_a_technician_watches_a_line_and_records_it(
    simulator: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Frames, verdicts and advice on the screen; the same exchanges in the file."""
    place = ["--settings", str(SETTINGS), "--folder", str(simulator)]
    file = simulator / "recorded.txt"
    words = ["doctor", "--line", "forecourt", "--seconds", "1", "--record", str(file), *place]
    assert main(words) == 0
    said = capsys.readouterr().out
    assert said.startswith("line forecourt: simulated, 19200 baud, parity none, 4 outlets")
    assert "> 1   unit 1: read settings" in said
    assert "maker Reference" in said
    assert "outlet 4, address 4: " in said
    recorded = read(file.read_text())
    assert (recorded.line, recorded.baud, len(recorded.outlets)) == ("forecourt", 19_200, 4)
    assert [one.address for one in recorded.exchanges[:4]] == [1, 2, 3, 4]
    assert f"{len(recorded.exchanges)} exchanges in " in said


def test_what_was_heard_is_there_for_programs(
    simulator: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One object: frames, outlets, advice."""
    place = ["--settings", str(SETTINGS), "--folder", str(simulator)]
    assert main(["doctor", "--line", "forecourt", "--seconds", "1", "--json", *place]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [one["outlet"] for one in found["outlets"]] == ["1", "2", "3", "4"]
    assert found["outlets"][3]["ok"] == 0
    assert bytes.fromhex(found["frames"][0]["data"])[:2] == b"\x01\x03"
    assert found["advice"] == []


@pytest.fixture
def busy(rig: Rig) -> Iterator[tuple[Path, Screens]]:
    """The demo's folder with an engine that has its line, which is the rig's."""
    folder = Path(tempfile.mkdtemp(prefix="ks"))

    def tell(asked: AskLine) -> LineReport:
        known = AskLine("rig" if asked.line == "forecourt" else asked.line, asked.after_ns)
        rig.fail_next(FaultKind.UNANSWERED)
        rig.read(tries=2)
        return report_of(known, [rig.line], FakeClock())

    door = Screens(
        folder / "engine.sock", lambda *_: None, owners=frozenset({os.getuid()}), tell=tell
    )
    door.start()
    yield folder, door
    door.stop()
    shutil.rmtree(folder)


def test_a_technician_watches_the_line_of_a_running_engine(
    busy: tuple[Path, Screens], capsys: pytest.CaptureFixture[str]
) -> None:
    """The port is not touched; what went wrong before anybody looked is shown too."""
    place = ["--settings", str(SETTINGS), "--folder", str(busy[0])]
    file = busy[0] / "recorded.txt"
    words = ["doctor", "--line", "forecourt", "--seconds", "1", "--record", str(file), *place]
    assert main(words) == 0
    said = capsys.readouterr().out
    assert "> 1   unit 1: read settings" in said
    assert "silent: no answer in" in said
    assert "outlet 2, address 2: 1 ok" in said
    recorded = read(file.read_text())
    assert [one.outcome for one in recorded.exchanges[:4]] == [
        Outcome.OK, Outcome.OK, Outcome.SILENT, Outcome.OK,
    ]  # fmt: skip
    assert len(recorded.exchanges) >= 6, "it was asked again while it was watched"


def test_an_engine_with_other_settings_is_said(
    engine: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its line is not opened behind its back."""
    (engine.parent / "engine.sock").symlink_to(engine)
    place = ["--settings", str(SETTINGS), "--folder", str(engine.parent)]
    assert main(["doctor", "--line", "forecourt", "--seconds", "1", *place]) == 1
    assert "The engine that runs has no line forecourt." in capsys.readouterr().err


def test_an_engine_that_hangs_up_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    """It is ending, or it is another program."""
    folder = Path(tempfile.mkdtemp(prefix="ks"))
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(str(folder / "engine.sock"))
        door.listen()

        def hang_up() -> None:
            connection, _ = door.accept()
            connection.close()

        caller = threading.Thread(target=hang_up)
        caller.start()
        place = ["--settings", str(SETTINGS), "--folder", str(folder)]
        assert main(["doctor", "--line", "forecourt", "--seconds", "1", *place]) == 1
        caller.join()
    shutil.rmtree(folder)
    assert "The engine that runs does not answer" in capsys.readouterr().err


def test_what_was_heard_is_told_when_somebody_has_seen_enough(
    busy: tuple[Path, Screens],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Ctrl-C ends the watching, not the report."""

    def enough(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(line_module.select, "select", enough)
    place = ["--settings", str(SETTINGS), "--folder", str(busy[0])]
    assert main(["doctor", "--line", "forecourt", "--seconds", "600", *place]) == 0
    said = capsys.readouterr().out
    assert "4 exchanges in " in said
    assert "outlet 1, address 1: 2 ok, 1 silent" in said


def test_advice_stands_below_the_outlet(capsys: pytest.CaptureFixture[str]) -> None:
    """And what concerns the line as a whole comes last."""
    party = Party("7", 3, 20, ModbusTelling())
    exchange = Exchange(0, b"\x03\x03", b"", "no answer", 3, 1, Outcome.SILENT)
    _conclude([exchange] * 4, Wire(wire_timing(19_200), {3: party}), as_json=False)
    said = capsys.readouterr().out.splitlines()
    assert said[2].startswith("outlet 7, address 3: 4 silent")
    assert said[3].startswith("    It never answers")
    assert said[4].startswith("Nobody answers")


def test_a_line_that_is_not_there_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Which lines there are, and what is wrong with the port of one."""
    place = ["--settings", str(SETTINGS), "--folder", str(tmp_path)]
    assert main(["doctor", "--line", "other", *place]) == 1
    assert "There is no line other; known: forecourt." in capsys.readouterr().err
    assert main(["doctor", "--line", "forecourt", *place]) == 1
    assert "The line cannot be opened: there is no serial port" in capsys.readouterr().err
    record = ["--record", str(tmp_path / "no" / "file")]
    assert main(["doctor", "--line", "forecourt", *record, *place]) == 1
    assert "No such file" in capsys.readouterr().err
