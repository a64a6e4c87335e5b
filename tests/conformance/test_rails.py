"""What the core may expect of any rail, asked of each one in `fakes.rail_rigs`.

Every rail gets the tests that fit what it can do. What a payer has left, what is reserved and what
the seller has is counted on the provider's side, whatever the rail says of it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from fakes.fault_proxy import HARMLESS, STALLING, Fault, FaultProxy
from fakes.rail_rigs import (
    ASKED,
    NOTHING_MOVED,
    RIGS,
    TAKEN,
    RailRig,
    Truth,
    Visit,
    reserved,
    taken,
)

from kiosk.domain.intent import AFTERWARDS, Verb
from kiosk.domain.money import NOTHING, Money
from kiosk.ports import RailRefused, RailSilent, RailState, RailView

PAID = {RailState.HELD, RailState.PAID}
NUMBERS = count(1)
"""Every visit is another prepayment."""


@pytest.fixture(scope="session")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], RailRig]]:
    """Yield what starts a rig when it is asked for first, and keeps it."""
    stood: dict[str, RailRig] = {}
    with ExitStack() as stack:

        def stand(name: str) -> RailRig:
            if name not in stood:
                place: Path = tmp_path_factory.mktemp("rig")
                stood[name] = RIGS[name](place, stack)
            return stood[name]

        yield stand


@pytest.fixture
def rig(
    request: pytest.FixtureRequest,
    standing: Callable[[str], RailRig],
    caplog: pytest.LogCaptureFixture,
) -> Iterator[RailRig]:
    """Yield the rig that the test names; afterwards look at what was sent and what was logged."""
    caplog.set_level(logging.DEBUG)
    rig = standing(request.param)
    if rig.line is not None:
        rig.line.begin()
        rig.line.posted.clear()
    yield rig
    for secret in rig.secrets:
        assert secret not in caplog.text, "no log holds a key"
    if rig.line is not None:
        assert_same_bytes(rig.line)


@pytest.fixture
def visit(rig: RailRig) -> Visit:
    """Return somebody's visit to the rig."""
    return Visit(rig, next(NUMBERS))


def assert_same_bytes(line: FaultProxy) -> None:
    """A key stands for one call and one body, however often it was sent."""
    sent: dict[str, tuple[str, bytes]] = {}
    for one in line.posted:
        if one.key:
            assert sent.setdefault(one.key, (one.place, one.body)) == (one.place, one.body)


def asked_of(fits: Callable[[type[RailRig]], bool]) -> pytest.MarkDecorator:
    """Ask a test of every rail that `fits`."""
    return pytest.mark.parametrize(
        "rig",
        [pytest.param(name, marks=kind.marks) for name, kind in RIGS.items() if fits(kind)],
        indirect=True,
    )


every = asked_of(lambda _: True)
seeing = asked_of(lambda kind: kind.sees_money)
holding = asked_of(lambda kind: kind.sees_money and kind.holds)
selling = asked_of(lambda kind: kind.sees_money and not kind.holds)
taking_parts = asked_of(lambda kind: kind.sees_money and (kind.holds or kind.refunds_part))
showing = asked_of(
    lambda kind: kind.sees_money and kind.shows_refunds and (kind.holds or kind.refunds_part)
)
giving = asked_of(lambda kind: kind.sees_money and kind.refunds_part)
refunding = asked_of(lambda kind: kind.sees_money and not kind.holds and kind.refunds_part)
keeping_keys = asked_of(lambda kind: kind.keeps_keys)
ending = asked_of(lambda kind: kind.can_end)
not_ending = asked_of(lambda kind: kind.sees_money and not kind.can_end)


def paid(rig: RailRig, minor: int = ASKED.minor) -> Truth:
    """Return where the money is once somebody has paid."""
    return reserved(minor) if rig.holds else taken(minor)


# --- Without faults -------------------------------------------------------------------------


