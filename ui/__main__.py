"""The screen process: `python -m ui --socket PATH`."""

from __future__ import annotations

import argparse
import logging
import os
import re
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QTimer
from PySide6.QtGui import QGuiApplication

from kiosk.supervisor import Supervisor
from ui.opening import Opening

SWITCH_INTERVAL_S = 0.0001
SIGNALS_MS = 200


def size(text: str) -> tuple[int, int]:
    """Return width and height from `1280x800`."""
    found = re.fullmatch(r"(\d{3,5})x(\d{3,5})", text)
    if found is None:
        raise argparse.ArgumentTypeError(f"a size looks like 1280x800, not {text!r}")
    return int(found[1]), int(found[2])


def theme(text: str) -> str:
    """Return the name of a theme."""
    from kiosk.domain.site import Theme  # noqa: PLC0415 - The first frame does not wait for it.

    if text not in tuple(Theme):
        raise argparse.ArgumentTypeError(f"a theme is one of {', '.join(Theme)}, not {text!r}")
    return text


def language(text: str) -> str:
    """Return the code of a language of the screen."""
    from ui.formatting import LOCALES  # noqa: PLC0415 - As above.

    if text not in LOCALES:
        raise argparse.ArgumentTypeError(f"a language is one of {', '.join(LOCALES)}, not {text!r}")
    return text


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the command line."""
    parser = argparse.ArgumentParser(prog="python -m ui", description="The kiosk's screen.")
    parser.add_argument("--socket", default="", metavar="PATH", help="the engine's Unix socket")
    parser.add_argument(
        "--gallery", action="store_true", help="show every component instead; needs no engine"
    )
    parser.add_argument(
        "--shots", type=Path, metavar="FOLDER", help="with --gallery: keep pictures there, and end"
    )
    parser.add_argument("--screen", default="front", metavar="NAME", help="which screen this is")
    parser.add_argument("--size", type=size, default=(1280, 800), metavar="WxH")
    parser.add_argument(
        "--fullscreen", action="store_true", help="as a customer has it: no way out"
    )
    parser.add_argument(
        "--windowed",
        action="store_false",
        dest="fullscreen",
        help="in a window of its own, for technicians; after --fullscreen it undoes that",
    )
    parser.add_argument(
        "--theme",
        type=theme,
        help="day, night or contrast; what the settings and the hour say, where it is left out",
    )
    parser.add_argument("--language", type=language, metavar="CODE", help="en, de, ar ...")
    parser.add_argument("--px-per-mm", type=float, default=0.0, metavar="N", help="of the panel")
    parser.add_argument("--still", action="store_true", help="no motion")
    parser.add_argument("--remote", metavar="SOCKET", help="open a door for tests")
    parser.add_argument("--verbose", action="store_true")
    asked = parser.parse_args(arguments)
    if not asked.socket and not asked.gallery:
        parser.error("name the engine's socket with --socket, or ask for the --gallery")
    if asked.shots and not asked.gallery:
        parser.error("--shots belongs to --gallery")
    asked.theme, asked.language = asked.theme or "", asked.language or "en"
    return asked


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the screen until it is closed."""
    sys.setswitchinterval(SWITCH_INTERVAL_S)  # No crossing from Qt waits long for Python.
    asked = parse(sys.argv[1:] if arguments is None else arguments)
    logging.basicConfig(
        level=logging.INFO if asked.verbose else logging.WARNING,
        format="%(levelname)s %(name)s %(message)s",
    )
    if not os.path.exists("/dev/dri"):  # noqa: PTH110 - A plain question.
        os.environ.setdefault("QT_QUICK_BACKEND", "software")
    app = QGuiApplication(["kiosk"])
    width, height = asked.size
    opening = Opening(width, height, is_full_screen=asked.fullscreen)
    from ui.app import Options, Stage, install_guards  # noqa: PLC0415 - The frame stands first.
    from ui.gallery import Gallery  # noqa: PLC0415

    options = Options(
        socket=asked.socket,
        screen=asked.screen,
        width=width,
        height=height,
        is_full_screen=asked.fullscreen,
        theme=asked.theme,
        language=asked.language,
        is_still=asked.still or bool(asked.shots),
        px_per_mm=asked.px_per_mm,
    )
    stage = Gallery(options) if asked.gallery else Stage(options)
    install_guards(stage.kiosk)
    window = stage.show()
    if isinstance(stage, Gallery) and asked.shots:
        opening.close()
        stage.shoot(asked.shots)
        stage.close()
        return 0
    opening.give_way_to(window)
    door = None
    if asked.remote:
        from ui.remote import Remote  # noqa: PLC0415 - Customers' screens have no such door.

        door = Remote(window, lambda: str(stage.kiosk.screen), asked.remote)
    # From the thread that draws: a screen that hangs is no longer heard, and started again.
    # Python also sees a signal only when it runs, so this gives it a chance now and then.
    supervisor, clock = Supervisor(os.environ), QElapsedTimer()
    clock.start()
    beat = QTimer(interval=SIGNALS_MS)
    beat.timeout.connect(lambda: supervisor.alive(clock.elapsed()))
    beat.start()
    for number in (signal.SIGINT, signal.SIGTERM):
        # Not quit(): that asks the window, and the customer's window refuses to close.
        signal.signal(number, lambda *_: app.exit())
    supervisor.ready()
    status = app.exec()
    supervisor.ending()
    del door
    opening.close()
    stage.close()
    app.processEvents()
    return status


if __name__ == "__main__":
    sys.exit(main())
