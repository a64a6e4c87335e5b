"""What was said on a line, kept as text."""

from __future__ import annotations

import pytest

from hardware.transcript import COLUMNS, FIRST, NoTranscript, Recorded, header, read, row
from kiosk.ports import Exchange, Outcome

OUTLETS = (Recorded("1", 7, "reference-fuel"), Recorded("2", 247, "reference-water"))
EXCHANGES = (
    Exchange(0, b"\x01\x03", b"\x01\x83", address=7, took_ns=12_345_000, outcome=Outcome.REFUSED),
    Exchange(2_000_001_000, b"\xff", b"", address=247, took_ns=0, outcome=Outcome.SILENT),
    Exchange(2_500_000_000, b"", b"\x00", took_ns=5_000, outcome=Outcome.UNASKED),
)


def written() -> str:
    """Return the text of what is above."""
    rows = [row(one, first_ns=0) for one in EXCHANGES]
    return "\n".join([*header("forecourt", 19_200, "even", OUTLETS), *rows])


def test_what_was_written_is_read_again() -> None:
    """Line, outlets, times, bytes and verdicts."""
    told = read(written())
    assert (told.line, told.baud, told.parity) == ("forecourt", 19_200, "even")
    assert told.outlets == OUTLETS
    assert told.exchanges == EXCHANGES


def test_a_person_can_read_it() -> None:
    """One exchange a line, with seconds, milliseconds and words."""
    lines = written().splitlines()
    assert lines[0] == FIRST
    assert lines[4] == COLUMNS
    assert lines[5] == "0.000000 12.345 refused 7 0103 0183"
    assert lines[6] == "2.000001 0.000 silent 247 ff -"
    assert lines[7] == "2.500000 0.005 unasked 0 - 00"


def test_times_count_from_the_first_exchange() -> None:
    """Whatever the clock of the machine says."""
    assert row(EXCHANGES[1], first_ns=2_000_000_000).startswith("0.000001 ")


def test_remarks_and_empty_lines_are_allowed() -> None:
    """A technician may write down what was done to the cable."""
    assert read(written() + "\n\n# cable pulled\n").exchanges == EXCHANGES


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        (FIRST, "# kiosk transcript 2", "line 1: .*version 1"),
        ("# line forecourt 19200 even", "# line", "line 2: "),
        ("refused", "odd", "line 6: "),
        ("0183", "018", "line 6: "),
        ("12.345", "12345", "line 6: "),
        (written(), "", "line 1: "),
        (written(), FIRST, "line 2: "),
    ],
)
def test_what_is_no_transcript_is_refused_by_its_line(old: str, new: str, why: str) -> None:
    """A file that was cut or edited does not become another recording."""
    with pytest.raises(NoTranscript, match=why):
        read(written().replace(old, new))
