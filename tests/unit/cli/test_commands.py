"""The commands that an operator types: what they say, and what they refuse."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest
import zxingcpp
from fakes.printers import PrinterRig
from PIL import Image

import hardware.registry
from hardware.profile_file import Problem, ProfileError
from kiosk.cli import doctor
from kiosk.cli.commands import main
from kiosk.cli.compose import STORE_FILE
from kiosk.cli.processes import SETTINGS
from kiosk.payments.payloads import epc


@pytest.fixture
def place(tmp_path: Path) -> list[str]:
    """The words that name settings and a folder of our own."""
    return ["--settings", str(SETTINGS), "--folder", str(tmp_path)]


@pytest.fixture
def pin(tmp_path: Path) -> str:
    """A file with a PIN that nobody would guess."""
    path = tmp_path / "pin"
    path.write_text("739152\n", encoding="utf-8")
    return str(path)


def test_an_attendant_is_added_once_with_a_budget(
    place: list[str], pin: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Adding gives a budget; the same name again is refused with what to do instead."""
    assert main(["user", "add", "Ada", "--pin-file", pin, *place]) == 0
    assert main(["user", "add", "Ada", "--pin-file", pin, *place]) == 1
    assert "kiosk user pin Ada" in capsys.readouterr().err
    assert main(["user", "list", "--json", *place]) == 0
    listed = json.loads(capsys.readouterr().out)
    row = {"name": "Ada", "role": "attendant", "budget_minor": 20_000, "wrong_pins": 0}
    assert listed == [row | {"locked": False}]


