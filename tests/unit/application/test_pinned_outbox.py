"""What is open at the rails: asked once, again ever more slowly, and told where nothing helps."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest
from fakes.time import FakeClock
from fakes.values import PREPAYMENT, SALE
from fakes.world import site

from kiosk.application.messages import CarryOut, ReadRail, Request
from kiosk.application.outbox import Outbox
from kiosk.application.state import Change, State
from kiosk.domain.intent import Intent, Verb
from kiosk.domain.journal import Relevance
from kiosk.domain.money import Money
from kiosk.domain.prepayment import Prepayment, PrepaymentState

PAY_MS = 300_000
SPARE_MS = 31 * 60_000
AWAITING = replace(PREPAYMENT, state=PrepaymentState.AWAITING, reference="ref")
SETTLING = replace(AWAITING, state=PrepaymentState.SETTLING)


@dataclass
class Longest:
    """Chance that always picks the last of what it is offered."""

    def code(self) -> str:
        return "0123456789ABCDEF"

    def pick(self, count: int) -> int:
        return count - 1


@dataclass
class Desk:
    """An outbox with what is stored of one sale and its payer, on a clock turned by hand."""

    payer: Prepayment = SETTLING
    clock: FakeClock = field(default_factory=FakeClock)

    def __post_init__(self) -> None:
        self.state = State(sales={SALE.id: SALE}, prepayments={self.payer.id: self.payer})
        self.outbox = Outbox(site(), Longest())
        self.change = self.fresh()

    def fresh(self) -> Change:
        """Begin a change of what is stored."""
        self.change = Change(self.state, self.clock.now())
        return self.change

    def store(self) -> list[Request]:
        """Make the change durable; return what leaves then."""
        self.change.apply()
        return self.change.requests

    def ask(self, verb: Verb = Verb.CAPTURE, minor: int = 700) -> Intent:
        """Ask the payer's rail for something; return the intent once it is stored."""
        self.outbox.ask(self.fresh(), self.payer, verb, Money(minor))
        self.store()
        [intent] = self.change.open_intents()
        return intent

    def ticked(self, ms: int = 0) -> list[Request]:
        """Let `ms` pass; return what is asked of the world then."""
        self.clock.turn(ms)
        self.outbox.tick(self.fresh())
        return self.store()

    def due_in(self) -> int:
        """Return how many milliseconds pass until something is asked again."""
        for ms in range(200_000):
            if self.ticked(min(ms, 1)):
                return ms
        raise AssertionError("never")


def test_what_is_asked_is_written_down_whole() -> None:
    """The intent with all that the rail is told, an entry of the journal, and then the call."""
    desk = Desk()
    intent = desk.ask()
    now_ms = desk.clock.utc_ms
    assert intent == Intent(
        prepayment="P-000001",
        rail="localpay",
        verb=Verb.CAPTURE,
        amount=Money(700),
        created_ms=now_ms,
        expires_ms=now_ms + SPARE_MS + PAY_MS,
        reference="ref",
        code="0123456789ABCDEF",
        description="Harbour K1 - 2, 5",
    )
    assert desk.change.requests == [CarryOut(intent)]
    [entry] = desk.change.batch().entries
    assert (entry.relevance, entry.kind) == (Relevance.PAYMENT, "rail-asked")
    assert entry.body == {
        "prepayment": "P-000001",
        "verb": "capture",
        "amount": 700,
        "key": intent.key,
    }


def test_a_rail_that_is_asked_is_left_in_peace_until_it_has_answered() -> None:
    """However long it thinks about it."""
    desk = Desk()
    intent = desk.ask()
    assert desk.ticked() == []
    assert desk.ticked(3_600_000) == []
    assert desk.outbox.tries(intent.key) == 0


def test_what_was_open_at_a_start_is_asked_at_once_and_once() -> None:
    """Whether the rail has heard it before nobody knows: the same key is safe."""
    desk = Desk()
    intent = desk.ask()
    desk.outbox = Outbox(site(), Longest())
    assert desk.ticked() == [CarryOut(intent)]
    assert desk.ticked(600_000) == []


@pytest.mark.parametrize(
    ("tries", "wait_ms"),
    [
        (1, 1_000),
        (2, 2_000),
        (3, 4_000),
        (6, 32_000),
        (7, 60_000),
        (8, 60_000),
        (500, 60_000),
    ],
)
def test_the_same_is_asked_again_ever_more_slowly(tries: int, wait_ms: int) -> None:
    """Twice as long each time up to a minute, and by chance up to a quarter longer."""
    desk = Desk()
    intent = desk.ask()
    desk.outbox.try_again(desk.fresh(), intent, tries=tries)
    assert desk.due_in() == wait_ms + wait_ms // 4
    assert desk.change.requests == [CarryOut(intent)]
    assert desk.ticked(600_000) == [], "it is being asked now"
    assert desk.outbox.tries(intent.key) == tries