@every
def test_opening_names_a_page_and_moves_no_money(visit: Visit) -> None:
    """Whoever opens a payment gets a place to pay, and nothing else happens."""
    view = visit.opened()
    assert view.state is RailState.OPEN
    assert view.url
    assert (view.prepayment, view.currency) == (visit.prepayment, visit.rig.currency)
    assert (view.held, view.captured) == (NOTHING, NOTHING)
    again = visit.rig.rail.read(view.reference)
    assert (again.state, again.held, again.captured) == (RailState.OPEN, NOTHING, NOTHING)
    assert again.url in {"", view.url}, "some say it once"
    assert visit.moved() == NOTHING_MOVED


@keeping_keys
def test_the_same_intent_opens_one_payment(visit: Visit) -> None:
    """Asking twice is asking once."""
    assert visit.opened() == visit.opened()


@keeping_keys
@pytest.mark.req("PAY-07")
def test_another_wish_under_the_same_key_is_refused(visit: Visit) -> None:
    """A key stands for one wish; it never stands for a larger one."""
    visit.opened()
    with pytest.raises((RailRefused, RailSilent)):
        visit.rig.rail.carry_out(visit.intent(Verb.OPEN, Money(9999)))
    if visit.rig.line is not None:
        visit.rig.line.posted.clear()  # This once it was done on purpose.


@holding
def test_a_paid_hold_is_held_and_not_yet_taken(visit: Visit) -> None:
    """The money is reserved: it is proven by reading, and it is still the payer's."""
    view = visit.rig.rail.read(visit.held())
    assert (view.state, view.held, view.captured) == (RailState.HELD, ASKED, NOTHING)
    assert (view.prepayment, view.currency) == (visit.prepayment, visit.rig.currency)
    assert visit.moved() == reserved(2000)


@selling
def test_a_paid_sale_is_paid(visit: Visit) -> None:
    """Where nothing can be held the money has moved: that is told apart."""
    view = visit.rig.rail.read(visit.held())
    assert (view.state, view.held) == (RailState.PAID, ASKED)
    assert (view.prepayment, view.currency) == (visit.prepayment, visit.rig.currency)
    assert visit.moved() == taken(2000)


@taking_parts
@pytest.mark.req("PAY-09", "PAY-10")
def test_what_was_taken_is_kept_and_the_rest_goes_back(visit: Visit) -> None:
    """The promise to the payer, in one call that may be repeated."""
    reference = visit.held()
    for _ in range(3):
        view = visit.ask(Verb.CAPTURE, reference, TAKEN)
        assert (view.state, view.captured) == (RailState.CAPTURED, TAKEN)
        assert visit.moved() == taken(1231)
    if visit.rig.shows_refunds:
        again = visit.rig.rail.read(reference)
        assert (again.state, again.captured) == (RailState.CAPTURED, TAKEN)


@seeing
def test_all_of_it_can_be_taken(visit: Visit) -> None:
    """Whoever takes everything gets nothing back."""
    view = visit.ask(Verb.CAPTURE, visit.held(), ASKED)
    assert (view.state, view.captured) == (RailState.CAPTURED, ASKED)
    assert visit.moved() == taken(2000)


@taking_parts
@pytest.mark.req("PAY-11")
def test_nothing_taken_is_nothing_paid(visit: Visit) -> None:
    """A void gives all of it back, once, however often it is asked for."""
    reference = visit.held()
    for _ in range(3):
        assert visit.ask(Verb.VOID, reference).state is RailState.RELEASED
        assert visit.moved() == NOTHING_MOVED
    if visit.rig.shows_refunds:
        assert visit.rig.rail.read(reference).state is RailState.RELEASED


@ending
@pytest.mark.req("PAY-04")
def test_after_expiry_nobody_can_pay(visit: Visit) -> None:
    """An expired payment stays expired, and the payer keeps the money."""
    opened = visit.opened()
    for _ in range(3):
        assert visit.ask(Verb.EXPIRE, opened.reference).state is RailState.EXPIRED
    assert not visit.rig.pay(opened)
    assert visit.rig.rail.read(opened.reference).state is RailState.EXPIRED
    assert visit.moved() == NOTHING_MOVED


