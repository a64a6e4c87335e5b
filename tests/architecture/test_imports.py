"""Who may import whom: the contracts hold, and each says why it is there."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PYPROJECT = (ROOT / "pyproject.toml").read_text()


def test_every_import_contract_is_kept() -> None:
    """Nobody reaches around a layer: the contracts of pyproject.toml hold."""
    # As a process of its own: it takes over the logging of the one that it runs in.
    words = [sys.executable, "-c", "from importlinter import cli; cli.lint_imports_command()"]
    done = subprocess.run([*words, "--no-cache"], cwd=ROOT, capture_output=True, check=False)
    said = done.stdout.decode()
    assert done.returncode == 0, said
    count = PYPROJECT.count("[[tool.importlinter.contracts]]")
    assert f"{count} kept, 0 broken" in said


def test_every_contract_says_why() -> None:
    """A rule without a reason is dropped by whoever it stops."""
    _, *contracts = PYPROJECT.split("[[tool.importlinter.contracts]]\n")
    assert contracts
    without = [text.splitlines()[0] for text in contracts if not text.startswith("# ")]
    assert without == []


def test_the_domain_stands_on_the_standard_library_alone() -> None:
    """The rules of the business outlive every framework."""
    foreign = []
    for path in sorted((ROOT / "kiosk/domain").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            foreign += [
                (path.name, name)
                for name in names
                if name.split(".")[0] not in sys.stdlib_module_names
                and not f"{name}.".startswith("kiosk.domain.")
            ]
    assert foreign == []
