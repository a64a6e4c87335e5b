"""The preflight: is this machine fit to sell, and what is to be done where it is not?

Each check looks at one thing and returns findings; it changes nothing and never raises. What
belongs to an adapter (opening a port, asking a rail) comes in as a callable from the composition
root, what belongs to the machine as a folder or a text, so that every answer can be tested.
"""

from __future__ import annotations

import json
import os
import shutil
import struct
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from kiosk.api.codes import SourceLost
from kiosk.api.lines import LineReport, StationReport
from kiosk.domain.controller import Capabilities
from kiosk.domain.moment import Moment
from kiosk.domain.price import PRICE, Price, PriceBounds, at_price, listed
from kiosk.domain.site import Site
from kiosk.domain.tariff import PRICE_SCALE
from kiosk.ports import LineDown, PrinterLost, PrinterStatus, RailRefused, RailSilent
from kiosk.settings import (
    LineSettings,
    PayPageSettings,
    ReaderKind,
    ReaderSettings,
    Settings,
    SettingsError,
    load,
)
from kiosk.settings.rails import Wanted

Version = tuple[int, ...]

PYTHON_OLDEST, PYTHON_TOO_NEW = (3, 11), (3, 15)
NONE_IS_IMMORTAL = (3, 12)
QT_OLDEST, QT_TOO_NEW = (6, 8), (6, 12)
SQLITE_SOUND = (3, 51, 3)
SQLITE_BACKPORTS = ((3, 44, 6), (3, 50, 7))
SQLITE_WITHDRAWN = (3, 52, 0)

BYTES_WARNING = 1_000_000_000
BYTES_WRONG = 100_000_000
FSYNC_SLOW_MS = 100
YEARS_PLAUSIBLE = (1_735_689_600_000, 4_102_444_800_000)
"""2025 to 2100, in milliseconds since 1970."""
NETWORK_DISKS = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "afs", "ceph"}

NO_SPEECH = "none"
"""The engine in the settings of a place that wants no speech."""
LATENCY_MS = 1
"""What the latency timer of an FTDI adapter should stand at; it comes with 16."""
SILENT_S = 3
PERCENT_DAMAGED = 1
"""More damaged or foreign answers than so many in a hundred are no accident."""
_NS_PER_S = 1_000_000_000

_SFNT = {b"\x00\x01\x00\x00", b"OTTO", b"true"}
_TABLES_NEEDED = {b"cmap", b"head", b"hmtx", b"maxp", b"name"}


class Grade(StrEnum):
    """How bad a finding is; only what is wrong keeps a kiosk from selling."""

    OK = "ok"
    WARNING = "warning"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check saw: of which thing, how bad, in what words, and what to do about it."""

    area: str
    subject: str
    grade: Grade
    what: str
    remedy: str = ""
    code: str = ""
    """The kind of mistake, where the settings have one."""

    def __str__(self) -> str:
        """Return it as a line of text, and a second one where there is something to do."""
        line = f"{self.grade.value:<8}{self.area:<10}{self.subject}: {self.what}"
        return f"{line}\n{' ' * 18}{self.remedy}" if self.remedy else line


@dataclass(frozen=True, slots=True)
class Report:
    """All findings, in the order in which an installer puts things right."""

    findings: tuple[Finding, ...]

    @property
    def is_fit(self) -> bool:
        """Whether nothing is wrong; warnings may remain."""
        return not self.count(Grade.WRONG)

    def count(self, grade: Grade) -> int:
        """Return how many findings are as bad as `grade`."""
        return sum(finding.grade is grade for finding in self.findings)

    def as_text(self) -> str:
        """Return it for a person."""
        wrong, warnings = self.count(Grade.WRONG), self.count(Grade.WARNING)
        fit = "fit to sell" if self.is_fit else "not fit to sell"
        last = f"This kiosk is {fit}: {wrong} wrong, {_counted(warnings, 'warning')}."
        return "\n".join([*map(str, self.findings), "", last])

    def as_json(self) -> str:
        """Return it for a program: whether it is fit, and each finding under its names."""
        rows = [
            {
                "area": finding.area,
                "subject": finding.subject,
                "grade": finding.grade.value,
                "what": finding.what,
                "remedy": finding.remedy,
                "code": finding.code,
            }
            for finding in self.findings
        ]
        return json.dumps({"is_fit": self.is_fit, "findings": rows}, indent=2, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Machine:
    """What the checks ask of the world; `root` is where its file system begins."""

    now: Callable[[], Moment]
    open_line: Callable[[LineSettings], None]
    """Open a line and close it again; raises LineDown with what to do."""
    open_reader: Callable[[ReaderSettings], None]
    """Open a reader of codes and close it again; raises SourceLost with what to do."""
    ask_printer: Callable[[Settings], tuple[PrinterStatus, str]]
    """Ask the receipt printer how it is; also the letters that it would print as question marks.

    Raises PrinterLost with what to do.
    """
    ask_rails: Callable[[Settings], Mapping[str, Callable[[], None]]]
    """Return, for each rail, what asks it something harmless.

    Raises RailSilent, RailRefused, and ValueError where it cannot be as the settings want it.
    """
    ask: Callable[[Sequence[str]], str]
    """Run a program and return what it printed; empty where there is no such program."""
    ask_speech: Callable[[str], str | None]
    """Have the screen's speech say which voices it has, with an engine of that name or the first.

    None where it did not answer in time, empty where it could not be asked.
    """
    python: Version
    qt: str
    """The version of PySide6 that is installed; empty where none is."""
    sqlite: Version
    environment: Mapping[str, str]
    fonts: Path
    profiles: Mapping[str, Capabilities] | None = None
    rails: Wanted | None = None
    """What each kind of rail wants to be told."""
    ask_engine: Callable[[Settings, str], LineReport | None] = lambda *_: None
    """Return what a running engine knows of a line; None where none runs."""
    kept: Callable[[Settings], Mapping[str, str]] = lambda _: {}
    """Return what the books in the settings' folder keep of what was changed at a screen."""
    root: Path = field(default=Path("/"))


