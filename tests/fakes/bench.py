"""The parts of the core that watch outlets, on a bench: no worker, no controller, no time."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from fakes.flow_controller import capabilities
from fakes.values import DELIVERY, SALE, ul
from fakes.world import site

from kiosk.application import messages as m
from kiosk.application.metering import Metering
from kiosk.application.state import Change, State, Watched
from kiosk.application.stopping import Stopping
from kiosk.application.supplies import Supplies
from kiosk.domain.controller import Capabilities, ControllerState, DeviceStop, Fault, Status
from kiosk.domain.delivery import Delivery, DeliveryState
from kiosk.domain.journal import Draft
from kiosk.domain.moment import Moment
from kiosk.domain.outlet import OutletId
from kiosk.domain.site import Supply
from kiosk.ports import OutletRecord, Remembered

NOW = Moment(utc_ms=1_000_000, mono_ms=10_000)
AT_REST = Status(
    boot=7,
    state=ControllerState.CLOSED,
    stopped_by=DeviceStop.NONE,
    faults=Fault.NONE,
    total=ul(1_000_000_000),
    preset=None,
    sequence=0,
    flow=ul(0),
    calling=False,
    latched=False,
)


@dataclass
class Bench:
    """Outlets of one place with what is kept and seen of them; one change at a time."""

    outlets: int = 3
    can: Capabilities = field(default_factory=capabilities)
    supplies_of: dict[int, Supply] = field(default_factory=dict)
    """What outlets draw from; each of the others shares with nobody."""
    now: Moment = NOW

    def __post_init__(self) -> None:
        place = site(self.outlets)
        self.site = replace(
            place,
            outlets={
                key: replace(one, supply=self.supplies_of[key].id)
                if key in self.supplies_of
                else one
                for key, one in place.outlets.items()
            },
            supplies={one.id: one for one in self.supplies_of.values()},
        )
        self.state = State.remembered(Remembered(sales=(SALE,)))
        self.watched = {key: Watched(self.can, fault="") for key in self.site.outlets}
        self.supplies = Supplies(self.site, self.watched)
        self.stopping = Stopping(self.supplies, self.watched)
        self.metering = Metering(self.stopping, self.watched)
        self.begin()

    def begin(self) -> Change:
        """Begin an empty change; what the one before has made stands."""
        if hasattr(self, "change"):
            self.change.apply()
        self.change: Change = Change(self.state, self.now)
        return self.change

    def watch(self, outlet: int = 1) -> Watched:
        return self.watched[OutletId(outlet)]

    def deliver(
        self,
        outlet: int = 1,
        state: DeliveryState = DeliveryState.DELIVERING,
        **known: object,
    ) -> Delivery:
        """Let a delivery stand at an outlet, as if it had come so far before this change."""
        delivery = replace(
            DELIVERY,
            id=f"D-00000{outlet}",
            outlet=OutletId(outlet),
            state=state,
            **known,  # type: ignore[arg-type]  # Named as the fields are.
        )
        self.change.save(delivery)
        self.watch(outlet).delivery = delivery.id
        self.begin()
        return delivery

    def keep(self, outlet: int = 1, **known: object) -> None:
        """Let something be kept of an outlet, as if it had been so before this change."""
        self.change.save(replace(self.record(outlet), **known))  # type: ignore[arg-type]  # As above.
        self.begin()

    def delivery(self, outlet: int = 1) -> Delivery:
        """Return the delivery at an outlet as it stands in this change."""
        return self.change.delivery(self.watch(outlet).delivery)

    def record(self, outlet: int = 1) -> OutletRecord:
        """Return what is kept of an outlet as it stands in this change."""
        return self.change.outlet(OutletId(outlet))

    @property
    def asked(self) -> list[m.Request]:
        """What this change asks of the world."""
        return self.change.requests

    @property
    def notes(self) -> tuple[Draft, ...]:
        """What this change writes into the journal."""
        return self.change.batch().entries

    def read(self, outlet: int = 1, **shown: object) -> m.StatusRead:
        """Return a reading of now: at rest, but for what is named."""
        status = replace(AT_REST, **shown)  # type: ignore[arg-type]  # Named as the fields are.
        return m.StatusRead(OutletId(outlet), status, self.now.mono_ms)
