"""`kiosk report x|z|day|range|fraud|rails`: what a time came to, and whether it agrees."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack, closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from kiosk.api import commands
from kiosk.api.snapshot import Notice
from kiosk.cli.attached import Attached, Detached, NotSo
from kiosk.cli.compose import LOCALPAY_FILE, STORE_FILE, provider_rail
from kiosk.cli.confirming import ANSWER_S, SCREEN, log_in, pin_from
from kiosk.cli.report import between, date_of, zone_of
from kiosk.cli.running import SETTINGS_WRONG, STORAGE_WRONG, settings_of
from kiosk.cli.speech import Failure, say
from kiosk.domain.money import NOTHING
from kiosk.domain.report import Report, Table, added
from kiosk.domain.tally import OWN_RAILS
from kiosk.ports import PaymentRail, RailView, StorageError
from kiosk.reports import days, tables, text
from kiosk.reports.sheet import Column, Kind, Section, Sheet, Style, Value, rows_of
from kiosk.reports.words import chosen
from kiosk.runtime.clock import SystemClock
from kiosk.settings import SecretUnreadable, Settings
from kiosk.settings.model import LOCALPAY
from kiosk.storage import days as stored
from kiosk.storage.against_rails import (
    EXPECTED,
    Compared,
    LocalPayments,
    asked,
    compared,
    given_back,
)
from kiosk.storage.reading import Reader, open_reader

UNRECONCILED = 5
"""Something differs, and is named."""
WEEK = timedelta(days=7)
FONTS = Path(__file__).resolve().parents[2] / "assets" / "fonts"

Read = Callable[[str], RailView]


def x(wanted: argparse.Namespace) -> int:
    """Say what the running day comes to; nothing is changed by it."""
    settings = settings_of(wanted)
    with _reader(settings) as reader:
        report = stored.running(reader)
    return _hand_out(wanted, settings, report, _style(wanted, settings).words.say("x_report"))


def z(wanted: argparse.Namespace) -> int:
    """Say once more what a closed day came to; close the running one first where that is asked."""
    settings = settings_of(wanted)
    if wanted.close:
        _close(wanted, settings)
    with _reader(settings) as reader:
        if wanted.check:
            return _check(reader)
        closed = {one.number: one for one in stored.closed(reader)}
    if not closed:
        raise Failure("No day has been closed yet: `kiosk report z --close --name NAME`.")
    number = wanted.number or max(closed)
    if number not in closed:
        raise Failure(f"No day has the number {number}; known: {min(closed)} to {max(closed)}.")
    title = _style(wanted, settings).words.say("z_report").format(number=number)
    return _hand_out(wanted, settings, closed[number], title, is_copy=not wanted.close)


def day(wanted: argparse.Namespace) -> int:
    """Say what one calendar day came to."""
    settings = settings_of(wanted)
    at = _day_of(settings, wanted.day)
    return _during(wanted, settings, at, at)


def span(wanted: argparse.Namespace) -> int:
    """Say what several days came to: calendar days, or closed ones by their numbers."""
    settings = settings_of(wanted)
    if wanted.first_number or wanted.last_number:
        with _reader(settings) as reader:
            closed = stored.closed(reader)
        first = wanted.first_number or 1
        last = wanted.last_number or max((one.number for one in closed), default=0)
        whole = added(one for one in closed if first <= one.number <= last)
        if whole is None:
            raise Failure(f"No closed day has a number from {first} to {last}.")
        return _hand_out(wanted, settings, whole, f"Z {first} - Z {last}")
    if wanted.begin is None:
        raise Failure("Say from when: `--from 2027-03-01 --to 2027-03-31`, or `--from-z 1`.")
    first, last = _day_of(settings, wanted.begin), _day_of(settings, wanted.end)
    return _during(wanted, settings, first, last)


def fraud(wanted: argparse.Namespace) -> int:
    """Say what each attendant did in a week, beside the median of all."""
    settings = settings_of(wanted)
    last = _day_of(settings, wanted.day)
    during = _between(settings, last - WEEK + timedelta(days=1), last)
    with _reader(settings) as reader:
        report = stored.during(reader, during)
        names = [one.name for one in reader.load().attendants]
    style = _style(wanted, settings)
    major = 10**settings.site.currency.exponent
    section = days.outstanding(report, names, major=major)
    sheet = Sheet(
        title=style.words.say("fraud_report"),
        facts=_times(settings, during),
        sections=tuple(
            one for one in (section, days.people(report), days.overrides(report)) if one.rows
        ),
        seller=days.seller(settings.site),
    )
    told = {
        "from": during.start,
        "to": during.stop,
        "people": report.rows(Table.PEOPLE),
        "against_median": [list(map(str, row)) for row in section.rows],
    }
    return _write(wanted, style, sheet, told)


def rails(wanted: argparse.Namespace) -> int:
    """Ask each rail for the payments of a day, and hold them against books and meters."""
    settings = settings_of(wanted)
    at = _day_of(settings, wanted.day)
    during = _between(settings, at, at)
    with ExitStack() as stack:
        reader = stack.enter_context(_reader(settings))
        report = stored.during(reader, during)
        known = _known_rails(settings, stack)
        payments = asked(reader, during, frozenset(OWN_RAILS))
        currency = settings.site.currency.code
        given = given_back(reader)
        found = [
            compared(one, known.get(one.rail), currency, given.get(one.id, NOTHING))
            for one in payments
        ]
    style = _style(wanted, settings)
    wrong = [one for one in found if one.verdict not in EXPECTED]
    on_rails = sum(one.booked for one in found)
    at_rails = sum(one.at_rail or 0 for one in found)
    sums = days.three_ways(report, at_rails, on_rails)
    sheet = Sheet(
        title=style.words.say("rails_report"),
        facts=_times(settings, during),
        sections=(sums, _against(found, is_warning=bool(wrong)), *_meters(report)),
        seller=days.seller(settings.site),
        notes=days.notes(report, settings.site),
    )
    told = {
        "from": during.start,
        "to": during.stop,
        "metered": report.metered,
        "booked": report.booked,
        "carried_on": report.carried_on,
        "on_rails": on_rails,
        "at_rails": at_rails,
        "payments": [
            {
                "prepayment": one.prepayment, "sale": one.sale, "rail": one.rail,
                "reference": one.reference, "booked": one.booked, "at_rail": one.at_rail,
                "difference": one.difference, "verdict": str(one.verdict), "detail": one.detail,
            }
            for one in found
        ],
        "discrepancies": list(report.discrepancies),
    }  # fmt: skip
    _write(wanted, style, sheet, told)
    return UNRECONCILED if wrong or sums.is_warning or report.discrepancies else 0


# --- Closing ------------------------------------------------------------------------------------


def _close(wanted: argparse.Namespace, settings: Settings) -> None:
    """Ask the running engine to close the day, as an attendant who is logged in."""
    if not wanted.name:
        raise Failure("Say who closes the day: `--name NAME`.")
    pin = pin_from(wanted.pin_file)
    try:
        with closing(Attached(settings.socket_path, SCREEN, timeout_s=ANSWER_S)) as screen:
            log_in(screen, wanted.name, pin)
            attendant = screen.snapshot.visit.attendant
            before = 0 if attendant is None else attendant.shift.day
            screen.ask(commands.CloseDay())
            seen = screen.until(
                lambda one: (
                    bool(one.visit.notice)
                    or (one.visit.attendant is not None and one.visit.attendant.shift.day > before)
                ),
                within_s=ANSWER_S,
            )
            screen.ask(commands.Logout())
    except Detached as gone:
        raise Failure(f"No engine answers at {settings.socket_path}: {gone}.") from None
    except NotSo:
        raise Failure("The engine does not answer in time; ask `kiosk report z` again.") from None
    if seen.visit.notice is Notice.SHIFT_OPEN:
        raise Failure("A shift is open: count its drawer and close it first.")
    if seen.visit.notice:
        raise Failure("The day is not closed: the journal is still being added up. Try again.")


def _check(reader: Reader) -> int:
    """Make every closed day's report again from the journal alone."""
    status = 0
    for kept, ours in stored.again(reader.journal()):
        is_same = replace(kept, number=0) == replace(ours, number=0)
        say(f"Z {kept.number}: {'follows from the journal' if is_same else 'DOES NOT FOLLOW'}")
        status = status if is_same else UNRECONCILED
    return status


