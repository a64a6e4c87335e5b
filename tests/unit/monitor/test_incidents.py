"""Where incidents are kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kiosk.monitor.incidents import Incidents


def test_an_incident_is_a_file_that_only_the_engine_may_read(tmp_path: Path) -> None:
    """It is whole, named as the journal names it, and holds what a customer may have paid."""
    Incidents(tmp_path / "incidents").write({"name": "1-2", "alarm": "more_than_paid"})
    [path] = (tmp_path / "incidents").iterdir()
    assert path.name == "1-2.json"
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert json.loads(path.read_text()) == {"name": "1-2", "alarm": "more_than_paid"}


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    """The monitor tries again."""
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="file"):
        Incidents(tmp_path / "file" / "incidents").write({"name": "1"})
