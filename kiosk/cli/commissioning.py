"""`kiosk commission`: leads a technician through putting an outlet into service.

It is a screen without pixels: it decides nothing, asks the engine step by step, and may be closed
at any time. What it says is what the engine's snapshot says.
"""

from __future__ import annotations

import argparse
import getpass
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from kiosk.api import commands as c
from kiosk.api.snapshot import CommissioningSnapshot, Notice, ProofSnapshot, Screen, Snapshot
from kiosk.cli.attached import Attached, Detached, NotSo
from kiosk.cli.running import settings_of
from kiosk.cli.speech import Failure, say
from kiosk.domain.commissioning import Step
from kiosk.domain.quantity import PER_SALE_UNIT, SALE_UNIT, Dimension

CANCELLED = 4
"""The commissioning was ended before two people had agreed: everything is as it was."""
TOUCH_S = 20
"""How often a login is kept alive while a trial runs: somebody stands at the outlet."""
ANSWER_S = 15
TRIAL_S = 3_600
CANCEL = "cancel"
OVER = {Step.DONE.value, Step.ENDING.value}

NEEDS = {
    "lift": "Lift the nozzle and hold it open into the test measure or the tank.",
    "open_tap": "Open the tap, into the test measure or a drain.",
    "plug": "Plug in a vehicle or a test load.",
}
WHY = {
    "limit_used_up": "all that was authorised for this commissioning is used up",
    "not_ready": "the outlet did not become ready",
    "cut_off": "the kiosk had to close the valve: the controller was late",
    "no_flow_seen": "no flow was shown before the valve closed",
    "nothing_flowed": "nothing flowed",
    "no_start": "nobody began",
    "no_flow": "the flow stopped",
    "hung_up": "somebody hung up",
    "preset": "the controller had closed at its preset before",
    "misread": "no measure can hold that after what the meter showed",
    "not_within": "the last three measures and the meter do not agree within what is permissible",
    "silent": "the controller did not answer",
    "no_certificate": "the numbers of the certificate and of both seals are missing",
    "watchdog_failed": "the controller does NOT close when nobody speaks to it",
    "preset_failed": "the controller does NOT close at its preset",
    "stopped_all": "somebody has stopped all outlets",
    "timed_out": "nobody asked for anything for a quarter of an hour",
}
REFUSED = {
    Notice.NOT_ALLOWED: "that is not allowed now",
    Notice.NOT_YOUR_ROLE: "that is for another role: docs/operating.md says whose",
    Notice.BUSY: "the outlet is in use, waited for, faulty or does not answer",
    Notice.TOO_MUCH: "that is too much",
    Notice.TOO_LITTLE: "that is too little",
}


class Cancelled(Exception):
    """Whoever types wants no more."""


class Mistyped(Exception):
    """What was typed is no quantity; the message says how one is written."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who speaks, and how they prove it."""

    name: str
    pin: Callable[[], str]


def commission(asked: argparse.Namespace) -> int:
    """Commission an outlet, step by step; 0 once two people have agreed."""
    settings = settings_of(asked)
    product = next(
        (settings.site.product_at(key) for key in settings.site.outlets if key == asked.outlet),
        None,
    )
    if product is None:
        numbers = ", ".join(str(key) for key in settings.site.outlets)
        raise Failure(f"There is no outlet {asked.outlet}: there are {numbers}.")
    path = settings.socket_path
    technician = Person(asked.name, _pin_of(asked.pin_file))
    second = Person(asked.second, _pin_of(asked.second_pin_file)) if asked.second else None

    def attach(name: str) -> Attached:
        return Attached(path, f"{name} {asked.outlet}")

    try:
        guide = Guide(attach, asked.outlet, product.dimension, technician, second)
        return guide.run(asked.limit)
    except Cancelled:
        return CANCELLED
    except Detached:
        raise Failure(f"No engine answers at {path}: is `kiosk run` running?") from None
    except NotSo as late:
        raise Failure(f"The engine does not go on: {late}") from None


def _typed(prompt: str) -> str:
    """Return what is typed, without what surrounds it; Cancelled where nothing more comes."""
    try:
        typed = input(prompt).strip()
    except EOFError:
        raise Cancelled from None
    if typed.lower() == CANCEL:
        raise Cancelled
    return typed