# --- Handing out --------------------------------------------------------------------------------


def _during(wanted: argparse.Namespace, settings: Settings, first: date, last: date) -> int:
    with _reader(settings) as reader:
        report = stored.during(reader, _between(settings, first, last))
    title = first.isoformat() if first == last else f"{first.isoformat()} - {last.isoformat()}"
    words = _style(wanted, settings).words
    return _hand_out(wanted, settings, report, f"{words.say('range_report')} {title}")


def _hand_out(
    wanted: argparse.Namespace,
    settings: Settings,
    report: Report,
    title: str,
    *,
    is_copy: bool = False,
) -> int:
    sheet = days.sheet(report, settings.site, title, is_copy=is_copy)
    told = report.body() | {
        "currency": settings.site.currency.code,
        "exponent": settings.site.currency.exponent,
        "discrepancies": list(report.discrepancies),
    }
    return _write(wanted, _style(wanted, settings), sheet, told)


def _write(
    wanted: argparse.Namespace, style: Style, sheet: Sheet, told: Mapping[str, object]
) -> int:
    """Write the sheet wherever it was asked for; to the terminal where nowhere."""
    try:
        if wanted.csv is not None:
            wanted.csv.mkdir(parents=True, exist_ok=True)
            for name, content in tables.files(sheet, style.currency).items():
                (wanted.csv / name).write_bytes(content.encode())
        if wanted.pdf is not None:
            from kiosk.reports import document  # noqa: PLC0415 - It brings fonts and pictures.

            wanted.pdf.write_bytes(document.written(sheet, style, FONTS))
    except OSError as error:
        raise Failure(f"{error.filename} cannot be written: {error.strerror}") from None
    if wanted.json:
        say(json.dumps(told, ensure_ascii=False, sort_keys=True))
    elif wanted.csv is None and wanted.pdf is None:
        say(text.written(sheet, style).rstrip("\n"))
    return 0


