"""The preflight: what is wrong with a machine, in words an installer can act on."""

from __future__ import annotations

import json
import struct
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from fakes.world import site

from hardware.registry import capabilities
from kiosk.api.codes import SourceLost
from kiosk.api.lines import LineReport, StationReport
from kiosk.doctor import (
    Finding,
    Grade,
    Machine,
    Report,
    check_clock,
    check_display,
    check_fonts,
    check_health,
    check_latency,
    check_line,
    check_printer,
    check_python,
    check_qt,
    check_rails,
    check_reader,
    check_speech,
    check_sqlite,
    check_storage,
    examine,
)
from kiosk.domain.assistance import Assistance
from kiosk.domain.moment import Moment
from kiosk.domain.price import PRICE, Price, listed
from kiosk.ports import LineDown, PrinterLost, PrinterStatus, RailRefused, RailSilent
from kiosk.settings import (
    LineSettings,
    PortSettings,
    PrinterKind,
    PrinterSettings,
    ReaderKind,
    ReaderSettings,
    Settings,
    load,
)

ROOT = Path(__file__).parents[2]
DEMO = ROOT / "assets/settings/demo.toml"
IN_2026_MS = 1_780_000_000_000


def ticking(step_ms: int = 1, *, utc_ms: int = IN_2026_MS) -> Callable[[], Moment]:
    """Return a clock that goes on by `step_ms` each time that it is read."""
    mono = iter(range(0, 10**9 * (1 if step_ms > 0 else -1), step_ms))
    return lambda: Moment(utc_ms, next(mono))


VOICES = "engine: speechd\nen  yes  English\nde  yes  Deutsch\nzh  no   简体中文\n"


def raising(error: Exception) -> Callable[[], None]:
    """Return a rail that answers with `error`."""

    def ask() -> None:
        raise error

    return ask


def answering() -> None:
    """Be a rail that is well."""


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """Return a machine with nothing wrong."""
    synchronised = tmp_path / "root/run/systemd/timesync/synchronized"
    synchronised.parent.mkdir(parents=True)
    synchronised.touch()
    return Machine(
        now=ticking(),
        open_line=lambda _: None,
        open_reader=lambda _: None,
        ask_printer=lambda _: (PrinterStatus(), ""),
        ask_rails=lambda _: {"localpay": answering},
        ask=lambda _: "",
        ask_speech=lambda _: VOICES.replace("no ", "yes"),
        python=(3, 13, 5),
        qt="6.11.3",
        sqlite=(3, 53, 4),
        environment={"WAYLAND_DISPLAY": "wayland-0"},
        fonts=ROOT / "assets/fonts",
        profiles=capabilities(),
        root=tmp_path / "root",
    )


# --- The whole ---------------------------------------------------------------------------------


def test_a_machine_with_nothing_wrong_is_fit(machine: Machine, tmp_path: Path) -> None:
    """Everything is looked at, and the demo's own warning is all that is left."""
    (tmp_path / "data").mkdir()
    report = examine(DEMO, machine, folder=tmp_path)
    assert report.is_fit
    areas = {finding.area for finding in report.findings}
    assert areas == {"software", "screen", "speech", "clock", "settings", "storage", "line", "rail"}
    bad = [finding for finding in report.findings if finding.grade is not Grade.OK]
    assert [finding.what for finding in bad] == ["this is a demo: nothing is sold"]
    assert list((tmp_path / "data").iterdir()) == []


def test_each_mistake_in_the_settings_is_a_finding(machine: Machine, tmp_path: Path) -> None:
    """All of them, with their lines; what the settings name is then not looked at."""
    path = tmp_path / "kiosk.toml"
    path.write_text(DEMO.read_text().replace('"1.759"', "1.759").replace("19200", "19201"))
    report = examine(path, machine)
    wrong = [finding for finding in report.findings if finding.grade is Grade.WRONG]
    assert [finding.subject.split(", ")[2] for finding in wrong] == [
        "products.petrol.price",
        "lines.forecourt.baud",
    ]
    assert not report.is_fit
    assert {"storage", "line", "rail"}.isdisjoint(finding.area for finding in report.findings)


