"""Commissions outlets: makes the trials, judges them, and keeps what two people agree to.

Every trial is a delivery like any other: written down, reserved, bounded by its preset, and paid
from what the technician has authorised. A run itself is not durable. Whatever ends it before both
have agreed - a cancel, a fault, a kill - leaves the outlet reckoned with as it was before.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from kiosk.api import commands as c
from kiosk.api.snapshot import (
    CommissioningSnapshot,
    Notice,
    ProofSnapshot,
    ProposalSnapshot,
)
from kiosk.application.checkout import Checkout
from kiosk.application.messages import Hush, Hushed, Identified, IdentifyOutlet, StatusRead
from kiosk.application.metering import COMMISSIONED
from kiosk.application.outlets import Outlets
from kiosk.application.rights import role_of, why_not
from kiosk.application.state import STOPPED, Change, Watched
from kiosk.domain.attendant import Role
from kiosk.domain.closing import Closing, Stage
from kiosk.domain.commissioning import (
    CLOSINGS,
    PROOFS,
    PROOFS_MAX,
    Commissioned,
    Event,
    Proof,
    Proposal,
    Run,
    Step,
    can_be_read,
    error_permille,
    permissible_base,
    silence_ms,
    skips,
    took_us,
    trial_base,
)
from kiosk.domain.controller import DeviceStop, Feeding
from kiosk.domain.delivery import OPENED, Delivery, StopReason
from kiosk.domain.duties import Duty
from kiosk.domain.journal import Relevance
from kiosk.domain.meter_factor import BeyondSpan
from kiosk.domain.outlet import OutletId
from kiosk.domain.quantity import Quantity
from kiosk.domain.sale import SaleState
from kiosk.domain.site import Product, ProductKind, Site
from kiosk.domain.verification import (
    NUMBER_LETTERS,
    VERIFIED,
    Verification,
    day_said,
    runs_out_ms,
)
from kiosk.ports import Setting

COUNTER = "metrology_events"
"""The setting that counts every change of a meter's parameters; it never goes back (LRS-07)."""
LIMIT_FILLS = 10
"""So many times the largest delivery is the most that one commissioning may take."""
START_MS = 15_000
"""How long an outlet may take to be ready for its next trial."""
IDLE_MS = 900_000
"""A commissioning that nobody has asked anything of for this long is over."""
SHOWN_MS = 10_000
"""How long it is shown how a run has ended."""
HEARD_MS = 1_000
"""How long after a silence the first reading may take."""
WATCHDOG_FAULT, PRESET_FAULT = "watchdog_failed", "preset_failed"
"""What was found out must not be forgotten: the outlet is out of use until somebody unlocks it."""
NEEDS = {ProductKind.FUEL: "lift", ProductKind.WATER: "open_tap", ProductKind.ENERGY: "plug"}

Asked = (
    c.CommissionTry
    | c.CommissionProve
    | c.CommissionRead
    | c.CommissionSkip
    | c.CommissionSeal
    | c.CommissionApprove
    | c.CommissionCancel
)


@dataclass
class _Trials:
    """One run, and what is under way for it just now."""

    run: Run
    touched_ms: int
    begun_ms: int = 0
    """When the trial that is under way was to begin."""
    wanted_base: int = 0
    """How much the trial delivers before the controller closes."""
    is_hushed: bool = False
    """It was asked that nobody feed the dead-man timer any more."""
    silenced_ms: int | None = None
    """Since when nobody feeds it; None until the line has said so."""


