"""The tax in a total for all totals and rates, and receipts that are read back from a journal."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from fractions import Fraction

import pytest
from fakes.receipts import DIESEL, PLACE, POWER, WATER, Paid, Taken, delivered, marked, over, record
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.domain.journal import Draft, Entry, Relevance, chained
from kiosk.domain.money import Money
from kiosk.domain.payers import Split, shares
from kiosk.domain.receipt import RestState, is_card, receipts, record_in, vat_in, without_cards

totals = st.integers(0, 10**12)
rates = st.integers(0, 1_000)
eager = settings(max_examples=200, deadline=None)


@pytest.mark.req("MET-24")
@eager
@given(totals, rates)
def test_net_and_tax_are_the_total(gross: int, permille: int) -> None:
    """They add up exactly, whatever was rounded."""
    vat = vat_in(Money(gross), permille)
    assert vat.net + vat.tax == Money(gross)
    assert vat.permille == permille


@pytest.mark.req("MET-24")
@eager
@given(totals, rates)
def test_tax_is_the_exact_share_rounded_half_up(gross: int, permille: int) -> None:
    """Compared with an exact fraction: never more than half a minor unit off, halves up."""
    exact = Fraction(gross * permille, 1_000 + permille)
    assert Fraction(-1, 2) < vat_in(Money(gross), permille).tax.minor - exact <= Fraction(1, 2)


@pytest.mark.req("MET-24")
def test_every_total_up_to_ten_euros_adds_up_at_every_common_rate() -> None:
    """Every cent of it, at the rates that Europe knows."""
    for permille in (0, 21, 50, 55, 70, 100, 190, 200, 210, 220, 250, 270):
        for gross in range(1_001):
            vat = vat_in(Money(gross), permille)
            over = 2 * (vat.tax.minor * (1_000 + permille) - gross * permille)
            assert -(1_000 + permille) < over <= 1_000 + permille
            assert vat.net.minor + vat.tax.minor == gross


@eager
@given(totals, totals, rates, rates)
def test_more_is_never_taxed_less(a: int, b: int, p: int, q: int) -> None:
    """Tax grows with the total and with the rate."""
    (least, most), (low, high) = sorted([a, b]), sorted([p, q])
    assert vat_in(Money(least), p).tax <= vat_in(Money(most), p).tax
    assert vat_in(Money(a), low).tax <= vat_in(Money(a), high).tax


# --- Parts and wholes ----------------------------------------------------------------------------

takings = st.lists(
    st.builds(
        Taken,
        st.sampled_from((DIESEL, WATER, POWER)),
        st.integers(0, 10**9),
        st.integers(0, 1_200),
    ),
    min_size=1,
    max_size=4,
)


@st.composite
def paid_sales(draw: st.DrawFn) -> tuple[list[Taken], list[Paid], Split, int]:
    """Draw what was taken, who paid what of it, how it was split, and what was written off."""
    taken, split = draw(takings), draw(st.sampled_from(Split))
    due = [delivered(PLACE, one, 1).charge.minor + one.fee for one in taken]
    cost = sum(due)
    rooms = draw(st.lists(st.integers(1, 2 * cost + 10), min_size=1, max_size=4))
    rooms[-1] += max(0, cost - sum(rooms))
    parts = shares(Money(cost), [Money(one) for one in rooms], split)
    small = draw(st.integers(0, 20))
    borne = [0 if part.minor < small else part.minor for part in parts]
    paid = [Paid(room, part) for room, part in zip(rooms, borne, strict=True)]
    return taken, paid, split, cost - sum(borne)


@pytest.mark.req("MET-24")
@pytest.mark.req("RCP-01")
@eager
@given(paid_sales())
def test_the_parts_of_the_payers_add_up_to_the_whole(
    sold: tuple[list[Taken], list[Paid], Split, int],
) -> None:
    """For each payer net and tax are what they paid; for each rate the parts are the whole."""
    taken, paid, split, written_off = sold
    whole = record(taken, paid, place=marked(split=split))
    found = receipts(whole)
    assert sum(one.total.minor for one in found) + written_off == whole.cost.minor
    tax: Counter[int] = Counter()
    gross: Counter[int] = Counter()
    for one in found:
        assert sum(part.gross.minor for part in one.vat) == one.total.minor
        assert all(part.net + part.tax == part.gross for part in one.vat)
        for part in one.vat:
            tax[part.permille] += part.tax.minor
            gross[part.permille] += part.gross.minor
    due: Counter[int] = Counter()
    for line in whole.lines:
        assert line.vat_permille is not None
        due[line.vat_permille] += line.due.minor
    for permille, minor in due.items():
        assert gross[permille] <= minor
        if not written_off:
            assert gross[permille] == minor
            assert tax[permille] == vat_in(Money(minor), permille).tax.minor


@eager
@given(paid_sales())
def test_receipts_of_several_payers_have_numbers_of_their_own(
    sold: tuple[list[Taken], list[Paid], Split, int],
) -> None:
    """One number for one, and a different one for each where there are more."""
    taken, paid, split, _ = sold
    numbers = [one.number for one in receipts(record(taken, paid, place=marked(split=split)))]
    assert len(set(numbers)) == len(numbers)
    if len(numbers) == 1:
        assert numbers == ["K-07-4711"]
    else:
        assert numbers == [f"K-07-4711/{place}" for place in range(1, len(numbers) + 1)]


# --- From the ledger only ------------------------------------------------------------------------


def exported(entries: tuple[Entry, ...]) -> list[str]:
    """Return entries as `kiosk journal export` prints them."""
    return [
        json.dumps({"entry": json.loads(one.canonical), "hash": one.hash.hex()}, ensure_ascii=False)
        for one in entries
    ]


def imported(lines: list[str]) -> tuple[Entry, ...]:
    """Return entries made of exported lines alone."""
    entries: list[Entry] = []
    for line in lines:
        told = json.loads(line)["entry"]
        draft = Draft(Relevance(told["class"]), told["kind"], told["at"], told["body"])
        entries.append(chained(entries[-1].hash if entries else bytes(32), told["seq"], draft))
    return tuple(entries)


@pytest.mark.req("LRS-09")
@eager
@given(paid_sales())
def test_a_receipt_rebuilt_from_an_export_is_the_original(
    sold: tuple[list[Taken], list[Paid], Split, int],
) -> None:
    """Every field of it, and the hash of the entry that ended the sale."""
    taken, paid, split, _ = sold
    entries = over(taken, paid, place=marked(split=split))
    original, again = record_in(entries), record_in(imported(exported(entries)))
    assert original is not None
    assert again == original
    assert again.hash == original.hash


def test_before_a_sale_is_over_there_is_no_receipt() -> None:
    """Its deliveries alone say nothing of who pays."""
    assert record_in(one for one in over() if one.kind == "delivery") is None
    assert record_in(()) is None


def test_entries_of_a_version_that_wrote_less_make_no_receipt() -> None:
    """Better none than half of one."""
    draft = Draft(Relevance.PAYMENT, "sale-finished", 0, {"sale": "S-1", "receipt": 1})
    assert record_in([chained(bytes(32), 1, draft)]) is None


@eager
@given(
    st.sampled_from([{"is_settled": False}, {"is_stuck": True}, {"is_settled": True}]),
    st.integers(0, 2),
    st.sampled_from(["localpay", "voucher"]),
)
def test_the_rest_is_in_one_place(known: dict[str, bool], rest: int, rail: str) -> None:
    """Nothing left, behind a code, back, late or on its way: what is confirmed is never late."""
    paid = replace(Paid(1_231 + rest, 1_231, rail, is_settled=False), **known)
    [one] = receipts(record(paid=(paid,)))
    state = one.payer.rest_state
    assert (state is RestState.NONE) == (rest == 0)
    if rest and rail == "voucher":
        assert state is RestState.CODE
    elif rest and known.get("is_settled"):
        assert state is RestState.DONE
    elif rest:
        late = known.get("is_stuck")
        assert state is (RestState.STUCK if late else RestState.ON_ITS_WAY)


# --- Card numbers --------------------------------------------------------------------------------


def with_check_digit(digits: list[int]) -> list[int]:
    """Return digits with the one behind them that makes a card number of them."""
    [last] = [last for last in range(10) if is_card([*digits, last])]
    return [*digits, last]


@pytest.mark.req("PAY-01")
@eager
@given(st.lists(st.integers(0, 9), min_size=12, max_size=18), st.sampled_from(["", " ", "-"]))
def test_no_card_number_survives_in_a_reference(digits: list[int], between: str) -> None:
    """Whoever may hand one over: only its last four digits stay."""
    number = with_check_digit(digits)
    shown = without_cards(f"card {between.join(map(str, number))} ok")
    last = "".join(map(str, number[-4:]))
    assert shown == f"card {'*' * (len(number) - 4)}{last} ok"


@pytest.mark.parametrize("card", ["4111111111111111", "5500005555555559", "378282246310005"])
def test_the_card_numbers_of_everybodys_tests_are_cards(card: str) -> None:
    """Visa, Mastercard and American Express print these for trying things out."""
    assert without_cards(card).startswith("*" * (len(card) - 4))


@pytest.mark.parametrize("reference", ["cs_7Q2MK9VX4DTB", "4111111111111112", "pi_3MtwBw", "", "1"])
def test_a_reference_that_is_no_card_stays(reference: str) -> None:
    """It is what the provider's support asks for."""
    assert without_cards(reference) == reference
