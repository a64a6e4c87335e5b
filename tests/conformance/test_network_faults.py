"""Late, lost, doubled and cut messages: whatever a network does, no wrong value is ever believed.

Every entry of the REGISTRY that calls in over the network. A charge point says what it likes when
it likes: so it is not the answer that is awaited here but what is made of it.
"""

from __future__ import annotations

import json
import random

import pytest
from fakes.network import NetworkFault
from fakes.network_rig import NetworkRig
from fakes.noisy_network import KINDS, LATE_MS, NOISE, READS, STEP, mark, read_on_a_noisy_network

from hardware.registry import profiles_of
from hardware.simulator.faults import FaultKind
from kiosk.domain.controller import ControllerState, DeviceStop, Fault
from kiosk.ports import NoAnswer, Refused


@pytest.fixture(params=profiles_of("ocpp"))
def rig(request: pytest.FixtureRequest) -> NetworkRig:
    """One charge point with two connectors."""
    return NetworkRig((request.param, request.param))


def old(rig: NetworkRig) -> None:
    """Let so much time pass that no reading from before serves any more."""
    rig.wait(rig.driver.capabilities.meter_refresh_ms)


@pytest.mark.parametrize("kind", [FaultKind.LOST, FaultKind.UNANSWERED, FaultKind.TRUNCATE])
def test_a_reading_that_does_not_come_is_no_answer(rig: NetworkRig, kind: FaultKind) -> None:
    """What is too old is not told again in its place; and the next one works."""
    mark(rig, 1)
    rig.driver.read_status(feed=True)
    old(rig)
    now = mark(rig, 2)
    rig.fail_next(kind, command="ask_total")
    with pytest.raises(NoAnswer):
        rig.driver.read_status(feed=True)
    assert rig.read().total.base == now


def test_a_late_reading_is_not_taken_for_the_next(rig: NetworkRig) -> None:
    """It was asked for so long ago that what it shows may be long past."""
    rig.driver.read_status(feed=True)
    old(rig)
    mark(rig, 1)
    rig.network.faults.append(NetworkFault(FaultKind.LATE, rig.action["read_status"], 3_000))
    rig.network.latency_ms = 2_000
    with pytest.raises(NoAnswer):
        rig.driver.read_status(feed=True)
    rig.network.latency_ms = 20
    now = mark(rig, 2)
    for _ in range(50):
        rig.wait(100)
        try:
            assert rig.driver.read_status(feed=True).total.base == now
        except NoAnswer:
            continue


def test_a_reading_of_another_connector_is_not_ours(rig: NetworkRig) -> None:
    """Two connectors of one charge point differ only in their number."""
    first, second = mark(rig, 1, 0), mark(rig, 7, 1)
    assert rig.drivers[0].read_status(feed=True).total.base == first
    assert rig.drivers[1].read_status(feed=True).total.base == second


@pytest.mark.parametrize("seed", range(6))
def test_no_wrong_value_comes_out_of_a_noisy_network(rig: NetworkRig, seed: int) -> None:
    """Messages lost, late, doubled or cut: every reading that is believed was shown just now."""
    believed = read_on_a_noisy_network(rig, seed)
    assert believed.wrong == 0
    assert believed.right > READS // 8


@pytest.mark.parametrize("seed", range(4))
def test_a_delivery_on_a_noisy_network_ends_in_its_time(rig: NetworkRig, seed: int) -> None:
    """Starts repeated, schedules lost, stops late: it flows no longer than is reserved for."""
    limit, can = rig.seconds_of_flow(80), rig.driver.capabilities
    opening = rig.driver.read_status(feed=True)
    rng = random.Random(seed)
    carry = rig.network.carry

    def noisy(message: str, to: object) -> None:
        if rng.random() < NOISE / 2:
            rig.network.faults.appendleft(NetworkFault(rng.choice(KINDS), "", LATE_MS))
        carry(message, to)  # type: ignore[arg-type]

    rig.network.carry = noisy  # type: ignore[method-assign]
    rig.lift()
    is_over, sequence = False, 1
    for _ in range(1_500):
        rig.wait(50)
        try:
            status = rig.driver.read_status(feed=True)
            is_over = is_over or status.total.base - opening.total.base >= limit.base
            if is_over and status.is_closed:
                break
            if is_over:
                rig.driver.stop()
            elif status.latched:
                rig.driver.acknowledge()
            elif status.is_closed:
                sequence += status.stopped_by is not DeviceStop.NONE
                rig.driver.open(sequence)
        except (NoAnswer, Refused):
            continue
    assert is_over
    rig.network.carry = carry  # type: ignore[method-assign]
    rig.wait((can.watchdog_ms or 0) + can.closing_ms)
    assert rig.place.plant.flow_base == 0
    blind_ms = (can.watchdog_ms or 0) + can.closing_ms + can.meter_refresh_ms + 500
    most = limit.base + can.overrun_bound.base + can.qmax.base * blind_ms // 1000
    assert limit.base <= rig.place.plant.flowed_base <= most