def test_who_can_reach_the_pay_page_is_said(machine: Machine, tmp_path: Path) -> None:
    """Opening it to a network is a decision: nobody makes it unawares."""
    address = "http://192.0.2.7"
    opened = f'[pay_page]\nopen_to_lan = true\npublic_url = "{address}"'
    path = tmp_path / "kiosk.toml"
    for text, told in (("[pay_page]", "127.0.0.1 only"), (opened, address)):
        path.write_text(DEMO.read_text().replace("[pay_page]", text))
        report = examine(path, machine)
        [finding] = [one for one in report.findings if one.subject == "pay page"]
        assert told in finding.what


def test_what_is_to_be_done_is_said_whenever_something_is_not_well(
    machine: Machine, tmp_path: Path
) -> None:
    """No finding but a good one comes without a remedy."""
    ill = replace(
        machine,
        python=(3, 10, 1),
        qt="",
        sqlite=(3, 40, 1),
        environment={},
        fonts=tmp_path / "none",
        now=ticking(utc_ms=0),
        root=tmp_path / "elsewhere",
        ask_rails=lambda _: {"localpay": raising(RailSilent())},
    )
    report = examine(DEMO, ill, folder=tmp_path)
    bad = [finding for finding in report.findings if finding.grade is not Grade.OK]
    assert len(bad) == 10
    assert all(finding.remedy for finding in bad)


def test_a_report_reads_well() -> None:
    """A line for each finding, the remedy below it, the verdict at the end."""
    report = Report(
        (
            Finding("software", "Python", Grade.OK, "3.13.5"),
            Finding("rail", "stripe", Grade.WRONG, "it refuses us", "Is the key right?"),
            Finding("screen", "display", Grade.WARNING, "none", "Connect one."),
        )
    )
    assert report.as_text().splitlines() == [
        "ok      software  Python: 3.13.5",
        "wrong   rail      stripe: it refuses us",
        "                  Is the key right?",
        "warning screen    display: none",
        "                  Connect one.",
        "",
        "This kiosk is not fit to sell: 1 wrong, 1 warning.",
    ]


def test_a_report_is_readable_by_programs() -> None:
    """The same findings under their names, and whether all is well."""
    report = Report((Finding("clock", "date", Grade.WARNING, "ä", "Wait."),))
    assert json.loads(report.as_json()) == {
        "is_fit": True,
        "findings": [
            {
                "area": "clock",
                "subject": "date",
                "grade": "warning",
                "what": "ä",
                "remedy": "Wait.",
                "code": "",
            }
        ],
    }


# --- The programs ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("version", "grade"),
    [
        ((3, 10, 9), Grade.WRONG),
        ((3, 11, 0), Grade.OK),
        ((3, 14, 2), Grade.OK),
        ((3, 15, 0), Grade.WRONG),
    ],
)
def test_pythons_outside_the_lock_are_wrong(version: tuple[int, ...], grade: Grade) -> None:
    """The locked packages are for 3.11 to 3.14."""
    assert check_python(version).grade is grade


@pytest.mark.parametrize(
    ("installed", "python", "grade"),
    [
        ("6.11.3", (3, 11, 2), Grade.OK),
        ("6.8.0", (3, 13, 0), Grade.OK),
        ("6.12.0", (3, 11, 2), Grade.WRONG),
        ("6.12.0", (3, 12, 0), Grade.WARNING),
        ("6.7.3", (3, 11, 2), Grade.WARNING),
        ("6.11.0a1", (3, 11, 2), Grade.OK),
        ("nonsense", (3, 11, 2), Grade.WARNING),
        ("", (3, 11, 2), Grade.WARNING),
    ],
)
def test_a_qt_that_drops_references_to_none_is_wrong(
    installed: str, python: tuple[int, ...], grade: Grade
) -> None:
    """6.12 aborts where None can die, before Python 3.12."""
    assert check_qt(installed, python).grade is grade


@pytest.mark.parametrize(
    ("version", "grade"),
    [
        ((3, 40, 1), Grade.WARNING),
        ((3, 44, 5), Grade.WARNING),
        ((3, 44, 6), Grade.OK),
        ((3, 45, 1), Grade.WARNING),
        ((3, 50, 6), Grade.WARNING),
        ((3, 50, 7), Grade.OK),
        ((3, 51, 2), Grade.WARNING),
        ((3, 51, 3), Grade.OK),
        ((3, 52, 0), Grade.WARNING),
        ((4, 0, 0), Grade.OK),
    ],
)
def test_an_sqlite_that_can_lose_commits_warns(version: tuple[int, ...], grade: Grade) -> None:
    """Mended in 3.51.3 and in two backports."""
    assert check_sqlite(version).grade is grade


