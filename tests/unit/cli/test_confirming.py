"""`kiosk outlet confirm`, at a running engine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fakes.running import PATIENCE_S, RunningPlace

from kiosk.cli import confirming
from kiosk.cli.attached import NotSo
from kiosk.cli.commands import main
from kiosk.cli.processes import SETTINGS
from kiosk.domain.attendant import ROLE, Attendant, Role
from kiosk.domain.outlet import OutletId
from kiosk.ports import Batch, OutletRecord, Setting

PIN = "739152"


@pytest.fixture
def exchanged() -> Iterator[RunningPlace]:
    """Two outlets; the first has had its controller exchanged for one called FC-99."""
    place = RunningPlace(lines=2)
    place.store.commit(
        Batch(
            saved=(
                Attendant("Ada", f"hash of {PIN}"),
                Attendant("Ben", f"hash of {PIN}"),
                Setting(f"{ROLE}Ada", Role.TECHNICIAN),
                OutletRecord(OutletId(1), serial="FC-1", total_base=5_000_000, boot=1),
            )
        )
    )
    place.controllers[OutletId(1)].serial = "FC-99"
    place.start()
    (place.folder / "engine.sock").symlink_to(place.path)
    place.screen().until(
        lambda seen: seen.outlets[0].fault == "other_controller" and seen.outlets[1].is_available,
        within_s=PATIENCE_S,
    )
    yield place
    place.close()


def words(place: RunningPlace, *said: str, pin: str = PIN, by: str = "Ada") -> list[str]:
    """Return what a technician types."""
    file = place.folder / "pin"
    file.write_text(pin + "\n")
    named = ["--settings", str(SETTINGS), "--folder", str(place.folder)]
    return ["outlet", "confirm", *said, "--by", by, "--pin-file", str(file), *named]


@pytest.mark.req("CTL-04")
def test_an_exchanged_controller_is_confirmed_by_its_number(
    exchanged: RunningPlace, capsys: pytest.CaptureFixture[str]
) -> None:
    """The outlet is sold from again, and the journal says who confirmed what."""
    assert main(words(exchanged, "1", "FC-99")) == 0
    assert "Outlet 1 has the controller FC-99 from now on." in capsys.readouterr().out
    exchanged.screen("later").until(lambda seen: seen.outlets[0].is_available, within_s=PATIENCE_S)
    [entry] = [one for one in exchanged.store.entries if one.kind == "controller-confirmed"]
    assert b'"before":"FC-1","by":"Ada","outlet":1,"serial":"FC-99"' in entry.canonical


@pytest.mark.parametrize(
    ("said", "pin", "by", "why"),
    [
        (("1", "FC-98"), PIN, "Ada", "Not confirmed: FC-98 is not the controller that answers"),
        (("2", "FC-2"), PIN, "Ada", "Outlet 2 has no other controller: it is idle"),
        (("9", "FC-2"), PIN, "Ada", "There is no outlet 9; known: 1, 2."),
        (("1", "FC-99"), "111111", "Ada", "Ada may not log in: wrong pin."),
        (("1", "FC-99"), PIN, "Ben", "Not confirmed: Ben is neither technician nor manager."),
        (("1", "FC-99"), PIN, "Eve", "Eve may not log in: wrong pin."),
    ],
)
def test_what_cannot_be_confirmed_is_said(
    exchanged: RunningPlace,
    capsys: pytest.CaptureFixture[str],
    said: tuple[str, str],
    pin: str,
    by: str,
    why: str,
) -> None:
    """The wrong housing, the wrong outlet, the wrong person: nothing changes."""
    assert main(words(exchanged, *said, pin=pin, by=by)) == 1
    assert why in capsys.readouterr().err
    assert not any(one.kind == "controller-confirmed" for one in exchanged.store.entries)


def test_without_an_engine_nothing_can_be_confirmed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever answers is known by the engine alone."""
    pin = tmp_path / "pin"
    named = ["--settings", str(SETTINGS), "--folder", str(tmp_path), "--pin-file", str(pin)]
    assert main(["outlet", "confirm", "1", "FC-9", "--by", "Ada", *named]) == 1
    assert "pin cannot be read" in capsys.readouterr().err
    pin.write_text(PIN)
    assert main(["outlet", "confirm", "1", "FC-9", "--by", "Ada", *named]) == 1
    assert "No engine answers at" in capsys.readouterr().err


def test_the_pin_is_asked_for_where_there_is_no_file(
    exchanged: RunningPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And never shown."""
    monkeypatch.setattr(confirming.getpass, "getpass", lambda _prompt: PIN)
    said = words(exchanged, "1", "FC-99")
    at = said.index("--pin-file")
    assert main(said[:at] + said[at + 2 :]) == 0


def test_an_engine_that_says_nothing_is_not_waited_for_without_end(
    exchanged: RunningPlace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What has become of it is not known, and that is said."""

    def late(*_: object, **__: object) -> None:
        raise NotSo("late")

    monkeypatch.setattr(confirming.Attached, "until", late)
    assert main(words(exchanged, "1", "FC-99")) == 1
    assert "nothing is known to have changed" in capsys.readouterr().err
