"""Receipts word for word, in every language of the page."""

from __future__ import annotations

import pytest
from tools.golden_receipts import CASES, FOLDER, written


@pytest.mark.req("RCP-01")
@pytest.mark.parametrize("name", CASES)
def test_a_receipt_says_what_somebody_has_read_and_approved(name: str) -> None:
    """Page and slip of each payer; `python tests/tools/golden_receipts.py` writes them anew."""
    assert (FOLDER / f"{name}.txt").read_text(encoding="utf-8") == written(name)


def test_every_approved_receipt_is_still_written() -> None:
    """A file that nothing is held against would be approved for ever."""
    assert {path.stem for path in FOLDER.iterdir()} == set(CASES)
