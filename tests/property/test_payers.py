"""Whatever several payers have put in, their shares are the cost, and nobody bears too much."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.money import Money
from kiosk.domain.payers import Split, shares

payers = st.lists(st.integers(0, 20_000).map(Money), max_size=7)


@given(payers, st.sampled_from(Split), st.data())
def test_the_shares_are_the_cost_and_nobody_bears_more_than_they_put_in(
    authorised: list[Money], how: Split, data: st.DataObject
) -> None:
    """No cent is lost, none is taken twice, and none from somebody who did not offer it."""
    total = sum(one.minor for one in authorised)
    cost = Money(data.draw(st.integers(0, total)))
    borne = shares(cost, authorised, how)
    assert sum(one.minor for one in borne) == cost.minor
    assert all(one <= most for one, most in zip(borne, authorised, strict=True))


@given(payers, st.data())
def test_a_share_in_proportion_is_within_a_minor_unit(
    authorised: list[Money], data: st.DataObject
) -> None:
    """Nobody bears a whole unit more or less than their exact part, whoever came first."""
    total = sum(one.minor for one in authorised)
    cost = Money(data.draw(st.integers(0, total)))
    borne = shares(cost, authorised, Split.PRO_RATA)
    for one, put_in in zip(borne, authorised, strict=True):
        assert abs(one.minor * total - cost.minor * put_in.minor) < max(total, 1)


@given(payers, st.data())
def test_of_two_payers_the_later_pays_once_the_earlier_has_nothing_left(
    authorised: list[Money], data: st.DataObject
) -> None:
    """First in, first used: a payer bears something only where all before bear everything."""
    total = sum(one.minor for one in authorised)
    borne = shares(Money(data.draw(st.integers(0, total))), authorised, Split.FIRST_IN)
    for index, one in enumerate(borne):
        if one:
            assert list(borne[:index]) == authorised[:index]