def test_the_fonts_of_the_product_are_whole() -> None:
    """Every font that ships passes its own check."""
    [finding] = check_fonts(ROOT / "assets/fonts")
    assert finding.grade is Grade.OK


FONTS = sorted((ROOT / "assets/fonts").glob("*.?tf"))


@pytest.mark.parametrize("size", [0, 3, 11, 100, -1])
def test_a_truncated_font_is_found(tmp_path: Path, size: int) -> None:
    """Cut anywhere, even by one byte, a font is named as damaged."""
    good, bad = FONTS[0], FONTS[1]
    (tmp_path / good.name).write_bytes(good.read_bytes())
    whole = bad.read_bytes()
    # Padding may follow the last table: cut where that one ends.
    count = struct.unpack_from(">H", whole, 4)[0]
    ends = [sum(struct.unpack_from(">LL", whole, 20 + 16 * place)) for place in range(count)]
    (tmp_path / bad.name).write_bytes(whole[: max(ends)][:size])
    findings = check_fonts(tmp_path)
    assert [(finding.subject, finding.grade) for finding in findings] == [(bad.name, Grade.WRONG)]


@pytest.mark.parametrize(
    "content",
    [
        b"<html>not found</html>" * 50,
        b"ttcf" + FONTS[0].read_bytes()[4:],
        FONTS[0].read_bytes().replace(b"cmap", b"xxxx"),
    ],
)
def test_what_is_no_font_is_found(tmp_path: Path, content: bytes) -> None:
    """A page that says "not found" under a font's name is no font."""
    (tmp_path / "Inter-Bold.otf").write_bytes(content)
    [finding] = check_fonts(tmp_path)
    assert (finding.subject, finding.grade) == ("Inter-Bold.otf", Grade.WRONG)


@pytest.mark.parametrize("name", ["none", "empty"])
def test_a_kiosk_without_fonts_is_wrong(tmp_path: Path, name: str) -> None:
    """No folder or an empty one: texts would be drawn with whatever is there."""
    (tmp_path / "empty").mkdir()
    [finding] = check_fonts(tmp_path / name)
    assert finding.grade is Grade.WRONG


@pytest.mark.parametrize(
    ("environment", "grade", "what"),
    [
        ({"DISPLAY": ":0"}, Grade.OK, "DISPLAY=:0"),
        ({"WAYLAND_DISPLAY": "wayland-0"}, Grade.OK, "WAYLAND_DISPLAY=wayland-0"),
        ({"DISPLAY": ""}, Grade.WARNING, "none"),
        ({"QT_QPA_PLATFORM": "offscreen", "DISPLAY": ":0"}, Grade.WARNING, "nothing"),
        ({"QT_QPA_PLATFORM": "vnc:size=800x600"}, Grade.WARNING, "no password"),
    ],
)
def test_a_display_is_looked_for(
    tmp_path: Path, environment: dict[str, str], grade: Grade, what: str
) -> None:
    """Without one there is a warning: the engine sells on, for another screen."""
    finding = check_display(environment, tmp_path)
    assert finding.grade is grade
    assert what in finding.what


def test_a_remote_shell_is_told_that_the_machine_has_a_display(tmp_path: Path) -> None:
    """The installer's own session has none, which is normal."""
    (tmp_path / "dev/dri").mkdir(parents=True)
    (tmp_path / "dev/dri/card0").touch()
    assert "has one" in check_display({}, tmp_path).what


# --- The machine -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "grade"), [("yes\n", Grade.OK), ("no\n", Grade.WARNING), ("", Grade.WARNING)]
)
def test_the_time_should_come_from_a_network(tmp_path: Path, said: str, grade: Grade) -> None:
    """Whoever keeps it (chrony, ntpd), the system knows whether it does."""
    asked: list[tuple[str, ...]] = []

    def ask(words: object) -> str:
        asked.append(tuple(words) if isinstance(words, list) else ())
        return said

    findings = check_clock(ticking(), ask, tmp_path)
    assert [finding.grade for finding in findings] == [Grade.OK, grade]
    assert asked[0][0] == "timedatectl"


