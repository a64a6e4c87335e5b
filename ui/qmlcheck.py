"""Type-checks the QML against the Python view-models: `python -m ui.qmlcheck`.

qmllint knows Python's types only through a `.qmltypes` file. It is made here from the source of
the view-models, with what the source alone does not say (constant, final) taken from the live
classes. Any warning is a failure.
"""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

import PySide6

UI = Path(__file__).resolve().parent
QML = UI / "qml"
BUILD = UI.parent / "build" / "qmltypes"
FOREIGN = ("core", "gui", "qml", "quick")


def tool(name: str) -> str:
    """Return the path of one of Qt's tools, which lie beside this Python."""
    beside = Path(sysconfig.get_path("scripts")) / name
    return str(beside) if beside.exists() else name


def modules() -> list[str]:
    """Return the names of all view-model modules that QML sees."""
    paths = sorted((UI / "viewmodels").glob("*.py"))
    return [
        f"ui.viewmodels.{path.stem}" for path in paths if "@QmlElement" in path.read_text("utf-8")
    ]


def dump(name: str) -> list[dict[str, Any]]:
    """Return what QML may know of one module."""
    module = importlib.import_module(name)
    done = subprocess.run(  # noqa: S603 - Our own tool on our own file.
        [tool("pyside6-metaobjectdump"), str(module.__file__)],
        check=True,
        capture_output=True,
    )
    units: list[dict[str, Any]] = json.loads(done.stdout)
    for unit in units:
        live = [
            cls
            for cls in unit["classes"]
            if hasattr(getattr(module, cls["className"], None), "staticMetaObject")
        ]
        for cls in live:
            meta = getattr(module, cls["className"]).staticMetaObject
            for prop in cls.get("properties", []):
                seen = meta.property(meta.indexOfProperty(prop["name"]))
                prop["constant"], prop["final"] = seen.isConstant(), seen.isFinal()
                if prop["type"] in MODELS:
                    prop["type"], prop["isPointer"] = f"{prop['type']}*", True
        unit["classes"] = live
    return units


MODELS: set[str] = set()
"""The names of our own classes, which a property holds by pointer."""


def write_types() -> Path:
    """Write the types of `Kiosk.ViewModels` and return the import path that holds them."""
    names = modules()
    for name in names:
        module = importlib.import_module(name)
        MODELS.update(n for n, v in vars(module).items() if hasattr(v, "staticMetaObject"))
    units = [unit for name in names for unit in dump(name)]
    uri = units[0]["QML_IMPORT_NAME"]
    home = BUILD.joinpath(*uri.split("."))
    home.mkdir(parents=True, exist_ok=True)
    (home / "meta.json").write_text(json.dumps(units), encoding="utf-8")
    (home / "qmldir").write_text(f"module {uri}\ntypeinfo types.qmltypes\n", encoding="utf-8")
    qt = Path(PySide6.__file__).parent / "Qt" / "metatypes"
    foreign = ",".join(str(qt / f"qt6{name}_metatypes.json") for name in FOREIGN)
    command = [
        tool("pyside6-qmltyperegistrar"),
        "--generate-qmltypes", str(home / "types.qmltypes"),
        "-o", "/dev/null",
        str(home / "meta.json"),
        "--import-name", uri,
        "--major-version", "1",
        "--foreign-types", foreign,
    ]  # fmt: skip
    subprocess.run(command, check=True)  # noqa: S603 - Our own tool.
    return BUILD


def lint(files: list[Path], imports: Path) -> int:
    """Lint `files`; return qmllint's status, which is not 0 on any warning."""
    command = [
        tool("pyside6-qmllint"),
        "--max-warnings", "0",
        "-I", str(QML),
        "-I", str(imports),
        *(str(path.resolve()) for path in files),
    ]  # fmt: skip
    return subprocess.run(command, check=False).returncode  # noqa: S603 - Our own tool.


def main() -> int:
    """Check every QML file of the screen."""
    files = sorted(QML.rglob("*.qml"))
    status = lint(files, write_types())
    print(f"{len(files)} QML files: {'ok' if status == 0 else 'warnings'}")  # noqa: T201 - A command's answer.
    return status


if __name__ == "__main__":
    sys.exit(main())
