"""From a slip to bytes: letters where the printer has them, pictures where it has not."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, features

from hardware.printers.fonts import SHIPPED, Fonts, NoFont, letters_of
from hardware.printers.rendering import STRIP_DOTS, Renderer
from hardware.printers.typesetting import Paper
from hardware.simulator.printer import Picture, SimulatedPrinter
from kiosk.domain.slip import Code, Pair, Part, Rule, Slip, Text

URL = "https://pay.example.org/p/0123456789ABCDEF"
WIDE, NARROW = Paper(), Paper(columns=32, dots=384, code_page="CP437")


def printed(*parts: Part, paper: Paper = WIDE, is_right_to_left: bool = False) -> SimulatedPrinter:
    """Return a printer that has printed a slip of these parts."""
    far = SimulatedPrinter(line_ns=0)
    for piece in Renderer(paper, Fonts()).pieces(Slip(parts, is_right_to_left)):
        far.hear(piece, 0)
        far.advance(0)
    assert len(far.slips) == 1
    assert far.lines == []
    return far


def picture(lines: list[str | Picture]) -> Image.Image:
    """Return all pictures among the lines as one, black on white."""
    rows = [row for line in lines if isinstance(line, Picture) for row in line.rows]
    data = b"".join(bytes(byte ^ 0xFF for byte in row) for row in rows)
    return Image.frombytes("1", (8 * len(rows[0]), len(rows)), data)


@pytest.mark.parametrize("paper", [WIDE, NARROW])
def test_label_and_value_stand_at_either_edge(paper: Paper) -> None:
    """On one line where they fit, else one below the other."""
    far = printed(Pair("Total", "20.00"), Pair("L" * 30, "v" * 30), Rule(), paper=paper)
    lines = far.all_text
    assert lines[0] == "Total" + " " * (paper.columns - 10) + "20.00"
    assert lines[1:3] == ["L" * 30, ("v" * 30).rjust(paper.columns)]
    assert lines[3] == "-" * paper.columns


def test_what_is_longer_than_a_line_goes_on_in_the_next() -> None:
    """At a blank, and no letter is lost."""
    far = printed(Text("word " * 30), Pair("Seller", "One Ltd\n1 River Road\n12345 Town"))
    assert " ".join(far.all_text[:-4]) == ("word " * 30).strip()
    assert [line.strip() for line in far.all_text[-4:]] == [
        "Seller", "One Ltd", "1 River Road", "12345 Town",
    ]  # fmt: skip
    assert all(len(line) <= WIDE.columns for line in far.all_text)


@pytest.mark.parametrize(
    ("text", "code_page"),
    [("Grüße für 5 €", "CP858"), ("naïve ½", "CP437"), ("Łódź", "CP852"), ("Привет", "CP866")],
)
def test_a_printer_writes_what_its_code_page_has(text: str, code_page: str) -> None:
    """Letters and no pictures: sharp and quick."""
    far = printed(Text(text), paper=Paper(code_page=code_page))
    assert far.slips == [[text]]


def test_marks_that_only_screens_heed_are_left_out() -> None:
    """Isolates and blanks that do not break would be garbage on paper."""
    far = printed(Pair("\u2066Total\u2069", "20.00\N{NO-BREAK SPACE}EUR"))
    assert far.all_text == ["Total" + " " * 34 + "20.00 EUR"]


def test_what_steers_a_printer_is_never_a_part_of_a_text() -> None:
    """A name with a command in it prints as a name."""
    far = printed(Text("One\x1b@Two\x1d\tThree\rFour"))
    assert far.all_text == ["One @Two  Three Four"]


def test_a_mark_of_direction_keeps_a_number_of_a_telephone_in_order() -> None:
    """It takes no room itself; without Arabic it means nothing and is left out."""
    mark = "\N{LEFT-TO-RIGHT MARK}"
    plain, marked = (
        picture(printed(Text(f"الرقم {before}+49 40"), is_right_to_left=True).slips[0])
        for before in ("", mark)
    )
    assert plain.tobytes() != marked.tobytes()
    assert dark(plain)[2] == dark(marked)[2]
    assert printed(Text(f"{mark}+49 40")).all_text == ["+49 40"]


def test_a_label_and_its_value_look_alike() -> None:
    """Where one of them has to be drawn both are, also one below the other."""
    assert printed(Pair("Łódź", "One Ltd\n1 River Road")).all_text == []


@pytest.mark.parametrize("text", ["Łódź", "Ελλάδα", "المجموع", "Привет"])
def test_what_the_code_page_lacks_is_drawn(text: str) -> None:
    """As a picture of one line, the size of letters."""
    far = printed(Text(text))
    assert far.all_text == []
    drawn = [line for line in far.slips[0] if isinstance(line, Picture)]
    assert sum(len(line.rows) for line in drawn) == 34
    assert sum(line.dots for line in drawn) > 150
    assert max(len(line.rows) for line in drawn) <= STRIP_DOTS


def test_arabic_is_joined_and_runs_from_the_right() -> None:
    """Letters take the form of their place in the word; Pillow must have raqm for it."""
    assert features.check("raqm")
    together = picture(printed(Text("بيت"), is_right_to_left=True).slips[0])
    apart = picture(printed(Text("ب ي ت"), is_right_to_left=True).slips[0])
    box, spread = dark(together), dark(apart)
    assert box[2] > WIDE.dots - 8, "it begins at the right edge"
    assert box[2] - box[0] < (spread[2] - spread[0]) * 8 // 10, "joined letters are narrower"


def dark(image: Image.Image) -> tuple[int, int, int, int]:
    """Return the box around what is black."""
    box = image.convert("L").point([255 - level for level in range(256)]).getbbox()
    assert box is not None
    return box


def test_on_a_slip_from_right_to_left_the_value_stands_at_the_left() -> None:
    """Label and value change edges; figures keep their order."""
    ltr = picture(printed(Pair("المجموع", "20.00 EUR")).slips[0])
    rtl = picture(printed(Pair("المجموع", "20.00 EUR"), is_right_to_left=True).slips[0])
    half = WIDE.dots // 2
    label = ltr.crop((0, 0, half, 34)).convert("L").resize((half, 34))
    assert dark(rtl)[0] < 8
    assert dark(rtl)[2] > WIDE.dots - 8
    value = rtl.crop((0, 0, half, 34))
    assert dark(value)[2] - dark(value)[0] > 60
    assert label.size == (half, 34)


def test_an_indent_is_where_a_line_begins() -> None:
    """Also of a Latin label on a slip from right to left."""
    lines = printed(Pair("  Count", "3"), Pair("Count", "3"), is_right_to_left=True).slips[0]
    whole = picture(lines)
    indented, flush = whole.crop((60, 0, WIDE.dots, 34)), whole.crop((60, 34, WIDE.dots, 68))
    assert dark(flush)[2] - dark(indented)[2] > 8


def test_words_of_two_scripts_stand_on_one_line() -> None:
    """A product's Latin name in an Arabic sentence is drawn by the font that has it."""
    runs = Fonts().runs("منتج Diesel 5")
    assert [path for path, _ in runs] == [SHIPPED[1], SHIPPED[0]]
    assert "".join(text for _, text in runs) == "منتج Diesel 5"


