"""`kiosk doctor`: is this machine fit to sell, and what is to be done where it is not?"""

from __future__ import annotations

import argparse
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from functools import partial
from importlib import metadata
from pathlib import Path

from kiosk.api.codes import SourceLost
from kiosk.api.lines import LineReport
from kiosk.api.wire import Malformed
from kiosk.cli import line
from kiosk.cli.compose import (
    OF_SCREENS,
    STORE_FILE,
    central_of,
    code_source,
    link_of,
    provider_rail,
    receipt_printer,
    renderer,
)
from kiosk.cli.running import profiles, settings_of
from kiosk.cli.slips import trial
from kiosk.cli.speech import Failure, say
from kiosk.doctor import Machine, examine
from kiosk.domain.code import CodeKind, Flaw, Scan, kind_of
from kiosk.domain.slip import Slip
from kiosk.payments.registry import others, wanted
from kiosk.ports import (
    UNKNOWN_PAYMENT,
    Line,
    Printed,
    PrinterLost,
    PrinterStatus,
    RailRefused,
    RailSilent,
    StorageError,
)
from kiosk.runtime.clock import SystemClock
from kiosk.settings import (
    LOCALPAY,
    LineSettings,
    PayPageSettings,
    RailChoice,
    ReaderSettings,
    Settings,
)
from kiosk.storage.driver import SQLITE_VERSION
from kiosk.storage.reading import open_reader

ROOT = Path(__file__).parents[2]
FONTS = ROOT / "assets" / "fonts"
NOBODY = "cs_doctor"
"""A payment that no provider knows: asking for it is harmless, and any answer will do."""
ASK_S = 5
SPEECH_S = 15
"""An engine that looks through its voices takes a second or two."""
UNFIT = 1


def doctor(asked: argparse.Namespace) -> int:
    """Print what was found; 1 where something keeps the kiosk from selling."""
    if asked.reader:
        return _try_reader(asked)
    if asked.line:
        return line.line(asked)
    if asked.print:
        return _print_trial(asked)
    clock = SystemClock()
    folder = asked.folder or asked.settings.parent
    machine = Machine(
        now=clock.now,
        open_line=lambda one: _open(one, folder),
        open_reader=_open_reader,
        ask_printer=_ask_printer,
        ask_rails=_rails,
        ask=_ask,
        ask_speech=_ask_speech,
        python=sys.version_info[:3],
        qt=_qt(),
        sqlite=SQLITE_VERSION,
        environment=os.environ,
        fonts=FONTS,
        profiles=profiles(),
        rails=wanted(),
        ask_engine=_ask_engine,
        kept=_kept,
    )
    report = examine(asked.settings, machine, folder=asked.folder)
    say(report.as_json() if asked.json else report.as_text())
    return 0 if report.is_fit else UNFIT


def _kept(settings: Settings) -> Mapping[str, str]:
    """Return what is kept beside the settings; nothing where no books can be read."""
    path = settings.storage_folder / STORE_FILE
    if not path.exists():
        return {}
    try:
        with open_reader(path) as reader:
            return {one.key: one.value for one in reader.load().settings}
    except StorageError:
        return {}


def _open(settings: LineSettings, folder: Path) -> None:
    link: Line
    if settings.network is not None:
        link = central_of(settings.name, settings.network, SystemClock())
    else:
        link = link_of(settings, folder)
    with closing(_Disconnecting(link)):
        link.connect()


def _open_reader(reader: ReaderSettings) -> None:
    with closing(code_source(reader)) as source:
        source.open()


def _try_reader(asked: argparse.Namespace) -> int:
    """Wait for a code at the reader that is named, and say what came; never the code itself."""
    reader = settings_of(asked).readers.get(asked.reader)
    if reader is None or reader.kind in OF_SCREENS:
        what = "the screen looks after it" if reader else "the settings name no such reader"
        raise Failure(f"{asked.reader} cannot be tried here: {what}.", UNFIT)
    clock = SystemClock()
    say(f"Hold a code before {reader.name} ({asked.seconds} s).")
    with closing(code_source(reader)) as source:
        try:
            source.open()
            end_ms = clock.now().mono_ms + asked.seconds * 1_000
            while clock.now().mono_ms < end_ms:
                for seen in source.read():
                    say(_told(seen))
                    return 0 if seen.flaw is None else UNFIT
        except SourceLost as gone:
            raise Failure(f"{reader.name} is not there: {gone}", UNFIT) from None
    say("Nothing was read. Does it blink? Is it set to send over this port, at this speed?")
    return UNFIT


def _trial(settings: Settings) -> Slip:
    site = settings.site
    names = [one.name for one in site.products.values()]
    names += [one.name for one in site.outlets.values()]
    return trial(site.name, tuple(names), site.languages[0])