@pytest.mark.parametrize("command", ["open", "stop"])
def test_a_refusal_is_a_refusal(rig: NetworkRig, command: str) -> None:
    """A charge point that says no has done nothing, and the driver says so."""
    rig.driver.read_status(feed=True)
    rig.lift()
    if command == "stop":
        rig.driver.open(1)
        rig.poll_until(closed=False)
    rig.chargers.rejects.add(rig.action[command])
    with pytest.raises(Refused, match="rejected"):
        rig.driver.open(1) if command == "open" else rig.driver.stop()


def test_a_dead_charge_point_delays_nobody(rig: NetworkRig) -> None:
    """What is not connected is known to be at once; what does not answer, in its rated time."""
    rig.driver.read_status(feed=True)
    old(rig)
    rig.chargers.is_mute = True
    began_ns = rig.clock.now_ns
    with pytest.raises(NoAnswer):
        rig.driver.read_status(feed=True)
    took_ms = (rig.clock.now_ns - began_ns) // 1_000_000
    assert took_ms <= 2 * rig.driver.capabilities.response_ms
    rig.port.unplug()
    began_ns = rig.clock.now_ns
    for command in (rig.driver.identify, rig.driver.stop, lambda: rig.driver.open(1)):
        with pytest.raises(NoAnswer, match="not connected"):
            command()
    assert rig.clock.now_ns == began_ns


def test_a_charge_point_that_comes_back_is_heard_again(rig: NetworkRig) -> None:
    """It calls, and nothing of the connection before is believed."""
    rig.driver.read_status(feed=True)
    rig.port.unplug()
    rig.wait(60_000)
    now = mark(rig, 3)
    rig.port.plug_in()
    assert rig.driver.read_status(feed=True).total.base == now
    assert rig.line.health().reopened == 1


# --- What closes it when nobody is left ----------------------------------------------------------


def test_a_kiosk_that_died_lets_nothing_flow_on(rig: NetworkRig) -> None:
    """The schedule runs out by itself; another program ends the transaction and resumes nothing."""
    can = rig.driver.capabilities
    rig.start(rig.seconds_of_flow(900))
    flowed = rig.place.plant.flowed_base
    for socket in rig.sockets:
        socket.break_off()
    rig.wait((can.watchdog_ms or 0) + can.closing_ms)
    assert rig.place.plant.flow_base == 0
    gone_ms = (can.watchdog_ms or 0) + can.closing_ms
    assert rig.place.plant.flowed_base - flowed <= can.qmax.base * gone_ms // 1000
    flowed = rig.place.plant.flowed_base
    rig.restart()
    found = rig.driver.read_status(feed=True)
    assert found.state is ControllerState.CLOSING
    for _ in range(60):
        rig.wait(100)
        rig.read()
    assert rig.driver.read_status(feed=True).is_closed
    assert rig.place.plant.flowed_base == flowed


def test_a_transaction_goes_on_for_as_long_as_it_is_renewed(rig: NetworkRig) -> None:
    """Five times the dead-man time, without a gap: the renewals come long before the end."""
    can = rig.driver.capabilities
    rig.start(rig.seconds_of_flow(9_000))
    begun_ns, flowed = rig.clock.now_ns, rig.place.plant.flowed_base
    flow = rig.place.plant.flow_base
    while rig.clock.now_ns - begun_ns < 5 * (can.watchdog_ms or 0) * 1_000_000:
        assert not rig.driver.read_status(feed=True).is_closed
        rig.wait(200)
    lasted_ms = (rig.clock.now_ns - begun_ns) // 1_000_000
    assert rig.place.plant.flowed_base - flowed >= (flow or 6_000) * lasted_ms // 1_000 * 9 // 10


def test_a_schedule_that_arrives_late_is_over(rig: NetworkRig) -> None:
    """Its times are the charger's own: what was held up on the way opens nothing any more."""
    can = rig.driver.capabilities
    rig.start(rig.seconds_of_flow(900))
    fed = [message for message in rig.network.heard if "SetChargingProfile" in message][-1]
    rig.wait((can.watchdog_ms or 0) + can.closing_ms)
    assert rig.place.plant.flow_base == 0
    flowed = rig.place.plant.flowed_base
    again = fed.replace(fed[4:12], "late-one", 1)

    async def say() -> None:
        await rig.sockets[0].send(again)

    rig.loop.ask(say(), 1_000)
    rig.wait(5_000)
    assert rig.place.plant.flowed_base == flowed