def _pin_of(file: Path | None) -> Callable[[], str]:
    def pin() -> str:
        if file is None:
            return getpass.getpass("PIN: ")
        try:
            return file.read_text(encoding="utf-8").partition("\n")[0].strip()
        except OSError as error:
            raise Failure(f"{file} cannot be read: {error.strerror}") from None

    return pin


class Guide:
    """One technician at one outlet."""

    def __init__(
        self,
        attach: Callable[[str], Attached],
        outlet: int,
        dimension: Dimension,
        technician: Person,
        second: Person | None = None,
        *,
        typed: Callable[[str], str] = _typed,
    ) -> None:
        """Speak over what `attach` connects to; `typed` asks whoever is there."""
        self._attach = attach
        self._outlet = outlet
        self._dimension = dimension
        self._technician = technician
        self._second = second
        self._typed = typed
        self._told = ""
        """What was said last while a trial runs: it is not said again."""

    def run(self, limit: str = "") -> int:
        """Go through all steps; a cancel, or Ctrl-C, leaves everything as it was."""
        with closing(self._attach("commission")) as screen:
            self._screen = screen
            if screen.snapshot.visit.attendant is not None:
                screen.ask(c.Logout())
                screen.until(lambda seen: seen.visit.attendant is None, within_s=ANSWER_S)
            log_in(screen, self._technician)
            try:
                return self._lead(limit)
            except Detached:
                raise Failure("The engine has ended, and all is as it was before.") from None

    def _lead(self, limit: str) -> int:
        try:
            while (seen := self._seen()) is None or seen.step in OVER:
                self._begin(limit)
            while (seen := self._seen()) is not None and seen.step not in OVER:
                self._step(seen)
        except (Cancelled, KeyboardInterrupt):
            self._cancel()
            return CANCELLED
        if seen is None or seen.step != Step.DONE.value:
            why = f": {_why(seen.why)}" if seen is not None else ""
            raise Failure(f"It was ended, and all is as it was before{why}.", CANCELLED)
        say(f"Outlet {self._outlet} is commissioned; both names are in the journal.")
        return 0

    # --- Steps ------------------------------------------------------------------------------

    def _begin(self, limit: str) -> None:
        unit = SALE_UNIT[self._dimension]
        say(f"Outlet {self._outlet} sells nothing until this is over. Type '{CANCEL}' to end it.")
        say("All trials together deliver no more than you authorise, at the operator's cost.")
        typed = limit or self._typed(f"How much may be delivered in all, in {unit}? ")
        try:
            self._ask(c.Commission(self._outlet, self._base(typed)))
        except Mistyped as wrong:
            if limit:
                raise Failure(str(wrong)) from None
            say(str(wrong))

    def _step(self, seen: CommissioningSnapshot) -> None:
        if seen.is_trying:
            self._watch()
            return
        try:
            self._lead_on(seen)
        except Mistyped as wrong:
            say(str(wrong))

    def _lead_on(self, seen: CommissioningSnapshot) -> None:
        if seen.why:
            say(f"Not so: {_why(seen.why)}.")
        match Step(seen.step):
            case Step.IDENTIFY:
                say("1. Who answers at this outlet?")
                self._try()
            case Step.WATCHDOG:
                self._say_who(seen)
                say("2. The dead-man timer: it flows, then nobody speaks to the controller.")
                say(f"   It must be shut after {seen.watchdog_limit_ms} ms.")
                self._go("Ready at the outlet? [Enter] ")
                self._try()
            case Step.PRESET:
                self._say_who(seen)
                if seen.watchdog_took_ms is not None:
                    say(f"   It was shut after {seen.watchdog_took_ms} ms.")
                say("3. The preset: the controller must close by itself.")
                self._go("Ready at the outlet? [Enter] ")
                self._try()
            case Step.CLOSINGS:
                if seen.preset_past_base is not None and not seen.closings:
                    say(f"   {self._text(seen.preset_past_base)} flowed past it.")
                left = seen.closings_wanted - seen.closings
                say(f"4. How long the valve takes: {left} deliveries, one after the other.")
                self._go("Stay at the outlet and leave it open. [Enter] ")
                self._try()
            case Step.PROVING:
                self._prove(seen)
            case Step.APPROVAL:
                self._approve(seen)
            case _:  # pragma: no cover - What is over is not led on.
                pass

    def _prove(self, seen: CommissioningSnapshot) -> None:
        unit = SALE_UNIT[self._dimension]
        if seen.awaits_reading:
            shown = self._text(seen.proofs[-1].indicated_base)
            typed = self._typed(
                f"   The meter says {shown}. What does the measure show, in {unit}? "
            )
            self._ask(c.CommissionRead(self._outlet, self._base(typed)), may_fail=True)
            return
        if seen.proofs:
            say(f"   {self._judged(seen.proofs[-1])}")
        elif seen.closings:
            slowest_ms = -(-seen.closing_slowest_us // 1000)
            say(f"   {seen.closings} closings; the slowest took {slowest_ms} ms.")
        done = len(seen.proofs)
        if done >= seen.proofs_wanted:
            typed = self._typed("Go on? [Enter], or the size of one more measure: ")
            if not typed:
                self._try()
                return
        else:
            say(f"5. A test measure: {done} of {seen.proofs_wanted} are read.")
            typed = self._typed(f"Its size in {unit}, or 'skip' to leave the meter as it is: ")
        if typed == "skip":
            self._ask(c.CommissionSkip(self._outlet), may_fail=True)
        elif typed:
            self._ask(c.CommissionProve(self._outlet, self._base(typed)), may_fail=True)

    def _approve(self, seen: CommissioningSnapshot) -> None:
        proposal = seen.proposal
        if seen.needs_certificate and not seen.certificate:
            say("6. The verification: its certificate, and the seals of the meter.")
            asked = ("certificate", "seal that was found", "seal that is left")
            numbers = [self._typed(f"   Number of the {one}: ") for one in asked]
            self._ask(c.CommissionSeal(self._outlet, *numbers), may_fail=True)
            return
        if proposal is not None and not seen.approved_by:
            say("6. What two people are asked to agree to:")
            old, new = _factor(proposal.old_factor_e5), _factor(proposal.new_factor_e5)
            say(f"   meter factor {old} -> {new}")
            before, after = self._text(proposal.old_bound_base), self._text(proposal.new_bound_base)
            say(f"   overrun bound {before} -> {after}")
            if seen.certificate:
                say(f"   certificate {seen.certificate}")
                say(f"   seal {seen.seals_before} -> {seen.seals_after}")
            self._go(f"Do you agree, {self._technician.name}? [Enter] ")
            self._ask(c.CommissionApprove(self._outlet))
            return
        manager = self._second or Person(
            self._typed("The manager who agrees as well: "), _pin_of(None)
        )
        refused = self._second_word(manager)
        if refused and self._second is not None:
            self._cancel()
            raise Failure(refused)
        if refused:
            say(refused)

    def _second_word(self, manager: Person) -> str:
        """Let a manager agree, on a connection of their own; return why not where they can't."""
        with closing(self._attach("approval")) as screen:
            try:
                log_in(screen, manager)
            except Failure as wrong:
                return str(wrong)
            screen.ask(c.CommissionApprove(self._outlet))
            heard = screen.until(lambda one: self._is_over(one) or bool(one.visit.notice))
            screen.ask(c.Logout())
        if not self._is_over(heard):
            return f"{manager.name} cannot agree: {_refused(heard.visit.notice)}."
        self._screen.until(lambda one: one.at_ms >= heard.at_ms, within_s=ANSWER_S)
        return ""

    # --- Speaking with the engine -----------------------------------------------------------

    def _seen(self) -> CommissioningSnapshot | None:
        """Return the run of our outlet, be it over; log in again where nobody is any more."""
        attendant = self._screen.snapshot.visit.attendant
        if attendant is None:
            log_in(self._screen, self._technician)
            return self._seen()
        seen = self._run_in(self._screen.snapshot)
        if seen is not None and seen.by != self._technician.name and seen.step not in OVER:
            raise Failure(f"{seen.by} is commissioning outlet {self._outlet} just now.")
        return seen

    def _is_over(self, seen: Snapshot) -> bool:
        run = self._run_in(seen)
        return seen.visit.attendant is not None and (run is None or run.step in OVER)

    def _ask(self, command: c.Command, *, may_fail: bool = False) -> None:
        """Ask for something and wait for what comes of it; Failure where it is refused."""
        before = self._seen()
        if self._screen.snapshot.visit.notice:
            self._screen.ask(c.Proceed())  # It leads nowhere from here, and clears the notice.
            self._screen.until(lambda seen: not seen.visit.notice, within_s=ANSWER_S)
        self._screen.ask(command)
        answered = self._screen.until(
            lambda seen: bool(seen.visit.notice) or self._run_in(seen) != before,
            within_s=ANSWER_S,
        )
        if answered.visit.notice and not may_fail:
            raise Failure(f"Outlet {self._outlet}: {_refused(answered.visit.notice)}.")
        if answered.visit.notice:
            seen = self._seen()
            if seen is None or not seen.why:
                say(f"Not so: {_refused(answered.visit.notice)}.")

    def _run_in(self, seen: Snapshot) -> CommissioningSnapshot | None:
        attendant = seen.visit.attendant
        runs = attendant.commissioning if attendant is not None else ()
        return next((one for one in runs if one.outlet == self._outlet), None)

    def _try(self) -> None:
        self._ask(c.CommissionTry(self._outlet), may_fail=True)

    def _watch(self) -> None:
        """Wait for the end of a trial, and say what has to be done for it."""
        end, touched = time.monotonic() + TRIAL_S, time.monotonic()
        while (seen := self._seen()) is not None and seen.is_trying:
            if time.monotonic() > end:
                raise NotSo(f"not within {TRIAL_S} s")
            self._tell(seen)
            if time.monotonic() - touched > TOUCH_S:
                touched = time.monotonic()
                self._screen.ask(c.StillHere())
            self._screen.next()

    def _tell(self, seen: CommissioningSnapshot) -> None:
        text = NEEDS.get(seen.needs, "")
        if not text and seen.step == Step.CLOSINGS.value:
            text = f"   {seen.closings} of {seen.closings_wanted}"
        if text and text != self._told:
            say(text)
        self._told = text or self._told

    def _cancel(self) -> None:
        """End it, whatever it takes; nothing of it stays."""
        seen = self._seen()
        if seen is not None and seen.step not in OVER:
            self._screen.ask(c.CommissionCancel(self._outlet))
            self._screen.until(self._is_over)
        say("Cancelled: everything is as it was before.")

    # --- Words ------------------------------------------------------------------------------

    def _go(self, prompt: str) -> None:
        self._typed(prompt)

    def _say_who(self, seen: CommissioningSnapshot) -> None:
        say(f"   {seen.model}, serial number {seen.serial or '-'}, firmware {seen.firmware or '-'}")

    def _judged(self, proof: ProofSnapshot) -> str:
        off = proof.error_permille
        sign = "-" if off < 0 else "+"
        error = f"{sign}{abs(off) // 10}.{abs(off) % 10} %"
        return f"The meter is off by {error}; {self._text(proof.permissible_base)} are permissible."

    def _base(self, typed: str) -> int:
        """Return a quantity as somebody typed it in base units; Mistyped where it is none."""
        whole, _, part = typed.replace(",", ".").partition(".")
        places = len(str(PER_SALE_UNIT[self._dimension])) - 1
        digits = whole + part
        if not (digits.isascii() and digits.isdigit()) or len(part) > places:
            raise Mistyped(f"A quantity is written like 5.013, not {typed!r}.")
        return int(digits) * int(10 ** (places - len(part)))

    def _text(self, base: int) -> str:
        places = len(str(PER_SALE_UNIT[self._dimension])) - 1
        digits = str(base).rjust(places + 1, "0")
        return f"{digits[:-places]}.{digits[-places:-3]} {SALE_UNIT[self._dimension]}"


def log_in(screen: Attached, person: Person) -> None:
    """Let somebody prove who they are; Failure where they cannot."""
    if screen.snapshot.visit.screen is not Screen.LOGIN:
        screen.ask(c.AskLogin())
        screen.until(lambda seen: seen.visit.screen is Screen.LOGIN, within_s=ANSWER_S)
    if person.name not in screen.snapshot.visit.attendants:
        raise Failure(f"There is no attendant {person.name}: `kiosk user list` names them.")
    screen.ask(c.Login(person.name, person.pin()))
    seen = screen.until(
        lambda one: one.visit.attendant is not None or bool(one.visit.notice), within_s=ANSWER_S
    )
    if seen.visit.attendant is None:
        raise Failure(f"{person.name} is not let in: {seen.visit.notice.value.replace('_', ' ')}.")


def _why(word: str) -> str:
    return WHY.get(word, word.replace("_", " "))


def _refused(notice: Notice) -> str:
    return REFUSED.get(notice, notice.value.replace("_", " "))


def _factor(parts: int) -> str:
    return f"{parts // 100_000}.{parts % 100_000:05d}"
