"""Rules that every value of the domain and of the screen's API keeps."""

from __future__ import annotations

import ast
import dataclasses
import importlib
import inspect
import pkgutil
import sys
from pathlib import Path
from types import ModuleType

import pytest

import kiosk.api
import kiosk.domain

MODULES = [
    importlib.import_module(f"{package.__name__}.{found.name}")
    for package in (kiosk.domain, kiosk.api)
    for found in pkgutil.iter_modules(package.__path__)
]
VALUES = [
    cls
    for module in MODULES
    for _, cls in inspect.getmembers(module, inspect.isclass)
    if dataclasses.is_dataclass(cls) and cls.__module__ == module.__name__
]


def tree_of(module: ModuleType) -> ast.Module:
    """Return the source of `module` as a tree."""
    assert module.__file__ is not None
    return ast.parse(Path(module.__file__).read_text(encoding="utf-8"))


def test_there_are_values_to_check() -> None:
    """The search for them has not gone blind."""
    assert len(MODULES) >= 19
    assert len(VALUES) >= 50


@pytest.mark.parametrize("cls", VALUES)
def test_a_value_cannot_be_changed(cls: type) -> None:
    """It is replaced: whoever holds one can trust it, in any thread."""
    parameters = cls.__dataclass_params__  # type: ignore[attr-defined]  # Every dataclass has it.
    assert parameters.frozen
    assert parameters.eq
    assert "__slots__" in vars(cls)


@pytest.mark.req("MET-20")
@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.__name__))
def test_no_fraction_is_ever_computed(module: ModuleType) -> None:
    """Neither a fraction in the source, nor a division that makes one, nor `round`."""
    for node in ast.walk(tree_of(module)):
        where = f"{module.__name__}:{getattr(node, 'lineno', 0)}"
        if isinstance(node, ast.Constant):
            assert not isinstance(node.value, float | complex), where
        if isinstance(node, ast.BinOp | ast.AugAssign):
            assert not isinstance(node.op, ast.Div), where
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in {"float", "round", "complex"}, where


@pytest.mark.req("MET-20")
@pytest.mark.parametrize("cls", VALUES)
def test_no_value_has_a_field_for_a_fraction(cls: type) -> None:
    """Money and quantities are whole numbers wherever they are kept."""
    for field in dataclasses.fields(cls):
        assert "float" not in str(field.type), f"{cls.__name__}.{field.name}"


@pytest.mark.req("MET-01")
@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.__name__))
def test_the_core_imports_the_standard_library_and_itself(module: ModuleType) -> None:
    """What an inspector has to read ends here."""
    is_api = module.__name__.startswith("kiosk.api")
    allowed = ("kiosk.api", "kiosk.domain") if is_api else ("kiosk.domain",)
    for node in ast.walk(tree_of(module)):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        for name in names:
            is_ours = name.startswith(allowed)
            assert is_ours or name.partition(".")[0] in sys.stdlib_module_names, name
