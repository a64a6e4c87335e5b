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
from types import ModuleType
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
    """Return the names of all modules of the view-models, and of what they inherit."""
    return [f"ui.viewmodels.{path.stem}" for path in sorted((UI / "viewmodels").glob("[!_]*.py"))]


def dump(names: list[str]) -> list[dict[str, Any]]:
    """Return what QML may know of the view-models: source, completed from the live classes."""
    found = {name: importlib.import_module(name) for name in names}
    paths = {str(module.__file__): module for module in found.values()}
    done = subprocess.run(  # noqa: S603 - Our own tool on our own files.
        [tool("pyside6-metaobjectdump"), *paths],
        check=True,
        capture_output=True,
    )
    units: list[dict[str, Any]] = json.loads(done.stdout)
    _inherit(units)
    units = [unit for unit in units if "QML_IMPORT_NAME" in unit]
    by_file = {Path(path).name: module for path, module in paths.items()}
    ours = {
        cls["className"] for unit in units for cls in unit["classes"] if _meta(unit, cls, by_file)
    }
    for unit in units:
        unit["classes"] = [cls for cls in unit["classes"] if cls["className"] in ours]
        for cls in unit["classes"]:
            meta = _meta(unit, cls, by_file)
            for prop in cls.get("properties", []):
                seen = meta.property(meta.indexOfProperty(prop["name"]))
                prop["constant"], prop["final"] = seen.isConstant(), seen.isFinal()
                if prop["type"] == "list":  # What Python calls so is no type of Qt's.
                    prop["type"] = "QVariantList"
                if prop["type"] in ours:
                    prop["type"], prop["isPointer"] = f"{prop['type']}*", True
    return units


def _inherit(units: list[dict[str, Any]]) -> None:
    """Give each class what it inherits from one of ours, which the registrar does not follow."""
    known = {cls["className"]: cls for unit in units for cls in unit["classes"]}
    for cls in known.values():
        while (
            base := known.get(next(iter(cls.get("superClasses", ())), {"name": ""})["name"])
        ) is not None:
            cls["slots"] = [*base.get("slots", ()), *cls.get("slots", ())]
            cls["superClasses"], cls["object"] = base.get("superClasses", []), True


def _meta(unit: dict[str, Any], cls: dict[str, Any], by_file: dict[str, ModuleType]) -> Any:  # noqa: ANN401 - Qt's own.
    """Return the live meta object of a class; None of one that Qt does not know."""
    module = by_file[Path(unit["inputFile"]).name]
    return getattr(getattr(module, cls["className"], None), "staticMetaObject", None)


def write_types() -> Path:
    """Write the types of `Kiosk.ViewModels` and return the import path that holds them."""
    units = dump(modules())
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
