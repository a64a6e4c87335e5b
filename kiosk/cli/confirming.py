"""`kiosk outlet confirm`: somebody whose duty it is says that another controller is meant."""

from __future__ import annotations

import argparse
import getpass
from contextlib import closing
from pathlib import Path

from kiosk.api import commands
from kiosk.api.snapshot import Notice, OutletSnapshot, Screen, Snapshot
from kiosk.cli.attached import Attached, Detached, NotSo
from kiosk.cli.running import settings_of
from kiosk.cli.speech import Failure, say

SCREEN = "service"
"""The name of our screen: the customer's own is left as it is."""
ANSWER_S = 15
OTHER = "other_controller"


def confirm(asked: argparse.Namespace) -> int:
    """Put an outlet back into service whose controller was exchanged."""
    settings = settings_of(asked)
    pin = pin_from(asked.pin_file)
    try:
        with closing(Attached(settings.socket_path, SCREEN, timeout_s=ANSWER_S)) as screen:
            before = _outlet(screen.snapshot, asked.number)
            if before.fault != OTHER:
                state = before.fault or before.state
                raise Failure(f"Outlet {asked.number} has no other controller: it is {state}.")
            log_in(screen, asked.by, pin)
            screen.ask(commands.ConfirmController(asked.number, asked.serial))
            seen = screen.until(
                lambda one: bool(one.visit.notice) or _outlet(one, asked.number).fault != OTHER,
                within_s=ANSWER_S,
            )
            screen.ask(commands.Logout())
    except Detached as gone:
        raise Failure(f"No engine answers at {settings.socket_path}: {gone}.") from None
    except NotSo:
        raise Failure(
            "The engine does not answer in time; nothing is known to have changed."
        ) from None
    if seen.visit.notice is Notice.NOT_YOUR_ROLE:
        raise Failure(
            f"Not confirmed: {asked.by} is neither technician nor manager. Undo the swap, or have "
            "one of them confirm it (`kiosk user list` names them)."
        )
    if seen.visit.notice:
        raise Failure(
            f"Not confirmed: {asked.serial} is not the controller that answers at outlet "
            f"{asked.number}, or its valve is not shut. The journal says who answers "
            "(controller-changed)."
        )
    say(f"Outlet {asked.number} has the controller {asked.serial} from now on.")
    return 0


def _outlet(seen: Snapshot, number: int) -> OutletSnapshot:
    for one in seen.outlets:
        if one.number == number:
            return one
    known = ", ".join(str(one.number) for one in seen.outlets)
    raise Failure(f"There is no outlet {number}; known: {known}.")


def log_in(screen: Attached, name: str, pin: str) -> None:
    """Let an attendant in at our screen; Failure where they may not."""
    screen.ask(commands.AskLogin())
    screen.until(lambda one: one.visit.screen is Screen.LOGIN, within_s=ANSWER_S)
    screen.ask(commands.Login(name, pin))
    seen = screen.until(
        lambda one: one.visit.attendant is not None or one.visit.notice is not Notice.NONE,
        within_s=ANSWER_S,
    )
    if seen.visit.attendant is None:
        why = seen.visit.notice.value.replace("_", " ")
        raise Failure(f"{name} may not log in: {why}.")


def pin_from(file: Path | None) -> str:
    """Return a PIN from the first line of a file, or from the terminal."""
    if file is None:
        return getpass.getpass("PIN: ")
    try:
        return file.read_text(encoding="utf-8").partition("\n")[0].strip()
    except OSError as error:
        raise Failure(f"{file} cannot be read: {error.strerror}") from None
