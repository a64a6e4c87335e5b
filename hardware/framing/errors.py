"""How a frame can fail to be the answer: what every protocol's functions may raise."""

from __future__ import annotations


class FrameError(Exception):
    """What was heard is not the answer to what was asked."""


class Damaged(FrameError):
    """Bytes were lost, added or changed on the way."""


class Foreign(FrameError):
    """A sound frame, but the answer to something else."""
