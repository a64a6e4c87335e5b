"""Customers and attendants: they see snapshots, touch screens, pay on phones and hold nozzles.

Each is a script that yields how long it waits before it looks again. None knows more than a person
before the kiosk could; a screen that does not answer is waited for, then left.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import replace
from functools import partial

from hardware.simulator.plant import PERMILLE
from hardware.timing import NS_PER_MS
from kiosk.api import commands as c
from kiosk.api.snapshot import Notice, SaleSnapshot, Screen, Snapshot, VisitSnapshot
from kiosk.domain.attendant import OVERRIDE_REASONS
from kiosk.simulation.place import ATTENDANT, PIN, Place
from kiosk.simulation.plan import Draw, Leaving, Pause, Pay, Visit
from kiosk.simulation.story import Words

GLANCE_MS = 400
"""How often somebody who waits looks at the screen."""
STAY_MS = 700
"""How often somebody looks while something flows, or ought to."""
HOLD_MS = 250
"""How often somebody who holds a nozzle looks at the meter."""
REACTION_MS = 120
"""From the decision to the hand: so it may fall into the middle of an exchange."""
QUEUE_MS = 30_000
"""How long somebody waits for a screen to be free."""
CODE_MS = 17_000
"""How long somebody waits for a code to pay."""
SHUT_MS = 2_500
"""A valve that stays shut so long after something flowed: that was it."""
NEVER_OPEN_MS = 12_000
TOUCH_AGAIN_MS = 3_000
"""Nothing flows for so long after *start*: it is touched again."""
PAUSED_MS = 4_000
"""How long an attendant keeps an outlet paused."""
GOES_ON_MS = 1_000
"""From *go on* to whatever else is to be done."""
BOSS_MS = 1_000
BOSS, DESK = "boss", "desk"

PASSING = frozenset({"", "silent", "not_heard_yet", "line_down", "storage"})
"""What a screen says of an outlet that will be back by itself."""
OPEN_SCREENS = frozenset({Screen.OVERVIEW, Screen.OUT_OF_SERVICE})


class People:
    """Everybody at a place."""

    def __init__(self, place: Place) -> None:
        """Know the place; nobody has come yet."""
        self._place = place
        self._at_screen: dict[str, str] = {}
        self._busy = 0
        self.held: set[int] = set()
        """Outlets whose nozzle a customer or attendant has in hand, or will have."""
        self.is_boss_there = False
        self._about_to_start: set[int] = set()
        """Outlets whose *start* is still to be touched: so nobody leaves the screen yet."""

    @property
    def are_gone(self) -> bool:
        """Whether everybody who was to come has come and left."""
        return self._busy == 0

    def come(self) -> None:
        """Let everybody of the plan come at their times."""
        for visit in self._place.plan.visits:
            self.send(visit)
        if self._place.plan.is_watched:
            self.call_boss()

    def send(self, visit: Visit) -> None:
        """Let one customer come."""
        self._busy += 1
        self._place.spawn(self._counted(self._visit(visit)))

    def call_boss(self) -> None:
        """Let somebody look after the place from now on."""
        if not self.is_boss_there:
            self.is_boss_there = True
            self._place.spawn(self._boss())

    # --- A customer -----------------------------------------------------------------------------

    def _counted(self, script: Iterator[int]) -> Iterator[int]:
        yield from script
        self._busy -= 1

    def _visit(self, visit: Visit) -> Iterator[int]:
        place = self._place
        yield max(0, visit.at_ms - place.now_ms)
        if not (yield from self._queue(visit)):
            self._tell(visit, "gives up: the screen is never free")
            return
        self._at_screen[visit.screen] = visit.name
        try:
            yield from self._buy(visit)
        finally:
            if self._at_screen.get(visit.screen) == visit.name:
                del self._at_screen[visit.screen]

    def _queue(self, visit: Visit) -> Generator[int, None, bool]:
        """Wait for the screen; whether it became free."""
        for _ in range(QUEUE_MS // GLANCE_MS):
            if self._place.is_mended and visit in self._place.plan.visits:
                return False
            if visit.screen not in self._at_screen:
                shown = self._shown(visit)
                if shown is not None and shown.visit.screen in OPEN_SCREENS:
                    return True
            yield GLANCE_MS
        return False

    def _buy(self, visit: Visit) -> Iterator[int]:
        draws = yield from self._choose(visit)
        if not draws:
            return
        sale = yield from self._wait_for_code(visit)
        if sale is None:
            return
        if visit.pays_with:
            sale = yield from self._choose_way(visit, sale)
        asked = f"is asked to pay {sale.asked_minor} for {sale.id}"
        self._tell(visit, asked)
        if any(one.is_open and one.is_attended for one in sale.ways):
            self._pay_by_hand(visit, sale)
        else:
            for pay in visit.pays:
                self._place.after(pay.after_ms, partial(self._pay, visit, sale.pay_url, pay))
        if visit.leaving is Leaving.CANCELS:
            yield visit.leaves_after_ms
            self._place.ask(visit.screen, c.Back())
            yield GLANCE_MS
            return
        yield from self._take(visit, draws)

    def _choose(self, visit: Visit) -> Generator[int, None, tuple[Draw, ...]]:
        """Touch the outlets and say how much; return what to take once it is paid for."""
        place, screen = self._place, visit.screen
        snapshot = self._shown(visit)
        if snapshot is None:
            return ()
        for one in snapshot.visit.chosen:
            place.ask(screen, c.ToggleOutlet(one))
        draws = self._free_draws(visit, snapshot)
        if not draws and visit.queues:
            draws = visit.draws[:1]
            place.ask(screen, c.QueueFor(draws[0].outlet))
        elif not draws:
            self._tell(visit, "leaves: nothing is free")
            return ()
        else:
            for draw in draws:
                place.ask(screen, c.ToggleOutlet(draw.outlet))
                yield 100
            place.ask(screen, c.Proceed())
        yield 200
        match visit.buys:
            case "quantity" if len(draws) == 1:
                place.ask(screen, c.BuyQuantity(visit.figure))
            case "fill":
                place.ask(screen, c.BuyFill())
            case _:
                place.ask(screen, c.BuyAmount(visit.figure))
        yield 100
        snapshot = self._shown(visit)
        if snapshot is None or snapshot.visit.screen is not Screen.PAY:
            place.ask(screen, c.Back())
            place.ask(screen, c.Back())
            why = "" if snapshot is None else snapshot.visit.notice
            self._tell(visit, f"leaves: cannot buy {why}")
            return ()
        return draws

    def _free_draws(self, visit: Visit, snapshot: Snapshot) -> tuple[Draw, ...]:
        """Return what to take where: another outlet of the same product where one is in use."""
        free = {one.number: one.product for one in snapshot.outlets if one.is_available}
        draws: list[Draw] = []
        for draw in visit.draws:
            product = self._place.plan.product_of(draw.outlet).id
            like = [draw.outlet, *(n for n, other in free.items() if other == product)]
            outlet = next((one for one in like if one in free), None)
            if outlet is not None:
                del free[outlet]
                draws.append(replace(draw, outlet=outlet))
        return tuple(draws)

    def _wait_for_code(self, visit: Visit) -> Generator[int, None, SaleSnapshot | None]:
        """Return the sale once its code is shown; None where the customer gives up."""
        for _ in range(CODE_MS // GLANCE_MS):
            snapshot = self._shown(visit)
            if snapshot is not None:
                sale = snapshot.visit.sale
                if snapshot.visit.screen is not Screen.PAY or sale is None:
                    return None
                if sale.pay_url:
                    return sale
            if self._place.is_mended and visit in self._place.plan.visits:
                break
            yield GLANCE_MS
        self._place.ask(visit.screen, c.Back())
        return None

    def _choose_way(self, visit: Visit, sale: SaleSnapshot) -> Generator[int, None, SaleSnapshot]:
        """Pay in another way, where that is offered; return the sale as it can be paid then."""
        self._place.ask(visit.screen, c.PayWith(visit.pays_with))
        for _ in range(CODE_MS // GLANCE_MS):
            yield GLANCE_MS
            snapshot = self._shown(visit)
            if snapshot is None:
                continue
            shown = snapshot.visit.sale
            if snapshot.visit.screen is not Screen.PAY or shown is None:
                break
            is_open = any(one.is_open and one.rail == visit.pays_with for one in shown.ways)
            if shown.pay_url and (is_open or not any(one.is_open for one in shown.ways)):
                return shown
            if shown.pay_url:
                sale = shown
        return sale

    def _pay_by_hand(self, visit: Visit, sale: SaleSnapshot) -> None:
        """Go to the attendant, who says that it was paid: late, more than once, or never."""
        asked = [one for one in sale.payers if one.state == "awaiting"]
        if not asked or not visit.pays:
            return
        key, minor = asked[-1].id, sale.asked_minor
        for ms in visit.confirms_ms or (visit.pays[0].after_ms,):
            self._place.after(ms, partial(self.call_attendant, f"confirm {key}:{minor}", 0))
        for ms in visit.hands_back_ms:
            self._place.after(ms, partial(self.call_attendant, f"hand-back {key}", 0))

    def _pay(self, visit: Visit, url: str, pay: Pay) -> None:
        place = self._place
        could = place.pay(url, pay.minor, is_slow=bool(pay.processing_ms))
        what = f"pays {pay.minor or 'what is asked'}" if could else "can pay no more"
        self._tell(visit, what)
        if could and pay.processing_ms:
            place.after(pay.processing_ms, partial(self._end_processing, visit, url, pay))

    def _end_processing(self, visit: Visit, url: str, pay: Pay) -> None:
        self._place.fall_through(url)
        if not self._place.is_mended:
            self._place.pay(url, pay.minor)
            self._tell(visit, "has paid at last")

    def _take(self, visit: Visit, draws: tuple[Draw, ...]) -> Iterator[int]:
        """Stay until it is over, with a hand at each outlet that the sale has."""
        place = self._place
        hands: set[int] = set()
        done: set[int] = set()
        paid: set[str] = set()
        waited_ms, left_ms = 0, visit.leaves_after_ms
        wants_out = visit.leaving in {Leaving.FINISHES, Leaving.STOPS_ONE, Leaving.WALKS_OFF}
        while True:
            yield STAY_MS if hands else GLANCE_MS
            snapshot = self._shown(visit)
            if snapshot is None:
                continue
            sale = snapshot.visit.sale
            match snapshot.visit.screen:
                case Screen.PAY:
                    continue
                case Screen.QUEUE:
                    waited_ms += GLANCE_MS
                    if waited_ms > QUEUE_MS:
                        place.ask(visit.screen, c.Finish())
                    continue
                case Screen.DONE:
                    place.ask(visit.screen, c.Finish())
                    break
                case Screen.DELIVERING if sale is not None:
                    pass
                case _:
                    break
            left_ms -= STAY_MS
            draws = self._move_on(visit, sale, draws)
            self._top_up(visit, sale, paid, visit.leaves_after_ms - left_ms)
            self._send_hands(visit, draws, sale, hands, done)
            if hands and hands == done and not sale.move_to:
                place.ask(visit.screen, c.Finish())
                done.add(0)  # Once is enough.
            elif wants_out and left_ms <= 0 and hands.isdisjoint(self._about_to_start):
                wants_out = False
                if self._go(visit, snapshot.visit):
                    break
        yield GLANCE_MS

    def _move_on(
        self, visit: Visit, sale: SaleSnapshot, draws: tuple[Draw, ...]
    ) -> tuple[Draw, ...]:
        """Take the rest elsewhere where that is offered; return what to draw where."""
        if sale.move_to and visit.moves:
            self._place.ask(visit.screen, c.MoveRemainder(sale.move_to[0], ""))
        known = {one.outlet for one in draws}
        more = tuple(Draw(one) for one in sale.outlets if one not in known)
        return draws + more

    def _top_up(self, visit: Visit, sale: SaleSnapshot, paid: set[str], after_ms: int) -> None:
        """Ask for a page for more money once, and pay on it."""
        place = self._place
        if visit.tops_up_minor and not paid and after_ms >= visit.tops_up_after_ms:
            paid.add("asked")
            minor = min(visit.tops_up_minor, sale.top_up_max_minor)
            place.ask(visit.screen, c.TopUp(minor))
        if not paid:
            return
        for payer in sale.payers:
            if payer.pay_url and payer.id not in paid:
                paid.add(payer.id)
                place.after(600, partial(self._pay, visit, payer.pay_url, Pay(600)))

    def _go(self, visit: Visit, shown: VisitSnapshot) -> bool:
        """Do what the customer does to end it; whether they are gone."""
        match visit.leaving:
            case Leaving.FINISHES:
                self._place.ask(visit.screen, c.Finish())
            case Leaving.STOPS_ONE if shown.sale is not None:
                self._place.ask(visit.screen, c.StopOutlet(shown.sale.outlets[0]))
            case Leaving.WALKS_OFF:
                self._place.ask(visit.screen, c.Back())
                return True
            case _:
                pass
        return False

    def _send_hands(
        self,
        visit: Visit,
        draws: tuple[Draw, ...],
        sale: SaleSnapshot,
        hands: set[int],
        done: set[int],
    ) -> None:
        """Take the nozzle of every outlet that is ready for the first time."""
        for draw in draws:
            if draw.outlet in hands or not _is_delivering(sale, draw.outlet):
                continue
            hands.add(draw.outlet)
            self._busy += 1
            self._place.spawn(self._counted(self._hold(visit.name, visit.screen, draw, done)))

    # --- A hand ---------------------------------------------------------------------------------

    def _hold(self, who: str, screen: str, draw: Draw, done: set[int]) -> Iterator[int]:
        """Lift, draw, pause and hang up, seeing no more than the plant itself.

        Where no device senses the nozzle, *start* and *stop* are touched on the screen as well.
        """
        place, number = self._place, draw.outlet
        is_sensed = place.senses_calling(number)
        plant = place.line_of[number].places[number].plant
        self.held.add(number)
        if not is_sensed:
            self._about_to_start.add(number)
        yield draw.lifts_after_ms
        self._act(number, partial(self._lift, number, draw.trigger_permille))
        self._tell_name(who, f"lifts at {number}")
        if not is_sensed:
            place.ask(screen, c.StartOutlet(number))
        self._about_to_start.discard(number)
        begun_base = plant.flowed_base
        pauses = list(draw.pauses)
        still_ms, seen_base = 0, begun_base
        while True:
            yield HOLD_MS
            place.line_of[number].wire.catch_up(place.now_ns)
            taken = plant.flowed_base - begun_base
            still_ms = 0 if plant.flowed_base != seen_base else still_ms + HOLD_MS
            if not is_sensed and not taken and still_ms % TOUCH_AGAIN_MS == 0:
                place.ask(screen, c.StartOutlet(number))  # Perhaps nobody has heard it.
            seen_base = plant.flowed_base
            if draw.wants_base is not None and taken >= draw.wants_base:
                break
            if pauses and taken >= pauses[0].after_base:
                pause = pauses.pop(0)
                if pause.on_screen:
                    yield from self._pause_on_screen(who, screen, number, pause)
                    if not is_sensed:
                        place.ask(screen, c.StartOutlet(number))
                else:
                    yield from self._pause(who, number, draw, pause)
                still_ms = 0
            elif still_ms > (SHUT_MS if taken else NEVER_OPEN_MS) and not self._is_waiting_for_more(
                number
            ):
                break
        self._act(number, partial(self._hang_up, number))
        self.held.discard(number)
        if not is_sensed:
            place.ask(screen, c.StopOutlet(number))
        self._tell_name(who, f"hangs up at {number} after {plant.flowed_base - begun_base}")
        done.add(number)

    def _is_waiting_for_more(self, number: int) -> bool:
        """Whether the display says that this delivery still goes on: then one stays."""
        snapshot = self._place.snapshot(BOSS) if self._place.plan.is_shared_place else None
        if snapshot is None:
            return False
        [shown] = [one for one in snapshot.outlets if one.number == number]
        return bool(shown.sale)

    def _pause(self, who: str, number: int, draw: Draw, pause: Pause) -> Iterator[int]:
        self._tell_name(who, f"{pause.told} at {number}")
        if pause.hangs_up:
            self._act(number, partial(self._hang_up, number))
        else:
            self._act(number, partial(self._pull, number, 0))
        yield pause.for_ms
        self._tell_name(who, f"goes on at {number}")
        self._act(number, partial(self._lift, number, draw.trigger_permille))
        yield HOLD_MS

    def _pause_on_screen(self, who: str, screen: str, number: int, pause: Pause) -> Iterator[int]:
        """Keep the nozzle in the hand, and touch what the screen offers."""
        self._tell_name(who, f"{pause.told} at {number}")
        self._place.ask(screen, c.PauseOutlet(number))
        yield pause.for_ms
        self._tell_name(who, f"touches go on at {number}")
        self._place.ask(screen, c.ResumeOutlet(number))
        yield GOES_ON_MS

    def _act(self, number: int, act: partial[None]) -> None:
        line = self._place.line_of[number]
        line.wire.at(self._place.now_ns + REACTION_MS * NS_PER_MS, act)

    def _lift(self, number: int, permille: int) -> None:
        plant = self._place.line_of[number].places[number].plant
        plant.lift()
        plant.draw_permille = permille

    def _hang_up(self, number: int) -> None:
        self._place.line_of[number].places[number].plant.hang_up()

    def _pull(self, number: int, permille: int) -> None:
        self._place.line_of[number].places[number].plant.draw_permille = permille

    def stranger(self, number: int, for_ms: int) -> Iterator[int]:
        """Somebody takes a nozzle that is not theirs, and holds it for a while."""
        self._act(number, partial(self._lift, number, PERMILLE))
        yield for_ms
        if not self._place.is_mended:
            self._act(number, partial(self._hang_up, number))

    # --- Attendants -----------------------------------------------------------------------------

    def call_attendant(self, what: str, number: int) -> None:
        """Let somebody on duty do one thing."""
        self._busy += 1
        self._place.spawn(self._counted(self._attendant(what, number)))

    def _attendant(self, what: str, number: int) -> Iterator[int]:
        """Somebody on duty logs in, does one thing and logs out."""
        place = self._place
        place.ask(DESK, c.AskLogin())
        yield 100
        place.ask(DESK, c.Login(ATTENDANT, PIN))
        yield 500
        verb, _, reason = what.partition(" ")
        match verb:
            case "stop":
                place.ask(DESK, c.StopOutlet(number))
            case "pause":
                place.ask(DESK, c.PauseOutlet(number, reason))
                yield PAUSED_MS
                place.ask(DESK, c.ResumeOutlet(number, "checked"))
            case "finish":
                place.ask(DESK, c.FinishOutlet(number, reason))
            case "send":
                place.ask(DESK, c.SendRemainder(number, number + 1, reason))
            case "unlock":
                place.ask(DESK, c.UnlockOutlet(number))
            case "restart":
                place.ask(DESK, c.Restart())
            case "confirm":
                key, _, minor = reason.partition(":")
                place.counted[key] = int(minor)
                place.ask(DESK, c.ConfirmPayment(key, int(minor), "counted"))
            case "hand-back":
                place.handed.add(reason)
                place.ask(DESK, c.HandBack(reason))
            case "lock":
                place.ask(DESK, c.LockOutlet(number, reason))
            case _:
                yield from self._override(number)
        yield 300
        place.ask(DESK, c.Back())
        place.ask(DESK, c.Logout())

    def _override(self, number: int) -> Iterator[int]:
        """Deliver something at the operator's cost."""
        place = self._place
        place.ask(DESK, c.AskOverride(number))
        yield 200
        place.ask(DESK, c.Override(number, 500, OVERRIDE_REASONS[0]))
        yield 500
        snapshot = place.snapshot(DESK)
        if snapshot is not None and snapshot.visit.screen is Screen.DELIVERING:
            draw = Draw(number, wants_base=self._some(number))
            yield from self._hold(ATTENDANT, DESK, draw, set())

    def _some(self, number: int) -> int:
        return self._place.plan.product_of(number).smallest_base * 2

    def _boss(self) -> Iterator[int]:
        """Look after the place: whatever lasts is put right, one touch at a time."""
        place = self._place
        while True:
            snapshot = place.snapshot(BOSS)
            if snapshot is not None:
                self._look_after(snapshot)
            yield BOSS_MS

    def _look_after(self, snapshot: Snapshot) -> None:
        place, visit = self._place, snapshot.visit
        match visit.screen:
            case Screen.LOGIN if visit.notice is Notice.LOCKED_OUT:
                place.ask(BOSS, c.Back())
            case Screen.LOGIN:
                place.ask(BOSS, c.Login(ATTENDANT, PIN))
            case Screen.ATTENDANT:
                if snapshot.is_stopped:
                    place.ask(BOSS, c.Restart())
                for one in snapshot.outlets:
                    if one.lock_reason or one.fault not in PASSING:
                        place.ask(BOSS, c.UnlockOutlet(one.number))
                place.ask(BOSS, c.Logout())
            case _ if is_amiss(snapshot):
                place.ask(BOSS, c.AskLogin())
            case _:
                pass

    # --- Words ----------------------------------------------------------------------------------

    def _shown(self, visit: Visit) -> Snapshot | None:
        return self._place.snapshot(visit.screen)

    def _tell(self, visit: Visit, what: Words) -> None:
        self._place.story.tell(self._place.now_ns, visit.name, what)

    def _tell_name(self, who: str, what: str) -> None:
        self._place.story.tell(self._place.now_ns, who, what)


def is_amiss(snapshot: Snapshot) -> bool:
    """Whether somebody has to put something back into service."""
    lasting = any(one.lock_reason or one.fault not in PASSING for one in snapshot.outlets)
    return snapshot.is_stopped or lasting


def _is_delivering(sale: SaleSnapshot, outlet: int) -> bool:
    over = {"settled", "stopping"}
    return any(one.outlet == outlet and one.state not in over for one in sale.deliveries)
