"""Rails that somebody else wrote: loaded beside ours, and able to stop nothing but themselves."""

from __future__ import annotations

import json
import logging
import traceback
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fakes.daraja import CONSUMER_KEY, CONSUMER_SECRET, PASSKEY, SHORTCODE, running_daraja
from fakes.localpay import EUR
from fakes.rail import FakeRail
from fakes.time import FakeClock

from kiosk.cli.commands import main
from kiosk.cli.compose import Assembler
from kiosk.cli.processes import SETTINGS
from kiosk.cli.speech import Failure
from kiosk.domain.intent import Intent, Verb
from kiosk.domain.money import NOTHING, Money
from kiosk.payments import mpesa, registry
from kiosk.payments.kinds import RailSettings
from kiosk.payments.outside import VARIABLE, Guarded, found_in
from kiosk.ports import PaymentRail, RailRefused, RailSilent, RailState, RailView
from kiosk.settings import load

SOUND = """
from kiosk.domain.field import Field, FieldKind
from kiosk.payments.kinds import RailKind
from fakes.rail import FakeRail

class Rail(FakeRail):
    name = ""

def made(settings, clock):
    rail = Rail()
    rail.name = settings.name
    return rail

KINDS = {"beach": RailKind((Field("shore", FieldKind.TEXT),), made)}
"""
TOLD = RailSettings("shells", EUR, "", {"shore": "north"})
OPENING = Intent("P-000001", "shells", Verb.OPEN, Money(2000), 0, 0, code="7Q2MK9VX4DTB0WHE")
KEY = "sk_live_this-is-the-secret"

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a function that puts files into a folder of rails."""
    own = tmp_path / "rails"
    own.mkdir()

    def put(**files: str) -> Path:
        for name, text in files.items():
            (own / f"{name}.py").write_text(text)
        return own

    return put


@pytest.fixture
def named(write: Write, monkeypatch: pytest.MonkeyPatch) -> Iterator[Write]:
    """Return the same, for a kiosk whose environment names the folder."""
    monkeypatch.setenv(VARIABLE, str(write()))
    registry.others.cache_clear()
    yield write
    registry.others.cache_clear()


# --- What is found --------------------------------------------------------------------------------


def test_a_module_with_kinds_is_a_way_to_pay(named: Write) -> None:
    """It is asked for what it wants, and made, like those that came with the kiosk."""
    named(beach=SOUND, _helper="raise SystemExit", test_beach="1 / 0", conftest="1 / 0")
    [field] = registry.wanted()["beach"] or ()
    assert field.key == "shore"
    made = registry.rail("beach", TOLD, FakeClock())
    assert made.name == "shells"
    assert made.carry_out(OPENING).state is RailState.OPEN
    assert made.read("ref-P-000001").prepayment == "P-000001"
    assert registry.others().damaged == {}


DAMAGED = {
    "a syntax error": ("def made(:\n", "line 1: invalid syntax"),
    "a name that is not there": ("\n\nKINDS = {'x': shells}", "line 3: NameError: name 'shells'"),
    "a module that is not there": ("import no_such_shells", "line 1: ModuleNotFoundError"),
    "an end": ("raise SystemExit(3)", "line 1: SystemExit"),
    "no kinds": ("KIND = 1", "no table KINDS"),
    "no kind in them": ("KINDS = {}", "no table KINDS"),
    "kinds of another kind": ("KINDS = {'x': 1}", "must hold a RailKind"),
    "kinds without names": (SOUND.replace('"beach"', "7"), "must hold a RailKind"),
    "nothing to make it with": (SOUND.replace("), made)", "), None)"), "must hold a RailKind"),
    "fields of another kind": (SOUND.replace('Field("shore", FieldKind.TEXT)', "1"), "RailKind"),
    "a name of ours": (SOUND.replace('"beach"', '"stripe"'), "a kind 'stripe' already"),
    "the name of our page": (SOUND.replace('"beach"', '"localpay"'), "'localpay' already"),
}


@pytest.mark.parametrize(("text", "why"), DAMAGED.values(), ids=list(DAMAGED))
def test_a_damaged_module_is_named_and_the_others_are_there(
    named: Write, text: str, why: str
) -> None:
    """With its file and line; it is a kind that can't be used, not a kiosk that does not start."""
    named(beach=SOUND, shells=text)
    assert registry.wanted()["shells"] is None
    with pytest.raises(ValueError, match=r"shells\.py") as no:
        registry.rail("shells", TOLD, FakeClock())
    assert why in str(no.value)
    assert registry.rail("beach", TOLD, FakeClock()).name == "shells"


