"""Every screen in every layout and language: nothing clipped, nothing over another, all touchable.

Qt says nothing when items overlap or a text leaves its box, so the visual tree is walked.
"""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest
from fakes import scenes
from fakes import snapshots as shown
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage
from PySide6.QtQml import QQmlExpression, qmlContext
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.api.health import ChartsSnapshot
from kiosk.api.snapshot import Notice
from ui import language, remote, words

LAYOUTS = {
    # Size, and millimetres of the panel's diagonal that this size is taken for.
    (800, 480): 178,
    (1280, 800): 256.5,
    (1920, 1080): 396,
    (1080, 1920): 546,
}
PAIRS = [
    *(((800, 480), language) for language in language.NAMES),
    *(((1280, 800), language) for language in ("en", "de", "fr", "ar", "hi", "sw")),
    *(((1920, 1080), language) for language in ("fr", "zh")),
    *(((1080, 1920), language) for language in ("es", "sw", "ar")),
]
"""Every language in the smallest layout, where a text is cut first, and in a larger one; every
layout in several. `KIOSK_EVERY_LAYOUT=1` takes all pairs there are."""
if os.environ.get("KIOSK_EVERY_LAYOUT"):
    PAIRS = list(itertools.product(LAYOUTS, language.NAMES))
every_pair = pytest.mark.parametrize(
    ("size", "language"), PAIRS, ids=[f"{w}x{h}-{spoken}" for (w, h), spoken in PAIRS]
)
SLACK = 1.5

HELPED = (
    "overview-called",
    "choose-one",
    "pay",
    "pay-counted",
    "pay-coming",
    "queue",
    "delivering-one",
    "done",
    "out-of-service",
)
"""Where help is asked for: it says something else at each."""
ANY_TARGET_MM = 15
KEY_MM = 20
GAP_MM = 3
LEAST_TEXT_PX = 11

Put = Callable[..., Any]


@dataclass(frozen=True)
class Place:
    """Something shown, and where."""

    name: str
    item: QQuickItem
    rect: QRectF


def shown_tree(item: QQuickItem) -> Iterator[QQuickItem]:
    """Yield what is shown; what a closed sheet holds is not."""
    if not item.isVisible() or item.opacity() < 0.05:
        return
    yield item
    for child in item.childItems():
        yield from shown_tree(child)


def front_most(window: QQuickWindow) -> QQuickItem:
    """Return the sheet that stands before everything, or else everything."""
    sheets = [
        item
        for item in shown_tree(window.contentItem())
        if item.property("isOpen") is True and item.property("canDismiss") is not None
    ]
    return sheets[-1] if sheets else window.contentItem()


def texts(items: list[QQuickItem]) -> list[Place]:
    """Return all texts of what is shown."""
    found = [item for item in items if item.inherits("QQuickText")]
    places = [Place(str(item.property("text")), item, remote.scene_rect(item)) for item in found]
    return [place for place in places if place.name]


def buttons(items: list[QQuickItem]) -> list[Place]:
    """Return everything that can be touched of what is shown."""
    found = [item for item in items if item.inherits("QQuickAbstractButton")]
    return [Place(item.objectName(), item, remote.scene_rect(item)) for item in found]


def is_in(item: QQuickItem, ancestor: QQuickItem) -> bool:
    """Whether `item` is part of `ancestor`."""
    step: QQuickItem | None = item
    while step is not None:
        if step is ancestor:
            return True
        step = step.parentItem()
    return False


def grown(rect: QRectF, by: float) -> QRectF:
    """Return `rect` with `by` more on each side."""
    return rect.adjusted(-by, -by, by, by)


def cut_texts(places: list[Place]) -> Iterator[str]:
    """Name texts that do not fit their box."""
    for place in places:
        item = place.item
        if item.property("truncated"):
            yield f"{place.name!r} is truncated"
        if item.property("contentWidth") > item.width() + SLACK:
            yield f"{place.name!r} is wider than its box"
        if item.property("contentHeight") > item.height() + max(SLACK, item.height() * 0.06):
            yield f"{place.name!r} is higher than its box"
        if item.width() <= 0 or item.height() <= 0:
            yield f"{place.name!r} has no room at all"
        if item.property("fontInfo").property("pixelSize").toInt() < LEAST_TEXT_PX:
            yield f"{place.name!r} is set smaller than {LEAST_TEXT_PX} px"


