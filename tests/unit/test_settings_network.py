"""Lines that chargers call, and the outlets on them: what the settings may say, and what not."""

from __future__ import annotations

from pathlib import Path

import pytest

from hardware.registry import capabilities
from kiosk.domain.outlet import OutletId
from kiosk.settings import Settings, SettingsError, load

EXAMPLE = (Path(__file__).parents[2] / "assets/settings/example.toml").read_text()
SECRET = {"KIOSK_CHARGERS": "sixteen letters!"}
POWER = """
[products.power]
name = "Power"
kind = "energy"
price = "0.59"
vat_percent = "19"
smallest = "0.5"
largest = "100"

[lines.chargers]
ocpp = "127.0.0.1:9000"
password_env = "KIOSK_CHARGERS"

[[outlets]]
number = 3
product = "power"
line = "chargers"
profile = "ocpp16-22kw"
charge_point = "CP1"
connector = 2
"""


def read(folder: Path, text: str, environment: dict[str, str] | None = None) -> Settings:
    """Return what the example with `text` behind it says."""
    path = folder / "kiosk.toml"
    path.write_text(EXAMPLE + text)
    where = SECRET if environment is None else environment
    return load(path, profiles=capabilities(), environment=where)


def test_a_line_may_be_a_network(tmp_path: Path) -> None:
    """Where it listens and where the password is; the outlet names charger and connector."""
    settings = read(tmp_path, POWER)
    line = settings.lines["chargers"]
    assert line.network is not None
    assert (line.network.host, line.network.port) == ("127.0.0.1", 9000)
    assert line.network.where == "127.0.0.1:9000"
    assert line.network.password.read(SECRET) == SECRET["KIOSK_CHARGERS"]
    outlet = settings.site.outlets[OutletId(3)]
    assert (outlet.charge_point, outlet.address) == ("CP1", 2)
    assert settings.site.outlets[OutletId(1)].charge_point == ""
    assert settings.lines["forecourt"].network is None
    assert SECRET["KIOSK_CHARGERS"] not in repr(settings)


def test_a_password_may_lie_in_a_file(tmp_path: Path) -> None:
    """Beside the settings, readable by few; and the first connector need not be named."""
    (tmp_path / "chargers.key").write_text("sixteen letters!\n")
    (tmp_path / "chargers.key").chmod(0o600)
    text = POWER.replace('password_env = "KIOSK_CHARGERS"', 'password_file = "chargers.key"')
    settings = read(tmp_path, text.replace("connector = 2\n", ""))
    line = settings.lines["chargers"]
    assert line.network is not None
    assert line.network.password.read({}) == "sixteen letters!"
    assert settings.site.outlets[OutletId(3)].address == 1


def test_a_network_may_have_six_parts_and_colons(tmp_path: Path) -> None:
    """IPv6, in brackets as a URL has it."""
    line = read(tmp_path, POWER.replace("127.0.0.1", "[::1]")).lines["chargers"]
    assert line.network is not None
    assert (line.network.host, line.network.where) == ("::1", "[::1]:9000")


SECOND = """
[[outlets]]
number = 4
product = "power"
line = "chargers"
profile = "ocpp16-22kw"
charge_point = "CP1"
connector = 1
"""


def test_two_connectors_of_a_charger_are_two_outlets(tmp_path: Path) -> None:
    """And the same connector of another charger is a third one."""
    other = SECOND.replace("number = 4", "number = 5").replace("CP1", "CP2")
    settings = read(tmp_path, POWER + SECOND + other)
    assert len(settings.site.outlets) == 5