def test_an_answer_ends_the_tries() -> None:
    """It is told how many there were, once."""
    desk = Desk()
    intent = desk.ask()
    desk.outbox.try_again(desk.fresh(), intent, tries=3)
    assert desk.outbox.answered(intent.key) == 3
    assert desk.outbox.answered(intent.key) == 0
    assert desk.outbox.tries("P-999999:open") == 0


def test_a_question_that_was_answered_is_asked_under_the_next_key() -> None:
    """The old one is done, the new one is written down and waits as long as any retry."""
    desk = Desk()
    intent = desk.ask()
    desk.outbox.try_again(desk.fresh(), intent, tries=8)
    desk.store()
    assert desk.outbox.stuck(desk.state) == {"P-000001"}
    desk.outbox.ask_anew(desk.fresh(), intent, tries=2)
    desk.store()
    anew = replace(intent, number=2)
    assert desk.state.intents == {
        intent.key: replace(intent, is_done=True),
        f"{intent.key}:2": anew,
    }
    [*_, entry] = desk.change.batch().entries
    assert (entry.kind, entry.body["key"]) == ("rail-asked", f"{intent.key}:2")
    assert desk.outbox.stuck(desk.state) == set(), "nobody waits for the old one any more"
    assert desk.change.requests == []
    assert desk.due_in() == 2_500
    assert desk.change.requests == [CarryOut(anew)]


@pytest.mark.parametrize("tries", [7, 8, 9])
@pytest.mark.parametrize(
    ("state", "verb", "stuck"),
    [
        ("settling", Verb.CAPTURE, "stuck_settling"),
        ("voiding", Verb.VOID, "stuck_voiding"),
        ("opening", Verb.OPEN, "opening"),
        ("expiring", Verb.EXPIRE, "expiring"),
    ],
)
def test_after_eight_tries_somebody_is_told_and_held_money_is_stuck(
    tries: int, state: str, verb: Verb, stuck: str
) -> None:
    """Where no money is held there is an alarm, but nothing that could be stuck."""
    desk = Desk(replace(AWAITING, state=PrepaymentState(state)))
    intent = desk.ask(verb)
    desk.outbox.try_again(desk.fresh(), intent, tries=tries)
    is_late = tries >= 8
    expected = stuck if is_late else state
    assert desk.change.prepayment("P-000001").state == expected
    assert desk.outbox.stuck(desk.state) == ({"P-000001"} if is_late else set())
    told = [(one.relevance, one.kind, one.body) for one in desk.change.batch().entries]
    body = {"prepayment": "P-000001", "sale": "S-000001", "verb": str(verb)}
    assert told == [(Relevance.PAYMENT, "payment-stuck", body)] * (expected != state)


def test_what_is_stuck_is_written_down_once() -> None:
    """The tries go on; the journal does not fill up with them."""
    desk = Desk()
    intent = desk.ask()
    for tries in (8, 9):
        desk.outbox.try_again(desk.fresh(), intent, tries=tries)
        desk.store()
    assert not desk.change.batch()


def test_what_was_never_stored_is_no_alarm() -> None:
    """Asked in a change that could not be made: nobody has to look at it."""
    desk = Desk()
    desk.outbox.ask(desk.fresh(), SETTLING, Verb.CAPTURE, Money(700))
    [intent] = desk.change.open_intents()
    desk.outbox.try_again(desk.change, intent, tries=9)
    assert desk.outbox.stuck(desk.state) == set()


@pytest.mark.parametrize("state", ["opening", "awaiting", "processing"])
@pytest.mark.parametrize("reference", ["ref", ""])
def test_a_page_that_is_given_up_is_ended_where_it_has_a_name(state: str, reference: str) -> None:
    """One without a name is ended as soon as the rail has named it."""
    desk = Desk(replace(AWAITING, state=PrepaymentState(state), reference=reference))
    desk.outbox.read_in(desk.fresh(), "P-000001")
    desk.outbox.give_up(desk.change, desk.payer)
    assert desk.change.prepayment("P-000001").state is PrepaymentState.EXPIRING
    assert not desk.outbox.is_read("P-000001")
    asked = [(one.verb, one.amount) for one in desk.change.open_intents()]
    assert asked == [(Verb.EXPIRE, Money(2_000))] * bool(reference)


@pytest.mark.parametrize("state", ["authorised", "expiring", "expired", "settled", "failed"])
def test_a_page_that_nobody_can_pay_on_is_left_alone(state: str) -> None:
    """Nothing is written, nothing is asked."""
    desk = Desk(replace(AWAITING, state=PrepaymentState(state)))
    desk.outbox.give_up(desk.change, desk.payer)
    assert not desk.change.batch()
    assert desk.change.requests == []


