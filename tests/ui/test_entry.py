"""What can be typed on a keypad."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from ui.viewmodels.entry import Entry

KEYS = st.lists(st.sampled_from([*"0123456789.", "back", "clear"]), max_size=20)


def typed(entry: Entry, keys: list[str]) -> Entry:
    """Return `entry` after `keys`."""
    for key in keys:
        match key:
            case "back":
                entry = entry.back()
            case "clear":
                entry = entry.cleared()
            case _:
                entry = entry.key(key)
    return entry


@given(KEYS, st.integers(0, 100_000), st.integers(0, 2))
def test_nothing_invalid_can_be_typed(keys: list[str], most: int, decimals: int) -> None:
    """Whatever is touched, the value is exact, within its bound and has few enough decimals."""
    entry = typed(Entry("", decimals, 2, most), keys)
    assert 0 <= entry.value <= most
    assert entry.value == Decimal(entry.text.rstrip(".") or "0") * 100
    assert len(entry.text.partition(".")[2]) <= decimals


@given(st.integers(0, 10**6))
def test_every_whole_amount_can_be_typed(amount: int) -> None:
    """No amount is out of reach of the keypad."""
    entry = typed(Entry("", 2, 2, 10**9), list(str(amount)))
    assert entry.value == amount * 100


def test_a_leading_nought_is_replaced() -> None:
    """0 then 5 is 5, as on every till."""
    assert typed(Entry("", 2, 2, 10_000), ["0", "5"]).text == "5"


def test_a_point_alone_begins_with_nought() -> None:
    """A point first means less than one."""
    assert typed(Entry("", 2, 2, 10_000), [".", "5"]).value == 50


def test_no_point_where_nothing_smaller_is_sold() -> None:
    """Yen have no decimals, and neither has their keypad."""
    assert typed(Entry("", 0, 0, 10_000), ["5", ".", "5"]).value == 55
