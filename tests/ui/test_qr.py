"""QR codes: what a phone reads off the screen is what the engine said."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from fakes import snapshots as shown
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QObject, QPointF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QTransform
from PySide6.QtQuick import QQuickWindow

from kiosk.api.snapshot import Snapshot
from kiosk.domain.site import Theme
from kiosk.paypage.links import link
from kiosk.runtime.clock import SystemIds
from ui import qr, remote

Put = Callable[..., Any]


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("size", [(800, 480), (1280, 800), (1920, 1080), (1080, 1920)])
def test_the_code_can_be_read_off_the_screen(
    screen: Put,
    size: tuple[int, int],
    theme: str,
) -> None:
    """On every panel, in every theme, the picture of the window holds the address."""
    front = screen(size, theme=theme)
    front.show(shown.pay())
    assert remote.read_codes(front.window.grabWindow()) == [shown.PAY_URL]


def test_the_receipt_can_be_read_off_the_screen(screen: Put) -> None:
    """The last screen's code leads to the receipt."""
    front = screen()
    front.show(shown.done(state="settled"))
    assert remote.read_codes(front.window.grabWindow()) == [shown.RECEIPT_URL]


@pytest.mark.req("PAY-14")
@pytest.mark.parametrize("harm", ["turned", "turned back", "halved", "blurred"])
def test_a_poor_camera_can_read_the_code(screen: Put, harm: str) -> None:
    """Held at an angle, from far away, out of focus: the code survives."""
    front = screen()
    front.show(shown.pay())
    image = front.window.grabWindow()
    smooth = Qt.TransformationMode.SmoothTransformation
    if harm.startswith("turned"):
        angle = 30 if harm == "turned" else -30
        image = image.scaled(image.size() / 2, mode=smooth)
        image = image.transformed(QTransform().rotate(angle), smooth)
    elif harm == "halved":
        image = image.scaled(image.size() / 2, mode=smooth)
    else:
        image = image.scaled(image.size() / 3, mode=smooth).scaled(image.size(), mode=smooth)
    assert remote.read_codes(image) == [shown.PAY_URL]


def test_no_code_before_there_is_a_page(screen: Put) -> None:
    """Nobody scans a code that leads nowhere: the screen says that it waits."""
    front = screen()
    waiting = shown.pay()
    sale = waiting.visit.sale
    assert sale is not None
    visit = replace(waiting.visit, sale=replace(sale, pay_url=""))
    front.show(replace(waiting, visit=visit))
    assert remote.read_codes(front.window.grabWindow()) == []
    assert front.says("One moment")


def test_a_code_that_left_the_screen_is_not_waited_for(screen: Put) -> None:
    """In the last half minute there is no code: whoever has the page open pays, others go back."""
    front = screen()
    ending = customer("S-1", "")
    assert ending.visit.sale is not None
    sale = replace(ending.visit.sale, pay_left_ms=29_000)
    front.show(replace(ending, visit=replace(ending.visit, sale=sale)))
    assert remote.read_codes(front.window.grabWindow()) == []
    assert front.says("The time is nearly over.")
    assert not front.says("One moment")


def test_the_address_is_named_beside_the_code(screen: Put) -> None:
    """Whose page it is can be compared with the phone, and so can the two words."""
    front = screen()
    front.show(shown.pay())
    assert "pay.example-energy.eu" in front.texts()
    assert shown.WORDS in front.texts()


@settings(max_examples=60)
@given(st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=60))
def test_any_text_survives_the_way_through_an_image_address(text: str) -> None:
    """Percent signs, slashes and any script come out as they went in."""
    provider = qr.QrImageProvider()
    size = QSize()
    image = provider.requestImage(quote(text, safe=""), size, QSize(600, 600))
    assert image.size() == size
    assert remote.read_codes(image) == [text]


def test_modules_are_whole_pixels(qapp: QGuiApplication) -> None:  # noqa: ARG001 - Qt must be up.
    """No module is drawn between pixels: the picture is a multiple of the matrix."""
    rows = qr.matrix(shown.PAY_URL)
    image = qr.picture(shown.PAY_URL, 500)
    assert image.width() % len(rows) == 0
    assert 500 - len(rows) < image.width() <= 500


def test_the_quiet_zone_is_four_modules_wide() -> None:
    """Without white around it a code is not found."""
    rows = qr.matrix(shown.PAY_URL)
    assert not any(any(row) for row in rows[:4])
    assert not any(any(row[:4]) for row in rows)
    assert rows[4][4]


PANELS = [(800, 480), (1280, 800), (1920, 1080), (1080, 1920)]
DIAGONALS_MM = {(800, 480): 178.0, (1280, 800): 256.5, (1920, 1080): 396.0, (1080, 1920): 546.0}
"""The panels that are usual with so many pixels: 7, 10.1, 15.6 and 21.5 inches."""


def customer(sale: str, url: str = shown.PAY_URL) -> Snapshot:
    """Return what a screen shows to somebody who is to pay for `sale`."""
    waiting = shown.pay()
    assert waiting.visit.sale is not None
    mine = replace(waiting.visit.sale, id=sale, pay_url=url)
    return replace(waiting, visit=replace(waiting.visit, sale=mine))


