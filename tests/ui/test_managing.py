"""Prices, people, the journal and the software at the screen: what is shown, and what is sent."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from fakes import snapshots as shown

from kiosk.api.commands import (
    AddUser,
    AgreePrice,
    BarUser,
    ChangePin,
    ChangePrice,
    ChangeRole,
    DropPrice,
    LeaveJournal,
    Logout,
    LookAt,
    RemoveUser,
    ResetPin,
    ShowJournal,
    StillHere,
)
from kiosk.api.snapshot import JournalSnapshot, Snapshot
from ui import licences, remote, words_managing

Put = Callable[..., Any]
PIN = "314260"


def opened(screen: Put, whole: Snapshot, *names: str) -> Any:  # noqa: ANN401 - The fixture's.
    """Return the screen with a page of the board open."""
    front = screen()
    front.show(whole)
    front.tap("manage", *names)
    return front


def typed(prefix: str, digits: str) -> tuple[str, ...]:
    """Return the keys to touch for `digits`."""
    return tuple(f"{prefix}-key-{one}" for one in digits)


@pytest.mark.parametrize("what", ["health", "charts"])
def test_how_everything_is_is_two_touches_from_the_board(screen: Put, what: str) -> None:
    """Where whoever looks for it looks first."""
    front = opened(screen, shown.managed(), f"manage-{what}")
    assert LookAt(what) in front.asked()


# --- Prices -------------------------------------------------------------------------------------


@pytest.mark.req("ATT-15")
def test_a_new_price_is_looked_at_beside_the_old_one_before_it_is_sent(screen: Put) -> None:
    """Typed, then old and new, from when on and why; nothing is sent before the last touch."""
    front = opened(screen, shown.managed(), "manage-prices", "price-water")
    assert front.says("€0.12/L")
    front.tap("prices-key-0", "prices-key-dot", "prices-key-1", "prices-key-3", "prices-go")
    assert front.says("€0.12/L")
    assert front.says("€0.13/L")
    assert front.says("keep the old price")
    assert not front.item("prices-go").property("enabled")
    front.tap("prices-hour-next", "prices-hour-next", "prices-why-market")
    assert front.says("01:00")
    front.tap("prices-go")
    assert front.asked() == [ChangePrice("water", 1_300, 1, "market")]


def test_at_once_stands_before_midnight_and_after_eleven(screen: Put) -> None:
    """Turned back once it is 23:00, turned on it is at once again."""
    front = opened(screen, shown.managed(), "manage-prices", "price-water")
    front.tap("prices-key-1", "prices-go", "prices-hour-before")
    assert front.says("23:00")
    front.tap("prices-hour-next")
    assert front.says("At once")


@pytest.mark.req("ATT-09")
def test_a_large_change_says_that_it_takes_two(screen: Put) -> None:
    """Before it is sent; afterwards somebody else is offered to agree, and its author is not."""
    front = opened(screen, shown.managed(), "manage-prices", "price-water")
    front.tap("prices-key-1", "prices-go")
    assert front.says("a second person has to agree")
    front.tap("prices-back", "prices-back", "price-diesel")
    assert front.says("Maximilian asks for €1.899/L")
    front.tap("prices-agree")
    assert front.asked() == [AgreePrice("diesel", 18_990)]
    front.show(shown.overview())
    front.show(shown.managed(name="Maximilian"))
    front.tap("manage", "manage-prices", "price-diesel")
    assert "I agree" not in front.texts()
    front.tap("prices-drop")
    assert front.asked(2)[1:] == [DropPrice("diesel")]


@pytest.mark.req("ATT-15")
def test_a_slip_of_ten_times_cannot_be_confirmed(screen: Put) -> None:
    """The bounds stand beside what is typed; beyond them there is no way on."""
    front = opened(screen, shown.managed(), "manage-prices", "price-water")
    assert front.says("From €0.05/L to €2.00/L")
    front.tap("prices-key-1")
    assert front.item("prices-go").property("enabled")
    front.tap("prices-key-2")
    assert not front.item("prices-go").property("enabled")
    front.tap("prices-key-erase", "prices-key-erase", "prices-key-0", "prices-key-dot")
    front.tap("prices-key-0", "prices-key-4")
    assert not front.item("prices-go").property("enabled")


@pytest.mark.parametrize(
    ("bounds", "told"),
    [
        ({"least_e4": 500, "most_e4": 0}, "€0.05/L or more"),
        ({"least_e4": 0, "most_e4": 20_000}, "€2.00/L or less"),
        ({"least_e4": 0, "most_e4": 0}, ""),
    ],
)
def test_a_price_may_have_one_bound_or_none(screen: Put, bounds: dict[str, int], told: str) -> None:
    """Only what the settings file says is said."""
    prices = [replace(one, **bounds) if one.product == "water" else one for one in shown.prices()]
    front = opened(screen, shown.managed(prices=tuple(prices)), "manage-prices", "price-water")
    assert [one for one in front.texts() if "or more" in one or "or less" in one] == [told] * bool(
        told
    )


@pytest.mark.req("AT-04")
def test_whoever_may_not_change_a_price_is_told_so(screen: Put) -> None:
    """An attendant, and anybody where the price has steps: there is a word, and no keypad."""
    attendant = shown.managed(name="Chen", role="attendant")
    front = opened(screen, attendant, "manage-prices", "price-water")
    assert front.says("Only a manager")
    assert "Continue" not in front.texts()
    front.show(shown.managed())
    front.tap("prices-back", "price-ev")
    assert front.says("This price has steps")
    assert "Continue" not in front.texts()


def test_a_price_that_changed_meanwhile_is_not_overwritten_unseen(screen: Put) -> None:
    """Somebody else was quicker: what was typed is gone, and the list shows what holds."""
    front = opened(screen, shown.managed(), "manage-prices", "price-water")
    front.tap("prices-key-1", "prices-go", "prices-why-market")
    prices = [
        replace(one, price_e4=1_500) if one.product == "water" else one for one in shown.prices()
    ]
    front.show(shown.managed(prices=tuple(prices)))
    assert front.says("€0.15/L")
    assert "Change the price" not in front.texts()
    assert front.asked(0) == []


# --- People -------------------------------------------------------------------------------------


@pytest.mark.req("ATT-02")
def test_somebody_is_added_with_a_name_a_role_and_a_first_pin(screen: Put) -> None:
    """The name by letters, the PIN as dots; no digit of it is ever on the screen."""
    front = opened(screen, shown.managed(), "manage-users", "users-add")
    front.tap("name-B", "name-E", "name-N", "name-space", "name-L", "name-I", "name-go")
    front.tap("role-technician", *typed("new-pin", PIN))
    assert front.says("A first PIN for Ben Li")
    assert PIN not in " ".join(front.texts())
    front.tap("new-pin-ok")
    assert front.asked() == [AddUser("Ben Li", "technician", PIN)]


def test_what_can_be_done_with_somebody(screen: Put) -> None:
    """A new PIN, another role, a lock, the end: each with its own question."""
    two = shown.users(2)[::-1]
    front = opened(screen, shown.managed(users=two), "manage-users", "user-Maximilian Oberhuber")
    assert front.says("Technician")
    front.tap("user-pin", *typed("new-pin", PIN), "new-pin-ok")
    front.tap("new-pin-back", "user-role", "role-manager", "role-back", "user-bar")
    front.tap("user-remove", "remove-back", "user-remove", "remove-yes")
    name = "Maximilian Oberhuber"
    assert front.asked(4) == [
        ResetPin(name, PIN),
        ChangeRole(name, "manager"),
        BarUser(name, is_barred=True),
        RemoveUser(name),
    ]
    front.show(shown.managed(users=two[1:]))
    assert front.says("People")


def test_the_last_manager_is_told_why_nothing_can_be_done_with_them(screen: Put) -> None:
    """The buttons are there and off, with a sentence beside them."""
    front = opened(screen, shown.managed(), "manage-users", "user-Maria")
    assert front.says("The last manager stays one")
    for name in ("user-role", "user-bar", "user-remove"):
        assert not front.item(name).property("enabled")


@pytest.mark.req("ATT-01")
def test_an_attendant_sees_no_list_and_may_change_their_own_pin(screen: Put) -> None:
    """Typed twice; where the two differ nothing is sent."""
    front = opened(screen, shown.managed(name="Chen", role="attendant"), "manage-users")
    assert front.says("Only a manager sees the list")
    assert "Add somebody" not in front.texts()
    front.tap("users-own", *typed("new-pin", PIN), "new-pin-ok", *typed("new-pin", "740592"))
    front.tap("new-pin-ok")
    assert front.says("The two differed")
    front.tap(*typed("new-pin", PIN), "new-pin-ok", *typed("new-pin", PIN), "new-pin-ok")
    assert front.asked() == [ChangePin(PIN)]


@pytest.mark.req("ATT-02")
def test_whoever_has_a_first_pin_sees_nothing_before_they_have_changed_it(screen: Put) -> None:
    """The way out is to log out."""
    front = screen()
    front.show(shown.managed(must_choose=True))
    front.tap(*typed("own-pin", PIN), "own-pin-ok", *typed("own-pin", PIN), "own-pin-ok")
    front.tap("own-pin-close")
    assert front.asked(2) == [ChangePin(PIN), Logout()]
    front.show(shown.managed())
    assert "Choose your own PIN" not in " ".join(front.texts())


# --- The journal --------------------------------------------------------------------------------


@pytest.mark.req("ATT-23")
def test_the_journal_is_read_in_plain_words_page_by_page(screen: Put) -> None:
    """What, where, who and why, how much; older and newer by touch."""
    front = opened(screen, shown.managed(), "manage-journal")
    assert front.says("123456  ·  Price changed")
    assert front.says("Maria  ·  diesel  ·  Market price  ·  €1.649/L → €1.699/L")
    assert front.says("Outlet 3  ·  Chen  ·  Maintenance")
    assert front.says("123456 entries proven")
    front.tap("journal-older", "journal-newer", "journal-close")
    assert front.asked(4) == [
        ShowJournal(4),
        ShowJournal(4, before=123_446),
        ShowJournal(4),
        LeaveJournal(),
    ]


@pytest.mark.req("AT-04")
def test_the_journal_says_that_it_is_only_to_be_read(screen: Put) -> None:
    """There is a sentence, and nothing to touch but turning, choosing and closing."""
    front = opened(screen, shown.managed(), "manage-journal")
    assert front.says("nothing here can be changed")


def test_entries_are_chosen_by_outlet_kind_person_and_day(screen: Put) -> None:
    """Each is turned to; what was chosen is what is asked for, and the button says so."""
    front = opened(screen, shown.managed(), "manage-journal", "journal-choose")
    front.tap("journal-outlet-next", "journal-outlet-next", "journal-kind-before")
    front.tap("journal-person-next", "journal-day-before", "journal-day-before")
    assert front.says("Outlet 2")
    assert front.says("System")
    front.tap("journal-show")
    assert front.asked(2)[-1] == ShowJournal(4, 0, 2, "system", "Aisha", 1)
    assert front.says("Filtered")
    front.tap("journal-choose", "journal-day-next", "journal-day-next", "journal-outlet-before")
    assert front.says("Every day")
    assert front.says("Outlet 1")


@pytest.mark.req("REC-03")
def test_a_chain_that_is_not_sound_is_told_in_red(screen: Put) -> None:
    """With the first bad entry; while it is being proven, how far that has come."""
    broken = JournalSnapshot(shown.entries(3), good=41, fault="entry 42: missing")
    front = opened(screen, shown.managed(journal=broken), "manage-journal")
    assert front.says("Not sound: entry 42: missing")
    front.show(shown.managed(journal=JournalSnapshot(shown.entries(3), good=1_200)))
    assert front.says("1200 of 123456 entries proven")


def test_a_kind_of_entry_that_nobody_knows_is_shown_as_it_came() -> None:
    """A newer engine may write what this screen has no words for."""
    assert words_managing.kind("moon-landing") == "Moon landing"
    assert words_managing.reason("dark_side") == "dark side"


# --- The software -------------------------------------------------------------------------------


@pytest.mark.req("LRS-01")
@pytest.mark.req("LRS-08")
@pytest.mark.parametrize(
    "name", ["overview-4", "choose-one", "pay", "queue", "delivering-one", "done", "out-of-service",
             "login", "attendant-4", "override"],
)  # fmt: skip
def test_an_inspector_needs_two_touches_and_no_login(screen: Put, name: str) -> None:
    """From every screen: version, both hashes whole, serial number, journal and counter."""
    front = screen()
    front.show(replace(shown.EVERY[name](), inspected=shown.SOFTWARE))
    front.tap("help", "about")
    told = " ".join(front.texts()).replace(" ", "")
    for fact in (
        shown.SOFTWARE.version,
        shown.SOFTWARE.legal_sha256,
        shown.SOFTWARE.settings_sha256,
        shown.SOFTWARE.head,
        shown.SOFTWARE.serial,
        str(shown.SOFTWARE.entries),
    ):
        assert fact in told
    assert set(front.asked(0)) <= {StillHere()}


def test_the_licences_are_three_touches_away_and_turn_by_touch(screen: Put) -> None:
    """Qt's with where its source is; the last page ends the list."""
    front = screen()
    front.show(shown.overview())
    front.tap("help", "about", "licences")
    assert front.says("GNU Lesser General Public License")
    seen = set(front.texts())
    while front.item("about-next").property("enabled"):
        front.tap("about-next")
        seen |= set(front.texts())
    for one in licences.shipped():
        assert f"{one.name} {one.version}  ·  {one.licence}" in seen
        assert one.source in seen


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("alembic", ("Permission is hereby granted",)),
        ("Inter", ("SIL OPEN FONT LICENSE", "The Inter Project Authors")),
        (
            "Qt",
            ("GNU LESSER GENERAL PUBLIC LICENSE", "GNU GENERAL PUBLIC LICENSE", "download.qt.io"),
        ),
    ],
)
def test_a_licence_is_read_page_by_page_to_its_end(
    screen: Put, monkeypatch: pytest.MonkeyPatch, name: str, words: tuple[str, ...]
) -> None:
    """Without a network, with where the source is; no line is lost between two pages."""
    [component] = [one for one in licences.shipped() if one.name == name]
    monkeypatch.setattr(licences, "shipped", lambda: (component,))
    front = screen()
    front.show(shown.overview())
    front.tap("help", "about", "licences", f"licence-{name}")
    pages = [front.item("licence-text").property("text")]
    while (onward := remote.named(front.window, "about-next")) and onward.isEnabled():
        front.tap("about-next")
        pages.append(front.item("licence-text").property("text"))
    read = "".join("".join(pages).split())
    assert "".join(licences.text_of(component).split()) in read
    assert all("".join(word.split()) in read for word in words)
    assert all(len(page.splitlines()) < 60 for page in pages)
    front.tap("about-back")
    assert front.says(component.source)


