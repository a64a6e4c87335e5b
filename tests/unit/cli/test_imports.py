"""What a start imports: how long a kiosk is away after a crash is mostly that."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.cli.processes import SETTINGS

ROOT = Path(__file__).parents[3]

FEW_HAVE = {
    "escpos": "a printer",
    "qrcode": "a code to draw",
    "PIL": "pictures",
    "zxingcpp": "pictures",
    "ocpp": "chargers that call in",
    "websockets": "chargers that call in",
    "jsonschema": "chargers that call in",
    "fpdf": "a report as a document",
    "fontTools": "a report as a document",
    "kiosk.simulation": "made-up days",
    "hypothesis": "tests",
    "pytest": "tests",
    "PySide6": "a screen",
}
"""What is imported for that alone."""
ASSEMBLE = """
import json, sys
from contextlib import ExitStack
from pathlib import Path
from kiosk.cli import commands, running
from kiosk.cli.compose import Assembler
from kiosk.settings import load

with ExitStack() as stack:
    settings = load(Path(sys.argv[1]), profiles=running.profiles())
    getattr(Assembler(settings, stack), sys.argv[2])()
    print(json.dumps(sorted(sys.modules)))
"""
PRINTER = """
[printer]
kind = "network"
host = "127.0.0.1"
"""
EXAMPLE = (ROOT / "assets/settings/example.toml").read_text()
CHARGERS = """
[products.power]
name = "Power"
kind = "energy"
price = "0.59"
vat_percent = "19"
smallest = "0.5"
largest = "100"

[lines.chargers]
ocpp = "127.0.0.1:9099"
password_file = "chargers.key"

[[outlets]]
number = 3
product = "power"
line = "chargers"
profile = "ocpp16-22kw"
charge_point = "CP1"
"""


def imported(folder: Path, text: str, step: str = "assemble") -> set[str]:
    """Return what has been imported once a step of the assembling is done with such settings."""
    key = folder / "chargers.key"
    key.write_text("sixteen letters!")
    key.chmod(0o600)
    settings = folder / "kiosk.toml"
    settings.write_text(text)
    ended = subprocess.run(
        [sys.executable, "-c", ASSEMBLE, str(settings), step],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return set(json.loads(ended.stdout.splitlines()[-1]))


def test_a_place_without_chargers_and_printer_waits_for_nobody_elses_libraries(
    tmp_path: Path,
) -> None:
    """Nor for those of tests, screens, documents and simulated days."""
    found = imported(tmp_path, SETTINGS.read_text())
    assert {name: why for name, why in FEW_HAVE.items() if name in found} == {}
    assert "sqlmodel" in found, "this looks at what an engine imports"


@pytest.mark.parametrize(
    ("text", "step", "libraries"),
    [
        (SETTINGS.read_text() + PRINTER, "assemble", {"escpos", "PIL"}),
        (EXAMPLE + CHARGERS, "_lines", {"ocpp", "websockets"}),  # No demo opens a real valve.
    ],
    ids=["printer", "chargers"],
)
def test_who_has_one_imports_its_libraries_before_the_engine_runs(
    tmp_path: Path, text: str, step: str, libraries: set[str]
) -> None:
    """At the start, where a library that is missing is seen; not with the first receipt."""
    assert libraries <= imported(tmp_path, text, step)
