"""Controllers of every make there could be: each is sold from within what was paid, or refused."""

from __future__ import annotations

from fakes.auditor import Auditor
from fakes.flow_controller import capabilities
from fakes.world import World
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.api import commands as c
from kiosk.domain.controller import Capabilities, Feeding, PowerUp, PresetKind
from kiosk.domain.quantity import Dimension, Quantity
from kiosk.domain.sale import SaleState

STEP_MS, EXCHANGES = 50, 3
OVER = {SaleState.SETTLED, SaleState.CANCELLED}


def quantities(*bases: int) -> st.SearchStrategy[Quantity]:
    """Return some volumes."""
    return st.sampled_from([Quantity(base, Dimension.VOLUME) for base in bases])


declared = st.builds(
    capabilities,
    preset=st.sampled_from([PresetKind.ABSOLUTE] * 3 + list(PresetKind)),
    live_raise=st.booleans(),
    live_lower=st.booleans(),
    preset_resolution=quantities(1, 1_000, 1_000, 10_000, 1_000_000, 10**12),
    preset_readback=st.booleans(),
    # The fake flows and runs over as a pump does: less than so much would be a wrong data sheet.
    qmax=quantities(813_000, 813_000, 10**9, 10**15),
    overrun_bound=quantities(50_000, 50_000, 500_000, 10**9, 10**15),
    closing_ms=st.sampled_from([600, 600, 3_000]),
    meter_refresh_ms=st.sampled_from([0, 1, 200, 1_000]),
    slow_stage=st.booleans(),
    shutoffs=st.sampled_from([1, 2]),
    watchdog_ms=st.sampled_from([None, 2_000, 2_000, 60_000]),
    watchdog_latches=st.booleans(),
    watchdog_fed_by=st.sampled_from(Feeding),
    power_up=st.sampled_from(PowerUp),
    totaliser_bits=st.sampled_from([1, 8, 16, 24, 32, 32, 32, 64]),
    totaliser_step=quantities(1, 1_000, 1_000, 10_000),
    totaliser_kept=st.booleans(),
    senses_calling=st.booleans(),
    numbered=st.booleans(),
)


@settings(max_examples=60)
@given(declared, st.sampled_from([120, 600, 15_000]))
def test_whatever_a_controller_can_do_no_more_flows_than_was_paid(
    can: Capabilities, minor: int
) -> None:
    """What is missing is reserved for, or the outlet is not sold from: neither is a defect."""
    world = World(1, can=can)
    auditor = Auditor(world)
    world.run(1_500)
    world.choose(1)
    sale = world.ask(c.BuyAmount(minor)).sale
    if sale is None:
        return
    world.run(100)
    world.pay(sale.id)
    controller = world.lift()
    for step in range(240):
        if step == 10 and not can.senses_calling:
            world.ask(c.StartOutlet(1))
        world.step(STEP_MS, exchanges=EXCHANGES)
        auditor.look()
    controller.calling = False
    world.ask(c.Finish())
    for _ in range(400):
        if world.sale(sale.id).state in OVER:
            break
        world.step(STEP_MS, exchanges=EXCHANGES)
        auditor.look()
    world.check_books()
    for delivery in world.deliveries(sale.id):
        assert delivery.charge <= delivery.reserved