def test_a_payment_is_read_by_one_at_a_time() -> None:
    """While a rail reads it nobody else does; then it is due after a second."""
    desk = Desk(AWAITING)
    outbox, change = desk.outbox, desk.change
    assert not outbox.is_read("P-000001")
    assert not outbox.is_being_read("P-000001")
    assert outbox.is_due(change, "P-000001"), "it was never read"
    outbox.read(change, AWAITING)
    assert change.requests == [ReadRail("P-000001", "localpay", "ref")]
    assert outbox.is_read("P-000001")
    assert outbox.is_being_read("P-000001")
    assert not outbox.is_due(change, "P-000001")
    outbox.read_in(change, "P-000001")
    assert not outbox.is_being_read("P-000001")
    desk.clock.turn(999)
    assert not outbox.is_due(desk.fresh(), "P-000001")
    desk.clock.turn(1)
    assert outbox.is_due(desk.fresh(), "P-000001")
    outbox.stop_reading("P-000001")
    assert not outbox.is_read("P-000001")


def test_after_a_change_that_could_not_be_made_all_is_asked_again() -> None:
    """In a second what is open, payments in two: the outlets are heard again before."""
    desk = Desk(AWAITING)
    intent = desk.ask(Verb.OPEN)
    desk.outbox.read(desk.change, AWAITING)
    desk.outbox.ask(desk.fresh(), AWAITING, Verb.EXPIRE, Money(1))  # This one is never stored.
    desk.outbox.repair(desk.state, desk.clock.now())
    assert desk.due_in() == 1_000
    assert desk.change.requests == [CarryOut(intent)]
    assert not desk.outbox.is_being_read("P-000001")
    desk.clock.turn(999)
    assert not desk.outbox.is_due(desk.fresh(), "P-000001")
    desk.clock.turn(1)
    assert desk.outbox.is_due(desk.fresh(), "P-000001")


def test_the_tries_are_counted_on_after_a_change_that_could_not_be_made() -> None:
    """A full disk is no answer of a rail."""
    desk = Desk()
    intent = desk.ask()
    desk.outbox.try_again(desk.fresh(), intent, tries=8)
    desk.outbox.repair(desk.state, desk.clock.now())
    assert desk.outbox.tries(intent.key) == 8
    assert desk.outbox.stuck(desk.state) == {"P-000001"}


def test_payments_that_are_no_longer_in_memory_are_forgotten() -> None:
    """The others are read on."""
    desk = Desk(AWAITING)
    for key in ("P-000001", "P-000002"):
        desk.outbox.read_in(desk.change, key)
    desk.outbox.forget(desk.state)
    assert desk.outbox.is_read("P-000001")
    assert not desk.outbox.is_read("P-000002")


# --- Refunds, pay-outs, and what is refused -------------------------------------------------------


def told(desk: Desk) -> list[dict[str, object]]:
    """Return what the change writes down of what rails are asked."""
    return [dict(one.body) for one in desk.change.batch().entries if one.kind == "rail-asked"]


@pytest.mark.parametrize("verb", [Verb.REFUND, Verb.PAY_OUT])
def test_what_may_outlive_its_sale_is_written_down_whole(verb: Verb) -> None:
    """As anything else: stored, told, asked, and left in peace until there is an answer."""
    desk = Desk()
    if verb is Verb.REFUND:
        desk.outbox.ask_back(desk.fresh(), SETTLING, Money(300), 7)
    else:
        desk.outbox.ask_pay_out(desk.fresh(), SETTLING, Money(300), "lnbc1", 7)
    [intent] = desk.change.open_intents()
    now_ms = desk.clock.utc_ms
    assert intent == Intent(
        prepayment="P-000001",
        rail="localpay",
        verb=verb,
        amount=Money(300),
        created_ms=now_ms,
        expires_ms=now_ms,
        reference="ref" if verb is Verb.REFUND else "lnbc1",
        code=SETTLING.code,
        number=7,
    )
    wanted = {"prepayment": "P-000001", "verb": str(verb), "amount": 300, "key": intent.key}
    assert told(desk) == [wanted]
    assert desk.store() == [CarryOut(intent)]
    assert desk.ticked(10_000_000) == []


def test_a_page_that_is_ended_anew_goes_by_its_fuller_name() -> None:
    """Anything else goes by the name under which it was asked for."""
    for verb, name in ((Verb.EXPIRE, "ref|fuller"), (Verb.CAPTURE, "ref")):
        desk = Desk()
        intent = desk.ask(verb)
        change = desk.fresh()
        change.save(replace(SETTLING, reference="ref|fuller"))
        desk.outbox.ask_anew(change, intent, tries=1)
        [anew] = change.open_intents()
        assert (anew.number, anew.reference) == (2, name)
        assert [one["key"] for one in told(desk)] == [anew.key]


