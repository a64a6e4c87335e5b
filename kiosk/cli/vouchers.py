"""`kiosk voucher`: give vouchers out, print, list, show and void them, and renew their key.

With the engine running an attendant asks it, as at the screen; without it the books are written
here. Codes are drawn here and go into one file, for whoever prints them: the engine is told their
keyed hashes alone. No code is ever an argument, for those are seen by everybody on the machine.
"""

from __future__ import annotations

import argparse
import csv
import getpass
import json
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk.api import commands
from kiosk.api.snapshot import Notice, Snapshot, VoucherSnapshot
from kiosk.application.state import Change, State
from kiosk.application.vouchers import AT_ONCE, KEY, Vouchers
from kiosk.cli.attached import Attached, Detached, NotSo
from kiosk.cli.compose import STORE_FILE, receipt_printer
from kiosk.cli.confirming import log_in, pin_from
from kiosk.cli.people import amount_in, money_text
from kiosk.cli.running import STORAGE_WRONG, settings_of
from kiosk.cli.slips import last_day, voucher
from kiosk.cli.speech import Failure, say
from kiosk.domain.money import Money
from kiosk.domain.voucher import (
    NEVER,
    PAID_BACK,
    VALUE_MAX,
    Voucher,
    VoucherKey,
    VoucherState,
    code_in,
    drawn,
    grouped,
    number_in,
)
from kiosk.ports import Printed, PrinterLost, Setting, StorageError
from kiosk.runtime.clock import SystemClock, SystemIds
from kiosk.settings import PrinterSettings, Settings
from kiosk.storage.key_file import new_voucher_key, voucher_key
from kiosk.storage.reading import Reader, open_reader
from kiosk.storage.store import SqliteStore

SCREEN = "vouchers"
"""The name of our screen: the customer's own is left as it is."""
ANSWER_S = 30
PRINT_S = 240
COUNT_MAX = 100_000
OPERATOR = "operator"
"""Who acts where no attendant is named: whoever may write the books on this machine."""
COLUMNS = ("serial", "code", "value", "currency", "expires", "batch")


@dataclass(frozen=True, slots=True)
class _Act:
    """One change of the vouchers, in both of its forms."""

    command: commands.IssueVouchers | commands.VoidVouchers
    done: Callable[[Vouchers, Change], Sequence[Voucher]]


# --- Giving out ---------------------------------------------------------------------------------


def issue(asked: argparse.Namespace) -> int:
    """Give out a batch of vouchers; their codes go into a file and nowhere else."""
    settings = settings_of(asked)
    value = amount_in(settings.site.currency, asked.value)
    if not 0 < value.minor <= VALUE_MAX.minor or not 0 < asked.count <= COUNT_MAX:
        raise Failure(f"Give out 1 to {COUNT_MAX} vouchers, each worth something.")
    expires_ms = _end_of(asked.expires, settings.site.time_zone)
    batch = asked.batch or f"{SystemIds().code()[:8]}"
    key = _key(settings)
    codes = [drawn(SystemIds().code) for _ in range(asked.count)]
    rows = [("", grouped(code), value, expires_ms, batch) for code in codes]
    # Before they are worth anything: a voucher whose code is lost would be money lost.
    _write(asked.codes, settings, rows, is_new=True)
    numbers: list[int] = []
    with _acting(settings, asked) as act:
        for start in range(0, len(codes), AT_ONCE):
            marks = tuple(key.mark(code) for code in codes[start : start + AT_ONCE])
            first, last = act(_issuing(marks, value, batch, expires_ms, asked.by or OPERATOR))
            numbers += range(first, last + 1)
            rows = [
                (f"V-{number:06d}", *row[1:])
                for number, row in zip(numbers, rows[: len(numbers)], strict=True)
            ] + rows[len(numbers) :]
            _write(asked.codes, settings, rows, is_new=False)
    told = {"batch": batch, "count": len(numbers), "first": rows[0][0], "last": rows[-1][0]}
    worth = money_text(settings, value)
    _tell(asked, told, f"{len(numbers)} vouchers of {worth}, {rows[0][0]} to {rows[-1][0]}.")
    return 0


def _issuing(marks: tuple[str, ...], value: Money, batch: str, expires_ms: int, by: str) -> _Act:
    return _Act(
        commands.IssueVouchers(batch, value.minor, expires_ms, marks),
        lambda books, change: books.issue(
            change, marks, value, batch=batch, by=by, expires_ms=expires_ms
        ),
    )


# --- Looking ------------------------------------------------------------------------------------