def millimetres(size: tuple[int, int], pixels: float) -> float:
    """Return how long so many pixels are on the usual panel of that many."""
    return pixels * DIAGONALS_MM[size] / math.hypot(*size)


@pytest.mark.req("PAY-14")
@pytest.mark.parametrize("size", PANELS)
def test_the_squares_of_the_code_are_large_enough_for_any_phone(
    screen: Put, size: tuple[int, int]
) -> None:
    """A link of our own takes 29 squares, each of 1.5 mm or more, with four of white around."""
    front = screen(size)
    url = link("https://pay.example.org", SystemIds().code())
    front.show(customer("S-1", url))
    rows = qr.matrix(url)
    assert len(rows) == 29 + 2 * qr.QUIET_ZONE
    side = float(front.item("qr").property("paintedWidth"))
    assert millimetres(size, side) >= 60
    assert millimetres(size, side / len(rows)) >= 1.5
    assert remote.read_codes(front.window.grabWindow()) == [url]


@pytest.mark.req("PAY-02")
def test_capitals_make_the_squares_larger() -> None:
    """The same link in small letters needs a larger code."""
    small = "https://pay.example.org/p/7Q2MK9VX4DTB0WHE3CZN5RJ8PA"
    large = link("https://pay.example.org", "7Q2MK9VX4DTB0WHE3CZN5RJ8PA")
    assert len(qr.matrix(large)) < len(qr.matrix(small))


@pytest.mark.req("PAY-16")
@pytest.mark.parametrize("size", PANELS)
def test_the_code_stands_elsewhere_for_the_next_customer(
    screen: Put, size: tuple[int, int]
) -> None:
    """A code that is pasted over ours is noticed: ours is beside it. For one customer it stays."""
    front = screen(size)
    places = []
    for sale in ("S-1", "S-2", "S-3"):
        front.show(customer(sale))
        places.append(front.item("qr").mapToScene(QPointF(0, 0)))
        front.show(replace(customer(sale), at_ms=99))
        assert front.item("qr").mapToScene(QPointF(0, 0)) == places[-1]
        assert remote.read_codes(front.window.grabWindow()) == [shown.PAY_URL]
    for before, after in pairwise(places):
        gone = math.hypot(after.x() - before.x(), after.y() - before.y())
        assert millimetres(size, gone) >= 20


@pytest.mark.req("UI-10")
@pytest.mark.parametrize("end", ["overview", "next customer"])
def test_nothing_of_a_customer_is_left_for_the_next_one(screen: Put, end: str) -> None:
    """Neither the code, nor the address, nor the two words: not on the screen, nor behind it."""
    front = screen()
    front.show(customer("S-1", RECENT))
    assert remote.read_codes(front.window.grabWindow()) == [RECENT]
    if end == "overview":
        front.show(shown.overview())
    else:
        other = customer("S-2")
        assert other.visit.sale is not None
        sale = replace(other.visit.sale, words="falafel zebra")
        front.show(replace(other, visit=replace(other.visit, sale=sale)))
    codes = [] if end == "overview" else [shown.PAY_URL]
    assert remote.read_codes(front.window.grabWindow()) == codes
    assert not front.says(shown.WORDS)
    assert not front.says("recent.example")
    assert RECENT not in told(front.window)


RECENT = "https://recent.example/p/7Q2MK9VX4DTB0WHE3CZN5RJ8PA"


def told(window: QQuickWindow) -> str:
    """Return every text that any item holds, be it shown or not."""
    return "\n".join(
        str(item.property(name))
        for item in window.findChildren(QObject)
        for name in ("text", "url", "source", "caption", "headline")
    )


@pytest.mark.req("PAY-16")
@pytest.mark.parametrize("size", PANELS)
def test_the_code_to_pay_more_names_its_host_and_changes_sides(
    screen: Put, size: tuple[int, int]
) -> None:
    """In the middle of a sale as well: whose page it is beside it, and elsewhere for each payer."""
    front = screen(size)
    places = []
    front.show(shown.added())
    front.tap("add")
    for payer in ("P-2", "P-3"):
        asking = shown.added(is_asking=True)
        assert asking.visit.sale is not None
        *paid, more = asking.visit.sale.payers
        more = replace(more, id=payer, pay_url=link("https://pay.example.org", SystemIds().code()))
        sale = replace(asking.visit.sale, payers=(*paid, more))
        front.show(replace(asking, visit=replace(asking.visit, sale=sale)))
        places.append(front.item("add-code").mapToScene(QPointF(0, 0)))
        assert front.says(urlsplit(more.pay_url).hostname or "?")
        assert remote.read_codes(front.window.grabWindow()) == [more.pay_url]
        side = float(front.item("qr").property("paintedWidth"))
        assert millimetres(size, side / len(qr.matrix(more.pay_url))) >= 1
    gone = math.hypot(places[1].x() - places[0].x(), places[1].y() - places[0].y())
    assert millimetres(size, gone) >= 20