def examine(path: Path, machine: Machine, *, folder: Path | None = None) -> Report:
    """Check everything there is to check with the settings at `path`."""
    findings = [
        check_python(machine.python),
        check_qt(machine.qt, machine.python),
        check_sqlite(machine.sqlite),
        *check_fonts(machine.fonts),
        check_display(machine.environment, machine.root),
        *check_clock(machine.now, machine.ask, machine.root),
    ]
    settings, told = check_settings(path, machine, folder)
    findings += told
    if settings is not None:
        if machine.qt:
            findings += check_speech(settings.site, machine.ask_speech)
        findings += check_storage(settings.storage_folder, machine.now, machine.root)
        findings += check_prices(settings.site, machine.kept(settings))
        for line in settings.lines.values():
            report = machine.ask_engine(settings, line.name)
            if report is None:
                findings.append(check_line(line, machine.open_line))
            else:
                findings += check_health(report, _outlets_of(settings, line.name))
        for reader in settings.readers.values():
            findings.append(check_reader(reader, machine.open_reader))
        findings += check_latency(settings.lines.values(), machine.root)
        if settings.printer is not None:
            findings += check_printer(settings, machine.ask_printer)
        findings += check_rails(machine.ask_rails(settings))
    return Report(tuple(findings))


# --- The programs ------------------------------------------------------------------------------


def check_python(version: Version) -> Finding:
    """Is it a Python that the locked packages are for?"""
    text = _dotted(version)
    if PYTHON_OLDEST <= version[:2] < PYTHON_TOO_NEW:
        return Finding("software", "Python", Grade.OK, text)
    what = f"{text} is not one that the kiosk was tested with"
    return Finding("software", "Python", Grade.WRONG, what, "Use Python 3.11 to 3.14.")


def check_qt(installed: str, python: Version) -> Finding:
    """Is it a Qt for Python that does not abort after some thousand calls?"""
    again = "Install the locked packages again: make setup."
    if not installed:
        what = "not installed: this machine can run the engine, but no screen"
        return Finding("software", "PySide6", Grade.WARNING, what, again)
    version = _numbers(installed)
    if version[:2] >= QT_TOO_NEW and python[:2] < NONE_IS_IMMORTAL:
        what = f"{installed} aborts the screen on Python {_dotted(python)} sooner or later"
        return Finding("software", "PySide6", Grade.WRONG, what, again)
    if not QT_OLDEST <= version[:2] < QT_TOO_NEW:
        what = f"{installed} is not one that the screen was tested with"
        return Finding("software", "PySide6", Grade.WARNING, what, again)
    return Finding("software", "PySide6", Grade.OK, installed)


