"""The bench measures what it says: a short run of what it plays by hand."""

from __future__ import annotations

import pytest

from kiosk.cli import bench
from kiosk.domain.voucher import KEY_BYTES, VoucherKey


@pytest.mark.req("QR-01")
def test_a_code_is_timed_from_the_imagers_wire_to_the_core() -> None:
    """No code is there before its last byte; each is timed once, and none is dropped."""
    key = VoucherKey(bytes(KEY_BYTES))
    shown = [key.rest_code(f"P-{number}", "bench") for number in range(4)]
    took_ms = bench.by_imager(shown)
    assert len(took_ms) == 4
    assert min(took_ms) >= bench._wire_ms(len(shown[0])) == 13.5


@pytest.mark.req("QR-01")
def test_the_figures_of_codes_stand_beside_what_is_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Median and p99 of both kinds of readers, and how many were not read at all."""
    seen = {"shown": 4, "took_ms": [300.0, 100.0, 200.0], "load": 1.0}
    monkeypatch.setattr(bench, "_module", lambda *_: seen)
    monkeypatch.setattr(bench, "CODES", 2)
    figures = bench.PARTS["codes"]()
    assert figures["camera_ms"] == {"p50": 200.0, "p99": 200.0, "max": 300.0, "n": 3}
    assert figures["camera_not_read"] == 1
    assert figures["imager_ms"]["n"] == 2
    assert figures["target_median_ms"] == 1000
