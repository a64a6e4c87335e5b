"""`kiosk voucher`: with the engine and without it."""

from __future__ import annotations

import csv
import json
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from fakes.keys import KEY, UNKNOWN
from fakes.printers import PrinterRig
from fakes.running import RunningPlace

import hardware.registry
from kiosk.cli.commands import main
from kiosk.cli.compose import STORE_FILE
from kiosk.cli.processes import SETTINGS
from kiosk.domain.attendant import ROLE, Attendant, Role
from kiosk.domain.books import Account, AccountKind
from kiosk.domain.voucher import KEY_BYTES, VoucherState, code_in
from kiosk.ports import Batch, Setting
from kiosk.settings import load
from kiosk.storage.key_file import NAME
from kiosk.storage.reading import open_reader
from kiosk.storage.store import SqliteStore
from kiosk.storage.verify import verify

PIN = "739152"
Said = pytest.CaptureFixture[str]


@pytest.fixture
def place(tmp_path: Path) -> list[str]:
    """The words that name settings and a folder of our own."""
    return ["--settings", str(SETTINGS), "--folder", str(tmp_path)]


@pytest.fixture
def codes(tmp_path: Path) -> Path:
    """Where codes are to go."""
    return tmp_path / "codes.csv"


def books(folder: Path) -> Path:
    """Return the database in a folder."""
    [found] = folder.rglob(STORE_FILE)
    return found


def rows(path: Path) -> list[dict[str, str]]:
    """Return what is in a file of codes."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def issue(place: list[str], codes: Path, *more: str, count: str = "3") -> int:
    """Give out vouchers of 20.00."""
    return main(["voucher", "issue", count, "20.00", str(codes), *more, *place])


def listed(place: list[str], capsys: Said, *more: str) -> list[dict[str, object]]:
    """Return what `list` says."""
    capsys.readouterr()
    assert main(["voucher", "list", "--json", *more, *place]) == 0
    found: list[dict[str, object]] = json.loads(capsys.readouterr().out)
    return found


@pytest.mark.req("VC-12")
def test_a_batch_goes_into_a_file_and_into_the_books(
    place: list[str], codes: Path, tmp_path: Path, capsys: Said
) -> None:
    """The file is its owner's alone; the books know no code, and are sound."""
    assert issue(place, codes, "--batch", "spring", "--expires", "2999-12-31") == 0
    assert "3 vouchers of 20.00 EUR, V-000001 to V-000003." in capsys.readouterr().out
    assert stat.S_IMODE(codes.stat().st_mode) == 0o600
    found = rows(codes)
    assert [one["serial"] for one in found] == ["V-000001", "V-000002", "V-000003"]
    assert {(one["value"], one["currency"], one["expires"], one["batch"]) for one in found} == {
        ("20.00", "EUR", "2999-12-31", "spring")
    }
    with open_reader(books(tmp_path)) as reader:
        assert reader.balance(Account(AccountKind.ISSUED, "spring")).available == -6_000
        assert verify(reader).is_sound
        kept = b"".join(one.canonical for one in reader.journal()) + books(tmp_path).read_bytes()
    for one in found:
        assert one["code"].encode() not in kept
        assert str(code_in(one["code"])).encode() not in kept
    assert [one["serial"] for one in listed(place, capsys, "--batch", "spring")] == [
        "V-000001", "V-000002", "V-000003"
    ]  # fmt: skip
    assert listed(place, capsys, "--batch", "autumn") == []


def test_a_second_batch_has_the_next_numbers_and_never_the_first_file(
    place: list[str], codes: Path, tmp_path: Path, capsys: Said
) -> None:
    """Codes that somebody has not printed yet are not written over."""
    assert issue(place, codes) == 0
    assert issue(place, codes) == 1
    assert "cannot be written" in capsys.readouterr().err
    assert issue(place, tmp_path / "more.csv", count="600") == 0
    assert rows(tmp_path / "more.csv")[-1]["serial"] == "V-000603"
    found = listed(place, capsys)
    assert len(found) == 603
    assert len({one["code"] for one in rows(codes) + rows(tmp_path / "more.csv")}) == 603


