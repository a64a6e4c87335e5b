"""`kiosk user` and `kiosk account`: who may step in, and who pays ahead."""

from __future__ import annotations

import argparse
import getpass
import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.application.staff import Roll
from kiosk.application.state import Change, State
from kiosk.cli.compose import LOCALPAY_FILE, STORE_FILE
from kiosk.cli.running import STORAGE_WRONG, settings_of
from kiosk.cli.speech import Failure, say
from kiosk.domain.attendant import BARRED, NAME, ROLE, Role, WeakPin, check_pin
from kiosk.domain.books import Account, AccountKind
from kiosk.domain.journal import Relevance
from kiosk.domain.money import Currency, Money
from kiosk.payments.payloads import epc
from kiosk.payments.payloads.emvco import PayloadError
from kiosk.paypage import accounts
from kiosk.pins import Argon2PinHasher
from kiosk.ports import StorageError
from kiosk.runtime.clock import SystemClock, SystemIds
from kiosk.settings import Settings
from kiosk.storage.localpay import SqliteLocalPayStore
from kiosk.storage.reading import open_reader
from kiosk.storage.store import SqliteStore

# --- Attendants ---------------------------------------------------------------------------------


def add_user(asked: argparse.Namespace) -> int:
    """Add an attendant with a PIN and a full override budget."""
    settings, name = settings_of(asked), asked.name.strip()
    if not NAME.fullmatch(name):
        raise Failure("A name has 1 to 32 letters, digits, spaces, dots, dashes or apostrophes.")
    with _roll(settings) as (roll, change):
        if change.attendant(name) is not None:
            raise Failure(f"There is an attendant {name} already: `kiosk user pin {name}`.")
        roll.add(change, name, Role(asked.role), Argon2PinHasher().hashed(_new_pin(asked.pin_file)))
    say(f"{name} may log in, and override up to {money_text(settings, budget_of(settings))}.")
    return 0


def change_pin(asked: argparse.Namespace) -> int:
    """Give an attendant a new PIN; a lock is lifted with it."""
    with _roll(settings_of(asked)) as (roll, change):
        name = _known(change, asked.name)
        roll.give_pin(change, name, Argon2PinHasher().hashed(_new_pin(asked.pin_file)))
    say(f"{name} has a new PIN.")
    return 0


def change_role(asked: argparse.Namespace) -> int:
    """Say what an attendant may do besides what every attendant may."""
    with _roll(settings_of(asked)) as (roll, change):
        name = _known(change, asked.name)
        roll.give_role(change, name, Role(asked.role))
    say(f"{name} is a {asked.role} from the next start of the engine on.")
    return 0


def grant(asked: argparse.Namespace) -> int:
    """Fill an attendant's budget up to the settings' limit."""
    settings = settings_of(asked)
    with _roll(settings) as (roll, change):
        name = _known(change, asked.name)
        amount = roll.fill(change, name)
        change.note(Relevance.ATTENDANT, "budget-filled", name=name, amount=amount)
    say(f"{name} may override up to {money_text(settings, budget_of(settings))} again.")
    return 0


def bar_user(asked: argparse.Namespace) -> int:
    """Let an attendant not log in any more."""
    with _roll(settings_of(asked)) as (roll, change):
        name = _known(change, asked.name)
        roll.bar(change, name, is_barred=True)
    say(f"{name} may not log in until `kiosk user unlock {name}`.")
    return 0


def let_in(asked: argparse.Namespace) -> int:
    """Let an attendant log in again."""
    with _roll(settings_of(asked)) as (roll, change):
        name = _known(change, asked.name)
        roll.bar(change, name, is_barred=False)
    say(f"{name} may log in again.")
    return 0


def remove_user(asked: argparse.Namespace) -> int:
    """Take an attendant off the list; the journal keeps the name."""
    with _roll(settings_of(asked)) as (roll, change):
        name = _known(change, asked.name)
        roll.remove(change, name)
    say(f"{name} is removed; what was left of the budget went back.")
    return 0


def list_users(asked: argparse.Namespace) -> int:
    """List the attendants with what they may still spend."""
    settings = settings_of(asked)
    path = settings.storage_folder / STORE_FILE
    found = []
    if path.exists():
        with open_reader(path) as reader:
            past = reader.load()
            roles = {one.key: one.value for one in past.settings}
            for one in past.attendants:
                if not one.pin_hash:
                    continue  # Removed.
                left = reader.balance(Account(AccountKind.BUDGET, one.name)).available
                role = roles.get(f"{ROLE}{one.name}", str(Role.ATTENDANT))
                row = {"name": one.name, "role": role, "budget_minor": left}
                row |= {"wrong_pins": one.wrong, "locked": bool(roles.get(f"{BARRED}{one.name}"))}
                found.append(row)
    if asked.json:
        say(json.dumps(found))
        return 0
    for row in found:
        left_text = money_text(settings, Money(int(str(row["budget_minor"]))))
        say(
            f"{row['name']}, {row['role']}: {left_text} for overrides, "
            f"{row['wrong_pins']} wrong PINs{', locked' if row['locked'] else ''}"
        )
    if not found:
        say("There is no attendant yet: `kiosk user add NAME`.")
    return 0


def budget_of(settings: Settings) -> Money:
    """Return what an attendant's overrides may spend between two fillings."""
    return settings.site.limits.override_shift_max


def new_attendant(settings: Settings, name: str, pin: str, *, role: Role = Role.ATTENDANT) -> None:
    """Add an attendant without asking anybody: for the demonstration."""
    with _roll(settings) as (roll, change):
        if change.attendant(name) is None:
            roll.add(change, name, role, Argon2PinHasher().hashed(pin))


def _known(change: Change, name: str) -> str:
    if change.attendant(name) is None:
        raise Failure(f"There is no attendant {name}: `kiosk user list` names them.")
    return name


