"""The table in docs/payments.md is what happens: each of its cells is run anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from fakes.rail_rigs import RIGS, RailRig
from tools.rail_table import CASES, COLUMNS, Visit, cells, documented, go_down, table, visited

CELLS = [
    pytest.param(name, case, marks=RIGS[COLUMNS[name]].marks)
    for name in COLUMNS
    for case in cells(name)
]


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], RailRig]]:
    """Yield what starts the rig of a column when it is asked for first, and keeps it."""
    stood: dict[str, RailRig] = {}
    with ExitStack() as stack:

        def stand(name: str) -> RailRig:
            if name not in stood:
                stood[name] = RIGS[COLUMNS[name]](tmp_path_factory.mktemp("rig"), stack)
            return stood[name]

        yield stand


def written() -> dict[tuple[str, str], str]:
    """Return the cells of the document."""
    head, _, *rows = documented().splitlines()
    names = [part.strip() for part in head.strip("|").split("|")][1:]
    found = {}
    for row in rows:
        case, *outcomes = [part.strip() for part in row.strip("|").split("|")]
        found |= {(name, case): said for name, said in zip(names, outcomes, strict=True)}
    return found


def test_the_table_has_a_cell_for_every_rail_and_case() -> None:
    """Nothing was left out, and nothing is told that is not run."""
    told = written()
    assert set(told) == {(name, case) for name in COLUMNS for case in CASES}
    run = {(name, case) for name in COLUMNS for case in cells(name)}
    assert {cell for cell, said in told.items() if said != "-"} == run
    assert table(told) == documented()


@pytest.mark.parametrize(("name", "case"), CELLS)
@pytest.mark.req("PAY-04", "PAY-07", "PAY-09", "PAY-10", "PAY-20")
def test_a_cell_of_the_table_is_what_happens(
    name: str, case: str, standing: Callable[[str], RailRig], tmp_path: Path
) -> None:
    """The money adds up on both sides, and the outcome is the one that the document tells."""
    assert CASES[case](standing(name), tmp_path) == written()[name, case]


@pytest.mark.parametrize("later_ms", range(0, 500, 50))
def test_the_attendant_is_told_whenever_the_provider_goes(
    later_ms: int, standing: Callable[[str], RailRig], tmp_path: Path
) -> None:
    """What a cell says does not hang on the moment at which its trouble begins."""
    case = "provider down for an hour at the end"

    def leaves(visit: Visit) -> None:
        visit.later(later_ms)
        go_down(visit)

    outcome = visited(standing("LocalPay, sale"), tmp_path, leaves=leaves)
    assert outcome == written()["LocalPay, sale", case]
