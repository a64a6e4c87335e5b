"""Who may step in, as managers arrange it at the screen."""

from __future__ import annotations

import pytest
from fakes.world import World

from kiosk.api import commands as c
from kiosk.api.snapshot import Notice, Screen, UserSnapshot
from kiosk.application import messages as m
from kiosk.domain.attendant import ROLE
from kiosk.domain.books import AccountKind
from kiosk.ports import Batch, Setting

FIRST, OWN = "314260", "740592"


@pytest.fixture
def world() -> World:
    """Return a place where Mia is the manager and Ada an attendant; Mia is at the front screen."""
    world = World()
    world.store.commit(Batch(saved=(Setting(ROLE + "Mia", "manager"),)))
    world.hire("Mia")
    world.hire("Ada")
    world.run(1_500)
    world.log_in("Mia")
    return world


def ask(world: World, command: c.Command, screen: str = "front") -> Notice:
    """Ask for something, and let the clerk work."""
    asked = world.ask(command, screen).notice
    world.run(100)
    return asked or world.core.snapshot(screen, world.clock.now()).visit.notice


def users(world: World) -> dict[str, UserSnapshot]:
    """Return the list as the manager at the front screen sees it."""
    attendant = world.visit.attendant
    assert attendant is not None
    return {one.name: one for one in attendant.users}


def bodies(world: World, kind: str) -> list[dict[str, object]]:
    """Return what the journal's entries of a kind say."""
    return [one.body for one in world.store.entries if one.kind == kind]


@pytest.mark.req("ATT-02")
def test_whoever_is_added_chooses_their_own_pin_first(world: World) -> None:
    """The first PIN lets them in and to nothing else; their own one does."""
    assert ask(world, c.AddUser(" Ben  Li ", "technician", FIRST)) is Notice.NONE
    assert users(world)["Ben Li"] == UserSnapshot("Ben Li", "technician", must_choose=True)
    told = bodies(world, "attendant-added")[-1]
    assert told == {"name": "Ben Li", "role": "technician", "amount": 8000, "by": "Mia"}
    assert world.balance(AccountKind.BUDGET, "Ben Li") == 8000
    visit = world.log_in("Ben Li", pin=FIRST, screen="other")
    assert visit.attendant is not None
    assert visit.attendant.must_choose
    assert ask(world, c.LockOutlet(1, "safety"), "other") is Notice.NEW_PIN_FIRST
    assert bodies(world, "outlet-locked") == []
    assert ask(world, c.ChangePin(FIRST), "other") is Notice.SAME_PIN
    assert ask(world, c.ChangePin("123456"), "other") is Notice.WEAK_PIN
    assert ask(world, c.ChangePin(OWN), "other") is Notice.NONE
    assert ask(world, c.LockOutlet(1, "safety"), "other") is Notice.NONE
    assert not users(world)["Ben Li"].must_choose
    ask(world, c.Logout(), "other")
    assert world.log_in("Ben Li", pin=FIRST, screen="other").attendant is None
    assert world.log_in("Ben Li", pin=OWN, screen="other").attendant is not None


@pytest.mark.req("ATT-02")
def test_nobody_but_its_owner_sees_a_pin(world: World) -> None:
    """Neither the journal nor a snapshot nor the text of a message has it, or its hash."""
    ask(world, c.AddUser("Ben", "attendant", FIRST))
    ask(world, c.ResetPin("Ada", OWN))
    told = b"".join(one.canonical for one in world.store.entries).decode()
    told += repr(world.snapshot) + repr([*world.seen_requests])
    told += repr(m.PinHashed("front", "Ada", f"hash of {OWN}"))
    told += repr([c.AddUser("Ben", "attendant", FIRST), c.ResetPin("A", OWN), c.ChangePin(OWN)])
    for secret in (FIRST, OWN, "hash of"):
        assert secret not in told