def check_sqlite(version: Version) -> Finding:
    """Is it an SQLite that cannot damage a database which two connections write?"""
    text = _dotted(version)
    is_mended = version >= SQLITE_SOUND or any(
        version[:2] == backport[:2] and version >= backport for backport in SQLITE_BACKPORTS
    )
    if is_mended and version != SQLITE_WITHDRAWN:
        return Finding("software", "SQLite", Grade.OK, text)
    what = f"{text} could damage the books, were two programs to write them at once"
    remedy = "The kiosk writes with one; let nothing else write. 3.51.3 or later has it mended."
    return Finding("software", "SQLite", Grade.WARNING, what, remedy)


def check_fonts(folder: Path) -> list[Finding]:
    """Are the fonts there and whole? A missing letter on a screen is silent."""
    again = "Restore assets/fonts from the release."
    files = sorted(path for path in _listed(folder) if path.suffix in {".otf", ".ttf"})
    if not files:
        return [Finding("software", "fonts", Grade.WRONG, f"there are none in {folder}", again)]
    damaged = [path for path in files if not _is_whole_font(path)]
    return [
        Finding("software", path.name, Grade.WRONG, "this font is damaged", again)
        for path in damaged
    ] or [Finding("software", "fonts", Grade.OK, f"{len(files)} files")]


def _is_whole_font(path: Path) -> bool:
    """Whether a font has its tables, and the file holds each of them to its end."""
    try:
        data = path.read_bytes()
        kind, count = struct.unpack_from(">4sH", data)
        tables = [struct.unpack_from(">4s4xLL", data, 12 + 16 * place) for place in range(count)]
    except (OSError, struct.error):
        return False
    has_all = {tag for tag, _, _ in tables} >= _TABLES_NEEDED
    return kind in _SFNT and has_all and all(at + size <= len(data) for _, at, size in tables)


def check_display(environment: Mapping[str, str], root: Path) -> Finding:
    """Is there something to show the screen on?"""
    platform = environment.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if platform == "vnc":
        what = "shown over the network, to anybody who asks: there is no password"
        remedy = "For a demonstration on a trusted network only; never on a kiosk."
        return Finding("screen", "display", Grade.WARNING, what, remedy)
    if platform in {"offscreen", "minimal"}:
        what = f"QT_QPA_PLATFORM={platform} shows nothing to anybody"
        return Finding("screen", "display", Grade.WARNING, what, "Take it out of the environment.")
    for name in ("WAYLAND_DISPLAY", "DISPLAY"):
        if environment.get(name):
            return Finding("screen", "display", Grade.OK, f"{name}={environment[name]}")
    if any(path.name.startswith("card") for path in _listed(root / "dev/dri")):
        what = "none in this session, but the machine has one"
        remedy = "Normal over a remote shell: the screen's service starts cage or weston."
        return Finding("screen", "display", Grade.WARNING, what, remedy)
    remedy = "Connect one, or run the screen on another machine's display."
    return Finding("screen", "display", Grade.WARNING, "none", remedy)


def check_speech(site: Site, ask: Callable[[str], str | None]) -> list[Finding]:
    """Which languages can be spoken, for whoever cannot see the screen?"""
    engine = site.assistance.engine
    if engine == NO_SPEECH:
        return [Finding("speech", "engine", Grade.OK, "switched off in the settings")]
    told = ask(engine)
    if told is None:
        what = "it did not say in time which voices it has"
        remedy = 'Restart speech-dispatcher, or write engine = "none" under [speech].'
        return [Finding("speech", "engine", Grade.WARNING, what, remedy)]
    first, *lines = told.splitlines() or [""]
    name = first.removeprefix("engine: ")
    if name in {first, "none"}:
        what = "there is none, so nothing is spoken" if name != first else "it could not be asked"
        remedy = "Install one (docs/accessibility.md), then: python -m ui.speech --voices"
        return [Finding("speech", "engine", Grade.WARNING, what, remedy)]
    findings = [Finding("speech", "engine", Grade.OK, name)]
    for language, has, *_ in (line.split(maxsplit=2) for line in lines):
        is_missed = has != "yes" and language in site.languages
        grade = Grade.WARNING if is_missed else Grade.OK
        remedy = "Install a voice for it; until then it is heard in English, where that has one."
        what = "voice" if has == "yes" else "none"
        findings.append(Finding("speech", language, grade, what, remedy if is_missed else ""))
    return findings