@not_ending
@pytest.mark.req("PAY-04")
def test_money_that_comes_after_the_end_is_found_by_reading_on(visit: Visit) -> None:
    """Where a rail can end nothing, what is paid all the same is seen, and is never a surprise."""
    opened = visit.opened()
    for _ in range(3):
        assert visit.ask(Verb.EXPIRE, opened.reference).state is RailState.EXPIRED
    assert visit.rig.pay(opened)
    view = visit.rig.rail.read(opened.reference)
    assert (view.state, view.held) == (RailState.PAID, ASKED)
    assert visit.ask(Verb.EXPIRE, opened.reference).state is RailState.PAID


@taking_parts
@pytest.mark.req("PAY-04")
def test_money_that_was_faster_than_the_expiry_is_reported(visit: Visit) -> None:
    """Expiring what is paid says that it is paid; a void then gives it back."""
    reference = visit.held()
    view = visit.ask(Verb.EXPIRE, reference)
    assert view.state in PAID
    assert view.held == ASKED
    assert visit.ask(Verb.VOID, reference).state is RailState.RELEASED
    assert visit.moved() == NOTHING_MOVED


@seeing
def test_more_than_is_there_cannot_be_taken(visit: Visit) -> None:
    """A capture beyond the hold is refused and changes nothing."""
    reference = visit.held()
    before = visit.moved()
    with pytest.raises(RailRefused):
        visit.ask(Verb.CAPTURE, reference, Money(2001))
    assert visit.rig.rail.read(reference).state in PAID
    assert visit.moved() == before


@showing
def test_what_was_let_go_cannot_be_taken(visit: Visit) -> None:
    """After a void there is nothing to capture."""
    reference = visit.held()
    visit.ask(Verb.VOID, reference)
    with pytest.raises(RailRefused):
        visit.ask(Verb.CAPTURE, reference, TAKEN)
    assert visit.moved() == NOTHING_MOVED


@holding
def test_what_was_taken_cannot_be_let_go(visit: Visit) -> None:
    """After a capture there is nothing to void."""
    reference = visit.held()
    visit.ask(Verb.CAPTURE, reference, TAKEN)
    with pytest.raises(RailRefused):
        visit.ask(Verb.VOID, reference)
    assert visit.moved() == taken(1231)


@holding
@pytest.mark.req("PAY-07")
def test_only_one_capture_counts(visit: Visit) -> None:
    """A second capture under a new key takes nothing more."""
    reference = visit.held()
    visit.ask(Verb.CAPTURE, reference, TAKEN)
    with pytest.raises(RailRefused):
        visit.ask(Verb.CAPTURE, reference, Money(500), number=2)
    assert visit.moved() == taken(1231)


@seeing
def test_nothing_can_be_taken_before_somebody_has_paid(visit: Visit) -> None:
    """An open payment holds no money."""
    reference = visit.opened().reference
    for verb in (Verb.CAPTURE, Verb.REFUND):
        with pytest.raises(RailRefused):
            visit.ask(verb, reference, TAKEN)
    assert visit.moved() == NOTHING_MOVED


@refunding
@pytest.mark.req("PAY-10")
def test_a_part_of_a_sale_goes_back_once(visit: Visit) -> None:
    """A refund that is asked for again is the same refund."""
    reference = visit.held()
    for _ in range(3):
        view = visit.ask(Verb.REFUND, reference, Money(769))
        assert (view.state, view.captured) == (RailState.CAPTURED, TAKEN)
        assert visit.moved() == taken(1231)


@giving
@pytest.mark.req("AT-02", "PAY-07")
def test_some_of_what_was_taken_goes_back_once(visit: Visit) -> None:
    """Afterwards, because an attendant says so: the same wish is the same refund."""
    reference = visit.held()
    visit.ask(Verb.CAPTURE, reference, TAKEN)
    for _ in range(3):
        view = visit.ask(Verb.REFUND, reference, Money(500), number=AFTERWARDS)
        assert view.state is RailState.CAPTURED
        if view.shows_refunds:
            assert view.captured == TAKEN - Money(500)
        assert visit.moved() == taken(731)