def test_a_new_pin_lifts_a_lock_and_is_changed_at_once(world: World) -> None:
    """Who has forgotten it comes in with the manager's, and has to choose another."""
    world.ask(c.AskLogin(), "other")
    for _ in range(5):
        world.ask(c.Login("Ada", OWN), "other")
        world.run(100)
    assert users(world)["Ada"].locked_ms > 0
    assert ask(world, c.ResetPin("Ada", FIRST)) is Notice.NONE
    assert users(world)["Ada"] == UserSnapshot("Ada", "attendant", must_choose=True)
    assert bodies(world, "attendant-pin-changed")[-1] == {"name": "Ada", "by": "Mia"}
    visit = world.log_in("Ada", pin=FIRST, screen="other")
    assert visit.attendant is not None
    assert visit.attendant.must_choose


@pytest.mark.req("ATT-01")
@pytest.mark.parametrize(
    "command",
    [
        c.AddUser("Ben", "attendant", FIRST),
        c.ResetPin("Mia", FIRST),
        c.ChangeRole("Ada", "manager"),
        c.BarUser("Mia", is_barred=True),
        c.RemoveUser("Mia"),
    ],
)
def test_only_a_manager_changes_the_list(world: World, command: c.Command) -> None:
    """An attendant is told so; the list is not even shown to them."""
    visit = world.log_in("Ada", screen="other")
    assert visit.attendant is not None
    assert visit.attendant.users == ()
    assert ask(world, command, "other") is Notice.FOR_MANAGER
    assert set(users(world)) == {"Ada", "Mia"}


def test_the_last_manager_stays_one(world: World) -> None:
    """Neither removed nor demoted nor barred, until there is another one."""
    assert users(world)["Mia"].is_last_manager
    for command in (
        c.RemoveUser("Mia"),
        c.ChangeRole("Mia", "attendant"),
        c.BarUser("Mia", is_barred=True),
    ):
        assert ask(world, command) is Notice.LAST_MANAGER
    assert ask(world, c.ChangeRole("Ada", "manager")) is Notice.NONE
    assert ask(world, c.BarUser("Ada", is_barred=True)) is Notice.NONE
    assert ask(world, c.RemoveUser("Mia")) is Notice.LAST_MANAGER  # A barred one does not count.
    assert ask(world, c.BarUser("Ada", is_barred=False)) is Notice.NONE
    assert ask(world, c.RemoveUser("Mia")) is Notice.NONE
    assert world.screen is Screen.OVERVIEW


def test_a_role_holds_at_once(world: World) -> None:
    """Nobody has to start anything again for it."""
    world.log_in("Ada", screen="other")
    assert ask(world, c.ChangeRole("Ada", "manager")) is Notice.NONE
    assert ask(world, c.ChangeRole("Mia", "attendant"), "other") is Notice.NONE
    assert bodies(world, "attendant-role-changed") == [
        {"name": "Ada", "role": "manager", "before": "attendant", "by": "Mia"},
        {"name": "Mia", "role": "attendant", "before": "manager", "by": "Ada"},
    ]
    assert ask(world, c.RemoveUser("Ada")) is Notice.FOR_MANAGER


def test_who_is_barred_is_out_at_once_and_stays_out(world: World) -> None:
    """At whichever screen they are; a right PIN does not help, and the try is written down."""
    world.log_in("Ada", screen="other")
    assert ask(world, c.BarUser("Ada", is_barred=True)) is Notice.NONE
    assert world.core.snapshot("other", world.clock.now()).visit.attendant is None
    assert world.log_in("Ada", screen="other").notice is Notice.BARRED
    assert bodies(world, "login-refused") == [{"name": "Ada", "screen": "other"}]
    assert ask(world, c.BarUser("Ada", is_barred=False)) is Notice.NONE
    assert world.log_in("Ada", screen="other").attendant is not None


def test_who_is_removed_leaves_their_budget_and_their_name(world: World) -> None:
    """They can't log in, what was left goes back, and the name may be given again."""
    assert ask(world, c.RemoveUser("Ada")) is Notice.NONE
    assert set(users(world)) == {"Mia"}
    assert world.balance(AccountKind.BUDGET, "Ada") == 0
    assert bodies(world, "attendant-removed") == [{"name": "Ada", "amount": 8000, "by": "Mia"}]
    visit = world.ask(c.AskLogin(), "other")
    assert visit.attendants == ("Mia",)
    assert world.log_in("Ada", screen="other").notice is Notice.WRONG_PIN
    attendant = world.visit.attendant
    assert attendant is not None
    assert attendant.people == ("Ada", "Mia")
    world.start()
    world.log_in("Mia")
    assert set(users(world)) == {"Mia"}
    assert ask(world, c.AddUser("Ada", "attendant", FIRST)) is Notice.NONE
    assert users(world)["Ada"].role == "attendant"
    assert world.balance(AccountKind.BUDGET, "Ada") == 8000