def stray(places: list[Place], window: QQuickWindow) -> Iterator[str]:
    """Name what leaves the window."""
    whole = grown(QRectF(0, 0, window.width(), window.height()), SLACK)
    for place in places:
        if not whole.contains(place.rect):
            yield f"{place.name!r} leaves the window: {place.rect}"


def overlapping(places: list[Place]) -> Iterator[str]:
    """Name pairs that lie over one another."""
    for one, other in itertools.combinations(places, 2):
        if grown(one.rect, -SLACK).intersects(grown(other.rect, -SLACK)):
            yield f"{one.name!r} lies over {other.name!r}"


def covered_texts(words: list[Place], targets: list[Place]) -> Iterator[str]:
    """Name texts that lie under a button that is not theirs."""
    for word, target in itertools.product(words, targets):
        overlaps = grown(word.rect, -SLACK).intersects(grown(target.rect, -SLACK))
        if overlaps and not is_in(word.item, target.item):
            yield f"{word.name!r} runs into the button {target.name!r}"


def _enum(item: QQuickItem, name: str) -> object:
    """Return an enumeration of a text as QML sees it: Python cannot read it as a property."""
    value, _ = QQmlExpression(qmlContext(item), item, name).evaluate()
    return value


def ink_of(word: Place) -> QRectF:
    """Return where the letters of a text are: less than its box, and less than its lines."""
    item, box = word.item, word.rect
    width, height = item.property("contentWidth"), item.property("contentHeight")
    across, down = (_enum(item, f"{name}Alignment") for name in ("effectiveHorizontal", "vertical"))
    x = {2: box.width() - width, 4: (box.width() - width) / 2}.get(across, 0)
    y = {64: box.height() - height, 128: (box.height() - height) / 2}.get(down, 0)
    line = height / max(1, item.property("lineCount"))
    letters = QRectF(box.x() + x, box.y() + y, width, height)
    return letters.adjusted(0, line * 0.22, 0, -line * 0.22)


def struck_texts(items: list[QQuickItem], words: list[Place]) -> Iterator[str]:
    """Name texts that a line or the edge of a shape runs through."""
    shapes = [
        remote.scene_rect(item)
        for item in items
        if item.inherits("QQuickRectangle") and item.property("color").alpha() > 0
    ]
    for word in words:
        ink = ink_of(word)
        for shape in shapes:
            if shape.intersects(ink) and not grown(shape, SLACK).contains(ink):
                yield f"{word.name!r} is struck through by {shape}"


def stray_bars(items: list[QQuickItem]) -> Iterator[str]:
    """Name progress bars that leave the tile or card they belong to."""
    for item in items:
        if item.property("progress") is None or item.property("label") is None:
            continue
        home = item.parentItem()
        while home is not None and not (
            home.inherits("QQuickAbstractButton") or home.property("isRaised") is not None
        ):
            home = home.parentItem()
        if home is None:
            continue
        if not grown(remote.scene_rect(home), SLACK).contains(remote.scene_rect(item)):
            yield f"the bar of {item.property('label')!r} leaves its tile"


def small(targets: list[Place], mm: float) -> Iterator[str]:
    """Name targets that a finger would miss."""
    for target in targets:
        is_key = target.name.startswith(("key-", "pin-")) and "clear" not in target.name
        least = (KEY_MM if is_key else ANY_TARGET_MM) * mm - 1
        if min(target.rect.width(), target.rect.height()) < least:
            width, height = target.rect.width() / mm, target.rect.height() / mm
            yield f"{target.name!r} is only {width:.1f} x {height:.1f} mm"


