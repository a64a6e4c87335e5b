"""What a test has opened in passing: tests/conftest.py closes it."""

from __future__ import annotations

from collections.abc import Callable

OPEN: list[Callable[[], None]] = []
"""What closes each of it."""
