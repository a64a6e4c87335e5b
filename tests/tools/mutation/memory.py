"""Remembers which mutants were killed, so that the next campaign may try only the others."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from tools.mutation.trials import Trial, Verdict


class Memory:
    """What became of mutants the last time, by name and change."""

    def __init__(self, file: Path) -> None:
        """Read what there is."""
        self._file = file
        self._kept = self._read()
        self._new: dict[str, list[Any]] = {}

    def recall(self, trial: Trial) -> Verdict | None:
        """Return the verdict of a mutant that was killed; None for one that has to be tried."""
        kept = (self._kept | self._new).get(_key(trial))
        if kept is None or not kept[0]:
            return None
        killers, tried, seconds = kept
        return Verdict(trial.id, tuple(killers), tried, seconds)

    def keep(self, trial: Trial, verdict: Verdict) -> None:
        """Remember a verdict."""
        self._new[_key(trial)] = [verdict.killers, verdict.tried, verdict.seconds]

    def write(self) -> None:
        """Write down what is new, beside whatever another campaign has written meanwhile."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        beside = self._file.with_suffix(f".{os.getpid()}")
        beside.write_text(json.dumps(self._read() | self._new, indent=0))
        beside.replace(self._file)  # Whoever reads meanwhile never sees half of it.

    def _read(self) -> dict[str, list[Any]]:
        kept: dict[str, list[Any]] = {}
        if self._file.is_file():
            kept = json.loads(self._file.read_text())
        return kept


def _key(trial: Trial) -> str:
    return f"{trial.id} {'first' if trial.stops else 'all'} {trial.change}"