# --- The machine -------------------------------------------------------------------------------


def check_clock(
    now: Callable[[], Moment], ask: Callable[[Sequence[str]], str], root: Path
) -> list[Finding]:
    """Is the time right, and does it come from somewhere that keeps it right?"""
    first, second = now(), now()
    findings = []
    earliest, latest = YEARS_PLAUSIBLE
    if not earliest <= first.utc_ms < latest:
        what = "the date cannot be true"
        remedy = "Set it (timedatectl set-time), and replace the clock's battery."
        findings.append(Finding("clock", "date", Grade.WRONG, what, remedy))
    else:
        findings.append(Finding("clock", "date", Grade.OK, "plausible"))
    if second.mono_ms < first.mono_ms:
        what, remedy = "the clock for durations ran back", "Do not sell on this machine."
        findings.append(Finding("clock", "durations", Grade.WRONG, what, remedy))
    if (root / "run/systemd/timesync/synchronized").exists():
        findings.append(Finding("clock", "network time", Grade.OK, "synchronised"))
        return findings
    said = ask(["timedatectl", "show", "--property=NTPSynchronized", "--value"]).strip()
    if said == "yes":
        findings.append(Finding("clock", "network time", Grade.OK, "synchronised"))
    else:
        what = "not synchronised" if said == "no" else "nobody here can say if it is synchronised"
        remedy = "Receipts carry this time: timedatectl set-ntp true, or a radio clock."
        findings.append(Finding("clock", "network time", Grade.WARNING, what, remedy))
    return findings


def check_storage(folder: Path, now: Callable[[], Moment], root: Path) -> list[Finding]:
    """Can the books be kept there, and does the disk keep its word?"""
    place = str(folder)
    if not folder.is_dir():
        what = "it is no folder" if folder.exists() else "there is no such folder"
        remedy = f"sudo install -d -m 750 -o kiosk {folder}"
        return [Finding("storage", place, Grade.WRONG, what, remedy)]
    findings = []
    probe = folder / f".doctor-{os.getpid()}"
    try:
        free = shutil.disk_usage(folder).free
        began = now()
        with probe.open("xb") as file:
            file.write(bytes(4096))
            file.flush()
            os.fsync(file.fileno())
        took_ms = now().mono_ms - began.mono_ms
    except OSError as error:
        what = f"nothing can be kept there: {error.strerror}"
        remedy = f"Give the kiosk's account the folder: sudo chown -R kiosk {folder}"
        return [Finding("storage", place, Grade.WRONG, what, remedy)]
    finally:
        with suppress(OSError):
            probe.unlink()
    findings.append(_space(place, free))
    if took_ms > FSYNC_SLOW_MS:
        what = f"the disk took {took_ms} ms to keep a page"
        remedy = "Every step of a sale waits for it: use an industrial card or an SSD."
        findings.append(Finding("storage", place, Grade.WARNING, what, remedy))
    else:
        findings.append(Finding("storage", place, Grade.OK, f"keeps a page in {took_ms} ms"))
    if (kind := _kind_of_disk(folder, root)) in NETWORK_DISKS:
        what = f"it lies on a network ({kind}), whose locks and fsync cannot be relied on"
        findings.append(
            Finding(
                "storage", place, Grade.WRONG, what, "Keep the books on a disk of this machine."
            )
        )
    return findings


def check_prices(site: Site, kept: Mapping[str, str]) -> list[Finding]:
    """Which price holds where the settings file lists one and a screen has set another?"""
    findings = []
    for key, product in sorted(site.products.items()):
        set_since = Price.kept(kept.get(PRICE + key, ""))
        if bounds := _bounds(product.bounds, site):
            findings.append(Finding("prices", key, Grade.OK, f"a screen may set {bounds}"))
        if set_since is None:
            continue
        said = _price(product.tariff.price_e4, site)
        sold = _price(at_price(product.tariff, set_since, product.bounds).price_e4, site)
        if not product.bounds.hold(set_since.price_e4):
            was = _price(set_since.price_e4, site)
            text = (
                f"{was}, set at the screen, is out of bounds: from the next start on {said} holds"
            )
            findings.append(Finding("prices", key, Grade.OK, text))
        elif set_since.listed != listed(product.tariff):
            text = f"the file lists {said} since it was changed, and that holds from the next start"
            findings.append(Finding("prices", key, Grade.OK, text))
        elif said != sold:
            text = f"{sold}, set at the screen by {set_since.by}; the file lists {said}"
            findings.append(Finding("prices", key, Grade.OK, text))
    return findings