@refunding
def test_no_more_goes_back_than_came_in(visit: Visit) -> None:
    """A refund beyond the payment is refused."""
    reference = visit.held()
    with pytest.raises(RailRefused):
        visit.ask(Verb.REFUND, reference, Money(2001))
    assert visit.moved() == taken(2000)


@showing
@pytest.mark.req("PAY-07")
def test_a_capture_whose_key_was_forgotten_is_read_not_repeated(visit: Visit) -> None:
    """After a long outage the key is unknown: what is done already counts as done."""
    reference = visit.held()
    visit.ask(Verb.CAPTURE, reference, TAKEN)
    view = visit.ask(Verb.CAPTURE, reference, TAKEN, number=2)
    assert (view.state, view.captured) == (RailState.CAPTURED, TAKEN)
    assert visit.moved() == taken(1231)


@every
@pytest.mark.parametrize("reference", ["cs_nobody", "", "../v1/refunds", "cs_1/expire?x"])
def test_a_payment_that_nobody_knows_is_refused(rig: RailRig, reference: str) -> None:
    """A reference that is none of the rail's, or none at all, is a definite no."""
    visit = Visit(rig, next(NUMBERS))
    with pytest.raises(RailRefused):
        rig.rail.read(reference)
    with pytest.raises(RailRefused):
        visit.ask(Verb.CAPTURE, reference, TAKEN)
    assert visit.moved() == NOTHING_MOVED


@seeing
@pytest.mark.parametrize("verb", [Verb.CAPTURE, Verb.VOID, Verb.EXPIRE])
def test_a_payment_of_somebody_else_is_never_touched(rig: RailRig, verb: Verb) -> None:
    """Whoever's reference it is, their money answers for nobody else's sale (T3)."""
    theirs = Visit(rig, next(NUMBERS))
    reference = theirs.held() if verb is not Verb.EXPIRE else theirs.opened().reference
    before = theirs.moved()
    with pytest.raises((RailSilent, RailRefused)):
        Visit(rig, next(NUMBERS)).ask(verb, reference, TAKEN)
    if verb is not Verb.EXPIRE:  # What nobody has paid may be ended by mistake.
        assert rig.rail.read(reference).state in PAID
    assert theirs.moved() == before


# --- With faults ----------------------------------------------------------------------------

READ = "read"
DONE: dict[str, tuple[Verb, Money]] = {
    "open": (Verb.OPEN, ASKED),
    "expire": (Verb.EXPIRE, ASKED),
    "capture": (Verb.CAPTURE, TAKEN),
    "capture all": (Verb.CAPTURE, ASKED),
    "void": (Verb.VOID, ASKED),
    "refund": (Verb.REFUND, Money(769)),
}
"""Everything a rail is asked to do, by the name that a test goes by."""


def fits(kind: type[RailRig], act: str) -> bool:
    """Whether a rail of `kind` can be asked to `act` and has an answer."""
    takes_parts = kind.holds or kind.refunds_part
    return {
        READ: kind.sees_money,
        "open": True,
        "expire": True,
        "capture": kind.sees_money and takes_parts,
        "capture all": kind.sees_money and not takes_parts,
        "void": kind.sees_money and takes_parts,
        "refund": kind.sees_money and kind.refunds_part and not kind.holds,
    }[act]


def prepared(visit: Visit, act: str) -> str:
    """Bring a payment to where it can be asked to `act`; return its reference."""
    if act == "open":
        return ""
    return visit.opened().reference if act == "expire" else visit.held()