def test_bytes_that_are_no_text_are_damage_too(tmp_path: Path) -> None:
    """Half of a file that was being copied; and a link that leads nowhere."""
    (tmp_path / "half.py").write_bytes(b"\xff\x00\xfe")
    (tmp_path / "gone.py").symlink_to(tmp_path / "nowhere")
    gone, half = found_in(tmp_path, set()).damaged.values()
    assert "gone.py: No such file" in str(gone)
    assert "half.py" in str(half)


@pytest.mark.parametrize("is_folder", [False, True])
def test_what_everybody_may_write_is_not_run(write: Write, *, is_folder: bool) -> None:
    """It would run with the engine's rights, keys and all."""
    own = write(beach=SOUND)
    (own if is_folder else own / "beach.py").chmod(0o777 if is_folder else 0o666)
    found = found_in(own, set())
    assert found.kinds == {}
    assert "everybody on this machine may write" in str(found.damaged["beach"])


def test_two_files_with_one_kind_are_told_apart(write: Write) -> None:
    """The first has it, and the second is named: nobody guesses which one was meant."""
    found = found_in(write(a=SOUND, b=SOUND), set())
    assert list(found.kinds) == ["beach"]
    assert "b.py: there is a kind 'beach' already" in str(found.damaged["b"])


# --- A kiosk with a damaged one -------------------------------------------------------------------


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    """A demonstration whose settings name a way to pay of somebody else's."""
    (tmp_path / "data").mkdir()
    path = tmp_path / "kiosk.toml"
    path.write_text(SETTINGS.read_text() + '[rails.shells]\nkind = "shells"\nshore = "north"\n')
    return path


def assembled(path: Path) -> list[str]:
    """Return the names of the rails of an engine that is put together."""
    with ExitStack() as stack:
        assembler = Assembler(load(path, rails=registry.wanted()), stack)
        return list(assembler._rails()[0])


