"""Looks around for whoever wants to see how everything is: lines, disk, monitor, journal.

In a thread of its own, and only once asked for: nothing of it can hold up a delivery.
"""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from kiosk.api.health import LineSurvey, Survey
from kiosk.api.lines import AskLine, LineReport
from kiosk.application.curves import DELIVERIES_MOST, DELIVERY, curves
from kiosk.application.messages import LookAround
from kiosk.ports import Clock, Line, StorageError
from kiosk.storage.reading import open_reader

log = logging.getLogger("kiosk.survey")

BYTES_PER_MB = 1_000_000


class Surveyor:
    """Says how everything outside the core is. Never raises: what can't be told is left out."""

    def __init__(
        self,
        lines: Sequence[Line],
        where: Mapping[str, str],
        report: Callable[[AskLine], LineReport],
        database: Path,
        clock: Clock,
        time_zone: str,
        watching: Callable[[], tuple[int | None, int]],
    ) -> None:
        """Know where to look. `where` says where each line is plugged in, by its name.

        `watching` tells when the monitor has looked last, and how many incidents there were.
        """
        self._lines = lines
        self._where = where
        self._report = report
        self._database = database
        self._clock = clock
        self._time_zone = time_zone
        self._watching = watching

    def __call__(self, asked: LookAround) -> Survey:
        """Return how everything is now."""
        looked_ms, incidents = self._watching()
        now_ms = self._clock.now().mono_ms
        survey = Survey(
            lines=tuple(self._line(one.name) for one in self._lines),
            disk_free_mb=self._free_mb(),
            monitor_ms=None if looked_ms is None else now_ms - looked_ms,
            incidents=incidents,
        )
        return self._with_journal(survey) if asked.reads else survey

    def _line(self, name: str) -> LineSurvey:
        report = self._report(AskLine(name))
        return LineSurvey(replace(report, recent=()), self._where.get(name, ""))

    def _free_mb(self) -> int | None:
        try:
            return shutil.disk_usage(self._database.parent).free // BYTES_PER_MB
        except OSError:
            return None

    def _with_journal(self, survey: Survey) -> Survey:
        try:
            with open_reader(self._database) as reader:
                entries = reader.latest(DELIVERY, DELIVERIES_MOST)
            day, took_us = curves(entries, self._clock.now().utc_ms, self._time_zone)
        except (StorageError, LookupError, TypeError, ValueError) as error:
            log.warning("the journal cannot be read for charts: %s", error)
            return survey
        return replace(survey, is_read=True, day=day, took_us=took_us)