def test_a_refund_is_never_stuck_and_everything_else_is() -> None:
    """It has an alarm of its own, and its payment may be out of memory."""
    desk = Desk()
    desk.outbox.ask_back(desk.fresh(), SETTLING, Money(300), 1)
    desk.store()
    change = desk.fresh()
    [intent] = change.open_intents()
    desk.outbox.try_again(change, replace(intent, prepayment="P-999999"), tries=99)
    assert change.batch().entries == ()
    with pytest.raises(KeyError):
        desk.outbox.try_again(
            desk.fresh(), replace(intent, verb=Verb.PAY_OUT, prepayment="P-999999"), tries=99
        )


def test_hurrying_asks_for_what_is_theirs_alone() -> None:
    """What is being asked just now is not asked twice; another payer's waits on."""
    desk = Desk()
    mine = desk.ask()
    other = replace(mine, prepayment="P-000002")
    change = desk.fresh()
    change.save(other)
    desk.outbox.try_again(change, mine, tries=3)
    desk.store()
    desk.outbox._pending[other.key] = type(desk.outbox._pending[mine.key])(
        3, desk.clock.mono_ms + 9_000
    )
    assert desk.outbox.hurry(desk.fresh(), SETTLING)
    assert desk.ticked() == [CarryOut(mine)]
    assert desk.outbox.hurry(desk.fresh(), SETTLING)
    assert desk.ticked() == []
    assert desk.outbox.hurry(desk.fresh(), replace(SETTLING, id="P-000003")) is False


def test_refused_is_what_was_refused_and_is_not_being_asked() -> None:
    """Of that payment alone; once it is asked again nobody knows."""
    desk = Desk()
    intent = desk.ask()
    other = replace(intent, prepayment="P-000002")
    change = desk.fresh()
    change.save(other)
    desk.store()
    assert not desk.outbox.is_refused(desk.fresh(), "P-000001")
    desk.outbox.note_refused("P-000001", is_refused=True)
    assert not desk.outbox.is_refused(desk.fresh(), "P-000001"), "it is being asked"
    desk.outbox.try_again(desk.fresh(), intent, tries=1)
    assert desk.outbox.is_refused(desk.fresh(), "P-000001")
    assert not desk.outbox.is_refused(desk.fresh(), "P-000002")
    desk.outbox.hurry(desk.fresh(), replace(SETTLING, id="P-000002"))
    assert desk.ticked() == [CarryOut(other)]
    assert desk.outbox.is_refused(desk.fresh(), "P-000001"), "only another's is being asked"
    second = replace(intent, verb=Verb.VOID)
    change = desk.fresh()
    change.save(second)
    desk.store()
    assert desk.outbox.is_refused(desk.fresh(), "P-000001"), "nobody has asked for it yet"
    desk.ticked()
    assert not desk.outbox.is_refused(desk.fresh(), "P-000001"), "one of the two is being asked"
    desk.outbox.note_refused("P-000001", is_refused=False)
    desk.outbox.answered(intent.key)
    desk.outbox.answered(second.key)
    assert not desk.outbox.is_refused(desk.fresh(), "P-000001")


def test_what_is_dropped_is_asked_no_more() -> None:
    """It is done, and an answer that comes all the same is ignored."""
    desk = Desk()
    intent = desk.ask()
    desk.outbox.try_again(desk.fresh(), intent, tries=3)
    desk.outbox.drop(desk.fresh(), SETTLING)
    desk.store()
    assert desk.state.intents[intent.key].is_done
    assert desk.outbox.tries(intent.key) == 0
    assert desk.ticked(10_000_000) == []


def test_one_that_was_never_read_is_due_whatever_is_waited_for() -> None:
    """A hold is read seldom; the first time at once."""
    desk = Desk()
    assert desk.outbox.is_due(desk.fresh(), "P-000001", 20_000)
    desk.outbox.read_in(desk.fresh(), "P-000001", 0)
    assert not desk.outbox.is_due(desk.fresh(), "P-000001", 20_000)
    desk.clock.turn(20_000)
    assert desk.outbox.is_due(desk.fresh(), "P-000001", 20_000)


def test_what_a_rail_has_said_no_to_is_forgotten_with_its_payment() -> None:
    """And kept as long as that is in memory."""
    desk = Desk()
    intent = desk.ask()
    desk.outbox.try_again(desk.fresh(), intent, tries=1)
    desk.outbox.note_refused("P-000001", is_refused=True)
    desk.outbox.note_refused("P-000077", is_refused=True)
    desk.outbox.forget(desk.state)
    assert desk.outbox._refused == {"P-000001"}