def list_vouchers(asked: argparse.Namespace) -> int:
    """List vouchers with what is left of each, without their codes."""
    settings = settings_of(asked)
    with _reading(settings) as reader:
        found = reader.vouchers(1, 2**62)
        rows = [
            _facts(settings, reader, one)
            for one in found
            if not asked.batch or one.batch == asked.batch
        ]
    if asked.json:
        say(json.dumps(rows))
        return 0
    for row in rows:
        say(_line(settings, row))
    if not rows:
        say("There are no vouchers: `kiosk voucher issue`.")
    return 0


def show(asked: argparse.Namespace) -> int:
    """Tell about one voucher, by its serial."""
    settings = settings_of(asked)
    with _reading(settings) as reader:
        number = number_in(asked.serial)
        found = None if number is None else reader.voucher(number)
        if found is None:
            raise Failure(f"There is no voucher {asked.serial}: `kiosk voucher list` names them.")
        row = _facts(settings, reader, found)
    _tell(asked, row, _line(settings, row))
    return 0


def redeem_check(asked: argparse.Namespace) -> int:
    """Tell what a code would pay, without spending it; the code is asked for."""
    settings = settings_of(asked)
    key = _key(settings)
    if asked.code_file is not None:
        typed = _first_line(asked.code_file)
    else:
        typed = getpass.getpass("Code: ")
    code = code_in(typed)
    if code is None:
        raise Failure("This is no code: compare it with the voucher, character by character.")
    with _reading(settings) as reader:
        found = reader.voucher_of(key.mark(code))
        if found is None:
            raise Failure("There is no voucher with this code here.")
        row = _facts(settings, reader, found)
    is_good = found.is_good(SystemClock().now().utc_ms) and bool(row["left_minor"])
    _tell(asked, row | {"is_good": is_good}, _line(settings, row))
    return 0 if is_good else 1


def _facts(settings: Settings, reader: Reader, one: Voucher) -> dict[str, str | int]:
    return {
        "serial": one.serial,
        "state": str(one.state),
        "kind": str(one.kind),
        "value_minor": one.value.minor,
        "left_minor": reader.balance(one.account).available,
        "created": datetime.fromtimestamp(one.created_ms / 1000, UTC).isoformat(timespec="seconds"),
        "good_until": ""
        if one.expires_ms == NEVER
        else last_day(one.expires_ms, settings.site.time_zone),
        "batch": one.batch,
        "by": one.by,
    }


def _line(settings: Settings, row: dict[str, str | int]) -> str:
    left = money_text(settings, Money(int(row["left_minor"])))
    value = money_text(settings, Money(int(row["value_minor"])))
    until = f", until {row['good_until']}" if row["good_until"] else ""
    by = f", by {row['by']}" if row["by"] else ""
    return f"{row['serial']}  {left} of {value}  {row['state']}{until}  {row['batch']}{by}".rstrip()


# --- Voiding ------------------------------------------------------------------------------------


def void(asked: argparse.Namespace) -> int:
    """Take one voucher or a range of them out of use, with all that is left of them."""
    settings = settings_of(asked)
    first, last = number_in(asked.first), number_in(asked.last or asked.first)
    if first is None or last is None or last < first:
        raise Failure("A range is two serials such as V-000123 V-000172, the lower one first.")
    by, reason = asked.by or OPERATOR, asked.reason
    if reason == PAID_BACK and not asked.by:
        raise Failure("Say who has paid it back: --by NAME.")
    count = 0
    with _reading(settings) as reader:
        live = [
            one.number for one in reader.vouchers(first, last) if one.state is VoucherState.LIVE
        ]
    with _acting(settings, asked) as act:
        for start in range(0, len(live), AT_ONCE):
            some = live[start : start + AT_ONCE]
            for low, high in _runs(some):
                act(_voiding(low, high, by, reason))
                count += high - low + 1
    if not count:
        raise Failure("None of these may be voided: `kiosk voucher list` says how they stand.")
    _tell(asked, {"voided": count}, f"{count} void.")
    return 0


def _voiding(first: int, last: int, by: str, reason: str) -> _Act:
    return _Act(
        commands.VoidVouchers(f"V-{first:06d}", f"V-{last:06d}" if last > first else "", reason),
        lambda books, change: books.void(change, books.range(first, last), by=by, reason=reason),
    )