def test_a_line_that_begins_from_the_right_puts_its_pieces_so() -> None:
    """Also on a slip from left to right: the Latin word stands left of the Arabic before it."""
    begins = picture(printed(Text("م Diesel")).slips[0])
    ends = picture(printed(Text("Diesel م")).slips[0])
    assert begins.crop((0, 0, 60, 34)).tobytes() == ends.crop((0, 0, 60, 34)).tobytes()
    assert dark(begins)[2] > 80


def test_letters_that_no_font_has_are_told_and_become_question_marks() -> None:
    """Never an empty box: the technician adds a font."""
    fonts = Fonts()
    renderer = Renderer(WIDE, fonts)
    slip = Slip((Text("경유 5 L"), Pair("ดีเซล", "5 L"), Code("대")))
    assert renderer.missing(slip) == "경유ดีเซล"
    assert fonts.missing("Größe 5 € Ελλάδα رمز डीज़ल 柴油") == ""
    assert "".join(text for _, text in fonts.runs("경유")) == "??"


def test_an_operators_font_draws_what_the_shipped_ones_lack(tmp_path: Path) -> None:
    """Any TrueType or OpenType file; what is none is refused by name."""
    bare = tmp_path / "bare.ttf"
    bare.write_bytes(b"no font at all")
    with pytest.raises(NoFont, match=r"bare\.ttf"):
        Fonts([bare])
    with pytest.raises(NoFont, match="gone"):
        Fonts([tmp_path / "gone.ttf"])
    arabic = letters_of(SHIPPED[1])
    assert arabic.has("م")
    assert not arabic.has("柴")