def done(visit: Visit, act: str, reference: str, *, hurries: bool = False) -> RailView:
    """Have the rail `act`; whatever it raises is checked for what it tells."""
    rail = visit.rig.hurried if hurries else visit.rig.rail
    try:
        if act == READ:
            return rail.read(reference)
        verb, amount = DONE[act]
        return rail.carry_out(visit.intent(verb, amount, reference=reference))
    except (RailSilent, RailRefused) as error:
        told = "".join(f"{one!s} {one!r}" for one in chain(error))
        assert not any(secret in told for secret in visit.rig.secrets), "no error tells a key"
        raise


def chain(error: BaseException) -> Iterator[BaseException]:
    """Yield `error` and all that it hangs on to."""
    following: BaseException | None = error
    while following is not None:
        yield following
        following = following.__cause__ or following.__context__


def said(view: RailView) -> tuple[object, ...]:
    """Return what of a view must not depend on how often it was asked for."""
    return view.state, view.currency, view.prepayment, view.held, view.captured


@pytest.fixture(scope="session")
def clean() -> dict[tuple[str, str], tuple[tuple[object, ...], Truth, int]]:
    """Remember what an act says, moves and asks where nothing goes wrong."""
    return {}


MOVING = (Fault.LOSE_REQUEST, Fault.LOSE_ANSWER, Fault.DUPLICATE, Fault.LATE, Fault.STALE)
"""Faults that matter to a provider; what an answer looks like matters to its reader alone."""

each_act = pytest.mark.parametrize(
    ("rig", "act"),
    [
        pytest.param(name, act, marks=kind.marks)
        for name, kind in RIGS.items()
        for act in [READ, *DONE]
        if fits(kind, act) and act not in kind.asks_nobody and not kind.answers_alike
    ],
    indirect=["rig"],
)
each_fault = pytest.mark.parametrize(
    ("rig", "act", "fault"),
    [
        pytest.param(name, act, fault, marks=kind.marks)
        for name, kind in RIGS.items()
        for act in [READ, *DONE]
        for fault in (MOVING if kind.answers_alike else sorted(set(Fault) - {Fault.NONE}))
        if fits(kind, act) and act not in kind.asks_nobody
    ],
    indirect=["rig"],
)


def undisturbed(
    rig: RailRig, act: str, known: dict[tuple[str, str], tuple[tuple[object, ...], Truth, int]]
) -> tuple[tuple[object, ...], Truth, int]:
    """Return what `act` says, moves and asks where nothing goes wrong."""
    key = (type(rig).__name__, act)
    if key not in known:
        visit = Visit(rig, next(NUMBERS))
        reference = prepared(visit, act)
        assert rig.line is not None
        rig.line.begin()
        view = done(visit, act, reference)
        known[key] = (said(replace(view, prepayment="")), visit.moved(), len(rig.line.calls))
    return known[key]


@each_fault
@pytest.mark.req("PAY-07")
def test_a_line_that_fails_at_any_step_moves_no_money_twice(
    rig: RailRig,
    act: str,
    fault: Fault,
    clean: dict[tuple[str, str], tuple[tuple[object, ...], Truth, int]],
) -> None:
    """Each call fails once, before or after it was done: asked again, all is as if it had not."""
    line = rig.line
    if line is None:
        return  # There is no line that could fail.
    view, moves, calls = undisturbed(rig, act, clean)
    # Only patience ends a stall: it is met once, at the call that is waited for last.
    steps = [calls - 1] if fault in STALLING else range(calls)
    for step in steps:
        visit = Visit(rig, next(NUMBERS))
        reference = prepared(visit, act)
        line.begin(*[Fault.NONE] * step, fault)
        try:
            heard = done(visit, act, reference, hurries=fault in STALLING)
        except RailSilent:
            assert fault not in HARMLESS
        except RailRefused:
            assert fault is Fault.STALE, "old news may rule it out, until it is asked again"
        else:
            # Old news may be read, never as money; what is done is told as it is.
            is_old = act == READ and fault is Fault.STALE and not is_believed(heard, visit)
            assert is_old or said(replace(heard, prepayment="")) == view
            assert heard.prepayment == visit.prepayment
        assert not line.planned, "the fault was met"
        again = done(visit, act, reference)
        assert said(replace(again, prepayment="")) == view
        assert again.prepayment == visit.prepayment
        line.deliver()
        assert visit.moved() == moves