def crowded(targets: list[Place], mm: float) -> Iterator[str]:
    """Name targets too near to one another; one inside another does not count."""
    half = GAP_MM * mm / 2 - 1
    for one, other in itertools.combinations(targets, 2):
        if is_in(one.item, other.item) or is_in(other.item, one.item):
            continue
        if grown(one.rect, half).intersects(grown(other.rect, half)):
            yield f"{one.name!r} and {other.name!r} are less than {GAP_MM} mm apart"


def problems(window: QQuickWindow, mm: float) -> list[str]:
    """Return all that is wrong with what the window shows."""
    root = front_most(window)
    items = list(shown_tree(root))  # Once: asking Qt for each item is what takes the time.
    words, targets = texts(items), buttons(items)
    return [
        *cut_texts(words),
        *stray(words + targets, window),
        *overlapping(words),
        *stray_bars(items),
        *struck_texts(items, words),
        *covered_texts(words, targets),
        *small(targets, mm),
        *crowded(targets, mm),
    ]


@pytest.mark.parametrize("size", LAYOUTS, ids=lambda size: f"{size[0]}x{size[1]}")
def test_every_screen_fits(screen: Put, size: tuple[int, int]) -> None:
    """No text is cut, shrunk to nothing or run over; each target is large enough and apart.

    Each screen is made once and then turned to one language after the other, as by a touch.
    """
    spoken = [code for one, code in PAIRS if one == size]
    front = screen(size)
    mm = (size[0] ** 2 + size[1] ** 2) ** 0.5 / LAYOUTS[size]
    found = []
    for name, make in shown.EVERY.items():
        made = make()
        front.show(made)
        if name.startswith(("choose", "override")):
            front.tap("key-1", "key-5")
        offered, others = (
            [code for code in spoken if (code in made.languages) is is_so]
            for is_so in (True, False)
        )
        for code in (*offered, *others):
            if code in others[:1]:  # A screen that offers all there are is laid out otherwise.
                front.show(replace(made, languages=tuple(language.NAMES)))
            front.turn(code)
            found += [f"{name} in {code}: {one}" for one in problems(front.window, mm)]
    assert not found, "\n".join(found)


def longest_notice() -> Notice:
    """Return the notice that has most to say in the language that is in force."""
    said = {
        notice: sum(len(words.say(part)) for part in (told.happened, told.money, told.next) if part)
        for notice, told in words.NOTICES.items()
    }
    return max(said, key=lambda notice: said[notice])


@pytest.mark.parametrize("size", [(800, 480), (1280, 800)], ids=lambda size: f"{size[0]}")
def test_every_notice_fits(screen: Put, size: tuple[int, int]) -> None:
    """The longest notice of each language fits the place that each screen has for it."""
    front = screen(size)
    mm = (size[0] ** 2 + size[1] ** 2) ** 0.5 / LAYOUTS[size]
    makers = (shown.overview, shown.choose, shown.pay, shown.delivering, shown.done, shown.login)
    found = []
    for make in (*makers, shown.attendant, shown.override):
        front.show(make())  # Whoever was there before is gone, and their language with them.
        for code in language.NAMES:
            front.turn(code)
            front.show(shown.told(make(), longest_notice()))
            found += [f"{make.__name__} in {code}: {one}" for one in problems(front.window, mm)]
            assert front.stage.language.current == code
    assert not found, "\n".join(found)


