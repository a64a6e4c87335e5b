"""A hundred thousand exchanges on a line that does not behave: a short share of them, each time.

Every entry of the REGISTRY that hangs on a line; `python -m hardware.simulator.endurance` has all.
"""

from __future__ import annotations

import json

import pytest

from hardware.framing import new_era
from hardware.half_duplex import HalfDuplexLink
from hardware.simulator.endurance import Endurance, main, on_lines

EXCHANGES = 600
MANY = 4_000


@pytest.mark.parametrize("profile", on_lines())
def test_nothing_is_silently_wrong(profile: str) -> None:
    """Half of the answers are lost, late, damaged, doubled or foreign: what is believed is so."""
    found = Endurance(profile).run(EXCHANGES)
    assert (found.silently_wrong, found.told) == (0, [])
    assert EXCHANGES <= found.exchanges <= EXCHANGES + 600
    assert found.right > EXCHANGES // 30
    assert found.no_answer > EXCHANGES // 10


def test_a_line_without_a_quarantine_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Or the count of wrong results would be worth nothing."""
    monkeypatch.setattr(HalfDuplexLink, "_distrust", lambda _: None)
    found = Endurance("new-era-ne1000").run(MANY)
    assert found.silently_wrong
    assert found.told
    assert len(found.told) <= 5
    assert all("is returned" in one for one in found.told)


def test_a_checksum_that_is_not_looked_at_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is damaged is believed then."""

    def loosely(heard: bytes) -> bytes:
        return heard[2:-3]

    monkeypatch.setattr(new_era, "data_of", loosely)
    assert Endurance("new-era-ne1000").run(MANY).silently_wrong


def test_it_is_a_table_or_an_object(capsys: pytest.CaptureFixture[str]) -> None:
    """For people and for programs; the same seed has the same figures."""
    words = ["new-era-ne1000", "reference-water", "--exchanges", "200"]
    assert main(words) == 0
    table = capsys.readouterr().out.splitlines()
    assert main([*words, "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert [line.split()[0] for line in table[1:]] == list(figures)
    for line in table[1:]:
        name, *numbers = line.split()
        shown = [int(one.replace(",", "")) for one in numbers]
        known = figures[name]
        assert shown == [
            known[key] for key in ("exchanges", "right", "refused", "no_answer", "silently_wrong")
        ]


def test_what_is_wrong_is_the_exit_status(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A night of it may run unattended."""
    monkeypatch.setattr(HalfDuplexLink, "_distrust", lambda _: None)
    assert main(["new-era-ne1000", "--exchanges", str(MANY)]) == 1
    assert "is returned" in capsys.readouterr().out


def test_what_hangs_on_no_line_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """Mistyped, or a charger that calls in over the network."""
    with pytest.raises(SystemExit):
        main(["new-ear"])
    assert "no line has a new-ear: there are" in capsys.readouterr().err