@pytest.mark.parametrize(
    ("count", "value"), [("0", "20.00"), ("-1", "20.00"), ("1", "0"), ("1", "x"), ("100001", "1")]
)
def test_what_is_no_batch_is_refused(place: list[str], codes: Path, count: str, value: str) -> None:
    """Before anything is written."""
    assert main(["voucher", "issue", value and count, value, str(codes), *place]) == 1
    assert not codes.exists()


def test_one_voucher_and_a_code_are_looked_at_without_spending(
    place: list[str], codes: Path, tmp_path: Path, capsys: Said
) -> None:
    """By serial without its code; with a code, what it would pay."""
    issue(place, codes, "--batch", "spring")
    first = rows(codes)[0]
    capsys.readouterr()
    assert main(["voucher", "show", "v-1", *place]) == 0
    assert capsys.readouterr().out.startswith("V-000001  20.00 EUR of 20.00 EUR  live  spring")
    assert main(["voucher", "show", "V-9", *place]) == 1
    typed = tmp_path / "typed"
    for text, status in ((first["code"].lower(), 0), (UNKNOWN, 1), ("no code", 1)):
        typed.write_text(text)
        words = ["voucher", "redeem-check", "--code-file", str(typed), "--json", *place]
        assert main(words) == status
    out = capsys.readouterr().out
    assert json.loads(out)["is_good"] is True
    assert first["code"] not in out
    assert main(["voucher", "redeem-check", "--code-file", str(tmp_path / "none"), *place]) == 1


@pytest.mark.req("VC-12")
def test_a_range_is_voided_and_its_codes_are_good_no_more(
    place: list[str], codes: Path, tmp_path: Path, capsys: Said
) -> None:
    """What is void already is passed over; nothing left to void is said."""
    issue(place, codes, count="5")
    assert main(["voucher", "void", "V-2", "--reason", "lost", *place]) == 0
    assert main(["voucher", "void", "V-000001", "V-000003", "--reason", "unsold", *place]) == 0
    assert main(["voucher", "void", "V-1", "V-3", "--reason", "unsold", *place]) == 1
    assert main(["voucher", "void", "V-3", "V-1", "--reason", "unsold", *place]) == 1
    assert main(["voucher", "void", "V-4", "--reason", "paid_back", *place]) == 1
    assert [one["state"] for one in listed(place, capsys)] == ["void"] * 3 + ["live"] * 2
    typed = tmp_path / "typed"
    typed.write_text(rows(codes)[0]["code"])
    assert main(["voucher", "redeem-check", "--code-file", str(typed), *place]) == 1
    with open_reader(books(tmp_path)) as reader:
        assert reader.balance(Account(AccountKind.LAPSED, "void")).available == 6_000
        assert verify(reader).is_sound


def test_a_new_key_voids_all_and_begins_anew(
    place: list[str], codes: Path, tmp_path: Path, capsys: Said
) -> None:
    """Only when somebody says that no copy is left."""
    issue(place, codes)
    [key] = tmp_path.rglob(NAME)
    before = key.read_text()
    assert main(["voucher", "new-key", *place]) == 1
    assert key.read_text() == before
    assert main(["voucher", "new-key", "--yes", *place]) == 0
    assert key.read_text() != before
    assert {one["state"] for one in listed(place, capsys)} == {"void"}
    assert issue(place, tmp_path / "new.csv") == 0


@pytest.mark.req("T8")
def test_vouchers_are_given_out_under_the_key_of_the_others_or_not_at_all(
    place: list[str], codes: Path, tmp_path: Path, capsys: Said
) -> None:
    """A lost key is noticed before two kinds of vouchers are about."""
    issue(place, codes)
    [key] = tmp_path.rglob(NAME)
    key.unlink()
    assert issue(place, tmp_path / "new.csv") == 3
    assert "another key" in capsys.readouterr().err
    assert len(listed(place, capsys)) == 3