def outlet_sheets(front: Any, mm: float) -> list[str]:  # noqa: ANN401 - The fixture's screen.
    """Return what is wrong with the sheets of outlets and of alarms."""
    found = []
    sheets = {
        "served": shown.served(),
        "paused": shown.served(is_paused=True),
        "override": shown.served(by="Alexander"),
        "refused": shown.told(shown.served(), Notice.LIMIT_STANDS),
        "told": shown.told(shown.served(), Notice.VALVE_OPEN),
        "settings": shown.failed("refused_watchdog", 2),
        "swapped": shown.failed("other_controller", 2),
    }
    for name, whole in sheets.items():
        front.show(whole)
        front.tap("outlet-2")
        found += [f"{name}: {problem}" for problem in problems(front.window, mm)]
        front.tap("acts-close")
    front.show(shown.served())
    front.tap("outlet-2")
    for act in ("pause", "finish", "move", "lock", "out"):
        front.tap(f"act-{act}")
        found += [f"why {act}: {problem}" for problem in problems(front.window, mm)]
        front.tap("acts-close")
    front.show(replace(shown.served(), visit=shown.attendant().visit))
    front.tap("act-move")
    found += [f"nowhere: {problem}" for problem in problems(front.window, mm)]
    front.tap("acts-close", "acts-close")
    alarms = (
        "outlet_2:valve_stuck",
        "outlet_3:unaccounted_flow",
        "payment_stuck:P-000007",
        "storage",
    )
    stuck = shown.stuck()
    assert stuck.visit.attendant is not None
    who = replace(stuck.visit.attendant, alarms=alarms)
    front.show(replace(stuck, visit=replace(stuck.visit, attendant=who)))
    found += [f"alarm line: {problem}" for problem in problems(front.window, mm)]
    front.tap("alarms")
    found += [f"alarms: {problem}" for problem in problems(front.window, mm)]
    front.tap("alarms-close")
    return found


@every_pair
def test_every_form_and_sheet_fits(screen: Put, size: tuple[int, int], language: str) -> None:
    """What opens by a touch fits as well: the forms, help, languages, reasons."""
    front = screen(size, language=language)
    mm = (size[0] ** 2 + size[1] ** 2) ** 0.5 / LAYOUTS[size]
    found = []
    front.show(shown.choose())
    for tab in ("tab-quantity", "tab-fill"):
        front.tap(tab)
        found += [f"{tab}: {problem}" for problem in problems(front.window, mm)]
    sheets = {"queue": shown.waited(16), "leave": shown.queued(), "code": shown.pay()}
    sheets |= {"add": shown.added()}
    for name, whole in sheets.items():
        front.show(whole)
        front.tap(name)
        found += [f"{name}: {problem}" for problem in problems(front.window, mm)]
    front.show(shown.overview())
    front.show(shown.pay())
    for last in "CD":  # A code, and what is none.
        front.tap("code", *(f"code-{one}" for one in f"7Q2MK9VX4DTB{last}"))
        found += [f"code {last}: {problem}" for problem in problems(front.window, mm)]
        front.tap("code-close")
    front.show(shown.overview())
    front.show(shown.added(is_asking=True))
    front.tap("add")
    found += [f"asking: {problem}" for problem in problems(front.window, mm)]
    front.show(shown.overview())
    for way in ("bank_app", "cash"):
        front.show(shown.added_in(way))
        front.tap("add")
        found += [f"adding: {problem}" for problem in problems(front.window, mm)]
        front.show(shown.added_in(way, is_asking=True))
        found += [f"adding by {way}: {problem}" for problem in problems(front.window, mm)]
        front.show(shown.overview())
    if remote.named(front.window, "ways") is None:
        front.show(shown.ways())
    if remote.named(front.window, "ways") is not None:
        front.tap("ways")
        found += [f"ways: {problem}" for problem in problems(front.window, mm)]
        front.tap("ways-close")
    front.show(shown.attended(1))
    front.tap("payments")
    found += [f"handing back: {problem}" for problem in problems(front.window, mm)]
    front.show(shown.stuck())
    found += [f"stuck: {problem}" for problem in problems(front.window, mm)]
    for by in ("Tom", "Maria"):
        front.show(shown.refund_waits(by=by))
        found += [f"refund by {by}: {problem}" for problem in problems(front.window, mm)]
    front.show(shown.attended(3))
    found += [f"payments: {problem}" for problem in problems(front.window, mm)]
    front.tap("decline")
    found += [f"declining: {problem}" for problem in problems(front.window, mm)]
    front.tap("payments-close", "payments-close")
    front.show(shown.attendant())
    found += outlet_sheets(front, mm)
    front.tap("help")
    found += [f"help: {problem}" for problem in problems(front.window, mm)]
    front.tap("help-close")
    for name in HELPED:
        front.show(shown.overview())
        front.show(shown.EVERY[name]())
        front.tap("help")
        found += [f"help at {name}: {problem}" for problem in problems(front.window, mm)]
        front.tap("help-close")
    front.show(shown.at_desk(voucher=None))
    front.tap("vouchers")
    found += [f"vouchers: {problem}" for problem in problems(front.window, mm)]
    for way, back in (("code", "key-close"), ("sell", "back"), ("number", "back")):
        front.tap(f"voucher-{way}")
        found += [f"voucher {way}: {problem}" for problem in problems(front.window, mm)]
        front.tap(f"voucher-{back}")
    front.show(shown.at_desk(code="7Q2M-K9VX-4DTB-C", batch="spring", state="void"))
    found += [f"voucher: {problem}" for problem in problems(front.window, mm)]
    front.show(shown.at_desk())
    front.tap("voucher-void")
    found += [f"why void: {problem}" for problem in problems(front.window, mm)]
    front.tap("voucher-back", "voucher-close")
    front.show(shown.past_receipts())
    front.tap("receipts")
    found += [f"receipts: {problem}" for problem in problems(front.window, mm)]
    front.tap("refund-1234567")
    found += [f"refunding: {problem}" for problem in problems(front.window, mm)]
    front.tap("refund-key-4", "refund-key-2")
    found += [f"refunding some: {problem}" for problem in problems(front.window, mm)]
    front.tap("refund-back")
    front.tap("receipts-number")
    found += [f"receipts by number: {problem}" for problem in problems(front.window, mm)]
    front.tap("receipts-close")
    for name, whole in shown.commissionings().items():
        front.show(shown.overview())
        front.show(whole)
        front.tap("commission")
        found += [f"{name}: {problem}" for problem in problems(front.window, mm)]
        front.tap("commission-close")
    for name, step in (("shift", ""), ("shift: count", "shift-count"), ("day", "shift-day")):
        front.show(shown.overview())
        front.show(shown.on_shift(shift=0 if name == "day" else 3))
        front.tap(*filter(None, ("shift", step)))
        found += [f"{name}: {problem}" for problem in problems(front.window, mm)]
        front.tap("shift-close")
    if remote.named(front.window, "language") is not None:
        front.tap("language")
        found += [f"languages: {problem}" for problem in problems(front.window, mm)]
    assert not found, "\n".join(found)


