"""Remembers which mutants were killed, so that the next campaign may try only the others."""

from __future__ import annotations

import json
from pathlib import Path

from tools.mutation.trials import Trial, Verdict


class Memory:
    """What became of mutants the last time, by name and change."""

    def __init__(self, file: Path) -> None:
        """Read what there is."""
        self._file = file
        self._kept = json.loads(file.read_text()) if file.is_file() else {}

    def recall(self, trial: Trial) -> Verdict | None:
        """Return the verdict of a mutant that was killed; None for one that has to be tried."""
        kept = self._kept.get(_key(trial))
        if kept is None or not kept[0]:
            return None
        killers, tried, seconds = kept
        return Verdict(trial.id, tuple(killers), tried, seconds)

    def keep(self, trial: Trial, verdict: Verdict) -> None:
        """Remember a verdict."""
        self._kept[_key(trial)] = [verdict.killers, verdict.tried, verdict.seconds]

    def write(self) -> None:
        """Write down what is remembered."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        self._file.write_text(json.dumps(self._kept, indent=0))


def _key(trial: Trial) -> str:
    return f"{trial.id} {'first' if trial.stops else 'all'} {trial.change}"
