"""What holds for every test: no window on anybody's desk, and no verdict by the clock."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from fakes.opened import OPEN
from hypothesis import settings

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication

# Before Qt is imported: it looks at these once.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")
os.environ["LANG"] = os.environ["LC_ALL"] = "C.UTF-8"

# A busy machine is slow, not wrong; a failure is repeated by the line that it prints.
settings.register_profile("kiosk", deadline=None, print_blob=True)
settings.load_profile("kiosk")


@pytest.fixture(scope="session")
def qapp_cls() -> type[QGuiApplication]:
    """No widgets anywhere."""
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415 - Only who needs it waits for Qt.

    return QGuiApplication


@pytest.fixture(autouse=True)
def _no_network_left() -> Iterator[None]:
    """Hang up in every network that a test has made in memory."""
    yield
    while OPEN:
        OPEN.pop()()


@pytest.fixture(autouse=True)
def _log_as_before() -> Iterator[None]:
    """Take back what a test has made of the log: the engine's words are not another test's."""
    root = logging.getLogger()
    level, handlers = root.level, root.handlers[:]
    yield
    root.setLevel(level)
    for one in root.handlers[:]:  # Pytest's own come and go with the parts of a test.
        if one not in handlers and not type(one).__module__.startswith("_pytest"):
            root.removeHandler(one)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Refuse values without an order: two processes that share the tests must name them alike."""
    for mark in metafunc.definition.iter_markers("parametrize"):
        values = [*mark.args, *mark.kwargs.values()]
        if any(isinstance(one, set | frozenset) for one in values):
            raise pytest.UsageError(f"{metafunc.definition.nodeid}: sort the values of a set")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a browser, so that it can be left out where there is none."""
    for item in items:
        if isinstance(item, pytest.Function) and "browser" in item.fixturenames:
            item.add_marker("browser")