@every_pair
def test_health_and_charts_fit(screen: Put, size: tuple[int, int], language: str) -> None:
    """Every page of both, full, empty and at their extremes."""
    front = screen(size, language=language)
    mm = (size[0] ** 2 + size[1] ** 2) ** 0.5 / LAYOUTS[size]
    found = []
    for name, whole in (
        ("health", shown.attendant()),
        ("health", shown.healthy()),
        ("charts", shown.charted(ChartsSnapshot())),
        ("charts", shown.charted(ChartsSnapshot(is_read=True))),
        ("charts", shown.charted()),
    ):
        front.show(shown.overview())
        front.show(whole)
        for part in shown.turned(front, name):
            found += [f"{name} {part}: {problem}" for problem in problems(front.window, mm)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("size", LAYOUTS, ids=lambda size: f"{size[0]}x{size[1]}")
def test_every_page_of_the_office_fits(screen: Put, size: tuple[int, int]) -> None:
    """Prices, people, the journal, the software: every state, turned from language to language."""
    spoken = [code for one, code in PAIRS if one == size]
    front = screen(size)
    mm = (size[0] ** 2 + size[1] ** 2) ** 0.5 / LAYOUTS[size]
    found = []
    for name, (make, touches) in shown.MANAGED.items():
        made = make()
        front.show(shown.pay())
        front.show(made)
        front.tap(*touches)
        for code in sorted(spoken, key=lambda one: one not in made.languages):
            front.turn(code)
            found += [f"{name} in {code}: {one}" for one in problems(front.window, mm)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("size", LAYOUTS, ids=lambda size: f"{size[0]}x{size[1]}")
def test_whoever_pays_for_time_has_seen_what_it_costs(screen: Put, size: tuple[int, int]) -> None:
    """On the form where the amount is said, on every panel: the whole price, free minutes too."""
    front = screen(size)
    front.show(shown.EVERY["choose-several"]())
    assert front.says("€0.59/kWh + €0.10/min\u00a0(>60\u00a0min)")


@pytest.mark.parametrize("size", LAYOUTS, ids=lambda size: f"{size[0]}x{size[1]}")
def test_what_a_stuck_key_types_can_be_read(screen: Put, size: tuple[int, int]) -> None:
    """The keypad is flooded with nines: what it makes of them fits, in both forms."""
    front = screen(size)
    mm = (size[0] ** 2 + size[1] ** 2) ** 0.5 / LAYOUTS[size]
    front.show(shown.choose())
    for tab in ("tab-amount", "tab-quantity"):
        front.tap(tab)
        for key in "999999999999.99999999":
            front.stage.kiosk.choose.key(key)
        front.settle()
        assert problems(front.window, mm) == [], tab


def pixels(front: Any) -> QImage:  # noqa: ANN401 - The fixture's screen.
    """Return the picture of the window, once it stands still."""
    front.settle()
    return front.window.grabWindow()


TO_THE_PIXEL = ("overview-4", "pay", "delivering-four", "done")
REPLUGGED = (
    *TO_THE_PIXEL,
    *("code-typed", "payments", "outlet-served"),
    *("attendant-alarm", "override-typed", "commission-many"),
)
"""Of customers and attendants, with and without a sheet on top and something typed."""


@pytest.mark.parametrize("name", REPLUGGED)
def test_a_screen_that_is_replugged_at_another_size_follows(screen: Put, name: str) -> None:
    """Through every layout and back in the middle of a sale, each as if it had begun there."""
    [scene] = [one for one in scenes.EVERY if one.name == name]

    def play(on: Any) -> None:  # noqa: ANN401 - The fixture's screen.
        for step in scene.steps:
            if isinstance(step, str):
                on.tap(step)
            else:
                on.show(step())

    front = screen((1280, 800))
    play(front)
    for size in (*LAYOUTS, (1280, 800)):
        front.window.resize(*size)
        front.qtbot.waitUntil(lambda size=size: front.window.width() == size[0])
        now = pixels(front)
        found = problems(front.window, (size[0] ** 2 + size[1] ** 2) ** 0.5 / LAYOUTS[size])
        assert found == [], size
        assert (now.width(), now.height()) == size
        fresh = screen(size)
        play(fresh)
        fresh_now = pixels(fresh)
        assert fresh.texts() == front.texts(), f"{size} says otherwise when it was not begun in"
        if name in TO_THE_PIXEL:  # Beside a keypad spare room may be shared out otherwise.
            assert fresh_now == now, f"{size} looks otherwise when it was not begun in"
        fresh.window.close()


@pytest.mark.parametrize("size", LAYOUTS, ids=lambda size: f"{size[0]}x{size[1]}")
def test_no_mark_runs_through_a_word(screen: Put, size: tuple[int, int]) -> None:
    """Whatever somebody has turned on or asked for: the line that says so leaves words alone."""
    front = screen(size)
    found = []
    for modes in ((), ("large",), ("low",), ("still", "patient")):
        for make in (shown.overview, shown.choose, shown.pay, shown.delivering, shown.done):
            front.show(shown.needing(shown.called(make()), *modes))
            items = list(shown_tree(front_most(front.window)))
            struck = struck_texts(items, texts(items))
            found += [f"{make.__name__} {' '.join(modes)}: {one}" for one in struck]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("size", LAYOUTS, ids=lambda size: f"{size[0]}x{size[1]}")
def test_whoever_overrides_sees_what_they_release(screen: Put, size: tuple[int, int]) -> None:
    """On every panel: who pays, the outlet, its product and price, what is left, and "Why?"."""
    front = screen(size)
    front.show(shown.override())
    for told in ("Operator pays", "2", "Diesel B7", "€1.649/L", "€200.00", "Why?", "Goodwill"):
        assert front.says(told), told