@pytest.mark.req("ATT-01")
def test_an_attendant_may_have_another_role(
    place: list[str], pin: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """From the beginning or later; a role that there is not is refused."""
    assert main(["user", "add", "Tec", "--role", "technician", "--pin-file", pin, *place]) == 0
    assert main(["user", "add", "Mia", "--pin-file", pin, *place]) == 0
    assert main(["user", "role", "Mia", "manager", *place]) == 0
    assert main(["user", "role", "Eve", "manager", *place]) == 1
    with pytest.raises(SystemExit):
        main(["user", "role", "Mia", "boss", *place])
    capsys.readouterr()
    assert main(["user", "list", "--json", *place]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert {one["name"]: one["role"] for one in listed} == {"Tec": "technician", "Mia": "manager"}
    assert main(["user", "list", *place]) == 0
    assert "Mia, manager: 200.00 EUR" in capsys.readouterr().out


@pytest.mark.req("AT-05")
def test_at_05_the_terminal_says_what_is_missing(
    place: list[str], pin: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """An outlet that there is not, and an engine that does not run."""
    words = ["--name", "Tec", "--pin-file", pin, *place]
    assert main(["commission", "9", *words]) == 1
    assert "There is no outlet 9: there are 1, 2, 3, 4." in capsys.readouterr().err
    assert main(["commission", "1", *words]) == 1
    assert "is `kiosk run` running?" in capsys.readouterr().err


@pytest.mark.req("ATT-03")
def test_a_weak_pin_is_refused_and_nobody_is_added(
    place: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A PIN that anybody would try first is refused, and says why."""
    weak = tmp_path / "weak"
    weak.write_text("123456\n", encoding="utf-8")
    assert main(["user", "add", "Ada", "--pin-file", str(weak), *place]) == 1
    said = capsys.readouterr().err
    assert "Not this PIN" in said
    assert "123456" not in said
    assert main(["user", "list", "--json", *place]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_a_prepaid_account_is_opened_and_credited(
    place: list[str], pin: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is paid in can be spent; an amount that is none is refused."""
    assert main(["account", "create", "House 7", "--pin-file", pin, *place]) == 0
    number = capsys.readouterr().out.split()[1]
    assert main(["account", "credit", number, "20.50", *place]) == 0
    assert main(["account", "credit", number, "1e3", *place]) == 1
    assert "20.00" in capsys.readouterr().err
    assert main(["account", "list", "--json", *place]) == 0
    [account] = json.loads(capsys.readouterr().out)
    assert (account["holder"], account["available_minor"]) == ("House 7", 2050)


@pytest.mark.req("PAY-13")
def test_a_transfer_to_an_account_is_a_code_for_the_customer(
    place: list[str], pin: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A phone reads it from the terminal; nothing is booked before the money has come."""
    assert main(["account", "create", "House 7", "--pin-file", pin, *place]) == 0
    number = capsys.readouterr().out.split()[1]
    iban = "DE89 3704 0044 0532 0130 00"
    assert main(["account", "transfer", number, "20.50", "--iban", iban, *place]) == 0
    *drawn, told, then = capsys.readouterr().out.splitlines()
    halves = {"\xa0": (0, 0), "\u2580": (1, 0), "\u2584": (0, 1), "\u2588": (1, 1)}
    rows = [[halves[letter][half] for letter in row] for row in drawn for half in (0, 1)]
    picture = Image.new("L", (len(rows[0]), len(rows)))
    picture.putdata([255 * lit for row in rows for lit in row])
    size = (picture.width * 4, picture.height * 4)
    [seen] = zxingcpp.read_barcodes(picture.resize(size, Image.Resampling.NEAREST))
    transfer = epc.read(seen.text)
    assert (transfer.amount.minor, transfer.text) == (2050, number)
    assert transfer.iban in told
    assert "kiosk account credit" in then
    main(["account", "list", "--json", *place])
    assert json.loads(capsys.readouterr().out)[0]["available_minor"] == 0


@pytest.mark.parametrize(
    ("number", "iban", "why"),
    [("0000-0000", "DE89370400440532013000", "no account"), ("", "DE88", "typing mistake")],
)
def test_a_transfer_with_a_typing_mistake_is_not_shown(
    place: list[str],
    pin: str,
    number: str,
    iban: str,
    why: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Money that went elsewhere does not come back."""
    assert main(["account", "create", "House 7", "--pin-file", pin, *place]) == 0
    own = capsys.readouterr().out.split()[1]
    words = ["account", "transfer", number or own, "20.50", "--iban", iban, *place]
    assert main(words) == 1
    assert why in capsys.readouterr().err


@pytest.mark.req("REC-03")
def test_a_changed_journal_is_found(
    place: list[str], pin: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A journal that was edited by hand does not verify, and the entry is named."""
    main(["user", "add", "Ada", "--pin-file", pin, *place])
    main(["user", "add", "Bob", "--pin-file", pin, *place])
    assert main(["journal", "verify", *place]) == 0
    capsys.readouterr()
    assert main(["journal", "export", *place]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["entry"]["body"]["name"] for line in lines] == ["Ada", "Bob"]
    with sqlite3.connect(tmp_path / "data" / STORE_FILE) as hand:
        for [name] in hand.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
            hand.execute(f"DROP TRIGGER {name}")
        hand.execute(
            "UPDATE journal SET canonical = "
            "CAST(replace(CAST(canonical AS TEXT), 'Ada', 'Eve') AS BLOB)"
        )
    hand.close()
    assert main(["journal", "verify", "--json", *place]) == 4
    report = json.loads(capsys.readouterr().out)
    assert not report["sound"]
    assert "1" in report["faults"][0]


def test_a_database_of_a_newer_release_is_not_touched(
    place: list[str], pin: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What a newer version wrote is neither opened nor changed, and the message says so."""
    main(["user", "add", "Ada", "--pin-file", pin, *place])
    file = tmp_path / "data" / STORE_FILE
    with sqlite3.connect(file) as hand:
        hand.execute("UPDATE alembic_version SET version_num = '9999'")
    hand.close()
    before = file.read_bytes()
    capsys.readouterr()
    assert main(["run", *place]) == 3
    assert "newer" in capsys.readouterr().err
    assert file.read_bytes() == before


def test_wrong_settings_are_told_all_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every mistake with its line, and nothing is started."""
    wrong = tmp_path / "kiosk.toml"
    text = SETTINGS.read_text(encoding="utf-8")
    wrong.write_text(
        text.replace('price = "1.759"', "price = 1.759").replace("baud", "bauds"),
        encoding="utf-8",
    )
    assert main(["run", "--settings", str(wrong)]) == 2
    said = capsys.readouterr().err
    assert "products.petrol.price" in said
    assert "Did you mean `baud`?" in said


def test_the_doctor_says_what_to_do(
    place: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A missing folder is wrong, and the remedy is a command."""
    assert main(["doctor", "--json", *place]) == 1
    report = json.loads(capsys.readouterr().out)
    [missing] = [one for one in report["findings"] if one["grade"] == "wrong"]
    assert missing["area"] == "storage"
    assert "install -d" in missing["remedy"]
    (tmp_path / "data").mkdir()
    assert main(["doctor", *place]) == 0
    assert "fit to sell" in capsys.readouterr().out


@pytest.fixture
def with_code(tmp_path: Path) -> list[str]:
    """The words that name the demonstration with a payment code beside its own page."""
    (tmp_path / "data").mkdir()
    path = tmp_path / "kiosk.toml"
    path.write_text(SETTINGS.read_text() + '[rails.upi]\naccount = "station@bank"\n')
    return ["--settings", str(path)]


def test_the_doctor_says_which_way_to_pay_cannot_be(
    with_code: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """A scheme of another currency: named with what is wrong, beside the ways that are right."""
    assert main(["doctor", "--json", *with_code]) == 1
    report = json.loads(capsys.readouterr().out)
    rails = {one["subject"]: one for one in report["findings"] if one["area"] == "rail"}
    assert rails["upi"]["grade"] == "wrong"
    assert "pays in INR, not in EUR" in rails["upi"]["what"]
    assert "example.toml" in rails["upi"]["remedy"]
    assert rails["localpay"]["grade"] == "ok"


def test_a_kiosk_does_not_start_with_a_way_to_pay_that_cannot_be(
    with_code: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """It says which and why, and is no traceback."""
    assert main(["run", *with_code]) == 2
    said = capsys.readouterr().err
    assert "[rails.upi]" in said
    assert "pays in INR, not in EUR" in said


def test_an_account_with_a_typing_mistake_is_told_with_its_line(
    with_code: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Before anybody pays a stranger."""
    path = tmp_path / "kiosk.toml"
    path.write_text(path.read_text().replace("station@bank", "station"))
    assert main(["run", *with_code]) == 2
    said = capsys.readouterr().err
    assert "rails.upi.account" in said
    assert "station@bank" in said, "what one looks like"


def test_an_unknown_part_of_the_bench_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is measured, and the parts that there are, are listed."""
    assert main(["bench", "--only", "engine"]) == 1
    assert "core" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["run"], ["doctor"], ["report"]])
def test_a_damaged_profile_is_named_and_nothing_starts(
    words: list[str],
    place: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A file of ours that a torn update left behind is no traceback: it says what to do."""

    def damaged(*_: object) -> NoReturn:
        raise ProfileError((Problem("reference-fuel.toml", 7, "meter.type", "is empty"),))

    driver = replace(hardware.registry.DRIVERS["register_map"], load=damaged)
    monkeypatch.setitem(hardware.registry.DRIVERS, "register_map", driver)
    hardware.registry.loaded.cache_clear()
    assert main([*words, *place]) == 2
    said = capsys.readouterr().err
    assert "reference-fuel.toml:7: meter.type: is empty" in said
    assert "Install this release again" in said


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('extends = "reference-water"\n[meter]\nstep = "2 eggs"\n', ":3: meter.step: "),
        ('extends = "reference-water"\n[meter]\nsteps = 2\n', ":3: meter.steps: "),
        ("driver = \n", ":1: is no TOML: "),
        ('driver = "acme"\n', ":1: driver: 'acme' is none of "),
    ],
)
@pytest.mark.parametrize("words", ["run", "doctor"])
def test_a_mistake_in_ones_own_profile_is_ones_own_to_correct(
    tmp_path: Path, place: list[str], words: str, text: str, why: str
) -> None:
    """The path of the file, its line and what is wrong: no release has anything to do with it."""
    own = tmp_path / "devices"
    own.mkdir()
    (own / "acme-t1.toml").write_text(text)
    said = started(words, *place, KIOSK_DEVICES=str(own))
    assert f"acme-t1.toml{why}" in said
    assert f"Correct {own / 'acme-t1.toml'} in the lines above" in said
    assert "KIOSK_DEVICES names" in said
    assert "Install" not in said


def test_a_driver_of_ones_own_that_does_not_load_is_named(tmp_path: Path, place: list[str]) -> None:
    """Its file, its line and what Python makes of it, without a traceback."""
    (tmp_path / "acme-t1.toml").write_text('driver = "acme"\n')
    (tmp_path / "acme.py").write_text('"""Half a driver."""\n\nimport nothing_of_that_name\n')
    said = started("run", *place, KIOSK_DEVICES=str(tmp_path))
    assert "acme-t1.toml:1: driver: acme.py cannot be used: " in said
    assert "ModuleNotFoundError: No module named 'nothing_of_that_name'" in said
    assert "Traceback" not in said
    (tmp_path / "acme.py").write_text('"""Nothing at all."""\n')
    said = started("run", *place, KIOSK_DEVICES=str(tmp_path))
    assert "acme.py cannot be used: AttributeError: module 'acme' has no attribute 'load'" in said


def test_a_profile_with_a_name_of_ours_is_ones_own_to_name_anew(
    tmp_path: Path, place: list[str]
) -> None:
    """It would stand above a profile that came with the kiosk."""
    (tmp_path / "reference-fuel.toml").write_text('extends = "reference-water"\n')
    said = started("run", *place, KIOSK_DEVICES=str(tmp_path))
    assert "has the name of one that came with the kiosk: give it another" in said
    assert f"Correct {tmp_path / 'reference-fuel.toml'}" in said
    assert "Install" not in said


def started(*words: str, **environment: str) -> str:
    """Return what a command that cannot start says, in a process that sees that environment."""
    ended = subprocess.run(
        [sys.executable, "-m", "kiosk", *words],
        cwd=Path(__file__).parents[3],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 2, ended.stderr
    return ended.stderr


# --- Readers of codes --------------------------------------------------------------------------


@pytest.fixture
def with_pipe(tmp_path: Path) -> tuple[list[str], Path]:
    """A demonstration with a pipe for codes and a camera: words for a command, and the pipe."""
    path = tmp_path / "kiosk.toml"
    added = '[readers.pipe]\nkind = "pipe"\npath = "codes"\n[readers.eye]\nkind = "camera"\n'
    path.write_text(SETTINGS.read_text(encoding="utf-8") + added, encoding="utf-8")
    pipe = tmp_path / "codes"
    os.mkfifo(pipe)
    return ["doctor", "--settings", str(path), "--seconds", "20"], pipe


@pytest.mark.parametrize(
    ("shown", "told", "status"),
    [
        (b"7Q2MK9VX4DTBC\n", "a code of ours, 13 letters", 0),
        (b"4006381333931\n", "13 letters, none of our codes", 0),
        (b"half of it", "half a code", 1),
        (b"\xff\xff\n", "no text in this encoding", 1),
        (b"a\x1bb\n", "what is no code (control)", 1),
    ],
)
def test_a_technician_tries_a_reader(
    with_pipe: tuple[list[str], Path],
    capsys: pytest.CaptureFixture[str],
    shown: bytes,
    told: str,
    status: int,
) -> None:
    """What came is described and not repeated: it may be a customer's money."""
    words, pipe = with_pipe
    fd = os.open(pipe, os.O_RDWR | os.O_NONBLOCK)
    said = ""

    def hold(text: str) -> None:
        nonlocal said
        said += text
        if "Hold" in text:
            threading.Timer(0.2, os.write, (fd, shown)).start()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(doctor, "say", hold)
        assert main([*words, "--reader", "pipe"]) == status
    os.close(fd)
    assert told in said
    assert "1234567890" not in said
    assert not capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "why"), [("eye", "the screen looks after it"), ("none", "no such reader")]
)
def test_a_reader_that_cannot_be_tried_here_says_why(
    with_pipe: tuple[list[str], Path], capsys: pytest.CaptureFixture[str], name: str, why: str
) -> None:
    """A camera belongs to the screen's process."""
    assert main([*with_pipe[0], "--reader", name]) == 1
    assert why in capsys.readouterr().err


def test_a_reader_that_says_nothing_or_is_not_there(
    with_pipe: tuple[list[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """Either way the technician learns what to look at next."""
    words, pipe = with_pipe
    assert main([*words[:3], "--seconds", "0", "--reader", "pipe"]) == 1
    assert "Nothing was read" in capsys.readouterr().out
    pipe.unlink()
    assert main([*words, "--reader", "pipe"]) == 1
    assert "not there" in capsys.readouterr().err


# --- The receipt printer -----------------------------------------------------------------------


@pytest.fixture
def with_printer(tmp_path: Path) -> Iterator[tuple[list[str], PrinterRig]]:
    """A demonstration with a simulated printer on a serial port: words for a command, and it."""
    rig = PrinterRig("serial", tmp_path)
    path = tmp_path / "kiosk.toml"
    added = f'[printer]\nkind = "serial"\nport = "{rig.path}"\n'
    path.write_text(SETTINGS.read_text(encoding="utf-8") + added, encoding="utf-8")
    yield ["doctor", "--settings", str(path)], rig
    rig.close()


def test_a_technician_prints_a_trial(
    with_printer: tuple[list[str], PrinterRig], capsys: pytest.CaptureFixture[str]
) -> None:
    """Every product's name is on it, and it says what to look at."""
    words, rig = with_printer
    assert main([*words, "--print"]) == 0
    assert "phone read the code" in capsys.readouterr().out
    [slip] = rig.slips(1)
    lines = [line for line in slip if isinstance(line, str)]
    assert any("Super E10" in line for line in lines)
    assert len(lines) < len(slip)


def test_a_trial_that_cannot_be_printed_says_why(
    with_printer: tuple[list[str], PrinterRig],
    place: list[str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    """No paper, no printer, none in the settings."""
    words, rig = with_printer
    rig.far.load_paper(0)
    assert main([*words, "--print"]) == 1
    assert "paper out" in capsys.readouterr().err
    rig.far.is_mute = True
    assert main([*words, "--print"]) == 1
    assert "does not answer" in capsys.readouterr().err
    assert main(["doctor", "--print", *place]) == 1
    assert "no printer" in capsys.readouterr().err


def test_the_preflight_asks_the_printer(
    with_printer: tuple[list[str], PrinterRig], capsys: pytest.CaptureFixture[str]
) -> None:
    """Beside lines, readers and rails."""
    words, _ = with_printer
    main([*words, "--json"])
    found = [
        one for one in json.loads(capsys.readouterr().out)["findings"] if one["area"] == "printer"
    ]
    assert [one["grade"] for one in found] == ["ok"]


def test_a_font_that_is_none_is_a_finding_and_stops_the_start(
    with_printer: tuple[list[str], PrinterRig],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The preflight goes on to the end; the engine says which file it is."""
    words, _ = with_printer
    (tmp_path / "bad.ttf").write_bytes(b"no font")
    path = tmp_path / "kiosk.toml"
    path.write_text(path.read_text(encoding="utf-8") + 'fonts = ["bad.ttf"]\n', encoding="utf-8")
    main([*words, "--json"])
    [found] = [
        one for one in json.loads(capsys.readouterr().out)["findings"] if one["area"] == "printer"
    ]
    assert "bad.ttf" in found["remedy"]
    assert main(["run", *words[1:]]) == 1
    assert "bad.ttf" in capsys.readouterr().err


def test_an_attendant_is_locked_let_in_and_removed(
    place: list[str], pin: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """By the terminal as at the screen: the list says so, and the name may be given again."""
    assert main(["user", "add", "Ada", "--pin-file", pin, *place]) == 0
    assert main(["user", "lock", "Ada", *place]) == 0
    assert main(["user", "list", *place]) == 0
    assert "0 wrong PINs, locked" in capsys.readouterr().out
    assert main(["user", "unlock", "Ada", *place]) == 0
    assert main(["user", "list", *place]) == 0
    assert "locked" not in capsys.readouterr().out
    for action in ("lock", "unlock", "remove"):
        assert main(["user", action, "Eve", *place]) == 1
    assert main(["user", "remove", "Ada", *place]) == 0
    assert main(["user", "pin", "Ada", "--pin-file", pin, *place]) == 1
    capsys.readouterr()
    assert main(["user", "list", "--json", *place]) == 0
    assert json.loads(capsys.readouterr().out) == []
    assert main(["user", "add", "Ada", "--pin-file", pin, *place]) == 0
    assert main(["user", "list", "--json", *place]) == 0
    assert "20000" in capsys.readouterr().out


def test_the_speech_of_the_screen_is_asked_in_a_process_of_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """With the engine that is wanted; one that hangs is waited for no longer than it may take."""
    told = doctor._ask_speech("mock")
    assert told is not None
    first, *languages = told.splitlines()
    assert first == "engine: mock"
    assert len(languages) == 8
    monkeypatch.setattr(doctor, "SPEECH_S", 0.01)
    assert doctor._ask_speech("") is None
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert doctor._ask_speech("") == ""
