"""The `kiosk` command: what can be typed, and nothing of what it does."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from kiosk.cli import (
    bench,
    commissioning,
    confirming,
    days,
    demo,
    doctor,
    people,
    records,
    report,
    running,
    vouchers,
)
from kiosk.cli.speech import Failure, complain
from kiosk.domain.attendant import Role
from kiosk.domain.site import Theme
from kiosk.domain.voucher import VOID_REASONS
from kiosk.reports.words import LANGUAGES

SETTINGS = Path("kiosk.toml")
INTERRUPTED = 130


def main(words: Sequence[str] | None = None) -> int:
    """Do what `words` ask; return the exit status."""
    asked = _parser().parse_args(words)
    act: Callable[[argparse.Namespace], int] = asked.act
    try:
        return act(asked)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Failure as failure:
        complain(str(failure))
        return failure.status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="kiosk", description="Sells from several metered outlets; never more than was paid."
    )
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _run(commands)
    _demo(commands)
    _doctor(commands)
    _commission(commands)
    _bench(commands)
    _simulate(commands)
    _outlet(commands)
    _user(commands)
    _account(commands)
    _voucher(commands)
    _journal(commands)
    _report(commands)
    return parser


def _live(asked: argparse.Namespace) -> int:
    from kiosk.cli.simulate import simulate  # noqa: PLC0415 - A whole world.

    return simulate(asked)


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    act: Callable[[argparse.Namespace], int],
    text: str,
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=text, description=text)
    parser.set_defaults(act=act)
    return parser


def _with_settings(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--settings", type=Path, default=SETTINGS, help="the settings file (%(default)s)"
    )
    parser.add_argument(
        "--folder", type=Path, help="what paths in the settings are relative to (the file's own)"
    )


def _run(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _command(commands, "run", running.run, "Run the engine; the screen is `python -m ui`.")
    _with_settings(parser)
    parser.add_argument(
        "--scale", default="1", help="how much faster than life simulated outlets flow"
    )


def _demo(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    text = "Show the whole product with simulated outlets; nothing is really sold."
    parser = _command(commands, "demo", demo.demo, text)
    parser.add_argument("--scripted", action="store_true", help="buy by itself, then end")
    parser.add_argument("--json", action="store_true", help="with --scripted: print one object")
    parser.add_argument("--shots", type=Path, help="where pictures of the screens are kept")
    parser.add_argument("--size", default="1280x800", help="of the screen (%(default)s)")
    parser.add_argument("--theme", choices=tuple(Theme), default="", help="of the screen")
    parser.add_argument("--language", default="en", help="of the screen (%(default)s)")
    parser.add_argument(
        "--vnc",
        type=int,
        nargs="?",
        const=5900,
        metavar="PORT",
        help="show the screen over VNC: on every network interface and without a password",
    )
    parser.add_argument("--open", metavar="ADDRESS", help="let phones reach the pay page there")
    parser.add_argument("--scale", type=int, default=0, help="how much faster than life it flows")


def _doctor(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    text = "Check settings, ports, storage, rails, fonts and clock; say what to do."
    parser = _command(commands, "doctor", doctor.doctor, text)
    _with_settings(parser)
    parser.add_argument("--reader", metavar="NAME", help="wait for a code at this reader instead")
    parser.add_argument(
        "--seconds", type=int, default=30, help="with --reader or --line: how long (%(default)s)"
    )
    parser.add_argument("--print", action="store_true", help="print a trial receipt instead")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--line", metavar="NAME", help="show what is said on one line")
    parser.add_argument(
        "--record", type=Path, metavar="FILE", help="with --line: keep it, for a test to replay"
    )


def _commission(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    text = "Put an outlet into service: try its controller, measure its valve, prove its meter."
    parser = _command(commands, "commission", commissioning.commission, text)
    parser.add_argument("outlet", type=int, help="the number on the housing")
    parser.add_argument("--name", required=True, help="the technician")
    parser.add_argument("--pin-file", type=Path, help="read the PIN from the first line of a file")
    parser.add_argument("--limit", default="", help="the most that all trials may deliver: 100")
    parser.add_argument("--second", help="the manager who agrees as well")
    parser.add_argument("--second-pin-file", type=Path, help="where the manager's PIN is")
    _with_settings(parser)


def _bench(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    text = "Measure this machine: the line, the engine, the screen."
    parser = _command(commands, "bench", bench.bench, text)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--only", action="append", metavar="PART", help="one part; may be repeated")


def _simulate(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    text = "Live through seeded days of customers and faults; look for one drop too many."
    parser = _command(commands, "simulate", _live, text)
    parser.add_argument("--seeds", type=int, default=100, help="how many (%(default)s)")
    parser.add_argument("--start", type=int, default=0, help="the first seed (%(default)s)")
    parser.add_argument("--jobs", type=int, default=1, help="how many at a time (%(default)s)")
    parser.add_argument("--json", action="store_true", help="print the figures as one object")
    parser.add_argument("--story", action="store_true", help="with one seed: tell what happened")
    parser.add_argument(
        "--only", metavar="PARTS", help="with one seed: only these visits and troubles of its plan"
    )
    parser.add_argument(
        "--profiles", metavar="A,B", default="", help="no other flow controllers of the registry"
    )


def _outlet(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("outlet", help="Outlets of a running kiosk: confirm a controller.")
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    text = "Take another controller for an outlet's own; asks for an attendant's PIN."
    one = _command(actions, "confirm", confirming.confirm, text)
    one.add_argument("number", type=int, help="of the outlet, on the housing")
    one.add_argument("serial", help="of the controller, on its own housing")
    one.add_argument("--by", required=True, metavar="NAME", help="the attendant who confirms")
    one.add_argument("--pin-file", type=Path, help="read the PIN from the first line of a file")
    _with_settings(one)


def _user(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("user", help="Attendants: who may step in, and as what.")
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    add = _command(actions, "add", people.add_user, "Add an attendant; asks for a PIN.")
    change = _command(actions, "pin", people.change_pin, "Give an attendant a new PIN.")
    budget = _command(actions, "budget", people.grant, "Fill up an attendant's override budget.")
    role = _command(actions, "role", people.change_role, "Say what an attendant may do besides.")
    lock = _command(actions, "lock", people.bar_user, "Let an attendant not log in any more.")
    unlock = _command(actions, "unlock", people.let_in, "Let an attendant log in again.")
    remove = _command(actions, "remove", people.remove_user, "Take an attendant off the list.")
    for one in (add, change, budget, role, lock, unlock, remove):
        one.add_argument("name")
        _with_settings(one)
    role.add_argument("role", choices=[str(one) for one in Role])
    add.add_argument("--role", choices=[str(one) for one in Role], default=str(Role.ATTENDANT))
    for one in (add, change):
        one.add_argument("--pin-file", type=Path, help="read the PIN from the first line of a file")
    listed = _command(actions, "list", people.list_users, "List the attendants.")
    _with_settings(listed)
    listed.add_argument("--json", action="store_true")


def _account(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("account", help="Prepaid accounts of the pay page.")
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    create = _command(actions, "create", people.create_account, "Open a prepaid account.")
    create.add_argument("holder")
    create.add_argument("--pin-file", type=Path, help="read the PIN from the first line of a file")
    credit = _command(actions, "credit", people.credit_account, "Pay money into an account.")
    credit.add_argument("number")
    credit.add_argument("amount", help="such as 20.00")
    text = "Print a code that fills in a transfer to you on a customer's phone (euros only)."
    transfer = _command(actions, "transfer", people.transfer_to_account, text)
    transfer.add_argument("number")
    transfer.add_argument("amount", help="such as 20.00")
    transfer.add_argument("--iban", required=True, help="of your own account")
    transfer.add_argument("--bic", default="", help="where it lies outside the EEA")
    transfer.add_argument("--name", default="", help="of its holder (the seller's)")
    listed = _command(actions, "list", people.list_accounts, "List the accounts.")
    listed.add_argument("--json", action="store_true")
    for one in (create, credit, transfer, listed):
        _with_settings(one)


def _voucher(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("voucher", help="Vouchers: give out, print, list, void.")
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    text = "Give out a batch of vouchers; their codes go into a file and nowhere else."
    issue = _command(actions, "issue", vouchers.issue, text)
    issue.add_argument("count", type=int, help="how many")
    issue.add_argument("value", help="of each, such as 20.00")
    issue.add_argument("codes", type=Path, help="a new file for the codes, CSV")
    issue.add_argument(
        "--expires", type=date.fromisoformat, help="the last day: 2027-12-31 (never)"
    )
    issue.add_argument("--batch", default="", help="what they go by together (drawn)")
    text = "Print the vouchers of a file of codes on the kiosk's printer."
    paper = _command(actions, "print", vouchers.print_vouchers, text)
    paper.add_argument("codes", type=Path, help="as `issue` wrote it")
    paper.add_argument("--language", default="en", help=f"{', '.join(LANGUAGES)} (%(default)s)")
    listed = _command(actions, "list", vouchers.list_vouchers, "List vouchers, without codes.")
    listed.add_argument("--batch", default="", help="of one batch only")
    show = _command(actions, "show", vouchers.show, "Tell about one voucher.")
    show.add_argument("serial", help="such as V-000123")
    void = _command(actions, "void", vouchers.void, "Take vouchers out of use.")
    void.add_argument("first", help="the serial, such as V-000123")
    void.add_argument("last", nargs="?", default="", help="of a range, the last one")
    void.add_argument("--reason", required=True, choices=VOID_REASONS)
    text = "Tell what a code would pay; asks for the code."
    check = _command(actions, "redeem-check", vouchers.redeem_check, text)
    check.add_argument("--code-file", type=Path, help="read it from the first line of a file")
    text = "Void every voucher and begin with another key, where no copy of the old one is left."
    renew = _command(actions, "new-key", vouchers.new_key, text)
    renew.add_argument("--yes", action="store_true", help="nobody has a copy")
    for one in (issue, paper, void):
        one.add_argument("--by", default="", metavar="NAME", help="the attendant who does it")
        one.add_argument("--pin-file", type=Path, help="read the PIN from the first line of a file")
    for one in (issue, listed, show, void, check):
        one.add_argument("--json", action="store_true")
    for one in (issue, paper, listed, show, void, check, renew):
        _with_settings(one)


def _journal(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("journal", help="The tamper-evident journal: verify, export.")
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    verify = _command(
        actions, "verify", records.verify, "Check every entry and every balance again."
    )
    verify.add_argument("--json", action="store_true")
    export = _command(actions, "export", records.export, "Print the entries, one JSON a line.")
    export.add_argument("--after", type=int, default=0, help="begin after this number")
    text = "Print a receipt, read from the journal alone; compare the record on a paper with it."
    past = _command(actions, "receipt", records.receipt, text)
    past.add_argument("wanted", help="its number (K1-4711), the sale's two words, or the sale's id")
    past.add_argument("--language", default="en", help=f"{', '.join(LANGUAGES)} (%(default)s)")
    past.add_argument("--record", default="", help='the row on the paper: "5123 9c41d07e5a3b22c1"')
    past.add_argument("--export", type=Path, metavar="FILE", help="read what `export` has printed")
    for one in (verify, export, past):
        _with_settings(one)


def _report(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    text = "What came in and what went out: by day, outlet and product, or one of the reports."
    parser = commands.add_parser("report", help=text, description=text)
    parser.set_defaults(act=report.report)
    _with_settings(parser)
    parser.add_argument(
        "--reconcile", action="store_true", help="hold the totalisers against the deliveries"
    )
    day = "only one, of the place's time: 2027-03-01, today, yesterday"
    parser.add_argument("--day", type=report.day, help=day)
    parser.add_argument("--json", action="store_true")
    reports = parser.add_subparsers(title="reports", metavar="REPORT")
    for name, act, help_ in (
        ("x", days.x, "What the running day comes to; changes nothing."),
        ("z", days.z, "What a closed day came to; with --close, close the running one first."),
        ("day", days.day, "What one calendar day came to."),
        ("range", days.span, "What several days came to."),
        ("fraud", days.fraud, "What each attendant did in a week, beside the median."),
        ("rails", days.rails, "Meters, books and rails of a day, and every difference."),
    ):
        one = _command(reports, name, act, help_)
        _with_settings(one)
        one.add_argument("--json", action="store_true")
        one.add_argument("--csv", type=Path, metavar="DIR", help="one file a table")
        one.add_argument("--pdf", type=Path, metavar="FILE", help="to print or to hand on")
        one.add_argument("--language", default="en", help=f"{', '.join(LANGUAGES)} (%(default)s)")
        if name in {"day", "fraud", "rails"}:
            last = "the last day of the week" if name == "fraud" else day
            one.add_argument("--day", type=report.day, help=last)
        if name == "z":
            one.add_argument("--number", type=int, help="which; the last one")
            one.add_argument("--close", action="store_true", help="close the running day first")
            one.add_argument("--name", help="with --close: the attendant")
            one.add_argument("--pin-file", type=Path, help="read the PIN from a file's first line")
            one.add_argument(
                "--check", action="store_true", help="make every one again from the journal"
            )
        if name == "range":
            one.add_argument("--from", dest="begin", type=report.day, help="the first day")
            one.add_argument("--to", dest="end", type=report.day, help="the last day; today")
            one.add_argument("--from-z", dest="first_number", type=int, help="the first closed day")
            one.add_argument("--to-z", dest="last_number", type=int, help="the last closed day")