class Commissioning:
    """All outlets that are being commissioned."""

    def __init__(
        self, site: Site, watched: Mapping[OutletId, Watched], outlets: Outlets, checkout: Checkout
    ) -> None:
        """Begin with none."""
        self._site = site
        self._watched = watched
        self._outlets = outlets
        self._checkout = checkout
        self._all: dict[OutletId, _Trials] = {}
        self._ended: dict[OutletId, tuple[Run, int]] = {}
        """How the latest run of an outlet has ended, and until when that is shown."""

    # --- What people ask --------------------------------------------------------------------

    def begin(self, change: Change, command: c.Commission, by: str) -> Notice:
        """Begin to commission an outlet, for a technician; return why not where that can't be."""
        outlet = OutletId(command.outlet)
        if why := why_not(change, by, Duty.COMMISSION):
            return why
        waiting = self._checkout.turns.lines(change)
        is_free = outlet not in waiting and self._outlets.can_test(change, outlet)
        if change.setting(STOPPED) or outlet in self._all or not is_free:
            return Notice.BUSY
        product, can = self._site.product_at(outlet), self._watched[outlet].can
        if command.base > LIMIT_FILLS * product.largest.base:
            return Notice.TOO_MUCH
        bound = self._outlets.bound(change, outlet)
        if command.base < trial_base(can, Step.WATCHDOG) + bound.base:
            return Notice.TOO_LITTLE
        limit = Quantity(command.base, product.dimension)
        amount = product.tariff.reserve(limit)
        sale = self._checkout.test(change, outlet, amount, by=by)
        self._outlets.begin_tests(change, outlet)
        agreed = self._outlets.agreed(change, outlet)
        run = Run(outlet, by, sale.id, limit, factor=agreed.factor, bound=bound)
        self._all[outlet] = _Trials(run, change.now.mono_ms)
        change.note(
            Relevance.METER,
            "commissioning-begun",
            sale=sale.id,
            outlet=outlet,
            by=by,
            limit=limit.base,
            unit=str(limit.dimension),
            amount=amount.minor,
        )
        return Notice.NONE

    def obey(self, change: Change, command: Asked, by: str) -> Notice:
        """Do what `by` asks of a run; return why not where that can't be."""
        trials = self._all.get(OutletId(command.outlet))
        if trials is None or trials.run.is_over:
            return Notice.BUSY
        if isinstance(command, c.CommissionApprove):
            return self._approve(change, trials, by)
        may_end = isinstance(command, c.CommissionCancel) and not why_not(change, by, Duty.APPROVE)
        if by != trials.run.by and not may_end:
            return Notice.NOT_ALLOWED
        match command:
            case c.CommissionCancel():
                self._cancel(change, trials, why="cancelled", by=by)
                return Notice.NONE
            case c.CommissionTry():
                return self._try(change, trials)
            case c.CommissionProve(base=base):
                return self._prove(change, trials, base)
            case c.CommissionRead(base=base):
                return self._read(change, trials, base)
            case c.CommissionSkip():
                return self._skip(change, trials)
            case c.CommissionSeal():
                return self._seal(change, trials, command)

    # --- What happens -----------------------------------------------------------------------

    def on_identified(self, change: Change, message: Identified) -> None:
        """Somebody answers at an outlet: that is the first step."""
        trials = self._all.get(message.outlet)
        if trials is None or trials.run.step is not Step.IDENTIFY or not trials.run.is_trying:
            return
        if self._watched[message.outlet].fault:
            return  # It is another one: that ends the run.
        who = message.identity
        trials.run = replace(
            trials.run, serial=who.serial, model=f"{who.maker} {who.model}", firmware=who.firmware
        )
        self._pass(change, trials, serial=who.serial, model=who.model, firmware=who.firmware)

    def on_hushed(self, message: Hushed) -> None:
        """A line feeds an outlet's dead-man timer no more: its time runs from here."""
        trials = self._all.get(message.outlet)
        if trials is not None and trials.is_hushed:
            trials.silenced_ms = message.at_ms

    def on_status(self, change: Change, message: StatusRead) -> None:
        """Fall silent once it flows, and see what the controller does about it."""
        trials = self._all.get(message.outlet)
        watch = self._watched[message.outlet]
        if trials is None or trials.run.step is not Step.WATCHDOG or not watch.delivery:
            return
        if watch.status is not message.status:
            return  # It was not believed.
        delivery = change.delivery(watch.delivery)
        is_flowing = bool(message.status.flow) and bool(watch.taken(delivery))
        if trials.silenced_ms is not None:
            self._wait_for_the_timer(change, trials, delivery, message)
        elif not trials.is_hushed and delivery.state in OPENED and is_flowing:
            self._fall_silent(change, trials, watch)

    def _wait_for_the_timer(
        self, change: Change, trials: _Trials, delivery: Delivery, message: StatusRead
    ) -> None:
        """See what the controller does about the silence."""
        watch, status = self._watched[message.outlet], message.status
        assert trials.silenced_ms is not None  # noqa: S101 - The line has said so.
        silent_ms = message.at_ms - trials.silenced_ms
        if silent_ms <= 0:
            return
        is_over = silent_ms >= silence_ms(watch.can)
        if is_over:
            watch.hushed_until_ms = 0  # It has been heard again, and is to be heard from now on.
        if trials.run.watchdog_took_ms is not None:
            return  # It has been seen to close: its last drops are awaited.
        if status.is_closed:
            is_latched = status.latched or not watch.can.watchdog_latches
            if status.stopped_by is DeviceStop.WATCHDOG and is_latched:
                trials.run = replace(trials.run, watchdog_took_ms=silent_ms)
        elif delivery.state in OPENED and is_over:
            self._found_out(change, trials, WATCHDOG_FAULT)

    def settled(self, change: Change, delivery: Delivery) -> None:
        """A trial has had its final reading: judge it."""
        trials = self._all.get(delivery.outlet)
        if trials is not None and trials.run.is_trying:
            self._judge(change, trials, delivery)

    def _judge(self, change: Change, trials: _Trials, delivery: Delivery) -> None:
        watch = self._watched[delivery.outlet]
        stopped_by = None if watch.status is None else watch.status.stopped_by
        why = str(delivery.reason)
        shown = watch.taken(delivery)
        told = watch.factor.told(delivery.preset).floor(watch.can.preset_resolution)
        past = shown.less(told)
        is_by_preset = stopped_by is DeviceStop.PRESET and shown >= told
        match trials.run.step:
            case Step.WATCHDOG:
                took_ms = trials.run.watchdog_took_ms
                if took_ms is None:
                    self._fail(change, trials, why)
                else:
                    self._pass(change, trials, took_ms=took_ms)
            case Step.PRESET | Step.CLOSINGS if not is_by_preset:
                is_cut = delivery.reason is StopReason.PRESET and stopped_by is DeviceStop.HOST
                if is_cut and trials.run.step is Step.PRESET:
                    self._found_out(change, trials, PRESET_FAULT)
                else:
                    self._fail(change, trials, "cut_off" if is_cut else why)
            case Step.PRESET:
                trials.run = replace(trials.run, preset_past_base=past.base)
                self._pass(change, trials, past=past.base)
            case Step.CLOSINGS:
                self._measure(change, trials, watch, past)
            case Step.PROVING if shown:
                proof = Proof(shown.base, delivery.delivered.base)
                run = trials.run
                trials.run = replace(run, proofs=(*run.proofs, proof), is_trying=False)
            case _:
                self._fail(change, trials, "nothing_flowed")

    def tick(self, change: Change) -> None:
        """Begin what is to be begun, and end what nobody can or will go on with."""
        for trials in list(self._all.values()):
            self._mind(change, trials)
        kept = {one.run.sale for one in self._all.values()}
        for sale in change.unfinished_sales():
            if sale.is_test and sale.id not in kept:
                self._checkout.finish(change, sale)

    def end(self, change: Change) -> None:
        """The engine is to end: so is every run."""
        for trials in list(self._all.values()):
            if not trials.run.is_over:
                self._cancel(change, trials, why="restart", by="")

    def repair(self) -> None:
        """After a change that could not be made: forget all runs; their tests are settled."""
        for outlet in self._all:
            self._watched[outlet].hushed_until_ms = 0
        self._all.clear()
        self._ended.clear()

    # --- Steps ------------------------------------------------------------------------------

    def _try(self, change: Change, trials: _Trials) -> Notice:
        run, now_ms = trials.run, change.now.mono_ms
        if run.is_trying:
            return Notice.BUSY
        trials.touched_ms = now_ms
        match run.step:
            case Step.IDENTIFY:
                trials.run, trials.begun_ms = run.on(Event.BEGUN), now_ms
                change.ask(IdentifyOutlet(run.outlet))
            case Step.WATCHDOG | Step.PRESET | Step.CLOSINGS:
                can = self._watched[run.outlet].can
                self._begin(change, trials, trial_base(can, run.step, len(run.closings_us)))
            case Step.PROVING if run.is_proven:
                return self._propose(change, trials)
            case _:
                return Notice.NOT_ALLOWED
        return Notice.NONE

    def _prove(self, change: Change, trials: _Trials, base: int) -> Notice:
        run, product = trials.run, self._site.product_at(trials.run.outlet)
        if run.step is not Step.PROVING or len(run.proofs) >= PROOFS_MAX:
            return Notice.NOT_ALLOWED
        if run.is_trying or run.awaits_reading:
            return Notice.BUSY
        if base < product.smallest.base:
            return Notice.TOO_LITTLE
        if base + self._outlets.bound(change, run.outlet).base > product.largest.base:
            return Notice.TOO_MUCH
        trials.touched_ms = change.now.mono_ms
        self._begin(change, trials, base)
        return Notice.NONE

    def _read(self, change: Change, trials: _Trials, base: int) -> Notice:
        run = trials.run
        if run.step is not Step.PROVING or run.is_trying or not run.proofs:
            return Notice.NOT_ALLOWED
        if not can_be_read(run.proofs[-1], base):
            return self._refuse(trials, "misread")
        trials.touched_ms = change.now.mono_ms
        trials.run = run.read(base)
        proof, product = trials.run.proofs[-1], self._site.product_at(run.outlet)
        change.note(
            Relevance.METER,
            "commissioning-read",
            sale=run.sale,
            outlet=run.outlet,
            by=run.by,
            shown=proof.shown,
            indicated=proof.indicated,
            actual=base,
            permissible=permissible_base(
                product.kind, Quantity(base, run.limit.dimension), product.smallest
            ),
        )
        return Notice.NONE

    def _skip(self, change: Change, trials: _Trials) -> Notice:
        run = trials.run
        if run.step is not Step.PROVING or run.is_trying:
            return Notice.NOT_ALLOWED
        trials.run = replace(run, proofs=())
        return self._propose(change, trials)

    def _propose(self, change: Change, trials: _Trials) -> Notice:
        run, product = trials.run, self._site.product_at(trials.run.outlet)
        try:
            proposed = run.proposed(self._watched[run.outlet].can)
        except BeyondSpan:
            return self._refuse(trials, "not_within")
        assert proposed.proposal is not None  # noqa: S101 - It has just been made.
        if not run.holds(product.kind, proposed.proposal.factor, product.smallest):
            return self._refuse(trials, "not_within")
        trials.run, trials.touched_ms = proposed, change.now.mono_ms
        self._note(change, run, "proposed", **_told(run, proposed.proposal))
        return Notice.NONE

    def _seal(self, change: Change, trials: _Trials, command: c.CommissionSeal) -> Notice:
        """Take the numbers that whoever has measured reads from certificate and seals."""
        run = trials.run
        numbers = (command.certificate, command.seals_before, command.seals_after)
        told = [one.strip() for one in numbers]
        if run.step is not Step.APPROVAL or run.approved_by:
            return Notice.NOT_ALLOWED
        if not all(one.isprintable() and 0 < len(one) <= NUMBER_LETTERS for one in told):
            return self._refuse(trials, "no_certificate")
        certificate, before, after = told
        trials.touched_ms = change.now.mono_ms
        trials.run = run = replace(
            run, certificate=certificate, seals_before=before, seals_after=after, why=""
        )
        self._note(
            change,
            run,
            "sealed",
            certificate=certificate,
            seals_before=before,
            seals_after=after,
        )
        return Notice.NONE

    def _approve(self, change: Change, trials: _Trials, by: str) -> Notice:
        """Take one person's word: whoever measured, and a manager who is somebody else."""
        run, proposal = trials.run, trials.run.proposal
        if proposal is None:
            return Notice.NOT_ALLOWED  # It is made with the step before.
        if by != run.by and role_of(change, by) is not Role.MANAGER:
            return Notice.NOT_ALLOWED
        if by in run.approved_by or (by != run.by and run.by not in run.approved_by):
            return Notice.NOT_ALLOWED  # Who has measured speaks first, and everybody once.
        if self._site.outlets[run.outlet].verify_months and not run.certificate:
            return self._refuse(trials, "no_certificate")
        trials.touched_ms = change.now.mono_ms
        trials.run = run = replace(run, approved_by=(*run.approved_by, by))
        self._note(change, run, "agreed", name=by)
        if len(run.approved_by) > 1:
            self._keep(change, run, proposal)
            trials.run = run.on(Event.APPROVED)
            self._checkout.finish(change, change.sale(run.sale))
            self._let_go(change, trials)
        return Notice.NONE

    def _keep(self, change: Change, run: Run, proposal: Proposal) -> None:
        """Reckon with what was agreed to from now on; every change of a parameter is counted."""
        outlet, can = run.outlet, self._watched[run.outlet].can
        serial = change.outlet(outlet).serial
        agreed = Commissioned(serial, proposal.factor, proposal.closing_us)
        change.save(Setting(f"{COMMISSIONED}{outlet}", str(agreed)))
        if proposal.closing_us is not None:
            learned = Closing(Stage.SLOW if can.slow_stage else Stage.FAST)
            for one in run.closings_us:
                learned = learned.seen(one)
            change.save(replace(change.outlet(outlet), closings=(learned,)))
        self._outlets.correct(change, outlet)
        bound = self._outlets.bound(change, outlet)
        old = run.bound if run.bound is not None else can.overrun_bound
        for parameter, before, after in (
            ("meter_factor", run.factor.parts, proposal.factor.parts),
            ("overrun_bound", old.base, bound.base),
        ):
            count = int(change.setting(COUNTER) or 0) + 1
            change.save(Setting(COUNTER, str(count)))
            change.note(
                Relevance.METER,
                "parameter-changed",
                counter=count,
                parameter=parameter,
                outlet=outlet,
                serial=serial,
                old=before,
                new=after,
                by=run.approved_by[0],
                approved_by=run.approved_by[1],
                reason="commissioned",
                sale=run.sale,
            )
        if run.certificate:
            self._verify(change, run, serial)

    def _verify(self, change: Change, run: Run, serial: str) -> None:
        """Write down that the meter was verified, by which certificate and under which seals."""
        by, approved_by = run.approved_by
        found = Verification(
            change.now.utc_ms,
            serial,
            run.certificate,
            run.seals_before,
            run.seals_after,
            by,
            approved_by,
        )
        change.save(Setting(f"{VERIFIED}{run.outlet}", found.said()))
        months = self._site.outlets[run.outlet].verify_months
        zone = self._site.time_zone
        until_ms = runs_out_ms(day_said(found.at_ms, zone), months, zone)
        change.note(
            Relevance.METER,
            "meter-verified",
            outlet=run.outlet,
            serial=serial,
            certificate=found.certificate,
            seals_before=found.seals_before,
            seals_after=found.seals_after,
            until=day_said(until_ms - 1, zone) if months else "",
            by=by,
            approved_by=approved_by,
            sale=run.sale,
        )

    # --- Trials -----------------------------------------------------------------------------

    def _begin(self, change: Change, trials: _Trials, base: int) -> None:
        """Begin a trial that delivers `base`, as soon as the outlet is ready."""
        trials.run = trials.run.on(Event.BEGUN)
        trials.wanted_base, trials.is_hushed, trials.silenced_ms = base, False, None
        trials.begun_ms = change.now.mono_ms
        self._start(change, trials)

    def _start(self, change: Change, trials: _Trials) -> None:
        run, product = trials.run, self._site.product_at(trials.run.outlet)
        bound = self._outlets.bound(change, run.outlet)
        wanted = Quantity(trials.wanted_base, product.dimension) + bound
        sale = replace(change.sale(run.sale), wanted=wanted)
        if product.tariff.covers(change.pool(sale)) < wanted:
            self._fail(change, trials, "limit_used_up")
            return
        [choice] = sale.choices
        change.save(sale)
        if self._outlets.start(change, sale, choice, sharing=1, waiting=1):
            self._outlets.press_start(run.outlet)  # Whoever asked for the trial is there.
        elif change.now.mono_ms - trials.begun_ms > START_MS:
            self._fail(change, trials, "not_ready")

    def _fall_silent(self, change: Change, trials: _Trials, watch: Watched) -> None:
        """Feed the dead-man timer no more; where reading feeds it, do not even read."""
        trials.is_hushed = True
        is_silent = watch.can.watchdog_fed_by is not Feeding.WRITES
        until_ms = silence_ms(watch.can)
        if is_silent:
            watch.hushed_until_ms = change.now.mono_ms + until_ms + HEARD_MS
        change.ask(Hush(trials.run.outlet, until_ms + (0 if is_silent else START_MS), is_silent))

    def _measure(self, change: Change, trials: _Trials, watch: Watched, past: Quantity) -> None:
        """Take one more closing; the last of them ends the step."""
        run = trials.run
        if not watch.closing_flow:
            self._fail(change, trials, "no_flow_seen")
            return
        took = took_us(watch.can, past.base, watch.closing_flow)
        trials.run = run = replace(run, closings_us=(*run.closings_us, took))
        trials.begun_ms = trials.touched_ms = change.now.mono_ms
        trials.wanted_base = trial_base(watch.can, Step.CLOSINGS, len(run.closings_us))
        if len(run.closings_us) >= CLOSINGS:
            self._pass(change, trials, closings=list(run.closings_us))

    def _mind(self, change: Change, trials: _Trials) -> None:
        run, now_ms = trials.run, change.now.mono_ms
        watch, sale = self._watched[run.outlet], change.sale(run.sale)
        if sale.state is not SaleState.OPEN or self._checkout.turns.is_hurried(sale):
            if not run.is_over:  # Somebody else has ended it.
                self._cancel(change, trials, why="ended", by="")
            self._let_go(change, trials)
        elif run.is_over:
            pass  # The last drops are awaited.
        elif watch.fault or change.setting(STOPPED):
            self._cancel(change, trials, why=watch.fault or "stopped_all", by="")
        elif now_ms - trials.touched_ms > IDLE_MS:
            self._cancel(change, trials, why="timed_out", by="")
        elif run.is_trying and run.step is Step.IDENTIFY:
            if now_ms - trials.begun_ms > START_MS:
                self._fail(change, trials, "silent")
        elif run.is_trying and not watch.delivery:
            self._start(change, trials)

    # --- Ends -------------------------------------------------------------------------------

    def _pass(self, change: Change, trials: _Trials, **what: str | int | list[int]) -> None:
        """Go on to the next step that the device has anything to show for."""
        self._note(change, trials.run, "tried", result="passed", **what)
        run = trials.run.on(Event.PASSED)
        while skips(self._watched[run.outlet].can, run.step):
            self._note(change, run, "tried", result="lacking")
            run = run.on(Event.PASSED)
        trials.run, trials.touched_ms = run, change.now.mono_ms

    def _fail(self, change: Change, trials: _Trials, why: str) -> None:
        """Nothing was shown, for or against: the trial may be made again."""
        self._note(change, trials.run, "tried", result="nothing", why=why)
        trials.run = trials.run.on(Event.FAILED, why)

    def _found_out(self, change: Change, trials: _Trials, fault: str) -> None:
        """The device does not do what it is relied upon for: out of use until somebody has looked.

        It is stopped at once.
        """
        self._note(change, trials.run, "tried", result="defective", why=fault)
        self._outlets.fail(change, trials.run.outlet, fault)
        self._cancel(change, trials, why=fault, by="")

    def _refuse(self, trials: _Trials, why: str) -> Notice:
        """Leave a run where it is, and let its technician know why."""
        trials.run = replace(trials.run, why=why)
        return Notice.NOT_ALLOWED

    def _cancel(self, change: Change, trials: _Trials, *, why: str, by: str) -> None:
        run = trials.run
        self._watched[run.outlet].hushed_until_ms = 0
        trials.run = run.on(Event.CANCELLED, why)
        self._outlets.stop(change, run.outlet, StopReason.ATTENDANT)
        change.note(
            Relevance.METER,
            "commissioning-ended",
            sale=run.sale,
            outlet=run.outlet,
            step=str(run.step),
            why=why,
            by=by,
        )
        self._checkout.finish(change, change.sale(run.sale))
        self._let_go(change, trials)

    def _let_go(self, change: Change, trials: _Trials) -> None:
        """Let others have the outlet, once the tests of a run are settled; locked if it was."""
        run = trials.run
        if run.outlet in self._all and change.sale(run.sale).state is not SaleState.OPEN:
            del self._all[run.outlet]
            self._ended[run.outlet] = (run, change.now.mono_ms + SHOWN_MS)
            self._outlets.end_tests(change, run.outlet)

    def _note(self, change: Change, run: Run, what: str, **more: str | int | list[int]) -> None:
        change.note(
            Relevance.METER,
            f"commissioning-{what}",
            sale=run.sale,
            outlet=run.outlet,
            by=run.by,
            step=str(run.step),
            **more,
        )

    # --- Looking ----------------------------------------------------------------------------

    def shown(self, view: Change) -> tuple[CommissioningSnapshot, ...]:
        """Return what attendants may see of every run, and of those that have just ended."""
        runs = {
            outlet: run
            for outlet, (run, until_ms) in self._ended.items()
            if view.now.mono_ms < until_ms
        }
        runs |= {outlet: one.run for outlet, one in self._all.items()}
        return tuple(self._shown(run, view) for _, run in sorted(runs.items()))

    def _shown(self, run: Run, view: Change) -> CommissioningSnapshot:
        watch, product = self._watched[run.outlet], self._site.product_at(run.outlet)
        tests = [self._outlets.live(one) for one in view.deliveries_of(run.sale)]
        flow = watch.status.flow.base if watch.status is not None and watch.delivery else 0
        proposal = run.proposal
        return CommissioningSnapshot(
            outlet=run.outlet,
            by=run.by,
            step=run.step.value,
            is_trying=run.is_trying,
            why=run.why,
            dimension=product.dimension.value,
            limit_base=run.limit.base,
            used_base=sum(one.delivered.base for one in tests),
            needs=self._needs(run, watch, product),
            flow_base=flow,
            serial=run.serial,
            model=run.model,
            firmware=run.firmware,
            watchdog_limit_ms=silence_ms(watch.can) if watch.can.watchdog_ms else 0,
            watchdog_took_ms=run.watchdog_took_ms,
            rated_bound_base=watch.can.overrun_bound.base,
            preset_past_base=run.preset_past_base,
            closings=len(run.closings_us),
            closings_wanted=CLOSINGS,
            closing_slowest_us=max(run.closings_us, default=0),
            proofs=tuple(_proof(one, product) for one in run.proofs),
            proofs_wanted=PROOFS,
            awaits_reading=run.awaits_reading,
            proposal=None if proposal is None else _proposal(run, proposal),
            approved_by=run.approved_by,
            needs_certificate=bool(self._site.outlets[run.outlet].verify_months),
            certificate=run.certificate,
            seals_before=run.seals_before,
            seals_after=run.seals_after,
        )

    def _needs(self, run: Run, watch: Watched, product: Product) -> str:
        is_there = watch.status is not None and watch.status.calling
        if not run.is_trying or is_there or not watch.can.senses_calling:
            return ""
        return NEEDS[product.kind] if watch.delivery else ""


def _told(run: Run, proposal: Proposal) -> dict[str, int]:
    """Return what is asked for, as the journal says it; a closing time of 0 stays as rated."""
    return {
        "old_factor_e5": run.factor.parts,
        "new_factor_e5": proposal.factor.parts,
        "old_bound": 0 if run.bound is None else run.bound.base,
        "new_bound": proposal.bound.base,
        "closing_us": proposal.closing_us or 0,
    }


def _proof(one: Proof, product: Product) -> ProofSnapshot:
    if one.actual is None:
        return ProofSnapshot(one.shown, one.indicated, None)
    actual = Quantity(one.actual, product.dimension)
    return ProofSnapshot(
        shown_base=one.shown,
        indicated_base=one.indicated,
        actual_base=one.actual,
        error_permille=error_permille(one.indicated, one.actual),
        permissible_base=permissible_base(product.kind, actual, product.smallest),
    )


def _proposal(run: Run, proposal: Proposal) -> ProposalSnapshot:
    return ProposalSnapshot(
        old_factor_e5=run.factor.parts,
        new_factor_e5=proposal.factor.parts,
        old_bound_base=0 if run.bound is None else run.bound.base,
        new_bound_base=proposal.bound.base,
        closing_us=proposal.closing_us,
    )