@pytest.mark.parametrize("utc_ms", [0, 1_735_689_599_999, 4_102_444_800_000])
def test_a_date_that_cannot_be_is_wrong(machine: Machine, utc_ms: int) -> None:
    """A receipt of 1970 is no receipt."""
    first, *_ = check_clock(ticking(utc_ms=utc_ms), machine.ask, machine.root)
    assert (first.subject, first.grade) == ("date", Grade.WRONG)


def test_a_clock_for_durations_that_runs_back_is_wrong(machine: Machine) -> None:
    """Every time limit rests on it."""
    findings = check_clock(ticking(-5), machine.ask, machine.root)
    assert ("durations", Grade.WRONG) in [(f.subject, f.grade) for f in findings]


def test_a_storage_folder_must_be_there(tmp_path: Path) -> None:
    """Missing, or a file: the command that makes it is given."""
    (tmp_path / "file").touch()
    for name, what in (("none", "no such folder"), ("file", "no folder")):
        [finding] = check_storage(tmp_path / name, ticking(), tmp_path)
        assert finding.grade is Grade.WRONG
        assert what in finding.what
        assert "install -d" in finding.remedy


def test_a_storage_folder_must_be_writable() -> None:
    """Where no file can be made, nothing can be recorded and nothing sold."""
    [finding] = check_storage(Path("/proc/self"), ticking(), Path("/"))
    assert finding.grade is Grade.WRONG
    assert "nothing can be kept" in finding.what


@pytest.mark.parametrize(("took_ms", "grade"), [(100, Grade.OK), (101, Grade.WARNING)])
def test_a_slow_disk_warns(tmp_path: Path, took_ms: int, grade: Grade) -> None:
    """Each step of a sale waits until the disk has it."""
    findings = check_storage(tmp_path, ticking(took_ms), tmp_path)
    assert [f.grade for f in findings if f"{took_ms} ms" in f.what] == [grade]


@pytest.mark.parametrize(
    ("free", "grade"),
    [
        (99_999_999, Grade.WRONG),
        (100_000_000, Grade.WARNING),
        (999_999_999, Grade.WARNING),
        (1_000_000_000, Grade.OK),
    ],
)
def test_little_room_warns_and_none_is_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int, grade: Grade
) -> None:
    """A full disk stops the sales, so it is said long before."""
    usage = type("Usage", (), {"free": free})
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage)
    findings = check_storage(tmp_path, ticking(), tmp_path)
    assert [f.grade for f in findings if "free" in f.what] == [grade]


@pytest.mark.parametrize(
    ("kind", "is_wrong"), [("ext4", False), ("nfs4", True), ("cifs", True), ("9p", True)]
)
def test_the_books_lie_on_a_disk_of_this_machine(
    tmp_path: Path, kind: str, *, is_wrong: bool
) -> None:
    """Locks and fsync over a network cannot be relied on; the nearest mount decides."""
    books = tmp_path / "a share" / "books"
    books.mkdir(parents=True)
    share = str(books.parent).replace(" ", "\\040")
    (tmp_path / "proc/self").mkdir(parents=True)
    (tmp_path / "proc/self/mounts").write_text(
        f"x {share} {kind} rw 0 0\n\ndisk / {'ext4' if is_wrong else 'nfs'} rw 0 0\n"
        f"y {tmp_path}/elsewhere nfs rw 0 0\n"
    )
    findings = check_storage(books, ticking(), tmp_path)
    assert (Grade.WRONG in [finding.grade for finding in findings]) is is_wrong


# --- What the settings name --------------------------------------------------------------------


def test_a_line_that_opens_is_well() -> None:
    """The port's own words are the remedy where it does not."""
    line = LineSettings("forecourt", port="/dev/ttyUSB0")
    assert check_line(line, lambda _: None).grade is Grade.OK

    def busy(_: LineSettings) -> None:
        raise LineDown("in use by minicom: only one program may have it")

    finding = check_line(line, busy)
    assert finding.grade is Grade.WRONG
    assert "minicom" in finding.remedy
    assert check_line(LineSettings("x", is_simulated=True), busy).grade is Grade.OK