def _bounds(bounds: PriceBounds, site: Site) -> str:
    """Return between which prices a product may be sold; empty where all are allowed."""
    ends = []
    if bounds.least_e4:
        ends.append(f"{_price(bounds.least_e4, site)} or more")
    if bounds.most_e4:
        ends.append(f"{_price(bounds.most_e4, site)} or less")
    return ", ".join(ends)


def _price(price_e4: int, site: Site) -> str:
    whole, part = divmod(price_e4, PRICE_SCALE)
    return f"{whole}.{part:04} {site.currency.code}"


def _space(place: str, free: int) -> Finding:
    text = f"{free // 1_000_000} MB are free"
    if free < BYTES_WRONG:
        what = f"{text}: nothing is sold once the disk is full"
        return Finding("storage", place, Grade.WRONG, what, "Make room.")
    if free < BYTES_WARNING:
        return Finding("storage", place, Grade.WARNING, text, "Make room before the next visit.")
    return Finding("storage", place, Grade.OK, text)


def _kind_of_disk(folder: Path, root: Path) -> str:
    """Return the type of the file system that `folder` lies on; empty where nobody says."""
    try:
        mounts = (root / "proc/self/mounts").read_text(errors="replace").splitlines()
    except OSError:
        return ""
    whole = folder.resolve()
    best, kind = "", ""
    for fields in (line.split() for line in mounts):
        if len(fields) < 3:  # noqa: PLR2004 - Device, place, type.
            continue
        place = fields[1].replace("\\040", " ")
        if whole.is_relative_to(place) and len(place) >= len(best):
            best, kind = place, fields[2]
    return kind


# --- What the settings name --------------------------------------------------------------------


def check_settings(
    path: Path, machine: Machine, folder: Path | None
) -> tuple[Settings | None, list[Finding]]:
    """Can the settings be used? Each mistake in them is a finding."""
    try:
        settings = load(
            path,
            folder=folder,
            profiles=machine.profiles,
            rails=machine.rails,
            environment=machine.environment,
        )
    except SettingsError as error:
        return None, [
            Finding(
                "settings",
                f"{error.source}, line {mistake.line}"
                + (f", {mistake.key}" if mistake.key else ""),
                Grade.WRONG,
                mistake.what,
                mistake.remedy,
                mistake.code,
            )
            for mistake in error.mistakes
        ]
    site = settings.site
    what = f"{_counted(len(site.outlets), 'outlet')}, {_counted(len(settings.lines), 'line')}"
    findings = [Finding("settings", path.name, Grade.OK, what), _page(settings.pay_page)]
    if site.demo:
        remedy = "Take `demo` out of [site] to sell."
        what = "this is a demo: nothing is sold"
        findings.append(Finding("settings", path.name, Grade.WARNING, what, remedy))
    return settings, findings


def check_line(line: LineSettings, open_line: Callable[[LineSettings], None]) -> Finding:
    """Is the port there, may this account use it, and does nobody else? Opening it tells all."""
    if line.is_simulated:
        return Finding("line", line.name, Grade.OK, "simulated")
    try:
        open_line(line)
    except LineDown as error:
        what = "its port cannot be opened"
        return Finding("line", line.name, Grade.WRONG, what, str(error))
    if line.network is not None:
        what = f"chargers can call ws://{line.network.where}/ and their name, without TLS"
        return Finding("line", line.name, Grade.OK, what)
    return Finding("line", line.name, Grade.OK, f"{line.port or line.usb_serial} can be opened")