LIES: tuple[object, ...] = (None, True, -1, 10**15, 0.5, "usd", "x" * 9000, {})
"""What stands where something else should."""


def leaves(found: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the way to each value in an answer."""
    if isinstance(found, dict | list) and found:
        for key, value in found.items() if isinstance(found, dict) else enumerate(found):
            yield from leaves(value, (*path, key))
    else:
        yield path


def with_a_lie(found: Any, path: tuple[str | int, ...], lie: object) -> Any:  # noqa: ANN401 - JSON.
    """Return `found` with `lie` at the end of `path`."""
    if not path:
        return lie
    copy = dict(found) if isinstance(found, dict) else list(found)
    copy[path[0]] = with_a_lie(found[path[0]], path[1:], lie)  # type: ignore[index]  # As found.
    return copy


def is_believed(view: RailView, visit: Visit) -> bool:
    """Whether the core would open a valve for it."""
    is_ours = view.prepayment == visit.prepayment and view.currency == visit.rig.currency
    return is_ours and view.state in PAID and view.held == ASKED


@each_act
@pytest.mark.req("PAY-05", "PAY-06")
def test_an_answer_with_anything_wrong_in_it_is_refused_or_harmless(rig: RailRig, act: str) -> None:
    """Whatever value is wrong in whatever answer, there is an error of the port or the truth."""
    line = rig.line
    if line is None:
        return
    visit = Visit(rig, next(NUMBERS))
    reference = prepared(visit, act)
    done(visit, act, reference)
    before = visit.moved()
    places: dict[int, list[tuple[str | int, ...]]] = {}

    def look(number: int, found: object) -> object:
        places[number] = list(leaves(found))
        return found

    line.begin()
    line.twist = look
    done(visit, act, reference)
    assert places, "it was asked something"
    for number, paths in places.items():
        for path in paths:
            for lie in LIES:
                line.begin()
                line.twist = lambda n, found, at=(number, path, lie): (
                    with_a_lie(found, at[1], at[2]) if n == at[0] else found
                )
                try:
                    heard = done(visit, act, reference)
                except (RailSilent, RailRefused):
                    continue
                assert not is_believed(heard, visit) or before == paid(rig), (number, path, lie)
    assert visit.moved() == before
    line.posted.clear()  # Where the provider names another payment, another call is right.


@seeing
@pytest.mark.parametrize(
    "lies",
    [
        {"eur": "usd", "EUR": "USD"},
        {"amount": 1},
        {"amount": 200_000},
        {"prepayment": "P-999999"},
    ],
    ids=["currency", "less", "more", "prepayment"],
)
@pytest.mark.req("PAY-05", "PAY-06")
def test_money_of_another_kind_amount_or_sale_is_never_ours(
    rig: RailRig, lies: dict[str, object]
) -> None:
    """A provider that is wrong throughout, and sounds right, opens nothing."""
    line = rig.line
    told = next(iter(lies)) if len(lies) == 1 else "currency"
    if line is None or told not in rig.repeats:
        return  # It says nothing of that: a lie would be about something else.
    visit = Visit(rig, next(NUMBERS))
    reference = visit.held()
    names = {"amount": ASKED.minor, "prepayment": visit.prepayment}
    swapped = {names.get(name, name): lie for name, lie in lies.items()}

    def swap(found: object) -> object:
        if isinstance(found, dict):
            return {key: swap(value) for key, value in found.items()}
        if isinstance(found, list):
            return [swap(one) for one in found]
        if isinstance(found, bool) or not isinstance(found, int | str):
            return found
        return swapped.get(found, found)  # type: ignore[call-overload]  # Words and numbers.

    line.begin()
    assert is_believed(rig.rail.read(reference), visit)
    line.twist = lambda _, found: swap(found)
    try:
        view = rig.rail.read(reference)
    except (RailSilent, RailRefused):
        return
    assert not is_believed(view, visit)