SILENT, REFUSING = raising(RailSilent("no route")), raising(RailRefused("401", "no key"))
IMPOSSIBLE = raising(ValueError("this scheme pays in INR, not in EUR"))


@pytest.mark.parametrize(
    ("rails", "grades"),
    [
        ({"a": answering, "b": SILENT}, {"a": Grade.OK, "b": Grade.WARNING}),
        ({"a": SILENT, "b": answering}, {"a": Grade.WARNING, "b": Grade.OK}),
        ({"a": SILENT}, {"a": Grade.WRONG}),
        ({"a": REFUSING, "b": SILENT}, {"a": Grade.WRONG, "b": Grade.WRONG}),
        ({"a": answering, "b": REFUSING}, {"a": Grade.OK, "b": Grade.WRONG}),
        ({"a": answering, "b": IMPOSSIBLE}, {"a": Grade.OK, "b": Grade.WRONG}),
    ],
)
def test_one_rail_that_answers_is_enough_to_sell(
    rails: dict[str, Callable[[], None]], grades: dict[str, Grade]
) -> None:
    """A silent one warns beside it; one that refuses us, or can't be so, is wrong."""
    assert {f.subject: f.grade for f in check_rails(rails)} == grades


# --- Readers of codes --------------------------------------------------------------------------


def test_a_reader_that_is_not_there_warns_and_stops_no_sale() -> None:
    """Codes can be typed: the machine is fit to sell, and the technician learns what to do."""
    imager = ReaderSettings("imager", ReaderKind.SERIAL, port=PortSettings("/dev/ttyACM0"))

    def gone(_: ReaderSettings) -> None:
        raise SourceLost("there is no serial port /dev/ttyACM0")

    found = check_reader(imager, gone)
    assert (found.grade, found.area, found.subject) == (Grade.WARNING, "reader", "imager")
    assert "/dev/ttyACM0" in found.remedy
    found = check_reader(imager, lambda _: None)
    assert found.grade is Grade.OK
    assert "kiosk doctor --reader imager" in found.remedy


@pytest.mark.parametrize("kind", [ReaderKind.WEDGE, ReaderKind.CAMERA])
def test_a_reader_of_a_screen_is_left_to_the_screen(kind: ReaderKind) -> None:
    """The engine's machine need not be the one with the camera."""

    def never(_: ReaderSettings) -> None:
        raise AssertionError

    found = check_reader(ReaderSettings("eye", kind, screen="side"), never)
    assert found.grade is Grade.OK
    assert "side" in found.what


# --- Lines of a running engine -----------------------------------------------------------------

SECOND_NS = 1_000_000_000
POWER = """
[products.power]
name = "Power"
kind = "energy"
price = "0.59"
vat_percent = "19"
smallest = "0.5"
largest = "100"

[lines.chargers]
ocpp = "127.0.0.1:9000"
password_env = "KIOSK_CHARGERS"

[[outlets]]
number = 3
product = "power"
line = "chargers"
profile = "ocpp16-22kw"
charge_point = "CP1"
connector = 2
"""


def station(address: int, **figures: int | None) -> StationReport:
    """Return an outlet's counters: of one that is well, unless said otherwise."""
    well: dict[str, int | None] = {
        "exchanges": 1_000, "silent": 0, "damaged": 0, "foreign": 0, "refused": 0,
        "quarantines": 0, "good_ns": 99 * SECOND_NS, "median_us": 5_190, "longest_us": 8_700,
    }  # fmt: skip
    return StationReport(address=address, **{**well, **figures})  # type: ignore[arg-type]


def line_report(*stations: StationReport, is_connected: bool = True) -> LineReport:
    """Return what an engine says of its line, 100 s after its clock began."""
    return LineReport(
        "forecourt",
        is_known=True,
        is_connected=is_connected,
        at_ns=100 * SECOND_NS,
        exchanges=2_000,
        silent=7,
        reopened=1,
        stations=stations,
    )


