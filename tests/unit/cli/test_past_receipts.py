"""Receipts out of the journal of a file, and out of an export of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from fakes.world import World, site

from kiosk.api import commands as c
from kiosk.cli.commands import main
from kiosk.cli.compose import Assembler
from kiosk.cli.pages import past_sale, printed
from kiosk.cli.receipts import NOT_FOUND, UNSOUND
from kiosk.domain.receipt import receipts, record_in
from kiosk.domain.site import Seller
from kiosk.domain.slip import Code, Pair
from kiosk.domain.voucher import VoucherKey
from kiosk.payments import registry
from kiosk.paypage import view
from kiosk.paypage.texts import LANGUAGES
from kiosk.settings import load
from kiosk.storage.store import SqliteStore

DEMO = Path(__file__).parents[3] / "assets" / "settings" / "demo.toml"
"""Its books are in `data`, in the folder that is named."""
KEY = VoucherKey(bytes(32))

Kiosk = Callable[..., tuple[int, str]]


class Store(SqliteStore):
    """A file, with what a world wants to know of its store."""

    commits = 0


@pytest.fixture
def sale(tmp_path: Path) -> str:
    """Return a sale that was sold through the core into a real file."""
    (tmp_path / "data").mkdir()
    with Store(tmp_path / "data" / "kiosk.sqlite") as store:
        world = World(place=site(1), store=store)  # type: ignore[arg-type]  # The port is enough.
        world.run(1_500)
        world.choose(1)
        world.ask(c.BuyAmount(2_000))
        visit = world.visit
        assert visit.sale is not None
        key = visit.sale.id
        world.run(200)
        [payer] = store.prepayments(key)
        world.rail.pay(payer.id, None)
        world.run(2_000)
        world.lift()
        world.flow(1, 1_000_000)
        world.ask(c.Finish())
        world.run(5_000)
        return key


def test_a_sale_in_a_file_is_found_and_read_by_its_index(tmp_path: Path, sale: str) -> None:
    """By number and by words, and its entries alone; a page and a slip are made of them."""
    with SqliteStore(tmp_path / "data" / "kiosk.sqlite") as store:
        [found] = store.find_receipts("K1-1", 5)
        assert found.id == sale
        assert store.find_receipts(found.words.upper(), 5) == (found,)
        assert store.find_receipts("", 5) == (found,)
        assert store.find_receipts("2", 5) == store.find_receipts("no such", 5) == ()
        entries = store.entries_of(sale)
        assert [one.kind for one in entries] == ["delivery", "sale-finished", "payment-settled"]
        record = record_in(entries)
        assert record is not None
        [receipt] = receipts(record)
        assert receipt.total == found.captured
        [payer] = store.prepayments(sale)
        page = past_sale(site(1), store, payer.code, 0, KEY)
        assert page is not None
        assert page.receipt == receipt
        slip = printed(store, sale, "en", KEY, copy=1, pages="https://pay.example.org")
        assert slip is not None
        assert Code(f"https://pay.example.org/p/{payer.code}") in slip.parts
        assert any(isinstance(one, Pair) and one.value == "K1-1" for one in slip.parts)
        plan = store.asked(_Plan())  # type: ignore[arg-type]  # Runs as a statement does.
        assert any("ix_journal_sale" in str(dict(row)) for row in plan)


@pytest.mark.req("RCP-03")
def test_a_link_shows_the_same_receipt_for_years(tmp_path: Path, sale: str) -> None:
    """Though prices, products, seller and name of the place have changed since."""
    later = 1_790_000_000_000 + 10 * 365 * 24 * 3_600_000
    moved = replace(
        site(1),
        name="Elsewhere",
        kiosk="K9",
        seller=Seller("Somebody else", ("Far away",)),
        products={},
        outlets={},
        time_zone="Asia/Tokyo",
    )
    with SqliteStore(tmp_path / "data" / "kiosk.sqlite") as store:
        [payer] = store.prepayments(sale)
        now = past_sale(site(1), store, payer.code, 0, KEY)
        then = past_sale(moved, store, payer.code, later, KEY)
    assert now is not None
    assert then is not None
    assert then.receipt == now.receipt
    one, other = (view.page(pay, None, LANGUAGES["en"], demo=False) for pay in (now, then))
    assert other.receipt == one.receipt
    assert (other.amount, other.text) == (one.amount, one.text)


@pytest.mark.req("RCP-03")
@pytest.mark.parametrize("address", ["https://pay.example.org", ""])
def test_receipts_have_a_page_though_nobody_pays_on_it(tmp_path: Path, address: str) -> None:
    """A kiosk that takes cash alone: its receipts are there, once phones can reach them."""
    (tmp_path / "data").mkdir()
    settings = tmp_path / "kiosk.toml"
    text = DEMO.read_text() + (f'public_url = "{address}"\n' if address else "")
    text += '[rails.till]\nkind = "cash"\n[rails.localpay]\nenabled = false\n'
    settings.write_text(text)
    with ExitStack() as stack:
        assembler = Assembler(load(settings, rails=registry.wanted()), stack)
        rails, pages = assembler._rails()
    assert list(rails) == ["till"]
    assert pages == address


class _Plan:
    """Asks how SQLite would look the entries of a sale up."""

    def run(self, connection: object, _values: object) -> object:
        from kiosk.storage import tables  # noqa: PLC0415 - Only here.

        return connection.execute(  # type: ignore[attr-defined]
            f"EXPLAIN QUERY PLAN SELECT * FROM journal WHERE {tables.ENTRY_OF_SALE}"  # noqa: S608
            f" AND {tables.ENTRY_SALE} = 'S-000001'"
        )


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Kiosk:
    """Return the command `kiosk journal`, on that file."""

    def command(*words: str) -> tuple[int, str]:
        status = main(["journal", *words, "--settings", str(DEMO), "--folder", str(tmp_path)])
        told = capsys.readouterr()
        return status, told.out + told.err

    return command


@pytest.mark.req("REC-06")
@pytest.mark.req("LRS-09")
def test_a_receipt_is_printed_from_the_journal_and_from_an_export_alike(
    tmp_path: Path, sale: str, run: Kiosk
) -> None:
    """The same text, by number, by the sale's id, and from a file on another machine."""
    status, text = run("receipt", "1")
    assert status == 0
    assert "Receipt no.: K1-1" in text
    assert "Seller: Harbour Ltd / Quay 1" in text
    assert run("receipt", sale) == (0, text)
    _, exported = run("export")
    export = tmp_path / "export.jsonl"
    export.write_text(exported, encoding="utf-8")
    (tmp_path / "data" / "kiosk.sqlite").unlink()
    assert run("receipt", "K1-1", "--export", str(export)) == (0, text)
    record = next(line for line in text.splitlines() if line.startswith("Record: "))
    paper = record.removeprefix("Record: ")
    status, again = run("receipt", "1", "--export", str(export), "--record", paper)
    assert (status, again) == (0, text + "the record is the one on the paper\n")
    for other in (paper[:-1], paper.replace(" ", " 0"), "1 " + paper.partition(" ")[2], "x"):
        status, again = run("receipt", "1", "--export", str(export), "--record", other)
        assert (status, again) == (UNSOUND, text + "NOT THE RECORD ON THE PAPER\n")