# --- Prepaid accounts ---------------------------------------------------------------------------


def create_account(asked: argparse.Namespace) -> int:
    """Open a prepaid account for the pay page."""
    settings = settings_of(asked)
    with _localpay(settings) as store:
        try:
            account = accounts.create(
                store,
                SystemClock(),
                SystemIds(),
                Argon2PinHasher(),
                name=asked.holder,
                pin=_new_pin(asked.pin_file),
                currency=settings.site.currency,
            )
        except WeakPin as weak:
            raise Failure(str(weak)) from None
    say(f"Account {accounts.grouped(account.id)} for {account.name}.")
    return 0


def credit_account(asked: argparse.Namespace) -> int:
    """Pay money into a prepaid account."""
    settings = settings_of(asked)
    amount = amount_in(settings.site.currency, asked.amount)
    with _localpay(settings) as store:
        try:
            account = accounts.credit(
                store, SystemClock(), asked.number, amount, receipt=SystemIds().code()
            )
        except LookupError as missing:
            raise Failure(str(missing)) from None
    say(f"{accounts.grouped(account.id)} now has {money_text(settings, account.available)}.")
    return 0


def transfer_to_account(asked: argparse.Namespace) -> int:
    """Print a code that fills in a transfer on the customer's phone; no money is booked for it."""
    settings = settings_of(asked)
    number = accounts.number_of(asked.number)
    with _localpay(settings) as store:
        account = store.account(number) if number else None
    if account is None:
        raise Failure(f"There is no account {asked.number}.")
    if settings.site.currency != epc.EURO:
        raise Failure("Only transfers in euros have such a code.")
    wanted = epc.Transfer(
        name=asked.name or settings.site.seller.name,
        iban=asked.iban.replace(" ", "").upper(),
        amount=amount_in(settings.site.currency, asked.amount),
        text=accounts.grouped(account.id),
        bic=asked.bic.upper(),
    )
    try:
        lines = epc.transfer(wanted)
    except PayloadError as error:
        raise Failure(f"No such transfer can be made: {error}.") from None
    import qrcode  # noqa: PLC0415 - The engine shares this command's start, and draws none.

    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=2)
    code.add_data(lines.encode())
    drawn = io.StringIO()
    code.print_ascii(out=drawn, invert=True)
    say(drawn.getvalue().rstrip("\n"))
    say(f"{money_text(settings, wanted.amount)} to {wanted.name}, {wanted.iban}: {wanted.text}")
    say("Once the money has come: kiosk account credit.")
    return 0


def list_accounts(asked: argparse.Namespace) -> int:
    """List the prepaid accounts."""
    settings = settings_of(asked)
    with _localpay(settings) as store:
        found = accounts.listed(store)
    if asked.json:
        rows = [
            {"number": one.id, "holder": one.name, "available_minor": one.available.minor}
            for one in found
        ]
        say(json.dumps(rows))
        return 0
    for one in found:
        say(f"{accounts.grouped(one.id)}  {money_text(settings, one.available)}  {one.name}")
    return 0


# --- Small parts --------------------------------------------------------------------------------


@contextmanager
def _roll(settings: Settings) -> Iterator[tuple[Roll, Change]]:
    """Yield the list of attendants and a change of it, which is stored at the end of the block."""
    with _store(settings) as store:
        change = Change(State.remembered(store.load()), SystemClock().now())
        yield Roll(settings.site.limits, store.balance, SystemIds()), change
        store.commit(change.batch())


@contextmanager
def _store(settings: Settings) -> Iterator[SqliteStore]:
    settings.storage_folder.mkdir(parents=True, exist_ok=True)
    try:
        store = SqliteStore(settings.storage_folder / STORE_FILE)
    except StorageError as error:
        raise Failure(str(error), STORAGE_WRONG) from None
    try:
        yield store
    finally:
        store.close()


@contextmanager
def _localpay(settings: Settings) -> Iterator[SqliteLocalPayStore]:
    settings.storage_folder.mkdir(parents=True, exist_ok=True)
    try:
        store = SqliteLocalPayStore(settings.storage_folder / LOCALPAY_FILE)
    except StorageError as error:
        raise Failure(str(error), STORAGE_WRONG) from None
    try:
        yield store
    finally:
        store.close()


def _new_pin(file: Path | None) -> str:
    """Return a PIN from a file or from the terminal; Failure where it would be guessed."""
    if file is not None:
        try:
            pin = file.read_text(encoding="utf-8").partition("\n")[0].strip()
        except OSError as error:
            raise Failure(f"{file} cannot be read: {error.strerror}") from None
    else:
        pin = getpass.getpass("New PIN (6 to 12 digits): ")
        if getpass.getpass("The same again: ") != pin:
            raise Failure("The two PINs differ; nothing was changed.")
    try:
        check_pin(pin)
    except WeakPin as weak:
        raise Failure(f"Not this PIN: {weak}.") from None
    return pin


def amount_in(currency: Currency, text: str) -> Money:
    """Return the amount that somebody typed; Failure where it is none."""
    whole, _, part = text.partition(".")
    is_number = (whole + part).isascii() and (whole + part).isdigit()
    if not is_number or len(part) > currency.exponent:
        raise Failure(f"An amount is written like 20.{'0' * currency.exponent}, not {text!r}.")
    return Money(int(whole + part.ljust(currency.exponent, "0")))


def money_text(settings: Settings, amount: Money) -> str:
    """Return an amount as it is told on a terminal."""
    currency = settings.site.currency
    digits = str(amount.minor).rjust(currency.exponent + 1, "0")
    cut = len(digits) - currency.exponent
    return f"{digits[:cut]}.{digits[cut:]} {currency.code}".replace(". ", " ")