def test_a_line_that_an_engine_has_is_not_opened_a_second_time(machine: Machine) -> None:
    """The engine is asked for its counters instead: its port is no fault."""

    def busy(_: LineSettings) -> None:
        raise LineDown("in use")

    asking = replace(machine, open_line=busy, ask_engine=lambda *_: line_report(station(1)))
    lines = [one for one in examine(DEMO, asking).findings if one.area == "line"]
    assert "the engine has it: 2000 exchanges, 7 silent" in lines[0].what
    assert [one.grade for one in lines] == [Grade.OK] * 2 + [Grade.WARNING] * 3


def test_a_network_counts_its_chargers_together(machine: Machine, tmp_path: Path) -> None:
    """Nobody is said never to have been asked where nobody is counted apart."""
    settings = tmp_path / "kiosk.toml"
    settings.write_text((DEMO.parent / "example.toml").read_text() + POWER)
    asking = replace(
        machine,
        environment={**machine.environment, "KIOSK_CHARGERS": "sixteen letters and more"},
        ask_engine=lambda _settings, name: replace(line_report(), line=name),
    )
    lines = [one for one in examine(settings, asking).findings if one.area == "line"]
    assert [one.subject for one in lines if "the engine has it" in one.what] == [
        "forecourt",
        "chargers",
    ]
    assert {one.subject for one in lines if "never asked" in one.what} == {
        "forecourt, outlet 1",
        "forecourt, outlet 2",
    }


def test_each_outlet_of_a_line_has_its_own_counters() -> None:
    """How long it takes to answer, and what went wrong with it."""
    report = line_report(station(1), station(2, exchanges=1, silent=1, quarantines=1))
    _, well, once = check_health(report, {1: "7", 2: "8"})
    assert well.subject == "forecourt, outlet 7"
    assert well.what.startswith("answers in 5.1 ms, 8.7 ms at most; 1000 exchanges: 0 silent")
    assert "1 exchange: 1 silent, 0 damaged, 0 foreign, 0 refused, 1 quarantine" in once.what
    assert well.grade is once.grade is Grade.OK


@pytest.mark.parametrize(
    ("figures", "what", "remedy"),
    [
        ({"good_ns": None, "silent": 1_000}, "it has never answered", "Is its address 1"),
        ({"good_ns": 83 * SECOND_NS}, "silent for 17 seconds", "--line forecourt"),
        ({"damaged": 11}, "11 damaged", "Check termination"),
        ({"foreign": 11}, "11 foreign", "Check termination"),
    ],
)
def test_an_outlet_that_is_not_well_is_a_warning(
    figures: dict[str, int | None], what: str, remedy: str
) -> None:
    """The kiosk sells from the others; a technician is told where to look."""
    finding = check_health(line_report(station(1, **figures)), {1: "7"})[1]
    assert finding.grade is Grade.WARNING
    assert what in finding.what
    assert remedy in finding.remedy


def test_ten_damaged_answers_in_a_thousand_are_bad_luck() -> None:
    """One in a hundred is what a long cable beside motors gives."""
    assert check_health(line_report(station(1, damaged=10)), {1: "7"})[1].grade is Grade.OK


def test_an_outlet_that_was_never_asked_is_told() -> None:
    """It is in the settings, and the line has not come to it."""
    assert "never asked" in check_health(line_report(), {1: "7"})[1].what


def test_a_port_that_is_gone_is_one_finding() -> None:
    """Not one for each of sixteen outlets that are silent for the same reason."""
    [finding] = check_health(line_report(is_connected=False), {1: "7", 2: "8"})
    assert finding.grade is Grade.WRONG
    assert "the port is gone" in finding.what


# --- The latency timer -------------------------------------------------------------------------


def adapter(root: Path, name: str, latency_ms: str, serial: str = "") -> None:
    """Plug an FTDI adapter in, as the kernel shows it."""
    device = root / f"sys/devices/usb1/{name}-hub/1-1:1.0/{name}"
    device.mkdir(parents=True)
    (device / "latency_timer").write_text(latency_ms + "\n")
    if serial:
        (device.parent.parent / "serial").write_text(serial + "\n")
    listed = root / "sys/bus/usb-serial/devices"
    listed.mkdir(parents=True, exist_ok=True)
    (listed / name).symlink_to(device)
    (root / "dev").mkdir(exist_ok=True)
    (root / "dev" / name).touch()


