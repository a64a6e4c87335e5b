"""`kiosk doctor`: is this machine fit to sell, and what is to be done where it is not?"""

from __future__ import annotations

import argparse
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from importlib import metadata
from pathlib import Path

from hardware.link import SerialLink
from kiosk.cli.compose import LOCALPAY, link_of, stripe_rail
from kiosk.cli.running import profiles
from kiosk.cli.speech import say
from kiosk.doctor import Machine, examine
from kiosk.ports import PaymentRail, RailRefused, RailSilent
from kiosk.runtime.clock import SystemClock
from kiosk.settings import LineSettings, PayPageSettings, Settings
from kiosk.storage.driver import SQLITE_VERSION

FONTS = Path(__file__).parents[2] / "assets" / "fonts"
NOBODY = "cs_doctor"
"""A payment that no provider knows: asking for it is harmless, and any answer will do."""
UNKNOWN = "resource_missing"
ASK_S = 5
UNFIT = 1


def doctor(asked: argparse.Namespace) -> int:
    """Print what was found; 1 where something keeps the kiosk from selling."""
    clock = SystemClock()
    folder = asked.folder or asked.settings.parent
    machine = Machine(
        now=clock.now,
        open_line=lambda line: _open(line, folder),
        ask_rails=_rails,
        ask=_ask,
        python=sys.version_info[:3],
        qt=_qt(),
        sqlite=SQLITE_VERSION,
        environment=os.environ,
        fonts=FONTS,
        profiles=profiles(),
    )
    report = examine(asked.settings, machine, folder=asked.folder)
    say(report.as_json() if asked.json else report.as_text())
    return 0 if report.is_fit else UNFIT


def _open(line: LineSettings, folder: Path) -> None:
    link = link_of(line, folder)
    with closing(_Disconnecting(link)):
        link.connect()


class _Disconnecting:
    """Disconnects a line when it is closed."""

    def __init__(self, link: SerialLink) -> None:
        self._link = link

    def close(self) -> None:
        self._link.disconnect()


def _rails(settings: Settings) -> Mapping[str, Callable[[], None]]:
    found: dict[str, Callable[[], None]] = {}
    if settings.rails.stripe is not None:
        rail = stripe_rail(settings, SystemClock())
        found["stripe"] = lambda: _answers(rail)
    if settings.rails.localpay:
        found[LOCALPAY] = lambda: _can_listen(settings.pay_page)
    return found


def _answers(rail: PaymentRail) -> None:
    try:
        rail.read(NOBODY)
    except RailRefused as no:
        if no.code != UNKNOWN:
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


def _qt() -> str:
    try:
        return metadata.version("PySide6")
    except metadata.PackageNotFoundError:
        return ""