@pytest.mark.parametrize("vice", ["discards_held", "discards_given"])
def test_a_charger_that_forgets_its_profiles_is_stopped(rig: NetworkRig, vice: str) -> None:
    """Some firmware agrees to a profile and drops it: that is seen when it begins to flow."""
    for place in rig.places:
        place.controller.settings[vice] = 1
    rig.driver.identify()
    rig.driver.read_status(feed=True)
    rig.lift()
    rig.driver.open(1)
    for _ in range(80):
        rig.wait(100)
        status = rig.read()
    assert status.is_closed
    assert status.latched
    assert Fault.SETTINGS in status.faults
    with pytest.raises(Refused, match="latched"):
        rig.driver.open(2)
    assert rig.place.plant.flowed_base <= rig.driver.capabilities.qmax.base * 3


def test_a_schedule_that_is_never_shown_is_not_relied_on(rig: NetworkRig) -> None:
    """The charger showed that it was held, and shows nothing any more: it is ended at once."""
    rig.driver.read_status(feed=True)
    rig.lift()
    rig.driver.open(1)
    while not any('"TxProfile"' in one for one in rig.network.heard):
        rig.wait(10)
        rig.driver.read_status(feed=True)
    lost = NetworkFault(FaultKind.LOST, "GetCompositeSchedule")
    rig.network.faults.extend([lost] * 1_000)
    for _ in range(60):
        rig.wait(100)
        status = rig.read()
    assert status.is_closed
    assert status.latched
    assert Fault.SETTINGS in status.faults
    assert rig.place.plant.flowed_base <= rig.driver.capabilities.qmax.base * 5


@pytest.mark.parametrize(
    ("name", "feature"),
    [
        ("ocpp16-22kw", "Core"),
        ("ocpp16-22kw", "RemoteTrigger"),
        ("ocpp16-22kw", "SmartCharging"),
        ("ocpp201-22kw", "SmartChargingCtrlr"),
        ("ocpp201-22kw", "PeriodsPerSchedule"),
        ("ocpp201-22kw", "TxStartPoint"),
        ("ocpp201-22kw", "TxStopPoint"),
    ],
)
def test_a_charger_without_what_is_needed_is_refused(name: str, feature: str) -> None:
    """It says itself what it has; the technician reads what is missing and what for."""
    rig = NetworkRig((name,))
    rig.chargers.lacks.add(feature)
    with pytest.raises(Refused, match="nothing closes the outlet when the kiosk") as refusal:
        rig.driver.identify()
    assert refusal.value.code == "unsafe_settings"


def test_a_charger_that_takes_no_profile_is_refused(rig: NetworkRig) -> None:
    """What cannot be held at nothing is not sold with."""
    rig.chargers.rejects.add("TxDefaultProfile")
    with pytest.raises(Refused, match="TxDefaultProfile"):
        rig.driver.identify()


# --- What a charge point does by itself ----------------------------------------------------------


def test_a_charger_that_starts_by_itself_is_stopped(rig: NetworkRig) -> None:
    """A card at the charger buys nothing here: no leave, no energy, and it is told as it is."""
    rig.driver.identify()
    rig.driver.read_status(feed=True)
    rig.lift()
    rig.charger(0).begin("SOMEBODYSCARD", rig.clock.now_ns)
    rig.wait(100)
    assert rig.driver.read_status(feed=True).state is ControllerState.CLOSING
    for _ in range(50):
        rig.wait(100)
        rig.read()
    assert rig.driver.read_status(feed=True).is_closed
    assert rig.place.plant.flowed_base == 0


def test_what_flows_without_leave_is_said(rig: NetworkRig) -> None:
    """A charger that ignores its limit shows in the totaliser, and its transaction is ended."""
    rig.place.controller.settings["discards_held"] = 1
    rig.place.controller.settings["goes_on_unwanted"] = 1
    before = rig.driver.read_status(feed=True)
    rig.lift()
    rig.charger(0).begin("SOMEBODYSCARD", rig.clock.now_ns)
    rig.world.settle()
    rig.wait(2_000)
    during = rig.driver.read_status(feed=True)
    assert not during.is_closed
    for _ in range(60):
        rig.wait(100)
        rig.read()
    after = rig.driver.read_status(feed=True)
    assert after.is_closed
    assert after.total > before.total


def test_a_transaction_from_the_past_is_no_delivery(rig: NetworkRig) -> None:
    """Begun and ended while nobody listened: it is taken note of, and nothing opens for it."""
    rig.driver.identify()
    rig.driver.read_status(feed=True)
    rig.port.unplug()
    charger = rig.charger(0)
    rig.lift()
    charger.begin("SOMEBODYSCARD", rig.clock.now_ns)
    rig.wait(5_000)
    charger.end("Local", rig.clock.now_ns)
    rig.wait(30_000)
    rig.port.plug_in()
    rig.driver.open(1)
    rig.poll_until(closed=False)
    for _ in range(30):
        rig.wait(100)
        assert not rig.read().is_closed
    assert charger.tag not in {"", "SOMEBODYSCARD"}
    assert not charger.told


