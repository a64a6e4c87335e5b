"""The scripted demonstration: a whole purchase through the real screen, page and line."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.req("RD-02")
@pytest.mark.req("RD-08")
def test_the_scripted_demonstration_buys_at_two_outlets(tmp_path: Path) -> None:
    """Touch, scan, pay, take from two outlets at once, and get the rest back."""
    words = [sys.executable, "-m", "kiosk", "demo", "--scripted", "--json"]
    done = subprocess.run(
        [*words, "--shots", str(tmp_path)], capture_output=True, timeout=240, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    figures = json.loads(done.stdout)
    assert figures["authorised"] == 2000
    assert figures["captured"] + figures["released"] == 2000
    assert figures["captured"] == sum(one["charge"] for one in figures["outlets"])
    assert [one["outlet"] for one in figures["outlets"]] == [1, 3]
    assert all(one["quantity"] > 0 for one in figures["outlets"])
    assert {path.name for path in tmp_path.iterdir()} == set(figures["pictures"])
    said = done.stderr.decode()
    warnings = [line for line in said.splitlines() if " WARNING " in f" {line}"]
    pulled = "line lost line=forecourt"  # The script pulls the cable to see the last screen.
    assert all(pulled in line for line in warnings), said
    assert "Traceback" not in said, said
