"""A web application whose log holds no address: the code of a link is as good as its page."""

from __future__ import annotations

from types import TracebackType
from urllib.parse import unquote_to_bytes

from flask import Flask, request

Raised = tuple[type[BaseException], BaseException, TracebackType | None]


class App(Flask):
    """An application that tells of its bugs by the rule that was asked for, not by its address."""

    def log_exception(self, exc_info: Raised | tuple[None, None, None]) -> None:
        """Log a bug of ours."""
        self.logger.error("failed rule=%s", request.endpoint, exc_info=exc_info)


def has_broken_text() -> bool:
    """Whether the form that was sent is no text: nobody may guess what was meant."""
    try:
        unquote_to_bytes(request.get_data()).decode()
    except UnicodeDecodeError:
        return True
    return False