@pytest.mark.req("LRS-12")
def test_an_export_that_was_changed_makes_no_receipt(tmp_path: Path, sale: str, run: Kiosk) -> None:
    """A cent less, an entry less, two in another order, or no export at all."""
    _, exported = run("export")
    lines = exported.splitlines()
    place = next(n for n, line in enumerate(lines) if '"sale-finished"' in line)
    told = json.loads(lines[place])
    assert told["entry"]["body"]["sale"] == sale
    told["entry"]["body"]["captured"] += 1
    spoilt = {
        "a cent": [*lines[:place], json.dumps(told), *lines[place + 1 :]],
        "one less": lines[: place - 1] + lines[place:],
        "order": [*lines[: place - 1], lines[place], lines[place - 1], *lines[place + 1 :]],
        "no export": ["{}"],
        "no JSON": [*lines, "}"],
        "no text": [*lines[:place], lines[place].replace('"entry"', '"entries"')],
    }
    for what, changed in spoilt.items():
        path = tmp_path / "spoilt.jsonl"
        path.write_text("\n".join(changed), encoding="utf-8")
        status, _text = run("receipt", "1", "--export", str(path))
        assert status == UNSOUND, what


def test_what_was_never_sold_is_said(tmp_path: Path, sale: str, run: Kiosk) -> None:
    """With the file and with an export, and where there is no such file."""
    assert sale
    export = tmp_path / "export.jsonl"
    export.write_text(run("export")[1], encoding="utf-8")
    for wanted in ("2", "", "amber river", "S-999999", "K1-"):
        assert run("receipt", wanted)[0] == NOT_FOUND
        assert run("receipt", wanted, "--export", str(export))[0] == NOT_FOUND
        assert run("receipt", wanted, "--export", str(tmp_path / "none"))[0] == NOT_FOUND