def test_vouchers_are_printed_on_the_kiosk_s_printer(
    tmp_path: Path, codes: Path, capsys: Said
) -> None:
    """One slip each, with a code that readers take."""
    rig = PrinterRig("serial", tmp_path)
    settings = tmp_path / "printing.toml"
    added = f'[printer]\nkind = "serial"\nport = "{rig.path}"\n'
    settings.write_text(SETTINGS.read_text(encoding="utf-8") + added, encoding="utf-8")
    place = ["--settings", str(settings), "--folder", str(tmp_path)]
    assert issue(place, codes) == 0
    assert main(["voucher", "print", str(codes), *place]) == 0
    assert len(rig.slips(3)) == 3
    rig.close()
    assert capsys.readouterr().out.count("printed.") == 3


def test_a_file_without_codes_prints_nothing(
    place: list[str], tmp_path: Path, capsys: Said
) -> None:
    """Nor does a kiosk without a printer."""
    assert main(["voucher", "print", str(tmp_path / "none"), *place]) == 1
    assert "[printer]" in capsys.readouterr().err


# --- At a running engine ------------------------------------------------------------------------


@pytest.fixture
def running() -> Iterator[RunningPlace]:
    """A kiosk with an attendant and a manager."""
    place = RunningPlace(lines=1)
    roles = Setting(f"{ROLE}Max", str(Role.MANAGER))
    people = tuple(Attendant(name, f"hash of {PIN}") for name in ("Ada", "Max"))
    place.store.commit(Batch(saved=(*people, roles)))
    place.start()
    (place.folder / "engine.sock").symlink_to(place.path)
    yield place
    place.close()


def at(place: RunningPlace, *said: str, by: str = "Max") -> list[str]:
    """Return what somebody types beside a running kiosk."""
    file = place.folder / "pin"
    file.write_text(PIN + "\n")
    named = ["--settings", str(SETTINGS), "--folder", str(place.folder)]
    who = ["--by", by, "--pin-file", str(file)] if by else []
    return ["voucher", *said, *who, *named]


def share(place: RunningPlace) -> None:
    """Give the command the key and the books that the engine of the test has in memory."""
    settings = load(SETTINGS, folder=place.folder, profiles=hardware.registry.capabilities())
    settings.storage_folder.mkdir(exist_ok=True)
    with SqliteStore(settings.storage_folder / STORE_FILE) as store:
        store.commit(Batch(saved=place.store.vouchers(0, 10**9)))
    (settings.storage_folder / NAME).write_text(bytes(range(KEY_BYTES)).hex())


def test_the_engine_gives_out_and_voids_for_a_manager(running: RunningPlace, capsys: Said) -> None:
    """It is told marks alone; what it has done is in its journal, by whom."""
    share(running)
    codes = running.folder / "codes.csv"
    assert main(at(running, "issue", "3", "20.00", str(codes), "--batch", "spring")) == 0
    assert "3 vouchers of 20.00 EUR" in capsys.readouterr().out
    found = running.store.vouchers(0, 10**9)
    assert [one.mark for one in found] == [
        KEY.mark(str(code_in(row["code"]))) for row in rows(codes)
    ]
    assert [row["serial"] for row in rows(codes)] == [one.serial for one in found]
    assert {one.by for one in found} == {"Max"}
    share(running)
    serials = (found[0].serial, found[-1].serial)
    assert main(at(running, "void", *serials, "--reason", "unsold")) == 0
    assert {one.state for one in running.store.vouchers(0, 10**9)} == {VoucherState.VOID}


@pytest.mark.parametrize(("by", "why"), [("Ada", "manager"), ("", "--by NAME"), ("Eve", "log in")])
def test_the_engine_gives_out_nothing_for_anybody_else(
    running: RunningPlace, capsys: Said, by: str, why: str
) -> None:
    """Whoever may read the terminal learns what is missing."""
    share(running)
    codes = running.folder / "codes.csv"
    assert main(at(running, "issue", "3", "20.00", str(codes), by=by)) == 1
    assert why in capsys.readouterr().err
    assert running.store.vouchers(0, 10**9) == ()