def _runs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and last of each run of numbers that follow one another."""
    start = before = numbers[0]
    for number in [*numbers[1:], -1]:
        if number != before + 1:
            yield start, before
            start = number
        before = number


# --- Printing -----------------------------------------------------------------------------------


def print_vouchers(asked: argparse.Namespace) -> int:
    """Print the vouchers of a file of codes on the kiosk's own printer."""
    settings = settings_of(asked)
    if settings.printer is None:
        raise Failure("The settings name no [printer].")
    key, codes = _key(settings), _codes_in(asked.codes)
    with _reading(settings) as reader:
        found = [(code, reader.voucher_of(key.mark(code))) for code in codes]
    with _printing(settings, settings.printer, asked) as put:
        for code, one in found:
            if one is None or not one.is_good(SystemClock().now().utc_ms):
                raise Failure("A code in this file is of no voucher that is good; stopped there.")
            outcome = put(one, grouped(code))
            if outcome != Printed.DONE:
                raise Failure(f"{one.serial}: {outcome.replace('_', ' ')}; stopped there.")
            say(f"{one.serial} printed.")
    return 0


@contextmanager
def _printing(
    settings: Settings, wanted: PrinterSettings, asked: argparse.Namespace
) -> Iterator[Callable[[Voucher, str], str]]:
    """Return what prints a voucher and tells what has become of it."""
    with _engine(settings, asked) as screen:
        if screen is not None:
            yield lambda one, code: _printed_by_engine(screen, one, code, asked.language)
            return
    with closing(receipt_printer(wanted)) as printer:

        def put(one: Voucher, code: str) -> str:
            try:
                printer.open()
                return str(printer.print(voucher(settings.site, one, code, asked.language)))
            except PrinterLost as gone:
                raise Failure(f"{one.serial} was not printed: {gone}") from None

        yield put


def _printed_by_engine(screen: Attached, one: Voucher, code: str, language: str) -> str:
    screen.ask(commands.LookUpVoucher(code))
    screen.until(lambda seen: _serial(seen) == one.serial, within_s=ANSWER_S)
    screen.ask(commands.PrintVoucher(language))
    over = {"done", "not_begun", "broken_off", "unknown"}
    seen = screen.until(
        lambda seen: (
            seen.visit.notice is not Notice.NONE
            or ((found := _on_desk(seen)) is not None and found.printing in over)
        ),
        within_s=PRINT_S,
    )
    found = _on_desk(seen)
    is_printed = found is not None and seen.visit.notice is Notice.NONE
    return found.printing if found is not None and is_printed else "not begun"