def _ask_printer(settings: Settings) -> tuple[PrinterStatus, str]:
    if settings.printer is None:
        raise PrinterLost("the settings name none")
    try:
        letters = renderer(settings.printer)
    except Failure as wrong:
        raise PrinterLost(str(wrong)) from None
    with closing(receipt_printer(settings.printer)) as printer:
        printer.open()
        return printer.status(), letters.missing(_trial(settings))


def _print_trial(asked: argparse.Namespace) -> int:
    """Print what shows letters, edges and a code; say what has become of it."""
    settings = settings_of(asked)
    if settings.printer is None:
        raise Failure("The settings name no printer that is enabled: see [printer].", UNFIT)
    with closing(receipt_printer(settings.printer)) as printer:
        try:
            printer.open()
            if trouble := printer.status().trouble:
                raise Failure(f"It cannot print: {trouble.replace('_', ' ')}.", UNFIT)
            outcome = printer.print(_trial(settings))
        except PrinterLost as gone:
            raise Failure(f"{settings.printer.where} is not there: {gone}", UNFIT) from None
    say(_OUTCOMES[outcome])
    return 0 if outcome is Printed.DONE else UNFIT


_OUTCOMES = {
    Printed.DONE: "Printed. Do the lines reach both edges, and does a phone read the code?",
    Printed.NOT_BEGUN: "Nothing was printed: it took no data. Do speed and cable agree?",
    Printed.BROKEN_OFF: "It broke off: paper, cover, cable, or a speed that differs.",
    Printed.UNKNOWN: "All was sent, and it did not say that it is through. Look at the paper.",
}


def _told(seen: Scan) -> str:
    """Return what a technician may know of a code."""
    match seen.flaw, kind_of(seen.text):
        case None, CodeKind.VOUCHER:
            return f"Read: a code of ours, {len(seen.text)} letters."
        case None, _:
            return f"Read: {len(seen.text)} letters, none of our codes."
        case Flaw.HALF, _:
            return "Read: half a code. Do prefix and suffix agree with the settings?"
        case Flaw.ENCODING, _:
            return "Read: no text in this encoding. Do speed, parity and encoding agree?"
        case flaw, _:
            return f"Read: what is no code ({flaw})."


def _ask_engine(settings: Settings, name: str) -> LineReport | None:
    """Return what the engine that runs knows of a line; None where none does."""
    try:
        report = next(line.reports(settings.socket_path, name, pause=lambda: False))
    except (OSError, Malformed):
        return None
    return report if report.is_known else None


class _Disconnecting:
    """Disconnects a line when it is closed."""

    def __init__(self, link: Line) -> None:
        self._link = link

    def close(self) -> None:
        self._link.disconnect()


def _rails(settings: Settings) -> Mapping[str, Callable[[], None]]:
    found: dict[str, Callable[[], None]] = {}
    for name, choice in settings.rails.items():
        if choice.kind == LOCALPAY:
            found[name] = lambda: _can_listen(settings.pay_page)
        else:
            found[name] = partial(_answers, settings, choice)
    for name, why in others().damaged.items():
        found.setdefault(f"{name}.py", partial(_raise, why))
    return found


def _raise(error: Exception) -> None:
    raise error


def _answers(settings: Settings, choice: RailChoice) -> None:
    try:
        rail = provider_rail(settings, choice, SystemClock())
    except Failure as wrong:
        raise ValueError(str(wrong)) from None
    try:
        rail.read(NOBODY)
    except RailRefused as no:
        if no.code != UNKNOWN_PAYMENT:
            raise


def _can_listen(page: PayPageSettings) -> None:
    """Try the ports of the pay page; a kiosk that runs already has them."""
    for host, port in ((page.host, page.page_port), ("127.0.0.1", page.api_port)):
        with closing(socket.socket()) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError as error:
                why = f"port {port} on {host} cannot be used: {error.strerror}"
                raise RailSilent(f"{why} (is the kiosk running already?)") from None


def _ask(words: Sequence[str]) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - The checks name the programs, not a user.
            [*words], capture_output=True, timeout=ASK_S, check=False, text=True
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout


def _ask_speech(engine: str) -> str | None:
    """Ask the program of the screen that speaks: it alone has Qt."""
    named = ["--engine", engine] if engine else []
    try:
        done = subprocess.run(  # noqa: S603 - A program of ours.
            [sys.executable, "-m", "ui.speech", "--voices", *named],
            cwd=ROOT,
            capture_output=True,
            timeout=SPEECH_S,
            check=False,
            encoding="utf-8",
        )
    except subprocess.TimeoutExpired:
        return None
    except OSError:
        return ""
    return done.stdout


def _qt() -> str:
    try:
        return metadata.version("PySide6")
    except metadata.PackageNotFoundError:
        return ""