def check_reader(reader: ReaderSettings, open_reader: Callable[[ReaderSettings], None]) -> Finding:
    """Is it plugged in, as far as can be told without its screen? A missing one stops no sale."""
    if reader.kind in {ReaderKind.WEDGE, ReaderKind.CAMERA}:
        what = f"a {reader.kind}: the screen {reader.screen} looks after it"
        return Finding("reader", reader.name, Grade.OK, what)
    try:
        open_reader(reader)
    except SourceLost as error:
        return Finding("reader", reader.name, Grade.WARNING, "it cannot be opened", str(error))
    remedy = f"See whether it reads: kiosk doctor --reader {reader.name}"
    return Finding("reader", reader.name, Grade.OK, "it can be opened", remedy)


def check_health(report: LineReport, outlets: Mapping[int, str]) -> list[Finding]:
    """How has a line been since the engine was started? Its outlets' names come by address."""
    what = (
        f"the engine has it: {_counted(report.exchanges, 'exchange')}, {report.silent} silent, "
        f"{report.damaged} damaged, {report.foreign} foreign, opened again {report.reopened} times"
    )
    if not report.is_connected:
        remedy = "Plug its adapter in again; the engine finds it by itself."
        return [Finding("line", report.line, Grade.WRONG, f"the port is gone; {what}", remedy)]
    findings = [Finding("line", report.line, Grade.OK, what)]
    known = {one.address: one for one in report.stations}
    for address, name in sorted(outlets.items()):
        one = known.get(address)
        subject = f"{report.line}, outlet {name}"
        findings.append(_heard(subject, one, report))
    return findings


def _heard(subject: str, one: StationReport | None, report: LineReport) -> Finding:
    see = f"Look closer: kiosk doctor --line {report.line}."
    if one is None:
        return Finding("line", subject, Grade.WARNING, "it was never asked anything", see)
    what = (
        f"{_counted(one.exchanges, 'exchange')}: {one.silent} silent, {one.damaged} damaged, "
        f"{one.foreign} foreign, {one.refused} refused, {_counted(one.quarantines, 'quarantine')}"
    )
    if one.good_ns is None:
        remedy = f"Is its address {one.address}, has it power, are A and B swapped? {see}"
        return Finding("line", subject, Grade.WARNING, f"it has never answered; {what}", remedy)
    silent_s = (report.at_ns - one.good_ns) // _NS_PER_S
    if silent_s >= SILENT_S:
        what = f"silent for {_counted(silent_s, 'second')}; {what}"
        return Finding("line", subject, Grade.WARNING, what, f"It is tried on and on. {see}")
    what = f"answers in {_ms(one.median_us)} ms, {_ms(one.longest_us)} ms at most; {what}"
    if (one.damaged + one.foreign) * 100 > one.exchanges * PERCENT_DAMAGED:
        remedy = f"Check termination, bias and shield. {see}"
        return Finding("line", subject, Grade.WARNING, what, remedy)
    return Finding("line", subject, Grade.OK, what)


def check_latency(lines: Iterable[LineSettings], root: Path) -> list[Finding]:
    """Does an adapter hold bytes back? FTDI's do for 16 ms, unless they are told not to."""
    findings = []
    by_path = {_device_of(line, root): line for line in lines}
    for adapter in _listed(root / "sys/bus/usb-serial/devices"):
        try:
            latency_ms = int((adapter / "latency_timer").read_text())
        except (OSError, ValueError):
            continue  # Another make: it has no such timer.
        serial = _read_line(adapter.resolve().parent.parent / "serial")
        line = by_path.get(adapter.name) or (by_path.get(f"serial {serial}") if serial else None)
        if line is None:
            continue
        if latency_ms <= LATENCY_MS:
            what = f"{adapter.name} hands bytes on after {latency_ms} ms"
            findings.append(Finding("line", line.name, Grade.OK, what))
            continue
        what = f"{adapter.name} holds bytes back for {latency_ms} ms"
        remedy = (
            f"At once: echo 1 > /sys/bus/usb-serial/devices/{adapter.name}/latency_timer (as "
            "root). For good, in /etc/udev/rules.d/99-kiosk-latency.rules: "
            'ACTION=="add", SUBSYSTEM=="usb-serial", DRIVER=="ftdi_sio", ATTR{latency_timer}="1"'
        )
        findings.append(Finding("line", line.name, Grade.WARNING, what, remedy))
    return findings


def _device_of(line: LineSettings, root: Path) -> str:
    """Return what an adapter's line goes by: the name of its device, or its serial number."""
    if line.usb_serial:
        return f"serial {line.usb_serial}"
    return (root / line.port.lstrip("/")).resolve().name if line.port else ""