def _style(wanted: argparse.Namespace, settings: Settings) -> Style:
    return Style(chosen(wanted.language), settings.site.currency, zone_of(settings))


def _times(settings: Settings, during: range) -> tuple[tuple[str, Value, Kind], ...]:
    return (
        ("site", settings.site.name, Kind.TEXT),
        ("kiosk", settings.site.kiosk, Kind.TEXT),
        ("currency", settings.site.currency.code, Kind.TEXT),
        ("begun", during.start, Kind.MOMENT),
        ("ended", during.stop, Kind.MOMENT),
    )


def _against(found: Iterable[Compared], *, is_warning: bool) -> Section:
    columns = (
        Column("prepayment", Kind.TEXT),
        Column("rail", Kind.TEXT),
        Column("reference", Kind.TEXT),
        Column("on_rails"),
        Column("at_rails"),
        Column("difference"),
        Column("verdict", Kind.TEXT),
        Column("detail", Kind.TEXT),
    )
    rows: list[list[Value]] = [
        [
            one.prepayment, one.rail, one.reference, one.booked,
            "" if one.at_rail is None else one.at_rail, one.difference, str(one.verdict),
            one.detail,
        ]
        for one in found
    ]  # fmt: skip
    return Section("against_rails", columns, rows_of(rows), is_warning=is_warning)


def _meters(report: Report) -> tuple[Section, ...]:
    section = days.totalisers(report)
    return (section,) if section.rows else ()


# --- Small parts --------------------------------------------------------------------------------


def _reader(settings: Settings) -> Reader:
    path = settings.storage_folder / STORE_FILE
    if not path.exists():
        raise Failure(f"There are no books yet at {path}: start the kiosk once.", STORAGE_WRONG)
    try:
        return open_reader(path)
    except StorageError as error:
        raise Failure(str(error), STORAGE_WRONG) from None


def _known_rails(settings: Settings, stack: ExitStack) -> dict[str, Read]:
    """Return how each rail of the settings is asked for a payment."""
    found: dict[str, Read] = {}
    for name, choice in settings.rails.items():
        path = settings.storage_folder / LOCALPAY_FILE
        if choice.kind == LOCALPAY:
            if path.exists():
                local = LocalPayments(path)
                stack.callback(local.close)
                found[name] = local.read
            continue
        try:
            rail: PaymentRail = provider_rail(settings, choice, SystemClock())
        except SecretUnreadable as error:
            raise Failure(str(error), SETTINGS_WRONG) from None
        found[name] = rail.read
    return found


def _between(settings: Settings, first: date, last: date) -> range:
    return between(first, last, zone_of(settings))


def _day_of(settings: Settings, text: str | None) -> date:
    """Return the day of the place that `text` names; today where it names none."""
    return date_of(text or "today", zone_of(settings))