SAME_PORT = """
[lines.b]
ocpp = "127.0.0.1:9000"
password_env = "KIOSK_CHARGERS"
[products.power]
"""
WRONG = {
    # What is swapped for what; the key; the code; words of the message; words of the remedy.
    "no port": (":9000", "", "lines.chargers.ocpp", "wrong_value", "no address", "168.7.1:9000"),
    "port 0": (":9000", ":0", "lines.chargers.ocpp", "wrong_value", "no address", "port"),
    "port too high": (":9000", ":70000", "lines.chargers.ocpp", "wrong_value", "no address", ""),
    "a name": ("127.0.0.1", "kiosk.local", "lines.chargers.ocpp", "wrong_value", "no address", ""),
    "a URL": ('"127', '"ws://127', "lines.chargers.ocpp", "wrong_value", "no address", ""),
    "a path": (":9000", ":9000/ocpp", "lines.chargers.ocpp", "wrong_value", "no address", ""),
    "no password": (
        'password_env = "KIOSK_CHARGERS"', "", "lines.chargers", "said_twice",
        "password is kept must be said once", "password_file",
    ),
    "two passwords": (
        "password_env", 'password_file = "x"\npassword_env', "lines.chargers", "said_twice",
        "must be said once", "password_env",
    ),
    "no such variable": (
        "KIOSK_CHARGERS", "KIOSK_NOTHING", "lines.chargers.password_env", "secret",
        "no variable KIOSK_NOTHING", "account alone",
    ),
    "the password itself": (
        '"KIOSK_CHARGERS"', '"open sesame"', "lines.chargers.password_env", "wrong_value",
        "no name of a variable", "KIOSK_CHARGERS",
    ),
    "two places": (
        "ocpp = ", 'port = "/dev/ttyS7"\nocpp = ', "lines.chargers", "said_twice",
        "said once", "`ocpp`",
    ),
    "a speed": (
        "ocpp = ", "baud = 9600\nocpp = ", "lines.chargers.baud", "no_serial_port",
        "no serial port", "Leave it out",
    ),
    "an echo": (
        "ocpp = ", "echo = true\nocpp = ", "lines.chargers.echo", "no_serial_port",
        "no serial port", "Leave it out",
    ),
    "a password for a bus": (
        'ocpp = "127.0.0.1:9000"', 'port = "/dev/ttyS7"', "lines.chargers.password_env",
        "no_network", "no password", "`ocpp`",
    ),
    "an address": (
        "connector = 2", "address = 2", "outlets[3].address", "no_serial_port", "connectors",
        "`connector`",
    ),
    "no charger": ('charge_point = "CP1"\n', "", "outlets[3].charge_point", "missing", "miss", ""),
    "an odd charger": (
        '"CP1"', '"CP 1"', "outlets[3].charge_point", "wrong_value", "call itself", "letters",
    ),
    "connector 0": (
        "connector = 2", "connector = 0", "outlets[3].connector", "out_of_bounds", "0", "1 to 20",
    ),
    "a pump that calls": (
        "ocpp16-22kw", "reference-ev", "outlets[3].profile", "wrong_kind_of_line",
        "hangs on a serial line", "what calls in",
    ),
    "too little to stop in time": (
        'smallest = "0.5"', 'smallest = "0.4"', "outlets[3].profile", "preset_below_resolution",
        "less than this flow controller can be held to", "Sell at least 0.466",
    ),
    "the same connector": (
        POWER, POWER + SECOND.replace("connector = 1", "connector = 2"), "outlets[4].connector",
        "same_address", "outlet 3 has this connector", "its own",
    ),
    "the same port twice": (
        "[products.power]", SAME_PORT, "lines.chargers.ocpp", "same_port", "line b has it",
        "one line",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "key", "code", "what", "remedy"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_is_refused_with_line_and_remedy(
    tmp_path: Path, old: str, new: str, key: str, code: str, what: str, remedy: str
) -> None:
    """At the start, with where it stands and what would be right."""
    assert old in POWER
    with pytest.raises(SettingsError) as caught:
        read(tmp_path, POWER.replace(old, new, 1))
    found = {mistake.key: mistake for mistake in caught.value.mistakes}
    assert key in found, found
    mistake = found[key]
    assert mistake.code == code
    assert what in mistake.what
    assert remedy in mistake.remedy
    assert mistake.line > 0
    assert SECRET["KIOSK_CHARGERS"] not in str(caught.value)


def test_a_charger_on_a_serial_line_is_refused(tmp_path: Path) -> None:
    """By its profile, and by its name where it is given one."""
    serial = POWER.replace('line = "chargers"', 'line = "forecourt"')
    with pytest.raises(SettingsError) as caught:
        read(tmp_path, serial)
    assert {one.code for one in caught.value.mistakes} == {"no_network"}
    plain = serial.replace('charge_point = "CP1"\nconnector = 2', "address = 7")
    with pytest.raises(SettingsError) as caught:
        read(tmp_path, plain)
    assert [(one.key, one.code) for one in caught.value.mistakes] == [
        ("outlets[3].profile", "wrong_kind_of_line")
    ]


def test_a_password_that_can_be_guessed_is_refused(tmp_path: Path) -> None:
    """The standard wants sixteen letters; how many there are is all that is said of it."""
    with pytest.raises(SettingsError, match="9 letters can be guessed") as caught:
        read(tmp_path, POWER, {"KIOSK_CHARGERS": "too short"})
    assert "too short" not in str(caught.value)


def test_a_demo_opens_no_real_charger(tmp_path: Path) -> None:
    """Play money buys no power."""
    path = tmp_path / "kiosk.toml"
    demo = (Path(__file__).parents[2] / "assets/settings/demo.toml").read_text()
    line = '[lines.chargers]\nocpp = "127.0.0.1:9000"\npassword_env = "KIOSK_CHARGERS"\n'
    path.write_text(demo + line)
    with pytest.raises(SettingsError) as caught:
        load(path, profiles=capabilities(), environment=SECRET)
    assert [one.code for one in caught.value.mistakes] == ["demo_opens_valve"]