def collected(path: Path) -> bytes:
    """Return a font as a collection of one, as large fonts come."""
    data, head = bytearray(path.read_bytes()), 16
    for place in range(struct.unpack_from(">H", data, 4)[0]):
        at = 12 + 16 * place + 8
        struct.pack_into(">L", data, at, struct.unpack_from(">L", data, at)[0] + head)
    return b"ttcf" + struct.pack(">LLL", 0x10000, 1, head) + bytes(data)


def test_a_collection_of_fonts_is_read_by_its_first(tmp_path: Path) -> None:
    """Chinese fonts come as .ttc."""
    path = tmp_path / "many.ttc"
    path.write_bytes(collected(SHIPPED[1]))
    assert letters_of(path).ranges == letters_of(SHIPPED[1]).ranges


def test_a_font_that_says_of_no_letter_that_it_has_it_is_none(tmp_path: Path) -> None:
    """It has tables, and not the one that counts."""
    path = tmp_path / "odd.ttf"
    path.write_bytes(SHIPPED[1].read_bytes().replace(b"cmap", b"xmap", 1))
    with pytest.raises(NoFont, match="no letter"):
        letters_of(path)


def with_letter(path: Path, letter: str) -> bytes:
    """Return a font in which `letter` has taken another one's place.

    A stand-in for a Chinese font, which would be larger than the product.
    """
    data = bytearray(path.read_bytes())
    at, count = next(
        (place + 16, struct.unpack_from(">L", data, place + 12)[0])
        for place in range(len(data) - 16)
        if data[place : place + 4] == b"\0\x0c\0\0" and data[place + 8 : place + 12] == b"\0\0\0\0"
    )
    for group in range(count):
        low, _, glyph = struct.unpack_from(">LLL", data, at + 12 * group)
        if low > ord(letter):
            struct.pack_into(">LLL", data, at + 12 * group, ord(letter), ord(letter), glyph)
            return bytes(data)
    raise AssertionError("there is no room")


def test_a_letter_is_drawn_by_the_operators_font_that_has_it(tmp_path: Path) -> None:
    """Not missing any more, and not a question mark on the slip."""
    path = tmp_path / "more.otf"
    path.write_bytes(with_letter(SHIPPED[0], "경"))
    fonts = Fonts([path])
    assert fonts.runs("a경") == [(SHIPPED[0], "a"), (path, "경")]
    assert Renderer(WIDE, fonts).missing(Slip((Text("경유"),))) == "유"
    pieces = Renderer(WIDE, fonts).pieces(Slip((Text("경"),)))
    asked = Renderer(WIDE, Fonts()).pieces(Slip((Text("경"),)))
    assert pieces != asked


@pytest.mark.parametrize("paper", [WIDE, NARROW])
def test_the_code_on_a_slip_can_be_read(paper: Paper) -> None:
    """By the same reader that customers' phones resemble."""
    lines = printed(Text("Receipt"), Code(URL), paper=paper).slips[0]
    image = picture(lines).convert("L")
    [found] = zxingcpp.read_barcodes(image)
    assert found.text == URL
    assert image.width == paper.dots


@given(st.lists(st.binary(min_size=72, max_size=72), min_size=24, max_size=24))
def test_no_picture_holds_what_a_printer_takes_for_a_command(rows: list[bytes]) -> None:
    """Real-time commands are obeyed even in the middle of one: a dot more, and they are none."""
    from hardware.printers.rendering import _strips  # noqa: PLC0415 - Only this test looks inside.

    image = Image.frombytes("1", (576, 24), b"".join(rows))
    for strip in _strips(image, centre=False, dots=576):
        assert not any(bytes([0x10, second]) in strip[8:] for second in (0x04, 0x05, 0x14))
        assert len(strip) <= 8 + 72 * STRIP_DOTS
