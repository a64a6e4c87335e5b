"""Inputs that a fuzzer found worth keeping: each still holds, without the fuzzer."""

from __future__ import annotations

from pathlib import Path

import pytest
from fuzz.run import WATCHED
from fuzz.targets import TARGETS

CORPUS = Path(__file__).parent / "corpus"
KEPT = sorted(path for path in CORPUS.glob("*/*"))
SIZE_MAX = 1_000


@pytest.mark.parametrize("path", KEPT, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_was_found_once_still_holds(path: Path) -> None:
    """A finding comes back in every run of the tests."""
    TARGETS[path.parent.name](path.read_bytes())


def test_every_target_has_a_corpus_and_it_stays_small() -> None:
    """It is for replaying in moments; the fuzzer keeps its own elsewhere."""
    assert {path.parent.name for path in KEPT} == set(TARGETS) == set(WATCHED)
    assert all(path.stat().st_size <= SIZE_MAX for path in KEPT)
    assert len(KEPT) <= 30 * len(TARGETS)