def _codes_in(path: Path) -> list[str]:
    """Return the codes of a file as `issue` wrote it, or with one code in each line."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Failure(f"{path} cannot be read: {error}") from None
    found = []
    for number, row in enumerate(csv.reader(text.splitlines()), 1):
        codes = [code for cell in row if (code := code_in(cell))]
        if len(codes) == 1:
            found.append(codes[0])
        elif number > 1 or len(row) < len(COLUMNS):
            raise Failure(f"{path}, line {number}: there must be one code in it.")
    return found


# --- The key ------------------------------------------------------------------------------------


def new_key(asked: argparse.Namespace) -> int:
    """Give the key of the vouchers up: all of them are void, and new ones have another key."""
    settings = settings_of(asked)
    if not asked.yes:
        raise Failure("This voids every voucher. Say --yes if no copy of the key is left.")
    with _writing(settings) as store:
        books = Vouchers(store, VoucherKey(bytes(32)), SystemIds())
        live = [one for one in store.vouchers(1, 2**62) if one.state is VoucherState.LIVE]
        for start in range(0, len(live), AT_ONCE):
            change = _change(store)
            books.void(change, live[start : start + AT_ONCE], by=OPERATOR, reason="lost")
            store.commit(change.batch())
        key = new_voucher_key(settings.storage_folder)
        change = _change(store)
        change.save(Setting(KEY, key.name))
        store.commit(change.batch())
    say(f"{len(live)} void; the key is new. Keep a copy of it, apart from the database.")
    return 0


# --- Acting, with the engine or without it ------------------------------------------------------


@contextmanager
def _acting(
    settings: Settings, asked: argparse.Namespace
) -> Iterator[Callable[[_Act], tuple[int, int]]]:
    """Return what carries acts out: each returns the numbers of its first and last voucher."""
    with _engine(settings, asked) as screen:
        if screen is not None:
            yield lambda act: _by_engine(screen, act)
            return
    key = _key(settings)
    with _writing(settings) as store:
        yield lambda act: _in_books(store, key, act)


@contextmanager
def _engine(settings: Settings, asked: argparse.Namespace) -> Iterator[Attached | None]:
    """Return a screen of the running engine with its attendant; None where none runs."""
    try:
        screen = Attached(settings.socket_path, SCREEN, timeout_s=ANSWER_S)
    except Detached:
        yield None
        return
    with closing(screen):
        if not asked.by:
            raise Failure("The engine is running: say who asks it, --by NAME.")
        try:
            log_in(screen, asked.by, pin_from(asked.pin_file))
            yield screen
            screen.ask(commands.Logout())
        except Detached as gone:
            raise Failure(f"The engine is gone: {gone}. See `kiosk voucher list`.") from None
        except NotSo:
            raise Failure("The engine does not answer in time; see `kiosk voucher list`.") from None


def _by_engine(screen: Attached, act: _Act) -> tuple[int, int]:
    screen.ask(commands.LeaveVoucher())
    screen.until(lambda one: _on_desk(one) is None, within_s=ANSWER_S)
    screen.ask(act.command)
    seen = screen.until(
        lambda one: _on_desk(one) is not None or one.visit.notice is not Notice.NONE,
        within_s=ANSWER_S,
    )
    found = _on_desk(seen)
    if found is None:
        why = seen.visit.notice.value.replace("_", " ")
        raise Failure(f"The engine says no: {why}. A batch and a range are a manager's business.")
    first, last = number_in(found.serial), number_in(found.last)
    assert first is not None  # noqa: S101 - Serials are what the engine made.
    assert last is not None  # noqa: S101 - Likewise.
    return first, last


def _serial(seen: Snapshot) -> str:
    found = _on_desk(seen)
    return "" if found is None else found.serial


def _on_desk(seen: Snapshot) -> VoucherSnapshot | None:
    return None if seen.visit.attendant is None else seen.visit.attendant.voucher


def _in_books(store: SqliteStore, key: VoucherKey, act: _Act) -> tuple[int, int]:
    change = _change(store)
    books = Vouchers(store, key, SystemIds())
    books.check_key(change.settings(""))
    done = act.done(books, change)
    store.commit(change.batch())
    return done[0].number, done[-1].number


def _change(store: SqliteStore) -> Change:
    return Change(State.remembered(store.load()), SystemClock().now())


@contextmanager
def _writing(settings: Settings) -> Iterator[SqliteStore]:
    try:
        store = SqliteStore(settings.storage_folder / STORE_FILE)
        with closing(store):
            yield store
    except StorageError as error:
        raise Failure(str(error), STORAGE_WRONG) from None


@contextmanager
def _reading(settings: Settings) -> Iterator[Reader]:
    path = settings.storage_folder / STORE_FILE
    if not path.exists():
        raise Failure(f"There are no books yet at {path}: start the kiosk once.", STORAGE_WRONG)
    try:
        with open_reader(path) as reader:
            yield reader
    except StorageError as error:
        raise Failure(str(error), STORAGE_WRONG) from None


def _key(settings: Settings) -> VoucherKey:
    settings.storage_folder.mkdir(parents=True, exist_ok=True)
    try:
        return voucher_key(settings.storage_folder)
    except StorageError as error:
        raise Failure(str(error), STORAGE_WRONG) from None


# --- Small parts --------------------------------------------------------------------------------


def _write(
    path: Path,
    settings: Settings,
    rows: Sequence[tuple[str, str, Money, int, str]],
    *,
    is_new: bool,
) -> None:
    """Write codes for whoever prints them, readable by their owner alone, durably."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC | (os.O_EXCL if is_new else 0)
    code = settings.site.currency.code
    try:
        file = os.open(path, flags, 0o600)
        with os.fdopen(file, "w", encoding="utf-8", newline="") as out:
            lines = csv.writer(out)
            lines.writerow(COLUMNS)
            for serial, shown, value, expires_ms, batch in rows:
                worth = money_text(settings, value).removesuffix(f" {code}")
                until = "" if expires_ms == NEVER else last_day(expires_ms, settings.site.time_zone)
                lines.writerow((serial, shown, worth, code, until, batch))
            out.flush()
            os.fsync(out.fileno())
    except OSError as error:
        raise Failure(f"{path} cannot be written: {error.strerror}") from None


def _end_of(day: date | None, zone: str) -> int:
    """Return the moment after the last of a day at the place; NEVER where there is no day."""
    if day is None:
        return NEVER
    end = datetime.combine(day + timedelta(days=1), time(), ZoneInfo(zone))
    return int(end.timestamp()) * 1000


def _first_line(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").partition("\n")[0].strip()
    except (OSError, UnicodeDecodeError) as error:
        raise Failure(f"{path} cannot be read: {error}") from None


def _tell(asked: argparse.Namespace, row: dict[str, str | int], text: str) -> None:
    say(json.dumps(row) if asked.json else text)
