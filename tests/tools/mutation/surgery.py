"""Puts a mutant into a process: into the functions that are there, or into the next import."""

from __future__ import annotations

import importlib.machinery
import importlib.util
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib.abc import MetaPathFinder
from types import CodeType, FunctionType, ModuleType

Path = tuple[str, ...]
"""Where a function is in its module: the names of classes, then its own."""
Compiled = Callable[[str], CodeType]
"""Compiles a mutant as the file that is named."""


def same(one: CodeType, other: CodeType) -> bool:
    """Whether two pieces of code do the same, wherever they stand in their files."""
    if (one.co_code, one.co_names, one.co_varnames) != (
        other.co_code,
        other.co_names,
        other.co_varnames,
    ) or len(one.co_consts) != len(other.co_consts):
        return False
    return all(
        same(a, b)
        if isinstance(a, CodeType) and isinstance(b, CodeType)
        else type(a) is type(b) and a == b
        for a, b in zip(one.co_consts, other.co_consts, strict=True)
    )


def changed_functions(old: CodeType, new: CodeType) -> dict[Path, CodeType] | None:
    """Return the new code of each function that differs; None where more than functions does."""
    if _apart(old) != _apart(new):
        return None
    pairs = zip(_functions(old), _functions(new), strict=True)
    changed = [(path, after) for (path, before), (_, after) in pairs if not same(before, after)]
    found = dict(changed)
    return found if len(found) == len(changed) else None


def _inner(code: CodeType) -> Iterator[CodeType]:
    return (one for one in code.co_consts if isinstance(one, CodeType))


def _is_class(code: CodeType) -> bool:
    return "__qualname__" in code.co_names and not code.co_varnames


def _functions(code: CodeType, path: Path = ()) -> Iterator[tuple[Path, CodeType]]:
    """Yield the functions of a module or class, not those inside of functions."""
    for one in _inner(code):
        if _is_class(one):
            yield from _functions(one, (*path, one.co_name))
        else:
            yield (*path, one.co_name), one


def _apart(code: CodeType) -> list[object]:
    """Return what a module or class is apart from the code of its functions."""
    parts: list[object] = [code.co_name, code.co_code, code.co_names]
    for one in code.co_consts:
        if not isinstance(one, CodeType):
            parts.append((type(one), one))
        elif _is_class(one):
            parts += _apart(one)
    return parts


def operate(module: ModuleType, changed: dict[Path, CodeType]) -> bool:
    """Give the functions of a module that is there their new code; False where one is hidden."""
    found = []
    for path, code in changed.items():
        function = _find(module, path)
        if function is None or function.__code__.co_freevars != code.co_freevars:
            return False
        found.append((function, code))
    for function, code in found:
        function.__code__ = code
    return True


def _find(module: ModuleType, path: Path) -> FunctionType | None:
    *classes, name = path
    owner: object = module
    for one in classes:
        owner = getattr(owner, one, None)
    found = vars(owner).get(name) if hasattr(owner, "__dict__") else None
    if isinstance(found, property):
        found = found.fget
    elif isinstance(found, staticmethod | classmethod):
        found = found.__func__
    is_it = isinstance(found, FunctionType) and found.__qualname__ == ".".join(path)
    return found if is_it and isinstance(found, FunctionType) else None


class _Loader(importlib.machinery.SourceFileLoader):
    """Loads a module from other code than that in its file."""

    def __init__(self, name: str, path: str, compiled: Compiled) -> None:
        super().__init__(name, path)
        self._compiled = compiled

    def get_code(self, fullname: str) -> CodeType:
        """Return the other code."""
        return self._compiled(self.get_filename(fullname))


class _Finder(MetaPathFinder):
    """Finds one module for the loader above."""

    def __init__(self, name: str, compiled: Compiled) -> None:
        self._name = name
        self._compiled = compiled

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Return how to load the module, where it is the one."""
        if fullname != self._name:
            return None
        spec = importlib.machinery.PathFinder.find_spec(fullname, path, target)
        assert spec is not None
        assert spec.origin is not None
        loader = _Loader(fullname, spec.origin, self._compiled)
        return importlib.util.spec_from_file_location(fullname, spec.origin, loader=loader)


def inject(name: str, compiled: Compiled) -> None:
    """Have the next import of `name` load other code."""
    assert name not in sys.modules, f"{name} is there already"
    sys.meta_path.insert(0, _Finder(name, compiled))
