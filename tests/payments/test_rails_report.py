"""`kiosk report rails` at a provider written by others: books, rail and meters side by side."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from fakes.peers import SIMULATOR_KEY
from fakes.rail_rigs import RIGS, StripeHolds, taken
from fakes.rail_world import RailWorld
from tools.rail_table import NUMBERS, Visit

from kiosk.api import commands as c
from kiosk.cli.commands import main
from kiosk.cli.compose import STORE_FILE
from kiosk.cli.processes import SETTINGS
from kiosk.domain.prepayment import Prepayment

pytestmark = pytest.mark.peer
Report = Callable[[], tuple[int, dict[str, Any]]]


@pytest.fixture(scope="module", params=["stripe", "stripe_sale"])
def rig(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[StripeHolds]:
    """Yield a provider, with holds or without."""
    with ExitStack() as stack:
        made = RIGS[request.param](tmp_path_factory.mktemp("rig"), stack)
        assert isinstance(made, StripeHolds)
        yield made


@pytest.fixture
def world(rig: StripeHolds, tmp_path: Path) -> Iterator[RailWorld]:
    """Yield a place where somebody has paid 20.00, taken 7 litres and gone."""
    made = RailWorld(rig, tmp_path, next(NUMBERS), rig.rail)
    made.hire()
    made.hire("Bob")
    visit = Visit(made)
    visit.run()
    assert visit.is_over
    yield made
    made.disk.close()


@pytest.fixture
def report(
    rig: StripeHolds, world: RailWorld, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> Report:
    """Return what the command says of the day, and its exit status."""
    assert rig.line is not None
    key = tmp_path / "key"
    key.write_text(SIMULATOR_KEY)
    key.chmod(0o600)
    text = SETTINGS.read_text("utf-8")
    text = re.sub(r"(?ms)^\[rails\..*?(?=^\[(?!rails)|\Z)", "", text)
    kind = rig.rail.name
    text += f'\n[rails.fake]\nkind = "{kind}"\napi_base = "{rig.line.url}"\nkey_file = "{key}"\n'
    settings = tmp_path / "settings.toml"
    settings.write_text(text)

    def ask() -> tuple[int, dict[str, Any]]:
        folder = tmp_path / "data"
        folder.mkdir(exist_ok=True)
        world.disk.reopen()  # All of it is in the file.
        for path in tmp_path.glob("*.sqlite*"):
            shutil.copy(path, folder / re.sub(r"^\d+\.sqlite", STORE_FILE, path.name))
        where = ["--settings", str(settings), "--folder", str(tmp_path)]
        status = main(["report", "rails", "--day", "2026-09-21", "--json", *where])
        return status, json.loads(capsys.readouterr().out)

    return ask


@pytest.mark.req("PAY-20")
def test_books_and_a_provider_of_others_agree(report: Report) -> None:
    """Every payment of the day, to the cent, and the status says so.

    A provider that does not say what went back shows more than we kept: that is a difference, and
    named.
    """
    status, told = report()
    [payment] = told["payments"]
    assert (payment["booked"], payment["rail"]) == (1_232, "fake")
    shows = payment["at_rail"] == 1_232
    assert payment["verdict"] == ("agrees" if shows else "other_amount")
    assert status == (0 if shows else 5)


@pytest.mark.req("PAY-20", "AT-02")
def test_what_an_attendant_refunds_is_in_books_and_rail(
    rig: StripeHolds, world: RailWorld, report: Report
) -> None:
    """Both have less by as much: what agreed before agrees after."""
    _, before = report()
    moved = rig.money()
    world.log_in(screen="desk")
    world.ask(c.FindReceipts(""), "desk")
    world.ask(c.RefundReceipt(1, 500, "goodwill"), "desk")
    rig.clock.utc_ms = world.clock.utc_ms + 5_000
    [payer] = world.disk.image.all_of(Prepayment)
    world.log_in("Bob", screen="other")
    world.ask(c.ApproveRefund(payer.sale), "other")
    for _ in range(30):
        world.step(100)
    _, after = report()
    [was], [now] = before["payments"], after["payments"]
    assert (now["booked"], now["verdict"]) == (732, was["verdict"])
    assert now["booked"] - now["at_rail"] == was["booked"] - was["at_rail"]
    assert rig.money() - moved == taken(-500)
    world.check_books()


@pytest.mark.req("PAY-20")
def test_a_provider_that_is_gone_is_no_agreement(rig: StripeHolds, report: Report) -> None:
    """Nobody knows then, and it says so."""
    assert rig.line is not None
    rig.line.is_down = True
    try:
        status, told = report()
    finally:
        rig.line.is_down = False
    assert (status, told["payments"][0]["verdict"]) == (5, "silent")
    assert told["payments"][0]["at_rail"] is None