def test_the_other_ways_to_pay_are_offered_without_it(
    named: Write, settings: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The engine starts, and its log says what is missing and why."""
    named(shells="1 / 0")
    with caplog.at_level(logging.ERROR):
        assert assembled(settings) == ["localpay"]
    assert "shells.py: line 1: ZeroDivisionError" in caplog.text
    caplog.clear()
    named(shells=SOUND.replace('"beach"', '"shells"'))
    registry.others.cache_clear()
    assert assembled(settings) == ["shells", "localpay"]


def test_one_that_cannot_be_made_is_left_out_as_well(
    named: Write, settings: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Whatever it raises: its text may hold a key, and is not repeated."""
    named(
        shells=SOUND.replace('"beach"', '"shells"').replace(
            "return rail", f'raise KeyError("{KEY}")'
        )
    )
    with caplog.at_level(logging.ERROR):
        assert assembled(settings) == ["localpay"]
    assert "shells.py: KeyError while it was made" in caplog.text
    assert KEY not in caplog.text
    caplog.clear()


def test_without_any_other_way_to_pay_the_kiosk_does_not_start(
    named: Write, settings: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """There would be nothing to sell for."""
    named(shells="1 / 0")
    settings.write_text(settings.read_text() + "[rails.localpay]\nenabled = false\n")
    with pytest.raises(Failure, match="None of the ways to pay"):
        assembled(settings)
    caplog.clear()


def test_the_doctor_names_it(
    named: Write, settings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Named in the settings or only in the folder: with its file, beside those that answer."""
    named(shells="1 / 0", sand="KINDS = 1")
    assert main(["doctor", "--json", "--settings", str(settings)]) == 1
    report = json.loads(capsys.readouterr().out)
    rails = {one["subject"]: one for one in report["findings"] if one["area"] == "rail"}
    assert "shells.py: line 1: ZeroDivisionError" in rails["shells"]["what"]
    assert "sand.py: it has no table KINDS" in rails["sand.py"]["what"]
    assert rails["localpay"]["grade"] == "ok"


# --- What one may not do ------------------------------------------------------------------------


class Wild:
    """A rail that does whatever it is told to."""

    def __init__(self, act: Callable[[], Any]) -> None:
        self._act = act
        self.name = "shells"
        self.traits = FakeRail().traits

    def carry_out(self, _: Intent) -> RailView:
        return self._act()  # type: ignore[no-any-return]  # That is the point.

    def read(self, _: str) -> RailView:
        return self._act()  # type: ignore[no-any-return]  # That is the point.


def guarded(act: Callable[[], Any]) -> PaymentRail:
    """Return a rail that does `act`, as the core gets it."""
    return Guarded(Wild(act), name="shells")


def raising(error: BaseException) -> Callable[[], Any]:
    """Return what raises `error`."""

    def act() -> Any:  # noqa: ANN401 - It never returns.
        raise error

    return act


VIEW = RailView("a1", RailState.HELD, "EUR", "P-000001", Money(1), NOTHING)


@pytest.mark.parametrize(
    "act",
    [
        raising(KeyError(KEY)),
        raising(RuntimeError(KEY)),
        raising(TimeoutError(KEY)),
        raising(RecursionError(KEY)),
        raising(AssertionError(KEY)),
        raising(MemoryError(KEY)),
        lambda: None,
        lambda: {"state": "held"},
        lambda: replace(VIEW, state="held"),  # type: ignore[arg-type]  # Wrong on purpose.
        lambda: replace(VIEW, held=1),  # type: ignore[arg-type]  # The same.
        lambda: replace(VIEW, captured=None),  # type: ignore[arg-type]  # The same.
        lambda: replace(VIEW, reference=7),  # type: ignore[arg-type]  # The same.
        lambda: replace(VIEW, url=None),  # type: ignore[arg-type]  # The same.
        lambda: replace(VIEW, seen="yes"),  # type: ignore[arg-type]  # The same.
    ],
)
def test_whatever_it_may_not_say_is_silence(act: Callable[[], Any]) -> None:
    """The core asks again; no thread ends, and no key is told."""
    rail = guarded(act)
    for ask in (lambda: rail.carry_out(OPENING), lambda: rail.read("a1")):
        with pytest.raises(RailSilent) as silence:
            ask()
        assert KEY not in "".join(traceback.format_exception(silence.value, chain=False))
        assert silence.value.__cause__ is silence.value.__context__ is None


def test_what_it_may_say_is_passed_on() -> None:
    """A view, a silence and a refusal."""
    assert guarded(lambda: VIEW).read("a1") is VIEW
    with pytest.raises(RailSilent, match="line"):
        guarded(raising(RailSilent("line"))).read("a1")
    with pytest.raises(RailRefused, match="no_money"):
        guarded(raising(RailRefused("no_money"))).carry_out(OPENING)


def test_what_is_no_rail_is_not_taken_for_one(named: Write) -> None:
    """Without traits, or with somebody else's name in the books."""
    named(shells=SOUND.replace("settings.name", '"mine"'))
    with pytest.raises(ValueError, match="name that the settings give it"):
        registry.rail("beach", TOLD, FakeClock())
    registry.others.cache_clear()
    named(shells=SOUND.replace("return rail", "return object()"))
    with pytest.raises(ValueError, match="AttributeError while it was made"):
        registry.rail("beach", TOLD, FakeClock())
    wild = Wild(lambda: VIEW)
    wild.traits = "can_hold"  # type: ignore[assignment]  # Wrong on purpose.
    with pytest.raises(ValueError, match="no RailTraits"):
        Guarded(wild, name="shells")


def test_it_is_closed_where_it_can_be() -> None:
    """Not every rail holds anything that must be let go of."""
    closed = []
    wild = Wild(lambda: VIEW)
    Guarded(wild, name="shells").close()
    wild.close = lambda: closed.append(1)  # type: ignore[attr-defined]  # Some have it.
    Guarded(wild, name="shells").close()
    assert closed == [1]


# --- The model of one ---------------------------------------------------------------------------


def test_m_pesa_works_when_it_is_loaded_so_too(named: Write) -> None:
    """One file, as the guide has it: taken out of the kiosk, it is a rail like any other."""
    text = Path(mpesa.__file__).read_text().replace('KINDS = {"mpesa"', 'KINDS = {"their_mpesa"')
    named(their_mpesa=text)
    fields = registry.wanted()["their_mpesa"] or ()
    assert [one.key for one in fields] == [one.key for one in mpesa.FIELDS]
    with running_daraja() as daraja:
        told = RailSettings(
            name="phone",
            currency=mpesa.SHILLING,
            return_url="https://pay.example.org/p/{code}",
            values={
                "api_base": daraja.url,
                "shortcode": SHORTCODE,
                "till": "",
                "callback_url": "https://till.example.org/nobody",
            },
            secrets={
                "consumer_key": CONSUMER_KEY,
                "consumer_secret": CONSUMER_SECRET,
                "passkey": PASSKEY,
            },
        )
        theirs = registry.rail("their_mpesa", told, FakeClock())
        assert isinstance(theirs, Guarded)
        assert not isinstance(theirs._rail, mpesa.MpesaRail), "it is their own copy"
        assert theirs.traits.asks_number
        opened = theirs.carry_out(OPENING)
        asked = theirs.ask_payer(opened.reference, "0712345678")
        assert asked.state is RailState.PROCESSING
        assert daraja.enter_pin(asked.reference.rpartition(":")[2])
        assert theirs.read(asked.reference).held == OPENING.amount
        capture = replace(OPENING, verb=Verb.CAPTURE, reference=asked.reference, code="")
        assert theirs.carry_out(capture).captured == OPENING.amount
        with pytest.raises(RailRefused, match="number"):
            theirs.ask_payer(opened.reference, "nobody")
        theirs.close()
