"""Rails that did not come with the kiosk: modules in a folder of one's own.

The environment variable KIOSK_RAILS names the folder. Each `NAME.py` in it has a table `KINDS` as
the modules of this package have; names that begin with `_` or `test_` are helpers and tests. What
somebody else wrote may fail in any way at any time, and must stop nothing but itself: a module that
cannot be used is a kind that says why, and whatever a rail raises that it may not is silence.
"""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from kiosk.domain.field import Field
from kiosk.domain.intent import Intent
from kiosk.domain.money import Money
from kiosk.payments.kinds import RailKind, RailSettings
from kiosk.ports import (
    AsksPayer,
    Clock,
    ConfirmedBy,
    PaymentRail,
    RailRefused,
    RailSilent,
    RailState,
    RailTraits,
    RailView,
    Way,
)

VARIABLE = "KIOSK_RAILS"
WRITABLE = 0o002
"""The bit of a file's mode that lets everybody write: what is run here runs as the engine."""


class Unusable(ValueError):
    """Somebody else's rail that can't be used; the message names its file and says why."""


@dataclass(frozen=True, slots=True)
class Found:
    """What is in the folder."""

    kinds: dict[str, RailKind]
    damaged: dict[str, Unusable]
    """By the name of the file without its ending: the kind that somebody meant."""


def folder(environment: Mapping[str, str] = os.environ) -> Path | None:
    """Return the folder that is named; None where none is."""
    named = environment.get(VARIABLE, "")
    return Path(named).resolve() if named else None


def found_in(own: Path, taken: Collection[str]) -> Found:
    """Return the kinds of rails in the folder `own`; nobody may have a name that is `taken`."""
    found = Found({}, {})
    for path in sorted(own.glob("*.py")):
        if path.name.startswith(("_", "test_", "conftest.")):
            continue
        try:
            kinds = _kinds_of(path)
        except Unusable as why:
            found.damaged[path.stem] = why
            continue
        for name, kind in kinds.items():
            if name in taken or name in found.kinds:
                clash = Unusable(f"{path.name}: there is a kind {name!r} already")
                found.damaged[path.stem] = clash
            else:
                found.kinds[name] = _guarding(kind, path.name)
    return found


def _kinds_of(path: Path) -> dict[str, RailKind]:
    try:
        mode = path.stat().st_mode | path.parent.stat().st_mode
    except OSError as error:
        raise Unusable(f"{path.name}: {error.strerror}") from None
    if mode & WRITABLE:
        raise Unusable(f"{path.name}: everybody on this machine may write to it or its folder")
    try:
        module = _module(path)
    except (Exception, SystemExit) as error:  # noqa: BLE001 - Somebody else's code: anything.
        raise Unusable(f"{path.name}: {_told(error)}") from None
    kinds = getattr(module, "KINDS", None)
    if not isinstance(kinds, dict) or not kinds:
        raise Unusable(f"{path.name}: it has no table KINDS with a kind in it")
    for name, kind in kinds.items():
        is_sound = isinstance(name, str) and isinstance(kind, RailKind) and callable(kind.make)
        if not is_sound or not all(isinstance(field, Field) for field in kind.fields):
            raise Unusable(f"{path.name}: KINDS must hold a RailKind under each name")
    return kinds


def _module(path: Path) -> ModuleType:
    name = f"kiosk_rail_{path.stem}"
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None  # noqa: S101 - A file that ends in .py has one.
    assert spec.loader is not None  # noqa: S101 - The same.
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # Dataclasses look their module up.
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[name]
        raise
    return module


def _told(error: BaseException) -> str:
    """Return what went wrong while a file was read: it holds no secret, those come later."""
    if isinstance(error, SyntaxError):
        return f"line {error.lineno}: {error.msg}"
    trace, line = error.__traceback__, 0
    while trace is not None:
        if trace.tb_frame.f_code.co_name == "<module>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return f"line {line}: {type(error).__name__}: {error}"


# --- What somebody else's rail may do -------------------------------------------------------------


def _guarding(kind: RailKind, file: str) -> RailKind:
    def make(settings: RailSettings, clock: Clock) -> PaymentRail:
        try:
            made = kind.make(settings, clock)
            return Guarded(made, name=settings.name)
        except ValueError:
            raise
        except Exception as error:  # noqa: BLE001 - Somebody else's code: anything.
            raise Unusable(f"{file}: {type(error).__name__} while it was made") from None

    return RailKind(kind.fields, make)


class Guarded:
    """A rail of somebody else, of which nothing comes but what a rail may say."""

    def __init__(self, rail: PaymentRail, *, name: str) -> None:
        """Take the rail; ValueError where it is none."""
        traits = rail.traits
        is_sound = isinstance(traits, RailTraits) and isinstance(traits.way, Way)
        if not is_sound or not isinstance(traits.confirmed_by, ConfirmedBy):
            raise ValueError("its traits are no RailTraits")
        if rail.name != name:
            raise ValueError("it does not have the name that the settings give it")
        self._rail = rail
        self._name = name
        self._traits = traits

    @property
    def name(self) -> str:
        """The rail's name in the settings and in the books."""
        return self._name

    @property
    def traits(self) -> RailTraits:
        """What it said that it can do when it was made."""
        return self._traits

    def carry_out(self, intent: Intent) -> RailView:
        """Have it do what `intent` says."""
        return self._heard(lambda: self._rail.carry_out(intent))

    def read(self, reference: str) -> RailView:
        """Have it read a payment."""
        return self._heard(lambda: self._rail.read(reference))

    def ask_payer(self, reference: str, number: str) -> RailView:
        """Have it ask the payer, where its traits say that it does."""
        asker: AsksPayer = self._rail  # type: ignore[assignment]  # Its traits promise it.
        return self._heard(lambda: asker.ask_payer(reference, number))

    def close(self) -> None:
        """Let it go of what it holds, where it holds anything."""
        close = getattr(self._rail, "close", None)
        if callable(close):
            close()

    def _heard(self, ask: Callable[[], RailView]) -> RailView:
        trouble = ""
        try:
            view = ask()
        except (RailSilent, RailRefused):
            raise
        except Exception as error:  # noqa: BLE001 - Somebody else's code: anything.
            trouble = type(error).__name__  # Its words may hold a key.
        else:
            if _is_sound(view):
                return view
            trouble = "an answer that is no RailView"
        raise RailSilent(f"{self._name}: {trouble}")


def _is_sound(view: object) -> bool:
    """Whether `view` is one, with every value of its kind."""
    if not isinstance(view, RailView) or not isinstance(view.state, RailState):
        return False
    texts = (view.reference, view.currency, view.prepayment, view.url)
    amounts = (view.held, view.captured)
    return (
        all(isinstance(text, str) for text in texts)
        and all(isinstance(amount, Money) for amount in amounts)
        and isinstance(view.seen, bool)
    )