def _outlets_of(settings: Settings, line: str) -> dict[int, str]:
    """Return the outlets of a serial line by address; a network counts its chargers together."""
    if settings.lines[line].network is not None:
        return {}
    return {one.address: str(key) for key, one in settings.site.outlets.items() if one.line == line}


_PRINTER_REMEDIES = {
    "cover_open": "Shut its cover until it clicks.",
    "paper_out": "Load paper, the side that takes print towards the head.",
    "fault": "Open it, clear the cutter, switch it off and on.",
    "offline": "Press its feed button; see whether a drawer or a switch holds it offline.",
}


def check_printer(
    settings: Settings, ask: Callable[[Settings], tuple[PrinterStatus, str]]
) -> list[Finding]:
    """Does it answer, and can it print every letter? Without it, receipts are on phones alone."""
    name = settings.printer.where if settings.printer is not None else ""
    try:
        status, missing = ask(settings)
    except PrinterLost as error:
        return [Finding("printer", name, Grade.WARNING, "it is not there", str(error))]
    findings = []
    if status.trouble:
        what = f"it cannot print: {status.trouble.replace('_', ' ')}"
        remedy = _PRINTER_REMEDIES[status.trouble]
        findings.append(Finding("printer", name, Grade.WARNING, what, remedy))
    elif status.is_paper_low:
        remedy = "Have a roll at hand."
        findings.append(Finding("printer", name, Grade.WARNING, "little paper is left", remedy))
    else:
        remedy = "See its letters, edges and code: kiosk doctor --print"
        findings.append(Finding("printer", name, Grade.OK, "it answers and has paper", remedy))
    if missing:
        what = f"neither it nor any font has these letters: {missing}"
        remedy = "Name a font that has them under [printer], fonts = [...]."
        findings.append(Finding("printer", name, Grade.WARNING, what, remedy))
    return findings


def check_rails(rails: Mapping[str, Callable[[], None]]) -> list[Finding]:
    """Does each rail answer? One that is silent warns, as long as another one answers."""
    findings = []
    silent = {}
    for name, ask in rails.items():
        try:
            ask()
        except RailRefused as error:
            what = f"it refuses us: {error}"
            remedy = "Is the key right, and for this account?"
            findings.append(Finding("rail", name, Grade.WRONG, what, remedy))
        except ValueError as error:
            remedy = "Change that in its table: assets/settings/example.toml shows all its keys."
            findings.append(Finding("rail", name, Grade.WRONG, str(error), remedy))
        except RailSilent as error:
            silent[name] = str(error)
        else:
            findings.append(Finding("rail", name, Grade.OK, "answers"))
    answered = any(finding.grade is Grade.OK for finding in findings)
    grade = Grade.WARNING if answered else Grade.WRONG
    for name, said in silent.items():
        what = f"it does not answer: {said}" if said else "it does not answer"
        remedy = "Is this machine online? Customers are told that this way to pay is unavailable."
        findings.append(Finding("rail", name, grade, what, remedy))
    return findings


def _page(page: PayPageSettings) -> Finding:
    """Say who can reach the pay page, so that nobody opens it unawares."""
    what = f"{page.host} only: phones come through a tunnel or proxy, or not at all"
    if page.open_to_lan:
        what = f"open to the network on {page.host}; phones go to {page.public_url}"
    return Finding("settings", "pay page", Grade.OK, what)


# --- Within ------------------------------------------------------------------------------------


def _listed(folder: Path) -> list[Path]:
    """Return what a folder holds; nothing where it cannot be read."""
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _read_line(path: Path) -> str:
    """Return the text of a file of one line; empty where it cannot be read."""
    try:
        return path.read_text().strip()
    except (OSError, ValueError):
        return ""


def _ms(us: int) -> str:
    return f"{us // 1_000}.{us % 1_000 // 100}"


def _counted(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"


def _dotted(version: Version) -> str:
    return ".".join(map(str, version))


def _numbers(version: str) -> Version:
    """Return the leading numbers of a version: "6.11.3rc1" is (6, 11, 3)."""
    numbers = []
    for part in version.split("."):
        digits = part[: len(part) - len(part.lstrip("0123456789"))]
        if not digits:
            break
        numbers.append(int(digits))
    return tuple(numbers)
