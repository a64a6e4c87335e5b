"""What a command says: to whoever typed it, and in what words it fails."""

from __future__ import annotations

import sys


class Failure(Exception):
    """A command cannot be done; the message is for whoever typed it."""

    def __init__(self, message: str, status: int = 1) -> None:
        """Keep the exit status."""
        super().__init__(message)
        self.status = status


def say(text: str) -> None:
    """Print a line, now."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def complain(text: str) -> None:
    """Print a line where complaints go."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()
