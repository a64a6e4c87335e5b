"""`kiosk run`: the engine, until it is told to end."""

from __future__ import annotations

import argparse
import logging
import os
import signal
from contextlib import ExitStack
from fractions import Fraction
from pathlib import Path

import hardware.registry
from hardware.profile_file import ProfileError
from kiosk.cli.compose import Assembler
from kiosk.cli.speech import Failure, say
from kiosk.domain.controller import Capabilities
from kiosk.payments.registry import wanted
from kiosk.ports import StorageError
from kiosk.settings import SecretUnreadable, Settings, SettingsError, load
from kiosk.supervisor import Supervisor

log = logging.getLogger("kiosk")

SETTINGS_WRONG = 2
STORAGE_WRONG = 3
DEFECT = 70
"""EX_SOFTWARE: a supervisor starts the engine again, and it recovers."""


def profiles() -> dict[str, Capabilities]:
    """Return what each flow controller can do; Failure where a profile on this disk is damaged."""
    try:
        return hardware.registry.capabilities()
    except ProfileError as error:
        raise Failure(f"{error}\n{hardware.registry.remedy(error)}", SETTINGS_WRONG) from None


def settings_of(asked: argparse.Namespace) -> Settings:
    """Return the settings that a command names; Failure with every mistake in them."""
    path: Path = asked.settings
    try:
        return load(path, folder=asked.folder, profiles=profiles(), rails=wanted())
    except SettingsError as error:
        raise Failure(str(error), SETTINGS_WRONG) from None


def run(asked: argparse.Namespace) -> int:
    """Run the engine of the settings."""
    settings = settings_of(asked)
    logging.basicConfig(
        level=settings.log_level.value.upper(),
        format="%(asctime)s %(levelname)s %(name)s %(message)s",
        force=True,  # A library has set itself up while it was imported, for warnings alone.
    )
    logging.getLogger("alembic").setLevel(logging.WARNING)  # A migration's steps are no news.
    try:
        with ExitStack() as stack:
            assembler = Assembler(settings, stack, scale=Fraction(asked.scale))
            assembly = assembler.assemble()
            supervisor = Supervisor(os.environ)

            def end(*_: object) -> None:
                supervisor.ending()
                assembly.engine.end()

            for name in (signal.SIGINT, signal.SIGTERM):
                signal.signal(name, end)

            def ready() -> None:
                page = assembly.pay_page_url or "-"
                say(f"ready {settings.socket_path} {page}")
                supervisor.ready()

            assembly.run(ready, supervisor.alive)
            if assembly.engine.had_defect:
                return DEFECT
    except StorageError as error:
        raise Failure(f"The kiosk does not start: {error}", STORAGE_WRONG) from None
    except SecretUnreadable as error:
        raise Failure(f"The kiosk does not start: {error}", SETTINGS_WRONG) from None
    except OSError as error:
        raise Failure(f"The kiosk does not start: {error}") from None
    return 0