def test_nobody_is_removed_with_the_drawer_open(world: World) -> None:
    """Their shift is closed first: somebody has to count the cash."""
    world.log_in("Ada", screen="other")
    ask(world, c.OpenShift(10_000), "other")
    assert ask(world, c.RemoveUser("Ada")) is Notice.SHIFT_OPEN
    ask(world, c.CloseShift(10_000), "other")
    assert ask(world, c.RemoveUser("Ada")) is Notice.NONE


@pytest.mark.parametrize(
    ("command", "notice"),
    [
        (c.AddUser("ada", "attendant", FIRST), Notice.NAME_TAKEN),
        (c.AddUser("", "attendant", FIRST), Notice.NOT_ALLOWED),
        (c.AddUser("a:b", "attendant", FIRST), Notice.NOT_ALLOWED),
        (c.AddUser("Ben", "boss", FIRST), Notice.NOT_ALLOWED),
        (c.AddUser("Ben", "attendant", "111111"), Notice.WEAK_PIN),
        (c.AddUser("Ben", "attendant", "31426"), Notice.WEAK_PIN),
        (c.ResetPin("Eve", FIRST), Notice.NOT_ALLOWED),
        (c.ResetPin("Ada", "123123"), Notice.WEAK_PIN),
        (c.ChangeRole("Ada", "boss"), Notice.NOT_ALLOWED),
        (c.ChangeRole("Ada", "attendant"), Notice.NOT_ALLOWED),
        (c.BarUser("Eve", is_barred=True), Notice.NOT_ALLOWED),
        (c.RemoveUser("Eve"), Notice.NOT_ALLOWED),
    ],
)
def test_what_makes_no_sense_changes_nothing(
    world: World, command: c.Command, notice: Notice
) -> None:
    """Each try is answered with why, and the list is as before."""
    before = users(world)
    assert ask(world, command) is notice
    assert users(world) == before


def test_a_hash_that_nobody_waits_for_any_more_does_nothing(world: World) -> None:
    """The manager has logged out, or two were added at once."""
    world.ask(c.AddUser("Ben", "attendant", FIRST))
    assert world.ask(c.AddUser("Cleo", "attendant", FIRST)).notice is Notice.BUSY
    world.ask(c.Logout())
    world.run(100)
    world.handle(m.PinHashed("nowhere", "Ben", "hash"))
    world.log_in("Mia")
    assert set(users(world)) == {"Ada", "Mia"}


def test_of_two_who_add_the_same_name_one_does(world: World) -> None:
    """The other is told that it is taken."""
    ask(world, c.ChangeRole("Ada", "manager"))
    world.log_in("Ada", screen="other")
    world.ask(c.AddUser("Ben", "attendant", FIRST))
    world.ask(c.AddUser("Ben", "technician", OWN), "other")
    world.run(100)
    assert users(world)["Ben"].role == "attendant"
    assert world.core.snapshot("other", world.clock.now()).visit.notice is Notice.NAME_TAKEN


def test_everybody_changes_their_own_pin(world: World) -> None:
    """Then only the new one lets them in; the old one once more is no change."""
    world.log_in("Ada", screen="other")
    assert ask(world, c.ChangePin(OWN), "other") is Notice.NONE
    assert ask(world, c.ChangePin(OWN), "other") is Notice.SAME_PIN
    assert bodies(world, "attendant-pin-changed") == [{"name": "Ada", "by": "Ada"}]
    ask(world, c.Logout(), "other")
    assert world.log_in("Ada", screen="other").attendant is None
    assert world.log_in("Ada", pin=OWN, screen="other").attendant is not None