def test_a_licence_is_read_on_whatever_panel_is_plugged_in(screen: Put) -> None:
    """The page takes the text that fits it, and the text the page; neither waits for the other."""
    front = screen()
    front.show(shown.overview())
    front.tap("help", "about", "licences")
    name = licences.shipped()[0].name
    texts = set()
    for size in ((1080, 1920), (800, 480), (1280, 800)):
        front.tap(f"licence-{name}")
        texts.add(front.item("licence-text").property("text"))
        front.tap("about-back")
        front.window.resize(*size)
        front.settle()
    assert len(texts) > 1


def test_every_licence_has_its_text() -> None:
    """Where this fails: python -m ui.licences; or keep the text of what brings none by hand."""
    for one in licences.shipped():
        text = licences.text_of(one)
        assert len(text) > 400, one.name
        assert not any(line != line.rstrip() for line in text.splitlines()), one.name
    names = {path.stem for path in licences.TEXTS.glob("*.txt")}
    assert names <= licences.locked().keys()
    [mpl] = [one for one in licences.shipped() if one.name == "certifi"]
    assert "Mozilla Public License Version 2.0" in licences.text_of(mpl)


def test_the_list_of_licences_is_of_the_locked_packages() -> None:
    """Where this fails: python -m ui.licences."""
    rows = licences.shipped()
    listed = {one.name: one.version for one in rows if one not in licences.BESIDE}
    assert listed == licences.locked()
    assert list(licences.made(rows)) == list(rows)
    assert json.loads(licences.LIST.read_text(encoding="utf-8"))
    assert all(one.licence and one.source.startswith("http") for one in rows)


def test_the_sheet_closes_when_its_reader_has_gone(screen: Put) -> None:
    """The next customer finds a clean screen."""
    front = screen()
    front.show(shown.overview())
    front.tap("help", "about")
    assert front.says("Licences")
    front.show(shown.pay())
    assert "Licences" not in front.texts()
