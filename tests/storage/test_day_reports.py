"""Reports out of a real database: beside the engine, again from the journal, on old images."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from fakes.world import World, site
from tools.powercut import NAME, RecordedStore, make_database

from kiosk.api import commands as c
from kiosk.cli import days as command
from kiosk.cli.commands import main
from kiosk.cli.compose import STORE_FILE
from kiosk.cli.processes import SETTINGS
from kiosk.domain.journal import Draft, Relevance
from kiosk.domain.report import Report, Table
from kiosk.ports import Batch
from kiosk.reports.fonts import FONTS, WEIGHTS
from kiosk.storage import days
from kiosk.storage.reading import open_reader
from kiosk.storage.store import SqliteStore

Say = Callable[..., tuple[int, str]]


@pytest.fixture
def shop(tmp_path: Path) -> World:
    """Return a place over the production store, where the settings look for it; Ada is there."""
    folder = tmp_path / "data"
    folder.mkdir(exist_ok=True)
    make_database(folder)
    world = World(store=RecordedStore(folder), place=replace(site(), demo=False))
    world.hire()
    world.run(1_500)
    return world


def sell(world: World, outlet: int = 1) -> None:
    """Let a customer take five litres."""
    sale = world.buy(outlet, screen="customer")
    world.lift(outlet, takes=5_000_000)
    world.flow(outlet, 5_000_000)
    world.controller(outlet).calling = False
    world.finish(sale)
    world.run(1_000)


def close_day(world: World) -> None:
    world.log_in()
    world.ask(c.CloseDay())
    world.ask(c.Logout())


@pytest.fixture
def report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Say:
    """Return what `kiosk report` says to some words, and its exit status."""

    def ask(*words: str) -> tuple[int, str]:
        where = ["--settings", str(SETTINGS), "--folder", str(tmp_path)]
        status = main(["report", *words, *where])
        said = capsys.readouterr()
        return status, said.out + said.err

    (tmp_path / "data").mkdir(exist_ok=True)
    return ask


def path_of(world: World) -> Path:
    store = world.store
    assert isinstance(store, RecordedStore)
    return store.folder / NAME


@pytest.mark.req("ATT-11")
def test_the_file_tells_what_the_engine_told(shop: World) -> None:
    """The same X and the same Z, whoever adds them up; nothing is written by it."""
    sell(shop)
    close_day(shop)
    sell(shop, 2)
    before = path_of(shop).read_bytes()
    with open_reader(path_of(shop)) as reader:
        [day], running = days.closed(reader), days.running(reader)
    assert path_of(shop).read_bytes() == before
    shop.log_in()
    attendant = shop.visit.attendant
    assert attendant is not None
    assert (day.number, day.value(Table.SALES, "captured")) == (1, 880)
    assert running.value(Table.SALES, "captured") == attendant.shift.captured_minor == 880
    assert running.first == day.last + 1


@pytest.mark.req("ATT-11")
def test_every_day_follows_from_the_exported_journal(shop: World) -> None:
    """And one that somebody has touched up does not."""
    sell(shop)
    close_day(shop)
    sell(shop, 2)
    close_day(shop)
    with open_reader(path_of(shop)) as reader:
        entries = list(reader.journal())
    assert [(kept.number, kept == ours) for kept, ours in days.again(entries)] == [
        (1, True),
        (2, True),
    ]
    entries[3] = replace(entries[3], canonical=entries[3].canonical.replace(b"880", b"780"))
    at = next(i for i, one in enumerate(entries) if one.kind == "sale-finished")
    fake = entries[at].canonical.replace(b'"captured":880', b'"captured":780')
    entries[at] = replace(entries[at], canonical=fake)
    assert [kept == ours for kept, ours in days.again(entries)] == [False, True]


@pytest.mark.req("ATT-11")
@pytest.mark.req("REC-05")
@pytest.mark.req("ATT-24")
def test_an_older_image_gives_no_number_a_second_time(shop: World) -> None:
    """The days that were closed since are lost, and the next one says so with its number."""
    close_day(shop)
    store, path = shop.store, path_of(shop)
    assert isinstance(store, RecordedStore)
    names = (NAME, f"{NAME}-wal")
    image = {name: (path.parent / name).read_bytes() for name in names}
    close_day(shop)
    close_day(shop)
    store.real.close()
    for name, content in image.items():
        (path.parent / name).write_bytes(content)
    with SqliteStore(path) as restored:
        assert restored.lost is not None
        assert restored.load().days == 3
        assert [one.number for one in days.closed(restored)] == [1]
        alarms = days.running(restored).rows(Table.ALARMS)
    assert "image-restored||" in alarms


def test_a_note_from_before_days_were_closed_is_still_understood(tmp_path: Path) -> None:
    """It says nothing of days, so none is known of."""
    make_database(tmp_path)
    with SqliteStore(tmp_path / NAME) as store:
        store.commit(Batch(entries=(Draft(Relevance.SYSTEM, "kiosk-started", 1, {}),)))
        assert store.load().days == 0


# --- The command ----------------------------------------------------------------------------------


@pytest.fixture
def books(shop: World, tmp_path: Path) -> World:
    """Return the same place with its database under the name that the settings give it."""
    sell(shop)
    close_day(shop)
    sell(shop, 2)
    store = shop.store
    assert isinstance(store, RecordedStore)
    store.real.close()
    for suffix in ("", "-wal"):
        source = path_of(shop).with_name(NAME + suffix)
        if source.exists():
            (tmp_path / "data" / f"{STORE_FILE}{suffix}").write_bytes(source.read_bytes())
    return shop


@pytest.mark.req("ATT-11")
@pytest.mark.usefixtures("books")
def test_the_command_says_x_and_z(report: Say) -> None:
    """A Z of the command is a copy and says so: the report itself is in the journal."""
    status, said = report("x")
    assert (status, "X report" in said, "COPY" in said) == (0, True, False)
    status, said = report("z")
    assert (status, "Z report 1" in said, "COPY" in said) == (0, True, True)
    status, said = report("z", "--number", "7")
    assert (status, "No day has the number 7" in said) == (1, True)
    assert report("z", "--check") == (0, "Z 1: follows from the journal\n")


@pytest.mark.usefixtures("books")
def test_the_command_hands_out_every_figure_to_machines(report: Say) -> None:
    """As one object that reads back as the report that it is."""
    _, said = report("z", "--json")
    told = Report.of(json.loads(said))
    assert (told.number, told.value(Table.SALES, "captured")) == (1, 880)


@pytest.mark.usefixtures("books")
def test_several_days_are_the_sum_of_them(report: Say) -> None:
    """By their numbers or by the calendar; a number that there is not is an error."""
    _, said = report("range", "--from-z", "1", "--to-z", "1", "--json")
    assert Report.of(json.loads(said)).value(Table.SALES, "ended") == 1
    _, said = report("range", "--from", "2020-01-01", "--to", "2040-01-01", "--json")
    assert Report.of(json.loads(said)).value(Table.SALES, "ended") == 2
    assert report("range", "--from-z", "8")[0] == 1
    assert report("range")[0] == 1
    _, said = report("day", "--day", "2020-01-01", "--json")
    assert Report.of(json.loads(said)).tables[Table.SALES] == {}


@pytest.mark.usefixtures("books")
def test_tables_are_files_that_other_programs_read(report: Say, tmp_path: Path) -> None:
    """One a table, with lines as RFC 4180 has them; each row has as many cells as its head."""
    assert report("z", "--csv", str(tmp_path / "out")) == (0, "")
    names = sorted(one.stem for one in (tmp_path / "out").iterdir())
    assert {"report", "sales", "rails", "products", "outlets", "totalisers"} <= set(names)
    for path in (tmp_path / "out").iterdir():
        text = path.read_bytes().decode()
        assert text.replace("\r\n", "").count("\n") == 0
        head, *rows = list(csv.reader(io.StringIO(text, newline="")))
        assert rows
        assert {len(row) for row in rows} == {len(head)}
    products = (tmp_path / "out" / "products.csv").read_text().splitlines()
    assert products[1].startswith("Diesel,1.7590,EUR/L,1,5.0")


@pytest.mark.usefixtures("books")
@pytest.mark.parametrize("language", ["de", "ar"])
def test_a_report_is_a_document(report: Say, tmp_path: Path, language: str) -> None:
    """With the letters of the place in it, and nothing of what it was drawn with left over."""
    status, said = report("z", "--pdf", str(tmp_path / "z.pdf"), "--language", language)
    content = (tmp_path / "z.pdf").read_bytes()
    assert (status, said, content[:5]) == (0, "", b"%PDF-")
    assert content.rstrip().endswith(b"%%EOF")


def test_what_cannot_be_written_is_said(report: Say, tmp_path: Path, books: World) -> None:  # noqa: ARG001
    """By name, instead of a traceback."""
    (tmp_path / "taken").write_text("")
    status, said = report("x", "--csv", str(tmp_path / "taken"))
    assert (status, "cannot be written" in said) == (1, True)


def test_without_books_there_is_nothing_to_report(report: Say) -> None:
    """It says what to do."""
    for what in ("x", "z", "day", "fraud", "rails"):
        assert report(what) == (3, report(what)[1])
        assert "start the kiosk once" in report(what)[1]


@pytest.mark.usefixtures("books")
def test_closing_needs_a_name_and_an_engine(report: Say, tmp_path: Path) -> None:
    """The command writes nothing itself: the engine does, as somebody who is logged in."""
    (tmp_path / "pin").write_text("271828\n")
    assert "--name" in report("z", "--close")[1]
    words = ("z", "--close", "--name", "Ada", "--pin-file", str(tmp_path / "pin"))
    assert "No engine answers" in report(*words)[1]


def test_the_fonts_are_where_documents_look_for_them() -> None:
    """Beside the product, as the screen has them."""
    assert all(
        (command.FONTS / name.format(weight)).exists()
        for name in FONTS.values()
        for weight in WEIGHTS.values()
    )


@pytest.mark.req("PAY-20")
@pytest.mark.usefixtures("books")
def test_books_are_held_against_rails_beside_meters(report: Say) -> None:
    """The rail of this place is in no settings: that is a difference, and the status says so."""
    status, said = report("rails", "--day", "2026-09-21", "--json")
    told = json.loads(said)
    assert status == 5
    assert [one["verdict"] for one in told["payments"]] == ["no_rail", "no_rail"]
    assert (told["metered"], told["booked"], told["carried_on"]) == (1_760, 1_760, 0)
    assert (told["on_rails"], told["at_rails"], told["discrepancies"]) == (1_760, 0, [])
    status, said = report("rails", "--day", "2020-01-01")
    assert (status, "Meters, books, rails" in said) == (0, True)


@pytest.mark.req("ATT-24")
@pytest.mark.usefixtures("books")
def test_the_week_of_attendants_is_told(report: Say, tmp_path: Path) -> None:
    """As text, for machines and as a document."""
    status, said = report("fraud", "--day", "2026-09-22")
    assert (status, "What attendants did" in said) == (0, True)
    _, said = report("fraud", "--day", "2026-09-22", "--json")
    assert set(json.loads(said)) == {"from", "to", "people", "against_median"}
    assert report("fraud", "--pdf", str(tmp_path / "week.pdf")) == (0, "")
