"""From the characters of a reader to codes: prefix, suffix, silence, and what is none."""

from __future__ import annotations

import pytest

from hardware.readers.gathering import AT_ONCE, Gatherer, Suffix, Wording
from kiosk.domain.code import LONGEST, Flaw, Scan

HALF, TOO_LONG = Scan(flaw=Flaw.HALF), Scan(flaw=Flaw.TOO_LONG)


@pytest.mark.parametrize(
    ("suffix", "sent"),
    [
        (Suffix.LINE, b"one\rtwo\nthree\r\n"),
        (Suffix.CR, b"one\rtwo\rthree\r"),
        (Suffix.LF, b"one\ntwo\nthree\n"),
        (Suffix.CRLF, b"one\r\ntwo\r\nthree\r\n"),
        (Suffix.TAB, b"one\ttwo\tthree\t"),
        (Suffix.ETX, b"one\x03two\x03three\x03"),
    ],
)
def test_a_suffix_ends_a_code(suffix: Suffix, sent: bytes) -> None:
    """As the reader's manual calls it, in one piece or character by character."""
    codes = [Scan("one"), Scan("two"), Scan("three")]
    assert Gatherer(Wording(suffix=suffix)).hear(sent, 0) == codes
    slowly = Gatherer(Wording(suffix=suffix))
    heard = [slowly.hear(sent[at : at + 1], at * 10) for at in range(len(sent))]
    assert [one for some in heard for one in some] == codes


def test_a_silence_ends_a_code_where_there_is_no_suffix() -> None:
    """Not a moment before: the rest may still be on the wire."""
    gatherer = Gatherer(Wording(suffix=Suffix.NONE, gap_ms=200))
    assert gatherer.hear(b"on", 1_000) == []
    assert gatherer.hear(b"e", 1_150) == []
    assert gatherer.wait(1_349) == []
    assert gatherer.wait(1_350) == [Scan("one")]
    assert gatherer.wait(9_000) == []


def test_half_a_code_is_no_code() -> None:
    """A reader that stops in the middle is not taken at half its word, nor spoils the next."""
    gatherer = Gatherer(Wording(gap_ms=200))
    assert gatherer.hear(b"12345", 0) == []
    assert gatherer.is_amid
    assert gatherer.hear(b"67890\r", 200) == [HALF, Scan("67890")]
    assert not gatherer.is_amid


@pytest.mark.parametrize(
    ("prefix", "sent", "seen"),
    [
        ("", b"]Q1one\r", Scan("]Q1one")),
        ("aim", b"]Q1one\r", Scan("one")),
        ("aim", b"Q1one\r", HALF),
        ("stx", b"\x02one\r", Scan("one")),
        ("stx", b"one\r", HALF),
        ("K:", b"K:one\r", Scan("one")),
        ("K:", b"k:one\r", HALF),
        ("K:", b"K:\r", Scan(flaw=Flaw.EMPTY)),
    ],
)
def test_a_prefix_shows_that_the_beginning_is_there(prefix: str, sent: bytes, seen: Scan) -> None:
    """It belongs to the reader, not to the code."""
    assert Gatherer(Wording(prefix=prefix)).hear(sent, 0) == [seen]


@pytest.mark.parametrize(
    ("encoding", "sent", "text"),
    [
        ("utf-8", "Größe 代码".encode(), "Größe 代码"),
        ("latin-1", "Größe".encode("latin-1"), "Größe"),
        ("shift_jis", "コード".encode("shift_jis"), "コード"),
        ("gb18030", "代码".encode("gb18030"), "代码"),
        ("cp1256", "رمز".encode("cp1256"), "رمز"),
    ],
)
def test_a_reader_writes_in_its_encoding(encoding: str, sent: bytes, text: str) -> None:
    """Imagers are set to a country; their manual says to which."""
    assert Gatherer(Wording(encoding=encoding)).hear(sent + b"\r", 0) == [Scan(text)]


@pytest.mark.parametrize("sent", [b"\xffabc\r", b"a\x80\r", "ü".encode("latin-1") + b"\r"])
def test_what_is_no_text_in_its_encoding_is_no_code(sent: bytes) -> None:
    """Nothing is guessed, and nothing replaced by question marks."""
    assert Gatherer(Wording()).hear(sent, 0) == [Scan(flaw=Flaw.ENCODING)]


def test_control_characters_are_refused_by_name() -> None:
    """The text is dropped, and what is left says why."""
    assert Gatherer(Wording()).hear(b"ab\x1bc\r", 0) == [Scan(flaw=Flaw.CONTROL)]


@pytest.mark.parametrize("piece", [1, 7, 4_096, 10_000])
def test_a_code_without_end_costs_no_memory_and_is_told_once(piece: int) -> None:
    """Ten thousand letters are one flaw, and the code after them is whole."""
    gatherer = Gatherer(Wording())
    sent = b"x" * 10_000 + b"\r" + b"one\r"
    found, most = [], 0
    for at in range(0, len(sent), piece):
        found += gatherer.hear(sent[at : at + piece], at // 100)
        most = max(most, len(gatherer._heard))
    assert found == [TOO_LONG, Scan("one")]
    assert most <= 4 * LONGEST + piece


def test_a_code_without_end_that_breaks_off_is_told_too() -> None:
    """Its silence ends it."""
    gatherer = Gatherer(Wording(gap_ms=200))
    assert gatherer.hear(b"x" * 10_000, 0) == []
    assert gatherer.wait(200) == [TOO_LONG]
    assert gatherer.hear(b"one\r", 300) == [Scan("one")]


def test_a_suffix_that_is_cut_in_two_ends_what_is_too_long() -> None:
    """The code after it is not lost with it."""
    gatherer = Gatherer(Wording(suffix=Suffix.CRLF))
    assert gatherer.hear(b"x" * 3_000 + b"\r", 0) == []
    assert gatherer.hear(b"\none\r\n", 10) == [TOO_LONG, Scan("one")]


def test_a_burst_is_cut_off() -> None:
    """Nobody shows a thousand codes at once: what babbles is not listened to."""
    gatherer = Gatherer(Wording())
    assert len(gatherer.hear(b"1\r" * 1_000, 0)) == AT_ONCE
    assert gatherer.hear(b"one\r", 0) == [Scan("one")]


def test_a_reader_that_was_lost_leaves_nothing_behind() -> None:
    """The half that was sent before does not become a part of what is sent after."""
    gatherer = Gatherer(Wording())
    gatherer.hear(b"12345", 0)
    gatherer.forget()
    assert gatherer.hear(b"67890\r", 10) == [Scan("67890")]