def test_a_start_that_comes_too_late_gets_nothing(rig: NetworkRig) -> None:
    """Leave was withdrawn before the charger began: it is stopped before anything flows."""
    rig.driver.identify()
    rig.driver.read_status(feed=True)
    rig.lift()
    rig.driver.open(1)
    rig.driver.stop()
    for _ in range(60):
        rig.wait(100)
        rig.read()
    assert rig.driver.read_status(feed=True).is_closed
    assert rig.charger(0).tag == ""
    assert rig.place.plant.flowed_base == 0


def test_a_start_that_was_agreed_to_does_not_wait_for_ever(rig: NetworkRig) -> None:
    """The charger agreed and never began: after ten seconds the leave is over, and given anew."""
    rig.driver.read_status(feed=True)
    rig.lift()
    rig.chargers.only_agrees = True
    rig.driver.open(1)
    rig.chargers.only_agrees = False
    rig.wait(9_000)
    rig.driver.open(1)
    assert rig.charger(0).tag == ""
    rig.wait(2_000)
    rig.driver.open(1)
    assert rig.charger(0).tag != ""


def test_leave_that_was_refused_is_no_leave(rig: NetworkRig) -> None:
    """A charger that says no and begins all the same is ended like any other."""
    rig.driver.read_status(feed=True)
    rig.lift()
    rig.chargers.rejects.add(rig.action["open"])
    with pytest.raises(Refused):
        rig.driver.open(1)
    tags = [
        json.loads(one)[3].get("idTag") or json.loads(one)[3]["idToken"]["idToken"]
        for one in rig.network.heard
        if rig.action["open"] in one
    ]
    rig.charger(0).begin(tags[-1], rig.clock.now_ns)
    for _ in range(60):
        rig.wait(100)
        assert rig.read().state is not ControllerState.OPEN_FAST
    assert rig.charger(0).tag == ""
    assert rig.place.plant.flowed_base == 0


def test_leave_that_is_withdrawn_meanwhile_is_not_given(rig: NetworkRig) -> None:
    """A stop between the proof and the schedule: nothing is set in force any more."""
    rig.driver.read_status(feed=True)
    rig.lift()
    rig.driver.open(1)
    while not any("GetCompositeSchedule" in one for one in rig.network.heard):
        rig.wait(10)
        rig.driver.read_status(feed=True)
    rig.driver.stop()
    for _ in range(30):
        rig.wait(100)
        rig.read()
    given = [one for one in rig.network.heard if '"TxProfile"' in one]
    assert given == []
    assert rig.place.plant.flowed_base == 0


def test_a_start_of_the_charger_is_another_boot(rig: NetworkRig) -> None:
    """Being asked who it is is none, a loss of power is one."""
    first = rig.driver.read_status(feed=True).boot
    rig.driver.identify()
    assert rig.driver.read_status(feed=True).boot == first
    rig.cut_power(1_000)
    rig.wait(1_500)
    assert rig.read().boot != first


@pytest.mark.parametrize("keeps_going", [0, 1])
def test_a_loss_of_power_resumes_nothing(rig: NetworkRig, keeps_going: int) -> None:
    """Whether its transaction ends or goes on with the power: what ran has no leave any more."""
    rig.place.controller.settings["keeps_going"] = keeps_going
    rig.start(rig.seconds_of_flow(900))
    rig.cut_power(1_500)
    rig.wait(1_600)
    for _ in range(60):
        rig.wait(100)
        status = rig.read()
    assert status.is_closed
    assert status.stopped_by is DeviceStop.POWER
    flowed = rig.place.plant.flowed_base
    rig.wait(60_000)
    assert rig.place.plant.flowed_base == flowed


def test_a_meter_that_runs_back_is_told_as_it_is(rig: NetworkRig) -> None:
    """The driver believes nothing and hides nothing: that is the core's to judge."""
    mark(rig, 9)
    assert rig.driver.read_status(feed=True).total.base == 180 * STEP
    old(rig)
    now = mark(rig, 2)
    assert rig.read().total.base == now


def test_a_fault_is_told_and_opens_nothing(rig: NetworkRig) -> None:
    """What the charger complains of closes it, in its own words."""
    rig.start(rig.seconds_of_flow(900))
    rig.place.controller.active.add(Fault.VALVE)
    for _ in range(60):
        rig.wait(100)
        status = rig.read()
    assert status.faults in {Fault.VALVE, Fault.SUPPLY}  # 2.0.1 names none with a status.
    assert status.stopped_by is DeviceStop.FAULT
    rig.driver.stop()
    with pytest.raises(Refused):
        rig.driver.open(2)
