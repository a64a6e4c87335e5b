"""What a report adds up to, how two of them become one, and how it is kept in the journal."""

from __future__ import annotations

import pytest

from kiosk.domain.report import (
    ALL,
    Grand,
    Meter,
    OpenSale,
    Report,
    Table,
    Unsettled,
    added,
    count,
    day_kept,
    day_said,
    tables,
)


def test_what_comes_to_nothing_leaves_nothing_behind() -> None:
    """No figure and no row; a column that is not in a table is a mistake of ours."""
    found = tables()
    count(found, Table.SALES, ALL, ended=1, captured=5)
    count(found, Table.SALES, ALL, captured=-5)
    assert found[Table.SALES] == {ALL: {"ended": 1}}
    count(found, Table.SALES, ALL, ended=-1, voided=0)
    assert found[Table.SALES] == {}
    count(found, Table.SALES, ALL, voided=0)
    assert found[Table.SALES] == {}
    with pytest.raises(KeyError, match="sales has no column nonsense"):
        count(found, Table.SALES, ALL, nonsense=0)


METER = Meter("ul", 10, 1_000, 1_175, 100, 70, ("b",), ("c",))


@pytest.mark.parametrize(
    ("closing", "difference", "is_discrepant"),
    [(1_170, 0, False), (1_180, 10, False), (1_160, -10, False), (1_181, 11, True),
     (1_159, -11, True)],
)  # fmt: skip
def test_a_totaliser_moves_by_what_was_sold_and_tested(
    closing: int, difference: int, *, is_discrepant: bool
) -> None:
    """More than its display shows must be explained."""
    one = Meter("ul", 10, 1_000, closing, 100, 70)
    assert (one.moved, one.difference, one.is_discrepant) == (
        closing - 1_000, difference, is_discrepant,
    )  # fmt: skip


def test_two_times_of_one_totaliser_are_one() -> None:
    """From the first opening to the last closing, with the reasons of both."""
    later = Meter("", 0, 1_175, 1_400, 200, 20, ("a",), ("d",))
    assert METER + later == Meter("ul", 10, 1_000, 1_400, 300, 90, ("a", "b"), ("d",))
    newer = Meter("Wh", 5, 1_175, 1_400)
    assert (METER + newer).unit == "Wh"
    assert (METER + newer).interval == 5


def whole(first: int = 1, last: int = 9, **changes: object) -> Report:
    """Return a report with something in each of its parts."""
    found = tables()
    count(found, Table.SALES, ALL, ended=2, captured=700, written_off=30, voided=1)
    count(found, Table.RAILS, "card", captured=9_999, payments=2)
    count(found, Table.OUTLETS, "1", money=770, test_money=40, tests=1)
    count(found, Table.OVERRIDES, "goodwill|Ada", taken=25, count=1)
    count(found, Table.PEOPLE, "Tec", test_money=40)
    facts: dict[str, object] = {
        "first": first, "last": last, "begun_ms": 10 * first, "ended_ms": 10 * last,
        "tables": found, "number": 3, "by": "Ada", "head": "cafe", "software": ("1.0", "1.1"),
        "parameters": 4, "grand": Grand(1, 2, 3, 4), "receipts": (5, 8), "brought": 6,
        "meters": {1: METER, 2: Meter("ul", 10, 0, 5, 5)},
        "open_sales": {"S-1": OpenSale({"P-1": ("card", 2_000, True)}, 21, "Ada", "fleet")},
        "unsettled": {"P-2": Unsettled("hold", 1, 2, is_stuck=True)},
    }  # fmt: skip
    return Report(**(facts | changes))  # type: ignore[arg-type]  # Named as the fields are.


def test_what_was_metered_and_what_was_booked() -> None:
    """At outlets, for anybody; and to customers, to the operator and for tests."""
    one = whole()
    assert (one.metered, one.booked, one.carried_on) == (810, 795, 15)
    assert one.discrepancies == ()
    odd = Meter("ul", 10, 0, 500)
    assert whole(meters={7: odd, 2: odd, 1: METER}).discrepancies == (2, 7)
    assert one.value(Table.SALES, "captured") == 700
    assert one.value(Table.SALES, "captured", "nobody") == 0
    assert one.total(Table.RAILS, "payments") == 2
    assert list(one.rows(Table.SALES)) == [ALL]


def test_two_reports_that_follow_one_another_are_one() -> None:
    """Tables add up; what is open is as the later one leaves it; the number is neither's."""
    later = whole(
        10, 20, receipts=(9, 12), software=("1.1", "2.0"), brought=21, open_sales={},
        unsettled={}, meters={1: Meter("ul", 10, 1_175, 1_180, 5), 3: METER}, parameters=7,
        grand=Grand(9, 9, 9, 9), head="beef",
    )  # fmt: skip
    both = whole() + later
    assert (both.first, both.last, both.begun_ms, both.ended_ms) == (1, 20, 10, 200)
    assert (both.number, both.by, both.brought, both.head) == (0, "", 6, "beef")
    assert both.software == ("1.0", "1.1", "2.0")
    assert (both.receipts, both.parameters, both.grand) == ((5, 12), 7, Grand(9, 9, 9, 9))
    assert (both.open_sales, both.unsettled) == ({}, {})
    assert both.value(Table.SALES, "ended") == 4
    assert both.meters[1].sold == 105
    assert set(both.meters) == {1, 2, 3}
    assert (whole(receipts=(0, 0)) + whole(receipts=(0, 0))).receipts == (0, 0)
    assert added([]) is None
    assert added([whole()]) == whole()
    assert added(iter([whole(), later])) == both


def test_a_report_is_kept_in_the_journal_and_read_again() -> None:
    """Nothing is lost; empty tables take no room; what later versions add is ignored."""
    one = whole()
    body = one.body()
    assert Report.of(body) == one
    told = body["tables"]
    assert isinstance(told, dict)
    assert set(told) == {"sales", "rails", "outlets", "overrides", "people"}
    newer = {**body, "tables": {**told, "sales": {ALL: {**told["sales"][ALL], "later": 7}}}}
    assert Report.of(newer) == one


@pytest.mark.parametrize(
    ("text", "kept"), [("", (0, 0)), ("7:12", (7, 12)), ("7", (7, 0)), (":12", (0, 12))]
)
def test_a_closed_day_is_kept_as_a_setting(text: str, kept: tuple[int, int]) -> None:
    """Its number and its last entry; nothing where there was none."""
    assert day_kept(text) == kept
    assert day_kept(day_said(*kept)) == kept