def test_an_adapter_that_holds_bytes_back_is_named_with_its_cure(tmp_path: Path) -> None:
    """At once, and for good; the others on the machine are nobody's business."""
    adapter(tmp_path, "ttyUSB0", "1")
    adapter(tmp_path, "ttyUSB1", "16")
    adapter(tmp_path, "ttyUSB2", "16")
    lines = [LineSettings("quick", port="/dev/ttyUSB0"), LineSettings("slow", port="/dev/ttyUSB1")]
    well, slow = check_latency(lines, tmp_path)
    assert (well.subject, well.grade) == ("quick", Grade.OK)
    assert (slow.subject, slow.grade) == ("slow", Grade.WARNING)
    assert slow.what == "ttyUSB1 holds bytes back for 16 ms"
    assert "echo 1 > /sys/bus/usb-serial/devices/ttyUSB1/latency_timer" in slow.remedy
    assert 'ATTR{latency_timer}="1"' in slow.remedy


def test_an_adapter_is_found_by_serial_number_and_by_link(tmp_path: Path) -> None:
    """However the settings name it."""
    adapter(tmp_path, "ttyUSB0", "16", serial="A10")
    adapter(tmp_path, "ttyUSB1", "16", serial="B10")
    link = tmp_path / "dev/serial/by-path/one"
    link.parent.mkdir(parents=True)
    link.symlink_to("../../ttyUSB1")
    lines = [LineSettings("a", usb_serial="A10"), LineSettings("b", port="/dev/serial/by-path/one")]
    assert [(one.subject, one.what[:7]) for one in check_latency(lines, tmp_path)] == [
        ("a", "ttyUSB0"), ("b", "ttyUSB1"),
    ]  # fmt: skip


def test_other_makes_have_no_such_timer(tmp_path: Path) -> None:
    """Nothing is said where nothing can be set."""
    adapter(tmp_path, "ttyUSB0", "none")
    assert check_latency([LineSettings("a", port="/dev/ttyUSB0")], tmp_path) == []
    assert check_latency([LineSettings("a", is_simulated=True)], tmp_path / "other") == []


# --- The receipt printer -----------------------------------------------------------------------

WITH_PRINTER = replace(load(DEMO), printer=PrinterSettings(PrinterKind.USB, device="/dev/usb/lp0"))


@pytest.mark.parametrize(
    ("status", "what", "remedy"),
    [
        (PrinterStatus(is_cover_open=True, is_offline=True), "cover open", "Shut"),
        (PrinterStatus(is_paper_out=True, is_offline=True), "paper out", "Load"),
        (PrinterStatus(is_faulty=True, is_offline=True), "fault", "cutter"),
        (PrinterStatus(is_offline=True), "offline", "feed button"),
        (PrinterStatus(is_paper_low=True), "little paper", "roll"),
    ],
)
def test_what_keeps_a_printer_from_printing_is_said(
    status: PrinterStatus, what: str, remedy: str
) -> None:
    """Receipts are on phones too: it warns, and the kiosk is fit to sell."""
    [found] = check_printer(WITH_PRINTER, lambda _: (status, ""))
    assert (found.grade, found.subject) == (Grade.WARNING, "/dev/usb/lp0")
    assert what in found.what
    assert remedy in found.remedy


def test_a_printer_that_works_can_be_looked_at_on_paper() -> None:
    """And where letters are missing, they are named before a customer sees a question mark."""
    [found] = check_printer(WITH_PRINTER, lambda _: (PrinterStatus(), ""))
    assert found.grade is Grade.OK
    assert "--print" in found.remedy
    _, missing = check_printer(WITH_PRINTER, lambda _: (PrinterStatus(), "柴油"))
    assert missing.grade is Grade.WARNING
    assert "柴油" in missing.what
    assert "fonts" in missing.remedy


def test_a_printer_that_is_gone_warns() -> None:
    """With what a technician can do about it."""

    def gone(_: Settings) -> tuple[PrinterStatus, str]:
        raise PrinterLost("add the account to the group lp")

    [found] = check_printer(WITH_PRINTER, gone)
    assert found.grade is Grade.WARNING
    assert "group lp" in found.remedy


