"""A code that was shown: what may be one, whose it is, and when it is still the same."""

from __future__ import annotations

import pytest
from fakes.keys import KEY

from kiosk.domain.code import (
    HELD_MS,
    KEPT_MAX,
    LONGEST,
    CodeKind,
    Flaw,
    Held,
    Scan,
    kind_of,
    scan,
    scan_of_picture,
)
from kiosk.domain.voucher import grouped

REST = KEY.rest_code("P-000001", "somebody's link")


@pytest.mark.parametrize(
    ("text", "flaw"),
    [
        ("", Flaw.EMPTY),
        (" \r\n", Flaw.EMPTY),
        ("x" * LONGEST, None),
        ("x" * (LONGEST + 1), Flaw.TOO_LONG),
        ("a\x00b", Flaw.CONTROL),
        ("a\x1d01", Flaw.CONTROL),
        ("a\x1b[31mb", Flaw.CONTROL),
        ("a\nb", Flaw.CONTROL),
        ("a\N{RIGHT-TO-LEFT OVERRIDE}b", Flaw.CONTROL),
        ("a\N{ZERO WIDTH SPACE}b", Flaw.CONTROL),
        ("a\ud800b", Flaw.CONTROL),
        ("https://example.org/?a=1;$(reboot)", None),
        ("رمز 代码 कोड", None),
    ],
)
def test_a_code_is_a_line_of_text_of_bounded_length(text: str, flaw: Flaw | None) -> None:
    """Whatever is printed on paper may come in; what could steer a terminal may not."""
    seen = scan(text)
    assert seen.flaw is flaw
    assert seen.text == (text.strip() if flaw is None else "")


def test_blanks_around_a_code_are_nobodys_business() -> None:
    """A reader's suffix and a printer's margin do not make another code of it."""
    assert scan(f" {REST}\r\n") == Scan(REST)


def test_a_code_is_in_no_log() -> None:
    """Whatever is written of a scan tells its length alone."""
    text = f"{scan(REST)!r} {scan(REST)} {[scan(REST)]}"
    assert REST not in text
    assert REST[:6] not in text
    assert "length=13" in text


@pytest.mark.parametrize("text", [REST, grouped(REST), f"{REST[:10]}-{REST[10:]}".lower()])
def test_a_voucher_is_known_by_its_form(text: str) -> None:
    """Thirteen characters of ours, with or without what makes them readable."""
    assert kind_of(text) is CodeKind.VOUCHER


@pytest.mark.parametrize("text", ["4006381333931", f"{REST}0", "WIFI:S:x;;", "\u0660" * 20, ""])
def test_what_has_another_form_is_none_of_ours(text: str) -> None:
    """The code of a bottle, another's ticket, digits of another script."""
    assert kind_of(text) is CodeKind.FOREIGN


@pytest.mark.parametrize(
    ("texts", "seen"),
    [
        ((), None),
        ((REST,), Scan(REST)),
        ((REST, REST), Scan(REST)),
        (("4006381333931", REST), Scan(REST)),
        (("4006381333931", "WIFI:S:x;;"), Scan(flaw=Flaw.SEVERAL)),
        ((REST, KEY.rest_code("P-000002", "another")), Scan(flaw=Flaw.SEVERAL)),
        (("a\x00b",), Scan(flaw=Flaw.CONTROL)),
    ],
)
@pytest.mark.req("QR-06")
def test_of_several_codes_in_a_picture_the_only_one_of_ours_is_meant(
    texts: tuple[str, ...], seen: Scan | None
) -> None:
    """And where it is not clear, nothing is taken for meant."""
    assert scan_of_picture(texts) == seen


@pytest.mark.req("QR-05")
def test_a_code_that_is_held_before_the_reader_counts_once() -> None:
    """For as long as it is held; two seconds after it was gone it counts again."""
    held = Held()
    assert held.is_news(Scan(REST), 0)
    for at_ms in range(100, 10_000, 100):
        assert not held.is_news(Scan(REST), at_ms)
    assert not held.is_news(Scan(REST), 9_900 + HELD_MS - 1)
    assert held.is_news(Scan(REST), 9_900 + 2 * HELD_MS)


def test_two_codes_in_turn_count_once_each() -> None:
    """Two phones before one reader do not make a dozen codes."""
    held = Held()
    news = [held.is_news(Scan("ab"[turn % 2]), turn * 100) for turn in range(20)]
    assert news == [True, True] + [False] * 18


def test_a_flood_of_codes_fills_no_memory() -> None:
    """The oldest is forgotten where there are more than anybody holds up."""
    held = Held()
    assert all(held.is_news(Scan(str(number)), 0) for number in range(10 * KEPT_MAX))
    assert len(held._seen_ms) == KEPT_MAX


def test_the_bounds_are_these() -> None:
    """A signed voucher has about 216 letters as a QR code; a hand holds a phone for two seconds."""
    assert (LONGEST, HELD_MS, KEPT_MAX) == (512, 2_000, 16)


def test_a_code_is_away_after_two_seconds_to_the_millisecond() -> None:
    """Not before, and every look begins anew."""
    held = Held()
    assert held.is_news(Scan(REST), 0)
    assert not held.is_news(Scan(REST), HELD_MS - 1)
    assert held.is_news(Scan(REST), 2 * HELD_MS - 1)


def test_a_code_that_is_still_held_pushes_no_other_out() -> None:
    """Only a new one needs a place."""
    held = Held()
    for number in range(KEPT_MAX):
        assert held.is_news(Scan(str(number)), 0)
    assert not held.is_news(Scan("15"), 1)
    assert not held.is_news(Scan("0"), 2)