def test_a_price_that_is_not_that_of_the_file_is_named(machine: Machine, tmp_path: Path) -> None:
    """With who has set it; where the file was changed since, that the file holds."""
    (tmp_path / "data").mkdir()
    settings = load(DEMO, folder=tmp_path, profiles=capabilities())
    key, product = next(iter(settings.site.products.items()))
    tariff = product.tariff
    before = Price(2, tariff.price_e4 + 100, "Mia", 0, listed(tariff))

    def told(price: Price) -> list[str]:
        kept = {PRICE + key: price.said(), PRICE + "gone": price.said()}
        report = examine(DEMO, replace(machine, kept=lambda _: kept), folder=tmp_path)
        return [one.what for one in report.findings if one.area == "prices"]

    [what] = told(before)
    assert "set at the screen by Mia" in what
    [what] = told(replace(before, listed="other"))
    assert "holds from the next start" in what
    assert told(replace(before, price_e4=tariff.price_e4)) == []


def test_the_bounds_of_a_price_are_named(machine: Machine, tmp_path: Path) -> None:
    """And that a price set before at the screen is outside of them now."""
    (tmp_path / "data").mkdir()
    path = tmp_path / "kiosk.toml"
    tariff = load(DEMO, folder=tmp_path, profiles=capabilities()).site.products["petrol"].tariff

    def told(bounds: str, price_e4: int) -> list[str]:
        path.write_text(DEMO.read_text().replace('"1.759"', f'"1.759"\n{bounds}'))
        kept = {PRICE + "petrol": Price(2, price_e4, "Mia", 0, listed(tariff)).said()}
        report = examine(path, replace(machine, kept=lambda _: kept), folder=tmp_path)
        return [one.what for one in report.findings if one.area == "prices"]

    assert told('price_min = "1.5"\nprice_max = "2"', tariff.price_e4) == [
        "a screen may set 1.5000 EUR or more, 2.0000 EUR or less"
    ]
    assert told('price_max = "2"', 21_000) == [
        "a screen may set 2.0000 EUR or less",
        "2.1000 EUR, set at the screen, is out of bounds: from the next start on 1.7590 EUR holds",
    ]


# --- Speech -------------------------------------------------------------------------------------


def spoken(told: str | None, *languages: str, engine: str = "") -> list[tuple[str, Grade, str]]:
    """Return what is said of the voices at a place with these languages."""
    place = replace(site(), languages=languages or ("en",), assistance=Assistance(engine=engine))
    asked: list[str] = []

    def ask(name: str) -> str | None:
        asked.append(name)
        return told

    found = check_speech(place, ask)
    assert asked == ([] if engine == "none" else [engine])
    assert all(bool(one.remedy) is (one.grade is not Grade.OK) for one in found)
    return [(one.subject, one.grade, one.what) for one in found]


def test_every_language_has_its_voice_or_none() -> None:
    """A language of the place without one is a warning; the others merely have none."""
    assert spoken(VOICES, "en", "de") == [
        ("engine", Grade.OK, "speechd"),
        ("en", Grade.OK, "voice"),
        ("de", Grade.OK, "voice"),
        ("zh", Grade.OK, "none"),
    ]
    assert spoken(VOICES, "en", "zh")[-1] == ("zh", Grade.WARNING, "none")
    assert spoken(VOICES, engine="flite")[0] == ("engine", Grade.OK, "speechd")


@pytest.mark.parametrize(
    ("told", "what"),
    [
        (None, "it did not say in time which voices it has"),
        ("", "it could not be asked"),
        ("engine: none\nen  no   English\n", "there is none, so nothing is spoken"),
    ],
)
def test_speech_that_says_nothing_is_one_clear_line(told: str | None, what: str) -> None:
    """It hangs, it crashes, or there is no engine: the doctor goes on."""
    assert spoken(told) == [("engine", Grade.WARNING, what)]


def test_speech_that_is_switched_off_is_not_asked() -> None:
    """Nobody wants it there."""
    assert spoken(VOICES, engine="none") == [("engine", Grade.OK, "switched off in the settings")]


def test_without_qt_nobody_is_asked(machine: Machine, tmp_path: Path) -> None:
    """That there is no screen is said already."""
    (tmp_path / "data").mkdir()
    report = examine(DEMO, replace(machine, qt=""), folder=tmp_path)
    assert [one for one in report.findings if one.area == "speech"] == []
